-- oracle_names.lua - the slow, obvious twin of the gazetteer's matcher
--
-- Tries every name at every pair of atoms. Written from the rules in syr.h, not
-- from the C code; the specs hold the two against each other.

local core = require "syrtext.core"

local oracle = {}

local STRONG, ARTICLE = {}, {}
for a in ("al el ash ach esh ech ez az adh ath"):gmatch("%S+") do STRONG[a], ARTICLE[a] = true, true end
for a in ("an as at ad ar en es ed er il"):gmatch("%S+") do ARTICLE[a] = true end

local HYPHEN = { ["-"] = true, ["\u{2010}"] = true, ["\u{2011}"] = true, ["\u{2012}"] = true }

-- The case of the first letter: 1, -1 or 0. The specs use these letters only.
local UPPER, LOWER = "ÀÂÄÉÈÊËÎÏÔÖÙÛÜÇ", "àâäéèêëîïôöùûüç"
local function case_of (s)
  local c = s:match("^[%z\1-\x7F\xC2-\xF4][\x80-\xBF]*") or ""
  if c:find("^%u$") or (#c > 1 and UPPER:find(c, 1, true)) then return 1 end
  if c:find("^%l$") or (#c > 1 and LOWER:find(c, 1, true)) then return -1 end
  return 0
end

local function folds_to (doc, token, form)
  return token <= #doc and core.fold(doc:text(token)) == form
end

local function is_glued (doc, token)
  return token <= #doc and doc:gap(token) == "glued"
end

-- The mark of an 'ayn before a word, behind a gap ("Abou ‘Omar") or a hyphen that is glued ("al-‘Ayn"): it
-- folds to nothing, and the hyphen is a gap. How many tokens.
local function marks (doc, token)
  if folds_to(doc, token, "") and not is_glued(doc, token) and is_glued(doc, token + 1) then return 1 end
  local hyphen = doc:text(token) == "-" and is_glued(doc, token) and folds_to(doc, token + 1, "")
  return hyphen and is_glued(doc, token + 1) and is_glued(doc, token + 2) and 2 or 0
end

-- The tokens of a document as atoms: tokens cut at their inner hyphens, marks of an 'ayn left out.
-- behind: the token whose gap stands before the atom.
function oracle.atoms (doc)
  local atoms, mark, skipped = {}, nil, 0
  for first, last, _, token in doc:tokens() do
    if token <= skipped then goto next_token end
    if not mark and marks(doc, token) > 0 then
      mark, skipped = token, token + marks(doc, token) - 1
      goto next_token
    end
    local text, at, pieces = doc:text(token), first, {}
    local from = first
    for _, c in utf8.codes(text) do
      local char = utf8.char(c)
      if HYPHEN[char] and #text > #char then
        if at > from then pieces[#pieces + 1] = { from, at - 1 } end
        from = at + #char
      end
      at = at + #char
    end
    if last >= from then pieces[#pieces + 1] = { from, last } end
    for k, p in ipairs(pieces) do
      local s = doc:sub(p[1], p[2])
      local fold = core.fold(s)
      atoms[#atoms + 1] = { fold = fold, text = s, first = p[1], last = p[2], token = token, piece = k - 1, left = #pieces - k,
        case = case_of(s), article = ARTICLE[fold], behind = k == 1 and mark or token }
    end
    mark = nil
    ::next_token::
  end
  return atoms
end

local function letters (row)
  local n = 0
  for _, f in ipairs(row) do
    if not ARTICLE[f] then n = n + (utf8.len(f) or #f) end
  end
  return n
end

local function has_article (row)
  for _, f in ipairs(row) do
    if ARTICLE[f] then return true end
  end
  return false
end

-- A name that keeps its articles in the index: only its equal finds it.
local function is_literal (row)
  return has_article(row) and (letters(row) < 4 or ARTICLE[row[#row]])
end

-- ------------------------------------------------------------------ other spellings

local function words (s)
  local t = {}
  for w in s:gmatch("%S+") do t[w] = true end
  return t
end
local SERVANT = words "abdel abdal abdul abdoul abdur abder"
local PARTICLE = words [[abd abdel abdal abdul abdoul abdur abder abou abu bou oum umm deir deyr dayr tel tell tal tall kafr kfar
  kafar beit beyt bayt ain ayn jebel jabal djebel marj khan ras bab qal]]

local function servant_in (f)
  for _, w in ipairs { "abdel", "abdal", "abdul", "abdoul", "abdur", "abder" } do
    if f:sub(1, #w) == w and #f >= #w + 3 then return w, f:sub(#w + 1) end
  end
end

-- Every way of writing a name that tier 2 knows, as rows of atoms.
function oracle.variants (row)
  local out = {}
  if letters(row) < 4 then return out end
  local function add (v)
    if #v <= 16 and table.concat(v, " ") ~= table.concat(row, " ") then out[#out + 1] = v end
  end
  local function joined (glues) -- glues(i, by_glue): does atom i join the next?
    local v, glue = {}, false
    for i, f in ipairs(row) do
      if glue then v[#v] = v[#v] .. f else v[#v + 1] = f end
      glue = i < #row and glues(f, glue)
    end
    return v
  end
  add(joined(function (f) return ARTICLE[f] end))
  add(joined(function (f, by_glue) return PARTICLE[f] or (by_glue and ARTICLE[f]) end))
  local split, plain, sun = {}, {}, {}
  for i, f in ipairs(row) do
    local w, rest = servant_in(f)
    split[#split + 1] = w or f
    if rest then split[#split + 1] = rest end
    plain[#plain + 1] = (w or SERVANT[f]) and f:sub(1, 3) or f
    if rest then plain[#plain + 1] = rest end
    local is_sun = i > 1 and #f >= 5 and f:find("^[ae]") and f:sub(2, 2) == f:sub(3, 3) and f:find("^.[dnrstz]")
    sun[#sun + 1] = is_sun and f:sub(3) or f
  end
  add(split)
  add(plain)
  add(sun)
  return out
end

-- ------------------------------------------------------------------ comparing

-- Equal but for articles: never the last atom; at least four letters besides;
-- an article that only the text has, or that differs in front, must be joined
-- to what follows or be no other word.
local function nearly (atoms, a, z, row)
  local i, j, seen = a, 1, {}
  while i <= z and j <= #row do
    local x, y = atoms[i], row[j]
    local mine, its = i < z and x.article, j < #row and ARTICLE[y]
    local same = x.fold == y
    if same and not mine then seen[#seen + 1] = y end
    if not same and not mine and not its then return false end
    if not same and mine and (not its or i == a) and not STRONG[x.fold] and x.left == 0 then return false end
    if same or mine then i = i + 1 end
    if same or its then j = j + 1 end
  end
  local n = 0
  for _, f in ipairs(seen) do n = n + utf8.len(f) end
  return i > z and j > #row and n >= 4
end

local function equal (atoms, a, z, row)
  if z - a + 1 ~= #row then return false end
  for i = a, z do
    if atoms[i].fold ~= row[i - a + 1] then return false end
  end
  return true
end

local function strip (s)
  return (s:gsub("[%s%-']", ""):gsub("\u{2019}", ""):gsub("\u{A0}", ""):gsub("\u{2011}", ""))
end

local function case_fits (doc, atoms, a, z, name)
  if name.case == "any" then return true end
  if name.case == "exact" then return strip(doc:sub(atoms[a].first, atoms[z].last)) == strip(name.alias) end
  while a < z and atoms[a].article do a = a + 1 end
  return atoms[a].case >= 0
end

local function tier_of (doc, atoms, a, z, name)
  if not case_fits(doc, atoms, a, z, name) then return nil end
  if equal(atoms, a, z, name.row) then return 1 end
  for _, row in ipairs(name.rows) do
    if equal(atoms, a, z, row) then return 2 end
    if not is_literal(row) and nearly(atoms, a, z, row) then return 2 end
  end
  return nil
end

-- ------------------------------------------------------------------ matching

-- Names as rows of atoms: { entity, alias, case, row, rows }.
function oracle.names (rows)
  local out = {}
  for i, r in ipairs(rows) do
    local atoms = oracle.atoms(core.doc(r.alias))
    local n = { entity = r.entity, alias = r.alias, case = r.case, row = {}, rank = i }
    for _, a in ipairs(atoms) do
      if a.fold ~= "" then n.row[#n.row + 1] = a.fold end
    end
    n.rows = oracle.variants(n.row)
    table.insert(n.rows, 1, n.row)
    out[i] = n
  end
  return out
end

local function joins (doc, a, b)
  if a.token == b.token then return true end
  local gap = doc:gap(b.behind)
  if gap == "paragraph" then return false end
  return gap ~= "line" or (doc:kind(b.behind) == "word" and doc:kind(b.behind - 1) == "word")
end

local function starts_well (atoms, a)
  local x = atoms[a]
  return x.piece == 0 or (x.piece == 1 and x.case > 0 and atoms[a - 1].case < 0)
end

local function ends_well (atoms, z)
  local x = atoms[z]
  return x.left == 0 or (x.left == 1 and atoms[z + 1].case < 0)
end

-- What names say at [a, z]: { [entity] = tier }, or nil.
local function meanings (doc, atoms, a, z, names, limit)
  local out
  for _, n in ipairs(names) do
    local tier = tier_of(doc, atoms, a, z, n)
    if tier and tier <= limit then
      out = out or {}
      out[n.entity] = math.min(tier, out[n.entity] or tier)
    end
  end
  return out
end

-- oracle.matches(doc, names, { tier, overlap }) --> array of "first-last entity:tier ..."
function oracle.matches (doc, names, options)
  local atoms, out, free = oracle.atoms(doc), {}, 0
  local function note (a, z, m)
    local list = {}
    for entity, tier in pairs(m) do list[#list + 1] = entity .. ":" .. tier end
    table.sort(list)
    out[#out + 1] = ("%d-%d %s"):format(atoms[a].first, atoms[z].last, table.concat(list, " "))
  end
  for a = 1, #atoms do
    if atoms[a].token > free and starts_well(atoms, a) then
      local last = a
      while last < #atoms and joins(doc, atoms[last], atoms[last + 1]) and last - a < 20 do last = last + 1 end
      for z = last, a, -1 do
        local m = ends_well(atoms, z) and meanings(doc, atoms, a, z, names, options.tier)
        if m then
          note(a, z, m)
          if not options.overlap then
            free = atoms[z].token
            break
          end
        end
      end
    end
  end
  return out
end

return oracle
