-- sources_spec.lua - published lists of names: Wikidata, GeoNames, Who's On First, FollowTheMoney

local check = require "syrtext.gazetteer_check"
local gazetteer = require "syrtext.gazetteer"
local helper = require "spec.helper"
local sources = require "syrtext.sources"

local WIKIDATA = [[
{ "head": { "vars": [ "item", "itemLabel", "itemAltLabel", "coord" ] }, "results": { "bindings": [
  { "item": { "type": "uri", "value": "http://www.wikidata.org/entity/Q41183" },
    "itemLabel": { "xml:lang": "fr", "type": "literal", "value": "Alep" },
    "itemAltLabel": { "xml:lang": "fr", "type": "literal", "value": "Aleppo, Halab" },
    "coord": { "type": "literal", "value": "Point(37.15 36.2)" } },
  { "item": { "type": "uri", "value": "http://www.wikidata.org/entity/Q41183" },
    "itemLabel": { "type": "literal", "value": "Alep" }, "itemAltLabel": { "type": "literal", "value": "Haleb" } },
  { "item": { "type": "uri", "value": "http://www.wikidata.org/entity/Q44329" },
    "itemLabel": { "type": "literal", "value": "Bachar el-Assad" }, "classLabel": { "type": "literal", "value": "human" },
    "altLabel": { "type": "literal", "value": "Bachar al-Assad|Bashar Assad" } } ] } }
]]

local SIMPLE = [[
[ {"person":"http://www.wikidata.org/entity/Q44329","personLabel":"Bachar el-Assad","dateOfBirth":"1965"},
  {"person":"http://www.wikidata.org/entity/Q44329","personLabel":"Bachar el-Assad","alias":"Bashar Assad"} ]
]]

local MAIN = "170063\tAleppo\tAleppo\tAlep,Halab,حلب\t36.2\t37.16\tP\tPPLA\tSY\t\t09\t\t\t\t1602264\t\t390\tAsia/Damascus\t2020-01-01\n"
local ALTERNATES = "1\t170063\tfr\tAlep\t1\t\t\t\n2\t170063\tlink\thttps://x.org/\t\t\t\t\n3\t170063\tar\tحلب\t\t\t\t\n"
  .. "4\t999\t\tTell Ahmar\t\t\t\t\n5\t999\tfr\tTel Ahmar\t1\t\t\t\n"
local WOF = "country\twof_id\tplacetype\tlat\tlon\tkind\tname\nsy\t7\tlocality\t36\t41\twof\tTall Ahmad\n"
  .. "sy\t7\tlocality\t36\t41\tara_x_preferred\tتل أحمد\nsy\t7\tlocality\t36\t41\tfra_x_preferred\tTell Ahmed\n"
  .. "sy\t8\tlocality\t36\t41\twof\tSur\n"
local FTM = '{"id":"NK-1","caption":"Rami Makhlouf","schema":"Person","properties":{"name":["Rami Makhlouf"],'
  .. '"alias":["Rami Makhluf"],"weakAlias":["Rami"],"birthDate":["1969"]}}\n{"id":"NK-2","schema":"Sanction","properties":{}}\n'
  .. '{"id":"NK-3","caption":"Cham Holding","schema":"Company","properties":{"name":["Cham Holding"],"abbreviation":["CHC"]}}\n'

