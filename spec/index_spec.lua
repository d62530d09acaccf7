package.path = "./spec/?.lua;" .. package.path
local syrtext = require "syrtext"
local oracle = require "oracle_reuse"

-- index_of { a = "text", ... } --> Index, linked with `threads`
local function index_of (texts, threads)
  local index = syrtext.index()
  for id, text in pairs(texts) do index:add(syrtext.doc(text, { id = id })) end
  return index:link { threads = threads or 1 }
end

local function all (iterator)
  local out = {}
  for p in iterator do out[#out + 1] = p end
  return out
end

-- Everything that an index says, as one string.
local function dump (index)
  local out = {}
  for p in index:passages() do out[#out + 1] = tostring(p) end
  for p in index:pairs() do
    out[#out + 1] = ("%s %s %d %.6f %.6f"):format(p.a, p.b, p.words, p.containment_a, p.containment_b)
  end
  for f in index:families() do out[#out + 1] = tostring(f) end
  for b in index:boilerplate() do out[#out + 1] = ("%s %d %d %d %s"):format(b.id, b.first, b.last, b.documents, b.text) end
  return table.concat(out, "\n")
end

local function spans (passages, side)
  local out = {}
  for i, p in ipairs(passages) do out[i] = p[side] end
  return out
end

-- A corpus of copies: sources, trimmed, moved and edited copies, lone texts, a line in all.
local function corpus (seed, n)
  local random = oracle.random(seed)
  local texts, line = {}, oracle.text(random, 14, 4000)
  for s = 1, n do
    local parts = {}
    for i = 1, 6 do parts[i] = oracle.text(random, 20 + random(40), 4000) end
    texts["s" .. s] = oracle.join(table.unpack(parts))
    for c = 1, random(4) do
      local copy = {}
      for i = 1, 6 do copy[i] = { table.unpack(parts[(i + c) % 6 + 1]) } end
      for _ = 1, c * 3 do copy[random(6)][random(20)] = "modif" .. random(1000) end
      texts["c" .. s .. "_" .. c] = oracle.join(oracle.text(random, 10, 4000), copy[1], copy[2], line, copy[3], copy[4])
    end
    texts["l" .. s] = oracle.join(oracle.text(random, 150, 4000), line, oracle.text(random, 50, 4000))
  end
  return texts
end

describe("passages", function ()
  it("are found for any run of 12 words, wherever it stands", function ()
    for seed = 1, 150 do
      local random = oracle.random(seed)
      local vocabulary = ({ 40, 300, 5000 })[seed % 3 + 1]
      local run = oracle.text(random, 12, vocabulary)
      local function around () return oracle.text(random, (random(4) == 1 and 1 or random(300)) - 1, vocabulary) end
      local texts = { a = oracle.join(around(), run, around()), b = oracle.join(around(), run, around()) }
      local passages = all(index_of(texts):passages())
      local a, b = oracle.words(syrtext.doc(texts.a)), oracle.words(syrtext.doc(texts.b))
      local runs = oracle.runs(a, b, 12)
      assert.truthy(#runs > 0)
      for _, r in ipairs(runs) do
        assert.truthy(oracle.covered(a, r[1], r[1] + r[3] - 1, spans(passages, "a")), "seed " .. seed)
        assert.truthy(oracle.covered(b, r[2], r[2] + r[3] - 1, spans(passages, "b")), "seed " .. seed)
      end
    end
  end)

  it("may begin at the first byte and end at the last", function ()
    local text = oracle.join(oracle.text(oracle.random(3), 60, 4000))
    local list = all(index_of({ a = text, b = text }):passages())
    assert.same({ { a = { id = "a", first = 1, last = #text }, b = { id = "b", first = 1, last = #text },
      words = 60, kind = "verbatim" } }, list)
  end)

  it("are not found in texts that share nothing", function ()
    local random = oracle.random(4)
    local texts = {}
    for i = 1, 30 do texts["d" .. i] = oracle.join(oracle.text(random, 300, 20000)) end
    assert.same({}, all(index_of(texts):passages()))
  end)

  it("lie on word edges, in order, and are equal where they say so", function ()
    local texts = corpus(11, 12)
    local index, before = index_of(texts), nil
    for p in index:passages() do
      local a, b = syrtext.doc(texts[p.a.id]), syrtext.doc(texts[p.b.id])
      local wa = oracle.words(syrtext.doc(a:sub(p.a.first, p.a.last)))
      local wb = oracle.words(syrtext.doc(b:sub(p.b.first, p.b.last)))
      assert.equal(1, wa[1].first)
      assert.equal(p.b.last - p.b.first + 1, wb[#wb].last)
      assert.truthy(p.words <= #wa and p.words <= #wb and p.words > 0)
      local same = #wa == #wb
      for i = 1, #wa do same = same and wa[i].hash == wb[i].hash end
      assert.equal(same, p.kind == "verbatim")
      assert.truthy(p.a.id < p.b.id)
      local key = ("%s %06d %s %06d"):format(p.a.id, p.a.first, p.b.id, p.b.first)
      assert.truthy(not before or before < key)
      before = key
    end
  end)

  it("follow blocks that were moved", function ()
    local random = oracle.random(5)
    local x, y, z = oracle.text(random, 50, 4000), oracle.text(random, 50, 4000), oracle.text(random, 50, 4000)
    local list = all(index_of({ a = oracle.join(x, y, z), b = oracle.join(z, x, y) }):passages())
    assert.equal(2, #list)
    assert.equal(100, list[1].words)
    assert.equal(50, list[2].words)
    assert.equal("verbatim", list[2].kind)
  end)

  it("bear words that were replaced, cut and added", function ()
    local random = oracle.random(6)
    local x = oracle.text(random, 120, 4000)
    local y = { table.unpack(x) }
    for i = 7, 110, 10 do y[i] = "autre" .. i end
    table.remove(y, 52)
    table.insert(y, 33, "de")
    local list = all(index_of({ a = oracle.join(x), b = oracle.join(y) }):passages())
    assert.equal(1, #list)
    assert.equal("near", list[1].kind)
    assert.equal(120 - 11 - 1, list[1].words)
  end)

  it("end where more than eight words were put in, and go on over eight", function ()
    for n = 8, 9 do
      local random = oracle.random(20)
      local x, y, own = oracle.text(random, 40, 4000), oracle.text(random, 40, 4000), oracle.text(random, n, 4000)
      local list = all(index_of({ a = oracle.join(x, y), b = oracle.join(x, own, y) }):passages())
      assert.equal(n == 8 and 1 or 2, #list)
      local words = 0
      for _, p in ipairs(list) do words = words + p.words end
      assert.equal(80, words)
    end
  end)

  it("are mostly found between a long text and a brief that has two runs of eight words of it", function ()
    local found = 0
    for seed = 101, 200 do
      local random = oracle.random(seed)
      local brief = oracle.text(random, 17, 4000)
      local long = oracle.join(oracle.text(random, 200, 4000), brief, oracle.text(random, 200, 4000))
      brief[9] = "autre"
      found = found + #all(index_of({ a = long, b = oracle.join(brief) }):passages())
    end
    assert.truthy(found >= 80, found) -- 89; 54 when a brief is sampled like a long text
  end)

  it("hold a short line between passages that are copied", function ()
    local random = oracle.random(8)
    local x, y, z = oracle.text(random, 40, 4000), oracle.text(random, 40, 4000), oracle.text(random, 40, 4000)
    local line = { "les", "quatre", "mots", "seuls" }
    local list = all(index_of({ a = oracle.join(x, line, y, z), b = oracle.join(x, y, line, z) }):passages())
    local last = 0
    for _, p in ipairs(list) do last = math.max(last, p.a.last) end
    local words = oracle.words(syrtext.doc(oracle.join(x, line, y, z)))
    assert.truthy(oracle.covered(words, 41, 44, spans(list, "a")))
  end)

  it("are not made of a formula", function ()
    local random = oracle.random(9)
    local formula = "selon l'Observatoire syrien des droits de l'Homme (OSDH)"
    local function text () return oracle.join(oracle.text(random, 80, 9000), { formula }, oracle.text(random, 80, 9000)) end
    assert.same({}, all(index_of({ a = text(), b = text() }):passages()))
  end)

  it("are found inside one document", function ()
    local random = oracle.random(10)
    local x, y = oracle.text(random, 70, 4000), oracle.text(random, 30, 4000)
    local text = oracle.join(x, y, x)
    local list = all(index_of({ a = text }):passages())
    assert.equal(1, #list)
    assert.same({ id = "a", first = 1, last = #oracle.join(x) }, list[1].a)
    assert.same({ id = "a", first = #text - #oracle.join(x) + 1, last = #text }, list[1].b)
    assert.equal("verbatim", list[1].kind)
  end)

  it("are found where a line was printed twice in a row", function ()
    local random = oracle.random(12)
    local text = oracle.join(oracle.text(random, 90, 4000)) ..
      ".\nEnvie de votre annonce ici ?\nÉcrivez-nousEnvie de votre annonce ici ?\nÉcrivez-nous\n"
    local list = all(index_of({ a = text }):passages())
    assert.equal(1, #list)
    assert.equal(list[1].a.last + 1, list[1].b.first)
    assert.equal("Envie de votre annonce ici ?\nÉcrivez-nous", text:sub(list[1].b.first, list[1].b.last))
  end)

  it("of a part that comes three times point to the first", function ()
    local random = oracle.random(13)
    local x = oracle.text(random, 40, 4000)
    local text = oracle.join(x, oracle.text(random, 20, 4000), x, oracle.text(random, 20, 4000), x)
    local list = all(index_of({ a = text }):passages())
    assert.equal(2, #list)
    assert.equal(1, list[1].a.first)
    assert.equal(1, list[2].a.first)
  end)
end)

describe("pairs", function ()
  it("say what share of each lies in shared passages", function ()
    local random = oracle.random(14)
    local x = oracle.text(random, 50, 4000)
    local list = all(index_of({ a = oracle.join(x, oracle.text(random, 50, 4000)), b = oracle.join(x) }):pairs())
    assert.equal(1, #list)
    assert.equal("a", list[1].a)
    assert.equal("b", list[1].b)
    assert.equal(50, list[1].words)
    assert.near(.5, list[1].containment_a, 1e-9)
    assert.near(1, list[1].containment_b, 1e-9)
  end)

  it("leave boilerplate out", function ()
    local random = oracle.random(15)
    local line, texts = oracle.text(random, 14, 4000), {}
    for i = 1, 12 do
      texts[("d%02d"):format(i)] = oracle.join(oracle.text(random, 100, 9000), line, oracle.text(random, 100, 9000))
    end
    local index = index_of(texts)
    assert.same({}, all(index:pairs()))
    local list = all(index:boilerplate())
    assert.equal(1, #list)
    assert.equal("d01", list[1].id)
    assert.equal(12, list[1].documents)
    assert.equal(texts.d01:sub(list[1].first, list[1].last), list[1].text)
    assert.truthy(oracle.join(line):find(list[1].text, 1, true))
  end)

  it("leave out a line that every document prints several times", function ()
    local random = oracle.random(24)
    local line, texts = oracle.text(random, 14, 4000), {}
    local function words () return oracle.text(random, 60, 9000) end
    for i = 1, 12 do
      texts[("d%02d"):format(i)] = oracle.join(words(), line, words(), line, words(), line, words(), line, words(), line, words())
    end
    local index = index_of(texts)
    assert.same({}, all(index:pairs()))
    assert.equal(1, #all(index:boilerplate()))
  end)

  it("leave out a line as most have it, not what a few have beside it", function ()
    for seed = 1, 30 do
      local random, index = oracle.random(seed), syrtext.index()
      local before, line = oracle.text(random, 8, 9000), oracle.text(random, 30, 9000)
      for i = 1, 12 do
        local text = oracle.join(oracle.text(random, 60, 9000), i <= 4 and before or {}, line, oracle.text(random, 60, 9000))
        index:add(syrtext.doc(text, { id = ("d%02d"):format(i) }))
      end
      local list = all(index:boilerplate())
      assert.same({ 1, oracle.join(line) }, { #list, list[1] and list[1].text })
    end
  end)

  -- How many pairs `carriers` documents make that have n words of `words` in a row in common.
  local function pairs_of_run (seed, n, words, carriers)
    local random, texts = oracle.random(seed), {}
    local x = oracle.text(random, n, 9000)
    for i = 1, carriers do
      local own = (words - n) // 2
      texts["d" .. i] = oracle.join(oracle.text(random, own, 9000), x, oracle.text(random, words - n - own, 9000))
    end
    local index = index_of(texts)
    return #all(index:pairs()), #all(index:boilerplate())
  end

  it("stay where the common run is two fifths of a text, or longer than a line", function ()
    for seed = 1, 10 do
      assert.same({ 0, 1 }, { pairs_of_run(seed, 60, 160, 12) })
      assert.same({ 66, 0 }, { pairs_of_run(seed, 60, 140, 12) })
      assert.same({ 0, 1 }, { pairs_of_run(seed, 75, 300, 12) })
      assert.same({ 66, 0 }, { pairs_of_run(seed, 100, 300, 12) })
    end
  end)

  it("stay where the text outside the common run is shared to a good part", function ()
    for seed = 1, 5 do
      local random, texts = oracle.random(seed), {}
      local x, y = oracle.text(random, 60, 9000), oracle.text(random, 28, 9000)
      local function own () return oracle.text(random, 31, 9000) end
      for i = 1, 12 do texts["d" .. i] = oracle.join(own(), x, own(), y, own()) end
      local index = index_of(texts)
      assert.same({}, all(index:boilerplate()))
      assert.equal(66, #all(index:pairs()))
    end
  end)

  it("stay when everyone prints a story, cut, edited and with text of their own", function ()
    for seed = 1, 5 do
      local random, texts = oracle.random(seed), {}
      local story = oracle.text(random, 240, 9000)
      for i = 1, 40 do
        local copy, own = {}, oracle.text(random, 60, 9000)
        for k = 1, 100 + random(140) do copy[k] = random(12) == 1 and oracle.word(random(9000)) or story[k] end
        texts["d" .. i] = oracle.join(own, copy)
      end
      local index = index_of(texts)
      assert.same({}, all(index:boilerplate()))
      assert.equal(40 * 39 // 2, #all(index:pairs()))
    end
  end)

  it("are not cut off for being many", function ()
    local random = oracle.random(16)
    local x, texts = oracle.text(random, 80, 4000), {}
    for i = 1, 60 do texts["d" .. i] = oracle.join(x, oracle.text(random, 20, 9000)) end
    assert.equal(60 * 59 // 2, #all(index_of(texts):pairs()))
  end)
end)

describe("an index", function ()
  it("says the same for any number of threads and any order of adding", function ()
    local texts, ids = corpus(17, 20), {}
    for id in pairs(texts) do ids[#ids + 1] = id end
    table.sort(ids)
    local want
    for round, threads in ipairs { 1, 2, 7, 3 } do
      local random, index = oracle.random(round), syrtext.index { threads = threads }
      for i = #ids, 2, -1 do
        local j = random(i)
        ids[i], ids[j] = ids[j], ids[i]
      end
      for _, id in ipairs(ids) do index:add(syrtext.doc(texts[id], { id = id })) end
      want = want or dump(index)
      assert.truthy(#want > 1000)
      assert.equal(want, dump(index))
    end
  end)

  it("takes more documents after it was linked", function ()
    local texts, index = corpus(18, 10), syrtext.index()
    for id, text in pairs(texts) do
      index:add(syrtext.doc(text, { id = id }))
      if #index % 9 == 0 then index:link() end
    end
    assert.equal(dump(index_of(texts)), dump(index))
  end)

  it("answers for a document that is not in it as if it were", function ()
    local texts = corpus(19, 10)
    local asked = texts.c3_1
    local with = {}
    for p in index_of(texts):passages() do
      if p.b.id == "c3_1" then with[#with + 1] = { p.b.first, p.b.last, p.a.id, p.a.first, p.a.last } end
      if p.a.id == "c3_1" then with[#with + 1] = { p.a.first, p.a.last, p.b.id, p.b.first, p.b.last } end
    end
    texts.c3_1 = nil
    local without = {}
    for p in index_of(texts):query(syrtext.doc(asked, { id = "neuf" })) do
      assert.equal("neuf", p.a.id)
      without[#without + 1] = { p.a.first, p.a.last, p.b.id, p.b.first, p.b.last }
    end
    local function order (x, y)
      for i = 1, 5 do
        if x[i] ~= y[i] then return x[i] < y[i] end
      end
      return false
    end
    table.sort(with, order)
    table.sort(without, order)
    assert.truthy(#with > 0)
    assert.same(with, without)
  end)

  it("gives the same passages flat", function ()
    local index, i = index_of(corpus(20, 6)), 0
    local list = all(index:passages())
    for a, a1, a2, b, b1, b2, words, kind in index:each_passage() do
      i = i + 1
      local p = list[i]
      assert.same({ p.a.id, p.a.first, p.a.last, p.b.id, p.b.first, p.b.last, p.words, p.kind }, { a, a1, a2, b, b1, b2, words, kind })
    end
    assert.equal(#list, i)
  end)

  it("can be empty, and hold empty documents", function ()
    local index = syrtext.index()
    assert.equal(0, #index)
    assert.same({}, all(index:passages()))
    assert.same({}, all(index:families()))
    for i = 1, 20 do index:add(syrtext.doc(i % 2 == 0 and "" or "mot", { id = "d" .. i })) end
    assert.equal(20, #index)
    assert.same({}, all(index:pairs()))
    assert.equal(20, #all(index:families()))
    assert.same({}, all(index:query(syrtext.doc(""))))
  end)

  it("takes ten thousand copies of one text in a few seconds", function ()
    local text = oracle.join(oracle.text(oracle.random(21), 200, 4000))
    local index, from = syrtext.index(), os.clock()
    for i = 1, 10000 do index:add(syrtext.doc(text, { id = ("%05d"):format(i) })) end
    local n = 0
    for f in index:families() do n = n + #f end
    assert.equal(10000, n)
    assert.truthy(os.clock() - from < 5)
  end)

  it("takes a long document and one of its parts", function ()
    local random = oracle.random(22)
    local long = {}
    for i = 1, 30 do long[i] = oracle.text(random, 3000, 9000) end
    local part = { table.unpack(long[17], 100, 700) }
    local list = all(index_of({ a = oracle.join(table.unpack(long)), b = oracle.join(part) }):passages())
    assert.equal(1, #list)
    assert.equal(601, list[1].words)
  end)

  it("takes words of any length", function ()
    local random = oracle.random(23)
    local run = oracle.text(random, 15, 4000)
    local long = ("x"):rep(70000)
    local a = oracle.join({ long }, oracle.text(random, 30, 4000), run, { long })
    local b = oracle.join(run, { ("-"):rep(9000), long })
    for p in index_of({ a = a, b = b }):passages() do
      assert.equal(oracle.join(run, { "" }) .. ("-"):rep(9000) .. " " .. long, b:sub(p.b.first, p.b.last))
      assert.equal(oracle.join(run, { long }), a:sub(p.a.first, p.a.last))
    end
  end)
end)

describe("an index refuses", function ()
  local index

  before_each(function () index = syrtext.index() end)

  it("a document without id, or with one that it has", function ()
    assert.error_matches(function () index:add(syrtext.doc("un")) end, "document has no id")
    index:add(syrtext.doc("un", { id = "a" }))
    assert.error_matches(function () index:add(syrtext.doc("deux", { id = "a" })) end, "'a' is in the index already")
    assert.equal(1, #index)
  end)

  it("what is no document, or a closed one", function ()
    assert.error_matches(function () index:add("texte") end, "syrtext.Doc expected")
    local doc = syrtext.doc("un", { id = "a" })
    doc:close()
    assert.error_matches(function () index:add(doc) end, "closed")
  end)

  it("options that it does not know", function ()
    assert.error_matches(function () syrtext.index { K = 6 } end, "unknown option 'K'")
    assert.error_matches(function () syrtext.index { k = 2 } end, "option 'k' must be from 3 to 63")
    assert.error_matches(function () syrtext.index { w = 0 } end, "option 'w'")
    assert.error_matches(function () index:link { threads = 0 } end, "option 'threads' must be from 1 to 64")
    assert.error_matches(function () index:link { thread = 2 } end, "unknown option 'thread'")
  end)

  it("to be read while it changes", function ()
    local text = oracle.join(oracle.text(oracle.random(1), 50, 4000))
    index:add(syrtext.doc(text, { id = "a" })):add(syrtext.doc(text, { id = "b" }))
    local next_passage = index:passages()
    index:add(syrtext.doc("un", { id = "c" }))
    assert.error_matches(next_passage, "changed while it was iterated")
    next_passage = index:query(syrtext.doc(text))
    index:close()
    assert.error_matches(next_passage, "closed")
  end)

  it("everything once it is closed, and closes twice", function ()
    index:close()
    index:close()
    assert.equal("syrtext.Index (closed)", tostring(index))
    for _, f in ipairs { "add", "link", "passages", "pairs", "families", "boilerplate", "query" } do
      assert.error_matches(function () index[f](index) end, "closed")
    end
  end)
end)

describe("documents added all at once", function ()
  local function items (texts)
    local list = {}
    for id, text in pairs(texts) do list[#list + 1] = { text, id = id } end
    table.sort(list, function (x, y) return x.id < y.id end)
    return list
  end

  it("give what documents added one by one give, for any number of threads", function ()
    local texts = corpus(13, 30)
    local expected = dump(index_of(texts))
    for _, threads in ipairs { 1, 2, 7 } do
      local index = syrtext.index { threads = threads }
      local list = items(texts)
      index:add_all({ table.unpack(list, 1, 20) }):add_all({ table.unpack(list, 21) }, { threads = threads })
      assert.equal(#list, #index)
      assert.equal(expected, dump(index))
    end
  end)

  it("keep their tables", function ()
    local index = syrtext.index():add_all { { "un texte", id = "a", date = "2020-03-03" } }
    for f in index:families() do assert.equal("2020-03-03", f.members[1].date) end
  end)

  it("are read as the language asks", function ()
    local text = "L'arme d'Ali. " .. oracle.join(oracle.text(oracle.random(3), 30, 900))
    local function words (options)
      local index = syrtext.index():add_all({ { text, id = "a" } }, options)
      return index:families()().members[1].words
    end
    assert.equal(words(), words { lang = "fr" })
    assert.equal(words { lang = { "fr" } }, words { lang = { false }, otherwise = "fr" })
    assert.not_equal(words { lang = "fr" }, words { lang = "en" })
    assert.has_error(function () words { lang = "xx" } end)
    assert.has_error(function () words { lang = { "fr", "fr" }, other = 1 } end)
  end)

  it("are all refused when one of them is wrong", function ()
    local index = syrtext.index():add_all { { "un texte", id = "a" } }
    for _, list in ipairs {
      { { "x", id = "b" }, { "y", id = "b" } }, { { "x", id = "b" }, { "y", id = "a" } }, { { "x", id = "b" }, { id = "c" } },
      { { "x", id = "b" }, { "x" } }, { { "x", id = "b" }, 1 }, { { "x", id = "b" }, { "x", id = 2 } },
    } do
      assert.has_error(function () index:add_all(list) end)
      assert.equal(1, #index)
    end
    index:add_all { { "x", id = "b" } }
    assert.equal(2, #index)
    assert.equal(2, #index:add_all {})
  end)

  it("may be long, short and empty among each other", function ()
    local random, texts = oracle.random(14), {}
    for i = 1, 40 do texts["d" .. i] = oracle.join(oracle.text(random, i % 3 == 0 and 0 or i % 5 == 0 and 30000 or 8, 5000)) end
    texts.wide = oracle.join(oracle.text(random, 30, 5000), { ("x"):rep(400), (" "):rep(400) }, oracle.text(random, 30, 5000))
    assert.equal(dump(index_of(texts)), dump(syrtext.index():add_all(items(texts), { threads = 3 })))
  end)
end)
