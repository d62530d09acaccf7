/*
** syr_turn.h - matrices turned over: of bits, in a word; of words, in registers
*/
#ifndef syr_turn_h
#define syr_turn_h

#include <stdint.h>

#include "syr_cpu.h"

static inline uint64_t syr_swap_bits (uint64_t x, int n, uint64_t mask) {
  uint64_t t = (x ^ x >> n) & mask;
  return x ^ t ^ t << n;
}

#define SYR_TURN7 0x00AA00AA00AA00AA
#define SYR_TURN14 0x0000CCCC0000CCCC
#define SYR_TURN28 0x00000000F0F0F0F0

/* Eight bytes, the first one lowest, as an 8 by 8 matrix of bits: bit j of byte i becomes
** bit i of byte j (Warren 2012, "Hacker's Delight", section 7-3). */
static inline uint64_t syr_turn_bits (uint64_t x) {
  return syr_swap_bits(syr_swap_bits(syr_swap_bits(x, 7, SYR_TURN7), 14, SYR_TURN14), 28, SYR_TURN28);
}

#ifdef SYR_X86

#include <immintrin.h>

/* Eight rows of eight words: word j of row i becomes word i of row j. */
__attribute__((target("avx512f"), always_inline)) static inline void syr_turn_rows (__m512i r[8]) {
  __m512i a[8], b[8];
  int i;
#pragma GCC unroll 4
  for (i = 0; i < 4; i++) {
    a[2 * i] = _mm512_unpacklo_epi64(r[2 * i], r[2 * i + 1]);
    a[2 * i + 1] = _mm512_unpackhi_epi64(r[2 * i], r[2 * i + 1]);
  }
#pragma GCC unroll 4
  for (i = 0; i < 4; i++) {
    int j = i / 2 * 4 + i % 2;
    b[j] = _mm512_shuffle_i64x2(a[j], a[j + 2], 0x88);
    b[j + 2] = _mm512_shuffle_i64x2(a[j], a[j + 2], 0xDD);
  }
#pragma GCC unroll 4
  for (i = 0; i < 4; i++) {
    r[i] = _mm512_shuffle_i64x2(b[i], b[i + 4], 0x88);
    r[i + 4] = _mm512_shuffle_i64x2(b[i], b[i + 4], 0xDD);
  }
}

#endif

#endif
