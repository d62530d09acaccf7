/*
** syr_uaxmap.h - 64 bytes as bitmaps of what UAX #29 asks of plain characters
**
** The scalar version is the definition; where there is SSE2 (every x86-64) the
** other one is used, and gives the same bits (spec/c/fuzz_uax.c holds them
** against each other). All is inline, so that a caller pays for the maps it reads.
*/
#ifndef syr_uaxmap_h
#define syr_uaxmap_h

#include <string.h>

#include "syr_uax.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

typedef struct syr_uaxmap {
  uint64_t letter; /* A-Z a-z */
  uint64_t digit;  /* 0-9 */
  uint64_t under;  /* _ */
  uint64_t quote;  /* ' . : between letters a word goes on ... */
  uint64_t colon;  /* : */
  uint64_t comma;  /* ... and at ' . , ; between digits; here , ; */
  uint64_t blank;  /* a space */
  uint64_t cr, lf;
  uint64_t stop;   /* . ! ? */
  uint64_t tail;   /* 80..BF */
  uint64_t plain;  /* C3 C4 C5 D0 D1: leads of letters */
  uint64_t c3;     /* C3 */
  uint64_t sign;   /* 97 B7: after C3 no letter, but a sign */
  uint64_t high;   /* 80..FF */
} syr_uaxmap;

static inline void syr_uaxmap_scalar (const uint8_t *s, syr_uaxmap *m) {
  memset(m, 0, sizeof *m);
  for (int i = 0; i < 64; i++) {
    uint8_t b = s[i];
    uint64_t bit = (uint64_t)1 << i;
    if ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') m->letter |= bit;
    if (b >= '0' && b <= '9') m->digit |= bit;
    if (b == '_') m->under |= bit;
    if (b == '\'' || b == '.') m->quote |= bit;
    if (b == ':') m->colon |= bit;
    if (b == ',' || b == ';') m->comma |= bit;
    if (b == ' ') m->blank |= bit;
    if (b == '\r') m->cr |= bit;
    if (b == '\n') m->lf |= bit;
    if (b == '.' || b == '!' || b == '?') m->stop |= bit;
    if (syr_uax_istail(b)) m->tail |= bit;
    if (syr_uax_isplainlead(b)) m->plain |= bit;
    if (b == 0xC3) m->c3 |= bit;
    if (b == 0x97 || b == 0xB7) m->sign |= bit;
    if (b >= 0x80) m->high |= bit;
  }
}

#if defined(__SSE2__)

/* A range test lo <= b <= hi is min(max(b, lo), hi) == b: unsigned. */
#define SET(b) _mm_set1_epi8((char)(b))
#define EQ(b) _mm_cmpeq_epi8(v, SET(b))
#define OR(a, b) _mm_or_si128(a, b)
#define RANGE(w, lo, hi) _mm_cmpeq_epi8(_mm_min_epu8(_mm_max_epu8(w, SET(lo)), SET(hi)), w)
#define BITS(w) ((uint64_t)(uint32_t)_mm_movemask_epi8(w) << i)

static inline void syr_uaxmap_read (const uint8_t *s, syr_uaxmap *m) {
  memset(m, 0, sizeof *m);
  for (int i = 0; i < 64; i += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s + i));
    __m128i lower = OR(v, SET(0x20)), dot = EQ('.');
    m->letter |= BITS(RANGE(lower, 'a', 'z'));
    m->digit |= BITS(RANGE(v, '0', '9'));
    m->under |= BITS(EQ('_'));
    m->quote |= BITS(OR(EQ('\''), dot));
    m->colon |= BITS(EQ(':'));
    m->comma |= BITS(OR(EQ(','), EQ(';')));
    m->blank |= BITS(EQ(' '));
    m->cr |= BITS(EQ('\r'));
    m->lf |= BITS(EQ('\n'));
    m->stop |= BITS(OR(dot, OR(EQ('!'), EQ('?'))));
    m->tail |= BITS(RANGE(v, 0x80, 0xBF));
    m->plain |= BITS(OR(RANGE(v, 0xC3, 0xC5), RANGE(v, 0xD0, 0xD1)));
    m->c3 |= BITS(EQ(0xC3));
    m->sign |= BITS(OR(EQ(0x97), EQ(0xB7)));
    m->high |= BITS(v);
  }
}

#undef SET
#undef EQ
#undef OR
#undef RANGE
#undef BITS

#else
#define syr_uaxmap_read syr_uaxmap_scalar
#endif

/* The 64 bytes at block w of s[0..n): the text's own, or a padded copy of the last. */
static inline const uint8_t *syr_uax_block (const uint8_t *s, size_t n, size_t w, uint8_t pad[64]) {
  size_t at = w << 6;
  if (n - at >= 64) return s + at;
  memset(pad, ' ', 64);
  if (n > at) memcpy(pad, s + at, n - at);
  return pad;
}

/* Bytes of characters that are not plain, at least one of each: leads of others, bytes
** that stand alone, plain leads without their tail, and signs. `before`: the byte
** before the block; `after`: the one after it; a space at the ends of the text. */
static inline uint64_t syr_uax_hard (const syr_uaxmap *m, uint8_t before, uint8_t after) {
  uint64_t lead1 = m->plain << 1 | (uint64_t)syr_uax_isplainlead(before);
  uint64_t tail1 = m->tail >> 1 | (uint64_t)syr_uax_istail(after) << 63;
  uint64_t sign = m->sign & (m->c3 << 1 | (uint64_t)(before == 0xC3));
  return (m->high & ~(m->plain | m->tail)) | (m->tail & ~lead1) | (m->plain & ~tail1) | sign;
}

#endif
