-- files.lua - files and folders: what a path is, what lies below it, in which order

local fault = require "syrtext.fault"
local need = require "syrtext.need"

local files = {}

local IS_DIRECTORY = 21 -- errno EISDIR: a folder opens, but does not read

-- Does a stand before b, byte by byte? The < of Lua asks the locale, and the
-- order of documents must not depend on where it runs.
function files.before (a, b)
  local n = math.min(#a, #b)
  for at = 1, n, 64 do
    if a:sub(at, at + 63) ~= b:sub(at, at + 63) then
      for i = at, n do
        local x, y = a:byte(i), b:byte(i)
        if x ~= y then return x < y end
      end
    end
  end
  return #a < #b
end

-- "file" or "folder"; a path that cannot be read raises a fault. Needs no lfs.
function files.kind (path)
  local f, message = io.open(path, "rb")
  if not f then
    local reason = fault.reason(message, path)
    if reason:find("such file", 1, true) then reason = "no such file or folder" end
    fault.raise("%s: cannot be read: %s", path, reason)
  end
  local _, why, code = f:read(0)
  f:close()
  if code == IS_DIRECTORY then return "folder" end
  if code then fault.raise("%s: cannot be read: %s", path, fault.reason(why, path)) end
  return "file"
end

function files.name (path)
  return path:match("([^/]*)/*$")
end

-- "a/B.JSONL" --> "jsonl"; nil when the name has none
function files.extension (path)
  local e = files.name(path):match("^.+%.([^.]+)$")
  return e and e:lower()
end

-- The names in a folder; a folder that cannot be read raises a fault.
local function names (lfs, folder)
  local list = {}
  local ok, message = pcall(function ()
    for name in lfs.dir(folder) do
      if name ~= "." and name ~= ".." then list[#list + 1] = name end
    end
  end)
  if not ok then
    fault.raise("%s: the folder cannot be read: %s", folder,
      tostring(message):match("([^:]*)$"):gsub("^%s+", ""):lower())
  end
  return list
end

-- Walk: every file below `folder` goes to found(path). `above` holds the
-- folders on the way down, so that a link to one of them is not followed.
local function walk (lfs, folder, above, found)
  local me = lfs.attributes(folder)
  local key = me and me.dev .. ":" .. me.ino
  if not key or above[key] then return end
  above[key] = true
  for _, name in ipairs(names(lfs, folder)) do
    local path = folder .. "/" .. name
    if lfs.attributes(path, "mode") == "directory" then
      walk(lfs, path, above, found)
    else
      found(path)
    end
  end
  above[key] = nil
end

-- All files below a folder, in byte order of their paths.
function files.below (folder)
  local list = {}
  local top = folder:gsub("(.)/+$", "%1")
  walk(need "lfs", top == "/" and "" or top, {}, function (path) list[#list + 1] = path end)
  table.sort(list, files.before)
  return list
end

function files.open (path)
  local f, message = io.open(path, "rb")
  if not f then fault.raise("%s: cannot be read: %s", path, fault.reason(message, path)) end
  return f
end

-- The whole of an open file.
function files.whole (f, path)
  local text, message = f:read("a")
  if not text then fault.raise("%s: cannot be read: %s", path, fault.reason(message, path)) end
  return text
end

-- A line without its end. By bytes: a pattern would walk a long line once more.
local function chop (line)
  local last = #line
  if line:byte(last) == 10 then last = last - 1 end
  if line:byte(last) == 13 then last = last - 1 end
  return line:sub(1, last)
end

-- for line, number in files.lines(f, path): without its line end, LF or CR LF.
function files.lines (f, path)
  local number = 0
  return function ()
    local line, message = f:read("L")
    if not line then
      if message then fault.raise("%s: cannot be read: %s", path, fault.reason(message, path)) end
      return nil
    end
    number = number + 1
    line = chop(line)
    if number == 1 and line:sub(1, 3) == "\xEF\xBB\xBF" then line = line:sub(4) end
    return line, number
  end
end

return files
