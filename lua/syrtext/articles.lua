-- articles.lua - read articles: files, folders, standard input, as one list of documents
--
-- Two steps. Reading makes records (id, text, place, metadata) and checks them:
-- ids that come twice, bytes that are not UTF-8, files without text. A record
-- becomes a document, tokens and all, when it is asked for.

local core = require "syrtext.core"
local fault = require "syrtext.fault"
local files = require "syrtext.files"
local formats = require "syrtext.formats"
local language = require "syrtext.language"
local tables = require "syrtext.tables"

local articles = {}

local Articles = { __name = "syrtext.Articles" }
local methods = {}

local DEFAULT_STDIN = "jsonl"

-- ------------------------------------------------------------------ texts in a file

-- With the option `folder` texts are kept in a file there: a record reads its own when
-- it is asked for, so that memory holds one text at a time.
local Stored = {}

function Stored.__index (record, key)
  if key == "text" then return rawget(record, "store"):get(record.at, record.bytes) end
end

local function put_away (self, record)
  if not self.options.folder then return end
  self.store = self.store or require("syrtext.store").open(self.options.folder)
  record.store, record.at, record.text = self.store, self.store:put(record.text), nil
  setmetatable(record, Stored)
end

-- What the index keeps of a document reads its text at [1] in the same way.
local function forget_text (meta, record)
  if not rawget(record, "store") then return end
  meta[1] = nil
  setmetatable(meta, { __index = function (_, key) return key == 1 and record.text or nil end })
end

-- ------------------------------------------------------------------ checks

