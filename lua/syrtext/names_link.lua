-- names_link.lua - what one document says about its own names
--
-- An article introduces a name once and then shortens it: a long form with its
-- acronym in brackets, a full name and then the last name, an organisation and
-- then its first word. These rules give the short one the entity of the long
-- one. They need no list, and they bind within the document only.

local fr = require "syrtext.fr.names"
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
  for _, m in ipairs(s.list) do
    if m.entity == old and m.tier == 0 then m.entity, m.type, m.tier, m.sure = from.entity, from.type, from.tier, true end
  end
end

-- The mentions by their last and first tokens.
local function index (s)
  local ends, begins = {}, {}
  for _, m in ipairs(s.list) do
    ends[m.last_token], begins[m.first_token] = m, m
  end
  return ends, begins
end

local SMALL = { de = true, du = true, des = true, d = true, la = true, le = true, les = true, l = true, et = true, pour = true,
  en = true, a = true, au = true, aux = true, sur = true, of = true, the = true, ["for"] = true, ["and"] = true }

-- Do the words [a, z] spell the letters? Their first letters in order, or in
-- another order ("Forces de défense nationale", FND); pieces of "Al-Cham" count.
local function spells (v, a, z, letters)
  local initials = {}
  for i = a, z do
    if not v.word[i] then return false end
    if not SMALL[v.fold[i]] then
      for piece in v.fold[i]:gmatch("[^-]+") do
        if not fr.particle[piece] then initials[#initials + 1] = piece:sub(1, 1) end
      end
    end
  end
  local row = table.concat(initials)
  if row == letters then return true end
  if #row ~= #letters or row:sub(1, 1) ~= letters:sub(1, 1) then return false end
  local left, right = {}, {}
  for i = 1, #row do left[i], right[i] = row:sub(i, i), letters:sub(i, i) end
  table.sort(left)
  table.sort(right)
  return table.concat(left) == table.concat(right)
end

-- The first token of the long form that ends at z and spells the letters.
local function long_form (v, z, letters)
  for a = z, math.max(1, z - 2 * #letters - 4), -1 do
    if not v.word[a] or v.sentence[a] ~= v.sentence[z] then return nil end
    if v.upper[a] and spells(v, a, z, letters) then return a end
  end
  return nil
end

-- Long Form (ABC): the acronym and the words before the bracket are one.
local function define_acronyms (s)
  local v = s.v
  local ends, begins = index(s)
  for i = 2, v.n - 1 do
    if v.text[i] == "(" and unknown.is_acronym(v, i + 1) then
      local short, long = begins[i + 1], ends[i - 1]
      local letters = v.fold[i + 1]
      local close = v.text[i + 2]
      if short and short.last_token > i + 1 then short = nil end
      if close == ")" or close == "," or close == ";" then
        local a = long_form(v, i - 1, letters)
        if a and not (long and long.first_token <= a) then long = s.add(a, i - 1, "ORG", true) end
        short = short or (long and s.add(i + 1, i + 1, long.type, true))
        if long and short and long.type ~= "LOC" then same(s, long, short) end
      end
    end
  end
end

-- X (ex-Y): one thing under two names. ABC (Long Form) too.
local function define_brackets (s)
  local v = s.v
  local ends, begins = index(s)
  for i = 2, v.n - 2 do
    local x = v.text[i] == "(" and ends[i - 1]
    if x then
      local ex = v.fold[i + 1] == "ex-" or v.fold[i + 1] == "ex" or v.fold[i + 1] == "anciennement"
      local y = begins[i + (ex and 2 or 1)]
      if y and y.type ~= "LOC" then
        local closed = v.text[y.last_token + 1] == ")"
        local spelled = closed and unknown.is_acronym(v, i - 1) and x.first_token == i - 1
          and spells(v, y.first_token, y.last_token, v.fold[i - 1])
        if ex or spelled then same(s, x, y) end
      end
    end
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

function link.all (s)
  define_acronyms(s)
  define_brackets(s)
  link_persons(s)
  link_heads(s)
  settle_types(s)
end

return link
