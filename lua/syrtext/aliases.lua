-- aliases.lua - where an article says that two names are one thing
--
--   for _, d in ipairs(aliases.find(doc, gazetteer)) do print(d.relation, d.long, d.short) end
--
-- Three relations: an acronym ("Long Form (LF)", "LF (Long Form)"), a former
-- name ("Front A (ex-Front B)", "A, rebaptisé B"), another name ("X, alias Y").
-- A bracket after a name mostly says something else: a party, a town, an
-- agency, what an editor put in. So the letters of an acronym must be spelled by
-- the words beside it, or a list must know both names as one, or the words must
-- be the name of an organisation that may be a translation.

local fr = require "syrtext.fr.aliases"
local person = require "syrtext.fr.names"
local spelling = require "syrtext.aliases_spelling"

local aliases = {}

-- ------------------------------------------------------------------ spans of tokens

-- The mention whose last token is k, whose first token is k.
local function ending (s, k)
  local m = s.taken[k]
  return m and m.last_token == k and m or nil
end

local function beginning (s, k)
  local m = s.taken[k]
  return m and m.first_token == k and m or nil
end

local function span_of (m)
  return { a = m.first_token, z = m.last_token, m = m }
end

local QUOTES = { ['"'] = true, ["»"] = true, ["«"] = true, ["”"] = true, ["“"] = true, ["’"] = true, ["'"] = true }

-- The last word before token i, over one closing quotation mark.
local function word_before (v, i)
  local k = i - 1
  if k > 1 and QUOTES[v.text[k]] then k = k - 1 end
  return k >= 1 and (v.word[k] or v.digits[k]) and v.sentence[k] == v.sentence[i] and k or nil
end

-- The first word from token i on, over articles, opening marks and the words in `skip`.
local function word_from (v, i, skip)
  local k = i
  while v.text[k] and v.sentence[k] == v.sentence[i] and (QUOTES[v.text[k]] or fr.article[v.fold[k]] or skip and skip[v.fold[k]]) do
    k = k + 1
  end
  return k
end

local function is_person (s, m)
  return m.type == "PER" and (m.tier > 0 or m.sure or person.given[s.v.fold[m.first_token]])
end

-- Are the two one entity, by their lists or by what the analyst merged?
local function is_one (s, x, y)
  if x.entity == y.entity then return true end
  return s.decisions ~= nil and s.decisions:merges(x.entity) == s.decisions:merges(y.entity)
end

-- May the two be one thing, by their types? What is only guessed gives way.
local function agree (s, x, y)
  if x.type == y.type then return true end
  if is_person(s, x) or is_person(s, y) then return false end
  return (x.tier == 0 and not x.sure) or (y.tier == 0 and not y.sure)
end

-- "Badreddine, alias Sami Issa": a single word that was only guessed to be a place, beside a person's whole name.
local function is_last_name (x, y)
  return x.type == "LOC" and x.tier == 0 and not x.sure and x.first_token == x.last_token
    and y.type == "PER" and y.first_token < y.last_token
end

local function same_text (v, x, y)
  return v:span(x.a, x.z):lower() == v:span(y.a, y.z):lower()
end

-- ------------------------------------------------------------------ acronyms

-- "organisation Etat islamique (OEI)": what a list knows, behind a class noun whose letter the
-- acronym has.
local function behind_noun (s, m, a)
  local fold = s.v.fold[a]
  return m ~= nil and m.tier > 0 and m.type == "ORG" and m.first_token == a + 1 and m.last_token > m.first_token and not s.v.upper[a]
    and (person.org_noun[fold] or person.org_head[fold]) ~= nil
end

-- The span of the long form that ends at token z; made a mention when its words
-- are those of a name.
local function long_span (s, z, letters)
  local v = s.v
  local a = spelling.long_form(v, z, letters)
  if not a then return nil end
  local m = ending(s, z)
  if m and m.first_token <= a or behind_noun(s, m, a) then return span_of(m) end
  if is_person(s, m or { type = "" }) then return nil end
  if not v.upper[a] and not person.org_head[v.fold[a]] then return { a = a, z = z } end
  return span_of(s.add(a, z, "ORG", true))
