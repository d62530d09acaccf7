-- structure.lua - what the sentences of a press page are: sentence, heading, byline, boilerplate
--
-- The core gives the units and facts about each: is it a whole line, does it end
-- in a closing mark. This file names their kinds, from those facts and from the
-- French lists in fr/structure.lua. Lua patterns know no (a|b), so the lists
-- are unrolled once when they are loaded.

local tables = require "syrtext.tables"
local french = require "syrtext.fr.structure"

local structure = {}

local LONGEST = 300       -- bytes of a unit that may be furniture
local BYLINE_BYTES = 120  -- bytes of the longest byline
local SHARED = 60         -- bytes of the longest "Le Journal avec AFP"
local DATELINE = 90       -- bytes in which a dateline must end
local RUBRIC = 40         -- bytes of the longest rubric of a headline
local LEFTOVER_WORDS = 4  -- words of what is judged by its neighbours
local HEADING_WORDS = 30  -- words of the longest heading

-- ------------------------------------------------------------------ the lists

-- "a(b|c)d" --> "abd", "acd"; "(x|)" and "(x)?" may be empty.
local function unroll (pattern, out)
  local before, body, optional, after = pattern:match("^(.-)(%b())(%??)(.*)$")
  local escaped = before and before:sub(-1) == "%"
  if not before or escaped then
    out[#out + 1] = pattern
    return out
  end
  local function with (choice) unroll(before .. choice .. after, out) end
  for choice in (body:sub(2, -2) .. "|"):gmatch("(.-)|") do with(choice) end
  if optional == "?" then with("") end
  return out
end

-- The three letters that a pattern must begin with, or nil.
local function start_of (pattern)
  local start, after = pattern:match("^%^(%l%l%l)(.?)")
  if start and not after:find("[%?%*%+%-]") then return start end
end

-- The longest run of letters and spaces that a text must have for the pattern to find anything, or
-- nil: looking for it is ten times faster than the pattern.
local function needle_of (pattern)
  local longest
  for run, after in pattern:gsub("%b[]", "\0"):gsub("%%.", "\0"):gmatch("([%l' ]+)([%?%*%-]?)") do
    if after ~= "" then run = run:sub(1, -2) end
    if #run >= 3 and #run > #(longest or "") then longest = run end
  end
  return longest
end

-- A list ready for `any`: by the first three letters where a pattern has them, else by its needle
-- (false for none), so that most texts are compared with a handful of patterns. Escaped parentheses
-- are hidden from unroll and put back after it.
local function compile (list)
  local out = { by_start = {}, by_needle = {} }
  local function add (into, key, pattern)
    into[key] = into[key] or {}
    table.insert(into[key], pattern)
  end
  for _, pattern in ipairs(list) do
    local hidden = pattern:gsub("%%%(", "\1"):gsub("%%%)", "\2")
    for _, p in ipairs(unroll(hidden, {})) do
      p = p:gsub("\1", "%%("):gsub("\2", "%%)")
      local start = start_of(p)
      if start then add(out.by_start, start, p) else add(out.by_needle, needle_of(p) or false, p) end
    end
  end
  return out
end

local STRONG, LINE, BYLINE, NAMED = compile(french.strong), compile(french.line), compile(french.byline), compile(french.named)
local ADJECTIVE = compile(french.adjective)
local AGENCY = {}
for _, name in ipairs(french.agencies) do AGENCY[name] = true end

-- ------------------------------------------------------------------ one unit

-- Fold as the lists want it.
local function fold (s)
  s = tables.clean(s):gsub("[\xC2-\xF4][\x80-\xBF]+", french.fold):lower()
  return (s:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

-- Does a pattern of a list find something in the text? accept(pattern, last)? may turn down what
-- ends at byte `last`.
local function any (list, folded, accept)
  local function one_of (patterns)
    for _, pattern in ipairs(patterns) do
      local _, last = folded:find(pattern)
      if last and (not accept or accept(pattern, last)) then return true end
    end
    return false
  end
  local begun = list.by_start[folded:sub(1, 3)]
  if begun and one_of(begun) then return true end
  for needle, patterns in pairs(list.by_needle) do
    if (not needle or folded:find(needle, 1, true)) and one_of(patterns) then return true end
  end
  return false
end

local UPPER = "^[%u\xC3][\x80-\x9E]?" -- ASCII capitals and À to Þ

-- Small words between names, and what a reporter is.
local SMALL = {}
for word in ("de du des et avec le la les à (à en au envoyé envoyée spécial spéciale correspondant correspondante"):gmatch("%S+") do
  SMALL[word] = true
end

-- The words of a credit are names: capitals, or the small words between them, or a number (France 24).
local function is_names (s)
  local n = 0
  for word in s:gmatch("[^%s,/&]+") do
    n = n + 1
    local small = SMALL[word] or word:find("^l['’]") or word:find("^d['’]") or (n > 1 and word:find("^%d+$"))
    if not small and not word:find(UPPER) and not word:find("^%(%u") then return false end
  end
  return n > 0 and n <= 8
end

-- "afp", "afp/reuters", "afp et reuters", folded: names of agencies and nothing else.
local function are_agencies (folded)
  local found = false
  for part in (folded:gsub(" et ", "/") .. "/"):gmatch("%s*(.-)%s*[/,]") do
    if AGENCY[part] then found = true
    elseif not found or not part:find("^publiee? ") and not part:find("^mise? a jour ") then return false end
  end
  return found
end

-- "(AFP)", "AFP", "— AFP", "AFP/Reuters": agencies alone.
local function is_agency (text, folded)
  if text:find("^%(%u[%u%-/ ]+%)%.?$") and #text <= 24 then return true end
  return are_agencies((folded:gsub("^%-+ ?", ""):gsub("^%(", ""):gsub("%)?%.?$", "")))
end

-- "Le Figaro avec AFP", "Le Figaro/AFP": a name, and the agencies that it used.
local function is_shared (text, folded)
  if #text > SHARED then return false end
  local outlet, agency = text:match("^([^/]+)/(.+)$")
  if outlet and are_agencies((fold(agency):gsub("%.$", ""))) then return is_names(outlet) end
  local agencies = folded:match(" avec l'(.+)$") or folded:match(" avec (.+)$")
  return agencies ~= nil and are_agencies((agencies:gsub("%)?%.?$", ""))) and is_names((text:match("^(.-)%s+[Aa]vec%s")))
end

-- The text behind the words that a pattern ending in @ has found: the names.
-- Folding keeps the count of words, and an apostrophe where there was one.
local function named (text, folded, last)
  if folded:sub(last, last) ~= " " then return text:match("['’](.*)$") or "" end
  local _, words = folded:sub(1, last):gsub("%S+", "")
  for _ = 1, words do text = text:gsub("^%s*%S+", "") end
  return text
end

local function is_byline (text, folded)
  if #text > BYLINE_BYTES then return false end
  return is_agency(text, folded) or is_shared(text, folded) or any(BYLINE, folded)
    or any(NAMED, folded, function (_, last) return is_names((named(text, folded, last):gsub("[%.%)]+%s*$", ""))) end)
end

local function is_dashed (text)
  return text:find("^%-+ ?.* ?%-+$") or text:find("^[–—] .* [–—]$")
end

local function words_in (text)
  local _, n = text:gsub("%S+", "")
  return n
end

local function begins_lower (text)
  return text:find("^%l") ~= nil or text:find("^\xC3[\x9F-\xBF]") ~= nil
end

-- A whole line that no mark closes. `follow`: the text of the unit after it.
local function is_heading (unit, follow)
  local text = unit.text
  if text:find("^#+ ") or is_dashed(text) then return true end
  if unit.closed then
    -- A question may be the title, but only there.
    return unit.rank == 1 and follow ~= nil and text:find("%?$") ~= nil and words_in(text) <= HEADING_WORDS
  end
  if words_in(text) > HEADING_WORDS or text:find("[,;]$") or begins_lower(text) then return false end
  if text:find(":$") then return words_in(text) <= 6 end
  -- What goes on in lower case on the next line is a broken line, no heading.
  return not (follow and begins_lower(follow))
end

local function kind_of (unit, follow)
  local text = unit.text
  if #text <= LONGEST then
    local folded = fold(text)
    if any(STRONG, folded) then return "boilerplate" end
    if unit.whole and any(LINE, folded) then return "boilerplate" end
    if (unit.whole or unit.line_end) and not unit.mixed and is_byline(text, folded) then return "byline" end
    if unit.whole and is_heading(unit, follow) then return "heading" end
  end
  return "sentence"
end

-- Words of a byline that name an agency, or agencies in general, as the source.
local SOURCED = compile { "^%(?avec ", "^sources? ?:", "^depeche ", "agences?", "^%(? ?source " }

-- Does this byline credit an agency? "Par Anne Durand" names an author only.
local function is_credit (text)
  local folded = fold(text)
  return is_agency(text, folded) or is_shared(text, folded) or any(SOURCED, folded)
end

-- ------------------------------------------------------------------ the units of a document

-- Pieces of a page are glued where their line breaks were lost:
-- "Contactez-nousEnvie d'afficher". Cut there when a side is furniture.
local function glued_at (text)
  if #text > LONGEST then return nil end
  local from = 1
  while true do
    local at = text:find("%l%u", from) or text:find("\xC3[\xA0-\xBF]%u", from)
    if not at then return nil end
    if text:byte(at) == 0xC3 then at = at + 1 end
    local left, right = text:sub(1, at), text:sub(at + 1)
    local a, b = fold(left), fold(right)
    if any(STRONG, a) or any(LINE, a) or any(STRONG, b) then return at end
    from = at + 1
  end
end

local function unit_of (s, rank, first, last, text)
  return {
    first = first, last = last, text = text, rank = rank, closed = s.closed,
    line_start = s.line_start, line_end = s.line_end, whole = s.line_start and s.line_end,
  }
end

-- "... hier. (avec AFP)": the first byte of the credit in brackets that ends a line, or nil. A bracket
-- that goes on in lower case belongs to its sentence, unless it is one.
local function credit_at (s, text)
  local at, credit = text:match("[%.!%?][\"%s\xC2\xBB\xA0\xE2\x80\x9D]*()(%([^%(%)]+%)%.?)$")
  if not at or not s.line_end or #credit > SHARED then return nil end
  local folded = fold(credit)
  return is_byline(credit, folded) and is_credit(credit) and at or nil
end

-- Put the unit, cut where it is glued and before a credit, into units.
local function put (units, s, first, last, text)
  local seam, credit = glued_at(text), credit_at(s, text)
  if not seam and not credit then
    units[#units + 1] = unit_of(s, #units + 1, first, last, text)
    return
  end
  local at = seam or #text:sub(1, credit - 1):gsub("%s+$", "")
  local left = unit_of(s, #units + 1, first, first + at - 1, text:sub(1, at))
  if seam then left.closed = false else left.line_end, left.whole = false, false end
  units[#units + 1] = left
  local from = seam and seam + 1 or credit
  put(units, s, first + from - 1, last, text:sub(from))
end

-- "Syrie.", "Conflit syrien.", "Guerre en Syrie.": the rubric before a headline. A word that is no answer
-- (Non.), or a noun and what stands after it.
local function is_rubric (text)
  local folded = fold(text):match("^(.-)%.$")
  if not folded or #text > RUBRIC or not text:find(UPPER) or words_in(text) > 3 then return false end
  if not folded:find(" ") then return not french.answer[folded] end
  return folded:find("^%S+ en %S+$") ~= nil or folded:find("^%S+ d[ue]s? %S+$") ~= nil or folded:find("^%S+ aux? %S+$") ~= nil
    or (words_in(text) == 2 and any(ADJECTIVE, folded))
end

-- Units i and i + 1 are one headline with its rubric: a line that no stop closes.
local function is_headline (units, i)
  local rubric, rest = units[i], units[i + 1]
  return rubric.line_start and not rubric.line_end and rest ~= nil and rest.line_end and not rest.closed
    and not begins_lower(rest.text) and words_in(rest.text) <= HEADING_WORDS and is_rubric(rubric.text)
end

-- The full stop of a rubric ends no sentence.
local function join_rubrics (doc, units)
  local out, i = {}, 1
  while units[i] do
    local u = units[i]
    if is_headline(units, i) then
      i = i + 1
      u.last, u.closed, u.line_end, u.whole = units[i].last, false, true, true
      u.text = doc:sub(u.first, u.last)
    end
    out[#out + 1], u.rank = u, #out + 1
    i = i + 1
  end
  return out
end

local function units_of (doc)
  local units = {}
  for first, last, i in doc:sentences() do
    put(units, doc:sentence(i), first, last, doc:sub(first, last))
  end
  return join_rubrics(doc, units)
end

-- A short leftover between two pieces of furniture belongs to them.
local function smooth (units)
  for i = 2, #units - 1 do
    local u = units[i]
    if u.kind ~= "byline" and words_in(u.text) <= LEFTOVER_WORDS and units[i - 1].kind == "boilerplate"
      and units[i + 1].kind == "boilerplate" then
      u.kind = "boilerplate"
    end
  end
end

-- A heading heads something. What stands alone behind the last sentence, and is
-- names only, signs the article.
local function sign (units)
  for i = #units, 2, -1 do
    local u = units[i]
    if u.kind == "heading" then
      if units[i - 1].kind == "sentence" and words_in(u.text) <= LEFTOVER_WORDS and is_names(u.text) then
        u.kind = "byline"
      end
      return
    end
    if u.kind == "sentence" then return end
  end
end

-- Keep what people and programs read; drop what only the rules needed.
local function result (units)
  local list = {}
  for i, u in ipairs(units) do
    list[i] = { first = u.first, last = u.last, kind = u.kind, text = u.text }
  end
  return tables.list(list, { "first", "last", "kind", "text" })
end

-- sentences(doc) --> list of { first, last, kind, text }, in order
-- kind: "sentence", "heading", "byline" or "boilerplate".
function structure.sentences (doc)
  local units = units_of(doc)
  for i, u in ipairs(units) do
    u.kind = kind_of(u, units[i + 1] and units[i + 1].text)
  end
  smooth(units)
  sign(units)
  return result(units)
end

-- quotations(doc) --> list of the core's quotations, with their text, in order
function structure.quotations (doc)
  local list = {}
  for q in doc:quotations() do
    q.text = doc:sub(q)
    list[#list + 1] = q
  end
  return tables.list(list, { "first", "last", "depth", "style", "closed", "text" })
end

-- "DAMAS, 3 mars (AFP) - Le texte": the agency of a dateline and the byte where
-- the dash ends, or nil.
local function dateline (text)
  local head = text:sub(1, DATELINE)
  local agency, after = head:match("^%u[^%.%(%)]*%((%u[^%(%)]*)%) %-+() ")
  if not agency then agency, after = head:match("^%u[^%.%(%)]*%((%u[^%(%)]*)%) \xE2\x80[\x93\x94]() ") end
  return agency, after and after - 1
end

-- credits(list) --> what credits an agency, as texts: bylines and the dateline;
-- list: what sentences(doc) gives.
function structure.credits (list)
  local found, begun = {}, false
  for _, s in ipairs(list) do
    if s.kind == "sentence" and not begun then
      begun = true
      found[#found + 1] = (dateline(s.text))
    end
    if s.kind == "byline" and is_credit(s.text) then found[#found + 1] = s.text end
  end
  return found
end

-- "(Source : Agence X)", "Avec l'AFP", "AFP/Reuters" --> the first name in it
local function agency_in (credit)
  local s = credit:gsub("^%(", ""):gsub("%)?%.?$", ""):gsub("^[^:]*:%s*", "")
  s = s:gsub("^\xE2\x80[\x93\x94]%s*", ""):gsub("^%-+%s*", ""):gsub("^.*[Aa]vec%s+", "")
  local agency = s:match("^[^/]+/(.+)$")
  if agency and not AGENCY[fold(s:match("^[^/]+"))] and AGENCY[fold(agency:match("^[^/,]+"))] then s = agency end
  s = s:gsub("^[Dd]épêche%s+", ""):gsub("^[Ll]['’]", ""):match("^%s*([^/,]+)")
  s = s and s:gsub("%s+et%s.*$", ""):gsub("%s+$", "")
  if s and s ~= "" and not fold(s):find("^l?e?s? ?agences?$") then return s end
end

local HEAD, FOOT = 3, 12 -- sentences at the edges of a text where credits stand

-- The credit that one unit is or begins with, or nil.
local function credit_of (s, text)
  if s.line_end and #text <= BYLINE_BYTES and is_byline(text, fold(text)) and is_credit(text) then return text end
  return (dateline(text))
end

-- The credit in brackets that a unit ends in, or nil.
local function credit_after (s, text)
  local at = credit_at(s, text)
  return at and text:sub(at)
end

-- agency(doc) --> the agency that a document credits at its head or foot, or nil.
-- The same rules as credits, for the edges alone.
function structure.agency (doc)
  local n = doc:stats().sentences
  for i = 1, n do
    if i <= HEAD or i > n - FOOT then
      local s = doc:sentence(i)
      local credit = credit_of(s, doc:sub(s.first, math.min(s.last, s.first + BYLINE_BYTES)))
        or credit_after(s, doc:sub(math.max(s.first, s.last - BYLINE_BYTES), s.last))
      local name = credit and agency_in(credit)
      if name then return name end
    end
  end
end

-- credit_in(unit, first) --> the last byte of the credit that the unit begins with,
-- and the agency; or nil. unit: of sentences(doc); first: it is the first sentence.
function structure.credit_in (unit, first)
  local text = unit.text
  if unit.kind == "byline" and (is_credit(text) or not text:find("%s")) then
    return unit.last, agency_in(text) or text
  end
  if unit.kind ~= "sentence" or not first then return nil end
  local agency, last = dateline(text)
  if agency then return unit.first + last - 1, agency end
end

structure.fold = fold

return structure
