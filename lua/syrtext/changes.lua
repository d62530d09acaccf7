-- changes.lua - what differs between a text and its copy, word by word
--
-- Inside a passage that both share: words that were replaced, taken out or put in (the
-- shortest edit script of Myers 1986; of a long passage with many edits that of each
-- piece between words that both have once, as in patience diff). Outside: whole
-- sentences that the copy cut or added. Words compare by their folded hashes, so case,
-- accents and the shape of apostrophes are no change.

local structure = require "syrtext.structure"

local changes = {}

local MOST_EDITS = 300    -- edits in one piece; beyond it the piece is parted
local ANCHOR = 4          -- words in a row that both sides have once: there a piece is parted
local SENTENCE_WORDS = 5  -- shorter sentences are not reported as cut or added
local COVERED = 0.3       -- share of a sentence's words that makes it "still there"

local COUNTED = {
  word = true, number = true, time = true, date = true, url = true, email = true, hashtag = true, mention = true,
}

-- ------------------------------------------------------------------ words

-- The words of a document: arrays first, last, key, figure; n.
function changes.words (doc)
  local w, i = { first = {}, last = {}, key = {}, figure = {} }, 0
  local n = 0
  for first, last, kind in doc:tokens() do
    i = i + 1
    if COUNTED[kind] then
      n = n + 1
      w.first[n], w.last[n], w.key[n], w.figure[n] = first, last, doc:hash(i), kind ~= "word"
    end
  end
  w.n = n
  return w
end

-- The words that lie in bytes first..last: ranks from..to (to < from: none).
local function range (w, first, last)
  local function lower (edge, column)
    local lo, hi = 1, w.n + 1
    while lo < hi do
      local mid = (lo + hi) // 2
      if column[mid] < edge then lo = mid + 1 else hi = mid end
    end
    return lo
  end
  return lower(first, w.first), lower(last + 1, w.last) - 1
end
changes.range = range

-- ------------------------------------------------------------------ the edit script

-- One round of Myers: the furthest points on all diagonals after d edits.
-- key(i, j) says whether word i of a and word j of b are the same.
local function round (v, d, n, m, same)
  for k = -d, d, 2 do
    local x
    if k == -d or (k ~= d and v[k - 1] < v[k + 1]) then x = v[k + 1] else x = v[k - 1] + 1 end
    local y = x - k
    while x < n and y < m and same(x + 1, y + 1) do x, y = x + 1, y + 1 end
    v[k] = x
    if x >= n and y >= m then return true end
  end
  return false
end

local function copy (v)
  local t = {}
  for k, x in pairs(v) do t[k] = x end
  return t
end

-- The rounds up to the end of both, or nil when they are too many.
local function rounds (n, m, same)
  local v, trace = { [1] = 0 }, {}
  for d = 0, math.min(n + m, MOST_EDITS) do
    trace[d] = copy(v)
    if round(v, d, n, m, same) then return trace, d end
  end
end

-- Walk back through the rounds: cut[i] and put[j] mark words without a twin, counted
-- from a0 and b0.
local function mark (trace, depth, n, m, a0, b0, cut, put)
  local x, y = n, m
  for d = depth, 1, -1 do
    local v, k = trace[d], x - y
    local down = k == -d or (k ~= d and v[k - 1] < v[k + 1])
    local before = down and k + 1 or k - 1
    local px = v[before]
    local py = px - before
    if down then put[b0 + py] = true else cut[a0 + px] = true end
    x, y = px, py
  end
end

-- ------------------------------------------------------------------ pieces

-- Where each run of ANCHOR words of key[from..to] stands that is there once; false: more often.
local function anchors_of (key, from, to)
  local at = {}
  for i = from, to - ANCHOR + 1 do
    local run = table.concat(key, " ", i, i + ANCHOR - 1)
    at[run] = at[run] == nil and i
  end
  return at
end

