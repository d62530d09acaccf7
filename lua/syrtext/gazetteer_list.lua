-- gazetteer_list.lua - the rows that sources give, checked, on their way to the core
--
-- A reader (sources/*.lua) says which entity comes and then its names, each with
-- its line. What the matcher cannot hold is an error with file and line in a list
-- of ours; in a published one, which nobody can mend, the name is left out and
-- counted. `problem` takes the errors instead, when the list is only checked.

local core = require "syrtext.core"
local everyday = require "syrtext.fr.everyday"
local fault = require "syrtext.fault"

local list = {}

local List = {}
List.__index = List

local TYPES = { PER = true, LOC = true, ORG = true, EVENT = true, MISC = true }
local CASES = { any = true, initial = true, exact = true, ["never-alone"] = true }

list.TYPES = TYPES

-- new{ problem = function({ severity, file, line, name, problem }), type = } --> List
-- type: that of entities whose source does not tell.
function list.new (options)
  options = options or {}
  return setmetatable({ rows = {}, file = {}, line = {}, seen = {}, first = {}, known = {}, foreign_row = {}, derived = {},
    problem = options.problem, type = options.type or "MISC", left_out = 0 }, List)
end

-- What follows comes from this file; foreign: a published list.
function List:begin (path, foreign)
  self.path, self.foreign = path, foreign or false
end

local function place (file, line)
  return file and ("%s: line %d"):format(file, line) or ("row %d"):format(line)
end

local SHOWN = 60 -- bytes of a name in a message

-- A name as it may stand in a message: in one line, cut between characters.
local function shown (name)
  local s = tostring(name):gsub("%c", "?")
  if not utf8.len(s) then return (s:sub(1, SHOWN):gsub("[\x80-\xFF]", "?")) end
  if #s <= SHOWN then return s end
  local cut = SHOWN
  while s:find("^[\x80-\xBF]", cut + 1) do cut = cut - 1 end
  return s:sub(1, cut) .. "…"
end

list.shown = shown

-- An error in line `line`. When the list is only checked it is noted, and the
-- caller goes on without the row.
function List:bad (line, name, format, ...)
  local text = format:format(...)
  if not self.problem then fault.raise("%s: %s", place(self.path, line), text) end
  self.problem { severity = "error", file = self.path, line = line, name = name and shown(name) or "", problem = text }
  return nil
end

-- A name of a published list that cannot be used: left out.
function List:leave (line, name, text)
  self.left_out = self.left_out + 1
  self.left_first = self.left_first or ("%s: name '%s': %s"):format(place(self.path, line), shown(name), text)
  if self.problem then
    self.problem { severity = "warning", file = self.path, line = line, name = shown(name), problem = text .. ": left out" }
  end
end

-- Is the string fit to be stored? Errors are told.
function List:words (s, what, line)
  if s:find("\0", 1, true) then
    self:bad(line, s, "a NUL byte in the %s: take it out", what)
    return false
  end
  local _, bad = utf8.len(s)
  if bad then
    self:bad(line, s, "the %s is not valid UTF-8 (byte %d of it): convert the file, for instance with iconv -t UTF-8", what, bad)
  end
  return not bad
end

local MOST_BYTES, MOST_WORDS = 1024, 16 -- of a name: SYR_MAXNAMEBYTES, SYR_MAXNAME

-- What to do about a name that is too long.
local function too_long (alias)
  if #alias > MOST_BYTES then
    return ("too long: %d bytes, and a name has at most %d: shorten it, or leave it out"):format(#alias, MOST_BYTES)
  end
  local words = select(2, alias:gsub("[^%s%-]+", ""))
  local many = words > MOST_WORDS and ("%d words"):format(words) or "too many words"
  return ("too long: %s, and a name has at most %d words: shorten it, or leave it out"):format(many, MOST_WORDS)
end

-- Why the core would refuse a name, or nil. Most names need no asking.
function list.unfit (alias)
  if #alias > MOST_BYTES then return too_long(alias) end
  local short = #alias < 33
  if short and alias:find("[%w\xC3-\xDF\xE0\xE1\xE3-\xF4]") then return nil end
  if not short and #alias < 1000 and not alias:find("[\xE0-\xF4]") and select(2, alias:gsub("[%s%p]+", "")) < 15 then return nil end
  local g, message = core.gazetteer { { entity = "x", type = "MISC", name = "x", alias = alias, case = "any" } }
  if g then g:close() end
  if not g and message:find("^too long") then return too_long(alias) end
  return not g and message or nil
end

-- "Q41183", also as an address or of a prefix --> "Q41183"; nil for what is no id of Wikidata
function list.q_number (value)
  return value:match("^https?://www%.wikidata%.org/entity/(Q%d+)$") or value:match("^https?://www%.wikidata%.org/wiki/(Q%d+)$")
    or value:match("^wd:(Q%d+)$") or value:match("^(Q%d+)$")
end

-- Note the Wikidata id of a row; any row of an entity may tell it. Returns false when it is wrong.
function List:identify (row, line)
  if row.wikidata == nil or row.wikidata == "" then return true end
  local q = type(row.wikidata) == "string" and list.q_number(row.wikidata)
  local known = self.known[row.entity]
  if not q then
    if self.foreign then return true end
    self:bad(line, row.name, "wikidata '%s': a Q and its number, as Q41183, or nothing", shown(row.wikidata))
    return false
  end
  if known and known.id ~= q and not self.foreign then
    self:bad(line, row.name, "entity '%s' is %s of Wikidata here but %s in %s: one of them is wrong, or needs another id",
      row.entity, q, known.id, place(known.file, known.line))
    return false
  end
  self.known[row.entity] = known or { id = q, file = self.path, line = line }
  return true
end

-- The rows for the core. What an entity is must be in its first row, and Wikidata's id may come later.
function List:finish ()
  for _, row in ipairs(self.rows) do
    local known = self.known[row.entity]
    row.wikidata = known and known.id
  end
  return self.rows
end

-- entity{ entity, type, name, wikidata }, line --> the row for its names, or nil when it is
-- wrong. Type and name of an entity are those of its first row.
function List:entity (row, line)
  for _, key in ipairs { "entity", "type", "name" } do
    if type(row[key]) ~= "string" or row[key] == "" then
      return self:bad(line, row.name, "no %s: every row needs entity, type and name", key)
    end
    if #row[key] > MOST_BYTES then
      return self:bad(line, row.name, "the %s '%s' is too long: %d bytes, and at most %d may be: shorten it", key, shown(row[key]),
        #row[key], MOST_BYTES)
    end
    if not self:words(row[key], key, line) then return nil end
  end
  if not TYPES[row.type] then return self:bad(line, row.name, "type '%s': PER, LOC, ORG, EVENT or MISC", shown(row.type)) end
  local first = self.first[row.entity]
  if not first then
    self.first[row.entity] = { type = row.type, name = row.name, file = self.path, line = line }
  elseif self.foreign then
    row.type = first.type
  elseif first.type ~= row.type then
    return self:bad(line, row.name, "entity '%s' is %s here but %s in %s: one of them needs another id",
      row.entity, row.type, first.type, place(first.file, first.line))
  end
  return self:identify(row, line) and row or nil
end

-- Published lists know nothing of French: their names that are words need company.
local function foreign_case (alias)
  local letters = utf8.len(alias)
  if letters < 3 or everyday(core.fold(alias)) then return "never-alone" end
  if alias:find("^%u[%u%d]*$") and letters <= 6 then return "exact" end
  return "initial"
end

-- What a list of ours means that says nothing: a name that is written with a capital must
-- have it in a text; "lac Assad" need not.
local function own_case (alias)
  local small = alias:find("^%l") or alias:find("^\xC3[\xA0-\xBF]") or alias:find("^\xD0[\xB0-\xBF]") or alias:find("^\xD1")
  return small and "any" or "initial"
end

-- "Le Caire" is "au Caire", "du Caire" in a sentence: the word behind the
-- article is the name too. For places only: "Le Monde" is not "Monde".
local function without_article (row, alias)
  return row.type == "LOC" and (alias:match("^Le (%u.*)$") or alias:match("^Les (%u.*)$")) or nil
end

local LABEL = "^(.*%S)%s*%([^()]*%)%s*$" -- "Damas (gouvernement)": for readers, not for texts

local function key_of (row, alias)
  return row.entity .. "\0" .. alias
end

-- derived: not written there, but made from what is.
function List:put (row, alias, line, case, derived)
  local key = key_of(row, alias)
  if self.seen[key] then return end
  local n = #self.rows + 1
  self.seen[key] = n
  self.foreign_row[n], self.derived[n] = self.foreign or nil, derived
  self.rows[n] = { entity = row.entity, type = row.type, name = row.name, alias = alias, case = case }
  self.file[n], self.line[n] = self.path, line
end

-- One name of the entity of `row`. case: nil for what a list says that knows none.
function List:alias (row, alias, line, case)
  if type(alias) ~= "string" then return self:bad(line, row.name, "an alias must be a string") end
  if not alias:find("%S") then
    if self.foreign then return nil end
    return self:bad(line, row.name, "an empty alias: take one | away")
  end
  local what = "name '" .. shown(alias) .. "'"
  if not self:words(alias, what, line) then return nil end
  local label = alias:match(LABEL)
  if label then
    if not self.foreign then return nil end
    alias = label
  end
  local why = list.unfit(alias)
  if why then
    if self.foreign then return self:leave(line, alias, why) end
    return self:bad(line, alias, "%s: %s", what, why)
  end
  self:put(row, alias, line, case or (self.foreign and foreign_case(alias)) or own_case(alias))
  local short = without_article(row, alias)
  if short then self:put(row, short, line, "initial", true) end
  return nil
end

-- "a|b" or { "a", "b" } or nil --> an array, or nil when it is something else
local function aliases_of (value)
  if value == nil or value == "" then return {} end
  if type(value) == "table" then return value end
  if type(value) ~= "string" then return nil end
  local out = {}
  for alias in (value .. "|"):gmatch("(.-)|") do out[#out + 1] = alias end
  return out
end

-- Tell an alias that its entity has already, when the list is only checked.
function List:tell_twice (row, alias, line)
  local n = self.problem and type(alias) == "string" and self.seen[key_of(row, alias)]
  if not n or self.derived[n] then return end
  local there = self.file[n] == self.path and ("line %d"):format(self.line[n]) or place(self.file[n], self.line[n])
  self.problem { severity = "warning", file = self.path, line = line, name = shown(alias),
    problem = ("twice in entity '%s' (%s has it already): take one away"):format(row.entity, there) }
end

-- A whole row of a list of ours: { entity, type, name, aliases, wikidata, case }. The name
-- is an alias too.
function List:add (row, line)
  local aliases = aliases_of(row.aliases)
  if not aliases then return self:bad(line, row.name, "aliases must be an array of strings") end
  if not self:entity(row, line) then return nil end
  local case = row.case
  if case == "" then case = nil end
  if case and not CASES[case] then return self:bad(line, row.name, "case '%s': any, initial, exact or never-alone", shown(case)) end
  local before = #self.rows
  self:alias(row, row.name, line, case)
  for _, alias in ipairs(aliases) do
    self:tell_twice(row, alias, line)
    self:alias(row, alias, line, case)
  end
  if #self.rows == before and #aliases == 0 and row.name:find(LABEL) and not self:is_shipped() then
    self:leave(line, row.name, "what ends in a bracket is a label for readers: give the name that texts have as an alias")
  end
  return nil
end

-- Is this the list that ships, under whatever path? Its labels in brackets are meant.
function List:is_shipped ()
  if self.path == self.shipped then return true end
  local ok, lfs = pcall(require, "lfs")
  local a, b = ok and lfs.attributes(self.path or ""), ok and lfs.attributes(self.shipped or "")
  return a and b and a.ino == b.ino and a.dev == b.dev or false
end

-- Where row n of the list stands, for messages.
function List:place (n)
  return self.line[n] and place(self.file[n], self.line[n]) or "?"
end

return list
