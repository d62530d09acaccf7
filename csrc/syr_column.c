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

static inline uint64_t hash_wide (uint64_t lo, uint64_t hi, size_t n) {
  uint64_t h = syr_mix(SYR_SEED, lo);
  uint64_t more = syr_mix(h, hi) ^ h;
  return syr_finish(h ^ (more & (0 - (uint64_t)(n > 8))), n); /* no branch */
}

/* A word of at most 16 bytes while accents go: the first 8 bytes in lo. */
typedef struct folding {
  uint64_t lo, hi;
  size_t n;         /* bytes left */
  unsigned upper, lower; /* letters of U+00C0..00FF seen in either case */
} folding;

#define HIGH 0x8080808080808080u

/* The folded letters of the character lead, tail; 0 when it has none. The case
** of letters above U+00FF alternates: called lower here, looked up if first. */
static inline uint64_t fold_letter (folding *w, uint64_t lead, uint64_t tail) {
  if (lead < 0xC3 || lead > 0xC5 || (tail & 0xC0) != 0x80) return 0;
  if (lead == 0xC3 && tail < 0x9F)
    w->upper = 1;
  else
    w->lower = 1;
  return syr_fold_latin[(lead - 0xC3) << 6 | (tail & 0x3F)];
}

/* Put the letters f at bit `at` of x in the place of two bytes; what follows
** moves up when f is one letter, and `next` comes in at the top. */
static inline uint64_t replace (uint64_t x, unsigned at, uint64_t f, uint64_t next) {
  uint64_t low = x & (((uint64_t)1 << at) - 1);
  uint64_t rest = at < 48 ? x >> (at + 16) : 0;
  if (f >> 8) return low | f << at | (at < 48 ? rest << (at + 16) : 0);
  return low | f << at | rest << (at + 8) | next << 56;
}

/* Fold the Latin letters of *w, ASCII being in lower case already. Returns 0
** when there is a character that is none. */
static int fold_latin (folding *w) {
  uint64_t high, f;
  while ((high = w->lo & HIGH) != 0) {
    unsigned at = (unsigned)__builtin_ctzll(high) & ~7u;
    uint64_t tail = at == 56 ? w->hi : w->lo >> (at + 8);
    f = fold_letter(w, w->lo >> at & 0xFF, tail & 0xFF);
    if (!f) return 0;
    if (at == 56) { /* the character lies across the two halves */
      w->lo = (w->lo << 8 >> 8) | f << 56;
      w->hi = f >> 8 ? (w->hi & ~(uint64_t)0xFF) | f >> 8 : w->hi >> 8;
    }
    else {
      w->lo = replace(w->lo, at, f, w->hi);
      if (!(f >> 8)) w->hi >>= 8;
    }
    w->n -= f >> 8 ? 0 : 1;
  }
  while ((high = w->hi & HIGH) != 0) {
    unsigned at = (unsigned)__builtin_ctzll(high) & ~7u;
    f = at == 56 ? 0 : fold_letter(w, w->hi >> at & 0xFF, w->hi >> (at + 8) & 0xFF);
    if (!f) return 0;
    w->hi = replace(w->hi, at, f, 0);
    w->n -= f >> 8 ? 0 : 1;
  }
  return 1;
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
  folding w = { ((words2)v)[0], ((words2)v)[1], n, has & HAS_UPPER, has & HAS_LOWER };
  if (k->s[p] > 0xC3 || !fold_latin(&w)) return slow_word(k, p, z, shape);
  *shape |= (uint8_t)(SYR_HIGH | (w.upper && !w.lower ? SYR_CAPS : 0));
  if (w.upper && first_is_upper(k, p)) *shape |= SYR_UPPER;
  return hash_wide(w.lo, w.hi, w.n);
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
  return hash_wide(((words2)v)[0], ((words2)v)[1], n);
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
  size_t d = p - a;
  if ((d > 1) | ((d == 1) & (k->s[a] != ' '))) return wide_gap(k, a, p);
  return (uint8_t)d; /* SYR_GLUED or SYR_SPACE */
}

