-- link_spec.lua - which entity a short name of a document is given: cases with the list that ships

local core = require "syrtext.core"
local gazetteer = require "syrtext.gazetteer"
local names = require "syrtext.names"

local SHIPPED = assert(gazetteer.open())

-- "Text=TYPE:entity" for each name of the text, "+" where no list has it, the others it may mean behind "?"
local function found (text)
  local out = {}
  for i, m in ipairs(names.entities(core.doc(text), SHIPPED)) do
    local also = {}
    for k, x in ipairs(m.also or {}) do also[k] = x.entity end
    out[i] = ("%s=%s:%s%s%s"):format(m.text, m.type, m.tier == 0 and "+" or "", m.entity, also[1] and "?" .. table.concat(also, "?") or "")
  end
  return table.concat(out, "|")
end

local CASES = {
  -- a last name that several persons of the document have
  { "Saad Hariri a parlé. Hariri a démissionné. Son père Rafic Hariri a été tué.",
    "Saad Hariri=PER:saad-hariri|Hariri=PER:saad-hariri?rafic-hariri|Rafic Hariri=PER:rafic-hariri" },
  { "Hariri a dit non. Saad Hariri a parlé. Selon Rafic Hariri, oui. Saad Hariri est là.",
    "Hariri=PER:saad-hariri?rafic-hariri|Saad Hariri=PER:saad-hariri|Rafic Hariri=PER:rafic-hariri|Saad Hariri=PER:saad-hariri" },
  { "Le chef Moustafa Sejari a parlé. Sejari a dit non. Selon Mustafa Sejari, oui.",
    "Moustafa Sejari=PER:+moustafa-sejari|Sejari=PER:+moustafa-sejari|Mustafa Sejari=PER:+moustafa-sejari" },
  { "Jean Dupont et Jeanne Dupont sont là. Dupont a dit non.",
    "Jean Dupont=PER:+jean-dupont|Jeanne Dupont=PER:+jeanne-dupont|Dupont=PER:+jeanne-dupont?jean-dupont" },
}

describe("links of a document", function ()
  for _, case in ipairs(CASES) do
    it(case[1], function () assert.equal(case[2], found(case[1])) end)
  end
end)
