-- init.lua - the module: the core, and what is easier in Lua
--
--   local syrtext = require "syrtext"
--   for doc in assert(syrtext.read "articles/"):each() do print(doc.id, #doc) end
--
-- Nothing is printed and no global is set. The parts load when they are used.

local core = require "syrtext.core"

local syrtext = {
  _VERSION = "syrtext " .. core._VERSION,
  version = core._VERSION,
  doc = core.doc,
  fold = core.fold,
  graphemes = core.graphemes,
  segments = core.segments,
}

function syrtext.read (...)
  return require("syrtext.articles").read(...)
end

function syrtext.gazetteer (...)
  return require("syrtext.gazetteer").open(...)
end

function syrtext.index (options)
  return require("syrtext.families").index(options)
end

local shipped -- the gazetteer that ships, opened once

local function default_gazetteer ()
  if not shipped then
    local message
    shipped, message = syrtext.gazetteer()
    if not shipped then return nil, message end
  end
  return shipped
end

function syrtext.entities (doc, gazetteer, options)
  local message
  if not gazetteer then gazetteer, message = default_gazetteer() end
  if not gazetteer then return nil, message end
  local tables = require "syrtext.tables"
  return tables.list(require("syrtext.names").entities(doc, gazetteer, options), { "first", "last", "type", "entity", "tier", "text" })
end

function syrtext.aliases (doc, gazetteer, options)
  local message
  if not gazetteer then gazetteer, message = default_gazetteer() end
  if not gazetteer then return nil, message end
  local tables = require "syrtext.tables"
  return tables.list(require("syrtext.aliases").find(doc, gazetteer, options), { "long_first", "long_last", "short_first", "short_last",
    "relation", "long", "short" })
end

function syrtext.demonyms (doc)
  return require("syrtext.tables").list(require("syrtext.names").demonyms(doc), { "first", "last", "entity", "form" })
end

function syrtext.decisions (path)
  return require("syrtext.decisions").read(path)
end

function syrtext.definitions ()
  return require("syrtext.names_definitions").new()
end

function syrtext.language (text)
  return core.language(text)
end

function syrtext.repair (text)
  return core.repair(text)
end

function syrtext.sentences (doc)
  return require("syrtext.structure").sentences(doc)
end

function syrtext.quotations (doc)
  return require("syrtext.structure").quotations(doc)
end

function syrtext.events (articles, options)
  return require("syrtext.events").find(articles, options)
end

function syrtext.report (articles, options)
  return require("syrtext.report").build(articles, options)
end

-- Print what there is, or what one name does.
function syrtext.help (name)
  print(require("syrtext.help").text(name))
end

return syrtext
