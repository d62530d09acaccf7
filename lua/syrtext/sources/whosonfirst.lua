-- sources/whosonfirst.lua - tables of the names in Who's On First
--
-- TSV with a header that has wof_id and name; country, placetype, lat, lon and
-- kind may be there too. kind tells language and rank ("fra_x_preferred"), or is
-- "wof" for the name of the record. The lines of one place stand together. An
-- entity is wof-ID, a place.

local fault = require "syrtext.fault"
local files = require "syrtext.files"

local whosonfirst = {}

local function split (line)
  local out = {}
  for cell in (line .. "\t"):gmatch("(.-)\t") do out[#out + 1] = cell end
  return out
end

local function columns_of (line)
  local columns = {}
  for i, name in ipairs(split(line)) do columns[name] = i end
  columns.id = columns.wof_id or columns["wof:id"] or columns.id
  columns.name = columns.name or columns["wof:name"]
  return columns.id and columns.name and columns
end

function whosonfirst.is_header (line)
  return (line:find("wof_id", 1, true) or line:find("wof:id", 1, true)) and columns_of(line) and true or false
end

local RANK = { fra_x_preferred = 1, fra_x_variant = 2, wof = 3, eng_x_preferred = 4 }

local function flush (list, id, group)
  local best = group[1]
  for _, n in ipairs(group) do
    if (RANK[n.kind] or 9) < (RANK[best.kind] or 9) then best = n end
  end
  local row = list:entity({ entity = "wof-" .. id, type = "LOC", name = best.name }, best.line)
  for _, n in ipairs(row and group or {}) do list:alias(row, n.name, n.line) end
end

function whosonfirst.read (list, f, path)
  list:begin(path, true)
  local columns, id, group = nil, nil, {}
  for line, number in files.lines(f, path) do
    if not columns then
      columns = columns_of(line) or fault.raise("%s: line 1: no columns wof_id and name", path)
    elseif line ~= "" then
      local c = split(line)
      local mine, name = c[columns.id], c[columns.name]
      if not name or not mine or not mine:find("^%-?%d+$") then
        list:bad(number, name, "no id and name in this line")
      elseif name ~= "" and list:words(name, "name", number) then
        if mine ~= id then
          if group[1] then flush(list, id, group) end
          id, group = mine, {}
        end
        group[#group + 1] = { name = name, kind = columns.kind and c[columns.kind] or "", line = number }
      end
    end
  end
  if group[1] then flush(list, id, group) end
end

return whosonfirst
