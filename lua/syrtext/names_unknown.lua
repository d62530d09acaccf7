-- names_unknown.lua - names that no list has
--
-- French writes names with capitals and little else, so a capital inside a
-- sentence is a name unless it is known to be something else (nationalities,
-- days, titles). At a sentence's start a capital tells nothing by itself: there
-- the word must be seen with a capital elsewhere, be a given name, or stand
-- before another capital.

local common = require "syrtext.fr.common"
local core = require "syrtext.core"
local demonyms = require "syrtext.names_demonyms"
local fr = require "syrtext.fr.names"
local inflect = require "syrtext.names_inflect"

local unknown = {}

local LONGEST = 12 -- tokens of a name

local is_demonym = demonyms.country

-- The id of a name that no list has: one form for all spellings, "ned-price", and for all
-- cases of a Russian one.
function unknown.id (text)
  local s = text:gsub("’", " "):gsub("'", " ")
  s = core.fold(s):gsub("[%c%s%p]+", "-"):gsub("\xC2[\x80-\xBF]", "-"):gsub("^%-+", ""):gsub("%-+$", "")
  if s:find("[\xD0\xD1]") then s = s:gsub("[^-]+", inflect.root) end
  return s ~= "" and s or core.fold(text)
end

-- The id of tokens [a, z]; Turkish endings at the last one are none of it.
function unknown.id_of (s, a, z)
  local v = s.v
  local head = s.turkish and inflect.before_apostrophe(v.text[z])
  return unknown.id(head and (a < z and v:span(a, z - 1) .. " " or "") .. head or v:span(a, z))
end

local ACCENTED = 3 -- letters of an acronym with an accent; "CORVÉE" is a word that shouts

local function is_acronym (v, i)
  local text, fold = v.text[i], v.fold[i]
  if not v.caps[i] or v.digits[i] or fr.no_acronym[fold] then return false end
  if text:find("^%u+$") then return #text >= 2 and #text <= 6 end
  return (utf8.len(text) or 0) <= ACCENTED and #fold >= 2 and fold:find("^%l+$") ~= nil and not common[fold] and not fr.plain[fold]
end

-- Words with a capital that are no names wherever they stand.
local function is_common (s, i)
  local fold = s.v.fold[i]
  return fr.calendar[fold] or fr.title[fold] or fr.button[fold] or fr.no_name[fold] or is_demonym(s.demonyms, fold)
end

-- Lines that were glued: "AnkaraDébut", "TurcsDès".
local function is_glued (v, i)
  local text = v.text[i]
  local rest = text:match("%l(%u[%l\x80-\xFF]+)$") or text:match("[\xA0-\xBF](%u[%l\x80-\xFF]+)$")
  return rest ~= nil and (fr.plain[core.fold(rest)] or common[core.fold(rest)]) or false
end

local COUNTED = { les = true, des = true, un = true, une = true, le = true, la = true, aux = true, deux = true, trois = true,
  quelques = true, l = true, du = true, ce = true, cette = true, ces = true }

-- "les Brégoniens", "le Brégonien X": a people by its ending and article.
local function is_people (v, i)
  local k = v:before(i)
  if not (k and COUNTED[v.fold[k]]) then return false end
  for size = 3, 6 do
    if #v.fold[i] > size + 2 and fr.people_ending[v.fold[i]:sub(-size)] then return true end
  end
  return false
end

-- "ministre de la Défense", "ministre russe des Affaires étrangères".
local function is_office (s, i)
  local v = s.v
  local k = v:before(i, { l = true, la = true, le = true, les = true })
  if not k or not (v.fold[k] == "de" or v.fold[k] == "d" or v.fold[k] == "des" or v.fold[k] == "du") then return false end
  k = v:before(k)
  while k and not v.upper[k] and not fr.office[v.fold[k]] and unknown.is_adjective(s, k) do k = v:before(k) end
  return k ~= nil and fr.office[v.fold[k]] ~= nil
end

-- "Jean-Michel" too.
local function is_given (fold)
  return fr.given[fold] or fr.given[fold:match("^([^-]+)%-") or ""] or false
end

-- "le XVIIIe arrondissement"
local function is_rank (v, i)
  return v.text[i]:find("^[IVXLC]+e[r]?$") ~= nil
end

