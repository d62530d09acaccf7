package.path = "./spec/?.lua;" .. package.path
local syrtext = require "syrtext"
local helper = require "helper"
local oracle = require "oracle_reuse"
local zones = require "syrtext.zones"

-- zones of every text of { id = text }: id --> "kind|text" in order
local function find (texts)
  local index, docs, out = syrtext.index(), {}, {}
  for id, text in pairs(texts) do
    docs[id] = syrtext.doc(text, { id = id })
    index:add(docs[id])
  end
  local finder = zones.new(index)
  for id, doc in pairs(docs) do
    out[id] = {}
    for _, z in ipairs(finder:find(doc)) do
      if z.kind ~= "heading" then table.insert(out[id], z.kind .. "|" .. doc:sub(z.first, z.last)) end
    end
  end
  return out
end

local function sentence (random, n, vocabulary)
  return (oracle.join(oracle.text(random, n, vocabulary or 9000)):gsub("^%l", string.upper)) .. "."
end

describe("zones", function ()
  local random
  before_each(function () random = oracle.random(71) end)

  it("are the credits, furniture and headings of the page", function ()
    local text = "VILLE, 3 mars (AFP) - Il pleuvait sur la ville.\nIl neigeait sur les hauteurs.\nContactez-nous\n(Source : Reuters)"
    assert.same({ "credit|VILLE, 3 mars (AFP) -", "boilerplate|Contactez-nous", "credit|(Source : Reuters)" }, find({ a = text }).a)
  end)

  it("hold what was printed twice, once, with its marks", function ()
    local body = {}
    for i = 1, 6 do body[i] = sentence(random, 30) end
    local twice = '"' .. table.concat(body, " ") .. "\n"
    local again = '"' .. table.concat(body)
    assert.same({ "duplicate|" .. again }, find({ a = twice .. again }).a)
  end)

  it("do not call a name that comes again a duplicate", function ()
    local name = "l'Observatoire des droits"
    assert.same({}, find({ a = sentence(random, 40) .. " " .. name .. " " .. sentence(random, 40) .. " " .. name .. "." }).a)
  end)

  it("hold an item of another article that was put in", function ()
    local wire, other, item = {}, {}, {}
    for i = 1, 6 do wire[i], other[i] = sentence(random, 30), sentence(random, 30) end
    for i = 1, 2 do item[i] = other[i] end
    local spliced = table.concat(wire, " ", 1, 3) .. "\n" .. table.concat(item, " ") .. "\n" .. table.concat(wire, " ", 4)
    local found = find {
      a = table.concat(wire, " "), b = spliced, c = table.concat(wire, " ") .. " " .. sentence(random, 12), d = table.concat(other, " "),
    }
    assert.same({ "foreign|" .. table.concat(item, " ") }, found.b)
    for _, id in ipairs { "a", "c", "d" } do assert.same({}, found[id]) end
  end)

  it("hold sentences that no copy has and that speak of something else", function ()
    local wire = {}
    for i = 1, 6 do wire[i] = sentence(random, 30) end
    local strange = "Faites fondre doucement les abricots avec du sucre roux. Versez ensuite la confiture bouillante dans plusieurs bocaux "
      .. "stérilisés, retournez chaque bocal quelques minutes puis laissez refroidir avant de coller les étiquettes."
    local text = table.concat(wire, " ")
    local found = find { a = text .. "\n" .. strange, b = text, c = text .. " " .. sentence(random, 14) }
    assert.same({ "foreign|" .. strange }, found.a)
    assert.same({}, found.b)
    assert.same({}, find({ a = text .. "\n" .. strange }).a) -- without copies nothing tells
  end)

  it("hold a headline behind the text that has no word of it", function ()
    local text = "La pluie tombait sur le village et les champs.\nLes habitants du village regardaient les champs sous la pluie.\n"
    local found = find({ a = text .. "Football : victoire surprise du Sporting" }).a
    assert.same({ "foreign|Football : victoire surprise du Sporting" }, found)
    assert.same({}, find({ a = text .. "Les champs du village sous la pluie" }).a)
  end)

  -- An index in which `carriers` documents have a line of n words; the line, the carriers.
  local function carried (seed, n, carriers, place, others)
    local rnd, index, docs = oracle.random(seed * 7919 + n), syrtext.index(), {}
    local line = sentence(rnd, n)
    for i = 1, carriers do
      local parts = { sentence(rnd, 60), sentence(rnd, 60) }
      table.insert(parts, place, line)
      docs[i] = syrtext.doc(table.concat(parts, " "), { id = ("d%03d"):format(i) })
      index:add(docs[i])
    end
    for _, doc in ipairs(others or {}) do index:add(doc) end
    return index, docs, line
  end

  local function assert_line (seed, n, carriers, place, others)
    local index, docs, line = carried(seed, n, carriers, place, others)
    local what = ("seed %d: %d words, %d carriers, place %d"):format(seed, n, carriers, place)
    local finder, items = zones.new(index), {}
    for _, doc in ipairs(docs) do
      local list = finder:find(doc)
      assert.equal(1, #list, what)
      assert.equal("boilerplate|" .. line, list[1].kind .. "|" .. doc:sub(list[1].first, list[1].last), what)
    end
    for b in index:boilerplate() do items[#items + 1] = b.id .. " " .. b.documents .. " " .. b.text end
    assert.same({ ("d001 %d %s"):format(carriers, line:sub(1, -2)) }, items, what)
    for _ in index:each_passage() do error("a passage, " .. what) end
    local outside = sentence(random, 60) .. " " .. line .. " " .. sentence(random, 60)
    for _ in index:query(syrtext.doc(outside)) do error("found from outside, " .. what) end
  end

  it("hold a sentence that many unlike documents have, whatever its words", function ()
    for seed = 1, 8 do
      for _, n in ipairs { 12, 14, 18, 24, 30, 60 } do
        for place = 1, 3 do
          assert_line(seed, n, 8, place)
          assert_line(seed, n, 12, place)
        end
      end
    end
  end)

  it("hold it among many carriers and many others", function ()
    local others = {}
    for i = 1, 200 do others[i] = syrtext.doc(sentence(random, 60) .. " " .. sentence(random, 60), { id = "o" .. i }) end
    for i, n in ipairs { 12, 14, 18, 24, 30, 60 } do
      assert_line(1, n, 40, 1 + i % 3)
      for _, carriers in ipairs { 8, 12, 40 } do assert_line(2, n, carriers, 1 + (i + carriers) % 3, others) end
    end
  end)

  it("are those of the corpus, all of them", function ()
    local function set (rows)
      local out = {}
      for _, r in ipairs(rows) do out[#out + 1] = ("%s %s %s %s"):format(r.doc, r.start, r["end"], r.kind) end
      table.sort(out)
      return out
    end
    local f = assert(io.open("corpus/gold/zones.tsv"))
    local gold = set(helper.rows(f:read("a")))
    f:close()
    local got = helper.run("zones", "corpus/articles")
    assert.equal(0, got.code)
    assert.same(gold, set(helper.rows(got.out)))
  end)

  it("need documents of the index", function ()
    local finder = zones.new(syrtext.index())
    assert.has_error(function () finder:find(syrtext.doc("Il pleut.", { id = "x" })) end)
  end)

  it("do not mind empty and bad texts", function ()
    assert.same({ a = {}, b = {}, c = {} }, find({ a = "", b = " \n\n", c = "\xE9\xFF mot" }))
  end)
end)
