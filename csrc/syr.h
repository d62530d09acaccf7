/*
** syr.h - the whole C interface of syrtext's core
**
** The core reads text once, into columns of tokens, and every engine (names,
** fingerprints, passages) reads those columns and never the text again.
** It knows nothing of Lua: csrc/lsyr*.c are the only files that do.
**
** Rules that hold for everything below
**   Units      Offsets are bytes into the caller's text, 0-based, half-open
**              [start, end). Words are counted in tokens.
**   Ownership  Every object takes its memory from the syr_mem handed in and
**              gives it back with it. Texts and names stay the caller's; what
**              is kept longer than the call is said to be copied.
**   Errors     A function that can fail returns a syr_status, results come
**              through pointers. The core never prints, exits or aborts. After
**              SYR_NOMEM an object may only be freed.
**   Threads    No mutable statics: objects are independent of each other, one
**              object serves one thread at a time.
*/
#ifndef syr_h
#define syr_h

#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

#define SYR_VERSION "0.1.0"
#define SYR_FOLD_VERSION 2 /* changes when any folded hash changes */

/* ---------------------------------------------------------------- status */

typedef enum syr_status {
  SYR_OK,
  SYR_NOMEM,   /* the allocator said no */
  SYR_TOOBIG,  /* a text of 4 GiB or more, a name of more than SYR_MAXNAME tokens */
  SYR_EMPTY,   /* a name that is empty or folds to nothing */
  SYR_UTF8,    /* bytes that are not UTF-8 where they must be */
  SYR_ARG,     /* a parameter out of its range */
  SYR_FORMAT,  /* a file that is not ours, is cut short or fails its checksum */
  SYR_OLD,     /* a file of another version or other parameters */
  SYR_IO       /* a temporary file cannot be made or has no room; errno says why */
} syr_status;

/* A message for people, in lower case, without a full stop. Never NULL. */
const char *syr_message (syr_status s);

/* ---------------------------------------------------------------- memory (syr_mem.c) */

/* The contract of lua_Alloc: nsize 0 frees, ptr NULL makes new, else resizes. */
typedef void *(*syr_alloc) (void *ud, void *ptr, size_t osize, size_t nsize);

typedef struct syr_block syr_block;

/* An arena: blocks from one allocator that are freed together. */
typedef struct syr_mem {
  syr_alloc f;
  void *ud;
  syr_block *head; /* doubly linked, newest first */
  size_t bytes;    /* held now, headers included */
} syr_mem;

void syr_mem_init (syr_mem *m, syr_alloc f, void *ud);
void *syr_mem_new (syr_mem *m, size_t n);           /* 16-aligned, not cleared; NULL when out of memory */
void *syr_mem_zero (syr_mem *m, size_t n);          /* the same, cleared */

/*
** A new block p of n bytes will be written once from end to end: the system is asked for
** pages of 2 MB, where it has them. The first touch of a page costs a microsecond, as
** much as tokenizing 500 bytes. Not for blocks that grow: large pages move slowly.
*/
void syr_mem_large (void *p, size_t n);

void *syr_mem_grow (syr_mem *m, void *p, size_t n); /* resize; p may be NULL; on NULL p is as it was */
void syr_mem_drop (syr_mem *m, void *p);            /* free one block early; p may be NULL */
void syr_mem_free (syr_mem *m);                     /* free all; the arena may be used again */
void syr_mem_join (syr_mem *m, syr_mem *from);       /* m takes all blocks of from, which has the same allocator */

/* m takes block p of from: p again, or a copy if their allocators differ (NULL: no memory, p stays). */
void *syr_mem_give (syr_mem *m, syr_mem *from, void *p);

/*
** Make room for `need` items of `size` bytes in the array *p that has room for
** *cap items: grows by half, at least 16. *p and *cap change only on SYR_OK.
*/
syr_status syr_mem_room (syr_mem *m, void *p, size_t *cap, size_t need, size_t size);

/* malloc's face with lua_Alloc's contract, for C programs and worker threads. */
void *syr_mem_malloc (void *ud, void *ptr, size_t osize, size_t nsize);

/* ---------------------------------------------------------------- UTF-8 (syr_utf8.c) */

/* Offset of the first byte that is not part of well-formed UTF-8, or n. O(n). */
size_t syr_utf8_check (const uint8_t *s, size_t n);

/*
** Decode the character at s[0..n), n > 0. Returns its length in bytes and sets
** *c; for a bad byte returns the length of the maximal ill-formed part (Unicode
** 15, table 3-8: what one U+FFFD stands for) and sets *c to SYR_BADCHAR.
*/
#define SYR_BADCHAR 0xFFFFFFFFu
unsigned syr_utf8_next (const uint8_t *s, size_t n, uint32_t *c);

/* The character that ends at s[at), at > 0, in well-formed text: its start. */
size_t syr_utf8_back (const uint8_t *s, size_t at);

/* Write c as UTF-8, 1 to 4 bytes; returns the length. */
unsigned syr_utf8_put (uint32_t c, uint8_t out[4]);

/* ---------------------------------------------------------------- repair (syr_repair.c) */

