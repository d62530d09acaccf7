-- common.lua - what the commands share: reading with warnings, rows out, progress

local articles = require "syrtext.articles"
local fault = require "syrtext.fault"
local output = require "syrtext.output"
local progress = require "syrtext.progress"
local size = require "syrtext.size"
local tables = require "syrtext.tables"

local common = {}

local LEAST = 16 << 20 -- bytes of --memory

-- options of syrtext.read for these arguments
local function options (args, env, keep, folder)
  return { lang = args.lang, mode = args.mode, strict = args.strict, input_format = args.input_format, keep = keep, repair = args.repair,
    whole = args.whole, clitics = args.clitics, semicolon = args.semicolon, glued = args.glued,
    stdin = env.stdin, on_warning = env.warn, folder = folder }
end

-- Where temporary files go: beside the output, else where the system wants them.
local function folder_of (args)
  local beside = args.output and args.output ~= "-" and not args.output:find("^/dev/") and (args.output:match("^(.*/)[^/]*$") or ".")
  return beside or os.getenv("TMPDIR") or "/tmp"
end

-- The options of an index for these arguments.
function common.index_options (args)
  return { threads = args.threads, memory = args.memory, folder = args.memory and folder_of(args) }
end

-- The option --memory.
function common.memory_option (command)
  command:option("--memory", "Hold the index in about SIZE (such as 512M or 2G, at least 16M): what is larger goes to"
    .. " temporary files beside the output, or in TMPDIR. The rows are the same."):argname("SIZE"):convert(function (s)
    local bytes = size.bytes(s)
    if bytes and bytes >= LEAST then return bytes end
    return nil, ("option '--memory' wants a size of at least 16M, such as 512M or 2G, not '%s'"):format(s)
  end)
end

-- The articles that the arguments name; what is wrong with them ends the run.
function common.read (args, env, keep, folder)
  local paths = table.move(args.PATH, 1, #args.PATH, 1, {})
  paths[#paths + 1] = options(args, env, keep, folder)
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
-- after its rows, so that memory holds one at a time. before(doc), if given: what is
-- wanted of all documents before the first row, when there are several.
function common.per_document (args, env, columns, each, before)
  local list = common.read(args, env, false)
  if before and #list > 1 then
    for doc in list:each() do
      before(doc)
      doc:close()
    end
  end
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
  local list = common.read(args, env, false, args.memory and folder_of(args))
  local index = require("syrtext.families").index(common.index_options(args))
  local bar = progress.new(args.command, list:bytes(), { file = env.stderr })
  list:add_to(index, args.threads, function (bytes) bar:add(bytes) end)
  bar:finish()
  local ok, message = index:link()
  if not ok then fault.raise("%s", message) end
  return index, list
end

-- id --> rank in the input
function common.ranks (list)
  local rank = {}
  for i = 1, #list do rank[list:about(i).id] = i end
  return rank
end

return common
