package.path = "./spec/?.lua;" .. package.path
local syrtext = require "syrtext"
local helper = require "helper"
local oracle = require "oracle_reuse"
local size = require "syrtext.size"
local store = require "syrtext.store"

-- Families with edited copies, a line in many, web pages, an empty and a wide text: 150
-- articles, some 200 KB of columns.
local function corpus (seed)
  local random, list = oracle.random(seed), {}
  local line, menu = oracle.text(random, 14, 4000), {}
  for i = 1, 10 do menu[i] = (oracle.join(oracle.text(random, 4, 4000)):gsub("^%l", string.upper)) end
  local function put (id, text) list[#list + 1] = { text, id = id, date = "2020-03-03", outlet = "O" .. #list % 4 } end
  for f = 1, 12 do
    local body = oracle.text(random, 200, 4000)
    for c = 1, 6 do
      local copy = { table.unpack(body, 10 * c) }
      for _ = 1, 4 * c do copy[random(#copy)] = "modif" .. random(900) end
      put(("f%d_%d"):format(f, c), oracle.join(oracle.text(random, 40, 4000), copy, line, oracle.text(random, 20, 4000)))
    end
    put("page" .. f, table.concat(menu, "\n") .. "\nLe " .. oracle.join(body) .. ".\n" .. table.concat(menu, "\n"))
    for i = 1, 5 do put(("l%d_%d"):format(f, i), oracle.join(oracle.text(random, 150, 4000), line)) end
  end
  put("wide", ("x"):rep(300) .. " " .. list[1][1])
  put("again", oracle.join(oracle.text(random, 9, 50), oracle.text(oracle.random(3), 60, 50), oracle.text(oracle.random(3), 60, 50)))
  put("empty", "")
  return list
end

local function dump (index)
  local out = {}
  for p in index:passages() do out[#out + 1] = tostring(p) end
  for a, b, words, part_a, part_b in index:each_pair() do
    out[#out + 1] = ("%s %s %d %.6f %.6f"):format(a, b, words, part_a, part_b)
  end
  for f in index:families() do out[#out + 1] = tostring(f) end
  for b in index:boilerplate() do out[#out + 1] = ("%s %d %d %d %s"):format(b.id, b.first, b.last, b.documents, b.text or "-") end
  return table.concat(out, "\n")
end

local function answers (index, list)
  local out = {}
  for i = 1, #list, 17 do
    for p in index:query(syrtext.doc(list[i][1] .. " et la suite", { id = "new" })) do out[#out + 1] = tostring(p) end
  end
  return table.concat(out, "\n")
end

-- How many temporary files of this folder are mapped; nil where the system does not say.
local function mapped (folder)
  local f = io.open "/proc/self/maps"
  if not f then return nil end
  local _, n = f:read("a"):gsub(folder:gsub("%p", "%%%0") .. "/syrtext%-", "")
  f:close()
  return n
end

describe("an index with a bound on its memory", function ()
  local folder, list, plain, want

  setup(function ()
    list = corpus(7)
    plain = syrtext.index():add_all(list)
    want = dump(plain)
    assert.truthy(#want > 20000 and want:find("near", 1, true) and want:find("verbatim", 1, true))
  end)
  before_each(function () folder = helper.folder() end)
  after_each(function () folder:remove() end)

  local function bounded (memory, options)
    local o = { memory = memory, folder = folder.path }
    for key, value in pairs(options or {}) do o[key] = value end
    return assert(syrtext.index(o))
  end

  it("says the same as one without, for any bound and any number of threads", function ()
    for _, memory in ipairs { "64K", 70000, "100k", "300K", "1M", "1G" } do
      for _, threads in ipairs { 1, 3 } do
        local index = bounded(memory, { threads = threads }):add_all(list)
        assert.equal(want, dump(index))
        assert.equal(answers(plain, list), answers(index, list))
        index:close()
      end
    end
  end)

  it("puts columns and postings into files that have no names", function ()
    local index = bounded("64K")
    for _, item in ipairs(list) do assert(index:add(syrtext.doc(item[1], item))) end
    local n = mapped(folder.path)
    assert.truthy(not n or n >= 8, n)
    assert.equal(want, dump(index))
    assert.truthy(not n or mapped(folder.path) >= n + 2) -- the pack stays
    assert.same({}, folder:names())
    index:close()
    assert.truthy(not n or mapped(folder.path) == 0)
  end)

  it("saves the same bytes", function ()
    local a, b = folder.path .. "/a.index", folder.path .. "/b.index"
    assert(plain:save(a))
    assert(bounded("64K"):add_all(list):save(b))
    assert.equal(folder:read "a.index", folder:read "b.index")
    assert.same({ "a.index", "b.index" }, folder:names())
  end)

  it("takes more documents after it was linked, asked and merged", function ()
    local index = bounded("64K")
    for from = 1, #list, 40 do
      assert(index:add_all { table.unpack(list, from, math.min(from + 39, #list)) })
      assert(index:link())
      answers(index, list)
    end
    assert.equal(want, dump(index))
    local half = bounded("64K"):add_all { table.unpack(list, 1, 70) }
    half:link()
    local rest = bounded("64K"):add_all { table.unpack(list, 71) }
    assert.equal(want, dump(rest:merge(half)))
    assert.equal(want, dump(syrtext.index():add_all { table.unpack(list, 71) }:merge(half)))
  end)

  it("may begin with the documents of a file", function ()
    local path = folder.path .. "/x.index"
    syrtext.index():add_all { table.unpack(list, 1, 90) }:save(path)
    local index = bounded("64K", { path = path }):add_all { table.unpack(list, 91) }
    local function known (s) return (s:gsub("[^\n]*%-\n", "")) end -- texts are not in the file
    assert.equal(#known(want) > 0, true)
    local passages = {}
    for p in index:passages() do passages[#passages + 1] = tostring(p) end
    assert.equal(1, (want:find(table.concat(passages, "\n"), 1, true)))
  end)

  it("may be empty, and have documents of no word", function ()
    assert.equal("", dump(bounded("64K")))
    local index = bounded("64K"):add_all { { "", id = "a" }, { " ", id = "b" } }
    assert.equal(2, index:link() and #index)
  end)
end)

describe("a bound on the memory of an index", function ()
  local folder
  before_each(function () folder = helper.folder() end)
  after_each(function () folder:remove() end)

  it("is a size", function ()
    for _, bad in ipairs { "lots", "", "12X", "-5M", "1.5G", 0, -1, true, "99999999999G" } do
      assert.error_matches(function () syrtext.index { memory = bad } end, "option 'memory' must be a size such as 512M or 2G")
    end
    assert.error_matches(function () syrtext.index { memory = "63K" } end, "option 'memory' must be at least 65536 bytes")
    assert.error_matches(function () syrtext.index { memory = "1M", folder = "" } end, "option 'folder'")
    assert.same({ 65536, 1 << 20, 3 << 30, 77, 5 }, { size.bytes "64k", size.bytes "1M", size.bytes "3G", size.bytes "77", size.bytes(5) })
  end)

  it("that finds no place for files says so, and the index stays as it was", function ()
    local file = folder:write("file", "")
    for place, reason in pairs { [folder.path .. "/none"] = "No such file", [file] = "Not a directory" } do
      local index = syrtext.index { memory = "64K", folder = place }
      local list = corpus(9)
      assert.truthy(index:add_all { list[1] })
      local ok, message = index:add_all { table.unpack(list, 2) }
      assert.is_nil(ok)
      assert.truthy(message:find(place .. ": no temporary file for the index: " .. reason, 1, true), message)
      assert.equal(1, #index)
      ok, message = index:link()
      assert.is_nil(ok)
      assert.truthy(message:find(reason, 1, true))
      assert.error_matches(function () index:passages() end, reason)
      ok, message = index:save(folder.path .. "/new")
      assert.is_nil(ok)
      assert.truthy(message:find(reason, 1, true))
    end
    assert.same({ "file" }, folder:names())
  end)

  it("leaves an old file whole when it fails", function ()
    local list, path = corpus(9), folder.path .. "/x.index"
    assert(syrtext.index():add_all(list):save(path))
    local bytes = folder:read "x.index"
    local index = syrtext.index { path = path, memory = "64K", folder = folder.path .. "/none" }
    local before = answers(index, list)
    assert.is_nil((index:add_all { { oracle.join(oracle.text(oracle.random(4), 9000, 900)), id = "new" } }))
    assert.equal(before, answers(index, list))
    assert(index:add_all { { "un mot", id = "new" } })
    assert.is_nil((index:link()))
    assert.is_nil((index:save(path)))
    assert.equal(bytes, folder:read "x.index")
  end)

  it("on a full disk is an error, not a crash", function ()
    local script = folder:write("full.lua", ([[
      local syrtext = require "syrtext"
      local index = syrtext.index { memory = "64K", folder = %q }
      for i = 1, 400 do
        local words = {}
        for k = 1, 300 do words[k] = "mot" .. (i * 7919 + k * k) %% 5000 end
        local ok, message = index:add(syrtext.doc(table.concat(words, " "), { id = "d" .. i }))
        if not ok then return print(#index == i - 1, message) end
      end
      print(index:link())]]):format(folder.path))
    local build = os.getenv "SYRTEXT_BUILD" or "build"
    -- files may have 16 blocks of 512 or 1024 bytes, which is less than is spilled at once
    local p = io.popen(("trap '' XFSZ; ulimit -f 16; LUA_PATH='lua/?.lua;lua/?/init.lua;;' LUA_CPATH='%s/?.so;;' %s '%s' 2>&1")
      :format(build, arg and arg[-1] and arg[-1]:find("lua") and arg[-1] or "lua5.4", script))
    local said = p:read("a")
    p:close()
    assert.truthy(said:find("^true\t" .. folder.path:gsub("%p", "%%%0") .. ": no temporary file for the index: File too large"), said)
    assert.same({ "full.lua" }, folder:names())
  end)
end)

describe("texts in a file", function ()
  it("come back as they were", function ()
    local folder = helper.folder()
    local s = store.open(folder.path)
    local places, texts = {}, { "un", "", ("long "):rep(9000), "\0\xFF\n" }
    for i, text in ipairs(texts) do places[i] = s:put(text) end
    for i = #texts, 1, -1 do assert.equal(texts[i], s:get(places[i], #texts[i])) end
    assert.same({}, folder:names())
    s:close()
    s:close()
    folder:remove()
  end)

  it("that are gone are a fault", function ()
    local fault = require "syrtext.fault"
    local s = store.open "/tmp"
    s:put "texte"
    s.file:close()
    s.file = io.tmpfile()
    local ok, message = fault.try(s.get, s, 0, 5)
    assert.is_nil(ok)
    assert.truthy(message:find("/tmp: no temporary file for the texts: it was cut short", 1, true))
    ok, message = fault.try(store.open, "/no/such/folder")
    assert.is_nil(ok)
    assert.truthy(message:find("/no/such/folder: no temporary file for the texts: no such file", 1, true), message)
  end)
end)

describe("--memory", function ()
  local folder
  before_each(function () folder = helper.folder() end)
  after_each(function () folder:remove() end)

  it("changes no byte of what the commands say", function ()
    local rows = {}
    for i, item in ipairs(corpus(11)) do rows[i] = item.id .. "\t2020-03-03\t" .. item[1]:gsub("\n", " ") end
    local path = folder:write("a.tsv", table.concat(rows, "\n") .. "\n")
    for _, command in ipairs { "passages", "pairs", "families", "zones" } do
      local want = helper.run(command, path)
      assert.equal(0, want.code)
      local out = folder.path .. "/out.tsv"
      local r = helper.run(command, "--memory", "16M", "--threads", "2", path, "-o", out)
      assert.equal(0, r.code, r.err)
      assert.equal(want.out, folder:read "out.tsv")
      assert.equal(want.out, helper.run(command, "--memory", "20m", path).out)
    end
    assert.same({ "a.tsv", "out.tsv" }, folder:names())
  end)

  it("is the same for a report", function ()
    local rows = {}
    for i, item in ipairs(corpus(11)) do rows[i] = item.id .. "\t2020-03-03\t" .. item[1]:gsub("\n", " ") end
    local path = folder:write("a.tsv", table.concat(rows, "\n", 1, 20) .. "\n")
    assert.equal(helper.run("report", path).out, helper.run("report", "--memory", "16M", path).out)
  end)

  it("refuses what is no size or too little", function ()
    for _, bad in ipairs { "many", "0", "15M", "1.5G", "-1" } do
      local r = helper.run("passages", "--memory=" .. bad, "a.tsv")
      assert.equal(2, r.code)
      assert.truthy(r.err:find("option '--memory' wants a size of at least 16M, such as 512M or 2G, not '" .. bad .. "'", 1, true), r.err)
    end
  end)

  it("says when there is no place for files, and leaves the old output whole", function ()
    local path, out = folder:write("a.tsv", "a\t\tun texte\n"), folder:write("out.tsv", "old")
    local r = helper.run("passages", "--memory", "16M", path, "-o", folder.path .. "/none/out.tsv")
    assert.equal(1, r.code)
    assert.truthy(r.err:find("^syrtext: [^\n]*/none/: no temporary file for the texts: no such file or directory\n$"), r.err)
    assert.equal(0, helper.run("passages", "--memory", "16M", path, "-o", out).code)
    assert.same({ "a.tsv", "out.tsv" }, folder:names())
  end)
end)