-- The longest chain of anchors that ascends on both sides (patience sorting): list of
-- { i, j }, in order.
local function chain (ka, a0, a1, kb, b0, b1)
  local in_a, in_b = anchors_of(ka, a0, a1), anchors_of(kb, b0, b1)
  local list, pile = {}, {}
  for run, i in pairs(in_a) do
    if i and in_b[run] then list[#list + 1] = { i = i, j = in_b[run] } end
  end
  table.sort(list, function (x, y) return x.i < y.i end)
  for _, x in ipairs(list) do
    local lo, hi = 1, #pile + 1
    while lo < hi do
      local mid = (lo + hi) // 2
      if pile[mid].j < x.j then lo = mid + 1 else hi = mid end
    end
    x.before, pile[lo] = pile[lo - 1], x
  end
  local out, x = {}, pile[#pile]
  while x do
    out[#out + 1], x = x, x.before
  end
  for i = 1, #out // 2 do out[i], out[#out + 1 - i] = out[#out + 1 - i], out[i] end
  return out
end

-- Mark the words of ka[a0..a1] and kb[b0..b1] that have no twin.
local function compare (ka, a0, a1, kb, b0, b1, cut, put)
  while a0 <= a1 and b0 <= b1 and ka[a0] == kb[b0] do a0, b0 = a0 + 1, b0 + 1 end
  while a0 <= a1 and b0 <= b1 and ka[a1] == kb[b1] do a1, b1 = a1 - 1, b1 - 1 end
  local n, m = a1 - a0 + 1, b1 - b0 + 1
  local trace, depth = rounds(n, m, function (i, j) return ka[a0 + i - 1] == kb[b0 + j - 1] end)
  if trace then return mark(trace, depth, n, m, a0, b0, cut, put) end
  local anchors = chain(ka, a0, a1, kb, b0, b1)
  if #anchors == 0 then
    for i = a0, a1 do cut[i] = true end
    for j = b0, b1 do put[j] = true end
    return
  end
  -- anchors may overlap: their first words part the piece
  for _, x in ipairs(anchors) do
    compare(ka, a0, x.i - 1, kb, b0, x.j - 1, cut, put)
    a0, b0 = x.i + 1, x.j + 1
  end
  compare(ka, a0, a1, kb, b0, b1, cut, put)
end

-- Runs of marked words on both sides, between the words that are the same.
local function hunks (cut, put, a0, a1, b0, b1)
  local list, i, j = {}, a0, b0
  while i <= a1 or j <= b1 do
    local a, b = i, j
    while cut[i] do i = i + 1 end
    while put[j] do j = j + 1 end
    if i > a or j > b then list[#list + 1] = { from_a = a, to_a = i - 1, from_b = b, to_b = j - 1 } end
    i, j = i + 1, j + 1
  end
  return list
end

local function piece (doc, w, from, to)
  if to < from then return nil end
  return doc:sub(w.first[from], w.last[to])
end

local function has_figure (w, from, to)
  for i = from, to do
    if w.figure[i] then return true end
  end
  return false
end

local function kind_of (h, base, copied)
  if has_figure(base, h.from_a, h.to_a) or has_figure(copied, h.from_b, h.to_b) then return "figure" end
  if h.to_a < h.from_a then return "added" end
  return h.to_b < h.from_b and "cut" or "replaced"
end

-- Words from..to as { first, last }; where there are none, the place between words:
-- last is first - 1.
local function span (w, from, to)
  if to >= from then return { first = w.first[from], last = w.last[to] } end
  local at = from > 1 and w.last[from - 1] + 1 or 1
  return { first = at, last = at - 1 }
end

-- Changes inside a passage: list of { kind, base, copy, first, a, b }, in the order
-- of the base. kind: figure replaced cut added; first: a byte of the copy; a, b: the
-- bytes of both.
-- base, copied: { doc, words }; p: { a = span in base, b = span in copy }.
function changes.inside (base, copied, p)
  local a0, a1 = range(base.words, p.a.first, p.a.last)
  local b0, b1 = range(copied.words, p.b.first, p.b.last)
  local cut, put, list = {}, {}, {}
  compare(base.words.key, a0, a1, copied.words.key, b0, b1, cut, put)
  for _, h in ipairs(hunks(cut, put, a0, a1, b0, b1)) do
    list[#list + 1] = {
      kind = kind_of(h, base.words, copied.words), first = copied.words.first[h.from_b] or p.b.last,
      base = piece(base.doc, base.words, h.from_a, h.to_a), copy = piece(copied.doc, copied.words, h.from_b, h.to_b),
      a = span(base.words, h.from_a, h.to_a), b = span(copied.words, h.from_b, h.to_b),
    }
  end
  return list
end

-- ------------------------------------------------------------------ whole sentences

-- covered[i]: word i lies in one of the spans
local function cover (w, spans)
  local covered = {}
  for _, s in ipairs(spans) do
    local from, to = range(w, s.first, s.last)
    for i = from, to do covered[i] = true end
  end
  return covered
end

-- Sentences of which (almost) nothing lies in the spans: list of
-- { first, last, text, quote }; quote: it holds quoted words.
function changes.outside (side, spans)
  local list, covered = {}, cover(side.words, spans)
  for _, s in ipairs(side.sentences or structure.sentences(side.doc)) do
    local from, to = range(side.words, s.first, s.last)
    local n, hit = to - from + 1, 0
    for i = from, to do hit = hit + (covered[i] and 1 or 0) end
    if s.kind == "sentence" and n >= SENTENCE_WORDS and hit < COVERED * n then
      list[#list + 1] = { first = s.first, last = s.last, text = s.text, quote = s.text:find('["«“]') ~= nil }
    end
  end
  return list
end

return changes
