/*
** syr_columnbits.c - from the bitmaps of a piece to the columns, with AVX2 and BMI2
**
** The stage of syr_column.c for machines that gather the bits at the places of a mask in one
** instruction. Whatever is told of a token is a row of bits, and eight rows are a matrix that is turned
** over into a byte a token, sixteen tokens at once: its shape is one such byte; another is its place in
** the block, whose six bits are rows like any other, with the two of its kind. Where a token ends is told
** by the next one: before its first byte, or before the white space there. White space of more than a byte is
** seen to one by one.
*/
#include <string.h>

#include "syr_column.h"
#include "syr_cpu.h"
#include "syr_turn.h"
#include "syr_vec.h"

#ifdef SYR_X86

#include <immintrin.h>

#define BITS __attribute__((target("avx2,bmi,bmi2,popcnt")))

#define V syr_vec4
#define TARGET BITS
#define LOOK(name) name##_bits
#define BEFORE SYR_BEFORE4
#define SOME(x) (!_mm256_testz_si256((__m256i)(x), (__m256i)(x)))
#include "syr_look.h"

/* ---------------------------------------------------------------- rows of sixteen tokens */

/* LANES blocks, as maps of their bytes. */
typedef struct group {
  uint64_t start[LANES], last[LANES];   /* first and last bytes of tokens */
  uint64_t kind[2][LANES];              /* the bits of kinds, at first bytes */
  uint64_t gap[2][LANES], space[LANES]; /* those of gaps; is there any */
  uint64_t shape[8][LANES];             /* those of shapes, at last bytes */
} group;

/* Bytes of a block in which sixteen tokens begin and sixteen end, at most. */
typedef struct part {
  _Alignas(32) uint16_t row[16]; /* places, kinds; shapes */
  uint64_t space[2];             /* a byte a token: is there white space before it */
  uint32_t from;                 /* where the block begins */
  uint32_t starts, lasts;
} part;

#define PARTS (4 * LANES)

/* Eight bits to a byte each. */
SYR_INLINE uint64_t dealt (uint64_t bits) {
  return _pdep_u64(bits, 0x0101010101010101);
}

SYR_INLINE void put_eights (uint8_t *to, uint64_t low, uint64_t high) {
  memcpy(to, &low, sizeof low);
  memcpy(to + 8, &high, sizeof high);
}

/* The bits of a row at the places of `at`. Stored one by one: gcc would gather the rows in vectors, in more instructions. */
#define ROW(i, bits, at) *(volatile uint16_t *)&p->row[i] = (uint16_t)_pext_u64(bits, at)

/* The rows of block i of the group, which begins at `from`, and of its bytes `of`. Gaps are written at once: returns where
** the next one goes. */
SYR_INLINE uint8_t *gather (const group *g, size_t i, uint64_t of, uint32_t from, part *p, uint8_t *gap) {
  const uint64_t start = g->start[i] & of, last = g->last[i] & of;
  const uint64_t space = _pext_u64(g->space[i], start), low = dealt(space), high = dealt(space >> 8);
  ROW(0, 0xAAAAAAAAAAAAAAAA, start);
  ROW(1, 0xCCCCCCCCCCCCCCCC, start);
  ROW(2, 0xF0F0F0F0F0F0F0F0, start);
  ROW(3, 0xFF00FF00FF00FF00, start);
  ROW(4, 0xFFFF0000FFFF0000, start);
  ROW(5, 0xFFFFFFFF00000000, start);
  ROW(6, g->kind[0][i], start);
  ROW(7, g->kind[1][i], start);
  p->space[0] = low;
  p->space[1] = high;
  p->from = from;
  p->starts = (uint32_t)_mm_popcnt_u64(start);
  p->lasts = (uint32_t)_mm_popcnt_u64(last);
  if (!gap) return NULL;
  ROW(8, g->shape[0][i], last);
  ROW(9, g->shape[1][i], last);
  ROW(10, g->shape[2][i], last);
  ROW(11, g->shape[3][i], last);
  ROW(12, g->shape[4][i], last);
  ROW(13, g->shape[5][i], last);
  ROW(14, g->shape[6][i], last);
  ROW(15, g->shape[7][i], last);
  if (!g->gap[1][i]) put_eights(gap, low, high);
  else {
    const uint64_t one = _pext_u64(g->gap[0][i], start), two = _pext_u64(g->gap[1][i], start);
    put_eights(gap, dealt(one) + 2 * dealt(two), dealt(one >> 8) + 2 * dealt(two >> 8));
  }
  return gap + p->starts;
}

