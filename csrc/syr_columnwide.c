/*
** syr_columnwide.c - from the bitmaps of a piece to the columns, with AVX-512
**
** The stage of syr_column.c for registers of eight words: the rows of eight blocks
** (syr_look.h) are laid beside each other, block by block, and each block's rows become
** a byte for every byte of text, of which those at the tokens' places are kept
** (vpcompressb).
*/
#include <string.h>

#include "syr_column.h"
#include "syr_cpu.h"
#include "syr_turn.h"
#include "syr_vec.h"

#ifdef SYR_X86

#include <immintrin.h>

#define WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,gfni,bmi,bmi2,popcnt")))
#define INLINE WIDE static inline __attribute__((always_inline))

typedef __m512i words; /* of eight blocks, or of the eight planes of one */

#define V syr_vec8
#define TARGET WIDE
#define LOOK(name) name##_wide
#define BEFORE(now, before) (V)_mm512_alignr_epi64((words)(now), (words)(before), 7)
#define SOME(x) _mm512_test_epi64_mask((words)(x), (words)(x))
#include "syr_look.h"

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

/* ---------------------------------------------------------------- writing */

#define OFTEN 16 /* a block has twelve tokens on average: so many are written at once */

/* The first n of 64 bytes; a few more are written. */
INLINE void put (uint8_t *out, words v, size_t n) {
  if (n <= OFTEN) _mm_storeu_si128((__m128i *)(void *)out, _mm512_castsi512_si128(v));
  else _mm512_storeu_si512((void *)out, v);
}

/* Places of n tokens in a block, one a byte, as offsets. */
INLINE void put_places (uint32_t *out, words place, uint32_t from, size_t n) {
  const words base = _mm512_set1_epi32((int)from);
  size_t i;
  _mm512_storeu_si512((void *)out, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(place))));
  for (i = OFTEN; i < n; i += OFTEN) {
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
  flow_wide flow = { .space = ~(V){ 0 }, .gap = { .space = ~(uint64_t)0 } };
  size_t w, i, n = t->n, ended = t->n, blocks = k->n / 64 + 1;
  for (w = 0; w < blocks; w += 8) {
    const size_t group = blocks - w < 8 ? blocks - w : 8;
    uint64_t gap[2][8];
    V row[8];
    words planes[8];
    gaps_wide(k, w, group, &flow, gap);
    shapes_wide(k, w, &flow, row);
    memcpy(planes, row, sizeof planes);
    syr_turn_rows(planes);
    for (i = 0; i < group; i++) {
      const uint64_t start = k->begin[w + i], last = k->event[w + i];
      const size_t many = (size_t)_mm_popcnt_u64(start), ends = (size_t)_mm_popcnt_u64(last);
      const uint32_t from = (uint32_t)(at + 64 * (w + i));
      words kind = kinds(k, w + i), shape;
      kind = _mm512_mask_add_epi8(kind, gap[0][i], kind, _mm512_set1_epi8(SYR_SPACE << 4));
      kind = _mm512_mask_add_epi8(kind, gap[1][i], kind, _mm512_set1_epi8(SYR_LINE << 4));
      kind = _mm512_maskz_compress_epi8(start, kind);
      put(t->kind + n, _mm512_and_si512(kind, half), many);
      put(t->gap + n, _mm512_and_si512(_mm512_srli_epi16(kind, 4), half), many);
      shape = bytes_of(planes[i], c.together);
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
