-- output.lua - results are written beside their place and renamed, so that a file
-- is there whole or not at all

local fault = require "syrtext.fault"

local output = {}

local BUFFER = 65536 -- bytes that stdio holds back before it writes

local Output = { __name = "syrtext.Output" }
Output.__index = Output

-- A reader that went away (head, less) is no error worth a word.
output.CLOSED = setmetatable({}, { __tostring = function () return "the reader closed the pipe" end })

local function failed (self, message, code)
  if code == 32 then error(output.CLOSED, 0) end -- errno EPIPE
  fault.raise("%s: cannot be written: %s", self.name, fault.reason(message, self.part or self.name))
end

-- A device or a pipe (/dev/null, /dev/stdout) must not be renamed over.
local function is_device (path)
  return path:find("^/dev/") ~= nil or path:find("^/proc/") ~= nil
end

local function check_place (path)
  local f = io.open(path, "rb")
  if not f then return end
  local _, _, code = f:read(0)
  f:close()
  if code then fault.raise("%s: cannot be written: it is a folder: name a file in it", path) end
end

-- A name that no other process takes: the address of a fresh table is ours alone
-- while we run, and differs from run to run.
local function part_name (path)
  return ("%s.%s.part"):format(path, tostring({}):match("0x0*(%x+)") or "new")
end

-- open(path?, stdout?): an output file; without a path, standard output.
function output.open (path, stdout)
  local self = setmetatable({ name = path or "standard output" }, Output)
  if not path or path == "-" then
    self.file, self.shared = stdout or io.stdout, true
    return self
  end
  if is_device(path) then
    self.part = path
  else
    check_place(path)
    self.part, self.target = part_name(path), path
  end
  local f, message = io.open(self.part, "wb")
  if not f then failed(self, message) end
  self.file = f
  f:setvbuf("full", BUFFER)
  return self
end

function Output:write (...)
  local ok, message, code = self.file:write(...)
  if not ok then failed(self, message, code) end
end

-- All is written: put the file in its place.
function Output:commit ()
  local ok, message, code = self.file:flush()
  if not ok then failed(self, message, code) end
  if self.shared then return end
  ok, message, code = self.file:close()
  self.closed = true
  if not ok then failed(self, message, code) end
  if not self.target then return end
  ok, message = os.rename(self.part, self.target)
  if not ok then failed(self, message) end
  self.done = true
end

-- Leave no trace. Safe to call after commit.
function Output:abort ()
  if self.shared or self.done then return end
  if not self.closed then self.file:close() end
  self.closed, self.done = true, true
  if self.target then os.remove(self.part) end
end

-- Run f(out) and put the file in its place, or leave none when f fails.
function output.with (path, stdout, f)
  local out = output.open(path, stdout)
  local ok, message = xpcall(function () f(out); out:commit() end, output.trace)
  if not ok then
    out:abort()
    error(message, 0)
  end
end

-- Keep faults as they are; give any other error its traceback.
function output.trace (e)
  if fault.is(e) or e == output.CLOSED or type(e) ~= "string" then return e end
  return debug.traceback(e, 2)
end

return output
