/*
** syr_winnowwide.c - winnowing with AVX-512
**
** The naive way remembers the least shingle and asks, for each new one, whether it is less
** or the old one has left: two branches that are guessed wrong once in four words. Here
** every window's least shingle is found by halves (the least of 7 is that of 4 and of the
** 4 that end 3 later), for eight windows at a time; and a shingle is chosen when the greatest
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
#define SPARE 16    /* items that are read or written past the last one */
#define ROOM (CHUNK + 2 * WINDOWS + SPARE)

/* Item i of the arrays belongs to shingle `base` + i, or to the window that begins there. */
typedef struct chunk {
  uint64_t shingle[ROOM]; /* all bits where there is none */
  uint64_t one[ROOM], other[ROOM];
} chunk;

WIDE static inline __m512i load (const uint64_t *p) {
  return _mm512_loadu_si512((const void *)p);
}

WIDE static inline __m512i mix8 (__m512i x) {
  const __m512i mixer = _mm512_set1_epi64((long long)SYR_MIXER);
  x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 32)), mixer);
  x = _mm512_mullo_epi64(_mm512_xor_si512(x, _mm512_srli_epi64(x, 32)), mixer);
  return _mm512_xor_si512(x, _mm512_srli_epi64(x, 32));
}

/* `many` shingles from hash on, eight at a time: the polynomial written out. No word is read
** behind those that they have. */
WIDE static void shingles (const uint64_t *hash, size_t many, uint64_t *out) {
  size_t i, j;
  for (i = 0; i + 8 <= many; i += 8) {
    __m512i x = load(hash + i);
#pragma GCC unroll 8
    for (j = 1; j < SYR_SHINGLE; j++) x = _mm512_xor_si512(_mm512_rol_epi64(x, 1), load(hash + i + j));
    _mm512_storeu_si512((void *)(out + i), mix8(x));
  }
  for (; i < many; i++) out[i] = syr_mix_shingle(syr_first_shingle(hash + i, SYR_SHINGLE));
}

/* to[i] is the least (greatest) of from[i] and from[i + step]. */
WIDE static void least_of_two (const uint64_t *from, uint64_t *to, size_t n, size_t step) {
  size_t i;
  for (i = 0; i < n; i += 8) _mm512_storeu_si512((void *)(to + i), _mm512_min_epu64(load(from + i), load(from + i + step)));
}

WIDE static void greatest_of_two (const uint64_t *from, uint64_t *to, size_t n, size_t step) {
  size_t i;
  for (i = 0; i < n; i += 8) _mm512_storeu_si512((void *)(to + i), _mm512_max_epu64(load(from + i), load(from + i + step)));
}

typedef void (*of_two) (const uint64_t *from, uint64_t *to, size_t n, size_t step);

/* Item i < n of what is returned is the least (greatest) of from[i] to from[i + w - 1]. It
** is from itself, or in one of the two arrays of c. */
static uint64_t *of_windows (of_two f, uint64_t *from, chunk *c, size_t n, size_t w) {
  size_t so_far = 1;
  while (so_far < w) {
    size_t step = so_far < w - so_far ? so_far : w - so_far;
    uint64_t *to = from == c->one ? c->other : c->one;
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
  for (i = from; i < first; i++) c->shingle[i - from] = UINT64_MAX;
  shingles(hash + first, (size_t)(last - first), c->shingle + (first - from));
  for (i = last; i < to + SPARE; i++) c->shingle[i - from] = UINT64_MAX;
}

/* Of the shingles [a, b) those that are the least of some window, to out; all: how many
** there are. */
WIDE static uint32_t choose (chunk *c, const uint64_t *hash, int64_t a, int64_t b, int64_t all, int64_t w, syr_print *out) {
  const int64_t base = a - (w - 1), n = b - base; /* windows that begin here reach [a, b) */
  uint64_t *least, *greatest;
  const uint64_t *own = c->shingle + (a - base);
  uint32_t prints = 0;
  int64_t i;
  fill(c, hash, base, b + w - 1, all);
  least = of_windows(least_of_two, c->shingle, c, (size_t)n, (size_t)w);
  if (w == 1) least = memcpy(c->one, c->shingle, (size_t)n * sizeof *least);
  for (i = 0; i < n && base + i < 0; i++) least[i] = 0; /* no window */
  for (i = all - w + 1 - base; i < n + SPARE; i++)
    if (i >= 0) least[i] = 0;
  greatest = of_windows(greatest_of_two, least, c, (size_t)(b - a), (size_t)w);
  for (i = 0; i < b - a; i++) {
    out[prints].hash = own[i];
    out[prints].word = (uint32_t)(a + i);
    prints += own[i] == greatest[i];
  }
  return prints;
}

/* Has a window its least shingle twice? Then both were chosen, and none between them. */
static int has_twin (const syr_print *p, uint32_t n, unsigned w) {
  uint32_t i, twin = 0;
  for (i = 1; i < n; i++) twin |= (p[i].hash == p[i - 1].hash) & (p[i].word - p[i - 1].word < w);
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
