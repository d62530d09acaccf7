-- events_facts.lua - what one article says that another on the same event would say
-- too, whatever its words: names, figures, days
--
--   facts.of(doc, mentions, skip) --> { names, figures, days }: maps from a key to a fact
--
-- A name's key is its entity. A figure's key is its value: "412 personnes" and "412
-- tués" are one figure in two wordings, and so are "14.000 tonnes" and "quatorze mille
-- tonnes"; its units are kept to compare. A day's key is month and day: "mardi" is
-- reckoned from the article's date. Clocks, years and numbers inside names are no figures.

local core = require "syrtext.core"
local fr = require "syrtext.fr.events"

local facts = {}

local UNITS = 3 -- words after a number that may name its unit
local STEM = 5  -- bytes of a unit that are compared: "camion", "camions"
local YEARS = { 1900, 2100 }

-- ------------------------------------------------------------------ the calendar

-- Days since 1970-01-01 of a civil date (Howard Hinnant, days_from_civil).
local function day_number (y, m, d)
  if m <= 2 then y = y - 1 end
  local era = y // 400
  local of_era = y - era * 400
  local of_year = (153 * (m + (m > 2 and -3 or 9)) + 2) // 5 + d - 1
  return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468
end

local function month_day (number)
  local z = number + 719468
  local of_era = z % 146097
  local of_year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
  local day = of_era - (365 * of_year + of_year // 4 - of_year // 100)
  local m = (5 * day + 2) // 153
  return m < 10 and m + 3 or m - 9, day - (153 * m + 2) // 5 + 1
end

-- The day number of "2018-03-13..."; nil when it is none.
function facts.day (date)
  if type(date) ~= "string" then return nil end
  local y, m, d = date:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)")
  y, m, d = math.tointeger(tonumber(y)), math.tointeger(tonumber(m)), math.tointeger(tonumber(d))
  if not y or m < 1 or m > 12 or d < 1 or d > 31 then return nil end
  return day_number(y, m, d), y
end

-- ------------------------------------------------------------------ tokens

-- Folded forms are remembered, for words come again and again.
local MEMO = 50000
local folds, count = {}, 0

local function fold (text)
  local f = folds[text]
  if f then return f end
  if count >= MEMO then folds, count = {}, 0 end
  f, count = core.fold(text), count + 1
  folds[text] = f
  return f
end

