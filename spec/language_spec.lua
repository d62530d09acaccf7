-- Languages beside French: their conventions, and which one a text is written in.

local core = require "syrtext.core"
local cases = require "spec.cases"
local language = require "syrtext.language"
local syrtext = require "syrtext"

for _, lang in ipairs { "en", "de", "ru", "tr", "ar", "und" } do
  describe("tokens, lang " .. lang, function ()
    for _, case in ipairs(cases.read("tokens_" .. lang .. ".tsv")) do
      it(case.name, function ()
        local options = cases.options(case[2])
        options.lang = lang
        assert.equal(case[1], cases.tokens(core.doc(case.input, nil, options)))
      end)
    end
  end)
end

describe("sentences of other languages", function ()
  local function sentences (lang, text)
    return cases.sentences(core.doc(text, nil, { lang = lang }))
  end

  it("do not end at abbreviations and ordinals", function ()
    assert.equal("Gen. Lee left.¦He was tired.", sentences("en", "Gen. Lee left. He was tired."))
    assert.equal("Am 3. Mai kam z. B. Otto.¦Er ging.", sentences("de", "Am 3. Mai kam z. B. Otto. Er ging."))
    assert.equal("Он жил в г. Туле.¦Потом уехал.", sentences("ru", "Он жил в г. Туле. Потом уехал."))
  end)

  it("end after what ends an enumeration, not after titles", function ()
    assert.equal("Хлеб и т. д.¦Потом он ушёл.", sentences("ru", "Хлеб и т. д. Потом он ушёл."))
    assert.equal("Хлеб и др.¦Иванов спит.", sentences("ru", "Хлеб и др. Иванов спит."))
    assert.equal("в 1999 г. Москва росла.", sentences("ru", "в 1999 г. Москва росла."))
    assert.equal("Dr. No Name left.¦Bread, etc.¦Yesterday he left.", sentences("en", "Dr. No Name left. Bread, etc. Yesterday he left."))
  end)

  it("close with the marks of German", function ()
    assert.equal("„Wir bleiben.“¦Er ging.¦»Nein.«¦Er ging.", sentences("de", "„Wir bleiben.“ Er ging. »Nein.« Er ging."))
    assert.equal("Er sagte.¦»Nie!« rief er.", sentences("de", "Er sagte. »Nie!« rief er."))
  end)

  it("go on after the number of an item, wherever it stands", function ()
    assert.equal("1. Die Armee siegt.", sentences("de", "1. Die Armee siegt."))
    assert.equal("1. Die Armee siegt.", sentences("de", "  1. Die Armee siegt."))
  end)

  it("do not end inside an address", function ()
    assert.equal("Voir http://a.fr/x?y=1 ici.", sentences("und", "Voir http://a.fr/x?y=1 ici."))
  end)

  it("end at the marks of their scripts", function ()
    assert.equal("هل كتب؟¦نعم كتب.¦انتهى", sentences("ar", "هل كتب؟ نعم كتب. انتهى"))
  end)

  it("close with the quotation marks of typewriters", function ()
    assert.equal("Er sagt: ``Ja.''¦Dann geht er.", sentences("de", "Er sagt: ``Ja.'' Dann geht er."))
  end)
end)

-- ------------------------------------------------------------------ guessing

local own = {
  fr = "Le maire a annoncé que les travaux du pont ne commenceront pas avant l'automne, faute de crédits.",
  en = "The mayor said that work on the bridge would not begin before autumn because there was no money for it.",
  de = "Der Bürgermeister sagte, dass die Arbeiten an der Brücke nicht vor dem Herbst beginnen, weil das Geld fehlt.",
  tr = "Belediye başkanı köprü çalışmalarının para olmadığı için sonbahardan önce başlamayacağını söyledi ve bu kadar dedi.",
  ru = "Мэр заявил, что работы на мосту не начнутся раньше осени, потому что нет денег.",
  ar = "قال رئيس البلدية إن أعمال الجسر لن تبدأ قبل الخريف لعدم توفر المال.",
}

