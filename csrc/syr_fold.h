/*
** syr_fold.h - the hash's steps, shared with the column of hashes
**
** Bytes enter sixteen at a time, little end first, the last piece padded with zeros:
** the two halves, each mixed with a constant or what came before, are multiplied to 128
** bits and the product is folded (Wang Yi's wyhash; "MUM" of Vladimir Makarov). The
** length is mixed in at the end. One multiplication for a word of up to 16 letters. Not
** meant to withstand crafted collisions: names are verified letter by letter after the
** hash has found them.
*/
#ifndef syr_fold_h
#define syr_fold_h

#include "syr.h"

#pragma GCC visibility push(hidden)

#define SYR_SEED 0x9E3779B97F4A7C15u
#define SYR_OTHER_SEED 0xD6E8FEB86659FD93u
#define SYR_LENGTH 0xA0761D6478BD642Fu

/* The 128 bits of a * b, its halves joined by exclusive or. */
static inline uint64_t syr_multiply (uint64_t a, uint64_t b) {
#ifdef __SIZEOF_INT128__
  __extension__ typedef unsigned __int128 wide;
  wide x = (wide)a * b;
  return (uint64_t)x ^ (uint64_t)(x >> 64);
#else
  uint64_t al = (uint32_t)a, ah = a >> 32, bl = (uint32_t)b, bh = b >> 32;
  uint64_t low = al * bl, mid = ah * bl + (low >> 32), mid2 = al * bh + (uint32_t)mid;
  return (mid2 << 32 | (uint32_t)low) ^ (ah * bh + (mid >> 32) + (mid2 >> 32));
#endif
}

/* Sixteen more bytes; h is SYR_SEED at first. */
static inline uint64_t syr_mix (uint64_t h, uint64_t lo, uint64_t hi) {
  return syr_multiply(h ^ lo, hi ^ SYR_OTHER_SEED);
}

static inline uint64_t syr_finish (uint64_t h, size_t n) {
  return h ^ (uint64_t)n * SYR_LENGTH;
}

/* What stands for an apostrophe, what for a hyphen. */
int syr_isapostrophe (uint32_t c);
int syr_ishyphen (uint32_t c);

/* U+00C0..U+017F folded: up to two ASCII letters, the first in the low byte; 0
** where the character is no letter. Index: its low 6 bits and the lead's low 2
** bits less 3 (C3 80 is 0, C5 BF is 191). */
extern const uint16_t syr_fold_latin[192];

/* The same for the letter of two bytes that s[0..n) begins with; 0 where it begins with
** something else. */
static inline uint16_t syr_fold_two (const uint8_t *s, size_t n) {
  if (n < 2 || s[0] < 0xC3 || s[0] > 0xC5 || (s[1] & 0xC0) != 0x80) return 0;
  return syr_fold_latin[(s[0] - 0xC3u) << 6 | (s[1] & 0x3F)];
}

/* U+0400..045F and U+0600..064F folded to one letter of the same script: its low byte; 0 where that is not
** what they fold to, or where utf8proc must say. */
extern const uint8_t syr_fold_cyrillic[96], syr_fold_arabic[80];

/* The letter that c, of one of these, folds to; else 0. */
static inline uint32_t syr_fold_letter (uint32_t c) {
  const uint8_t low = c - 0x400 < 96 ? syr_fold_cyrillic[c - 0x400] : c - 0x600 < 80 ? syr_fold_arabic[c - 0x600] : 0;
  return low ? (c & ~(uint32_t)0xFF) | low : 0;
}

#pragma GCC visibility pop

#endif
