/*
** syr_fingerprint.c - sketches of shingles: SimHash, MinHash
*/
#include <string.h>

#include "syr_shingle.h"

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
  s = syr_first_shingle(hash, k);
  vote(&v, syr_mix_shingle(s));
  for (i = k; i < n; i++) {
    s = syr_roll(s, hash[i - k], hash[i], k);
    vote(&v, syr_mix_shingle(s));
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
      h = syr_mix_shingle(h + UINT64_C(0x9E3779B97F4A7C15));
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
  s = syr_first_shingle(hash, k);
  put(out, bins, syr_mix_shingle(s));
  for (i = k; i < n; i++) {
    s = syr_roll(s, hash[i - k], hash[i], k);
    put(out, bins, syr_mix_shingle(s));
  }
  densify(out, bins);
  return SYR_OK;
}
