-- make_rockspec.lua - writes the rockspec: the lists of files in it are those of the folders
--
-- usage: lua5.4 rockspec/make_rockspec.lua   (from the top of the repository)
-- spec/rockspec_spec.lua fails when a file came or went and this was not run.

local function list (command)
  local out = {}
  local p = io.popen(command .. " | LC_ALL=C sort")
  for line in p:lines() do out[#out + 1] = line end
  p:close()
  return out
end

local out = {}

local function w (text)
  out[#out + 1] = text
end

w [[
rockspec_format = "3.0"
package = "syrtext"
version = "scm-1"
source = {
  url = "git+https://example.org/syrtext.git", -- who publishes it sets this
}
description = {
  summary = "Finds copied passages, wire families and names in French press",
  detailed = [=[
    A C core reads each text once, into columns of tokens with folded hashes. On these columns it matches
    many names at once, finds every passage that documents share, and sorts the documents into families
    of copies. With a command line, a gazetteer of the war in Syria, and a report in HTML.
    The command line needs argparse and luafilesystem besides; it says so when one is missing.
  ]=],
  license = "MIT",
  labels = { "text", "unicode", "nlp", "commandline" },
}
dependencies = { "lua >= 5.3" } -- no upper bound: a new Lua must not make it uninstallable
external_dependencies = {
  UTF8PROC = { header = "utf8proc.h", library = "utf8proc" },
}
build = {
  type = "builtin",
  -- rockspec/make_rockspec.lua writes these lists
  modules = {
    ["syrtext.core"] = {
      sources = {]]

for _, path in ipairs(list "find csrc -name '*.c'") do w(('        "%s",'):format(path)) end

w [[
      },
      incdirs = { "csrc", "$(UTF8PROC_INCDIR)" },
      libdirs = { "$(UTF8PROC_LIBDIR)" },
      libraries = { "utf8proc", "pthread" },
    },
    ["syrtext"] = "lua/syrtext/init.lua",]]

for _, path in ipairs(list "find lua -name '*.lua' ! -path lua/syrtext/init.lua") do
  local name = path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
  w(('    ["%s"] = "%s",'):format(name, path))
end

w [[
    ["syrtext.meta"] = "docs/meta.lua", -- what help() reads
  },
  install = {
    bin = { "bin/syrtext" },
    -- data beside the modules: syrtext.data.syria becomes syrtext/data/syria.tsv
    lua = {
      ["syrtext.data.demonyms"] = "corpus/gazetteer/demonyms.tsv",
      ["syrtext.data.metonyms"] = "corpus/gazetteer/metonyms.tsv",
      ["syrtext.data.syria"] = "corpus/gazetteer/syria.tsv",
    },
  },
  copy_directories = { "docs" },
}]]

local f = assert(io.open("rockspec/syrtext-scm-1.rockspec", "wb"))
f:write(table.concat(out, "\n"), "\n")
f:close()
