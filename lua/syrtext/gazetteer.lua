-- gazetteer.lua - lists of names, as people write them, to a syrtext.Gazetteer
--
--   gazetteer.open()                        the one that ships
--   gazetteer.open "names.tsv"              a source: .tsv, .jsonl, or a compiled file
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
local files = require "syrtext.files"
local need = require "syrtext.need"

local gazetteer = {}

local COLUMNS = { "entity", "type", "name", "aliases", "wikidata", "case" }
local TYPES = { PER = true, LOC = true, ORG = true, EVENT = true, MISC = true }
local CASES = { any = true, initial = true, exact = true, ["never-alone"] = true }
local COMPILED = "syrgaz\r\n" -- first bytes of a compiled file

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

-- ------------------------------------------------------------------ rows

-- What is gathered: rows for the core, and for each where it stands.
local function new_list ()
  return { rows = {}, places = {}, seen = {}, first = {} }
end

local function check_words (s, what, place)
  if s:find("\0", 1, true) then fault.raise("%s: a NUL byte in the %s: take it out", place, what) end
  local _, bad = utf8.len(s)
  if bad then
    fault.raise("%s: the %s is not valid UTF-8 (byte %d of it): convert the file, for instance with iconv -t UTF-8",
      place, what, bad)
  end
end

-- The entity's type and name are those of its first row.
local function settle_entity (list, row, place)
  local first = list.first[row.entity]
  if not first then
    list.first[row.entity] = { type = row.type, name = row.name, place = place }
  elseif first.type ~= row.type then
    fault.raise("%s: entity '%s' is %s here but %s in %s: one of them needs another id",
      place, row.entity, row.type, first.type, first.place)
  end
end

local function add_alias (list, row, alias, place)
  check_words(alias, "name '" .. alias:sub(1, 40):gsub("[%c\x80-\xFF]", "?") .. "'", place)
  local key = row.entity .. "\0" .. alias
  if list.seen[key] or alias:find("%S%s*%([^()]*%)%s*$") then return end
  list.seen[key] = true
  local n = #list.rows + 1
  list.rows[n] = { entity = row.entity, type = row.type, name = row.name, alias = alias, case = row.case }
  list.places[n] = place
end

-- "Le Caire" is "au Caire", "du Caire" in a sentence: the word behind the
-- article is the name too. For places only: "Le Monde" is not "Monde".
local function without_article (row, alias)
  return row.type == "LOC" and (alias:match("^Le (%u.*)$") or alias:match("^Les (%u.*)$")) or nil
end

