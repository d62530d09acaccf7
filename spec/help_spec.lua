local help = require "syrtext.help"

describe("help", function ()
  it("lists everything that there is", function ()
    local text = help.text()
    for _, name in ipairs { "read", "doc", "gazetteer", "index", "report", "Doc.tokens", "Index.passages", "Articles.each" } do
      assert.truthy(text:find("\n" .. name:gsub("%.", "%%.") .. " "), name)
    end
  end)

  it("answers for one name, however it is written", function ()
    local text = help.text "Doc.tokens"
    assert.truthy(text:find("^doc:tokens%(kind%)\n  Every token"))
    assert.equal(text, help.text "Doc:tokens()")
    assert.equal(text, help.text "syrtext.Doc.tokens")
    assert.equal(text, help.text "doc.tokens")
    assert.truthy(help.text("read"):find("^syrtext%.read%("))
    assert.truthy(help.text("Doc"):find("Doc%.tokens"))
  end)

  it("says what is near a name that is not there", function ()
    assert.equal("no help for 'Doc.tokenz'; syrtext.help() lists what there is", help.text "Doc.tokenz")
    assert.truthy(help.text("token"):find("there is Doc%.tokens"))
  end)

  it("reads every function of meta.lua with a summary", function ()
    local source = assert(help.source())
    local names = 0
    for _ in source:gmatch("\nfunction ") do names = names + 1 end
    local entries, functions = help.entries(source), 0
    for _, entry in ipairs(entries) do
      assert.truthy(entry.lines[1], entry.name)
      if entry.signature then functions = functions + 1 end
    end
    assert.equal(names, functions)
  end)

  it("documents every function and method that there is, and no other", function ()
    local syrtext = require "syrtext"
    local known = {}
    for _, entry in ipairs(help.entries(assert(help.source()))) do known[entry.name] = entry end
    for name, value in pairs(syrtext) do
      if type(value) == "function" then assert.truthy(known[name], "undocumented: syrtext." .. name) end
    end
    local objects = { Doc = syrtext.doc("Un texte.", { id = "x" }), Index = syrtext.index(),
      Gazetteer = assert(syrtext.gazetteer { { entity = "a", type = "LOC", name = "Alep" } }) }
    for name in pairs(known) do
      local class, method = name:match("^(%a+)%.([%w_]+)$")
      if not class and not known[name].class then assert.is_function(syrtext[name], name) end
      if objects[class] then assert.truthy(objects[class][method], "not there: " .. name) end
    end
  end)

  it("is what docs/api.md says", function ()
    local f = io.open("docs/api.md", "rb")
    local page = f:read("a")
    f:close()
    assert.equal(page, help.markdown(assert(help.source())))
  end)

  it("is printed by syrtext.help, and nothing else is printed at require", function ()
    local p = io.popen("lua5.4 -e 'package.path = [[./lua/?.lua;./lua/?/init.lua;]] .. package.path "
      .. "package.cpath = [[./build/?.so;]] .. package.cpath local n = 0 for _ in pairs(_G) do n = n + 1 end "
      .. "local s = require [[syrtext]] for _ in pairs(_G) do n = n - 1 end print(n) s.help [[Doc.tokens]]'")
    local out = p:read("a")
    p:close()
    assert.truthy(out:find("^0\ndoc:tokens%(kind%)\n"), out)
  end)
end)
