-- formats.lua - one reader for each form of input: txt, jsonl, tsv
--
-- A reader takes an open file, its path and add(record); it calls add once a
-- document with { id, text, place, meta }. The texts are handed on as they are,
-- byte for byte: every position counts in them. What is wrong raises a fault
-- that names the place.

local fault = require "syrtext.fault"
local files = require "syrtext.files"
local json = require "syrtext.json"

local formats = {}

-- First bytes of what people take for text by mistake.
local MAGIC = {
  { "%PDF-", "a PDF file", "pdftotext" }, { "PK\3\4", "a ZIP archive (also .docx, .odt)", "unzip or pandoc" },
  { "\x1F\x8B", "a gzip file", "gunzip" }, { "\xFD7zXZ", "an xz file", "unxz" }, { "BZh", "a bzip2 file", "bunzip2" },
  { "\x28\xB5\x2F\xFD", "a zstd file", "unzstd" }, { "\x89PNG", "a PNG image" }, { "\xFF\xD8\xFF", "a JPEG image" },
  { "GIF8", "a GIF image" }, { "\x7FELF", "a program" }, { "SQLite format 3\0", "an SQLite file" },
  { "\xD0\xCF\x11\xE0", "an old Office file", "pandoc or LibreOffice" }, { "{\\rtf", "an RTF file", "pandoc" },
  { "\xFF\xFE", "UTF-16 text", "iconv -f UTF-16 -t UTF-8" }, { "\xFE\xFF", "UTF-16 text", "iconv -f UTF-16 -t UTF-8" },
}

local STRAY = 4 -- NUL bytes that a short text may have

-- What the bytes are when they are not text: a name and a tool, or nil.
local function foreign (head)
  for _, m in ipairs(MAGIC) do
    if head:sub(1, #m[1]) == m[1] then return m[2], m[3] end
  end
  local _, nul = head:gsub("\0", "")
  -- A stray NUL is dirt in a text; one byte in ten is another kind of file.
  if nul >= STRAY and nul * 10 > #head then return "binary data or UTF-16 text", "iconv" end
end

local function check_text (head, path)
  local what, tool = foreign(head)
  if what then
    fault.raise("%s: not the text that its name says but %s: %s", path, what,
      tool and "convert it first, with " .. tool or "leave it out")
  end
end

function formats.txt (f, path, add)
  local text = files.whole(f, path)
  check_text(text:sub(1, 4096), path)
  local id = files.name(path):gsub("%.[tT][xX][tT]$", "")
  add { id = id, text = text, place = path, meta = {} }
end

-- The column of a byte, counted in characters as editors do.
local function column (line, byte)
  return (utf8.len(line, 1, math.max(byte - 1, 0)) or byte - 1) + 1
end

local function excerpt (line)
  local s = line:sub(1, 24):gsub("[%c\x80-\xFF]", "?")
  return #line > 24 and s .. "..." or s
end

-- Say what the line is instead of a JSON object.
local function not_object (line, path, number)
  if number == 1 then check_text(line:sub(1, 4096), path) end
  if number == 1 and line:find("^%s*%[") then
    fault.raise("%s: line 1: a JSON array, and JSON lines wants one object a line: jq -c '.[]' makes them", path)
  end
  fault.raise("%s: line %d, column %d: not a JSON object but '%s': JSON lines wants {\"id\": ..., \"text\": ...} on every line",
    path, number, column(line, line:find("%S")), excerpt(line))
end

-- One line of JSON as a table.
local function decode (line, path, number)
  local object, at, message = json.decode(line)
  if not object then
    fault.raise("%s: line %d, column %d: malformed JSON: %s", path, number, column(line, at), message)
  end
  return object
end

local function id_of (object, where)
  local id = object.id
  if math.type(id) == "integer" then id = tostring(id) end
  if id == nil then fault.raise("%s: no \"id\": every document needs one", where) end
  if type(id) ~= "string" or id == "" then
    fault.raise("%s: \"id\" must be a string that is not empty", where)
  end
  return id
end

local function record_of (object, place)
  local id, text = id_of(object, place), object.text
  if type(text) ~= "string" then
    fault.raise("%s: document %s: %s", place, id, text == nil and "no \"text\"" or "\"text\" must be a string")
  end
  object.id, object.text = nil, nil
  for _, key in ipairs { "title", "date", "outlet", "url", "lang" } do
    if object[key] ~= nil and type(object[key]) ~= "string" then
      fault.raise("%s: document %s: \"%s\" must be a string", place, id, key)
    end
  end
  return { id = id, text = text, place = place, meta = object }
end

function formats.jsonl (f, path, add)
  for line, number in files.lines(f, path) do
    if line:find("^%s*{") then
      local object = decode(line, path, number)
      add(record_of(object, ("%s: line %d"):format(path, number)))
    elseif line:find("%S") then
      not_object(line, path, number)
    end
  end
end

local function not_row (line, path, number)
  if number == 1 then check_text(line:sub(1, 4096), path) end
  local _, tabs = line:gsub("\t", "")
  fault.raise("%s: line %d: %d field%s where TSV wants three, divided by TABs: id, date or label, text", path,
    number, tabs + 1, tabs == 0 and "" or "s")
end

function formats.tsv (f, path, add)
  for line, number in files.lines(f, path) do
    local id, label, text = line:match("^([^\t]*)\t([^\t]*)\t(.*)$")
    local place = ("%s: line %d"):format(path, number)
    if id == "" then fault.raise("%s: the id is empty", place) end
    if id then
      local is_date = label:find("^%d%d%d%d%-%d%d") or label:find("^%d%d%d%d$")
      local meta = { [is_date and "date" or "label"] = label ~= "" and label or nil }
      add { id = id, text = text, place = place, meta = meta }
    elseif line ~= "" then
      not_row(line, path, number)
    end
  end
end

return formats
