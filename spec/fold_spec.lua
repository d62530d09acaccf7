local core = require "syrtext.core"
local oracle = require "spec.oracle"

-- Every character but the surrogates, which are none.
local function every_character (f)
  for c = 0, 0x10FFFF do
    if c < 0xD800 or c > 0xDFFF then f(utf8.char(c), c) end
  end
end

describe("fold", function ()
  local same = {
    { "Élysée", "elysee" }, { "ŒUVRE", "oeuvre" }, { "Straße", "strasse" }, { "ﬁn", "fin" }, { "L’État", "letat" },
    { "l'état", "letat" }, { "aujourd’hui", "aujourdhui" }, { "Saint‑Denis", "saint-denis" }, { "Con\u{AD}stan", "constan" },
    { "e\u{301}te\u{301}", "ete" }, { "ＡＢＣ１２", "abc12" }, { "İstanbul", "istanbul" }, { "Iğdır", "igdir" },
    { "ΣΊΣΥΦΟΣ", "σισυφοσ" }, { "Алеппо", "алеппо" }, { "ЁЛКА", "елка" }, { "١٢", "12" }, { "۳۴", "34" },
    { "إدلب", "ادلب" }, { "مُحَمَّد", "محمد" }, { "حمـص", "حمص" }, { "", "" },
  }
  for _, pair in ipairs(same) do
    it(("makes %q of %q"):format(pair[2], pair[1]), function ()
      assert.equal(pair[2], core.fold(pair[1]))
    end)
  end

  it("makes all spellings of a word one", function ()
    local forms = { "Ghouta-Est", "GHOUTA-EST", "Ghouta‐Est", "Ghouta‑Est", "Ghoutá-Est", "Gho\u{AD}uta-Est", "Ghouta\u{200D}-Est" }
    for _, form in ipairs(forms) do assert.equal("ghouta-est", core.fold(form)) end
  end)

  it("keeps apart what differs", function ()
    local seen = {}
    for _, word in ipairs { "pole", "poule", "poêler", "cote", "côtes", "حلب", "حمص", "12", "21" } do
      local folded = core.fold(word)
      assert.is_nil(seen[folded])
      seen[folded] = true
    end
  end)

  it("twice is once over all of Unicode, good UTF-8, in the room that syr.h promises", function ()
    local fold, check, wrong = core.fold, core.utf8check, {}
    every_character(function (char, c)
      local once = fold(char)
      if once ~= char and (fold(once) ~= once or #once > 12 * #char or check(once)) then
        wrong[#wrong + 1] = ("U+%04X"):format(c)
      end
    end)
    assert.same({}, wrong)
  end)

  it("goes character by character", function ()
    math.randomseed(1)
    for _ = 1, 300 do
      local a, b = oracle.text(4), oracle.text(4)
      assert.equal(core.fold(a) .. core.fold(b), core.fold(a .. b))
    end
  end)

  it("knows every Latin letter", function ()
    for _, letter in ipairs(oracle.letters) do assert.equal(oracle.fold(letter), core.fold(letter)) end
  end)

  it("agrees with the naive fold on random Latin words", function ()
    math.randomseed(2)
    for _ = 1, 3000 do
      local out = {}
      for i = 1, math.random(24) do
        out[i] = math.random(3) > 1 and string.char(math.random(0x41, 0x5A) + 32 * math.random(0, 1))
          or oracle.letters[math.random(#oracle.letters)]
      end
      local word = table.concat(out)
      assert.equal(oracle.fold(word), core.fold(word))
    end
  end)

  it("has a level below, letter by letter", function ()
    local exact = function (s) return core.fold(s, "exact") end
    assert.equal("L'État ét Constan Saint-D ﬁ İı", exact "L’E\u{301}tat e\u{301}t Con\u{AD}stan Saint‑D ﬁ İı")
    assert.equal("", exact "")
    assert.equal("a\xFFb\0\xE2\x82é", exact "a\xFFb\0\xE2\x82e\u{301}")
    assert.equal(120, #exact(("\u{1D160}"):rep(10))) -- three times as long
    assert.has_error(function () core.fold("x", "loose") end)
  end)

  it("is itself when done again, on that level too, over all of Unicode", function ()
    local wrong = {}
    every_character(function (char, c)
      local once = core.fold(char, "exact")
      if once ~= char and (core.fold(once, "exact") ~= once or core.fold(once) ~= core.fold(char)) then
        wrong[#wrong + 1] = ("U+%04X"):format(c)
      end
    end)
    assert.same({}, wrong)
  end)

  it("takes the four letters i of Turkish for one, whatever their case", function ()
    for _, word in ipairs { "Iğdır", "IĞDIR", "ığdır", "iğdir", "İĞDİR" } do assert.equal("igdir", core.fold(word)) end
  end)

  it("keeps bad bytes as they are", function ()
    assert.equal("caf\xE9", core.fold "CAF\xE9")
    assert.equal("\xFF\xFE", core.fold "\xFF\xFE")
    assert.equal("a\0b", core.fold "A\0B")
  end)

  it("wants a string", function ()
    assert.has_error(function () core.fold() end)
    assert.has_error(function () core.fold {} end)
  end)
end)

describe("the hash of a token", function ()
  -- The hash of a piece of text that is one token.
  local function hash (s)
    local doc = core.doc(s)
    assert.equal(1, #doc, s)
    return doc:hash(1)
  end

  it("is that of its folded form", function ()
    for _, word in ipairs { "Élysée", "ŒUVRE", "Straße", "aujourd’hui", "Saint‑Denis", "e\u{301}te\u{301}", "ﬁn", "Алеппо", "حلب",
      "Constantinopolitain", "Anticonstitutionnellement-Élevé", "10’000", "250.000", "ＡＢＣ", "ĳssel", "ÅNGSTRÖMŒŒŒŒ" } do
      assert.equal(hash(core.fold(word)), hash(word))
    end
  end)

  it("has 16 hex digits", function ()
    assert.truthy(hash("mot"):find("^%x+$"))
    assert.equal(16, #hash "mot")
  end)

  it("does not change from one version to the next without the fold version", function ()
    -- files on disk hold these: if they change, so must SYR_FOLD_VERSION
    assert.equal(2, core.FOLD_VERSION)
    assert.equal(hash "alep", hash "ALEP")
    assert.equal("32da9675cd256adc", hash "Alep")
    assert.equal("1544e195344c3e41", hash "constitutionnellement")
  end)

  it("tells words apart", function ()
    local seen = {}
    for _, letter in ipairs { "a", "b", "ab", "ba", "aa", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaa" } do
      assert.is_nil(seen[hash(letter)])
      seen[hash(letter)] = true
    end
  end)

  it("agrees with count{form} on random text, fast path and slow", function ()
    math.randomseed(3)
    for _ = 1, 200 do
      local doc = core.doc(oracle.text(20))
      for i = 1, #doc do
        local text, n = doc:text(i), 0
        for j = 1, #doc do n = n + (doc:hash(j) == doc:hash(i) and 1 or 0) end
        assert.equal(n, doc:count { form = text })
        assert.equal(n, doc:count { form = core.fold(text) })
      end
    end
  end)

  it("is that of the folded form for random Latin words of every length", function ()
    math.randomseed(4)
    for length = 1, 40 do
      for _ = 1, 60 do
        local out = { "w" }
        for i = 2, length do out[i] = math.random(2) == 1 and "e" or oracle.letters[math.random(#oracle.letters)] end
        local word = table.concat(out) .. "z"
        local doc = core.doc(word)
        local plain = core.doc(oracle.fold(word))
        if #doc == 1 and #plain == 1 then assert.equal(plain:hash(1), doc:hash(1), word) end
      end
    end
  end)

  it("is that of the folded form for every letter of Unicode", function ()
    local wrong = {}
    for block = 0, 0x2FFFF, 256 do
      if block < 0xD800 or block > 0xDFFF then
        local char = {}
        for c = block, block + 255 do char[#char + 1] = "a" .. utf8.char(c) .. "a" end
        local doc = core.doc(table.concat(char, "\n"))
        for first, last, kind, i in doc:tokens() do
          local text = doc:sub(first, last)
          if kind == "word" and #text > 2 then
            local plain = core.doc(core.fold(text))
            if #plain == 1 and plain:hash(1) ~= doc:hash(i) then wrong[#wrong + 1] = text end
          end
        end
      end
    end
    assert.same({}, wrong)
  end)
end)
