-- names_metonym.lua - does a capital stand for its government?
--
-- "Moscou a accusé Washington", "un accord avec Ankara": the government.
-- "à Moscou", "la banlieue de Damas", "l'avion a quitté Ankara": the town. The
-- decision looks at the words beside the name only, never at which town it is.

local fr = require "syrtext.fr.names"
local gazetteer = require "syrtext.gazetteer"

local metonym = {}

-- metonyms.tsv --> { [city id] = { id = government id, country = id } }
function metonym.read ()
  local out = {}
  local path = gazetteer.shipped "metonyms.tsv"
  local f = path and io.open(path, "r")
  if not f then return out end
  f:read("l")
  for line in f:lines() do
    local city, government, country = line:match("^([^\t]+)\t([^\t]+)\t([^\t\r]*)")
    if city then out[city] = { id = government, country = country } end
  end
  f:close()
  return out
end

-- Tokens that part words but not thoughts.
local SKIP = { l = true, la = true, le = true, les = true }
local DE = { de = true, d = true, du = true, des = true }
local AUXILIARY = { a = true, ont = true, avait = true, avaient = true, aurait = true, auraient = true, aura = true, auront = true,
  ait = true, n = true, ne = true, s = true, se = true, y = true, en = true }
local FREE = { pour = true, par = true, avec = true, contre = true, selon = true, envers = true, sans = true, entre = true,
  que = true, qu = true, comme = true, mais = true, si = true, tandis = true, dont = true, car = true, aupres = true }

-- Endings of verbs that are seen after a subject: "accuse" and "veut" are too
-- short to tell, so a list stands beside the endings.
local VERBS = {}
for word in ([[accuse appelle affirme annonce assure estime juge considere dement demande exige exhorte refuse rejette soutient
  appuie veut peut doit sait croit dit fait va vient tient entend espere craint redoute menace promet propose denonce condamne
  salue souhaite reclame insiste reconnait confirme nie evoque prevoit prepare poursuit multiplie maintient mene continue
  commence cherche tente accepte approuve conteste critique justifie invoque impose livre fournit envoie arme finance parraine
  voit joue reste tend dispose defend veille plaide presse somme avertit previent met remet rappelle repete martele surprend surpris
  inquiete agace irrite embarrasse satisfait prive]]):gmatch("%S+") do
  VERBS[word] = true
end

local function is_verb (fold)
  if VERBS[fold] then return true end
  return #fold > 4 and (fold:find("aient$") or fold:find("ait$") or fold:find("erait$") or fold:find("era$") or fold:find("eront$")) ~= nil
end

-- After the name, at k: a verb that a government can be the subject of?
local function acts (v, k)
  if not v.word[k] then return false end
  local fold = v.fold[k]
  if AUXILIARY[fold] then
    local next_word = v.fold[k + 1] or ""
    return not fr.place_after[next_word]
  end
  if fr.be[fold] then
    local word = v.fold[k + 1] or ""
    return not fr.place_after[word] and not fr.place_before[word] and word ~= "la" and word ~= "le" and word ~= "une" and word ~= "au"
  end
  return is_verb(fold) and not fr.place_after[fold]
end

-- Does a clause begin with the name? Then the next word is its verb, unless it
-- is a small word.
local CLAUSE = { que = true, qu = true, et = true, mais = true, alors = true, ["tandis"] = true, quand = true, si = true, car = true,
  puis = true, ensuite = true }
local OBJECT = { la = true, le = true, les = true, l = true, lui = true, leur = true }
local function leads (v, first, last)
  local k = v:before(first)
  if not v.start[first] and k and not CLAUSE[v.fold[k]] then return false end
  local n = last + 1
  if OBJECT[v.fold[n]] then n = n + 1 end
  return v.word[n] and v:joined(n - 1) and not v.upper[n] and not fr.plain[v.fold[n]] and not fr.place_after[v.fold[n]]
    and #v.fold[n] > 3 and not v.fold[n]:find("[^s]s$")
end

-- The token after the name and what is set off behind it by two commas:
-- "Ankara, qui soutient les rebelles, a lancé".
local function after (v, last)
  local k = last + 1
  if v.text[k] == '"' or v.text[k] == "«" then return k + 1 end
  if v.text[k] == "," then
    if v.fold[k + 1] == "qui" then return k + 2 end -- what follows "qui" is its verb
    for j = k + 1, math.min(k + 15, v.n) do
      if v.sentence[j] ~= v.sentence[last] then break end
      if v.text[j] == "," then return j + 1 end
    end
  end
  return k
