-- tables.lua - rows out: aligned text for people, TSV and JSON lines for programs
--
-- A row is an array in the order of its columns. The aligned form is for the
-- terminal and for __tostring; the other two are the contract of the command
-- line: same rows, same order, same bytes every time.

local tables = {}

tables.SHOWN = 10 -- rows that __tostring shows
local WIDEST = 48 -- display columns of one cell in an aligned table

-- ------------------------------------------------------------------ text for people

-- Ranges of characters that take two columns (East Asian wide, emoji).
local WIDE = {
  { 0x1100, 0x115F }, { 0x2E80, 0x303E }, { 0x3041, 0xA4CF }, { 0xAC00, 0xD7A3 }, { 0xF900, 0xFAFF },
  { 0xFE30, 0xFE6F }, { 0xFF00, 0xFF60 }, { 0xFFE0, 0xFFE6 }, { 0x1F300, 0x1F64F }, { 0x1F900, 0x1F9FF },
  { 0x20000, 0x3FFFD },
}
-- Ranges that take none (combining marks, joiners, direction marks).
local ZERO = {
  { 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0591, 0x05BD }, { 0x0610, 0x061A }, { 0x064B, 0x065F },
  { 0x0670, 0x0670 }, { 0x06D6, 0x06DC }, { 0x200B, 0x200F }, { 0x202A, 0x202E }, { 0x2060, 0x2064 },
  { 0x20D0, 0x20F0 }, { 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F },
}

local function within (ranges, c)
  for _, r in ipairs(ranges) do
    if c < r[1] then return false end
    if c <= r[2] then return true end
  end
  return false
end

local function char_width (c)
  if c < 0x300 then return 1 end
  if within(ZERO, c) then return 0 end
  return within(WIDE, c) and 2 or 1
end

-- Columns that a string takes on a terminal.
function tables.width (s)
  if not s:find("[\x80-\xFF]") then return #s end
  local w = 0
  for _, c in utf8.codes(tables.clean(s)) do w = w + char_width(c) end
  return w
end

-- What a bad byte becomes on the way out. Positions stay those of the input.
local REPLACEMENT = "\u{FFFD}"

