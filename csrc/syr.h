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
#define SYR_FOLD_VERSION 1 /* changes when any folded hash changes */

/* ---------------------------------------------------------------- status */

typedef enum syr_status {
  SYR_OK,
  SYR_NOMEM,   /* the allocator said no */
  SYR_TOOBIG,  /* a text of 4 GiB or more, a name of more than SYR_MAXNAME tokens */
  SYR_EMPTY,   /* a name that is empty or folds to nothing */
  SYR_UTF8,    /* bytes that are not UTF-8 where they must be */
  SYR_ARG,     /* a parameter out of its range */
  SYR_FORMAT,  /* a file that is not ours, is cut short or fails its checksum */
  SYR_OLD      /* a file of another version or other parameters */
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
void *syr_mem_grow (syr_mem *m, void *p, size_t n); /* resize; p may be NULL; on NULL p is as it was */
void syr_mem_drop (syr_mem *m, void *p);            /* free one block early; p may be NULL */
void syr_mem_free (syr_mem *m);                     /* free all; the arena may be used again */

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

/* ---------------------------------------------------------------- folding (syr_fold.c) */

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

typedef struct syr_option {
  syr_lang lang;
  uint8_t ud;        /* split units as UD treebanks do: 15|h|30, 160|km */
  uint8_t semicolon; /* a semicolon ends a sentence */
  uint8_t glued;     /* break before a capitalised function word after a lower-case word */
} syr_option;

/* A text as columns: item i of every column belongs to token i. */
typedef struct syr_text {
  const uint8_t *s; /* the caller's bytes; must outlive the columns */
  size_t len;       /* bytes; below 4 GiB */
  uint32_t n;       /* tokens */
  uint32_t *start, *end;
  uint64_t *hash; /* of the folded token */
  uint8_t *kind, *gap, *shape;
  uint32_t nsentence;
  syr_sentence *sentence;
  size_t nbad;     /* bad bytes in all: each is a token of kind SYR_BAD */
  size_t firstbad; /* offset of the first, or len */
  syr_lang lang;
} syr_text;

/*
** Read s[0..n) into columns. The text is not copied. O(n), 19 bytes a token.
** Fails with SYR_NOMEM, and SYR_TOOBIG from 4 GiB on. Invalid UTF-8 is no error.
*/
syr_status syr_text_read (syr_text *t, syr_mem *m, const char *s, size_t n, const syr_option *o);

/* The sentence that token i stands in: its rank. O(log sentences). */
uint32_t syr_text_sentence (const syr_text *t, uint32_t i);

const char *syr_kind_name (syr_kind k);

/* ---------------------------------------------------------------- names (syr_gazetteer.c) */

/* ---------------------------------------------------------------- fingerprints (syr_fingerprint.c) */

/* ---------------------------------------------------------------- reuse (syr_index.c, syr_align.c, syr_family.c) */

#pragma GCC visibility pop

#endif
