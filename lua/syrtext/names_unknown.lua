-- names_unknown.lua - names that no list has
--
-- French writes names with capitals and little else, so a capital inside a
-- sentence is a name unless it is known to be something else (nationalities,
-- days, titles). At a sentence's start a capital tells nothing by itself: there
-- the word must be seen with a capital elsewhere, be a given name, or stand
-- before another capital.

local core = require "syrtext.core"
local fr = require "syrtext.fr.names"
local gazetteer = require "syrtext.gazetteer"

local unknown = {}

-- demonyms.tsv --> { [folded form] = country id }
function unknown.demonyms ()
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

-- "syro-turque": every part is a people; "Franco-Britannique" too.
local function is_demonym (demonyms, fold)
  if demonyms[fold] then return true end
  local a, b = fold:match("^([^-]+)%-(.+)$")
  return a ~= nil and (demonyms[a] or a:find("o$")) and is_demonym(demonyms, b) or false
end

unknown.is_demonym = is_demonym

-- The id of a name that no list has: one form for all spellings, "ned-price".
function unknown.id (text)
  local s = text:gsub("’", " "):gsub("'", " ")
  s = core.fold(s):gsub("[%c%s%p]+", "-"):gsub("\xC2[\x80-\xBF]", "-"):gsub("^%-+", ""):gsub("%-+$", "")
  return s ~= "" and s or core.fold(text)
end

local function is_acronym (v, i)
  local text = v.text[i]
  return v.caps[i] and not v.digits[i] and #text >= 2 and #text <= 6 and text:find("^%u+$") ~= nil and not fr.no_acronym[v.fold[i]]
end

-- Words with a capital that are no names wherever they stand.
local function is_common (s, i)
  local fold = s.v.fold[i]
  return fr.calendar[fold] or fr.title[fold] or fr.habit[fold] or is_demonym(s.demonyms, fold)
end

