/*
** syr_winnowwide.c - winnowing with AVX-512
**
** The naive way remembers the least shingle and asks, for each new one, whether it is less
** or the old one has left: two branches that are guessed wrong once in four words. Here
** every window's least shingle is found by halves (the least of 7 is that of 4 and of the
** 4 that end 3 later), for sixteen windows at a time; and a shingle is chosen when the greatest
** least of the windows around it is itself.
*/
#include <string.h>

#include "syr_cpu.h"
#include "syr_shingle.h"
#include "syr_winnow.h"

#ifdef SYR_X86

#include <immintrin.h>

#define WIDE __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,bmi,bmi2,popcnt")))

#define CHUNK 512   /* shingles at a time */
#define WINDOWS 64  /* shingles in a window, at most */
#define SPARE 32    /* items that are read or written past the last one */
#define ROOM (CHUNK + 2 * WINDOWS + SPARE)

/* Item i of the arrays belongs to shingle `base` + i, or to the window that begins there.
** Windows compare the high halves: where two are equal the loop decides (has_twin). */
typedef struct chunk {
  _Alignas(64) uint64_t shingle[ROOM];
  _Alignas(64) uint32_t half[ROOM]; /* all bits where there is no shingle */
  _Alignas(64) uint32_t one[ROOM];
  _Alignas(64) uint32_t other[ROOM];
} chunk;

WIDE static inline __m512i load (const void *p) {
  return _mm512_loadu_si512(p);
}

WIDE static inline __m512i mix8 (__m512i x) {
  const __m512i mixer = _mm512_set1_epi64((long long)SYR_MIXER);
  x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 32)), mixer);
  x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 32)), mixer);
  return _mm512_xor_si512(x, _mm512_srli_epi64(x, 32));
}

/* `many` shingles from hash on and their high halves, eight at a time: the polynomial
** written out. No word is read behind those that they have. */
WIDE static void shingles (const uint64_t *hash, size_t many, uint64_t *out, uint32_t *half) {
  size_t i, j;
  for (i = 0; i + 8 <= many; i += 8) {
    __m512i x = load(hash + i);
#pragma GCC unroll 8
    for (j = 1; j < SYR_SHINGLE; j++) x = _mm512_xor_si512(_mm512_rol_epi64(x, 1), load(hash + i + j));
    x = mix8(x);
    _mm512_storeu_si512((void *)(out + i), x);
    _mm256_storeu_si256((__m256i *)(void *)(half + i), _mm512_cvtepi64_epi32(_mm512_srli_epi64(x, 32)));
  }
  for (; i < many; i++) {
    out[i] = syr_mix_shingle(syr_first_shingle(hash + i, SYR_SHINGLE));
    half[i] = (uint32_t)(out[i] >> 32);
  }
}

/* to[i] is the least (greatest) of from[i] and from[i + step]. */
WIDE static void least_of_two (const uint32_t *from, uint32_t *to, size_t n, size_t step) {
  size_t i;
  for (i = 0; i < n; i += 16) _mm512_storeu_si512((void *)(to + i), _mm512_min_epu32(load(from + i), load(from + i + step)));
}

WIDE static void greatest_of_two (const uint32_t *from, uint32_t *to, size_t n, size_t step) {
  size_t i;
  for (i = 0; i < n; i += 16) _mm512_storeu_si512((void *)(to + i), _mm512_max_epu32(load(from + i), load(from + i + step)));
}

typedef void (*of_two) (const uint32_t *from, uint32_t *to, size_t n, size_t step);

/* Item i < n of what is returned is the least (greatest) of from[i] to from[i + w - 1]. It
** is from itself, or in one of the two arrays of c. */
static uint32_t *of_windows (of_two f, uint32_t *from, chunk *c, size_t n, size_t w) {
  size_t so_far = 1;
  while (so_far < w) {
    size_t step = so_far < w - so_far ? so_far : w - so_far;
    uint32_t *to = from == c->one ? c->other : c->one;
    so_far += step;
    f(from, to, n + w - so_far, step);
    from = to;
  }
  return from;
}

