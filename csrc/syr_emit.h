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
  for (w = words; w < words + SYR_SPARE - 1; w++) k->begin[w] = k->inside[w] = k->event[w] = k->line[w] = 0; /* syr_look.h reads them */
  return n;
}

/* The kinds of tokens i to z - 1 of the text s, one after the other; eight are stored at once. */
TARGET static inline void EMIT(kinds) (syr_text *t, const uint8_t *s, size_t i, size_t z) {
  const uint32_t *const start = t->start;
  uint8_t *const kind = t->kind;
  size_t j;
  for (; i + 8 <= z; i += 8) {
    uint64_t eight = 0;
#pragma GCC unroll 8
    for (j = 0; j < 8; j++) eight |= (uint64_t)kind_of_byte[s[start[i + j]]] << 8 * j;
    memcpy(kind + i, &eight, 8);
  }
  for (; i < z; i++) kind[i] = kind_of_byte[s[start[i]]];
}

/* Where the next token goes; gap and shape are NULL where nobody wants them. */
typedef struct EMIT(heads) {
  uint32_t *start, *end;
  uint8_t *kind, *gap, *shape;
} EMIT(heads);

/* Gaps and shapes of `many` blocks from w on, LANES at most. */
SYR_INLINE void EMIT(looks) (const syr_scan *k, size_t w, size_t many, EMIT(flow) *f, EMIT(heads) *to) {
  uint64_t gap[2][LANES], row[8 * LANES];
  V rows[8];
  size_t i;
  EMIT(gaps)(k, w, many, f, gap);
  EMIT(shapes)(k, w, f, rows);
  memcpy(row, rows, sizeof row);
  for (i = 0; i < many; i++) {
    to->gap = WEAVE2(gap[0][i], gap[1][i], k->begin[w + i], to->gap);
    to->shape = WEAVE8(row + i, LANES, k->event[w + i], to->shape);
  }
}

/* All tokens of the piece. The maps' addresses are kept: through k they would be read anew
** whenever a byte is written. */
TARGET static void EMIT(emit) (const syr_scan *k, syr_text *t, size_t at) {
  const uint64_t *const begin = k->begin, *const last = k->event, *const plain = k->plain;
  const uint64_t *const digit = k->digit, *const symbol = k->symbol;
  const size_t first = t->n, blocks = k->n / 64 + 1;
  const int shapes = t->shape != NULL;
  EMIT(heads) to = { t->start + first, t->end + first, t->kind + first, shapes ? t->gap + first : NULL, shapes ? t->shape + first : NULL };
  EMIT(flow) f = { .space = ~(V){ 0 }, .gap = { .space = ~(uint64_t)0 } };
  size_t w, i;
  for (w = 0; w < blocks; w += LANES) {
    const size_t many = blocks - w < LANES ? blocks - w : LANES;
    if (shapes) EMIT(looks)(k, w, many, &f, &to);
    for (i = w; i < w + many; i++) {
      if (KINDS_WOVEN) to.kind = WEAVE2(digit[i] | symbol[i], ~plain[i], begin[i], to.kind);
      to.start = FLATTEN(begin + i, (uint32_t)(at + 64 * i), to.start);
      to.end = FLATTEN(last + i, (uint32_t)(at + 64 * i + 1), to.end);
    }
  }
  t->n = (uint32_t)(to.start - t->start);
  if (!KINDS_WOVEN) EMIT(kinds)(t, k->s - at, first, t->n);
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
