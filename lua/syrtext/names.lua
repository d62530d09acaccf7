-- names.lua - the entities of one document
--
--   for _, m in ipairs(names.entities(doc, gazetteer)) do
--     print(m.first, m.last, m.type, m.entity, m.tier, m.text)
--   end
--
-- Stages: the gazetteer's matches, with what stands around them deciding the
-- doubtful ones; capitalised spans that no list has (names_unknown); what the
-- document says about its own names (names_link); single words that act or stand
-- in a row (names_context); class nouns that make another
-- thing of a name ("province d'Alep"); capitals that act (names_metonym).

local common = require "syrtext.fr.common"
local context = require "syrtext.names_context"
local core = require "syrtext.core"
local demonyms = require "syrtext.names_demonyms"
local everyday = require "syrtext.fr.everyday"
local fr = require "syrtext.fr.names"
local inflect = require "syrtext.names_inflect"
local link = require "syrtext.names_link"
local metonym = require "syrtext.names_metonym"
local check_options = require "syrtext.options"
local unknown = require "syrtext.names_unknown"
local view = require "syrtext.names_view"

local names = {}

local tables -- demonyms and metonyms, read once
local function word_tables ()
  tables = tables or { demonyms = demonyms.map(), metonyms = metonym.read() }
  return tables
end

-- ------------------------------------------------------------------ known names

local DE = { de = true, d = true, du = true, des = true }
local ARTICLES = { l = true, la = true, le = true, les = true }

-- One word at p that a capital beside it belongs to: "Hafez al-Assad", "RT France".
local function is_name_part (s, p)
  local v = s.v
  local fold = v.fold[p]
  if not fold or not v.upper[p] or v.loud[p] or s.taken[p] or v:is_elided(p) then return false end
  if unknown.is_common(s, p) or fr.habit[fold] or fr.plain[fold] or fr.org_noun[fold] or fr.place_noun[fold] then return false end
  return not v.start[p] or fr.given[fold] or (v.inside[fold] and not v.seen[fold]) or unknown.is_acronym(v, p)
end

