/*
** syr_uax.h - what the stages of the UAX #29 mode share
**
** syr_uaxmap.h      64 bytes as bitmaps: what needs no table
** syr_uaxword.c     boundaries of words
** syr_uaxgraph.c    boundaries of grapheme clusters
** syr_uaxsent.c     boundaries of sentences
** syr_uax.c         the mode of the tokenizer: boundaries -> bitmaps of a scan
** syr_ucd.c         generated tables (csrc/make_ucd.lua)
**
** Words and graphemes go the same way. Nearly every character of European press
** is a plain one: ASCII, or a letter of U+00C0..017F or U+0400..047F. A block of
** 64 plain bytes is settled by shifts and ands. Any other character is hard: a
** scalar machine that has the rules of the standard starts at the last plain
** characters before it, writes the boundaries around it, and stops when only
** plain characters are in the reach of a rule. So both are exact, and the slow
** one runs where it has to.
*/
#ifndef syr_uax_h
#define syr_uax_h

#include "syr.h"
#include "syr_ucd.h"

#pragma GCC visibility push(hidden)

/* The class of a bad piece: no character has it. */
#define SYR_UCD_BAD SYR_UCD_CLASSES

static inline int syr_uax_istail (uint8_t b) {
  return (b & 0xC0) == 0x80;
}

/* The class of the character at s[p), p < n, and its length. Two-byte characters
** and ASCII are taken here, the rest decoded with all care. */
static inline unsigned syr_uax_class (const uint8_t *s, size_t n, size_t p, unsigned *len) {
  uint8_t b = s[p];
  uint32_t c;
  if (b < 0x80) {
    *len = 1;
    return syr_ucd_class[b]; /* block 0 is the first one */
  }
  if (b >= 0xC2 && b < 0xE0 && p + 1 < n && syr_uax_istail(s[p + 1])) {
    *len = 2;
    return syr_ucd_at((uint32_t)(b & 0x1F) << 6 | (s[p + 1] & 0x3F));
  }
  *len = syr_utf8_next(s + p, n - p, &c);
  return c == SYR_BADCHAR ? SYR_UCD_BAD : syr_ucd_at(c);
}

static inline void syr_uax_put (uint64_t *map, size_t p, int on) {
  uint64_t bit = (uint64_t)1 << (p & 63);
  if (on) map[p >> 6] |= bit;
  else map[p >> 6] &= ~bit;
}

/* Bits of block w at byte `p` and after it. */
static inline uint64_t syr_uax_from (size_t w, size_t p) {
  if (p <= w << 6) return ~(uint64_t)0;
  return p - (w << 6) >= 64 ? 0 : ~(uint64_t)0 << (p & 63);
}

/* Is the byte the first one of a plain character above ASCII? (What follows it is
** looked at elsewhere.) */
static inline int syr_uax_isplainlead (uint8_t b) {
  return (b >= 0xC3 && b <= 0xC5) || b == 0xD0 || b == 0xD1;
}

/* Where the plain character before p begins; p > 0. */
static inline size_t syr_uax_back (const uint8_t *s, size_t p) {
  return p - (s[p - 1] < 0x80 || p < 2 ? 1 : 2);
}

#pragma GCC visibility pop

#endif
