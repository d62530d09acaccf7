-- decisions_spec.lua - the analyst's decisions, and what else the names of a document carry

local core = require "syrtext.core"
local decisions = require "syrtext.decisions"
local gazetteer = require "syrtext.gazetteer"
local helper = require "spec.helper"
local names = require "syrtext.names"

local SMALL = assert(gazetteer.open {
  { entity = "alep", type = "LOC", name = "Alep" }, { entity = "idleb", type = "LOC", name = "Idleb" },
  { entity = "saad", type = "PER", name = "Saad Hariri", aliases = { "Saad Hariri" } },
  { entity = "rafic", type = "PER", name = "Rafic Hariri", aliases = { "Rafic Hariri" } },
  { entity = "saad", type = "PER", name = "Saad Hariri", aliases = { "Hariri" }, case = "never-alone" },
  { entity = "rafic", type = "PER", name = "Rafic Hariri", aliases = { "Hariri" }, case = "never-alone" },
  { entity = "moscou", type = "LOC", name = "Moscou" }, { entity = "kremlin", type = "ORG", name = "Kremlin" },
  { entity = "syrie", type = "LOC", name = "Сирия", aliases = { "Suriye", "سوريا" } },
  { entity = "lavrov", type = "PER", name = "Сергей Лавров", aliases = { "Sergey Lavrov", "سيرغي لافروف" } },
  { entity = "irak", type = "LOC", name = "العراق" },
})

local function found (text, options, meta, read)
  local out = {}
  for i, m in ipairs(names.entities(core.doc(text, meta or { id = "a" }, read), SMALL, options)) do
    out[i] = ("%s=%s:%s"):format(m.text, m.type, m.entity)
  end
  return table.concat(out, "|")
end

