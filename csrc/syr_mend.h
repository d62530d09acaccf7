/*
** syr_mend.h - what the bitmaps say of tokens that are no plain words
**
** The body of syr_column.c's second half, included once for any machine and once
** for those with instructions that count and gather bits (BMI2). Wants TARGET,
** MEND(name), ONES(x), SQUEEZE(word, drop); undefines them.
*/

/* The token that holds the byte of the lowest set bit of `map`. */
TARGET static inline size_t MEND(token_of) (const syr_scan *k, place b, uint64_t map) {
  uint64_t upto = map ^ (map - 1); /* the bit and all below it */
  return b.base + ONES(k->begin[b.word] & upto) - 1;
}

TARGET static void MEND(mend_upper) (const syr_scan *k, syr_text *t, place b) {
  uint64_t map;
  for (map = k->upper[b.word]; map; map &= map - 1) {
    size_t i = MEND(token_of)(k, b, map), p = byte_of(b, map);
    if (p == t->start[i] || (k->s[t->start[i]] == '-' && p == t->start[i] + 1U)) t->shape[i] |= SYR_UPPER;
    if (!syr_bit(k->lower, p + 1) && is_caps(k, t, i)) t->shape[i] |= SYR_CAPS;
  }
}

/* Set a shape bit for each token in which a run of `map` begins. */
TARGET static void MEND(mend_runs) (const syr_scan *k, syr_text *t, place b, uint64_t map, uint8_t bit) {
  map &= ~(map << 1) & k->inside[b.word];
  for (; map; map &= map - 1) t->shape[MEND(token_of)(k, b, map)] |= bit;
}

/* The hash of token i without its dropped bytes. */
TARGET static void MEND(mend_dropped) (const syr_scan *k, syr_text *t, size_t i) {
  size_t p = t->start[i], n = t->end[i] - p;
  word16 w;
  if (n > 1 && is_apostrophe_before(k, p + n)) t->shape[i] |= SYR_ELIDED;
  if (n > WIDE) return;
  w = load(k->fold + p, n);
  if (is_odd(&w, n)) return;
  w = SQUEEZE(w, bits(k->drop, p) & (((uint64_t)1 << n) - 1));
  t->hash[i] = w.n ? hash_word(w) : syr_finish(SYR_SEED, 0);
}

TARGET static void MEND(mend_drops) (const syr_scan *k, syr_text *t, place b) {
  uint64_t map;
  size_t last = SIZE_MAX;
  for (map = k->drop[b.word] & k->inside[b.word]; map; map &= map - 1) {
    size_t i = MEND(token_of)(k, b, map);
    if (i != last) MEND(mend_dropped)(k, t, i);
    last = i;
  }
}

/* Words that keep their last stop: a dot at which no token begins. */
TARGET static void MEND(mend_dots) (const syr_scan *k, syr_text *t, place b) {
  uint64_t map;
  for (map = k->dot[b.word] & ~k->begin[b.word]; map; map &= map - 1) {
    size_t i = MEND(token_of)(k, b, map);
    if (t->end[i] == byte_of(b, map) + 1 && t->kind[i] <= SYR_NUMBER) t->shape[i] |= SYR_ENDDOT;
  }
}

TARGET static void MEND(mend_block) (const syr_scan *k, syr_text *t, place b) {
  MEND(mend_upper)(k, t, b);
  MEND(mend_runs)(k, t, b, k->digit[b.word], SYR_DIGITS);
  MEND(mend_runs)(k, t, b, k->hyphen[b.word], SYR_HYPHEN);
  MEND(mend_runs)(k, t, b, k->tail[b.word], SYR_HIGH);
  MEND(mend_drops)(k, t, b);
  MEND(mend_dots)(k, t, b);
}

TARGET static void MEND(mend_marks) (const syr_scan *k, syr_text *t, place b) {
  uint64_t map = k->begin[b.word] & ~k->plain[b.word];
  for (; map; map &= map - 1) mend_mark(k, t, MEND(token_of)(k, b, map));
}

/* All of the text. A mark may reach into the next block, so marks come last. */
TARGET static void MEND(mend) (const syr_scan *k, syr_text *t) {
  size_t next = 0, words = k->n / 64 + 1;
  place b = { 0, 0 };
  for (; b.word < words; b.word++) {
    MEND(mend_block)(k, t, b);
    b.base += ONES(k->begin[b.word]);
  }
  b.word = b.base = 0;
  for (; b.word < words; b.word++) {
    MEND(mend_marks)(k, t, b);
    for (; next < k->npatch && k->patch[next].start >> 6 == b.word; next++) {
      uint64_t bit = (uint64_t)1 << (k->patch[next].start & 63);
      apply_patch(t, MEND(token_of)(k, b, bit), k->patch[next].kind);
    }
    b.base += ONES(k->begin[b.word]);
  }
}

#undef TARGET
#undef MEND
#undef ONES
#undef SQUEEZE
