/*
** syr_token.h - what the stages of the tokenizer share
**
** syr_plane.c    bytes -> bit planes
** syr_bound.c    bit planes -> boundary bitmap and events
** syr_token.c    piece by piece, stage after stage
** syr_edit.c     what an event does to the bitmap: apostrophes, characters
** syr_stop.c     full stops: initials, abbreviations, months
** syr_hyphen.c   hyphens
** syr_tailor.c   what other languages than French do at an apostrophe or a stop
** syr_number.c   events among digits: groups, times, units, signs
** syr_web.c      addresses, mentions, hashtags
** syr_column.c   bitmaps -> columns (with BMI2: syr_columnbits.c; with AVX-512: syr_columnwide.c)
** syr_hash.c     the column of hashes, from the text and the offsets of tokens
** syr_run.c      repeated marks and smileys, which are one token in most languages
** syr_lang.c     what a language knows: elision, clitics, abbreviations
*/
#ifndef syr_token_h
#define syr_token_h

#include "syr.h"

#pragma GCC visibility push(hidden)

/* A token whose kind its first byte does not tell. */
typedef struct syr_patch {
  uint32_t start;
  uint8_t kind;
} syr_patch;

/*
** A piece of the text under way to tokens: one bit a byte in each map. Every map has
** words to spare at its end: one that is read behind the last digits, and what vectors read
** and write. The piece begins and ends where no rule looks across (syr_token.c), so the
** rules take it for a text of its own.
*/
typedef struct syr_scan {
  const uint8_t *s;
  size_t n;
  uint64_t *begin;  /* a token begins here (if it is a token byte) */
  uint64_t *inside; /* the byte belongs to a token */
  uint64_t *event;  /* needs a decision */
  uint64_t *upper, *lower; /* a letter in that case: its byte, or the second of its two */
  uint64_t *digit, *hyphen, *tail;
  uint64_t *dot, *stop;    /* . and . ! ? */
  uint64_t *quote;  /* an apostrophe's last byte */
  uint64_t *line;   /* a line ends here; CR LF at its CR */
  uint64_t *symbol; /* ASCII's symbols */
  uint64_t *plain;  /* a token that begins here is a word or a number */
  uint64_t *told;   /* a mark outside ASCII, which is a token and settled */
  uint64_t *mark;   /* at last: tokens of more than a byte that begin here need another look at their kind */
  uint64_t *rank;   /* no map: how many tokens begin before each word of the maps */
  size_t done;      /* events below this offset are settled */
  size_t nohost;    /* up to here a host was looked for, and what ends there is no known domain */
  const syr_option *o;
  syr_mem *m;
  syr_patch *patch, *few; /* sorted by start; the room for them that needs no memory */
  size_t npatch, patchcap;
  int oddline;      /* a line end outside ASCII */
  size_t room;      /* tokens that the columns have room for */
  syr_status status;
} syr_scan;

#define SYR_SPARE 9 /* words behind a map: AVX-512 writes up to 63 bytes behind the last block */

extern const uint8_t syr_ones[256]; /* how many bits a byte has set */

/* ---- the bitmap */

static inline int syr_bit (const uint64_t *map, size_t p) {
  return (int)(map[p >> 6] >> (p & 63) & 1);
}

/* Begin a token at p; past the end and on white space it does nothing. */
static inline void syr_cut (syr_scan *k, size_t p) {
  k->begin[p >> 6] |= (uint64_t)1 << (p & 63);
}

/* No token begins at p: the byte goes on with the one before it. */
static inline void syr_join (syr_scan *k, size_t p) {
  k->begin[p >> 6] &= ~((uint64_t)1 << (p & 63));
}

static inline void syr_fill (syr_scan *k, size_t p) {
  k->inside[p >> 6] |= (uint64_t)1 << (p & 63);
}

static inline void syr_clear (syr_scan *k, size_t p) {
  k->inside[p >> 6] &= ~((uint64_t)1 << (p & 63));
}

/* Where the token that holds byte p begins. Looks back 256 bytes at most, so
** that a text of one endless word stays linear. */
size_t syr_token_start (const syr_scan *k, size_t p);

/* Make [a, z) one token of this kind, whatever was decided inside. */
void syr_whole (syr_scan *k, size_t a, size_t z, syr_kind kind);

/* Note the kind of the token that begins at a; later starts come later. */
void syr_patch_kind (syr_scan *k, size_t a, int kind);

/* Fill the maps of the piece: naive boundaries, events, what the columns want. Returns
** 0 when the text may not be well-formed UTF-8. (syr_bound.c) */
int syr_bounds (syr_scan *k);

/* ---- characters */

typedef enum syr_sort {
  SYR_S_END, SYR_S_LETTER, SYR_S_DIGIT, SYR_S_SPACE, SYR_S_IGNORED, SYR_S_EMOJI, SYR_S_PUNCT, SYR_S_SYMBOL, SYR_S_BAD
} syr_sort;

/* The sort of the character at p, and its length in bytes. Marks are letters. */
syr_sort syr_sort_at (const syr_scan *k, size_t p, unsigned *len);

/* The sort of the character that ends before p. */
syr_sort syr_sort_before (const syr_scan *k, size_t p);

syr_sort syr_sort_of (uint32_t c);

/* 1 for upper case, -1 for lower case, 0 for no case, of the character at p. */
int syr_case_at (const syr_scan *k, size_t p);

static inline uint8_t syr_byte (const syr_scan *k, size_t p) {
  return p < k->n ? k->s[p] : 0;
}

