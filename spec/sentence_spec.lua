local core = require "syrtext.core"
local cases = require "spec.cases"
local oracle = require "spec.oracle"

describe("sentences of French", function ()
  for _, case in ipairs(cases.read "sentences_fr.tsv") do
    it(case.name, function ()
      assert.equal(case[1], cases.sentences(core.doc(case.input, nil, cases.options(case[2]))))
    end)
  end
end)

describe("the option glued", function ()
  it("breaks before a capitalised function word after a lower-case word", function ()
    local text = "Alep sous les bombes Les civils fuient."
    assert.equal(text, cases.sentences(core.doc(text)))
    assert.equal("Alep sous les bombes¦Les civils fuient.", cases.sentences(core.doc(text, nil, { glued = true })))
  end)
end)

describe("a sentence", function ()
  local doc = core.doc "Un titre\nIl dort. Elle lit,\n\nenfin."

  it("tells where it stands", function ()
    assert.equal(4, doc:stats().sentences)
    assert.same({ first = 1, last = 8, first_token = 1, last_token = 2, closed = false, line_start = true, line_end = true,
      paragraph = true }, doc:sentence(1))
    assert.same({ first = 10, last = 17, first_token = 3, last_token = 5, closed = true, line_start = true, line_end = false,
      paragraph = false }, doc:sentence(2))
    assert.same({ first = 19, last = 27, first_token = 6, last_token = 8, closed = false, line_start = false, line_end = true,
      paragraph = false }, doc:sentence(3))
    assert.same({ first = 30, last = 35, first_token = 9, last_token = 10, closed = true, line_start = true, line_end = true,
      paragraph = true }, doc:sentence(-1))
  end)

  it("knows its tokens", function ()
    for i = 1, doc:stats().sentences do
      local s = doc:sentence(i)
      for token = s.first_token, s.last_token do assert.equal(i, doc:sentence_of(token)) end
    end
  end)

  it("closes when what closes it follows the stop", function ()
    assert.is_true(core.doc("Il dit : « Oui. »"):sentence(1).closed)
    assert.is_true(core.doc("(Il dort.)"):sentence(1).closed)
    assert.is_false(core.doc("Il dort"):sentence(1).closed)
  end)
end)

describe("on random text, sentences", function ()
  local function check (text)
    local doc, next = core.doc(text), 1
    local n = 0
    for first, last, i in doc:sentences() do
      n = n + 1
      local s = doc:sentence(i)
      assert.equal(n, i)
      assert.same({ first, last }, { s.first, s.last })
      assert.equal(next, s.first_token)
      assert.truthy(s.last_token >= s.first_token)
      assert.equal(first, (doc:span(s.first_token)))
      assert.equal(last, (select(2, doc:span(s.last_token))))
      for token = s.first_token + 1, s.last_token do
        assert.truthy(doc:gap(token) == "glued" or doc:gap(token) == "space")
      end
      next = s.last_token + 1
    end
    assert.equal(#doc + 1, next)
    assert.equal(n, doc:stats().sentences)
  end

  it("part the tokens, and no line end stands inside one", function ()
    math.randomseed(21)
    for _ = 1, 500 do check(oracle.text(math.random(40))) end
    for n = 1, 200 do check(oracle.bytes(n)) end
    check ""
    check " \n "
  end)

  it("are the same at every offset inside a longer text", function ()
    math.randomseed(22)
    for _ = 1, 8 do
      local text = oracle.text(30)
      local expected = cases.sentences(core.doc(text))
      for offset = 1, 130 do
        assert.equal(expected, cases.sentences(core.doc((" "):rep(offset) .. text)))
        assert.equal(expected, cases.sentences(core.doc(("\n"):rep(offset) .. text .. (" "):rep(offset % 70))))
      end
    end
  end)

  it("do not depend on the other lines", function ()
    math.randomseed(23)
    for _ = 1, 200 do
      local a, b = oracle.text(20), oracle.text(20)
      local sa, sb = cases.sentences(core.doc(a)), cases.sentences(core.doc(b))
      assert.equal(sa .. (sa ~= "" and sb ~= "" and "¦" or "") .. sb, cases.sentences(core.doc(a .. "\n\n" .. b)))
    end
  end)

  it("do not depend on apostrophes and no-break spaces", function ()
    local function ends (text)
      local doc, out = core.doc(text), {}
      for _, _, i in doc:sentences() do out[i] = doc:sentence(i).last_token end
      return table.concat(out, " ")
    end
    math.randomseed(24)
    for _ = 1, 600 do
      local text = oracle.text(20, { " ", " ", " ", "", "\n" })
      local expected = ends(text)
      assert.equal(expected, ends((text:gsub("'", "’"))), text)
      assert.equal(expected, ends((text:gsub(" ", "\u{A0}"))), text)
    end
  end)
end)
