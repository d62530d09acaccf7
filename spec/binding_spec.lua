local core = require "syrtext.core"

local TEXT = "L'armée avance.\nElle dort."

describe("positions", function ()
  local doc = core.doc(TEXT)

  it("are bytes, from 1, inclusive", function ()
    assert.same({ 1, 2 }, { doc:span(1) })
    assert.same({ 3, 8 }, { doc:span(2) })
    assert.equal(TEXT:sub(3, 8), doc:text(2))
    for first, last, _, i in doc:tokens() do assert.equal(doc:text(i), TEXT:sub(first, last)) end
    for first, last, i in doc:sentences() do
      assert.equal(doc:sub(first, last), doc:sub(doc:sentence(i)))
    end
  end)

  it("of tokens count from the end when negative", function ()
    assert.equal(7, #doc)
    assert.equal(".", doc:text(-1))
    assert.equal("L'", doc:text(-7))
    assert.same({ doc:span(6) }, { doc:span(-2) })
    assert.equal(doc:kind(7), doc:kind(-1))
    assert.same(doc:sentence(2), doc:sentence(-1))
  end)

  it("out of range raise", function ()
    for _, method in ipairs { "text", "span", "kind", "gap", "shape", "hash", "sentence", "sentence_of" } do
      for _, i in ipairs { 0, 8, -8, math.maxinteger, math.mininteger } do
        local call = assert(load(("local doc, i = ... return doc:%s(i)"):format(method), "=x"))
        local _, message = pcall(call, doc, i)
        assert.equal(("x:1: bad argument #1 to '%s' (out of range)"):format(method), message)
      end
      assert.has_error(function () doc[method](doc) end)
      assert.has_error(function () doc[method](doc, "x") end)
      assert.has_error(function () doc[method](doc, 1.5) end)
    end
  end)

  it("of bytes find their token, or the one after", function ()
    assert.equal(1, doc:at(1))
    assert.equal(1, doc:at(2))
    assert.equal(2, doc:at(3))
    assert.equal(2, doc:at(8))
    assert.equal(3, doc:at(9)) -- the space before it
    assert.equal(7, doc:at(#TEXT))
    assert.is_nil(doc:at(#TEXT + 1))
    assert.is_nil(doc:at(math.maxinteger))
    assert.has_error(function () doc:at(0) end)
    assert.has_error(function () doc:at(-1) end)
  end)

  it("in sub are as in string.sub", function ()
    for i = -30, 30 do
      assert.equal(TEXT:sub(i), doc:sub(i), i)
      for j = -30, 30 do assert.equal(TEXT:sub(i, j), doc:sub(i, j), i .. " " .. j) end
    end
    assert.equal(TEXT, doc:sub(math.mininteger, math.maxinteger))
    assert.equal("armée", doc:sub { first = 3, last = 8 })
    assert.has_error(function () doc:sub() end)
    assert.has_error(function () doc:sub {} end)
    assert.has_error(function () doc:sub { first = 1, last = "2" } end)
  end)
end)

describe("doc()", function ()
  it("wants a string and tables", function ()
    assert.has_error(function () core.doc() end)
    assert.has_error(function () core.doc {} end)
    assert.has_error(function () core.doc("a", "b") end)
    assert.has_error(function () core.doc("a", nil, "fr") end)
    assert.has_error(function () core.doc("a", nil, { lang = "klingon" }) end)
    assert.has_error(function () core.doc("a", nil, { lang = true }) end)
  end)

  it("knows its languages", function ()
    assert.equal("en", core.doc("x", { lang = "en-GB" }):stats().lang)
    assert.equal("und", core.doc("x", { lang = "es" }):stats().lang)
    assert.equal("de", core.doc("x", { lang = "en" }, { lang = "de" }):stats().lang)
    for _, lang in ipairs { "und", "fr", "en", "de", "ru", "tr", "ar" } do
      assert.equal(lang, core.doc("a", nil, { lang = lang }):stats().lang)
    end
    assert.equal("fr", core.doc("a"):stats().lang)
  end)

  it("takes the empty text, white space, and NUL bytes", function ()
    local empty = core.doc ""
    assert.equal(0, #empty)
    assert.equal(0, empty:stats().sentences)
    assert.is_nil(empty:tokens()())
    assert.is_nil(empty:sentences()())
    assert.is_nil(empty:at(1))
    assert.equal("", empty:sub(1, -1))
    assert.has_error(function () empty:text(1) end)
    assert.equal(0, #core.doc " \n\t \u{A0} ")
    local nul = core.doc "a\0b \0\0"
    assert.equal("a", nul:text(1))
    assert.equal("b", nul:text(3))
    assert.equal("a\0b \0\0", nul:sub(1, -1))
    assert.equal(6, nul:stats().bytes)
    assert.equal(3, nul:at(3))
  end)

  it("holds the text, whatever becomes of the string", function ()
    local doc = core.doc(("mot "):rep(1000) .. os.time())
    for _ = 1, 5 do
      collectgarbage()
      for i = 1, 1000 do assert(("x"):rep(50 + i)) end
    end
    for i = 1, 1000 do assert.equal("mot", doc:text(i)) end
  end)

  it("counts", function ()
    local doc = core.doc "Le chat et le chien, le 3 mai."
    assert.equal(#doc, doc:count())
    assert.equal(#doc, doc:count {})
    assert.equal(7, doc:count { kind = "word" })
    assert.equal(1, doc:count { kind = "number" })
    assert.equal(3, doc:count { form = "LE" })
    assert.equal(0, doc:count { form = "le", kind = "number" })
    assert.has_error(function () doc:count { kind = "verb" } end)
    assert.has_error(function () doc:count { kind = {} } end)
    assert.has_error(function () doc:count "word" end)
  end)

  it("says its size", function ()
    local stats = core.doc(TEXT):stats()
    assert.equal(#TEXT, stats.bytes)
    assert.equal(7, stats.tokens)
    assert.equal(2, stats.sentences)
    assert.truthy(stats.memory > 0)
  end)
end)

describe("iterators", function ()
  local doc = core.doc "un deux, trois quatre"

  it("may be broken off and begun again", function ()
    for _ = 1, 3 do
      for first in doc:tokens() do
        if first > 3 then break end
      end
    end
    local n = 0
    for _ in doc:tokens() do n = n + 1 end
    assert.equal(5, n)
  end)

  it("do not disturb each other", function ()
    local pairs_seen = 0
    for _ in doc:tokens() do
      for _ in doc:tokens "word" do pairs_seen = pairs_seen + 1 end
    end
    assert.equal(20, pairs_seen)
  end)

  it("stay at the end", function ()
    local next = doc:tokens()
    for _ = 1, 5 do assert.is_number(next()) end
    for _ = 1, 3 do assert.is_nil(next()) end
  end)

  it("choose a kind, and refuse one that is none", function ()
    local out = {}
    for first, last in doc:tokens "punct" do out[#out + 1] = doc:sub(first, last) end
    assert.same({ "," }, out)
    assert.has_error(function () doc:tokens "verb" end)
  end)

  it("go through coroutines", function ()
    local walk = coroutine.wrap(function ()
      for first, last in doc:tokens() do coroutine.yield(doc:sub(first, last)) end
    end)
    local out = {}
    for word in walk do out[#out + 1] = word end
    assert.same({ "un", "deux", ",", "trois", "quatre" }, out)
    local next = doc:tokens()
    assert.equal(1, coroutine.wrap(function () return (next()) end)())
    assert.equal(4, coroutine.wrap(function () return (next()) end)())
  end)

  it("hold their document", function ()
    local next = core.doc("un deux trois"):tokens()
    collectgarbage()
    collectgarbage()
    assert.equal(1, (next()))
    assert.equal(4, (next()))
  end)
end)

describe("a closed document", function ()
  it("may be closed again", function ()
    local doc = core.doc(TEXT)
    doc:close()
    doc:close()
    assert.truthy(tostring(doc):find "closed")
  end)

  it("raises in every method", function ()
    local doc = core.doc(TEXT)
    local methods = { "text", "span", "kind", "gap", "shape", "hash", "at", "count", "sentence", "sentence_of", "sentences", "stats",
      "sub", "tokens", "simhash", "minhash", "fingerprint" }
    for _, name in ipairs(methods) do assert.is_function(doc[name], name) end
    doc:close()
    for _, name in ipairs(methods) do
      local ok, message = pcall(doc[name], doc)
      assert.is_false(ok, name)
      assert.truthy(message:find("document is closed", 1, true), name .. ": " .. message)
    end
    assert.has_error(function () return #doc end)
  end)

  it("raises in iterators that were begun", function ()
    local doc = core.doc(TEXT)
    local tokens, sentences = doc:tokens(), doc:sentences()
    tokens()
    doc:close()
    assert.has_error(tokens)
    assert.has_error(sentences)
  end)

  it("keeps its metadata", function ()
    local doc = core.doc(TEXT, { id = "a" })
    doc:close()
    assert.equal("a", doc.id)
  end)

  it("is refused by what takes documents", function ()
    local doc = core.doc(TEXT, { id = "a" })
    doc:close()
    assert.has_error(function () core.index():add(doc) end)
    assert.has_error(function () core.gazetteer({}):matches(doc) end)
  end)

  if _VERSION ~= "Lua 5.3" then
    it("is what leaving a scope makes", function ()
      local kept
      assert(load [[
        local core, keep = ...
        local doc <close> = core.doc "un deux"
        keep(doc)
        return #doc
      ]])(core, function (doc) kept = doc end)
      assert.has_error(function () return #kept end)
    end)
  end
end)

describe("metadata", function ()
  it("are fields of the document", function ()
    local doc = core.doc(TEXT, { id = "a1", outlet = "AO", n = 3 })
    assert.equal("a1", doc.id)
    assert.equal("AO", doc.outlet)
    assert.equal(3, doc.n)
    assert.is_nil(doc.nothing)
    assert.is_nil(doc[1])
    assert.is_nil(doc[true])
  end)

  it("can be set, and taken away", function ()
    local doc = core.doc(TEXT)
    assert.is_nil(doc.id)
    doc.id = "b"
    assert.equal("b", doc.id)
    doc.id = nil
    assert.is_nil(doc.id)
  end)

  it("cannot hide a method, nor have keys that are no strings", function ()
    local doc = core.doc(TEXT, { close = 1, text = "x" })
    assert.is_function(doc.close)
    assert.is_function(doc.text)
    assert.has_error(function () doc.close = 1 end)
    assert.has_error(function () doc[1] = "y" end)
    assert.has_error(function () doc[true] = 1 end)
    assert.equal("L'", doc:text(1))
  end)

  it("are a copy of the table given, and meta() a copy of that", function ()
    local given = { id = "a", title = "T" }
    local doc = core.doc(TEXT, given)
    given.id = "changed"
    assert.equal("a", doc.id)
    local meta = doc:meta()
    assert.same({ id = "a", title = "T" }, meta)
    meta.id = "changed"
    assert.equal("a", doc.id)
  end)

  it("cannot reach the text", function ()
    local doc = core.doc(TEXT, { [1] = "another text", id = "a" })
    assert.equal("L'", doc:text(1))
    assert.same({ id = "a" }, doc:meta())
  end)
end)

describe("a userdata", function ()
  it("prints what it is", function ()
    assert.equal("syrtext.Doc a (27 bytes, 7 tokens, 2 sentences)", tostring(core.doc(TEXT, { id = "a" })))
    assert.truthy(tostring(core.doc "x"):find "no id")
    assert.truthy(tostring(core.index()):find "^syrtext.Index")
    assert.truthy(tostring(core.gazetteer {}):find "^syrtext.Gazetteer")
  end)

  it("does not show its metatable", function ()
    assert.equal("syrtext.Doc", getmetatable(core.doc "x"))
    assert.has_error(function () setmetatable(core.doc "x", {}) end)
  end)

  it("is not taken for another", function ()
    local doc, index, names = core.doc("x", { id = "x" }), core.index(), core.gazetteer {}
    assert.has_error(function () doc.text(index, 1) end)
    assert.has_error(function () doc.text({}, 1) end)
    assert.has_error(function () doc.close(names) end)
    assert.has_error(function () index.add(doc, doc) end)
    assert.has_error(function () index:add(names) end)
    assert.has_error(function () index:add "x" end)
    assert.has_error(function () names:matches(index) end)
    assert.has_error(function () doc.text() end)
  end)

  it("may outlive what it was made with, in any order", function ()
    for _ = 1, 50 do
      local doc = core.doc(TEXT, { id = "a" })
      local names = core.gazetteer { { entity = "e", type = "ORG", alias = "armée", case = "any" } }
      local index = core.index()
      index:add(doc)
      local matches = names:matches(doc)
      names, doc = nil, nil -- luacheck: ignore
      collectgarbage()
      assert.equal("e", matches().entity)
      assert.equal(1, #index)
    end
  end)
end)

-- Megabytes that the process holds, or nil where the system does not tell. The
-- sanitizers keep what is freed for a while.
local function held ()
  local f = io.open "/proc/self/statm"
  if not f or os.getenv "SYRTEXT_PRELOAD" then return nil end
  local _, pages = f:read("n", "n")
  f:close()
  return pages * 4096 / 1e6
end

describe("memory", function ()
  local text = ("Les civils fuient la ville d'Alep. "):rep(3000)

  it("of many documents is given back", function ()
    collectgarbage()
    local before, highest = held(), 0
    for _ = 1, 400 do
      core.doc(text, { id = "a" })
      highest = math.max(highest, (held() or 0) - (before or 0))
    end
    -- all of them together would be 250 MB; the collector is told and keeps up
    assert.truthy(highest < 60, ("%.0f MB"):format(highest))
  end)

  it("of what an iterator or a loop leaves behind is given back too", function ()
    local doc = core.doc(text, { id = "a" })
    collectgarbage()
    local before, highest = held(), 0
    for _ = 1, 300 do
      doc:fingerprint()()
      doc:simhash()
      highest = math.max(highest, (held() or 0) - (before or 0))
    end
    assert.truthy(highest < 60, ("%.0f MB"):format(highest))
  end)

  it("goes back at close, not at the next collection", function ()
    collectgarbage()
    collectgarbage "stop"
    local before, highest = held(), 0
    for _ = 1, 300 do
      core.doc(text):close()
      highest = math.max(highest, (held() or 0) - (before or 0))
    end
    collectgarbage "restart"
    assert.truthy(highest < 30, ("%.0f MB"):format(highest))
  end)
end)

describe("the module", function ()
  it("sets no global", function ()
    local before = {}
    for name in pairs(_G) do before[name] = true end
    package.loaded["syrtext.core"] = nil
    require "syrtext.core"
    package.loaded["syrtext.core"] = core
    for name in pairs(_G) do assert.truthy(before[name], name) end
  end)

  it("exports one symbol", function ()
    local path = package.searchpath("syrtext.core", package.cpath)
    local p = io.popen("nm -D --defined-only '" .. path .. "' 2>/dev/null")
    local names = p and p:read "a" or ""
    if p then p:close() end
    if not names:find "luaopen" or os.getenv "SYRTEXT_PRELOAD" then return end -- no nm here, or the sanitizers' own
    local out = {}
    for name in names:gmatch "[TDBR] ([%w_]+)" do out[#out + 1] = name end
    assert.same({ "luaopen_syrtext_core" }, out)
  end)

  it("says its version", function ()
    assert.truthy(core._VERSION:find "^%d+%.%d+%.%d+$")
    assert.is_number(core.FOLD_VERSION)
  end)
end)
