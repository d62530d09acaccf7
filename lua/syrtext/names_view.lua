-- names_view.lua - the tokens of one document as the name rules see them
--
-- A view answers by token number (from 1): text, folded form, capital or not,
-- where sentences begin. A quotation, a colon or a dash begins one too: what
-- has a capital there need not be a name.

local aliases = require "syrtext.fr.aliases"
local common = require "syrtext.fr.common"
local core = require "syrtext.core"
local fr = require "syrtext.fr.names"

local view = {}

local UPPER, CAPS, DIGITS, HYPHEN = 0x01, 0x02, 0x04, 0x08 -- bits of the shape column
local OPENERS = { [":"] = true, ["-"] = true, ["–"] = true, ["—"] = true, ["•"] = true, ["«"] = true, ["“"] = true,
  ["‘"] = true, ["„"] = true, ["--"] = true, ["|"] = true, ["/"] = true, ["*"] = true, ["…"] = true, ["..."] = true,
  ["!"] = true, ["?"] = true, ["."] = true, [";"] = true }
-- Where brackets, commas and two class nouns may begin something.
local TRIGGERS = { ["("] = true, ["["] = true, [","] = true, ministere = true, provinces = true, gouvernorats = true }
local QUOTES = { ['"'] = true, ["'"] = true, ["”"] = true }

local View = {}
View.__index = View

local BROKEN = 3 -- one line in so many goes on in lower case where text was broken at a width

-- { [unit] = true }: the units that a line end alone parts from the one before, in a text that
-- was broken at a width. Elsewhere what stands over a line is a heading or another item.
local function find_broken (v, units)
  local open, low, lines = {}, 0, 0
  for s, sentence in ipairs(units) do
    local i, before = sentence.first_token, units[s - 1]
    if before and sentence.line_start and not sentence.paragraph then
      lines = lines + 1
      if v.word[i] and not v.upper[i] then low = low + 1 end
      if v.word[i] and v.word[before.last_token] and not before.closed then open[s] = true end
    end
  end
  return low > 0 and low * BROKEN >= lines and open or {}
end

-- Whether token i begins a sentence or what is printed like one.
local function find_starts (v)
  local doc, of, word, text, caps = v.doc, v.sentence, v.word, v.text, v.caps
  local units, number = {}, 0
  for _, _, s in doc:sentences() do units[s] = doc:sentence(s) end
  local broken = find_broken(v, units)
  for s, sentence in ipairs(units) do
    local capitals, words = 0, 0
    local fresh = not broken[s]
    number = broken[s] and number or s
    for i = sentence.first_token, sentence.last_token do
      of[i] = number
      if word[i] then
        if fresh then v.start[i], fresh = true, false end
        words = words + 1
        if caps[i] and #text[i] > 1 then capitals = capitals + 1 end
      elseif OPENERS[text[i]] then
        fresh = true
      elseif QUOTES[text[i]] and (i == v.n or doc:gap(i + 1) == "glued") and doc:gap(i) ~= "glued" then
        fresh = true
      end
    end
    -- A line in capitals tells nothing by its capitals.
    if capitals > 2 and capitals * 2 > words then
      for i = sentence.first_token, sentence.last_token do v.loud[i] = true end
    end
  end
end

