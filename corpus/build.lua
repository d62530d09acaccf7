-- Builds corpus/articles and corpus/gold from corpus/source.
--
--   lua5.4 corpus/build.lua            write the files
--   lua5.4 corpus/build.lua --check    rebuild in memory, compare with the disk, verify the gold
--   lua5.4 corpus/build.lua --stats    print the counts that README.md quotes
--
-- An article is a list of units. A unit is one line of a source text: a sentence, a heading, a credit.
-- A unit remembers where it came from (its origin), and a copy is made of its base's units, so which words two
-- documents share is known from the making and is not found by a search. --check does search, to prove it.

local json = require "dkjson"

local ROOT = (arg and arg[0] or ""):match("^(.*)/[^/]*$") or "."
local SOURCE = ROOT .. "/source/"

local MIN_WORDS = 8   -- a shorter common stretch is no passage
local MAX_GAP = 8     -- an edit of more words than this divides a passage
local CHANCE_WORDS = 2 -- the next sentences may begin alike ("Le", "Selon le") without being the same
local MIN_RATIO = 0.75 -- shared words of a near passage, GUIDELINE section 6

-- Files ------------------------------------------------------------------------------------------------------------

local function read_file(path)
  local f, why = io.open(path, "rb")
  if not f then error("cannot read: " .. why, 0) end
  local text = f:read("a")
  f:close()
  return text
end

local function write_file(path, text)
  local f, why = io.open(path, "wb")
  if not f then error("cannot write: " .. why, 0) end
  f:write(text)
  f:close()
end

local function lines_of(text)
  return text:gmatch("([^\n]*)\n?")
end

