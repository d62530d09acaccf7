-- store.lua - texts in a temporary file, for collections that memory does not hold
--
-- The file loses its name as soon as it is open: it is gone with the store or the
-- process, however that ends.

local fault = require "syrtext.fault"

local store = {}

local Store = { __name = "syrtext.Store" }
Store.__index = Store

-- A name that no other process takes: see output.lua.
local function name_in (folder)
  return ("%s/syrtext-%s.texts"):format(folder, tostring({}):match("0x0*(%x+)") or "new")
end

local function failed (self, message)
  fault.raise("%s: no temporary file for the texts: %s", self.folder, fault.reason(message, self.name or ""))
end

-- A store in this folder; a fault when no file can be made there.
function store.open (folder)
  local self = setmetatable({ folder = folder, size = 0 }, Store)
  self.name = name_in(folder)
  local f, message = io.open(self.name, "w+b")
  if not f then failed(self, message) end
  os.remove(self.name)
  self.file = f
  return self
end

-- Keep a string; returns where it is.
function Store:put (s)
  local at = self.size
  local ok, message = self.file:seek("set", at)
  if ok then ok, message = self.file:write(s) end
  if ok then ok, message = self.file:flush() end
  if not ok then failed(self, message) end
  self.size = at + #s
  return at
end

-- The n bytes that were kept at `at`.
function Store:get (at, n)
  if n == 0 then return "" end
  local ok, message = self.file:seek("set", at)
  local s
  if ok then s, message = self.file:read(n) end
  if not s or #s < n then failed(self, message or "it was cut short") end
  return s
end

function Store:close ()
  if self.file then self.file:close() end
  self.file = nil
end

return store
