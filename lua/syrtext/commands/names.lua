-- names.lua - the command entities

local common = require "syrtext.commands.common"
local fault = require "syrtext.fault"
local numbers = require "syrtext.commands.numbers"

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

local function ids_of (also)
  local ids = {}
  for i, x in ipairs(also or {}) do ids[i] = x.entity end
  return ids[1] and table.concat(ids, "|")
end

-- Demonyms among the mentions, in the order of the text, a longer one first.
local function with_demonyms (list, doc)
  for _, d in ipairs(require("syrtext.names").demonyms(doc)) do
    list[#list + 1] = { first = d.first, last = d.last, type = "MISC", entity = d.entity, tier = 1, text = d.form, demonym = true }
  end
  table.sort(list, function (x, y)
    if x.first ~= y.first then return x.first < y.first end
    if x.last ~= y.last then return x.last > y.last end
    return not x.demonym and y.demonym or false
  end)
  return list
end

-- The columns that the options ask for, and how each is filled.
local function columns_of (args)
  local columns, cells = { "doc", "start", "end", "type", "entity", "tier", "text" }, {}
  local function add (name, cell)
    columns[#columns + 1], cells[#cells + 1] = name, cell
  end
  if args.format == "jsonl" then add("metonym", function (m) return m.metonym end) end
  if args.wikidata then add("wikidata", function (m) return m.wikidata end) end
  if args.also then add("also", function (m) return ids_of(m.also) end) end
  return columns, cells
end

local function entities (args, env)
  local find = require("syrtext.names").entities
  local definitions = require("syrtext.names_definitions").new()
  local gazetteer = names.gazetteer(args)
  local options = { decisions = names.decisions(args), definitions = definitions, tier = args.tier }
  local columns, cells = columns_of(args)
  common.per_document(args, env, columns, function (doc, put)
    local id, list = doc.id, find(doc, gazetteer, options)
    for _, m in ipairs(args.demonyms and with_demonyms(list, doc) or list) do
      local row = { id, m.first - 1, m.last, m.type, m.entity, m.tier, m.text }
      for i, cell in ipairs(cells) do row[7 + i] = cell(m) end
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
    command:option("--tier", "How far a name may differ from the gazetteer's: 1 case and accents, 2 articles and gaps, 3 one word"
      .. " written by ear, 4 consonants of several words, in any of three alphabets."):argname("N"):convert(numbers.whole("--tier", 1, 4))
      :default("2")
    command:flag("--demonyms", "Words for peoples too (syrien, turques), type MISC, with the country's id; a+b for two.")
    command:flag("--wikidata", "One more column, wikidata: the entity's id there, where the gazetteer tells it.")
    command:flag("--also", "One more column, also: ids of other entities that the name may mean, parted by |.")
  end,
  name = "entities", summary = "Persons, places, organisations and events that are named.", run = entities, articles = true,
  rows = true, example = "syrtext entities --gazetteer my-names.tsv articles/",
}
names[2] = {
  name = "aliases", summary = "Where articles say that two names are one: acronyms, former names, other names.", run = aliases,
  articles = true, rows = true, options = names.options, example = "syrtext aliases articles/",
}

return names
