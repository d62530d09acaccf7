local changes = require "syrtext.changes"
local core = require "syrtext.core"

local function side (text)
  local doc = core.doc(text, { id = "x" })
  return { doc = doc, words = changes.words(doc) }
end

-- the whole of one text against the whole of another: "kind:base>copy"
local function diff (a, b)
  local out = {}
  local x, y = side(a), side(b)
  for i, c in ipairs(changes.inside(x, y, { a = { first = 1, last = #a }, b = { first = 1, last = #b } })) do
    out[i] = ("%s:%s>%s"):format(c.kind, c.base or "", c.copy or "")
    assert.truthy(#b == 0 or (c.first >= 1 and c.first <= #b))
  end
  return out
end

describe("changes", function ()
  it("finds words replaced, cut, added, and figures", function ()
    assert.same({ "replaced:noir>blanc" }, diff("le chat noir dort ici", "le chat blanc dort ici"))
    assert.same({ "cut:noir>" }, diff("le chat noir dort ici", "le chat dort ici"))
    assert.same({ "added:>très" }, diff("il dort bien ici", "il dort très bien ici"))
    assert.same({ "figure:250>290" }, diff("on compte 250 morts ici", "on compte 290 morts ici"))
    assert.same({ "cut:Hier>", "replaced:djihadistes>jihadistes" }, diff("Hier des djihadistes sont venus", "des jihadistes sont venus"))
  end)

  it("takes case, accents and apostrophes for no change", function ()
    assert.same({}, diff("L'État a décidé, hier", "l’Etat A DECIDE hier"))
  end)

  it("stands texts that share nothing, or are empty", function ()
    local nothing = diff(("un deux trois "):rep(300), ("quatre cinq six "):rep(300))
    assert.equal(1, #nothing) -- one piece for another
    assert.equal(("un deux trois "):rep(300) .. ">", nothing[1]:match("^replaced:(.*>)"):gsub(">", " >"))
    assert.same({ "cut:un deux>" }, diff("un deux", ""))
    assert.same({}, diff("", ""))
  end)

  it("turns one text into the other", function ()
    local words = { "a", "b", "c", "d" }
    local seed = 7
    local function random (n)
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed // 65536 % n + 1
    end
    for _ = 1, 60 do
      local x, y = {}, {}
      for i = 1, random(30) do x[i] = words[random(4)] end
      for i = 1, random(30) do y[i] = words[random(4)] end
      local a, b = table.concat(x, " "), table.concat(y, " ")
      local cut, put = 0, 0
      for _, c in ipairs(diff(a, b)) do
        local base, copy = c:match("^%a+:(.-)>(.*)$")
        cut, put = cut + select(2, base:gsub("%a", "")), put + select(2, copy:gsub("%a", ""))
      end
      assert.equal(#x - cut, #y - put)
    end
  end)

  it("finds all edits of a long text", function ()
    local x, y = {}, {}
    for i = 1, 8000 do x[i] = "mot" .. i * i % 2003 end
    for i = 1, 8000 do y[i] = i % 12 == 0 and "autre" or x[i] end
    local found = diff(table.concat(x, " "), table.concat(y, " "))
    local replaced = 0
    for _, c in ipairs(found) do
      assert.equal("replaced", c:match("^%a+"))
      replaced = replaced + select(2, c:gsub("autre", ""))
    end
    assert.equal(666, replaced)
    assert.truthy(#found <= 666)
  end)

  it("wants the two documents in the order of the passage", function ()
    local syrtext = require "syrtext"
    local text = "Le gouvernement a annoncé lundi soir la reprise des négociations avec les représentants des provinces."
    local a, b = syrtext.doc(text, { id = "a" }), syrtext.doc((text:gsub("lundi", "mardi")), { id = "b" })
    local index = syrtext.index()
    index:add(a)
    index:add(b)
    for p in index:passages() do
      assert.equal(1, #p:edits(a, b))
      assert.error_matches(function () p:edits(b, a) end, "'a', then 'b'")
      assert.error_matches(function () p:edits(a) end, "wants two documents")
    end
  end)

  it("finds whole sentences outside the passages, quotations marked", function ()
    local text = 'Le maire a ouvert le marché ce matin. Il a dit "oui" à tous les marchands venus. La pluie est tombée toute la journée.'
    local list = changes.outside(side(text), { { first = 1, last = 38 } })
    assert.equal(2, #list)
    assert.equal('Il a dit "oui" à tous les marchands venus.', list[1].text)
    assert.is_true(list[1].quote)
    assert.is_false(list[2].quote)
  end)
end)
