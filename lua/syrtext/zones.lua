-- zones.lua - the parts of a document that are not the article itself
--
--   heading      a line that heads what follows (structure.lua)
--   credit       the agency that is credited: a byline, or the head of a dateline
--   boilerplate  furniture by its wording (structure.lua), or a sentence that the
--                index masked because many otherwise unlike documents have it
--   duplicate    the later part of a text that is printed twice
--   foreign      a stretch from another article: copied from one that is outside the
--                family, with words that the rest does not use; sentences that no
--                member of the family has and that speak of nothing the rest speaks
--                of; or a headline that stands behind the text and has no word in
--                common with it
-- Where a stretch is from is not told by the overlap. Both sides have it; it is
-- foreign where its words do not come again.

local structure = require "syrtext.structure"
local tables = require "syrtext.tables"

local zones = {}

local Finder = {}
Finder.__index = Finder
Finder.__name = "syrtext.Zones"

local GAP = 160          -- bytes between copied stretches that are one
local TWICE_WORDS = 12   -- words of a text printed twice that make a zone
local MASKED = 0.6       -- share of a sentence's bytes that makes it boilerplate
local COVERED = 0.3      -- share of a stretch in family passages that makes it at home
local STEM = 6           -- bytes of a word that are compared: "villages", "village"
local WORD_BYTES = 5     -- shorter words are common to all texts
local AT_HOME = 0.3      -- share of a stretch's words used elsewhere in the text: it belongs there
local STRANGE = 0.15     -- the same, where it is only known to be frequent in another family
local STRETCH_WORDS = 8  -- words to judge a stretch by
local LEAD = 100         -- bytes from the start in which the lead begins
local HEADLINE_WORDS = 3 -- the same, for a headline
local ALONE_WORDS = 15   -- the same, for sentences that no other document has
local ALONE = 0.05       -- share of their words used elsewhere in the text: they are of something else

-- ------------------------------------------------------------------ spans

local function by_first (x, y)
  if x.first ~= y.first then return x.first < y.first end
  return x.last < y.last
end

