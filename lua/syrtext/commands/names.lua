-- names.lua - the command entities

local common = require "syrtext.commands.common"
local fault = require "syrtext.fault"

local names = {}

-- The gazetteer that the options ask for.
function names.gazetteer (args)
  local gazetteer = require "syrtext.gazetteer"
  local sources = table.move(args.gazetteer or {}, 1, #(args.gazetteer or {}), 1, {})
  local list, message = gazetteer.open(sources, { default = not args.no_default_gazetteer, checked = true })
  if not list then fault.raise("%s", message) end
  return list
end

-- The analyst's decisions, or nil.
function names.decisions (args)
  if not args.decisions then return nil end
  local list, message = require("syrtext.decisions").read(args.decisions)
  return list or fault.raise("%s", message)
end

-- Tell the decisions that nothing in the articles met.
function names.tell_unused (decisions, env)
  for _, line in ipairs(decisions and decisions:unused() or {}) do
    env.warn(("%s: '%s' applies to nothing in these articles: is it spelled as the output has it?"):format(line.place, line.text))
  end
end

function names.options (command)
  command:option("--gazetteer", "A gazetteer to use as well: a source (.tsv, .jsonl) or a compiled file."):argname("FILE")
    :count("*")
  command:flag("--no-default-gazetteer", "Leave the gazetteer out that ships with syrtext.")
  command:option("--decisions", "What you decided, one line each, fields parted by TABs or two spaces: merge ENTITY ENTITY...;"
    .. " split ENTITY NAME NEW [DOC]; forbid NAME [DOC]; prefer NAME ENTITY [DOC]."):argname("FILE")
end

local function entities (args, env)
  local find = require("syrtext.names").entities
  local definitions = require("syrtext.names_definitions").new()
  local gazetteer, options = names.gazetteer(args), { decisions = names.decisions(args), definitions = definitions }
  local columns = { "doc", "start", "end", "type", "entity", "tier", "text" }
  if args.format == "jsonl" then columns[#columns + 1] = "metonym" end
  if args.wikidata then columns[#columns + 1] = "wikidata" end
  local at_metonym, at_wikidata = args.format == "jsonl" and 8, #columns
  common.per_document(args, env, columns, function (doc, put)
    local id = doc.id
    for _, m in ipairs(find(doc, gazetteer, options)) do
      local row = { id, m.first - 1, m.last, m.type, m.entity, m.tier, m.text }
      if at_metonym then row[at_metonym] = m.metonym end
      if args.wikidata then row[at_wikidata] = m.wikidata end
      put(row)
    end
  end, function (doc) definitions:read(doc, gazetteer) end)
  names.tell_unused(options.decisions, env)
end

local ALIASES = { "doc", "long_start", "long_end", "short_start", "short_end", "relation", "long", "short" }

local function aliases (args, env)
  local find = require("syrtext.aliases").find
  local gazetteer, options = names.gazetteer(args), { decisions = names.decisions(args) }
  common.per_document(args, env, ALIASES, function (doc, put)
    local id = doc.id
    for _, d in ipairs(find(doc, gazetteer, options)) do
      put { id, d.long_first - 1, d.long_last, d.short_first - 1, d.short_last, d.relation, d.long, d.short }
    end
  end)
  names.tell_unused(options.decisions, env)
end

names[1] = {
  options = function (command)
    names.options(command)
    command:flag("--wikidata", "One more column, wikidata: the entity's id there, where the gazetteer tells it.")
  end,
  name = "entities", summary = "Persons, places, organisations and events that are named.", run = entities, articles = true,
  rows = true, example = "syrtext entities --gazetteer my-names.tsv articles/",
}
names[2] = {
  name = "aliases", summary = "Where articles say that two names are one: acronyms, former names, other names.", run = aliases,
  articles = true, rows = true, options = names.options, example = "syrtext aliases articles/",
}

return names
