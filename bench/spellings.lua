#!/usr/bin/env lua5.4
-- spellings.lua - what tiers 3 and 4 find of spellings that no list has
--   bench/spellings.lua [--misses]
-- Rows for bench/run; --misses says below each what was not found, or found wrongly.
-- Persons: spec/cases/spellings.tsv, one French name of each given. Places: those
-- of Syria in ../shared, one Latin spelling of each held out.

local root = arg[0]:match("^(.*)/bench/[^/]*$") or (arg[0]:find("^bench/") and ".") or ".."
package.path = root .. "/lua/?.lua;" .. root .. "/lua/?/init.lua;" .. root .. "/?.lua;" .. package.path
package.cpath = root .. "/build/?.so;" .. package.cpath

local core = require "syrtext.core"
local misses = arg[1] == "--misses"

local function say (format, ...)
  print(format:format(...))
end

-- ---------------------------------------------------------------- persons

local persons = require("spec.spellings").persons(root)
local gazetteer = require("spec.spellings").gazetteer(persons)
local precision = 1
for _, script in ipairs { "latin", "arabic", "cyrillic" } do
  local r = require("spec.spellings").ask(gazetteer, persons, script)
  precision = math.min(precision, r.precision)
  say("persons.%s\t%.4f", script, r.recall)
  if misses then
    for _, m in ipairs(r.missed) do say("  missed\t%s", m) end
    for _, m in ipairs(r.wrong) do say("  wrong\t%s", m) end
  end
end
say("persons.precision\t%.4f", precision)

-- ---------------------------------------------------------------- places

local function fields (line)
  local t = {}
  for v in line:gmatch("[^\t]*") do t[#t + 1] = v end
  return t
end

-- Latin names of the places of Syria, in their order: { id, names }.
local function places ()
  local p = assert(io.popen(("xz -dc '%s/../shared/data/gazetteer/places_names.tsv.xz' 2>/dev/null"):format(root)))
  local out, by, seen = {}, {}, {}
  for line in p:lines() do
    local r = fields(line)
    local key = core.fold(r[7] or "")
    if r[1] == "sy" and key:find("^[%w '-]+$") and r[7]:find("%S") and not seen[r[2] .. key] then
      seen[r[2] .. key] = true
      if not by[r[2]] then
        by[r[2]] = { id = r[2], names = {} }
        out[#out + 1] = by[r[2]]
      end
      table.insert(by[r[2]].names, r[7])
    end
  end
  p:close()
  return out
end

local gallery, queries = {}, {}
for _, p in ipairs(places()) do
  if #p.names > 1 then queries[#queries + 1] = { id = p.id, name = table.remove(p.names) } end
  for _, name in ipairs(p.names) do
    gallery[#gallery + 1] = { entity = p.id, type = "LOC", name = name, alias = name, case = "any" }
  end
end
if #queries == 0 then
  for _, row in ipairs { "3.recall", "3.candidates", "4.recall" } do say("places.%s\t-\tthe list of ../shared is not here", row) end
  return
end

local list = assert(core.gazetteer(gallery))
for tier = 3, 4 do
  local found, first, candidates, start = 0, 0, 0, os.clock()
  for _, q in ipairs(queries) do
    local hit
    for i, a in ipairs(list:lookup(q.name, { tier = tier })) do
      candidates = candidates + 1
      if a.entity == q.id then hit = hit or i end
    end
    if hit then
      found = found + 1
      if hit == 1 then first = first + 1 end
    elseif misses and tier == 4 then
      say("  missed\t%s\t%s", q.name, q.id)
    end
  end
  local n = #queries
  say("places.%d.recall\t%.4f", tier, found / n)
  say("places.%d.first\t%.4f", tier, first / n)
  say("places.%d.candidates\t%.3f", tier, candidates / n)
  say("places.%d.time\t%.1f", tier, (os.clock() - start) / n * 1e6)
end
