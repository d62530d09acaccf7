-- entities.lua - how right and how fast the names of the corpus are
--   lua5.4 bench/entities.lua [TEXTS.tsv]
-- Precision and recall of spans against corpus/gold/entities.tsv, with the list of
-- the invented world; of the spans that are right, the share whose type is; then
-- MB/s of names.entities over TEXTS.tsv (default: the corpus, many times over).

local root = arg[0]:match("^(.*)/bench/[^/]*$") or "."
package.path = root .. "/lua/?.lua;" .. root .. "/lua/?/init.lua;" .. package.path
package.cpath = root .. "/build/?.so;" .. package.cpath

local core = require "syrtext.core"
local gazetteer = require "syrtext.gazetteer"
local names = require "syrtext.names"

local LIMIT = 2e6 -- bytes of text that are timed

local function gold ()
  local spans, n = {}, 0
  for line in io.lines(root .. "/corpus/gold/entities.tsv") do
    local doc, first, last, kind = line:match "^([^\t]+)\t(%d+)\t(%d+)\t([^\t]+)"
    if doc then
      spans[doc .. ":" .. first .. ":" .. last] = kind
      n = n + 1
    end
  end
  return spans, n
end

local function quality (g)
  local spans, n_gold = gold()
  local found, right, typed = 0, 0, 0
  for doc in assert(require("syrtext").read(root .. "/corpus/articles")):each() do
    for _, m in ipairs(names.entities(doc, g)) do
      local kind = spans[("%s:%d:%d"):format(doc.id, m.first - 1, m.last)]
      found = found + 1
      if kind then right = right + 1 end
      if kind == m.type then typed = typed + 1 end
    end
  end
  local p, r = right / found, right / n_gold
  print(("entities.precision\t%.4f"):format(p))
  print(("entities.recall\t%.4f"):format(r))
  print(("entities.f1\t%.4f"):format(2 * p * r / (p + r)))
  print(("entities.types\t%.4f"):format(typed / right))
end

local function texts ()
  local list, bytes = {}, 0
  local function add (text)
    list[#list + 1] = text
    bytes = bytes + #text
  end
  if arg[1] then
    for line in io.lines(arg[1]) do
      if bytes > LIMIT then break end
      add(line:match("[^\t]*$"))
    end
  else
    local articles = assert(require("syrtext").read(root .. "/corpus/articles"))
    while bytes < LIMIT do
      for doc in articles:each() do add(doc:sub(1, -1)) end
    end
  end
  return list, bytes
end

local function speed (g)
  local list, bytes = texts()
  local best = math.huge
  for _ = 1, 3 do
    collectgarbage()
    local start, sink = os.clock(), 0
    for _, text in ipairs(list) do
      local doc = core.doc(text)
      sink = sink + #names.entities(doc, g)
      doc:close()
    end
    best = math.min(best, os.clock() - start)
  end
  print(("entities.speed\t%.2f"):format(bytes / best / 1e6))
end

local g = assert(gazetteer.open({ root .. "/corpus/gazetteer/invented.tsv" }, { default = true }))
quality(g)
speed(g)
