-- names_inflect.lua - names that a list has, under the endings and prefixes of other languages
--
-- French hardly bends its names; Russian bends all of them ("в Сирии", "Асадом"),
-- Turkish hangs endings on them ("Suriye'nin", "Ankaradaki"), Arabic writes and, in, to
-- in one word with them ("وبدمشق"). French newspapers write "Onu" for ONU, "ÉI" for EI. Only tokens that nothing matched are looked at, and
-- only in documents that have such letters, so French pays one search for a byte.
--
-- Russian compares stems on both sides, in a tree of the list's Cyrillic names that is
-- made once for a gazetteer: endings replace each other, so taking one off does not give
-- the name. Turkish and Arabic add to the name, so what is left is looked up as it is.

local common = require "syrtext.fr.common"
local core = require "syrtext.core"
local fr = require "syrtext.fr.names"

local inflect = {}

local function list_of (text)
  local out = {}
  for word in text:gmatch("%S+") do out[#out + 1] = core.fold(word) end
  table.sort(out, function (x, y)
    if #x ~= #y then return #x > #y end
    return x < y
  end)
  return out
end

local RUSSIAN = list_of [[
иями ыми ими ями ами ого его ому ему ией ою ею ия ии ию ие ием иям иях ая яя ую юю ое ее ые ых их ым им ом ем ам ям ах ях
ой ей ый ий а я у ю о е ы и ь
]]
local TURKISH = list_of [[
nin nın nun nün in ın un ün de da te ta den dan ten tan ye ya yi yı yu yü e a i ı u ü nde nda nden ndan ne na ni nı nu nü
le la yle yla deki daki teki taki li lı lu lü liler lılar lular lüler ler lar
]]
local ARABIC = { "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك" } -- and, then, by, to, like
local AL = "ال"
local LONGEST = 4 -- words of a name that is looked for

local letters = utf8.len

-- ------------------------------------------------------------------ Russian

local function without (fold, endings, least)
  for _, e in ipairs(endings) do
    if fold:sub(-#e) == e and (letters(fold:sub(1, -#e - 1)) or 0) >= least then return fold:sub(1, -#e - 1) end
  end
  return fold
end

local function shorter (fold)
  local last = fold:match("[\xD0\xD1][\x80-\xBF]$")
  return last and #fold - #last >= 6 and fold:sub(1, -#last - 1) or fold
end

-- The stem with the longest ending off, with its last letter off, and with two
-- off: "Рахима" is of "Рахим", "Сергеем" of "Сергей".
local function stems (fold)
  local short = shorter(fold)
  return without(fold, RUSSIAN, 3), short, shorter(short)
end

local function insert (node, words, i, row)
  if i > #words then
    node.rows = node.rows or {}
    table.insert(node.rows, row)
    return
  end
  local stem, short = stems(words[i])
  local keys = stem == words[i] and { stem } or { stem, words[i] }
  if words[i]:find("и$") and short ~= stem then keys[#keys + 1] = short end -- й
  for _, key in ipairs(keys) do
    node[key] = node[key] or {}
    insert(node[key], words, i + 1, row)
  end
end

local VOWELS = "аеиоуыэюяйь"
local LEAST = 3 -- letters of a stem

-- The one form of a Russian word, folded, in all its cases: "кузнецов" of "Кузнецовым", "серг" of
-- "Сергея" and "Сергей". For names that no list has: their id is to be the same in each.
function inflect.root (fold)
  if not fold:find("[\xD0\xD1]") then return fold end
  local stem = without(fold, RUSSIAN, LEAST)
  while true do
    local last = stem:match("[\xD0\xD1][\x80-\xBF]$")
    if not last or not VOWELS:find(last, 1, true) or (letters(stem) or 0) <= LEAST then return stem end
    stem = stem:sub(1, -#last - 1)
  end
end

local trees = setmetatable({}, { __mode = "k" }) -- gazetteer -> its Cyrillic names

local function tree_of (gaz)
  local tree = trees[gaz]
  if not tree then
    tree = {}
    for row in gaz:names() do
      if row.case ~= "exact" and row.alias:find("[\xD0\xD1]") then
        local words = {}
        for word in core.fold(row.alias):gsub("-", " "):gmatch("%S+") do words[#words + 1] = word end
        if #words <= LONGEST then insert(tree, words, 1, row) end
      end
    end
    trees[gaz] = tree
  end
  return tree
end

-- The rows of the longest name from token i on, and its last token.
local function longest (v, node, i)
  local rows, z
  if node.rows then rows, z = node.rows, i - 1 end
  local joined = node.rows == nil or v:joined(i - 1)
  if i > v.n or not joined or not v.word[i] then return rows, z end
  for _, key in ipairs { stems(v.fold[i]) } do
    local child = node[key]
    if child then
      local found, last = longest(v, child, i + 1)
      if found and (not z or last > z) then rows, z = found, last end
    end
  end
  return rows, z
end

local function russian (s, i)
  local v = s.v
  if not v.upper[i] or not v.text[i]:find("^[\xD0\xD1]") then return nil end
  return longest(v, tree_of(s.gaz), i)
end

-- ------------------------------------------------------------------ Turkish and Arabic

local function look_up (s, name)
  local rows = s.gaz:lookup(name, { tier = 1 })
  local out = {}
  for _, r in ipairs(rows) do
    if r.case ~= "exact" then out[#out + 1] = r end
  end
  return out[1] and out
end

-- "Suriye'nin" --> "Suriye", or nil: Turkish parts names from their endings so.
function inflect.before_apostrophe (text)
  local head = text:gsub("’", "'"):match("^(.-)'")
  return head and #head > 1 and head or nil
end

-- What a Turkish word may be without its endings.
local function turkish_stems (text)
  local head = inflect.before_apostrophe(text)
  if head then return { head } end
  local out = {}
  for _, e in ipairs(TURKISH) do
    local rest = text:sub(1, -#e - 1)
    if #text > #e and core.fold(text:sub(-#e)) == e and (letters(rest) or 0) >= 4 then out[#out + 1] = rest end
  end
  return out
end

-- The name whose last word is token i: with the words before it, or alone.
local function turkish (s, i)
  local v = s.v
  if not v.upper[i] then return nil end
  for _, stem in ipairs(turkish_stems(v.text[i])) do
    for a = math.max(1, i - LONGEST + 1), i do
      local whole = a == i or (v.upper[a] and v.sentence[a] == v.sentence[i] and not s.covered[a])
      for k = a, i - 1 do whole = whole and v.word[k] and v:joined(k) end
      local rows = whole and look_up(s, (a < i and v:span(a, i - 1) .. " " or "") .. stem)
      if rows then return rows, i, a end
    end
  end
  return nil
end

-- The name whose first word is token i, after and, in, to.
local function arabic (s, i)
  local v = s.v
  local text = v.text[i]
  if not text:find("^[\xD8-\xDB]") then return nil end
  for _, p in ipairs(ARABIC) do
    if text:sub(1, #p) == p then
      local stem = text:sub(#p + 1)
      if p:sub(-2) == "ل" and stem:sub(1, 2) == "ل" then stem = AL .. stem:sub(3) end -- لل is ل + ال
      for z = math.min(i + LONGEST - 1, v.n), i, -1 do
        local whole = (letters(stem) or 0) >= 3
        for k = i + 1, z do whole = whole and v.word[k] and v:joined(k - 1) and not s.covered[k] end
        local rows = whole and look_up(s, stem .. (z > i and " " .. v:span(i + 1, z) or ""))
        if rows then return rows, z end
      end
    end
  end
  return nil
end

-- ------------------------------------------------------------------ acronyms

local SHORT, LONG = 3, 6 -- letters of an acronym that is written as a word

-- "Onu", "Osdh", "ÉI": the acronym's form in plain capitals, or nil. A word that begins its
-- sentence, stands beside another capital, is French or a given name is none.
local function acronym_of (v, i)
  local text, fold = v.text[i], v.fold[i]
  if v.loud[i] then return nil end
  if v.caps[i] then return text:find("[\x80-\xFF]") and fold:find("^%l%l+$") and #fold <= LONG and fold:upper() or nil end
  if v.start[i] or #text < SHORT or #text > LONG or not text:find("^%u%l+$") then return nil end
  if common[fold] or fr.plain[fold] or fr.given[fold] or fr.no_acronym[fold] then return nil end
  if v.upper[i + 1] and v:joined(i) or (v.upper[i - 1] and not v.start[i - 1] and v:joined(i - 1)) then return nil end
  return fold:upper()
end

local function acronym (s, i)
  local name = acronym_of(s.v, i)
  local out = {}
  for _, r in ipairs(name and s.gaz:lookup(name, { tier = 1 }) or {}) do
    if r.case == "exact" and r.alias == name then out[#out + 1] = r end
  end
  return out[1] and out
end

-- ------------------------------------------------------------------ all

local function match_of (s, rows, a, z)
  local row = rows[1]
  local m = { first_token = a, last_token = z, first = s.v.first[a], last = s.v.last[z], entity = row.entity, type = row.type,
    name = row.name, alias = row.alias, case = row.case, tier = 2, also = {} }
  local seen = { [row.entity] = true }
  for i = 2, #rows do
    local r = rows[i]
    if not seen[r.entity] then
      seen[r.entity] = true
      table.insert(m.also, { entity = r.entity, type = r.type, name = r.name, alias = r.alias, case = r.case, tier = 2 })
    end
  end
  return m
end

-- The rules that this document's letters ask for.
local function rules_of (doc)
  local text, rules = doc:sub(1, -1), {}
  if text:find("[\xD0\xD1]") then rules[#rules + 1] = russian end
  if text:find("[\xD8-\xDB]") then rules[#rules + 1] = arabic end
  if doc:stats().lang == "tr" then rules[#rules + 1] = turkish end
  return rules
end

-- matches(s, found): more matches for tokens that `found` leaves; s: the state of
-- names.lua.
function inflect.matches (s, found)
  local rules, out = rules_of(s.doc), {}
  s.covered = {}
  for _, m in ipairs(found) do
    for i = m.first_token, m.last_token do s.covered[i] = true end
  end
  for _, i in ipairs(s.v.uppers) do
    local rows = not s.covered[i] and acronym(s, i)
    if rows then
      out[#out + 1] = match_of(s, rows, i, i)
      s.covered[i] = true
    end
  end
  for i = 1, rules[1] and s.v.n or 0 do
    for _, rule in ipairs(s.covered[i] and {} or rules) do
      local rows, z, a = rule(s, i)
      if rows and not s.covered[i] then
        out[#out + 1] = match_of(s, rows, a or i, z)
        for k = a or i, z do s.covered[k] = true end
      end
    end
  end
  return out
end

return inflect
