/*
** syr_run.c - repeated marks and smileys as one token: !!, ``, :-)
**
** After the events, from the boundary bitmap: only a mark of ASCII that stands right
** after a mark is looked at.
*/
#include <string.h>

#include "syr_lang.h"
#include "syr_token.h"

/* The marks of one kind of run; a mark that is listed nowhere goes with itself. */
static int family (uint8_t b) {
  switch (b) {
    case '!': case '?': case '.': return 1;
    case '-': case '=': return 2;
    default: return b;
  }
}

static int runs_on (const syr_language *l, uint8_t before, uint8_t b) {
  if (family(before) != family(b)) return 0;
  return b == '`' || b == '\'' || (l->runs && strchr(l->runs, b));
}

/* :-) ;) =( : eyes at p - 1, a nose at p when there is one, then a mouth. Without
** a nose white space must stand before: "(below:)" is none. Its end, or 0. */
static size_t smiley_end (const syr_scan *k, size_t p) {
  uint8_t eyes = k->s[p - 1];
  size_t mouth = p + (k->s[p] == '-');
  if ((eyes != ':' && eyes != ';' && eyes != '=') || !syr_byte(k, mouth)) return 0;
  if (mouth == p && p > 1 && syr_sort_before(k, p - 1) != SYR_S_SPACE) return 0;
  return strchr("()|/*", k->s[mouth]) ? mouth + 1 : 0;
}

/* Two marks meet before p. */
static void meet (syr_scan *k, const syr_language *l, size_t p) {
  size_t z, i;
  if (syr_isword_at(k, syr_token_start(k, p - 1))) return; /* the stop of "Inc." and the like */
  if (syr_byte(k, p + 1) >= 0x80 && syr_bit(k->inside, p + 1) && !syr_bit(k->begin, p + 1)) return; /* a key and its square */
  if (runs_on(l, k->s[p - 1], k->s[p])) {
    syr_join(k, p);
    return;
  }
  z = smiley_end(k, p);
  for (i = p; i < z; i++) syr_join(k, i);
}

void syr_runs (syr_scan *k) {
  const syr_language *l = syr_language_of(k->o->lang);
  uint64_t mark, before = 0, pairs;
  size_t w, words = k->n / 64 + 1;
  for (w = 0; w < words; w++) {
    mark = k->inside[w] & ~(k->plain[w] | k->tail[w]);
    pairs = mark & k->begin[w] & (mark << 1 | before);
    before = mark >> 63;
    for (; pairs; pairs &= pairs - 1) {
      size_t p = w << 6 | (size_t)__builtin_ctzll(pairs);
      if (p < k->n && k->s[p] < 0x80 && syr_bit(k->begin, p)) meet(k, l, p);
    }
  }
}