-- s as valid UTF-8.
function tables.clean (s)
  local ok, bad = utf8.len(s)
  if ok then return s end
  local out, from = {}, 1
  while not ok do
    out[#out + 1] = s:sub(from, bad - 1)
    out[#out + 1] = REPLACEMENT
    from = bad + 1
    ok, bad = utf8.len(s, from)
  end
  out[#out + 1] = s:sub(from)
  return table.concat(out)
end

-- s on one line and harmless: a text must not steer the terminal.
local function plain (s)
  s = tables.clean(s):gsub("%s+", " "):gsub("%c", REPLACEMENT)
  return (s:gsub("\xC2[\x80-\x9F]", REPLACEMENT):gsub("\xE2\x80[\xAA-\xAE]", ""):gsub("\xE2\x81[\xA6-\xA9]", ""))
end

-- Cut s to w columns, with an ellipsis when something goes.
function tables.cut (s, w)
  if tables.width(s) <= w then return s end
  local used = 0
  for at, c in utf8.codes(s) do
    used = used + char_width(c)
    if used > w - 1 then return (s:sub(1, at - 1):gsub("%s+$", "")) .. "…" end
  end
  return s
end

local function fixed (x)
  return (("%.4f"):format(x):gsub(",", "."))
end

local function cell (value, widest)
  if value == nil then return "" end
  if type(value) == "boolean" then return value and "yes" or "no" end
  if math.type(value) == "float" then return fixed(value) end
  return tables.cut(plain(tostring(value)), widest)
end

local function pad (s, w, right)
  local space = (" "):rep(w - tables.width(s))
  return right and space .. s or s .. space
end

-- The widths of the columns, and which of them hold numbers only.
local function measure (columns, cells, rows)
  local width, number = {}, {}
  for c, name in ipairs(columns) do
    width[c], number[c] = tables.width(name), #rows > 0
    for r, line in ipairs(cells) do
      width[c] = math.max(width[c], tables.width(line[c]))
      local v = rows[r][c]
      if v ~= nil and type(v) ~= "number" and not (type(v) == "string" and v:find("^%d[%d ]*%%?$")) then
        number[c] = false
      end
    end
  end
  return width, number
end

local function aligned (line, width, number)
  local out = {}
  for c = 1, #width do out[c] = pad(line[c], width[c], number[c]) end
  return (table.concat(out, "  "):gsub("%s+$", ""))
end

-- text{ columns=, rows=, total?, widest?, indent? } --> an aligned table
-- columns: names; rows: arrays; total: how many rows there are, when more than
-- are given; widest: columns of the widest cell.
function tables.text (t)
  local cells, lines, indent = {}, {}, t.indent or ""
  for r, row in ipairs(t.rows) do
    cells[r] = {}
    for c = 1, #t.columns do cells[r][c] = cell(row[c], t.widest or WIDEST) end
  end
  local width, number = measure(t.columns, cells, t.rows)
  lines[1] = indent .. aligned(t.columns, width, number)
  for _, line in ipairs(cells) do lines[#lines + 1] = indent .. aligned(line, width, number) end
  local rest = (t.total or #t.rows) - #t.rows
  if rest > 0 then lines[#lines + 1] = ("%s… %d more"):format(indent, rest) end
  return table.concat(lines, "\n")
end

-- ------------------------------------------------------------------ rows for programs

local TSV_ESCAPE = { ["\t"] = "\\t", ["\n"] = "\\n", ["\r"] = "\\r", ["\\"] = "\\\\" }

local function tsv_text (s)
  if s:find("[\t\n\r\\]") then s = s:gsub("[\t\n\r\\]", TSV_ESCAPE) end
  return tables.clean(s)
end

local MEMO = 20000 -- strings that a writer remembers, for words come again and again

-- Cells as text, from a row into out at first, first + step, ... This loop runs for
-- every cell of every row, so strings are looked up before anything is called.
local function cell_writer (n, out, first, step, text, empty)
  local known, count, type_of = {}, 0, math.type
  local function slow (value)
    local kind = type_of(value)
    if kind == "float" then return value == value and math.abs(value) < math.huge and fixed(value) or empty end
    if value == nil then return empty end
    if type(value) ~= "string" then return tostring(value) end
    local r = text(value)
    if #value <= 40 then
      if count >= MEMO then known, count = {}, 0 end
      known[value], count = r, count + 1
    end
    return r
  end
  return function (row)
    local at = first
    for c = 1, n do
      local value = row[c]
      local r = known[value]
      if not r then r = type_of(value) == "integer" and value or slow(value) end
      out[at], at = r, at + step
    end
  end
end

-- A string as a field of TSV.
tables.escape = tsv_text

local JSON_ESCAPE = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

local function json_char (c)
  return JSON_ESCAPE[c] or ("\\u%04x"):format(c:byte())
end

-- A string as JSON. Bad UTF-8 becomes U+FFFD.
function tables.json (s)
  return '"' .. tables.clean(s):gsub('[%c"\\]', json_char) .. '"'
end

local writers = {}

function writers.tsv (columns)
  local n, out, concat = #columns, {}, table.concat
  local fill = cell_writer(n, out, 1, 1, tsv_text, "")
  return concat(columns, "\t") .. "\n", function (row)
    fill(row)
    return concat(out, "\t", 1, n) .. "\n"
  end
end

function writers.jsonl (columns)
  local n, out = #columns, {}
  for c = 1, n do out[2 * c - 1] = (c == 1 and "{" or ",") .. tables.json(columns[c]) .. ":" end
  out[2 * n + 1] = "}\n"
  local fill = cell_writer(n, out, 2, 2, tables.json, "null")
  return "", function (row)
    fill(row)
    return table.concat(out)
  end
end

-- writer(format, columns) --> header, line(row): strings with their line ends
function tables.writer (format, columns)
  return writers[format](columns)
end

tables.FORMATS = { "tsv", "jsonl" }

-- ------------------------------------------------------------------ lists that print

local List = { __name = "syrtext.List" }
List.__index = List

function List.__tostring (self)
  local rows = {}
  for i = 1, math.min(#self, tables.SHOWN) do rows[i] = self.row(self[i]) end
  return tables.text { columns = self.columns, rows = rows, total = #self }
end

local function lines (self, format)
  local header, line = tables.writer(format, self.columns)
  local out = { header }
  for i = 1, #self do out[i + 1] = line(self.row(self[i])) end
  return table.concat(out)
end

function List:tsv () return lines(self, "tsv") end
function List:jsonl () return lines(self, "jsonl") end

-- for item in list:each() do ... end
function List:each ()
  local i = 0
  return function () i = i + 1; return self[i] end
end

-- list(items, columns, row?): the array itself, made to print as a table. row(item)
-- gives the cells; by default the fields named as the columns.
function tables.list (items, columns, row)
  row = row or function (item)
    local cells = {}
    for c, name in ipairs(columns) do cells[c] = item[name] end
    return cells
  end
  items.columns, items.row = columns, row
  return setmetatable(items, List)
end

return tables
