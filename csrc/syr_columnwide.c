/*
** syr_columnwide.c - from the bitmaps of a piece to the columns, with AVX-512
**
** The stage of syr_column.c for registers of eight words: eight blocks are looked at at
** once, without what flows from one block into the next; then their planes are laid
** beside each other, block by block, what flows is added, and each block's planes become
** a byte for every byte of text, of which those at the tokens' places are kept
** (vpcompressb).
*/
#include <string.h>

#include "syr_column.h"
#include "syr_cpu.h"
#include "syr_turn.h"

#ifdef SYR_X86

#include <immintrin.h>

#define WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,gfni,bmi,bmi2,popcnt")))
#define INLINE WIDE static inline __attribute__((always_inline))

/* Bytes of the shape that a plane is; two planes stand in for others until what flows in
** is known (finish). */
enum { P_UPPER, P_CAPITALS, P_DIGITS, P_HYPHEN, P_HIGH, P_DOT, P_SMALL, P_STOPS };

typedef __m512i words; /* of eight blocks, or of the eight planes of one */

/* What eight blocks hand on. */
typedef struct carry {
  words start, clitic; /* whole maps */
  words planes;        /* of the last block */
  flow gap;
} carry;

INLINE words load (const uint64_t *map) {
  return _mm512_loadu_si512((const void *)map);
}

INLINE words and (words a, words b) {
  return _mm512_and_si512(a, b);
}

INLINE words or (words a, words b) {
  return _mm512_or_si512(a, b);
}

INLINE words without (words a, words b) {
  return _mm512_andnot_si512(b, a);
}

/* The bits of eight blocks one or two places up; `before`: the eight blocks before. */
INLINE words up1 (words now, words before) {
  return _mm512_shldi_epi64(now, _mm512_alignr_epi64(now, before, 7), 1);
}

INLINE words up2 (words now, words before) {
  return _mm512_shldi_epi64(now, _mm512_alignr_epi64(now, before, 7), 2);
}

/* As spread in syr_column.h, in each block by itself. */
INLINE words spread8 (words x, words on) {
  words into = and(_mm512_slli_epi64(x, 1), on);
  words turned = _mm512_xor_si512(on, _mm512_add_epi64(on, into));
  return or(x, and(or(turned, into), on));
}

/* The planes of the shapes of blocks w to w + 7, a row a plane, and the first runs of
** `on`, which go on from the block before. */
INLINE void look8 (const syr_scan *k, size_t w, carry *c, words row[8], words *run) {
  words start = load(k->begin + w), in = load(k->inside + w), on = without(in, start);
  words hyphen = load(k->hyphen + w), tail = load(k->tail + w), upper = load(k->upper + w), clitic = and(start, hyphen);
  words first = or(or(start, and(up1(start, c->start), tail)), or(up1(clitic, c->clitic), and(up2(clitic, c->clitic), tail)));
  row[P_UPPER] = spread8(and(upper, first), on);
  row[P_CAPITALS] = spread8(and(upper, in), on);
  row[P_SMALL] = spread8(and(load(k->lower + w), in), on);
  row[P_DIGITS] = spread8(and(load(k->digit + w), in), on);
  row[P_HYPHEN] = spread8(without(and(hyphen, in), and(start, load(k->event + w))), on);
  row[P_HIGH] = spread8(and(tail, in), on);
  row[P_STOPS] = spread8(and(load(k->stop + w), start), on);
  row[P_DOT] = and(load(k->dot + w), on);
  *run = without(on, _mm512_add_epi64(on, _mm512_set1_epi64(1)));
  c->start = start;
  c->clitic = clitic;
}

/* A block's planes with what flows in from the block before; `run`: its first run. */
INLINE words flow_in (words now, words before, uint64_t run) {
  words top = _mm512_maskz_srai_epi64((__mmask8)~(1 << P_DOT), before, 63);
  return or(now, and(top, _mm512_set1_epi64((long long)run)));
}

/* Capitals where there are no small letters, dots that do not end a sentence, and the
** apostrophes: the shape's own bits. */
INLINE words finish (words p, uint64_t quote) {
  words other = _mm512_permutexvar_epi64(_mm512_setr_epi64(0, P_SMALL, 2, 3, 4, P_STOPS, 6, 7), p);
  p = _mm512_mask_andnot_epi64(p, 1 << P_CAPITALS | 1 << P_DOT, other, p);
  return _mm512_mask_set1_epi64(p, 1 << P_SMALL, (long long)quote);
}

/* Bit k of byte i is bit i of plane k. */
INLINE words bytes_of (words p, words together) {
  return _mm512_gf2p8affine_epi64_epi8(_mm512_set1_epi64((long long)0x8040201008040201u), _mm512_permutexvar_epi8(together, p), 0);
}

/* Byte 8 g + m is byte g of plane 7 - m. */
INLINE words brought_together (void) {
  return _mm512_add_epi8(_mm512_set1_epi64(0x0008101820283038),
    _mm512_set_epi64(0x0707070707070707, 0x0606060606060606, 0x0505050505050505, 0x0404040404040404,
      0x0303030303030303, 0x0202020202020202, 0x0101010101010101, 0));
}

/* ---------------------------------------------------------------- gaps */

