-- gazetteer.lua - lists of names, as people write them, to a syrtext.Gazetteer
--
--   gazetteer.open()                        the one that ships
--   gazetteer.open "names.tsv"              a source (see sources/init.lua), or a compiled file
--   gazetteer.open { "a.tsv", "b.jsonl" }   several, as one
--   gazetteer.open { { entity = "azaz", type = "LOC", name = "Azaz", aliases = { "Aazaz" } } }
--
-- A source has the columns (or keys) entity, type, name, aliases, wikidata, case.
-- The name is an alias too. Rows may share an entity, to give some aliases
-- another case policy; the first row says its type and name. What ends in a
-- bracket, "Damas (gouvernement)", is a label for readers and not searched for.
-- What is wrong in a list is answered with the file and the line.

local core = require "syrtext.core"
local fault = require "syrtext.fault"
local lists = require "syrtext.gazetteer_list"
local check_options = require "syrtext.options"
local sources = require "syrtext.sources"

local gazetteer = {}

-- ------------------------------------------------------------------ what ships

-- The folder of this file, as the module path found it.
local function here ()
  local path = package.searchpath("syrtext.gazetteer", package.path)
  return path and path:match("^(.*)[/\\][^/\\]*$") or "."
end

-- A file that ships, or nil: beside the installed module, or in the source tree.
function gazetteer.shipped (name)
  local folder = here()
  for _, path in ipairs { folder .. "/data/" .. name, folder .. "/../../corpus/gazetteer/" .. name } do
    local f = io.open(path, "rb")
    if f then
      f:close()
      return path
    end
  end
  return nil
end

local function default_path ()
  local path = gazetteer.shipped "syria.tsv"
  if path then return path end
  fault.raise("the gazetteer that ships, syria.tsv, is neither in %s/data nor in corpus/gazetteer: install syrtext again, or name a file",
    here())
end

-- ------------------------------------------------------------------ reading

-- Raise the fault of a compiled file whose checksum does not hold.
function gazetteer.damaged (path)
  fault.raise("%s: damaged: its bytes do not give its checksum; build it again", path)
end

local function add_compiled (list, path)
  local g, message = core.gazetteer_load(path)
  if not g then fault.raise("%s", message) end
  if not g:check() then gazetteer.damaged(path) end
  list:begin(path)
  local line = 0
  for row in g:names() do
    line = line + 1
    if list:entity(row, line) then list:put(row, row.alias, line, row.case) end
  end
  g:close()
end

-- A source: a path, or one row as a table.
local function add_source (list, source, rank)
  if type(source) == "string" then
    local kind = sources.kind(source)
    if kind == "compiled" then return add_compiled(list, source) end
    return sources.read(list, source, kind)
  end
  list:begin(nil)
  if type(source) ~= "table" then fault.raise("row %d: a path or a table expected, got %s", rank, type(source)) end
  local row = {}
  for _, name in ipairs { "entity", "type", "name", "aliases", "wikidata", "case" } do row[name] = source[name] end
  return list:add(row, rank)
end

-- read(sources, options?) --> the List of all of them; a fault is raised for what
-- is wrong. options: see gazetteer_list.new.
function gazetteer.read (all, options)
  local list = lists.new(options)
  list.shipped = gazetteer.shipped "syria.tsv" -- its labels are meant
  for i, source in ipairs(all) do add_source(list, source, i) end
  return list
end

-- ------------------------------------------------------------------ opening

local function compile (list)
  local g, message, bad = core.gazetteer(list:finish())
  if g then return g end
  local row = list.rows[bad]
  fault.raise("%s: name '%s': %s", list:place(bad), row and lists.shown(row.alias) or "?", message)
end

-- What was left out of published lists, in one line.
local function warn (list, options)
  if list.left_out == 0 or not options or not options.on_warning then return end
  options.on_warning(("%d name%s left out; the first: %s"):format(list.left_out, list.left_out == 1 and "" or "s", list.left_first))
end

local OPTIONS = { default = "boolean", type = "string", on_warning = "function", checked = "boolean" }

-- A list of files and rows has numbers as keys only: options, or a row, in its place would be
-- no list at all, and silently an empty one.
local function check_sources (source)
  for key in pairs(type(source) == "table" and source or {}) do
    if math.type(key) ~= "integer" then
      local row = source.entity or source.name
      error(("gazetteer: '%s' among the files and rows: %s"):format(tostring(key),
        row and "a row stands inside a list, { { entity = ... } }" or "options are the second argument"), 3)
    end
  end
end

-- open(source?, options?) --> Gazetteer, or nil, message
-- source: nothing (the one that ships), a path, or a list of paths and rows.
-- options: default = true adds the one that ships to what is named; type: that of
-- entities whose source does not tell (MISC); on_warning(message): names that the
-- matcher cannot hold; checked = true reads every byte of a compiled file, which opening
-- does up to 1 MB only.
function gazetteer.open (source, options)
  check_options(options, "gazetteer", OPTIONS)
  check_sources(source)
  return fault.try(function ()
    local all = {}
    if source == nil or (options and options.default) then all[1] = default_path() end
    if type(source) == "table" then
      table.move(source, 1, #source, #all + 1, all)
    elseif source ~= nil then
      all[#all + 1] = source
    end
    if #all == 1 and type(all[1]) == "string" and sources.kind(all[1]) == "compiled" then
      local g, message = core.gazetteer_load(all[1])
      if not g then fault.raise("%s", message) end
      if options and options.checked and not g:check() then gazetteer.damaged(all[1]) end
      return g
    end
    local list = gazetteer.read(all, options)
    warn(list, options)
    return compile(list)
  end)
end

return gazetteer
