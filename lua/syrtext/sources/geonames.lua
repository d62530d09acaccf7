-- sources/geonames.lua - tables of GeoNames, as they are published, unpacked
--
-- Main tables (allCountries.txt, cities500.txt, SY.txt): 19 columns, among them
-- the id, the name, its ASCII form and alternate names parted by commas.
-- alternateNames.txt (alternateNamesV2.txt): id, geonames id, language, name, and
-- flags: preferred, short, colloquial, historic. Both may be read together, the
-- main table first. An entity is geonames-ID, a place.

local files = require "syrtext.files"

local geonames = {}

local function split (line)
  local out = {}
  for cell in (line .. "\t"):gmatch("(.-)\t") do out[#out + 1] = cell end
  return out
end

-- Is this line one of a main table, one of alternate names?
function geonames.is_main (line)
  local c = split(line)
  return #c == 19 and c[1]:find("^%d+$") and tonumber(c[5]) and tonumber(c[6]) and c[7]:find("^%u?$") and true or false
end

function geonames.is_alternates (line)
  local c = split(line)
  return #c >= 4 and #c <= 10 and c[1]:find("^%d+$") and c[2]:find("^%d+$") and c[3]:find("^[%a_-]*%d*$") and c[4] ~= "" and true or false
end

function geonames.read_main (list, f, path)
  list:begin(path, true)
  for line, number in files.lines(f, path) do
    local c = split(line)
    if #c ~= 19 then
      if line ~= "" then list:bad(number, c[2], "%d fields where a table of GeoNames has 19", #c) end
    elseif c[2] ~= "" then
      local row = list:entity({ entity = "geonames-" .. c[1], type = "LOC", name = c[2] }, number)
      if row then
        list:alias(row, c[2], number)
        list:alias(row, c[3], number)
        for name in c[4]:gmatch("[^,]+") do list:alias(row, name, number) end
      end
    end
  end
end

-- What is no name in the column of languages: links, codes of airports and posts.
local CODES = { link = true, post = true, iata = true, icao = true, faac = true, unlc = true, tcid = true, abbr = true,
  phon = true, piny = true, fr_1793 = true }

-- The name that an entity is called by: French, then English, then the first.
local function best (group)
  for _, wanted in ipairs { "fr", "en" } do
    for pass = 1, 2 do
      for _, n in ipairs(group) do
        if n.lang == wanted and (pass == 2 or n.preferred) then return n.name end
      end
    end
  end
  return group[1] and group[1].name
end

local function flush (list, id, group)
  local known = list.first["geonames-" .. tostring(id)]
  local name = known and known.name or best(group)
  local facts = { entity = "geonames-" .. id, type = "LOC", name = name, wikidata = group.wikidata }
  local row = name and list:entity(facts, group.line) -- without a name there is an id of Wikidata only
  for _, n in ipairs(row and group or {}) do list:alias(row, n.name, n.line) end
end

local WIKIDATA = "wkdt" -- in the column of languages: the name is an id of Wikidata

function geonames.read_alternates (list, f, path)
  list:begin(path, true)
  local id, group
  for line, number in files.lines(f, path) do
    local c = split(line)
    if #c < 4 then
      if line ~= "" then list:bad(number, nil, "%d fields where alternate names of GeoNames have 4 or more", #c) end
    elseif not CODES[c[3]] and c[4] ~= "" then
      if c[2] ~= id then
        if group then flush(list, id, group) end
        id, group = c[2], { line = number }
      end
      if c[3] == WIKIDATA then
        group.wikidata = c[4]
      elseif list:words(c[4], "name", number) then
        group[#group + 1] = { lang = c[3], name = c[4], preferred = c[5] == "1", line = number }
      end
    end
  end
  if group then flush(list, id, group) end
end

return geonames
