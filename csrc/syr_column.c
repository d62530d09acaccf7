/*
** syr_column.c - from the boundary bitmap to the columns
**
** Words of up to 16 bytes, nearly all, are read into one vector register: case
** and shape are found on all bytes at once, without branches that a processor
** could guess wrong, and the hash is taken from the same register. Accents are
** folded there too, one at a time. The rest goes letter by letter. Both give
** what syr_fold_hash gives (spec/token_spec.lua compares them).
*/
#include <string.h>

#include "syr_fold.h"
#include "syr_token.h"

/* ---------------------------------------------------------------- bitmaps to offsets */

/* begin := starts of tokens, event := their ends. A token ends before the next
** start or before a byte that is not a token's. Returns the number of tokens. */
static size_t settle (syr_scan *k) {
  size_t w, n = 0, words = k->n / 64 + 1;
  uint64_t before = 0, in, start, shifted;
  uint64_t live = k->n & 63 ? ((uint64_t)1 << (k->n & 63)) - 1 : 0;
  k->inside[words - 1] &= live; /* nothing after the last byte */
  for (w = 0; w < words; w++) {
    in = k->inside[w];
    shifted = in << 1 | before;
    start = in & (k->begin[w] | ~shifted);
    k->event[w] = shifted & (start | ~in);
    k->begin[w] = start;
    before = in >> 63;
    n += (size_t)__builtin_popcountll(start);
  }
  return n;
}

/* Write the offsets of the set bits. */
static void flatten (const uint64_t *map, size_t words, uint32_t *out) {
  size_t w;
  for (w = 0; w < words; w++) {
    uint64_t bits = map[w];
    while (bits) {
      *out++ = (uint32_t)(w << 6 | (size_t)__builtin_ctzll(bits));
      bits &= bits - 1;
    }
  }
}

/* ---------------------------------------------------------------- kinds */

#define W SYR_WORD
#define N SYR_NUMBER
#define P SYR_PUNCT
#define S SYR_SYMBOL
#define C 0xFF /* decode it */

/* The kind of a token by its first byte. */
static const uint8_t kind_of_byte[256] = {
  P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
  P, P, P, S, S, S, S, P, P, P, S, S, P, P, P, P, N, N, N, N, N, N, N, N, N, N, P, P, S, S, S, P,
  S, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, P, P, P, S, W,
  S, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, P, S, P, S, P,
  C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
  C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
  C, C, C, C, W, W, C, C, C, C, C, C, C, C, C, C, W, W, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
  C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C
};

#undef W
#undef N
#undef P
#undef S
#undef C

static uint8_t kind_of_char (const syr_scan *k, size_t p) {
  unsigned len;
  switch (syr_sort_at(k, p, &len)) {
    case SYR_S_LETTER: case SYR_S_IGNORED: return SYR_WORD;
    case SYR_S_DIGIT: return SYR_NUMBER;
    case SYR_S_EMOJI: return SYR_EMOJI;
    case SYR_S_PUNCT: return SYR_PUNCT;
    case SYR_S_SYMBOL: return SYR_SYMBOL;
    case SYR_S_BAD: return SYR_BAD;
    default: return SYR_OTHER;
  }
}

const char *syr_kind_name (syr_kind kind) {
  static const char *const name[SYR_NKIND] = { "word", "number", "punct", "symbol", "url", "email",
    "hashtag", "mention", "emoji", "time", "date", "bad", "other" };
  return (unsigned)kind < SYR_NKIND ? name[kind] : "other";
}

/* ---------------------------------------------------------------- words in registers */

#define WIDE 16 /* bytes of a register */

typedef uint8_t bytes16 __attribute__((vector_size(WIDE)));
typedef uint64_t words2 __attribute__((vector_size(WIDE)));
__extension__ typedef unsigned __int128 pair; /* 16 bytes, the first one lowest */

static inline bytes16 between (bytes16 v, uint8_t lo, uint8_t hi) {
  return (bytes16)(v - lo <= (uint8_t)(hi - lo));
}

/* What stands among the bytes of a word, as bits. */
enum { HAS_UPPER = 1, HAS_LOWER = 2, HAS_DIGIT = 4, HAS_HYPHEN = 8, HAS_QUOTE = 16, HAS_HIGH = 128 };

