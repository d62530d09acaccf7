-- lua.lua - what the Lua face costs, by the protocol of bench/bench.h
--   lua5.4 bench/lua.lua TEXTS.tsv
-- MB/s of text read; the columns are there already but in lua.read.

local core = require "syrtext.core"

local LIMIT = 8e6 -- bytes of text: enough to be steady, a round under two seconds
local texts, docs, bytes, tokens = {}, {}, 0, 0
for line in io.lines((assert(arg[1], "usage: lua.lua TEXTS.tsv"))) do
  local text = line:match("[^\t]*$")
  texts[#texts + 1] = text
  bytes = bytes + #text
  if bytes > LIMIT then break end
end
for i, text in ipairs(texts) do
  docs[i] = core.doc(text)
  tokens = tokens + #docs[i]
end

local function row (name, value)
  io.write(("%s\t%.6g\n"):format(name, value))
end

local function measure (name, work)
  collectgarbage()
  local start = os.clock()
  for i = 1, #docs do work(docs[i], texts[i]) end
  local took = os.clock() - start
  row(name, bytes / took / 1e6)
  row(name .. ".ns", took / tokens * 1e9)
end

local sink = 0

local function round ()
  measure("lua.read", function (_, text)
    local doc <close> = core.doc(text)
    sink = sink + #doc
  end)
  measure("lua.tokens", function (doc)
    for first, last, kind in doc:tokens() do
      if kind == "word" then sink = sink + last - first end
    end
  end)
  measure("lua.count", function (doc)
    sink = sink + doc:count{ kind = "word" }
  end)
  measure("lua.text", function (doc)
    for i = 1, #doc do sink = sink + #doc:text(i) end
  end)
  measure("lua.gmatch", function (_, text) -- what a script would do without us
    for word in text:gmatch("%S+") do sink = sink + #word end
  end)
end

io.write("\n")
io.flush()
for _ in io.lines() do
  round()
  io.write("\n")
  io.flush()
end
