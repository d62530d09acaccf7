-- spellings_spec.lua - tiers 3 and 4: names under spellings that no list has

local core = require "syrtext.core"
local spellings = require "spec.spellings"

local function list (...)
  local rows = {}
  for i, r in ipairs { ... } do
    rows[i] = { entity = r[1], type = "PER", alias = r[2], name = r[2], case = r[3] or "initial" }
  end
  return assert(core.gazetteer(rows))
end

local function found (g, text, tier)
  local doc, out = core.doc(text), {}
  for m in g:matches(doc, { tier = tier }) do out[#out + 1] = doc:sub(m) .. "=" .. m.entity .. ":" .. m.tier end
  return table.concat(out, "|")
end

describe("spellings: 70 persons, one French name given", function ()
  local persons = spellings.persons "."
  local gazetteer = spellings.gazetteer(persons)
  for script, least in pairs { latin = .95, arabic = .95, cyrillic = .97 } do
    it(("finds %s spellings"):format(script), function ()
      local r = spellings.ask(gazetteer, persons, script)
      assert.is_true(r.recall >= least, ("recall %.3f: %s"):format(r.recall, table.concat(r.missed, "; ")))
      assert.is_true(r.precision >= .99, ("precision %.3f: %s"):format(r.precision, table.concat(r.wrong, "; ")))
    end)
  end
end)

describe("spellings: look-up", function ()
  local g = list({ "bachar", "Bachar al-Assad" }, { "raqqa", "Raqqa" }, { "hts", "HTS", "exact" }, { "zidane", "Salim ben Ahmed Zidane" })

  it("says tier, score and reason, better ones first", function ()
    local a = g:lookup("Bashar al-Asad", { tier = 4 })[1]
    assert.equal("bachar", a.entity)
    assert.is_true(a.tier >= 3 and a.score > .5 and a.score < .95 and #a.reason > 0)
    assert.equal(1, g:lookup("Bachar al-Assad", { tier = 4 })[1].tier)
    assert.equal(2, g:lookup("Bachar Assad", { tier = 4 })[1].tier)
    assert.equal(3, g:lookup("Rakka", { tier = 4 })[1].tier)
  end)

  it("asks for no tier above the one wanted", function ()
    assert.same({}, g:lookup "Bashar al-Asad")
    assert.same({}, g:lookup("بشار الأسد", { tier = 3 }))
    assert.equal("bachar", g:lookup("بشار الأسد", { tier = 4 })[1].entity)
    assert.same({}, g:lookup("Bashar al-Asad", { tier = 4, limit = 0 }))
  end)

  it("takes one word for several, or several for one, only when they are close, and below all others", function ()
    local h = list({ "mannas", "Telmannas" }, { "liban", "Liban" }, { "amine", "Youssef Amine" })
    local one = h:lookup("Dal Mannes", { tier = 4 })[1]
    assert.same({ "mannas", 4 }, { one.entity, one.tier })
    assert.is_true(one.score < .8)
    assert.equal("the same consonants, one word against several", one.reason)
    assert.same({}, h:lookup("Le Point", { tier = 4 }))
    assert.equal("amine", h:lookup("Yousof Amin", { tier = 4 })[1].entity)
  end)

  it("forgives a middle name, but no other last name", function ()
    assert.equal("bachar", g:lookup("Bashar Hafez al-Assad", { tier = 4 })[1].entity)
    assert.equal("zidane", g:lookup("Selim Zidan", { tier = 4 })[1].entity)
    assert.same({}, g:lookup("Bachar al-Jaafari", { tier = 4 }))
  end)

  it("keeps acronyms out", function ()
    assert.same({}, g:lookup("Hutos", { tier = 4 }))
  end)

  it("takes anything for a name", function ()
    for _, s in ipairs { "", " ", "-", "al", "\xFF", "\0", ("a"):rep(5000), ("ab "):rep(3000), ("\u{645}"):rep(999), "'", "1234", "x" } do
      assert.is_table(g:lookup(s, { tier = 4 }))
    end
    assert.same({}, list():lookup("Alep", { tier = 4 }))
  end)
end)

describe("spellings: in text", function ()
  local g = list({ "bachar", "Bachar al-Assad" }, { "raqqa", "Raqqa" }, { "qamichli", "Qamichli" }, { "assad", "Assad" })

  it("names two capitalised words or more, or one of six letters", function ()
    assert.equal("Bashar al-Asad=bachar:3|Kamishli=qamichli:3", found(g, "Hier Bashar al-Asad est à Kamishli.", 4))
    assert.equal("Kamishli=qamichli:3", (found(g, "Hier Beşar el-Essid est à Kamishli.", 3):gsub("^.*|", "")))
    assert.equal("", found(g, "à Rakka, bashar al-asad, kamishli", 4))
    assert.equal("", found(g, "Bashar. Asad", 4))
    assert.equal("Башар Асад=bachar:3", found(g, "Президент Башар Асад прибыл", 4))
  end)

  it("leaves what tiers 1 and 2 find as it is", function ()
    local text = "Bachar al-Assad et Bachar el-Assad, Assad à Raqqa, Bashar Asad à Qamishli"
    local strict, loose = found(g, text), found(g, text, 4)
    local kept = {}
    for m in loose:gmatch("[^|]+") do
      if m:find(":[12]$") then kept[#kept + 1] = m end
    end
    assert.equal(strict, table.concat(kept, "|"))
    assert.is_true(#loose > #strict)
  end)

  it("raises on a tier that there is not", function ()
    assert.has_error(function () g:matches(core.doc "x", { tier = 5 }) end)
    assert.has_error(function () g:lookup("x", { tier = 0 }) end)
  end)
end)
