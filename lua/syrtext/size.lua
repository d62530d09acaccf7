-- size.lua - amounts of memory as people write them: 512M, 2G

local size = {}

local UNITS = { [""] = 1, k = 1 << 10, m = 1 << 20, g = 1 << 30, t = 1 << 40 }

-- Bytes of an integer, or of digits and a unit (K M G T, of 1024); nil for anything else.
function size.bytes (s)
  if math.type(s) == "integer" then return s > 0 and s or nil end
  local digits, unit = tostring(s):match("^(%d+)([kKmMgGtT]?)$")
  local n = digits and #digits < 10 and math.tointeger(tonumber(digits))
  return n and n > 0 and n * UNITS[unit:lower()] or nil
end

return size
