/*
** syr_plane.c - text parted into its bit planes
*/
#include <string.h>

#include "syr_cpu.h"
#include "syr_plane.h"
#include "syr_turn.h"
#include "syr_vec.h"

#ifdef SYR_X86
#include <immintrin.h>
#elif defined(__aarch64__) && !defined(SYR_PLAIN)
#include <arm_neon.h>
#endif

/* ---------------------------------------------------------------- any machine */

static void planes_plain (const uint8_t *s, size_t blocks, syr_planes *p, size_t at) {
  size_t i, j, k;
  for (i = at; i < at + blocks; i++, s += 64) {
    for (k = 0; k < 8; k++) p->bit[k][i] = 0;
    for (j = 0; j < 64; j += 8) {
      uint64_t x = 0;
      for (k = 0; k < 8; k++) x |= (uint64_t)s[j + k] << 8 * k;
      x = syr_turn_bits(x);
      for (k = 0; k < 8; k++) p->bit[k][i] |= (x >> 8 * k & 0xFF) << j;
    }
  }
}

#ifdef SYR_X86

/* ---------------------------------------------------------------- x86-64 */

/* A plane is the bytes' top bits; then the next bit is moved to the top. */
static void planes_sse2 (const uint8_t *s, size_t blocks, syr_planes *p, size_t at) {
  size_t i, j, k;
  for (i = at; i < at + blocks; i++, s += 64)
    for (j = 0; j < 4; j++) {
      __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s + 16 * j));
#pragma GCC unroll 8
      for (k = 8; k-- > 0; v = _mm_add_epi8(v, v)) {
        uint16_t bits = (uint16_t)_mm_movemask_epi8(v);
        memcpy((uint8_t *)&p->bit[k][i] + 2 * j, &bits, sizeof bits);
      }
    }
}

#define V syr_vec2
#define TARGET
#define PART(name) name##_sse2
#define LOW(a, b) (V)_mm_unpacklo_epi8((__m128i)(a), (__m128i)(b))
#define HIGH(a, b) (V)_mm_unpackhi_epi8((__m128i)(a), (__m128i)(b))
#define LOAD(s, m) (V)_mm_loadu_si128((const __m128i *)(const void *)((s) + 16 * (m)))
#include "syr_planeturn.h"

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline syr_vec4 two_lanes (const uint8_t *s) {
  const __m128i *const low = (const __m128i *)(const void *)s, *const high = (const __m128i *)(const void *)(s + 128);
  return (syr_vec4)_mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128(low)), _mm_loadu_si128(high), 1);
}

#define V syr_vec4
#define TARGET AVX2
#define PART(name) name##_avx2
#define LOW(a, b) (V)_mm256_unpacklo_epi8((__m256i)(a), (__m256i)(b))
#define HIGH(a, b) (V)_mm256_unpackhi_epi8((__m256i)(a), (__m256i)(b))
#define LOAD(s, m) two_lanes((s) + 16 * (m))
#include "syr_planeturn.h"

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi,gfni")))

/* The planes of one block beside each other: every eight bytes turned over as a matrix of
** bits (a product with the unit matrix), then the bytes of a plane brought together. */
AVX512 static inline __m512i planes_of_block (const uint8_t *s, __m512i backwards, __m512i unit, __m512i together) {
  __m512i v = _mm512_shuffle_epi8(_mm512_loadu_si512((const void *)s), backwards);
  return _mm512_permutexvar_epi8(together, _mm512_gf2p8affine_epi64_epi8(unit, v, 0));
}

/* The last round, of fewer than eight blocks, takes its last block several times. */
AVX512 static void planes_avx512 (const uint8_t *s, size_t blocks, syr_planes *p, size_t at) {
  const __m512i backwards = _mm512_set4_epi32(0x08090A0B, 0x0C0D0E0F, 0x00010203, 0x04050607);
  const __m512i unit = _mm512_set1_epi64((long long)0x8040201008040201u);
  const __m512i column = _mm512_set1_epi64(0x3830282018100800);
  const __m512i row = _mm512_set_epi64(0x0707070707070707, 0x0606060606060606, 0x0505050505050505, 0x0404040404040404,
    0x0303030303030303, 0x0202020202020202, 0x0101010101010101, 0);
  const __m512i together = _mm512_add_epi8(column, row);
  size_t i, j;
  for (i = 0; i < blocks; i += 8) {
    __m512i r[8];
#pragma GCC unroll 8
    for (j = 0; j < 8; j++)
      r[j] = planes_of_block(s + 64 * (i + j < blocks ? i + j : blocks - 1), backwards, unit, together);
    syr_turn_rows(r);
#pragma GCC unroll 8
    for (j = 0; j < 8; j++) _mm512_storeu_si512((void *)(p->bit[j] + at + i), r[j]);
  }
}

syr_part syr_part_version (const char *name) {
  if (!strcmp(name, "plain")) return planes_plain;
  if (!strcmp(name, "sse2")) return planes_turned_sse2;
  if (!strcmp(name, "avx512") && syr_cpu_wide()) return planes_avx512;
  if (!strcmp(name, "avx2") && syr_cpu_avx2()) return planes_turned_avx2;
  return NULL;
}

syr_part syr_part_best (void) {
  if (syr_cpu_wide()) return planes_avx512;
  return syr_cpu_avx2() ? planes_turned_avx2 : planes_turned_sse2;
}

#elif defined(__aarch64__) && !defined(SYR_PLAIN)

/* ---------------------------------------------------------------- NEON: every AArch64 has it */

/* Bits are gathered by adding neighbours, each byte weighing its place. */
static inline uint64_t mask_neon (uint8x16_t t) {
  static const uint8_t weight[16] = { 1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128 };
  uint8x16_t x = vandq_u8(t, vld1q_u8(weight));
  x = vpaddq_u8(x, x);
  x = vpaddq_u8(x, x);
  x = vpaddq_u8(x, x);
  return vgetq_lane_u16(vreinterpretq_u16_u8(x), 0);
}

static void planes_neon (const uint8_t *s, size_t blocks, syr_planes *p, size_t at) {
  size_t i, j, k;
  for (i = at; i < at + blocks; i++, s += 64)
    for (k = 0; k < 8; k++) {
      uint64_t bits = 0;
      for (j = 0; j < 4; j++) bits |= mask_neon(vtstq_u8(vld1q_u8(s + 16 * j), vdupq_n_u8((uint8_t)(1 << k)))) << 16 * j;
      p->bit[k][i] = bits;
    }
}

syr_part syr_part_version (const char *name) {
  if (!strcmp(name, "plain")) return planes_plain;
  return strcmp(name, "neon") ? NULL : planes_neon;
}

syr_part syr_part_best (void) {
  return planes_neon;
}

#else

syr_part syr_part_version (const char *name) {
  return strcmp(name, "plain") ? NULL : planes_plain;
}

syr_part syr_part_best (void) {
  return planes_plain;
}

#endif

/* ---------------------------------------------------------------- all machines */

void syr_planes_part (syr_part part, const uint8_t *s, size_t n, size_t blocks, syr_planes *p, size_t at) {
  uint8_t last[64];
  const size_t full = n / 64 < blocks ? n / 64 : blocks;
  if (full) part(s, full, p, at);
  if (full == blocks) return;
  memset(last, ' ', sizeof last);
  if (n & 63) memcpy(last, s + 64 * full, n & 63);
  part(last, 1, p, at + full);
}

void syr_planes_blank (syr_planes *p, size_t i) {
  size_t k;
  for (k = 0; k < 8; k++) p->bit[k][i] = ' ' >> k & 1 ? ~(uint64_t)0 : 0;
}
