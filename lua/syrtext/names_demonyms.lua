-- names_demonyms.lua - words for peoples: "syrien", "turques", "syro-turque"
--
-- Their forms are in demonyms.tsv; a plural or feminine that is not there is
-- found through the masculine ("-ienne", "-aises", "-ques"). A compound names
-- two countries. Capitals tell nothing: "les Syriens", "syriens".

local core = require "syrtext.core"
local gazetteer = require "syrtext.gazetteer"

local demonyms = {}

-- demonyms.tsv --> { [folded form] = country id }
local function read ()
  local out = {}
  local path = gazetteer.shipped "demonyms.tsv"
  local f = path and io.open(path, "r")
  if not f then return out end
  f:read("l")
  for line in f:lines() do
    local entity, forms = line:match("^([^\t]+)\t([^\t\r]+)")
    for form in (forms or ""):gmatch("[^|]+") do out[core.fold(form)] = entity end
  end
  f:close()
  return out
end

-- Endings of feminines and plurals, and what the masculine has there.
local ENDINGS = { { "iennes", "ien" }, { "ienne", "ien" }, { "iens", "ien" }, { "eennes", "een" }, { "eenne", "een" },
  { "eens", "een" }, { "aises", "ais" }, { "aise", "ais" }, { "oises", "ois" }, { "oise", "ois" }, { "aines", "ain" }, { "aine", "ain" },
  { "ains", "ain" }, { "ques", "c" }, { "que", "c" }, { "ques", "que" }, { "es", "e" }, { "es", "" }, { "s", "" }, { "e", "" } }

local function by_ending (map, fold)
  for _, pair in ipairs(ENDINGS) do
    local size = #pair[1]
    if #fold > size + 2 and fold:sub(-size) == pair[1] then
      local found = map[fold:sub(1, -size - 1) .. pair[2]]
      if found then return found end
    end
  end
  return false
end

local function compound (map, fold)
  local a, b = fold:match("^([^-]+)%-(.+)$")
  if not a or not (map[a] or a:find("o$")) then return false end
  local right = demonyms.country(map, b)
  return right and map[a] and map[a] .. "+" .. right or right
end

local MEMO = 50000 -- words that are remembered to be no people
local memo, count = {}, 0

-- The country of a folded form ("syrie+turquie" for "syro-turque"), or false.
function demonyms.country (map, fold)
  local found = map[fold] or memo[fold]
  if found == nil then
    found = by_ending(map, fold) or compound(map, fold)
    if count >= MEMO then memo, count = {}, 0 end
    memo[fold], count = found, count + 1
  end
  return found
end

local shared
function demonyms.map ()
  shared = shared or read()
  return shared
end

-- "l'Argentine" is the country, "la presse argentine" is not.
local function is_country_itself (text, fold, entity)
  return fold == entity and text:find("^[%u\xC3]") ~= nil
end

-- find(doc) --> array of { first, last, entity, form }, in order
function demonyms.find (doc)
  local map, known, out = demonyms.map(), {}, {}
  for first, last, _, i in doc:tokens("word") do
    local text = doc:text(i)
    local entity = known[text]
    if entity == nil then
      local fold = core.fold(text)
      entity = demonyms.country(map, fold)
      local half = fold:find("o$") and not fold:find("-", 1, true) -- "syro" is no word
      if entity and (#fold < 4 or half or is_country_itself(text, fold, entity)) then entity = false end
      known[text] = entity
    end
    if entity then out[#out + 1] = { first = first, last = last, entity = entity, form = text } end
  end
  return out
end

return demonyms