-- One row of a source: { entity, type, name, aliases = array, case }.
local function add_row (list, row, place)
  for _, key in ipairs { "entity", "type", "name" } do
    if type(row[key]) ~= "string" or row[key] == "" then
      fault.raise("%s: no %s: every row needs entity, type and name", place, key)
    end
    check_words(row[key], key, place)
  end
  if not TYPES[row.type] then fault.raise("%s: type '%s': PER, LOC, ORG, EVENT or MISC", place, row.type) end
  if row.case == nil or row.case == "" then row.case = "initial" end
  if not CASES[row.case] then fault.raise("%s: case '%s': any, initial, exact or never-alone", place, tostring(row.case)) end
  settle_entity(list, row, place)
  local words = table.move(row.aliases, 1, #row.aliases, 2, { row.name })
  for _, alias in ipairs(words) do
    if type(alias) ~= "string" then fault.raise("%s: an alias must be a string", place) end
    if not alias:find("%S") then fault.raise("%s: an empty alias: take one | away", place) end
    add_alias(list, row, alias, place)
    local short = without_article(row, alias)
    if short then add_alias(list, { entity = row.entity, type = row.type, name = row.name, case = "initial" }, short, place) end
  end
end

-- "a|b" or { "a", "b" } or nil --> an array
local function aliases_of (value, place)
  if value == nil or value == "" then return {} end
  if type(value) == "table" then return value end
  if type(value) ~= "string" then fault.raise("%s: aliases must be an array of strings", place) end
  local out = {}
  for alias in (value .. "|"):gmatch("(.-)|") do out[#out + 1] = alias end
  return out
end

-- ------------------------------------------------------------------ sources

local function split (line)
  local out = {}
  for cell in (line .. "\t"):gmatch("(.-)\t") do out[#out + 1] = cell end
  return out
end

local function read_header (line, path)
  local columns, known = {}, {}
  for _, name in ipairs(COLUMNS) do known[name] = true end
  for i, name in ipairs(split((line:gsub("^\xEF\xBB\xBF", "")))) do
    if known[name] then columns[name] = i end
  end
  if not (columns.entity and columns.type and columns.name) then
    fault.raise("%s: line 1: a gazetteer begins with the header line %s, divided by TABs", path, table.concat(COLUMNS, " "))
  end
  return columns
end

local function read_tsv (list, path, f)
  local columns, width
  for line, number in files.lines(f, path) do
    if not columns then
      columns, width = read_header(line, path), #split(line)
    elseif line:find("%S") and line:sub(1, 1) ~= "#" then
      local place = ("%s: line %d"):format(path, number)
      local cells = split(line)
      if #cells > width then fault.raise("%s: %d fields where the header has %d", place, #cells, width) end
      local row = {}
      for name, i in pairs(columns) do row[name] = cells[i] end
      row.aliases = aliases_of(row.aliases, place)
      add_row(list, row, place)
    end
  end
  if not columns then fault.raise("%s: empty: a gazetteer begins with the header line %s", path, table.concat(COLUMNS, " ")) end
end

local function read_jsonl (list, path, f)
  local json = need "dkjson"
  for line, number in files.lines(f, path) do
    if line:find("%S") then
      local place = ("%s: line %d"):format(path, number)
      local ok, row, at, message = pcall(json.decode, line, 1, nil)
      if not ok or type(row) ~= "table" then
        fault.raise("%s: not a JSON object: %s", place, ok and tostring(message or "something else stands there")
          or "nested too deep" .. (at or ""))
      end
      row.aliases = aliases_of(row.aliases, place)
      add_row(list, row, place)
    end
  end
end

local function add_compiled (list, path)
  local g, message = core.gazetteer_load(path)
  if not g then fault.raise("%s", message) end
  for row in g:names() do
    settle_entity(list, row, path)
    add_alias(list, row, row.alias, path)
  end
  g:close()
end

-- Is the file a compiled one? A file that cannot be read raises a fault.
local function is_compiled (path)
  if files.kind(path) == "folder" then fault.raise("%s: a folder, and a gazetteer is a file", path) end
  local f = assert(io.open(path, "rb"))
  local head = f:read(#COMPILED)
  f:close()
  return head == COMPILED
end

local function add_file (list, path)
  if is_compiled(path) then return add_compiled(list, path) end
  local read = files.extension(path) == "jsonl" and read_jsonl or files.extension(path) == "tsv" and read_tsv
  if not read then fault.raise("%s: a gazetteer is a .tsv or .jsonl source, or a compiled file", path) end
  local f = assert(io.open(path, "rb"))
  local ok, e = pcall(read, list, path, f)
  f:close()
  if not ok then error(e, 0) end
end

-- A source: a path, or one row as a table.
local function add_source (list, source, rank)
  if type(source) == "string" then return add_file(list, source) end
  local place = ("row %d"):format(rank)
  if type(source) ~= "table" then fault.raise("%s: a path or a table expected, got %s", place, type(source)) end
  local row = {}
  for _, name in ipairs(COLUMNS) do row[name] = source[name] end
  row.aliases = aliases_of(row.aliases, place)
  add_row(list, row, place)
end

-- ------------------------------------------------------------------ opening

-- gazetteer.rows(sources) --> rows for the core and the place of each; a fault
-- is raised for what is wrong.
function gazetteer.rows (sources)
  local list = new_list()
  for i, source in ipairs(sources) do add_source(list, source, i) end
  return list.rows, list.places
end

local function build (sources)
  local rows, places = gazetteer.rows(sources)
  local g, message, bad = core.gazetteer(rows)
  if not g then
    fault.raise("%s: name '%s': %s", places[bad] or "?", rows[bad] and rows[bad].alias:sub(1, 60) or "?", message)
  end
  return g
end

-- open(source?, { default = boolean }?) --> Gazetteer, or nil, message
-- source: nothing (the one that ships), a path, or a list of paths and rows;
-- default = true adds the one that ships to what is named.
function gazetteer.open (source, options)
  return fault.try(function ()
    local sources = {}
    if source == nil or (options and options.default) then sources[1] = default_path() end
    if type(source) == "table" then
      table.move(source, 1, #source, #sources + 1, sources)
    elseif source ~= nil then
      sources[#sources + 1] = source
    end
    if #sources == 1 and type(sources[1]) == "string" and is_compiled(sources[1]) then
      local g, message = core.gazetteer_load(sources[1])
      return g or fault.raise("%s", message)
    end
    return build(sources)
  end)
end

return gazetteer