static inline unsigned survey (bytes16 v, bytes16 upper) {
  bytes16 has = (upper & HAS_UPPER) | (between(v, 'a', 'z') & HAS_LOWER) | (between(v, '0', '9') & HAS_DIGIT)
    | ((bytes16)(v == '-') & HAS_HYPHEN) | ((bytes16)(v == '\'') & HAS_QUOTE) | (v & HAS_HIGH);
  words2 w = (words2)has;
  uint64_t x = w[0] | w[1];
  x |= x >> 32;
  x |= x >> 16;
  x |= x >> 8;
  return (unsigned)x & 0xFF;
}

/* The first n <= 16 bytes at s, zero padded; `left` bytes may be read there. */
static inline bytes16 load (const uint8_t *s, size_t n, size_t left) {
  static const uint8_t ones[2 * WIDE] = { 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255 };
  bytes16 v = { 0 }, mask;
  if (left >= WIDE)
    memcpy(&v, s, WIDE);
  else
    memcpy(&v, s, left);
  memcpy(&mask, ones + WIDE - n, WIDE);
  return v & mask;
}

static inline uint64_t hash_wide (words2 w, size_t n) {
  uint64_t h = syr_mix(SYR_SEED, w[0]);
  uint64_t more = syr_mix(h, w[1]);
  return syr_finish(n > 8 ? more : h, n);
}

/*
** Fold the Latin letters in *w (n bytes, ASCII letters in lower case already).
** Returns the new length, or 0 when a character is none of them. Tells the case
** of the letters of U+00C0..00FF; those above alternate and need a closer look.
*/
static size_t fold_latin (pair *w, size_t n, int *upper, int *lower) {
  const uint64_t high = 0x8080808080808080u;
  for (;;) {
    uint64_t lo = (uint64_t)*w & high, hi = (uint64_t)(*w >> 64) & high;
    unsigned pos, lead, tail;
    uint16_t f;
    pair rest;
    if (!(lo | hi)) return n;
    pos = lo ? (unsigned)__builtin_ctzll(lo) & ~7u : 64 + ((unsigned)__builtin_ctzll(hi) & ~7u);
    lead = (unsigned)(*w >> pos) & 0xFF;
    tail = (unsigned)(*w >> pos >> 8) & 0xFF;
    if (lead < 0xC3 || lead > 0xC5 || (tail & 0xC0) != 0x80) return 0;
    f = syr_fold_latin[(lead - 0xC3) << 6 | (tail & 0x3F)];
    if (!f || (lead > 0xC3 && pos == 0)) return 0;
    *upper |= lead == 0xC3 && tail < 0x9F;
    *lower |= lead != 0xC3 || tail >= 0x9F;
    rest = pos < 112 ? *w >> (pos + 16) : 0;
    *w &= ((pair)1 << pos) - 1;
    *w |= (pair)f << pos;
    *w |= pos < 112 ? rest << (f >> 8 ? pos + 16 : pos + 8) : 0;
    n -= f >> 8 ? 0 : 1;
  }
}

/* The case of a word's first letter; a clitic's stands after its hyphen. */
static int first_is_upper (const syr_scan *k, size_t p) {
  return k->s[p] == '-' ? syr_case_at(k, p + 1) > 0 : syr_case_at(k, p) > 0;
}

/* ---------------------------------------------------------------- words letter by letter */

#define FAR 256 /* bytes; the shape of a longer word is that of its beginning */

static int is_apostrophe_before (const syr_scan *k, size_t z) {
  if (k->s[z - 1] == '\'') return 1;
  if (z < 3 || k->s[z - 3] != 0xE2 || k->s[z - 2] != 0x80) return 0;
  return k->s[z - 1] == 0x99 || k->s[z - 1] == 0x98;
}

static uint8_t slow_shape (const syr_scan *k, size_t p, size_t z) {
  uint8_t shape = is_apostrophe_before(k, z) ? SYR_ELIDED : 0;
  int upper = 0, lower = 0;
  if (first_is_upper(k, p)) shape |= SYR_UPPER;
  if (z - p > FAR) z = p + FAR;
  while (p < z) {
    uint32_t c;
    unsigned len = syr_utf8_next(k->s + p, k->n - p, &c);
    int d = syr_case_at(k, p);
    upper |= d > 0;
    lower |= d < 0;
    if (len > 1) shape |= SYR_HIGH;
    if (syr_isdigit(k->s[p])) shape |= SYR_DIGITS;
    if (c == '-' || c == 0x2010 || c == 0x2011) shape |= SYR_HYPHEN;
    p += len;
  }
  if (upper && !lower) shape |= SYR_CAPS;
  return shape;
}

