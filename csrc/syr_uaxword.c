/*
** syr_uaxword.c - boundaries of words: UAX #29 of Unicode 15.0, section 4.1
**
** Rule numbers in comments are those of the standard (WB3 ... WB999). Where a
** rule looks ahead (WB6, 7b, 12) the machine puts the decision off until it has
** seen the next character, so it never looks back or ahead and is linear.
*/
#include "syr_uaxmap.h"

#define W(name) SYR_WB_##name
#define BIT(name) (1u << SYR_WB_##name)

#define SOT SYR_WB_N     /* nothing yet */
#define BAD SYR_WB_N + 1 /* a bad piece: a boundary on both sides, like a line end */

#define NEWLINES (BIT(CR) | BIT(LF) | BIT(NEWLINE) | 1u << SOT | 1u << (BAD))
#define IGNORED (BIT(EXTEND) | BIT(FORMAT) | BIT(ZWJ))
#define AHLETTER (BIT(ALETTER) | BIT(HEBREW_LETTER))
#define MIDS (BIT(MIDLETTER) | BIT(MIDNUMLET) | BIT(SINGLE_QUOTE) | BIT(MIDNUM) | BIT(DOUBLE_QUOTE))

/* What may follow without a boundary: WB5, 8, 9, 10, 13, 13a, 13b and 7a. */
static const uint32_t joins[SYR_WB_N + 2] = {
  [W(ALETTER)] = AHLETTER | BIT(NUMERIC) | BIT(EXTENDNUMLET),
  [W(HEBREW_LETTER)] = AHLETTER | BIT(NUMERIC) | BIT(EXTENDNUMLET) | BIT(SINGLE_QUOTE),
  [W(NUMERIC)] = AHLETTER | BIT(NUMERIC) | BIT(EXTENDNUMLET),
  [W(KATAKANA)] = BIT(KATAKANA) | BIT(EXTENDNUMLET),
  [W(EXTENDNUMLET)] = AHLETTER | BIT(NUMERIC) | BIT(KATAKANA) | BIT(EXTENDNUMLET)
};

/* What makes one word of a letter or digit and the mark after it, when it comes
** next: WB6 and 7, 7b and 7c, 11 and 12. 0: such a mark is nothing special. */
static uint32_t wanted (unsigned before, unsigned mark) {
  uint32_t m = 1u << mark;
  if (1u << before & AHLETTER && m & (BIT(MIDLETTER) | BIT(MIDNUMLET) | BIT(SINGLE_QUOTE))) return AHLETTER;
  if (before == W(HEBREW_LETTER) && mark == W(DOUBLE_QUOTE)) return BIT(HEBREW_LETTER);
  if (before == W(NUMERIC) && m & (BIT(MIDNUM) | BIT(MIDNUMLET) | BIT(SINGLE_QUOTE))) return BIT(NUMERIC);
  return 0;
}

typedef struct machine {
  const uint8_t *s;
  size_t n;
  uint64_t *map;
  size_t from;     /* no boundary is written before this byte */
  unsigned raw;    /* the last character, and the last one that is not ignored (WB4) */
  unsigned before;
  uint32_t wants;  /* not 0: what must come next to join the mark at `mark` */
  size_t mark;
  int odd;         /* an odd number of regional indicators in a row, if it was one */
} machine;

static inline void put (machine *m, size_t p, int boundary) {
  if (p >= m->from) syr_uax_put(m->map, p, boundary);
}

/* Is there a boundary before `c` at p, as far as WB5 and what follows decide?
** Before a mark there is one until the next character takes it back. */
static inline int between (machine *m, unsigned c, size_t p) {
  uint32_t wants = m->wants;
  m->wants = 0;
  if (wants >> c & 1) {
    put(m, m->mark, 0);
    return 0;
  }
  if (1u << c & MIDS) {
    m->wants = wanted(m->before, c);
    m->mark = p;
  }
  if (c == W(REGIONAL_INDICATOR)) { /* WB15, 16 */
    m->odd = !(m->before == c && m->odd);
    return m->odd;
  }
  return !(joins[m->before] >> c & 1);
}

