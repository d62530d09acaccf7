-- report_text.lua - the report for the terminal: families, what each copy shares, names

local fold = require("syrtext.core").fold
local tables = require "syrtext.tables"

local report_text = {}

local NAMES = 12      -- entities that are shown
local FAMILIES = 12   -- families that are shown with their members
local MEMBERS = 20    -- members of one family that are shown
local EVENTS = 12     -- pairs on one event that are shown
local SPELLINGS = 60  -- columns for the spellings of a name

local function plural (n, one, many)
  return ("%d %s"):format(n, n == 1 and one or many)
end

local function percent (share)
  return ("%d%%"):format(math.floor(share * 100 + 0.5))
end

local function headline (r)
  local copies = r:copies()
  return ("%s: %s with %s; %s"):format(plural(#r.documents, "article", "articles"),
    plural(#r.families, "family", "families"), plural(copies, "copy", "copies"),
    plural(#r.alone, "article stands alone", "articles stand alone"))
end

-- What was done to the text, in a few words: "3 edits, 1 figure, 2 cut, 1 added":
-- the first two inside the passages, the others are whole sentences.
local function edits (m)
  if #m.passages == 0 then return "shares with another copy only" end
  local figures, out = 0, {}
  for _, c in ipairs(m.changes) do
    if c.kind == "figure" then figures = figures + 1 end
  end
  local function put (n, one, many)
    if n > 0 then out[#out + 1] = plural(n, one, many) end
  end
  put(#m.changes - figures, "edit", "edits")
  put(figures, "figure", "figures")
  put(#m.cut, "cut", "cut")
  put(#m.added, "added", "added")
  if m.twice > 0 then out[#out + 1] = "printed twice" end
  return #out > 0 and table.concat(out, ", ") or "as it was"
end

local function row (m)
  if m.id == m.base.id then
    return { m.id, m.outlet, m.date, m.words.n, nil, nil, nil, table.concat(m.credits, "; "), "the base" }
  end
  local shares = #m.passages > 0
  return {
    m.id, m.outlet, m.date, m.words.n, shares and percent(m.copied) or nil, shares and percent(m.kept) or nil, #m.passages,
    table.concat(m.credits, "; "), edits(m),
  }
end

local BECAUSE = {
  agency = "others credit it", date = "it alone has the earliest date", overlap = "it shares most, which decides nothing",
}

local COLUMNS = { "document", "outlet", "date", "words", "copied", "of base", "passages", "credit", "edits" }

local function family (f, i)
  local rows = {}
  for k = 1, math.min(#f.members, MEMBERS) do rows[k] = row(f.members[k]) end
  local title = tables.cut(tables.clean(f.title or f.base.id):gsub("%c+", " "), 70)
  local because = f.evidence and BECAUSE[f.evidence.by]
  return ("Family %d: %s\n  %s; base %s%s; an agency is credited by %d of %d\n%s"):format(i, title,
    plural(#f.members, "document", "documents"), f.base.id, because and " (" .. because .. ")" or "", f.credited, #f.members,
    tables.text { columns = COLUMNS, rows = rows, total = #f.members, widest = 44, indent = "  " })
end

local function spellings (e)
  local out = {}
  for i, s in ipairs(e.spellings) do
    out[i] = s.count > 1 and ("%s (%d)"):format(s.text, s.count) or s.text
  end
  return table.concat(out, ", ")
end

local function names (r)
  local rows = {}
  for i = 1, math.min(#r.entities, NAMES) do
    local e = r.entities[i]
    rows[i] = { e.entity, e.type, e.mentions, e.documents, spellings(e) }
  end
  return tables.text {
    columns = { "entity", "type", "mentions", "articles", "spellings" }, rows = rows, total = #r.entities, widest = SPELLINGS,
    indent = "  ",
  }
end

-- What two articles share, in their words: "412, 14.000 = Quatorze mille".
local function shared (list)
  local out = {}
  for i, f in ipairs(list) do
    out[i] = fold(f.a.text) == fold(f.b.text) and f.a.text or f.a.text .. " = " .. f.b.text
  end
  return table.concat(out, ", ")
end

local function events (r)
  local rows = {}
  for i = 1, math.min(#r.events, EVENTS) do
    local e = r.events[i]
    rows[i] = { e.a.id, e.b.id, e.link.score, e.link.days, shared(e.link.names), shared(e.link.figures), e.more > 0 and e.more or nil }
  end
  return tables.text {
    columns = { "article", "other", "score", "days", "names", "figures", "more pairs" }, rows = rows, total = #r.events, widest = 40,
    indent = "  ",
  }
end

-- summary(report) --> text
function report_text.summary (r)
  local out = { headline(r) }
  for i = 1, math.min(#r.families, FAMILIES) do
    out[#out + 1] = "\n" .. family(r.families[i], i)
  end
  if #r.families > FAMILIES then out[#out + 1] = ("\n… %d more families"):format(#r.families - FAMILIES) end
  if #r.events > 0 then out[#out + 1] = "\nOne event, independent text: no passage in common\n" .. events(r) end
  if #r.entities > 0 then out[#out + 1] = "\nMost named, with their spellings\n" .. names(r) end
  return table.concat(out, "\n")
end

return report_text
