-- sources/init.lua - what kind of list a file is, by its content first, then by its name
--
--   kind          what tells it
--   compiled      its first bytes
--   tsv           a header with entity, type, name; or the name ends in .tsv
--   whosonfirst   a header with wof_id, or with id, language, privateuse
--   geonames      19 columns with numbers where GeoNames has them; alternates: two numbers, a language, a name
--   jsonl         objects with "entity"; or the name ends in .jsonl
--   ftm           objects with "schema" and "properties"
--   wikidata      an object with "head" and "results", or an array

local fault = require "syrtext.fault"
local files = require "syrtext.files"

local sources = {}

sources.COMPILED = "syrgaz\r\n" -- first bytes of a compiled file
local HEAD = 65536 -- bytes that are looked at

local PACKED = { ["\x1F\x8B"] = "gunzip", ["\xFD7"] = "xz -d", ["PK"] = "unzip", ["BZ"] = "bunzip2", ["\x28\xB5"] = "zstd -d" }

local READERS = {
  tsv = { "syrtext.sources.own", "read_tsv" }, jsonl = { "syrtext.sources.own", "read_jsonl" },
  whosonfirst = { "syrtext.sources.whosonfirst", "read" }, ftm = { "syrtext.sources.followthemoney", "read" },
  wikidata = { "syrtext.sources.wikidata", "read" }, geonames = { "syrtext.sources.geonames", "read_main" },
  alternates = { "syrtext.sources.geonames", "read_alternates" },
}

local function json_kind (head, line)
  if head:find("^%s*%[") or head:find('"bindings"%s*:') or head:find('^%s*{%s*"head"%s*:') then return "wikidata" end
  if line:find('"schema"%s*:') and (line:find('"properties"%s*:') or line:find('"id"%s*:')) then return "ftm" end
  if line:find('"entity"%s*:') then return "jsonl" end
  return nil
end

local function table_kind (line)
  if require("syrtext.sources.whosonfirst").is_header(line) then return "whosonfirst" end
  if line:find("\tname") or line:find("^name\t") then
    if line:find("entity", 1, true) then return "tsv" end
  end
  local geonames = require "syrtext.sources.geonames"
  if geonames.is_main(line) then return "geonames" end
  return geonames.is_alternates(line) and "alternates" or nil
end

-- kind(path) --> one of the kinds; a fault is raised for what is none of them.
function sources.kind (path)
  if files.kind(path) == "folder" then fault.raise("%s: a folder, and a gazetteer is a file", path) end
  local f = files.open(path)
  local head = f:read(HEAD) or ""
  f:close()
  if head:sub(1, #sources.COMPILED) == sources.COMPILED then return "compiled" end
  local tool = PACKED[head:sub(1, 2)]
  if tool then fault.raise("%s: a packed file: unpack it first, with %s", path, tool) end
  head = head:gsub("^\xEF\xBB\xBF", "")
  local line = head:match("^[%s]*([^\r\n]*)")
  local kind = head:find("^%s*[{%[]") and json_kind(head, line) or table_kind(line)
  if kind then return kind end
  local extension = files.extension(path)
  if extension == "jsonl" or extension == "tsv" then return extension end
  fault.raise("%s: a gazetteer is a .tsv or .jsonl source, a list of Wikidata, GeoNames, Who's On First or FollowTheMoney,"
    .. " or a compiled file", path)
end

-- read(list, path): the file's rows into the list.
function sources.read (list, path, kind)
  local reader = READERS[kind or sources.kind(path)]
  local f = files.open(path)
  local ok, e = pcall(require(reader[1])[reader[2]], list, f, path)
  f:close()
  if not ok then error(e, 0) end
end

return sources
