---@meta syrtext

--- Find copied passages, wire families and names in French press.
---
--- Text is read once, into columns of tokens; everything else reads the columns.
--- Positions in Lua are bytes, 1-based, inclusive: `text:sub(first, last)` is the piece.
---
--- Example:
---
---     local syrtext  = require "syrtext"
---     local articles = syrtext.read "articles/"
---     local index    = syrtext.index()
---     for doc in articles:each() do index:add(doc) end
---     index:link()
---     for family in index:families() do print(family.base.id, #family) end
---@class syrtext
---@field version string  # of the module, as "0.1.0"
syrtext = {}

-- ---------------------------------------------------------------- reading

--- Read one text into a document.
---
---     local doc = syrtext.doc("Il est arrivé à Alep.", { id = "a" })
---     for first, last, kind in doc:tokens() do print(doc:sub(first, last), kind) end
---
--- About 80 ns a token, most of it the call; `doc:count` walks the columns in C, 60 times as fast.
---
--- What the options cost, in F1 on treebanks, whose conventions differ. whole, of tokens: .19 on GSD dev, .05 on ParTUT,
--- .56 on press (annodis); it leaves `50 %` and `100 €` apart, and takes the hours of `à 15 h 30 hommes` for a time.
--- semicolon, of sentences: gains 1.5, 4.5, 1.8, since a semicolon ends sentences there; in articles it does not. glued:
--- gains 3.4 on annodis, whose headings stand in the line, and loses 1.2 on GSD. In time: reading takes 1.1 times as long
--- with whole, 1.7 times with semicolon or glued, which look at every token, and 1.9 times with mode "uax29" or und.
---@param text string  # UTF-8, below 4 GiB; a bad byte is a token of kind "bad", never an error; a byte order mark at the beginning is no token
---@param meta? table  # id, title, date, outlet, url, lang and what you like: fields of the document. lang chooses the rules if the options do not: "fr", "fr-FR", "FR"; a language without rules is und
---@param options? table  # lang: fr en de ru tr ar, or und for the words of Unicode's standard with addresses and numbers (default: that of the metadata, or fr); whole: 15h30, 15 h 30, 160km, 50% are one token, else as Universal Dependencies cuts them; clitics: English did|n't, Assad|'s as two; semicolon: it ends a sentence; glued: break before a function word with a capital that follows a word without a stop, for texts that lost their line ends; mode: "uax29" for nothing but the words and sentences of Unicode's standard
---@return Doc?  # or nil and a message when the text has 4 GiB or more
---@return string? message
function syrtext.doc(text, meta, options) end

--- One form for all spellings of a text: what hashes, names and passages are compared by.
---
--- Level fold: case, accents, ligatures, width, apostrophes, soft hyphens and joiners do not count, nor do Arabic short
--- vowels and the forms of alef, yeh and heh, Arabic and Persian digits, and ё; every hyphen is "-". The four letters i of
--- Turkish are one, in any language, so that IĞDIR, Iğdır and ığdır are. Level exact: letter by letter, only what cannot be
--- seen is made one (NFC, the forms of apostrophe and hyphen, soft hyphens and joiners). Folding twice is folding once, on both, for text that is UTF-8.
---
---     print(syrtext.fold "L’État", syrtext.fold("L’État", "exact"))  --> letat   L'État
---@param text string  # any bytes; bad UTF-8 is kept as it is
---@param level? string  # fold (default) or exact
---@return string
function syrtext.fold(text, level) end

--- The segments of a text by Unicode's standard (UAX #29 of Unicode 15.0), one after the other without a gap.
---
--- White space is a segment too. For the words of a language, kinds and hashes make a document.
---
---     for first, last in syrtext.segments("L'armée a repris Alep.", "word") do print(first, last) end
---@param text string  # any bytes; each piece of bad UTF-8 is a word and a grapheme of its own
---@param unit string  # word, sentence or grapheme
---@return fun(): integer?, integer?  # first, last
function syrtext.segments(text, unit) end

--- The grapheme clusters of a text: what a reader takes for one character.
---
---     for first, last in syrtext.graphemes "e\u{301}té" do print(first, last) end
---@param text string
---@return fun(): integer?, integer?  # first, last
function syrtext.graphemes(text) end

--- Read articles: .txt, .jsonl, .tsv, a folder of them, or "-" for standard input.
---
--- The formats are those of the command line. A document is made when it is first
--- asked for, and kept.
---
---     local articles, message = syrtext.read("articles/", { strict = true })
---     print(articles)
---@param ... string|table  # paths; a table at the end holds options: lang (default: guessed for each), mode, whole, clitics, semicolon, glued (as in `syrtext.doc`), repair (mend damaged encoding), strict, input_format, keep, on_warning, folder (the texts are kept in a temporary file there, not in memory)
---@return Articles?  # or nil and a message that says what is wrong and where
---@return string? message
function syrtext.read(...) end

--- Open a gazetteer: the one that ships, a file, or a table.
---
---     local names = syrtext.gazetteer({ "mine.tsv" }, { default = true })
--- Sources are told by their content: TSV and JSON lines of ours, answers of Wikidata, tables of GeoNames and Who's On First,
--- FollowTheMoney (OpenSanctions); `lua/syrtext/sources/` says what each reader takes.
---@param source? string|table  # a source or a compiled file; or a list of files and of rows { entity=, type=, name=, aliases=, wikidata=, case= }; without a case a name that begins with a small letter is `any`, others are `initial`; a name that ends in a bracket is a label
---@param options? table  # default: true adds the one that ships to what is named; type: of entities whose source does not tell (MISC); checked: true reads every byte of a compiled file over 1 MB before it is used; on_warning: called with a message when names are left out
---@return Gazetteer?  # or nil and a message
---@return string? message
function syrtext.gazetteer(source, options) end

--- Make an index that finds what documents share.
---@param options? table  # k: words of a shingle (6), w: shingles of a window (7): every shared run of k + w - 1 words is found, and none under 6 words is told; threads; path: a file that `index:save` wrote (k and w are then those of the file); memory: a size such as "512M": what is larger goes to temporary files, with the same results (at least "64K"; documents themselves, 100 bytes each, and results stay in memory); folder: of these files (TMPDIR, or /tmp)
---@return Index?  # or nil and a message, for a file
---@return string? message
function syrtext.index(options) end

--- The names in a document: those of the gazetteer and those that it lacks.
---
---     print(syrtext.entities(doc))
---@param doc Doc
---@param gazetteer? Gazetteer  # default: the one that ships
---@param options? table  # decisions: those of syrtext.decisions; definitions: those of syrtext.definitions; tier: the highest of the gazetteer's matches that is wanted (2), 1 to 4, as of `Gazetteer:matches`
---@return List  # of { first, last, type, entity, tier, text, metonym, wikidata, also }; tier 0: no list has it; metonym: the country whose government is meant; wikidata: the entity's id there, where the gazetteer tells it; also: the other entities that the name may mean, as { entity, type, name, tier } (those of the list, and persons of the document who share a last name)
function syrtext.entities(doc, gazetteer, options) end

--- Where a document says that two names are one thing.
---
---     print(syrtext.aliases(syrtext.doc "les Forces de défense nationale (FND)"))
---@param doc Doc
---@param gazetteer? Gazetteer  # default: the one that ships
---@param options? table  # decisions: those of syrtext.decisions; what they forbid or make two things of is left out
---@return List  # of { long_first, long_last, short_first, short_last, relation, long, short, entity }; relation: acronym former aka
function syrtext.aliases(doc, gazetteer, options) end

--- Words for peoples, and their countries: "syriens", "turque", "syro-turque", in any gender and number.
---
--- They are no names of a gazetteer: their forms ship with the module, and a list of yours has none. On the command
--- line `syrtext entities --demonyms` prints them among the names.
---
---     print(syrtext.demonyms(doc))
---@param doc Doc
---@return List  # of { first, last, entity, form }; entity: the country's id, "a+b" for two
function syrtext.demonyms(doc) end

--- Read an analyst's decisions about names.
---
--- One a line, fields parted by a TAB or two spaces: `merge ENTITY ENTITY...`, `split ENTITY NAME NEW [DOC]`,
--- `forbid NAME [DOC]`, `prefer NAME ENTITY [DOC]`. Names are compared without case and accents.
---
---     local entities = syrtext.entities(doc, names, { decisions = syrtext.decisions "decisions.txt" })
---@param path string
---@return Decisions?  # or nil and a message with file and line
---@return string? message
function syrtext.decisions(path) end

--- What articles define, for the others of a run: "le PTL" is the party that another article calls so in brackets.
---
---     local known = syrtext.definitions()
---     for doc in articles:each() do known:read(doc, names) end
---     for doc in articles:each() do print(syrtext.entities(doc, names, { definitions = known })) end
---
--- An acronym of three letters or more, or a name of several words, gets the id that most of the articles which define
--- it give it; what the gazetteer knows, and what an article defines itself, stays. `syrtext entities` does this by itself.
---@return Definitions
function syrtext.definitions() end

--- Pairs of articles on one event that share no passage: told independently, or rewritten until no copy is left.
---
--- What counts is names, figures and days that both have, by how rare they are in this set of articles; a pair needs a
--- rare name and one more fact. Copies are never among them, and the score is none of theirs. The set must hold four
--- articles or more that are no copies of each other: among fewer nothing is rare.
---
---     for _, e in ipairs(syrtext.events(articles)) do print(e.a, e.b, e.score, e) end
---@param articles Articles
---@param options? table  # index: one that holds the articles (default: made); gazetteer, decisions: as of syrtext.entities; entities: a function of a document, in place of both; least: score from which a pair is told (0.25); days: the most between two articles (14); threads; close: close each document after it was read
---@return List?  # of EventLink, best first; or nil and a message
---@return string? message
function syrtext.events(articles, options) end

--- The sentences of a document and what they are.
---@param doc Doc
---@return List  # of { first, last, kind, text }; kind: sentence heading byline boilerplate
function syrtext.sentences(doc) end

--- The quotations of a document, with their text.
---
---     print(syrtext.quotations(syrtext.doc "Il dit : « Oui », puis \"non\"."))
---@param doc Doc
---@return List  # of { first, last, depth, style, closed, text } and what `Doc:quotation` gives besides
function syrtext.quotations(doc) end

--- Guess the language of a text among fr, en, de, ru, tr and ar, from the script and the small words of its beginning.
---
--- Another language is "und": its script tells (Greek, Hebrew, Chinese), its letters (Ukrainian, Persian), or the small
--- words of Spanish, Italian, Portuguese, Dutch, Polish, Romanian and Swedish, which have no rules here but are no French.
---
---     local lang, score = syrtext.language("Die Lage ist ernst, und das Heer ist nicht bereit.")  --> "de", 0.94...
---@param text string
---@return string lang  # fr when nothing speaks for any; und for another language
---@return number score  # 0: nothing to go by; from 0.5 on more than chance; near 1: no doubt
---@return string? second  # the second best
function syrtext.language(text) end

--- Mend damaged encoding: CP1252 bytes inside UTF-8, and UTF-8 that was encoded twice.
---
--- Line by line, and only where it makes the line better; correct text is never changed.
---
---     local text, report, map = syrtext.repair("caf\xE9, lâ€™armÃ©e")
---     for _, r in ipairs(report) do print(r.line, r.first, r.last, r.kind, r.count) end
---     print(map:original(7, 9))  -- where these bytes stood in the text as it was
---@param text string
---@return string? text  # mended; or nil and a message when it is too long (1.3 GB)
---@return table report  # a row for each line and kind: line, first and last in the original, kind (cp1252, double), count
---@return Repair map  # the positions
function syrtext.repair(text) end

--- Families, copies and names of articles, as data for a report.
---
---     local report = syrtext.report(syrtext.read "articles/")
---     print(report)
---     report:save "report.html"
---@param articles Articles
---@param options? table  # gazetteer (default: the one that ships), threads, index: options of syrtext.index
---@return Report
function syrtext.report(articles, options) end

--- Print help: the list of everything, or one entry.
---
---     syrtext.help "Doc.tokens"
---@param name? string  # as "read", "Doc", "Doc.tokens"; default: the list
function syrtext.help(name) end

-- ---------------------------------------------------------------- articles

--- A list of documents. `#articles`, `articles[1]`, `articles[-1]`; prints as a table.
---@class Articles
---@field warnings string[]  # what reading found: bad bytes, empty files
Articles = {}

--- Every document, in input order.
---
---     for doc in articles:each() do print(doc.id, #doc) end
---@return fun(): Doc?
function Articles:each() end

--- The document with an id, or nil.
---@param id string
---@return Doc?
function Articles:find(id) end

--- Bytes of all texts together.
---@return integer
function Articles:bytes() end

--- What is known of document i before it is read into tokens.
---@param i integer
---@return { id: string, date: string?, outlet: string?, title: string?, bytes: integer, place: string }?
function Articles:about(i) end

-- ---------------------------------------------------------------- documents

--- A text as columns of tokens. `#doc` is the number of tokens; fields of the metadata
--- read as `doc.id`, `doc.title`, `doc.date`, `doc.outlet`. Tokens and sentences count from 1, negative numbers from the
--- end; a number that is out of range is an error, as is any call after `close`. Bytes count from 1, spans are inclusive.
---@class Doc
---@field id string?
---@field title string?
---@field date string?
---@field outlet string?
Doc = {}

--- Every token, or those of one kind.
---
--- word: letters, also with digits behind (M5, XXe); number: begins with a digit or a sign before one (2e, 1 500,
--- 1994-1998, -3); punct, symbol: marks, currency, %; url, email, hashtag, mention: addresses; emoji: with its modifiers;
--- time: 15:30, and with the option whole 15h30; date: in figures (12/05/2018, 2018-05-12); bad: bytes that are no
--- UTF-8; other: file names (rapport.pdf), soft hyphens that stand alone.
---
---     for first, last, kind in doc:tokens() do print(doc:sub(first, last), kind) end
---@param kind? string  # one of these; another name is an error
---@return fun(): integer?, integer?, string?, integer?  # first, last, kind, i
function Doc:tokens(kind) end

--- Every sentence unit: a line break always ends one.
---@return fun(): integer?, integer?, integer?  # first, last, i
function Doc:sentences() end

--- Facts about sentence unit i.
---@param i integer  # negative from the end
---@return table  # first, last (bytes), first_token, last_token; closed: a mark that ends sentences ends it; line_start, line_end: it begins or ends its line, so a heading has both; paragraph: it begins a paragraph, after a blank line
function Doc:sentence(i) end

--- The text of token i. A string is made for it: about 120 ns.
---@param i integer  # negative from the end
---@return string
function Doc:text(i) end

--- The kind of token i.
---@param i integer
---@return string
function Doc:kind(i) end

--- The first and last byte of token i.
---@param i integer
---@return integer first
---@return integer last
function Doc:span(i) end

--- The shape of token i, as bits: upper 1, its first letter is a capital; caps 2, it has capitals and no small letters;
--- digits 4, it has one; hyphen 8, one inside; high 16, a byte outside ASCII; enddot 32, a word that keeps its stop (M.,
--- J.-C.); elided 64, it ends in an apostrophe (l', qu'); stops 128, it may end a sentence (. ! ? and the like).
---@param i integer
---@return integer
function Doc:shape(i) end

--- What stands before token i: glued, space, line or paragraph.
---@param i integer
---@return string
function Doc:gap(i) end

--- The hash of token i, folded: case, accents and apostrophes do not count. The first call makes those of all tokens.
---@param i integer
---@return string  # 16 hex digits
function Doc:hash(i) end

--- How many tokens there are, of a kind, or of a form.
---
---     doc:count { kind = "word" }
---     doc:count { form = "état" }      -- État, ETAT, etat
---     doc:count { form = "État", level = "exact" }
---@param what? table  # kind; form; level: how forms compare, fold (default) or exact, see `syrtext.fold`
---@return integer
function Doc:count(what) end

--- The token at a byte, or the next one after it.
---@param byte integer  # from 1; less is an error
---@return integer?  # nil behind the last token
function Doc:at(byte) end

--- The sentence unit that token i stands in.
---@param i integer
---@return integer
function Doc:sentence_of(i) end

--- Every quotation, in the order of their opening marks.
---
--- Straight, curly and low marks, guillemets either way round, single marks that are no apostrophe, and typed ones.
--- They nest, never cross and never leave their paragraph: one that nothing closes ends with it, and says so.
---
---     for q in doc:quotations() do print(q.depth, q.style, q.closed, doc:sub(q)) end
---@return fun(): table?  # of Doc:quotation
function Doc:quotations() end

--- Quotation i. `doc:sub(q)` is its text, marks included; inner_first and inner_last leave them out.
---
--- style: straight curly low guillemet single typed. closed: false when it ends only because its paragraph does, or the
--- quotation that it stands in. mismatch: a mark of another kind closes it. continued: not closed, and the next paragraph
--- goes on with its mark (that one is resumed): no error. parent: the number of the quotation that it stands in.
--- brackets: what the editor may have put into it, as { first, last, round, omitted }; omitted: "[...]".
---@param i integer  # negative from the end
---@return table  # i, first, last, inner_first, inner_last, first_token, last_token, depth, style, closed, mismatch, continued, resumed, parent?, brackets?
function Doc:quotation(i) end

--- The number of the smallest quotation that token i stands in, its marks included.
---
---     local q = doc:quoted(doc:at(byte))
---@param i integer  # negative from the end
---@return integer?
function Doc:quoted(i) end

--- How many quotations there are, and what is wrong with their marks.
---@return table  # quotations, closed, mismatch, continued, resumed, brackets, stray (marks that open and close nothing), deep (marks for which there was no room: 16 inside each other, four of one kind, four that nothing closes)
function Doc:quotation_stats() end

--- Tokens i to j as lines of TSV: id, start, end, kind, text; bytes from 0, end exclusive.
---@param id string   written as it is
---@param i? integer  default 1
---@param j? integer  default the last
---@return string
function Doc:rows(id, i, j) end

--- A copy of the metadata.
---@return table
function Doc:meta() end

--- A piece of the text.
---@param first integer|table  # a byte, or anything with the fields first and last
---@param last? integer  # a byte, inclusive; negative from the end
---@return string
function Doc:sub(first, last) end

--- Size and dirt of the text.
---@return table  # bytes, tokens, sentences, bad (bytes that are not UTF-8; `doc:count{kind = "bad"}` counts the pieces that one replacement character stands for), first_bad (a byte, when there is one), memory, lang (whose rules the text was read with)
function Doc:stats() end

--- The winnowed shingles of the words, and the bytes where they stand.
---@param options? table  # k: words of a shingle (6), w: shingles of a window (7)
---@return fun(): string?, integer?, integer?  # hash (16 hex digits), first, last
function Doc:fingerprint(options) end

--- 64 bits that near texts share most of.
---@return string  # 16 hex digits
function Doc:simhash() end

--- A sketch: the share of equal items in two sketches estimates their resemblance.
---@param n? integer  # items; default 128
---@return integer[]
function Doc:minhash(n) end

--- Give the memory back now. The document cannot be used after it.
function Doc:close() end

-- ---------------------------------------------------------------- a repair

--- What syrtext.repair changed: `#map` is the number of mended pieces. A document that was read with the option
--- repair has it as `doc.repair`, when there was anything to mend.
---@class Repair
Repair = {}

--- Where bytes of the mended text stood in the original, whole characters.
---@param first integer
---@param last? integer  # default: first
---@return integer first
---@return integer last
function Repair:original(first, last) end

--- Where bytes of the original stand in the mended text, whole characters.
---@param first integer
---@param last? integer  # default: first
---@return integer first
---@return integer last
function Repair:repaired(first, last) end

--- Give the memory back now.
function Repair:close() end

-- ---------------------------------------------------------------- names

--- Many names at once, compiled. `#gazetteer` is the number of names.
---@class Gazetteer
Gazetteer = {}

--- Every name in a document: leftmost, longest, never overlapping.
---
---     for m in names:matches(doc) do print(m.entity, doc:sub(m)) end
---     for m in names:matches(doc, { tier = 4 }) do print(m.tier, m.entity, doc:sub(m)) end
---
--- Tiers: 1 equal but for case and accents; 2 article or gap differs; 3 another spelling of the
--- same sounds; 4 the same consonants, in Latin, Arabic or Cyrillic letters. Tiers 3 and 4 name
--- only capitalised words that tiers 1 and 2 leave: one of six letters or more, or several.
---
--- This is the list alone: a name is found as it is written there. Endings of Russian and Turkish and prefixes of
--- Arabic ("Асадом", "Suriye'nin", "وبدمشق"), last names, metonyms and what the context decides are the work of
--- `syrtext.entities`; French plurals and feminines of peoples that of `syrtext.demonyms`.
---@param doc Doc
---@param options? table  # overlap; tier: the highest wanted (2), 1 to 4; alone: never-alone names count
---@return fun(): table?  # first, last, first_token, last_token, entity, type, name, wikidata, alias, case, tier; also: the other entities that the name may mean, with the same fields from entity on
function Gazetteer:matches(doc, options) end

--- The same without tables.
---@param doc Doc
---@param options? table
---@return fun(): integer?, integer?, string?, string?, integer?, string?  # first, last, entity, type, tier, alias
function Gazetteer:spans(doc, options) end

--- How many names a document has.
---@param doc Doc
---@param options? table
---@return integer spans
---@return integer meanings
function Gazetteer:count(doc, options) end

--- The entities that a name may stand for, best first.
---
---     for _, a in ipairs(names:lookup("Башар Асад", { tier = 4 })) do print(a.score, a.name, a.reason) end
---
--- Of tier 4, one word against several ("Tell Mannas", "Telmannas") must be close, and is worth less than all others.
---@param name string
---@param options? table  # tier: the highest wanted (2), 1 to 4; limit
---@return table[]  # entity, type, name, wikidata, alias, case, tier, score, reason
function Gazetteer:lookup(name, options) end

--- What is known of the entity with an id: the first call makes a table of all ids.
---
---     for m in names:matches(doc) do print(m.entity, names:entity(m.entity).wikidata) end
---@param id string
---@return table?  # entity, type, name, wikidata (nil where the list has none); nil for an id that it has not
function Gazetteer:entity(id) end

--- Every entity, in the order of the list.
---@return fun(): table?  # entity, type, name, wikidata
function Gazetteer:entities() end

--- Every alias.
---@return fun(): table?  # entity, type, name, alias, case, wikidata
function Gazetteer:names() end

--- Sizes and versions.
---@return table  # entities, names, bytes, version, fold
function Gazetteer:info() end

--- Write the compiled form: it opens without being read.
---@param path string
---@return Gazetteer?  # or nil and a message
---@return string? message
function Gazetteer:save(path) end

--- Read through all bytes of a compiled file. Opening a large one checks its header and
--- sizes only; what is wrong elsewhere gives wrong names, never a crash.
---@return Gazetteer?  # or nil and a message
---@return string? message
function Gazetteer:check() end

--- Give the memory back now.
function Gazetteer:close() end

--- What an analyst decided about names; made by `syrtext.decisions`.
---@class Decisions
Decisions = {}

--- The decisions that nothing met in what they were applied to so far: mostly they are misspelled.
---
---     for _, line in ipairs(decisions:unused()) do print(line.place, line.text) end
---@return table[]  # place: file and line; text
function Decisions:unused() end

--- What articles define; made by `syrtext.definitions`.
---@class Definitions
Definitions = {}

--- Read an article for what it defines; most are only searched for a sign of a definition.
---@param doc Doc
---@param gazetteer Gazetteer
function Definitions:read(doc, gazetteer) end

-- ---------------------------------------------------------------- reuse

--- What documents share: add them, then ask. `#index` is the number of documents.
---@class Index
Index = {}

--- Add a document. Its id must be new; the document may be closed after it.
---@param doc Doc
---@return Index?  # or nil and a message, when a temporary file fails (option memory)
---@return string? message
function Index:add(doc) end

--- Add many documents at once, read by several threads: each a table with its text at [1], an id and
--- what else is known (date, outlet ...), which the index keeps. All of them or, when one is wrong, none.
---
---     index:add_all({ { "Un texte.", id = "a", date = "2020-03-03" } }, { threads = 2 })
---@param list table[]
---@param options? table  # threads; lang: a tag, or a list of a tag or false (guess it) for each; otherwise: where a guess tells too little
---@return Index?  # or nil and a message, when a temporary file fails (option memory)
---@return string? message
function Index:add_all(list, options) end

--- Add the documents of another index, which stays as it is. Both must have the same k and w.
---@param other Index
---@return Index?  # or nil and a message, when a temporary file fails (option memory)
---@return string? message
function Index:merge(other) end

--- Save the index, without the texts: `syrtext.index{ path = ... }` maps it. A crash leaves the old file whole.
---@param path string
---@return boolean?  # true, or nil and a message
---@return string? message
function Index:save(path) end

--- Find the passages now; asking does it too. The result is the same for any number of threads.
---@param options? table  # threads
---@return Index?  # or nil and a message, when a temporary file fails (option memory)
---@return string? message
function Index:link(options) end

--- Every shared passage, also inside one document. Words compare folded: case, accents and marks between
--- words are no difference. It begins and ends with a word: a stop behind the last one is none of it. What
--- more than 500 documents have is told of each with the first of them and with the one before it, not of
--- all pairs.
---
---     for p in index:passages() do print(p.a.id, p.a.first, p.b.id, p.b.first, p.words, p.kind) end
---@return fun(): table?  # a, b: { id, first, last }; words; kind: verbatim or near
function Index:passages() end

--- The same without tables.
---@return fun(): ...  # id, first, last, id, first, last, words, kind
function Index:each_passage() end

--- Pairs of documents that share passages (of more than 500 that share one: see `index:passages`).
---@return fun(): table?  # a, b: ids; words; containment_a, containment_b
function Index:pairs() end

--- The same without tables.
---@return fun(): ...  # id, id, words, containment of the first, of the second
function Index:each_pair() end

--- Families of copies; a document without copies is a family of one.
---@return fun(): Family?
function Index:families() end

--- Passages that a document, which is not in the index, shares with those that are.
---@param doc Doc
---@return fun(): table?  # as passages; a is the document
function Index:query(doc) end

--- Text that many otherwise unlike documents have; it counts as no copy. Of lines of web pages, which are
--- told by their places as well, the first carrier of each; `index:boilerplate_lines` gathers them by wording.
---@return fun(): table?  # id, first, last of its first carrier; documents: how many; text (nil in an index from a file)
function Index:boilerplate() end

--- The same by its wording: each line or run that is masked, the commonest first.
---@return List?  # documents, outlets: how many; first, last: dates; text. Or nil and a message: an index from a file has no texts
---@return string? message
function Index:boilerplate_lines() end

--- How much of each document was printed before. shared: in a passage with any other document; copied: with one
--- that is earlier, or that evidence makes the base of its family; original: the rest. From 0 to 1, boilerplate
--- left out. derived: wholly, partly, not (the degrees of METER).
---
---     print(index:rates "outlet")
---@param by? string|function  # outlet, day, or a function of a row that gives a key: added up by it
---@return List  # id, outlet, date, bytes, shared, copied, original, derived; added up: key, documents, bytes, shared, copied, original
function Index:rates(by) end

--- What no other document has and what is no boilerplate.
---@param id? string  # of one document; else of all
---@return List  # id, first, last, words, text; the last two are nil in an index from a file
function Index:originals(id) end

--- The stretches of one document that are masked as boilerplate.
---@param id string
---@return fun(): integer?, integer?  # first, last
function Index:each_masked(id) end

--- What the index says of the parts of its documents that are not the article.
---
---     local zones = index:zones()
---     for _, z in ipairs(zones:find(doc)) do print(z.kind, doc:sub(z.first, z.last), z.evidence) end
---@return Zones
function Index:zones() end

--- Give the memory back now.
function Index:close() end

--- A passage of `index:passages()`; prints as one line.
---@class Passage
---@field a table  # id, first, last
---@field b table  # the same of the other document, or of the second place
---@field words integer
---@field kind string  # verbatim or near
Passage = {}

--- What the second side of a near passage changed, word by word. The documents are those of `p.a` and of `p.b`, in
--- this order.
---
---     for _, e in ipairs(p:edits(doc_a, doc_b)) do print(e.kind, e.base, e.copy) end
---@param doc_a Doc
---@param doc_b Doc
---@return table[]  # kind: replaced, cut, added, figure; a, b: { first, last }; base, copy: their text
function Passage:edits(doc_a, doc_b) end

--- Finds zones; made by `index:zones()`.
---@class Zones
Zones = {}

--- The zones of a document of the index, in order.
---@param doc Doc
---@return List  # first, last, kind: boilerplate, duplicate, foreign, credit, heading; evidence
function Zones:find(doc) end

--- Documents that copy each other. `#family` is their number.
---@class Family
---@field id string  # the smallest id in it
---@field base table  # the member that it may come from: { id, words, containment, residue, role, date, outlet, credit }
---@field members table[]  # all of them
---@field evidence table  # verdict: decided, undecided, alone; by: agency, date, overlap; agency, date, overlap: the ids that each speaks for; outside: an agency that members credit and that is none of them; ranking: the members, strongest first
Family = {}

--- The passages between its members.
---@return fun(): table?  # as Index:passages
function Family:passages() end

--- Changes of a few words against the base that two copies or more, but not all, have alike: they have them
--- from one another or from a third.
---
---     for _, s in ipairs(family:slips()) do print(s.base, s.copy, table.concat(s.documents, " ")) end
---@return List?  # kind, base, copy, documents: ids; first, last: bytes of the base. Or nil and a message: an index from a file has no texts
---@return string? message
function Family:slips() end

-- ---------------------------------------------------------------- results

--- A list of results: an array that prints as a short table.
---@class List
List = {}

--- Every item.
---@return fun(): table?
function List:each() end

--- All rows as TSV, with a header line; TAB, line ends and \ are escaped.
---@return string
function List:tsv() end

--- All rows as JSON lines.
---@return string
function List:jsonl() end

--- Two articles on one event that share no passage; prints as one line.
---@class EventLink
---@field a string  # id
---@field b string  # id
---@field score number  # 0 to 1: evidence, times the overlap of all names, halved by each week between them
---@field days? integer  # between the two dates; nil where one is missing
---@field family_a string  # the smallest id of a's family, its own where it stands alone
---@field family_b string
---@field evidence number  # sum of the weights
---@field overlap number  # cosine of the two articles' names, by rarity and mentions
---@field names table[]  # { key: entity, weight, rarity: 0 to 1, documents, type, a, b }, heaviest first; a, b: first, last, text of the first place
---@field figures table[]  # the same; key: the value, whatever the wording
---@field dates table[]  # the same; key: month-day
EventLink = {}

--- Families, what each copy shares with its base, and names. Prints as tables.
---@class Report
---@field families table[]
---@field events table[]  # { link: EventLink, a, b: the two documents, more: pairs of the same two families }
---@field entities table[]
Report = {}

--- Write the report as one HTML file that loads nothing.
---@param path string
---@return boolean?  # true, or nil and a message
---@return string? message
function Report:save(path) end
