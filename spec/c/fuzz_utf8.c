/*
** fuzz_utf8.c - the decoder against the definition of well-formed UTF-8
**
** The twin decodes one sequence by Unicode 15, table 3-7, row by row. Laws: the
** check stops where the first bad piece begins; a bad piece is a maximal subpart;
** what was decoded is written back the same.
*/
#include <stdlib.h>
#include <string.h>

#include "syr.h"

#define LAW(x) do { if (!(x)) abort(); } while (0)

typedef struct row {
  uint8_t lo[4], hi[4];
  unsigned n;
} row;

static const row rows[] = {
  { { 0x00 }, { 0x7F }, 1 },
  { { 0xC2, 0x80 }, { 0xDF, 0xBF }, 2 },
  { { 0xE0, 0xA0, 0x80 }, { 0xE0, 0xBF, 0xBF }, 3 },
  { { 0xE1, 0x80, 0x80 }, { 0xEC, 0xBF, 0xBF }, 3 },
  { { 0xED, 0x80, 0x80 }, { 0xED, 0x9F, 0xBF }, 3 },
  { { 0xEE, 0x80, 0x80 }, { 0xEF, 0xBF, 0xBF }, 3 },
  { { 0xF0, 0x90, 0x80, 0x80 }, { 0xF0, 0xBF, 0xBF, 0xBF }, 4 },
  { { 0xF1, 0x80, 0x80, 0x80 }, { 0xF3, 0xBF, 0xBF, 0xBF }, 4 },
  { { 0xF4, 0x80, 0x80, 0x80 }, { 0xF4, 0x8F, 0xBF, 0xBF }, 4 }
};

/* Length of the sequence or of its longest well-formed beginning; sets *good. */
static unsigned slow_next (const uint8_t *s, size_t n, int *good) {
  size_t r;
  unsigned i, best = 1;
  *good = 0;
  for (r = 0; r < sizeof rows / sizeof *rows; r++) {
    for (i = 0; i < rows[r].n && i < n; i++)
      if (s[i] < rows[r].lo[i] || s[i] > rows[r].hi[i]) break;
    if (i == rows[r].n) {
      *good = 1;
      return i;
    }
    if (i > best) best = i;
  }
  return best;
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t n) {
  size_t i = 0, bad = n;
  while (i < n) {
    uint32_t c;
    uint8_t out[4];
    int good;
    unsigned len = syr_utf8_next(data + i, n - i, &c);
    LAW(len == slow_next(data + i, n - i, &good) && (c != SYR_BADCHAR) == good);
    if (good) {
      LAW(syr_utf8_put(c, out) == len && !memcmp(out, data + i, len));
      if (bad == n) LAW(syr_utf8_back(data, i + len) == i);
    }
    else if (bad == n)
      bad = i;
    i += len;
  }
  LAW(syr_utf8_check(data, n) == bad);
  return 0;
}
