-- oom.lua - all of the core in small: what spec/c/oom.c runs while memory fails
--
-- ... is "ever" when no memory comes back, else "once": then each step may be
-- tried again, and must give what it gives with memory enough.

local mode = ...

-- Call f; when one allocation failed, call it again.
local function step (f, ...)
  if mode == "ever" then return f(...) end
  local got = table.pack(pcall(f, ...))
  if got[1] then return table.unpack(got, 2, got.n) end
  if not tostring(got[2]):find("not enough memory", 1, true) then error(got[2], 0) end
  return f(...)
end

local out

local function say (...)
  for i = 1, select("#", ...) do out[#out + 1] = tostring((select(i, ...))) end
end

local COPIED = "Les habitants de la ville ont quitté leurs maisons avant l'aube sous une pluie de bombes, selon l'agence locale."

local TEXTS = {
  a = "Un titre\n" .. COPIED .. " Les secours manquent depuis 250 000 jours.\nAvec AFP",
  b = "Autre titre\n« " .. COPIED .. " » Le maire, M. Roy, l'a dit à 15h30.\nAvec AFP",
  c = "Rien de cela : www.exemple.fr, #Alep, 12/03/2011, l’État d'Al-Raï. \xFF " .. COPIED .. " " .. COPIED,
}

-- A line that documents have in common which share nothing else.
local BOILERPLATE = "Vous pouvez partager cet article avec vos amis par courrier ou sur tous les réseaux que vous aimez"

local function furnished (i)
  local words = {}
  for k = 1, 24 do words[k] = ("mot%d"):format(i * 100 + k) end
  return table.concat(words, " ") .. ".\n" .. BOILERPLATE .. "."
end

local NAMES = {
  { entity = "ville", type = "LOC", name = "Al-Raï", alias = "Al-Raï", case = "initial" },
  { entity = "ville", type = "LOC", name = "Al-Raï", alias = "al Rai", case = "any" },
  { entity = "roy", type = "PER", name = "M. Roy", alias = "Roy", case = "never-alone" },
  { entity = "roy", type = "PER", name = "M. Roy", alias = "M. Roy", case = "exact" },
  { entity = "afp", type = "ORG", name = "AFP", alias = "AFP", case = "exact", wikidata = "Q40464" },
  { entity = "agence", type = "ORG", name = "AFP", alias = "AFP", case = "exact" },
}

local function documents (core)
  local docs = {}
  for id, text in pairs(TEXTS) do
    docs[id] = step(core.doc, text, { id = id, title = "T" }, { lang = "fr", whole = id == "b" })
  end
  docs.standard = step(core.doc, TEXTS.c, nil, { mode = "uax29" })
  return docs
end

local function read (doc)
  for first, last, kind in step(doc.tokens, doc) do say(first, last, kind) end
  for _, last, i in step(doc.sentences, doc) do say(last, step(doc.sentence, doc, i).closed) end
  say(doc, step(doc.text, doc, 1), step(doc.hash, doc, -1), step(doc.count, doc, { form = "l'", kind = "word" }))
  say(step(doc.meta, doc).title, step(doc.stats, doc).bad, step(doc.sub, doc, 1, 8))
  say(#step(doc.rows, doc, "x", 1, 3), step(doc.at, doc, 5))
  doc.outlet = "AO"
end

local QUOTED = "Il dit : « Oui (la ville) et \"non 'd'accord' [...]\", puis ``si''.\n\n“Un.\n\n“Deux\" et mot \"fin \"de tout. Et “là"

local function quotations (core)
  local doc = step(core.doc, QUOTED)
  for q in step(doc.quotations, doc) do say(q.first, q.last, q.depth, q.style, q.closed, q.brackets and q.brackets[1].first) end
  say(step(doc.quoted, doc, 4), step(doc.quotation, doc, -1).last, step(doc.quotation_stats, doc).stray)
  doc:close()
end

local function segments (core, text)
  for _, unit in ipairs { "word", "sentence", "grapheme" } do
    for _, last in step(core.segments, text, unit) do say(last) end
  end
end

local function mending (core)
  local text, report, map = step(core.repair, "un caf\xE9\nl\u{92}\u{C3}\u{A9}t\u{C3}\u{A9}")
  say(text, #report, step(map.original, map, 8))
  say(step(core.language, TEXTS.a))
  step(map.close, map)
end

local function fingerprints (doc)
  say(step(doc.simhash, doc), #step(doc.minhash, doc, 16))
  local n = 0
  for hash in step(doc.fingerprint, doc, { k = 3, w = 2 }) do n = n + #hash end
  say(n)
end

local function names (core, docs)
  local list = step(core.gazetteer, NAMES)
  say(list, #list, step(list.info, list).entities)
  for _, id in ipairs { "a", "b", "c" } do
    local next = step(list.matches, list, docs[id], { overlap = id == "c" })
    for match in next do say(match.first, match.last, match.entity, match.also and match.also[1].entity) end
    for _, last, entity in step(list.spans, list, docs[id]) do say(last, entity) end
    say(step(list.count, list, docs[id]))
  end
  say(#step(list.lookup, list, "al-rai"))
  for _, a in ipairs(step(list.lookup, list, "al-rey", { tier = 4 })) do say(a.entity, a.tier) end
  say(step(list.count, list, docs.a, { tier = 4 }))
  for entity in step(list.entities, list) do say(entity.name, entity.wikidata, step(list.entity, list, entity.entity).type) end
  for name in step(list.names, list) do say(name.alias) end
  step(list.close, list)
end

local function reuse (core, docs)
  local index = step(core.index, { k = 4, w = 3, threads = 2 })
  for _, id in ipairs { "c", "a", "b" } do step(index.add, index, docs[id]) end
  for i = 1, 9 do
    local doc = step(core.doc, furnished(i), { id = "f" .. i })
    step(index.add, index, doc)
    doc:close()
  end
  step(index.add_all, index, { { COPIED .. " " .. COPIED, id = "d" }, { BOILERPLATE, id = "e" } }, { threads = 2, lang = { "fr", false } })
  step(index.link, index, { threads = 3 })
  for first, last in step(index.each_masked, index, "a") do say(first, last) end
  say(index, #index)
  for p in step(index.passages, index) do say(p.a.id, p.a.first, p.a.last, p.b.id, p.b.first, p.b.last, p.words, p.kind) end
  for a, b, words in step(index.each_pair, index) do say(a, b, words) end
  for pair in step(index.pairs, index) do say(pair.a, pair.containment_a) end
  for b in step(index.boilerplate, index) do say(b.id, b.text) end
  for place, members in step(index.each_family, index) do
    say(place, members)
    for id, words, covered in step(index.each_member, index, place) do say(id, words, covered) end
    for p in step(index.family_passages, index, place) do say(p.words) end
  end
  local other = step(core.doc, COPIED, { id = "z" })
  for p in step(index.query, index, other) do say(p.b.id, p.words) end
  local path = os.tmpname()
  assert(step(index.save, index, path))
  local mapped = assert(step(core.index, { path = path }))
  for p in step(mapped.query, mapped, other) do say(p.b.id, p.words) end
  local both = step(core.index, { k = 4, w = 3 })
  step(both.add_all, both, { { COPIED, id = "z" } })
  step(both.merge, both, mapped)
  for a, b, words in step(both.each_pair, both) do say(a, b, words) end
  step(mapped.close, mapped)
  step(both.close, both)
  other:close()
  os.remove(path)
  step(index.close, index)
end

-- The same with a bound that puts most of it into files, in two links and a merge.
local function long (from)
  local words = {}
  for k = 1, 1100 do words[k] = ("mot%d"):format((from + k) * (from + k) % 4001) end
  return table.concat(words, " ") .. "."
end

local function bounded (core)
  local options = { k = 4, w = 3, memory = 65536, folder = "/tmp" }
  local index, other = step(core.index, options), step(core.index, options)
  for i = 1, 2 do
    step(index.add_all, index, { { long(7 * i), id = "a" .. i }, { long(9 * i), id = "b" .. i } }, { threads = 2 })
    step(index.link, index)
  end
  for a, b, words in step(index.each_pair, index) do say(a, b, words) end
  local doc = step(core.doc, long(8), { id = "z" })
  for p in step(index.query, index, doc) do say(p.b.id, p.words) end
  step(other.add, other, doc)
  step(other.merge, other, index)
  for a, b, words in step(other.each_pair, other) do say(a, b, words) end
  step(other.close, other)
  step(index.close, index)
  doc:close()
end

-- The iterators themselves may fail in the middle of a loop; then the whole
-- pass begins anew.
local function pass (f, ...)
  local before = #out
  local arguments = table.pack(...)
  step(function ()
    for i = #out, before + 1, -1 do out[i] = nil end
    f(table.unpack(arguments, 1, arguments.n))
  end)
end

return step(function ()
  out = {}
  local core = require "syrtext.core"
  say(step(core.fold, "L’ÉTAT ﬁn"), step(core.utf8check, "a\xFF"))
  local docs = step(documents, core)
  pass(segments, core, TEXTS.c)
  pass(quotations, core)
  pass(mending, core)
  pass(read, docs.standard)
  for _, id in ipairs { "a", "b", "c" } do
    pass(read, docs[id])
    pass(fingerprints, docs[id])
  end
  pass(names, core, docs)
  pass(reuse, core, docs)
  pass(bounded, core)
  for _, doc in pairs(docs) do doc:close() end
  return table.concat(out, " ")
end)
