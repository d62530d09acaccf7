/*
** syr_class.c - 64 bytes of text as bitmaps of classes
**
** The bits of every byte are parted into eight planes, which is what instruction sets do
** differently; classes are formulas of planes, the same for all (syr_class_rule.h).
** spec/c/class.c defines the classes byte by byte and holds every version to that.
*/
#include <string.h>

#include "syr_class.h"
#include "syr_cpu.h"
#include "syr_turn.h"
#include "syr_vec.h"

#ifdef SYR_X86
#include <immintrin.h>
#elif defined(__aarch64__) && !defined(SYR_PLAIN)
#include <arm_neon.h>
#endif

typedef struct planes {
  _Alignas(64) syr_map bit[8];
} planes;

/* The last block, filled up with spaces, so that nothing reads past the text. */
static void pad (uint8_t out[64], const uint8_t *s, size_t n) {
  memset(out, ' ', 64);
  if (n) memcpy(out, s, n);
}

/* ---------------------------------------------------------------- any machine */

static void planes_plain (const uint8_t *s, size_t blocks, planes *p, size_t at) {
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

#define CLASS(name) name##_plain
#define TARGET
#define V uint64_t
#include "syr_class_rule.h"

#ifdef SYR_X86

/* ---------------------------------------------------------------- x86-64 */

/* A plane is the bytes' top bits; then the next bit is moved to the top. */
static void planes_sse2 (const uint8_t *s, size_t blocks, planes *p, size_t at) {
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

#define CLASS(name) name##_sse2
#define TARGET
#define V syr_vec2
#include "syr_class_rule.h"

#define AVX2 __attribute__((target("avx2")))

AVX2 static void planes_avx2 (const uint8_t *s, size_t blocks, planes *p, size_t at) {
  size_t i, j, k;
  for (i = at; i < at + blocks; i++, s += 64)
    for (j = 0; j < 2; j++) {
      __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)(s + 32 * j));
#pragma GCC unroll 8
      for (k = 8; k-- > 0; v = _mm256_add_epi8(v, v)) {
        uint32_t bits = (uint32_t)_mm256_movemask_epi8(v);
        memcpy((uint8_t *)&p->bit[k][i] + 4 * j, &bits, sizeof bits);
      }
    }
}

#define CLASS(name) name##_avx2
#define TARGET AVX2
#define V syr_vec4
#include "syr_class_rule.h"

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi,gfni")))

/* The planes of one block beside each other: every eight bytes turned over as a matrix of
** bits (a product with the unit matrix), then the bytes of a plane brought together. */
AVX512 static inline __m512i planes_of_block (const uint8_t *s, __m512i backwards, __m512i unit, __m512i together) {
  __m512i v = _mm512_shuffle_epi8(_mm512_loadu_si512((const void *)s), backwards);
  return _mm512_permutexvar_epi8(together, _mm512_gf2p8affine_epi64_epi8(unit, v, 0));
}

/* The last round, of fewer than eight blocks, takes its last block several times. */
AVX512 static void planes_avx512 (const uint8_t *s, size_t blocks, planes *p, size_t at) {
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

#define CLASS(name) name##_avx512
#define TARGET AVX512
#define V syr_vec8
#include "syr_class_rule.h"

syr_classify syr_class_version (const char *name) {
  if (!strcmp(name, "plain")) return classify_plain;
  if (!strcmp(name, "sse2")) return classify_sse2;
  if (!strcmp(name, "avx512") && syr_cpu_wide()) return classify_avx512;
  if (!strcmp(name, "avx2") && syr_cpu_avx2()) return classify_avx2;
  return NULL;
}

syr_classify syr_class_best (void) {
  if (syr_cpu_wide()) return classify_avx512;
  return syr_cpu_avx2() ? classify_avx2 : classify_sse2;
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

static void planes_neon (const uint8_t *s, size_t blocks, planes *p, size_t at) {
  size_t i, j, k;
  for (i = at; i < at + blocks; i++, s += 64)
    for (k = 0; k < 8; k++) {
      uint64_t bits = 0;
      for (j = 0; j < 4; j++) bits |= mask_neon(vtstq_u8(vld1q_u8(s + 16 * j), vdupq_n_u8((uint8_t)(1 << k)))) << 16 * j;
      p->bit[k][i] = bits;
    }
}

#define CLASS(name) name##_neon
#define TARGET
#define V syr_vec2
#include "syr_class_rule.h"

syr_classify syr_class_version (const char *name) {
  if (!strcmp(name, "plain")) return classify_plain;
  return strcmp(name, "neon") ? NULL : classify_neon;
}

syr_classify syr_class_best (void) {
  return classify_neon;
}

#else

syr_classify syr_class_version (const char *name) {
  return strcmp(name, "plain") ? NULL : classify_plain;
}

syr_classify syr_class_best (void) {
  return classify_plain;
}

#endif

/* ---------------------------------------------------------------- one item of all maps */

static uint64_t *map_of (syr_class *c, size_t which) {
  return (uint64_t *)(void *)c + which * SYR_ITEMS;
}

#define NMAP (sizeof(syr_class) / sizeof(syr_map))

void syr_class_blank (syr_class *c, size_t i) {
  size_t j;
  for (j = 0; j < NMAP; j++) map_of(c, j)[i] = 0;
  c->space[i] = ~(uint64_t)0;
}

void syr_class_copy (syr_class *c, size_t to, size_t from) {
  size_t j;
  for (j = 0; j < NMAP; j++) map_of(c, j)[to] = map_of(c, j)[from];
}
