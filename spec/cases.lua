-- cases.lua - the tables in spec/cases/: one case a line, TAB between the fields
--
-- A line that begins with "# " is a heading. \n \r \t and \u{HEX} are read as in
-- Lua, so that what cannot be seen can be written. ¦ stands between pieces.

local cases = {}

local plain = { n = "\n", r = "\r", t = "\t" }

local function unescape (s)
  s = s:gsub("\\u{(%x+)}", function (hex) return utf8.char(tonumber(hex, 16)) end)
  return (s:gsub("\\([nrt])", plain))
end

local function fields (line)
  local out = {}
  for field in (line .. "\t"):gmatch("(.-)\t") do out[#out + 1] = unescape(field) end
  return out
end

-- read("tokens_fr.tsv") --> list of { name, input, the other fields as [1], [2] ... }
function cases.read (file)
  local list = {}
  local number = 0
  for line in io.lines("spec/cases/" .. file) do
    number = number + 1
    if line ~= "" and not line:find("^# ") then
      local f = fields(line)
      local name = ("%s:%d %s"):format(file, number, line:match("^[^\t]*"))
      list[#list + 1] = { name = name, input = table.remove(f, 1), table.unpack(f) }
    end
  end
  return list
end

-- options "whole" --> { whole = true }
function cases.options (words)
  local out = {}
  for word in (words or ""):gmatch("%S+") do out[word] = true end
  return out
end

-- The tokens of a document as one string.
function cases.tokens (doc)
  local out = {}
  for first, last in doc:tokens() do out[#out + 1] = doc:sub(first, last) end
  return table.concat(out, "¦")
end

function cases.kinds (doc)
  local out = {}
  for _, _, kind in doc:tokens() do out[#out + 1] = kind end
  return table.concat(out, " ")
end

function cases.sentences (doc)
  local out = {}
  for first, last in doc:sentences() do out[#out + 1] = doc:sub(first, last) end
  return table.concat(out, "¦")
end

return cases
