-- spellings.lua - the test of 70 persons: one French name given, others asked for

local core = require "syrtext.core"

local spellings = {}

-- The rows of spec/cases/spellings.tsv: { french, latin = {...}, arabic, cyrillic }.
function spellings.persons (root)
  local out = {}
  for line in io.lines(root .. "/spec/cases/spellings.tsv") do
    if not line:find("^#") then
      local french, latin, arabic, cyrillic = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)$")
      local person = { french = assert(french, line) }
      for script, cell in pairs { latin = latin, arabic = arabic, cyrillic = cyrillic } do
        person[script] = {}
        for s in cell:gmatch("[^|]+") do table.insert(person[script], s) end
      end
      out[#out + 1] = person
    end
  end
  return out
end

function spellings.gazetteer (persons)
  local rows = {}
  for i, p in ipairs(persons) do rows[i] = { entity = p.french, type = "PER", name = p.french, alias = p.french } end
  return assert(core.gazetteer(rows))
end

-- Every spelling of one script looked up: { recall, precision, queries, answers, missed, wrong }.
function spellings.ask (gazetteer, persons, script)
  local r = { queries = 0, answers = 0, missed = {}, wrong = {} }
  local right = 0
  for _, p in ipairs(persons) do
    for _, s in ipairs(p[script]) do
      local hit = false
      r.queries = r.queries + 1
      for _, a in ipairs(gazetteer:lookup(s, { tier = 4 })) do
        r.answers = r.answers + 1
        if a.entity == p.french then
          hit = true
        else
          r.wrong[#r.wrong + 1] = ("%s\t%s\t%.2f"):format(s, a.entity, a.score)
        end
      end
      if hit then right = right + 1 else r.missed[#r.missed + 1] = s .. "\t" .. p.french end
    end
  end
  r.recall = right / r.queries
  r.precision = r.answers > 0 and right / r.answers or 1
  return r
end

return spellings
