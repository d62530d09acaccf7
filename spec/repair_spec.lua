-- Damaged encoding: what is mended, what must never be touched, and positions.

local core = require "syrtext.core"
local helper = require "spec.helper"
local syrtext = require "syrtext"

-- Text as a program writes it that takes UTF-8 for CP1252 and encodes it again.
local HIGH = { [0x80] = "€", [0x82] = "‚", [0x83] = "ƒ", [0x84] = "„", [0x85] = "…", [0x86] = "†", [0x87] = "‡", [0x88] = "ˆ",
  [0x89] = "‰", [0x8A] = "Š", [0x8B] = "‹", [0x8C] = "Œ", [0x8E] = "Ž", [0x91] = "‘", [0x92] = "’", [0x93] = "“", [0x94] = "”",
  [0x95] = "•", [0x96] = "–", [0x97] = "—", [0x98] = "˜", [0x99] = "™", [0x9A] = "š", [0x9B] = "›", [0x9C] = "œ", [0x9E] = "ž",
  [0x9F] = "Ÿ" }

local function doubled (text)
  return (text:gsub("[\x80-\xFF]", function (c) return HIGH[c:byte()] or utf8.char(c:byte()) end))
end

local good = {
  "L’armée a repris l’école, où l’été s’achève à Noël : « ça suffit ! » cœur, œuvre, 20 °C, 5 €…",
  "«\u{A0}été\u{A0}» a répondu à\u{A0}«\u{A0}l’aîné\u{A0}», 250\u{202F}000 habitants – c’est naïf",
  "ÉTÉ», LIBERTÉ… L’ÂGE, «ÂME», IRMÃ», IRMÃ\u{A0}: ESPAÑ»",
  "„Ä“, „Ö“ und „Å“, Ärger, Öl, Übung, Straße",
  "Kıbrıs’ın güneyi, İstanbul’da Şişli, çağ",
  "Он сказал: «Да». قال الجيش، نعم؟ Ελλάδα ישראל 日本語 한국어 👏🏽",
  "Āē Šķūnis, Žižek, Łódź, Dvořák, Ångström, São Paulo, maçã",
  "x² + y³ = ½, 15 £, © 2016, ® ™, §§ 3–5, n° 4, 1ª, ±2 µm",
}

