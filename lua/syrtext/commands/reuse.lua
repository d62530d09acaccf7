-- reuse.lua - the commands passages, pairs, families, events, zones and rates

local common = require "syrtext.commands.common"
local credits = require "syrtext.credits"
local fault = require "syrtext.fault"
local names = require "syrtext.commands.names"

-- Sort rows by numbers: the first key that differs decides. The core's order is
-- that of the ids, which often is the order of the input as well.
local function sort_by (rows, keys)
  local function before (x, y)
    for _, key in ipairs(keys) do
      if x[key] ~= y[key] then return x[key] < y[key] end
    end
    return false
  end
  for i = 2, #rows do
    if before(rows[i], rows[i - 1]) then
      table.sort(rows, before)
      return
    end
  end
end

local function put_all (args, env, columns, rows)
  common.rows(args, env, columns, function (put)
    for _, row in ipairs(rows) do put(row) end
  end)
end

local function passages (args, env)
  local index, list = common.index(args, env)
  local rank, rows = common.ranks(list), {}
  for a, first_a, last_a, b, first_b, last_b, words, kind in index:each_passage() do
    rows[#rows + 1] = { a, first_a - 1, last_a, b, first_b - 1, last_b, words, kind, rank_a = rank[a], rank_b = rank[b] }
  end
  sort_by(rows, { "rank_a", 2, "rank_b", 5, 3, 6 })
  put_all(args, env, { "doc_a", "start_a", "end_a", "doc_b", "start_b", "end_b", "words", "kind" }, rows)
end

local function pair_rows (args, env)
  local index, list = common.index(args, env)
  local rank, rows = common.ranks(list), {}
  for a, b, words, part_a, part_b in index:each_pair() do
    rows[#rows + 1] = { a, b, words, part_a, part_b, rank_a = rank[a], rank_b = rank[b] }
  end
  sort_by(rows, { "rank_a", "rank_b" })
  put_all(args, env, { "doc_a", "doc_b", "words", "containment_a", "containment_b" }, rows)
end

local function families (args, env)
  local index, list = common.index(args, env)
  local rank, rows = common.ranks(list), {}
  credits.find(index, list)
  for family in index:families() do
    for _, m in ipairs(family.members) do
      rows[#rows + 1] = { family.id, m.id, m.role, m.containment, rank = rank[m.id] }
    end
  end
  sort_by(rows, { "rank" })
  put_all(args, env, { "family", "doc", "role", "containment" }, rows)
end

local EVENTS = { "doc_a", "doc_b", "score", "days", "kind", "weight", "start_a", "end_a", "text_a", "start_b", "end_b", "text_b" }
local KINDS = { { "names", "name" }, { "figures", "figure" }, { "dates", "day" } }

-- A row for each fact that two articles share.
local function events (args, env)
  local index, list = common.index(args, env)
  local rank, rows = common.ranks(list), {}
  local options = { index = index, gazetteer = names.gazetteer(args), decisions = names.decisions(args), close = true,
    least = args.least }
  local found, message = require("syrtext.events").find(list, options)
  if not found then fault.raise("%s", message) end
  for _, e in ipairs(found) do
    for _, kind in ipairs(KINDS) do
      for _, f in ipairs(e[kind[1]]) do
        rows[#rows + 1] = { e.a, e.b, e.score, e.days, kind[2], f.weight, f.a.first - 1, f.a.last, f.a.text, f.b.first - 1, f.b.last,
          f.b.text, rank_a = rank[e.a], rank_b = rank[e.b] }
      end
    end
  end
  sort_by(rows, { "rank_a", "rank_b", 7, 10, 5 })
  put_all(args, env, EVENTS, rows)
  names.tell_unused(options.decisions, env)
end

local function score (s)
  local n = tonumber(s)
  if n and n >= 0 and n <= 1 then return n end
  return nil, ("option '--least' wants a number from 0 to 1, not '%s'"):format(s)
end

local function event_options (command)
  command:option("--least", "Score from which a pair is told, 0 to 1 (default 0.25: few are wrong; 0.15 finds more)."):argname("SCORE")
    :convert(score)
  names.options(command)
end

local function zone_rows (args, env)
  local index, list = common.index(args, env)
  local finder = require("syrtext.zones").new(index)
  common.rows(args, env, { "doc", "start", "end", "kind", "evidence" }, function (put)
    for doc in list:each() do
      for _, z in ipairs(finder:find(doc)) do put { doc.id, z.first - 1, z.last, z.kind, z.evidence } end
      doc:close()
    end
  end)
end

local RATES = { "doc", "outlet", "date", "bytes", "shared", "copied", "original", "derived" }

local function rate_rows (args, env)
  local rates = require "syrtext.rates"
  local index, list = common.index(args, env)
  local rank, rows = common.ranks(list), {}
  credits.find(index, list)
  local found = rates.documents(index, function (id) return list:about(rank[id]).bytes end)
  if args.by then
    for _, g in ipairs(rates.by(found, args.by == "day" and rates.day or "outlet")) do
      rows[#rows + 1] = { g.key, g.documents, g.bytes, g.shared, g.copied, g.original }
    end
    return put_all(args, env, { args.by, "documents", "bytes", "shared", "copied", "original" }, rows)
  end
  for _, d in ipairs(found) do
    rows[#rows + 1] = { d.id, d.outlet, d.date, d.bytes, d.shared, d.copied, d.original, d.derived, rank = rank[d.id] }
  end
  sort_by(rows, { "rank" })
  put_all(args, env, RATES, rows)
end

local function rate_options (command)
  command:option("--by", "Add up by outlet or by day."):choices { "outlet", "day" }
  common.memory_option(command)
end

return {
  {
    name = "passages", summary = "What documents share, passage by passage, with positions on both sides.", run = passages,
    articles = true, rows = true, options = common.memory_option, example = "syrtext passages --threads 4 articles/ -o passages.tsv",
  },
  {
    name = "pairs", summary = "Pairs of documents that share passages, and how much of each.", run = pair_rows,
    articles = true, rows = true, options = common.memory_option, example = "syrtext pairs articles/",
  },
  {
    name = "families", summary = "Families of copies: the base of each and its copies.", run = families,
    articles = true, rows = true, options = common.memory_option, example = "syrtext families articles/",
  },
  {
    name = "events", summary = "Pairs that share no passage but names, figures and days: one event, independent text.", run = events,
    articles = true, rows = true, options = event_options,
    example = "syrtext events articles/\nA row for each shared fact, the first place of each side; pairs of copies are never among them.",
  },
  {
    name = "zones", summary = "Parts that are not the article: boilerplate, duplicate, foreign, credit, heading.", run = zone_rows,
    articles = true, rows = true, options = common.memory_option, example = "syrtext zones articles/",
  },
  {
    name = "rates", summary = "How much of each document, outlet or day was printed before.", run = rate_rows,
    articles = true, rows = true, options = rate_options,
    example = "syrtext rates --by outlet articles/\ncopied: in a passage with an earlier document, or with the base of the family"
      .. "\nwhere evidence decides it; without dates and credits nothing is known to be.",
  },
}
