/*
** syr_gazsift.c - which tokens may begin a name: the filter over the hash column
**
** The loops that every token of every text goes through, without a branch on
** what the token is. All variants do the same; the scalar one says what that is.
*/
#include <string.h>

#include "syr_gaz.h"

#define ENOUGH 64 /* passed: the next round may begin */

/* One token after the other. What it needs is in locals, so that its stores make
** nothing be read again. The last token takes itself for the next one. A word
** that begins no name asks the filter's first word for the pair, which is near:
** half of the misses are spared so. */
static inline __attribute__((always_inline)) void sift_with (const syr_gaz *g, const syr_text *t, uint32_t *at, gaz_sieve *v) {
  const uint64_t *bloom = g->bloom, *hash = t->hash, low = g->articles[0], high = g->articles[1];
  const uint8_t *shape = t->shape;
  const uint32_t mask = g->bloommask, end = t->n;
  uint32_t i = *at, n = v->n;
  uint64_t h = i < end ? hash[i] : 0;
  unsigned hyphen = i < end ? shape[i] & SYR_HYPHEN : 0;
  for (; i < end && n < ENOUGH; i++) {
    uint32_t j = i + (i + 1 < end);
    uint64_t next = hash[j], q = gaz_pair(h, next), w = bloom[gaz_word(h, mask)];
    unsigned after = shape[j] & SYR_HYPHEN, open = after >> 3 | (unsigned)(low >> (next & 63) & high >> (next >> 6 & 63));
    unsigned prefix = gaz_set(w, h, GAZ_PREFIX), pair = gaz_seen(bloom, mask & (0 - prefix), q, GAZ_ONE);
    unsigned what = gaz_set(w, h, GAZ_ONE) | (prefix & pair) << 1 | (prefix & open) << 2 | hyphen;
    v->token[n] = i;
    v->what[n] = (uint8_t)what;
    n += what != 0;
    h = next;
    hyphen = after;
  }
  *at = i;
  v->n = n;
}

#if defined(__x86_64__)
#include <immintrin.h>

/* With shifts that need no certain register. */
__attribute__((target("bmi,bmi2"))) static void sift_bmi (const syr_gaz *g, const syr_text *t, uint32_t *at, gaz_sieve *v) {
  sift_with(g, t, at, v);
}

#define V512 __attribute__((target("avx512f,bmi,bmi2")))

/* The bits of `kind` of eight hashes in eight words: bit 0 of each lane. */
V512 static inline __m512i set8 (__m512i w, __m512i h, unsigned kind) {
  const __m512i six = _mm512_set1_epi64(63);
  __m512i a = _mm512_and_si512(_mm512_srli_epi64(h, kind), six), b = _mm512_and_si512(_mm512_srli_epi64(h, kind + 6), six);
  return _mm512_and_si512(_mm512_srlv_epi64(w, a), _mm512_srlv_epi64(w, b));
}

/* SYR_HYPHEN of eight shapes as eight bits. */
static inline unsigned hyphens8 (const uint8_t *shape) {
  uint64_t x;
  memcpy(&x, shape, 8);
  return (unsigned)((x >> 3 & 0x0101010101010101u) * 0x0102040810204080u >> 56);
}

/* Eight tokens at once, those that have a next one. */
V512 static void sift_512 (const syr_gaz *g, const syr_text *t, uint32_t *at, gaz_sieve *v) {
  const __m512i mask = _mm512_set1_epi64(g->bloommask), unit = _mm512_set1_epi64(1), six = _mm512_set1_epi64(63);
  const __m512i low = _mm512_set1_epi64((long long)g->articles[0]), high = _mm512_set1_epi64((long long)g->articles[1]);
  uint32_t i = *at, n = v->n, end = t->n;
  for (; i + 9 <= end && n < ENOUGH; i += 8) {
    __m512i h = _mm512_loadu_si512(t->hash + i), next = _mm512_loadu_si512(t->hash + i + 1);
    __m512i q = _mm512_xor_si512(_mm512_rol_epi64(h, 23), next);
    __m512i w = _mm512_i64gather_epi64(_mm512_and_si512(_mm512_srli_epi64(h, 32), mask), g->bloom, 8);
    __m512i x = _mm512_and_si512(_mm512_srlv_epi64(low, _mm512_and_si512(next, six)),
      _mm512_srlv_epi64(high, _mm512_and_si512(_mm512_srli_epi64(next, 6), six)));
    unsigned one = _mm512_test_epi64_mask(set8(w, h, GAZ_ONE), unit), prefix = _mm512_test_epi64_mask(set8(w, h, GAZ_PREFIX), unit);
    unsigned hyphen = hyphens8(t->shape + i), open = prefix & (_mm512_test_epi64_mask(x, unit) | hyphens8(t->shape + i + 1));
    unsigned pair = 0, any;
    if (prefix) {
      w = _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), (__mmask8)prefix, _mm512_and_si512(_mm512_srli_epi64(q, 32), mask), g->bloom, 8);
      pair = prefix & _mm512_test_epi64_mask(set8(w, q, GAZ_ONE), unit);
    }
    for (any = one | pair | open | hyphen; any; any &= any - 1) {
      unsigned k = (unsigned)__builtin_ctz(any);
      v->token[n] = i + k;
      v->what[n++] = (uint8_t)((one >> k & 1) | (pair >> k & 1) << 1 | (open >> k & 1) << 2 | (hyphen >> k & 1) << 3);
    }
  }
  *at = i;
  v->n = n;
}
#endif

void gaz_sift (const syr_gaz *g, const syr_text *t, uint32_t *at, gaz_sieve *v) {
  v->n = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("bmi2")) sift_512(g, t, at, v);
  if (__builtin_cpu_supports("bmi2")) {
    sift_bmi(g, t, at, v);
    return;
  }
#endif
  sift_with(g, t, at, v);
}
