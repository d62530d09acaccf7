-- names_link.lua - what one document says about its own names
--
-- An article introduces a name once and then shortens it: a long form with its
-- acronym in brackets, a full name and then the last name, an organisation and
-- then its first word. These rules give the short one the entity of the long
-- one. They need no list, and they bind within the document only.

local aliases = require "syrtext.aliases"
local fr = require "syrtext.fr.names"

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

-- The forms by which a full name is taken up again: "Rahmane", "Abdel Rahmane".
local function short_names (v, m)
  local out, row = {}, {}
  for i = m.last_token, m.first_token + 1, -1 do
    table.insert(row, 1, bare(v.fold[i]))
    out[table.concat(row, " ")] = true
    if fr.particle[v.fold[i]] then table.remove(row, 1) end
  end
  return out
end

-- { short name = mention, or false when several persons share it }
local function full_names (s)
  local map = {}
  for _, m in ipairs(s.list) do
    if m.type == "PER" and m.last_token > m.first_token then
      for short in pairs(short_names(s.v, m)) do
        local other = map[short]
        if other == nil then map[short] = m
        elseif other and other.entity ~= m.entity then map[short] = false end
      end
    end
  end
  return map
end

local function key_of (v, m)
  local row = {}
  for i = m.first_token, m.last_token do row[#row + 1] = bare(v.fold[i]) end
  return table.concat(row, " ")
end

-- "Kerry" after "John Kerry". What the list knows for sure stays.
local function link_persons (s)
  local full = full_names(s)
  for _, m in ipairs(s.list) do
    if m.tier == 0 or m.alone then
      local long = full[key_of(s.v, m)]
      if long and long ~= m and long.entity ~= m.entity then
        m.entity, m.type, m.tier, m.sure = long.entity, "PER", long.tier, true
      end
    end
  end
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

-- The definitions of aliases.lua: both sides are one entity.
local function link_definitions (s)
  s.definitions = aliases.define(s)
  s.tidy()
  sort_by_entity(s)
  for _, d in ipairs(s.definitions) do
    if d.long.m and d.short.m then same(s, d.long.m, d.short.m) end
  end
end

function link.all (s)
  link_definitions(s)
  link_persons(s)
  link_heads(s)
  settle_types(s)
end

return link
