-- oracle_reuse.lua - slow, obvious twins of the reuse engine, and texts to try it on

local oracle = {}

local WORDS = { word = true, number = true, hashtag = true, mention = true, time = true, date = true }

-- The words of a document: list of { hash = integer, first =, last = }.
function oracle.words (doc)
  local out = {}
  for i = 1, #doc do
    if WORDS[doc:kind(i)] then
      local first, last = doc:span(i)
      out[#out + 1] = { hash = math.tointeger(tonumber("0x" .. doc:hash(i))), first = first, last = last }
    end
  end
  return out
end

-- ------------------------------------------------------------------ fingerprints

local function rotate (x, r)
  r = r % 64
  if r == 0 then return x end
  return x << r | x >> (64 - r)
end

local function mix (x)
  x = x ~ x >> 32
  x = x * 0xD6E8FEB86659FD93
  x = x ~ x >> 32
  x = x * 0xD6E8FEB86659FD93
  return x ~ x >> 32
end

-- The hash of every shingle of k words, from its definition.
function oracle.shingles (words, k)
  local out = {}
  for i = 1, #words - k + 1 do
    local s = 0
    for j = 0, k - 1 do s = s ~ rotate(words[i + j].hash, k - 1 - j) end
    out[i] = mix(s)
  end
  return out
end

-- Robust winnowing, window by window: ranks of the shingles that are chosen. A text
-- of under 200 words has windows of 3.
function oracle.winnow (shingles, w, words)
  local out, last = {}, nil
  if words < 200 then w = math.min(w, 3) end
  w = math.min(w, #shingles)
  for from = 1, #shingles - w + 1 do
    if w == 0 then break end
    local min
    for i = from, from + w - 1 do
      if not min or not math.ult(shingles[min], shingles[i]) then min = i end
    end
    if last and last >= from and shingles[last] == shingles[min] then min = last end
    if min ~= last then out[#out + 1] = min end
    last = min
  end
  return out
end

function oracle.simhash (words)
  local k = math.min(3, #words)
  local votes, n = {}, 0
  if k == 0 then return "0000000000000000" end
  for _, s in ipairs(oracle.shingles(words, k)) do
    n = n + 1
    for b = 0, 63 do votes[b] = (votes[b] or 0) + (s >> b & 1) end
  end
  local bits = 0
  for b = 0, 63 do
    if 2 * votes[b] > n then bits = bits | 1 << b end
  end
  return ("%016x"):format(bits)
end

-- Share of 5-word shingles that two documents have in common.
function oracle.jaccard (a, b)
  local sets, both, all = {}, 0, 0
  for i, words in ipairs { a, b } do
    sets[i] = {}
    for _, s in ipairs(oracle.shingles(words, math.min(5, #words))) do sets[i][s] = true end
  end
  for s in pairs(sets[1]) do
    all = all + 1
    if sets[2][s] then both = both + 1 end
  end
  for s in pairs(sets[2]) do
    if not sets[1][s] then all = all + 1 end
  end
  return all == 0 and 0 or both / all
end

-- ------------------------------------------------------------------ shared runs

-- All longest runs of t words or more that two lists share: { i, j, n }.
function oracle.runs (a, b, t)
  local out, above = {}, {}
  for i = 1, #a do
    local row = {}
    for j = 1, #b do
      if a[i].hash == b[j].hash then
        local n = (above[j - 1] or 0) + 1
        row[j] = n
        local on = a[i + 1] and b[j + 1] and a[i + 1].hash == b[j + 1].hash
        if n >= t and not on then out[#out + 1] = { i - n + 1, j - n + 1, n } end
      end
    end
    above = row
  end
  return out
end

-- Are words from..to of a text inside one of the spans { first, last }, or a chain of them?
function oracle.covered (words, from, to, spans)
  for i = from, to do
    local inside = false
    for _, s in ipairs(spans) do
      if s.first <= words[i].first and words[i].last <= s.last then inside = true break end
    end
    if not inside then return false end
  end
  return true
end

-- ------------------------------------------------------------------ texts

-- Random numbers of its own, so that a failure can be had again.
function oracle.random (seed)
  local state = seed * 2654435761 + 88172645463325252
  return function (n)
    state = state ~ state << 13
    state = state ~ state >> 7
    state = state ~ state << 17
    return (state >> 11) % n + 1
  end
end

local LETTERS = "bcdfglmnprstvz"
local VOWELS = "aeiou"

local function letter (from, n)
  n = n % #from + 1
  return from:sub(n, n)
end

-- Word number n of an invented language: one for each n, so that there are as many as asked for.
function oracle.word (n)
  local out = {}
  repeat
    out[#out + 1] = letter(LETTERS, n) .. letter(VOWELS, n // #LETTERS)
    n = n // (#LETTERS * #VOWELS)
  until n == 0
  return table.concat(out) .. "k"
end

-- n random words of a vocabulary, as a list.
function oracle.text (random, n, vocabulary)
  local out = {}
  for i = 1, n do out[i] = oracle.word(random(vocabulary)) end
  return out
end

-- Lists of words, one after the other, as one text.
function oracle.join (...)
  local out = {}
  for _, list in ipairs { ... } do
    for _, w in ipairs(list) do out[#out + 1] = w end
  end
  return table.concat(out, " ")
end

return oracle
