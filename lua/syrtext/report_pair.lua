-- report_pair.lua - a base and its copy side by side, and the list of what changed
--
-- A passage is a <mark> with a number, a colour and an underline (solid: word for
-- word; dashed: near). It gets one <mark> in each paragraph that it crosses, for a
-- browser closes a mark where the paragraph ends. The number links to its twin.

local html = require "syrtext.html"
local strip = require "syrtext.report_strip"

local report_pair = {}

local esc = html.esc
local CHANGES = 40   -- rows of the table of changes
local SENTENCES = 12 -- sentences cut or added that are shown

-- ------------------------------------------------------------------ one text with marks

-- Spans that overlap cannot nest as marks: the later one loses what the earlier
-- has, and one that loses all lends its number to the earlier.
local function flatten (spans)
  table.sort(spans, function (x, y)
    if x.first ~= y.first then return x.first < y.first end
    return x.i < y.i
  end)
  local pieces, edge = {}, 0
  for _, s in ipairs(spans) do
    local first = math.max(s.first, edge + 1)
    if first <= s.last then
      pieces[#pieces + 1] = { first = first, last = s.last, spans = { s } }
      edge = s.last
    else
      table.insert(pieces[#pieces].spans, s)
    end
  end
  return pieces
end

local function badges (piece)
  local out = {}
  for k, s in ipairs(piece.spans) do
    out[k] = ('<a class="no c%d" id="%s" href="#%s" aria-label="Passage %d : aller à l\'autre texte">%d</a>'):format(s.color, s.here,
      s.there, s.i, s.i)
  end
  return table.concat(out)
end

local function marked (doc, piece, from, to)
  local s = piece.spans[1]
  local numbers = ""
  if not piece.begun then
    piece.begun = true
    numbers = badges(piece)
  end
  return ('<mark class="c%d%s" data-i="%d">%s%s</mark>'):format(s.color, s.kind == "near" and " near" or "", s.i, numbers,
    esc(doc:sub(from, to)))
end

-- Bytes from..to of a document, one paragraph, with the marks that reach into it.
local function paragraph (doc, pieces, from, to)
  local out, at = {}, from
  for _, piece in ipairs(pieces) do
    local first, last = math.max(piece.first, from), math.min(piece.last, to)
    if first <= last then
      if first > at then out[#out + 1] = esc(doc:sub(at, first - 1)) end
      out[#out + 1] = marked(doc, piece, first, last)
      at = last + 1
    end
  end
  if at <= to then out[#out + 1] = esc(doc:sub(at, to)) end
  return '<p dir="auto">' .. table.concat(out) .. "</p>"
end

local function text_of (d, spans)
  local pieces, out, text, at = flatten(spans), {}, d.doc:sub(1, -1), 1
  while at <= #text do
    local stop = text:find("[\r\n]", at) or #text + 1
    if text:find("%S", at) and text:sub(at, stop - 1):find("%S") then
      out[#out + 1] = paragraph(d.doc, pieces, at, stop - 1)
    end
    at = stop + 1
  end
  return table.concat(out, "\n")
end

-- The spans of one side. side: "a" (the base) or "b" (the copy).
local function spans_of (m, side, other, prefix)
  local out = {}
  for k, p in ipairs(m.passages) do
    out[k] = {
      first = p[side].first, last = p[side].last, i = p.i, kind = p.kind, color = strip.color(p.a.first, m.base.bytes),
      here = prefix .. side .. p.i, there = prefix .. other .. p.i,
    }
  end
  return out
end

local function pane (d, what, spans)
  local facts = {}
  if d.outlet then facts[#facts + 1] = esc(d.outlet) end
  if d.date then facts[#facts + 1] = esc(d.date) end
  return ('<div class="pane" tabindex="0" role="region" aria-label="%s : %s"><h4>%s : %s <span class="soft">%s</span></h4>\n%s</div>')
    :format(what, esc(d.id), what, esc(d.id), table.concat(facts, ", "), text_of(d, spans))
end

-- ------------------------------------------------------------------ what changed

local KIND = { figure = "chiffre", replaced = "remplacé", cut = "retiré", added = "ajouté" }

local function change_row (c)
  return ('<tr><td>%s</td><td dir="auto">%s</td><td dir="auto">%s</td><td class="n">%d</td></tr>'):format(KIND[c.kind],
    c.base and "<del>" .. esc(c.base) .. "</del>" or "", c.copy and "<ins>" .. esc(c.copy) .. "</ins>" or "", c.passage)
end

local function changes_table (m)
  if #m.changes == 0 then return "" end
  local rows = {}
  for k = 1, math.min(#m.changes, CHANGES) do rows[k] = change_row(m.changes[k]) end
  local rest = #m.changes - #rows
  return ([[<details open><summary>%s dans les passages communs</summary><div class="scroll"><table>
<caption>Mots de la base et de la copie qui diffèrent%s</caption>
<thead><tr><th scope="col">nature</th><th scope="col">base</th><th scope="col">copie</th><th scope="col" class="n">passage</th></tr></thead>
<tbody>%s</tbody></table></div></details>]]):format(html.count(#m.changes, "changement"),
    rest > 0 and (" ; %d autres ne sont pas montrés"):format(rest) or "", table.concat(rows, "\n"))
end

local function sentences (list, one, many)
  if #list == 0 then return "" end
  local rows, quotes = {}, 0
  for k, s in ipairs(list) do
    if s.quote then quotes = quotes + 1 end
    if k <= SENTENCES then
      rows[k] = ('<li dir="auto">%s%s</li>'):format(s.quote and '<span class="tag warn">citation</span> ' or "", esc(s.text))
    end
  end
  local rest = #list - #rows
  if rest > 0 then rows[#rows + 1] = ("<li>… %d de plus</li>"):format(rest) end
  return ("<details><summary>%s%s</summary><ul>%s</ul></details>"):format(html.count(#list, one, many),
    quotes > 0 and ", dont " .. html.count(quotes, "avec des guillemets", "avec des guillemets") or "", table.concat(rows, "\n"))
end

-- html(member, prefix) --> markup of one copy against its base; prefix: for anchors
function report_pair.html (m, prefix)
  local out = { ('<h3 id="%s">%s, comparé à la base</h3>'):format(prefix, esc(m.id)) }
  if #m.passages == 0 then
    out[#out + 1] = '<p class="soft">Aucun passage commun avec la base : ce document tient à la famille par une autre copie.</p>'
    return table.concat(out, "\n")
  end
  out[#out + 1] = ('<p class="meta">%s, %s en commun : %s de la copie, %s de la base.</p>'):format(html.count(#m.passages, "passage"),
    html.count(m.shared, "mot"), html.percent(m.copied), html.percent(m.kept))
  out[#out + 1] = ('<div class="pair">%s\n%s</div>'):format(pane(m.base, "Base", spans_of(m, "a", "b", prefix)),
    pane(m, "Copie", spans_of(m, "b", "a", prefix)))
  out[#out + 1] = changes_table(m)
  out[#out + 1] = sentences(m.cut, "phrase de la base retirée", "phrases de la base retirées")
  out[#out + 1] = sentences(m.added, "phrase ajoutée par la copie", "phrases ajoutées par la copie")
  return table.concat(out, "\n")
end

return report_pair
