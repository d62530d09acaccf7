/*
** syr_fold.h - the hash's steps, shared with the token loop's fast path
**
** Bytes enter eight at a time, little end first, the last word padded with
** zeros; the length is mixed in at the end. Two multiplications a word of up to
** eight letters. Not meant to withstand crafted collisions: names are verified
** letter by letter after the hash has found them.
*/
#ifndef syr_fold_h
#define syr_fold_h

#include "syr.h"

#define SYR_SEED 0x9E3779B97F4A7C15u

static inline uint64_t syr_mix (uint64_t h, uint64_t w) {
  h = (h ^ w) * 0xD6E8FEB86659FD93u;
  return h ^ h >> 32;
}

static inline uint64_t syr_finish (uint64_t h, size_t n) {
  h = (h ^ (uint64_t)n) * 0xD6E8FEB86659FD93u;
  return h ^ h >> 29;
}

/* syr_fold_hash for at most 24 bytes; fast where all are ASCII or Latin. */
uint64_t syr_fold_hash_latin (const uint8_t *s, size_t n);

#endif
