/*
** syr_uaxgraph.c - boundaries of grapheme clusters: UAX #29 of Unicode 15.0,
** section 3.1.1, extended clusters
**
** A cluster is what a reader takes for one character: a letter with its accents,
** CR LF, a flag, a family of emoji. Rule numbers in comments are the standard's.
*/
#include "syr_uaxmap.h"

#define G(name) SYR_GB_##name
#define BIT(name) (1u << SYR_GB_##name)

#define SOT SYR_GB_N     /* nothing yet */
#define BAD SYR_GB_N + 1 /* a bad piece: a boundary on both sides, like a control */

#define CONTROLS (BIT(CR) | BIT(LF) | BIT(CONTROL) | 1u << SOT | 1u << (BAD))
#define MARKS (BIT(EXTEND) | BIT(ZWJ) | BIT(SPACINGMARK)) /* GB9, 9a */
#define SYLLABLE (BIT(V) | BIT(T) | MARKS)

/* What follows without a boundary: GB6 to 9b. */
static const uint32_t joins[SYR_GB_N + 2] = {
  [G(OTHER)] = MARKS, [G(EXTEND)] = MARKS, [G(ZWJ)] = MARKS, [G(SPACINGMARK)] = MARKS,
  [G(REGIONAL_INDICATOR)] = MARKS,
  [G(L)] = BIT(L) | BIT(V) | BIT(LV) | BIT(LVT) | MARKS,
  [G(LV)] = SYLLABLE, [G(V)] = SYLLABLE,
  [G(LVT)] = BIT(T) | MARKS, [G(T)] = BIT(T) | MARKS,
  [G(PREPEND)] = ~CONTROLS
};

typedef struct machine {
  unsigned before; /* the last character */
  int pict;        /* an Extended_Pictographic and Extends came before it, or it is one */
  int odd;         /* an odd number of regional indicators in a row */
} machine;

/* Is there a boundary before the character of this class? */
static inline int step (machine *m, unsigned class) {
  unsigned c = class == SYR_UCD_BAD ? BAD : syr_ucd_gb[class], before = m->before;
  int is_pict = class != SYR_UCD_BAD && syr_ucd_pict[class];
  int boundary;
  if (before == G(CR) && c == G(LF)) boundary = 0;                                                 /* GB3 */
  else if ((1u << before | 1u << c) & CONTROLS) boundary = 1;                                      /* GB1, 4, 5 */
  else if (before == G(ZWJ) && m->pict && is_pict) boundary = 0;                                   /* GB11 */
  else if (before == G(REGIONAL_INDICATOR) && c == before && m->odd) boundary = 0;                 /* GB12, 13 */
  else boundary = !(joins[before] >> c & 1);
  m->pict = is_pict || (m->pict && before != G(ZWJ) && (c == G(EXTEND) || c == G(ZWJ)));
  m->odd = c == G(REGIONAL_INDICATOR) && !(before == c && m->odd);
  m->before = c;
  return boundary;
}

/* Write the boundaries at the hard character at p, at those that follow it and
** at the plain one after them: no rule sees further. Returns where that ends. */
static size_t run (const uint8_t *s, size_t n, uint64_t *map, size_t p, size_t done) {
  machine m = { SOT, 0, 0 };
  unsigned len;
  int plain = 0;
  if (p > done && s[p - 1] == 0xC3 && syr_uax_istail(s[p])) p--; /* a sign */
  if (p > 0) step(&m, syr_uax_class(s, n, syr_uax_back(s, p), &len));
  while (p < n && !plain) {
    uint8_t b = s[p];
    unsigned class = syr_uax_class(s, n, p, &len);
    syr_uax_put(map, p, step(&m, class));
    plain = len == 1 ? class != SYR_UCD_BAD : len == 2 && syr_uax_isplainlead(b);
    p += len;
  }
  return p;
}

void syr_uax_graphemes (const uint8_t *s, size_t n, uint64_t *map) {
  uint8_t pad[64];
  size_t w, done = 0, blocks = n / 64 + 1;
  uint64_t cr = 0; /* the last byte was a CR */
  memset(map, 0, blocks * sizeof *map);
  for (w = 0; w << 6 < n; w++) {
    const uint8_t *b = syr_uax_block(s, n, w, pad);
    uint8_t after = (w + 1) << 6 < n ? s[(w + 1) << 6] : ' ';
    uint64_t hard, open = syr_uax_from(w, done);
    syr_uaxmap m;
    syr_uaxmap_read(b, &m);
    map[w] = (map[w] & ~open) | (~(m.tail | (m.lf & (m.cr << 1 | cr))) & open);
    cr = m.cr >> 63;
    hard = syr_uax_hard(&m, w ? s[(w << 6) - 1] : ' ', after);
    while ((hard &= syr_uax_from(w, done)) != 0)
      done = run(s, n, map, w << 6 | (size_t)__builtin_ctzll(hard), done);
  }
  if (n & 63) map[blocks - 1] &= ~(~(uint64_t)0 << (n & 63));
}