/* The shingles of [from, to), some of which may not be there: fewer than `all` are. */
WIDE static void fill (chunk *c, const uint64_t *hash, int64_t from, int64_t to, int64_t all) {
  const int64_t first = from < 0 ? 0 : from, last = to < all ? to : all;
  int64_t i;
  for (i = from; i < first; i++) c->half[i - from] = UINT32_MAX;
  shingles(hash + first, (size_t)(last - first), c->shingle + (first - from), c->half + (first - from));
  for (i = last; i < to + SPARE; i++) c->half[i - from] = UINT32_MAX;
}

/* Which of n shingles, the first of which is item `first` of c and number `a` of the text,
** are the greatest least of their windows. */
WIDE static uint32_t put_chosen (const chunk *c, size_t first, const uint32_t *greatest, size_t n, uint32_t a, syr_print *out) {
  const uint32_t *own = c->half + first;
  size_t i, j;
  uint32_t prints = 0;
  for (i = 0; i < n; i += 64) {
    uint64_t m = 0;
#pragma GCC unroll 4
    for (j = 0; j < 64; j += 16) m |= syr_lanes16(_mm512_cmpeq_epu32_mask(load(own + i + j), load(greatest + i + j))) << j;
    if (n - i < 64) m = _bzhi_u64(m, (unsigned)(n - i));
    for (; m; m &= m - 1) {
      const size_t at = i + (size_t)__builtin_ctzll(m);
      out[prints].hash = c->shingle[first + at];
      out[prints++].word = a + (uint32_t)at;
    }
  }
  return prints;
}

/* Of the shingles [a, b) those that are the least of some window, to out; all: how many
** there are. */
WIDE static uint32_t choose (chunk *c, const uint64_t *hash, int64_t a, int64_t b, int64_t all, int64_t w, syr_print *out) {
  const int64_t base = a - (w - 1), n = b - base; /* windows that begin here reach [a, b) */
  uint32_t *least, *greatest;
  int64_t i;
  fill(c, hash, base, b + w - 1, all);
  least = of_windows(least_of_two, c->half, c, (size_t)n, (size_t)w);
  if (w == 1) least = memcpy(c->one, c->half, (size_t)n * sizeof *least);
  for (i = 0; i < n && base + i < 0; i++) least[i] = 0; /* no window */
  for (i = all - w + 1 - base; i < n + SPARE; i++)
    if (i >= 0) least[i] = 0;
  greatest = of_windows(greatest_of_two, least, c, (size_t)(b - a), (size_t)w);
  return put_chosen(c, (size_t)(w - 1), greatest, (size_t)(b - a), (uint32_t)a, out);
}

/* Has a window its least half twice? Then both were chosen, and none between them. */
static int has_twin (const syr_print *p, uint32_t n, unsigned w) {
  uint32_t i, twin = 0;
  for (i = 1; i < n; i++) twin |= (p[i].hash >> 32 == p[i - 1].hash >> 32) & (p[i].word - p[i - 1].word < w);
  return twin != 0;
}

int syr_winnow_wide (const uint64_t *hash, uint32_t n, unsigned w, syr_print *out, uint32_t *prints) {
  const int64_t all = (int64_t)n - SYR_SHINGLE + 1;
  chunk c;
  int64_t a;
  if (!syr_cpu_wide() || w > WINDOWS) return 0;
  *prints = 0;
  for (a = 0; a < all; a += CHUNK) *prints += choose(&c, hash, a, a + CHUNK < all ? a + CHUNK : all, all, (int64_t)w, out + *prints);
  return !has_twin(out, *prints, w);
}

#else

int syr_winnow_wide (const uint64_t *hash, uint32_t n, unsigned w, syr_print *out, uint32_t *prints) {
  (void)hash, (void)n, (void)w, (void)out, (void)prints;
  return 0;
}

#endif
