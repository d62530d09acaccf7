-- slips.lua - what copies of one family changed alike
--
-- Two copies that have the same word wrong where the base has it right did not come to
-- it each by itself: one has it from the other, or both from a third (the common errors
-- of textual criticism; Maas 1960, section 8). So slips group the copies and do not say
-- which of them was first. Compared is every copy with the base, passage by passage.

local changes = require "syrtext.changes"
local core = require "syrtext.core"
local tables = require "syrtext.tables"

local slips = {}

local MOST_WORDS = 4 -- words of a change that is a slip; more is rewriting
local LETTERS = 4    -- bytes of its longest word: "le" for "ce" may happen twice

local Ids = { __tostring = function (ids) return table.concat(ids, " ") end }

local function words_in (text)
  local n, longest = 0, 0
  for word in (text or ""):gmatch("[%w\x80-\xFF]+") do n, longest = n + 1, math.max(longest, #word) end
  return n, longest
end

local function is_slip (e)
  local n, longest = words_in(e.base)
  local m, other = words_in(e.copy)
  return math.max(n, m) <= MOST_WORDS and math.max(longest, other) >= LETTERS
end

-- A document of the family with its words, read once.
local function reader (family)
  local text, read = {}, {}
  for _, m in ipairs(family.members) do text[m.id] = m.meta[1] end
  return function (id)
    if read[id] == nil then
      local doc = text[id] and core.doc(text[id], { id = id })
      read[id] = doc and { doc = doc, words = changes.words(doc) } or false
    end
    return read[id]
  end
end

-- Note the slips of one passage between the base and a copy.
local function note (found, base, copied, p, id)
  for _, e in ipairs(changes.inside(base, copied, p)) do
    if is_slip(e) then
      local key = table.concat({ e.a.first, e.a.last, (e.copy or ""):lower() }, " ")
      local s = found[key]
      if not s then
        s = { kind = e.kind, base = e.base, copy = e.copy, first = e.a.first, last = e.a.last, seen = {},
          documents = setmetatable({}, Ids) }
        found[key], found[#found + 1] = s, s
      end
      if not s.seen[id] then s.seen[id], s.documents[#s.documents + 1] = true, id end
    end
  end
end

-- of(family) --> list of { kind, base, copy, first, last, documents }, in the order of the
-- base: changes of a few words that two copies or more, but not all, have alike; first
-- and last are bytes of the base. nil and a message where the index has no texts.
function slips.of (family)
  local side, found, out = reader(family), {}, {}
  local base = side(family.base.id)
  if not base then return nil, "slips need the texts: this index was read from a file" end
  for p in family:passages() do
    local a, b = p.a, p.b
    if b.id == family.base.id then a, b = b, a end
    if a.id == family.base.id and b.id ~= a.id and p.kind == "near" and side(b.id) then
      note(found, base, side(b.id), { a = a, b = b }, b.id)
    end
  end
  for _, s in ipairs(found) do
    s.seen = nil
    table.sort(s.documents)
    if #s.documents > 1 and #s.documents < #family.members - 1 then out[#out + 1] = s end
  end
  table.sort(out, function (x, y)
    if x.first ~= y.first then return x.first < y.first end
    return (x.copy or "") < (y.copy or "")
  end)
  return tables.list(out, { "kind", "base", "copy", "documents" })
end

return slips
