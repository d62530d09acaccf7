local core = require "syrtext.core"
local cases = require "spec.cases"
local oracle = require "spec.oracle"

describe("tokens of French", function ()
  for _, case in ipairs(cases.read "tokens_fr.tsv") do
    it(case.name, function ()
      assert.equal(case[1], cases.tokens(core.doc(case.input, nil, cases.options(case[2]))))
    end)
  end
end)

describe("kinds of tokens", function ()
  for _, case in ipairs(cases.read "kinds_fr.tsv") do
    it(case.name, function ()
      local doc = core.doc(case.input, nil, cases.options(case[3]))
      assert.equal(case[1], cases.tokens(doc))
      assert.equal(case[2], cases.kinds(doc))
    end)
  end
end)

-- A text with a bad byte is read with every byte above 127 looked at: what the bitmaps settle in others
-- must come to the same.
describe("a bad byte", function ()
  for _, text in ipairs {
    "a qu’÷ b", "a Qu'× b", "villages.L'× b", "a l’on_ b", "l'on_a", "l’on b", "qu’il y a", "aujourd’hui", "dix-×", "c’est-à-dire",
    "porte-parole", "« mot » – mot", "Élysée.L’armée", "1️⃣ Aller", "حلب ١٢",
  } do
    it("elsewhere changes nothing in " .. text, function ()
      assert.equal(cases.tokens(core.doc(text)) .. "¦\xFF", cases.tokens(core.doc(text .. " \xFF")))
    end)
  end
end)

-- ------------------------------------------------------------------ gaps and shapes

local function column (doc, method)
  local out = {}
  for i = 1, #doc do out[i] = doc[method](doc, i) end
  return table.concat(out, " ")
end

describe("gaps", function ()
  local function gaps (text) return column(core.doc(text), "gap") end

  it("tell what stands before a token", function ()
    assert.equal("paragraph glued space glued", gaps "L'armée avance.")
    assert.equal("paragraph line paragraph", gaps "un\ndeux\n\ntrois")
    assert.equal("paragraph space space", gaps "un \t deux\u{A0}trois")
  end)

  it("count a CR LF once, and know every line end", function ()
    assert.equal("paragraph line paragraph", gaps "un\r\ndeux\r\n\r\ntrois")
    assert.equal("paragraph line paragraph", gaps "un\rdeux\r\rtrois")
    assert.equal("paragraph line line paragraph", gaps "un\u{85}deux\u{2028}trois\u{2029}quatre")
    assert.equal("paragraph line line", gaps "un\vdeux\ftrois")
    assert.equal("paragraph line paragraph", gaps "un \n deux \n \n trois")
    assert.equal("paragraph line", gaps "un\r\fdeux")
  end)

  it("are the same beside a line end outside ASCII", function ()
    assert.equal("paragraph line line space", gaps "un\r\fdeux\u{85}trois quatre")
  end)
end)

