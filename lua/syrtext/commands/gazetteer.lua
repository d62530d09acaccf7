-- gazetteer.lua - the command gazetteer: build, info, check, lookup

local common = require "syrtext.commands.common"
local fault = require "syrtext.fault"
local files = require "syrtext.files"
local whole = require("syrtext.commands.numbers").whole

local DEEPEST = 4 -- tiers of look-up

local function open (source, options)
  local g, message = require("syrtext.gazetteer").open(source, options)
  return g or fault.raise("%s", message)
end

local function add_sources (command)
  command:argument("SOURCE", "Lists: .tsv or .jsonl of ours, answers of Wikidata, tables of GeoNames or Who's On First,"
    .. " FollowTheMoney (OpenSanctions), compiled files."):args("+")
  command:option("--type", "Type of the entities whose source does not tell."):choices { "PER", "LOC", "ORG", "EVENT", "MISC" }
end

local function build (args, env)
  for _, path in ipairs(args.SOURCE) do
    if path == args.output then fault.raise("%s: is one of the lists and would be overwritten: name another file to write", path) end
  end
  local g = open(args.SOURCE, { type = args.type, on_warning = env.warn, checked = true })
  local ok, message = g:save(args.output)
  if not ok then fault.raise("%s", message) end
  g:close()
end

local INFO = { "entities", "names", "bytes", "version", "fold" }

-- What it holds, after every byte was read: opening a large file reads its header only.
local function info (args, env)
  local g = open(args.FILE)
  if not g:check() then require("syrtext.gazetteer").damaged(args.FILE) end
  local facts = g:info()
  for _, key in ipairs(INFO) do env.stdout:write(("%s %s\n"):format(key, facts[key])) end
  env.stdout:write("checksum right\n")
end

local function check (args, env)
  local problems = require("syrtext.gazetteer_check").problems(args.SOURCE, { type = args.type })
  local errors = 0
  common.rows(args, env, { "severity", "file", "line", "name", "problem" }, function (put)
    for _, p in ipairs(problems) do
      put { p.severity, p.file, p.line, p.name, p.problem }
      if p.severity == "error" then errors = errors + 1 end
    end
  end)
  if errors > 0 then fault.raise("%d error%s: the list cannot be built before they are mended", errors, errors == 1 and "" or "s") end
end

-- The answers for one name. A core that has only the lower tiers refuses the others.
local function answers (g, name, options, env)
  while true do
    local ok, found = pcall(g.lookup, g, name, options)
    if ok then return found end
    if not tostring(found):find("'tier'", 1, true) or options.tier <= 2 then error(found, 0) end
    env.warn(("tier %d is not in this build: tier %d is used"):format(options.tier, options.tier - 1))
    options.tier = options.tier - 1
  end
end

local LOOKUP = { "query", "entity", "type", "name", "alias", "tier", "score", "reason" }

local function lookup (args, env)
  local g = open(args.gazetteer and args.gazetteer[1] and args.gazetteer or nil, { checked = true })
  local options = { tier = args.tier, limit = args.limit }
  local columns = table.move(LOOKUP, 1, #LOOKUP, 1, {})
  if args.wikidata then columns[#columns + 1] = "wikidata" end
  common.rows(args, env, columns, function (put)
    for line in files.lines(env.stdin, "standard input") do
      local found = answers(g, line, options, env)
      for _, a in ipairs(found) do put { line, a.entity, a.type, a.name, a.alias, a.tier, a.score, a.reason, a.wikidata } end
      if not found[1] then put { line } end
    end
  end)
end

local commands = {
  {
    name = "build", summary = "Compile lists of names to one file that opens without being read.", run = build,
    options = function (command)
      add_sources(command)
      command:option("-o --output", "The file to write."):argname("FILE"):count(1)
    end,
    example = "syrtext gazetteer build names.tsv query.json -o names.gaz",
  },
  {
    name = "info", summary = "What a list holds: entities, names, bytes, version, fold; every byte is checked.", run = info,
    options = function (command) command:argument("FILE", "A compiled file, or a source.") end,
    example = "syrtext gazetteer info names.gaz",
  },
  {
    name = "check", summary = "What is wrong or dangerous in lists: errors, common words, short and shared names.", run = check,
    rows = true, options = add_sources, example = "syrtext gazetteer check names.tsv",
  },
  {
    name = "lookup", summary = "Names on standard input, one a line, to the entities they may stand for.", run = lookup, rows = true,
    options = function (command)
      command:option("--gazetteer", "A source or a compiled file; without it, the gazetteer that ships."):argname("FILE"):count("*")
      command:option("--tier", "How far spellings may differ: 1 case and accents, 2 articles and gaps, 3 one word written by ear,"
        .. " 4 consonants of several words, in any of three alphabets."):argname("N"):convert(whole("--tier", 1, DEEPEST)):default("2")
      command:flag("--wikidata", "One more column, wikidata: the entity's id there, where the list tells it.")
      command:option("--limit", "Answers for each name, at most."):argname("N"):convert(whole("--limit", 1, math.maxinteger)):default("10")
    end,
    example = "printf 'Bachar el-Assad\\n' | syrtext gazetteer lookup --gazetteer names.gaz --tier 4",
  },
}

return {
  {
    name = "gazetteer", summary = "Lists of names: build, info, check, lookup.", commands = commands,
    example = "syrtext gazetteer build names.tsv -o names.gaz",
  },
}
