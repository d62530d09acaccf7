/*
** syr_shingle.h - shingles: the hash of k words in a row
**
** The hash is a cyclic polynomial of the words' hashes, so the next one costs two
** rotations (Cohen 1997), and a mix makes its bits even. Words, not characters:
** guillemets, spaces and re-wrapped lines cost nothing.
*/
#ifndef syr_shingle_h
#define syr_shingle_h

#include "syr.h"

static inline uint64_t syr_rotate (uint64_t x, unsigned r) {
  return x << (r & 63) | x >> (-r & 63);
}

#define SYR_MIXER UINT64_C(0xD6E8FEB86659FD93)

static inline uint64_t syr_mix_shingle (uint64_t x) {
  x ^= x >> 32;
  x *= SYR_MIXER;
  x ^= x >> 32;
  x *= SYR_MIXER;
  return x ^ x >> 32;
}

/* The polynomial of the first k words; syr_roll moves it one word on. */
static inline uint64_t syr_first_shingle (const uint64_t *hash, unsigned k) {
  uint64_t s = 0;
  unsigned i;
  for (i = 0; i < k; i++) s = syr_rotate(s, 1) ^ hash[i];
  return s;
}

static inline uint64_t syr_roll (uint64_t s, uint64_t out, uint64_t in, unsigned k) {
  return syr_rotate(s, 1) ^ syr_rotate(out, k) ^ in;
}

#endif
