/*
** syr_column.c - from the boundary bitmap to the columns
**
** One loop without branches gives every token its kind, gap and hash as if it
** were a plain lower-case word of up to 16 bytes: that is taken from the folded
** text in two machine words. What differs is mended after, token by token, where
** a bitmap says so: capitals, digits, hyphens, accents and apostrophes (a gap to
** close in the folded text), marks. Those are one token in three, but a loop
** that asked each token would guess wrong on them. Longer words and other
** scripts go letter by letter. The hash is always what syr_fold_hash gives
** (spec/c/fuzz_text.c compares them).
*/
#include <string.h>

#include "syr_fold.h"
#include "syr_token.h"

#if defined(__x86_64__) && !defined(SYR_PLAIN)
#include <immintrin.h>
#endif

/* ---------------------------------------------------------------- bitmaps to offsets */

static inline size_t ones_in (uint64_t x) {
  x -= x >> 1 & 0x5555555555555555u;
  x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
  x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return (size_t)(x * 0x0101010101010101u >> 56);
}

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
    n += ones_in(start);
  }
  return n;
}

#define SLACK 16 /* offsets that may be written past the last one */

/* The offset of the lowest set bit, which goes; any number when none is left. */
static inline uint32_t next_bit (uint64_t *bits, uint32_t from) {
  uint32_t at = from + (uint32_t)__builtin_ctzll(*bits | (uint64_t)1 << 63);
  *bits &= *bits - 1;
  return at;
}