local function split(line, sep)
  local out = {}
  for field in (line .. sep):gmatch("(.-)" .. sep) do out[#out + 1] = field end
  return out
end

-- The rows of a TSV file without its header, each a list of fields.
local function tsv_rows(path)
  local rows, header = {}, true
  for line in lines_of(read_file(path)) do
    if line ~= "" and not header then rows[#rows + 1] = split(line, "\t") end
    header = false
  end
  return rows
end

-- Letters ----------------------------------------------------------------------------------------------------------

-- Upper to lower for the letters French text uses; Lua's own string.lower knows ASCII only.
local function lower_code(c)
  if c >= 0x41 and c <= 0x5A then return c + 32 end
  if c >= 0xC0 and c <= 0xDE and c ~= 0xD7 then return c + 32 end
  if c >= 0x100 and c <= 0x17F and c % 2 == 0 then return c + 1 end
  return c
end

local function is_word_code(c)
  if c < 0x80 then
    return (c >= 0x30 and c <= 0x39) or (c >= 0x41 and c <= 0x5A) or (c >= 0x61 and c <= 0x7A)
  end
  return c >= 0xC0 and c <= 0x24F and c ~= 0xD7 and c ~= 0xF7
end

local PLAIN = {}
for plain, letters in pairs {
  a = "àáâäå", c = "ç", e = "èéêë", i = "ìíîï", o = "òóôö", u = "ùúûü", oe = "œ", ae = "æ", y = "ÿ", n = "ñ",
} do
  for _, c in utf8.codes(letters) do PLAIN[c] = plain end
end

-- "Émile d'Orvane" -> "emile-d-orvane": the rule that turns a name into an entity id.
local function slug(name)
  local out = {}
  for _, c in utf8.codes(name) do
    c = lower_code(c)
    out[#out + 1] = PLAIN[c] or (is_word_code(c) and utf8.char(c)) or "-"
  end
  return (table.concat(out):gsub("%-+", "-"):gsub("^%-", ""):gsub("%-$", ""))
end

-- Words as GUIDELINE counts them: runs of letters and digits, case folded, accents kept.
local function words_of(text)
  local out, from, folded = {}, nil, {}
  local function close(at)
    if from then
      out[#out + 1] = { from = from - 1, to = at - 1, fold = table.concat(folded) }
      from, folded = nil, {}
    end
  end
  for at, c in utf8.codes(text) do
    if is_word_code(c) then
      from = from or at
      folded[#folded + 1] = utf8.char(lower_code(c))
    else
      close(at)
    end
  end
  close(#text + 1)
  return out
end

-- Entities: id -> type --------------------------------------------------------------------------------------------

-- The invented world is described by the gazetteer that ships; the real names have a list of id and type only,
-- because the real gazetteer lives elsewhere.
local function load_types()
  local types = {}
  local function add(path)
    for _, row in ipairs(tsv_rows(path)) do
      local id, kind = row[1], row[2]
      if types[id] and types[id] ~= kind then error(path .. ": two types for " .. id, 0) end
      types[id] = kind
    end
  end
  add(ROOT .. "/gazetteer/invented.tsv")
  add(SOURCE .. "real-entities.tsv")
  return types
end

-- Inline markup -----------------------------------------------------------------------------------------------------

-- {Name} is a mention whose id is the slug of the name; {id|Name} gives the id.
local function strip_markup(raw, types, where)
  local out, mentions, length, at = {}, {}, 0, 1
  local function push(s)
    out[#out + 1] = s
    length = length + #s
  end
  while true do
    local open, close, inside = raw:find("{([^{}]*)}", at)
    if not open then break end
    push(raw:sub(at, open - 1))
    local id, name = inside:match("^([^|]*)|(.*)$")
    name = name or inside
    id = id or slug(name)
    if not types[id] then error(("%s: unknown entity '%s' in {%s}"):format(where, id, inside), 0) end
    mentions[#mentions + 1] = { from = length, to = length + #name, id = id, type = types[id] }
    push(name)
    at = close + 1
  end
  push(raw:sub(at))
  local text = table.concat(out)
  if text:find("[{}|]") then error(where .. ": broken markup: " .. raw, 0) end
  return text, mentions
end

-- Source texts write straight quotes and ASCII apostrophes; each outlet prints its own.
local NBSP = "\u{A0}"
local QUOTES = {
  straight = { '"', '"' },
  guillemets = { "«" .. NBSP, NBSP .. "»" },
  ["guillemets-espace"] = { "« ", " »" },
  ["guillemets-serres"] = { "«", "»" },
  anglais = { "“", "”" },
}

local function set_quotes(raw, style)
  local marks = QUOTES[style] or error("unknown quotes: " .. tostring(style), 0)
  local before = " "
  return (raw:gsub('()"', function(at)
    before = at == 1 and " " or raw:sub(at - 1, at - 1)
    return before:find("[%s(|{'%-]") and marks[1] or marks[2]
  end))
end

local function set_apostrophes(raw, style)
  if style == "typographique" then return (raw:gsub("'", "’")) end
  return raw
end

-- Source texts ------------------------------------------------------------------------------------------------------

local HEAD_KEYS = { id = true, title = true, date = true, outlet = true, event = true, quotes = true, apostrophe = true,
  paragraphs = true, ["show-title"] = true }

-- @label [kind] [+]   opens a block. kind: text (default), heading, credit. + keeps it on the line of the block before.
-- @use NAME           puts in the boilerplate line NAME of the outlet.
local function parse_label(line, where)
  local label, rest = line:match("^@(%S+)%s*(.*)$")
  local block = { label = label, kind = "text" }
  for word in rest:gmatch("%S+") do
    if word == "+" then block.joint = " " else block.kind = word end
  end
  if label == "use" then block = { use = rest } end
  if not label then error(where .. ": bad label: " .. line, 0) end
  return block
end

local function parse_source(path)
  local doc = { head = {}, blocks = {}, by_label = {} }
  local in_head = true
  local block
  for line in lines_of(read_file(path)) do
    if in_head and line == "" then
      in_head = false
    elseif in_head then
      local key, value = line:match("^(%S+):%s*(.-)%s*$")
      if not HEAD_KEYS[key] then error(path .. ": unknown header line: " .. line, 0) end
      doc.head[key] = value
    elseif line:sub(1, 1) == "@" then
      block = parse_label(line, path)
      if block.label and doc.by_label[block.label] then error(path .. ": label twice: " .. block.label, 0) end
      doc.blocks[#doc.blocks + 1] = block
      if block.label then doc.by_label[block.label] = block end
    elseif line ~= "" then
      block[#block + 1] = line
    end
  end
  return doc
end

-- Recipes -----------------------------------------------------------------------------------------------------------

local function load_recipe(path)
  local chunk, why = load(read_file(path), "@" .. path, "t", {})
  if not chunk then error(why, 0) end
  return chunk()
end

-- Replaces a piece of text that must stand in exactly one of the lines: an edit that misses is a mistake.
local function replace_once(lines, old, new, where)
  local found = 0
  for _, line in ipairs(lines) do
    local from, to = line.raw:find(old, 1, true)
    if from then
      found = found + 1
      if line.raw:find(old, to + 1, true) then found = found + 1 end
      line.raw = line.raw:sub(1, from - 1) .. new .. line.raw:sub(to + 1)
    end
  end
  if found ~= 1 then error(("%s: '%s' found %d times"):format(where, old, found), 0) end
end

local function edit(lines, step, where)
  for _, pair in ipairs(step.replace or {}) do replace_once(lines, pair[1], pair[2], where) end
  for _, piece in ipairs(step.cut or {}) do replace_once(lines, piece, "", where) end
end

-- "lead", "lead.2" or "lead.2-3" of a source -> lines with their origin.
local function pick(source, id, selector, where)
  local label, from, to = selector:match("^([%w_-]-)%.(%d+)%-?(%d*)$")
  label = label or selector
  local block = source.by_label[label]
  if not block then error(("%s: no block '%s' in %s"):format(where, label, id), 0) end
  from = tonumber(from) or 1
  to = tonumber(to) or (selector:find("%.") and from) or #block
  if to > #block then error(("%s: %s has %d lines"):format(where, label, #block), 0) end
  local lines = {}
  for n = from, to do
    lines[#lines + 1] = { raw = block[n], origin = ("%s/%s/%d"):format(id, label, n), kind = block.kind }
  end
  return lines
end

-- Assembling a document ---------------------------------------------------------------------------------------------

local Builder = {}
Builder.__index = Builder

local function new_builder(world, id, head)
  local outlet = world.outlets[head.outlet] or error(id .. ": unknown outlet " .. tostring(head.outlet), 0)
  return setmetatable({
    world = world, id = id, head = head, outlet = outlet, units = {},
    paragraph = ("\n"):rep(tonumber(head.paragraphs or 1)),
  }, Builder)
end

-- Lines of one paragraph. `joint` comes before the first, `inner` between them.
function Builder:add(lines, joint, inner)
  for i, line in ipairs(lines) do
    local raw = set_apostrophes(set_quotes(line.raw, self.head.quotes or "straight"), self.head.apostrophe)
    local text, mentions = strip_markup(raw, self.world.types, self.id)
    local before = i == 1 and (joint or self.paragraph) or (inner or " ")
    self.units[#self.units + 1] = {
      text = text, mentions = mentions, origin = line.origin, kind = line.kind,
      joint = #self.units > 0 and before or "",
    }
  end
end

function Builder:add_boilerplate(name, joint)
  local text = self.outlet.boilerplate[name]
  if not text then error(("%s: outlet has no line '%s'"):format(self.id, name), 0) end
  self:add({ { raw = text, kind = "boilerplate" } }, joint)
end

function Builder:add_title(origin)
  if self.head["show-title"] ~= "yes" then return end
  self:add { { raw = self.head.title, origin = origin, kind = "heading" } }
end

-- Joins the units and moves every position from unit to document.
function Builder:finish()
  local parts, at, entities, zones = {}, 0, {}, {}
  for _, unit in ipairs(self.units) do
    unit.from = at + #unit.joint
    unit.to = unit.from + #unit.text
    parts[#parts + 1] = unit.joint .. unit.text
    at = unit.to
    for _, m in ipairs(unit.mentions) do
      entities[#entities + 1] = { from = unit.from + m.from, to = unit.from + m.to, type = m.type, id = m.id }
    end
    if unit.kind ~= "text" then zones[#zones + 1] = { from = unit.from, to = unit.to, kind = unit.kind } end
    unit.words = words_of(unit.text)
    for _, w in ipairs(unit.words) do w.from, w.to = w.from + unit.from, w.to + unit.from end
  end
  local text = table.concat(parts)
  return {
    id = self.id, base = self.base or self.id, text = text, units = self.units, entities = entities, zones = zones,
    date = self.head.date, outlet = self.outlet.name, event = self.head.event,
    title = (strip_markup(set_apostrophes(set_quotes(self.head.title, self.head.quotes or "straight"),
      self.head.apostrophe), self.world.types, self.id)),
  }
end

local function build_article(world, id)
  local source = world.sources[id]
  local b = new_builder(world, id, source.head)
  b:add_title(id .. "/title")
  for _, block in ipairs(source.blocks) do
    if block.use then b:add_boilerplate(block.use) else b:add(pick(source, id, block.label, id), block.joint) end
  end
  return b:finish()
end

local function add_step(b, step, base_id, again)
  local id = step.from or base_id
  local lines
  if step.use then return b:add_boilerplate(step.use, step.joint) end
  if step.new then
    lines = {}
    for _, raw in ipairs(type(step.new) == "table" and step.new or { step.new }) do
      lines[#lines + 1] = { raw = raw, kind = "text" }
    end
  else
    lines = pick(b.world.sources[id], id, step[1], b.id)
  end
  edit(lines, step, b.id)
  for _, line in ipairs(lines) do line.kind = again and "duplicate" or step.kind or line.kind end
  b:add(lines, again or step.joint, again or step.inner)
end

local function as_step(step)
  return type(step) == "table" and step or { step }
end

-- `twice` prints the body a second time, its sentences joined by the string given (the empty one in a glued copy).
local function build_copy(world, id)
  local recipe = world.recipes[id]
  local base = world.sources[recipe.of] or error(id .. ": no base " .. tostring(recipe.of), 0)
  recipe.title = recipe.title or base.head.title
  local b = new_builder(world, id, recipe)
  b.base = recipe.of
  b:add_title(recipe.title == base.head.title and recipe.of .. "/title" or nil)
  for _, step in ipairs(recipe.blocks) do add_step(b, as_step(step), recipe.of) end
  if recipe.twice then
    for _, step in ipairs(recipe.blocks) do
      step = as_step(step)
      if not step.use then add_step(b, step, recipe.of, recipe.twice) end
    end
  end
  for _, name in ipairs(recipe.foot or {}) do b:add_boilerplate(name) end
  return b:finish()
end

-- The whole corpus --------------------------------------------------------------------------------------------------

local function load_world()
  local world = { sources = {}, recipes = {}, order = {}, types = load_types(),
    outlets = dofile(SOURCE .. "outlets.lua") }
  for line in lines_of(read_file(SOURCE .. "INDEX")) do
    local set, kind, id = line:match("^(%S+)%s+(%S+)%s+(%S+)$")
    if id then
      if kind == "copy" then
        world.recipes[id] = load_recipe(SOURCE .. "recipes/" .. id .. ".lua")
      else
        world.sources[id] = parse_source(SOURCE .. id .. ".txt")
      end
      world.order[#world.order + 1] = { set = set, kind = kind, id = id }
    end
  end
  return world
end

local function build_documents(world)
  local docs, seen = {}, {}
  for _, entry in ipairs(world.order) do
    if seen[entry.id] then error("id twice: " .. entry.id, 0) end
    seen[entry.id] = true
    local doc = (entry.kind == "copy" and build_copy or build_article)(world, entry.id)
    doc.set = entry.set
    docs[#docs + 1] = doc
  end
  table.sort(docs, function(a, b) return a.id < b.id end)
  return docs
end

-- Passages ----------------------------------------------------------------------------------------------------------

-- Longest common subsequence of two short word lists, as pairs of positions.
local function align(a, b)
  local len = {}
  for i = #a + 1, 1, -1 do
    len[i] = {}
    for j = #b + 1, 1, -1 do
      if i > #a or j > #b then len[i][j] = 0
      elseif a[i].fold == b[j].fold then len[i][j] = len[i + 1][j + 1] + 1
      else len[i][j] = math.max(len[i + 1][j], len[i][j + 1]) end
    end
  end
  local pairs_, i, j = {}, 1, 1
  while i <= #a and j <= #b do
    if a[i].fold == b[j].fold then
      pairs_[#pairs_ + 1] = { i, j }
      i, j = i + 1, j + 1
    elseif len[i + 1][j] >= len[i][j + 1] then i = i + 1
    else j = j + 1 end
  end
  return pairs_
end

-- Words that match along a chain of units that follow one another in both documents.
-- ia, ib count words along the chain, so that the length of an edit is known even where it lies between two units.
local function match_chain(chain)
  local matches, words_a, words_b = {}, {}, {}
  for _, link in ipairs(chain) do
    local a, b = link[1], link[2]
    for _, p in ipairs(align(a.words, b.words)) do
      matches[#matches + 1] = {
        ia = #words_a + p[1], ib = #words_b + p[2],
        opens = p[1] == 1 and p[2] == 1, closes = p[1] == #a.words and p[2] == #b.words, a = a, b = b,
      }
    end
    for _, w in ipairs(a.words) do words_a[#words_a + 1] = w end
    for _, w in ipairs(b.words) do words_b[#words_b + 1] = w end
  end
  return matches, words_a, words_b
end

local function gap(left, right)
  return math.max(right.ia - left.ia, right.ib - left.ib) - 1
end

-- Cuts the matches where an edit is too long.
local function split_at_gaps(matches)
  local parts = {}
  for i, m in ipairs(matches) do
    if i == 1 or gap(matches[i - 1], m) > MAX_GAP then parts[#parts + 1] = {} end
    table.insert(parts[#parts], m)
  end
  return parts
end

-- One or two words that happen to match beyond a longer edit are not part of the passage.
local function trim_end(part, first, step)
  local run = 1
  while first >= 1 and first <= #part do
    local next_ = part[first + run * step]
    if not next_ then return first end
    local here = part[first + (run - 1) * step]
    local between = step == 1 and gap(here, next_) or gap(next_, here)
    if between == 0 then
      run = run + 1
      if run >= 3 then return first end
    elseif between > run then
      first, run = first + run * step, 1
    else
      return first
    end
  end
  return first
end

local function passage_of(part, words_a, words_b, a, b)
  local lo, hi = trim_end(part, 1, 1), trim_end(part, #part, -1)
  local first, last = part[lo], part[hi]
  if not (first and last) or hi - lo + 1 < MIN_WORDS then return nil end
  local count_a, count_b = last.ia - first.ia + 1, last.ib - first.ib + 1
  local matched = hi - lo + 1
  local ratio = 2 * matched / (count_a + count_b)
  if ratio < MIN_RATIO then
    error(("%s %s: passage of ratio %.2f near '%s': edit less or write it anew"):format(a.id, b.id, ratio,
      a.text:sub(words_a[first.ia].from + 1, words_a[first.ia].from + 60)), 0)
  end
  return {
    a = a.id, b = b.id, words = count_a,
    -- whole units keep their marks; a passage that begins inside a unit begins with a word
    from_a = first.opens and first.a.from or words_a[first.ia].from,
    from_b = first.opens and first.b.from or words_b[first.ib].from,
    to_a = last.closes and last.a.to or words_a[last.ia].to,
    to_b = last.closes and last.b.to or words_b[last.ib].to,
    kind = (matched == count_a and matched == count_b) and "verbatim" or "near",
    foreign = first.a.kind == "foreign" or first.b.kind == "foreign",
  }
end

local function chains(a, b)
  local out = {}
  local function same(i, j)
    local u, v = a.units[i], b.units[j]
    return u and v and u.origin and u.origin == v.origin
  end
  for i = 1, #a.units do
    for j = (a == b and i + 1 or 1), #b.units do
      if same(i, j) and not same(i - 1, j - 1) then
        local chain, n = {}, 0
        while same(i + n, j + n) do
          chain[#chain + 1] = { a.units[i + n], b.units[j + n] }
          n = n + 1
        end
        out[#out + 1] = chain
      end
    end
  end
  return out
end

local function passages_of_pair(a, b, out)
  local found = {}
  for _, chain in ipairs(chains(a, b)) do
    local matches, words_a, words_b = match_chain(chain)
    for _, part in ipairs(split_at_gaps(matches)) do
      found[#found + 1] = passage_of(part, words_a, words_b, a, b)
    end
  end
  table.sort(found, function(p, q)
    if p.from_a ~= q.from_a then return p.from_a < q.from_a end
    return p.from_b < q.from_b
  end)
  table.move(found, 1, #found, #out + 1, out)
end

local function all_passages(docs)
  local out = {}
  for i = 1, #docs do
    for j = i, #docs do passages_of_pair(docs[i], docs[j], out) end
  end
  return out
end

-- Output files ------------------------------------------------------------------------------------------------------

local function tsv(header, rows)
  local lines = { header }
  for _, row in ipairs(rows) do lines[#lines + 1] = table.concat(row, "\t") end
  return table.concat(lines, "\n") .. "\n"
end

local function articles_file(docs, set)
  local out = {}
  for _, d in ipairs(docs) do
    if d.set == set then
      out[#out + 1] = json.encode(
        { id = d.id, title = d.title, date = d.date, outlet = d.outlet, lang = "fr", text = d.text },
        { keyorder = { "id", "title", "date", "outlet", "lang", "text" } }) .. "\n"
    end
  end
  return table.concat(out)
end

local function families_file(docs)
  local smallest = {}
  for _, d in ipairs(docs) do smallest[d.base] = smallest[d.base] or d.id end -- docs are in byte order
  local rows = {}
  for _, d in ipairs(docs) do rows[#rows + 1] = { d.id, smallest[d.base] } end
  return tsv("doc\tfamily", rows)
end

local function entities_file(docs)
  local rows = {}
  for _, d in ipairs(docs) do
    for _, e in ipairs(d.entities) do
      rows[#rows + 1] = { d.id, e.from, e.to, e.type, e.id, d.text:sub(e.from + 1, e.to) }
    end
  end
  return tsv("doc\tstart\tend\ttype\tentity\ttext", rows)
end

-- Neighbours of one kind that run on (a second printing, a spliced item) make one zone; headings and lines stay apart.
local function merged_zones(d)
  local out = {}
  for _, z in ipairs(d.zones) do
    local last = out[#out]
    local runs_on = z.kind == "duplicate" or z.kind == "foreign"
    if last and runs_on and last.kind == z.kind and not d.text:sub(last.to + 1, z.from):find("%S") then
      last.to = z.to
    else
      out[#out + 1] = { from = z.from, to = z.to, kind = z.kind }
    end
  end
  return out
end

local function zones_file(docs)
  local rows = {}
  for _, d in ipairs(docs) do
    for _, z in ipairs(merged_zones(d)) do rows[#rows + 1] = { d.id, z.from, z.to, z.kind } end
  end
  return tsv("doc\tstart\tend\tkind", rows)
end

-- Pairs of documents on one event that are no copies: a rival names the base of the family whose event it tells.
local function event_pairs(docs)
  local out = {}
  for i, x in ipairs(docs) do
    for j = i + 1, #docs do
      local y = docs[j]
      if x.base ~= y.base and (x.event or x.base) == (y.event or y.base) then out[#out + 1] = { x.id, y.id } end
    end
  end
  return out
end

local function passages_file(passages)
  local rows = {}
  for i, p in ipairs(passages) do
    rows[i] = { p.a, p.from_a, p.to_a, p.b, p.from_b, p.to_b, p.words, p.kind }
  end
  return tsv("doc_a\tstart_a\tend_a\tdoc_b\tstart_b\tend_b\twords\tkind", rows)
end

local function render(docs, passages)
  return {
    ["articles/invented.jsonl"] = articles_file(docs, "invented"),
    ["articles/syrie.jsonl"] = articles_file(docs, "syrie"),
    ["gold/entities.tsv"] = entities_file(docs),
    ["gold/events.tsv"] = tsv("doc_a\tdoc_b", event_pairs(docs)),
    ["gold/families.tsv"] = families_file(docs),
    ["gold/passages.tsv"] = passages_file(passages),
    ["gold/zones.tsv"] = zones_file(docs),
  }
end

-- Checks ------------------------------------------------------------------------------------------------------------

local problems = 0
local function problem(...)
  problems = problems + 1
  io.stderr:write(string.format(...), "\n")
end

local function check_disk(files)
  for name, text in pairs(files) do
    local ok, disk = pcall(read_file, ROOT .. "/" .. name)
    if not ok then problem("%s: missing", name)
    elseif disk ~= text then problem("%s: differs from what the sources give", name) end
  end
end

local function texts_on_disk()
  local texts = {}
  for _, set in ipairs { "invented", "syrie" } do
    for line in lines_of(read_file(ROOT .. "/articles/" .. set .. ".jsonl")) do
      if line ~= "" then
        local d = assert(json.decode(line))
        texts[d.id] = d.text
      end
    end
  end
  return texts
end

local function slice(texts, doc, from, to)
  return (texts[doc] or ""):sub(tonumber(from) + 1, tonumber(to))
end

local function folded(text)
  local out = {}
  for i, w in ipairs(words_of(text)) do out[i] = w.fold end
  return table.concat(out, " ")
end

-- Reads the files back from disk, as a user does, and holds every slice against its text.
local function check_slices()
  local texts = texts_on_disk()
  for _, row in ipairs(tsv_rows(ROOT .. "/gold/entities.tsv")) do
    local doc, from, to, _, _, text = table.unpack(row)
    local found = slice(texts, doc, from, to)
    if found ~= text then problem("entities.tsv: %s %s-%s is '%s', not '%s'", doc, from, to, found, text) end
  end
  for _, row in ipairs(tsv_rows(ROOT .. "/gold/passages.tsv")) do
    local a, from_a, to_a, b, from_b, to_b, _, kind = table.unpack(row)
    local same = folded(slice(texts, a, from_a, to_a)) == folded(slice(texts, b, from_b, to_b))
    if same ~= (kind == "verbatim") then problem("passages.tsv: kind: %s", table.concat(row, " ")) end
    if a > b then problem("passages.tsv: order: %s", table.concat(row, " ")) end
  end
end

local function doc_words(doc)
  local words = {}
  for _, unit in ipairs(doc.units) do
    for _, w in ipairs(unit.words) do
      w.formula = unit.kind == "boilerplate" or unit.kind == "credit"
      words[#words + 1] = w
    end
  end
  return words
end

-- Every place where eight words in a row occur.
local function shingle_index(docs)
  local index = {}
  for _, d in ipairs(docs) do
    local words = doc_words(d)
    for i = 1, #words - MIN_WORDS + 1 do
      local key, formula = {}, false
      for n = 0, MIN_WORDS - 1 do
        key[#key + 1] = words[i + n].fold
        formula = formula or words[i + n].formula
      end
      if not formula then
        key = table.concat(key, " ")
        index[key] = index[key] or {}
        table.insert(index[key], { doc = d.id, from = words[i].from, to = words[i + MIN_WORDS - 1].to,
          late = words[i + CHANCE_WORDS].from, early = words[i + MIN_WORDS - 1 - CHANCE_WORDS].to })
      end
    end
  end
  return index
end

local function covered(list, x, y)
  for _, p in ipairs(list or {}) do
    local inside_from = x.late >= p.from_a and y.late >= p.from_b
    local inside_to = x.early <= p.to_a and y.early <= p.to_b
    local whole = (x.from >= p.from_a and y.from >= p.from_b) or (x.to <= p.to_a and y.to <= p.to_b)
    if inside_from and inside_to and whole then return true end
  end
  return false
end

-- The search that proves the gold complete: what eight words have in common lies in a passage that is listed.
local function check_complete(docs, passages)
  local by_pair = {}
  for _, p in ipairs(passages) do
    local key = p.a .. " " .. p.b
    by_pair[key] = by_pair[key] or {}
    table.insert(by_pair[key], p)
  end
  for key, places in pairs(shingle_index(docs)) do
    for i = 1, #places do
      for j = i + 1, #places do
        local x, y = places[i], places[j] -- docs are in byte order, so x comes first
        if not covered(by_pair[x.doc .. " " .. y.doc], x, y) then
          problem("%s:%d and %s:%d share words outside any passage: %s", x.doc, x.from, y.doc, y.from, key)
        end
      end
    end
  end
end

-- Passages tie documents of one family, or come from a spliced item.
local function check_families(docs, passages)
  local base = {}
  for _, d in ipairs(docs) do base[d.id] = d.base end
  for _, p in ipairs(passages) do
    if base[p.a] ~= base[p.b] and not p.foreign then problem("%s and %s: passage across families", p.a, p.b) end
  end
end

-- Rivals share no passage with what tells the same event.
local function check_events(docs, passages)
  local shared = {}
  for _, p in ipairs(passages) do shared[p.a .. " " .. p.b] = true end
  for _, e in ipairs(event_pairs(docs)) do
    if shared[e[1] .. " " .. e[2]] then problem("%s and %s: one event, but they share a passage", e[1], e[2]) end
  end
end

-- Every name of the invented articles stands in the gazetteer that ships, under its id.
local function check_gazetteer(docs)
  local names = {}
  for _, row in ipairs(tsv_rows(ROOT .. "/gazetteer/invented.tsv")) do
    if #row ~= 6 then problem("invented.tsv: %d columns: %s", #row, row[1]) end
    names[row[1] .. "\t" .. slug(row[3])] = true
    for _, alias in ipairs(split(row[4], "|")) do names[row[1] .. "\t" .. slug(alias)] = true end
  end
  for _, d in ipairs(docs) do
    for _, e in ipairs(d.set == "invented" and d.entities or {}) do
      local name = d.text:sub(e.from + 1, e.to)
      if not names[e.id .. "\t" .. slug(name)] then problem("invented.tsv: %s lacks '%s' (%s)", e.id, name, d.id) end
    end
  end
end

local function check(docs, passages, files)
  check_disk(files)
  check_slices()
  check_complete(docs, passages)
  check_families(docs, passages)
  check_events(docs, passages)
  check_gazetteer(docs)
  print(problems == 0 and "ok" or problems .. " problems")
  return problems == 0
end

-- Counts ------------------------------------------------------------------------------------------------------------

local function stats(docs, passages)
  local words, entities, sizes, kinds = 0, 0, {}, { verbatim = 0, near = 0 }
  for _, d in ipairs(docs) do
    local n = #doc_words(d)
    words, entities = words + n, entities + #d.entities
    sizes[d.base] = (sizes[d.base] or 0) + 1
    print(("%s\t%s\t%d words\t%d entities"):format(d.id, d.base, n, #d.entities))
  end
  local families, alone = 0, 0
  for _, n in pairs(sizes) do
    if n > 1 then families = families + 1 else alone = alone + 1 end
  end
  for _, p in ipairs(passages) do kinds[p.kind] = kinds[p.kind] + 1 end
  local summary = "documents %d, words %d, entity mentions %d, families %d, alone %d, "
    .. "passages %d (verbatim %d, near %d)"
  print(summary:format(#docs, words, entities, families, alone, #passages, kinds.verbatim, kinds.near))
end

local function main(mode)
  local docs = build_documents(load_world())
  local passages = all_passages(docs)
  if mode == "--stats" then return stats(docs, passages) end
  local files = render(docs, passages)
  if mode == "--check" then os.exit(check(docs, passages, files)) end
  if mode then error("unknown option " .. mode, 0) end
  for name, text in pairs(files) do write_file(ROOT .. "/" .. name, text) end
end

local ok, why = pcall(main, arg[1])
if not ok then
  io.stderr:write("build.lua: ", tostring(why), "\n")
  os.exit(1)
end
