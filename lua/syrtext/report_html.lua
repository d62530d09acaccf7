-- report_html.lua - the report as one HTML file that loads nothing and runs nothing
--
-- No script at all: numbers are links, details fold by themselves. The policy in
-- the head forbids everything but the style in the page. The same articles give
-- the same bytes: no clock, no paths.

local fold = require("syrtext.core").fold
local css = require "syrtext.report_css"
local html = require "syrtext.html"
local report_pair = require "syrtext.report_pair"
local strip = require "syrtext.report_strip"

local report_html = {}

local esc = html.esc
local MOST_BYTES = 6e6 -- of side-by-side text; families beyond it get their table only
local PAIRS = 30        -- copies of one family that are shown side by side
local BARS = 60         -- documents of one family that get a bar
local ROWS = 500        -- rows of a table
local NAMES = 100       -- entities
local EVENTS = 100      -- pairs on one event

local POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

-- ------------------------------------------------------------------ head

local function fact (n, one, many)
  return ("<li><b>%s</b><span>%s</span></li>"):format(html.number(n), n > 1 and many or one)
end

local function lead (r)
  local copies = r:copies()
  if #r.families == 0 then
    return ("%s lus ; aucun passage repris d'un document à l'autre n'a été trouvé."):format(html.count(#r.documents, "article"))
  end
  return ("Sur %s, %s un autre et %s avec lui %s ; %s rien en commun avec un autre."):format(
    html.count(#r.documents, "article"), html.count(copies, "reprend", "reprennent"), copies > 1 and "forment" or "forme",
    html.count(#r.families, "famille"), html.count(#r.alone, "n'a", "n'ont"))
end

local function head (r)
  return ([[<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="syrtext %s">
<title>Reprises et noms dans %s</title>
<style>%s</style>
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header class="top">
<p class="eyebrow">syrtext, rapport</p>
<h1>Reprises et noms dans %s</h1>
<p class="lead">%s</p>
<ul class="facts">%s%s%s%s%s</ul>
</header>
<main id="contenu">]]):format(POLICY, esc(r.version), html.count(#r.documents, "article"), css, html.count(#r.documents, "article"),
    lead(r), fact(#r.documents, "article", "articles"), fact(#r.families, "famille", "familles"), fact(r:copies(), "copie", "copies"),
    fact(#r.alone, "article seul", "articles seuls"), fact(#r.entities, "nom", "noms"))
end

local function contents (r)
  if #r.families < 2 then return "" end
  local rows = {}
  for i = 1, math.min(#r.families, ROWS) do
    local f = r.families[i]
    rows[i] = ('<li><a href="#f%d">%s</a> <span class="soft">(%d)</span></li>'):format(i, esc(f.title or f.base.id), #f.members)
  end
  return ('<nav aria-label="Familles"><ol>%s</ol></nav>'):format(table.concat(rows, "\n"))
end

-- ------------------------------------------------------------------ a family

local function shares (f)
  local least, most
  for _, m in ipairs(f.members) do
    if m.copied and #m.passages > 0 then least, most = math.min(least or 1, m.copied), math.max(most or 0, m.copied) end
  end
  if not least then return "" end
  local low, high = html.percent(least), html.percent(most)
  if low == high then return (" %s du texte des copies vient de la base."):format(low) end
  return (" De %s à %s du texte d'une copie vient de la base."):format(low, high)
end

local function sentence (f)
  local outlets, seen = 0, {}
  for _, m in ipairs(f.members) do
    if m.outlet and not seen[m.outlet] then seen[m.outlet], outlets = true, outlets + 1 end
  end
  return ("%s%s, au plus 1 origine observée, une agence créditée par %d sur %d.%s"):format(html.count(#f.members, "document"),
    outlets > 1 and (" dans %d titres"):format(outlets) or "", f.credited, #f.members, shares(f))
end

local BECAUSE = {
  agency = "elle vient de l'agence que d'autres créditent", date = "elle seule porte la date la plus ancienne",
  overlap = "elle partage le plus et a le moins de texte à elle, ce qui ne décide rien",
}

local function evidence (f)
  local because = f.evidence and BECAUSE[f.evidence.by]
  if not because then return "" end
  return ('<p class="meta">Base retenue : %s, car %s. Un indice, pas un verdict.</p>'):format(esc(f.base.id), because)
end

local function flags (m)
  local out = {}
  if m.twice > 0 then
    out[#out + 1] = ('<span class="tag warn">répété : %s</span>'):format(html.count(m.twice, "mot"))
  end
  if m.furniture > 0 then
    out[#out + 1] = ('<span class="tag">habillage : %s</span>'):format(html.count(m.furniture, "ligne"))
  end
  return table.concat(out)
end

local function member_row (f, m, prefix)
  local is_base = m.id == f.base.id
  local shares_none = is_base or #m.passages == 0
  local id = esc(m.id)
  if prefix then id = ('<a href="#%s">%s</a>'):format(prefix, id) end
  return ([[<tr><th scope="row">%s%s%s</th><td>%s</td><td class="d">%s</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td>
<td>%s</td><td>%s</td></tr>]]):format(id, is_base and ' <span class="tag base">base</span>' or "",
    m.title and '<span class="title" dir="auto">' .. esc(m.title) .. "</span>" or "", esc(m.outlet or ""), esc(m.date or ""),
    html.number(m.words.n), shares_none and "" or html.percent(m.copied), shares_none and "" or html.percent(m.kept),
    esc(table.concat(m.credits, " ; ")), flags(m))
end

local HEADS = [[<thead><tr><th scope="col">document</th><th scope="col">titre de presse</th><th scope="col">date</th>
<th scope="col" class="n">mots</th><th scope="col" class="n">repris</th><th scope="col" class="n">de la base</th>
<th scope="col">crédit</th><th scope="col">remarques</th></tr></thead>]]

local function members_table (f, prefixes)
  local rows = {}
  for k = 1, math.min(#f.members, ROWS) do rows[k] = member_row(f, f.members[k], prefixes[k]) end
  return ([[<div class="scroll"><table><caption>Repris : part des mots du document que la base a aussi.
De la base : part de la base que le document garde.</caption>
%s<tbody>%s</tbody></table></div>]]):format(HEADS, table.concat(rows, "\n"))
end

local function figure (f)
  local members = table.move(f.members, 1, math.min(#f.members, BARS), 1, {})
  return ([[<figure><figcaption>Où sont les passages : une barre par document, à la même échelle. Couleur : place dans la base, du début
à la fin ; numéro : le passage. Base : plus foncé où plus de copies gardent le texte.</figcaption>
<div class="scroll">%s</div></figure>]]):format(strip.svg(f, members))
end

-- Which copies are shown side by side: their anchors, by place in the family.
local function choose (f, number, left)
  local prefixes, pairs_shown = {}, 0
  for k, m in ipairs(f.members) do
    local bytes = m.bytes + f.base.bytes
    if m.id ~= f.base.id and pairs_shown < PAIRS and bytes <= left then
      left, pairs_shown = left - bytes, pairs_shown + 1
      prefixes[k] = ("f%dd%d"):format(number, k)
    end
  end
  return prefixes, left
end

local KEY = [[<p class="key"><span>Passage : numéro, couleur et trait.</span>
<span><mark class="c0">trait plein</mark> mot pour mot</span><span><mark class="c1 near">tirets</mark> proche</span>
<span>Un numéro mène au même passage de l'autre texte.</span></p>]]

local function write_family (out, f, number, left)
  local prefixes
  prefixes, left = choose(f, number, left)
  out:write(([[<section class="card" id="f%d" aria-labelledby="f%dt">
<p class="eyebrow">Famille %d</p>
<h2 id="f%dt" dir="auto">%s</h2>
<p class="say">%s</p>
%s%s%s]]):format(number, number, number, number, esc(f.title or f.base.id), sentence(f), evidence(f), members_table(f, prefixes),
    figure(f)))
  if next(prefixes) then out:write(KEY) end
  for k, m in ipairs(f.members) do
    if prefixes[k] then out:write(report_pair.html(m, prefixes[k]), "\n") end
  end
  out:write "</section>\n"
  return left
end

-- ------------------------------------------------------------------ names, the rest, method

local TYPE = { PER = "personne", LOC = "lieu", ORG = "organisation", EVENT = "événement", MISC = "autre" }

local function spellings (e)
  local out = {}
  for k, s in ipairs(e.spellings) do
    out[k] = ('<b dir="auto">%s</b>%s'):format(esc(s.text), s.count > 1 and "\u{202F}×\u{202F}" .. s.count or "")
  end
  return table.concat(out, ", ")
end

local function names (r)
  if #r.entities == 0 then return "" end
  local rows = {}
  for k = 1, math.min(#r.entities, NAMES) do
    local e = r.entities[k]
    rows[k] = ([[<tr><th scope="row" dir="auto">%s<span class="title">%s</span></th><td>%s</td><td class="n">%s</td><td class="n">%s</td>
<td class="spell">%s</td></tr>]]):format(esc(e.name), esc(e.entity), TYPE[e.type] or esc(e.type or ""), html.number(e.mentions),
      html.number(e.documents), spellings(e))
  end
  return ([[<section class="card" id="noms"><h2>Qui est nommé</h2>
<div class="scroll"><table><caption>%s%s, chacun avec ses graphies dans les textes</caption>
<thead><tr><th scope="col">nom</th><th scope="col">type</th><th scope="col" class="n">mentions</th><th scope="col" class="n">articles</th>
<th scope="col">graphies</th></tr></thead><tbody>%s</tbody></table></div></section>]]):format(
    #rows < #r.entities and ("Les %d plus nommés de "):format(#rows) or "", html.count(#r.entities, "nom"), table.concat(rows, "\n"))
end

-- ------------------------------------------------------------------ one event, other words

-- What both articles have, heaviest first: one wording, or both.
local function shared (list)
  local out = {}
  for k, f in ipairs(list) do
    out[k] = ('<b dir="auto">%s</b>'):format(esc(f.a.text))
    if fold(f.a.text) ~= fold(f.b.text) then out[k] = out[k] .. (' = <b dir="auto">%s</b>'):format(esc(f.b.text)) end
  end
  return table.concat(out, ", ")
end

local function article (d)
  return ('%s<span class="title" dir="auto">%s</span><span class="soft">%s</span> <span class="soft">%s</span>'):format(esc(d.id),
    esc(d.title or ""), esc(d.outlet or ""), esc(d.date or ""))
end

local function event_row (e)
  local more = e.more > 0 and ('<br><span class="soft">et %s de leurs familles</span>'):format(
    html.count(e.more, "autre paire", "autres paires"))
  return ([[<tr><th scope="row">%s</th><th scope="row">%s%s</th><td class="n">%s</td><td class="n">%s</td><td class="spell">%s</td>
<td class="spell">%s</td><td class="spell">%s</td></tr>]]):format(article(e.a), article(e.b), more or "",
    (("%.2f"):format(e.link.score):gsub("%.", ",")), e.link.days or "", shared(e.link.names), shared(e.link.figures),
      shared(e.link.dates))
end

local function events (r)
  if #r.events == 0 then return "" end
  local rows = {}
  for k = 1, math.min(#r.events, EVENTS) do rows[k] = event_row(r.events[k]) end
  return ([[<section class="card" id="evenements"><h2>Même événement, texte indépendant</h2>
<p>Ces articles n'ont aucun passage en commun, mais des noms rares, des chiffres et des jours. Ce ne sont pas des copies :
deux récits d'un événement, ou un texte entièrement réécrit. Le score n'est pas une part de texte repris.</p>
<div class="scroll"><table><caption>%s%s, la plus sûre d'abord</caption>
<thead><tr><th scope="col">article</th><th scope="col">autre article</th><th scope="col" class="n">score</th>
<th scope="col" class="n">jours d'écart</th><th scope="col">noms</th><th scope="col">chiffres</th><th scope="col">jours cités</th></tr></thead>
<tbody>%s</tbody></table></div></section>]]):format(#rows < #r.events and ("Les %d premières de "):format(#rows) or "",
    html.count(#r.events, "paire"), table.concat(rows, "\n"))
end

local function alone (r)
  if #r.alone == 0 then return "" end
  local rows = {}
  for k = 1, math.min(#r.alone, ROWS) do
    local d = r.alone[k]
    rows[k] = ([[<tr><th scope="row">%s<span class="title" dir="auto">%s</span></th><td>%s</td>
<td class="d">%s</td><td class="n">%s</td><td>%s</td></tr>]])
      :format(esc(d.id), esc(d.title or ""), esc(d.outlet or ""), esc(d.date or ""), html.number(d.words.n), flags(d))
  end
  return ([[<section class="card" id="seuls"><h2>Sans copie</h2><details><summary>%s sans passage commun avec un autre</summary>
<div class="scroll"><table><caption>Articles qui ne sont dans aucune famille</caption>
<thead><tr><th scope="col">document</th><th scope="col">titre de presse</th><th scope="col">date</th><th scope="col" class="n">mots</th>
<th scope="col">remarques</th></tr></thead><tbody>%s</tbody></table></div></details></section>]]):format(html.count(#r.alone, "article"),
    table.concat(rows, "\n"))
end

local function method (r)
  local bytes = 0
  for _, d in ipairs(r.documents) do bytes = bytes + d.bytes end
  return ([[<section class="card" id="methode"><h2>Méthode</h2>
<p>Les mots sont comparés sans casse ni accents. Deux documents qui partagent douze mots de suite ont une empreinte en commun
(fenêtres de 7 sur des suites de 6 mots) ; leurs passages sont ensuite alignés mot à mot, à l'octet près. Les familles
sont formées de proche en proche. La base d'une famille est son document le plus probable comme point de départ :
la ressemblance seule ne dit pas qui a copié qui. L'habillage de page (publicité, connexion, partage) n'est pas compté.</p>
<p class="meta">syrtext %s ; %s lus, %s octets. Aucune connexion : cette page ne charge rien.</p></section>]]):format(esc(r.version),
    html.count(#r.documents, "article"), html.number(bytes))
end

-- write(report, out): out has write(string)
function report_html.write (r, out)
  out:write(head(r), "\n", contents(r), "\n")
  local left = MOST_BYTES
  for i, f in ipairs(r.families) do left = write_family(out, f, i, left) end
  out:write(events(r), "\n", names(r), "\n", alone(r), "\n", method(r))
  out:write("\n</main>\n<footer>syrtext ", esc(r.version), "</footer>\n</body>\n</html>\n")
end

-- The page as one string.
function report_html.page (r)
  local parts = {}
  report_html.write(r, { write = function (_, ...)
    for _, s in ipairs { ... } do parts[#parts + 1] = s end
  end })
  return table.concat(parts)
end

return report_html