end

-- The word before a short quotation that ends before token k, and its noun: `le rôle
-- "ambigu" d'Ankara`, `le sommet européen "historique" de Bruxelles`.
local function over_quote (v, k)
  local mark = v.text[k - 1]
  if mark ~= '"' and mark ~= "»" then return nil end
  for i = k - 2, math.max(2, k - 7), -1 do
    if v.text[i] == mark or v.text[i] == "«" then return v:before(i) end
  end
  return nil
end

-- "de CAPITAL": the noun before tells, one noun further if need be.
local function by_noun (v, k)
  local b = v:before(k, SKIP) or over_quote(v, k)
  if not b then return "place" end
  local noun = v.fold[b]
  if fr.motion[noun] or noun == "cote" and v.fold[b - 1] == "a" then return "place" end
  if fr.place_nouns_of[noun] or fr.place_before[noun] then return "place" end
  local c = v:before(b) -- "la banlieue est de Damas", "la cour d'appel de Paris": one noun further
  if c and DE[v.fold[c]] then c = v:before(c) end
  if c and fr.place_nouns_of[v.fold[c]] and not v.upper[b] then return "place" end
  return "actor"
end

local SIDES = { pro = true, anti = true }
local DEPART = { part = true, partent = true, parti = true, partie = true, partis = true, parties = true, partir = true,
  partait = true, embarque = true, embarquer = true, envole = true, envoler = true, decolle = true, decoller = true, vol = true,
  train = true, avion = true }

-- "parti de Moscou pour Téhéran", "le vol pour Téhéran": token k is the "pour" of a way.
local function is_way (v, k)
  local b = v:before(k)
  if b and v.upper[b] then
    while b and v.upper[b] do b = v:before(b) end
    if not (b and DE[v.fold[b]]) then return false end
    b = v:before(b)
  end
  return b ~= nil and DEPART[v.fold[b]] ~= nil
end

-- "Côté Damas,", "A en croire Damas": the side that speaks. k: the token before the name.
local function is_side (v, k)
  if v.fold[k] == "cote" then return v.start[k] or v.fold[k - 1] ~= "a" and v.fold[k - 1] ~= "du" end
  return v.fold[k] == "croire" and v.fold[k - 1] == "en"
end

-- Why the words before the name make it a place ("place"), an actor ("actor"),
-- or tell nothing (nil).
local function by_left (v, first)
  local k = v:before(first, SKIP)
  if not k then return nil end
  local fold = v.fold[k]
  if fold == "a" then -- the preposition; the verb has no name after it
    local b = v:before(k)
    if v.fold[k - 1] and b and fr.actor_before_a[v.fold[b]] then return "actor" end
    return "place"
  end
  if DE[fold] then return by_noun(v, k) end
  if is_side(v, k) then return "actor" end
  if fold == "apres" and v.fold[k - 1] == "d" then return "actor" end
  if fr.place_before[fold] then
    -- "vers Moscou" is a way, "pression sur Moscou" is a will
    local b = v:before(k)
    if fold == "vers" and b and v.fold[b]:find("^tourn") then return "actor" end
    if fold == "sur" and v:before(k) and (v.fold[v:before(k)] or ""):find("^pression") then return "actor" end
    return "place"
  end
  if fr.place_verb[fold] or fr.place_nouns_of[fold] or fr.place_noun[fold] then return "place" end
  if FREE[fold] then
    if fold == "entre" and v:before(k) and fr.place_nouns_of[v.fold[v:before(k)]] then return "place" end
    return fold == "pour" and is_way(v, k) and "place" or "actor"
  end
  return nil
end

-- "Damas et Khalifa Haftar ont fait": at a sentence's start, a plural verb soon.
local function begins_with_partner (v, first, last)
  if not v.start[first] or v.fold[last + 1] ~= "et" then return false end
  for k = last + 2, math.min(last + 7, v.n) do
    if v.sentence[k] ~= v.sentence[first] or v.text[k] == "," then return false end
    if v.fold[k] == "ont" or v.fold[k] == "avaient" or v.fold[k] == "auraient" then return true end
  end
  return false
end

-- What may stand inside "a été bombardée": "a de nouveau été lourdement bombardée".
local WITHIN = 6

