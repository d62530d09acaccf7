/*
** syr_fingerprint.c - words to shingles, shingles to fingerprints and sketches
**
** A shingle is k words in a row; its hash is a cyclic polynomial of the words'
** hashes, so the next one costs two rotations (Cohen 1997), and a mix makes its
** bits even. Winnowing keeps few of the shingles and still meets every copy.
** Words, not characters: guillemets, spaces and re-wrapped lines cost nothing.
*/
#include <string.h>

#include "syr.h"

int syr_is_word (uint8_t kind) {
  const uint32_t words = 1u << SYR_WORD | 1u << SYR_NUMBER | 1u << SYR_HASHTAG | 1u << SYR_MENTION |
                         1u << SYR_TIME | 1u << SYR_DATE;
  return kind < 32 && (words >> kind & 1);
}

syr_status syr_words_read (syr_words *w, syr_mem *m, const syr_text *t) {
  uint32_t i, n = 0;
  w->n = 0;
  w->hash = syr_mem_new(m, (size_t)t->n * 16 + 16);
  if (!w->hash) return SYR_NOMEM;
  w->start = (uint32_t *)(w->hash + t->n);
  w->end = w->start + t->n;
  for (i = 0; i < t->n; i++) {
    w->hash[n] = t->hash[i];
    w->start[n] = t->start[i];
    w->end[n] = t->end[i];
    n += (uint32_t)syr_is_word(t->kind[i]);
  }
  w->n = n;
  return SYR_OK;
}

/* ---------------------------------------------------------------- shingles */

static inline uint64_t rotate (uint64_t x, unsigned r) {
  return x << (r & 63) | x >> (-r & 63);
}

static inline uint64_t mix (uint64_t x) {
  x ^= x >> 32;
  x *= UINT64_C(0xD6E8FEB86659FD93);
  x ^= x >> 32;
  x *= UINT64_C(0xD6E8FEB86659FD93);
  return x ^ x >> 32;
}

/* The polynomial of the first k words; roll moves it one word on. */
static uint64_t first_shingle (const uint64_t *hash, unsigned k) {
  uint64_t s = 0;
  unsigned i;
  for (i = 0; i < k; i++) s = rotate(s, 1) ^ hash[i];
  return s;
}

static inline uint64_t roll (uint64_t s, uint64_t out, uint64_t in, unsigned k) {
  return rotate(s, 1) ^ rotate(out, k) ^ in;
}

/* ---------------------------------------------------------------- winnowing */

/* The rightmost least of the shingles from..to, held in a ring of 64. */
static uint32_t least (const uint64_t *ring, uint32_t from, uint32_t to) {
  uint32_t i, min = from;
  for (i = from + 1; i <= to; i++)
    if (ring[i & 63] <= ring[min & 63]) min = i;
  return min;
}

uint32_t syr_winnow (const uint64_t *hash, uint32_t n, unsigned k, unsigned w, syr_print *out) {
  uint64_t ring[64], s;
  uint32_t i, shingles, min = 0, nout = 0;
  if (n < k) return 0;
  shingles = n - k + 1;
  if (n < SYR_SHORT && w > SYR_SHORTWINDOW) w = SYR_SHORTWINDOW;
  if (w > shingles) w = shingles;
  s = first_shingle(hash, k);
  for (i = 0; i < shingles; i++) {
    if (i) s = roll(s, hash[i - 1], hash[i + k - 1], k);
    ring[i & 63] = mix(s);
    if (i + 1 < w) continue; /* the first window is not full yet */
    if (i + 1 == w)
      min = least(ring, 0, i);
    else if (min + w <= i) /* the least has left the window */
      min = least(ring, i + 1 - w, i);
    else if (ring[i & 63] < ring[min & 63]) /* equal: keep the old one */
      min = i;
    else
      continue;
    out[nout].hash = ring[min & 63];
    out[nout++].word = min;
  }
  return nout;
}

/* ---------------------------------------------------------------- sketches */

/* Votes for 64 bits: byte b of lane[i] counts bit 8 b + i; add spills it in time. */
typedef struct Votes {
  uint64_t lane[8];
  uint32_t count[64];
  uint32_t pending, all;
} Votes;

static void spill (Votes *v) {
  unsigned i, b;
  for (i = 0; i < 8; i++)
    for (b = 0; b < 8; b++) v->count[8 * b + i] += (uint32_t)(v->lane[i] >> 8 * b & 255);
  memset(v->lane, 0, sizeof v->lane);
  v->all += v->pending;
  v->pending = 0;
}

static void vote (Votes *v, uint64_t h) {
  unsigned i;
  for (i = 0; i < 8; i++) v->lane[i] += h >> i & UINT64_C(0x0101010101010101);
  if (++v->pending == 255) spill(v);
}

uint64_t syr_simhash (const uint64_t *hash, uint32_t n) {
  Votes v;
  uint64_t s, bits = 0;
  uint32_t i;
  unsigned k = n < 3 ? n : 3;
  if (n == 0) return 0;
  memset(&v, 0, sizeof v);
  s = first_shingle(hash, k);
  vote(&v, mix(s));
  for (i = k; i < n; i++) {
    s = roll(s, hash[i - k], hash[i], k);
    vote(&v, mix(s));
  }
  spill(&v);
  for (i = 0; i < 64; i++)
    if (v.count[i] * UINT64_C(2) > v.all) bits |= UINT64_C(1) << i;
  return bits;
}

/* The bin of a hash by its high half; the low half is what bins compare. */
static void put (uint32_t *out, uint32_t bins, uint64_t h) {
  uint32_t *bin = &out[(h >> 32) * bins >> 32], low = (uint32_t)h;
  if (low == UINT32_MAX) low--; /* that one means an empty bin */
  if (low < *bin) *bin = low;
}

/* Fill the empty bins: each asks others, in an order of its own that is the
** same for every text, until one was not empty before. Marks are one bit in
** `full`, of 65536. */
static void densify (uint32_t *out, uint32_t bins) {
  uint64_t full[1024] = {0};
  uint32_t i, from;
  for (i = 0; i < bins; i++)
    if (out[i] != UINT32_MAX) full[i >> 6] |= UINT64_C(1) << (i & 63);
  for (i = 0; i < bins; i++) {
    uint64_t h = i;
    if (full[i >> 6] >> (i & 63) & 1) continue;
    do {
      h = mix(h + UINT64_C(0x9E3779B97F4A7C15));
      from = (uint32_t)((h >> 32) * bins >> 32);
    } while (!(full[from >> 6] >> (from & 63) & 1));
    out[i] = out[from];
  }
}

syr_status syr_minhash (const uint64_t *hash, uint32_t n, uint32_t *out, uint32_t bins) {
  uint64_t s;
  uint32_t i;
  unsigned k = n < 5 ? n : 5;
  if (bins < 1 || bins > 65536) return SYR_ARG;
  for (i = 0; i < bins; i++) out[i] = UINT32_MAX;
  if (n == 0) return SYR_OK;
  s = first_shingle(hash, k);
  put(out, bins, mix(s));
  for (i = k; i < n; i++) {
    s = roll(s, hash[i - k], hash[i], k);
    put(out, bins, mix(s));
  }
  densify(out, bins);
  return SYR_OK;
}
