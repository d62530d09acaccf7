local core = require "syrtext.core"
local oracle = require "spec.oracle"

local function bad_pieces (text)
  local out = {}
  for first, last in core.doc(text):tokens "bad" do out[#out + 1] = { first, last } end
  return out
end

describe("utf8check", function ()
  it("finds nothing in good text", function ()
    assert.is_nil(core.utf8check "")
    assert.is_nil(core.utf8check "Élysée, “café” – 250\u{202F}000 👏 \0 fin")
    assert.is_nil(core.utf8check(("é"):rep(1000)))
  end)

  it("names the first bad byte", function ()
    assert.equal(1, core.utf8check "\xFF")
    assert.equal(4, core.utf8check "caf\xE9")
    assert.equal(4, core.utf8check "caf\xE9 au lait, tr\xE8s bon")
    assert.equal(3, core.utf8check "l \x92homme")
  end)

  it("knows every first and last character of each length", function ()
    for _, c in ipairs { 0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF } do
      assert.is_nil(core.utf8check(utf8.char(c)))
    end
    for _, s in ipairs { "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80" } do
      assert.equal(1, core.utf8check(s))
    end
  end)

  it("finds a bad byte at every place of a block", function ()
    for before = 0, 140 do
      assert.equal(before + 1, core.utf8check(("a"):rep(before) .. "\x80" .. ("b"):rep(70)))
      assert.equal(before + 1, core.utf8check(("a"):rep(before) .. "\xE2\x82"))
      assert.is_nil(core.utf8check(("a"):rep(before) .. "\u{20AC}" .. ("b"):rep(70)))
    end
  end)

  it("wants a string", function ()
    assert.has_error(function () core.utf8check() end)
    assert.has_error(function () core.utf8check {} end)
  end)
end)

describe("a bad byte in a document", function ()
  it("is a token of kind bad and nothing else moves", function ()
    local doc = core.doc "un caf\xE9 noir"
    assert.same({ { 7, 7 } }, bad_pieces "un caf\xE9 noir")
    assert.equal("caf", doc:text(2))
    assert.equal("noir", doc:text(4))
    assert.equal(1, doc:stats().bad)
    assert.equal(7, doc:stats().first_bad)
  end)

  it("is not reported where there is none", function ()
    local stats = core.doc("café"):stats()
    assert.equal(0, stats.bad)
    assert.is_nil(stats.first_bad)
  end)

  it("is one token for a maximal part", function ()
    assert.same({ { 1, 2 } }, bad_pieces "\xE2\x82")
    assert.same({ { 1, 3 } }, bad_pieces "\xF0\x9F\x98A")
    assert.same({ { 1, 1 }, { 2, 2 } }, bad_pieces "\xC0\xAF")
    assert.same({ { 1, 1 }, { 2, 2 }, { 3, 3 } }, bad_pieces "\xED\xA0\x80")
    assert.same({ { 1, 1 }, { 2, 2 }, { 3, 3 }, { 4, 4 } }, bad_pieces "\xF4\x90\x80\x80")
  end)

  it("agrees with the table of well-formed bytes on random bytes", function ()
    math.randomseed(20161121)
    for n = 1, 600 do
      local s = oracle.bytes(n % 150)
      local expected = oracle.bad(s)
      assert.same(expected, bad_pieces(s))
      assert.equal(expected[1] and expected[1][1], core.utf8check(s))
    end
  end)
end)
