/*
** syr_hash.h - the loop of syr_hash.c, once for any machine and once for a fast one
**
** Wants TARGET, HASH(name) and ONES(x), the number of bits; undefines them.
*/

/* Fold bytes [a, z) of the text, z - a at most WINDOW, into the window. */
TARGET static void HASH(fill) (window *w, const uint8_t *s, size_t n) {
  size_t blocks = (n + 63) / 64, b;
  uint64_t next = 0;
  memcpy(at(w, 0), s, n);
  memset(at(w, 0) + n, 0, 64 * blocks - n + EDGE);
  w->keep[blocks] = w->unsure[blocks] = 0;
  for (b = 0; b < blocks; b++) next = HASH(fold_block)(w, b, next);
  for (b = 0; b < blocks; b++) {
    uint64_t map;
    for (map = w->lead[b]; map; map &= map - 1) fold_lead(w, 64 * b + (size_t)__builtin_ctzll(map));
  }
  HASH(close_up)(w, blocks);
}

/* Bytes before p that stay. */
TARGET static inline size_t HASH(kept) (const window *w, size_t p) {
  return w->kept[p >> 6] + ONES(w->keep[p >> 6] & (((uint64_t)1 << (p & 63)) - 1));
}

/* The hash of n folded bytes, n at most 16; 16 are read. */
TARGET static inline uint64_t HASH(hash16) (const uint8_t *s, size_t n) {
  uint64_t lo, hi, some = 0 - (uint64_t)(n > 8);
  memcpy(&lo, s, 8);
  memcpy(&hi, s + 8, 8);
  lo = HASH(first)(lo, n > 8 ? 8 : n);
  hi = HASH(first)(hi, n > 8 ? n - 8 : 0) & some;
  return syr_finish(syr_mix(SYR_SEED, lo, hi), n);
}

/*
** The tokens from i on that end in the window, which begins at byte a of the text.
** Returns the first one that does not. Between tokens nothing is dropped, so only the
** places of their ends are counted.
*/
TARGET static uint32_t HASH(hash_window) (const syr_text *t, const window *w, uint32_t i, size_t a, size_t n) {
  const uint32_t *const start = t->start, *const end = t->end, count = t->n;
  const size_t limit = a + n;
  uint64_t *const hash = t->hash;
  size_t before = a, to = 0;
  for (; i < count && end[i] <= limit; i++) {
    size_t p = start[i], z = end[i], from = to + (p - before);
    to = HASH(kept)(w, z - a);
    if (z - p > 64 || is_unsure(w, p - a, z - a)) hash[i] = syr_fold_hash(t->s + p, z - p);
    else hash[i] = to - from > WIDE ? syr_hash(w->fold + from, to - from) : HASH(hash16)(w->fold + from, to - from);
    before = z;
  }
  return i;
}

TARGET static void HASH(hash_all) (syr_text *t, window *w) {
  uint32_t i = 0;
  while (i < t->n) {
    size_t a = t->start[i], n = t->len - a < WINDOW ? t->len - a : WINDOW;
    if (t->end[i] - a > n) { /* longer than a window */
      t->hash[i] = syr_fold_hash(t->s + a, t->end[i] - a);
      i++;
      continue;
    }
    HASH(fill)(w, t->s + a, n);
    i = HASH(hash_window)(t, w, i, a, n);
  }
}

#undef TARGET
#undef HASH
#undef ONES
