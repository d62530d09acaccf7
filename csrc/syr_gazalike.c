/*
** syr_gazalike.c - how alike two rows of sounds are
**
** Keys bring candidates; here they are weighed. The two rows are aligned with
** the least cost (Levenshtein's way, with costs of our own): another vowel costs
** little, a vowel that Arabic does not write next to nothing, another consonant
** of the same class something, any other one a whole. Cost against length is
** the likeness. Units: one consonant is 1, a vowel is 1/2.
*/
#include <string.h>

#include "syr_gazkey.h"

#define VOWEL .5

typedef struct hand {
  const char *s;
  unsigned n;
  int abjad;   /* Arabic letters: short vowels are not written */
  int latin;
  int turkish;
} hand;

/* ---- one sound against another */

/* Where a vowel is spoken: pairs that differ more cost more. */
static double vowel_cost (char a, char b) {
  static const char *const near[] = { "ae", "ei", "iy", "ey", "ou", "uw", "ow", NULL };
  static const char *const some[] = { "ai", "ay", "eo", "ao", "aw", NULL };
  unsigned i;
  if (a == b) return 0;
  if (a == '*' || b == '*') return .05;
  for (i = 0; near[i]; i++)
    if ((near[i][0] == a && near[i][1] == b) || (near[i][0] == b && near[i][1] == a)) return i == 2 || i == 5 ? .05 : .15;
  for (i = 0; some[i]; i++)
    if ((some[i][0] == a && some[i][1] == b) || (some[i][0] == b && some[i][1] == a)) return .35;
  return .6;
}

/* Pairs of consonants that spellings exchange, and what that costs, in percent. */
static const struct { char a, b; uint8_t cost; } pairs[] = {
  { 'k', 'q', 0 }, { 'c', 'k', 0 }, { 'c', 'q', 10 }, { 'g', 'q', 15 }, { 'g', 'k', 35 }, { 'G', 'g', 5 }, { 'G', 'k', 35 }, { 'G', 'q', 25 },
  { 'h', 'H', 5 }, { 'g', 'h', 30 }, { 'H', 'k', 30 }, { 'x', 'H', 5 },
  { 'C', 'j', 35 }, { 'g', 'j', 10 }, { 'C', 'g', 45 }, { 'c', 'j', 20 }, { 'c', 'C', 25 }, { 'C', 'Q', 5 }, { 'Q', 'j', 30 }, { 'C', 's', 40 },
  { 's', 'z', 25 }, { 'c', 's', 5 }, { 'Q', 's', 0 }, { 'T', 's', 10 }, { 'T', 'z', 30 }, { 'T', 't', 5 }, { 'T', 'd', 40 },
  { 'D', 'd', 5 }, { 'D', 'z', 10 }, { 'D', 't', 35 }, { 'D', 's', 30 }, { 'D', 'T', 25 }, { 'd', 't', 30 },
  { 'Z', 'z', 0 }, { 'Z', 'D', 0 }, { 'Z', 'd', 5 }, { 'Z', 's', 25 }, { 'Z', 't', 30 },
  { 'b', 'p', 15 }, { 'f', 'v', 15 }, { 'v', 'w', 5 }, { 'v', 'u', 10 }, { 'v', 'o', 10 }, { 'b', 'v', 40 }, { 'm', 'n', 15 }
};

static double cost_of (const hand *x, const hand *y, char a, char b) {
  unsigned i;
  if (a == b) return 0;
  if (gaz_is_vowel(a) && gaz_is_vowel(b)) return vowel_cost(a, b);
  if ((a == 'j' && (b == 'y' || b == 'i')) || (b == 'j' && (a == 'y' || a == 'i'))) return .3;
  for (i = 0; i < sizeof pairs / sizeof *pairs; i++)
    if ((pairs[i].a == a && pairs[i].b == b) || (pairs[i].a == b && pairs[i].b == a)) {
      double c = pairs[i].cost / 100.0;
      if ((x->turkish || y->turkish) && (a == 'C' || b == 'C')) return c * .3;
      return (x->abjad || y->abjad) && pairs[i].cost <= 15 ? 0 : c; /* Arabic has no p and no v */
    }
  return 2; /* dearer than leaving both out */
}

/* What it costs that y has nothing for sound k of x. */
static double skip_cost (const hand *x, unsigned k, const hand *y) {
  char c = x->s[k], before = k ? x->s[k - 1] : 0;
  if (gaz_is_vowel(c)) {
    if (c == '*') return .05;
    if (k > 0 && gaz_is_vowel(before)) return .1;
    if (y->abjad) return k == 0 ? .2 : .03;
    if (x->abjad) return .25;
    return k + 1 == x->n ? .15 : .3;
  }
  if (c == before) return .03;
  if (c == 'h') return k + 1 == x->n ? .05 : k == 0 ? .35 : .3;
  if (c == 't' && x->latin && k + 1 == x->n && (before == 'n' || before == 'r')) return .15;
  if (c == 'v') return .25;
  if (c == 'l' && k == 1 && strchr("ae*", before)) return x->abjad ? 0 : .25; /* a joined article */
  return 1;
}

/* ---- rows */

static double weight_of (const hand *x) {
  double w = 0;
  unsigned i;
  for (i = 0; i < x->n; i++)
    w += gaz_is_vowel(x->s[i]) ? VOWEL : i && x->s[i] == x->s[i - 1] ? 0 : 1;
  return w;
}

/* The least cost of an alignment. O(n m). */
static double align (const hand *x, const hand *y) {
  double row[GAZ_SOUNDS + 1], corner, best;
  unsigned i, j;
  row[0] = 0;
  for (j = 0; j < y->n; j++) row[j + 1] = row[j] + skip_cost(y, j, x);
  for (i = 0; i < x->n; i++) {
    double skip = skip_cost(x, i, y);
    corner = row[0];
    row[0] += skip;
    for (j = 0; j < y->n; j++) {
      best = corner + cost_of(x, y, x->s[i], y->s[j]);
      if (row[j + 1] + skip < best) best = row[j + 1] + skip;
      if (row[j] + skip_cost(y, j, x) < best) best = row[j] + skip_cost(y, j, x);
      corner = row[j + 1];
      row[j + 1] = best;
    }
  }
  return row[y->n];
}

static double likeness (const gaz_sound *a, unsigned from, unsigned to, const gaz_sound *b, unsigned start, unsigned end) {
  hand x, y;
  double w, v;
  x.s = a->s + from, x.n = to - from, x.abjad = (a->script & GAZ_ARABIC) != 0;
  x.latin = (a->script & GAZ_LATIN) != 0, x.turkish = (int)a->turkish;
  y.s = b->s + start, y.n = end - start, y.abjad = (b->script & GAZ_ARABIC) != 0;
  y.latin = (b->script & GAZ_LATIN) != 0, y.turkish = (int)b->turkish;
  w = weight_of(&x);
  v = weight_of(&y);
  if (v > w) w = v;
  v = w > 0 ? 1 - 1.5 * align(&x, &y) / w : 0;
  return v > 0 ? v : 0;
}

double gaz_alike (const gaz_sound *a, const gaz_sound *b, double *least) {
  double sum = 0, all = likeness(a, 0, a->n, b, 0, b->n);
  unsigned i;
  *least = all;
  if (a->nword != b->nword) return all;
  for (i = 0; i < a->nword; i++) {
    double one = likeness(a, a->word[i], gaz_word_end(a, i), b, b->word[i], gaz_word_end(b, i));
    if (one < *least) *least = one;
    sum += one;
  }
  return (all + sum / a->nword) / 2;
}