describe("correct text", function ()
  for _, text in ipairs(good) do
    it("stays: " .. text:sub(1, 40), function ()
      local got, report, map = core.repair(text)
      assert.equal(text, got)
      assert.same({}, report)
      assert.equal(0, #map)
    end)
  end

  local list = io.popen("ls ../shared/data/ud/*/*.txt 2>/dev/null")
  for path in list:lines() do
    it("stays: " .. path:match("[^/]*/[^/]*$"), function ()
      local f = assert(io.open(path, "rb"))
      local text = f:read("a")
      f:close()
      assert.truthy(text == core.repair(text))
    end)
  end
  list:close()
end)

describe("doubly encoded text", function ()
  local texts = { good[1], "l’été", "Привет, мир", "السلام عليكم", "İstanbul’da güzel şey", "Straße, Übung", "cœur", "« mot »",
    "👏 bravo", "“cité” – ‘dit’ …" }
  for _, text in ipairs(texts) do
    it("is undone: " .. text:sub(1, 40), function ()
      assert.equal(text, (core.repair(doubled(text))))
    end)
  end

  it("is undone when it was encoded three times", function ()
    assert.equal("l’école", (core.repair(doubled(doubled "l’école"))))
  end)

  it("is undone in its line only", function ()
    local text, report = core.repair("été\n" .. doubled "été" .. "\nIRMÃ»")
    assert.equal("été\nété\nIRMÃ»", text)
    assert.same({ { line = 2, first = 7, last = 15, kind = "double", count = 2 } }, report)
  end)

  it("takes a sure case for the doubtful ones beside it", function ()
    assert.equal("IRMÃ\u{A0}:", (core.repair "IRMÃ\u{A0}:"))
    assert.equal("IRMà: été", (core.repair("IRMÃ\u{A0}: " .. doubled "été")))
    assert.equal("à Paris, l'école", (core.repair("Ã Paris, " .. doubled "l'école")))
    assert.equal("Il est à Alep", (core.repair "Il est Ã Alep"))
    assert.equal("IRMÃ Alep, Ã", (core.repair "IRMÃ Alep, Ã"))
    assert.equal("le 3 mai\xFF, L'Haÿ-les-Roses", (core.repair "le 3 mai\xFF, L'Haÿ-les-Roses"))
    assert.equal("L'Haÿ-les-Roses", (core.repair "L'Ha\xFF-les-Roses"))
  end)
end)

describe("CP1252 bytes", function ()
  local fixed = {
    { "caf\xE9 cr\xE9\xE9 \xE0 la l\x92arm\xE9e", "café créé à la l’armée" },
    { "\xAB\xA0mot\xA0\xBB \x96 na\xEFve", "«\u{A0}mot\u{A0}» – naïve" },
    { "l’été caf\xE9", "l’été café" },
    { "commun\xE9\xA0: \xE0\xA0\xABl'\xE9t\xE9\xA0\xBB", "commun\u{E9}\u{A0}: à\u{A0}«l'été\u{A0}»" },
    { "\xA315 \x96 5\xA0\x80", "£15 – 5\u{A0}€" },
    { "l\u{92}arm\u{E9}e \u{93}mot\u{94}", "l’armée “mot”" },
  }
  for _, pair in ipairs(fixed) do
    it("become " .. pair[2], function ()
      local text, report = core.repair(pair[1])
      assert.equal(pair[2], text)
      assert.equal("cp1252", report[1].kind)
    end)
  end

  local kept = { "caf\xC3", "l\xE2\x80", "l\x80\x99arm", "\xCF\xF0\xE8\xE2\xE5\xF2", "\xFF\xFE\x00\x41", "\x81 caf\xE9", "a\xF0\x9F\x98" }
  for i, text in ipairs(kept) do
    it("stay where they are no such text: " .. i, function ()
      assert.equal(text, (core.repair(text)))
    end)
  end
end)

describe("positions", function ()
  local before = "L’an. Caf" .. doubled "é" .. " ici"
  local after, _, map = core.repair(before)

  it("go to the original and back", function ()
    local a, z = after:find("Café", 1, true)
    local first, last = map:original(a, z)
    assert.equal("Caf" .. doubled "é", before:sub(first, last))
    assert.same({ a, z }, { map:repaired(first, last) })
    assert.same({ 1, 1 }, { map:original(1) })
    assert.same({ #before, #before }, { map:original(#after) })
  end)

  it("out of the text are an error", function ()
    assert.has_error(function () map:original(0) end)
    assert.has_error(function () map:original(#after + 1) end)
    assert.has_error(function () map:repaired(#before + 1) end)
  end)

  it("are the same where nothing was mended", function ()
    local _, _, same = core.repair "abc"
    assert.same({ 2, 3 }, { same:original(2, 3) })
    same:close()
    same:close()
  end)
end)

describe("repair", function ()
  it("twice is repair once", function ()
    math.randomseed(11)
    local parts = { "é", "Ã", "©", "â€", "™", "\xE9", "\x92", "a", "M", " ", "\n", "»", "\u{A0}", "Ø", "§", "Ñ", "\u{9D}", "\xC3", "“" }
    for _ = 1, 3000 do
      local t = {}
      for i = 1, math.random(20) do t[i] = parts[math.random(#parts)] end
      local once = core.repair(table.concat(t))
      assert.equal(once, (core.repair(once)))
    end
  end)

  it("takes time that grows with the text, not faster", function ()
    local line = doubled "é" .. ("Ãƒ"):rep(100000)
    local start = os.clock()
    core.repair(line)
    assert.truthy(os.clock() - start < 5)
  end)

  it("is done to articles on demand", function ()
    local folder = helper.folder()
    local path = folder:write("a.txt", "La m\xE9t\xE9o.\n")
    local list = assert(syrtext.read(path, { repair = true }))
    assert.equal("La météo.\n", list[1]:sub(1, -1))
    assert.same({ 5, 5 }, { list[1].repair:original(5, 6) })
    assert.equal(1, #list.warnings)
    local plain = assert(syrtext.read(path))
    assert.is_nil(plain[1].repair)
    assert.equal(2, plain[1]:stats().bad)
    local run = helper.run("tokens", "--repair", path)
    assert.equal(0, run.code)
    assert.truthy(run.out:find("météo", 1, true))
    folder:remove()
  end)
end)
