-- names_link.lua - what one document says about its own names
--
-- An article introduces a name once and then shortens it: a long form with its
-- acronym in brackets, a full name and then the last name, an organisation and
-- then its first word. These rules give the short one the entity of the long
-- one. They need no list, and they bind within the document only.

local aliases = require "syrtext.aliases"
local aliases_fr = require "syrtext.fr.aliases"
local core = require "syrtext.core"
local everyday = require "syrtext.fr.everyday"
local fr = require "syrtext.fr.names"
local gazetteer = require "syrtext.gazetteer"
local gender = require "syrtext.names_gender"
local inflect = require "syrtext.names_inflect"
local spelling = require "syrtext.aliases_spelling"
local unknown = require "syrtext.names_unknown"

local link = {}

-- Give `to` the entity of `from`, for all mentions of what `to` was.
local function same (s, from, to)
  if from.entity == to.entity and from.tier == to.tier then return end
  if to.tier > 0 then
    if from.tier > 0 then return end -- two known things stay two
    from, to = to, from
  end
  local old = to.entity
  local mine, others = s.of[from.entity] or {}, s.of[old] or {}
  if mine ~= others then s.of[from.entity], s.of[old] = mine, nil end
  for i = 1, #others do
    local m = others[i]
    if m.tier == 0 then m.entity, m.type, m.tier, m.sure = from.entity, from.type, from.tier, true end
    if mine ~= others then mine[#mine + 1] = m end
  end
end

-- s.of: the mentions of each entity.
local function sort_by_entity (s)
  s.of = {}
  for _, m in ipairs(s.list) do
    local list = s.of[m.entity] or {}
    s.of[m.entity] = list
    list[#list + 1] = m
  end
end

-- "al-assad" --> "assad"
local function bare (fold)
  local head, tail = fold:match("^([^-]+)%-(.+)$")
  if head and fr.particle[head] then return tail end
  return fold
end

-- A word as last names are compared: without its article, without the endings of other languages.
local function root_of (s, i)
  local head = s.turkish and inflect.before_apostrophe(s.v.text[i])
  return inflect.root(bare(head and core.fold(head) or s.v.fold[i]))
end

-- The forms by which a full name is taken up again: "Rahmane", "Abdel Rahmane".
local function short_names (s, m)
  local v, out, row = s.v, {}, {}
  for i = m.last_token, m.first_token + 1, -1 do
    table.insert(row, 1, root_of(s, i))
    out[table.concat(row, " ")] = true
    if fr.particle[v.fold[i]] then table.remove(row, 1) end
  end
  return out
end

local MOST = 8 -- persons of one last name that are told apart

-- { short name = array of mentions, one for each person who has it; many: there are more }
local function full_names (s)
  local map = {}
  local function put (short, m)
    local list = map[short] or {}
    map[short] = list
    if list[m.entity] then return end
    list.many = #list == MOST
    if list.many then return end
    list[#list + 1], list[m.entity] = m, true
  end
  for _, m in ipairs(s.list) do
    if m.type == "PER" and m.last_token > m.first_token then
      for short in pairs(short_names(s, m)) do put(short, m) end
    end
  end
  return map
end

local function key_of (s, m)
  local row = {}
  for i = m.first_token, m.last_token do row[#row + 1] = root_of(s, i) end
  return table.concat(row, " ")
end

-- The last of the persons in `list` whose full name stands before m, else the one whose full
-- name the document has most often.
local function nearest (s, list)
  local best, most
  for _, long in ipairs(list) do
    local bearers = s.bearers[long.entity] or { count = 0 }
    local last = bearers.before
    if last and (not best or last > best.bearers.before) then best = { long = long, bearers = bearers } end
    if not most or bearers.count > most.bearers.count then most = { long = long, bearers = bearers } end
  end
  return (best or most).long
end

-- Several persons of the document have the name: one of them is meant, and the others are told.
local function choose_one (s, m, list)
  local owner = m.alone and m.tier > 0 and m.type == "PER" and not list[m.entity] -- "Assad" beside his brothers
  local long = not owner and nearest(s, list)
  m.open = {}
  for _, x in ipairs(list) do
    if x ~= long then m.open[#m.open + 1] = { entity = x.entity, type = "PER", tier = x.tier, name = x.name } end
  end
  if long then m.entity, m.type, m.tier, m.sure = long.entity, "PER", long.tier, true end
end

-- Does a list say whom the bare name means, and is he in the document?
local function is_settled (m, list)
  return m.tier > 0 and not (m.also and m.also[1]) and list[m.entity] or false
end

local function take_up (s, m, list)
  if #list == 1 then
    local long = list[1]
    if long ~= m and long.entity ~= m.entity then m.entity, m.type, m.tier, m.sure = long.entity, "PER", long.tier, true end
  elseif #list > 1 and not is_settled(m, list) then
    choose_one(s, m, list)
  end
end

-- Are the words of one full name among those of the other, in their order: "Philippe
-- Barbarin", "Mgr Philippe Barbarin"? Then they are one person, if no list tells two.
local function is_within (v, m, long)
  local k = m.first_token
  for i = long.first_token, long.last_token do
    if k <= m.last_token and v.fold[k] == v.fold[i] then k = k + 1 end
  end
  return k > m.last_token
end

local function is_one_person (v, x, y)
  if x.entity == y.entity then return true end
  return x.tier == 0 and y.tier == 0 and (is_within(v, x, y) or is_within(v, y, x))
end

-- Full names of one last name that are one by the key of spellings ("Moustafa Sejari", "Mustafa
-- Sejari") are one person from here on, under the entity that a list has or that stands first.
local function join_spellings (s, full)
  local joined, tried = {}, {}
  local function is_same (x, y)
    local one, two = gender.of_given(s.v.fold[x.first_token]), gender.of_given(s.v.fold[y.first_token])
    if x.last_token - x.first_token ~= y.last_token - y.first_token or (one and two and one ~= two) then return false end
    local g = gazetteer.open { { entity = "x", type = "PER", name = s.v:span(x.first_token, x.last_token) } }
    return g ~= nil and g:lookup(s.v:span(y.first_token, y.last_token), { tier = 3 })[1] ~= nil
  end
  for _, list in pairs(full) do
    for k = 2, #list do
      for i = 1, k - 1 do
        local x, y = list[i], list[k]
        local key = x.entity .. "=" .. y.entity
        if (x.tier == 0 or y.tier == 0) and not tried[key] then
          tried[key] = true
          if is_same(x, y) then joined[#joined + 1] = { x, y } end
        end
      end
    end
  end
  table.sort(joined, function (x, y)
    if x[1].first_token ~= y[1].first_token then return x[1].first_token < y[1].first_token end
    return x[2].first_token < y[2].first_token
  end)
  for _, pair in ipairs(joined) do same(s, pair[1], pair[2]) end
  return joined[1] ~= nil
end

-- Those of the list whom a title before the name may mean, each person once.
local function fitting (s, persons, title, list)
  local out = {}
  for _, long in ipairs(list or {}) do
    local fits = gender.fits(s, persons, title, long.entity)
    for _, other in ipairs(out) do fits = fits and not is_one_person(s.v, other, long) end
    if fits then out[#out + 1], out[long.entity] = long, true end
  end
  return out
end

-- Names that no list has and that the document gives to a woman and to a man, by their titles
-- alone: "M. Martin et Mme Martin". { [entity] = true }
local function couples (s)
  local seen, out = {}, {}
  for _, m in ipairs(s.list) do
    local title = m.tier == 0 and gender.of_title(s.v, m.first_token)
    if title then
      seen[m.entity] = seen[m.entity] or title
      out[m.entity] = out[m.entity] or seen[m.entity] ~= title
    end
  end
  return out
end

-- "Mme Assad" where Assad is a man's name: somebody of whom no more is known.
local function part_by_title (s, persons, title, m, full, both)
  -- the name is that of others, all of whom the title excludes
  local taken = m.tier == 0 and (both[m.entity] or full and full[1])
  if not taken and (m.tier == 0 or gender.fits(s, persons, title, m.entity)) then return end
  m.entity = gender.id(title, unknown.id(s.v:span(m.first_token, m.last_token)))
  m.tier, m.sure, m.also, m.alone = 0, true, nil, nil
end

-- "son père X", "fils de X": who is told for another's sake is not the one that goes on.
local function is_relative (v, i)
  local k = v:before(i)
  if k and aliases_fr.de[v.fold[k]] then k = v:before(k) end
  return k ~= nil and aliases_fr.kin[v.fold[k]] ~= nil
end

-- s.bearers: { [entity] = { count = of its full names, before = where the last one was } }
local function count_bearers (s)
  s.bearers = {}
  for _, m in ipairs(s.list) do
    if m.type == "PER" and m.last_token > m.first_token then
      local x = s.bearers[m.entity] or { count = 0 }
      s.bearers[m.entity], x.count = x, x.count + 1
    end
  end
end

-- { first name = array of persons }: those whom a list knows, and given names.
local function first_names (s)
  local map = {}
  for _, m in ipairs(s.list) do
    local fold = s.v.fold[m.first_token]
    if m.type == "PER" and m.last_token > m.first_token and not (fr.title[fold] or fr.kunya[fold] or fr.particle[fold])
      and (m.tier > 0 or fr.given[fold]) then
      local list = map[fold] or {}
      map[fold] = list
      if not list[m.entity] then list[#list + 1], list[m.entity] = m, true end
    end
  end
  return map
end

-- Does a name stand by itself: no article, no capital beside it, no row of first names?
local function is_alone (s, i)
  local v, k = s.v, s.v:before(i)
  if v:joined(i) and v.upper[i + 1] then return false end
  if not k then return true end
  if aliases_fr.article[v.fold[k]] then return false end
  if v.upper[k] then return fr.title[v.fold[k]] ~= nil or v.start[k] and fr.plain[v.fold[k]] ~= nil end
  local other = v.fold[k] == "et" and s.taken[k - 1]
  return not (other and other.tier == 0 and other.first_token == other.last_token and fr.given[v.fold[k - 1]])
end

local YEARS = "ans"

-- "Le roi Abdallah" after "Abdallah II", "Maher" after "Maher al-Assad": the one person of the
-- document so far who has the first name. Behind "M." a given name is somebody's last name,
-- and what has an age of its own is introduced.
local function by_first_name (s, m, title, firsts)
  local v, i = s.v, m.first_token
  local list = m.tier == 0 and m.last_token == i and firsts[v.fold[i]]
  local long = list and #list == 1 and list[1]
  if not long or (m.sure and m.type ~= "PER") then return end
  if long.first_token > i and not (long.tier > 0 and is_relative(v, i)) then return end -- "son frère Maher"
  if title and (fr.given[v.fold[i]] or long.tier == 0) or v.fold[i + 3] == YEARS or not is_alone(s, i) then return end
  local k = v:before(i)
  if k and aliases_fr.holy[v.fold[k]] then return end
  m.entity, m.type, m.tier, m.sure = long.entity, "PER", long.tier, true
end

-- "M. Xi": two letters are no name by themselves. "Maher est parti": a capital at a sentence's start
-- is none either, unless it is a first name and no word.
local function add_short_names (s, full, firsts)
  local v = s.v
  for _, i in ipairs(v.uppers) do
    local fold = v.fold[i]
    if not s.taken[i] and not v.caps[i] and not v.loud[i] and not v:is_elided(i) then
      local list
      if #v.text[i] == 2 then list = gender.of_title(v, i) and (full[fold] or firsts[fold])
      elseif v.start[i] and not v.seen[fold] and not everyday(fold) then list = v:joined(i) and is_alone(s, i) and firsts[fold] end
      if list and #list == 1 and list[1].first_token < i then
        local m = s.add(i, i, "PER", true)
        m.entity, m.tier = list[1].entity, list[1].tier
      end
    end
  end
end

-- "Kerry" after "John Kerry". What the list knows for sure stays.
local function link_persons (s)
  local full = full_names(s)
  if join_spellings(s, full) then full = full_names(s) end
  local persons, both = gender.of_persons(s), couples(s)
  local firsts = first_names(s)
  count_bearers(s)
  for _, m in ipairs(s.list) do
    local bearers = m.last_token > m.first_token and s.bearers[m.entity]
    local all = (m.type == "PER" or m.tier == 0 or m.alone) and full[key_of(s, m)]
    if all and all.many then all = nil end
    local title = gender.of_title(s.v, m.first_token)
    local list = fitting(s, persons, title, all)
    if list[1] and (m.tier == 0 or m.alone) then
      take_up(s, m, list)
    elseif title and m.type == "PER" and not (m.last_token > m.first_token and gender.of_given(s.v.fold[m.first_token])) then
      part_by_title(s, persons, title, m, all, both)
    end
    if not list[1] then by_first_name(s, m, title, firsts) end
    if bearers and not is_relative(s.v, m.first_token) then bearers.before = m.first_token end
  end
  add_short_names(s, full, firsts)
end

-- "la Coalition" after "Coalition nationale syrienne": the first word of one
-- organisation of the document, with a capital and an article.
local function link_heads (s)
  local v, heads = s.v, {}
  for _, m in ipairs(s.list) do
    if m.type == "ORG" and m.last_token > m.first_token then
      local fold = v.fold[m.first_token]
      if heads[fold] == nil then heads[fold] = m
      elseif heads[fold] and heads[fold].entity ~= m.entity then heads[fold] = false end
    end
  end
  for _, i in ipairs(s.heads) do
    local long = heads[v.fold[i]]
    if long and long.first_token < i and not s.taken[i] then
      local m = s.add(i, i, long.type, true)
      m.entity, m.tier = long.entity, long.tier
    end
  end
end

-- One unknown name, one type: what most of the mentions say whose context told
-- it, else what the first one was guessed to be.
local function settle_types (s)
  local votes = {}
  for rank, m in ipairs(s.list) do
    if m.tier == 0 then
      local v = votes[m.entity] or { best = m.type, score = 0 }
      votes[m.entity] = v
      v[m.type] = (v[m.type] or 0) + (m.sure and 1000 or 0) + 1 / rank
      if v[m.type] > v.score then v.best, v.score = m.type, v[m.type] end
    end
  end
  for _, m in ipairs(s.list) do
    if m.tier == 0 then m.type = votes[m.entity].best end
  end
end

-- "Coalition nationale syrienne (CNS)" where a list has CNS for another: in this document it
-- is what the document says. A name that no list has must be French and have no word of the
-- listed one, or it may be a translation.
local function overrides (s, d)
  local long, short = d.long.m, d.short.m
  if d.relation ~= "acronym" or short.tier == 0 then return false end
  if short.first_token < short.last_token or not s.v.caps[short.first_token] then return false end
  if long.entity == short.entity or long.type ~= short.type then return false end
  if long.tier > 0 then return not (s.decisions and s.decisions:merges(long.entity) == s.decisions:merges(short.entity)) end
  return fr.org_head[s.v.fold[long.first_token]] ~= nil and not spelling.shares_word(s.v, long, short.name or "")
end

local function override (s, d)
  local long, old, fold = d.long.m, d.short.m.entity, s.v.fold[d.short.a]
  local kept, mine = {}, s.of[long.entity] or {}
  for _, m in ipairs(s.of[old] or {}) do
    if m.first_token == m.last_token and s.v.fold[m.first_token] == fold then
      m.entity, m.type, m.tier, m.sure, m.also = long.entity, long.type, long.tier, true, nil
      mine[#mine + 1] = m
    else
      kept[#kept + 1] = m
    end
  end
  s.of[old], s.of[long.entity] = kept, mine
end

-- A place is only guessed where the other name is a person's: "Badreddine, alias Sami Issa".
local function settle_person (s, d)
  local x, y = d.long.m, d.short.m
  if d.relation ~= "aka" then return end
  if x.type ~= "PER" then x, y = y, x end
  if x.type ~= "PER" or x.last_token == x.first_token or y.type ~= "LOC" or y.tier > 0 or y.sure then return end
  for _, m in ipairs(s.of[y.entity] or {}) do m.type = "PER" end
end

-- The definitions of aliases.lua: both sides are one entity.
local function link_definitions (s)
  s.definitions = aliases.define(s)
  s.tidy()
  sort_by_entity(s)
  for _, d in ipairs(s.definitions) do
    if d.long.m and d.short.m then
      settle_person(s, d)
      if overrides(s, d) then override(s, d) else same(s, d.long.m, d.short.m) end
      d.entity = d.long.m.entity == d.short.m.entity and d.long.m.entity
    end
  end
end

-- Where a side of a definition was found to be a person of the document, so is the other one.
local function follow_definitions (s)
  for _, d in ipairs(s.definitions) do
    local x, y = d.long.m, d.short.m
    if d.entity and x.entity ~= y.entity then
      if x.entity == d.entity then x, y = y, x end
      if y.entity == d.entity and y.tier == 0 and not is_within(s.v, x, y) then
        for _, m in ipairs(s.of[d.entity] or {}) do
          if m.entity == d.entity then m.entity, m.type, m.tier, m.sure = x.entity, x.type, x.tier, true end
        end
      end
    end
  end
end

function link.all (s)
  link_definitions(s)
  link_persons(s)
  follow_definitions(s)
  link_heads(s)
  settle_types(s)
end

return link