/*
** Write the offsets of the set bits. A block has about twelve tokens: sixteen
** are written whatever their number is, so that no branch depends on it.
*/
static void flatten (const uint64_t *map, size_t words, uint32_t *out) {
  size_t w, i, n;
  for (w = 0; w < words; w++) {
    uint64_t bits = map[w];
    uint32_t from = (uint32_t)(w << 6);
    n = ones_in(bits);
    for (i = 0; i < SLACK; i++) out[i] = next_bit(&bits, from);
    for (; i < n; i++) out[i] = next_bit(&bits, from);
    out += n;
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
  C, C, C, W, W, W, C, C, C, C, C, C, C, C, C, C, W, W, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
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

/* ---------------------------------------------------------------- words in registers */

#define WIDE 16 /* bytes of two machine words */
#define HIGH 0x8080808080808080u

/* A word of up to 16 bytes, zero padded, the first byte lowest. */
typedef struct word16 {
  uint64_t lo, hi;
  size_t n;
} word16;

/* All bytes set in the first n of 16. */
static const uint8_t ones[2 * WIDE] = { 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255 };

static inline word16 load (const uint8_t *s, size_t n) {
  word16 w;
  uint64_t lo, hi;
  memcpy(&lo, ones + WIDE - n, 8);
  memcpy(&hi, ones + WIDE + 8 - n, 8);
  memcpy(&w.lo, s, 8);
  memcpy(&w.hi, s + 8, 8);
  w.lo &= lo;
  w.hi &= hi;
  w.n = n;
  return w;
}

/* Bits [p, p + 64) of a map; it has a word to spare at its end. */
static inline uint64_t bits (const uint64_t *map, size_t p) {
  return map[p >> 6] >> (p & 63) | map[(p >> 6) + 1] << 1 << (63 - (p & 63));
}

static inline uint64_t hash_word (word16 w) {
  uint64_t h = syr_mix(SYR_SEED, w.lo);
  uint64_t more = syr_mix(h, w.hi) ^ h;
  return syr_finish(h ^ (more & (0 - (uint64_t)(w.n > 8))), w.n); /* no branch */
}

static inline int present (const uint64_t *map, size_t p, uint64_t mask) {
  return (bits(map, p) & mask) != 0;
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

/* A word or number of which this loop cannot tell the hash. */
static int is_odd (const word16 *w, size_t n) {
  return n > WIDE || ((w->lo | w->hi) & HIGH) != 0;
}

/* Kind by first byte, gap and hash of every token; shape 0. */
static void read_plain (const syr_scan *k, syr_text *t) {
  const uint8_t *const s = k->s, *const fold = k->fold;
  const uint32_t *const start = t->start, *const end = t->end;
  uint64_t *const hash = t->hash;
  uint8_t *const kinds = t->kind, *const gaps = t->gap;
  const size_t count = t->n;
  size_t i, before = 0;
  memset(t->shape, 0, count);
  for (i = 0; i < count; i++) {
    size_t p = start[i], z = end[i], n = z - p;
    word16 w = load(fold + p, n < WIDE ? n : WIDE);
    kinds[i] = kind_of_byte[s[p]];
    gaps[i] = gap_of(k, before, p);
    hash[i] = hash_word(w);
    if (is_odd(&w, n)) hash[i] = slow_word(k, p, z, &t->shape[i]);
    before = z;
  }
  if (count) gaps[0] = SYR_PARAGRAPH;
}

/* ---------------------------------------------------------------- what bitmaps say */

/* One block of 64 bytes and the rank of the first token that begins in it. */
typedef struct place {
  size_t word, base;
} place;

static inline size_t byte_of (place b, uint64_t map) {
  return b.word << 6 | (size_t)__builtin_ctzll(map);
}

/* No lower-case letter in token i, which has an upper-case one. */
static int is_caps (const syr_scan *k, const syr_text *t, size_t i) {
  size_t p = t->start[i], n = t->end[i] - p;
  return n > WIDE ? (t->shape[i] & SYR_CAPS) != 0 : !present(k->lower, p, ((uint64_t)1 << n) - 1);
}

/* A token that begins with no letter or digit: a mark, a clitic, a number with
** its sign, or a character to decode. */
static void mend_mark (const syr_scan *k, syr_text *t, size_t i) {
  size_t p = t->start[i], z = t->end[i];
  uint8_t b = k->s[p], kind = kind_of_byte[b];
  if ((b == '-' || b == '+') && z - p > 1 && syr_isword_at(k, p + 1))
    kind = syr_isdigit(k->s[p + 1]) ? SYR_NUMBER : SYR_WORD;
  else if (kind == 0xFF)
    kind = kind_of_char(k, p);
  t->kind[i] = kind;
  if (kind == SYR_PUNCT || kind == SYR_SYMBOL) t->shape[i] = may_stop(k, p) ? SYR_STOPS : 0;
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

/* Close the gaps of the dropped bytes: one bit of `drop` a byte. */
static word16 squeeze (word16 w, uint64_t drop) {
  while (drop) {
    unsigned at = (unsigned)__builtin_ctzll(drop);
    uint64_t low = ((uint64_t)1 << 8 * (at & 7)) - 1;
    if (at < 8) {
      w.lo = (w.lo & low) | (w.lo >> 8 & ~low) | w.hi << 56;
      w.hi >>= 8;
    }
    else
      w.hi = (w.hi & low) | (w.hi >> 8 & ~low);
    drop = (drop & (drop - 1)) >> 1;
    w.n--;
  }
  return w;
}

#define TARGET
#define MEND(name) name##_slow
#define ONES ones_in
#define SQUEEZE squeeze
#include "syr_mend.h"

#if defined(__x86_64__) && !defined(SYR_PLAIN)

#define FAST __attribute__((target("bmi2,popcnt")))

/* BMI2 gathers bits in one instruction; on AMD before Zen 3 it is microcode. */
static int has_fast_bits (void) {
  return __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") && !__builtin_cpu_is("znver1")
    && !__builtin_cpu_is("znver2");
}

FAST static inline size_t ones_fast (uint64_t x) {
  return (size_t)__builtin_popcountll(x);
}

/* All bits of byte i set where bit i of x is. */
FAST static inline uint64_t spread (uint64_t x) {
  return _pdep_u64(x, 0x0101010101010101u) * 255;
}

FAST static inline word16 squeeze_fast (word16 w, uint64_t drop) {
  uint64_t lo = _pext_u64(w.lo, ~spread(drop & 0xFF)), hi = _pext_u64(w.hi, ~spread(drop >> 8));
  unsigned gone = 8 * (unsigned)ones_fast(drop & 0xFF); /* bits that came free in lo, 0 to 64 */
  w.lo = lo | (gone ? hi << (64 - gone) : 0);
  w.hi = gone < 64 ? hi >> gone : 0;
  w.n -= ones_fast(drop);
  return w;
}

#define TARGET FAST
#define MEND(name) name##_fast
#define ONES ones_fast
#define SQUEEZE squeeze_fast
#include "syr_mend.h"

#endif

static void read_tokens (const syr_scan *k, syr_text *t) {
  read_plain(k, t);
#if defined(__x86_64__) && !defined(SYR_PLAIN)
  if (has_fast_bits()) {
    mend_fast(k, t);
    return;
  }
#endif
  mend_slow(k, t);
}

syr_status syr_columns (syr_scan *k, syr_text *t, syr_mem *m) {
  size_t n = settle(k), words = k->n / 64 + 1;
  uint8_t *all = syr_mem_new(m, n * 19 + SLACK * 4); /* one block, the widest column first */
  if (!all) return SYR_NOMEM;
  t->hash = (void *)all;
  t->start = (void *)(all + 8 * n);
  t->end = (void *)(all + 12 * n);
  t->kind = all + 16 * n;
  t->gap = all + 17 * n;
  t->shape = all + 18 * n;
  t->n = (uint32_t)n;
  flatten(k->begin, words, t->start);
  flatten(k->event, words, t->end);
  read_tokens(k, t);
  return SYR_OK;
}