describe("shapes", function ()
  local function shape (text, i)
    local bits = core.doc(text):shape(i or 1)
    local out = {}
    for name, bit in pairs(core.SHAPE) do
      if bits // bit % 2 == 1 then out[#out + 1] = name end
    end
    table.sort(out)
    return table.concat(out, " ")
  end

  local same = {
    { "mot", "" }, { "Mot", "upper" }, { "MOT", "caps upper" }, { "iPhone", "" }, { "M5", "caps digits upper" },
    { "États-Unis", "high hyphen upper" }, { "ÉTAT", "caps high upper" }, { "état", "high" }, { "M.", "caps enddot upper" },
    { "M. Roy", "caps enddot upper" }, { "l'an", "elided" }, { "L'an", "caps elided upper" }, { "L’an", "caps elided high upper" },
    { "12", "digits" }, { ".", "stops" }, { "...", "stops" }, { "…", "stops high" }, { "!", "stops" }, { ",", "" },
    { "Алеппо", "high upper" }, { "حلب", "high" }, { "Anticonstitutionnellement", "upper" },
    { "ANTICONSTITUTIONNELLEMENT", "caps upper" }, { "J.-C. ", "caps enddot hyphen upper" },
  }
  for _, pair in ipairs(same) do
    it(("of %q: %s"):format(pair[1], pair[2]), function ()
      local expected = {}
      for name in pair[2]:gmatch("%S+") do expected[#expected + 1] = name end
      table.sort(expected)
      -- "high" of a mark is not looked at by any engine
      local got = shape(pair[1]):gsub("high ?", pair[2]:find("stops") and "" or "%0")
      local want = table.concat(expected, " "):gsub("high ?", pair[2]:find("stops") and "" or "%0")
      assert.equal(want, got)
    end)
  end
end)

-- ------------------------------------------------------------------ laws

local function spans (doc)
  local out = {}
  for first, last, kind in doc:tokens() do out[#out + 1] = { first, last, kind } end
  return out
end

local function blank (s)
  for _, space in ipairs { "\u{A0}", "\u{202F}", "\u{2009}", "\u{85}", "\u{2028}", "\u{2029}", "\u{3000}" } do
    s = s:gsub(space, " ")
  end
  return not s:find "[^ \t\n\r\f\v]"
end

-- The text cut before every token, or what is wrong.
local function check_spans (text)
  local doc, before = core.doc(text), 0
  for i, span in ipairs(spans(doc)) do
    local first, last = span[1], span[2]
    assert.truthy(first > before and last >= first and last <= #text)
    assert.truthy(blank(text:sub(before + 1, first - 1)), text:sub(before + 1, first - 1))
    assert.same({ first, last }, { doc:span(i) })
    assert.equal(text:sub(first, last), doc:text(i))
    before = last
  end
  assert.truthy(blank(text:sub(before + 1)))
  return doc
end

describe("on random text, tokens", function ()
  it("are sorted, disjoint and inside, with white space only between them", function ()
    math.randomseed(11)
    for _ = 1, 600 do check_spans(oracle.text(math.random(30))) end
  end)

  it("begin and end at the edges of characters", function ()
    math.randomseed(12)
    for _ = 1, 500 do
      local text = oracle.text(30)
      for first, last in core.doc(text):tokens() do
        assert.is_nil(core.utf8check(text:sub(first, last)))
      end
    end
  end)

  it("hold the same laws for random bytes", function ()
    math.randomseed(13)
    for n = 1, 600 do
      local text, before = oracle.bytes(n % 200), 0
      for first, last in core.doc(text):tokens() do
        if first <= before or last < first or last > #text then error("not in order: " .. text) end
        if text:sub(before + 1, first - 1):find "[\x21-\x7F]" then error("a character is lost: " .. text) end
        before = last
      end
    end
  end)

  -- What the core says of text, without positions.
  local function facts (doc, from, to)
    local out = {}
    for i = from or 1, to or #doc do
      out[#out + 1] = doc:text(i) .. "|" .. doc:kind(i) .. "|" .. doc:hash(i) .. "|" .. doc:shape(i)
    end
    return table.concat(out, "\n")
  end

  it("are the same at every offset inside a longer text", function ()
    math.randomseed(14)
    for _ = 1, 12 do
      local text = oracle.text(25)
      local expected, n = facts(core.doc(text)), #core.doc(text)
      for offset = 1, 130 do
        local pad = offset % 2 == 0 and (" "):rep(offset) or (" "):rep(offset - 1) .. "\n"
        assert.equal(expected, facts(core.doc(pad .. text)))
        assert.equal(expected, facts(core.doc(pad .. text .. "\n\nLe reste."), 1, n))
      end
    end
  end)

  it("are the same whatever stands in the lines around them", function ()
    math.randomseed(15)
    for _ = 1, 200 do
      local a, b = oracle.text(15), oracle.text(15)
      local da, db = core.doc(a), core.doc(b)
      local both = core.doc(a .. "\n\n" .. b)
      assert.equal(#da + #db, #both)
      assert.equal(facts(da), facts(both, 1, #da))
      assert.equal(facts(db), facts(both, #da + 1))
    end
  end)

  -- ’ for ', and no-break spaces: another typography, the same words
  local function hashes (text)
    return column(core.doc(text), "hash")
  end

  it("do not depend on the apostrophe", function ()
    math.randomseed(16)
    for _ = 1, 800 do
      local text = oracle.text(15)
      assert.equal(hashes(text), hashes((text:gsub("'", "’"))), text)
    end
  end)

  it("do not depend on the kind of space", function ()
    math.randomseed(17)
    local spaces = { " ", " ", " ", "", "\n" }
    for _ = 1, 800 do
      local text = oracle.text(15, spaces)
      for _, space in ipairs { "\u{A0}", "\u{202F}" } do
        assert.equal(core.fold(hashes(text)), hashes((text:gsub(" ", space))), text)
      end
    end
  end)
end)

describe("numbers in groups", function ()
  it("agree with the naive rule on random digits", function ()
    math.randomseed(18)
    for _ = 1, 2000 do
      local runs = {}
      for i = 1, math.random(6) do
        local length = math.random(3) == 1 and math.random(5) or 3
        runs[i] = tostring(math.random(10 ^ (length - 1) // 1, 10 ^ length // 1 - 1))
      end
      local text = table.concat(runs, " ")
      assert.equal(table.concat(oracle.groups(text), "¦"), cases.tokens(core.doc(text)))
    end
  end)
end)

-- ------------------------------------------------------------------ stress

describe("without end", function ()
  local function seconds (text)
    local begin = os.clock()
    local doc = core.doc(text)
    local took = os.clock() - begin
    doc:close()
    return took
  end

  it("one kind of byte takes no longer for each than words do", function ()
    local n = 400000
    local usual = seconds(("le mot d'or, "):rep(n // 13))
    for _, piece in ipairs { "a", "é", "'", "’", ".", "-", "-t", "1 ", "1 000 ", "\"", "«", "d'", "\xC3", "\x80", "e\u{301}", "a.", "1,",
      "@", "#", "/", "http://", "a@", "(s)", "…", "\n", "\0", "M. ", "👏", "\u{200D}👏", "a-il" } do
      -- slack for a machine that is busy; quadratic would be thousands of times more
      assert.truthy(seconds((piece):rep(n // #piece)) < 40 * usual + 0.1, piece)
    end
  end)

  it("one word stays one token", function ()
    assert.equal(1, #core.doc(("a"):rep(1000000)))
    assert.equal(1, #core.doc(("é"):rep(500000)))
    assert.equal(1, #core.doc(("e\u{301}"):rep(100000)))
  end)
end)