static int may_stop (const syr_scan *k, size_t p) {
  uint8_t b = k->s[p];
  if (b == '.' || b == '!' || b == '?') return 1;
  if (b < 0x80) return 0;
  return (b == 0xE2 && syr_byte(k, p + 1) == 0x80 && syr_byte(k, p + 2) == 0xA6)    /* ellipsis */
    || (b == 0xD8 && syr_byte(k, p + 1) == 0x9F)                                    /* Arabic ? */
    || (b == 0xE3 && syr_byte(k, p + 1) == 0x80 && syr_byte(k, p + 2) == 0x82);     /* CJK stop */
}

static void count_bad (syr_text *t, size_t p, size_t z) {
  if (!t->nbad) t->firstbad = p;
  t->nbad += z - p;
}

/* A mark, or what begins like one: kind, shape and hash of token i. Stops and
** quotation marks are noted for the sentences. */
static void read_mark (const syr_scan *k, syr_text *t, size_t i) {
  size_t p = t->start[i], z = t->end[i];
  uint8_t b = k->s[p], kind = kind_of_byte[b];
  t->shape[i] = 0;
  if ((b == '-' || b == '+') && z - p > 1 && syr_isword_at(k, p + 1)) /* a clitic; a number with its sign */
    kind = syr_isdigit(k->s[p + 1]) ? SYR_NUMBER : SYR_WORD;
  else if (kind == 0xFF)
    kind = kind_of_char(k, p);
  t->kind[i] = kind;
  if (kind != SYR_PUNCT && kind != SYR_SYMBOL) {
    t->hash[i] = read_word(k, k->s, k->n, p, z, &t->shape[i]);
    if (b == '-' && first_is_upper(k, p)) t->shape[i] |= SYR_UPPER;
    return;
  }
  t->hash[i] = z - p == 1 && b != '\'' ? syr_finish(syr_mix(SYR_SEED, b), 1) : syr_fold_hash(k->s + p, z - p);
  if (may_stop(k, p)) t->shape[i] = SYR_STOPS;
}

static void apply_patch (syr_text *t, size_t i, uint8_t kind) {
  if (kind == SYR_SEAM)
    t->shape[i] |= SYR_STOPS;
  else {
    t->kind[i] = kind;
    t->shape[i] &= (uint8_t)~(SYR_ENDDOT | SYR_STOPS);
    if (kind == SYR_BAD) count_bad(t, t->start[i], t->end[i]);
  }
}

/* The columns are bytes, which may alias anything: locals keep their addresses
** in registers. */
static void read_tokens (const syr_scan *k, syr_text *t) {
  size_t patches = 0;
  const uint8_t *const s = k->s;
  const uint32_t *const start = t->start, *const end = t->end;
  uint64_t *const hash = t->hash;
  uint8_t *const kinds = t->kind, *const gaps = t->gap, *const shapes = t->shape;
  const size_t n = t->n;
  size_t i, before = 0, patched = k->npatch ? k->patch[0].start : SIZE_MAX;
  for (i = 0; i < n; i++) {
    size_t p = start[i], z = end[i];
    uint8_t kind = kind_of_byte[s[p]], shape;
    gaps[i] = gap_of(k, before, p);
    before = z;
    if (kind > SYR_NUMBER)
      read_mark(k, t, i);
    else {
      hash[i] = read_word(k, s, k->n, p, z, &shape);
      shapes[i] = (uint8_t)(shape | (s[z - 1] == '.' ? SYR_ENDDOT : 0));
      kinds[i] = kind;
    }
    if (p == patched) {
      apply_patch(t, i, k->patch[patches++].kind);
      patched = patches < k->npatch ? k->patch[patches].start : SIZE_MAX;
    }
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