/* The rows of `many` blocks, the first of which begins at `from`. A block of more than sixteen tokens is parted
** into quarters, which have no more. Returns the number of parts. `gap` is NULL where nobody wants gaps and shapes. */
BITS static __attribute__((noinline)) size_t gather_all (const group *g, size_t many, uint32_t from, part *p, uint8_t *gap) {
  const part *const first = p;
  size_t i;
  for (i = 0; i < many; i++, from += 64) {
    uint64_t of;
    if (_mm_popcnt_u64(g->start[i]) <= 16 && _mm_popcnt_u64(g->last[i]) <= 16) gap = gather(g, i, ~(uint64_t)0, from, p++, gap);
    else
      for (of = 0xFFFF; of; of <<= 16) gap = gather(g, i, of, from, p++, gap);
  }
  return (size_t)(p - first);
}

/* ---------------------------------------------------------------- rows to columns */

SYR_INLINE __m256i swap_bits (__m256i x, int n, long long mask) {
  const __m256i t = _mm256_and_si256(_mm256_xor_si256(x, _mm256_srli_epi64(x, n)), _mm256_set1_epi64x(mask));
  return _mm256_xor_si256(_mm256_xor_si256(x, t), _mm256_slli_epi64(t, n));
}

/* In either half: bit i of 16-bit word k becomes bit k of byte i. */
SYR_INLINE __m256i turn (__m256i rows) {
  const __m256i pairs = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15));
  const __m256i x = _mm256_shuffle_epi8(rows, pairs);
  return swap_bits(swap_bits(swap_bits(x, 7, SYR_TURN7), 14, SYR_TURN14), 28, SYR_TURN28);
}

/* Sixteen signed bytes as offsets from `base`. */
SYR_INLINE void put_offsets (uint32_t *out, __m128i v, __m256i base) {
  _mm256_storeu_si256((__m256i *)(void *)out, _mm256_add_epi32(base, _mm256_cvtepi8_epi32(v)));
  _mm256_storeu_si256((__m256i *)(void *)(out + 8), _mm256_add_epi32(base, _mm256_cvtepi8_epi32(_mm_unpackhi_epi64(v, v))));
}

/* Where the next token goes; shape (that is told at the last byte) is NULL where nobody wants it. */
typedef struct heads {
  uint32_t *start, *end;
  uint8_t *kind, *shape;
} heads;

/* A token ends before the next one, or before the white space there. */
SYR_INLINE heads put_part (const part *p, heads to) {
  const __m128i *const low = (const __m128i *)(const void *)p->row, *const space = (const __m128i *)(const void *)p->space;
  const __m256i both = turn(to.shape ? _mm256_load_si256((const __m256i *)(const void *)low) : _mm256_castsi128_si256(_mm_load_si128(low)));
  const __m256i base = _mm256_set1_epi32((int)p->from);
  const __m128i token = _mm256_castsi256_si128(both), place = _mm_and_si128(token, _mm_set1_epi8(63));
  const __m128i kind = _mm_and_si128(_mm_srli_epi16(token, 6), _mm_set1_epi8(3));
  _mm_storeu_si128((__m128i *)(void *)to.kind, kind);
  put_offsets(to.start, place, base);
  put_offsets(to.end - 1, _mm_sub_epi8(place, _mm_loadu_si128(space)), base);
  to.start += p->starts;
  to.end += p->starts;
  to.kind += p->starts;
  if (to.shape) {
    _mm_storeu_si128((__m128i *)(void *)to.shape, _mm256_extracti128_si256(both, 1));
    to.shape += p->lasts;
  }
  return to;
}

