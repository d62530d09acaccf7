-- names_pairs.lua - two names that a hyphen makes one word
--
-- "la route Alep-Damas", "la mission ONU-OIAC": two mentions in one token, each of a name of
-- the list. What the list has as a whole is none of it, nor what it knows half of. Ties
-- between powers are of governments: "l'axe Damas-Téhéran".

local fr = require "syrtext.fr.names"

local pairs_of = {}

-- The list's entity of a half, or nil.
local function known (s, text)
  for _, row in ipairs(s.gaz:lookup(text, { tier = 1 })) do
    if row.type ~= "EVENT" and row.type ~= "MISC" and (row.case ~= "exact" or row.alias == text) then return row end
  end
  return nil
end

local function half (s, m, row, first, last)
  local k = s.v:before(m.first_token)
  local powers = row.type == "LOC" and k and fr.tie[s.v.fold[k]]
  return { first_token = m.first_token, last_token = m.last_token, first = first, last = last, type = row.type, entity = row.entity,
    name = row.name, case = row.case, tier = row.tier, chosen = row.entity, sure = true,
    capital = powers and s.metonyms[row.entity] or nil }
end

-- The two mentions that m is, or nil.
local function halves (s, m)
  if m.tier > 0 or m.first_token ~= m.last_token then return nil end
  local i = m.first_token
  local left, right = s.v.text[i]:match("^([^-]+)%-([^-]+)$")
  if not left or #left < 2 or #right < 2 or not right:find("^[%u\xC3]") then return nil end
  local a, b = known(s, left), known(s, right)
  if not (a and b) then return nil end
  local first, last = s.v.first[i], s.v.last[i]
  return half(s, m, a, first, first + #left - 1), half(s, m, b, last - #right + 1, last)
end

-- Put the halves of each pair of s.list in its place.
function pairs_of.split (s)
  local out = {}
  for _, m in ipairs(s.list) do
    local a, b = halves(s, m)
    out[#out + 1] = a or m
    out[#out + 1] = b
    if b then s.taken[m.first_token] = b end
  end
  s.list = out
end

return pairs_of
