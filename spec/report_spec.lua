package.path = "./spec/?.lua;" .. package.path
local articles = require "syrtext.articles"
local helper = require "helper"
local html = require "syrtext.html"
local json = require "dkjson"
local page_of = require("syrtext.report_html").page
local report = require "syrtext.report"
local syrtext = require "syrtext"

local A = "Le maire a ouvert samedi le grand marché de la ville basse après deux ans de travaux."
local B = "Selon la mairie, plus de 250.000 personnes sont attendues cette année sur les deux rives du fleuve."
local C = "Les marchands ont demandé une baisse des loyers avant la fin du mois de mars."
local D = "Un habitant du quartier a raconté devant les journalistes que le bruit du chantier avait duré toute la nuit."

local function read (docs)
  local lines = {}
  for i, d in ipairs(docs) do lines[i] = json.encode(d) end
  local f = io.tmpfile()
  f:write(table.concat(lines, "\n"))
  f:seek("set")
  return assert(articles.read("-", { stdin = f }))
end

local names = assert(syrtext.gazetteer {
  { entity = "m", type = "LOC", name = "Marché <Central>" },
  { entity = "v", type = "LOC", name = "Zorkville", aliases = { "Zork" } },
})

local function build (docs)
  return assert(report.build(read(docs), { gazetteer = names }))
end

local function family ()
  return build {
    { id = "base", outlet = "Agence Un", date = "2020-01-01", title = "Le marché", text = table.concat({ A, B, C }, "\n") },
    { id = "copie", outlet = "Journal", date = "2020-01-02",
      text = "Un autre titre\n" .. A .. "\n" .. B:gsub("250", "290") .. "\n" .. D .. "\nAvec Agence Un" },
    { id = "seul", text = "Rien de tout cela ne se trouve dans ce dernier texte, qui parle de la pluie à Zork." },
  }
end

-- text of a page without its tags
local function plain (s)
  return (s:gsub("<[^>]*>", ""):gsub("&lt;", "<"):gsub("&gt;", ">"):gsub("&quot;", '"'):gsub("&#39;", "'"):gsub("&amp;", "&"))
end