typedef enum syr_damage {
  SYR_CP1252, /* a byte, or a control, that is a character of CP1252 */
  SYR_DOUBLE  /* UTF-8 that was taken for CP1252 and encoded again */
} syr_damage;

/* A piece that was mended: bytes [start, end) of the original are [at, to) now. */
typedef struct syr_fix {
  uint32_t start, end, at, to;
  uint32_t line; /* of the original, from 0 */
  uint8_t kind;  /* syr_damage */
} syr_fix;

typedef struct syr_repair {
  const uint8_t *text; /* the caller's bytes when nothing was mended, else the arena's */
  size_t len, original;
  syr_fix *fix; /* by start, which is by at */
  size_t nfix;
} syr_repair;

/*
** Mend damaged encoding, line by line: a line's bad bytes become CP1252 only when
** all of them are plain letters in words or usual marks, so that the line is valid
** after; doubly encoded sequences are undone where the line has one that can be
** nothing else. Correct text is never changed; mending twice is mending once.
** Memory from m. SYR_NOMEM, SYR_TOOBIG. O(n).
*/
syr_status syr_repair_text (syr_repair *r, syr_mem *m, const char *s, size_t n);

/* The byte of the original (of the repaired text) for a byte of the other; inside
** a mended piece its start, or with `last` its last byte. O(log fixes). */
size_t syr_repair_original (const syr_repair *r, size_t p, int last);
size_t syr_repair_repaired (const syr_repair *r, size_t p, int last);

/* ---------------------------------------------------------------- folding (syr_fold.c) */

/*
** Texts compare on two levels. Exact: letter by letter; only what cannot be seen is made one
** form (NFC, apostrophes, hyphens, soft hyphens and joiners). Folded: case, accents, ligatures
** and the like do not count either. Doing either twice is doing it once.
*/

/* The exact form of s[0..n), in a block of m (NULL when it is empty). Bad bytes are kept as
** they are. SYR_NOMEM; SYR_TOOBIG. O(n). (syr_exact.c) */
syr_status syr_exact (syr_mem *m, const uint8_t *s, size_t n, uint8_t **out, size_t *len);

/*
** Fold a piece of text: case, accents, ligatures, width, Arabic and Cyrillic
** forms go; apostrophes go; every hyphen becomes '-'; soft hyphens and joiners
** go. Folding twice is folding once. Bad bytes are kept as they are.
** out must have room for SYR_FOLDROOM(n) bytes. Returns the bytes written.
*/
#define SYR_FOLDROOM(n) (12 * (size_t)(n) + 16)
size_t syr_fold (const uint8_t *s, size_t n, uint8_t *out);

/* The 64-bit hash of folded bytes: what the hash column holds for a token. */
uint64_t syr_hash (const uint8_t *folded, size_t n);

/* The hash of one token's own bytes: syr_hash of syr_fold, without the buffer. */
uint64_t syr_fold_hash (const uint8_t *s, size_t n);

/* ---------------------------------------------------------------- text (syr_token.c, syr_sentence.c) */

typedef enum syr_lang { SYR_UND, SYR_FR, SYR_EN, SYR_DE, SYR_RU, SYR_TR, SYR_AR, SYR_NLANG } syr_lang;

typedef enum syr_kind {
  SYR_WORD, SYR_NUMBER, SYR_PUNCT, SYR_SYMBOL, SYR_URL, SYR_EMAIL, SYR_HASHTAG,
  SYR_MENTION, SYR_EMOJI, SYR_TIME, SYR_DATE, SYR_BAD, SYR_OTHER, SYR_NKIND
} syr_kind;

/* What stands between a token and the one before it. */
typedef enum syr_gap {
  SYR_GLUED,    /* nothing */
  SYR_SPACE,    /* spaces, no line end */
  SYR_LINE,     /* one line end */
  SYR_PARAGRAPH /* a blank line, or the start of the text */
} syr_gap;

/* The shape of a token, as bits. */
#define SYR_UPPER  0x01 /* its first letter is upper case */
#define SYR_CAPS   0x02 /* it has upper-case letters and no lower-case ones */
#define SYR_DIGITS 0x04 /* it has a digit */
#define SYR_HYPHEN 0x08 /* a hyphen inside: several words for the name matcher */
#define SYR_HIGH   0x10 /* a byte above 0x7F */
#define SYR_ENDDOT 0x20 /* a word that keeps its last dot: "M.", "J.-C.", "U.S." */
#define SYR_ELIDED 0x40 /* ends in an apostrophe: "l'", "qu'" */
#define SYR_STOPS  0x80 /* may end a sentence: . ! ? ... and the like */

/* A sentence: tokens [first, last), bytes [start, end). */
typedef struct syr_sentence {
  uint32_t first, last;
  uint32_t start, end;
  uint8_t closed; /* ends in a mark that closes a sentence */
  uint8_t line;   /* 1: begins its line, 2: ends its line, 3: is the whole line */
  uint8_t paragraph; /* begins a paragraph */
} syr_sentence;

/* What a reader who asks for less may go without. */
#define SYR_HASHES    1 /* the column of hashes; syr_text_hash makes it later */
#define SYR_SENTENCES 2
#define SYR_SHAPES    4 /* the columns gap and shape, and so the sentences */

