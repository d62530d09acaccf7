local core = require "syrtext.core"
local cases = require "spec.cases"
local oracle = require "spec.oracle"
local syrtext = require "syrtext"

local FLAGS = { "mismatch", "continued", "resumed" }

-- "[1 unclosed] « Oui": what is not plain, in brackets, and the text
local function shown (doc, q)
  local notes = {}
  if q.depth > 0 then notes[1] = q.depth end
  if not q.closed and not q.continued then notes[#notes + 1] = "unclosed" end
  for _, flag in ipairs(FLAGS) do
    if q[flag] then notes[#notes + 1] = flag end
  end
  return (#notes > 0 and "[" .. table.concat(notes, " ") .. "] " or "") .. doc:sub(q)
end

local function quotations (text, lang)
  local doc, out = core.doc(text, nil, { lang = lang }), {}
  for q in doc:quotations() do out[#out + 1] = shown(doc, q) end
  return table.concat(out, "¦")
end

local function list (text, options)
  local doc, out = core.doc(text, nil, options), {}
  for q in doc:quotations() do out[#out + 1] = q end
  return out, doc
end

describe("quotations", function ()
  for _, case in ipairs(cases.read "quotations.tsv") do
    it(case.name, function () assert.equal(case[1], quotations(case.input, case[2])) end)
  end
end)

describe("a quotation", function ()
  local text = "« Il a dit : \"(la ville, NDLR) tient [...]\" hier (jeudi). » Fin"

  it("tells where it stands", function ()
    local all = list(text)
    assert.equal(2, #all)
    assert.same({ i = 2, first = 15, last = 44, inner_first = 16, inner_last = 43, first_token = 6, last_token = 17,
      depth = 1, style = "straight", closed = true, mismatch = false, continued = false, resumed = false, parent = 1,
      brackets = { { first = 16, last = 31, round = true, omitted = false }, { first = 39, last = 43, round = false, omitted = true } },
    }, all[2])
    assert.same({ { first = 51, last = 57, round = true, omitted = false } }, all[1].brackets)
    assert.same({ 1, 61, 4, 58 }, { all[1].first, all[1].last, all[1].inner_first, all[1].inner_last })
    assert.is_nil(all[1].parent)
  end)

  it("is asked for by number", function ()
    local all, doc = list(text)
    assert.same(all[1], doc:quotation(1))
    assert.same(all[2], doc:quotation(-1))
    assert.has_error(function () doc:quotation(3) end)
    assert.has_error(function () core.doc("rien"):quotation(1) end)
  end)

  it("is found from a token or a byte in it", function ()
    local _, doc = list(text)
    assert.equal(1, doc:quoted(1))
    assert.equal(1, doc:quoted(5))
    assert.equal(2, doc:quoted(6))
    assert.equal(2, doc:quoted(17))
    assert.equal(1, doc:quoted(18))
    assert.is_nil(doc:quoted(-1))
    assert.equal(2, doc:quoted(doc:at(20)))
    assert.has_error(function () doc:quoted(#doc + 1) end)
  end)

  it("has the style of its opening mark", function ()
    local styles = {}
    for i, q in ipairs(list "\"a\" “b” „c“ «d» ‹e› 'f' ''g'' ``h'' <<i>>") do styles[i] = q.style end
    assert.equal("straight curly low guillemet guillemet single typed typed typed", table.concat(styles, " "))
  end)

  it("counts brackets in brackets as one, and only its own", function ()
    local all, doc = list "« a (b (c) d) [e] (f » g) h"
    assert.equal(2, #all[1].brackets)
    assert.equal("(b (c) d)", doc:sub(all[1].brackets[1]))
    assert.is_nil((list "(« a »)")[1].brackets)
    all, doc = list "« a (l'autre \"b [c] d\" e) f 'g (h) i »"
    assert.equal("(l'autre \"b [c] d\" e)", doc:sub(all[1].brackets[1]))
    assert.equal("(h)", doc:sub(all[1].brackets[2]))
    assert.equal("[c]", doc:sub(all[2].brackets[1]))
  end)

  it("takes […], (...) and ( … ) for omissions, and nothing else", function ()
    local out = {}
    for i, b in ipairs((list "« a […] b (...) c [. . .] d ( … ) e (…) f (oui...) g () h [] »")[1].brackets) do out[i] = b.omitted end
    assert.same({ true, true, true, true, true, false, false, false }, out)
  end)
end)

describe("stats of quotations", function ()
  it("count what is wrong", function ()
    assert.same({ quotations = 1, closed = 1, mismatch = 0, continued = 0, resumed = 0, brackets = 0, stray = 2, deep = 0 },
      core.doc("fin », puis “oui” et fin ”."):quotation_stats())
    assert.same({ quotations = 3, closed = 2, mismatch = 1, continued = 1, resumed = 1, brackets = 1, stray = 0, deep = 0 },
      core.doc("« Un (a)\n« Deux. »\n\n« Trois\"."):quotation_stats())
    assert.equal(0, core.doc("L'écran de 12\" d'Alep, 5'10\", l'armée"):quotation_stats().stray)
  end)

  it("are those of an empty document too", function ()
    assert.equal(0, core.doc(""):quotation_stats().quotations)
    assert.equal(0, #list "")
  end)

  it("raise when the document is closed", function ()
    local doc = core.doc "« Oui »"
    local next = doc:quotations()
    doc:close()
    assert.has_error(function () doc:quotations() end)
    assert.has_error(next)
  end)
end)

describe("the list of quotations", function ()
  it("prints as a table", function ()
    local rows = syrtext.quotations(syrtext.doc "Il dit « oui » et « non.")
    assert.equal(2, #rows)
    assert.equal("first\tlast\tdepth\tstyle\tclosed\ttext\n8\t16\t0\tguillemet\ttrue\t« oui »\n21\t27\t0\tguillemet\tfalse\t« non.\n",
      rows:tsv())
  end)
end)

-- What holds for any text; returns the quotations.
local function check (text, options)
  local all, doc = list(text, options)
  local open, before = {}, 0
  for i, q in ipairs(all) do
    assert.equal(i, q.i)
    assert.same({ q.first, q.last }, { (doc:span(q.first_token)), (select(2, doc:span(q.last_token))) })
    assert.truthy(q.first_token > before and q.first < q.inner_first and q.inner_first <= q.inner_last)
    before = q.first_token
    while open[1] and all[open[#open]].last_token < q.first_token do open[#open] = nil end
    local parent = open[#open]
    assert.equal(parent, q.parent)
    assert.equal(#open, q.depth)
    assert.truthy(q.depth < 16)
    if parent then assert.truthy(q.last_token <= all[parent].last_token) end
    open[#open + 1] = i
    assert.equal(q.closed, q.inner_last < q.last)
    assert.is_false(q.closed and q.continued)
    assert.equal(q.resumed, q.resumed and all[i - 1] ~= nil)
    for token = q.first_token + 1, q.last_token do assert.not_equal("paragraph", doc:gap(token)) end
    for _, b in ipairs(q.brackets or {}) do
      assert.truthy(b.first >= q.inner_first and b.last <= q.inner_last)
      assert.equal(i, doc:quoted(doc:at(b.first)))
      assert.truthy(doc:sub(b):find(b.round and "^%(.*%)$" or "^%[.*%]$"))
    end
  end
  return all, doc
end

-- Lines without lost line ends, so that where a paragraph ends is plain to see.
local MARKS = { '"', '"', "«", "»", "“", "”", "„", "‹", "›", "'", "’", "‘", "''", "``", "(", ")", "[", "]", "<<", ">>" }

local function marked (n, marks, spaces)
  local out = {}
  for i = 1, n do
    out[i] = (math.random(2) == 1 and marks[math.random(#marks)] or math.random(3) == 1 and "12" or "mot")
      .. spaces[math.random(#spaces)]
  end
  return table.concat(out)
end

describe("on random text, quotations", function ()
  it("nest, never cross, and stay in their paragraph", function ()
    math.randomseed(31)
    for _ = 1, 400 do
      check(oracle.text(60))
      check(marked(60, MARKS, { " ", " ", "", "", ", ", "\n\n" }))
      check(marked(60, MARKS, { " ", "", "", ".Mot ", "\n" }), { lang = "en" })
    end
    for n = 1, 200 do check(oracle.bytes(n)) end
  end)

  it("that are not closed end where their paragraph or what they stand in does", function ()
    math.randomseed(32)
    local seen = 0
    for _ = 1, 400 do
      local all, doc = check(marked(40, MARKS, { " ", " ", "", ", ", "\n\n" }))
      for _, q in ipairs(all) do
        local after = q.last_token + 1
        local parent = q.parent and all[q.parent]
        if not q.closed then
          seen = seen + 1
          local ends = after > #doc or doc:gap(after) == "paragraph"
          while parent and not ends do
            ends = parent.closed and doc:span(after) > parent.inner_last
            parent = parent.parent and all[parent.parent]
          end
          assert.truthy(ends, doc:sub(q))
        end
      end
    end
    assert.truthy(seen > 100)
  end)

  it("are found from each token by looking at all of them", function ()
    math.randomseed(33)
    for _ = 1, 100 do
      local all, doc = check(marked(60, MARKS, { " ", "", ", ", "\n\n" }))
      for token = 1, #doc do
        local smallest
        for i, q in ipairs(all) do
          if q.first_token <= token and token <= q.last_token then smallest = i end
        end
        assert.equal(smallest, doc:quoted(token))
      end
    end
  end)

  -- No mark begins or ends the text, so that nothing is continued at the seam.
  it("double when the text is doubled, and do not depend on other paragraphs", function ()
    math.randomseed(34)
    for _ = 1, 300 do
      local a = "mot " .. marked(30, MARKS, { " ", " ", "", ", ", "\n" }) .. " mot"
      local b = "mot " .. marked(30, MARKS, { " ", "", ", ", "\n\n" }) .. " mot"
      local sa, sb = quotations(a), quotations(b)
      local function join (x, y) return x .. (x ~= "" and y ~= "" and "¦" or "") .. y end
      assert.equal(join(sa, sa), quotations(a .. "\n\n" .. a))
      assert.equal(join(sa, sb), quotations(a .. "\n\n" .. b))
    end
  end)

  it("do not depend on where the text stands", function ()
    math.randomseed(35)
    for _ = 1, 20 do
      local text = marked(40, MARKS, { " ", "", ", ", "\n" })
      local expected = quotations(text)
      for offset = 1, 20 do assert.equal(expected, quotations((" "):rep(offset) .. text .. (" "):rep(offset))) end
    end
  end)

  it("do not depend on the kind of space", function ()
    math.randomseed(36)
    for _ = 1, 200 do
      local text = marked(30, MARKS, { " ", "", ", " })
      local function spans (s)
        local out = {}
        for i, q in ipairs((list(s))) do out[i] = q.first_token .. "-" .. q.last_token end
        return table.concat(out, " ")
      end
      assert.equal(spans(text), spans((text:gsub(" ", "\u{A0}"))))
    end
  end)

  it("are those of taking innermost pairs away, for guillemets", function ()
    math.randomseed(37)
    for _ = 1, 500 do
      local text = marked(14, { "«", "»" }, { " mot " })
      local expected, depth, lost = oracle.pairs(text, "«", "»")
      if depth <= 4 and lost <= 4 then
        local found = {}
        for i, q in ipairs((list(text))) do found[i] = q.closed and q.first .. "-" .. q.last or q.first .. "-" end
        assert.same(expected, found, text)
      end
    end
  end)

  it("are those of taking innermost pairs away, for straight marks by their sides", function ()
    math.randomseed(38)
    for _ = 1, 500 do
      local text = oracle.balanced(5, ' "', '" ')
      local expected, depth = oracle.pairs(text, ' "', '" ')
      if depth <= 4 then
        local found = {}
        for i, q in ipairs((list(text))) do found[i] = q.first - 1 .. "-" .. q.last + 1 end
        assert.same(expected, found, text)
      end
    end
  end)
end)

describe("large texts", function ()
  local N = 300000 -- a quadratic step would not end

  local function stats (text, lang) return core.doc(text, nil, { lang = lang }):quotation_stats() end

  it("of marks that nothing closes end", function ()
    for _, mark in ipairs { "«", '"', "“", "'", "``", "<<", "( ", "»", "„", "‹" } do
      for _, space in ipairs { " ", "", " mot", "mot ", "\n" } do
        assert.truthy(stats((mark .. space):rep(N // 10)))
      end
    end
    local s = stats(("« mot "):rep(N))
    assert.same({ 4, 0, N - 4 }, { s.quotations, s.closed, s.deep })
  end)

  it("of deep nests keep four of a kind, and say what they left out", function ()
    local s = stats(("« mot "):rep(N) .. ("» "):rep(N))
    assert.same({ 8, 4 }, { s.quotations, s.closed })
    assert.equal(2 * N, s.quotations + s.closed + s.stray + s.deep)
    s = stats(('« “ " ‹ ``mot '):rep(N // 100) .. ("'' › \" ” » "):rep(N // 100))
    assert.truthy(s.quotations <= 16 + N // 50)
  end)

  it("of many short ones have them all", function ()
    assert.equal(N, stats(('"mot" '):rep(N)).closed)
    assert.equal(N, stats(("« l'un (a) » "):rep(N)).brackets)
    assert.equal(N // 10, stats(("« mot\n"):rep(N // 10)).quotations)
    assert.equal(N // 10, stats(("« mot » et\n"):rep(N // 10)).closed)
  end)

  it("of brackets alone have none", function ()
    assert.same({ 1, 0 }, { stats("« " .. ("("):rep(N)).quotations, stats("« " .. ("("):rep(N)).brackets })
    assert.equal(1, stats("« " .. ("("):rep(200) .. "a" .. (")"):rep(200) .. " »").brackets)
  end)
end)
