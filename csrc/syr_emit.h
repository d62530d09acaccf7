/*
** syr_emit.h - a block of bitmaps into the columns
**
** Included by syr_column.c once for any machine and once for those that count and
** gather bits in one instruction (BMI2), with what syr_look.h wants. Wants TARGET, EMIT(name),
** ONES(x) the number of bits, and FLATTEN, WEAVE2 and WEAVE8, which see; undefines them.
** KINDS_WOVEN is 1 where two maps are woven faster than a byte of text is looked up for every
** token.
*/

#define LOOK(name) EMIT(name)
#include "syr_look.h"

/* begin := first bytes of tokens, event := their last ones. A token ends before the
** next one or before a byte that is not a token's. Returns the number of tokens. */
TARGET static size_t EMIT(settle) (syr_scan *k) {
  size_t w, n = 0, words = k->n / 64 + 1;
  uint64_t in, start, on, before = 0, held = 0; /* bytes of a token; that go on in one */
  uint64_t live = k->n & 63 ? ((uint64_t)1 << (k->n & 63)) - 1 : 0;
  k->inside[words - 1] &= live; /* nothing after the last byte */
  for (w = 0; w < words; w++) {
    in = k->inside[w];
    start = in & (k->begin[w] | ~(in << 1 | before >> 63));
    on = in & ~start;
    if (w) k->event[w - 1] = before & ~(held >> 1 | on << 63);
    k->begin[w] = start;
    before = in;
    held = on;
    n += ONES(start);
  }
  k->event[words - 1] = before & ~(held >> 1);
  return n;
}

/* The kinds of tokens i to z - 1 of the text s, one after the other. */
TARGET static inline void EMIT(kinds) (syr_text *t, const uint8_t *s, size_t i, size_t z) {
  for (; i < z; i++) t->kind[i] = kind_of_byte[s[t->start[i]]];
}

/* All tokens of the piece. */
TARGET static void EMIT(emit) (const syr_scan *k, syr_text *t, size_t at) {
  const uint64_t *const begin = k->begin, *const event = k->event, *const plain = k->plain;
  const uint64_t *const digit = k->digit, *const symbol = k->symbol; /* not read anew whenever a byte is written */
  uint32_t *start = t->start + t->n, *end = t->end + t->n;
  uint8_t *kind = t->kind + t->n, *gap = t->gap + t->n, *shape = t->shape + t->n;
  const int shapes = t->shape != NULL;
  const size_t words = k->n / 64 + 1;
  size_t w, i, j;
  EMIT(flow) f = { .space = ~(V){ 0 }, .gap = { .space = ~(uint64_t)0 } };
  for (w = 0; w < words; w += LANES) {
    const size_t group = words - w < LANES ? words - w : LANES;
    uint64_t gaps[2][LANES], rows[8][LANES];
    if (shapes) {
      V row[8];
      EMIT(gaps)(k, w, group, &f, gaps);
      EMIT(shapes)(k, w, &f, row);
      memcpy(rows, row, sizeof row);
    }
    for (i = 0, j = w; i < group; i++, j++) {
      const uint32_t from = (uint32_t)(at + 64 * j);
      if (KINDS_WOVEN) kind = WEAVE2(digit[j] | symbol[j], ~plain[j], begin[j], kind);
      if (shapes) {
        gap = WEAVE2(gaps[0][i], gaps[1][i], begin[j], gap);
        shape = WEAVE8(&rows[0][i], LANES, event[j], shape);
      }
      start = FLATTEN(begin + j, from, start);
      end = FLATTEN(event + j, from + 1, end);
    }
  }
  i = (size_t)(start - t->start);
  if (!KINDS_WOVEN) EMIT(kinds)(t, k->s - at, t->n, i);
  t->n = (uint32_t)i;
}

/* Tokens whose first byte does not tell the kind, unless an event told it. */
TARGET static void EMIT(visit_marks) (const syr_scan *k, syr_text *t, size_t at, size_t first) {
  size_t i, w, words = k->n / 64 + 1, told = 0;
  for (i = first, w = 0; w < words; w++) {
    uint64_t map = k->begin[w] & ~(k->plain[w] | k->event[w]);
    for (; map; map &= map - 1) {
      size_t p = w << 6 | (size_t)__builtin_ctzll(map);
      while (told < k->npatch && k->patch[told].start < p) told++;
      if (told < k->npatch && k->patch[told].start == p) continue;
      visit_mark(k, t, at, i + ONES(k->begin[w] & (map ^ (map - 1))) - 1);
    }
    i += ONES(k->begin[w]);
  }
}

#undef LOOK
#undef TARGET
#undef V
#undef BEFORE
#undef SOME
#undef EMIT
#undef ONES
#undef FLATTEN
#undef KINDS_WOVEN
#undef WEAVE2
#undef WEAVE8
