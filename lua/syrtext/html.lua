-- html.lua - text into HTML, safely
--
-- A report shows text of the web, which may be hostile. Every text goes through
-- html.esc; nothing else puts text into a page.

local tables = require "syrtext.tables"

local html = {}

local ENTITY = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

-- Characters that turn the direction of what follows, or are not to be seen, are
-- shown by their number: they can hide what a text says.
local function shown (c)
  return ("[U+%04X]"):format(utf8.codepoint(c))
end

-- Text for an element or a quoted attribute.
function html.esc (s)
  s = tables.clean(tostring(s)):gsub("[&<>\"']", ENTITY)
  s = s:gsub("[\0-\8\11\12\14-\31\127]", "\u{FFFD}"):gsub("\xC2[\x80-\x9F]", "\u{FFFD}")
  return (s:gsub("\xE2\x80[\x8B\x8E\x8F\xAA-\xAE]", shown):gsub("\xE2\x81[\xA0-\xA9]", shown):gsub("\xEF\xBB\xBF", shown))
end

-- An id for anchors: letters, digits and '-', the same for the same text.
function html.anchor (...)
  return (table.concat({ ... }, "-"):gsub("[^%w%-]", "_"))
end

-- 0.4567 --> "46 %", with a space that does not break.
function html.percent (share)
  return ("%d\u{202F}%%"):format(math.floor(share * 100 + 0.5))
end

-- 12345 --> "12 345"
function html.number (n)
  local s = ("%d"):format(n)
  while true do
    local more, k = s:gsub("^(%d+)(%d%d%d)", "%1\u{202F}%2")
    s = more
    if k == 0 then return s end
  end
end

-- "1 document", "3 documents"
function html.count (n, one, many)
  return html.number(n) .. " " .. (n > 1 and (many or one .. "s") or one)
end

return html