-- Is the name the subject of a passive that only a place suffers: "Damas a été bombardée",
-- "Kiev est assiégée"? Sanctions strike a government.
local function is_struck (v, last)
  local k, seen_be = last + 1, false
  while k <= last + WITHIN and v.word[k] and v.sentence[k] == v.sentence[last] do
    local fold = v.fold[k]
    if seen_be and fr.struck[fold] then
      for j = k + 1, k + 4 do
        if (v.fold[j] or ""):find("^sanction") then return false end
      end
      return true
    end
    if fr.be[fold] or fold == "ete" then seen_be = true
    elseif not AUXILIARY[fold] and not fold:find("ment$") and not fr.within[fold] then return false end
    k = k + 1
  end
  return false
end

-- Which reading the tokens [first, last] of a capital have: true for the
-- government. In this order, because it is how surely each tells:
--   0. it is the subject of what only a place suffers;
--   1. a preposition or noun before it that only goes with places, or with actors;
--   2. it is followed by a verb: then it is a subject, and acts;
--   3. a verb right before it has it as object: "accuse Moscou";
--   4. beside "et" or a comma stands another capital, which then decides.
-- Without any sign it is the town.
function metonym.decide (v, first, last, neighbour)
  local k = v:before(first)
  local opens = not k or CLAUSE[v.fold[k]] or v.start[first] -- the name may be a subject
  if opens and is_struck(v, last) then return false end
  if SIDES[v.fold[first]:match("^(%l+)%-") or ""] then return true end -- "pro-Damas"
  if k and fr.tie[v.fold[k]] and v.text[first]:find("-", 1, true) then return true end -- "l'axe Damas-Téhéran"
  local left = by_left(v, first)
  if left then return left == "actor" end
  if acts(v, after(v, last)) or leads(v, first, last) then return true end
  if begins_with_partner(v, first, last) then return true end
  while k and v.fold[k]:find("....ment$") do k = v:before(k) end -- "soupçonnent ouvertement Pékin"
  if k and not v.upper[k] then
    local fold = v.fold[k]
    local ending = #fold > 4 and (fold:find("er$") or fold:find("end$") or fold:find("ent$") or v.text[k]:find("é$")
      or fold:find("ant$") and not fr.plain[fold])
    if ending or is_verb(fold) then return true end
  end
  return neighbour == true
end

-- Do two capitals stand side by side: "Moscou et Washington", "Moscou, Ankara"?
local function listed (v, a, b)
  local between = b.first_token - a.last_token
  local word = v.fold[a.last_token + 1]
  return between == 2 and (word == "et" or word == "ou" or word == ",") or
    between == 3 and word == "," and (v.fold[a.last_token + 2] == "et")
end

local function beside (v, a, b)
  return a and b and a.capital and b.capital and listed(v, a, b) or false
end

-- A capital after another one. "entre Moscou et Washington", "à Moscou et
-- Washington": the first one has the preposition; of two subjects the last one has
-- the verb; "à Bagdad, Paris a assuré" begins a new clause.
local function settle_pair (v, previous, m)
  local clause = m.actor and v.text[m.first_token - 1] == "," and acts(v, m.last_token + 1)
  if clause then return end
  if by_left(v, previous.first_token) then m.actor = previous.actor
  elseif m.actor then previous.actor = true
  else m.actor = previous.actor end
end

-- Decide for every match of `list` that has field `capital`, left to right and
-- then back, so that coordinated capitals agree: "Moscou et Washington".
function metonym.resolve (v, list)
  for i, m in ipairs(list) do
    if m.capital then
      m.actor = metonym.decide(v, m.first_token, m.last_token)
      local other = list[i + 1]
      if m.actor and other and other.type == "LOC" and not other.capital and listed(v, m, other) then
        m.actor = false -- "entre Damas, Homs et Alep": towns
      end
      if beside(v, list[i - 1], m) then settle_pair(v, list[i - 1], m) end
    end
  end
  for i = #list - 1, 1, -1 do
    local m, n = list[i], list[i + 1]
    if m.capital and not m.actor and beside(v, m, n) and n.actor and not by_left(v, m.first_token) then m.actor = true end
  end
  for _, m in ipairs(list) do
    if m.actor then m.entity, m.type = m.capital.id, "ORG" end
  end
end

metonym.acts = acts

return metonym
