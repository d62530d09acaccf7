-- events.lua - articles on one event that share no passage: independent text, or
-- text that was rewritten until no run of words is left
--
--   for _, e in ipairs(events.find(articles)) do print(e.a, e.b, e.score, e.days) end
--
-- This is story link detection (Allan 2002, "Topic Detection and Tracking", chapter
-- 1). Copies are found by their words; here words do not count, but what two
-- reporters of one event cannot help sharing: names, figures, days (events_facts.lua).
-- Documents of one family and documents that share a passage are never linked:
-- they are copies, and their score says something else.
--
-- Rarity is counted in families, so that a dispatch printed by fifty papers is one
-- carrier: r = ln(N / families that have it) / ln N, from 0 (all) to 1 (one family).
-- A name counts r^2: one that is in every third article of a thousand counts .03.
--   evidence  names, figures and days in common, r^2 each. A figure of one digit
--             counts beside its unit only, a figure of two half; a day half.
--   overlap   cosine of the two articles' names, weighed by r (1 + ln mentions):
--             are they about the same names, or do they only touch?
--   score     (1 - e^(-evidence / 2)) sqrt(overlap) 2^(-days / 7)
-- A link needs a rare name (r >= 1/2: at most sqrt N families have it) and one more
-- fact that counts; a figure alone is none.
-- No quadratic time: pairs come from what is rare, each document's partners for one
-- fact are at most MOST, the nearest by date.

local facts = require "syrtext.events_facts"
local tables = require "syrtext.tables"

local events = {}

local LEAST = 0.25     -- score of a link
local DAYS = 14        -- days between two articles on one event
local HALF = 7         -- days in which a score is halved
local UNDATED = 0.7    -- the same factor where a date is missing
local RARE = 0.5       -- r of a name that a link needs
local COUNTS = 0.1     -- weight of a fact that counts: a link needs two
local MOST = 24        -- partners of a document for one fact
local FURNITURE = 0.6  -- share of a passage in furniture that makes it no passage
local DAY_WEIGHT, TWO_DIGITS = 0.5, 0.5
local SKIPPED = { boilerplate = true, credit = true, foreign = true }
local GROUPS = { "names", "figures", "days" }

-- ------------------------------------------------------------------ reading

