-- families.lua - families of copies, and which member they may come from
--
-- The core says who belongs together and how many words each member shares. Which
-- one was first is another question, and overlap does not answer it: "who contains
-- more is the source" is right less often than a coin. So members are ranked by
-- evidence, strongest first, and what the verdict rests on is said:
--
--   agency  the outlet of a member is the agency that other members credit
--   date    it alone bears the earliest date
--   overlap matched * (1 - residue)^2: it shares most, and has little that no
--           other member has. Never a verdict: the base is then the likeliest
--           member, and evidence.verdict says "undecided"

local core = require "syrtext.core"

local Index, Passage = core.Index, core.Passage

local Family, Evidence, families = {}, {}, {}
Family.__index, Evidence.__index = Family, Evidence
Family.__name, Evidence.__name = "syrtext.Family", "syrtext.Evidence"

-- ------------------------------------------------------------------ credits

-- Agencies that articles credit, as they sign: upper case, or with a capital.
families.agencies = {
  "AFP", "Reuters", "AP", "Associated Press", "ATS", "Belga", "DPA", "EFE", "ANSA", "APA", "TASS", "Ria Novosti",
  "Sputnik", "Anadolu", "Xinhua", "SANA", "Interfax", "UPI", "MAP", "APS", "TAP", "Keystone-ATS", "Agence France-Presse",
}

local EDGE = 240 -- bytes at the start and at the end of a text where credit lines stand

local function pattern (agency)
  return "%f[%w]" .. agency:gsub("%p", "%%%0") .. "%f[^%w]"
end

-- The credit in one piece of text: "(AFP)", "Avec AFP", "AFP" alone on its line, "Source : Reuters".
local function credit_in (piece, agency)
  if not piece:find(agency, 1, true) then return nil end
  local name = pattern(agency)
  return piece:find("%(%s*" .. name .. "[^%)\n]*%)") or piece:find("[Aa]vec%s+[^\n]-" .. name) or
    piece:find("[Ss]ource%s*:%s*" .. name) or piece:find("\n%s*" .. name .. "%s*$") or piece:find("^%s*" .. name .. "%s*\n") or
    piece:find("%f[%w]" .. "[Pp]ar%s+" .. name)
end

-- Which agency does a text credit, at its head or foot? nil when none.
function families.credit (text)
  if not text then return nil end
  local head, foot = text:sub(1, EDGE), #text > EDGE and text:sub(-EDGE) or ""
  for _, agency in ipairs(families.agencies) do
    if credit_in(head, agency) or credit_in(foot, agency) then return agency end
  end
end

-- ------------------------------------------------------------------ evidence

local function share (n, of)
  return of == 0 and 0.0 or n / of
end

local function member_of (id, words, covered, matched, meta)
  local c = share(covered, words)
  return {
    id = id, words = words, containment = c, score = matched * c * c, date = meta.date, outlet = meta.outlet,
    meta = meta,
  }
end

-- The one member that key is true for, or nil when none or several are.
local function only (members, key)
  local found
  for _, m in ipairs(members) do
    if key(m) then
      if found then return nil end
      found = m
    end
  end
  return found
end

-- The member whose outlet is an agency that another member credits.
local function by_agency (members)
  local credited = {}
  for _, m in ipairs(members) do
    if m.credit and m.credit ~= m.outlet then credited[m.credit:lower()] = true end
  end
  return only(members, function (m) return type(m.outlet) == "string" and credited[m.outlet:lower()] end)
end

-- The member with the earliest date, if every member has one and no other has the same.
local function by_date (members)
  local first
  for _, m in ipairs(members) do
    if type(m.date) ~= "string" or m.date == "" then return nil end
    if not first or m.date < first then first = m.date end
  end
  return only(members, function (m) return m.date == first end)
end

local function by_overlap (members)
  local best = members[1]
  for _, m in ipairs(members) do
    if m.score > best.score then best = m end
  end
  return best
end

-- What a member credits: as its metadata say, as agencies sign, or as the lines of
-- the page show ("Avec Agence X"). The last costs a reading, and a credit counts
-- only beside outlets: without them it is not looked for.
local function credit_of (m)
  local text = m.meta[1]
  local credit = m.meta.credit or families.credit(text)
  if credit or m.meta.credit == false or not text or not m.outlet then return credit end
  return require("syrtext.structure").agency(core.doc(text))
end