-- What the rules below read: fold and kind of each token, spans on demand.
local function reader (doc)
  local r = { doc = doc, fold = {}, kind = {}, n = #doc }
  for i = 1, r.n do
    local kind = doc:kind(i)
    r.kind[i] = kind
    r.fold[i] = (kind == "word" or kind == "number") and fold(doc:text(i)) or ""
  end
  return r
end

-- A number in words, built part by part: total is complete, part waits for a multiplier,
-- low is the last word's value: only a lesser one may follow.
local Number = {}
Number.__index = Number

-- Take one part ("quatre", "vingt", "cent"); false where the number ends before it.
function Number:take (word)
  local value, times = fr.number[word], fr.multiplier[word]
  if fr.one[word] and (self.part and self.part >= 20 or not self.part and self.total > 0) then value = 1 end
  if value == 20 and self.low == 4 then
    self.part, self.low = self.part + 76, 20
  elseif value and (not self.part or value < self.low) and value < self.least then
    self.part, self.low = (self.part or 0) + value, value
  elseif times == 100 and (not self.part or self.part < 10) then
    self.part, self.low = (self.part or 1) * 100, 100
  elseif times and times >= 1000 and times < self.least then
    self.total, self.least = self.total + (self.part or 1) * times, times
    self.part, self.low = nil, nil
  else
    return false
  end
  return true
end

-- "quatre-vingt-dix-sept", "vingt et un", "six cent douze": value and last token, or nil.
local function in_words (r, i)
  local n = setmetatable({ total = 0, least = math.huge }, Number)
  local at, last = i, nil
  while at <= r.n and r.kind[at] == "word" do
    local part = r.fold[at]
    local joined = part == "et" and (fr.one[r.fold[at + 1] or ""] or r.fold[at + 1] == "onze") and (n.low or 0) >= 20
    for word in part:gmatch("[^%-]+") do
      if not joined and word ~= "et" and not n:take(word) then part = nil break end
    end
    if not part or part == "et" and not joined then break end
    if not joined then last = at end
    at = at + 1
  end
  return last and n.total + (n.part or 0), last
end

-- "14.000", "250 000", "1,3": the value, or nil for "3-1", "2e", "20h".
local function in_digits (text)
  local plain = text:gsub("[\xC2\xA0\xE2\x80\xAF\x89 ]", "")
  if plain:find("^%d%d?%d?%.%d%d%d$") or plain:find("^%d%d?%d?%.%d%d%d%.%d%d%d$") then plain = plain:gsub("%.", "") end
  plain = plain:gsub(",", ".")
  return plain:find("^%d+%.?%d*$") and tonumber(plain) or nil
end

-- ------------------------------------------------------------------ figures

-- The words after a number that may say what is counted, as stems.
local function units (r, i)
  local out, at, seen = {}, i, 0
  if i <= r.n and r.doc:text(i) == "%" then return { ["%"] = true } end
  while at <= r.n and at < i + UNITS + 2 and seen < UNITS do
    if r.kind[at] ~= "word" then break end
    local word = r.fold[at]:gsub("^d['’]", "")
    if not fr.small[word] and #word > 2 then
      out[word:sub(1, STEM)] = true
      seen = seen + 1
    elseif seen > 0 and word ~= "de" and word ~= "d" and word ~= "" then
      break
    end
    at = at + 1
  end
  return out
end

local function is_year (r, i, value)
  if value ~= math.floor(value) or value < YEARS[1] or value > YEARS[2] or #r.doc:text(i) ~= 4 then return false end
  local before = r.fold[i - 1] or ""
  return fr.before_year[before] or fr.month[before] ~= nil or next(units(r, i + 1)) == nil
end

-- Digits that count: 412 has three, 9000 has one.
local function digits_of (value)
  local s = ("%.10g"):format(value):gsub("[eE].*$", ""):gsub("%.", ""):gsub("^0+", "")
  if value == math.floor(value) then s = ("%d"):format(value):gsub("0+$", "") end
  return #s
end

local function span_of (r, i, j)
  local first = r.doc:span(i)
  local _, last = r.doc:span(j)
  return { first = first, last = last, text = r.doc:sub(first, last) }
end

-- Another place of a fact: the first is kept, the others are counted.
local function put (map, key, span, fact)
  local f = map[key]
  if not f then
    f = fact or {}
    f.key, f.first, f.last, f.text, f.count = key, span.first, span.last, span.text, 0
    map[key] = f
  end
  f.count = f.count + 1
  return f
end

-- A figure that begins at token i: value and last token, or nil.
local function figure_at (r, i)
  local value, last
  if r.kind[i] == "number" then
    value, last = in_digits(r.doc:text(i)), i
    if not value or is_year(r, i, value) or fr.clock[r.fold[i - 1] or ""] then return nil end
    local times = fr.multiplier[r.fold[i + 1] or ""]
    if times and times >= 1000 then value, last = value * times, i + 1 end
  elseif fr.collective[r.fold[i]] then
    value, last = fr.collective[r.fold[i]], i
  elseif fr.number[r.fold[i]:match("^[^%-]*")] or fr.multiplier[r.fold[i]] then
    value, last = in_words(r, i)
  end
  if last and fr.clock[r.fold[last + 1] or ""] then return nil end
  return value, last
end

local function put_figure (r, out, i, last, value)
  local key = ("%.10g"):format(value)
  local counted = units(r, last + 1)
  local f = put(out, key, span_of(r, i, math.min(last + (counted["%"] and 1 or 0), r.n)), { value = value, units = {} })
  f.digits = digits_of(value)
  for unit in pairs(counted) do f.units[unit] = true end
end

-- ------------------------------------------------------------------ days

-- "13 mars", "1er mars 2018": key and last token, or nil. A year that is not the
-- article's own belongs to the key.
local function date_at (r, i, year)
  local m, d = fr.month[r.fold[i + 1] or ""], r.fold[i]:match("^(%d%d?)$") or r.fold[i]:match("^(1)er$")
  d = math.tointeger(tonumber(d))
  if not m or not d or d < 1 or d > 31 then return nil end
  local own = r.kind[i + 2] == "number" and math.tointeger(tonumber(r.fold[i + 2]:match("^%d%d%d%d$")))
  local key = ("%02d-%02d"):format(m, d)
  if own and own ~= year then key = ("%d-%s"):format(own, key) end
  return key, own and i + 2 or i + 1
end

-- The day that "mardi" is in an article of this day: the last one, its own day
-- included; "mardi prochain": the next.
local function weekday_at (r, i, day)
  local w = fr.weekday[r.fold[i]]
  if not w or not day then return nil end
  local back = ((day + 4) % 7 - w) % 7 -- 1970-01-01 was a Thursday
  local number = day - back
  if fr.ahead[r.fold[i + 1] or ""] then number = number + 7 end
  return ("%02d-%02d"):format(month_day(number)), i
end

-- ------------------------------------------------------------------ all

-- Is the token inside one of the spans? They ascend and do not overlap.
local function outside (spans, doc)
  local k = 1
  return function (i)
    local first = doc:span(i)
    while spans[k] and spans[k].last < first do k = k + 1 end
    return not (spans[k] and spans[k].first <= first)
  end
end

local function numbers_and_days (doc, out, free)
  local r = reader(doc)
  local day, year = facts.day(doc.date)
  local i = 1
  while i <= r.n do
    local last
    if r.kind[i] == "word" or r.kind[i] == "number" then
      local key, value
      key, last = date_at(r, i, year)
      if not key then key, last = weekday_at(r, i, day) end
      if not key then value, last = figure_at(r, i) end
      if key and free(i) then put(out.days, key, span_of(r, i, last)) end
      if value and free(i) then put_figure(r, out.figures, i, last, value) end
    end
    i = (last or i) + 1
  end
end

-- of(doc, mentions, skip) --> { names, figures, days, day }. mentions: of names.entities;
-- skip: spans { first, last } in order that are not the article, such as its furniture.
-- names[entity] = { key, type }, figures[value] = { key, value, digits, units }, days[day] = { key },
-- each with the first, last and text of its first place, and the count of them; day: the
-- number of the article's own, or nil.
function facts.of (doc, mentions, skip)
  local out = { names = {}, figures = {}, days = {}, day = (facts.day(doc.date)) }
  local taken, k = {}, 1
  for _, s in ipairs(skip or {}) do taken[#taken + 1] = s end
  for _, m in ipairs(mentions) do
    while skip and skip[k] and skip[k].last < m.first do k = k + 1 end
    if not (skip and skip[k] and skip[k].first <= m.first) then
      put(out.names, m.entity, { first = m.first, last = m.last, text = m.text }, { type = m.type })
      taken[#taken + 1] = m
    end
  end
  table.sort(taken, function (x, y) return x.first < y.first end)
  numbers_and_days(doc, out, outside(taken, doc))
  return out
end

return facts