/* The character at p, of this class. */
static inline void step (machine *m, unsigned class, size_t p) {
  unsigned c = class == SYR_UCD_BAD ? BAD : syr_ucd_wb[class];
  int boundary;
  if ((1u << m->raw | 1u << c) & NEWLINES) { /* WB1, 3, 3a, 3b */
    boundary = !(m->raw == W(CR) && c == W(LF));
    m->wants = 0;
    m->odd = 1; /* if it is an indicator, the first one */
  }
  else if (1u << c & IGNORED) { /* WB4 */
    put(m, p, 0);
    m->raw = c;
    return;
  }
  else {
    boundary = between(m, c, p);
    if (m->raw == W(ZWJ) && syr_ucd_pict[class]) boundary = 0;             /* WB3c */
    if (m->raw == W(WSEGSPACE) && c == W(WSEGSPACE)) boundary = 0;         /* WB3d */
  }
  put(m, p, boundary);
  m->raw = m->before = c;
}

/* How many characters a rule sees: two before a boundary and one after it. */
#define REACH 3

static int is_plain (unsigned class, unsigned len, uint8_t b) {
  return len == 1 ? class != SYR_UCD_BAD : len == 2 && syr_uax_isplainlead(b) && syr_ucd_wb[class] == W(ALETTER);
}

/* Write the boundaries around the hard character at p and those that follow it.
** All before `done` is settled. Returns the byte up to which it is now. */
static size_t run (const uint8_t *s, size_t n, uint64_t *map, size_t p, size_t done) {
  machine m = { s, n, map, 0, SOT, SOT, 0, 0, 0 };
  int plain, i;
  if (p > done && s[p - 1] == 0xC3 && syr_uax_istail(s[p])) p--; /* a sign */
  m.from = p;
  for (i = 0; i < REACH && p > 0; i++) { /* if any was hard, REACH plain ones came after it */
    p = syr_uax_back(s, p);
    if (i == 0) m.from = p;
  }
  for (plain = -i; p < n && (plain < REACH || m.wants); ) {
    unsigned len, class = syr_uax_class(s, n, p, &len);
    step(&m, class, p);
    plain = is_plain(class, len, s[p]) ? plain + 1 : 0;
    p += len;
  }
  return p;
}

/* The boundaries of a block of plain bytes; what it hands on is in `y`. */
typedef struct carry {
  uint64_t word, letter, digit, mid, blank, cr; /* of the last byte */
} carry;

static uint64_t boundaries (const syr_uaxmap *m, carry *y, uint8_t after) {
  uint64_t letter = m->letter | m->high;
  uint64_t word = letter | m->digit | m->under;
  uint64_t nextletter = letter >> 1 | (uint64_t)((after | 0x20) >= 'a' && (after | 0x20) <= 'z') << 63
    | (uint64_t)(after >= 0x80) << 63;
  uint64_t nextdigit = m->digit >> 1 | (uint64_t)(after >= '0' && after <= '9') << 63;
  uint64_t mid = ((m->quote | m->colon) & (letter << 1 | y->letter) & nextletter) /* WB6, 7 */
    | ((m->quote | m->comma) & (m->digit << 1 | y->digit) & nextdigit);           /* WB11, 12 */
  uint64_t inner = (word & (word << 1 | y->word)) | mid | mid << 1 | y->mid
    | (m->blank & (m->blank << 1 | y->blank)) | (m->lf & (m->cr << 1 | y->cr));
  y->word = word >> 63;
  y->letter = letter >> 63;
  y->digit = m->digit >> 63;
  y->mid = mid >> 63;
  y->blank = m->blank >> 63;
  y->cr = m->cr >> 63;
  return ~inner;
}

void syr_uax_words (const uint8_t *s, size_t n, uint64_t *map) {
  carry y = { 0, 0, 0, 0, 0, 0 };
  uint8_t pad[64];
  size_t w, done = 0, blocks = n / 64 + 1;
  memset(map, 0, blocks * sizeof *map);
  for (w = 0; w << 6 < n; w++) {
    const uint8_t *b = syr_uax_block(s, n, w, pad);
    uint8_t after = (w + 1) << 6 < n ? s[(w + 1) << 6] : ' ';
    uint64_t hard, open = syr_uax_from(w, done);
    syr_uaxmap m;
    syr_uaxmap_read(b, &m);
    map[w] = (map[w] & ~open) | (boundaries(&m, &y, after) & open);
    hard = syr_uax_hard(&m, w ? s[(w << 6) - 1] : ' ', after);
    while ((hard &= syr_uax_from(w, done)) != 0)
      done = run(s, n, map, w << 6 | (size_t)__builtin_ctzll(hard), done);
  }
  if (n & 63) map[blocks - 1] &= ~(~(uint64_t)0 << (n & 63));
}
