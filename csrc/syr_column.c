/*
** syr_column.c - from the bitmaps of a piece to the columns
**
** Nothing here asks one token after the other what it is. Whether a token has a digit, or
** a capital, or a line end before it, is told for all bytes at once by additions that
** carry over the ends of tokens (syr_look.h); the bits at the tokens' last (first) bytes
** are then brought together to one byte a token: here for any machine, in
** syr_columnbits.c with BMI2, in syr_columnwide.c with AVX-512. Only a token that begins with a mark and is
** longer than a byte is visited: a clitic, a run of dots, a character outside ASCII.
*/
#include <string.h>

#include "syr_column.h"
#include "syr_cpu.h"
#include "syr_turn.h"
#include "syr_vec.h"

#ifdef SYR_X86
#include <immintrin.h>
#endif

/* ---------------------------------------------------------------- tokens from bits */

static inline size_t ones_in (uint64_t x) {
  x -= x >> 1 & 0x5555555555555555u;
  x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
  x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return (size_t)(x * 0x0101010101010101u >> 56);
}

/* ---------------------------------------------------------------- places of bits */

/* The places of the bits of every byte, the first one lowest. */
#define BIT(b, i) ((uint64_t)((b) >> (i) & 1))
#define ONES_OF(b) (BIT(b, 0) + BIT(b, 1) + BIT(b, 2) + BIT(b, 3) + BIT(b, 4) + BIT(b, 5) + BIT(b, 6) + BIT(b, 7))
#define PLACE(b, i) (BIT(b, i) * (i) << 8 * ONES_OF((b) & ((1 << (i)) - 1)))
#define PLACES_OF(b) (PLACE(b, 1) | PLACE(b, 2) | PLACE(b, 3) | PLACE(b, 4) | PLACE(b, 5) | PLACE(b, 6) | PLACE(b, 7))
#define FOUR(f, b) f(b), f((b) + 1), f((b) + 2), f((b) + 3)
#define SIXTEEN(f, b) FOUR(f, b), FOUR(f, (b) + 4), FOUR(f, (b) + 8), FOUR(f, (b) + 12)
#define EVERY(f) SIXTY(f, 0), SIXTY(f, 64), SIXTY(f, 128), SIXTY(f, 192)
#define SIXTY(f, b) SIXTEEN(f, b), SIXTEEN(f, (b) + 16), SIXTEEN(f, (b) + 32), SIXTEEN(f, (b) + 48)

const uint8_t syr_ones[256] = { EVERY(ONES_OF) };
static const uint64_t places[256] = { EVERY(PLACES_OF) }; /* a byte each */

/* Write the offsets of the set bits of a word, plus `from`, and return what is behind them; up to
** seven more are written. */
#ifdef SYR_X86

#define PLACE_OF(b, i) (uint16_t)(PLACES_OF(b) >> 8 * (i) & 7)
#define FIRST_OF(b) { PLACE_OF(b, 0), PLACE_OF(b, 1), PLACE_OF(b, 2), PLACE_OF(b, 3) }

static const uint16_t first_places[256][4] = { EVERY(FIRST_OF) };

/* The fifth bit and on: seldom has a byte more than four. */
static inline void more_places (unsigned b, __m128i base, uint32_t *out) {
  const __m128i zero = _mm_setzero_si128(), v = _mm_cvtsi32_si128((int)(places[b] >> 32));
  _mm_storeu_si128((__m128i *)(void *)(out + 4), _mm_add_epi32(base, _mm_unpacklo_epi16(_mm_unpacklo_epi8(v, zero), zero)));
}

