-- names_definitions.lua - what one article says about names, for the others of a run
--
-- One article writes "Parti des travailleurs libres (PTL)", the next ones "le PTL": one
-- id through the corpus needs what the first one said. So the articles that look as if
-- they defined something are read before all are; an acronym of three letters or more,
-- or a name of several words, then stands for what most of those that define it mean.
-- What an article defines itself is not touched, nor what a list knows.

local spelling = require "syrtext.aliases_spelling"
local unknown = require "syrtext.names_unknown"

local definitions = {}

local Definitions = { __name = "syrtext.Definitions" }
Definitions.__index = Definitions

function definitions.new ()
  return setmetatable({ votes = {} }, Definitions)
end

local LEAST = 3 -- letters of an acronym: shorter ones mean too much

-- Beginnings of what aliases.lua reads; most articles have none.
local SIGNS = { "%([%l%s\"\x80-\xC3]*%u[%u%d&.-]+%u[^%l]", "%u%u%u[»\"]*%s*%(%u%l", "%(ex%-", "acronyme", "sigle", "rebaptis",
  "renomm", "anciennement", "alias" } -- each runs over a byte once or twice, whatever the text is

-- May the document define a name?
function definitions.may_define (doc)
  local text = doc:sub(1, -1)
  for _, sign in ipairs(SIGNS) do
    if text:find(sign) then return true end
  end
  return false
end

-- Does the name say enough to mean one thing in other articles too?
local function says_enough (s, side)
  if side.a < side.z then return true end
  return spelling.is_capitals(s.v, side.a) and #(spelling.letters(s.v, side.a) or "") >= LEAST
end

local function vote (self, s, side, m)
  local id = says_enough(s, side) and unknown.id_of(s, side.a, side.z)
  if not id or id == m.entity then return end
  local votes = self.votes[id] or { all = 0 }
  self.votes[id], votes.all = votes, votes.all + 1
  local mine = votes[m.entity] or { entity = m.entity, type = m.type, tier = m.tier, count = 0 }
  votes[m.entity], mine.count = mine, mine.count + 1
  if not votes.best or mine.count > votes.best.count then votes.best = mine end
end

-- Note what a document defines: the state that names.analyse gives.
function Definitions:note (s)
  for _, d in ipairs(s.definitions) do
    local m = d.long.m or d.short.m
    if m then
      vote(self, s, d.long, m)
      vote(self, s, d.short, m)
    end
  end
end

-- Read a document for what it defines.
function Definitions:read (doc, gaz, options)
  if definitions.may_define(doc) then self:note(require("syrtext.names").analyse(doc, gaz, options)) end
end

-- The entity that a made id stands for in this run: { entity, type, tier }, or nil.
function Definitions:meaning (id)
  local votes = self.votes[id]
  return votes and votes.best.count * 2 > votes.all and votes.best or nil
end

-- Give the names of an article that no list has what the run knows of them.
function Definitions:settle (list)
  for _, m in ipairs(list) do
    local meaning = m.tier == 0 and self:meaning(m.entity)
    if meaning then m.entity, m.type, m.tier = meaning.entity, meaning.type, meaning.tier end
  end
end

return definitions
