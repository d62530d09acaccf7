package.path = "./spec/?.lua;" .. package.path
local syrtext = require "syrtext"
local helper = require "helper"
local oracle = require "oracle_reuse"

-- Articles of two families, some lone ones, a line in all of them, and web pages.
local function corpus (seed)
  local random, texts = oracle.random(seed), {}
  local line, menu = oracle.join(oracle.text(random, 14, 4000)), {}
  for i = 1, 10 do menu[i] = (oracle.join(oracle.text(random, 4, 4000)):gsub("^%l", string.upper)) end
  for f = 1, 2 do
    local body = oracle.join(oracle.text(random, 120, 4000))
    for c = 1, 5 do texts[("f%d_%d"):format(f, c)] = oracle.join(oracle.text(random, 20 * c, 4000)) .. " " .. body .. " " .. line end
    texts["page" .. f] = table.concat(menu, "\n") .. "\nLe " .. body .. ".\n" .. table.concat(menu, "\n")
  end
  for i = 1, 12 do texts["l" .. i] = oracle.join(oracle.text(random, 100, 4000)) .. " " .. line end
  texts.wide = ("x"):rep(300) .. " " .. texts.f1_1
  texts.empty = ""
  return texts
end

local function add (index, texts, from, to)
  local ids = {}
  for id in pairs(texts) do ids[#ids + 1] = id end
  table.sort(ids)
  for i = from or 1, to or #ids do
    index:add(syrtext.doc(texts[ids[i]], { id = ids[i], date = "2020-03-" .. 10 + i, outlet = "O" .. i % 3, pages = i, free = i % 2 == 0 }))
  end
  return index
end

local function answers (index, text)
  local out = {}
  for p in index:query(syrtext.doc(text, { id = "new" })) do out[#out + 1] = tostring(p) end
  return table.concat(out, "\n")
end

local function dump (index)
  local out = {}
  for p in index:passages() do out[#out + 1] = tostring(p) end
  for f in index:families() do
    out[#out + 1] = tostring(f)
    for _, m in ipairs(f.members) do
      out[#out + 1] = table.concat({ m.id, m.role, m.date, m.outlet, m.meta.pages, tostring(m.meta.free) }, " ")
    end
  end
  return table.concat(out, "\n")
end

describe("an index file", function ()
  local folder, texts, path
  before_each(function ()
    folder, texts = helper.folder(), corpus(5)
    path = folder.path .. "/x.index"
  end)
  after_each(function () folder:remove() end)

  it("answers as the index that was saved", function ()
    local index = add(syrtext.index(), texts)
    assert.is_true(index:save(path))
    local mapped = assert(syrtext.index { path = path })
    assert.equal(#index, #mapped)
    for _, id in ipairs { "f1_1", "f2_5", "page1", "l3", "wide", "empty" } do
      assert.equal(answers(index, texts[id] .. " et la suite"), answers(mapped, texts[id] .. " et la suite"))
    end
    assert.equal(dump(index), dump(mapped))
    mapped:close()
    mapped:close()
  end)

  it("is the same bytes for the same documents, and saved again", function ()
    add(syrtext.index(), texts):save(path)
    local bytes = folder:read "x.index"
    add(syrtext.index { threads = 3 }, texts):save(path)
    assert.equal(bytes, folder:read "x.index")
    local mapped = syrtext.index { path = path }
    assert.is_true(mapped:save(path))
    assert.equal(bytes, folder:read "x.index")
    assert.same({ "x.index" }, folder:names())
  end)

  it("takes more documents, and gives what all of them give", function ()
    local whole = dump(add(syrtext.index(), texts))
    add(syrtext.index(), texts, 1, 12):save(path)
    local mapped = syrtext.index { path = path }
    assert.error_matches(function () mapped:add(syrtext.doc("x", { id = "empty" })) end, "already")
    assert.has_error(function () mapped:add_all { { "x", id = "empty" } } end)
    add(mapped, texts, 13)
    assert.equal(whole, dump(mapped))
    mapped:save(path)
    assert.equal(whole, dump(syrtext.index { path = path }))
  end)

  it("is merged with another one", function ()
    local whole = dump(add(syrtext.index(), texts))
    add(syrtext.index(), texts, 1, 9):save(path)
    local one, two = syrtext.index { path = path }, add(syrtext.index(), texts, 10)
    assert.equal(whole, dump(add(syrtext.index(), texts, 10):merge(one)))
    assert.equal(whole, dump(one:merge(two)))
    assert.error_matches(function () one:merge(two) end, "already")
    assert.error_matches(function () one:merge(one) end, "itself")
    assert.error_matches(function () one:merge(syrtext.index { k = 5 }) end, "this one has k = %d and w = %d")
  end)

  it("keeps what it was made with", function ()
    add(syrtext.index { k = 4, w = 3 }, texts):save(path)
    assert.error_matches(function () syrtext.index { path = path }:merge(syrtext.index()) end, "this one has k = %d and w = %d")
    assert.error_matches(function () syrtext.index { path = path, k = 6 } end, "'k' is 6, but the index in the file was made with 4")
    assert.error_matches(function () syrtext.index { path = path, w = 4 } end, "'w' is 4")
    assert.truthy(syrtext.index { path = path, k = 4, w = 3 })
  end)

  it("may be empty", function ()
    syrtext.index():save(path)
    local mapped = syrtext.index { path = path }
    assert.equal(0, #mapped)
    assert.equal("", answers(mapped, texts.f1_1))
  end)

  it("is refused with a reason when it is something else", function ()
    add(syrtext.index(), texts):save(path)
    local bytes = folder:read "x.index"
    local function refused (name, content, reason)
      local index, message = syrtext.index { path = content and folder:write(name, content) or folder.path .. "/" .. name }
      assert.is_nil(index)
      assert.truthy(message:find(name, 1, true) and message:find(reason), message)
    end
    refused("none", nil, "No such file")
    refused("nothing", "", "not a syrtext file")
    refused("text", ("texte "):rep(100), "not a syrtext file")
    refused("cut", bytes:sub(1, #bytes // 2), "cut short")
    refused("longer", bytes .. "xxxxxxxx", "cut short")
    for at = 1, 120 do -- the header
      local damaged = bytes:sub(1, at - 1) .. string.char(bytes:byte(at) ~ 1) .. bytes:sub(at + 1)
      assert.is_nil((syrtext.index { path = folder:write("damaged", damaged) }))
    end
    for at = 1, #bytes, 4999 do
      local b = bytes:byte(at)
      refused("damaged", bytes:sub(1, at - 1) .. string.char(b ~ 16) .. bytes:sub(at + 1), at > 8 and at <= 16 and "again" or "a")
    end
    refused("older", bytes:sub(1, 8) .. "\9" .. bytes:sub(10), "build it again")
  end)

  it("that cannot be written leaves the old one whole", function ()
    local index = add(syrtext.index(), texts)
    local ok, message = index:save(folder.path .. "/no/such/folder")
    assert.is_nil(ok)
    assert.truthy(message:find("No such file", 1, true))
    folder:write("x.index", "old")
    os.execute("mkdir '" .. path .. ".part'")
    assert.is_nil(index:save(path))
    assert.equal("old", folder:read "x.index")
  end)
end)