static inline uint32_t *flatten (const uint64_t *map, uint32_t from, uint32_t *out) {
  const __m128i eight = _mm_set1_epi32(8), zero = _mm_setzero_si128();
  const uint8_t *const byte = (const uint8_t *)map;
  __m128i base = _mm_set1_epi32((int)from);
  size_t i;
#pragma GCC unroll 8
  for (i = 0; i < 8; i++, base = _mm_add_epi32(base, eight)) {
    const unsigned b = byte[i], n = syr_ones[b];
    const __m128i four = _mm_unpacklo_epi16(_mm_loadl_epi64((const __m128i *)(const void *)first_places[b]), zero);
    _mm_storeu_si128((__m128i *)(void *)out, _mm_add_epi32(base, four));
    if (n > 4) more_places(b, base, out);
    out += n;
    __asm__("" : "+x"(base)); /* or gcc keeps base and adds multiples of eight to copies of it */
  }
  return out;
}

#else

static inline uint32_t *flatten (const uint64_t *map, uint32_t from, uint32_t *out) {
  uint64_t bits = *map;
  size_t i;
  for (; bits; bits >>= 8, from += 8) {
    const uint64_t place = places[bits & 0xFF];
    for (i = 0; i < 8; i++) out[i] = from + (uint8_t)(place >> 8 * i);
    out += syr_ones[bits & 0xFF];
  }
  return out;
}

#endif

/* ---------------------------------------------------------------- kinds by the first byte */

#define W SYR_WORD
#define N SYR_NUMBER
#define P SYR_PUNCT
#define S SYR_SYMBOL
#define C SYR_PUNCT /* so are marks that are settled; others are visited */

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

/* ---------------------------------------------------------------- kinds of marks */

