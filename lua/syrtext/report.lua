-- report.lua - what is copied and who is named, in a set of articles, as data
--
-- report.build gathers it once; report_text.lua prints it for the terminal and
-- report_html.lua writes the page. Nothing here knows how it will look.

local changes = require "syrtext.changes"
local credits = require "syrtext.credits"
local structure = require "syrtext.structure"

local report = {}

local Report = { __name = "syrtext.Report" }
Report.__index = Report

-- ------------------------------------------------------------------ documents

-- What the report says of one document, beside its passages.
local function describe (doc, rank)
  local sentences = structure.sentences(doc)
  local furniture = 0
  for _, s in ipairs(sentences) do
    if s.kind == "boilerplate" then furniture = furniture + 1 end
  end
  return {
    id = doc.id, doc = doc, rank = rank, date = doc.date, outlet = doc.outlet, title = doc.title, url = doc.url,
    words = changes.words(doc), sentences = sentences, furniture = furniture, bytes = doc:stats().bytes,
    credits = structure.credits(sentences), twice = 0,
  }
end

-- The first heading of a document names it where the metadata has no title.
local function title_of (d)
  if d.title then return d.title end
  local s = d.sentences[1]
  return s and s.kind == "heading" and s.text or nil
end

-- ------------------------------------------------------------------ passages

local function pair_key (a, b)
  return a .. "\0" .. b
end

-- Passages by pair, under both orders; passages inside a document counted there.
local function sort_passages (index, by_id)
  local by_pair = {}
  local function put (from, to, a, b, p)
    local key = pair_key(from, to)
    by_pair[key] = by_pair[key] or {}
    table.insert(by_pair[key], { a = a, b = b, words = p.words, kind = p.kind })
  end
  for p in index:passages() do
    if p.a.id == p.b.id then
      local d = by_id[p.a.id]
      d.twice = d.twice + p.words
    else
      put(p.a.id, p.b.id, p.a, p.b, p)
      put(p.b.id, p.a.id, p.b, p.a, p)
    end
  end
  return by_pair
end

local function sort_pairs (index)
  local by_pair = {}
  for p in index:pairs() do
    by_pair[pair_key(p.a, p.b)] = { words = p.words, kept = p.containment_a, copied = p.containment_b }
    by_pair[pair_key(p.b, p.a)] = { words = p.words, kept = p.containment_b, copied = p.containment_a }
  end
  return by_pair
end

-- Passages of a base and a copy, numbered in the order of the copy.
local function numbered (list)
  table.sort(list, function (x, y)
    if x.b.first ~= y.b.first then return x.b.first < y.b.first end
    if x.b.last ~= y.b.last then return x.b.last < y.b.last end
    return x.a.first < y.a.first
  end)
  for i, p in ipairs(list) do p.i = i end
  return list
end

-- ------------------------------------------------------------------ families

