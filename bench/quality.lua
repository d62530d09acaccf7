-- quality.lua - figures that are no speeds: what the scorers of ../shared say,
-- and what of the natural copies is found. Each function puts its figures into
-- `got` (row -> number) or says in `absent` (row -> reason) why it has none.

local quality = {}

local SHARED = "../shared"

local function output (command)
  local p = assert(io.popen(command .. " 2>&1"))
  local all = p:read("a")
  p:close()
  return all
end

-- Every line of a table as a list of fields, its header left out.
local function rows (path)
  local lines = io.lines(path)
  lines()
  return function ()
    local line = lines()
    if not line then return nil end
    local t = {}
    for v in line:gmatch("[^\t]*") do t[#t + 1] = v end
    return t
  end
end

local function pair (a, b)
  return a < b and a .. "\t" .. b or b .. "\t" .. a
end

-- ---------------------------------------------------------------- reuse

local function pair_set (path)
  local set, n = {}, 0
  for r in rows(path) do
    set[pair(r[1], r[2])] = true
    n = n + 1
  end
  return set, n
end

-- The share of natural copies of at least this containment that are in a set,
-- among documents that `has` knows.
local function recall (set, least, has)
  local all, found = 0, 0
  for r in rows(SHARED .. "/data/press/press-pairs.tsv") do
    if tonumber(r[6]) >= least and (not has or has[r[1]] and has[r[2]]) then
      all = all + 1
      if set[pair(r[1], r[2])] then found = found + 1 end
    end
  end
  return all > 0 and found / all or nil
end

-- write(name): run the reuse bench over a collection, the prefix of its tables.
function quality.reuse (got, absent, tmp, write)
  local set = pair_set(write("press") .. ".pairs.tsv")
  got["pairs.half"] = recall(set, .5)
  got["pairs.third"] = recall(set, .3)

  local has = {}
  for line in io.lines(tmp .. "/rawpages.tsv") do has[line:match("^[^\t]*")] = true end
  local kept, n = pair_set(write("rawpages") .. ".pairs.tsv")
  got["pages.kept"] = recall(kept, .5, has)
  got["pages.reported"] = n

  local prefix = write("families")
  local said = output(("python3 %s/tools/score_passages.py %s/data/press/families %s.passages.tsv %s.families.tsv"):format(
    SHARED, SHARED, prefix, prefix))
  local all = said:match("\nall(\t[^\n]*)")
  if not all then
    absent["families.recall"] = said:match("([^\n]*)\n*$")
    return
  end
  got["families.recall"] = tonumber(all:match("^\t[^\t]*\t([^\t]*)"))
  got["families.plagdet"] = tonumber(all:match("([^\t]*)$"))
  got["families.big"] = tonumber(said:match("320%-outlet stories: link_recall (%S+)"))
  got["families.cross"] = tonumber(said:match("cross%-family pairs: (%d+)"))
  got["families.rand"] = tonumber(said:match("adjusted_rand (%S+)"))
end

-- Articles of corpus/ on one event that share no passage, against its gold.
function quality.events (got)
  local syrtext = require "syrtext"
  local gold, n = pair_set("corpus/gold/events.tsv")
  local right, links = 0, assert(syrtext.events(assert(syrtext.read("corpus/articles"))))
  for _, e in ipairs(links) do
    if gold[pair(e.a, e.b)] then right = right + 1 end
  end
  got["events.recall"], got["events.precision"] = right / n, #links > 0 and right / #links or nil
end

-- ---------------------------------------------------------------- words

-- The text of a treebank as an article has it: a line end after each sentence that no mark
-- closes (titles, items of lists), where the treebank has a space. Same offsets.
local function with_lines (path, to)
  local text = {}
  for line in io.lines(path .. ".txt", "L") do text[#text + 1] = line end
  text = table.concat(text)
  local bytes, from = {}, 1
  for line in io.lines(path .. ".tsv") do
    local first, last = line:match("^S\t(%d+)\t(%d+)")
    if first then
      local said = text:sub(first + 1, last):gsub("[%s\"')%]]+$", ""):gsub("%s*\u{BB}$", ""):gsub("\u{201D}$", "")
      if not said:find("[.!?;]$") and not said:find("\u{2026}$") and text:sub(last + 1, last + 1) == " " then
        bytes[#bytes + 1] = text:sub(from, tonumber(last)) .. "\n"
        from = last + 2
      end
    end
  end
  local f = assert(io.open(to, "w"))
  f:write(table.concat(bytes), text:sub(from))
  f:close()
end

function quality.treebanks (got, absent, tmp)
  for _, name in ipairs{
    "UD_French-GSD dev", "UD_French-GSD dev.typo", "UD_French-Sequoia dev", "UD_French-ParTUT train", "PRESS-fr annodis-traindev",
    "UD_English-EWT dev", "UD_German-GSD dev", "UD_Russian-GSD dev", "UD_Turkish-IMST dev" } do
    local path = SHARED .. "/data/ud/" .. name:gsub(" ", "/")
    local lang = ({ English = "en", German = "de", Russian = "ru", Turkish = "tr" })[name:match("^UD_(%a+)")] or "fr"
    with_lines(path, tmp .. "/lines.txt")
    local said = output(([[f=%s l=%s t=%s
      bin/syrtext tokens --lang $l $f.txt >$t/tokens && bin/syrtext sentences --lang $l $t/lines.txt >$t/sentences &&
      python3 %s/tools/score_tokens.py $f.tsv $f.txt $t/tokens $t/sentences]]):format(path, lang, tmp, SHARED))
    for what, f1 in said:gmatch("(%a+)\t[^\n]*F1 ([%d.]+)") do got["ud." .. what .. "." .. name] = tonumber(f1) end
    absent["ud.tokens." .. name] = said:match("^[^\n]*")
  end
end

-- ---------------------------------------------------------------- annotated articles

function quality.gold (got, absent)
  local said = output(([[s=%s
    python3 $s/tools/score_articles.py $s/gold $s/seeds bin/syrtext \
      sentences tokens entities aliases passages families zones]]):format(SHARED))
  for line in said:gmatch("[^\n]+") do
    local name, rest = line:match("^([^\t]*)\t(.*)$")
    if name then
      name = name:gsub(" %b()$", "")
      if rest:find("^FAILED") then
        local why = rest:match("unknown command") and "not yet a command"
        absent["gold." .. name] = why or rest:match("\t(.*)")
      elseif name == "families" then
        got["gold.families"] = rest == "right" and 1 or 0
      else
        got["gold." .. name] = tonumber(rest:match("F1 ([%d.]+)") or rest:match("([%d.]+) of the") or rest:match("\t([%d.]+)$"))
      end
    end
  end
  for _, kind in ipairs{ "duplicate", "boilerplate", "credit" } do absent["gold.zone " .. kind] = absent["gold.zones"] end
end

-- ---------------------------------------------------------------- benches that print rows

-- The rows `name TAB value`, or `name TAB - TAB reason`, of a bench in Lua.
function quality.bench (got, absent, program)
  for line in output("lua5.4 bench/" .. program):gmatch("[^\n]+") do
    local name, value, why = line:match("^([%w.]+)\t([^\t]*)\t?(.*)$")
    if name then
      got[name] = tonumber(value)
      absent[name] = why ~= "" and why or nil
    end
  end
end

return quality
