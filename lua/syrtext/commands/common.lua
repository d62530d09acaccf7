-- common.lua - what the commands share: reading with warnings, rows out, progress

local articles = require "syrtext.articles"
local fault = require "syrtext.fault"
local output = require "syrtext.output"
local progress = require "syrtext.progress"
local tables = require "syrtext.tables"

local common = {}

-- options of syrtext.read for these arguments
local function options (args, env, keep)
  return { lang = args.lang, mode = args.mode, strict = args.strict, input_format = args.input_format, keep = keep, repair = args.repair,
    stdin = env.stdin, on_warning = env.warn }
end

-- The articles that the arguments name; what is wrong with them ends the run.
function common.read (args, env, keep)
  local paths = table.move(args.PATH, 1, #args.PATH, 1, {})
  paths[#paths + 1] = options(args, env, keep)
  local list, message = articles.read(table.unpack(paths))
  if not list then fault.raise("%s", message) end
  return list
end

-- Write rows: fill(put, raw) calls put(row) for each, or raw(lines) with lines of
-- TSV that are ready; raw is nil where another format is asked for.
function common.rows (args, env, columns, fill)
  local header, line = tables.writer(args.format, columns)
  output.with(args.output, env.stdout, function (out)
    out:write(header)
    local raw = args.format == "tsv" and function (lines) out:write(lines) end or nil
    fill(function (row) out:write(line(row)) end, raw)
  end)
end

-- Rows that come document by document: each(doc, put, raw). A document is closed
-- after its rows, so that memory holds one at a time.
function common.per_document (args, env, columns, each)
  local list = common.read(args, env, false)
  local bar = progress.new(args.command, list:bytes(), { file = env.stderr })
  common.rows(args, env, columns, function (put, raw)
    for doc in list:each() do
      each(doc, put, raw)
      bar:add(doc:stats().bytes)
      doc:close()
    end
    bar:finish()
  end)
end

-- The articles that the arguments name, and an index of them, linked. The index
-- reads the texts itself and keeps what it needs.
function common.index (args, env)
  local list = common.read(args, env, false)
  local index = require("syrtext.families").index { threads = args.threads }
  local bar = progress.new(args.command, list:bytes(), { file = env.stderr })
  list:add_to(index, args.threads, function (bytes) bar:add(bytes) end)
  bar:finish()
  index:link()
  return index, list
end

-- id --> rank in the input
function common.ranks (list)
  local rank = {}
  for i = 1, #list do rank[list:about(i).id] = i end
  return rank
end

return common
