-- gazetteer_spec.lua - many names at once: cases, laws, the brute-force twin, files, bad lists

local core = require "syrtext.core"
local gazetteer = require "syrtext.gazetteer"
local helper = require "spec.helper"
local oracle = require "spec.oracle_names"

local function list (...)
  local rows = {}
  for i, r in ipairs { ... } do
    rows[i] = { entity = r[1], type = r.type or "MISC", alias = r[2], case = r[3] or "initial" }
  end
  return assert(core.gazetteer(rows))
end

-- "text=entity:tier" for every match, in order
local function found (g, text, options)
  local doc, out = core.doc(text), {}
  for m in g:matches(doc, options) do
    local s = doc:sub(m) .. "=" .. m.entity .. ":" .. m.tier
    for _, x in ipairs(m.also or {}) do s = s .. "+" .. x.entity .. ":" .. x.tier end
    out[#out + 1] = s
  end
  return table.concat(out, "|")
end

describe("gazetteer: cases", function ()
  for line in io.lines "spec/cases/gazetteer.tsv" do
    if line ~= "" and line:sub(1, 1) ~= "#" then
      local names, text, want = line:match "^([^\t]*)\t([^\t]*)\t([^\t]*)$"
      it(("%s in: %s"):format(names, text), function ()
        local rows = {}
        for entity, alias, case in names:gmatch "([%w-]+)=([^|/]+)/?([%w-]*)" do
          rows[#rows + 1] = { entity, alias, case ~= "" and case or "initial" }
        end
        text = text:gsub("\\n", "\n"):gsub("~", "\u{A0}")
        assert.equal(want:gsub("~", "\u{A0}"), (found(list(table.unpack(rows)), text)))
      end)
    end
  end
end)

describe("gazetteer: matching", function ()
  it("gives first, last, tokens, meaning", function ()
    local g = assert(core.gazetteer {
      { entity = "alep", type = "LOC", name = "Alep", alias = "Alep" }, { entity = "club", type = "ORG", name = "Club", alias = "Alep" } })
    local doc = core.doc "à Alep"
    local n = 0
    for m in g:matches(doc) do
      n = n + 1
      assert.same({ first = 4, last = 7, first_token = 2, last_token = 2, entity = "alep", type = "LOC", name = "Alep", alias = "Alep",
        tier = 1, case = "initial",
        also = { { entity = "club", type = "ORG", name = "Club", alias = "Alep", case = "initial", tier = 1 } } }, m)
    end
    assert.equal(1, n)
    assert.same({ 1, 2 }, { g:count(doc) })
    local first, last, entity, type, tier, alias = g:spans(doc)()
    assert.same({ 4, 7, "alep", "LOC", 1, "Alep" }, { first, last, entity, type, tier, alias })
  end)

  it("gives all overlaps when asked, the longer before the shorter", function ()
    local g = list({ "a", "Front al-Nosra" }, { "b", "Front" }, { "c", "al-Nosra" }, { "d", "Nosra", "any" })
    assert.equal("Front al-Nosra=a:1", found(g, "Front al-Nosra"))
    assert.equal("Front al-Nosra=a:1|Front=b:1|al-Nosra=c:1+d:2|Nosra=d:1+c:2", found(g, "Front al-Nosra", { overlap = true }))
    assert.equal("Front al-Nosra=a:1|Front=b:1|al-Nosra=c:1|Nosra=d:1", found(g, "Front al-Nosra", { overlap = true, tier = 1 }))
  end)

  it("lets a never-alone name count beside another name of its entity only", function ()
    local g = list({ "assad", "Assad", "never-alone" }, { "assad", "Bachar al-Assad" })
    assert.equal("", found(g, "Assad est là."))
    assert.equal("Bachar al-Assad=assad:1|Assad=assad:1", found(g, "Bachar al-Assad est là. Assad parle."))
    assert.equal("Assad=assad:1", found(g, "Assad est là.", { alone = true }))
  end)

  it("crosses one line end between two words, no paragraph, no sentence", function ()
    local g = list({ "fn", "Front Nosra" }, { "f24", "France 24" })
    assert.equal("Front\nNosra=fn:1", found(g, "le Front\nNosra"))
    assert.equal("Front \r\n  Nosra=fn:1", found(g, "le Front \r\n  Nosra"))
    assert.equal("", found(g, "le Front\n\nNosra"))
    assert.equal("", found(g, "le Front.\nNosra"))
    assert.equal("", found(g, "le Front. Nosra"))
    assert.equal("", found(g, "France\n24 juin"))
  end)

  it("reads bad bytes as separators", function ()
    assert.equal("Alep=alep:1", found(list({ "alep", "Alep" }), "\xFF\xFE Alep \xC3"))
    assert.equal("", found(list({ "fn", "Front Nosra" }), "Front \xFF Nosra"))
  end)

  it("has no matches in an empty text and with an empty list", function ()
    assert.equal("", found(list({ "alep", "Alep" }), ""))
    assert.equal("", found(assert(core.gazetteer {}), "Alep"))
  end)

  it("stays linear on towers of names", function ()
    local rows, word = {}, {}
    for i = 1, 16 do
      word[i] = "a"
      rows[i] = { "e" .. i, table.concat(word, " "), "any" }
    end
    local g = list(table.unpack(rows))
    local doc = core.doc(("a "):rep(20000))
    assert.equal(1250, (g:count(doc)))
    assert.equal(16 * 20000 - 120, (g:count(doc, { overlap = true })))
  end)
end)

describe("gazetteer: the brute-force twin", function ()
  local WORDS = { "Alep", "alep", "ALEP", "Al", "al", "el", "en", "es", "Il", "Front", "front", "Nosra", "al-Nosra", "Al-Nosra",
    "el-Nosra", "an-Nosra", "Abdel", "Rahmane", "Abdelrahmane", "abd", "l'EI", "EI", "ei", "Saint-Jean", "Saint", "Jean", "Tel",
    "Abyad", "Telabyad", "Deir", "Ezzor", "ez-Zor", "Zor", "deirezzor", "pro-Assad", "Assad", "de", "État", "etat", "Rai", "al-Rai",
    "Alep-est", "est", "Émir", "abou", "Bakr", "aboubakr", "as", "As-Sad", "al-al-Nosra", "Abou\u{2011}Bakr" }
  local MARKS = { " ", " ", " ", " ", " ", " ", " ", " ", "\n", "\n\n", ", ", ". ", "-", "\u{A0}", " - ", "’", " ‘", " '", "\n‘", " ‘ ",
    "-‘", "-'", "-’", "\n-‘" }
  local MODES = { { tier = 1 }, { tier = 2 }, { tier = 1, overlap = true }, { tier = 2, overlap = true } }
  local POLICIES = { "any", "initial", "exact", "initial" }

  -- A long run: SYRTEXT_CASES=250000 SYRTEXT_SEED=7 busted spec/gazetteer_spec.lua --filter=agrees
  local CASES = tonumber(os.getenv "SYRTEXT_CASES" or 1500)
  local seed = tonumber(os.getenv "SYRTEXT_SEED" or 20160905)
  local function random (n) -- the same numbers on every Lua
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 65536 % n + 1
  end
  local function pick (t) return t[random(#t)] end
  local function phrase (n, marks)
    local b = {}
    for i = 1, n do
      b[#b + 1] = pick(WORDS)
      if i < n then b[#b + 1] = pick(marks) end
    end
    return table.concat(b)
  end

  local function got (g, doc, options)
    local out = {}
    for m in g:matches(doc, options) do
      local meanings = { m.entity .. ":" .. m.tier }
      for _, x in ipairs(m.also or {}) do meanings[#meanings + 1] = x.entity .. ":" .. x.tier end
      table.sort(meanings)
      out[#out + 1] = ("%d-%d %s"):format(m.first, m.last, table.concat(meanings, " "))
    end
    return out
  end

  it(("agrees on %d random lists and texts, in both modes and tiers, from seed %d"):format(CASES, seed), function ()
    for _ = 1, CASES do
      local rows = {}
      for i = 1, random(8) do
        rows[i] = { entity = "e" .. random(6), alias = phrase(random(4), { " ", " ", "-", " ‘" }), case = pick(POLICIES) }
      end
      local g, names = assert(core.gazetteer(rows)), oracle.names(rows)
      local doc = core.doc(phrase(random(25), MARKS))
      for _, o in ipairs(MODES) do
        local want, have = oracle.matches(doc, names, o), got(g, doc, o)
        if table.concat(want, "\n") ~= table.concat(have, "\n") then assert.same(want, have) end
      end
    end
  end)

  it("cuts a name alone as it does in a batch of thousands", function ()
    local rows = {}
    for i = 1, 4000 do rows[i] = { entity = "e" .. i, alias = phrase(1 + i % 4, { " ", "-", "’" }), case = "any" } end
    local g = assert(core.gazetteer(rows))
    for i = 1, 4000, 97 do
      local hit = false
      for _, a in ipairs(g:lookup(rows[i].alias, { tier = 1 })) do hit = hit or a.entity == rows[i].entity end
      assert.is_true(hit, rows[i].alias)
    end
  end)
end)

describe("gazetteer: look-up", function ()
  local g = list({ "bachar", "Bachar al-Assad" }, { "ei", "EI", "exact" }, { "alep", "Alep" }, { "club", "Alep" })

  it("finds whole names in any case, best first", function ()
    local a = g:lookup "BACHAR EL ASSAD"
    assert.equal("bachar", a[1].entity)
    assert.equal(2, a[1].tier)
    assert.is_true(a[1].score < 1 and #a[1].reason > 0)
    assert.equal("ei", g:lookup("ei")[1].entity)
    assert.equal("alep", g:lookup("« Alep »")[1].entity)
    assert.same({}, g:lookup "Assad")
    assert.same({}, g:lookup "")
    assert.same({}, g:lookup("Bachar el-Assad", { tier = 1 }))
  end)

  it("keeps to the limit", function ()
    assert.equal(2, #g:lookup "Alep")
    assert.equal(1, #g:lookup("Alep", { limit = 1 }))
  end)
end)

describe("gazetteer: what it holds", function ()
  it("lists entities and names", function ()
    local g = list({ "b", "Beta" }, { "a", "Alpha" }, { "b", "Bêta" })
    local ids = {}
    for e in g:entities() do ids[#ids + 1] = e.entity end
    assert.same({ "b", "a" }, ids)
    local names = {}
    for n in g:names() do names[#names + 1] = n.entity .. "=" .. n.alias end
    table.sort(names)
    assert.same({ "a=Alpha", "b=Beta", "b=Bêta" }, names)
    assert.equal(3, #g)
    assert.equal("syrtext.Gazetteer (2 entities, 3 names, 0 KB)", (tostring(g):gsub("%d+ KB", "0 KB")))
    assert.equal(3, g:info().names)
  end)

  it("closes once and for all", function ()
    local g = list({ "a", "Alpha" })
    local doc = core.doc "Alpha Alpha"
    local each = g:matches(doc)
    each()
    g:close()
    g:close()
    assert.has_error(function () g:matches(doc) end)
    assert.has_error(each)
    assert.equal("syrtext.Gazetteer (closed)", tostring(g))
  end)
end)

describe("gazetteer: compiled files", function ()
  local folder
  before_each(function () folder = helper.folder() end)
  after_each(function () folder:remove() end)

  it("saves and maps, with the same answers", function ()
    local g = list({ "bachar", "Bachar al-Assad" }, { "dez", "Deir Ezzor" }, { "al", "Al" })
    assert(g:save(folder.path .. "/x.gaz"))
    assert.same({ "x.gaz" }, folder:names())
    local h = assert(core.gazetteer_load(folder.path .. "/x.gaz"))
    local text = "Bachar el-Assad, Deir ez-Zor, Al"
    assert.equal(found(g, text), found(h, text))
    assert.equal(3, #assert(gazetteer.open(folder.path .. "/x.gaz")))
    local both = assert(gazetteer.open { folder.path .. "/x.gaz", { entity = "x", type = "LOC", name = "Xanthe" } })
    assert.equal(4, #both)
  end)

  it("is the same bytes for the same list", function ()
    list({ "a", "Alpha Beta" }, { "b", "Beta" }):save(folder.path .. "/1")
    list({ "a", "Alpha Beta" }, { "b", "Beta" }):save(folder.path .. "/2")
    assert.equal(folder:read "1", folder:read "2")
  end)

  it("refuses what is cut short or changed anywhere", function ()
    list({ "a", "Alpha Beta" }, { "b", "Beta" }):save(folder.path .. "/ok")
    local whole = folder:read "ok"
    for n = 0, #whole - 1, 7 do
      local g, message = core.gazetteer_load(folder:write("cut", whole:sub(1, n)))
      assert.is_nil(g)
      assert.is_string(message)
    end
    for n = 1, #whole do
      local byte = string.char((whole:byte(n) + 1) % 256)
      assert.is_nil(core.gazetteer_load(folder:write("bad", whole:sub(1, n - 1) .. byte .. whole:sub(n + 1))), "byte " .. n)
    end
  end)

  it("reads a large file through when asked, and no crash comes of one that is damaged", function ()
    local rows = {}
    for i = 1, 15000 do rows[i] = { entity = "e" .. i, alias = "Nom" .. i .. " Alep", type = "LOC" } end
    local g = assert(core.gazetteer(rows))
    assert.equal(g, g:check())
    assert(g:save(folder.path .. "/big"))
    local whole = folder:read "big"
    assert.is_true(#whole > 1 << 20)
    local doc = core.doc "Nom1 Alep, Nom777 Alep et Nom14999 Alep"
    for at = 100, #whole, #whole // 97 do
      local bad = assert(core.gazetteer_load(folder:write("bad", whole:sub(1, at - 1) .. "\xA5\x5A" .. whole:sub(at + 2))))
      local ok, message = bad:check()
      assert.is_nil(ok)
      assert.matches("damaged", message)
      assert.is_number((bad:count(doc, { overlap = true })))
    end
    assert.is_nil(core.gazetteer_load(folder:write("cut", whole:sub(1, -2))))
  end)

  it("says why a file cannot be read or written", function ()
    local g, message = core.gazetteer_load(folder.path .. "/none")
    assert.is_nil(g)
    assert.matches("none: cannot be read: No such file", message)
    local ok, why = list({ "a", "Alpha" }):save(folder.path .. "/no/such/place")
    assert.is_nil(ok)
    assert.matches("cannot be written", why)
    assert.same({}, folder:names())
  end)
end)

describe("gazetteer: what Wikidata calls an entity", function ()
  local folder
  before_each(function () folder = helper.folder() end)
  after_each(function () folder:remove() end)
  local HEAD = "entity\ttype\tname\taliases\twikidata\tcase\n"
  local LIST = HEAD .. "alep\tLOC\tAlep\tHalab\t\t\nei\tORG\tÉtat islamique\t\tQ2429253\t\nalep\tLOC\tAlep\tAleppo\tQ41183\t\n"
    .. "homs\tLOC\tHoms\t\t\t\n"

  local function tells (g)
    assert.same({ entity = "alep", type = "LOC", name = "Alep", wikidata = "Q41183" }, g:entity "alep")
    assert.same({ entity = "homs", type = "LOC", name = "Homs" }, g:entity "homs")
    assert.is_nil(g:entity "Alep")
    assert.is_nil(g:entity "")
    local out = {}
    for m in g:matches(core.doc "Halab, Homs") do out[#out + 1] = m.wikidata or "-" end
    assert.equal("Q41183 -", table.concat(out, " "))
    assert.equal("Q41183", g:lookup("Aleppo")[1].wikidata)
    out = {}
    for e in g:entities() do out[#out + 1] = e.entity .. "=" .. (e.wikidata or "") end
    table.sort(out)
    assert.equal("alep=Q41183 ei=Q2429253 homs=", table.concat(out, " "))
  end

  it("is told by any row of it, and by a file that is mapped", function ()
    local g = assert(gazetteer.open(folder:write("n.tsv", LIST)))
    tells(g)
    assert(g:save(folder.path .. "/n.gaz"))
    tells(assert(gazetteer.open(folder.path .. "/n.gaz")))
    tells(assert(gazetteer.open { folder.path .. "/n.gaz", { entity = "homs", type = "LOC", name = "Hims" } }))
  end)

  it("costs nothing where there is none, and an id that looks like the mark of one stays itself", function ()
    local rows = { { entity = "a", type = "LOC", name = "Alep", alias = "Alep" },
      { entity = "b", type = "LOC", name = "Homs", alias = "Homs" } }
    local without = assert(core.gazetteer(rows)):info().bytes
    rows[1].wikidata = "Q41183"
    assert.is_true(assert(core.gazetteer(rows)):info().bytes - without <= #"Q41183" + 2 + 7) -- to a multiple of 8
    rows[2].entity = "\1Q5"
    local g = assert(core.gazetteer(rows))
    assert.same({ entity = "\1Q5", type = "LOC", name = "Homs" }, g:entity "\1Q5")
    assert.equal("Q41183", g:entity("a").wikidata)
    assert.is_nil(assert(core.gazetteer {}):entity "a")
  end)

  it("finds each of many by its id, the first of equal ones", function ()
    local rows = {}
    for i = 1, 3000 do
      rows[i] = { entity = "e" .. i, type = "LOC", name = "N" .. i, alias = "Nom", wikidata = i % 3 == 0 and "Q" .. i or nil }
    end
    local g = assert(core.gazetteer(rows))
    for i = 1, 3000 do
      local e = g:entity("e" .. i)
      assert.same({ "N" .. i, i % 3 == 0 and "Q" .. i or nil }, { e.name, e.wikidata })
    end
  end)

  it("is a Q and a number, one for an entity", function ()
    for text, part in pairs { ["b\tLOC\tB\t\tAlep\t\n"] = "line 6: wikidata 'Alep': a Q and its number",
      ["alep\tLOC\tAlep\t\tQ5\t\n"] = "line 6: entity 'alep' is Q5 of Wikidata here but Q41183 in" } do
      local g, message = gazetteer.open(folder:write("n.tsv", LIST .. text))
      assert.is_nil(g)
      assert.matches(part, message, 1, true)
    end
    local g = assert(gazetteer.open { { entity = "b", type = "LOC", name = "B", wikidata = "http://www.wikidata.org/entity/Q5" } })
    assert.equal("Q5", g:entity("b").wikidata)
  end)

  it("is a column of the commands when asked for", function ()
    local source, text = folder:write("n.tsv", LIST), folder:write("x.txt", "À Alep et à Homs, dit Ned Price.")
    local r = helper.run("entities", "--no-default-gazetteer", "--gazetteer", source, "--wikidata", text)
    local rows, columns = helper.rows(r.out)
    assert.equal("doc start end type entity tier text wikidata", table.concat(columns, " "))
    assert.same({ "Q41183", "", "" }, { rows[1].wikidata, rows[2].wikidata, rows[3].wikidata })
    assert.falsy(helper.run("entities", "--no-default-gazetteer", "--gazetteer", source, text).out:find "wikidata")
    r = helper.run("gazetteer", "lookup", "--gazetteer", source, "--wikidata", { stdin = "Halab\nHoms\nNeant\n" })
    assert.equal("Q41183", helper.rows(r.out)[1].wikidata)
    r = helper.run("entities", "--no-default-gazetteer", "--gazetteer", source, "--wikidata", "--format", "jsonl", text)
    assert.matches('"metonym":null,"wikidata":"Q41183"}', r.out, 1, true)
  end)
end)

describe("gazetteer: lists", function ()
  local folder
  before_each(function () folder = helper.folder() end)
  after_each(function () folder:remove() end)
  local HEAD = "entity\ttype\tname\taliases\twikidata\tcase\n"

  local function refused (name, text, ...)
    local g, message = gazetteer.open(folder:write(name, text))
    assert.is_nil(g)
    for _, part in ipairs { ... } do assert.matches(part, message, 1, true) end
  end

  it("reads TSV with several rows an entity", function ()
    local g = assert(gazetteer.open(folder:write("n.tsv",
      HEAD .. "ei\tORG\tÉtat islamique\tDaech|Daesh\tQ2429253\tinitial\nei\tORG\tÉtat islamique\tEI\t\texact\n")))
    assert.equal("Etat islamique=ei:1|EI=ei:1|DAECH=ei:1", found(g, "Etat islamique (EI), ei, DAECH"))
  end)

  it("reads JSON lines and tables", function ()
    local g = assert(gazetteer.open(folder:write("n.jsonl", '{"entity":"azaz","type":"LOC","name":"Azaz","aliases":["Aazaz"]}\n')))
    assert.equal("Aazaz=azaz:1", found(g, "à Aazaz"))
    g = assert(gazetteer.open { { entity = "azaz", type = "LOC", name = "Azaz", aliases = "A'zaz|Aazaz", case = "any" } })
    assert.equal("aazaz=azaz:1", found(g, "à aazaz"))
  end)

  it("searches no labels in brackets, and places without their article", function ()
    local g = assert(gazetteer.open { { entity = "caire", type = "LOC", name = "Le Caire" },
      { entity = "m", type = "ORG", name = "Le Monde" },
      { entity = "d", type = "ORG", name = "Damas (gouvernement)", aliases = { "Damas" } } })
    assert.equal("Caire=caire:1|Damas=d:1", found(g, "au Caire, à Damas, dans Monde"))
  end)

  it("tells of a name that is only a label, in whose place an alias is missing", function ()
    local said = {}
    local g = assert(gazetteer.open({ folder:write("l.tsv", HEAD .. "ja\tPER\tJohn Allen (général)\t\t\t\n") },
      { on_warning = function (message) said[#said + 1] = message end }))
    assert.equal("", found(g, "John Allen"))
    assert.matches("1 name left out; the first: .*l%.tsv: line 2: name 'John Allen %(général%)'", said[1])
    said = {}
    assert(gazetteer.open(nil, { on_warning = function (message) said[#said + 1] = message end }))
    assert.same({}, said) -- labels of the list that ships are meant
  end)

  it("lets a name without a case be small where its list has it small", function ()
    local g = assert(gazetteer.open { { entity = "lac", type = "LOC", name = "lac Assad" }, { entity = "e", type = "LOC", name = "École" },
      { entity = "f", type = "LOC", name = "émirat" } })
    assert.equal("lac Assad=lac:1|émirat=f:1", found(g, "au lac Assad, une école, un émirat"))
  end)

  it("says file and line of what is wrong", function ()
    local row = HEAD .. "a\tLOC\tAlpha\t\t\t\n"
    refused("n.tsv", row .. "b\tLOC\t--\t\t\t\n", "n.tsv: line 3", "'--'", "nothing left after folding")
    refused("n.tsv", row .. "b\tLOC\tBeta\t\xFF\t\t\n", "line 3", "not valid UTF-8")
    refused("n.tsv", row .. "b\tLOC\tBe\0ta\t\t\t\n", "line 3", "NUL")
    refused("n.tsv", row .. "b\tLOC\t" .. ("x"):rep(1000000) .. "\t\t\t\n", "line 3", "too long: 1000000 bytes", "at most 1024")
    refused("n.tsv", row .. "b\tLOC\t" .. ("x "):rep(17) .. "\t\t\t\n", "line 3", "17 words", "at most 16 words")
    refused("n.tsv", row .. "b\tLOC\tBeta\t" .. ("x"):rep(2000) .. "\t\t\n", "line 3", "too long: 2000 bytes", "at most 1024", "shorten it")
    refused("n.tsv", row .. ("x"):rep(2000) .. "\tLOC\tBeta\t\t\t\n", "line 3", "the entity 'xxx", "2000 bytes", "at most 1024")
    refused("n.tsv", row .. "b\tTOWN\tBeta\t\t\t\n", "line 3", "TOWN")
    refused("n.tsv", row .. "b\tLOC\tBeta\t\t\talways\n", "line 3", "always")
    refused("n.tsv", row .. "a\tPER\tAlpha\t\t\t\n", "line 3", "line 2", "another id")
    refused("n.tsv", row .. "\tPER\tAlpha\t\t\t\n", "line 3", "no entity")
    refused("n.tsv", row .. "b\tPER\tBeta\tB|\t\t\n", "line 3", "empty alias")
    refused("n.tsv", "name\n", "line 1", "header")
    refused("n.tsv", "", "empty")
    refused("n.jsonl", '{"entity":"a","type":"LOC","name":"A"}\n{]\n', "line 2", "not a JSON object")
    refused("n.txt", "Alep\n", ".tsv or .jsonl")
    local g, message = gazetteer.open(folder.path .. "/none.tsv")
    assert.is_nil(g)
    assert.matches("none.tsv", message)
  end)

  it("keeps all entities of one name", function ()
    local g = assert(gazetteer.open { { entity = "a", type = "LOC", name = "Alpha" }, { entity = "b", type = "PER", name = "Alpha" } })
    assert.equal("Alpha=a:1+b:1", found(g, "Alpha"))
  end)

  it("finds the one that ships", function ()
    local g = assert(gazetteer.open())
    assert.is_true(g:info().entities >= 400)
    assert.equal("Observatoire syrien des droits de l'Homme=osdh:1", found(g, "l'Observatoire syrien des droits de l'Homme"))
  end)

  it("says which option does not exist, and which do", function ()
    local g, doc = list({ "a", "Alpha" }), core.doc "Alpha"
    local function raised (part, f, ...)
      local ok, message = pcall(f, ...)
      assert.is_false(ok)
      assert.matches(part, message, 1, true)
    end
    for _, method in ipairs { "matches", "spans", "count" } do
      raised("no option is called 'overlpa'; there are: overlap, tier, alone", g[method], g, doc, { overlpa = true })
      raised("no option is called '1'", g[method], g, doc, { "overlap" })
      raised("table expected", g[method], g, doc, "overlap")
    end
    raised("no option is called 'limits'; there are: tier, limit", g.lookup, g, "Alpha", { limits = 1 })
    raised("option 'limit' must be a whole number of 0 or more", g.lookup, g, "Alpha", { limit = -1 })
    raised("option 'limit' must be", g.lookup, g, "Alpha", { limit = 1.5 })
    raised("no option is called 'lnag'; there are: lang, mode", core.doc, "x", nil, { lnag = "fr" })
    raised("no option is called 'knd'; there are: kind, form", doc.count, doc, { knd = "word" })
    raised("gazetteer: no option is called 'defualt'; there are: checked, default, on_warning, type",
      gazetteer.open, nil, { defualt = true })
    raised("gazetteer: option 'checked' must be a boolean, not a string", gazetteer.open, nil, { checked = "yes" })
    raised("gazetteer: 'default' among the files and rows: options are the second argument", gazetteer.open, { default = true })
    raised("a row stands inside a list", gazetteer.open, { entity = "a", type = "LOC", name = "A" })
    raised("names: no option is called 'decision'; there are: decisions", require("syrtext.names").entities, doc, g, { decision = {} })
    assert.equal(1, (g:count(doc, {})))
  end)

  it("raises on wrong arguments", function ()
    assert.has_error(function () core.gazetteer { { entity = "a" } } end)
    assert.has_error(function () core.gazetteer { { alias = "a" } } end)
    assert.has_error(function () core.gazetteer { { entity = "a", alias = "A", case = "often" } } end)
    assert.has_error(function () list({ "a", "A" }):matches(core.doc "A", { tier = 9 }) end)
    assert.has_error(function () list({ "a", "A" }):matches "A" end)
  end)
end)
