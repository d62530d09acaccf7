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

#pragma GCC visibility push(hidden)

#define SYR_SEED 0x9E3779B97F4A7C15u

static inline uint64_t syr_mix (uint64_t h, uint64_t w) {
  h = (h ^ w) * 0xD6E8FEB86659FD93u;
  return h ^ h >> 32;
}

static inline uint64_t syr_finish (uint64_t h, size_t n) {
  h = (h ^ (uint64_t)n) * 0xD6E8FEB86659FD93u;
  return h ^ h >> 29;
}

/* U+00C0..U+017F folded: up to two ASCII letters, the first in the low byte; 0
** where the character is no letter. Index: its low 6 bits and the lead's low 2
** bits less 3 (C3 80 is 0, C5 BF is 191). */
extern const uint16_t syr_fold_latin[192];

#pragma GCC visibility pop

#endif