describe("syrtext.language", function ()
  for lang, text in pairs(own) do
    it("knows " .. lang, function ()
      local got, score, second = syrtext.language(text)
      assert.equal(lang, got)
      assert.truthy(score > 0.5 and score <= 1, score)
      assert.not_equal(lang, second)
    end)
  end

  it("knows when there is nothing to go by", function ()
    for _, text in ipairs { "", "1234 !!", "Bonjour", "\xFF\xFE" } do
      local lang, score = syrtext.language(text)
      assert.equal("fr", lang)
      assert.truthy(score < 0.5)
    end
  end)

  it("knows its own from neighbours that have no rules", function ()
    for _, text in ipairs {
      "El alcalde dijo que las obras del puente no empezarán antes del otoño por falta de dinero.",
      "Il sindaco ha detto che i lavori del ponte non cominceranno prima dell'autunno per mancanza di soldi.",
      "De burgemeester zei dat het werk aan de brug niet voor de herfst begint omdat er geen geld is.",
      "L'alcalde va dir que les obres del pont no començaran abans de la tardor perquè no hi ha diners.",
      "Borgmesteren sagde, at arbejdet på broen ikke begynder før efteråret, fordi der ikke er penge til det.",
      "Starosta řekl, že práce na mostě nezačnou před podzimem, protože na to nejsou peníze.",
      "Gradonačelnik je rekao da radovi na mostu neće početi prije jeseni jer za to nema novca.",
      "Мер заявив, що роботи на мосту не почнуться раніше осені, тому що немає грошей.",
      "شهردار گفت که کارهای پل پیش از پاییز آغاز نخواهد شد چون پولی نیست.",
      "Ο δήμαρχος είπε ότι τα έργα δεν θα αρχίσουν πριν από το φθινόπωρο.", "市長は橋の工事が秋まで始まらないと述べた。",
    } do
      local lang, score = syrtext.language(text)
      assert.equal("und", lang)
      assert.truthy(score > 0.5)
    end
  end)

  it("is not sure of a text in two languages", function ()
    local _, alone = syrtext.language(own.en)
    local _, both = syrtext.language(own.en .. " " .. own.fr)
    assert.truthy(both < alone)
  end)

  it("does not mind foreign names", function ()
    assert.equal("ru", (syrtext.language("Группа The Beatles приехала в Лондон на встречу с журналистами.")))
  end)
end)

describe("the language of an article", function ()
  it("is its tag's, or the guessed one", function ()
    assert.equal("de", language.of("de-AT", own.fr))
    assert.equal("und", language.of("es", own.fr))
    assert.equal("en", language.of(nil, own.en))
  end)

  it("is that of the others when it tells too little, or French", function ()
    assert.equal("de", language.of("", "Radio 3", function () return "de" end))
    assert.equal("fr", language.of("", "Radio 3"))
  end)

  it("is most articles' one", function ()
    local list, i = { own.de, "?", own.fr, own.de, "!" }, 0
    assert.equal("de", language.majority(function ()
      i = i + 1
      return list[i]
    end))
    assert.equal("fr", language.majority(function () end))
  end)
end)

-- ------------------------------------------------------------------ treebanks, where they are

local treebanks = { fr = "French-GSD", en = "English-EWT", de = "German-GSD", ru = "Russian-GSD", tr = "Turkish-IMST" }

-- Pieces of 300 bytes that begin and end between characters.
local function pieces (text)
  return coroutine.wrap(function ()
    local a = 1
    while a + 300 <= #text do
      local z = a + 300
      while text:byte(z) >= 0x80 and text:byte(z) < 0xC0 do z = z + 1 end
      coroutine.yield(text:sub(a, z - 1))
      a = z
    end
  end)
end

for lang, name in pairs(treebanks) do
  local f = io.open("../shared/data/ud/UD_" .. name .. "/dev.txt", "rb")
  if f then
    local text = f:read("a")
    f:close()
    it(("99 %% of pieces of 300 bytes of %s are %s"):format(name, lang), function ()
      local n, right = 0, 0
      for piece in pieces(text) do
        n = n + 1
        if syrtext.language(piece) == lang then right = right + 1 end
      end
      assert.truthy(right >= 0.99 * n, ("%.2f %% of %d"):format(100 * right / n, n))
    end)
  end
