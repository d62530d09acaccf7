-- What is measured on data that is not part of the repository: it lies in
-- ../shared when it is there. Without it nothing is tested here, and one line
-- says so.

local core = require "syrtext.core"
local oracle = require "spec.oracle"

local SHARED = "../shared/data/"

local function slurp (name)
  local f = io.open(SHARED .. name, "rb")
  if not f then return nil end
  local text = f:read "a"
  f:close()
  return text
end

if not slurp "conformance/utf8tests.txt" then
  print("skipped: shared_spec.lua, " .. SHARED .. " is not here")
  return
end

-- ------------------------------------------------------------------ UTF-8

-- "C2 A9" --> the two bytes; "nothing" --> ""
local function bytes (hex)
  return (hex:gsub("nothing", ""):gsub("%s", ""):gsub("%x%x", function (h) return string.char(tonumber(h, 16)) end))
end

-- The lines of the file: { number, text, replaced }; replaced is nil in valid ones.
local function conformance ()
  local out = {}
  for line in slurp "conformance/utf8tests.txt":gmatch "[^\n]+" do
    local number, kind, rest = line:match "^([%d%.]+):([%a ]+):(.*)$"
    if kind == "valid" then
      out[#out + 1] = { number, rest }
    elseif kind == "valid hex" then
      out[#out + 1] = { number, bytes(rest) }
    elseif kind == "invalid hex" then
      local text, _, replaced = rest:match "^([^:]*):([^:]*):([^:]*)$"
      out[#out + 1] = { number, bytes(text), bytes(replaced) }
    end
  end
  return out
end

-- The text of a document with one U+FFFD for every token of kind bad.
local function replaced (text)
  local out, at = {}, 1
  for first, last in core.doc(text):tokens "bad" do
    out[#out + 1] = text:sub(at, first - 1) .. "\u{FFFD}"
    at = last + 1
  end
  return table.concat(out) .. text:sub(at)
end

describe("every line of utf8tests.txt", function ()
  local lines = conformance()

  it("is read", function ()
    assert.equal(216, #lines)
  end)

  it("is good or bad as it says", function ()
    for _, line in ipairs(lines) do
      local number, text, expected = line[1], line[2], line[3]
      assert.equal(expected == nil, core.utf8check(text) == nil, number)
      assert.equal(expected and oracle.bad(text)[1][1], core.utf8check(text), number)
    end
  end)

  it("is read with the replacement characters that it says", function ()
    for _, line in ipairs(lines) do
      local number, text, expected = line[1], line[2], line[3]
      assert.equal(expected or text, replaced(text), number)
      assert.equal(expected or text, oracle.replace(text), number)
      assert.equal("a" .. (expected or text) .. "z", replaced("a" .. text .. "z"), number)
    end
  end)
end)

-- ------------------------------------------------------------------ treebanks

-- For each byte of the text, how many bytes before it are not white space.
local function without_space (text)
  local count, n = { [0] = 0 }, 0
  local blank = text:gsub("\u{A0}", "  "):gsub("\u{202F}", "   "):gsub("\u{2009}", "   "):gsub("\u{3000}", "   ")
  for i = 1, #blank do
    local b = blank:byte(i)
    if b ~= 32 and (b < 9 or b > 13) then n = n + 1 end
    count[i] = n
  end
  return count
end

-- The spans of the lines that begin with `mark` of a file of gold.
local function gold (name, mark, count)
  local out, n = {}, 0
  for first, last in slurp(name .. ".tsv"):gmatch(mark .. "\t(%d+)\t(%d+)") do
    local key = count[tonumber(first)] .. "-" .. count[tonumber(last)]
    if not out[key] then n = n + 1 end
    out[key] = true
  end
  return out, n
end

local function f1 (spans, system, expected, count)
  local hit, total, seen = 0, 0, {}
  for first, last in system do
    local key = count[first - 1] .. "-" .. count[last]
    if not seen[key] then
      total = total + 1
      if spans[key] then hit = hit + 1 end
    end
    seen[key] = true
  end
  return 200 * hit / (total + expected)
end

describe("on the treebanks", function ()
  local least = { -- F1 of tokens, of sentences
    { "ud/UD_French-GSD/dev", 99.90, 95.10 },
    { "ud/UD_French-GSD/dev.typo", 99.90, 95.10 },
    { "ud/UD_French-Sequoia/dev", 99.81, 79.50 },
    { "ud/UD_French-ParTUT/train", 99.78, 90.50 },
    { "ud/PRESS-fr/annodis-traindev", 99.88, 84.70 },
  }
  for _, row in ipairs(least) do
    local name, tokens, sentences = row[1], row[2], row[3]
    local text = slurp(name .. ".txt")
    if text then
      it(("%s: tokens %.2f, sentences %.2f"):format(name, tokens, sentences), function ()
        local doc, count = core.doc(text), without_space(text)
        local spans, expected = gold(name, "T", count)
        local score = f1(spans, doc:tokens(), expected, count)
        assert.truthy(score >= tokens - 0.005, ("tokens %.3f"):format(score))
        spans, expected = gold(name, "S", count)
        score = f1(spans, doc:sentences(), expected, count)
        assert.truthy(score >= sentences, ("sentences %.3f"):format(score))
      end)
    end
  end
end)
