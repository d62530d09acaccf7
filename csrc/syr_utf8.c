/*
** syr_utf8.c - validate and decode UTF-8
**
** A bad piece is the maximal subpart of an ill-formed sequence (Unicode 15,
** section 3.9, table 3-8), as in WHATWG, Python, Rust and ICU: one replacement
** character each. Offsets never move, nothing is written.
*/
#include <string.h>

#include "syr.h"

/* What the byte after a lead may be; the rest are 80..BF. */
static void second_range (uint8_t lead, uint8_t *lo, uint8_t *hi) {
  *lo = 0x80;
  *hi = 0xBF;
  if (lead == 0xE0) *lo = 0xA0;      /* no overlong forms */
  else if (lead == 0xED) *hi = 0x9F; /* no surrogates */
  else if (lead == 0xF0) *lo = 0x90; /* no overlong forms */
  else if (lead == 0xF4) *hi = 0x8F; /* nothing above U+10FFFF */
}

unsigned syr_utf8_next (const uint8_t *s, size_t n, uint32_t *c) {
  unsigned need, i;
  uint8_t lo, hi, b = s[0];
  uint32_t value;
  if (b < 0x80) {
    *c = b;
    return 1;
  }
  *c = SYR_BADCHAR;
  if (b < 0xC2 || b > 0xF4) return 1;
  need = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
  value = b & (0x7Fu >> need);
  second_range(b, &lo, &hi);
  for (i = 1; i < need; i++) {
    if (i >= n || s[i] < lo || s[i] > hi) return i;
    value = value << 6 | (s[i] & 0x3F);
    lo = 0x80;
    hi = 0xBF;
  }
  *c = value;
  return need;
}

size_t syr_utf8_back (const uint8_t *s, size_t at) {
  do at--;
  while (at > 0 && (s[at] & 0xC0) == 0x80);
  return at;
}

unsigned syr_utf8_put (uint32_t c, uint8_t out[4]) {
  if (c < 0x80) {
    out[0] = (uint8_t)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (uint8_t)(0xC0 | c >> 6);
    out[1] = (uint8_t)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (uint8_t)(0xE0 | c >> 12);
    out[1] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
    out[2] = (uint8_t)(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = (uint8_t)(0xF0 | c >> 18);
  out[1] = (uint8_t)(0x80 | (c >> 12 & 0x3F));
  out[2] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
  out[3] = (uint8_t)(0x80 | (c & 0x3F));
  return 4;
}

/* Eight bytes at a time while all are ASCII, two-byte characters inline. */
size_t syr_utf8_check (const uint8_t *s, size_t n) {
  size_t i = 0;
  while (i < n) {
    uint32_t c;
    if (s[i] < 0x80) {
      uint64_t w;
      if (i + 8 <= n) {
        memcpy(&w, s + i, 8);
        if (!(w & 0x8080808080808080u)) {
          i += 8;
          continue;
        }
      }
      i++;
    }
    else if (s[i] >= 0xC2 && s[i] < 0xE0 && i + 1 < n && (s[i + 1] & 0xC0) == 0x80)
      i += 2;
    else {
      unsigned len = syr_utf8_next(s + i, n - i, &c);
      if (c == SYR_BADCHAR) return i;
      i += len;
    }
  }
  return n;
}