-- Spans of a document that are not the article, in order, none over another.
local function skipped (finder, doc)
  local out = {}
  for _, z in ipairs(finder:find(doc)) do
    local last = out[#out]
    if SKIPPED[z.kind] and last and z.first <= last.last then
      last.last = math.max(last.last, z.last)
    elseif SKIPPED[z.kind] then
      out[#out + 1] = { first = z.first, last = z.last }
    end
  end
  return out
end

local function read (articles, index, options)
  local find, finder = options.entities, index:zones()
  local list, by_id = {}, {}
  for doc in articles:each() do
    local skip = skipped(finder, doc)
    local d = facts.of(doc, find(doc), skip)
    d.id, d.date, d.skip, d.rank = doc.id, doc.date, skip, #list + 1
    list[d.rank], by_id[d.id] = d, d
    if options.close then doc:close() end
  end
  return list, by_id
end

-- ------------------------------------------------------------------ what copies share

local function bytes_in (spans, first, last)
  local n = 0
  for _, s in ipairs(spans) do
    local a, b = math.max(s.first, first), math.min(s.last, last)
    if b >= a then n = n + b - a + 1 end
  end
  return n
end

local function is_furniture (d, first, last)
  return bytes_in(d.skip, first, last) >= FURNITURE * (last - first + 1)
end

-- The family of each document as its smallest id, how many there are, and the pairs that
-- share a passage, as copies[rank][rank].
local function copies_of (index, list, by_id)
  local family, families, copies = {}, 0, {}
  for place in index:each_family() do
    local first
    for id in index:each_member(place) do
      local d = by_id[id]
      if d then
        if not first then first, families = id, families + 1 end
        family[d.rank] = first
      end
    end
  end
  for a, a1, a2, b, b1, b2 in index:each_passage() do
    local x, y = by_id[a], by_id[b]
    if x and y and x ~= y and not (is_furniture(x, a1, a2) and is_furniture(y, b1, b2)) then
      local low, high = math.min(x.rank, y.rank), math.max(x.rank, y.rank)
      copies[low] = copies[low] or {}
      copies[low][high] = true
    end
  end
  for rank, d in ipairs(list) do
    if not family[rank] then family[rank], families = d.id, families + 1 end
  end
  return family, families, copies
end

-- ------------------------------------------------------------------ rarity

-- For each key of a group: who has it (ranks) and r.
local function carriers_of (list, group, family, families)
  local keys = {}
  for rank, d in ipairs(list) do
    for key in pairs(d[group]) do
      local k = keys[key]
      if not k then
        k = { ranks = {}, seen = {}, families = 0 }
        keys[key] = k
      end
      k.ranks[#k.ranks + 1] = rank
      if not k.seen[family[rank]] then k.seen[family[rank]], k.families = true, k.families + 1 end
    end
  end
  for _, k in pairs(keys) do
    k.seen = nil
    k.rarity = families > 1 and math.log(families / k.families) / math.log(families) or 0.0
  end
  return keys
end

local function mentions_weight (name, rarity)
  return rarity * (1 + math.log(name.count))
end

local UNIT = 1 << 40 -- sums of whole numbers are the same in any order

-- The length of each document's vector of names, for the cosine.
local function set_lengths (list, keys)
  for _, d in ipairs(list) do
    local sum = 0
    for key, name in pairs(d.names) do sum = sum + math.floor(mentions_weight(name, keys[key].rarity) ^ 2 * UNIT + 0.5) end
    d.length = math.sqrt(sum / UNIT)
  end
end

-- What one document alone has can be shared with none.
local function drop_lone (list, group, keys)
  for key, k in pairs(keys) do
    if #k.ranks == 1 then list[k.ranks[1]][group][key], keys[key] = nil, nil end
  end
end

-- ------------------------------------------------------------------ a pair

local function common_unit (x, y)
  for unit in pairs(x.units) do
    if y.units[unit] then return true end
  end
  return false
end

local function figure_weight (x, y, rarity)
  local same = common_unit(x, y)
  local factor = x.digits >= 3 and 1 or x.digits == 2 and (same and 1 or TWO_DIGITS) or same and TWO_DIGITS or 0
  return factor * rarity ^ 2
end

local weigh = {
  names = function (_, _, rarity) return rarity ^ 2 end,
  figures = figure_weight,
  days = function (_, _, rarity) return DAY_WEIGHT * rarity ^ 2 end,
}

local function place (f)
  return { first = f.first, last = f.last, text = f.text }
end

local function heaviest_first (x, y)
  if x.weight ~= y.weight then return x.weight > y.weight end
  return x.key < y.key
end

-- What two documents share of one group: list of { key, weight, a, b }, a and b the
-- first places.
local function shared_of (x, y, group, keys)
  local out, one, other = {}, x[group], y[group]
  for key, f in pairs(one) do
    local g = other[key]
    local weight = g and weigh[group](f, g, keys[key].rarity)
    if weight and weight > 0 then
      out[#out + 1] = { key = key, weight = weight, rarity = keys[key].rarity, documents = #keys[key].ranks, type = f.type,
        a = place(f), b = place(g) }
    end
  end
  table.sort(out, heaviest_first)
  return out
end

-- Are there two facts that count? One is the rare name by which the pair was found.
local function enough (names, figures, days)
  local n = 0
  for _, group in ipairs { names, figures, days } do
    for _, f in ipairs(group) do
      if f.weight >= COUNTS then n = n + 1 end
    end
  end
  return n >= 2
end

local function overlap (x, y, shared, keys)
  local sum = 0
  for _, n in ipairs(shared) do
    local rarity = keys[n.key].rarity
    sum = sum + mentions_weight(x.names[n.key], rarity) * mentions_weight(y.names[n.key], rarity)
  end
  return x.length > 0 and y.length > 0 and sum / (x.length * y.length) or 0.0
end

local function days_between (x, y)
  return x.day and y.day and math.abs(x.day - y.day) or nil
end

local Link = { __name = "syrtext.EventLink" }
Link.__index = Link

local function texts (list)
  local out = {}
  for i, f in ipairs(list) do out[i] = f.a.text == f.b.text and f.a.text or f.a.text .. " / " .. f.b.text end
  return table.concat(out, ", ")
end

function Link:__tostring ()
  return ("%s ~ %s: %.2f, %s; names: %s; figures: %s; days: %s"):format(self.a, self.b, self.score,
    self.days and self.days .. " days apart" or "a date is missing", texts(self.names), texts(self.figures), texts(self.dates))
end

-- The link of two documents, or nil where too little speaks for it.
local function link (x, y, keys, family)
  local names = shared_of(x, y, "names", keys.names)
  local figures, days = shared_of(x, y, "figures", keys.figures), shared_of(x, y, "days", keys.days)
  if not enough(names, figures, days) then return nil end
  local evidence, apart = 0, days_between(x, y)
  for _, group in ipairs { names, figures, days } do
    for _, f in ipairs(group) do evidence = evidence + f.weight end
  end
  local near = apart and 2 ^ (-apart / HALF) or UNDATED
  local about = overlap(x, y, names, keys.names)
  return setmetatable({ a = x.id, b = y.id, score = (1 - math.exp(-evidence / 2)) * math.sqrt(about) * near, days = apart,
    family_a = family[x.rank], family_b = family[y.rank],
    overlap = about, evidence = evidence, names = names, figures = figures, dates = days, rank = x.rank, rank_b = y.rank }, Link)
end

-- ------------------------------------------------------------------ candidates

-- Ranks that carry a key, the undated ones first, then by day.
local function by_day (list, ranks)
  local out = table.move(ranks, 1, #ranks, 1, {})
  table.sort(out, function (p, q)
    local x, y = list[p].day or math.mininteger, list[q].day or math.mininteger
    if x ~= y then return x < y end
    return list[p].id < list[q].id
  end)
  return out
end

-- Pairs that share this key: each document with the MOST next ones that are no more
-- than `most` days away.
local function pairs_of (list, ranks, most, put)
  local sorted = by_day(list, ranks)
  for i, p in ipairs(sorted) do
    for k = i + 1, math.min(i + MOST, #sorted) do
      local apart = days_between(list[p], list[sorted[k]])
      if apart and apart > most then break end
      put(p, sorted[k])
    end
  end
end

-- Every pair that shares a rare name and that are no copies, as one number each.
local function candidates (list, keys, family, copies, most)
  local seen, out = {}, {}
  local function put (p, q)
    if p > q then p, q = q, p end
    local key = p << 32 | q
    if seen[key] or family[p] == family[q] or (copies[p] and copies[p][q]) then return end
    seen[key] = true
    out[#out + 1] = key
  end
  for _, k in pairs(keys.names) do
    if k.rarity >= RARE and #k.ranks > 1 then pairs_of(list, k.ranks, most, put) end
  end
  table.sort(out)
  return out
end

-- ------------------------------------------------------------------ all

local function finder_of_names (options)
  local find, gazetteer = require("syrtext.names").entities, options.gazetteer
  if not gazetteer then
    local message
    gazetteer, message = require("syrtext.gazetteer").open()
    if not gazetteer then return nil, message end
  end
  return function (doc) return find(doc, gazetteer, { decisions = options.decisions }) end
end

local function index_of (articles, threads)
  local index = require("syrtext.families").index { threads = threads }
  articles:add_to(index, threads or 1)
  return index:link()
end

-- find(articles, options?) --> list of links, best first; or nil, message
-- articles: of syrtext.read, or anything with each() and, without options.index, add_to().
-- options: index, that holds the articles; gazetteer (default: the one that ships),
-- decisions; entities(doc), in place of both; least: score from which a link is told
-- (.25); days: the most between two articles (14); threads; close: each document after
-- it was read.
-- A link: a, b (ids), score, days (nil where a date is missing), family_a, family_b (the
-- families' smallest ids), overlap, evidence, and names, figures, dates: lists of { key, weight, rarity, documents, a, b }, a and b with
-- first, last and text in each article.
-- Cost: that of the names, and MOST pairs at most for each rare name of each document.
function events.find (articles, options)
  options = setmetatable({}, { __index = options })
  if not options.entities then
    local find, message = finder_of_names(options)
    if not find then return nil, message end
    options.entities = find
  end
  local index = options.index or index_of(articles, options.threads)
  local list, by_id = read(articles, index, options)
  local family, families, copies = copies_of(index, list, by_id)
  local keys = {}
  for _, group in ipairs(GROUPS) do keys[group] = carriers_of(list, group, family, families) end
  set_lengths(list, keys.names)
  for _, group in ipairs(GROUPS) do drop_lone(list, group, keys[group]) end
  local out = {}
  for _, key in ipairs(candidates(list, keys, family, copies, options.days or DAYS)) do
    local e = link(list[key >> 32], list[key & 0xFFFFFFFF], keys, family)
    if e and e.score >= (options.least or LEAST) then out[#out + 1] = e end
  end
  table.sort(out, function (x, y)
    if x.score ~= y.score then return x.score > y.score end
    if x.rank ~= y.rank then return x.rank < y.rank end
    return x.rank_b < y.rank_b
  end)
  for _, e in ipairs(out) do e.rank, e.rank_b = nil, nil end
  return tables.list(out, { "a", "b", "score", "days" })
end

return events