typedef struct syr_option {
  syr_lang lang;
  uint8_t whole;     /* times, 15h30 and 15 h 30, and numbers with the unit glued to them, 160km and 10%, are one token;
                        else as UD has them, 15|h|30, 160|km */
  uint8_t semicolon; /* a semicolon ends a sentence */
  uint8_t glued;     /* break before a capitalised function word after a lower-case word */
  uint8_t clitics;   /* what an apostrophe adds is a token: did|n't, Assad|'s (en; 's in de) */
  uint8_t without;   /* SYR_HASHES, SYR_SENTENCES, SYR_SHAPES: what is not made */
  uint8_t uax;       /* words and sentences of UAX #29, any language; the rest above is not asked. SYR_UND has them, and addresses */
} syr_option;

/* A text as columns: item i of every column belongs to token i. */
typedef struct syr_text {
  const uint8_t *s; /* the caller's bytes; must outlive the columns */
  size_t len;       /* bytes; below 4 GiB */
  uint32_t n;       /* tokens */
  uint32_t *start, *end;
  uint64_t *hash; /* of the folded token; NULL in a text without */
  uint8_t *kind;
  uint8_t *gap, *shape; /* NULL in a text without */
  uint32_t nsentence; /* 0 in a text without */
  syr_sentence *sentence;
  size_t nbad;     /* bad bytes in all: each is a token of kind SYR_BAD */
  size_t firstbad; /* offset of the first, or len */
  syr_lang lang;
} syr_text;

/*
** Read s[0..n) into columns. The text is not copied. O(n), 19 bytes a token, 11
** without hashes, 9 without shapes either, and up to a tenth more in texts of over 12 KB.
** Fails with SYR_NOMEM, and SYR_TOOBIG from 4 GiB on. Invalid UTF-8 is no error.
*/
syr_status syr_text_read (syr_text *t, syr_mem *m, const char *s, size_t n, const syr_option *o);

/* Give a text without it its column of hashes; nothing to do when it has one. Memory from m,
** SYR_NOMEM. O(n). */
syr_status syr_text_hash (syr_text *t, syr_mem *m);

/* The sentence that token i stands in: its rank. O(log sentences). */
uint32_t syr_text_sentence (const syr_text *t, uint32_t i);

const char *syr_kind_name (syr_kind k);

/* The tag of a language, "fr"; "und" for SYR_UND. */
const char *syr_lang_tag (syr_lang l);

/*
** A guess among fr, en, de, ru, tr and ar, from the script and the small words of
** the first 2 KB; SYR_UND where another language is likelier (Spanish, Ukrainian, Greek).
** score: 0 nothing to go by (and lang is SYR_FR), from 1/2 on the evidence is more than
** chance, near 1 no doubt. second may be SYR_UND: none.
** Allocates nothing, O(1): 20 to 30 microseconds.
*/
typedef struct syr_guess {
  syr_lang lang, second;
  double score;
} syr_guess;
void syr_lang_guess (const char *s, size_t n, syr_guess *g);

/* ---------------------------------------------------------------- quotations (syr_quote.c) */

typedef enum syr_qstyle {
  SYR_QUOTE_STRAIGHT,  /* " */
  SYR_QUOTE_CURLY,     /* U+201C, U+201D */
  SYR_QUOTE_LOW,       /* U+201E first */
  SYR_QUOTE_GUILLEMET, /* U+00AB and U+00BB, U+2039 and U+203A, either way round */
  SYR_QUOTE_SINGLE,    /* ' and its curly forms, where it is no apostrophe */
  SYR_QUOTE_TYPED,     /* `` and '', << and >> */
  SYR_QUOTE_NSTYLE
} syr_qstyle;

/* Bits of a quotation. */
#define SYR_QUOTE_CLOSED    1 /* else it ends where its paragraph, or what it stands in, does */
#define SYR_QUOTE_MISMATCH  2 /* closed by a mark of another kind, there being none of its own */
#define SYR_QUOTE_CONTINUED 4 /* not closed, and the next paragraph opens with its mark: no error */
#define SYR_QUOTE_RESUMED   8 /* the next paragraph: goes on with a quotation that is continued */

#define SYR_NOQUOTE UINT32_MAX
#define SYR_QUOTEDEPTH 16 /* quotations inside each other, at most */

/* A quotation: tokens [first, last) and bytes [start, end), its marks included. */
typedef struct syr_quote {
  uint32_t first, last;
  uint32_t start, end;
  uint32_t parent;            /* rank of the smallest one around it, or SYR_NOQUOTE */
  uint32_t bracket, brackets; /* the editor's brackets in it: rank of the first, how many */
  uint8_t depth;              /* 0: in no other */
  uint8_t style;              /* syr_qstyle, by the opening mark */
  uint8_t bits;
  uint8_t head, tail;         /* tokens of its opening and its closing mark */
} syr_quote;

/* A bracket inside a quotation, which the editor may have put there: "(le president
** syrien, NDLR)", "[...]". Tokens and bytes as above. Brackets in brackets are not told apart. */
typedef struct syr_bracket {
  uint32_t first, last;
  uint32_t start, end;
  uint32_t quote;  /* rank of the smallest quotation around it */
  uint8_t round;   /* ( ), else [ ] */
  uint8_t omitted; /* nothing but dots: words were left out */
} syr_bracket;

