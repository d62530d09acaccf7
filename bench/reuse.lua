-- reuse.lua - speed of the reuse engine: CPU time of tokens, adding and linking
--
--   lua5.4 bench/reuse.lua TEXTS.tsv[.xz] [THREADS]
--
-- TEXTS: id <TAB> anything <TAB> text, one document a line. Prints one line of TSV
-- a stage: stage, seconds of CPU time (all threads), MB/s of text; then what was found.

local path, threads = arg[1], tonumber(arg[2] or 1)
if not path then
  io.stderr:write("usage: lua5.4 bench/reuse.lua TEXTS.tsv[.xz] [THREADS]\n")
  os.exit(2)
end
local home = arg[0]:match("^(.*)/bench/[^/]*$") or "."
package.path = home .. "/lua/?.lua;" .. home .. "/lua/?/init.lua;" .. package.path
package.cpath = home .. "/" .. (os.getenv("SYRTEXT_BUILD") or "build") .. "/?.so;" .. package.cpath
local syrtext = require "syrtext"

local function open (name)
  if name:find("%.xz$") then return assert(io.popen("xz -dc '" .. name:gsub("'", "'\\''") .. "'")) end
  return assert(io.open(name, "rb"))
end

local texts, bytes = {}, 0
for line in open(path):lines() do
  local id, text = line:match("^([^\t]*)\t[^\t]*\t(.*)$")
  texts[#texts + 1] = { id, text }
  bytes = bytes + #text
end
collectgarbage()

local spent = { 0, 0, 0, 0 }
local function timed (stage, f, ...)
  local from = os.clock()
  local a = f(...)
  spent[stage] = spent[stage] + os.clock() - from
  return a
end

-- Fingerprints by themselves, without an index.
for _, t in ipairs(texts) do
  local doc <close> = syrtext.doc(t[2])
  timed(4, doc.simhash, doc)
end

local index = syrtext.index()
for _, t in ipairs(texts) do
  local doc <close> = timed(1, syrtext.doc, t[2], { id = t[1] })
  timed(2, index.add, index, doc)
end
timed(3, index.link, index, { threads = threads })

local function row (stage, seconds)
  print(("%s\t%.3f\t%.1f"):format(stage, seconds, bytes / seconds / 1e6))
end
print("stage\tseconds\tMB/s")
row("tokens", spent[1])
row("add", spent[2])
row("link", spent[3])
row("tokens to passages", spent[1] + spent[2] + spent[3])
row("simhash", spent[4])
print(("%d documents, %.1f MB: %s"):format(#texts, bytes / 1e6, tostring(index)))