-- May token i open a name?
local function opens (s, i)
  local v = s.v
  if not v.upper[i] or v.loud[i] or s.taken[i] or v.digits[i] then return false end
  local fold = v.fold[i]
  if is_common(s, i) or fr.no_acronym[fold] then return false end
  local text = v.text[i]
  if #text < 2 or text:find("['’]$") then return false end
  if text:find("%.$") and #text > 2 then return false end
  if v.start[i] then return not fr.plain[fold] and not fr.particle[fold] end
  return not (fr.plain[fold] and #fold < 4)
end

local function continues (s, i)
  local v = s.v
  return v.upper[i] and not s.taken[i] and not v.loud[i] and not v.text[i]:find("['’]$")
    and not fr.calendar[v.fold[i]] and not is_demonym(s.demonyms, v.fold[i])
end

-- The last token of the name that begins at i: capitals, with particles between
-- them ("Zeid Ra'ad al-Hussein", "Ursula von der Leyen").
local function extend (s, i)
  local v, k = s.v, i
  while v:joined(k) do
    local j = k + 1
    while fr.particle[v.fold[j]] and not v.upper[j] and v:joined(j) do j = j + 1 end
    if j > k + 1 and not continues(s, j) then break end
    if not continues(s, j) then break end
    if v.gap[j] == "line" then break end
    k = j
  end
  return k
end

-- Adjectives as organisations have them: by their endings.
local function is_adjective (s, i)
  local v = s.v
  local fold = v.fold[i]
  if not v.word[i] or v.upper[i] then return false end
  if is_demonym(s.demonyms, fold) then return true end
  if #fold < 5 or fr.plain[fold] then return false end
  for _, ending in ipairs { "ique", "iques", "al", "ale", "ales", "aux", "aire", "aires", "ien", "ienne", "iens", "iennes", "ois", "oise",
    "if", "ive", "ifs", "ives", "iste", "istes", "ain", "aine", "ains", "aines", "el", "elle", "els", "elles", "uni", "unie", "unis", "unies", "libre" } do
    if fold:sub(-#ending) == ending then return true end
  end
  return false
end

-- "de la", "des", "pour les": how many tokens from i on join a noun, or 0.
local function joiner (s, i)
  local v, fold = s.v, s.v.fold[i]
  if not (fold == "de" or fold == "du" or fold == "des" or fold == "d" or fold == "pour" or fold == "aux") then return 0 end
  local after = v.fold[i + 1]
  if (fold == "de" or fold == "pour") and (after == "la" or after == "l" or after == "les" or after == "le") then return 2 end
  return 1
end

-- The end of an organisation's name whose head is token i: adjectives and one
-- or two nouns behind "de", "pour". Lower-case words belong to it.
local function extend_head (s, i)
  local v, k, groups = s.v, i, 0
  local function free (j) return v.word[j] and not s.taken[j] and v:joined(j - 1) and v.gap[j] ~= "line" end
  while true do
    local j = k + 1
    if not free(j) then break end
    if is_adjective(s, j) or (v.upper[j] and continues(s, j)) then
      k = j
    else
      local n = joiner(s, j)
      local noun = j + n
      if n == 0 or groups == 2 or not (v.word[noun] and v:joined(noun - 1)) or s.taken[noun] then break end
      if fr.plain[v.fold[noun]] and not v.upper[noun] and #v.fold[noun] < 5 then break end
      for x = j, noun - 1 do
        if not v.word[x] then return k end
      end
      k, groups = noun, groups + 1
    end
  end
  return k
end

-- ------------------------------------------------------------------ types

local A = { a = true, en = true, vers = true, depuis = true, pres = true, dans = true, jusqu = true, jusque = true }
local DE = { de = true, d = true, du = true, des = true }

-- The word that a name is said to be by what stands before it, over articles.
local function cue_before (s, i)
  local v = s.v
  local k = v:before(i, { l = true, la = true, le = true, les = true })
  if not k then return nil end
  local fold = v.fold[k]
  if DE[fold] then
    local b = v:before(k)
    while b and is_adjective(s, b) do b = v:before(b) end
    local noun = b and v.fold[b]
    if noun and fr.place_noun[noun] then return "LOC" end
    if noun and fr.org_noun[noun] then return "ORG" end
    return nil, fold
  end
  while k and (is_adjective(s, k) or is_demonym(s.demonyms, v.fold[k])) do k = v:before(k) end
  fold = k and v.fold[k]
  if not fold then return nil end
  if fr.title[fold] or fr.house[fold] then return "PER" end
  if fr.place_noun[fold] then return "LOC" end
  if fr.org_noun[fold] then return "ORG" end
  if A[fold] then return "LOC", fold end
  return nil, fold
end

-- A guess at the type of the span [a, z] by its own words and those before it.
function unknown.type_of (s, a, z)
  local v = s.v
  local head = v.fold[a]
  if fr.event_head[head] and z > a then return "EVENT" end
  if a == z and is_acronym(v, a) then return "ORG" end
  if fr.org_head[head] and not fr.given[head] then return "ORG" end
  local cue, word = cue_before(s, a)
  if cue and not (cue == "LOC" and word and (fr.given[head] or z > a and not fr.place_noun[head])) then return cue end
  if cue then return fr.given[head] and "PER" or cue end
  if fr.given[head] then return "PER" end
  for i = a, z do
    if is_acronym(v, i) then return "ORG" end
  end
  -- Two or more words with capitals and nothing else are persons most often;
  -- with an article before them they are not.
  local before = v:before(a)
  local article = before and (v.fold[before] == "la" or v.fold[before] == "le" or v.fold[before] == "les" or v.fold[before] == "l")
  if z > a then return article and "ORG" or "PER" end
  return article and "MISC" or "PER"
end

-- ------------------------------------------------------------------ spans

-- Is a single capital at a sentence's start a name?
local function stands_alone (s, i)
  local v = s.v
  if not v.start[i] then return true end
  local fold = v.fold[i]
  return v.inside[fold] and not v.seen[fold] or (is_acronym(v, i) and not v.seen[fold]) or false
end

-- A first word that a sentence's start alone made capital does not belong to
-- the name behind it: "Interrogé Ned Price" begins at Ned.
local function is_only_start (s, i)
  local v = s.v
  local fold = v.fold[i]
  if not v.start[i] then return false end
  if fr.given[fold] or v.inside[fold] then return false end
  return v.seen[fold] or fr.title[fold] or false
end

-- Call found(a, z) for each span of tokens that looks like a name.
function unknown.spans (s, found)
  local v, i = s.v, 1
  while i <= v.n do
    if opens(s, i) and not is_only_start(s, i) then
      local z
      if fr.org_head[v.fold[i]] and not v.start[i] then z = extend_head(s, i) else z = extend(s, i) end
      local lone_head = z == i and fr.org_head[v.fold[i]] and not is_acronym(v, i)
      if lone_head then
        s.heads[#s.heads + 1] = i
      elseif z > i or (stands_alone(s, i) and not fr.plain[v.fold[i]]) then
        found(i, z)
      end
      i = z + 1
    else
      i = i + 1
    end
  end
end

unknown.is_acronym = is_acronym
unknown.is_adjective = is_adjective
unknown.is_common = is_common

return unknown