/* Hash and shape of a word of more than 16 bytes or of other letters. */
static uint64_t slow_word (const syr_scan *k, size_t p, size_t z, uint8_t *shape) {
  *shape = slow_shape(k, p, z);
  return syr_fold_hash(k->s + p, z - p);
}

/* How many bytes of the word are a final apostrophe, which folding drops. */
static inline size_t elided (const uint8_t *s, size_t p, size_t z) {
  uint8_t b = s[z - 1];
  if (b == 0x99 && z - p > 3 && s[z - 2] == 0x80 && s[z - 3] == 0xE2) return 3;
  return b == '\'' && z - p > 1;
}

/* A word with Latin letters, n bytes in v without the mark, in lower case as far
** as they are ASCII. */
static uint64_t latin_word (const syr_scan *k, size_t p, size_t z, bytes16 v, size_t n, unsigned has, uint8_t *shape) {
  int upper = has & HAS_UPPER, lower = has & HAS_LOWER;
  pair w;
  words2 folded;
  memcpy(&w, &v, WIDE);
  n = fold_latin(&w, n, &upper, &lower);
  if (n == 0) return slow_word(k, p, z, shape);
  memcpy(&folded, &w, WIDE);
  *shape |= (uint8_t)(SYR_HIGH | (upper && !lower ? SYR_CAPS : 0));
  if (upper && first_is_upper(k, p)) *shape |= SYR_UPPER;
  return hash_wide(folded, n);
}

/* Hash and shape of the token at [p, z): all that is ASCII without a branch. */
static inline uint64_t read_word (const syr_scan *k, const uint8_t *s, size_t len, size_t p, size_t z, uint8_t *shape) {
  size_t mark = elided(s, p, z), n = z - p - mark;
  unsigned has;
  bytes16 v, upper;
  if (n > WIDE) return slow_word(k, p, z, shape);
  v = load(s + p, n, len - p);
  upper = between(v, 'A', 'Z');
  has = survey(v, upper);
  v |= upper & 0x20;
  *shape = (uint8_t)((has & HAS_DIGIT) | (has & HAS_HYPHEN) | (mark ? SYR_ELIDED : 0));
  if (has >= HAS_QUOTE) {
    if (has & HAS_QUOTE && n > 1) return slow_word(k, p, z, shape);
    if (has & HAS_HIGH) return latin_word(k, p, z, v, n, has, shape);
  }
  *shape |= (uint8_t)(((has & (HAS_UPPER | HAS_LOWER)) == HAS_UPPER ? SYR_CAPS : 0) | (upper[0] & SYR_UPPER));
  return hash_wide((words2)v, n);
}

/* ---------------------------------------------------------------- tokens */

/* Lines ended in the white space [a, p), as a gap. */
static uint8_t wide_gap (const syr_scan *k, size_t a, size_t p) {
  int lines = 0;
  for (; a < p; a++) {
    uint8_t b = k->s[a];
    if (b == '\n' || (b == '\r' && syr_byte(k, a + 1) != '\n')) lines++;
    else if (b == 0xC2 && syr_byte(k, a + 1) == 0x85) lines++;
    else if (b == 0xE2 && syr_byte(k, a + 1) == 0x80 && (syr_byte(k, a + 2) | 1) == 0xA9) lines++;
  }
  return lines == 0 ? SYR_SPACE : lines == 1 ? SYR_LINE : SYR_PARAGRAPH;
}

static inline uint8_t gap_of (const syr_scan *k, size_t a, size_t p) {
  if (p - a > 1 || (p != a && k->s[a] != ' ')) return wide_gap(k, a, p);
  return (uint8_t)(p - a); /* SYR_GLUED or SYR_SPACE */
}

