/*
** syr_gazkey.c - sounds to keys: what spellings of one name have in common
**
** The soft key of tier 3 forgives what two Latin hands do with one name: sh and
** ch, ou and u, q and k, e and a, double letters, a last h. The skeleton of
** tier 4 keeps classes of consonants only; letters that are read in several
** ways branch, so a name has several, and two names agree when one is common.
** Words are run together: "Abou Bakr" and "Aboubakr" have one key.
*/
#include <string.h>

#include "syr_gazkey.h"

static uint32_t fnv (uint32_t h, char c) {
  return (h ^ (uint8_t)c) * 16777619u;
}

/* Spread the bits, so that the upper ones may choose a place in a table. */
static uint32_t finish (uint32_t h) {
  h ^= h >> 16;
  h *= 0x85EBCA6Bu;
  return h ^ h >> 13;
}

void gaz_part (const gaz_sound *x, unsigned i, unsigned j, gaz_sound *out) {
  unsigned one = gaz_word_end(x, i) - x->word[i], two = j == i ? 0 : gaz_word_end(x, j) - x->word[j];
  out->script = x->script;
  out->turkish = x->turkish;
  out->cut = 0;
  out->nword = j == i ? 1 : 2;
  out->word[0] = 0;
  out->word[1] = (uint8_t)one;
  memcpy(out->s, x->s + x->word[i], one);
  if (two) memcpy(out->s + one, x->s + x->word[j], two);
  out->n = one + two;
}

/* ---- tier 3 */

static int is_front (char c) {
  return c == 'e' || c == 'i' || c == 'y';
}

static char soften (char c, char next) {
  switch (c) {
    case 'c': return is_front(next) ? 's' : 'k';
    case 'e': return 'a';
    case 'o': case 'w': return 'u';
    case 'y': return 'i';
    case 'q': return 'k';
    case 'T': return 't';
    case 'D': return 'd';
    case 'Z': return 'z';
    case 'Q': return 's';
    case 'H': return 'k';
    default: return c;
  }
}

uint32_t gaz_soft (const gaz_sound *x) {
  uint32_t h = 2166136261u ^ 3;
  unsigned i, k;
  int last = 0;
  for (i = 0; i < x->nword; i++) {
    unsigned z = gaz_word_end(x, i), end = z;
    while (end > x->word[i] + 2u && (x->s[end - 1] == 'h' || x->s[end - 1] == 'a' || x->s[end - 1] == 'e')) end--;
    for (k = x->word[i]; k < end; k++) {
      char c = soften(x->s[k], k + 1u < z ? x->s[k + 1] : 0);
      if (c == '*' || c == last) continue;
      h = fnv(h, c);
      last = c;
    }
  }
  return finish(h);
}

/* ---- tier 4 */

/* Skeletons under way: hash and last class of each branch. */
typedef struct branch {
  uint32_t hash;
  char last;
} branch;

typedef struct tree {
  branch b[GAZ_KEYS];
  unsigned n;
} tree;

static int grow (branch *b, const char *classes) {
  for (; *classes; classes++)
    if (*classes != b->last) {
      b->hash = fnv(b->hash, *classes);
      b->last = *classes;
    }
  return 1;
}

/* Each branch goes on in every way of `ways`, "K|C" and the like, as long as
** there is room; then in the first way only. */
static void go_on (tree *t, const char *ways) {
  unsigned n = t->n, i, k;
  for (i = 0; i < n; i++) {
    branch from = t->b[i];
    const char *w = ways;
    int first = 1;
    while (*w || first) {
      char one[8];
      branch to = from;
      for (k = 0; *w && *w != '|' && k < 7; w++) one[k++] = *w;
      one[k] = 0;
      grow(&to, one);
      if (first)
        t->b[i] = to;
      else if (t->n < GAZ_KEYS)
        t->b[t->n++] = to;
      first = 0;
      if (*w == '|' && !*++w) { /* the last way is nothing */
        if (t->n < GAZ_KEYS) t->b[t->n++] = from;
        break;
      }
    }
  }
}

/* The classes of sound k of the word [a, z): ways divided by '|'. */
static const char *ways_of (const gaz_sound *x, unsigned a, unsigned k, unsigned z) {
  const char *s = x->s;
  char next = k + 1 < z ? s[k + 1] : 0, before = k > a ? s[k - 1] : 0;
  int latin = x->script & GAZ_LATIN;
  switch (s[k]) {
    case 'b': case 'p': return "B";
    case 'f': return "F";
    case 'v': return "F|";
    case 'k': case 'q': case 'G': return "K";
    case 'g': return x->script & GAZ_CYRILLIC ? "K|H" : "K|C";
    case 'h': return !next ? "" : latin && (!before || !gaz_is_vowel(next)) ? "H|" : "H";
    case 'H': return !next ? "H|" : "H";
    case 'j': return latin ? "C|" : "C"; /* Benjamin, Benyamin */
    case 'C': return "C";
    case 'c': return is_front(next) ? "S|C|K" : "K|C";
    case 'Q': return "S|C";
    case 'x': return "KS|H|S";
    case 's': return x->turkish && latin ? "S|C" : "S";
    case 'z': return "S";
    case 't': return latin && !next && (before == 'n' || before == 'r') ? "T|" : "T";
    case 'd': return "T";
    case 'T': case 'D': case 'Z': return "T|S";
    case 'l': return "L";
    case 'm': return "M";
    case 'n': return next == 'b' || next == 'p' ? "M" : "N"; /* Joumblatt, Junblat */
    case 'r': return "R";
    default: return NULL;
  }
}

/* "Elbaradei", "Alsisi": the article may be part of the word. */
static int joined_article (const gaz_sound *x, unsigned a, unsigned z) {
  const char *s = x->s + a;
  return z - a >= 5 && (s[0] == 'a' || s[0] == 'e' || s[0] == '*') && s[1] == 'l' && !gaz_is_vowel(s[2]) && s[2] != 'l';
}

static void add_word (tree *t, const gaz_sound *x, unsigned i) {
  unsigned a = x->word[i], z = gaz_word_end(x, i), k;
  int joined = joined_article(x, a, z);
  for (k = a; k < z; k++) {
    const char *ways = k == a + 1 && joined ? "|L" : ways_of(x, a, k, z);
    char digit[2] = { x->s[k], 0 };
    if (!ways && x->s[k] >= '0' && x->s[k] <= '9') ways = digit;
    if (ways && *ways) go_on(t, ways);
  }
}

unsigned gaz_skeletons (const gaz_sound *x, uint32_t *out) {
  tree t;
  unsigned i, k, n = 0;
  t.n = 1;
  t.b[0].hash = 2166136261u ^ 4;
  t.b[0].last = 0;
  for (i = 0; i < x->nword; i++) add_word(&t, x, i);
  for (i = 0; i < t.n; i++) {
    uint32_t h = finish(t.b[i].hash);
    if (!t.b[i].last) continue;
    for (k = 0; k < n && out[k] != h; k++) {}
    if (k == n) out[n++] = h;
  }
  return n;
}
