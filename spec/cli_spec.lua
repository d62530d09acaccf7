package.path = "./spec/?.lua;" .. package.path
local helper = require "helper"
local run, rows = helper.run, helper.rows

local WIRE = "Le maire a ouvert samedi le grand marché de la ville basse après deux ans de travaux. "
  .. "Selon la mairie, plus de 250.000 personnes sont attendues cette année sur les deux rives du fleuve. "
  .. "Les marchands ont demandé une baisse des loyers avant la fin du mois de mars.\n"

describe("command line", function ()
  local folder

  before_each(function () folder = helper.folder() end)
  after_each(function () folder:remove() end)

  -- a run that ends with this code, one line of message, and these pieces in it
  local function fails (code, pieces, ...)
    local r = run(...)
    assert.equal(code, r.code, r.err)
    assert.truthy(r.err:find("^syrtext: [^\n]*\n$"), r.err)
    assert.is_nil(r.err:find("traceback", 1, true))
    assert.is_nil(r.err:find("%.lua:%d"))
    for _, piece in ipairs(pieces) do assert.truthy(r.err:find(piece, 1, true), r.err .. "  lacks: " .. piece) end
    return r
  end

  local function works (...)
    local r = run(...)
    assert.equal(0, r.code, r.err)
    return r
  end

  describe("usage", function ()
    it("is answered with code 2 and a way on", function ()
      fails(2, { "no command", "--help" })
      fails(2, { "unknown command 'tokns'", "did you mean 'tokens'" }, "tokns", "a.txt")
      fails(2, { "unknown option '--formt'", "'--format'", "syrtext tokens --help" }, "tokens", "--formt", "tsv", "a.txt")
      fails(2, { "no PATH", "syrtext tokens --help" }, "tokens")
      fails(2, { "--threads", "1 to 64", "'0'" }, "passages", "--threads", "0", "a.txt")
      fails(2, { "--threads", "'many'" }, "passages", "--threads", "many", "a.txt")
      fails(2, { "--threads", "'2.5'" }, "passages", "--threads", "2.5", "a.txt")
      fails(2, { "--format", "'tsv', 'jsonl'" }, "tokens", "--format", "xml", "a.txt")
      fails(2, { "--lang" }, "tokens", "--lang", "xx", "a.txt")
      fails(2, { "--output" }, "tokens", "a.txt", "--output")
      fails(2, { "no help for 'nothing'" }, "help", "nothing")
    end)

    it("has help for each command, with an example", function ()
      for _, command in ipairs { "tokens", "sentences", "entities", "aliases", "gazetteer", "passages", "pairs", "families", "events",
        "zones", "rates", "report", "version", "help" } do
        local r = works(command, "--help")
        assert.truthy(r.out:find("Usage: syrtext " .. command, 1, true))
        assert.truthy(r.out:find("Example:\n   syrtext " .. command, 1, true))
        assert.equal("", r.err)
        assert.equal(r.out, works("help", command).out)
        assert.truthy(works("help").out:find("\n  " .. command .. " ", 1, true))
      end
      assert.truthy(works("--help").out:find("passages", 1, true))
      assert.truthy(works("help", "Doc.tokens").out:find("^doc:tokens"))
    end)

    it("says its version", function ()
      local version = require("syrtext").version
      assert.truthy(works("version").out:find("^syrtext " .. version:gsub("%.", "%%.") .. " "))
      assert.equal(works("version").out, works("--version").out)
    end)
  end)

  describe("bad input", function ()
    it("is answered with code 1 and where it is", function ()
      fails(1, { "no.txt", "no such file or folder" }, "tokens", folder.path .. "/no.txt")
      fails(1, { "an empty folder" }, "tokens", folder.path)
      fails(1, { "a.txt", "empty" }, "tokens", "--strict", folder:write("a.txt", ""))
      fails(1, { "a.txt", "a.jsonl: line 1" }, "tokens", folder:write("a.txt", "un"), folder:write("a.jsonl", '{"id":"a","text":"x"}'))
      fails(1, { "b.jsonl", "line 2, column 7", "malformed JSON" }, "tokens", folder:write("b.jsonl", '{"id":"b","text":"x"}\n{"id":}'))
      fails(1, { "c.txt", "not UTF-8", "offset 2" }, "tokens", "--strict", folder:write("c.txt", "un\xFF"))
      fails(1, { "standard input: line 1" }, "tokens", "-", { stdin = "pas du JSON" })
      fails(1, { "x.doc", "--input-format" }, "tokens", folder:write("x.doc", "un"))
      fails(1, { "x.pdf.txt", "PDF" }, "tokens", folder:write("x.pdf.txt", "%PDF-1.7"))
    end)

    it("that can be read is read, with a warning", function ()
      local r = works("tokens", folder:write("a.txt", "un \xE9t\xE9"))
      assert.truthy(r.err:find("^syrtext: warning: .*a%.txt: document a: not UTF%-8: 2 bad bytes"), r.err)
      assert.equal("\u{FFFD}", rows(r.out)[2].text)
    end)

    it("an empty file is named", function ()
      local r = run("tokens", folder:write("a.txt", ""))
      assert.equal(1, r.code)
      assert.truthy(r.err:find("a.txt", 1, true) and r.err:find("empty", 1, true))
      assert.equal("", r.out)
    end)

    it("leaves nothing half written", function ()
      local out = folder.path .. "/out.tsv"
      fails(1, { "malformed JSON" }, "tokens", folder:write("a.jsonl", '{"id":"a","text":"un"}\n{'), "-o", out)
      assert.same({ "a.jsonl" }, folder:names())
      fails(1, { "cannot be written" }, "tokens", folder:write("b.txt", "un"), "-o", folder.path .. "/no/out.tsv")
      fails(1, { "it is a folder" }, "tokens", folder.path .. "/b.txt", "-o", folder.path)
    end)
  end)

  it("is quiet when the reader goes away", function ()
    local r = run("tokens", folder:write("a.txt", WIRE), { broken = true })
    assert.equal("", r.err)
  end)

  it("says unexpected errors in one line", function ()
    local text = require "syrtext.commands.text"
    local old = text[1].run
    text[1].run = function () error("a bug") end
    local r = run("tokens", folder:write("a.txt", "un"))
    text[1].run = old
    assert.equal(1, r.code)
    assert.truthy(r.err:find("unexpected error: .*a bug: please report it"))
    assert.equal(1, select(2, r.err:gsub("\n", "")))
  end)

  describe("rows", function ()
    it("of tokens have positions in the file", function ()
      local text = "L'été, 250.000\tà Alep.\n"
      local found, columns = rows(works("tokens", folder:write("a.txt", text)).out)
      assert.same({ "doc", "start", "end", "kind", "text" }, columns)
      for _, r in ipairs(found) do assert.equal(r.text, text:sub(r.start + 1, r["end"])) end
      assert.same({ "a", "0", "2", "word", "L'" }, { found[1].doc, found[1].start, found[1]["end"], found[1].kind, found[1].text })
    end)

    it("of sentences have kinds and escapes", function ()
      local found = rows(works("sentences", "-", { stdin = '{"id":"a","text":"Un titre\\nIl\\tpleut \\\\ ici."}' }).out)
      assert.same({ "heading", "sentence" }, { found[1].kind, found[2].kind })
      assert.equal("Il\\tpleut \\\\ ici.", found[2].text)
    end)

    it("come as JSON lines too, or to a file", function ()
      local path = folder:write("a.txt", WIRE)
      local json = require "dkjson"
      local tsv, jsonl = rows(works("tokens", path).out), works("tokens", "--format", "jsonl", path).out
      local n = 0
      for line in jsonl:gmatch("[^\n]+") do
        n = n + 1
        assert.equal(tsv[n].text, json.decode(line).text)
        assert.equal(tonumber(tsv[n].start), json.decode(line).start)
      end
      assert.equal(#tsv, n)
      local r = works("tokens", path, "--format", "jsonl", "-o", folder.path .. "/out")
      assert.equal("", r.out)
      assert.equal(jsonl, folder:read "out")
    end)
  end)

  describe("reuse", function ()
    local path

    before_each(function ()
      path = folder:write("in.jsonl", ('{"id":"b","outlet":"B","text":"%s"}\n{"id":"a","outlet":"A","text":"Un titre\\n%s"}\n'):format(
        WIRE:gsub("\n", "\\n") .. "Avec AFP", WIRE:gsub("\n", "\\n"))
        .. '{"id":"c","text":"Rien de tout cela ne se trouve dans ce dernier texte, qui parle de la pluie."}\n')
    end)

    it("is found as passages, pairs and families", function ()
      local found, columns = rows(works("passages", path).out)
      assert.same({ "doc_a", "start_a", "end_a", "doc_b", "start_b", "end_b", "words", "kind" }, columns)
      assert.equal(1, #found)
      assert.equal("verbatim", found[1].kind)
      local pair = rows(works("pairs", path).out)
      assert.same({ 1, found[1].words }, { #pair, pair[1].words })
      assert.truthy(tonumber(pair[1].containment_a) > 0.9 and tonumber(pair[1].containment_b) > 0.9)
      local family = rows(works("families", path).out)
      assert.same({ "b", "a", "c" }, { family[1].doc, family[2].doc, family[3].doc })
      assert.same({ "a", "a", "c" }, { family[1].family, family[2].family, family[3].family })
      assert.equal("alone", family[3].role)
    end)

    it("is told how much of it was printed before", function ()
      local wire = folder:write("wire.jsonl", ('{"id":"b","outlet":"B","date":"2020-03-02","text":"%s"}\n'):format(WIRE:gsub("\n", "\\n"))
        .. ('{"id":"a","outlet":"AFP","date":"2020-03-02","text":"%s"}\n'):format(WIRE:gsub("\n", "\\n"))
        .. ('{"id":"c","outlet":"C","date":"2020-03-02","text":"%s\\nAvec AFP"}\n'):format(WIRE:gsub("\n", "\\n")))
      local found, columns = rows(works("rates", wire).out)
      assert.same({ "doc", "outlet", "date", "bytes", "shared", "copied", "original", "derived" }, columns)
      assert.same({ "b wholly", "a not", "c wholly" }, -- one day: the agency that is credited decides
        { found[1].doc .. " " .. found[1].derived, found[2].doc .. " " .. found[2].derived, found[3].doc .. " " .. found[3].derived })
      local by = rows(works("rates", "--by", "outlet", wire).out)
      assert.same({ "AFP", "B", "C" }, { by[1].outlet, by[2].outlet, by[3].outlet })
      assert.equal("2020-03-02", rows(works("rates", "--by", "day", wire).out)[1].day)
      fails(2, { "rates --help" }, "rates", "--by", "week", wire)
    end)

    it("is the same for any number of threads", function ()
      for _, command in ipairs { "passages", "pairs", "families", "rates", "report" } do
        assert.equal(works(command, path).out, works(command, "--threads", "4", path).out)
      end
    end)

    it("is reported, on the terminal and as a page", function ()
      local r = works("report", path, "-o", folder.path .. "/r.html")
      assert.truthy(r.out:find("3 articles: 1 family with 1 copy; 1 article stands alone", 1, true), r.out)
      assert.truthy(r.out:find("Report: " .. folder.path .. "/r.html", 1, true))
      assert.truthy(folder:read("r.html"):find("^<!DOCTYPE html>"))
      assert.equal(r.out:match("^(.-)\n\nReport:"), works("report", path).out:sub(1, -2))
    end)
  end)

  describe("names", function ()
    it("come from the gazetteers that are named", function ()
      local mine = folder:write("mine.tsv", "entity\ttype\tname\taliases\twikidata\tcase\nzork\tLOC\tZorkville\tZork-la-Ville\t\tinitial\n")
      local path = folder:write("a.txt", "La ville de Zork-la-Ville est calme.")
      local found = rows(works("entities", "--gazetteer", mine, "--no-default-gazetteer", path).out)
      assert.same({ "LOC", "zork", "Zork-la-Ville" }, { found[1].type, found[1].entity, found[1].text })
    end)

    it("have more rows and columns when they are asked for", function ()
      local path = folder:write("a.txt", "Saad Hariri, Rafic Hariri et l'armée syrienne sont à Latakiyya, a dit Hariri.")
      local function column (name, ...)
        local out, found = {}, rows(works("entities", path, ...).out)
        for i, r in ipairs(found) do out[i] = r[name] end
        return table.concat(out, " ")
      end
      local plain = works("entities", path).out
      assert.equal(plain, works("entities", "--tier", "2", path).out)
      assert.equal("doc start end type entity tier text", plain:match("^[^\n]*"):gsub("\t", " "))
      assert.equal("saad-hariri rafic-hariri armee-syrienne latakiyya rafic-hariri", column "entity")
      assert.equal("saad-hariri rafic-hariri armee-syrienne lattaquie rafic-hariri", column("entity", "--tier", "3"))
      assert.equal("PER PER ORG MISC LOC PER", column("type", "--demonyms"))
      assert.equal("saad-hariri rafic-hariri armee-syrienne syrie latakiyya rafic-hariri", column("entity", "--demonyms"))
      assert.equal("    saad-hariri", column("also", "--also"))
      fails(2, { "'--tier' wants a whole number from 1 to 4, not '9'" }, "entities", "--tier", "9", path)
    end)

    it("say what is wrong with a gazetteer", function ()
      local path = folder:write("a.txt", "La ville est calme.")
      fails(1, { "no.tsv", "no such file" }, "entities", "--gazetteer", folder.path .. "/no.tsv", path)
      fails(1, { "bad.tsv", "line 1" }, "entities", "--gazetteer", folder:write("bad.tsv", "x\n"), path)
    end)
  end)

  describe("aliases", function ()
    it("have both spans and the relation", function ()
      local text = "Les Forces de défense nationale (FND) et le Front Fateh al-Cham (ex-Front al-Nosra) avancent."
      local found, columns = rows(works("aliases", folder:write("a.txt", text)).out)
      assert.same({ "doc", "long_start", "long_end", "short_start", "short_end", "relation", "long", "short" }, columns)
      assert.same({ "acronym", "former" }, { found[1].relation, found[2].relation })
      for _, r in ipairs(found) do
        assert.equal(r.long, text:sub(r.long_start + 1, r.long_end))
        assert.equal(r.short, text:sub(r.short_start + 1, r.short_end))
      end
    end)
  end)

  describe("gazetteer", function ()
    local HEAD = "entity\ttype\tname\taliases\twikidata\tcase\n"
    local list, file

    before_each(function ()
      list = folder:write("n.tsv", HEAD .. "alep\tLOC\tAlep\tHaleb\t\t\nsur\tLOC\tSur\t\t\t\n")
      file = folder.path .. "/n.gaz"
    end)

    it("is built, told about, and looked into", function ()
      assert.equal("", works("gazetteer", "build", list, "-o", file).out)
      assert.truthy(works("gazetteer", "info", file).out:find("^entities 2\nnames 3\nbytes %d+\nversion %d+\nfold %d+\nchecksum right\n$"))
      local found, columns = rows(works("gazetteer", "lookup", "--gazetteer", file, { stdin = "HALEB\nXanthe\n" }).out)
      assert.same({ "query", "entity", "type", "name", "alias", "tier", "score", "reason" }, columns)
      assert.same({ "HALEB", "alep", "LOC", "Alep", "Haleb", "1" },
        { found[1].query, found[1].entity, found[1].type, found[1].name, found[1].alias, found[1].tier })
      assert.same({ 2, "Xanthe", "" }, { #found, found[2].query, found[2].entity })
      assert.equal(found[1].entity, rows(works("gazetteer", "lookup", "--gazetteer", list, { stdin = "alep" }).out)[1].entity)
    end)

    it("is read through, however large", function ()
      local lines = { HEAD }
      for i = 1, 12000 do lines[#lines + 1] = ("e%d\tLOC\tVille%d de Quelque-Part\t\t\t\n"):format(i, i) end
      works("gazetteer", "build", folder:write("large.tsv", table.concat(lines)), "-o", file)
      local f = assert(io.open(file, "r+b"))
      assert.is_true(f:seek "end" > 2 ^ 20) -- opening does not read so much
      f:seek("set", 5000)
      local byte = f:read(1):byte()
      f:seek("set", 5000)
      f:write(string.char(byte ~ 1))
      f:close()
      fails(1, { file, "damaged: its bytes" }, "gazetteer", "lookup", "--gazetteer", file, { stdin = "Ville77 de Quelque-Part\n" })
      fails(1, { file, "damaged: its bytes" }, "gazetteer", "build", file, "-o", file .. "2")
      fails(1, { "would be overwritten" }, "gazetteer", "build", file, "-o", file)
      fails(1, { file, "damaged: its bytes" }, "gazetteer", "info", file)
    end)

    it("is checked", function ()
      local found, columns = rows(works("gazetteer", "check", list).out)
      assert.same({ "severity", "file", "line", "name", "problem" }, columns)
      assert.same({ 1, "warning", list, "3", "Sur" }, { #found, found[1].severity, found[1].file, found[1].line, found[1].name })
      local r = fails(1, { "1 error" }, "gazetteer", "check", folder:write("bad.tsv", HEAD .. "a\tLOC\t--\t\t\t\n"))
      assert.equal("error", rows(r.out)[1].severity)
    end)

    it("says what is wrong with its use", function ()
      fails(2, { "gazetteer --help" }, "gazetteer")
      fails(2, { "'SOURCE'" }, "gazetteer", "build")
      fails(2, { "'-o'" }, "gazetteer", "build", list)
      fails(2, { "--tier", "1 to 4", "'9'" }, "gazetteer", "lookup", "--tier", "9")
      fails(2, { "--limit", "'0'" }, "gazetteer", "lookup", "--limit", "0")
      fails(1, { "none.gaz", "no such file" }, "gazetteer", "info", folder.path .. "/none.gaz")
      fails(1, { "cannot be written" }, "gazetteer", "build", list, "-o", folder.path .. "/no/n.gaz")
      assert.truthy(works("gazetteer", "build", "--help").out:find("Usage: syrtext gazetteer build", 1, true))
    end)
  end)

  -- the program itself, from another folder
  local function shell (command)
    local here = io.popen("pwd"):read("l")
    local p = io.popen(("cd / && %s/bin/syrtext %s; echo \"code $?\""):format(here, command))
    local text = p:read("a")
    p:close()
    return text
  end

  it("runs from any folder, and stops quietly with its reader", function ()
    assert.truthy(shell("version 2>&1"):find("^syrtext [%d.]+ .*\ncode 0\n$"))
    assert.truthy(shell("nothing 2>&1"):find("^syrtext: unknown command 'nothing'.*\ncode 2\n$"))
    local path = folder:write("a.txt", WIRE:rep(2000))
    assert.equal("doc\tstart\tend\tkind\ttext\ncode 0\n", shell("tokens " .. path .. " 2>&1 | head -n 1"))
  end)
end)