typedef struct syr_quotes {
  syr_quote *quote;     /* by first; one around another comes before it */
  syr_bracket *bracket; /* by quote, then by first */
  uint32_t n, nbracket;
  uint32_t stray; /* marks that open and close nothing */
  uint32_t deep;  /* marks of quotations for which there was no room: they are none */
} syr_quotes;

/*
** The quotations of a text. They never leave their paragraph and never cross. A
** paragraph ends at a blank line, and at a line end unless the text is broken at a
** line width; a line end that was lost ("jeudi.Le maire") ends it for what is not
** closed. Of all readings of a paragraph's marks of one kind the cheapest is taken
** (syr_quoteplan.c); four of one kind may nest, and four may be open that nothing
** closes. Single marks and << >> must pair in their paragraph, or are no quotation. Inches, feet and seconds of arc after digits are none.
** Nothing is an error but SYR_NOMEM. Memory from m. O(tokens): a text without marks
** costs a look at the kind of each token; 40 bytes a quotation.
*/
syr_status syr_quotes_read (syr_quotes *q, syr_mem *m, const syr_text *t);

/* The smallest quotation that token i stands in, its marks included: its rank, or
** SYR_NOQUOTE. O(log quotations + SYR_QUOTEDEPTH). */
uint32_t syr_quote_of (const syr_quotes *q, uint32_t i);

/* "straight", "curly", ... */
const char *syr_qstyle_name (syr_qstyle s);

/* ---------------------------------------------------------------- UAX #29 (syr_uax*.c) */

/*
** The default boundaries of Unicode 15.0 (SYR_UNICODE in syr_ucd.h): bit p of
** the map is set where a segment begins at s[p). map has n / 64 + 1 words; all
** are written. Segments follow each other without a gap. A maximal piece of bad
** UTF-8 is a word and a grapheme by itself, and part of a sentence as U+FFFD
** would be. O(n) for any bytes, no memory.
*/
void syr_uax_words (const uint8_t *s, size_t n, uint64_t *map);
void syr_uax_sentences (const uint8_t *s, size_t n, uint64_t *map);
void syr_uax_graphemes (const uint8_t *s, size_t n, uint64_t *map);

/* ---------------------------------------------------------------- names (syr_gazetteer.c, syr_gaz*.c) */

/*
** A gazetteer holds many names of many entities in ONE flat buffer without
** pointers: saving is writing it, loading is mapping it. A name is cut into
** atoms: tokens, split at inner hyphens, so that "Al-Rai" and "Al Rai" are one.
** The buffer is a hash table keyed by the hash of every run of first atoms of
** every name (Lucene's two-level tagger, both levels melted into hashes), and
** each hit is checked against the folded name: exactness does not rest on hashes.
**
** Tiers of a match: 1 the folded atoms are equal; 2 Arabic articles (al, el,
** an, ash ...) differ or are missing, or pieces are joined or split ("Abdel
** Rahmane", "Abdelrahmane"), at least 4 letters besides. 3 and 4 are spellings
** that no list has: see syr_gazkeys.
*/
#define SYR_MAXNAME 16        /* atoms of a name, at most */
#define SYR_MAXNAMEBYTES 1024 /* bytes of a name, at most */
#define SYR_GAZ_VERSION 5     /* of the buffer's layout */

/* What case a name must have in the text. A script without case always fits. */
typedef enum syr_policy {
  SYR_ANY,       /* none */
  SYR_INITIAL,   /* its first atom, articles aside, begins with a capital */
  SYR_EXACT,     /* its letters are byte for byte those of the list: acronyms */
  SYR_NEVERALONE /* as initial, and something beside it must speak for it: the
                 ** scan returns it, who asked decides (syr_gaz_policy) */
} syr_policy;

/* A gazetteer being made. All fields are private. */
typedef struct syr_gazbuild {
  syr_mem *m;
  uint8_t *text;               /* names not cut yet, blank lines between them */
  size_t ntext, captext;
  uint8_t *plain;              /* names of plain letters behind their keys */
  size_t nplain, capplain;
  struct gaz_row *row;         /* one a name in text and plain */
  size_t nrow, caprow;
  uint8_t *pool;               /* room for the header, the strings */
  size_t npool, cappool;
  size_t nrecord;              /* names and variants */
  struct gaz_entry *entry;     /* one a run of first atoms */
  size_t nentry, capentry;
  uint64_t *begun;             /* the latest runs that longer names were added for, by their hashes */
  uint32_t *entity;
  size_t nentity, capentity;
  size_t last, nlast;          /* the name of the last entity, in the pool */
  uint32_t nname, nalone;
  uint32_t bad;                /* rank of the name that an error is about */
} syr_gazbuild;

/* Begin; all memory comes from m, which must live until the end. */
void syr_gazbuild_init (syr_gazbuild *b, syr_mem *m);

