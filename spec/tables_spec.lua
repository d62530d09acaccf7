local tables = require "syrtext.tables"

describe("tables", function ()
  it("aligns by what is seen, numbers to the right", function ()
    local text = tables.text { columns = { "nom", "n" }, rows = { { "é", 5 }, { "abcd", 12 } } }
    assert.equal("nom    n\né      5\nabcd  12", text)
    text = tables.text { columns = { "nom" }, rows = { { "a" }, { "b" } }, total = 5, indent = "  " }
    assert.equal("  nom\n  a\n  b\n  … 3 more", text)
  end)

  it("knows wide and empty characters", function ()
    assert.equal(4, tables.width("中文"))
    assert.equal(1, tables.width("e\u{301}"))
    assert.equal(3, tables.width("été"))
    assert.equal("aaa…", tables.cut(("a"):rep(9), 4))
    assert.equal("中…", tables.cut("中文中文", 4))
  end)

  it("keeps a text from steering the terminal", function ()
    local text = tables.text { columns = { "a" }, rows = { { "x\27[31my\nz\u{202E}w\r" } } }
    assert.is_nil(text:find("[\27\r]"))
    assert.is_nil(text:find("\u{202E}", 1, true))
    assert.equal(2, select(2, text:gsub("[^\n]+", "")))
  end)

  it("is empty, but has its header, for no rows", function ()
    assert.equal("a  b", tables.text { columns = { "a", "b" }, rows = {} })
  end)

  it("writes TSV with escapes", function ()
    local header, line = tables.writer("tsv", { "a", "b", "c" })
    assert.equal("a\tb\tc\n", header)
    assert.equal("1\\t2\\n\\r\\\\\t7\t\n", line { "1\t2\n\r\\", 7 })
    assert.equal("\t0.5000\ttrue\n", line { nil, 0.5, true })
    assert.equal("\u{FFFD}\t\t\n", line { "\xE9" })
  end)

  it("writes JSON lines with keys in order", function ()
    local header, line = tables.writer("jsonl", { "a", "b", "c" })
    assert.equal("", header)
    assert.equal('{"a":"x\\"\\\\\\n\\u0001","b":7,"c":null}\n', line { 'x"\\\n\1', 7 })
    assert.equal('{"a":"\u{FFFD}é","b":0.2500,"c":null}\n', line { "\xE9é", 0.25, 0 / 0 })
  end)

  it("writes what a JSON reader reads", function ()
    local json = require "dkjson"
    local _, line = tables.writer("jsonl", { "a" })
    for _, s in ipairs { "", "\\", "a\tb", "\127\0\31", "é中😀", "</script>" } do
      assert.equal(s, json.decode(line { s }).a)
    end
  end)

  it("remembers words without mixing them up", function ()
    local _, line = tables.writer("tsv", { "a", "b" })
    for i = 1, 50000 do assert.equal(("w%d\t%d\n"):format(i % 25000, i), line { "w" .. i % 25000, i }) end
  end)

  it("makes lists that print, iterate and export", function ()
    local list = tables.list({ { x = 1, y = "a" }, { x = 2, y = "b" } }, { "x", "y" })
    assert.equal("x  y\n1  a\n2  b", tostring(list))
    assert.equal("x\ty\n1\ta\n2\tb\n", list:tsv())
    assert.equal('{"x":1,"y":"a"}\n{"x":2,"y":"b"}\n', list:jsonl())
    local n = 0
    for item in list:each() do n = n + item.x end
    assert.equal(3, n)
  end)
end)

describe("output", function ()
  local helper = dofile "spec/helper.lua"
  local output = require "syrtext.output"
  local folder

  before_each(function () folder = helper.folder() end)
  after_each(function () folder:remove() end)

  it("is there whole or not at all", function ()
    local path = folder:write("a.tsv", "old")
    assert.has_error(function ()
      output.with(path, nil, function (out)
        out:write(("x"):rep(100000))
        error("stop", 0)
      end)
    end)
    assert.equal("old", folder:read "a.tsv")
    assert.same({ "a.tsv" }, folder:names())
    output.with(path, nil, function (out)
      out:write("new")
      assert.equal("old", folder:read "a.tsv")
    end)
    assert.equal("new", folder:read "a.tsv")
    assert.same({ "a.tsv" }, folder:names())
  end)

  it("says what cannot be written", function ()
    local fault = require "syrtext.fault"
    local _, message = fault.try(output.open, folder.path .. "/no/a.tsv")
    assert.truthy(message:find("/no/a.tsv: cannot be written: no such file", 1, true), message)
    _, message = fault.try(output.open, folder.path)
    assert.truthy(message:find("it is a folder", 1, true), message)
  end)

  it("notices a full disk", function ()
    if not io.open("/dev/full") then return end
    local fault = require "syrtext.fault"
    local _, message = fault.try(output.with, "/dev/full", nil, function (out) out:write("x") end)
    assert.truthy(message:find("/dev/full: cannot be written: no space left", 1, true), message)
  end)
end)

describe("progress", function ()
  local progress = require "syrtext.progress"

  it("shows rate and time left, to a terminal only", function ()
    assert.equal("reading: 12.0 of 60.0 MB, 6.0 MB/s, 8 s left", progress.line("reading", 12e6, 60e6, 2))
    assert.equal("x: 1.0 of 601.0 MB, 1.0 MB/s, 10 min 00 s left", progress.line("x", 1e6, 601e6, 1))
    local now, parts = 0, {}
    local file = { write = function (_, ...) parts[#parts + 1] = table.concat { ... } end, flush = function () end }
    for _, terminal in ipairs { true, false } do
      parts = {}
      local bar = progress.new("x", 10e6, { file = file, clock = function () return now end, terminal = terminal })
      for _ = 1, 10 do
        now = now + 0.25
        bar:add(1e6)
      end
      bar:finish()
      assert.equal(terminal, #parts > 0)
    end
    assert.is_false(progress.is_terminal(file))
  end)
end)
