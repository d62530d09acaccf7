-- dates.lua - dates as articles carry them, and which of two is the earlier
--
-- ISO 8601: 2020, 2020-03, 2020-03-01, 2020-03-01T08:00, with seconds, with Z or +02:00.
-- Everything else ("hier", 03/01/2020) says nothing that can be relied on, so it is
-- before and after nothing. Two dates are compared as exactly as both are known: a day
-- is not earlier than an hour of the same day.

local dates = {}

local function clock (rest)
  local h, m, after = rest:match("^[T ](%d%d):(%d%d)(.*)$")
  if not h or h > "23" or m > "59" then return nil end
  local s = after:match("^:(%d%d)")
  if s then after = after:sub(4):gsub("^[%.,]%d+", "") end
  local sign, zh, zm = after:match("^([%+%-])(%d%d):?(%d%d)$")
  if not sign and after ~= "" and after ~= "Z" then return nil end
  local zone = sign and (tonumber(zh) * 60 + tonumber(zm)) * (sign == "-" and -1 or 1) or 0
  return tonumber(h) * 3600 + tonumber(m) * 60 + (tonumber(s) or 0) - zone * 60
end

-- Days from 1970-01-01 (the civil calendar counted from March, so that leap days come last).
local function day_number (y, m, d)
  if m <= 2 then y = y - 1 end
  local era = y // 400
  local of_era = y - era * 400
  local of_year = (153 * ((m + 9) % 12) + 2) // 5 + d - 1
  return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468
end

-- parse(text) --> { day = as much as is known of it, instant = seconds of UTC, or nil }, or nil
function dates.parse (text)
  if type(text) ~= "string" then return nil end
  local y, rest = text:match("^(%d%d%d%d)(.*)$")
  if not y then return nil end
  if rest == "" then return { day = y } end
  local m, more = rest:match("^%-(%d%d)(.*)$")
  if not m or m < "01" or m > "12" then return nil end
  if more == "" then return { day = y .. "-" .. m } end
  local d, time = more:match("^%-(%d%d)(.*)$")
  if not d or d < "01" or d > "31" then return nil end
  local found = { day = y .. "-" .. m .. "-" .. d }
  if time == "" then return found end
  local seconds = clock(time)
  if not seconds then return nil end
  found.instant = day_number(tonumber(y), tonumber(m), tonumber(d)) * 86400 + seconds
  return found
end

-- Is a certainly before b?
function dates.earlier (a, b)
  local x, y = dates.parse(a), dates.parse(b)
  if not x or not y then return false end
  if x.instant and y.instant then return x.instant < y.instant end
  local n = math.min(#x.day, #y.day)
  return x.day:sub(1, n) < y.day:sub(1, n)
end

local function less (t, key, value)
  if value and (t[key] == nil or value < t[key]) then t[key] = value end
end

-- firsts(texts, n) --> for each of texts[1..n] whether none of the others is certainly
-- earlier, and whether all are dates. It is enough to ask the least of each exactness.
function dates.firsts (texts, n)
  local known, day, any, instant, all = {}, {}, {}, {}, true
  for i = 1, n do
    local x = dates.parse(texts[i])
    known[i], all = x, all and x ~= nil
    if x and x.instant then less(instant, 1, x.instant) end
    for _, length in ipairs { 4, 7, 10 } do
      if x and #x.day == length and not x.instant then less(day, length, x.day) end
      if x and #x.day >= length then less(any, length, x.day:sub(1, length)) end
    end
  end
  local first = {}
  for i = 1, n do
    local x, later = known[i], false
    for _, length in ipairs(x and { 4, 7, 10 } or {}) do
      if length <= #x.day and day[length] and day[length] < x.day:sub(1, length) then later = true end
    end
    if x and not x.instant and any[#x.day] < x.day then later = true end
    if x and x.instant and instant[1] < x.instant then later = true end
    first[i] = not later
  end
  return first, all
end

-- A key to sort by, in the order of the calendar; what is no date comes last.
function dates.key (text)
  local x = dates.parse(text)
  if not x then return "~" end
  return x.instant and os.date("!%Y-%m-%dT%H:%M:%S", x.instant) or x.day
end

-- The day, or nil where no more than a month is known.
function dates.day (text)
  local x = dates.parse(text)
  return x and #x.day == 10 and x.day or nil
end

return dates