-- The likeliest base, and what speaks for it.
local function judge (members)
  for _, m in ipairs(members) do m.credit = credit_of(m) end
  local agency, date, overlap = by_agency(members), by_date(members), by_overlap(members)
  local base = agency or date or overlap
  return base, setmetatable({
    verdict = (agency or date) and "decided" or "undecided",
    by = agency and "agency" or date and "date" or "overlap",
    agency = agency and agency.id, date = date and date.id, overlap = overlap.id,
  }, Evidence)
end

-- Strongest first: the base, then by date, by score, by id.
local function ranking (members, base)
  local list = { table.unpack(members) }
  table.sort(list, function (x, y)
    if x == y then return false end
    if (x == base) ~= (y == base) then return x == base end
    local dx, dy = x.date or "~", y.date or "~"
    if type(dx) == "string" and type(dy) == "string" and dx ~= dy then return dx < dy end
    if x.score ~= y.score then return x.score > y.score end
    return x.id < y.id
  end)
  return list
end

function Evidence:__tostring ()
  local out = { self.verdict .. " by " .. self.by }
  for _, key in ipairs { "agency", "date", "overlap" } do
    if self[key] then out[#out + 1] = key .. ": " .. self[key] end
  end
  return table.concat(out, ", ")
end

-- ------------------------------------------------------------------ families

local function new_family (index, place)
  local members = {}
  for id, words, covered, matched, meta in index:each_member(place) do
    members[#members + 1] = member_of(id, words, covered, matched, meta)
  end
  local self = setmetatable({ id = members[1].id, members = members, index = index, place = place }, Family)
  if #members == 1 then
    members[1].role = "alone"
    self.base, self.evidence = members[1], setmetatable({ verdict = "alone", by = "none" }, Evidence)
    return self
  end
  self.base, self.evidence = judge(members)
  self.evidence.ranking = ranking(members, self.base)
  for _, m in ipairs(members) do m.role = m == self.base and "base" or "copy" end
  return self
end

-- Every family, by its first id; a document without copies is a family of one.
function Index:families ()
  local next_place = self:each_family()
  return function ()
    local place = next_place()
    return place and new_family(self, place)
  end
end

-- Save the index, texts left out: what they credit is kept in their place.
local save = Index.save

function Index:save (path)
  local linked, message = self:link()
  if not linked then return nil, message end
  for place in self:each_family() do
    for _, _, _, _, meta in self:each_member(place) do
      if meta.credit == nil and meta[1] then meta.credit = families.credit(meta[1]) or false end
    end
  end
  return save(self, path)
end

-- What an index says of the zones of its documents (zones.lua).
function Index:zones ()
  return require("syrtext.zones").new(self)
end

-- Passages between members, as index:passages() gives them.
function Family:passages ()
  return self.index:family_passages(self.place)
end

function Family:__len ()
  return #self.members
end

function Family:__tostring ()
  return ("syrtext.Family (%s: %d members, base %s, %s)"):format(self.id, #self.members, self.base.id, tostring(self.evidence))
end

-- ------------------------------------------------------------------ passages

local passage = {}
Passage.__index = passage

-- What the second side changed: list of { kind, a = { first, last }, b, base, copy }, in
-- order; kind: replaced, cut, added, figure. Documents must be given, since an index
-- keeps no tokens. Verbatim passages have none.
function passage:edits (doc_a, doc_b)
  local changes = require "syrtext.changes"
  local a = { doc = doc_a, words = changes.words(doc_a) }
  local b = doc_a == doc_b and a or { doc = doc_b, words = changes.words(doc_b) }
  return changes.inside(a, b, self)
end

function Passage.__tostring (p)
  local a, b = p.a, p.b
  return ("%s %d-%d = %s %d-%d: %d words, %s"):format(a.id or "?", a.first, a.last, b.id, b.first, b.last, p.words, p.kind)
end

-- An index whose families can be asked for: core.index, with memory as people write it
-- ("512M"), and the folder that the system has for temporary files.
function families.index (options)
  if not options or not options.memory then return core.index(options) end
  local o = {}
  for key, value in pairs(options) do o[key] = value end
  o.memory = require("syrtext.size").bytes(o.memory)
  if not o.memory then error("option 'memory' must be a size such as 512M or 2G, or a number of bytes", 2) end
  o.folder = o.folder or os.getenv("TMPDIR") or "/tmp"
  return core.index(o)
end

return families