static int may_stop (const syr_scan *k, size_t p) {
  uint8_t b = k->s[p];
  if (b == '.' || b == '!' || b == '?') return 1;
  if (b < 0x80) return 0;
  return (b == 0xE2 && syr_byte(k, p + 1) == 0x80 && syr_byte(k, p + 2) == 0xA6)    /* ellipsis */
    || (b == 0xD8 && syr_byte(k, p + 1) == 0x9F)                                    /* Arabic ? */
    || (b == 0xE3 && syr_byte(k, p + 1) == 0x80 && syr_byte(k, p + 2) == 0x82);     /* CJK stop */
}

/* A token that is no plain word: its kind (a patch tells, or its characters). */
static uint8_t odd_kind (const syr_scan *k, size_t p, size_t z) {
  if (k->s[p] == '-' || k->s[p] == '+') { /* a clitic, or a number with its sign */
    if (z - p == 1 || !syr_isword_at(k, p + 1)) return k->s[p] == '-' ? SYR_PUNCT : SYR_SYMBOL;
    return syr_isdigit(k->s[p + 1]) ? SYR_NUMBER : SYR_WORD;
  }
  return kind_of_byte[k->s[p]] == 0xFF ? kind_of_char(k, p) : kind_of_byte[k->s[p]];
}

static void count_bad (syr_text *t, size_t p, size_t z) {
  if (!t->nbad) t->firstbad = p;
  t->nbad += z - p;
}

/* What a token's first byte does not tell. */
static void settle_kind (const syr_scan *k, syr_text *t, size_t i) {
  size_t p = t->start[i], z = t->end[i];
  if (t->kind[i] == SYR_PUNCT || t->kind[i] == SYR_SYMBOL) {
    t->shape[i] = may_stop(k, p) ? SYR_STOPS : 0;
    if (z - p == 1 && k->s[p] == '\'') t->hash[i] = syr_finish(SYR_SEED, 0);
    return;
  }
  if (k->s[p] == '-' && first_is_upper(k, p)) t->shape[i] |= SYR_UPPER;
  if (t->kind[i] == SYR_BAD) count_bad(t, p, z);
}

/* The columns are bytes, which may alias anything: locals keep their addresses
** in registers. */
static void read_tokens (const syr_scan *k, syr_text *t) {
  const syr_patch *patch = k->patch, *last = k->patch + k->npatch;
  const uint8_t *const s = k->s;
  const uint32_t *const start = t->start, *const end = t->end;
  uint64_t *const hash = t->hash;
  uint8_t *const kinds = t->kind, *const gaps = t->gap, *const shapes = t->shape;
  const size_t n = t->n;
  size_t i, before = 0, patched = patch < last ? patch->start : SIZE_MAX;
  for (i = 0; i < n; i++) {
    size_t p = start[i], z = end[i];
    uint8_t first = kind_of_byte[s[p]], kind = first, shape;
    hash[i] = read_word(k, s, k->n, p, z, &shape);
    if (first > SYR_NUMBER) kind = odd_kind(k, p, z);
    if (p == patched) {
      kind = patch++->kind;
      patched = patch < last ? patch->start : SIZE_MAX;
    }
    kinds[i] = kind;
    gaps[i] = gap_of(k, before, p);
    shapes[i] = (uint8_t)(shape | (s[z - 1] == '.' && kind <= SYR_NUMBER ? SYR_ENDDOT : 0));
    if (first > SYR_NUMBER) settle_kind(k, t, i);
    before = z;
  }
  if (n) gaps[0] = SYR_PARAGRAPH;
}

syr_status syr_columns (syr_scan *k, syr_text *t, syr_mem *m) {
  size_t n = settle(k), words = k->n / 64 + 1;
  t->start = syr_mem_new(m, n * 4);
  t->end = syr_mem_new(m, n * 4);
  t->hash = syr_mem_new(m, n * 8);
  t->kind = syr_mem_new(m, n);
  t->gap = syr_mem_new(m, n);
  t->shape = syr_mem_new(m, n);
  if (!t->start || !t->end || !t->hash || !t->kind || !t->gap || !t->shape) return SYR_NOMEM;
  t->n = (uint32_t)n;
  flatten(k->begin, words, t->start);
  flatten(k->event, words, t->end);
  read_tokens(k, t);
  return SYR_OK;
}
