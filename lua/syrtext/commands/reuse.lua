-- reuse.lua - the commands passages, pairs, families and zones

local common = require "syrtext.commands.common"
local credits = require "syrtext.credits"

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
    name = "zones", summary = "Parts that are not the article: boilerplate, duplicate, foreign, credit, heading.", run = zone_rows,
    articles = true, rows = true, options = common.memory_option, example = "syrtext zones articles/",
  },
}
