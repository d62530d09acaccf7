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
---     for family in index:families() do print(family.base.id, #family.members) end
---@class syrtext
---@field version string  # of the module, as "0.1.0"
syrtext = {}

-- ---------------------------------------------------------------- reading

--- Read one text into a document.
---
---     local doc = syrtext.doc("Il est arrivé à Alep.", { id = "a" })
---     for first, last, kind in doc:tokens() do print(doc:sub(first, last), kind) end
---@param text string  # UTF-8; a bad byte is a token of kind "bad", never an error
---@param meta? table  # id, title, date, outlet, url, lang and what you like: fields of the document
---@param options? table  # lang: fr en de ru tr ar und (default: guessed); glued: break sentences glued without a space
---@return Doc
function syrtext.doc(text, meta, options) end

--- Read articles: .txt, .jsonl, .tsv, a folder of them, or "-" for standard input.
---
--- The formats are those of the command line. A document is made when it is first
--- asked for, and kept.
---
---     local articles, message = syrtext.read("articles/", { strict = true })
---     print(articles)
---@param ... string|table  # paths; a table at the end holds options: lang, strict, input_format, keep, on_warning
---@return Articles?  # or nil and a message that says what is wrong and where
---@return string? message
function syrtext.read(...) end

--- Open a gazetteer: the one that ships, a file, or a table.
---@param source? string|table  # a source (.tsv, .jsonl) or compiled file, or a list of { entity=, type=, name=, aliases= }
---@return Gazetteer?  # or nil and a message
---@return string? message
function syrtext.gazetteer(source) end

--- Make an index that finds what documents share.
---@param options? table  # parameters of the fingerprints; the defaults find every shared run of 12 words
---@return Index
function syrtext.index(options) end

--- The names in a document: those of the gazetteer and those that it lacks.
---
---     print(syrtext.entities(doc))
---@param doc Doc
---@param gazetteer? Gazetteer  # default: the one that ships
---@return List  # of { first, last, type, entity, tier, text }
function syrtext.entities(doc, gazetteer) end

--- The sentences of a document and what they are.
---@param doc Doc
---@return List  # of { first, last, kind, text }; kind: sentence heading byline boilerplate
function syrtext.sentences(doc) end

--- Families, copies and names of articles, as data for a report.
---
---     local report = syrtext.report(syrtext.read "articles/")
---     print(report)
---     report:save "report.html"
---@param articles Articles
---@param options? table  # gazetteer, threads, index
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
--- read as `doc.id`, `doc.title`, `doc.date`, `doc.outlet`.
---@class Doc
---@field id string?
---@field title string?
---@field date string?
---@field outlet string?
Doc = {}

--- Every token, or those of one kind.
---
---     for first, last, kind in doc:tokens() do print(doc:sub(first, last), kind) end
---@param kind? string  # word number punct symbol url email hashtag mention emoji time date bad other
---@return fun(): integer?, integer?, string?  # first, last, kind
function Doc:tokens(kind) end

--- Every sentence unit: a line break always ends one.
---@return fun(): integer?, integer?, integer?  # first, last, i
function Doc:sentences() end

--- Facts about sentence unit i.
---@param i integer  # negative from the end
---@return { first: integer, last: integer, first_token: integer, last_token: integer, closed: boolean, line_start: boolean, line_end: boolean, paragraph: boolean }
function Doc:sentence(i) end

--- The text of token i.
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

--- The shape of token i: capitals, digits, hyphens.
---@param i integer
---@return table
function Doc:shape(i) end

--- What stands before token i: glued, space, line or paragraph.
---@param i integer
---@return string
function Doc:gap(i) end

--- The hash of token i, folded: case, accents and apostrophes do not count.
---@param i integer
---@return string  # 16 hex digits
function Doc:hash(i) end

--- How many tokens there are, or tokens of a kind.
---
---     doc:count { kind = "word" }
---@param what? { kind: string }
---@return integer
function Doc:count(what) end

--- A piece of the text.
---@param first integer|table  # a byte, or anything with the fields first and last
---@param last? integer  # a byte, inclusive; negative from the end
---@return string
function Doc:sub(first, last) end

--- Size and dirt of the text.
---@return { bytes: integer, tokens: integer, sentences: integer, bad: integer, first_bad: integer? }
function Doc:stats() end

--- A fingerprint of 64 bits: near texts differ in few bits.
---@return string  # 16 hex digits
function Doc:simhash() end

--- n minima of hashed shingles: the share of equal ones estimates the resemblance.
---@param n? integer  # default 128
---@return string[]
function Doc:minhash(n) end

--- Give the memory back now. The document cannot be used after it.
function Doc:close() end

-- ---------------------------------------------------------------- names

--- Many names at once, compiled.
---@class Gazetteer
Gazetteer = {}

--- Every name in a document: leftmost, longest, never overlapping.
---
---     for m in names:matches(doc) do print(m.entity, doc:sub(m)) end
---@param doc Doc
---@return fun(): table?  # { first, last, entity, type }
function Gazetteer:matches(doc) end

--- The entities that a name may stand for, best first.
---@param name string
---@return table[]
function Gazetteer:lookup(name) end

-- ---------------------------------------------------------------- reuse

--- What documents share: add them, link once, then ask.
---@class Index
Index = {}

--- Add a document. Its id must be new.
---@param doc Doc
function Index:add(doc) end

--- Find the passages. The result is the same for any number of threads.
---@param options? { threads: integer }
function Index:link(options) end

--- Every shared passage, also inside one document.
---
---     for p in index:passages() do print(p.a.id, p.a.first, p.b.id, p.b.first, p.words, p.kind) end
---@return fun(): table?  # { a = { id, first, last }, b = { id, first, last }, words, kind }
function Index:passages() end

--- Every pair of documents that share passages.
---@return fun(): table?  # { a, b, words, containment_a, containment_b }
function Index:pairs() end

--- Families of copies, also of one document.
---@return fun(): table?  # { id, base = { id }, members = { { id, role, containment } }, evidence }
function Index:families() end

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

--- Families, what each copy shares with its base, and names. Prints as tables.
---@class Report
---@field families table[]
---@field entities table[]
Report = {}

--- Write the report as one HTML file that loads nothing.
---@param path string
---@return boolean?  # true, or nil and a message
---@return string? message
function Report:save(path) end
