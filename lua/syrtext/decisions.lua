-- decisions.lua - what an analyst decided about names, in a file that is kept
--
-- One decision a line; fields are parted by a TAB or by two or more spaces, and
-- lines that begin with "#" are comments. Names are compared without case and
-- accents; a document's id at the end limits a decision to it.
--
--   merge   ENTITY  ENTITY ...          one thing: all take the first id
--   split   ENTITY  NAME  NEW  [DOC]    where ENTITY is written NAME, it is NEW
--   forbid  NAME  [DOC]                 no name of anything
--   prefer  NAME  ENTITY  [DOC]         of all that NAME may mean, this
--
-- Nothing refers to positions, so the file outlives new articles and new lists.

local core = require "syrtext.core"
local fault = require "syrtext.fault"
local files = require "syrtext.files"

local decisions = {}

local Decisions = { __name = "syrtext.Decisions" }
Decisions.__index = Decisions

local ANYWHERE = ""
local FIELDS = { merge = { 2, math.maxinteger, "two or more entities" }, split = { 3, 4, "an entity, a name, a new entity" },
  forbid = { 1, 2, "a name" }, prefer = { 2, 3, "a name and an entity" } }

local function key_of (name)
  local s = core.fold((name:gsub("’", "'"):gsub("[%s-]+", " ")))
  return (s:gsub("['`]", ""))
end

local function fields_of (line)
  local out = {}
  for field in (line:gsub("  +", "\t") .. "\t"):gmatch("(.-)\t") do
    local text = field:gsub("^%s+", ""):gsub("%s+$", "")
    if text ~= "" then out[#out + 1] = text end
  end
  return out
end

-- The table of a document, or of all.
local function at (map, doc)
  doc = doc or ANYWHERE
  map[doc] = map[doc] or {}
  return map[doc]
end

local function find (map, doc, key)
  local mine = map[doc]
  local value = mine and mine[key]
  if value == nil and map[ANYWHERE] then value = map[ANYWHERE][key] end
  return value
end

local add = {}

function add.merge (self, f, place)
  for i = 2, #f do
    if f[i] == f[1] then fault.raise("%s: merge: '%s' with itself", place, f[i]) end
    local other = self.merged[f[i]]
    if other and other ~= f[1] then fault.raise("%s: merge: '%s' is merged into '%s' already", place, f[i], other) end
    self.merged[f[i]] = f[1]
  end
  local seen, id = {}, f[1]
  while self.merged[id] do
    if seen[id] then fault.raise("%s: merge: '%s' comes back to itself", place, f[1]) end
    seen[id], id = true, self.merged[id]
  end
end

function add.split (self, f, place)
  local map, key = at(self.parted, f[4]), f[1] .. "\0" .. key_of(f[2])
  if map[key] and map[key] ~= f[3] then fault.raise("%s: split: '%s' is '%s' already", place, f[2], map[key]) end
  map[key] = f[3]
end

function add.forbid (self, f, place)
  local key = key_of(f[1])
  if at(self.preferred, f[2])[key] then fault.raise("%s: forbid: a line above prefers '%s'", place, f[1]) end
  at(self.forbidden, f[2])[key] = true
end

function add.prefer (self, f, place)
  local key = key_of(f[1])
  local map = at(self.preferred, f[3])
  if at(self.forbidden, f[3])[key] then fault.raise("%s: prefer: a line above forbids '%s'", place, f[1]) end
  if map[key] and map[key] ~= f[2] then fault.raise("%s: prefer: a line above prefers '%s' for '%s'", place, map[key], f[1]) end
  map[key] = f[2]
end

local function read_line (self, line, place)
  if not utf8.len(line) then fault.raise("%s: not valid UTF-8", place) end
  local f = fields_of(line)
  local verb = table.remove(f, 1)
  local wants = FIELDS[verb]
  if not wants then
    local first = verb:match("^(%a+) ")
    if FIELDS[first] then fault.raise("%s: fields are parted by TABs or two spaces: %s, then %s", place, first, FIELDS[first][3]) end
    fault.raise("%s: '%s': merge, split, forbid or prefer", place, verb:sub(1, 40))
  end
  if #f < wants[1] or #f > wants[2] then
    fault.raise("%s: %s wants %s, parted by TABs or two spaces; %d given", place, verb, wants[3], #f)
  end
  add[verb](self, f, place)
end

-- read(path) --> Decisions, or nil, message
function decisions.read (path)
  return fault.try(function ()
    local self = setmetatable({ merged = {}, parted = {}, forbidden = {}, preferred = {}, types = {} }, Decisions)
    if files.kind(path) == "folder" then fault.raise("%s: a folder, and decisions are a file", path) end
    local f = files.open(path)
    local ok, e = pcall(function ()
      for line, number in files.lines(f, path) do
        if line:find("%S") and not line:find("^%s*#") then read_line(self, line, ("%s: line %d"):format(path, number)) end
      end
    end)
    f:close()
    if not ok then error(e, 0) end
    return self
  end)
end

-- The entity that is preferred for a name in a document, or nil.
function Decisions:prefers (name, doc)
  return find(self.preferred, doc or ANYWHERE, key_of(name))
end

-- The type of an entity that the list has, or nil. The list is read once.
function Decisions:type_of (gaz, entity)
  local types = self.types[gaz]
  if not types then
    types = {}
    for e in gaz:entities() do types[e.entity] = e.type end
    self.types[gaz] = types
  end
  return types[entity]
end

-- apply(mentions, gazetteer, doc's id) --> those that are left, with their entities
function Decisions:apply (list, gaz, doc)
  local out = {}
  doc = doc or ANYWHERE
  for _, m in ipairs(list) do
    local key = key_of(m.text)
    if not find(self.forbidden, doc, key) then
      local entity = find(self.preferred, doc, key) or m.entity
      entity = find(self.parted, doc, entity .. "\0" .. key) or entity
      while self.merged[entity] do entity = self.merged[entity] end
      if entity ~= m.entity then
        local kind = self:type_of(gaz, entity)
        if kind then m.type, m.tier = kind, math.max(1, m.tier) end
        m.entity = entity
      end
      out[#out + 1] = m
    end
  end
  return out
end

return decisions
