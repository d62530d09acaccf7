/*
** syr_emit.h - a block of bitmaps into the columns
**
** Included by syr_column.c once for any machine and once for those that count and
** gather bits in one instruction (BMI2). Wants TARGET, EMIT(name), ONES(x) the number
** of bits, LOWEST(x) the place of the lowest one, and WEAVE, which see; undefines them.
*/

/* Write the offsets of the set bits, plus `from`. A block has about twelve tokens:
** sixteen are written whatever their number is, so that no branch depends on it. */
TARGET static inline size_t EMIT(flatten) (uint64_t map, uint32_t from, uint32_t *out) {
  size_t i, n = ONES(map);
  for (i = 0; i < OFTEN || i < n; i++) {
    out[i] = from + (uint32_t)LOWEST(map);
    map &= map - 1;
  }
  return n;
}

/* All tokens of the piece. */
TARGET static void EMIT(emit) (const syr_scan *k, syr_text *t, size_t at) {
  const uint8_t *const s = k->s - at; /* the text */
  size_t w, i, first = t->n, begun = t->n, ended = t->n, words = k->n / 64 + 1;
  flow f = { .space = ~(uint64_t)0 };
  for (w = 0; w < words; w++) {
    uint64_t start = k->begin[w], last = k->event[w];
    uint32_t from = (uint32_t)(at + 64 * w);
    planes p;
    look(k, w, &f, &p);
    WEAVE(p.gap, 2, start, t->gap + begun);
    WEAVE(p.shape, 8, last, t->shape + ended);
    begun += EMIT(flatten)(start, from, t->start + begun);
    ended += EMIT(flatten)(last, from + 1, t->end + ended);
  }
  for (i = first; i < begun; i++) t->kind[i] = kind_of_byte[s[t->start[i]]];
  t->n = (uint32_t)begun;
}

#undef TARGET
#undef EMIT
#undef ONES
#undef LOWEST
#undef WEAVE
