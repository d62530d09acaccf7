package.path = "./spec/?.lua;" .. package.path
local syrtext = require "syrtext"
local oracle = require "oracle_reuse"
local rates = require "syrtext.rates"

local random
local function words (n) return oracle.join(oracle.text(random, n, 9000)) end

local function index_of (docs)
  local index = syrtext.index()
  for _, d in ipairs(docs) do index:add(syrtext.doc(d[1], d)) end
  return index
end

local function near (expected, got)
  assert.truthy(math.abs(expected - got) < 0.03, ("%s, not %s"):format(got, expected))
end

describe("rates", function ()
  local docs
  before_each(function ()
    random = oracle.random(51)
    local wire = words(200)
    docs = {
      { wire, id = "a", outlet = "Agence", date = "2020-03-01" },
      { wire, id = "b", outlet = "Journal", date = "2020-03-02T08:00" },
      { wire .. " " .. words(200), id = "c", outlet = "Journal", date = "2020-03-02T09:00" },
      { words(200), id = "d", outlet = "Journal", date = "2020-03-03" },
      { wire, id = "e" },
    }
  end)

  it("say of each document what was printed before", function ()
    local list = rates.documents(index_of(docs))
    local derived = {}
    for i, d in ipairs(list) do derived[i] = d.id .. " " .. d.derived end
    assert.same({ "a not", "b wholly", "c partly", "d not", "e not" }, derived)
    near(1, list[1].shared)
    near(0, list[1].copied)
    near(1, list[2].copied)
    near(0.5, list[3].copied)
    near(0.5, list[3].original)
    near(0, list[4].shared)
    near(1, list[5].shared)
    assert.truthy(tostring(list):find("wholly", 1, true))
  end)

  it("are added up by outlet and by day", function ()
    local list = rates.documents(index_of(docs))
    local by = rates.by(list, "outlet")
    assert.equal("Agence Journal", by[1].key .. " " .. by[2].key)
    assert.equal(3, by[2].documents)
    near(0.5, by[2].copied)
    local days = rates.by(list, rates.day)
    assert.equal(3, #days)
    assert.equal("2020-03-02", days[2].key)
    near(0.67, days[2].copied)
  end)

  it("know what an agency printed before those who credit it, on the same day", function ()
    local wire = words(120)
    local list = rates.documents(index_of {
      { wire, id = "a", outlet = "AFP", date = "2020-03-01" }, { wire .. "\nAvec AFP", id = "b", outlet = "Un", date = "2020-03-01" },
    })
    assert.same({ "not", "wholly" }, { list[1].derived, list[2].derived })
  end)

  it("are the same of an index from a file, texts left out", function ()
    local index, path = index_of(docs), os.tmpname()
    assert(index:save(path))
    local mapped = syrtext.index { path = path }
    assert.equal(tostring(index:rates()), tostring(mapped:rates()))
    assert.equal(tostring(index:rates "outlet"), tostring(mapped:rates "outlet"))
    assert.equal(tostring(index:rates "day"), tostring(mapped:rates "day"))
    local lines, message = mapped:boilerplate_lines()
    assert.is_nil(lines)
    assert.truthy(message:find("need the texts", 1, true))
    os.remove(path)
  end)

  it("show what no other document has", function ()
    local index = index_of(docs)
    local own = index:originals "c"
    assert.equal(1, #own)
    assert.equal(docs[3][1]:sub(own[1].first, own[1].last), own[1].text)
    near(200, own[1].words)
    assert.equal(0, #index:originals "b")
    assert.equal(2, #index:originals()) -- of c and d
  end)

  it("tell whose boilerplate a line is, and of when", function ()
    local line, list = words(14), {}
    for i = 1, 12 do
      list[i] = { words(120) .. "\n" .. line, id = "x" .. i, outlet = "O" .. i % 2, date = ("2020-03-%02d"):format(i) }
    end
    local found = rates.boilerplate(index_of(list))
    assert.equal(1, #found)
    assert.equal(line, found[1].text)
    assert.same({ 12, 2, "2020-03-01", "2020-03-12" }, { found[1].documents, found[1].outlets, found[1].first, found[1].last })
  end)

  it("know a line of five documents of one outlet, but not of several", function ()
    local function passages (n, outlets, bulk)
      local line, list = words(21), {}
      for i = 1, n do
        list[i] = { words(150) .. ". " .. line .. " " .. words(80) .. ".", id = "x" .. i, outlet = "O" .. i % outlets }
      end
      for i = 1, 20 do list[n + i] = { words(100), id = "y" .. i, outlet = "Z" } end
      local index = bulk and syrtext.index():add_all(list, { threads = 2 }) or index_of(list)
      local path, count = os.tmpname(), {}
      assert(index:save(path))
      local mapped = syrtext.index { path = path } -- knows the outlets, and links again
      mapped:add(syrtext.doc(words(50), { id = "z" }))
      for k, x in ipairs { index, mapped } do
        count[k] = 0
        for _ in x:passages() do count[k] = count[k] + 1 end
      end
      os.remove(path)
      assert.equal(count[1], count[2])
      return count[1]
    end
    for _, bulk in ipairs { false, true } do
      assert.equal(0, passages(6, 1, bulk))
      assert.equal(15, passages(6, 6, bulk))
      assert.equal(6, passages(4, 1, bulk))
      assert.equal(0, passages(8, 8, bulk))
    end
  end)

  it("stand an empty index, and empty documents", function ()
    assert.equal(0, #rates.documents(syrtext.index()))
    assert.equal(0, #rates.boilerplate(syrtext.index()))
    local list = rates.documents(index_of { { "", id = "a" } })
    assert.equal(0, list[1].copied)
    assert.equal(0, #rates.by(list, "outlet"))
  end)
end)

describe("a near passage", function ()
  it("lists its edits with the bytes on both sides", function ()
    random = oracle.random(52)
    local x = oracle.text(random, 60, 4000)
    local y = { table.unpack(x) }
    y[20] = "autrement"
    table.remove(y, 30)
    table.insert(y, 40, "encore")
    local a, b = syrtext.doc(oracle.join(x), { id = "a" }), syrtext.doc(oracle.join(y), { id = "b" })
    local index = syrtext.index():add(a):add(b)
    for p in index:passages() do
      local edits = p:edits(a, b)
      assert.equal("near", p.kind)
      assert.same({ "replaced", "cut", "added" }, { edits[1].kind, edits[2].kind, edits[3].kind })
      assert.equal(x[20], a:sub(edits[1].a.first, edits[1].a.last))
      assert.equal("autrement", b:sub(edits[1].b.first, edits[1].b.last))
      assert.equal(x[30], a:sub(edits[2].a.first, edits[2].a.last))
      assert.equal(edits[2].b.first - 1, edits[2].b.last)
      assert.equal("encore", b:sub(edits[3].b.first, edits[3].b.last))
    end
  end)
end)