describe("decisions", function ()
  local folder
  before_each(function () folder = helper.folder() end)
  after_each(function () folder:remove() end)

  local function decided (lines, text, id)
    return found(text, { decisions = assert(decisions.read(folder:write("d.txt", lines))) }, { id = id or "a" })
  end

  it("merge: all take the first id and its type", function ()
    assert.equal("Idleb=LOC:alep", decided("merge\talep\tidleb\n", "à Idleb, lundi"))
    assert.equal("Ned Price=LOC:alep", decided("# why\n\nmerge  alep  ned-price  other\n", "a dit Ned Price"))
    assert.equal("Idleb=LOC:moscou", decided("merge\talep\tidleb\nmerge\tmoscou\talep\n", "à Idleb, lundi"))
  end)

  it("split: one spelling is another entity", function ()
    assert.equal("Alep=LOC:alep", decided("split\talep\tAlep\tclub\tb\n", "à Alep, lundi", "c"))
    assert.equal("Alep=LOC:club", decided("split\talep\tAlep\tclub\n", "à Alep, lundi"))
  end)

  it("forbid: no name, everywhere or in one document", function ()
    assert.equal("", decided("forbid\tALEP\n", "à Alep, lundi"))
    assert.equal("", decided("forbid  Ned Price\n", "a dit Ned Price"))
    assert.equal("", decided("forbid  Alep  a\n", "à Alep, lundi", "a"))
    assert.equal("Alep=LOC:alep", decided("forbid  Alep  a\n", "à Alep, lundi", "b"))
  end)

  it("prefer: one of those that a name may mean", function ()
    assert.equal("Hariri=PER:rafic", decided("prefer  Hariri  rafic\n", "Lundi, Hariri est parti."))
    assert.equal("Alep=LOC:moscou", decided("prefer  Alep  moscou\n", "à Alep, lundi"))
  end)

  it("says file and line of what is wrong", function ()
    for lines, part in pairs {
      ["mix a b\n"] = "line 1: 'mix a b'", ["\nmerge\ta\n"] = "line 2: merge wants two or more", ["merge\ta\ta\n"] = "with itself",
      ["merge\ta\tb\nmerge\tb\ta\n"] = "line 2: merge: 'b' comes back", ["merge\ta\tb\nmerge\tc\tb\n"] = "into 'a' already",
      ["forbid\tX\nprefer\tX\ta\n"] = "line 2: prefer: a line above forbids", ["prefer\tX\ta\nforbid\tX\n"] = "above prefers",
      ["prefer\tX\ta\nprefer\tx\tb\n"] = "prefers 'a'", ["split\ta\tX\tb\nsplit\ta\tX\tc\n"] = "is 'b' already",
      ["forbid\t\xFF\n"] = "line 1: not valid UTF-8", ["forbid\n"] = "forbid wants a name",
    } do
      local list, message = decisions.read(folder:write("d.txt", lines))
      assert.is_nil(list)
      assert.truthy(message:find("d.txt", 1, true) and message:find(part, 1, true), message .. "  lacks: " .. part)
    end
    assert.is_nil((decisions.read(folder.path .. "/none")))
    assert.is_nil((decisions.read(folder.path)))
  end)

  it("tells which of them met nothing, with file and line", function ()
    local list = assert(decisions.read(folder:write("d.txt", "forbid\tAlep\nmerge\tmoscou\talepp\nsplit\tidleb\tIdleb\tx\tb\n")))
    assert.equal(3, #list:unused())
    found("à Alep et à Idleb", { decisions = list })
    local out = {}
    for i, line in ipairs(list:unused()) do out[i] = line.place:match("[^/]*$") .. "=" .. line.text end
    assert.equal("d.txt: line 2=merge moscou alepp|d.txt: line 3=split idleb Idleb x b", table.concat(out, "|"))
    local path, text = folder:write("e.txt", "# why\nforbid\tAlpe\nforbid\tAlep\n"), folder:write("x.txt", "Alep est calme.")
    for _, command in ipairs { "entities", "aliases", "report" } do
      local r = helper.run(command, "--decisions", path, text)
      assert.equal(0, r.code)
      assert.matches("warning: .*e%.txt: line 2: 'forbid Alpe' applies to nothing", r.err)
      assert.falsy(r.err:find("line 3", 1, true), r.err)
    end
  end)

  it("are kept by aliases too", function ()
    local text = folder:write("x.txt", "Le Parti des travailleurs libres (PTL) a dit oui. A Kobané (Aïn al-Arab en arabe), des combats.")
    local function relations (lines)
      local r = helper.run("aliases", "--decisions", folder:write("d.txt", lines), text)
      local out = {}
      for i, row in ipairs(helper.rows(r.out)) do out[i] = row.long .. "=" .. row.short end
      return table.concat(out, "|")
    end
    local all = "Parti des travailleurs libres=PTL|Kobané=Aïn al-Arab"
    assert.equal(all, relations "")
    assert.equal("Kobané=Aïn al-Arab", relations "forbid\tPTL\n")
    assert.equal("Kobané=Aïn al-Arab", relations "forbid\tParti des travailleurs libres\tx\n")
    assert.equal(all, relations "forbid\tPTL\tother\n")
    assert.equal("Kobané=Aïn al-Arab", relations "split\tparti-des-travailleurs-libres\tPTL\tptl\n")
    assert.equal("Parti des travailleurs libres=PTL", relations "prefer\tAïn al-Arab\tother\n")
    local doc = core.doc "A Idleb (Alep), lundi."
    local aliases = require "syrtext.aliases"
    assert.equal(0, #aliases.find(doc, SMALL))
    local merged = assert(decisions.read(folder:write("d.txt", "merge\talep\tidleb\n")))
    assert.equal("alep", aliases.find(doc, SMALL, { decisions = merged })[1].entity)
  end)

  it("is an option of the commands", function ()
    local path, list = folder:write("x.txt", "Alep est calme, a dit Ned Price."), folder:write("d.txt", "forbid\tAlep\n")
    local r = helper.run("entities", "--decisions", list, path)
    assert.same({ 0, nil }, { r.code, r.out:find("Alep", 1, true) })
    assert.equal(0, helper.run("aliases", "--decisions", list, path).code)
    assert.equal(0, helper.run("report", "--decisions", list, path).code)
    assert.equal(1, helper.run("entities", "--decisions", folder.path .. "/none", path).code)
    assert.truthy(helper.run("entities", "--help").out:find("merge ENTITY", 1, true))
  end)
end)

describe("metonyms", function ()
  it("carry their country, in rows and in JSON lines", function ()
    local shipped = assert(gazetteer.open())
    local text = "Moscou a accusé Washington. Il est à Moscou, loin du Kremlin et d'Alep."
    local out = {}
    for i, m in ipairs(names.entities(core.doc(text), shipped)) do out[i] = m.text .. "=" .. (m.metonym or "") end
    assert.equal("Moscou=russie|Washington=etats-unis|Moscou=|Kremlin=russie|Alep=", table.concat(out, "|"))
    local r = helper.run("entities", "--format", "jsonl", "--input-format", "txt", "-", { stdin = text })
    assert.truthy(r.out:find('"text":"Moscou","metonym":"russie"', 1, true), r.out .. r.err)
    assert.truthy(r.out:find('"text":"Alep","metonym":null', 1, true))
  end)
end)

describe("demonyms", function ()
  local function of (text)
    local out = {}
    for i, m in ipairs(names.demonyms(core.doc(text))) do
      assert.equal(m.form, text:sub(m.first, m.last))
      out[i] = m.form .. "=" .. m.entity
    end
    return table.concat(out, "|")
  end

  it("have their country, in any gender and number", function ()
    local text = "des soldats syriens et des forces turques, des Russes, un kurde"
    assert.equal("syriens=syrie|turques=turquie|Russes=russie|kurde=kurdes", of(text))
    assert.equal("syro-turque=syrie+turquie", of "la frontière syro-turque")
    assert.equal("argentine=argentine", of "la presse argentine en Argentine")
    assert.equal("", of "la Syrie, la Turquie, un train")
  end)
end)

describe("endings of other languages", function ()
  it("Russian", function ()
    assert.equal("Сирии=LOC:syrie|Сергеем Лавровым=PER:lavrov", found("в Сирии, с Сергеем Лавровым"))
    assert.equal("Сирию=LOC:syrie", found("в Сирию."))
  end)

  it("Turkish, in Turkish texts", function ()
    assert.equal("Suriye'nin=LOC:syrie", found("kuzey Suriye'nin", nil, nil, { lang = "tr" }))
    assert.equal("Suriyede=LOC:syrie", found("kuzey Suriyede", nil, nil, { lang = "tr" }))
  end)

  it("give no ids of their own to names that no list has", function ()
    local function ids (text, lang)
      local out = {}
      for i, m in ipairs(names.entities(core.doc(text, nil, { lang = lang }), SMALL)) do out[i] = m.entity end
      return table.concat(out, " ")
    end
    local one = "mustafa-kilicaslan"
    assert.equal(one .. " " .. one .. " " .. one, ids("dedi Mustafa Kılıçaslan'ın ve Mustafa Kılıçaslan ile Mustafa Kılıçaslan’da", "tr"))
    assert.equal(one .. " " .. one, ids("dedi Mustafa Kılıçaslan ve Kılıçaslan'dan", "tr"))
    assert.equal("серг-достоевск серг-достоевск серг-достоевск",
      ids("сказал Сергей Достоевский, с Сергеем Достоевским, у Достоевского", "ru"))
    assert.equal("виктор-петров виктор-петров", ids("Виктор Петров сказал, что Виктору Петрову", "ru"))
  end)

  it("Arabic", function ()
    assert.equal("وسوريا=LOC:syrie|للعراق=LOC:irak", found("قال وسوريا للعراق"))
  end)
end)