end

-- Is the acronym at token k the name of mention m in another language? "Parti des
-- travailleurs du Kurdistan (PKK)".
local function is_translation (s, m, k, letters)
  local short = beginning(s, k)
  if short and is_one(s, short, m) then return true end
  if m.type == "PER" and (is_person(s, m) or not person.org_head[s.v.fold[m.first_token]]) then return false end
  if m.type == "LOC" or m.first_token == m.last_token or #letters < 3 then return false end
  if short and short.tier > 0 then
    if m.tier > 0 or short.type == "LOC" then return false end
    if spelling.shares_word(s.v, m, short.name or "") then return true end
    return s.v.fold[m.first_token]:sub(1, 1) == letters:sub(1, 1) and spelling.size(s.v, m) == #letters
  end
  if spelling.is_pieces(s.v, k) then return m.type == "ORG" and not (short and short.type == "LOC" and short.sure) end -- "Tev-Dem"
  return not person.no_acronym[letters] and math.abs(spelling.size(s.v, m) - #letters) <= 1
end

-- "Long Form (ABC": the acronym at token k, the long form up to token z.
local function long_then_short (s, z, k)
  local letters = spelling.letters(s.v, k)
  if not letters then return nil end
  local long = long_span(s, z, letters)
  if not long then
    local m = ending(s, z)
    if not (m and (spelling.is_capitals(s.v, k) or spelling.is_pieces(s.v, k)) and is_translation(s, m, k, letters)) then return nil end
    long = span_of(m)
  end
  local m = beginning(s, k)
  if m and m.last_token > k then return nil end
  m = m or (long.m and s.add(k, k, long.m.type, true))
  return { long = long, short = m and span_of(m) or { a = k, z = k }, relation = "acronym" }
end

-- "ABC (Long Form": the acronym at token k, the words from a to z.
local function short_then_long (s, k, a, z)
  local v = s.v
  local letters = spelling.letters(v, k)
  if not letters or z <= a then return nil end
  local m = beginning(s, a)
  if spelling.spells(v, a, z, letters) and (v.upper[a] or #letters > 2) then
    if not (m and m.last_token == z) and v.upper[a] then m = s.add(a, z, "ORG", true) end
  elseif not (m and m.last_token == z and spelling.is_capitals(v, k) and is_translation(s, m, k, letters)) then
    return nil
  end
  local short = beginning(s, k)
  if short and short.last_token > k then return nil end
  local long = m and m.last_token == z and span_of(m) or { a = a, z = z }
  short = short or (long.m and s.add(k, k, long.m.type, true))
  return { long = long, short = short and span_of(short) or { a = k, z = k }, relation = "acronym" }
end

-- ------------------------------------------------------------------ other names

-- What a quotation says that token k opens: `surnommé "le Boucher"`. At most five words.
local function quoted (v, k)
  if not QUOTES[v.text[k]] then return nil end
  for z = k + 1, math.min(k + 6, v.n) do
    if v.sentence[z] ~= v.sentence[k] then return nil end
    if QUOTES[v.text[z]] and z > k + 1 then return { a = k + 1, z = z - 1 } end
  end
  return nil
end

-- The words at token i that announce another name: relation, the token after
-- them, whether the new name is the second one. Nil when there are none.
local function announced (v, i)
  for _, p in ipairs(fr.announce[v.fold[i]] or {}) do
    local k = i
    for _, word in ipairs(p.words) do
      if v.fold[k] == word or word == "de" and fr.de[v.fold[k]] then k = k + 1 else k = nil end
      if not k then break end
    end
    if k and v.sentence[k] == v.sentence[i] then return p.relation, k, p.newer end
  end
  return nil
end

local CLOSED = { [","] = true, [")"] = true, ["."] = true, [";"] = true, ["»"] = true, ['"'] = true }

local MOST_WORDS = 4 -- of a nickname without quotation marks

-- The nickname at token k: an article, words with capitals, and a mark: `dit le Boucher,`.
-- No office ("dit le Président") and no name that a list has.
local function nickname (s, k)
  local v, a = s.v, k + 1
  if not fr.article[v.fold[k]] or not v.word[a] or not v.upper[a] or person.title[v.fold[a]] then return nil end
  local z = a
  while z < a + MOST_WORDS - 1 do
    local n = z + (fr.de[v.fold[z + 1]] and 2 or 1) -- "la Dame de Fer"
    if not v.word[n] or not v.upper[n] then break end
    z = n
  end
  if not CLOSED[v.text[z + 1]] or v.sentence[z] ~= v.sentence[k] then return nil end
  local m = beginning(s, a)
  if m and (m.tier > 0 or m.last_token > z) then return nil end
  return span_of(s.add(a, z, "PER", true))
end

-- "X (ex-Y", "X, alias Y": what is announced at token i about the name before.
local function announcement (s, x, i)
  local v = s.v
  local relation, k, newer = announced(v, i)
  if not relation or not x then return nil end
  local words = fr.nickname[v.fold[i]] and x.type == "PER" and (quoted(v, k) or nickname(s, k))
  if words then return { long = span_of(x), short = words, relation = "aka" } end
  local y = beginning(s, word_from(v, k))
  if y and fr.verbal[v.fold[i]] then
    if k == i + 1 and not CLOSED[v.text[y.last_token + 1]] then return nil end
    if x.tier > 0 and y.tier > 0 and not is_one(s, x, y) then return nil end -- "L'Iran, dit Moscou, a tort"
  end
  if fr.task[v.fold[i]] and (x.type == "PER" or y and y.type == "PER") then return nil end
  if not y or y.type == "EVENT" or not (agree(s, x, y) or is_last_name(x, y)) then return nil end
  local long, short = span_of(x), span_of(y)
  if same_text(v, long, short) then return nil end
  if newer then long, short = short, long end
  return { long = long, short = short, relation = relation }
end

-- "Forces de mobilisation populaire (Hachd al-Chaabi)": the French words of a name that no list
-- has, and the one that a list has in another language.
local function is_translated (s, x, y)
  local v = s.v
  if x.type ~= "ORG" or y.type ~= "ORG" or x.tier > 0 or y.tier == 0 or y.first_token == y.last_token then return false end
  if not person.org_head[v.fold[x.first_token]] or spelling.size(v, x) < 3 then return false end
  for i = x.first_token + 1, x.last_token do
    if v.upper[i] then return false end
  end
  return v.text[y.last_token]:find("^[ae]%l%-%u") ~= nil
end

-- "Kobané (Aïn al-Arab en arabe)", "l'EI (Daech)": two names side by side.
local function side_by_side (s, x, a, z)
  local y = beginning(s, a)
  if not x or not y or y.last_token > z then return nil end
  local tongue = s.v.fold[y.last_token + 1] == "en" and fr.tongue[s.v.fold[y.last_token + 2]]
  local said = s.v.fold[y.last_token + 1] == "selon" and fr.article[s.v.fold[y.last_token + 2]] and fr.acronym[s.v.fold[y.last_token + 3]]
  if not tongue and not said and y.last_token < z then return nil end
  if not (x.tier > 0 and is_one(s, x, y)) and not (tongue and agree(s, x, y)) and not is_translated(s, x, y) then return nil end
  local long, short = span_of(x), span_of(y)
  if same_text(s.v, long, short) then return nil end
  return { long = long, short = short, relation = "aka" }
end

-- ------------------------------------------------------------------ brackets

local PART = { [","] = true, [";"] = true, ["-"] = true, ["–"] = true, ["—"] = true, ["/"] = true, [":"] = true }

-- "EI ou Daech": two names, no word of one.
local function is_or (v, k)
  local n = QUOTES[v.text[k + 1]] and k + 2 or k + 1
  return v.fold[k] == "ou" and v.upper[k - 1] and v.word[n] and (v.upper[n] or fr.article[v.fold[n]]) or false
end

-- The parts of the bracket that opens at i: call part(a, z) with their tokens.
local function parts (v, i, part)
  local a = i + 1
  for k = a, math.min(i + 40, v.n) do
    if v.sentence[k] ~= v.sentence[i] then return end
    local text = v.text[k]
    local closed = text == ")" or text == "]"
    if closed or PART[text] or is_or(v, k) then
      if k > a then part(a, k - 1) end
      a = k + 1
    end
    if closed then return end
  end
end

-- "en anglais SDF", "ou FDS", "acronyme arabe HTS": what may stand before the name.
local function one_part (s, z, a, last)
  local v = s.v
  local x = ending(s, z)
  local found = announcement(s, x, a)
  if found then return found end
  local k = word_from(v, a, fr.lead)
  while last > k and QUOTES[v.text[last]] do last = last - 1 end
  if k > last then return nil end
  local rest = k == last or v.fold[k + 1] == "en" or v.fold[k + 1] == "selon"
  if rest then found = long_then_short(s, z, k) end
  return found or short_then_long(s, z, k, last) or side_by_side(s, x, k, last)
end

-- The definitions of a bracket; its last token.
local function in_brackets (s, i, put)
  local z, stop = word_before(s.v, i), i
  if not z then return i end
  parts(s.v, i, function (a, last)
    put(one_part(s, z, a, last))
    stop = last
  end)
  return stop
end

-- ------------------------------------------------------------------ between commas

-- "X, alias Y", "X, ex-Y": the announcement at token i without a bracket.
local function announced_after_comma (s, i, put)
  local v = s.v
  local k = i - 1
  while k > 1 and fr.article[v.fold[k]] do k = k - 1 end -- "X, l'ex-Y"
  local comma = v.text[k] == ","
  if not comma and not fr.tight[v.fold[i]] then return end
  while not comma and k > 1 and fr.be[v.fold[k]] do k = k - 1 end -- "X est surnommé Y"
  local z = word_before(v, comma and k or k + 1)
  local found = z and announcement(s, ending(s, z), i)
  if found then put(found) end
  local new = found and found.relation == "former" and found.long.a > i and found.long -- "devenu A puis B"
  local j = new and new.z + (v.text[new.z + 1] == "," and 2 or 1)
  local y = j and v.fold[j] == "puis" and beginning(s, word_from(v, j + 1))
  if y and agree(s, found.short.m, y) and not same_text(v, found.short, span_of(y)) then
    put { long = span_of(y), short = found.short, relation = "former" }
  end
end

-- "Daech, acronyme arabe de l'EI": the words lie between the two.
local function acronym_of (s, i)
  local v = s.v
  if not fr.acronym[v.fold[i]] or v.text[i - 1] ~= "," then return nil end
  local x = ending(s, word_before(v, i - 1) or 0)
  local k = i + 1
  while v.word[k] and (fr.tongue[v.fold[k]] or fr.article[v.fold[k]] or fr.de[v.fold[k]]) do k = k + 1 end
  local y = x and beginning(s, word_from(v, k))
  if not y or not agree(s, x, y) then return nil end
  return { long = span_of(y), short = span_of(x), relation = "acronym" }
end

-- `La Défense civile, les "Casques blancs",`, "Aïn al-Arab, Kobané en kurde,": two names between
-- commas that a list has as one; not of persons, who are called in turn by both their names.
local function apposition (s, i)
  local v = s.v
  local x = ending(s, word_before(v, i) or 0)
  local y = x and x.tier > 0 and x.type ~= "PER" and beginning(s, word_from(v, i + 1))
  if not y or y.tier == 0 or not is_one(s, x, y) or v.sentence[y.last_token] ~= v.sentence[i] then return nil end
  local z = y.last_token
  if v.fold[z + 1] == "en" and fr.tongue[v.fold[z + 2]] then z = z + 2 end
  while QUOTES[v.text[z + 1]] do z = z + 1 end
  local long, short = span_of(x), span_of(y)
  if not (v.text[z + 1] == "," or v.text[z + 1] == ".") or same_text(v, long, short) then return nil end
  return { long = long, short = short, relation = "aka" }
end

-- "l'OSDH, Observatoire syrien des droits de l'Homme," and the other way round:
-- with a comma only when the letters are spelled in order.
local function after_comma (s, i)
  local v = s.v
  local found = apposition(s, i)
  if found then return found end
  if v.word[i + 2] and v.text[i + 1] ~= "," then
    local k = word_before(v, i)
    local letters = k and spelling.is_capitals(v, k) and spelling.letters(v, k)
    local a = letters and #letters > 2 and word_from(v, i + 1)
    local z = a and v.upper[a] and spelling.forward(v, a, letters)
    return z and short_then_long(s, k, a, z)
  end
  return nil
end

-- ------------------------------------------------------------------ all

-- define(s): the definitions in the state of names.lua, in order. Each has long
-- and short { a, z: tokens, m: the mention, when it is a name }, and relation.
function aliases.define (s)
  local v, list, seen = s.v, {}, {}
  local function put (d)
    local key = d and ("%d:%d"):format(d.long.a, d.short.a)
    if not d or seen[key] then return end
    seen[key] = true
    list[#list + 1] = d
  end
  local inside = 0 -- the last token of a bracket that was read
  for _, i in ipairs(v.triggers) do
    local text = i > 1 and i < v.n and v.text[i]
    if text == "(" or text == "[" then inside = in_brackets(s, i, put)
    elseif text == "," then put(after_comma(s, i))
    elseif text and fr.announce[v.fold[i]] and i > inside then announced_after_comma(s, i, put)
    elseif text then put(acronym_of(s, i)) end
  end
  return list
end

-- The bytes of a side: those of the mention, which may be part of a token.
local function bytes (s, side)
  local v, m = s.v, side.m
  local first = v.first[side.a]
  if m and m.first and m.first > first and m.first <= v.last[side.a] then first = m.first end
  return first, v.last[side.z]
end

-- rows(s) --> array of { long_first, long_last, short_first, short_last, relation,
-- long, short, entity }, by position
function aliases.rows (s)
  local out = {}
  for i, d in ipairs(s.definitions) do
    local row = { relation = d.relation, entity = d.long.m and d.long.m.entity or d.short.m and d.short.m.entity }
    row.long_first, row.long_last = bytes(s, d.long)
    row.short_first, row.short_last = bytes(s, d.short)
    row.long, row.short = s.doc:sub(row.long_first, row.long_last), s.doc:sub(row.short_first, row.short_last)
    out[i] = row
  end
  table.sort(out, function (x, y)
    if x.long_first ~= y.long_first then return x.long_first < y.long_first end
    return x.short_first < y.short_first
  end)
  return out
end

-- A row with what was decided: nil where a side is no name, or where the decisions
-- alone make two things of the sides.
local function decide (row, decisions, doc)
  local long, short = decisions:entity_of(row.long, row.entity or "", doc), decisions:entity_of(row.short, row.entity or "", doc)
  if not long or long ~= short then return nil end
  row.entity = row.entity and long
  return row
end

-- find(doc, gazetteer, options?) --> the same rows for a document. options: decisions.
function aliases.find (doc, gaz, options)
  local s = require("syrtext.names").analyse(doc, gaz, options)
  local rows, decisions = aliases.rows(s), options and options.decisions
  if not decisions then return rows end
  for _, m in ipairs(s.list) do decisions:entity_of(s.v:span(m.first_token, m.last_token), m.entity, doc.id) end -- these meet something
  local out = {}
  for _, row in ipairs(rows) do out[#out + 1] = decide(row, decisions, doc.id) end
  return out
end

return aliases