describe("report", function ()
  it("knows families, bases, credits and changes", function ()
    local r = family()
    assert.equal(1, #r.families)
    assert.same({ 1, 1, 3 }, { r:copies(), #r.alone, #r.documents })
    local f = r.families[1]
    assert.equal("base", f.base.id)
    assert.same({ "base", "copie" }, { f.members[1].id, f.members[2].id })
    assert.equal(1, f.credited)
    local m = f.members[2]
    assert.same({ "Avec Agence Un" }, m.credits)
    assert.truthy(m.copied > 0.5 and m.kept > 0.5)
    assert.same({ kind = "figure", base = "250.000", copy = "290.000" },
      { kind = m.changes[1].kind, base = m.changes[1].base, copy = m.changes[1].copy })
    assert.equal(C, m.cut[1].text)
    assert.equal(D, m.added[1].text)
  end)

  it("gathers names with their spellings", function ()
    local r = build {
      { id = "a", text = "Il va à Zorkville. Zork dort. À Zorkville, il pleut." },
      { id = "b", text = "Il vit à Zorkville." },
    }
    local e = r.entities[1]
    assert.same({ "v", "LOC", 4, 2, "Zorkville" }, { e.entity, e.type, e.mentions, e.documents, e.name })
    assert.same({ { text = "Zorkville", count = 3 }, { text = "Zork", count = 1 } }, e.spellings)
  end)

  it("prints a summary", function ()
    local text = tostring(family())
    assert.truthy(text:find("3 articles: 1 family with 1 copy; 1 article stands alone", 1, true))
    assert.truthy(text:find("1 figure, 1 cut, 1 added", 1, true), text)
    assert.truthy(text:find("Most named", 1, true))
  end)

  it("is the same bytes every time, in any number of threads", function ()
    assert.equal(page_of(family()), page_of(family()))
  end)

  it("loads nothing and runs nothing", function ()
    local page = page_of(family())
    assert.truthy(page:find("default-src 'none'", 1, true))
    assert.is_nil(page:find("<script", 1, true))
    assert.is_nil(page:find("https?://"))
    assert.is_nil(page:find("<link", 1, true))
    assert.is_nil(page:find("<img", 1, true))
  end)

  it("marks each passage on both sides, linked by number", function ()
    local r = family()
    local page, m = page_of(r), r.families[1].members[2]
    for _, p in ipairs(m.passages) do
      local here, there = ('id="f1d2b%d" href="#f1d2a%d"'):format(p.i, p.i), ('id="f1d2a%d" href="#f1d2b%d"'):format(p.i, p.i)
      assert.truthy(page:find(here, 1, true) and page:find(there, 1, true))
    end
    for id in page:gmatch('href="#([^"]+)"') do assert.truthy(page:find('id="' .. id .. '"', 1, true), id) end
    local seen = {}
    for id in page:gmatch(' id="([^"]+)"') do
      assert.is_nil(seen[id], id)
      seen[id] = true
    end
  end)

  it("closes a mark in each paragraph, and loses no text", function ()
    local r = family()
    local m = r.families[1].members[2]
    for pane in page_of(r):gmatch('<div class="pane".-</h4>(.-)</div>') do
      for p in pane:gmatch("<p[^>]*>(.-)</p>") do
        assert.equal(select(2, p:gsub("<mark", "")), select(2, p:gsub("</mark>", "")))
      end
    end
    local marked = {}
    local pane = page_of(r):match('Copie : copie"><h4>.-</h4>(.-)</div>')
    for text in pane:gmatch("<mark[^>]*>(.-)</mark>") do marked[#marked + 1] = plain(text:gsub("<a .-</a>", "")) end
    local passages = {}
    for i, p in ipairs(m.passages) do passages[i] = m.doc:sub(p.b) end
    assert.equal((table.concat(passages):gsub("\n", "")), table.concat(marked))
    assert.equal((m.doc:sub(1, -1):gsub("\n", "")), (plain(pane:gsub("<a .-</a>", "")):gsub("\n", "")))
  end)

  it("keeps passages that overlap apart", function ()
    local twice = A .. " " .. B .. " " .. C
    local r = build { { id = "a", text = twice }, { id = "b", text = twice .. "\n" .. twice } }
    local page = page_of(r)
    assert.equal(select(2, page:gsub("<mark", "")), select(2, page:gsub("</mark>", "")))
    for p in page:gmatch("<p dir[^>]*>(.-)</p>") do
      local depth = 0
      for close in p:gmatch("<(/?)mark") do
        depth = depth + (close == "" and 1 or -1)
        assert.truthy(depth == 0 or depth == 1)
      end
    end
  end)

  describe("and hostile text", function ()
    local EVIL = {
      "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]>", "\"><svg onload=alert(1)>", "' onmouseover='alert(1)",
      "</style></title><b>", "<!--", "&lt;b&gt;", "javascript:alert(1)", "\u{202E}txt.exe", "\0\1\27[31m", "\xFF\xFE", "%s %d %1",
    }

    it("never gets out of its element", function ()
      local known = {}
      for tag in ([[!DOCTYPE html head meta title style body a header p h1 h2 h3 h4 ul ol li b span main nav section div table caption
        thead tbody tr th td figure figcaption svg rect text mark details summary del ins footer]]):gmatch("%S+") do
        known[tag], known["/" .. tag] = true, true
      end
      for i, evil in ipairs(EVIL) do
        local r = build {
          { id = "a" .. evil, title = evil, outlet = evil, date = evil, url = evil,
            text = evil .. "\n" .. A .. "\n" .. B .. evil .. "\n" .. C },
          { id = "b" .. evil, title = evil, outlet = evil, date = evil, text = A .. "\n" .. B .. "\n" .. C .. "\nAvec " .. evil },
          { id = "c" .. i, title = evil, text = "Il va à " .. evil },
        }
        local page = page_of(r)
        if evil:find("[<>&\"']") then assert.is_nil(page:find(evil, 1, true), evil) end
        for tag, rest in page:gmatch("<(/?[%a!][%w]*)([^>]*)") do
          assert.truthy(known[tag], evil .. ": " .. tag)
          assert.is_nil((" " .. rest:gsub('"[^"]*"', "")):find("%son%a+%s*="), evil)
          assert.is_nil(rest:find("href=\"[^#]"), evil)
        end
        assert.truthy(utf8.len(page), evil)
        assert.is_nil(page:find("[\0\1\27\127]"), evil)
        assert.is_nil(page:find("\u{202E}", 1, true), evil)
      end
    end)

    it("is escaped, and shown where it would hide", function ()
      assert.equal("&lt;b&gt; &amp; &quot;&#39;", html.esc "<b> & \"'")
      assert.equal("a[U+202E]b[U+2066]c", html.esc "a\u{202E}b\u{2066}c")
      assert.equal("\u{FFFD}", html.esc "\xFF")
      assert.equal("été 中", html.esc "été 中")
      assert.equal("12\u{202F}345\u{202F}678", html.number(12345678))
      assert.equal("1 mot, 2 mots, 0 mot", html.count(1, "mot") .. ", " .. html.count(2, "mot") .. ", " .. html.count(0, "mot"))
    end)
  end)

  it("is saved whole, or says why not", function ()
    local folder = helper.folder()
    local r = family()
    assert.is_true(r:save(folder.path .. "/r.html"))
    assert.equal(page_of(r), folder:read "r.html")
    assert.same({ "r.html" }, folder:names())
    local ok, message = r:save(folder.path .. "/no/r.html")
    assert.is_nil(ok)
    assert.truthy(message:find("cannot be written", 1, true))
    folder:remove()
  end)

  it("stands articles without families or names", function ()
    local r = build { { id = "a", text = "Il pleut." } }
    assert.truthy(page_of(r):find("aucun passage repris", 1, true))
    assert.truthy(tostring(r):find("1 article: 0 families", 1, true))
  end)
end)