/* ---------------------------------------------------------------- ends */

/* Behind the last byte of a token below byte p of the piece, which has one. */
BITS static size_t end_below (const syr_scan *k, size_t p) {
  size_t w = p >> 6;
  uint64_t bits = k->event[w] & (((uint64_t)1 << (p & 63)) - 1);
  while (!bits) bits = k->event[--w];
  return 64 * (w + 1) - (size_t)__builtin_clzll(bits);
}

/* Tokens before `wide` white space in block w, of a piece that stands at `at`: its first token is number `first`. */
BITS static __attribute__((noinline)) void mend_ends (const syr_scan *k, syr_text *t, size_t at, size_t first, size_t w, uint64_t wide) {
  for (; wide; wide &= wide - 1) {
    const size_t i = k->rank[w] + (size_t)_mm_popcnt_u64(k->begin[w] & ((wide & -wide) - 1));
    if (i) t->end[first + i - 1] = (uint32_t)(at + end_below(k, w << 6 | (size_t)_tzcnt_u64(wide)));
  }
}

/* ---------------------------------------------------------------- the piece */

SYR_INLINE void put_map (uint64_t map[LANES], V x) {
  memcpy(map, &x, sizeof x);
}

/* What is told of blocks w and on. */
SYR_INLINE void look_at (const syr_scan *k, size_t w, size_t many, flow_bits *f, group *g, int shapes) {
  put_map(g->start, load_bits(k->begin + w));
  put_map(g->last, load_bits(k->event + w));
  put_map(g->kind[0], load_bits(k->digit + w) | load_bits(k->symbol + w));
  put_map(g->kind[1], ~load_bits(k->plain + w));
  if (shapes) {
    V rows[8];
    gaps_bits(k, w, many, f, g->gap);
    put_map(g->space, load_bits(g->gap[0]) | load_bits(g->gap[1]));
    shapes_bits(k, w, f, rows);
    memcpy(g->shape, rows, sizeof rows);
  }
  else put_map(g->space, spaced_bits(k, w, f));
}

SYR_INLINE void emit_as (const syr_scan *k, syr_text *t, size_t at, int shapes) {
  const size_t first = t->n, blocks = k->n / 64 + 1;
  heads to = { t->start + first, t->end + first, t->kind + first, shapes ? t->shape + first : NULL };
  flow_bits f = { .space = ~(V){ 0 }, .gap = { .space = ~(uint64_t)0 } };
  uint32_t *const other = to.end - 1, kept = *other; /* not ours: another piece's, or spare room of the column of starts */
  group g;
  part p[PARTS];
  size_t w, i;
  for (w = 0; w < blocks; w += LANES) {
    const size_t many = blocks - w < LANES ? blocks - w : LANES;
    const V wide = wide_gaps_bits(k, w, &f);
    size_t parts;
    look_at(k, w, many, &f, &g, shapes);
    parts = gather_all(&g, many, (uint32_t)(at + 64 * w), p, shapes ? t->gap + (to.start - t->start) : NULL);
    for (i = 0; i < parts; i++) to = put_part(p + i, to);
    if (SOME(wide)) {
      uint64_t mend[LANES];
      put_map(mend, wide);
      for (i = 0; i < many; i++) mend_ends(k, t, at, first, w + i, mend[i]);
    }
  }
  t->n = (uint32_t)(to.start - t->start);
  *other = kept;
  t->end[t->n - 1] = (uint32_t)(at + end_below(k, k->n));
}

BITS static void emit (const syr_scan *k, syr_text *t, size_t at) {
  if (t->shape) emit_as(k, t, at, 1);
  else emit_as(k, t, at, 0);
}

syr_emit syr_emit_bits (void) {
  return syr_cpu_bits() ? emit : NULL;
}

#else

syr_emit syr_emit_bits (void) {
  return NULL;
}

#endif
