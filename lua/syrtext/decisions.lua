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

-- A decision that is made somewhere knows its line: { to =, line = }. Using it marks the line.
local function use (decision)
  if not decision then return nil end
  decision.line.used = true
  return decision.to
end

local add = {}

function add.merge (self, f, line)
  for i = 2, #f do
    if f[i] == f[1] then fault.raise("%s: merge: '%s' with itself", line.place, f[i]) end
    local other = self.merged[f[i]]
    if other and other.to ~= f[1] then fault.raise("%s: merge: '%s' is merged into '%s' already", line.place, f[i], other.to) end
    self.merged[f[i]] = { to = f[1], line = line }
  end
  local seen, id = {}, f[1]
  while self.merged[id] do
    if seen[id] then fault.raise("%s: merge: '%s' comes back to itself", line.place, f[1]) end
    seen[id], id = true, self.merged[id].to
  end
end

function add.split (self, f, line)
  local map, key = at(self.parted, f[4]), f[1] .. "\0" .. key_of(f[2])
  if map[key] and map[key].to ~= f[3] then fault.raise("%s: split: '%s' is '%s' already", line.place, f[2], map[key].to) end
  map[key] = { to = f[3], line = line }
end

function add.forbid (self, f, line)
  local key = key_of(f[1])
  if at(self.preferred, f[2])[key] then fault.raise("%s: forbid: a line above prefers '%s'", line.place, f[1]) end
  at(self.forbidden, f[2])[key] = { to = true, line = line }
end

function add.prefer (self, f, line)
  local key = key_of(f[1])
  local map = at(self.preferred, f[3])
  if at(self.forbidden, f[3])[key] then fault.raise("%s: prefer: a line above forbids '%s'", line.place, f[1]) end
  if map[key] and map[key].to ~= f[2] then
    fault.raise("%s: prefer: a line above prefers '%s' for '%s'", line.place, map[key].to, f[1])
  end
  map[key] = { to = f[2], line = line }
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
  local decision = { place = place, text = verb .. " " .. table.concat(f, " "), used = false }
  add[verb](self, f, decision)
  self.lines[#self.lines + 1] = decision
end

-- read(path) --> Decisions, or nil, message
function decisions.read (path)
  return fault.try(function ()
    local self = setmetatable({ merged = {}, parted = {}, forbidden = {}, preferred = {}, lines = {} }, Decisions)
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
  return use(find(self.preferred, doc or ANYWHERE, key_of(name)))
end

-- The entity that all of its kind are merged into, itself when there is none.
function Decisions:merges (entity)
  while self.merged[entity] do entity = use(self.merged[entity]) end
  return entity
end

-- What `entity`, written `name`, is in a document; nil: no name of anything.
function Decisions:entity_of (name, entity, doc)
  local key = key_of(name)
  doc = doc or ANYWHERE
  if use(find(self.forbidden, doc, key)) then return nil end
  entity = use(find(self.preferred, doc, key)) or entity
  return self:merges(use(find(self.parted, doc, entity .. "\0" .. key)) or entity)
end

-- apply(mentions, gazetteer, doc's id) --> those that are left, with their entities
function Decisions:apply (list, gaz, doc)
  local out = {}
  for _, m in ipairs(list) do
    local entity = self:entity_of(m.text, m.entity, doc)
    if entity and entity ~= m.entity then
      local known = gaz:entity(entity)
      if known then m.type, m.tier = known.type, math.max(1, m.tier) end
      m.entity = entity
    end
    if entity then out[#out + 1] = m end
  end
  return out
end

-- unused() --> array of { place, text }: the decisions that no name has met so far. The
-- file outlives its articles, but mostly such a line is misspelled.
function Decisions:unused ()
  local out = {}
  for _, line in ipairs(self.lines) do
    if not line.used then out[#out + 1] = { place = line.place, text = line.text } end
  end
  return out
end

return decisions
