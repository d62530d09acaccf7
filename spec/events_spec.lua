package.path = "./spec/?.lua;" .. package.path
local events = require "syrtext.events"
local facts = require "syrtext.events_facts"
local helper = require "helper"
local oracle = require "oracle_reuse"
local syrtext = require "syrtext"

-- What events.find asks of a list of articles, of { id = { text, date = } }, by id or
-- the other way round.
local function collection (texts, reverse)
  local ids, list = {}, {}
  for id in pairs(texts) do ids[#ids + 1] = id end
  table.sort(ids, reverse and function (x, y) return x > y end or nil)
  function list.each ()
    local i = 0
    return function ()
      i = i + 1
      local t = texts[ids[i]]
      return t and syrtext.doc(t[1], { id = ids[i], date = t.date })
    end
  end
  function list:add_to (index)
    for doc in self:each() do index:add(doc) end
  end
  return list
end

local empty = assert(syrtext.gazetteer { { entity = "nulle-part", type = "LOC", name = "Nullepart-sur-Rien" } })

local function find (texts, options)
  options = options or {}
  options.gazetteer = options.gazetteer or empty
  return assert(events.find(collection(texts, options.reverse), options))
end

-- id~id of every link, sorted
local function linked (links)
  local out = {}
  for i, e in ipairs(links) do out[i] = e.a .. "~" .. e.b end
  table.sort(out)
  return out
end

local function keys (map)
  local out = {}
  for key in pairs(map) do out[#out + 1] = key end
  table.sort(out)
  return out
end

local function figures (text)
  return keys(facts.of(syrtext.doc(text, {}), {}).figures)
end

local function days (text, date)
  return keys(facts.of(syrtext.doc(text, { date = date }), {}).days)
end

-- n in French words, 1 to 999 999 999.
local function in_french (n)
  local small = { "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
    "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf" }
  local tens = { [2] = "vingt", [3] = "trente", [4] = "quarante", [5] = "cinquante", [6] = "soixante" }
  if n >= 1000000 then
    local m = n // 1000000
    return in_french(m) .. (m > 1 and " millions" or " million") .. (n % 1000000 > 0 and " " .. in_french(n % 1000000) or "")
  elseif n >= 1000 then
    return (n < 2000 and "" or in_french(n // 1000) .. " ") .. "mille" .. (n % 1000 > 0 and " " .. in_french(n % 1000) or "")
  elseif n >= 100 then
    return (n < 200 and "" or small[n // 100] .. " ") .. (n % 100 == 0 and n >= 200 and "cents" or "cent")
      .. (n % 100 > 0 and " " .. in_french(n % 100) or "")
  elseif n < 20 then
    return small[n]
  elseif n >= 80 then
    return n == 80 and "quatre-vingts" or "quatre-vingt-" .. small[n - 80]
  elseif n >= 60 then
    return n == 60 and "soixante" or (n == 61 or n == 71) and "soixante et " .. small[n - 60] or "soixante-" .. small[n - 60]
  end
  local ten, one = tens[n // 10], n % 10
  return one == 0 and ten or one == 1 and ten .. " et un" or ten .. "-" .. small[one]
end

describe("facts of an article", function ()
  it("hold numbers in words, whatever their value", function ()
    local random = oracle.random(3)
    for n = 2, 1100 do assert.same({ tostring(n) }, figures("Il y en a " .. in_french(n) .. ".")) end
    for _ = 1, 500 do
      local n = 1 + random(999999998)
      assert.same({ tostring(n) }, figures("Il y en a " .. in_french(n) .. "."), in_french(n))
    end
  end)

  it("hold numbers as papers write them", function ()
    for text, value in pairs { ["14.000 tonnes"] = "14000", ["250 000 morts"] = "250000", ["3\u{A0}000 tentes"] = "3000",
      ["1,3 million de personnes"] = "1300000", ["70% des maisons"] = "70", ["6,5 % du pays"] = "6.5", ["une douzaine d'élus"] = "12",
      ["2.000 soldats"] = "2000", ["2000 soldats"] = "2000" } do
      assert.same({ value }, figures("On compte " .. text .. "."), text)
    end
  end)

  it("do not hold years, hours, days and scores", function ()
    for _, text in ipairs { "Depuis 2015, rien.", "En mars 2018 il pleuvait.", "Rendez-vous à 15h30.", "Le 22 février il est venu.",
      "Il a gagné 3-1 hier.", "Un homme est venu.", "Le M5 et le G20.", "À vingt heures il est parti." } do
      assert.same({}, figures(text), text)
    end
  end)

  it("know units, as stems", function ()
    local f = facts.of(syrtext.doc "Les 612 dossiers complets et quarante-six camions.", {}).figures
    assert.truthy(f["612"].units.dossi)
    assert.truthy(f["46"].units.camio)
    assert.same({ 3, 2 }, { f["612"].digits, f["46"].digits })
  end)

  it("reckon days from the date", function ()
    assert.same({ "03-13" }, days("Il est venu mardi.", "2018-03-14"))
    assert.same({ "03-13" }, days("Il est venu mardi.", "2018-03-13"))
    assert.same({ "03-20" }, days("Il viendra mardi prochain.", "2018-03-13T10:00"))
    assert.same({ "02-27" }, days("Il est venu mardi.", "2018-03-05"))
    assert.same({ "02-22", "07-01" }, days("Du 22 février au 1er juillet.", "2018-03-14"))
    assert.same({ "02-22", "2013-02-22" }, days("Le 22 février 2013 et le 22 février 2018.", "2018-03-14"))
    assert.same({}, days("Il est venu mardi.", nil))
    assert.same({}, days("Il est venu mardi.", "hier"))
  end)

  it("count days as the calendar does", function ()
    local first = facts.day "1970-01-01"
    assert.equal(0, first)
    local random = oracle.random(4)
    for _ = 1, 300 do
      local y, m, d = 1900 + random(300), random(12), random(28)
      local got = facts.day(("%04d-%02d-%02d"):format(y, m, d))
      assert.equal(os.date("!%Y-%m-%d", got * 86400), ("%04d-%02d-%02d"):format(y, m, d))
    end
    for _, bad in ipairs { "", "2018", "2018-13-01", "2018-00-10", "2018-01-32", false } do assert.is_nil((facts.day(bad))) end
  end)

  it("say where they stand, and skip what is not the article", function ()
    local text = "Il reste 612 dossiers. Appelez le 4512 maintenant."
    local doc = syrtext.doc(text)
    local from = text:find("Appelez", 1, true)
    local f = facts.of(doc, {}, { { first = from, last = #text } }).figures
    assert.same({ "612" }, keys(f))
    assert.equal("612", text:sub(f["612"].first, f["612"].last))
  end)
end)

-- Articles on other things, so that there is something to be rare among.
local function crowd (n, words)
  local random, out = oracle.random(11), {}
  for i = 1, n do
    local town, man = oracle.word(9000 + i):gsub("^%l", string.upper), oracle.word(20000 + i):gsub("^%l", string.upper)
    out[("z%04d"):format(i)] = { ("A %s, le maire Paul %s a parlé de Zorkville. %s."):format(town, man,
      oracle.join(oracle.text(random, words or 60, 9000))), date = "2018-03-14" }
  end
  return out
end

local ONE = "Le général Arkad Monvel est entré mardi à Tel-Ouram, où 412 habitants ont péri. "
  .. "L'hôpital de Maar-Dolim est vide, dit le docteur Naïm Osterlo."
local TWO = "Dans Tel-Ouram conquise, Naïm Osterlo compte les morts : quatre cent douze. "
  .. "Il soignait à Maar-Dolim. Rien n'arrête plus Arkad Monvel."

local function with (texts, more)
  for id, t in pairs(more) do texts[id] = t end
  return texts
end

describe("events", function ()
  it("link articles that share names and figures but no words", function ()
    local links = find(with(crowd(30), { a = { ONE, date = "2018-03-14" }, b = { TWO, date = "2018-03-15" } }))
    assert.same({ "a~b" }, linked(links))
    local e = links[1]
    assert.equal(1, e.days)
    assert.equal("412", e.figures[1].a.text)
    assert.equal("quatre cent douze", e.figures[1].b.text)
    for _, group in ipairs { "names", "figures", "dates" } do
      for _, f in ipairs(e[group]) do
        assert.equal(f.a.text, ONE:sub(f.a.first, f.a.last))
        assert.equal(f.b.text, TWO:sub(f.b.first, f.b.last))
      end
    end
    assert.truthy(#e.names >= 3)
    assert.truthy(tostring(e):find("412 / quatre cent douze", 1, true))
  end)

  it("never link what shares a passage", function ()
    local line = " Le préfet a demandé aux familles de ne pas revenir avant la fin du déminage des quartiers bas de la ville."
    local random = oracle.random(12)
    local one, two = oracle.join(oracle.text(random, 200, 9000)), oracle.join(oracle.text(random, 200, 9000))
    local function texts (copied)
      return with(crowd(30), { a = { ONE .. copied .. " " .. one, date = "2018-03-14" }, b = { TWO .. copied .. " " .. two,
        date = "2018-03-15" } })
    end
    assert.same({ "a~b" }, linked(find(texts "")))
    assert.same({}, linked(find(texts(line), { least = 0 })))
  end)

  it("never link members of one family that have different parts of a text", function ()
    local random = oracle.random(13)
    local one, two = ONE .. " " .. oracle.join(oracle.text(random, 100, 9000)), TWO .. " " .. oracle.join(oracle.text(random, 100, 9000))
    local texts = with(crowd(30), { a = { one, date = "2018-03-14" }, b = { two, date = "2018-03-14" } })
    assert.same({ "a~b" }, linked(find(texts)))
    texts.c = { one .. "\n" .. two, date = "2018-03-14" }
    assert.same({}, linked(find(texts, { least = 0 })))
  end)

  it("ask for a rare name: with a common one, figures and days are chance", function ()
    local a = "A Karbelle on a compté 412 morts, 137 blessés et 8.640 sinistrés mardi, le 13 mars et le 4 juillet."
    local b = "Les 8.640 sinistrés de Karbelle, les 137 blessés, les 412 morts du 13 mars et du 4 juillet, comptés mardi."
    local texts = with(crowd(30), { a = { a, date = "2018-03-14" }, b = { b, date = "2018-03-14" } })
    local gazetteer = assert(syrtext.gazetteer { { entity = "karbelle", type = "LOC", name = "Karbelle" } })
    assert.same({ "a~b" }, linked(find(texts, { least = 0, gazetteer = gazetteer })))
    for i = 1, 8 do
      local id = ("z%04d"):format(i)
      texts[id][1] = texts[id][1] .. " Karbelle."
    end
    assert.same({}, linked(find(texts, { least = 0, gazetteer = gazetteer })))
  end)

  it("ask for more than the name", function ()
    local a, b = "Le voyage du docteur Naïm Osterlo a duré.", "On a revu Naïm Osterlo au port."
    assert.same({}, linked(find(with(crowd(30), { a = { a, date = "2018-03-14" }, b = { b, date = "2018-03-14" } }), { least = 0 })))
  end)

  it("do not count names that are everywhere", function ()
    assert.same({}, linked(find(crowd(30), { least = 0 }))) -- all of them name Zorkville on one day
  end)

  it("end after two weeks, and fade before", function ()
    local function score (date)
      local links = find(with(crowd(30), { a = { ONE, date = "2018-03-14" }, b = { TWO, date = date } }), { least = 0 })
      return links[1] and links[1].score
    end
    assert.is_nil(score "2018-03-29")
    local near, far, none = score "2018-03-14", score "2018-03-28", score(nil)
    assert.truthy(near > far and far > 0)
    assert.truthy(none < near)
  end)

  it("say the same in any order of the articles and run after run", function ()
    local texts = with(crowd(40), { a = { ONE, date = "2018-03-14" }, b = { TWO, date = "2018-03-15" },
      c = { TWO:gsub("Rien n'arrête plus", "Tout cède devant"), date = "2018-03-16" } })
    for i = 1, 40 do texts[("m%02d"):format(i)] = { "Osterlo " .. i .. " a vu Maar-Dolim et Arkad Monvel.", date = "2018-03-15" } end
    local function dump (reverse)
      local out = {}
      for i, e in ipairs(find(texts, { least = 0, reverse = reverse })) do
        out[i] = ("%s %s %.17g"):format(e.a < e.b and e.a or e.b, e.a < e.b and e.b or e.a, e.score)
      end
      table.sort(out)
      return out
    end
    local first = dump(false)
    assert.truthy(#first > 0)
    assert.same(first, dump(false))
    assert.same(first, dump(true))
  end)

  it("are tried with 24 partners at most for each name", function ()
    local texts = crowd(1000, 12)
    for i = 1, 30 do
      texts[("m%03d"):format(i)] = { ("%s a vu Naïm Osterlo et Arkad Monvel ici."):format(
        oracle.join(oracle.text(oracle.random(i), 14, 90000))), date = "2018-03-14" }
    end
    assert.equal(6 * 24 + 24 * 23 // 2, #find(texts, { least = 0 })) -- of 435
  end)

  it("stand no articles, empty ones, and a single one", function ()
    assert.equal(0, #find {})
    assert.equal(0, #find { a = { "" }, b = { " " } })
    assert.equal(0, #find { a = { ONE, date = "2018-03-14" } })
  end)

  it("find the rivals of the corpus, and nothing else", function ()
    local gold, n = {}, 0
    for line in io.lines "corpus/gold/events.tsv" do
      local a, b = line:match("^(%S+)\t(%S+)$")
      if a ~= "doc_a" then gold[a .. "~" .. b], n = true, n + 1 end
    end
    assert.equal(24, n)
    local found, right = linked(assert(syrtext.events(syrtext.read "corpus/articles"))), 0
    for _, pair in ipairs(found) do
      assert.truthy(gold[pair], pair)
      right = right + 1
    end
    assert.truthy(right >= 20, right)
  end)

  it("are rows of the command line, a fact each, with places on both sides", function ()
    local text = {}
    for doc in syrtext.read("corpus/articles"):each() do text[doc.id] = doc:sub(1, -1) end
    local got = helper.run("events", "corpus/articles")
    assert.equal(0, got.code)
    local n = 0
    for line in got.out:gmatch("[^\n]+") do
      local c = {}
      for v in (line .. "\t"):gmatch("([^\t]*)\t") do c[#c + 1] = v end
      assert.equal(12, #c)
      n = n + 1
      if n == 1 then
        assert.equal("doc_a doc_b score days kind weight start_a end_a text_a start_b end_b text_b", table.concat(c, " "))
      else
        assert.equal(c[9], text[c[1]]:sub(c[7] + 1, c[8]))
        assert.equal(c[12], text[c[2]]:sub(c[10] + 1, c[11]))
      end
    end
    assert.truthy(n > 100)
    assert.equal(got.out, helper.run("events", "--threads", "3", "corpus/articles").out)
  end)

  it("are a section of the report, apart from the families", function ()
    local r = assert(syrtext.report(syrtext.read "corpus/articles"))
    assert.equal(4, #r.events)
    assert.truthy(tostring(r):find("One event, independent text", 1, true))
    local page = require("syrtext.report_html").page(r)
    assert.truthy(page:find("Même événement, texte indépendant", 1, true))
  end)
end)