end

describe("the word lists of a language", function ()
  -- Lists are searched by halving: their words must ascend byte by byte.
  for _, tag in ipairs { "fr", "en", "de", "ru", "tr", "ar" } do
    it("ascend: " .. tag, function ()
      local f = assert(io.open("csrc/syr_lang_" .. tag .. ".c"))
      local code, lists = f:read("a"), 0
      f:close()
      for name, list in code:gmatch "static const char ([%w_]+)%[%]%[SYR_LISTED%] = (%b{})" do
        local before
        for word in list:gmatch '"([^"]+)"' do
          assert.truthy(not before or before < word, name .. ": " .. word)
          assert.truthy(#word <= 8, name .. ": " .. word)
          before = word
        end
        lists = lists + 1
      end
      assert.truthy(lists > 0 or tag == "ar")
    end)
  end
end)

describe("a French pronoun after a verb", function ()
  it("begins with a letter that the quick look knows", function ()
    local function list (file, pattern)
      local f = assert(io.open(file))
      local text = f:read("a"):match(pattern)
      f:close()
      return text
    end
    local known = list("csrc/syr_hyphen.c", "const uint32_t letters = (.-);")
    for word in list("csrc/syr_lang_fr.c", "static const char clitic%[%]%[SYR_LISTED%] = (%b{})"):gmatch '"([^"]+)"' do
      assert.truthy(known:find(("L('%s')"):format(word:sub(1, 1)), 1, true), word)
    end
  end)
end)

-- ------------------------------------------------------------------ the lists of the core

-- The words of one list of csrc/syr_lang_xx.c, as they stand there.
local function listed (lang, name)
  local f = assert(io.open(("csrc/syr_lang_%s.c"):format(lang)))
  local source = f:read("a")
  f:close()
  local words = {}
  local body = source:match("static const char " .. name .. "%[%]%[SYR_LISTED%] = (%b{})")
  for word in (body or ""):gmatch('"([^"]*)"') do words[#words + 1] = word end
  return words
end

local LISTS = { "elision", "clitic", "noclitic", "contraction", "prefix", "abbreviation", "counter", "title", "final",
  "starter", "ordinal", "unit" }

describe("the lists of a language", function ()
  for _, lang in ipairs { "fr", "en", "de", "ru", "tr", "ar" } do
    it(lang .. " ascend byte by byte and fit a machine word", function ()
      local many = 0
      for _, name in ipairs(LISTS) do
        local words = listed(lang, name)
        many = many + #words
        for i, word in ipairs(words) do
          assert.truthy(#word <= 8 and (i == 1 or words[i - 1] < word), word)
        end
      end
      assert.truthy(many > 0)
    end)

    it(lang .. " keeps the stop of each of its abbreviations", function ()
      for _, word in ipairs(listed(lang, "abbreviation")) do
        local doc = core.doc("( " .. word .. ". x", nil, { lang = lang })
        assert.equal(word .. ".", doc:text(2))
      end
    end)

    -- syr_bound.h takes a stop after a long word for none of an abbreviation.
    it(lang .. " has no abbreviation as long as a word whose stop is settled by its length", function ()
      for _, name in ipairs { "abbreviation", "counter" } do
        for _, word in ipairs(listed(lang, name)) do
          assert.falsy(word:find("%l%l%l%l%l%l%l$"), word)
          if lang == "fr" then
            assert.falsy(word:find("%l%l%l%l[^lorv]$"), word)
            assert.falsy(word:find("^%u%l%l[^e][^lorvcdfhpt]$"), word)
            -- three letters with an accent on the second are looked at
            if not word:find("^%l[\xC3][\x80-\xBF]%l$") then assert.falsy(word:find("^%l%l%l+[^lorvcdfhpt]$"), word) end
          end
        end
      end
    end)
  end
end)
