-- json.lua - JSON text into Lua values, to the letter of RFC 8259
--
-- Lenient readers take a missing comma for granted, and a corpus that was cut or
-- glued then reads as something else. This one stops at the first byte that is
-- wrong and says which. Bytes that are not UTF-8 pass: they are the text's affair.

local json = {}

local DEEPEST = 200 -- arrays and objects inside each other

-- What null is inside an array; in an object a null is no key at all.
json.null = setmetatable({}, { __name = "syrtext.null", __tostring = function () return "null" end })

local ESCAPE = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }

-- Raised inside, caught by decode.
local function fail (at, message)
  error({ at = at, message = message }, 0)
end

local function space (s, at)
  return s:find("[^ \t\r\n]", at) or #s + 1
end

-- The character that \uXXXX at `at` stands for, and the byte after it.
local function unicode (s, at)
  local c = s:match("^%x%x%x%x", at + 2)
  if not c then fail(at, "four hex digits must follow \\u") end
  c = tonumber(c, 16)
  if c < 0xD800 or c > 0xDFFF then return utf8.char(c), at + 6 end
  local low = c < 0xDC00 and s:match("^\\u(%x%x%x%x)", at + 6)
  low = low and tonumber(low, 16)
  if low and low >= 0xDC00 and low <= 0xDFFF then
    return utf8.char(0x10000 + (c - 0xD800) * 0x400 + (low - 0xDC00)), at + 12
  end
  return "\u{FFFD}", at + 6 -- half a pair is no character
end

-- The string whose opening quotation mark is at `at`.
local function string_at (s, at)
  local first = at + 1
  local stop = s:find('["\\%c]', first)
  if stop and s:byte(stop) == 34 then return s:sub(first, stop - 1), stop + 1 end
  local parts, n = {}, 0
  while true do
    stop = s:find('["\\%c]', first)
    if not stop then fail(#s + 1, "the string that begins at byte " .. at .. " does not end") end
    parts[n + 1], n = s:sub(first, stop - 1), n + 1
    local c = s:byte(stop)
    if c == 34 then return table.concat(parts), stop + 1 end
    if c == 92 then
      local e = s:sub(stop + 1, stop + 1)
      if e == "u" then
        parts[n + 1], first = unicode(s, stop)
      else
        parts[n + 1], first = ESCAPE[e] or fail(stop, "no escape is called \\" .. e), stop + 2
      end
    elseif c == 127 then
      parts[n + 1], first = "\127", stop + 1
    else
      fail(stop, ("a control character (0x%02X) must be escaped"):format(c))
    end
    n = n + 1
  end
end

local function number_at (s, at)
  local stop = select(2, s:find("^-?%d+", at))
  local digits = stop and s:sub(at, stop):gsub("^-", "")
  if not stop or (#digits > 1 and digits:byte() == 48) then fail(at, "not a value") end
  local fraction = select(2, s:find("^%.%d+", stop + 1)) or stop
  local last = select(2, s:find("^[eE][+-]?%d+", fraction + 1)) or fraction
  return tonumber(s:sub(at, last)), last + 1
end

local value_at

local function array_at (s, at, depth)
  local list, n = {}, 0
  at = space(s, at + 1)
  if s:byte(at) == 93 then return list, at + 1 end
  while true do
    local value
    value, at = value_at(s, at, depth)
    n = n + 1
    if value == nil then value = json.null end
    list[n] = value
    at = space(s, at)
    local c = s:byte(at)
    if c == 93 then return list, at + 1 end
    if c ~= 44 then fail(at, "a comma or ] must stand here") end
    at = space(s, at + 1)
  end
end

local function object_at (s, at, depth)
  local object = {}
  at = space(s, at + 1)
  if s:byte(at) == 125 then return object, at + 1 end
  while true do
    if s:byte(at) ~= 34 then fail(at, "a key in quotation marks must stand here") end
    local key
    key, at = string_at(s, at)
    at = space(s, at)
    if s:byte(at) ~= 58 then fail(at, "a colon must stand here") end
    object[key], at = value_at(s, space(s, at + 1), depth)
    at = space(s, at)
    local c = s:byte(at)
    if c == 125 then return object, at + 1 end
    if c ~= 44 then fail(at, "a comma or } must stand here") end
    at = space(s, at + 1)
  end
end

local WORDS = { t = { "true", true }, f = { "false", false }, n = { "null", nil } }

-- The value at `at`, and the byte after it.
function value_at (s, at, depth)
  local c = s:sub(at, at)
  if c == '"' then return string_at(s, at) end
  if c == "{" or c == "[" then
    if depth >= DEEPEST then fail(at, "nested too deep") end
    return (c == "{" and object_at or array_at)(s, at, depth + 1)
  end
  local word = WORDS[c]
  if word then
    if s:sub(at, at + #word[1] - 1) ~= word[1] then fail(at, "not a value") end
    return word[2], at + #word[1]
  end
  if c == "" then fail(at, "the text ends here") end
  return number_at(s, at)
end

-- decode(text) --> value; or nil, byte, message (byte: 1-based, where it is wrong)
function json.decode (s)
  local ok, value, after = pcall(value_at, s, space(s, 1), 0)
  if not ok then
    if type(value) ~= "table" then error(value, 0) end
    return nil, value.at, value.message
  end
  after = space(s, after)
  if after <= #s then return nil, after, "something stands after the value" end
  return value
end

return json
