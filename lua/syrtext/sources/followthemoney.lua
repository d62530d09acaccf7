-- sources/followthemoney.lua - entities of FollowTheMoney, one JSON object a line
--
-- The form in which OpenSanctions and others publish: { id, caption, schema,
-- properties: { name, alias, weakAlias, previousName, abbreviation ... } }. Schemata
-- that say nothing of persons, organisations, ships or places are passed over.
-- wikidataId is kept. A weak alias needs another name of its entity beside it.

local files = require "syrtext.files"
local json = require "syrtext.json"

local ftm = {}

local SCHEMATA = { Person = "PER", Organization = "ORG", Company = "ORG", LegalEntity = "ORG", PublicBody = "ORG",
  Association = "ORG", Vessel = "MISC", Airplane = "MISC", Vehicle = "MISC", Asset = "MISC",
  Event = "EVENT", Project = "EVENT" }

local NAMES = { { "name" }, { "alias" }, { "previousName" }, { "abbreviation", "exact" }, { "weakAlias", "never-alone" } }

local function strings (value)
  if type(value) == "string" then return { value } end
  local out = {}
  for _, s in ipairs(type(value) == "table" and value or {}) do
    if type(s) == "string" then out[#out + 1] = s end
  end
  return out
end

local function read_entity (list, value, line)
  local kind = SCHEMATA[value.schema]
  if not kind then return nil end
  local properties = value.properties
  if type(properties) ~= "table" then return list:bad(line, value.caption, "no properties: an entity has id, schema and properties") end
  local name = strings(properties.name)[1] or strings(value.caption)[1] or strings(properties.alias)[1]
  if not name then return list:leave(line, value.id or "", "an entity without a name") end
  local row = list:entity({ entity = value.id, type = kind, name = name, wikidata = strings(properties.wikidataId)[1] }, line)
  if not row then return nil end
  for _, pair in ipairs(NAMES) do
    for _, alias in ipairs(strings(properties[pair[1]])) do list:alias(row, alias, line, pair[2]) end
  end
  return nil
end

function ftm.read (list, f, path)
  list:begin(path, true)
  for line, number in files.lines(f, path) do
    if line:find("%S") then
      local value, at, message = json.decode(line)
      if type(value) ~= "table" then
        list:bad(number, nil, "not a JSON object: %s", message and ("byte %d: %s"):format(at, message) or "something else stands there")
      else
        read_entity(list, value, number)
      end
    end
  end
end

return ftm
