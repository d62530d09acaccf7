/*
** syr_gazsift.c - which tokens may begin a name
**
** First the filter over the hash column: the loops that every token of every text
** goes through, without a branch on what the token is. All variants do the same;
** the scalar one says what that is. Then a closer look at what passed. Slots,
** filter, records and strings lie far apart, so each round asks for the memory of
** the next one.
*/
#include <string.h>

#include "syr_cpu.h"
#include "syr_gaz.h"

#define ENOUGH 64 /* passed: the next round may begin */

/* What the filter says of a token: it is a name; with the next one it is or
** begins a name; it begins names, and what comes next may be no plain atom; it is
** none itself. */
enum { IS_ONE = 1, IS_PAIR = 2, IS_OPEN = 4, IS_PIECES = SYR_HYPHEN };

/* Tokens that the filter let pass, and what it said. */
typedef struct sieve {
  uint32_t n;
  uint32_t token[GAZ_AHEAD + 1];
  uint8_t what[GAZ_AHEAD + 1];
  uint64_t one[GAZ_AHEAD], pair[GAZ_AHEAD]; /* hashes of the runs of one and two */
} sieve;

/* One token after the other. What it needs is in locals, so that its stores make
** nothing be read again. The last token takes itself for the next one. A word
** that begins no name asks the filter's first word for the pair, which is near:
** half of the misses are spared so. */
static inline __attribute__((always_inline)) void sift_with (const syr_gaz *g, const syr_text *t, uint32_t *at, sieve *v) {
  const uint64_t *bloom = g->bloom, *hash = t->hash, low = g->articles[0], high = g->articles[1];
  const uint8_t *shape = t->shape;
  const uint32_t mask = g->bloommask, end = t->n;
  uint32_t i = *at, n = v->n;
  uint64_t h = i < end ? hash[i] : 0;
  unsigned hyphen = i < end ? shape[i] & SYR_HYPHEN : 0;
  for (; i < end && n < ENOUGH; i++) {
    uint32_t j = i + (i + 1 < end);
    uint64_t next = hash[j], q = gaz_pair(h, next), w = bloom[gaz_word(h, mask)];
    unsigned after = shape[j] & SYR_HYPHEN, mark = next == GAZ_NOTHING;
    unsigned open = after >> 3 | mark | (unsigned)(low >> (next & 63) & high >> (next >> 6 & 63));
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

#ifdef SYR_X86
#include <immintrin.h>

/* With shifts that need no certain register. */
__attribute__((target("bmi,bmi2"))) static void sift_bmi (const syr_gaz *g, const syr_text *t, uint32_t *at, sieve *v) {
  sift_with(g, t, at, v);
}

#define V512 __attribute__((target("avx512f,avx512bw,bmi,bmi2")))

/* Which of eight words have both bits of eight hashes that were shifted by their
** kind. A rotation takes its count modulo 64 by itself. */
V512 static inline __mmask8 set8 (__m512i w, __m512i h) {
  __m512i both = _mm512_and_si512(_mm512_rorv_epi64(w, h), _mm512_rorv_epi64(w, _mm512_srli_epi64(h, 6)));
  return _mm512_test_epi64_mask(both, _mm512_set1_epi64(1));
}

/* The filter's words for eight hashes; the first word, which is near, where m has no bit.
** Eight plain loads: the processor's own gathering took half as long again with 500,000
** names (Zen 4). */
V512 static inline __m512i words8 (const syr_gaz *g, __mmask8 m, __m512i h) {
  const uint64_t *b = g->bloom;
  uint64_t at[8];
  _mm512_storeu_si512(at, _mm512_maskz_and_epi64(m, _mm512_srli_epi64(h, 32), _mm512_set1_epi64(g->bloommask)));
  return _mm512_set_epi64((long long)b[at[7]], (long long)b[at[6]], (long long)b[at[5]], (long long)b[at[4]],
    (long long)b[at[3]], (long long)b[at[2]], (long long)b[at[1]], (long long)b[at[0]]);
}

/* What the filter says of 64 tokens: a bit each. open: the next one may be an article. */
typedef struct bits64 {
  uint64_t one, prefix, pair, open;
} bits64;

/* Eight tokens from i on, which have a next one each, into bits `at` and up. */
V512 static inline void sift_eight (const syr_gaz *g, const syr_text *t, uint32_t i, unsigned at, bits64 *b) {
  __m512i h = _mm512_loadu_si512(t->hash + i), w = words8(g, 0xFF, h), next, q, x;
  __mmask8 prefix = set8(w, _mm512_srli_epi64(h, GAZ_PREFIX));
  b->one |= syr_lanes8(set8(w, h)) << at;
  if (!prefix) return; /* with few names this is the rule */
  next = _mm512_loadu_si512(t->hash + i + 1);
  q = _mm512_xor_si512(_mm512_rol_epi64(h, 23), next);
  x = _mm512_and_si512(_mm512_rorv_epi64(_mm512_set1_epi64((long long)g->articles[0]), next),
    _mm512_rorv_epi64(_mm512_set1_epi64((long long)g->articles[1]), _mm512_srli_epi64(next, 6)));
  b->prefix |= syr_lanes8(prefix) << at;
  b->open |= syr_lanes8(_mm512_mask_test_epi64_mask(prefix, x, _mm512_set1_epi64(1))
    | _mm512_mask_cmpeq_epi64_mask(prefix, next, _mm512_set1_epi64((long long)GAZ_NOTHING))) << at;
  b->pair |= syr_lanes8(prefix & set8(words8(g, prefix, q), q)) << at;
}

/* SYR_HYPHEN of the shapes [0, n), n <= 64, as bits. */
V512 static inline uint64_t hyphens (const uint8_t *shape, uint32_t n) {
  __mmask64 m = n < 64 ? ((uint64_t)1 << n) - 1 : ~(uint64_t)0;
  return _mm512_test_epi8_mask(_mm512_maskz_loadu_epi8(m, shape), _mm512_set1_epi8(SYR_HYPHEN));
}

/* Put the tokens from `from` on that passed into the sieve. */
static inline void keep (sieve *v, uint32_t from, const bits64 *b, uint64_t hyphen) {
  uint64_t any = b->one | b->pair | b->open | hyphen;
  uint32_t n = v->n;
  for (; any; any &= any - 1) {
    unsigned k = (unsigned)__builtin_ctzll(any);
    v->token[n] = from + k;
    v->what[n++] = (uint8_t)((b->one >> k & 1) | (b->pair >> k & 1) << 1 | (b->open >> k & 1) << 2 | (hyphen >> k & 1) << 3);
  }
  v->n = n;
}

/* Up to 64 tokens are looked at before the first branch, so that the loads of
** many go on at once. */
V512 static void sift_512 (const syr_gaz *g, const syr_text *t, uint32_t *at, sieve *v) {
  while (*at + 9 <= t->n && v->n < ENOUGH) {
    uint32_t from = *at, left = (t->n - from - 1) & ~7u, n = left < 64 ? left : 64, i;
    uint64_t hyphen = hyphens(t->shape + from, n), after = hyphens(t->shape + from + 1, n);
    bits64 b = { 0, 0, 0, 0 };
    for (i = 0; i < n; i += 8) sift_eight(g, t, from + i, i, &b);
    b.open |= b.prefix & after;
    *at = from + n;
    keep(v, from, &b, hyphen);
  }
}
#endif

static void sift (const syr_gaz *g, const syr_text *t, uint32_t *at, sieve *v) {
  v->n = 0;
#ifdef SYR_X86
  if (syr_cpu_avx512() && syr_cpu_bits()) sift_512(g, t, at, v);
  if (syr_cpu_bits()) {
    sift_bmi(g, t, at, v);
    return;
  }
#endif
  sift_with(g, t, at, v);
}

/* ---- a closer look */

/* Can a piece of a token with this hash begin a name? */
static int piece_begins (const syr_gaz *g, uint64_t h) {
  uint64_t w = g->bloom[gaz_word(h, g->bloommask)];
  return gaz_set(w, h, GAZ_ONE) || gaz_set(w, h, GAZ_PREFIX) || gaz_article_kind(g, h);
}

/* Can a token with hyphens? A name may also begin with the second piece. *h: the hash of
** the piece that it begins with. */
static int pieces_begin (const syr_gaz *g, const syr_text *t, uint32_t i, uint64_t *h) {
  uint32_t at = t->start[i];
  gaz_atom a, b;
  if (!gaz_next_piece(t, i, &at, &a)) return 0;
  if (piece_begins(g, *h = gaz_piece_hash(t, &a))) return 1;
  if (gaz_atom_case(t, &a) >= 0 || !gaz_next_piece(t, i, &at, &b) || gaz_atom_case(t, &b) <= 0) return 0;
  return piece_begins(g, *h = gaz_piece_hash(t, &b));
}

/* Is what follows token i an article, the mark of an 'ayn or in pieces, which no filter can tell? */
static int is_open (const syr_gaz *g, const syr_text *t, uint32_t i) {
  uint32_t n = i + 1;
  if (n >= t->n) return 0;
  return t->shape[n] & SYR_HYPHEN || gaz_may_mark(t, n) || gaz_article_kind(g, t->hash[n]);
}

/* Ask for the slot of a run of atoms. */
static inline void fetch_slot (const syr_gaz *g, uint64_t p) {
  __builtin_prefetch(&g->slot[gaz_home(p, g->nhome)]);
}

/* The second look at what passed, and the slots of what stays. */
static void sift_again (const syr_gaz *g, const syr_text *t, sieve *v) {
  uint32_t k, n = 0;
  for (k = 0; k < v->n; k++) {
    uint32_t i = v->token[k];
    unsigned what = v->what[k];
    uint64_t h = t->hash[i];
    if (what & IS_OPEN && !is_open(g, t, i)) what &= ~(unsigned)IS_OPEN;
    if (what & IS_PIECES && !pieces_begin(g, t, i, &h)) what = 0;
    if (!what) continue;
    v->token[n] = i;
    v->what[n] = (uint8_t)what;
    v->one[n] = gaz_mix(g->seed, h);
    v->pair[n] = gaz_mix_pair(g->seed, h, t->hash[i + (i + 1 < t->n)]);
    fetch_slot(g, v->one[n]);
    if (what & IS_PAIR) fetch_slot(g, v->pair[n]);
    n++;
  }
  v->n = n;
}

/* Does the token begin with a small ASCII letter? Names of GAZ_BIG do not. */
static int is_low (const syr_text *t, uint32_t i) {
  uint8_t b = t->s[t->start[i]];
  return b >= 'a' && b <= 'z';
}

/* The first record of the names of a slot if one of them may begin as token i
** does, plus 1, or 0. Its memory is asked for. */
static uint32_t first_record (const gaz_ahead *s, uint32_t value, uint32_t i) {
  const syr_gaz *g = s->g;
  uint32_t r = value & GAZ_FIRST;
  if (r > g->nrecord || (value & GAZ_BIG && !s->anycase && is_low(s->t, i))) return 0;
  if (r) __builtin_prefetch(&g->record[r - 1]);
  return r;
}

/* Is token k of the sieve worth a start? Sets `single`, and which record's string
** will be read first, or GAZ_MANY. */
static int worth (const gaz_ahead *s, const sieve *v, uint32_t k, uint32_t *single, uint32_t *string) {
  const syr_gaz *g = s->g;
  uint32_t i = v->token[k], value = 0, pair = 0, r, two, n = i + 1;
  *single = *string = GAZ_MANY;
  if (v->what[k] & IS_PIECES) return 1;
  if (v->what[k] & IS_PAIR && n < s->t->n) pair = gaz_look_up(g, v->pair[k]);
  if (v->what[k] & (IS_ONE | IS_OPEN)) value = gaz_look_up(g, v->one[k]);
  r = first_record(s, value, i);
  two = first_record(s, pair, i);
  *string = (two ? two : r) - 1;
  if (pair & GAZ_MORE && i + 2 < s->t->n) fetch_slot(g, gaz_mix(v->pair[k], s->t->hash[i + 2]));
  if (pair & GAZ_MORE || two) return 1;
  if (v->what[k] & IS_OPEN && value & GAZ_MORE) return 1;
  if (r && !gaz_article_kind(g, s->t->hash[i])) *single = r - 1; /* what follows an article may be a name */
  return r != 0;
}

int gaz_look_ahead (gaz_ahead *s) {
  sieve v;
  uint32_t string[GAZ_AHEAD], k, n = 0, any;
  sift(s->g, s->t, &s->seen, &v);
  any = v.n;
  sift_again(s->g, s->t, &v);
  for (k = 0; k < v.n; k++) {
    s->token[n] = v.token[k];
    n += (uint32_t)worth(s, &v, k, &s->single[n], &string[n]);
  }
  for (k = 0; k < n; k++)
    if (string[k] != GAZ_MANY) __builtin_prefetch(gaz_key_of(s->g, string[k]));
  s->n = n;
  s->i = 0;
  return any > 0;
}
