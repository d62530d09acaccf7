package.path = "./spec/?.lua;" .. package.path
local syrtext = require "syrtext"
local families = require "syrtext.families"
local oracle = require "oracle_reuse"

local function list_of (index)
  local out = {}
  for f in index:families() do
    local ids = {}
    for i, m in ipairs(f.members) do ids[i] = m.id end
    out[#out + 1] = table.concat(ids, " ")
  end
  return out
end

local function index_of (docs)
  local index = syrtext.index()
  for id, doc in pairs(docs) do
    local text = type(doc) == "table" and doc[1] or doc
    local meta = { id = id }
    if type(doc) == "table" then
      meta.date, meta.outlet = doc.date, doc.outlet
    end
    index:add(syrtext.doc(text, meta))
  end
  return index
end

describe("families", function ()
  local random
  local function words (n) return oracle.text(random, n, 9000) end

  before_each(function () random = oracle.random(31) end)

  it("hold the copies of one text, and documents alone", function ()
    local x, y = words(80), words(80)
    local index = index_of {
      a = oracle.join(x), d = oracle.join(x, words(20)), b = oracle.join(y), c = oracle.join(words(15), y), e = oracle.join(words(90)),
    }
    assert.same({ "a d", "b c", "e" }, list_of(index))
  end)

  it("are not glued by an item that was spliced into one member of each", function ()
    local docs, item = {}, words(25)
    for s = 1, 2 do
      local x = words(120)
      for i = 1, 6 do docs[("s%d_%d"):format(s, i)] = oracle.join(x, i == 3 and item or words(25)) end
    end
    assert.same({ "s1_1 s1_2 s1_3 s1_4 s1_5 s1_6", "s2_1 s2_2 s2_3 s2_4 s2_5 s2_6" }, list_of(index_of(docs)))
  end)

  it("are not made by a line that everybody prints", function ()
    local docs, line = {}, words(16)
    for i = 1, 20 do docs["d" .. i] = oracle.join(words(150), line) end
    assert.equal(20, #list_of(index_of(docs)))
  end)

  it("stay whole when more copies exist than are linked one to one", function ()
    local docs, x = {}, words(40)
    for i = 1, 800 do docs["d" .. i] = oracle.join(words(5), x, words(5)) end
    assert.equal(1, #list_of(index_of(docs)))
  end)

  it("give their passages, and what each member shares", function ()
    local x = words(60)
    local index = index_of { a = oracle.join(x), b = oracle.join(x, words(60)), z = oracle.join(words(30)) }
    local found = {}
    for f in index:families() do found[#found + 1] = f end
    assert.equal(2, #found)
    assert.equal(2, #found[1])
    assert.near(1, found[1].members[1].containment, 1e-9)
    assert.near(.5, found[1].members[2].containment, 1e-9)
    local n = 0
    for p in found[1]:passages() do
      n = n + 1
      assert.equal("a", p.a.id)
      assert.equal("b", p.b.id)
      assert.equal(60, p.words)
    end
    assert.equal(1, n)
    assert.equal("alone", found[2].members[1].role)
    assert.equal("z", found[2].base.id)
    for _ in found[2]:passages() do error("a family of one has no passages") end
  end)
end)

describe("the base of a family", function ()
  local x, random

  local function family (docs)
    local f = index_of(docs):families()()
    local roles = {}
    for _, m in ipairs(f.members) do roles[m.role] = (roles[m.role] or 0) + 1 end
    assert.equal(1, roles.base)
    assert.equal(#f - 1, roles.copy)
    return f
  end

  before_each(function ()
    random = oracle.random(32)
    x = oracle.join(oracle.text(random, 80, 9000))
  end)

  it("is the member with the earliest date", function ()
    local f = family { a = { x, date = "2016-09-06" }, b = { x, date = "2016-09-04" }, c = { x, date = "2016-09-05" } }
    assert.equal("b", f.base.id)
    assert.equal("decided", f.evidence.verdict)
    assert.equal("date", f.evidence.by)
    assert.same({ "b", "c", "a" }, { f.evidence.ranking[1].id, f.evidence.ranking[2].id, f.evidence.ranking[3].id })
  end)

  it("is the agency that the others credit, whatever the dates", function ()
    local copy = { x .. "\nAvec AFP", date = "2016-09-04", outlet = "Le Journal" }
    local f = family { a = copy, b = { x, date = "2016-09-05", outlet = "AFP" } }
    assert.equal("b", f.base.id)
    assert.equal("agency", f.evidence.by)
    assert.equal("AFP", f.members[1].credit)
  end)

  it("is undecided from overlap alone", function ()
    local f = family { a = x, b = x .. " " .. oracle.join(oracle.text(random, 30, 9000)), c = x }
    assert.equal("undecided", f.evidence.verdict)
    assert.equal("overlap", f.evidence.by)
    assert.equal("a", f.base.id)
    assert.truthy(tostring(f.evidence):find("undecided by overlap", 1, true))
  end)

  it("is undecided by dates that are equal or missing", function ()
    assert.equal("undecided", family({ a = { x, date = "2016-09-04" }, b = { x, date = "2016-09-04" } }).evidence.verdict)
    assert.equal("undecided", family({ a = { x, date = "2016-09-04" }, b = x }).evidence.verdict)
    assert.equal("undecided", family({ a = { x, date = "2016-09-04" }, b = { x, date = "2016-09-04T09:00" } }).evidence.verdict)
    assert.equal("undecided", family({ a = { x, date = "hier" }, b = { x, date = "2016-09-04" } }).evidence.verdict)
  end)

  it("is no copy that is later than another member", function ()
    local more = x .. " " .. oracle.join(oracle.text(random, 30, 9000))
    local f = family { a = { x, date = "2016-09-04" }, b = { more .. " " .. more, date = "2016-09-05" }, c = { x, date = "2016-09-04" } }
    assert.equal("undecided by overlap, overlap: a", tostring(f.evidence))
  end)

  it("is undecided where an agency that is no member is credited", function ()
    local text = x .. "\nAvec AFP"
    local f = family { a = { text, date = "2016-09-04", outlet = "Un" }, b = { text, date = "2016-09-05", outlet = "Deux" } }
    assert.equal("undecided by date, date: a, overlap: a, outside: AFP", tostring(f.evidence))
  end)

  it("is the same after the index was saved", function ()
    local copy = { "Par X\n" .. x .. "\nAvec Agence Orvane", date = "2016-09-04", outlet = "Le Journal" }
    local index = index_of { a = copy, b = { x, date = "2016-09-05", outlet = "Agence Orvane" } }
    local before = tostring(index:families()().evidence)
    assert.truthy(before:find("decided by agency", 1, true), before)
    local path = os.tmpname()
    assert(index:save(path))
    assert.equal(before, tostring(index:families()().evidence))
    assert.equal(before, tostring(syrtext.index({ path = path }):families()().evidence))
    os.remove(path)
  end)

  it("comes with the slips that copies share", function ()
    local list = oracle.text(random, 80, 9000)
    local wrong = { table.unpack(list) }
    wrong[40] = "orientalles"
    local slip, right = oracle.join(wrong), oracle.join(list)
    wrong[20] = "seulement"
    local f = family {
      a = { right, date = "2016-09-04" }, b = { slip, date = "2016-09-05" }, c = { oracle.join(wrong), date = "2016-09-06" },
      d = { right, date = "2016-09-06" },
    }
    local found = f:slips()
    assert.equal(1, #found)
    assert.same({ "replaced", list[40], "orientalles", "b c" },
      { found[1].kind, found[1].base, found[1].copy, tostring(found[1].documents) })
    assert.equal(list[40], right:sub(found[1].first, found[1].last))
  end)
end)

describe("a credit", function ()
  it("is read at the head or the foot of a text", function ()
    for text, agency in pairs {
      ["Un texte.\nAvec AFP"] = "AFP", ["DAMAS (Reuters) - Un texte"] = "Reuters", ["Un texte (AFP)"] = "AFP",
      ["Un texte.\nSource : Anadolu"] = "Anadolu", ["Un texte.\nAFP\n"] = "AFP",
    } do assert.equal(agency, families.credit(text), text) end
  end)

  it("is not an agency that is only spoken of", function ()
    assert.is_nil(families.credit("a affirmé à l'AFP un responsable."))
    assert.is_nil(families.credit(("mot "):rep(200) .. "(AFP) " .. ("mot "):rep(200)))
    assert.is_nil(families.credit(nil))
  end)
end)