-- A heading that was glued into a line: capital words in a row, one of every day
-- among them ("LE CAS PARTICULIER DES FEMMES", "BEST-OF POLITIQUE").
local function find_shouts (v)
  local done = 0
  for _, i in ipairs(v.uppers) do
    local z, small = math.max(i, done), false
    while v.word[z] and v.upper[z] and (v.caps[z] or #v.text[z] == 1) do
      small = small or (#v.text[z] > 1 and fr.plain[v.fold[z]] ~= nil and 3) or (#v.text[z] > 4 and common[v.fold[z]] and 2)
      z = z + 1
    end
    if small and z - i >= small then
      for k = i, z - 1 do v.loud[k] = true end
    end
    done = z
  end
end

-- "al-Assad" has its capital behind the article.
local function is_behind_particle (text)
  local particle, rest = text:match("^(%l%l%l?)%-([%u\xC3].*)$")
  return particle ~= nil and fr.particle[particle] ~= nil and (rest:find("^%u") or rest:find("^\xC3[\x80-\x9E]")) ~= nil
end

-- What a token's text tells, the same in every document: { fold, upper, caps, digits,
-- trigger }. Remembered, for words come again and again.
local MEMO = 50000
local known, count = {}, 0

local function look (doc, i, text)
  local shape = doc:shape(i)
  local fold = core.fold(text):gsub("(.)%.$", "%1") -- "M." is M
  local word = {
    fold = fold,
    upper = shape & UPPER ~= 0 or (shape & HYPHEN ~= 0 and is_behind_particle(text)),
    caps = shape & CAPS ~= 0, digits = shape & DIGITS ~= 0,
    trigger = aliases.announce[fold] ~= nil or aliases.acronym[fold] ~= nil or TRIGGERS[fold] ~= nil,
  }
  if count >= MEMO then known, count = {}, 0 end
  known[text], count = word, count + 1
  return word
end

local function read_tokens (v)
  local doc, sub, whole = v.doc, string.sub, v.doc:sub(1, -1)
  local texts, folds, firsts, lasts = v.text, v.fold, v.first, v.last
  for first, last, kind, i in doc:tokens() do
    local text = sub(whole, first, last)
    local word = known[text] or look(doc, i, text)
    local fold = word.fold
    texts[i], folds[i], firsts[i], lasts[i] = text, fold, first, last
    if word.digits then v.digits[i] = true end
    if word.trigger then v.triggers[#v.triggers + 1] = i end
    if kind == "word" then
      v.word[i] = true
      if word.upper then
        v.upper[i], v.uppers[#v.uppers + 1] = true, i
        if word.caps then v.caps[i] = true end
      else
        v.seen[fold] = true
      end
    end
  end
end

-- Gaps are asked for beside capitals only, so they are read when they are.
local function lazy_gaps (doc)
  local gap = doc.gap
  return setmetatable({}, { __index = function (t, i)
    if i < 1 or i > #doc then return nil end
    local g = gap(doc, i)
    t[i] = g
    return g
  end })
end

-- view.of(doc) --> View. uppers: the tokens with a capital; triggers: those at which
-- a rule may begin that needs no capital.
function view.of (doc)
  local v = setmetatable({ doc = doc, n = #doc, text = {}, fold = {}, word = {}, upper = {}, caps = {}, digits = {}, first = {},
    last = {}, gap = lazy_gaps(doc), start = {}, loud = {}, sentence = {}, seen = {}, inside = {}, uppers = {}, triggers = {} }, View)
  read_tokens(v)
  find_starts(v)
  find_shouts(v)
  -- Words with a capital inside a sentence: elsewhere they may be names too.
  for _, i in ipairs(v.uppers) do
    if not v.start[i] and not v.loud[i] then
      v.inside[v.fold[i]] = true
      if v.upper[i - 1] then -- "Raed al-Saleh": later "Saleh"
        local particle, rest = v.fold[i]:match("^(%l%l%l?)%-(%l.+)$")
        if particle and fr.particle[particle] then v.inside[rest] = true end
      end
    end
  end
  return v
end

-- "l'", "d’": a set of bytes would take the end of other letters for the curly apostrophe.
function View:is_elided (i)
  local text = self.text[i]
  return text:sub(-1) == "'" or text:sub(-3) == "’"
end

-- Do tokens i and i + 1 stand side by side in one sentence?
function View:joined (i)
  local gap = self.gap[i + 1]
  return gap ~= nil and gap ~= "paragraph" and self.sentence[i] == self.sentence[i + 1]
end

-- The word before token i, over nothing but the words in `skip`; nil at a mark
-- or a sentence's start.
function View:before (i, skip)
  local k = i - 1
  while k >= 1 and self.word[k] and self:joined(k) and skip and skip[self.fold[k]] do k = k - 1 end
  if k < 1 or not self.word[k] or not self:joined(k) then return nil end
  return k
end

-- The text from token a to token z.
function View:span (a, z)
  return self.doc:sub(self.first[a], self.last[z])
end

return view
