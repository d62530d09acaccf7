package.path = "./spec/?.lua;" .. package.path
local helper = require "helper"
local articles = require "syrtext.articles"
local files = require "syrtext.files"

describe("articles", function ()
  local folder

  before_each(function () folder = helper.folder() end)
  after_each(function () folder:remove() end)

  local function ids (list)
    local out = {}
    for doc in list:each() do out[#out + 1] = doc.id end
    return table.concat(out, " ")
  end

  -- reading fails with a message that has all these pieces
  local function fails (paths, ...)
    local list, message = articles.read(table.unpack(paths))
    assert.is_nil(list)
    for _, piece in ipairs { ... } do assert.truthy(message:find(piece, 1, true), message .. "\n  lacks: " .. piece) end
    assert.is_nil(message:find("traceback"))
    return message
  end

  describe("txt", function ()
    it("is one document, named as the file", function ()
      local list = assert(articles.read(folder:write("b.c.txt", "Un texte.\n")))
      assert.equal(1, #list)
      assert.equal("b.c", list[1].id)
      assert.equal("Un texte.\n", list[1]:sub(1, -1))
    end)

    it("keeps its bytes, a byte order mark too", function ()
      local list = assert(articles.read(folder:write("a.txt", "\xEF\xBB\xBFUn\r\ntexte")))
      assert.equal("\xEF\xBB\xBFUn\r\ntexte", list[1]:sub(1, -1))
    end)

    it("is not another kind of file", function ()
      fails({ folder:write("a.txt", "%PDF-1.4 \0\0\0") }, "a.txt", "PDF", "pdftotext")
      fails({ folder:write("b.txt", "\x1F\x8B\8\0") }, "b.txt", "gzip", "gunzip")
      fails({ folder:write("c.txt", "\xFF\xFEU\0n\0") }, "c.txt", "UTF-16", "iconv")
      fails({ folder:write("d.txt", "U\0n\0 \0t\0e\0x\0t\0e\0") }, "d.txt", "UTF-16")
    end)
  end)

  describe("jsonl", function ()
    it("has a document a line, with metadata", function ()
      local list = assert(articles.read(folder:write("a.jsonl",
        '{"id":"x","text":"Un \\u00e9t\\u00e9","title":"T","date":"2020-01-02","outlet":"O","url":"u","lang":"fr-FR","n":{"k":1}}\n'
        .. '\n{"id":7,"text":"deux"}\r\n')))
      assert.equal("x 7", ids(list))
      local doc = list[1]
      assert.same({ "Un été", "T", "2020-01-02", "O", "u", 1 },
        { doc:sub(1, -1), doc.title, doc.date, doc.outlet, doc.url, doc.n.k })
      assert.equal("deux", list:find("7"):sub(1, -1))
    end)

    it("says file, line and column of malformed JSON", function ()
      fails({ folder:write("a.jsonl", '{"id":"x","text":"a"}\n{"id":"y","text":é}\n') }, "a.jsonl", "line 2", "column 18", "malformed JSON")
      fails({ folder:write("b.jsonl", '{"id":"x","text":"a"') }, "b.jsonl", "line 1", "column")
      fails({ folder:write("c.jsonl", '{"id":"x","text":"a"} {"id":"y"}') }, "line 1", "column 23", "after the value")
      fails({ folder:write("d.jsonl", ('{"id":'):rep(300000)) }, "d.jsonl", "line 1", "nested too deep")
      fails({ folder:write("e.jsonl", '{"id":"é" "text":"a"}') }, "line 1, column 11", "a comma or }")
    end)

    it("says what is there instead of an object", function ()
      fails({ folder:write("a.jsonl", '[{"id":"x"}]') }, "JSON array", "jq -c")
      fails({ folder:write("b.jsonl", "<html>\n") }, "b.jsonl", "line 1", "<html>")
      fails({ folder:write("c.jsonl", "PK\3\4....") }, "ZIP")
    end)

    it("wants an id and a text", function ()
      fails({ folder:write("a.jsonl", '{"text":"a"}') }, "line 1", 'no "id"')
      fails({ folder:write("b.jsonl", '{"id":"x"}') }, "line 1", "document x", 'no "text"')
      fails({ folder:write("c.jsonl", '{"id":"","text":"a"}') }, "not empty")
      fails({ folder:write("d.jsonl", '{"id":"x","text":3}') }, '"text" must be a string')
      fails({ folder:write("e.jsonl", '{"id":"x","text":"a","date":2020}') }, '"date" must be a string')
    end)
  end)

  describe("tsv", function ()
    it("is id, date or label, text", function ()
      local list = assert(articles.read(folder:write("a.tsv", "a\t2020-01-02\tUn\ttexte \\n\nb\tkind\tDeux\r\n")))
      assert.same({ "2020-01-02", "Un\ttexte \\n" }, { list[1].date, list[1]:sub(1, -1) })
      assert.same({ "kind", "Deux" }, { list[2].label, list[2]:sub(1, -1) })
      assert.is_nil(list[2].date)
    end)

    it("says which line has too few fields", function ()
      fails({ folder:write("a.tsv", "a\tb\tc\nd e\n") }, "a.tsv", "line 2", "1 field", "three")
      fails({ folder:write("b.tsv", "\tb\tc\n") }, "line 1", "id is empty")
    end)
  end)

  describe("folders", function ()
    it("are read below, in byte order of the paths", function ()
      folder:make "b/c"
      folder:write("b.txt", "un")
      folder:write("b/z.txt", "deux")
      folder:write("b/c/a.jsonl", '{"id":"j","text":"trois"}')
      folder:write("Z.txt", "quatre")
      folder:write("é.txt", "cinq")
      folder:write("note.md", "rien")
      assert.equal("Z b j z é", ids(assert(articles.read(folder.path))))
    end)

    it("follow a link to a file, not in a circle", function ()
      folder:write("a.txt", "un")
      folder:make "d"
      assert(os.execute("ln -s .. '" .. folder.path .. "/d/up'"))
      assert.equal("a", ids(assert(articles.read(folder.path .. "/"))))
    end)

    it("without articles are errors", function ()
      local empty = folder:make "empty"
      fails({ empty }, "empty", "an empty folder")
      folder:write("page.html", "x")
      fails({ folder.path }, "without articles", "page.html", ".jsonl")
    end)
  end)

  describe("what is wrong", function ()
    it("a path that is not there", function ()
      fails({ folder.path .. "/no.txt" }, "no.txt", "no such file or folder")
    end)

    it("a file that may not be read", function ()
      local path = folder:write("a.txt", "un")
      os.execute("chmod 000 '" .. path .. "'")
      if helper.is_root() then return end
      fails({ path }, "a.txt", "cannot be read", "permission denied")
    end)

    it("a name that does not tell", function ()
      fails({ folder:write("a.doc", "x") }, "a.doc", ".jsonl", "--input-format")
      assert.equal("a.doc", ids(assert(articles.read(folder.path .. "/a.doc", { input_format = "txt" }))))
    end)

    it("one id twice: both places", function ()
      local a = folder:write("a.txt", "un")
      local b = folder:write("b.jsonl", '{"id":"c","text":"deux"}\n{"id":"a","text":"trois"}')
      fails({ a, b }, "document a", a, b .. ": line 2")
      fails({ a, a }, "twice")
    end)

    it("an empty file", function ()
      for _, name in ipairs { "a.txt", "a.jsonl", "a.tsv" } do
        fails({ folder:write(name, "") }, name, "nothing to read", "empty")
      end
      folder:write("b.txt", "un")
      local list = assert(articles.read(folder.path))
      assert.equal("a b", ids(list))
      assert.equal(3, #list.warnings)
    end)

    it("a path that is no string raises", function ()
      assert.has_error(function () articles.read() end)
      assert.has_error(function () articles.read(3) end)
    end)
  end)

  describe("dirt", function ()
    it("bad UTF-8 is a warning with the document and the byte, strict an error", function ()
      local path = folder:write("a.txt", "Un \xE9t\xE9 et\n")
      local said = {}
      local list = assert(articles.read(path, { on_warning = function (m) said[#said + 1] = m end }))
      assert.equal(1, #said)
      for _, piece in ipairs { "document a", "2 bad bytes", "0xE9", "offset 3" } do
        assert.truthy(said[1]:find(piece, 1, true), said[1])
      end
      assert.same(said, list.warnings)
      fails({ path, { strict = true } }, "document a", "offset 3")
    end)

    it("NUL bytes are a warning", function ()
      local list = assert(articles.read(folder:write("a.txt", "Un texte \0 de plus d'un mot")))
      assert.truthy(list.warnings[1]:find("1 NUL byte, the first at offset 9", 1, true))
    end)

    it("a long line is read", function ()
      local text = ("Le texte. "):rep(200000)
      local list = assert(articles.read(folder:write("a.jsonl", '{"id":"a","text":"' .. text .. '"}')))
      assert.equal(#text, list:bytes())
    end)
  end)

  it("reads standard input", function ()
    local f = io.tmpfile()
    f:write('{"id":"a","text":"un"}\n')
    f:seek("set")
    assert.equal("a", ids(assert(articles.read("-", { stdin = f }))))
  end)

  it("is a list that prints", function ()
    local rows = {}
    for i = 1, 14 do rows[i] = ("d%02d\t2020-01-02\tUn texte\n"):format(i) end
    local list = assert(articles.read(folder:write("a.tsv", table.concat(rows))))
    assert.equal(14, #list)
    assert.equal("d14", list[-1].id)
    assert.is_nil(list[15])
    assert.equal(list[3], list:find("d03"))
    local text = tostring(list)
    assert.truthy(text:find("14 articles", 1, true) and text:find("… 4 more", 1, true))
  end)

  it("guesses a language, in doubt French", function ()
    local language = require "syrtext.language"
    assert.equal("fr", language.of(nil, "Bonjour"))
    assert.equal("en", language.of(nil, "The army said that it was in the town on Monday."))
    assert.equal("ru", language.of(nil, "Армия заявила"))
    assert.equal("ar", language.of(nil, "قال الجيش"))
    assert.equal("und", language.of("es", "x"))
  end)

  it("orders by bytes, whatever the locale", function ()
    local long = ("a"):rep(100)
    local list = { "é", "b", "B", "", "ab", "a", long .. "b", long .. "a" }
    table.sort(list, files.before)
    assert.same({ "", "B", "a", long .. "a", long .. "b", "ab", "b", "é" }, list)
  end)
end)
