-- UAX #29: the official cases, and what they do not say: bad bytes, kinds, long texts

local core = require "syrtext.core"
local helper = require "spec.helper"

local UCD = "/usr/share/unicode"

-- A line of a test file: the text and where its segments end (1-based, inclusive).
local function parse (line)
  local text, ends = "", {}
  for mark, code in line:gmatch "(%S+)%s+(%x+)" do
    if mark == "÷" and text ~= "" then ends[#ends + 1] = #text end
    text = text .. utf8.char(tonumber(code, 16))
  end
  ends[#ends + 1] = #text
  return text, ends
end

local function read (name)
  local f = io.open(UCD .. "/auxiliary/" .. name)
  if not f then return nil end
  local out = {}
  for line in f:lines() do
    local case = line:match "^(÷[^#]*)"
    if case then out[#out + 1] = case end
  end
  f:close()
  return out
end

-- Where the segments end that begin after byte `from`, counted from there.
local function ends_of (text, unit, from)
  local out = {}
  for first, last in core.segments(text, unit) do
    if first > from then out[#out + 1] = last - from end
  end
  return out
end

-- Each case at the start of a text, and across the edges of the blocks of 64
-- bytes: after line ends everything begins anew.
local function failures (cases, unit)
  local out = {}
  for _, case in ipairs(cases) do
    local text, ends = parse(case)
    for _, before in ipairs { 0, 1, 58, 60, 61, 62, 63, 64, 65 } do
      local got = ends_of(("\n"):rep(before) .. text, unit, before)
      if table.concat(got, " ") ~= table.concat(ends, " ") then
        out[#out + 1] = ("%s after %d bytes: ends are %s"):format(case, before, table.concat(got, " "))
      end
    end
  end
  return table.concat(out, "\n")
end

local OFFICIAL = {
  { file = "WordBreakTest.txt", unit = "word", count = 1823 },
  { file = "SentenceBreakTest.txt", unit = "sentence", count = 502 },
  { file = "GraphemeBreakTest.txt", unit = "grapheme", count = 602 },
}

describe("the official cases of Unicode", function ()
  for _, official in ipairs(OFFICIAL) do
    local cases = read(official.file)
    if cases then
      it(("%s: %d"):format(official.file, official.count), function ()
        assert.equal(official.count, #cases)
        assert.equal("", failures(cases, official.unit))
      end)
    else
      print("skipped: " .. official.file .. ", which is not here (Debian's package unicode-data has it)")
    end
  end
end)

describe("the tables", function ()
  local f = io.open(UCD .. "/auxiliary/WordBreakProperty.txt")
  local version = f and f:read("l"):match "%d+%.%d+%.%d+"
  if f then f:close() end
  local header = io.open "csrc/syr_ucd.h"
  local ours = header:read("a"):match 'SYR_UNICODE "([%d.]+)"'
  header:close()
  if version == ours then
    it("are what the generator writes", function ()
      assert.truthy(os.execute(arg[-1] .. " csrc/make_ucd.lua --check"))
    end)
  else
    print(("skipped: the tables of Unicode %s cannot be compared with data of %s"):format(ours, version or "no version"))
  end
end)

local function pieces (text, unit)
  local out = {}
  for first, last in core.segments(text, unit) do out[#out + 1] = text:sub(first, last) end
  return table.concat(out, "|")
end

describe("segments", function ()
  it("of words are those of the standard, not of French", function ()
    assert.equal("L'armée| |a| |repris| |3,14| |km|²|.", pieces("L'armée a repris 3,14 km².", "word"))
    assert.equal("Note:ceci| |aujourd’hui| |dit|-|il", pieces("Note:ceci aujourd’hui dit-il", "word"))
  end)

  it("of sentences", function ()
    assert.equal("Il dort. |Elle lit!\n|M. |Assad 3.4 etc. et ", pieces("Il dort. Elle lit!\nM. Assad 3.4 etc. et ", "sentence"))
  end)

  it("of graphemes", function ()
    assert.equal("e\u{301}|\r\n|👨‍👩‍👧|🇫🇷|🇸🇾|각", pieces("e\u{301}\r\n👨‍👩‍👧🇫🇷🇸🇾각", "grapheme"))
    local n = 0
    for _ in core.graphemes "e\u{301}t\u{E9}" do n = n + 1 end
    assert.equal(3, n)
  end)

  it("of nothing are none", function ()
    for _, unit in ipairs { "word", "sentence", "grapheme" } do assert.equal("", pieces("", unit)) end
  end)

  it("of bad bytes: each maximal part is a word and a grapheme, and ends no sentence", function ()
    assert.equal("caf|\xE9| |a|\xE2\x82|\xCC\x81|\x80", pieces("caf\xE9 a\xE2\x82\u{301}\x80", "word"))
    assert.equal("f|\xE9|\xE2\x82|\u{301}|\x80", pieces("f\xE9\xE2\x82\u{301}\x80", "grapheme"))
    assert.equal("Un caf\xE9. |Deux.", pieces("Un caf\xE9. Deux.", "sentence"))
  end)

  it("want a text and a unit that is known", function ()
    assert.has_error(function () core.segments({}, "word") end)
    assert.has_error(function () core.segments("a", "verse") end)
    assert.has_error(function () core.graphemes() end)
  end)
end)

local function tokens (text)
  local out = {}
  for first, last, kind in core.doc(text, nil, { mode = "uax29" }):tokens() do
    out[#out + 1] = text:sub(first, last) .. "/" .. kind
  end
  return table.concat(out, " ")
end

describe("a document in the mode uax29", function ()
  it("has the words of the standard with kinds, without white space", function ()
    assert.equal("L'armée/word a/word 3,14/number km/word ²/number ./punct", tokens "L'armée\t a\u{A0}3,14\u{202F}km².\r\n")
    assert.equal("4/number ×/symbol 5/number €/symbol «/punct a_b/word »/punct 🇫🇷/emoji 中/word", tokens "4×5€«a_b»🇫🇷中")
  end)

  it("has bad bytes as tokens of their own", function ()
    local doc = core.doc("caf\xE9 \xE2\x82a\xC3", nil, { mode = "uax29" })
    assert.equal("caf/word \xE9/bad \xE2\x82/bad a/word \xC3/bad", tokens "caf\xE9 \xE2\x82a\xC3")
    assert.equal(4, doc:stats().bad)
    assert.equal(4, doc:stats().first_bad)
  end)

  it("hashes and gaps as always", function ()
    local uax, french = core.doc("Aujourd’hui,\nÀ Damas", nil, { mode = "uax29" }), core.doc("Aujourd'hui,\nA damas")
    for i = 1, #french do
      assert.equal(french:hash(i), uax:hash(i))
      assert.equal(french:gap(i), uax:gap(i))
    end
  end)

  it("has the sentences of the standard", function ()
    local text = "Il dort. Elle lit (peu).\nM. Assad parle"
    local doc, out = core.doc(text, nil, { mode = "uax29" }), {}
    for first, last in doc:sentences() do out[#out + 1] = text:sub(first, last) end
    assert.same({ "Il dort.", "Elle lit (peu).", "M.", "Assad parle" }, out)
    assert.is_true(doc:sentence(2).closed)
    assert.is_false(doc:sentence(4).closed)
    assert.is_true(doc:sentence(3).line_start)
  end)

  it("is the only mode with a name", function ()
    assert.has_error(function () core.doc("a", nil, { mode = "icu" }) end)
    assert.has_error(function () core.doc("a", nil, { mode = true }) end)
  end)

  it("is asked for by --mode", function ()
    local folder = helper.folder()
    local path = folder:write("a.txt", "L'armée dort. Il l'a dit.\n")
    local function column (command, name)
      local out = {}
      for _, row in ipairs(helper.rows(helper.run(command, "--mode", "uax29", path).out)) do out[#out + 1] = row[name] end
      return table.concat(out, "|")
    end
    assert.equal("L'armée|dort|.|Il|l'a|dit|.", column("tokens", "text"))
    assert.equal("L'armée dort.|Il l'a dit.", column("sentences", "text"))
    assert.equal(2, helper.run("tokens", "--mode", "icu", path).code)
    folder:remove()
  end)
end)

-- Seconds of the processor for the segments of a text.
local function seconds (text, unit)
  local start = os.clock()
  core.segments(text, unit)
  return os.clock() - start
end

describe("long texts", function ()
  local PIECES = { "a", "1,", "a.", "\u{301}", "🇫", "👩\u{200D}", ".", ". ", ".\u{301}", "(", " ", "a\u{AD}", "'", "\xE2\x80", "א\"", "।" }
  for _, piece in ipairs(PIECES) do
    it(("take time in proportion: %q without end"):format(piece), function ()
      local small, big = piece:rep(100000), piece:rep(800000)
      for _, unit in ipairs { "word", "sentence", "grapheme" } do
        local least = math.huge
        for _ = 1, 3 do least = math.min(least, seconds(small, unit)) end
        assert.is_true(seconds(big, unit) < 40 * least + 0.05, unit) -- 8 times the text
      end
    end)
  end

  it("keep pairs of flags together", function ()
    local n = 0
    for first, last in core.segments(("🇫"):rep(100001), "word") do
      n = n + 1
      assert(last - first == (n <= 50000 and 7 or 3))
    end
    assert.equal(50001, n)
  end)
end)