/* Bits of the gaps of eight blocks. White space without a line end needs one shift. */
INLINE void gaps8 (const syr_scan *k, size_t w, size_t blocks, carry *c, uint64_t gap0[8], uint64_t gap1[8]) {
  words space = without(_mm512_set1_epi64(-1), load(k->inside + w));
  words lines = and(load(k->line + w), space);
  uint64_t last[8];
  size_t i;
  if (_mm512_test_epi64_mask(lines, lines) | (c->gap.line >> 63 & 1)) {
    for (i = 0; i < blocks; i++) {
      planes p;
      look_before(k, w + i, &c->gap, &p);
      gap0[i] = p.gap[0];
      gap1[i] = p.gap[1];
    }
    return;
  }
  _mm512_storeu_si512((void *)gap0, and(load(k->begin + w), up1(space, _mm512_set1_epi64((long long)c->gap.space))));
  _mm512_storeu_si512((void *)gap1, _mm512_setzero_si512());
  _mm512_storeu_si512((void *)last, space);
  c->gap.space = last[7];
  c->gap.line = c->gap.blank = 0;
}

/* ---------------------------------------------------------------- writing */

/* The first n of 64 bytes; a few more are written. */
INLINE void put (uint8_t *out, words v, size_t n) {
  if (n <= SYR_OFTEN) _mm_storeu_si128((__m128i *)(void *)out, _mm512_castsi512_si128(v));
  else _mm512_storeu_si512((void *)out, v);
}

/* Places of n tokens in a block, one a byte, as offsets. */
INLINE void put_places (uint32_t *out, words place, uint32_t from, size_t n) {
  const words base = _mm512_set1_epi32((int)from);
  size_t i;
  _mm512_storeu_si512((void *)out, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(place))));
  for (i = SYR_OFTEN; i < n; i += SYR_OFTEN) {
    place = _mm512_alignr_epi32(place, place, 4);
    _mm512_storeu_si512((void *)(out + i), _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(place))));
  }
}

/* What the loop over blocks keeps in registers. */
typedef struct constants {
  words place; /* 0 to 63 */
  words together;
} constants;

INLINE constants make_constants (void) {
  constants c;
  uint8_t place[64];
  int i;
  for (i = 0; i < 64; i++) place[i] = (uint8_t)i;
  c.place = _mm512_loadu_si512((const void *)place);
  c.together = brought_together();
  return c;
}

/* The kinds by first byte: 1 for a number, 2 for a mark, 3 for a symbol. */
INLINE words kinds (const syr_scan *k, size_t w) {
  const words two = _mm512_maskz_set1_epi8(~k->plain[w], 2);
  return _mm512_mask_add_epi8(two, k->digit[w] | k->symbol[w], two, _mm512_set1_epi8(1));
}

/* Starts, ends and kinds. */
WIDE static void emit_plain (const syr_scan *k, syr_text *t, size_t at) {
  const constants c = make_constants();
  size_t w, n = t->n, ended = t->n, blocks = k->n / 64 + 1;
  for (w = 0; w < blocks; w++) {
    const uint64_t start = k->begin[w], last = k->event[w];
    const size_t many = (size_t)_mm_popcnt_u64(start), ends = (size_t)_mm_popcnt_u64(last);
    const uint32_t from = (uint32_t)(at + 64 * w);
    put_places(t->start + n, _mm512_maskz_compress_epi8(start, c.place), from, many);
    put_places(t->end + ended, _mm512_maskz_compress_epi8(last, c.place), from + 1, ends);
    put(t->kind + n, _mm512_maskz_compress_epi8(start, kinds(k, w)), many);
    n += many;
    ended += ends;
  }
  t->n = (uint32_t)n;
}

/* All columns. A gap rides in the high half of its token's kind until both are closed up. */
WIDE static void emit_full (const syr_scan *k, syr_text *t, size_t at) {
  const constants c = make_constants();
  const words half = _mm512_set1_epi8(15);
  carry flows = { _mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512(), { .space = ~(uint64_t)0 } };
  size_t w, i, n = t->n, ended = t->n, blocks = k->n / 64 + 1;
  for (w = 0; w < blocks; w += 8) {
    const size_t group = blocks - w < 8 ? blocks - w : 8;
    uint64_t gap0[8], gap1[8], run[8];
    words row[8], runs;
    gaps8(k, w, group, &flows, gap0, gap1);
    look8(k, w, &flows, row, &runs);
    syr_turn_rows(row);
    _mm512_storeu_si512((void *)run, runs);
    for (i = 0; i < group; i++) {
      const uint64_t start = k->begin[w + i], last = k->event[w + i];
      const size_t many = (size_t)_mm_popcnt_u64(start), ends = (size_t)_mm_popcnt_u64(last);
      const uint32_t from = (uint32_t)(at + 64 * (w + i));
      words kind = kinds(k, w + i), shape;
      kind = _mm512_mask_add_epi8(kind, gap0[i], kind, _mm512_set1_epi8(SYR_SPACE << 4));
      kind = _mm512_mask_add_epi8(kind, gap1[i], kind, _mm512_set1_epi8(SYR_LINE << 4));
      kind = _mm512_maskz_compress_epi8(start, kind);
      put(t->kind + n, and(kind, half), many);
      put(t->gap + n, and(_mm512_srli_epi16(kind, 4), half), many);
      flows.planes = flow_in(row[i], flows.planes, run[i]);
      shape = bytes_of(finish(flows.planes, k->quote[w + i] & k->inside[w + i] & ~start), c.together);
      put(t->shape + ended, _mm512_maskz_compress_epi8(last, shape), ends);
      put_places(t->start + n, _mm512_maskz_compress_epi8(start, c.place), from, many);
      put_places(t->end + ended, _mm512_maskz_compress_epi8(last, c.place), from + 1, ends);
      n += many;
      ended += ends;
    }
  }
  t->n = (uint32_t)n;
}

static void emit (const syr_scan *k, syr_text *t, size_t at) {
  if (t->shape) emit_full(k, t, at);
  else emit_plain(k, t, at);
}

syr_emit syr_emit_wide (void) {
  return syr_cpu_wide() ? emit : NULL;
}

#else

syr_emit syr_emit_wide (void) {
  return NULL;
}

#endif
