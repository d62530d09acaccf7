-- sources/own.lua - lists of ours: TSV with a header, or a JSON object a line
--
-- Columns or keys: entity type name aliases wikidata case. In TSV aliases are
-- parted by "|", and lines that begin with "#" are comments.

local fault = require "syrtext.fault"
local files = require "syrtext.files"
local json = require "syrtext.json"

local own = {}

own.COLUMNS = { "entity", "type", "name", "aliases", "wikidata", "case" }

local KNOWN = {}
for _, name in ipairs(own.COLUMNS) do KNOWN[name] = true end

local function split (line)
  local out = {}
  for cell in (line .. "\t"):gmatch("(.-)\t") do out[#out + 1] = cell end
  return out
end

local function header (line, path)
  local columns = {}
  for i, name in ipairs(split(line)) do
    if KNOWN[name] then columns[name] = i end
  end
  if not (columns.entity and columns.type and columns.name) then
    fault.raise("%s: line 1: a gazetteer begins with the header line %s, divided by TABs", path, table.concat(own.COLUMNS, " "))
  end
  return columns
end

function own.read_tsv (list, f, path)
  list:begin(path)
  local columns, width
  for line, number in files.lines(f, path) do
    if not columns then
      columns, width = header(line, path), #split(line)
    elseif line:find("%S") and line:sub(1, 1) ~= "#" then
      local cells = split(line)
      if #cells > width then
        list:bad(number, cells[columns.name], "%d fields where the header has %d", #cells, width)
      else
        local row = {}
        for name, i in pairs(columns) do row[name] = cells[i] end
        list:add(row, number)
      end
    end
  end
  if not columns then fault.raise("%s: empty: a gazetteer begins with the header line %s", path, table.concat(own.COLUMNS, " ")) end
end

function own.read_jsonl (list, f, path)
  list:begin(path)
  for line, number in files.lines(f, path) do
    if line:find("%S") then
      local row, at, message = json.decode(line)
      if type(row) ~= "table" or row[1] ~= nil then
        list:bad(number, nil, "not a JSON object: %s", message and ("byte %d: %s"):format(at, message) or "something else stands there")
      else
        list:add(row, number)
      end
    end
  end
end

return own
