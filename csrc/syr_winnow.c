/*
** syr_winnow.c - shingles to fingerprints
**
** Winnowing keeps few of the shingles and still meets every copy (Schleimer, Wilkerson and
** Aiken 2003, section 3). The loop is the definition. With AVX-512 sixteen windows are
** asked at once what their least shingle is (syr_winnowwide.c); where a window has it
** twice, which in natural text is next to never, the loop decides.
*/
#include "syr_shingle.h"
#include "syr_winnow.h"

/* ---------------------------------------------------------------- one after the other */

/* The rightmost least of the shingles from..to, held in a ring of 64. */
static uint32_t least (const uint64_t *ring, uint32_t from, uint32_t to) {
  uint32_t i, min = from;
  for (i = from + 1; i <= to; i++)
    if (ring[i & 63] <= ring[min & 63]) min = i;
  return min;
}

static uint32_t winnow_loop (const uint64_t *hash, uint32_t n, unsigned k, unsigned w, syr_print *out) {
  uint64_t ring[64], s;
  uint32_t i, shingles = n - k + 1, min = 0, nout = 0;
  s = syr_first_shingle(hash, k);
  for (i = 0; i < shingles; i++) {
    if (i) s = syr_roll(s, hash[i - 1], hash[i + k - 1], k);
    ring[i & 63] = syr_mix_shingle(s);
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

uint32_t syr_winnow (const uint64_t *hash, uint32_t n, unsigned k, unsigned w, syr_print *out) {
  uint32_t shingles, prints;
  if (n < k) return 0;
  shingles = n - k + 1;
  if (n < SYR_SHORT && w > SYR_SHORTWINDOW) w = SYR_SHORTWINDOW;
  if (w > shingles) w = shingles;
  if (k == SYR_SHINGLE && syr_winnow_wide(hash, n, w, out, &prints)) return prints;
  return winnow_loop(hash, n, k, w, out);
}