-- A warning, or with `strict` a fault.
local function warn (self, format, ...)
  local message = format:format(...)
  if self.options.strict then fault.raise("%s", message) end
  self.warnings[#self.warnings + 1] = message
  if self.options.on_warning then self.options.on_warning(message) end
end

local function plural (n, word)
  return n == 1 and "1 " .. word or ("%d %ss"):format(n, word)
end

-- Bytes that are not UTF-8 and NULs are kept, and each counts as a separator.
local function check_bytes (self, record)
  local text = record.text
  if core.utf8check(text) then
    local doc = core.doc(text)
    local stats = doc:stats()
    doc:close()
    if stats.bad > 0 then
      local at = stats.first_bad
      warn(self, "%s: document %s: not UTF-8: %s, the first (0x%02X) at offset %d; each counts as a separator",
        record.place, record.id, plural(stats.bad, "bad byte"), text:byte(at), at - 1)
    end
  end
  local nul = text:find("\0", 1, true)
  if nul then
    local _, count = text:gsub("\0", "")
    warn(self, "%s: document %s: %s, the first at offset %d; each counts as a separator", record.place, record.id,
      plural(count, "NUL byte"), nul - 1)
  end
end

-- Option `repair`: damaged encoding is mended before anything reads the text, and
-- the record keeps the object that knows the positions in the original.
local function repair (self, record)
  local text, report, map = core.repair(record.text)
  if not text or #report == 0 then return end
  local message = ("%s: document %s: encoding repaired in %s, the first at offset %d; positions are those of the repaired text")
    :format(record.place, record.id, plural(#map, "place"), report[1].first - 1)
  record.text, record.repair = text, map
  self.warnings[#self.warnings + 1] = message
  if self.options.on_warning then self.options.on_warning(message) end
end

local function add (self, record)
  local other = self.by_id[record.id]
  if other then
    fault.raise("document %s is there twice: %s and %s: give one another id, or read them apart", record.id,
      self.records[other].place, record.place)
  end
  if self.options.repair then repair(self, record) end
  if record.text:find("%S") then
    check_bytes(self, record)
  else
    warn(self, record.text == "" and "%s: document %s: empty" or "%s: document %s: nothing but white space",
      record.place, record.id)
  end
  local n = #self.records + 1
  record.bytes = #record.text
  put_away(self, record)
  self.records[n], self.by_id[record.id] = record, n
end

-- ------------------------------------------------------------------ reading

local function read_open (self, f, path, format)
  local before = #self.records
  formats[format](f, path, function (record) add(self, record) end)
  if #self.records == before then warn(self, "%s: no document in it: the file is empty", path) end
end

local function read_file (self, path, format)
  local f = files.open(path)
  local ok, message = pcall(read_open, self, f, path, format)
  f:close()
  if not ok then error(message, 0) end
end

-- The format of one file that was named by itself.
local function format_of (self, path)
  local extension = files.extension(path)
  local format = formats[extension] and extension or self.options.input_format
  if format then return format end
  fault.raise("%s: the name does not tell the format: articles are .txt, .jsonl or .tsv (or say --input-format)", path)
end

local function read_folder (self, folder)
  local others, example, found = 0, nil, false
  for _, path in ipairs(files.below(folder)) do
    local extension = files.extension(path)
    if formats[extension] then
      read_file(self, path, extension)
      found = true
    else
      others, example = others + 1, example or path
    end
  end
  if found then return end
  if others == 0 then fault.raise("%s: an empty folder: put .txt, .jsonl or .tsv files there", folder) end
  fault.raise("%s: a folder without articles: %s below it, such as %s, but no .txt, .jsonl or .tsv", folder,
    plural(others, "file"), example)
end

local function read_path (self, path)
  if path == "-" then
    local format = self.options.input_format or DEFAULT_STDIN
    read_open(self, self.options.stdin or io.stdin, "standard input", format)
  elseif files.kind(path) == "folder" then
    read_folder(self, path)
  else
    read_file(self, path, format_of(self, path))
  end
end

-- ------------------------------------------------------------------ the list

-- The language of most articles, for those that tell too little.
local function main_language (self)
  if not self.main_language then
    local i = 0
    self.main_language = language.majority(function ()
      i = i + 1
      return self.records[i] and self.records[i].text
    end)
  end
  return self.main_language
end

local function language_of (self, record)
  return self.options.lang or language.of(record.meta.lang, record.text, function () return main_language(self) end)
end

-- What is known of a document besides its text.
local function meta_of (record)
  local meta = { id = record.id, place = record.place, repair = record.repair }
  for key, value in pairs(record.meta) do
    if meta[key] == nil then meta[key] = value end
  end
  return meta
end

-- What syrtext.doc is told: the rules that the caller asked for.
local function reading (options, lang)
  return {
    lang = lang, mode = options.mode, whole = options.whole, semicolon = options.semicolon, glued = options.glued,
    clitics = options.clitics,
  }
end

local function document (self, i)
  local doc = self.docs[i]
  if doc then return doc end
  local record = self.records[i]
  local meta = meta_of(record)
  doc = core.doc(record.text, meta, reading(self.options, language_of(self, record)))
  if self.options.keep ~= false then self.docs[i] = doc end
  return doc
end

-- for doc in articles:each() do ... end, in input order
function methods:each ()
  local i = 0
  return function ()
    i = i + 1
    if self.records[i] then return document(self, i) end
  end
end

-- The document with this id, or nil.
function methods:find (id)
  local i = self.by_id[id]
  return i and document(self, i)
end

-- Bytes of all texts, without making documents.
function methods:bytes ()
  local n = 0
  for _, record in ipairs(self.records) do n = n + record.bytes end
  return n
end

-- The language of an article, or false where it must be guessed.
local function tag_of (self, record)
  local tag = self.options.lang or record.meta.lang
  return tag ~= nil and tag ~= "" and language_of(self, record)
end

local BATCH = 1 << 25 -- bytes of texts that are added at once
local FEW = 1 << 22   -- the same, when texts are in a file

local function add_batch (self, index, threads, from)
  local list, langs, bytes, i = {}, {}, 0, from
  while self.records[i] and bytes < (self.store and FEW or BATCH) do
    local record = self.records[i]
    local meta = meta_of(record)
    meta[1] = record.text
    list[#list + 1], langs[#list + 1] = meta, tag_of(self, record)
    bytes, i = bytes + record.bytes, i + 1
  end
  local ok, message = index:add_all(list, { threads = threads, lang = langs, otherwise = main_language(self) })
  if not ok then fault.raise("%s", message) end
  for k, meta in ipairs(list) do forget_text(meta, self.records[from + k - 1]) end
  return i, bytes
end

-- Add all of them to an index, on `threads` threads, without making documents.
-- step(bytes): called after each batch
function methods:add_to (index, threads, step)
  local i, bytes = 1
  while self.records[i] do
    i, bytes = add_batch(self, index, threads, i)
    if step then step(bytes) end
  end
end

-- A plain description of document i for lists: no tokens are made.
function methods:about (i)
  local r = self.records[i]
  if not r then return nil end
  return { id = r.id, date = r.meta.date, outlet = r.meta.outlet, title = r.meta.title, bytes = r.bytes, place = r.place }
end

function Articles.__len (self)
  return #self.records
end

function Articles.__index (self, key)
  if math.type(key) == "integer" then
    if key < 0 then key = #self.records + 1 + key end
    return self.records[key] and document(self, key)
  end
  return methods[key]
end

function Articles.__tostring (self)
  local rows = {}
  for i = 1, #self.records do
    if i > tables.SHOWN then break end
    local a = self:about(i)
    rows[i] = { a.id, a.date, a.outlet, a.title, a.bytes }
  end
  return ("%s\n%s"):format(plural(#self.records, "article"), tables.text {
    columns = { "id", "date", "outlet", "title", "bytes" }, rows = rows, total = #self.records,
  })
end

-- ------------------------------------------------------------------ making

local function read_all (self, paths)
  for _, path in ipairs(paths) do
    if type(path) ~= "string" then error("bad path (string expected, got " .. type(path) .. ")", 0) end
    read_path(self, path)
  end
  for _, record in ipairs(self.records) do
    if record.bytes > 0 then return self end
  end
  fault.raise("%s: nothing to read: %s", table.concat(paths, ", "),
    #self.records == 0 and "no document in it, the file is empty" or "every document is empty")
end

-- read(path, ..., options?) --> Articles, or nil, message
-- options: lang, mode, whole, clitics, semicolon, glued (as syrtext.doc has them), input_format, strict, repair,
-- keep (false: make each document anew),
-- on_warning(message), stdin (a file), folder (keep the texts in a temporary file there). Warnings are kept in .warnings.
function articles.read (...)
  local paths = table.pack(...)
  local options = type(paths[paths.n]) == "table" and table.remove(paths, paths.n) or {}
  assert(type(paths[1]) == "string", "syrtext.read: a path expected: a file, a folder or '-'")
  local self = setmetatable({ records = {}, by_id = {}, docs = {}, warnings = {}, options = options }, Articles)
  return fault.try(read_all, self, paths)
end

return articles
