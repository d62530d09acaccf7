-- definitions_spec.lua - what one article says about names, for the others of a run

local core = require "syrtext.core"
local definitions = require "syrtext.names_definitions"
local gazetteer = require "syrtext.gazetteer"
local helper = require "spec.helper"
local names = require "syrtext.names"

local LIST = assert(gazetteer.open {
  { entity = "osdh", type = "ORG", name = "Observatoire syrien des droits de l'homme", case = "any" },
})

local ONE = "Le Parti des travailleurs libres (PTL) a parlé."
local OTHER = "Le Pacte des territoires lointains (PTL) a parlé."

-- entities of the last text, as the texts before it define names
local function found (...)
  local texts, known, out = { ... }, definitions.new(), {}
  for _, text in ipairs(texts) do known:read(core.doc(text), LIST) end
  for i, m in ipairs(names.entities(core.doc(texts[#texts]), LIST, { definitions = known })) do
    out[i] = ("%s=%s:%d:%s"):format(m.text, m.type, m.tier, m.entity)
  end
  return table.concat(out, "|")
end

describe("definitions of a run", function ()
  it("carry an acronym to the articles that only use it", function ()
    assert.equal("PTL=ORG:0:ptl", found "Selon le PTL, oui.")
    assert.equal("PTL=ORG:0:parti-des-travailleurs-libres", found(ONE, "Selon le PTL, oui."))
    assert.equal("OSD=ORG:1:osdh", found("L'Observatoire syrien des droits de l'homme (OSD)", "Selon l'OSD, oui."))
    assert.equal("Front Beta=ORG:0:front-alpha", found("Le Front Alpha (ex-Front Beta) est là.", "Selon le Front Beta, oui."))
  end)

  it("say nothing where articles disagree, of two letters, and of what an article defines itself", function ()
    assert.equal("PTL=ORG:0:ptl", found(ONE, OTHER, "Selon le PTL, oui."))
    assert.equal("PTL=ORG:0:parti-des-travailleurs-libres", found(ONE, OTHER, ONE, "Selon le PTL, oui."))
    assert.equal("PL=ORG:0:pl", found("Le Parti libéral (PL) a parlé.", "Selon le PL, oui."))
    assert.equal("Pacte des territoires lointains=ORG:0:pacte-des-territoires-lointains|PTL=ORG:0:pacte-des-territoires-lointains",
      found(ONE, ONE, OTHER))
  end)

  it("are looked for where there is a sign of one", function ()
    assert.is_true(definitions.may_define(core.doc(ONE)))
    assert.is_true(definitions.may_define(core.doc "le Front Alpha (ex-Front Beta)"))
    assert.is_true(definitions.may_define(core.doc "le parti (en français « PTL »)"))
    local start = os.clock()
    for _, piece in ipairs { "(", "( ", "(a", "AAA ", "(A", "A-", "AAA(", " " } do
      definitions.may_define(core.doc("(" .. piece:rep(300000)))
      definitions.may_define(core.doc("AAA" .. piece:rep(300000)))
    end
    assert.is_true(os.clock() - start < 10)
    assert.is_false(definitions.may_define(core.doc "Le PTL (à gauche) a parlé (lundi) à Alep."))
  end)

  it("are used by the command, in any order of the articles", function ()
    local folder = helper.folder()
    folder:write("a.txt", "Selon le PTL, oui.")
    folder:write("b.txt", ONE)
    local r = helper.run("entities", folder.path)
    local rows = helper.rows(r.out)
    assert.same({ "a", "parti-des-travailleurs-libres" }, { rows[1].doc, rows[1].entity })
    assert.equal(3, #rows)
    r = helper.run("entities", folder.path .. "/a.txt")
    assert.equal("ptl", helper.rows(r.out)[1].entity)
    folder:remove()
  end)
end)
