package.path = "./spec/?.lua;" .. package.path
local syrtext = require "syrtext"
local oracle = require "oracle_reuse"

local random

local function headline (n)
  return (oracle.join(oracle.text(random, n, 9000)):gsub("^%l", string.upper))
end

local function sentence (n)
  return headline(n) .. "."
end

local function lines (n, make, ...)
  local out = {}
  for i = 1, n do out[i] = make(...) end
  return out
end

local function text (...)
  local out = {}
  for _, part in ipairs { ... } do out[#out + 1] = type(part) == "table" and table.concat(part, "\n") or part end
  return table.concat(out, "\n")
end

local function index_of (texts)
  local index = syrtext.index()
  for id, t in pairs(texts) do index:add(syrtext.doc(t, { id = id })) end
  return index
end

local function pairs_of (texts)
  local out = {}
  for a, b in index_of(texts):each_pair() do out[#out + 1] = a .. " " .. b end
  return out
end

describe("lines of web pages", function ()
  before_each(function () random = oracle.random(91) end)

  it("make no pairs, however many two pages have in common", function ()
    local menu, aside, texts = lines(20, headline, 2), lines(15, headline, 10), {}
    for i = 1, 20 do texts["p" .. i] = text(menu, headline(9), lines(4, sentence, 40), aside, menu) end
    assert.same({}, pairs_of(texts))
    assert.same({}, pairs_of { a = texts.p1, b = texts.p2 })
  end)

  it("do not hide the article that two pages share", function ()
    local menu, article = lines(20, headline, 3), lines(4, sentence, 40)
    local texts = {
      a = text(menu, headline(9), article, menu), b = text(menu, headline(8), article, menu),
      c = text(menu, lines(4, sentence, 30)),
    }
    assert.same({ "a b" }, pairs_of(texts))
    for p in index_of(texts):passages() do
      assert.truthy(p.words >= 160)
      assert.truthy(texts.a:sub(p.a.first, p.a.last):find(article[1]:sub(1, -2), 1, true))
    end
  end)

  it("are told with the boilerplate, when many pages have them", function ()
    local menu, texts, told = lines(12, headline, 4), {}, {}
    for i = 1, 9 do texts["p" .. i] = text(menu, lines(4, sentence, 40)) end
    local before = { id = "", first = 0 }
    for b in index_of(texts):boilerplate() do
      assert.truthy(before.id < b.id or before.first < b.first)
      before = b
      if b.documents == 9 and b.id == "p1" then told[#told + 1] = texts.p1:sub(b.first, b.last) end
    end
    assert.same(menu, told)
  end)

  it("end in what headlines end in", function ()
    local menu, texts = {}, {}
    for i, mark in ipairs { "?", "!", "...", " …", '"', " »", ")", "", ":", "" } do menu[i] = headline(9) .. mark end
    for i = 1, 6 do texts["p" .. i] = text(menu, lines(4, sentence, 40)) end
    assert.same({}, pairs_of(texts))
  end)

  it("are masked in a document from outside", function ()
    local menu, article = lines(20, headline, 6), lines(4, sentence, 40)
    local index = index_of { a = text(menu, article), b = text(lines(12, headline, 5), lines(4, sentence, 40)) }
    local n = 0
    for p in index:query(syrtext.doc(text(menu, headline(5), article), { id = "x" })) do
      n = n + 1
      assert.equal("a", p.b.id)
      assert.truthy(p.words <= 160 + 12)
    end
    assert.equal(1, n)
    for _ in index:query(syrtext.doc(text(menu, lines(4, sentence, 40)), { id = "y" })) do n = n + 1 end
    assert.equal(1, n)
  end)

  it("are none in articles, in broken lines, in tables and poems", function ()
    local article = text(headline(8), lines(3, sentence, 40), headline(3), lines(3, sentence, 40))
    local broken = lines(20, function () return oracle.join(oracle.text(random, 12, 9000)) end)
    local poem = lines(20, headline, 7)
    for _, shared in ipairs { article, text("Le " .. table.concat(broken, "\n") .. "."), text(poem) } do
      local first
      for p in index_of({ a = shared, b = shared }):passages() do first = p end
      assert.truthy(first.a.first == 1 and first.a.last >= #shared - 1)
    end
  end)
end)