-- May token i open a name?
local function opens (s, i)
  local v = s.v
  if not v.upper[i] or v.loud[i] or s.taken[i] or v.digits[i] then return false end
  local fold = v.fold[i]
  if is_common(s, i) or fr.no_acronym[fold] then return false end
  local text = v.text[i]
  if is_glued(v, i) or is_rank(v, i) then return false end
  if #text < 3 and not v.caps[i] or utf8.len(text) == 1 or v:is_elided(i) then return false end
  if text:find("%.$") and #text > 2 then return false end
  if v.start[i] then
    local kunya = fr.kunya[fold] and v:joined(i) and v.upper[i + 1] -- "Abou Omar"
    return kunya or not fr.plain[fold] and not fr.particle[fold]
  end
  if fr.opener[fold] then return false end
  return not is_people(v, i) and not is_office(s, i) and not (fr.plain[fold] and #fold < 3)
end

-- "Front A", "Groupe B": a capital letter behind the head of an organisation.
local function is_letter (s, i, k)
  local v = s.v
  return v.text[k]:find("^%u$") and k == i + 1 and fr.org_head[v.fold[i]] and not fr.given[v.fold[i]] and not s.taken[k] and not v.loud[k]
end

local function continues (s, i)
  local v = s.v
  return v.upper[i] and not s.taken[i] and not v.loud[i] and not v:is_elided(i)
    and not fr.calendar[v.fold[i]] and not is_demonym(s.demonyms, v.fold[i])
    and not (fr.plain[v.fold[i]] and #v.fold[i] < 5) and not is_glued(v, i)
end

-- The last token of the name that goes on after token k in a way of its own: a
-- last name that is a people's word ("Thierry Breton"), or has an article
-- ("Bruno Le Maire"), both after a given name; an English title ("School of
-- Government").
local function goes_on_oddly (s, i, k)
  local v, j = s.v, k + 1
  if not v:joined(k) or not v.word[j] then return nil end
  local given = k == i and fr.given[v.fold[i]]
  if given and v.upper[j] and fr.last_article[v.fold[j]] and v:joined(j) and v.upper[j + 1] and not v.loud[j] then return j + 1 end
  if given and v.upper[j] and not s.taken[j] and not v.loud[j] and is_demonym(s.demonyms, v.fold[j]) then return j end
  if fr.english[v.fold[j]] and not v.upper[j] then
    if v.fold[j + 1] == "the" then j = j + 1 end
    if v:joined(j) and v:joined(j - 1) and continues(s, j + 1) then return j + 1 end
  end
  return nil
end

-- "Charles de Gaulle", "Jean de La Fontaine": after a given name "de" is part of
-- the name. The token behind it, or nil.
local function after_noble (s, k)
  local v, j = s.v, k + 1
  if not (v.fold[j] == "de" or v.fold[j] == "d" or v.fold[j] == "du") or not v:joined(j) then return nil end
  return continues(s, j + 1) and not is_acronym(v, j + 1) and j + 1 or nil
end

-- The last token of the name that begins at i: capitals, with particles between
-- them ("Zeid Ra'ad al-Hussein", "Ursula von der Leyen").
local function extend (s, i)
  local v, k = s.v, i
  if fr.given[v.fold[i]] and v:joined(i) then k = after_noble(s, i) or i end
  while k - i < LONGEST and v:joined(k) do
    local j = k + 1
    while fr.particle[v.fold[j]] and not v.upper[j] and v:joined(j) do j = j + 1 end
    -- "Bouches-du-Rhône Patrick M.", "UDI Nathalie G.": two names
    if (v.text[i]:find("%-%l+%-") or is_acronym(v, k)) and fr.given[v.fold[j]] then break end
    if k == i and is_acronym(v, i) and fr.elected[v.fold[v:before(i) or 0]] then break end
    if not continues(s, j) and not (v.upper[j] and is_letter(s, i, j)) then
      j = goes_on_oddly(s, i, k)
      if not j then break end
    end
    k = j
  end
  return k
end

-- Adjectives as organisations have them: by their endings.
local function is_adjective (s, i)
  local v = s.v
  local fold = v.fold[i]
  if not v.word[i] or v.upper[i] then return false end
  if is_demonym(s.demonyms, fold) or fr.adjective[fold] then return true end
  if #fold < 5 or fr.plain[fold] then return false end
  for size = 2, 6 do
    if fr.adjective_ending[fold:sub(-size)] then return true end
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

-- "Conseil civil de Raqqa": the last token of the place of the list that stands at token j after
-- "de", or nil. Its head is token i, its adjectives end at k.
local function seat_of (s, i, k, j)
  local v = s.v
  local m = (v.fold[j] == "de" or v.fold[j] == "d") and s.taken[j + 1]
  if k == i or not fr.org_head[v.fold[i]] or not v:joined(j) or not m or m.type ~= "LOC" or m.first_token ~= j + 1 then return nil end
  for x = i + 1, k do
    if v.upper[x] then return nil end
  end
  return m.last_token
end

-- The end of an organisation's name whose head is token i: adjectives and one
-- or two nouns behind "de", "pour". Lower-case words belong to it.
local function extend_head (s, i)
  local v, k, groups = s.v, i, 0
  local function free (j) return v.word[j] and not s.taken[j] and v:joined(j - 1) end
  while true do
    local j = k + 1
    if not free(j) then break end
    if is_adjective(s, j) or (v.upper[j] and continues(s, j)) then
      k = j
    elseif v.fold[j] == "et" and k > i and is_adjective(s, k) and free(j + 1) and is_adjective(s, j + 1) then
      k = j + 1 -- "études stratégiques et internationales"
    else
      local seat = groups == 0 and seat_of(s, i, k, j)
      if seat then return seat end
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
local ARTICLES = { l = true, la = true, le = true, les = true }

local HAVE = { a = true, ont = true, avait = true, avaient = true, aurait = true, auraient = true }

-- "a déclaré X", "explique X": token k is the verb of what X said.
local function is_saying (v, k)
  if fr.says[v.fold[k]] then return not v.text[k]:find("é") end
  local h = fr.said[v.fold[k]] and v:before(k)
  return h and HAVE[v.fold[h]] and v.text[h] ~= "à" or false
end

-- "s'est adressé à X", "a répondu à X": token k is the "à" of the one who is spoken to.
local function is_said_to (v, k)
  local b = v:before(k)
  return b and (fr.actor_before_a[v.fold[b]] or fr.said[v.fold[b]]) and not fr.place_verb[v.fold[b]] or false
end

-- The same behind the one who says it: "X raconte", "X a déclaré". "X réponse" is none.
local function is_saying_after (v, k)
  if HAVE[v.fold[k]] and v.text[k] ~= "à" then return fr.said[v.fold[k + 1]] or false end
  return fr.says[v.fold[k]] and not v.text[k]:find("é$") or false
end

local STRUCK = { vise = true, viser = true, frappe = true, frapper = true } -- persons are too, by a last name

-- "a repris X", "pour reprendre X": token k has a place as its object. lone: X is one word.
local function is_taking (v, k, lone)
  if not fr.taken[v.fold[k]] or (lone and STRUCK[v.fold[k]]) then return false end
  if not v.text[k]:find("é$") and v.fold[k]:find("re?$") then return true end
  local h = v:before(k)
  while h and v.fold[h]:find("....ment$") do h = v:before(h) end
  return h and HAVE[v.fold[h]] and v.text[h] ~= "à" or false
end

-- "X, localité rebelle,", "X, tenue par", "X a été reprise": the name that ends at token i is
-- a place.
local function is_described_place (v, i)
  if v.text[i + 1] == "," then return fr.place_apposition[v.fold[i + 2]] and v:joined(i + 1) or false end
  return v:joined(i) and HAVE[v.fold[i + 1]] and v.fold[i + 2] == "ete" and fr.place_suffers[v.fold[i + 3]] or false
end

-- The type that the words before a name tell, or nil. wide: "au nord de", "la
-- chute de" tell a place too.
local function cue_before (s, i, wide)
  local v = s.v
  local k = v:before(i, ARTICLES)
  if k == i - 1 and is_saying(v, k) then return "PER" end
  if k == i - 1 and is_taking(v, k, wide) then return "LOC" end
  local de = k and DE[v.fold[k]]
  if de then k = v:before(k) end
  while k and not fr.class[v.fold[k]] and (is_adjective(s, k) or is_demonym(s.demonyms, v.fold[k])) do k = v:before(k) end
  local fold = k and v.fold[k]
  if not fold then return nil end
  if de and fr.rank[fold] then return "PER" end -- "le général de Gaulle"
  if fr.young[fold] and k == i - 1 and ARTICLES[v.fold[k - 1]] then return "PER" end
  if fold == "chez" then return "ORG" end
  if fold == "etat" and v.upper[k] and not de then return "PER" end -- "le secrétaire d'Etat X"
  if fold == "a" and v.text[k] == "a" then return nil end -- "a commenté X" has no à
  if fold == "a" and not wide and not de and k == i - 1 and is_said_to(v, k) then return "PER" end
  if fr.place_noun[fold] or (A[fold] and not de) or (wide and de and fr.place_nouns_of[fold]) then return "LOC" end
  if fr.house[fold] or (fr.title[fold] and not de) then return "PER" end
  if fr.org_noun[fold] then return "ORG" end
  return nil
end

unknown.cue = cue_before

-- The noun of a unit right before the name at token i: "la brigade Omar" is no Omar, "le
-- général de brigade Omar" is one.
function unknown.unit (s, i)
  local v = s.v
  local k = v:before(i)
  if not k or not fr.unit[v.fold[k]] or s.taken[k] then return nil end
  local de = v:before(k)
  return not (de and DE[v.fold[de]]) and k or nil
end

-- "a déclaré", "avait indiqué" at token i.
local function says (v, i)
  local fold = v.fold[i]
  return (fold == "a" or fold == "avait" or fold == "aurait") and fr.said[v.fold[i + 1]] ~= nil
end

-- "le magazine Marianne", "la Morgan": a lone given name that is no person's.
local THE = { le = true, la = true, les = true, des = true, une = true, un = true }
local function is_thing (v, i)
  local k = v:before(i)
  return k and (THE[v.fold[k]] or fr.org_noun[v.fold[k]]) or false
end

-- A guess at the type of the span [a, z] by its own words and those before it;
-- second, whether anything but its form told it.
function unknown.type_of (s, a, z)
  local v = s.v
  local head = v.fold[a]
  if fr.event_head[head] and z > a then return "EVENT", true end
  if a == z and is_acronym(v, a) then return "ORG", true end
  if fr.org_head[head] and not fr.given[head] then return "ORG", true end
  if z > a and fr.english_org[v.fold[z]] then return "ORG", true end
  if unknown.unit(s, a) then return "ORG", true end
  if is_given(head) and not (a == z and is_thing(v, a)) then return "PER", z > a or head:find("-", 1, true) ~= nil end
  if fr.kunya[head] and fr.given[v.fold[a + 1]] and z > a then return "PER", true end -- "Oum Hassan"
  if (fr.place_head[head] or fr.place_first[head]) and z > a then return "LOC", true end
  local cue = cue_before(s, a, a == z)
  if cue then return cue, true end
  if is_described_place(v, z) then return "LOC", true end
  for i = a, z do
    if is_acronym(v, i) then return "ORG", true end
  end
  local k = v:before(a)
  if k and v.fold[k] == "selon" then return "PER", true end
  if says(v, z + 1) then return "PER", true end
  if v.text[z + 1] == "," and v.digits[z + 2] and v.fold[z + 3] == "ans" then return "PER", true end
  -- With nothing else to go by: several words with capitals are persons, or
  -- organisations when an article stands before them; one word is a place.
  if z == a then return "LOC", false end
  return k and ARTICLES[v.fold[k]] and "ORG" or "PER", false
end

-- ------------------------------------------------------------------ spans

-- What follows somebody who is called by the given name alone: "Mohamed, 43 ans,", "Ahmad, un
-- militant,", "Fatima raconte", "Khaled (prénom modifié)".
local function is_somebody (v, i)
  local mark, after = v.text[i + 1], v.fold[i + 2]
  if mark == "," then return after == "un" or after == "une" or (v.digits[i + 2] and v.fold[i + 3] == "ans") or false end
  if mark == "(" then return after == "prenom" or (v.digits[i + 2] and v.fold[i + 3] == "ans") or false end
  return v:joined(i) and is_saying_after(v, i + 1)
end

-- Is a single capital at a sentence's start a name?
local function stands_alone (s, i)
  local v = s.v
  local fold = v.fold[i]
  if fr.plain[fold] or fr.habit[fold] then return false end
  if not v.start[i] then return not v.seen[fold] or fr.given[fold] or is_acronym(v, i) end
  if is_given(fold) and is_somebody(v, i) then return true end
  if is_described_place(v, i) and not v.seen[fold] and not common[fold] and not fr.title[fold] then return true end
  return v.inside[fold] and not v.seen[fold] or (is_acronym(v, i) and not v.seen[fold]) or false
end

-- A first word that a sentence's start alone made capital does not belong to
-- the name behind it: "Interrogé Ned Price" begins at Ned.
local function is_only_start (s, i)
  local v = s.v
  local fold = v.fold[i]
  if not v.start[i] then return false end
  if is_given(fold) or v.inside[fold] then return false end
  return v.seen[fold] or fr.title[fold] or fr.bidding[fold] or common[fold] and (fold:find("ez$") or fold:find("er$")) or false
end

local QUOTE_LONGEST = 10 -- tokens of a name between quotation marks
local BACK = 14 -- tokens between "opération" and its name
local CLOSING = { ["«"] = "»", ["“"] = "”", ['"'] = '"' }

-- Is what the quotation mark at token q opens the name of an operation: "l'opération «",
-- "une offensive, baptisée «"?
local function names_operation (v, q)
  local k = q - 1
  if fr.operation[v.fold[k]] then return true end
  if not fr.baptised[v.fold[k]] and not (v.fold[k] == "de" and v.fold[k - 1] == "nom") then return false end
  for j = k - 1, math.max(1, k - BACK), -1 do
    if v.sentence[j] ~= v.sentence[k] then return false end
    if fr.operation[v.fold[j]] then return true end
  end
  return false
end

-- The names of operations between quotation marks, whatever words they have.
local function operations (s)
  local v = s.v
  for _, i in ipairs(v.uppers) do
    local closing = CLOSING[v.text[i - 1]]
    if closing and names_operation(v, i - 1) then
      local z = i
      while z < i + QUOTE_LONGEST and v.text[z + 1] and v.text[z + 1] ~= closing do z = z + 1 end
      local m = s.taken[i]
      local whole = m and m.type == "EVENT" and m.last_token == z
      if v.text[z + 1] == closing and v.word[z] and not whole then s.add(i, z, "EVENT", true) end
    end
  end
end

-- "Syria Justice Center": where the name begins whose tokens [i, z] no list has.
local function english_start (s, i, z)
  local v = s.v
  local m = z > i and fr.english_org[v.fold[z]] and v:joined(i - 1) and s.taken[i - 1]
  return m and m.type == "LOC" and m.first_token == i - 1 and i - 1 or i
end

-- Call found(a, z) for each span of tokens that looks like a name.
function unknown.spans (s, found)
  local v, done = s.v, 0
  operations(s)
  for _, i in ipairs(v.uppers) do
    if i > done and opens(s, i) and not is_only_start(s, i) then
      local z
      local fold = v.fold[i]
      local head = (fr.org_head[fold] or fr.event_head[fold] or fr.place_head[fold]) and not is_acronym(v, i)
      z = extend(s, i)
      if head and not v.start[i] then z = math.max(z, extend_head(s, i)) end
      local lone_head = z == i and head
      if lone_head then
        s.heads[#s.heads + 1] = i
      elseif z > i or stands_alone(s, i) then
        found(english_start(s, i, z), z)
      end
      done = z
    end
  end
end

-- "ministère russe de la Défense", "ministère des Affaires étrangères": the one
-- class noun in lower case that belongs to its organisation.
function unknown.ministries (s, found)
  local v = s.v
  for _, i in ipairs(v.triggers) do
    if v.fold[i] == "ministere" and i < v.n - 1 and not s.taken[i] then
      local k = i + 1
      while is_adjective(s, k) and v:joined(k - 1) do k = k + 1 end
      local n = v:joined(k - 1) and joiner(s, k) or 0
      local z = k + n
      if n > 0 and v.upper[z] and v:joined(z - 1) and not s.taken[z] then
        while v:joined(z) and is_adjective(s, z + 1) and not is_demonym(s.demonyms, v.fold[z + 1]) do z = z + 1 end
        found(i, z)
      end
    end
  end
end

unknown.is_acronym = is_acronym
unknown.is_adjective = is_adjective

-- Does the organisation whose first word is token i go on after it?
function unknown.goes_on (s, i)
  return extend_head(s, i) > i
end

unknown.is_common = is_common

return unknown