/*
** Add an entity; strings are copied. *rank counts from 0. SYR_EMPTY, SYR_UTF8,
** SYR_TOOBIG (2^28 entities, a string over SYR_MAXNAMEBYTES, 4 GiB), SYR_NOMEM.
*/
syr_status syr_gazbuild_entity (syr_gazbuild *b, const char *id, const char *type, const char *name, uint32_t *rank);

/* The same for what Wikidata has, under the id `wikidata` ("Q41183"; "": it has none). */
syr_status syr_gazbuild_item (syr_gazbuild *b, const char *id, const char *type, const char *name, const char *wikidata, uint32_t *rank);

/*
** Add a name s[0..n) of an entity; copied. The same name may be added for many
** entities, each is returned by a match, in the order of adding. Names are cut
** in batches, so an error may be about an earlier one: b->bad is its rank.
** SYR_EMPTY, SYR_UTF8, SYR_ARG (NUL, bad entity or policy), SYR_TOOBIG, SYR_NOMEM.
*/
syr_status syr_gazbuild_name (syr_gazbuild *b, uint32_t entity, const char *s, size_t n, syr_policy policy);

/*
** Make the buffer, *size bytes from `out`. The same names in the same order
** give the same bytes. Errors as above. O(names); about 28 bytes a name plus
** the strings stay, while building about 60. The builder may only be freed then.
*/
syr_status syr_gazbuild_finish (syr_gazbuild *b, syr_mem *out, uint8_t **buffer, size_t *size);

/* A gazetteer in use: a view of a buffer, which must outlive it. Never changes
** after opening: many threads may match with one. */
#define SYR_NARTICLE 20
typedef struct syr_gaz {
  const uint8_t *buffer;
  size_t size;
  uint32_t nentity, nname; /* entities; names as added, with repetitions */
  uint32_t nalone;         /* names that are never-alone */
  uint32_t nrecord;        /* names and variants */
  uint32_t nslot, nhome, bloommask; /* the rest is private */
  uint64_t seed, nstring;
  const uint64_t *bloom;
  const struct gaz_slot *slot;
  const struct gaz_record *record;
  const uint32_t *entity;
  const char *string;
  uint64_t article[SYR_NARTICLE], articles[2];
} syr_gaz;

/*
** Look at a buffer (8-aligned) as a gazetteer. Sizes and header are checked, up
** to 1 MB the checksum of all bytes too; every offset by its range, at its use: a
** hostile buffer gives wrong names, never a bad access. SYR_FORMAT, SYR_OLD.
** O(1), no byte behind the header is read of a larger one.
*/
syr_status syr_gaz_open (syr_gaz *g, const void *buffer, size_t size);

/* Read through all of it: SYR_FORMAT if the checksum does not hold. 10 GB/s. */
syr_status syr_gaz_check (const syr_gaz *g);

/* The parts of a name (a rank below nrecord, as a match gives) and of an entity;
** "" if the buffer is hostile. Strings live in the buffer. A variant is another
** spelling of a name for tier 2, with the same parts. */
const char *syr_gaz_alias (const syr_gaz *g, uint32_t name);
syr_policy syr_gaz_policy (const syr_gaz *g, uint32_t name);
int syr_gaz_is_variant (const syr_gaz *g, uint32_t name);
uint32_t syr_gaz_entity (const syr_gaz *g, uint32_t name);
void syr_gaz_entity_parts (const syr_gaz *g, uint32_t entity, const char **id, const char **type, const char **name);
const char *syr_gaz_wikidata (const syr_gaz *g, uint32_t entity); /* "": none is known */

/*
** Entities by their id: a table made from an open gazetteer, which must outlive it, in
** memory from m; it is in no file. O(entities), 8 to 16 bytes each.
*/
typedef struct syr_gazids {
  const syr_gaz *g;
  uint32_t *slot; /* ranks plus 1; 0: free */
  uint32_t mask;
} syr_gazids;
syr_status syr_gazids_make (syr_gazids *k, const syr_gaz *g, syr_mem *m);

/* The rank of the entity with the id s[0..n): the first one, or nentity. O(1). */
uint32_t syr_gazids_find (const syr_gazids *k, const char *s, size_t n);

/*
** A match: bytes [start, end) of the text, tokens [first, last) that they touch
** (a name may begin after or end before an inner hyphen: "pro-Assad").
*/
typedef struct syr_gazhit {
  uint32_t start, end;
  uint32_t first, last;
  uint32_t name;   /* rank for syr_gaz_alias and the others */
  uint8_t tier;
} syr_gazhit;

typedef struct syr_gazoption {
  uint8_t tier;    /* the highest tier that is wanted: 1 or 2 */
  uint8_t overlap; /* 0: leftmost, then longest; 1: every match */
  uint8_t anycase; /* 1: no case policy */
} syr_gazoption;

/*
** Walk through the matches of a text. A scan takes syr_gazscan_size bytes
** (8-aligned) of the caller's and allocates nothing. Matches come by start, in
** overlap mode the longer before the shorter. When one name means several
** entities, or was added twice, each gives a match with the same span, better
** tiers first: compare spans to tell. No match crosses a paragraph, a line end beside
** anything but two words, or a mark that is not in the name.
** O(tokens), a few ns each; source: the token-prefix hash of docs/design.md.
*/
typedef struct syr_gazscan syr_gazscan;
size_t syr_gazscan_size (void);
void syr_gazscan_init (syr_gazscan *s, const syr_gaz *g, const syr_text *t, const syr_gazoption *o);
int syr_gazscan_next (syr_gazscan *s, syr_gazhit *hit); /* 1, or 0 at the end */

