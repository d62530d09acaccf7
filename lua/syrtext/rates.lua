-- rates.lua - how much of what is printed was printed before: by document, outlet, day
--
-- Of a document's text, boilerplate left out: `shared` stands in a passage with any
-- other document, `copied` in one with a document that is certainly earlier (dates.lua)
-- or that evidence makes the base of its family. Without either nothing is known to be
-- copied. What is not copied is original: it may still be reworded, which words cannot
-- show. The three degrees are those of METER (Clough, Gaizauskas, Piao & Wilks 2002):
-- wholly, partly, not derived.

local dates = require "syrtext.dates"
local tables = require "syrtext.tables"

local rates = {}

local WHOLLY, PARTLY = 0.8, 0.1 -- share copied from which a text is derived wholly, partly

local function push (t, key, value)
  local list = t[key]
  if not list then
    list = {}
    t[key] = list
  end
  list[#list + 1] = value
end

-- Bytes of a list of { first, last } that may overlap.
local function union (spans)
  local n, to = 0, 0
  table.sort(spans, function (x, y) return x[1] < y[1] end)
  for _, s in ipairs(spans) do
    local from = math.max(s[1], to + 1)
    if s[2] >= from then n, to = n + s[2] - from + 1, s[2] end
  end
  return n
end

-- Bytes of a text in words and between them: white space at its ends is none of it.
local function body (text)
  return #text:match("^%s*(.-)%s*$")
end

-- The base of each copy, where evidence decides it: an agency and those who credit it
-- often print on one day.
local function bases (index)
  local base = {}
  for f in index:families() do
    for _, m in ipairs(f.evidence.verdict == "decided" and f.members or {}) do
      if m ~= f.base then base[m.id] = f.base.id end
    end
  end
  return base
end

-- Is a, which shares a passage with b, the later one?
local function later (a, b, date, base)
  if base[a] == b then return true end
  return base[b] ~= a and dates.earlier(date[b], date[a])
end

-- For each document, stretches shared with any other and with earlier ones.
local function gather (index, date, base)
  local shared, copied = {}, {}
  for a, a1, a2, b, b1, b2 in index:each_passage() do
    if a ~= b then
      push(shared, a, { a1, a2 })
      push(shared, b, { b1, b2 })
      if later(a, b, date, base) then push(copied, a, { a1, a2 }) end
      if later(b, a, date, base) then push(copied, b, { b1, b2 }) end
    end
  end
  return shared, copied
end

local function masked (index, id)
  local n = 0
  for first, last in index:each_masked(id) do n = n + last - first + 1 end
  return n
end

local function degree (copied)
  return copied >= WHOLLY and "wholly" or copied >= PARTLY and "partly" or "not"
end

local COLUMNS = { "id", "outlet", "date", "bytes", "shared", "copied", "original", "derived" }

-- Documents of an index and what is known of them. In one that was read from a file the
-- texts are not, and their lengths stand in their place.
local function documents (index, bytes_of)
  local list, date = {}, {}
  for place in index:each_family() do
    for id, _, _, _, meta in index:each_member(place) do
      local bytes = meta[1] and body(meta[1]) or tonumber(meta.bytes) or bytes_of and bytes_of(id)
      if bytes then
        list[#list + 1] = { id = id, outlet = meta.outlet, date = meta.date, text = meta[1], bytes = bytes }
        date[id] = meta.date
      end
    end
  end
  table.sort(list, function (x, y) return x.id < y.id end)
  return list, date
end

-- documents(index, bytes_of) --> list of { id, outlet, date, bytes, shared, copied, original,
-- derived }, by id. shared, copied, original: from 0 to 1; derived: wholly, partly, not.
-- bytes_of(id): the length of a text that the index does not have; may be nil.
function rates.documents (index, bytes_of)
  local list, date = documents(index, bytes_of)
  local shared, copied = gather(index, date, bases(index))
  for _, d in ipairs(list) do
    d.bytes = math.max(d.bytes - masked(index, d.id), 0)
    local function part (spans) return d.bytes > 0 and math.min(union(spans or {}) / d.bytes, 1) or 0.0 end
    d.shared, d.copied = part(shared[d.id]), part(copied[d.id])
    d.original, d.derived, d.text = 1 - d.copied, degree(d.copied), nil
  end
  return tables.list(list, COLUMNS)
end

-- by(list, key) --> list of { key, documents, bytes, shared, copied, original }, by
-- key; list: of rates.documents. key: "outlet", "date" or a function of a document.
-- Shares are those of all bytes; documents without the key are left out.
function rates.by (list, key)
  local groups, out = {}, {}
  for _, d in ipairs(list) do
    local k = type(key) == "function" and key(d) or d[key]
    if k ~= nil and k ~= "" then
      local g = groups[k]
      if not g then
        g = { key = k, documents = 0, bytes = 0, shared = 0, copied = 0 }
        groups[k], out[#out + 1] = g, g
      end
      g.documents, g.bytes = g.documents + 1, g.bytes + d.bytes
      g.shared, g.copied = g.shared + d.shared * d.bytes, g.copied + d.copied * d.bytes
    end
  end
  for _, g in ipairs(out) do
    local bytes = math.max(g.bytes, 1)
    g.shared, g.copied = g.shared / bytes, g.copied / bytes
    g.original = 1 - g.copied
  end
  table.sort(out, function (x, y) return tostring(x.key) < tostring(y.key) end)
  return tables.list(out, { "key", "documents", "bytes", "shared", "copied", "original" })
end

-- The day of a document's date, for rates.by.
function rates.day (d)
  return dates.day(d.date)
end

-- ------------------------------------------------------------------ nowhere else

-- Where a piece of text has something to say: its first and last byte without white space
-- and marks at the edges, and its words; nil when there is nothing.
local function said (text, first, last)
  local from = text:find("[%w\x80-\xFF]", first)
  if not from or from > last then return nil end
  local piece = text:sub(from, last):gsub("%s+$", "")
  return from, from + #piece - 1, select(2, piece:gsub("[%w\x80-\xFF]+", ""))
end

-- What lies between the stretches `taken` of a document.
local function between (d, taken, out)
  local at, bytes = 1, d.text and #d.text or d.bytes
  table.sort(taken, function (x, y) return x[1] < y[1] end)
  taken[#taken + 1] = { bytes + 1, bytes + 1 }
  for _, s in ipairs(taken) do
    local first, last, words = at, s[1] - 1, nil
    if d.text and last >= first then first, last, words = said(d.text, first, last) end
    if first and last >= first then
      out[#out + 1] = { id = d.id, first = first, last = last, words = words, text = d.text and d.text:sub(first, last) }
    end
    at = math.max(at, s[2] + 1)
  end
end

-- originals(index, id) --> list of { id, first, last, words, text }: the stretches of a
-- document, or of all by id, that no other document has and that are no boilerplate.
-- Where an index came from a file, words and text are nil, and white space counts.
function rates.originals (index, id)
  local shared, out = gather(index, {}, {}), {}
  for _, d in ipairs((documents(index))) do
    if id == nil or d.id == id then
      local taken = shared[d.id] or {}
      for first, last in index:each_masked(d.id) do taken[#taken + 1] = { first, last } end
      between(d, taken, out)
    end
  end
  return tables.list(out, { "id", "first", "last", "words", "text" })
end

-- ------------------------------------------------------------------ boilerplate

local LINE = 400  -- bytes of the longest line that is taken whole
local MOST = 0.35 -- share of it that is masked: fingerprints leave out the words at its ends

-- The lines of a text that are masked, each with what is masked of it; of a long line
-- only that.
local function masked_lines (index, d)
  local out, line = {}, nil
  for first, last in index:each_masked(d.id) do
    for from, to in d.text:sub(first, last):gmatch("()[^\n]+()") do
      from, to = from + first - 1, to + first - 1
      local a = from
      while a > 1 and from - a <= LINE and d.text:byte(a - 1) ~= 10 do a = a - 1 end
      local z = d.text:find("\n", to, true) or #d.text + 1
      if not line or line.a ~= a then
        line = { a = a, z = z - 1, first = from, masked = 0 }
        out[#out + 1] = line
      end
      line.last, line.masked = to - 1, line.masked + to - from
    end
  end
  for i, l in ipairs(out) do
    local bytes = l.z - l.a + 1
    local whole = bytes <= LINE and l.masked >= MOST * bytes
    out[i] = d.text:sub(whole and l.a or l.first, whole and l.z or l.last):match("^%s*(.-)%s*$")
  end
  return out
end

-- boilerplate(index) --> list of { text, documents, outlets, first, last }, the
-- commonest first: each line that is masked, in how many documents and outlets it
-- stands, its first and last date.
function rates.boilerplate (index)
  local structure = require "syrtext.structure"
  local lines, out = {}, {}
  local function note (line, d, seen)
    local key = structure.fold(line)
    if key == "" or seen[key] then return end
    seen[key] = true
    local l = lines[key]
    if not l then
      l = { text = line, documents = 0, outlets = 0, by = {} }
      lines[key], out[#out + 1] = l, l
    end
    l.documents = l.documents + 1
    if d.outlet and not l.by[d.outlet] then l.by[d.outlet], l.outlets = true, l.outlets + 1 end
    if dates.parse(d.date) then
      if not l.first or dates.key(d.date) < dates.key(l.first) then l.first = d.date end
      if not l.last or dates.key(d.date) > dates.key(l.last) then l.last = d.date end
    end
  end
  for _, d in ipairs((documents(index))) do
    local seen = {}
    if not d.text then return nil, "the lines of boilerplate need the texts: this index was read from a file" end
    for _, line in ipairs(masked_lines(index, d)) do note(line, d, seen) end
  end
  for _, l in ipairs(out) do l.by = nil end
  table.sort(out, function (x, y)
    if x.documents ~= y.documents then return x.documents > y.documents end
    return x.text < y.text
  end)
  return tables.list(out, { "documents", "outlets", "first", "last", "text" })
end

return rates
