-- names_context.lua - what a single unlisted word is, by what it does in its sentences
--
-- A capital that nothing explains is taken for a place (names_unknown): in news
-- most of them are. This looks once more, when all names of the document are
-- known: who acts is no place ("par X", "X a prévu", "avec X"), what stands in a
-- row with persons or organisations is one of them ("David et X", "CGT, X"), and
-- the first name of a person of the document is that person. One look is enough
-- for all mentions of the word, unless its place is certain somewhere.

local demonyms = require "syrtext.names_demonyms"
local metonym = require "syrtext.names_metonym"
local pairs_of = require "syrtext.names_pairs"

local context = {}

local ROW = { et = true, ou = true, [","] = true }
local AND = { et = true, ou = true }
local CLAUSE = { que = true, qu = true, ["qu'"] = true, ["qu’"] = true }
local ARTICLES = { l = true, le = true }

-- Verbs and nouns of going: "passer par X" is a way.
local function goes (fold)
  return fold:find("^pass") or fold:find("^transit") or fold:find("^entr") or fold:find("^arriv") or fold:find("^sort") or fold == "via"
end

-- In a row with another name: its type. A comma alone tells of organisations
-- only: behind a person it is an apposition.
local function by_row (s, i, at)
  local v = s.v
  for _, side in ipairs { -1, 1 } do
    local mark, other = v.text[i + side], at[i + 2 * side]
    if mark and ROW[mark] and other and v.sentence[i] == v.sentence[i + 2 * side] then
      if other.type == "ORG" and not other.capital then return "ORG" end
      if other.type == "PER" and AND[mark] and side < 0 then return "PER" end
    end
  end
  return nil
end

-- Behind "par" and "avec": one who acts.
local function by_preposition (s, i)
  local v = s.v
  local word = v.fold[i - 1]
  if v.start[i] or not v.fold[i - 2] then return nil end
  if word == "avec" then return "PER" end
  return word == "par" and not goes(v.fold[i - 2]) and "PER" or nil
end

-- "l'américain X", "le français X": a company; a person is "le Français X".
local function by_nation (s, i)
  local v = s.v
  local nation = v.fold[i - 1]
  local one = nation and v.word[i - 1] and not v.upper[i - 1] and v:joined(i - 1) and demonyms.country(s.demonyms, nation)
  return one and ARTICLES[v.fold[i - 2]] and "ORG" or nil
end

-- The subject of a verb, at a sentence's or a clause's start.
local function by_verb (s, i)
  local v = s.v
  if not (v.start[i] or CLAUSE[v.text[i - 1]]) or not v:joined(i) then return nil end
  return metonym.acts(v, i + 1) and "PER" or nil
end

-- First words of the persons of the document.
local function first_names (s)
  local out = {}
  for _, m in ipairs(s.list) do
    if m.type == "PER" and m.last_token > m.first_token then out[s.v.fold[m.first_token]] = true end
  end
  return out
end

local function is_doubtful (m)
  return m.tier == 0 and m.first_token == m.last_token and m.type == "LOC" and not m.sure
end

-- "la Tesla", "les Ferrari": no person has an article; who acts and has one makes
-- or is made.
local ARTICLE = { le = true, la = true, les = true, un = true, une = true, l = true }
local function has_article (s, i)
  return not s.v.start[i] and ARTICLE[s.v.fold[i - 1]] or false
end

-- What speaks for another type of each doubtful word: { [entity] = { PER =, ORG =,
-- article = } }.
local function evidence (s)
  local at, found, firsts = {}, {}, first_names(s)
  for _, m in ipairs(s.list) do
    for i = m.first_token, m.last_token do at[i] = m end
  end
  for _, m in ipairs(s.list) do
    if is_doubtful(m) then
      local i = m.first_token
      local kind = firsts[s.v.fold[i]] and "PER" or by_row(s, i, at) or by_nation(s, i) or by_preposition(s, i) or by_verb(s, i)
      local votes = found[m.entity] or { PER = 0, ORG = 0 }
      if kind then votes[kind] = votes[kind] + 1 end
      votes.article = votes.article or has_article(s, i)
      found[m.entity] = votes
    end
  end
  return found
end

local PLACED = { a = true, dans = true, de = true, d = true, du = true, vers = true, entre = true, depuis = true, jusqu = true }

-- "à Morek et Chir Mghar": two words that nothing but their number made a person stand in a
-- row with the place of a preposition. "en" is said again before each.
local function places_in_rows (s)
  local v = s.v
  for k = 2, #s.list do
    local m, other = s.list[k], s.list[k - 1]
    if m.tier == 0 and m.type == "PER" and not m.sure and m.last_token > m.first_token and other.type == "LOC" and not other.capital
      and other.tier > 0
      and m.first_token - other.last_token == 2 and AND[v.text[m.first_token - 1]] and v:joined(m.first_token - 1) then
      local before = v:before(other.first_token, ARTICLES)
      if before and PLACED[v.fold[before]] and v.text[before] ~= "a" then m.type, m.sure = "LOC", true end
    end
  end
end

-- Give the doubtful words of s.list the type that their contexts speak for; pairs of names
-- are parted first, because nothing doubtful is in them.
function context.types (s)
  pairs_of.split(s)
  places_in_rows(s)
  local found, certain = evidence(s), {}
  for _, m in ipairs(s.list) do
    if m.sure and m.type == "LOC" then certain[m.entity] = true end
  end
  for _, m in ipairs(s.list) do
    local votes = found[m.entity]
    if votes and is_doubtful(m) and not certain[m.entity] and votes.PER + votes.ORG > 0 then
      m.type = (votes.article or votes.ORG > votes.PER) and "ORG" or "PER"
    end
  end
end

return context