static inline int syr_isdigit (uint8_t b) {
  return b >= '0' && b <= '9';
}

static inline int syr_isalpha (uint8_t b) {
  return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
}

/* White space of two or three bytes at p that ends a line: U+0085, U+2028, U+2029. */
static inline int syr_isline (const syr_scan *k, size_t p, unsigned len) {
  uint8_t z = syr_byte(k, p + len - 1);
  return len == 2 ? z == 0x85 : k->s[p + 1] == 0x80 && (z | 1) == 0xA9;
}

/* The two bytes of a letter or a mark of Arabic script, U+0620..065F and U+066E..06D3. */
static inline int syr_isarabic (uint8_t b, uint8_t tail) {
  if (b < 0xD8 || b > 0xDB || (tail & 0xC0) != 0x80) return 0;
  if (b == 0xD8) return tail >= 0xA0;
  if (b == 0xD9) return tail < 0xA0 || tail >= 0xAE;
  return b == 0xDA || tail <= 0x93;
}

/* A letter, a digit or a mark, ASCII at once. */
static inline int syr_isword_at (const syr_scan *k, size_t p) {
  unsigned len;
  uint8_t b = syr_byte(k, p);
  if (b < 0x80) return syr_isalpha(b) || syr_isdigit(b);
  return syr_sort_at(k, p, &len) <= SYR_S_DIGIT;
}

static inline int syr_isword_before (const syr_scan *k, size_t p) {
  uint8_t b = p ? k->s[p - 1] : ' ';
  if (b < 0x80) return syr_isalpha(b) || syr_isdigit(b);
  return syr_sort_before(k, p) <= SYR_S_DIGIT;
}

/* Where the run of letters and digits from p on ends. At most `limit` bytes. */
size_t syr_word_end (const syr_scan *k, size_t p, size_t limit);

/* Note the case of the letter at p, which the classes left open. */
void syr_note_case (syr_scan *k, size_t p);

/* ---- events */

void syr_edit (syr_scan *k, size_t p);
void syr_stop (syr_scan *k, size_t p);
void syr_apostrophe (syr_scan *k, size_t p, unsigned len);
void syr_hyphen (syr_scan *k, size_t p, unsigned len);
void syr_ignored (syr_scan *k, size_t p, unsigned len); /* also in UAX #29 */

/* ---- other languages than French (syr_tailor.c); b: the token's start, p: the mark */

int syr_tailor_contraction (syr_scan *k, size_t b, size_t p, size_t next);
int syr_tailor_plural (const syr_scan *k, size_t p);
int syr_tailor_lone (const syr_scan *k, size_t p, size_t next);
int syr_tailor_letters (const syr_scan *k, size_t b, size_t p);
int syr_tailor_roman (const syr_scan *k, size_t b, size_t p);
int syr_tailor_ordinal (const syr_scan *k, size_t p);
int syr_tailor_degree (syr_scan *k, size_t b, size_t p);

/* The length of the letter at p, or 0. */
size_t syr_letter_at (const syr_scan *k, size_t p);

/* Do digits, and white space of one character on the same line, stand before b? */
int syr_number_before (const syr_scan *k, size_t b);

/* The word after the white space at p, on the same line: its start, or 0. */
size_t syr_next_word (const syr_scan *k, size_t p, size_t *z);

/* Each returns 1 when the event is settled. */
int syr_number_group (syr_scan *k, size_t space, size_t p);
int syr_number_date (syr_scan *k, size_t p); /* p: one of its marks */
void syr_number_whole (syr_scan *k);
void syr_number_suffix (syr_scan *k, size_t p);
void syr_number_joiner (syr_scan *k, size_t p);
void syr_number_sign (syr_scan *k, size_t p);
int syr_web_scheme (syr_scan *k, size_t p);
int syr_web_domain (syr_scan *k, size_t b, size_t p);
int syr_web_file (syr_scan *k, size_t b, size_t p);
int syr_web_mark (syr_scan *k, size_t p);

/* ---- languages; words are given as bytes of the text, in any case */

int syr_lang_elision (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_clitic (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_noclitic (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_contraction (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_prefix (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_abbreviation (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_counter (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_month (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_measure (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_capitals (syr_lang l, const uint8_t *w, size_t n, int *counts);
int syr_lang_title (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_final (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_starter (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_ordinal (syr_lang l, const uint8_t *w, size_t n);
int syr_lang_unit (syr_lang l, const uint8_t *w, size_t n);

/* ---- after the events */

/* Join repeated marks and smileys. Not for French, which has them apart. */
void syr_runs (syr_scan *k);

/* Append the tokens of the piece that stands at `at` in the text to its columns.
** `rest`: bytes of the text from the piece on, to guess how much room they need. */
syr_status syr_columns (syr_scan *k, syr_text *t, size_t at, size_t rest);

/* Fill the column of hashes, for which there is room. (syr_hash.c) */
void syr_hashes (syr_text *t);

syr_status syr_sentences (syr_text *t, syr_mem *m, const syr_option *o);

/* Sentences that begin where the map of the text's bytes says. A token belongs to
** the sentence in which it begins. */
syr_status syr_sentences_at (syr_text *t, syr_mem *m, const uint64_t *map);

/* ---- UAX #29, instead of the events and of syr_sentences */

/* Asked for, or all that is known of the language. */
static inline int syr_isuax (const syr_option *o) {
  return o->uax || o->lang == SYR_UND;
}

void syr_uax_edit (syr_scan *k);
syr_status syr_uax_part (syr_text *t, syr_mem *m);

#pragma GCC visibility pop

#endif