/*
** Unseen spellings, in Latin, Arabic or Cyrillic letters. Tier 3: equal but for
** what two Latin hands do with one name (sh and ch, ou and u, q and k ...). Tier
** 4: a row of consonants in common, letters that are read in several ways tried
** in each. Both are then weighed sound by sound, 0 to 1: vowels count half, those
** that Arabic leaves out less. Acronyms (SYR_EXACT) have no keys.
** The table is made from an open gazetteer, which must outlive it, in memory
** from m; it is in no file. O(names), about 50 bytes and a microsecond each.
*/
typedef struct syr_gazkeys {
  const syr_gaz *g;
  struct gaz_keyed *keyed;
  uint32_t *first;
  size_t n;       /* keys */
  unsigned shift;
} syr_gazkeys;
syr_status syr_gazkeys_make (syr_gazkeys *k, const syr_gaz *g, syr_mem *m);

enum { SYR_WHOLE, SYR_PART, SYR_JOINED };

typedef struct syr_gazguess {
  uint32_t name;
  float score;  /* likeness */
  uint8_t tier; /* 3 or 4 */
  uint8_t part; /* SYR_PART: a middle name is left out on one side; SYR_JOINED: one word against several */
} syr_gazguess;

/* The names that s[0..n) may spell, whole: at most room, one for each entity, the
** likeliest first. tier: the highest one wanted. O(names with a common key). */
size_t syr_gazkeys_find (const syr_gazkeys *k, const char *s, size_t n, unsigned tier, syr_gazguess *out, size_t room);

/*
** The walk of syr_gazscan with tiers 3 and 4 (o->tier) in the gaps between its
** matches: capitalised words, one of six letters or more for tier 3, several for
** both; of several names the likeliest, those alike share the span. It takes
** syr_gazloose_size bytes of the caller's, 8-aligned, and allocates nothing.
*/
typedef struct syr_gazloose syr_gazloose;
size_t syr_gazloose_size (void);
void syr_gazloose_init (syr_gazloose *l, const syr_gazkeys *k, const syr_text *t, const syr_gazoption *o);
int syr_gazloose_next (syr_gazloose *l, syr_gazhit *hit); /* 1, or 0 at the end */

/*
** Save: writes path.part beside and renames it. Map: the file becomes the
** buffer (shared between processes where the system can map files, else read).
** SYR_ARG: the file cannot be read or written, errno says why.
*/
typedef struct syr_gazmap { void *address; size_t size; int mapped; } syr_gazmap;
syr_status syr_gaz_save (const syr_gaz *g, const char *path);
syr_status syr_gaz_map (syr_gazmap *map, syr_gaz *g, syr_mem *m, const char *path);
void syr_gaz_unmap (syr_gazmap *map); /* idempotent */

/* ---------------------------------------------------------------- fingerprints (syr_fingerprint.c) */

/*
** The words of a text, which is all that the reuse engine reads: its tokens of
** kind word, number, hashtag, mention, time and date, in order. Punctuation,
** quotation marks and white space make no difference to it.
*/
typedef struct syr_words {
  uint32_t n;
  uint64_t *hash;        /* of the folded word */
  uint32_t *start, *end; /* bytes */
} syr_words;

int syr_is_word (uint8_t kind); /* 1 if tokens of this syr_kind are words here */

/* The words of t, in memory from m (16 bytes a token). Fails with SYR_NOMEM. */
syr_status syr_words_read (syr_words *w, syr_mem *m, const syr_text *t);

#define SYR_SHINGLE 6     /* default k: words in a shingle */
#define SYR_WINDOW 7      /* default w: shingles in a window */
#define SYR_SHORT 200     /* words: a shorter text is sampled more densely, */
#define SYR_SHORTWINDOW 3 /* by windows of this many shingles */
#define SYR_MINSHINGLE 3  /* the least k */
#define SYR_MAXSHINGLE 63 /* the greatest k */
#define SYR_MAXWINDOW 64  /* the greatest w */

/* One chosen shingle: the k words that begin with word number `word`. */
typedef struct syr_print {
  uint64_t hash;
  uint32_t word;
} syr_print;

/*
** Choose fingerprints of hash[0..n): the least shingle of every window of w.
** k words a shingle, w shingles a window (n too short for one window: the least
** shingle there is). Two texts that share k + w - 1 words in a row have a
** fingerprint of them in common; fewer than k words never do. Chooses 2/(w+1)
** of the shingles of natural text. A text of under SYR_SHORT words is chosen from by
** windows of SYR_SHORTWINDOW, if w is more: a brief that was edited has no long run.
** What windows of w choose is among it. out needs room for n items. Returns how many
** were chosen, in order. O(n). k and w must lie within the limits above.
** Source: Schleimer, Wilkerson & Aiken 2003, "robust winnowing" (section 5.1).
*/
uint32_t syr_winnow (const uint64_t *hash, uint32_t n, unsigned k, unsigned w, syr_print *out);

