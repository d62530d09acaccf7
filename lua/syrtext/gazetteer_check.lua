-- gazetteer_check.lua - what is wrong or dangerous in lists of names
--
-- Errors are what stops a build: a bad row, bad UTF-8, a NUL, a name that folds to
-- nothing or has more than 16 words. Warnings are names that will be found where
-- nobody means them: common French words, one or two letters, one name of
-- several entities; and names that an entity has twice. "never-alone" answers the
-- first three, "exact" the short ones.

local core = require "syrtext.core"
local everyday = require "syrtext.fr.everyday"
local gazetteer = require "syrtext.gazetteer"

local check = {}

-- ------------------------------------------------------------------ keys

local GAPS = { "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xC2\xA0", "\xE2\x80\xAF", "-" } -- hyphens and spaces
local MARKS = { "‘", "’", "ʿ", "ʾ", "'", "`" }

-- The form by which the matcher compares, for one that is only approximate here:
-- gaps are one space, apostrophes are gone.
local function key_of (alias)
  local s = alias
  for _, mark in ipairs(MARKS) do s = s:gsub(mark, "") end
  for _, gap in ipairs(GAPS) do s = s:gsub(gap == "-" and "%-" or gap, " ") end
  return (core.fold(s):gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

local ARTICLES = {} -- as the matcher has them (csrc/syr_gazname.c)
for word in ("al el ash ach esh ech ez az adh ath an as at ad ar en es ed er il"):gmatch("%S+") do ARTICLES[word] = true end
local REMAIN = 4 -- letters beside the articles

-- The key without Arabic articles, by which tier 2 finds it; the key itself when they stay.
local function bare_of (key)
  local out, last = {}, nil
  for word in key:gmatch("%S+") do
    if not ARTICLES[word] then out[#out + 1] = word end
    last = word
  end
  local bare = table.concat(out, " ")
  if ARTICLES[last] or (utf8.len((bare:gsub(" ", ""))) or 0) < REMAIN then return key end
  return bare
end

-- ------------------------------------------------------------------ dangers of one name

-- Letters and digits of a name without its elision; ideographs are a name by two.
local function is_short (alias)
  if alias:find("[\xE3-\xF4]") then return false end
  local text = core.fold((alias:gsub("’", "'"):gsub("^[DdLl]'", "")))
  local n = utf8.len((text:gsub("[%s%p]", "")))
  return n ~= nil and n <= 2
end

local FRENCH_ARTICLES = { le = true, la = true, les = true, un = true, une = true, des = true }

-- "Sur"; "La ville" and "L'Orient", which begin sentences: a word, or one behind its article.
local function is_everyday (alias)
  local text = alias:gsub("’", "'")
  local first, second = core.fold(text):match("^(%S+)%s+(%S+)$")
  if first then return FRENCH_ARTICLES[first] and everyday(second) or false end
  return everyday(core.fold(text:match("^[Ll]'(.+)$") or text))
end

local function dangers (row)
  local out = {}
  if row.case == "never-alone" or row.case == "exact" then return out end
  if is_everyday(row.alias) then
    out[1] = ("a common French word: case never-alone, or exact if it is only a name with a capital (now %s)"):format(row.case)
  end
  if is_short(row.alias) then
    out[#out + 1] = ("one or two letters: case exact or never-alone (now %s)"):format(row.case)
  end
  return out
end

-- ------------------------------------------------------------------ names of several rows

local TOLD = 3 -- other places that are named

-- Where row k stands, seen from row n: the file only where it is another one.
local function place (list, n, k)
  local file = list.file[k] ~= list.file[n] and list.file[k] or nil
  return file and ("%s: line %d"):format(file, list.line[k]) or ("line %d"):format(list.line[k])
end

-- How many entities the rows of a group are of.
local function count_entities (list, group)
  if not group.entities then
    local seen, n = {}, 0
    for _, k in ipairs(group) do
      local id = list.rows[k].entity
      if not seen[id] then seen[id], n = true, n + 1 end
    end
    group.entities = n
  end
  return group.entities
end

-- Other entities with the name of row n, as text; nil when there are none or all of them are kept.
-- wanted(k): is row k one of them?
local function shared (list, group, n, wanted)
  local row, others, seen = list.rows[n], {}, {}
  for _, k in ipairs(group) do
    local other = list.rows[k]
    local both_kept = other.case == "never-alone" and row.case == "never-alone"
    if other.entity ~= row.entity and not seen[other.entity] and not both_kept and (not wanted or wanted(k)) then
      seen[other.entity] = true
      others[#others + 1] = ("%s (%s)"):format(other.entity, place(list, n, k))
      if #others > TOLD then break end
    end
  end
  if not others[1] then return nil end
  local rest = math.max(count_entities(list, group) - 1 - TOLD, 1)
  local more = #others > TOLD and (" and %d more"):format(rest) or ""
  return table.concat(others, ", ", 1, math.min(TOLD, #others)) .. more
end

-- The first row of the same entity before row n that is one name with it for the matcher.
local function repeated (list, group, n)
  for _, k in ipairs(group) do
    if k >= n then return nil end
    local row, other = list.rows[n], list.rows[k]
    if other.entity == row.entity and other.case == row.case and row.case ~= "exact" then return k end
  end
  return nil
end

local function group_by (keys)
  local groups = {}
  for n, key in ipairs(keys) do
    groups[key] = groups[key] or {}
    table.insert(groups[key], n)
  end
  return groups
end

local function warnings (list, put)
  local keys, bare = {}, {}
  for n, row in ipairs(list.rows) do
    keys[n] = key_of(row.alias)
    bare[n] = bare_of(keys[n])
  end
  local groups, kin = group_by(keys), group_by(bare)
  for n, row in ipairs(list.rows) do
    local texts = dangers(row)
    local others = shared(list, groups[keys[n]], n)
    if others then texts[#texts + 1] = "also the name of " .. others end
    others = shared(list, kin[bare[n]], n, function (k) return keys[k] ~= keys[n] end)
    if others then texts[#texts + 1] = "but for an Arabic article also the name of " .. others end
    local twin = not list.foreign_row[n] and repeated(list, groups[keys[n]], n)
    if twin then
      texts[#texts + 1] = ("the same to the matcher as '%s' of this entity (%s): take one away"):format(list.rows[twin].alias,
        place(list, n, twin))
    end
    for _, text in ipairs(texts) do
      put { severity = "warning", file = list.file[n], line = list.line[n], name = row.alias, problem = text }
    end
  end
end

-- problems(sources, options?) --> array of { severity, file, line, name, problem },
-- by file and line. What is no list at all raises a fault.
function check.problems (sources, options)
  local found, rank = {}, {}
  for i, path in ipairs(sources) do rank[path] = rank[path] or i end
  local function put (p)
    p.order = #found + 1
    found[p.order] = p
  end
  local list = gazetteer.read(sources, { problem = put, type = options and options.type })
  warnings(list, put)
  table.sort(found, function (x, y)
    if x.file ~= y.file then return (rank[x.file] or 0) < (rank[y.file] or 0) end
    if x.line ~= y.line then return x.line < y.line end
    return x.order < y.order
  end)
  return found
end

return check
