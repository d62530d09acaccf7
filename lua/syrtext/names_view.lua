-- names_view.lua - the tokens of one document as the name rules see them
--
-- A view answers by token number (from 1): text, folded form, capital or not,
-- where sentences begin. A quotation, a colon or a dash begins one too: what
-- has a capital there need not be a name.

local core = require "syrtext.core"
local fr = require "syrtext.fr.names"

local view = {}

local UPPER, CAPS, DIGITS, HYPHEN = 0x01, 0x02, 0x04, 0x08 -- bits of the shape column
local OPENERS = { [":"] = true, ["-"] = true, ["–"] = true, ["—"] = true, ["•"] = true, ["«"] = true, ["“"] = true,
  ["‘"] = true, ["„"] = true, ["--"] = true, ["|"] = true, ["/"] = true, ["*"] = true, ["…"] = true, ["..."] = true,
  ["!"] = true, ["?"] = true, ["."] = true, [";"] = true }
local QUOTES = { ['"'] = true, ["'"] = true, ["”"] = true }

local View = {}
View.__index = View

-- Whether token i begins a sentence or what is printed like one.
local function find_starts (v)
  local doc = v.doc
  for _, _, s in doc:sentences() do
    local sentence = doc:sentence(s)
    local capitals, words = 0, 0
    local fresh = true
    for i = sentence.first_token, sentence.last_token do
      v.sentence[i] = s
      if v.word[i] then
        v.start[i] = fresh
        fresh = false
        words = words + 1
        if v.caps[i] and #v.text[i] > 1 then capitals = capitals + 1 end
      elseif OPENERS[v.text[i]] then
        fresh = true
      elseif QUOTES[v.text[i]] and (i == v.n or doc:gap(i + 1) == "glued") and doc:gap(i) ~= "glued" then
        fresh = true
      end
    end
    -- A line in capitals tells nothing by its capitals.
    if capitals > 2 and capitals * 2 > words then
      for i = sentence.first_token, sentence.last_token do v.loud[i] = true end
    end
  end
end

-- "al-Assad" has its capital behind the article.
local function is_behind_particle (text)
  local particle, rest = text:match("^(%l%l%l?)%-([%u\xC3].*)$")
  return particle ~= nil and fr.particle[particle] ~= nil and (rest:find("^%u") or rest:find("^\xC3[\x80-\x9E]")) ~= nil
end

-- view.of(doc) --> View
function view.of (doc)
  local v = setmetatable({ doc = doc, n = #doc, text = {}, fold = {}, word = {}, upper = {}, caps = {}, digits = {}, first = {},
    last = {}, gap = {}, start = {}, loud = {}, sentence = {}, seen = {} }, View)
  local folded = {}
  for first, last, kind, i in doc:tokens() do
    local text, shape = doc:text(i), doc:shape(i)
    local fold = folded[text]
    if not fold then
      fold = core.fold(text):gsub("(.)%.$", "%1") -- "M." is M
      folded[text] = fold
    end
    v.text[i], v.fold[i], v.first[i], v.last[i] = text, fold, first, last
    v.word[i] = kind == "word"
    v.upper[i] = kind == "word" and (shape & UPPER ~= 0 or (shape & HYPHEN ~= 0 and is_behind_particle(text)))
    v.caps[i] = kind == "word" and shape & CAPS ~= 0
    v.digits[i] = shape & DIGITS ~= 0
    if kind == "word" and not v.upper[i] then v.seen[fold] = true end
    v.gap[i] = doc:gap(i)
  end
  find_starts(v)
  -- Words with a capital inside a sentence: elsewhere they may be names too.
  v.inside = {}
  for i = 1, v.n do
    if v.upper[i] and not v.start[i] and not v.loud[i] then v.inside[v.fold[i]] = true end
  end
  return v
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