describe("sources", function ()
  local folder
  before_each(function () folder = helper.folder() end)
  after_each(function () folder:remove() end)

  -- all names as "entity type name: alias/case", in the order of the list
  local function names (file, text, options)
    local list = gazetteer.read({ folder:write(file, text) }, options)
    local out = {}
    for i, r in ipairs(list.rows) do out[i] = ("%s %s %s: %s/%s"):format(r.entity, r.type, r.name, r.alias, r.case) end
    return out
  end

  local function refused (file, text, ...)
    local g, message = gazetteer.open(folder:write(file, text))
    assert.is_nil(g)
    for _, part in ipairs { ... } do assert.truthy(message:find(part, 1, true), message .. "  lacks: " .. part) end
  end

  it("are told by their content, then by their name", function ()
    local kinds = { wikidata = WIKIDATA, geonames = MAIN, alternates = ALTERNATES, whosonfirst = WOF, ftm = FTM,
      tsv = "entity\ttype\tname\n", jsonl = '{"entity":"a","type":"LOC","name":"A"}\n' }
    for kind, text in pairs(kinds) do assert.equal(kind, sources.kind(folder:write("list", text))) end
    assert.equal("wikidata", sources.kind(folder:write("q.json", SIMPLE)))
    assert.equal("tsv", sources.kind(folder:write("x.tsv", "?")))
    refused("x.gz", "\x1F\x8B\x08", "gunzip")
    refused("x.bin", "what is this\n", "compiled file")
  end)

  it("tell the ids of Wikidata that they have", function ()
    local function known (file, text, entity)
      local e = assert(gazetteer.open(folder:write(file, text))):entity(entity)
      return e and e.wikidata
    end
    assert.equal("Q41183", known("w.json", WIKIDATA, "Q41183"))
    assert.equal("Q41183", known("a.txt", ALTERNATES .. "6\t170063\twkdt\tQ41183\n", "geonames-170063"))
    assert.equal("Q7316", known("f.json", (FTM:gsub('"weakAlias"', '"wikidataId":["Q7316"],"weakAlias"')), "NK-1"))
    assert.is_nil(known("f.json", FTM, "NK-1"))
    local both = { folder:write("SY.txt", MAIN), folder:write("n.txt", ALTERNATES .. "9\t170063\twkdt\tQ41183\n") }
    assert.equal("Q41183", assert(gazetteer.open(both)):entity("geonames-170063").wikidata)
  end)

  it("Who's On First: the table of names as it is published, with TABs, commas or |", function ()
    local rows = { { "id", "placetype", "country", "language", "extlang", "script", "region", "variant", "extension", "privateuse", "name",
      "lastmodified" },
      { "7", "locality", "SY", "eng", "", "", "", "", "", "preferred", "Aleppo", "1" },
      { "7", "locality", "SY", "fra", "", "", "", "", "", "x_preferred", "Alep", "1" },
      { "8", "locality", "SY", "fra", "", "", "", "", "", "", "Xanthe, la Ville", "1" } }
    local wanted = { "wof-7 LOC Alep: Aleppo/initial", "wof-7 LOC Alep: Alep/initial",
      "wof-8 LOC Xanthe, la Ville: Xanthe, la Ville/initial" }
    for _, mark in ipairs { "\t", ",", "|" } do
      local lines = {}
      for i, row in ipairs(rows) do
        local cells = {}
        for k, cell in ipairs(row) do cells[k] = mark == "," and cell:find(",") and '"' .. cell .. '"' or cell end
        lines[i] = table.concat(cells, mark) .. "\n"
      end
      assert.same(wanted, names("names.txt", table.concat(lines)))
      refused("names.txt", lines[1] .. "x" .. lines[2]:sub(2), "line 2", "no id and name")
    end
    refused("names.txt", "id,name\n1,Alep\n", "a gazetteer is")
  end)

  it("Wikidata: both forms, any variable", function ()
    assert.same({ "Q41183 LOC Alep: Alep/initial", "Q41183 LOC Alep: Aleppo/initial", "Q41183 LOC Alep: Halab/initial",
      "Q41183 LOC Alep: Haleb/initial", "Q44329 PER Bachar el-Assad: Bachar el-Assad/initial",
      "Q44329 PER Bachar el-Assad: Bachar al-Assad/initial", "Q44329 PER Bachar el-Assad: Bashar Assad/initial" },
      names("w.json", WIKIDATA))
    assert.same({ "Q44329 PER Bachar el-Assad: Bachar el-Assad/initial", "Q44329 PER Bachar el-Assad: Bashar Assad/initial" },
      names("s.json", SIMPLE))
    local untold = '[{"item":"http://www.wikidata.org/entity/Q1","itemLabel":"Xanthe"}]'
    assert.same({ "Q1 MISC Xanthe: Xanthe/initial" }, names("u.json", untold))
    assert.same({ "Q1 ORG Xanthe: Xanthe/initial" }, names("u.json", untold, { type = "ORG" }))
    assert.same({}, names("n.json", '[{"item":"http://www.wikidata.org/entity/Q1","itemLabel":"Q1"}]'))
    refused("w.json", WIKIDATA:gsub('"Alep" }', '"Alep" ]', 1), "w.json: line 3: malformed JSON")
    refused("w.json", '[\n{"x":"y"}]', "no variable", "?item")
    refused("w.json", WIKIDATA:gsub("Bashar", "B\xFFshar"), "w.json: line 8", "not valid UTF-8")
  end)

  it("GeoNames: main tables and alternate names", function ()
    assert.same({ "geonames-170063 LOC Aleppo: Aleppo/initial", "geonames-170063 LOC Aleppo: Alep/initial",
      "geonames-170063 LOC Aleppo: Halab/initial", "geonames-170063 LOC Aleppo: حلب/initial" }, names("SY.txt", MAIN))
    assert.same({ "geonames-170063 LOC Alep: Alep/initial", "geonames-170063 LOC Alep: حلب/initial",
      "geonames-999 LOC Tel Ahmar: Tell Ahmar/initial", "geonames-999 LOC Tel Ahmar: Tel Ahmar/initial" },
      names("alternateNames.txt", ALTERNATES))
    local both = gazetteer.read { folder:write("SY.txt", MAIN), folder:write("alternateNames.txt", ALTERNATES) }
    assert.equal("Aleppo", both.rows[2].name)
    refused("SY.txt", MAIN .. "170064\tX\n", "SY.txt: line 2", "19")
    refused("SY.txt", MAIN .. MAIN:gsub("170063\tAleppo", "170064\tAl\xFFppo"), "SY.txt: line 2", "not valid UTF-8")
  end)

  it("Who's On First: the French name, words of every day kept in check", function ()
    assert.same({ "wof-7 LOC Tell Ahmed: Tall Ahmad/initial", "wof-7 LOC Tell Ahmed: تل أحمد/initial",
      "wof-7 LOC Tell Ahmed: Tell Ahmed/initial", "wof-8 LOC Sur: Sur/never-alone" }, names("places.tsv", WOF))
    refused("places.tsv", WOF .. "sy\tx\n", "places.tsv: line 6")
    refused("places.tsv", WOF .. "sy\t9\tlocality\t1\t2\twof\tA\0b\n", "line 6", "NUL")
  end)

  it("FollowTheMoney: names, weak ones too; no sanctions", function ()
    assert.same({ "NK-1 PER Rami Makhlouf: Rami Makhlouf/initial", "NK-1 PER Rami Makhlouf: Rami Makhluf/initial",
      "NK-1 PER Rami Makhlouf: Rami/never-alone", "NK-3 ORG Cham Holding: Cham Holding/initial",
      "NK-3 ORG Cham Holding: CHC/exact" },
      names("entities.ftm.json", FTM))
    refused("e.json", FTM .. '{"id":"NK-4","schema":"Person"}\n', "e.json: line 4", "properties")
    refused("e.json", FTM .. '{"id":\n', "e.json: line 4", "not a JSON object", "byte")
  end)

  it("leaves names out that no list can hold, and says how many", function ()
    local said = {}
    local nine = "sy\t9\tlocality\t1\t2\twof\t"
    local long = WOF .. nine .. ("x "):rep(17) .. "\n" .. nine .. "Xanthe\n" .. nine .. "--\n"
    local g = assert(gazetteer.open(folder:write("p.tsv", long), { on_warning = function (m) said[#said + 1] = m end }))
    assert.equal(5, #g)
    assert.matches("2 names left out; the first: .*p%.tsv: line 6: name 'x x", said[1])
  end)

  it("are read together, as one list", function ()
    local g = assert(gazetteer.open { folder:write("w.json", WIKIDATA), folder:write("e.json", FTM), folder:write("p.tsv", WOF) })
    assert.equal(6, g:info().entities)
  end)
end)

describe("gazetteer check", function ()
  local folder
  before_each(function () folder = helper.folder() end)
  after_each(function () folder:remove() end)

  local function problems (text)
    local out = {}
    for i, p in ipairs(check.problems { folder:write("n.tsv", "entity\ttype\tname\taliases\twikidata\tcase\n" .. text) }) do
      out[i] = ("%s %d %s: %s"):format(p.severity, p.line, p.name, p.problem)
    end
    return table.concat(out, "\n")
  end

  it("says nothing of a good list", function ()
    assert.equal("", problems("a\tLOC\tAlep\tHaleb\t\t\nei\tORG\tEI\t\t\texact\nsur\tLOC\tSur\t\t\tnever-alone\n"
      .. "n\tLOC\tNice\t\t\texact\n"))
  end)

  it("warns of words, letters, and names of several", function ()
    local text = problems("a\tLOC\tSur\tZ\t\t\nb\tLOC\tAlep\t\t\t\nc\tORG\tALEP\t\t\t\n"
      .. "d\tPER\tHariri\t\t\tnever-alone\ne\tPER\tHariri\t\t\tnever-alone\n")
    for _, part in ipairs { "warning 2 Sur: a common French word", "warning 2 Z: one or two letters",
      "warning 3 Alep: also the name of c (line 4)", "warning 4 ALEP: also the name of b (line 3)" } do
      assert.truthy(text:find(part, 1, true), text)
    end
    assert.is_nil(text:find("Hariri", 1, true))
  end)

  it("names the file of another list, and what an entity has twice", function ()
    local head = "entity\ttype\tname\taliases\twikidata\tcase\n"
    local one = folder:write("one.tsv", head .. "a\tLOC\tXanthe\tXanthi|Xanthi|XANTHE\t\t\na\tLOC\tXanthe\tXan\t\tany\n"
      .. "c\tLOC\tLe Caire\tCaire\t\t\n")
    local two = folder:write("two.tsv", head .. "b\tORG\tXanthi\t\t\t\n")
    local out = {}
    for i, p in ipairs(check.problems { one, two }) do
      out[i] = ("%s:%d %s: %s"):format(p.file:match("[^/]*$"), p.line, p.name, p.problem)
    end
    assert.same({ "one.tsv:2 Xanthi: twice in entity 'a' (line 2 has it already): take one away",
      "one.tsv:2 Xanthi: also the name of b (" .. two .. ": line 2)",
      "one.tsv:2 XANTHE: the same to the matcher as 'Xanthe' of this entity (line 2): take one away",
      "two.tsv:2 Xanthi: also the name of a (" .. one .. ": line 2)" }, out)
  end)

  it("knows words behind articles, plurals, letters with stops, Arabic articles", function ()
    local text = problems("a\tLOC\tLa Ville\tL'Orange|Marchés|Cerises|U.N.|d'A|Saint-Denis\t\t\n"
      .. "b\tORG\tal-Nosra\t\t\tany\nc\tORG\tNosra\t\t\t\nd\tORG\tAl-Ab\t\t\tany\ne\tORG\tAbba\tArte\t\t\n")
    for _, part in ipairs { "La Ville: a common French word", "L'Orange: a common", "Marchés: a common", "Cerises: a common",
      "U.N.: one or two", "d'A: one or two", "al-Nosra: but for an Arabic article also the name of c (line 4)",
      "Nosra: but for an Arabic article also the name of b (line 3)" } do
      assert.truthy(text:find(part, 1, true), text)
    end
    for _, good in ipairs { "Saint-Denis", "Abba", "Arte" } do assert.is_nil(text:find(good, 1, true), text) end
  end)

  it("goes on after an error", function ()
    local text = problems("a\tTOWN\tAlep\t\t\t\nb\tLOC\t--\t\t\t\nc\tLOC\t" .. ("x "):rep(17) .. "\t\t\t\n"
      .. "d\tLOC\tBe\xFF\t\t\t\ne\tLOC\tX|\t\t\t\t\nf\tLOC\tXanthe\tA||B\t\t\n")
    for _, part in ipairs { "error 2 Alep: type 'TOWN'", "error 3 --: name '--': empty, or nothing left", "error 4 x x", "at most 16 words",
      "error 5 Be?: the name is not valid UTF-8", "error 6", "error 7 Xanthe: an empty alias" } do
      assert.truthy(text:find(part, 1, true), text .. "  lacks: " .. part)
    end
  end)

  it("finds few dangers in the list that ships", function ()
    local list = check.problems { gazetteer.shipped "syria.tsv" }
    assert.is_true(#list < 20, tostring(#list))
    for _, p in ipairs(list) do assert.equal("warning", p.severity) end
  end)
end)