static uint8_t kind_of_char (const syr_scan *k, size_t p) {
  unsigned len;
  if (k->s[p] == 0xE2 && syr_byte(k, p + 1) == 0x80 && (uint8_t)(syr_byte(k, p + 2) - 0x90) < 0x18)
    return SYR_PUNCT; /* U+2010 to 2027: most marks outside ASCII are of these */
  if (syr_isarabic(k->s[p], syr_byte(k, p + 1))) return SYR_WORD;
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

static int may_stop (const syr_scan *k, size_t p) {
  uint8_t b = k->s[p];
  if (b == '.' || b == '!' || b == '?') return 1;
  if (b < 0x80) return 0;
  return (b == 0xE2 && syr_byte(k, p + 1) == 0x80 && syr_byte(k, p + 2) == 0xA6)    /* ellipsis */
    || (b == 0xD8 && syr_byte(k, p + 1) == 0x9F)                                    /* Arabic ? */
    || (b == 0xE3 && syr_byte(k, p + 1) == 0x80 && syr_byte(k, p + 2) == 0x82);     /* CJK stop */
}

/* A token of more than a byte that begins with no letter or digit: several marks, a
** clitic, a number with its sign, or a character to decode. */
static void visit_mark (const syr_scan *k, syr_text *t, size_t at, size_t i) {
  size_t p = t->start[i] - at;
  uint8_t b = k->s[p], kind = kind_of_byte[b];
  if ((b == '-' || b == '+') && syr_isword_at(k, p + 1))
    kind = syr_isdigit(k->s[p + 1]) ? SYR_NUMBER : SYR_WORD;
  else if (b >= 0x80)
    kind = kind_of_char(k, p);
  t->kind[i] = kind;
  if (t->shape && (kind == SYR_PUNCT || kind == SYR_SYMBOL)) t->shape[i] = may_stop(k, p) ? SYR_STOPS : 0;
}

/* ---------------------------------------------------------------- planes to bytes */

/* Bit k of byte i is bit i of plane k: eight bytes of the planes at a time are a matrix of
** bits, which is turned over. */

#ifdef SYR_X86

static inline __m128i swap_bits (__m128i x, int n, long long mask) {
  __m128i t = _mm_and_si128(_mm_xor_si128(x, _mm_srli_epi64(x, n)), _mm_set1_epi64x(mask));
  return _mm_xor_si128(_mm_xor_si128(x, t), _mm_slli_epi64(t, n));
}

static inline __m128i turn (__m128i x) {
  return swap_bits(swap_bits(swap_bits(x, 7, SYR_TURN7), 14, SYR_TURN14), 28, SYR_TURN28);
}

static inline __m128i two_planes (const uint64_t *p) {
  const __m128i *a = (const __m128i *)(const void *)p, *b = (const __m128i *)(const void *)(p + 1);
  return _mm_unpacklo_epi8(_mm_loadl_epi64(a), _mm_loadl_epi64(b));
}

static inline void planes_to_bytes (const uint64_t p[8], uint8_t out[64]) {
  const __m128i p01 = two_planes(p), p23 = two_planes(p + 2), p45 = two_planes(p + 4), p67 = two_planes(p + 6);
  const __m128i low0 = _mm_unpacklo_epi16(p01, p23), low4 = _mm_unpacklo_epi16(p45, p67);
  const __m128i high0 = _mm_unpackhi_epi16(p01, p23), high4 = _mm_unpackhi_epi16(p45, p67);
  __m128i *to = (__m128i *)(void *)out;
  _mm_storeu_si128(to, turn(_mm_unpacklo_epi32(low0, low4)));
  _mm_storeu_si128(to + 1, turn(_mm_unpackhi_epi32(low0, low4)));
  _mm_storeu_si128(to + 2, turn(_mm_unpacklo_epi32(high0, high4)));
  _mm_storeu_si128(to + 3, turn(_mm_unpackhi_epi32(high0, high4)));
}

#else

static inline void planes_to_bytes (const uint64_t p[8], uint8_t out[64]) {
  unsigned g, k;
  for (g = 0; g < 8; g++) {
    uint64_t x = 0;
    for (k = 0; k < 8; k++) x |= (p[k] >> 8 * g & 0xFF) << 8 * k;
    x = syr_turn_bits(x);
    for (k = 0; k < 8; k++) out[8 * g + k] = (uint8_t)(x >> 8 * k);
  }
}

#endif

/* Bits at the places of `at`, one a byte: of eight planes, `apart` words from each other, or of
** two. Returns what is behind them. */
static inline uint8_t *weave8 (const uint64_t *plane, size_t apart, uint64_t at, uint8_t *out) {
  uint64_t all[8];
  uint8_t byte[64];
  size_t k;
  for (k = 0; k < 8; k++) all[k] = plane[k * apart];
  planes_to_bytes(all, byte);
  for (; at; at &= at - 1) *out++ = byte[__builtin_ctzll(at)];
  return out;
}

static inline uint8_t *weave2 (uint64_t p0, uint64_t p1, uint64_t at, uint8_t *out) {
  for (; at; at &= at - 1) {
    const int i = __builtin_ctzll(at);
    *out++ = (uint8_t)((p0 >> i & 1) | (p1 >> i & 1) << 1);
  }
  return out;
}

/* ---------------------------------------------------------------- the columns, on any machine */

#ifdef SYR_X86
#define V syr_vec2
#define BEFORE(now, before) (V)_mm_shuffle_pd((__m128d)(before), (__m128d)(now), 1)
#define SOME(x) ((x)[0] | (x)[1])
#else
#define V uint64_t
#define BEFORE(now, before) (before)
#define SOME(x) (x)
#endif
#define TARGET
#define LOOK(name) name##_slow
#include "syr_look.h"

/* The kinds of tokens i to z - 1 of the text s, one after the other; eight are stored at once. */
static void kinds_slow (syr_text *t, const uint8_t *s, size_t i, size_t z) {
  const uint32_t *const start = t->start;
  uint8_t *const kind = t->kind;
  size_t j;
  for (; i + 8 <= z; i += 8) {
    uint64_t eight = 0;
#pragma GCC unroll 8
    for (j = 0; j < 8; j++) eight |= (uint64_t)kind_of_byte[s[start[i + j]]] << 8 * j;
    memcpy(kind + i, &eight, 8);
  }
  for (; i < z; i++) kind[i] = kind_of_byte[s[start[i]]];
}

static void looks_slow (const syr_scan *k, syr_text *t, size_t first) {
  const size_t blocks = k->n / 64 + 1;
  flow_slow f = { .space = ~(V){ 0 }, .gap = { .space = ~(uint64_t)0 } };
  uint8_t *to_gap = t->gap + first, *to_shape = t->shape + first;
  size_t w, i;
  for (w = 0; w < blocks; w += LANES) {
    const size_t many = blocks - w < LANES ? blocks - w : LANES;
    uint64_t gap[2][LANES], row[8 * LANES];
    V rows[8];
    gaps_slow(k, w, many, &f, gap);
    shapes_slow(k, w, &f, rows);
    memcpy(row, rows, sizeof row);
    for (i = 0; i < many; i++) {
      to_gap = weave2(gap[0][i], gap[1][i], k->begin[w + i], to_gap);
      to_shape = weave8(row + i, LANES, k->event[w + i], to_shape);
    }
  }
}

static void emit_slow (const syr_scan *k, syr_text *t, size_t at) {
  const uint64_t *const begin = k->begin, *const last = k->event;
  const size_t first = t->n, blocks = k->n / 64 + 1;
  uint32_t *start = t->start + first, *end = t->end + first, from = (uint32_t)at;
  size_t w;
  for (w = 0; w < blocks; w++, from += 64) {
    start = flatten(begin + w, from, start);
    end = flatten(last + w, from + 1, end);
  }
  t->n = (uint32_t)(start - t->start);
  kinds_slow(t, k->s - at, first, t->n);
  if (t->shape) looks_slow(k, t, first);
}

/* ---------------------------------------------------------------- where tokens begin and end */

#define SETTLE(name) name##_slow
#define ONES ones_in
#include "syr_settle.h"

#ifdef SYR_X86

#define FAST __attribute__((target("avx2,bmi,bmi2,popcnt")))

FAST static inline size_t ones_fast (uint64_t x) {
  return (size_t)__builtin_popcountll(x);
}

#define V syr_vec4
#define BEFORE SYR_BEFORE4
#define TARGET FAST
#define SETTLE(name) name##_fast
#define ONES ones_fast
#include "syr_settle.h"

#endif

/* ---------------------------------------------------------------- what the events noted */

/* The token that holds byte p of the piece, whose first token is number `first`. */
static size_t token_at (const syr_scan *k, size_t first, size_t p) {
  const size_t upto = k->rank[p >> 6] + ones_in(k->begin[p >> 6] & ~(uint64_t)0 >> (63 - (p & 63)));
  return first + upto - (upto > 0);
}

static void count_bad (syr_text *t, size_t i) {
  if (!t->nbad) t->firstbad = t->start[i];
  t->nbad += t->end[i] - t->start[i];
}

static int is_sign (uint8_t kind) {
  return kind == SYR_PUNCT || kind == SYR_SYMBOL;
}

static void patch (syr_text *t, size_t i, uint8_t kind) {
  t->kind[i] = kind;
  if (t->shape) t->shape[i] &= is_sign(kind) ? 0 : (uint8_t)~(SYR_ENDDOT | SYR_STOPS);
  if (kind == SYR_BAD) count_bad(t, i);
}

static void patches (const syr_scan *k, syr_text *t, size_t first) {
  size_t j;
  for (j = 0; j < k->npatch; j++) patch(t, token_at(k, first, k->patch[j].start), k->patch[j].kind);
}

/* Lines ended in the white space [a, p), as a gap: LF, VT and FF after CR end none (syr_bound.h). */
static uint8_t wide_gap (const syr_scan *k, size_t a, size_t p) {
  uint8_t b = 0, before;
  int lines = 0;
  if (a == p) return SYR_GLUED;
  for (; a < p; a++) {
    before = b;
    b = k->s[a];
    if (b == '\r') lines++;
    else if (b == '\n' || b == '\v' || b == '\f') lines += before != '\r';
    else if (b == 0xC2 && syr_byte(k, a + 1) == 0x85) lines++;
    else if (b == 0xE2 && syr_byte(k, a + 1) == 0x80 && (syr_byte(k, a + 2) | 1) == 0xA9) lines += 1 + (k->s[a + 2] & 1);
  }
  return lines == 0 ? SYR_SPACE : lines == 1 ? SYR_LINE : SYR_PARAGRAPH;
}

/* The gaps once more, where a line end is none of ASCII's. */
static void wide_gaps (const syr_scan *k, syr_text *t, size_t at, size_t first) {
  size_t i, before = 0;
  for (i = first; i < t->n; i++) {
    t->gap[i] = wide_gap(k, before, t->start[i] - at);
    before = t->end[i] - at;
  }
}

/* ---------------------------------------------------------------- room */

/* A column for cap tokens at *all; what it holds now is taken along. */
static void place (void *column, uint8_t **all, size_t cap, size_t n, size_t size) {
  void *old;
  memcpy(&old, column, sizeof old);
  if (n) memcpy(*all, old, n * size);
  memcpy(column, all, sizeof *all);
  *all += cap * size;
}

/* Columns for `room` tokens, with what they hold now. The hashes, which come first, are
** filled at last. */
static syr_status grow (syr_scan *k, syr_text *t, size_t room) {
  const int hashes = !(k->o->without & SYR_HASHES), shapes = !(k->o->without & SYR_SHAPES);
  size_t cap = (room + SYR_SLACK + 7) & ~(size_t)7, size = cap * (9 + 8 * (size_t)hashes + 2 * (size_t)shapes);
  uint8_t *old = hashes ? (uint8_t *)t->hash : (uint8_t *)t->start, *all = syr_mem_new(k->m, size);
  if (!all) return SYR_NOMEM;
  syr_mem_large(all, size);
  if (hashes) place(&t->hash, &all, cap, 0, sizeof *t->hash);
  place(&t->start, &all, cap, t->n, sizeof *t->start); /* before the ends: syr_columnbits.c writes in front of those */
  place(&t->end, &all, cap, t->n, sizeof *t->end);
  place(&t->kind, &all, cap, t->n, 1);
  if (shapes) place(&t->gap, &all, cap, t->n, 1);
  if (shapes) place(&t->shape, &all, cap, t->n, 1);
  syr_mem_drop(k->m, old);
  k->room = room;
  return SYR_OK;
}

/* Room for n more tokens. The first time the rest of the text is taken to be like this
** piece, and a little denser. */
static syr_status make_room (syr_scan *k, syr_text *t, size_t n, size_t rest) {
  size_t need = t->n + n, guess = need;
  if (need <= k->room) return SYR_OK;
  if (rest > k->n) guess = need + (size_t)((double)n / (double)k->n * (double)(rest - k->n) * 1.05) + 64;
  if (k->room && guess < k->room + k->room / 4) guess = k->room + k->room / 4;
  return grow(k, t, guess);
}

/* The stages for this machine. */
typedef struct stages {
  size_t (*settle) (syr_scan *k);
  syr_emit emit;
  void (*visit_marks) (const syr_scan *k, syr_text *t, size_t at, size_t first);
} stages;

static stages best (void) {
  stages e = { settle_slow, emit_slow, visit_marks_slow };
#ifdef SYR_X86
  if (syr_cpu_bits()) {
    e.settle = settle_fast;
    e.emit = syr_emit_wide() ? syr_emit_wide() : syr_emit_bits();
    e.visit_marks = visit_marks_fast;
  }
#endif
  return e;
}

syr_status syr_columns (syr_scan *k, syr_text *t, size_t at, size_t rest) {
  const stages e = best();
  size_t first = t->n, n = e.settle(k);
  syr_status status = n ? make_room(k, t, n, rest) : SYR_OK;
  if (status != SYR_OK || n == 0) return status;
  e.emit(k, t, at);
  e.visit_marks(k, t, at, first);
  patches(k, t, first);
  if (!t->gap) return SYR_OK;
  if (k->oddline) wide_gaps(k, t, at, first);
  if (first == 0 && t->n) t->gap[0] = SYR_PARAGRAPH;
  return SYR_OK;
}
