-- figures.lua - every figure that bench/run prints: what it is, which row of
-- which bench it reads, the bound that the issue sets and the peers beside it
--
--   figure(part, issue, text, row, unit, bound, peers)
--   bound  ">= 600", "<= 28", or nil for a figure that is only told
--   peers  { name, row [, least ratio ours / theirs] }, all in the same unit

local figures = {}
local part, issue

local function figure (text, row, unit, bound, ...)
  figures[#figures + 1] = { part = part, issue = issue, text = text, row = row, unit = unit, bound = bound, peers = { ... } }
end

local function section (p, i)
  part, issue = p, i
end

-- ---------------------------------------------------------------- words

section("tokens", 2)
figure("tokens with hashes and sentences, each article in an arena of its own", "tokens.articles", "MB/s", nil,
  { "ICU words", "icu.words", 3 })

section("tokens", 3)
-- Each article by itself, in an arena that is freed again; what a reading goes without
-- (syr_option.without) is what the figure does not name.
figure("tokens with kinds, press", "tokens.kinds", "MB/s", ">= 1000",
  { "ICU words", "icu.words", 10 }, { "libunistring words", "unistring.words", 6 },
  { "Rust unicode-segmentation words", "unicode-segmentation.words" }, { "Rust bstr words", "bstr.words" })
figure("the same, no more than AVX2", "tokens.kinds.avx2", "MB/s", ">= 1000", { "ICU words", "icu.words", 10 },
  { "libunistring words", "unistring.words", 6 })
figure("the same, no more than SSE2", "tokens.kinds.sse2", "MB/s", ">= 800", { "ICU words", "icu.words" },
  { "libunistring words", "unistring.words" })
figure("with curly apostrophes, guillemets and spaces that do not break", "tokens.typeset", "MB/s", nil)
figure("the same, no more than AVX2", "tokens.typeset.avx2", "MB/s")
figure("the same, no more than SSE2", "tokens.typeset.sse2", "MB/s")
figure("tokens with folded hashes", "tokens.hashes", "MB/s", ">= 600")
figure("the same, no more than AVX2", "tokens.hashes.avx2", "MB/s")
figure("the same, no more than SSE2", "tokens.hashes.sse2", "MB/s")
figure("tokens with kinds and sentences", "tokens.sentences", "MB/s", ">= 800", { "ICU sentences", "icu.sentences" },
  { "Rust unicode-segmentation sentences", "unicode-segmentation.sentences" }, { "Rust bstr sentences", "bstr.sentences" })
figure("the same, no more than AVX2", "tokens.sentences.avx2", "MB/s", ">= 800", { "ICU sentences", "icu.sentences" },
  { "ICU words", "icu.words" })
figure("with all, one text of 42 MB, memory fresh from the system", "tokens.fresh", "MB/s", nil, { "ICU words", "icu.words" })
figure("with kinds and sentences, Arabic", "tokens.arabic", "MB/s")
figure("stage: UTF-8 validation", "stage.utf8", "MB/s")
figure("stage: bit planes", "stage.planes", "MB/s")
figure("stage: fold and hash of one token, the general way", "stage.fold", "MB/s")
figure("UAX #29: boundaries of words", "uax29.words", "MB/s", ">= 350", { "ICU words", "icu.words", 5 },
  { "libunistring words", "unistring.words" }, { "Rust unicode-segmentation words", "unicode-segmentation.words" },
  { "Rust bstr words", "bstr.words" })
figure("UAX #29: boundaries of sentences", "uax29.sentences", "MB/s", nil, { "ICU sentences", "icu.sentences" })
figure("UAX #29: boundaries of graphemes", "uax29.graphemes", "MB/s", nil, { "ICU graphemes", "icu.graphemes" })
figure("UAX #29 mode, tokens with kinds and sentences", "tokens.uax29", "MB/s", ">= 350")
figure("one line of 200 MB, time a byte", "stress.line", "x", "<= 2")
figure("one word of 1 MB", "stress.word", "x", "<= 2")
figure("a million apostrophes", "stress.apostrophes", "x", "<= 2")
figure("a million elisions (l'l'l')", "stress.elisions", "x")
figure("digits with spaces without end", "stress.digits", "x", "<= 2")

section("lua", 3)
figure("core.doc(text)", "lua.read", "MB/s", nil, { "text:gmatch('%S+')", "lua.gmatch" })
figure("for first, last, kind in doc:tokens()", "lua.tokens", "MB/s", nil, { "text:gmatch('%S+')", "lua.gmatch" })
figure("the same", "lua.tokens.ns", "ns/token")
figure("doc:count{ kind = 'word' }", "lua.count", "MB/s")
figure("doc:text(i) of every token", "lua.text", "MB/s", nil, { "text:gmatch('%S+')", "lua.gmatch" })
figure("the same", "lua.text.ns", "ns/token")

-- ---------------------------------------------------------------- names

section("names", 4)
for _, size in ipairs{ { "1k", ">= 400" }, { "50k", ">= 270" }, { "500k", ">= 220" } } do
  local s = size[1]
  figure("raw UTF-8 to matches, " .. s .. " names (peers: text folded before)", "names." .. s, "MB/s", size[2],
    { "daachorse", "daachorse." .. s, 2 }, { "aho-corasick", "aho-corasick." .. s, 2.5 },
    { "pyahocorasick", "pyahocorasick." .. s, s == "500k" and 10 or nil })
  figure("the same, tier 1 only", "tier1." .. s, "MB/s")
  figure("matching alone, given the columns", "token." .. s, "ns/token")
end
figure("build, 500k names", "build.500k", "s", "<= 0.3", { "daachorse", "daachorse.build.500k" },
  { "aho-corasick", "aho-corasick.build.500k" }, { "pyahocorasick", "pyahocorasick.build.500k" })
figure("build, 10M names", "build.10M", "s", "<= 4")
figure("memory at its greatest, 10M names", "peak.10M", "GB")
figure("bytes a name plus the strings, 500k", "bytes.500k", "B", "<= 28", { "daachorse", "daachorse.bytes.500k" },
  { "aho-corasick", "aho-corasick.bytes.500k" })
figure("strings a name, 500k", "strings.500k", "B")
figure("map a compiled file of 500k names", "map.500k", "ms", "<= 1")

-- ---------------------------------------------------------------- reuse

section("reuse", 2)
figure("all pairs, aligned passages, from raw text", "reuse.all", "MB/s", ">= 40")
section("reuse", 5)
figure("fingerprints from raw text", "reuse.prints", "MB/s", ">= 500", { "datasketch, shingles given", "datasketch.kernel" },
  { "gaoya sketch", "gaoya.sketch" }, { "rensa, shingles given", "rensa.kernel" })
figure("MinHash (128) from raw text", "reuse.minhash", "MB/s", nil,
  { "gaoya sketch", "gaoya.sketch" }, { "rensa, shingles given", "rensa.kernel" })
figure("simhash from raw text", "reuse.simhash", "MB/s")
figure("adding to the index, from raw text", "reuse.add", "MB/s")
figure("linking alone", "reuse.link", "MB/s")
figure("all pairs, aligned passages, from raw text", "reuse.all", "MB/s", ">= 100",
  { "datasketch, shingles made in Python", "datasketch.sketch" },
  { "datasketch, shingles given", "datasketch.kernel", 20 }, { "gaoya sketch", "gaoya.sketch", 1 },
  { "rensa, shingles made in Python", "rensa.sketch" }, { "rensa, shingles given", "rensa.kernel", 1 })
figure("2 threads against one, from raw text, by the clock", "reuse.threads", "x", ">= 1.8")
figure("2 threads against one, link alone", "reuse.linkthreads", "x")
figure("alignment of a pair, 200 to 400 words", "reuse.align", "us", "<= 4")
-- The full index is what research/reuse.md counts: postings of every fingerprint, those
-- of one document as well; here with the list of documents, ids, masks and all results.
-- Columns of words, which alignment reads, have a bound of their own there.
figure("memory a document, full index: every fingerprint, ids, masks, results; no columns of words", "reuse.index", "B", "<= 1200")
figure("of these, the packed fingerprints", "reuse.packed", "B")
figure("memory a word, columns kept for alignment", "reuse.columns", "B", "<= 8")
figure("memory a document, all of it, columns too", "reuse.memory", "B")
figure("query of one article, 18,057 documents", "reuse.query", "ms")
figure("bytes a document in an index file", "reuse.file", "B")
figure("map an index file, every byte checked", "reuse.map", "ms")
figure("query of one article in a mapped index", "reuse.mapquery", "ms", "<= 1")
figure("passages found", "reuse.passages", "")
figure("ten thousand identical documents", "reuse.identical", "s", "<= 5")
figure("natural copies, containment >= .5, found", "pairs.half", "", ">= 1")
figure("natural copies, containment >= .3, found", "pairs.third", "", ">= 0.985")
figure("families: link recall", "families.recall", "", ">= 0.999")
figure("families: plagdet", "families.plagdet", "", ">= 0.993")
figure("families: 320-outlet stories", "families.big", "", ">= 0.999")
figure("families: adjusted Rand", "families.rand", "", ">= 0.985")
figure("families: pairs across families", "families.cross", "")
figure("corpus: pairs on one event without a passage, found", "events.recall", "")
figure("corpus: pairs on one event that are right", "events.precision", "")
figure("web pages: pairs of the same articles without their pages (press-pairs, >= .5) kept", "pages.kept", "", ">= 0.99")
figure("web pages: pairs reported in all", "pages.reported", "", "<= 5000")

section("memory", 5)
figure("200,000 mutated documents, --memory 256M: what the process grew by at its greatest", "bounded.peak", "MB", "<= 268")
figure("the same, unbounded", "unbounded.peak", "MB")
figure("the same, bounded: adding and linking", "bounded.seconds", "s")
figure("the same, unbounded: adding and linking", "unbounded.seconds", "s")
figure("the same, bounded: memory a document after link, columns in files", "bounded.held", "B", "<= 1200")
figure("bounded and unbounded give the same results", "bounded.same", "", ">= 1")

-- Most of these documents share next to nothing (bench/reuse.c): a collection
-- with as many copies as the press has would link for longer.
section("million", 5)
figure("a million documents: adding", "million.add", "s", "<= 60")
figure("a million documents: linking", "million.link", "s")
figure("a million documents: memory at its greatest", "million.memory", "GB", "<= 8")
figure("a million documents: one query", "million.query", "ms", "<= 1")

-- ---------------------------------------------------------------- quality

section("quality", 3)
for _, q in ipairs{
  { "UD_French-GSD dev", "99.85" }, { "UD_French-GSD dev.typo", "99.85" }, { "UD_French-Sequoia dev", "99.8" },
  { "UD_French-ParTUT train", "99.5" }, { "PRESS-fr annodis-traindev", "99.85" }, { "UD_English-EWT dev", "98.5" },
  { "UD_German-GSD dev", "99" }, { "UD_Russian-GSD dev", "99" }, { "UD_Turkish-IMST dev", "99" } } do
  figure("tokens F1, " .. q[1], "ud.tokens." .. q[1], "%", ">= " .. q[2])
end
figure("sentences F1 with line ends, PRESS-fr annodis-traindev", "ud.sentences.PRESS-fr annodis-traindev", "%", ">= 95")

section("quality", 2)
figure("gold: hard tokens", "gold.hard tokens", "", ">= 0.97")
figure("gold: sentences F1", "gold.sentences", "", ">= 0.97")
figure("gold: families right", "gold.families", "", ">= 1")
section("quality", 4)
figure("gold: entity spans F1", "gold.entity spans", "", ">= 0.93")
figure("gold: entity types", "gold.entity types", "", ">= 0.95")
figure("gold: entity identity F1", "gold.entity identity", "", ">= 0.97")
figure("gold: aliases F1", "gold.aliases", "", ">= 0.85")
figure("names of the corpus: spans F1", "entities.f1", "", ">= 0.93")
figure("names of the corpus: spans, precision", "entities.precision", "")
figure("names of the corpus: spans, recall", "entities.recall", "")
figure("names of the corpus: types of the right spans", "entities.types", "", ">= 0.95")
figure("names of the press, linked and typed (names.entities)", "entities.speed", "MB/s")
figure("places, one spelling held out, tier 3: recall", "places.3.recall", "", ">= 0.45")
figure("places, one spelling held out, tier 3: candidates", "places.3.candidates", "", "<= 2")
figure("places, one spelling held out, tier 3: a look-up", "places.3.time", "us")
figure("places, one spelling held out, tier 4: recall", "places.4.recall", "", ">= 0.8")
figure("places, one spelling held out, tier 4: candidates", "places.4.candidates", "")
figure("places, one spelling held out, tier 4: a look-up", "places.4.time", "us")
figure("persons, tier 4, from one French name: Latin", "persons.latin", "", ">= 0.92")
figure("persons, tier 4, from one French name: Arabic", "persons.arabic", "", ">= 0.88")
figure("persons, tier 4, from one French name: Cyrillic", "persons.cyrillic", "", ">= 0.93")
figure("persons, tier 4: precision, the worst script", "persons.precision", "", ">= 0.98")
section("quality", 5)
figure("gold: passages between documents F1", "gold.passages between documents", "", ">= 0.95")
figure("gold: passages inside a document F1", "gold.passages inside a document", "", ">= 0.98")
figure("gold: zones, duplicate F1", "gold.zone duplicate", "", ">= 0.98")
figure("gold: zones, boilerplate F1", "gold.zone boilerplate", "", ">= 0.9")
figure("gold: zones, credit F1", "gold.zone credit", "", ">= 1")

return figures