/*
** 64 bits of which about the same are set for texts that share most of their
** 3-word shingles: for finding the same page again, not for finding copies.
** 0 for no words. O(n). Source: Charikar 2002; Manku, Jain & Das Sarma 2007.
*/
uint64_t syr_simhash (const uint64_t *hash, uint32_t n);

/*
** A sketch of the set of 5-word shingles: the share of equal items in two
** sketches of one size estimates the Jaccard similarity of the sets. One
** permutation, empty bins filled by densification, so that O(n + bins). All
** items are UINT32_MAX for no words; texts of under 5 words are one shingle.
** bins from 1 to 65536, else SYR_ARG.
** Source: Li, Owen & Zhang 2012; Shrivastava 2017 (optimal densification).
*/
syr_status syr_minhash (const uint64_t *hash, uint32_t n, uint32_t *out, uint32_t bins);

/* ---------------------------------------------------------------- threads (syr_task.c) */

/* Do job number `job` as worker number `worker` (0-based; one thread is one worker). */
typedef syr_status (*syr_job) (void *ctx, unsigned worker, uint32_t job);

#define SYR_MAXTHREADS 64

/*
** Do jobs 0..n-1 on `threads` threads, the caller's own included (0 counts as
** 1, more than SYR_MAXTHREADS as that many; threads that cannot be started are
** done without). Which worker gets which job is open, so a job must depend on
** its number only. After a failure no new job begins; returns SYR_OK or the
** status of a failed job.
*/
syr_status syr_task_run (unsigned threads, uint32_t n, syr_job f, void *ctx);

/* An allocator that many threads may use: another one behind a lock. */
typedef struct syr_lock syr_lock;
syr_status syr_lock_new (syr_lock **l, syr_mem *m);
void syr_lock_free (syr_lock *l, syr_mem *m);
void *syr_lock_alloc (void *lock, void *ptr, size_t osize, size_t nsize); /* contract of syr_alloc */

/* ---------------------------------------------------------------- reuse (syr_index.c and its neighbours) */

/*
** An index of documents that finds every passage they share.
**
**   syr_index_new     k and w as in syr_winnow
**   syr_index_add     one document after the other
**   syr_index_link    all the work: fingerprints that documents have in common
**                     (syr_postings.c), which of them are boilerplate
**                     (syr_boiler.c, syr_mask.c), candidate pairs (syr_seeds.c),
**                     their passages (syr_align.c, syr_chain.c), families
**                     (syr_family.c)
**   syr_index_result  flat arrays, valid until the next link
**
** In results a document is its rank: its place in the byte order of the ids, so
** that results do not depend on the order of adding. They do not depend on the
** number of threads either.
*/
typedef struct syr_index syr_index;

#define SYR_NEAR 0
#define SYR_VERBATIM 1 /* the same folded words in a row on both sides */

/* A passage that documents a <= b share. a == b: the text has it twice, the
** second time at start_b > start_a. */
typedef struct syr_passage {
  uint32_t a, b;           /* ranks */
  uint32_t start_a, end_a; /* bytes */
  uint32_t start_b, end_b;
  uint32_t words; /* that are the same on both sides, in the same order */
  uint32_t kind;  /* SYR_NEAR or SYR_VERBATIM */
} syr_passage;

/* Two documents with a passage in common, a < b. */
typedef struct syr_pair {
  uint32_t a, b;             /* ranks */
  uint32_t words;            /* sum over their passages */
  uint32_t words_a, words_b; /* of a's (b's) words: those that lie in shared passages, boilerplate not counted */
} syr_pair;

/* What is known of one document. */
typedef struct syr_member {
  uint32_t added;   /* which syr_index_add it was, 0-based */
  uint32_t family;  /* rank of the family's first document */
  uint32_t words;   /* in all, boilerplate not counted */
  uint32_t masked;  /* words that are boilerplate */
  uint32_t covered; /* words that lie in a passage shared with its family */
  uint64_t matched; /* words summed over its pairs within the family */
} syr_member;

/* A piece of text that many otherwise unlike documents have. */
typedef struct syr_boiler {
  uint32_t doc;        /* rank of its first carrier */
  uint32_t start, end; /* bytes there */
  uint32_t documents;  /* that have it */
} syr_boiler;

typedef struct syr_reuse {
  const syr_passage *passage; /* by a, start_a, b, start_b */
  const uint32_t *first;      /* documents + 1: passages of a = r are first[r] .. first[r+1] */
  const syr_pair *pair;       /* by a, b */
  const syr_member *member;   /* by rank */
  const uint32_t *byfamily;   /* ranks, family after family, families by first document */
  const syr_boiler *boiler;   /* by doc, start */
  size_t passages, pairs, boilers;
  uint32_t documents, families;
} syr_reuse;

/* An empty index with memory from f. SYR_ARG for k or w out of range. */
syr_status syr_index_new (syr_index **x, syr_alloc f, void *ud, unsigned k, unsigned w);
void syr_index_free (syr_index *x); /* x may be NULL */