-- A sentence's first word that is no word: beside a last name it is somebody else's first name,
-- "Ivanka Trump". "Donal Trump" is misspelled.
local function is_first_name (s, p, m)
  local v, fold = s.v, s.v.fold[p]
  local own = core.fold(m.name or ""):match("^%S+") or ""
  if own:sub(1, #fold) == fold or fold:sub(1, #own) == own or v.text[p]:find("[%l\x80-\xBF]%u") then return false end
  return v.start[p] and v.upper[p] and not (v.loud[p] or v.caps[p] or s.taken[p] or v.seen[fold] or common[fold] or everyday(fold)
    or fr.plain[fold] or fr.habit[fold] or fr.org_noun[fold] or fr.place_noun[fold] or fr.says[fold] or v:is_elided(p)
    or unknown.is_common(s, p))
    and not fold:find("e[zrs]$") and utf8.len(v.text[p]) > 2
end

local function count_words (text)
  local _, n = text:gsub("%S+", "")
  return n
end

-- Does a person's name of several words go on: "Saddam Hussein al-Jamal", where an article tells
-- it, and a last name of two words, "Abdel Nasser Chamir"? Behind a full name a capital may be glued.
local function goes_on (s, m, following)
  local v, p = s.v, m.last_token + 1
  if not v:joined(m.last_token) or following and following.first_token == p or not is_name_part(s, p) then return false end
  if v.caps[p] or v.start[p] or fr.given[v.fold[p]] then return false end
  local particle = v.text[p]:match("^(%l+)%-%u")
  if particle and fr.particle[particle] then return true end
  if v.fold[m.last_token] == core.fold(m.name or ""):match("^%S+") then return true end -- "père Paolo"
  return m.last_token - m.first_token + 1 < count_words(m.name or "")
end

-- Is the match one word of a longer name that the list lacks? Mostly of single
-- words: "Washington" in "Denzel Washington".
local function is_part (s, m, following)
  if m.type == "EVENT" then return false end
  if m.first_token ~= m.last_token then return m.type == "PER" and goes_on(s, m, following) end
  local v, i = s.v, m.first_token
  if m.type ~= "ORG" and i > 1 and v:joined(i - 1) and is_name_part(s, i - 1) then return true end
  if m.type == "PER" and i > 1 and v:joined(i - 1) and is_first_name(s, i - 1, m) then return true end
  if (m.type ~= "LOC" and m.type ~= "PER") or not v:joined(i) then return false end
  return not (following and following.first_token == i + 1) and is_name_part(s, i + 1)
end

-- A word of every day that only begins its sentence, or shouts with its line.
local function is_everyday (s, m)
  local v, i = s.v, m.first_token
  if m.last_token ~= i or m.case == "exact" or m.case == "any" then return false end
  if not fr.plain[v.fold[i]] then return false end
  return v.start[i] or v.loud[i] or v.seen[v.fold[i]] or false
end

local function meanings (m)
  local list = { { entity = m.entity, type = m.type, tier = m.tier, case = m.case, name = m.name } }
  for _, x in ipairs(m.also or {}) do list[#list + 1] = x end
  return list
end

-- Which of the entities with this alias is meant. A town and its government
-- are kept together for names_metonym; else what stands before the name asks
-- for a type; else the first of the list.
local function choose (s, m)
  local list = m.meanings
  local preferred = s.decisions and s.decisions:prefers(s.doc:sub(m), s.doc.id)
  for _, x in ipairs(preferred and list or {}) do
    if x.entity == preferred then
      m.entity, m.type, m.tier, m.case, m.name = x.entity, x.type, x.tier, "any", x.name
      return
    end
  end
  local town, government
  for _, x in ipairs(list) do
    if x.type == "LOC" and not town then town = x end
  end
  local wanted = town and s.metonyms[town.entity]
  for _, x in ipairs(list) do
    if town and (x.entity == town.entity .. "-gouvernement" or (wanted and x.entity == wanted.id)) then government = x end
  end
  local asked = #list > 1 and not government and unknown.cue(s, m.first_token)
  local best = government and town or list[1]
  for _, x in ipairs(list) do
    if asked and x.type == asked then
      best = x
      break
    end
  end
  if best.type == "LOC" and (government or s.metonyms[best.entity]) then
    m.capital = government and { id = government.entity, country = wanted and wanted.country } or s.metonyms[best.entity]
  end
  m.entity, m.type, m.tier, m.case, m.name = best.entity, best.type, best.tier, best.case, best.name
end

-- The other entities that the list has under the name of a mention, or the other persons of its
-- document who have it; what the rules made another thing of has none.
local function alternatives (m)
  if m.open then return m.open end
  if m.entity ~= m.chosen or not m.also then return nil end
  local out = {}
  for _, x in ipairs(m.meanings) do
    if x.entity ~= m.entity then out[#out + 1] = { entity = x.entity, type = x.type, name = x.name, tier = x.tier } end
  end
  return out[1] and out
end

local function take (s, m)
  s.list[#s.list + 1] = m
  for i = m.first_token, m.last_token do s.taken[i] = m end
end

local FAMILY = 3 -- persons of a last name whose bare name means the one whom the list gives it to

local families = setmetatable({}, { __mode = "k" }) -- of each list, read when it is first asked for

-- { [entity] = true }: the persons of a list whose last name several others have.
local function heads_of_families (gaz)
  if families[gaz] then return families[gaz] end
  local last, count, out = {}, {}, {}
  for row in gaz:names() do
    if row.type == "PER" and not last[row.entity] then
      local name = core.fold(row.name):match("(%S+)$") or ""
      local particle, rest = name:match("^([^-]+)%-(.+)$")
      name = particle and fr.particle[particle] and rest or name
      last[row.entity], count[name] = name, (count[name] or 0) + 1
    end
  end
  for entity, name in pairs(last) do out[entity] = count[name] >= FAMILY or nil end
  families[gaz] = out
  return out
end

-- A never-alone name stands when its type is asked for, or when the document
-- has the entity under another name. Of a family that the list knows, the one who
-- has the bare name is meant by it wherever it stands ("cousin d'Assad"); "Carter"
-- is anybody.
local function may_stand (s, m, named)
  if named[m.entity] then return true end
  local cue = unknown.cue(s, m.first_token)
  if cue == m.type then return true end
  if m.type ~= "PER" or m.meanings[2] or fr.plain[s.v.fold[m.first_token]] or not heads_of_families(s.gaz)[m.entity] then return false end
  local k = s.v:before(m.first_token)
  return not cue or cue == "LOC" and not (k and fr.place_noun[s.v.fold[k]]) -- "lac Assad"
end

-- "Observatoire" is an alias only where it stands for the full name: alone, and
-- not as the first word of another name.
local function is_generic (s, m)
  return m.first_token == m.last_token and m.case ~= "exact" and fr.generic_head[s.v.fold[m.first_token]] ~= nil
end

-- The list's matches, those in other languages' endings among them, in order.
local function known_matches (s, gaz)
  local found = {}
  for m in gaz:matches(s.doc, { alone = true, tier = s.tier }) do found[#found + 1] = m end
  local bent = inflect.matches(s, found)
  for _, m in ipairs(bent) do
    m.bent = true
    found[#found + 1] = m
  end
  if bent[1] then table.sort(found, function (x, y) return x.first_token < y.first_token end) end
  return found
end

local function take_known (s, gaz)
  local found, named = {}, {}
  for _, m in ipairs(known_matches(s, gaz)) do
    m.meanings = meanings(m)
    choose(s, m)
    m.chosen = m.entity
    local generic = is_generic(s, m)
    m.alone = generic or m.case == "never-alone"
    if not is_everyday(s, m) and not (generic and unknown.goes_on(s, m.first_token)) then found[#found + 1] = m end
  end
  for i, m in ipairs(found) do
    m.part = not m.bent and is_part(s, m, found[i + 1])
    if not m.alone and not m.part then named[m.entity] = true end
  end
  for _, m in ipairs(found) do
    if not m.part and (not m.alone or may_stand(s, m, named)) then take(s, m) end
  end
end

-- ------------------------------------------------------------------ class nouns

-- The entity of "province d'Alep": the list's, or one made from the name's.
local function wrapped (s, wrap, noun, m)
  local name = s.v:span(m.first_token, m.last_token)
  for _, de in ipairs { " de ", " d'", " du " } do
    for _, x in ipairs(s.gaz:lookup(noun .. de .. name, { tier = 1 })) do
      if x.type == wrap.type then return x.entity, x.tier end
    end
  end
  return wrap.id .. "-" .. m.entity, 0
end

-- "tempête Ludmine": the noun stands right before the name.
local function wrap_beside (s, m)
  local k = s.v:before(m.first_token)
  if m.tier > 0 or not k or not fr.beside[s.v.fold[k]] or s.taken[k] then return false end
  m.first_token, m.type, m.sure = k, "EVENT", true
  m.entity = unknown.id(s.v:span(k, m.last_token))
  return true
end

-- "la brigade Omar" is another thing than Omar, whoever he is.
local function name_unit (s, m)
  local k = (m.type == "PER" or (m.type == "ORG" and m.tier == 0)) and unknown.unit(s, m.first_token)
  if not k then return end
  m.type, m.tier, m.sure, m.also, m.alone = "ORG", 0, true, nil, nil
  m.entity = unknown.id(s.v:span(k, m.last_token))
end

-- "province d'Alep", "bataille d'Alep", "pont de la Douane": the noun belongs to
-- the name. With an adjective between ("province syrienne d'Alep") only the
-- entity changes.
local function wrap_noun (s, m)
  local v = s.v
  if wrap_beside(s, m) then return end
  local k = v:before(m.first_token, ARTICLES)
  if not k or not DE[v.fold[k]] then return end
  local straight = v:before(k)
  local noun = straight
  while noun and not fr.wrapper[v.fold[noun]] and unknown.is_adjective(s, noun) do noun = v:before(noun) end
  local wrap = noun and fr.wrapper[v.fold[noun]]
  if not wrap or s.taken[noun] or (m.tier > 0 and not wrap.known) then return end
  if noun ~= straight and wrap.type == "EVENT" then return end
  m.entity, m.tier = wrapped(s, wrap, v.fold[noun], m)
  m.type, m.capital, m.sure = wrap.type, nil, true
  if noun ~= straight then return end
  m.first_token = noun
  if m.tier == 0 and wrap.id == v.fold[noun] and not wrap.known then m.entity = unknown.id(v:span(noun, m.last_token)) end
end

local function wrap_nouns (s)
  for _, m in ipairs(s.list) do
    if m.type == "LOC" or (m.tier == 0 and m.type ~= "ORG") then wrap_noun(s, m) end
  end
end

-- "provinces voisines d'Alep, Hama et Lattaquié": provinces, one by one.
local function wrap_lists (s)
  local v, by_first = s.v, {}
  for _, m in ipairs(s.list) do by_first[m.first_token] = m end
  for _, i in ipairs(v.triggers) do
    if fr.provinces[v.fold[i]] and v.word[i] then
      local k = i + 1
      while k <= i + 2 and v.word[k] and not v.upper[k] and not DE[v.fold[k]] do k = k + 1 end
      k = v.word[k] and DE[v.fold[k]] and k + 1 or v.n + 1
      while true do
        if ARTICLES[v.fold[k]] or DE[v.fold[k]] then k = k + 1 end
        local m = by_first[k]
        if not m or m.type ~= "LOC" or v.sentence[k] ~= v.sentence[i] then break end
        m.entity, m.tier = wrapped(s, fr.wrapper.province, "province", m)
        m.capital = nil
        k = m.last_token + 1
        local word = v.text[k]
        if word ~= "," and word ~= "et" and word ~= "ou" then break end
        k = k + 1
      end
    end
  end
end

-- ------------------------------------------------------------------ all

-- Add a mention that no list has; what lies inside it goes.
local function adder (s)
  return function (a, z, kind, sure)
    local m = { first_token = a, last_token = z, type = kind, sure = sure, tier = 0,
      entity = unknown.id_of(s, a, z) }
    for i = a, z do
      local x = s.taken[i]
      for k = x and x.first_token or 1, x and x.last_token or 0 do s.taken[k] = nil end
      if x then x.gone = true end
    end
    take(s, m)
    return m
  end
end

-- The mentions in order, without those that others took the place of.
local function tidier (s)
  return function ()
    local list = {}
    for _, m in ipairs(s.list) do
      if not m.gone then list[#list + 1] = m end
    end
    table.sort(list, function (x, y) return x.first_token < y.first_token end)
    s.list = list
  end
end

local function result (s)
  local out = {}
  for _, m in ipairs(s.list) do
    local known = m.first and m.first <= s.v.last[m.first_token] and m.first >= s.v.first[m.first_token]
    local first = known and m.first or s.v.first[m.first_token]
    local last = m.last or s.v.last[m.last_token]
    if #out == 0 or out[#out].last < first then
      local seat = s.metonyms[m.entity] -- "le Kremlin"
      out[#out + 1] = { first = first, last = last, type = m.type, entity = m.entity, tier = m.tier, text = s.doc:sub(first, last),
        also = alternatives(m), metonym = m.actor and m.capital.country or seat and seat.id == m.entity and seat.country or nil }
    end
  end
  return out
end

local OPTIONS = { decisions = "table", definitions = "table", tier = "number" }

-- What is known of a document: the state that the rules share. definitions:
-- see aliases.lua. options: decisions, of decisions.lua; definitions, of names_definitions.lua;
-- tier: the highest of the list's matches that is wanted (2), as of gazetteer:matches.
function names.analyse (doc, gaz, options)
  check_options(options, "names", OPTIONS, 2)
  local words = word_tables()
  local s = { doc = doc, gaz = gaz, v = view.of(doc), demonyms = words.demonyms, metonyms = words.metonyms, list = {}, taken = {},
    heads = {}, decisions = options and options.decisions, turkish = doc:stats().lang == "tr",
    tier = options and options.tier }
  s.add, s.tidy = adder(s), tidier(s)
  take_known(s, gaz)
  unknown.ministries(s, function (a, z) s.add(a, z, "ORG", true) end)
  unknown.spans(s, function (a, z)
    local kind, sure = unknown.type_of(s, a, z)
    s.add(a, z, kind, sure)
  end)
  s.tidy()
  for _, m in ipairs(s.list) do name_unit(s, m) end
  link.all(s)
  s.tidy()
  context.types(s)
  wrap_lists(s)
  wrap_nouns(s)
  metonym.resolve(s.v, s.list)
  return s
end

-- names.entities(doc, gazetteer, options?) --> array of { first, last, type, entity,
-- tier, text, metonym, wikidata, also }, in order, none over another. entity: the list's id,
-- or one made from the name; tier 0: no list has it; metonym: the country whose government is meant; wikidata: the
-- entity's id there, when the list tells it; also: the other entities that the name may
-- mean (a last name that two persons of the document have), as { entity, type, name, tier }.
function names.entities (doc, gaz, options)
  local list = result(names.analyse(doc, gaz, options))
  local decisions, definitions = options and options.decisions, options and options.definitions
  if definitions then definitions:settle(list) end
  if decisions then list = decisions:apply(list, gaz, doc.id) end
  for _, m in ipairs(list) do
    local known = gaz:entity(m.entity)
    m.wikidata = known and known.wikidata
  end
  return list
end

-- names.demonyms(doc) --> array of { first, last, entity, form }: words for
-- peoples and their countries, "a+b" for "syro-turque".
names.demonyms = demonyms.find

return names