-- cover(spans) --> function of first, last: how many bytes between them lie in the spans.
-- Spans in any order; O(log n) a question.
local function cover (spans)
  local from, to, before, n = {}, {}, {}, 0
  local list = table.move(spans, 1, #spans, 1, {})
  table.sort(list, by_first)
  for _, s in ipairs(list) do
    if n > 0 and s.first <= to[n] + 1 then
      to[n] = math.max(to[n], s.last)
    else
      n = n + 1
      from[n], to[n] = s.first, s.last
      before[n] = n > 1 and before[n - 1] + to[n - 1] - from[n - 1] + 1 or 0
    end
  end
  -- bytes of the spans that lie before byte `at`
  local function up_to (at)
    local lo, hi = 0, n
    while lo < hi do
      local mid = (lo + hi + 1) // 2
      if from[mid] < at then lo = mid else hi = mid - 1 end
    end
    return lo == 0 and 0 or before[lo] + math.min(to[lo] + 1, at) - from[lo]
  end
  return function (first, last) return up_to(last + 1) - up_to(first) end
end

-- Spans that overlap or stand near each other, as one. keep(into, span): what else
-- is to be joined; it returns false where the two must stay apart.
local function merged (spans, gap, keep)
  local out = {}
  table.sort(spans, by_first)
  for _, s in ipairs(spans) do
    local last = out[#out]
    if last and s.first - last.last - 1 <= gap and keep(last, s) then
      if s.last > last.last then last.last = s.last end
    else
      out[#out + 1] = s
    end
  end
  return out
end

-- Marks that open before a stretch of words and close behind it belong to it.
local OPEN, CLOSE = { '"', "'", "(", "[", "«", "“", "‘" }, { ".", "!", "?", "…", '"', "'", ")", "]", "»", "”", "’" }

local function grow (text, span)
  local found
  repeat
    found = false
    for _, mark in ipairs(OPEN) do
      local ahead = text:sub(math.max(span.first - 4, 1), span.first - 1)
      local gap = mark == "«" and (ahead:match("«(\xC2\xA0)$") or ahead:match("«( )$")) or ""
      local from = span.first - #mark - #gap
      if from >= 1 and text:sub(from, span.first - 1) == mark .. gap then span.first, found = from, true end
    end
    for _, mark in ipairs(CLOSE) do
      local gap = mark == "»" and (text:match("^\xC2\xA0", span.last + 1) or text:match("^\xE2\x80\xAF", span.last + 1)
        or text:match("^ ", span.last + 1)) or ""
      if text:sub(span.last + 1, span.last + #gap + #mark) == gap .. mark then
        span.last, found = span.last + #gap + #mark, true
      end
    end
  until not found
  return span
end

-- ------------------------------------------------------------------ whose words

-- What a stretch of text speaks of: how often each of its longer words and names stands
-- in it, as stems.
local function stems (text)
  local count = {}
  for word in text:gmatch("[%w\x80-\xFF]+") do
    word = structure.fold(word):gsub("^%A+", "")
    if #word >= WORD_BYTES then
      local stem = word:sub(1, STEM)
      count[stem] = (count[stem] or 0) + 1
    end
  end
  return count
end

-- The share of a stretch's words that the rest of the text uses too, and how many
-- words that is of. all: the stems of the whole text.
local function at_home (text, all, first, last)
  local n, hit = 0, 0
  for stem, here in pairs(stems(text:sub(first, last))) do
    n = n + 1
    if (all[stem] or 0) > here then hit = hit + 1 end
  end
  return n > 0 and hit / n or 1, n
end

-- ------------------------------------------------------------------ what the index knows

local function into (t, key, value)
  local list = t[key]
  if not list then
    list = {}
    t[key] = list
  end
  list[#list + 1] = value
end

-- The family of each document that has copies.
local function families_of (index)
  local family = {}
  for place, members in index:each_family() do
    if members > 1 then
      local first
      for id in index:each_member(place) do
        first = first or id
        family[id] = first
      end
    end
  end
  return family
end

-- One side of a passage: other is the id of the other side, at byte `at` there.
local function stretch (first, last, other, at, there, words)
  return { first = first, last = last, other = other, there = there, words = words, lead = at <= LEAD, others = { [other] = true } }
end

-- new(index) --> Finder: what an index says of zones, gathered once
function zones.new (index)
  local self = setmetatable({ index = index, twice = {}, home = {}, away = {} }, Finder)
  local family = families_of(index)
  for a, a1, a2, b, b1, b2, words in index:each_passage() do
    if a == b then
      into(self.twice, a, { first = b1, last = b2, from = a1, to = a2, words = words })
    else
      local same = family[a] ~= nil and family[a] == family[b]
      local side = same and self.home or self.away
      into(side, a, stretch(a1, a2, b, b1, family[b], words))
      into(side, b, stretch(b1, b2, a, a1, family[a], words))
    end
  end
  self.family = family
  return self
end

-- ------------------------------------------------------------------ each kind

local function put (list, kind, first, last, evidence)
  list[#list + 1] = { first = first, last = last, kind = kind, evidence = evidence }
end

-- Sentences of one line that are furniture are one piece of it.
local function put_boilerplate (list, text, s, evidence)
  local before = list[#list]
  if before and before.kind == "boilerplate" and before.evidence == evidence and text:match("^ +()", before.last + 1) == s.first then
    before.last = s.last
    return
  end
  put(list, "boilerplate", s.first, s.last, evidence)
end

-- Lines: what structure.lua sees, and sentences that are masked.
local function lines (self, doc, text, units, list)
  local masked, begun = {}, false
  for first, last in self.index:each_masked(doc.id) do masked[#masked + 1] = { first = first, last = last } end
  local bytes_masked = cover(masked)
  for _, s in ipairs(units) do
    local last, agency = structure.credit_in(s, not begun)
    begun = begun or s.kind == "sentence"
    if last then
      put(list, "credit", s.first, last, agency)
    elseif s.kind == "boilerplate" then
      put_boilerplate(list, text, s, "wording")
    elseif masked[1] and bytes_masked(s.first, s.last) >= MASKED * (s.last - s.first + 1) then
      put_boilerplate(list, text, s, "in many documents")
    elseif s.kind == "heading" then
      put(list, "heading", s.first, s.last, "line")
    end
  end
end

local function joined_twice (x, y)
  if y.from < x.from or y.from - x.to - 1 > GAP then return false end
  x.words, x.to = x.words + y.words, math.max(x.to, y.to)
  return true
end

local function duplicates (self, doc, text, list)
  for _, s in ipairs(merged(self.twice[doc.id] or {}, GAP, joined_twice)) do
    grow(text, s)
    if s.words >= TWICE_WORDS then
      put(list, "duplicate", s.first, s.last, ("bytes %d-%d again"):format(s.from - 1, s.to))
    end
  end
end

local function joined_away (x, y)
  if y.words > x.words then x.other, x.there, x.words = y.other, y.there, y.words end
  x.lead = x.lead or y.lead
  for id in pairs(y.others) do x.others[id] = true end
  return true
end

-- Is the stretch at home elsewhere? Another document begins with it, or several
-- members of one other family have it. A paragraph of background that a paper
-- prints again is neither.
local function elsewhere (self, s)
  local members = {}
  if s.lead then return AT_HOME end
  for id in pairs(s.others) do
    local f = self.family[id]
    if f then members[f] = (members[f] or 0) + 1 end
    if f and members[f] > 1 then return STRANGE end
  end
end

-- A stretch that both sides may call their own: a document begins with what it is
-- about, and where only the other one has copies without the stretch, it was put
-- in there.
local function may_own (self, doc, s)
  return s.first <= LEAD or (self.family[doc.id] == nil and s.there ~= nil)
end

-- How much of a stretch is told already or shared with the family.
local function at_home_cover (self, doc, list)
  local home, shared = table.move(list, 1, #list, 1, {}), self.home[doc.id] or {}
  return cover(table.move(shared, 1, #shared, #home + 1, home))
end

-- Stretches that are shared with documents outside the family, are no part of what
-- the family shares, and have words of their own.
local function strangers (self, doc, text, list)
  local away = merged(self.away[doc.id] or {}, GAP, joined_away)
  if #away == 0 then return end
  local bytes_home, all = at_home_cover(self, doc, list), stems(text)
  for _, s in ipairs(away) do
    local bytes = s.last - s.first + 1
    local share, n = at_home(text, all, s.first, s.last)
    local most = elsewhere(self, s)
    if most and share < most and not may_own(self, doc, s) and n >= STRETCH_WORDS and bytes < #text // 2
      and bytes_home(s.first, s.last) < COVERED * bytes then
      grow(text, s)
      put(list, "foreign", s.first, s.last, "from " .. s.other)
    end
  end
end

-- Runs of sentences that no member of the family has and that have next to no word of the
-- rest: a dispatch that its copies go on with speaks of one thing, so what speaks of none of
-- it was put in. Only beside copies: without them there is nothing to measure it by.
local function alone (self, doc, text, units, list)
  if not self.family[doc.id] then return end
  local bytes_home, runs, open = at_home_cover(self, doc, list), {}, false
  for _, s in ipairs(units) do
    local strange = s.kind == "sentence" and bytes_home(s.first, s.last) == 0 and s.first > LEAD
    if strange and open then
      runs[#runs].last = s.last
    elseif strange then
      runs[#runs + 1] = { first = s.first, last = s.last }
    end
    open = strange
  end
  local all
  for _, s in ipairs(runs) do
    local bytes = s.last - s.first + 1
    if bytes >= ALONE_WORDS * WORD_BYTES and bytes < #text // 2 then
      all = all or stems(text)
      local share, n = at_home(text, all, s.first, s.last)
      if n >= ALONE_WORDS and share < ALONE then put(list, "foreign", s.first, s.last, "no word of the article") end
    end
  end
end

-- Headlines behind the last sentence that have no word of the article.
local function headlines (text, units, list)
  local last = 0
  for i, s in ipairs(units) do
    if s.kind == "sentence" then last = i end
  end
  if last == 0 then return end
  local article = stems(text:sub(1, units[last].last))
  for i = last + 1, #units do
    local s, n, hit = units[i], 0, 0
    for stem in pairs(stems(s.kind == "heading" and s.text or "")) do
      n = n + 1
      if article[stem] then hit = hit + 1 end
    end
    if n >= HEADLINE_WORDS and hit == 0 then put(list, "foreign", s.first, s.last, "no word of the article") end
  end
end

local RANK = { foreign = 1, duplicate = 2, boilerplate = 3, credit = 4, heading = 5 }

-- find(doc) --> list of { first, last, kind, evidence }, in order. The document
-- must be one of the index.
function Finder:find (doc)
  local list, text, units = {}, doc:sub(1, -1), structure.sentences(doc)
  lines(self, doc, text, units, list)
  duplicates(self, doc, text, list)
  strangers(self, doc, text, list)
  alone(self, doc, text, units, list)
  headlines(text, units, list)
  table.sort(list, function (x, y)
    if x.first ~= y.first then return x.first < y.first end
    if x.last ~= y.last then return x.last > y.last end
    return RANK[x.kind] < RANK[y.kind]
  end)
  return tables.list(list, { "first", "last", "kind", "evidence" })
end

return zones
