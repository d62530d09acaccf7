-- need.lua - ask for a library when it is used, not before
--
-- The module itself depends on Lua alone. What only some jobs need (folders,
-- JSON, the command line) is asked for here, and a missing one is answered
-- with the package that has it.

local fault = require "syrtext.fault"

local PACKAGES = {
  lfs = { debian = "lua-filesystem", rock = "luafilesystem", why = "to read a folder" },
  argparse = { debian = "lua-argparse", rock = "argparse", why = "for the command line" },
}

-- need "lfs" --> the library, or a fault that names what to install
return function (name)
  local ok, library = pcall(require, name)
  if ok then return library end
  local p = PACKAGES[name]
  fault.raise("%s is missing (%s): apt-get install %s, or luarocks --lua-version %s install %s",
    name, p.why, p.debian, _VERSION:match("%d+%.%d+"), p.rock)
end