/*
** Bound the memory of what is as large as the texts (words, fingerprints, what linking
** sorts): beyond `bytes` it lies in temporary files in this folder, which have no names
** and vanish with the index or the process. Results are the same. What is in memory
** besides: about 100 bytes and its id for each document, and the results. Before the
** first document, except those of a file; else, and for bytes under SYR_MINMEMORY,
** SYR_ARG. From then on adding, merging and linking may give SYR_IO, after which the index is as it was.
*/
#define SYR_MINMEMORY 65536
syr_status syr_index_bound (syr_index *x, size_t bytes, const char *folder);
const char *syr_index_folder (const syr_index *x, size_t *n); /* of temporary files, n bytes; NULL: no bound */

/*
** Add a document. Its id (n bytes, any) and what is needed of its columns are
** copied: 6 bytes a word, and 8 a fingerprint until it is linked, then about 5. On
** failure the index is as it was. O(words). SYR_TOOBIG after 2^32 - 2 documents.
*/
syr_status syr_index_add (syr_index *x, const char *id, size_t n, const syr_text *t);

/* Who printed the document that was added last (n bytes): what only one outlet prints, again
** and again, is its boilerplate sooner. */
void syr_index_outlet (syr_index *x, const char *outlet, size_t n);

/*
** A document to be read and added. Nothing of it is needed after the call. guess:
** its language is guessed, and option.lang is for a guess of a score under a half.
*/
typedef struct syr_source {
  const char *id, *text, *outlet; /* outlet: who printed it, or NULL */
  size_t idlen, textlen, outletlen;
  syr_option option;
  uint8_t guess;
} syr_source;

/*
** Read and add many documents, on `threads` threads (0 counts as 1): the same as
** adding the columns of each in this order. On failure the index is as it was.
*/
syr_status syr_index_add_all (syr_index *x, const syr_source *source, size_t n, unsigned threads);

/*
** Do the work for all documents. SYR_ARG when two have one id. On failure there
** are no results; the documents stay and link may be called again.
** O(words + shared fingerprints + passages): a fingerprint of more than
** SYR_HOT documents links each of them to the first and to the one before only.
*/
#define SYR_HOT 500
syr_status syr_index_link (syr_index *x, unsigned threads);

const syr_reuse *syr_index_result (const syr_index *x); /* NULL before link and after add */
size_t syr_index_bytes (const syr_index *x);             /* memory held */
uint32_t syr_index_count (const syr_index *x);           /* documents */
const char *syr_index_id (const syr_index *x, uint32_t rank, size_t *n); /* after link */
uint32_t syr_index_rank (const syr_index *x, const char *id, size_t n);  /* after link; UINT32_MAX: no such id. O(log n) */

/*
** The next stretch of a document that is boilerplate, from word *word on: 1, its
** bytes, and *word moved behind it; 0 when there is no more. After link.
*/
int syr_index_masked (const syr_index *x, uint32_t rank, uint32_t *word, uint32_t *start, uint32_t *end);

/*
** Passages that t shares with the documents of a linked index: a is 0 and t, b
** a rank. The array is the caller's, from m. SYR_ARG when the index is not ready.
** O(words + carriers of its fingerprints).
*/
syr_status syr_index_query (syr_index *x, syr_mem *m, const syr_text *t, syr_passage **out, size_t *n);

/* Which document was added as what, 0-based; ranks are places in an index that is
** ready, else in the order of adding. */
uint32_t syr_index_added (const syr_index *x, uint32_t rank);

/* Words in a shingle and shingles in a window, as the index was made with. */
void syr_index_parameters (const syr_index *x, unsigned *k, unsigned *w);

/* Whether queries may be asked: after link, or for an index of a file. */
int syr_index_ready (const syr_index *x);

/*
** Add the documents of another index of the same k and w (else SYR_ARG). Both stay
** in use. Ids that both have make the next link fail. On failure x is as it was.
*/
syr_status syr_index_merge (syr_index *x, const syr_index *from);

/*
** What is known of document number `added` besides its words, as bytes to be saved;
** NULL and 0 for nothing. meta: what a file had for it, *n bytes.
*/
typedef const char *(*syr_describe) (void *ud, uint32_t added, const char *meta, size_t *n);

/*
** Save: after link, or SYR_ARG. Written beside (path.part), synced and renamed, so
** that a crash leaves the old file whole. describe may be NULL. The same documents
** give the same bytes. SYR_ARG: the file cannot be written, errno says why.
*/
syr_status syr_index_save (const syr_index *x, const char *path, syr_describe describe, void *ud);

/*
** Map: the file's documents are used where they stand and must not change while
** they are. Queries are answered at once, documents may be added, and linked again
** with those of the file. Checks every byte, O(size). SYR_FORMAT, SYR_OLD; SYR_ARG:
** cannot be read, errno says why. Open: the same for 8-aligned bytes in memory, which
** may be written to and must outlive x.
*/
syr_status syr_index_map (syr_index **x, syr_alloc f, void *ud, const char *path);
syr_status syr_index_open (syr_index **x, syr_alloc f, void *ud, void *bytes, size_t size);

/* What a file has for a document besides its words; after link or map. */
const char *syr_index_meta (const syr_index *x, uint32_t rank, size_t *n);

#pragma GCC visibility pop

#endif
