/*
** syr_bound.c - from bit planes to the naive boundaries and what is left to decide
**
** The rules are shifts and ands of bitmaps (syr_class.h, syr_bound.h), for as many windows
** of the text at once as a register has words. They settle two thirds of the places where
** French needs a decision; the rest are events for syr_edit.c. Here is how windows are
** taken from the planes, and maps put together from what windows stand for.
*/
#include <string.h>

#include "syr_cpu.h"
#include "syr_plane.h"
#include "syr_token.h"
#include "syr_vec.h"

typedef uint64_t (*bound_f) (const syr_planes *p, size_t n, syr_scan *k, size_t at);

#define STEP (SYR_INNER / 8) /* bytes of a map from one window to the next */

static inline uint64_t word_at (const uint8_t *map) {
  uint64_t x;
  memcpy(&x, map, sizeof x);
  return x;
}

static inline void put_word (uint8_t *map, uint64_t x) {
  memcpy(map, &x, sizeof x);
}

/* What a window stands for, and zeros behind it, which the next one overwrites. */
#define STANDS_FOR(x) ((x) << (64 - SYR_MARGIN - SYR_INNER) >> (64 - SYR_INNER))

#ifdef SYR_VECTORS

static inline syr_vec2 windows_2 (const uint8_t *map) {
  return (syr_vec2){ word_at(map), word_at(map + STEP) };
}

static inline void packed_2 (uint8_t *map, syr_vec2 x) {
  x = STANDS_FOR(x);
  put_word(map, x[0]);
  put_word(map + STEP, x[1]);
}

#define V syr_vec2
#define WINDOWS windows_2
#define PACKED(map, at, x) packed_2((uint8_t *)(map) + (at), x)
#define SOME(x) ((x)[0] | (x)[1])

#else

#define V uint64_t
#define WINDOWS word_at
#define PACKED(map, at, x) put_word((uint8_t *)(map) + (at), STANDS_FOR(x))
#define SOME(x) (x)

#endif

#define TARGET
#define CLASS(name) name##_plain
#include "syr_class.h"
#include "syr_bound.h"

#ifdef SYR_X86

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline syr_vec4 windows_4 (const uint8_t *map) {
  const __m256i pick = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 6, 7, 8, 9, 10, 11, 12, 13));
  const __m128i *const low = (const __m128i *)(const void *)map, *const high = (const __m128i *)(const void *)(map + 2 * STEP);
  const __m256i v = _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128(low)), _mm_loadu_si128(high), 1);
  return (syr_vec4)_mm256_shuffle_epi8(v, pick);
}

AVX2 static inline void packed_4 (uint8_t *map, syr_vec4 x) {
  const __m256i pick = _mm256_broadcastsi128_si256(_mm_setr_epi8(1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, -1, -1, -1, -1));
  const __m256i v = _mm256_shuffle_epi8((__m256i)x, pick);
  _mm_storeu_si128((__m128i *)(void *)map, _mm256_castsi256_si128(v));
  _mm_storeu_si128((__m128i *)(void *)(map + 2 * STEP), _mm256_extracti128_si256(v, 1));
}

#define V syr_vec4
#define WINDOWS windows_4
#define PACKED(map, at, x) packed_4((uint8_t *)(map) + (at), x)
#define SOME(x) (!_mm256_testz_si256((__m256i)(x), (__m256i)(x)))
#define TARGET AVX2
#define CLASS(name) name##_avx2
#include "syr_class.h"
#include "syr_bound.h"

#define AVX512 __attribute__((target("avx512f,avx512bw")))

/* A window begins three 16-bit words after the one before it. */
AVX512 static inline syr_vec8 windows_8 (const uint8_t *map) {
  const __m512i pick = _mm512_set_epi16(24, 23, 22, 21, 21, 20, 19, 18, 18, 17, 16, 15, 15, 14, 13, 12,
    12, 11, 10, 9, 9, 8, 7, 6, 6, 5, 4, 3, 3, 2, 1, 0);
  return (syr_vec8)_mm512_permutexvar_epi16(pick, _mm512_loadu_si512((const void *)map));
}

AVX512 static inline void packed_8 (uint8_t *map, syr_vec8 x) {
  const __m512i pick = _mm512_set_epi16(0, 0, 0, 0, 0, 0, 0, 0, 30, 29, 28, 26, 25, 24, 22, 21, 20, 18, 17, 16,
    14, 13, 12, 10, 9, 8, 6, 5, 4, 2, 1, 0);
  _mm512_storeu_si512((void *)map, _mm512_maskz_permutexvar_epi16(0xFFFFFF, pick, (__m512i)(x >> SYR_MARGIN)));
}

#define V syr_vec8
#define WINDOWS windows_8
#define PACKED(map, at, x) packed_8((uint8_t *)(map) + (at), x)
#define SOME(x) _mm512_test_epi64_mask((__m512i)(x), (__m512i)(x))
#define TARGET AVX512
#define CLASS(name) name##_avx512
#include "syr_class.h"
#include "syr_bound.h"

static bound_f best (void) {
  if (syr_cpu_avx512()) return bound_avx512;
  return syr_cpu_avx2() ? bound_avx2 : bound_plain;
}

#else

static bound_f best (void) {
  return bound_plain;
}

#endif

/* White space behind the last block, for the windows that reach over it. */
static void close_off (syr_planes *p, size_t z) {
  size_t i;
  for (i = 0; i < 8; i++) syr_planes_blank(p, z + i);
}

/* The last block of those before. */
static void go_on (syr_planes *p) {
  size_t k;
  for (k = 0; k < 8; k++) p->bit[k][SYR_FIRST - 1] = p->bit[k][SYR_FIRST + SYR_BLOCKS - 1];
}

int syr_bounds (syr_scan *k) {
  const syr_part part = syr_part_best();
  const bound_f bound = best();
  const size_t blocks = k->n / 64 + 1; /* the padded one with them */
  syr_planes p;
  uint64_t suspect = 0;
  size_t w, n;
  syr_planes_blank(&p, SYR_FIRST - 1);
  for (w = 0; w < blocks; w += n) {
    n = blocks - w < SYR_BLOCKS ? blocks - w : SYR_BLOCKS;
    if (w) go_on(&p);
    syr_planes_part(part, k->s + 64 * w, k->n - 64 * w, w + n < blocks ? n + 1 : n, &p, SYR_FIRST);
    if (w + n == blocks) close_off(&p, SYR_FIRST + n);
    suspect |= bound(&p, (64 * n + SYR_INNER - 1) / SYR_INNER, k, 64 * w);
  }
  return suspect == 0;
}
