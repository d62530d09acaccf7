-- sources/whosonfirst.lua - tables of the names in Who's On First
--
-- A table with a header line, its fields parted by TABs, commas (CSV) or "|", as sqlite3
-- writes them. Either it has wof_id and name, and perhaps country, placetype, lat, lon and
-- kind, which tells language and rank ("fra_x_preferred") or is "wof" for the name of the
-- record; or it is the table `names` as published: id, placetype, country, language,
-- extlang, script, region, variant, extension, privateuse, name, lastmodified, where
-- language and privateuse tell them. The lines of one place stand together. An entity is
-- wof-ID, a place.

local fault = require "syrtext.fault"
local files = require "syrtext.files"

local whosonfirst = {}

-- The fields of a line of CSV: those in quotation marks may have the mark in them.
local function split_quoted (line, mark)
  local out, at = {}, 1
  while at <= #line + 1 do
    local cell, stop = line:match('^"(.-)"()' .. "%f[" .. mark .. "\0]", at)
    if cell then cell = cell:gsub('""', '"') else cell, stop = line:match("^([^" .. mark .. "]*)()", at) end
    out[#out + 1], at = cell, stop + 1
  end
  return out
end

local function split (line, mark)
  if mark == "," and line:find('"', 1, true) then return split_quoted(line, mark) end
  local out = {}
  for cell in (line .. mark):gmatch("([^" .. mark .. "]*)" .. mark) do out[#out + 1] = cell end
  return out
end

-- What parts the fields of the header.
local function mark_of (line)
  return line:find("\t", 1, true) and "\t" or line:find(",", 1, true) and "," or "|"
end

local function columns_of (line)
  local columns = { mark = mark_of(line) }
  for i, name in ipairs(split(line, columns.mark)) do columns[name] = i end
  columns.published = columns.id and columns.language and columns.privateuse and true
  columns.id = columns.wof_id or columns["wof:id"] or columns.id
  columns.name = columns.name or columns["wof:name"]
  return columns.id and columns.name and columns
end

function whosonfirst.is_header (line)
  local columns = columns_of(line)
  return columns and (columns.wof_id or columns["wof:id"] or columns.published) and true or false
end

-- Language and rank of a name: "fra_x_preferred".
local function kind_of (columns, cells)
  if not columns.published then return columns.kind and cells[columns.kind] or "" end
  local use = (cells[columns.privateuse] or ""):gsub("^x[_-]", "")
  return (cells[columns.language] or "") .. "_x_" .. use
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
      columns = columns_of(line) or fault.raise("%s: line 1: no columns wof_id and name, or id, language, privateuse and name", path)
    elseif line ~= "" then
      local c = split(line, columns.mark)
      local mine, name = c[columns.id], c[columns.name]
      if not name or not mine or not mine:find("^%-?%d+$") then
        list:bad(number, name, "no id and name in this line")
      elseif name ~= "" and list:words(name, "name", number) then
        if mine ~= id then
          if group[1] then flush(list, id, group) end
          id, group = mine, {}
        end
        group[#group + 1] = { name = name, kind = kind_of(columns, c), line = number }
      end
    end
  end
  if group[1] then flush(list, id, group) end
end

return whosonfirst
