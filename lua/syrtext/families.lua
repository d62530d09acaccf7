-- families.lua - families of copies, and which member they may come from
--
-- The core says who belongs together and how many words each member shares. Which
-- one was first is another question, and overlap does not answer it: "who contains
-- more is the source" is right less often than a coin. So members are ranked by
-- evidence, strongest first, and what the verdict rests on is said:
--
--   agency  the outlet of a member is the agency that other members credit
--   date    it is earlier than every other member. No verdict where the members credit
--           an agency that is none of them: who printed a wire first did not write it
--   overlap matched * (1 - residue)^2: of the members that none is earlier than, it
--           shares most, and has little that no other member has. Never a verdict: the
--           base is then the likeliest member, and evidence.verdict says "undecided"
--
-- Slips that copies share (slips.lua) tell which of them belong together, not which was
-- first: family:slips() gives them beside the verdict.

local core = require "syrtext.core"
local dates = require "syrtext.dates"

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
    id = id, words = words, containment = c, residue = 1 - c, score = matched * c * c, date = meta.date,
    outlet = meta.outlet, meta = meta,
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

-- The agency that members credit and that is none of them, or nil.
local function agency_outside (members)
  for _, m in ipairs(members) do
    if m.credit and m.credit ~= m.outlet then return m.credit end
  end
end

-- The members that none is certainly earlier than; and whether all have a date.
local function first_printed (members)
  local date, out = {}, {}
  for i, m in ipairs(members) do date[i] = m.date end
  local first, all = dates.firsts(date, #members)
  for i, m in ipairs(members) do
    if first[i] then out[#out + 1] = m end
  end
  return out, all
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
  local first, all = first_printed(members)
  local agency, overlap = by_agency(members), by_overlap(first)
  local date = all and #first == 1 and first[1] or nil
  local outside = not agency and agency_outside(members) or nil
  local base = agency or date or overlap
  return base, setmetatable({
    verdict = (agency or (date and not outside)) and "decided" or "undecided",
    by = agency and "agency" or date and "date" or "overlap",
    agency = agency and agency.id, date = date and date.id, overlap = overlap.id, outside = outside,
  }, Evidence)
end

-- Strongest first: the base, then by date, by score, by id.
local function ranking (members, base)
  local list = table.move(members, 1, #members, 1, {})
  table.sort(list, function (x, y)
    if x == y then return false end
    if (x == base) ~= (y == base) then return x == base end
    local dx, dy = dates.key(x.date), dates.key(y.date)
    if dx ~= dy then return dx < dy end
    if x.score ~= y.score then return x.score > y.score end
    return x.id < y.id
  end)
  return list
end

function Evidence:__tostring ()
  local out = { self.verdict .. " by " .. self.by }
  for _, key in ipairs { "agency", "date", "overlap", "outside" } do
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

-- Save the index, texts left out: what they credit and how long they are is kept in their
-- place.
local save = Index.save

function Index:save (path)
  local linked, message = self:link()
  if not linked then return nil, message end
  for place in self:each_family() do
    for _, _, _, _, meta in self:each_member(place) do
      if meta.credit == nil and meta[1] then meta.credit = credit_of { meta = meta, outlet = meta.outlet } or false end
      if meta[1] then meta.bytes = #meta[1]:match("^%s*(.-)%s*$") end
    end
  end
  return save(self, path)
end

-- What an index says of the zones of its documents (zones.lua).
function Index:zones ()
  return require("syrtext.zones").new(self)
end

-- What was printed before, and what nowhere else (rates.lua).
function Index:rates (by)
  local rates = require "syrtext.rates"
  local list = rates.documents(self)
  return by == nil and list or rates.by(list, by == "day" and rates.day or by)
end

function Index:originals (id)
  return require("syrtext.rates").originals(self, id)
end

function Index:boilerplate_lines ()
  return require("syrtext.rates").boilerplate(self)
end

-- Passages between members, as index:passages() gives them.
function Family:passages ()
  return self.index:family_passages(self.place)
end

-- Changes of a few words that several copies have alike (slips.lua).
function Family:slips ()
  return require("syrtext.slips").of(self)
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
  if not doc_a or not doc_b then error("edits wants two documents: those of p.a and of p.b", 2) end
  if self.a.id and doc_a.id == self.b.id and doc_b.id == self.a.id and doc_a.id ~= doc_b.id then
    error(("edits wants the documents in the order of the passage: '%s', then '%s'"):format(self.a.id, self.b.id), 2)
  end
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
  local function make (o)
    local made, index, message = pcall(core.index, o)
    if not made then error(index, 3) end -- where the caller's line is
    return index, message
  end
  if not options or not options.memory then return make(options) end
  local o = {}
  for key, value in pairs(options) do o[key] = value end
  o.memory = require("syrtext.size").bytes(o.memory)
  if not o.memory then error("option 'memory' must be a size such as 512M or 2G, or a number of bytes", 2) end
  o.folder = o.folder or os.getenv("TMPDIR") or "/tmp"
  return make(o)
end

return families
