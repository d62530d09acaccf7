-- sources/wikidata.lua - answers of the Wikidata query service, as JSON
--
-- Both forms that it saves: { head, results: { bindings: [...] } }, where a value is
-- { type, value }, and the short one, an array of flat objects. Variables, in any
-- case, with any name before them (?item, ?person, ?placeLabel ...):
--
--   the first whose value is an entity's address, item preferred   the entity
--   ...Label, ...name                                              its name
--   ...AltLabel, ...alias, ...native, ...short                     other names
--   ...AltLabel of the label service is one string, parted by ", "; all others
--   are parted by "|", as GROUP_CONCAT(...; SEPARATOR="|") gives them
--   type, class, instance (with or without Label)                  PER LOC ORG EVENT MISC, or a class of Wikidata
--   coord, coordinates, location                                   a place, if no type is told
--   birth, death, gender, occupation ...                           a person, if no type is told
--
-- Rows of one entity may follow each other or not. The id is the Q number.

local fault = require "syrtext.fault"
local files = require "syrtext.files"
local gazetteer_list = require "syrtext.gazetteer_list"
local json = require "syrtext.json"

local wikidata = {}

-- Classes that queries often name.
local CLASSES = { Q5 = "PER", Q6256 = "LOC", Q3624078 = "LOC", Q515 = "LOC", Q486972 = "LOC", Q3957 = "LOC", Q532 = "LOC", Q5107 = "LOC",
  Q56061 = "LOC", Q82794 = "LOC", Q1549591 = "LOC", Q4022 = "LOC", Q8502 = "LOC", Q618123 = "LOC", Q10864048 = "LOC", Q43229 = "ORG",
  Q7278 = "ORG", Q17149090 = "ORG", Q1752939 = "ORG", Q4830453 = "ORG", Q783794 = "ORG", Q11032 = "ORG", Q192283 = "ORG",
  Q484652 = "ORG", Q163740 = "ORG", Q79913 = "ORG", Q31855 = "ORG", Q3918 = "ORG", Q12131 = "ORG", Q198 = "EVENT", Q178561 = "EVENT",
  Q645883 = "EVENT", Q180684 = "EVENT", Q1656682 = "EVENT", Q1190554 = "EVENT", Q2223653 = "EVENT" }

local WORDS = { { "human", "PER" }, { "person", "PER" }, { "humain", "PER" }, { "city", "LOC" }, { "town", "LOC" }, { "village", "LOC" },
  { "country", "LOC" }, { "province", "LOC" }, { "ville", "LOC" }, { "pays", "LOC" }, { "settlement", "LOC" }, { "district", "LOC" },
  { "organi", "ORG" }, { "party", "ORG" }, { "parti", "ORG" }, { "group", "ORG" }, { "newspaper", "ORG" }, { "agency", "ORG" },
  { "company", "ORG" }, { "war", "EVENT" }, { "battle", "EVENT" }, { "bataille", "EVENT" }, { "event", "EVENT" } }

local PERSONAL = { birth = true, death = true, gender = true, sex = true, occupation = true, born = true, died = true }

local q_number = gazetteer_list.q_number -- "http://www.wikidata.org/entity/Q5" --> "Q5"

local function class_type (value)
  if gazetteer_list.TYPES[value] then return value end
  local q = q_number(value)
  if q then return CLASSES[q] end
  value = value:lower()
  for _, pair in ipairs(WORDS) do
    if value:find(pair[1], 1, true) then return pair[2] end
  end
  return nil
end

-- One binding --> { variable in lower case = string }
local function flat (binding)
  local out = {}
  for key, value in pairs(binding) do
    if type(value) == "table" then value = value.value end
    if type(key) == "string" and type(value) == "string" then out[key:lower()] = value end
  end
  return out
end

-- The variable that names the entity, the same for all rows: item if there is one.
local function entity_variable (b)
  if b.item and q_number(b.item) then return "item" end
  local found
  for key, value in pairs(b) do
    local class = key:find("^type") or key:find("^class") or key:find("^instance")
    if q_number(value) and not class and (not found or key < found) then found = key end
  end
  return found
end

local function type_of (b)
  local place, person
  for key, value in pairs(b) do
    local told = (key:find("^type") or key:find("^class") or key:find("^instance")) and class_type(value)
    if told then return told end
    place = place or key:find("^coord") or key:find("^location") or value:find("^Point%(")
    person = person or PERSONAL[key:match("^%a-(birth)") or key:match("^%a-(death)") or key]
  end
  return place and "LOC" or person and "PER" or nil
end

local function parted (value, mark)
  local out, from = {}, 1
  while true do
    local a, z = value:find(mark, from, true)
    out[#out + 1] = value:sub(from, (a or 0) - 1)
    if not a then return out end
    from = z + 1
  end
end

-- The names in a row: the label first, then the others in the order of the variables.
local function names_of (b, variable)
  local label = b[variable .. "label"] or b.label or b.name
  local keys, others = {}, {}
  for key in pairs(b) do
    if key:find("alt") or key:find("alias") or key:find("native") or key:find("short") or key:find("label$") or key:find("name") then
      keys[#keys + 1] = key
    end
  end
  table.sort(keys)
  for _, key in ipairs(keys) do
    local mine = key == "label" or key == variable .. "label" or not key:find("label$") or key:find("altlabel$")
    if mine and not key:find("^type") and not key:find("^class") and not key:find("^instance") then
      local service = key == variable .. "altlabel"
      for _, name in ipairs(parted(b[key], service and ", " or "|")) do
        if name ~= label and name:find("%S") then others[#others + 1] = name end
      end
    end
  end
  if label and q_number(label) then label = nil end -- the service gives the number where there is no label
  return label or table.remove(others, 1), others
end

-- The line of the entity's address: bindings carry none.
local function line_of (text, value)
  local at = value and text:find(value, 1, true) or 1
  return 1 + select(2, text:sub(1, at):gsub("\n", ""))
end

local function read_binding (list, text, binding)
  local b = flat(binding)
  local variable = entity_variable(b)
  local address = variable and b[variable]
  local line = line_of(text, address)
  if not variable then return list:bad(line, nil, "a row has no variable with an entity's address: SELECT ?item ?itemLabel ...") end
  local name, others = names_of(b, variable)
  if not name then return list:leave(line, q_number(address), "an entity without a name") end
  local row = { entity = q_number(address), type = type_of(b) or list.type, name = name, wikidata = address }
  if not list:words(name, "name", line) or not list:entity(row, line) then return nil end
  list:alias(row, name, line)
  for _, other in ipairs(others) do list:alias(row, other, line) end
  return nil
end

function wikidata.read (list, f, path)
  list:begin(path, true)
  local text = files.whole(f, path):gsub("^\xEF\xBB\xBF", "")
  local value, at, message = json.decode(text)
  if not value then
    local before = text:sub(1, at - 1)
    fault.raise("%s: line %d: malformed JSON: %s", path, 1 + select(2, before:gsub("\n", "")), message)
  end
  local rows = value
  if type(value.results) == "table" then rows = value.results.bindings end
  if type(rows) ~= "table" then fault.raise("%s: line 1: no results.bindings: save the answer of the query as JSON", path) end
  for _, binding in ipairs(rows) do
    if type(binding) == "table" then read_binding(list, text, binding) end
  end
end

return wikidata
