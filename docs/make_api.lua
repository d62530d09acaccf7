-- make_api.lua - docs/api.md from docs/meta.lua
--
-- usage: lua5.4 docs/make_api.lua [--check]      --check: only say whether api.md is up to date

local docs = arg[0]:match("^(.*)/[^/]*$") or "."
package.path = docs .. "/../lua/?.lua;" .. package.path
local help = require "syrtext.help"

local function read (path)
  local f = assert(io.open(path, "rb"))
  local text = f:read("a")
  f:close()
  return text
end

local page = help.markdown(read(docs .. "/meta.lua"))
local target = docs .. "/api.md"

if arg[1] == "--check" then
  local f = io.open(target, "rb")
  local old = f and f:read("a")
  if f then f:close() end
  if old ~= page then
    io.stderr:write("docs/api.md is not what docs/meta.lua says: run lua5.4 docs/make_api.lua\n")
    os.exit(1)
  end
else
  local f = assert(io.open(target, "wb"))
  f:write(page)
  assert(f:close())
end