-- Everything about one copy against its base. a: the base's side, b: the copy's.
local function compare (base, copy, passages)
  local sides_a, sides_b, inside = {}, {}, {}
  for i, p in ipairs(passages) do
    sides_a[i], sides_b[i] = p.a, p.b
    for _, c in ipairs(changes.inside(base, copy, p)) do
      c.passage = p.i
      inside[#inside + 1] = c
    end
  end
  return inside, changes.outside(base, sides_a), changes.outside(copy, sides_b)
end

local function member (d, found, base, pairs_by, passages_by)
  local key = pair_key(base.id, d.id)
  local pair = pairs_by[key] or {}
  local m = setmetatable({ role = found.role, base = base, containment = found.containment }, { __index = d })
  if d == base then
    m.passages = {}
    return m
  end
  m.copied, m.kept, m.shared = pair.copied or 0, pair.kept or 0, pair.words or 0
  m.passages = numbered(passages_by[key] or {})
  m.changes, m.cut, m.added = compare(base, d, m.passages)
  return m
end

-- Base first, then by date where there is one, then as they came.
local function arrange (members, base)
  table.sort(members, function (x, y)
    if (x.id == base.id) ~= (y.id == base.id) then return x.id == base.id end
    if (x.date or "") ~= (y.date or "") then return (x.date or "~") < (y.date or "~") end
    return x.rank < y.rank
  end)
end

local function family_of (found, by_id, pairs_by, passages_by)
  local base = by_id[found.base.id]
  local f = { id = found.id, base = base, evidence = found.evidence, members = {}, credited = 0, title = title_of(base) }
  for _, m in ipairs(found.members) do
    local one = member(by_id[m.id], m, base, pairs_by, passages_by)
    table.insert(f.members, one)
    if #one.credits > 0 then f.credited = f.credited + 1 end
  end
  arrange(f.members, base)
  return f
end

-- Families of two and more, the biggest first; seen: the ids that are in one.
local function families_of (index, by_id)
  local pairs_by, passages_by = sort_pairs(index), sort_passages(index, by_id)
  local list, seen = {}, {}
  for found in index:families() do
    if #found.members > 1 then
      list[#list + 1] = family_of(found, by_id, pairs_by, passages_by)
      for _, m in ipairs(found.members) do seen[m.id] = true end
    end
  end
  table.sort(list, function (x, y)
    if #x.members ~= #y.members then return #x.members > #y.members end
    return x.base.rank < y.base.rank
  end)
  return list, seen
end

-- ------------------------------------------------------------------ names

local function count (into, key)
  into[key] = (into[key] or 0) + 1
end

-- { spelling = n } --> list of { text, count }, most frequent first
local function by_count (counts)
  local list = {}
  for text, n in pairs(counts) do list[#list + 1] = { text = text, count = n } end
  table.sort(list, function (x, y)
    if x.count ~= y.count then return x.count > y.count end
    return x.text < y.text
  end)
  return list
end

local function one_line (s)
  return (s:gsub("%s+", " "))
end

-- The mentions of each document, by its id.
local function mentions_of (list, gazetteer, options)
  local find, out, definitions = require("syrtext.names").entities, {}, require("syrtext.names_definitions").new()
  for _, d in ipairs(list) do definitions:read(d.doc, gazetteer) end
  for _, d in ipairs(list) do out[d.id] = find(d.doc, gazetteer, { decisions = options.decisions, definitions = definitions }) end
  return out
end

-- All mentions, gathered by entity: the most named first.
local function entities_of (list, mentions)
  local by_id, out = {}, {}
  for _, d in ipairs(list) do
    for _, m in ipairs(mentions[d.id]) do
      local e = by_id[m.entity]
      if not e then
        e = { entity = m.entity, type = m.type, mentions = 0, spelled = {}, seen = {}, documents = 0 }
        by_id[m.entity], out[#out + 1] = e, e
      end
      e.mentions = e.mentions + 1
      count(e.spelled, one_line(m.text or d.doc:sub(m.first, m.last)))
      if not e.seen[d.id] then e.seen[d.id], e.documents = true, e.documents + 1 end
    end
  end
  for _, e in ipairs(out) do
    e.spellings = by_count(e.spelled)
    e.name, e.spelled, e.seen = e.spellings[1].text, nil, nil
  end
  table.sort(out, function (x, y)
    if x.mentions ~= y.mentions then return x.mentions > y.mentions end
    return x.entity < y.entity
  end)
  return out
end

-- ------------------------------------------------------------------ one event, other words

-- Links of articles that share no passage (events.lua), one for each two families or lone
-- articles: the best, and how many more there are.
local function events_of (articles, index, by_id, mentions)
  local links = require("syrtext.events").find(articles, { index = index, entities = function (doc) return mentions[doc.id] end })
  local seen, out = {}, {}
  for _, e in ipairs(links) do
    local low, high = e.family_a, e.family_b
    if high < low then low, high = high, low end
    local key = pair_key(low, high)
    local one = seen[key]
    if one then
      one.more = one.more + 1
    else
      one = { link = e, a = by_id[e.a], b = by_id[e.b], more = 0 }
      seen[key], out[#out + 1] = one, one
    end
  end
  return out
end

-- ------------------------------------------------------------------ building

local function open_gazetteer (options)
  local gazetteer, message = options.gazetteer, nil
  if gazetteer == nil then gazetteer, message = require("syrtext.gazetteer").open() end
  if not gazetteer then return nil, message end
  return gazetteer
end

local function gather (articles, index)
  local list, by_id = {}, {}
  for doc in articles:each() do
    local ok, message = index:add(doc)
    if not ok then return nil, message end
    local d = describe(doc, #list + 1)
    list[#list + 1], by_id[d.id] = d, d
  end
  return list, by_id
end

-- build(articles, options?) --> Report, or nil, message
-- options: gazetteer (default: the one that ships), threads, step(bytes): called
-- after each document.
function report.build (articles, options)
  options = options or {}
  local syrtext = require "syrtext"
  local gazetteer, message = open_gazetteer(options)
  if not gazetteer then return nil, message end
  local index = syrtext.index(options.index)
  local list, by_id = gather(articles, index)
  if not list then return nil, by_id end
  local linked
  linked, message = index:link { threads = options.threads }
  if not linked then return nil, message end
  credits.find(index, articles)
  local self = setmetatable({ documents = list, version = syrtext.version }, Report)
  local seen
  self.families, seen = families_of(index, by_id)
  self.alone = {}
  for _, d in ipairs(list) do
    d.title = title_of(d)
    if not seen[d.id] then table.insert(self.alone, d) end
  end
  local mentions = mentions_of(list, gazetteer, options)
  self.entities = entities_of(list, mentions)
  self.events = events_of(articles, index, by_id, mentions)
  return self
end

-- How many documents are copies: members of families, without the bases.
function Report:copies ()
  local n = 0
  for _, f in ipairs(self.families) do n = n + #f.members - 1 end
  return n
end

function Report.__tostring (self)
  return require("syrtext.report_text").summary(self)
end

-- save(path) --> true, or nil, message: one HTML file that loads nothing.
function Report:save (path)
  local fault, output = require "syrtext.fault", require "syrtext.output"
  return fault.try(function ()
    output.with(path, nil, function (out) require("syrtext.report_html").write(self, out) end)
    return true
  end)
end

return report
