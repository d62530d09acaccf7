/*
** syr_hash.h - the loop of syr_hash.c, once for any machine and once for a fast one
**
** Wants TARGET, HASH(name) and ONES(x), the number of bits; undefines them.
*/

/* Fold n bytes of the text, at most WINDOW, into the window. */
TARGET APART static void HASH(fill) (window *w, const uint8_t *s, size_t n) {
  size_t blocks = (n + 63) / 64, b;
  uint64_t next = 0, unsure = 0;
  memcpy(at(w, 0), s, n);
  memset(at(w, 0) + n, 0, 64 * blocks - n + EDGE);
  w->keep[blocks] = w->unsure[blocks] = 0;
  for (b = 0; b < blocks; b++) next = HASH(fold_block)(w, b, next);
  for (b = 0; b < blocks; b++) {
    uint64_t map;
    for (map = w->lead[b]; map; map &= map - 1) fold_lead(w, 64 * b + (size_t)__builtin_ctzll(map));
  }
  for (b = 0; b < blocks; b++) unsure |= w->unsure[b];
  w->sure = unsure == 0;
  HASH(close_up)(w, blocks);
}

/* The hash of n folded bytes, n at most 16; 16 are read. */
TARGET static inline uint64_t HASH(hash16) (const uint8_t *s, size_t n) {
  uint64_t lo, hi;
  memcpy(&lo, s, 8);
  memcpy(&hi, s + 8, 8);
  return syr_finish(syr_mix(SYR_SEED, HASH(low)(lo, n), HASH(high)(hi, n)), n);
}

/* The hash of token i, whose folded bytes are [from, to) unless one of [p, z) is unsure. */
APART static uint64_t HASH(hard) (const syr_text *t, const window *w, uint32_t i, size_t a, size_t from, size_t to) {
  size_t p = t->start[i], z = t->end[i];
  if (z - p > 64 || is_unsure(w, p - a, z - a)) return syr_fold_hash(t->s + p, z - p);
  return syr_hash(w->fold + from, to - from);
}

/*
** The tokens from i on that end in the window, which begins at byte a of the text.
** Returns the first one that does not. Between tokens nothing is dropped, so only the
** places of their ends are counted. `all`: no byte of the window is unsure.
*/
TARGET static inline __attribute__((always_inline)) uint32_t HASH(hash_window) (const syr_text *t, const window *w,
    uint32_t i, size_t a, size_t n, int all) {
  const uint32_t *const start = t->start, *const end = t->end, count = t->n;
  const uint32_t *const kept = w->kept;
  const uint64_t *const keep = w->keep;
  const uint8_t *const fold = w->fold;
  uint64_t *const hash = t->hash;
  size_t before = 0, to = 0;
  for (; i < count; i++) {
    size_t z = end[i] - a, from = to + (start[i] - a - before);
    if (z > n) break;
    to = kept[z >> 6] + ONES(HASH(below)(keep[z >> 6], z & 63));
    hash[i] = HASH(hash16)(fold + from, to - from);
    if (to - from > WIDE || (!all && (z - before > 64 || is_unsure(w, before, z)))) hash[i] = HASH(hard)(t, w, i, a, from, to);
    before = z;
  }
  return i;
}

/* Functions of their own: the loop wants all registers. */
TARGET APART static uint32_t HASH(hash_sure) (const syr_text *t, const window *w, uint32_t i, size_t a, size_t n) {
  return HASH(hash_window)(t, w, i, a, n, 1);
}

TARGET APART static uint32_t HASH(hash_unsure) (const syr_text *t, const window *w, uint32_t i, size_t a, size_t n) {
  return HASH(hash_window)(t, w, i, a, n, 0);
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
    i = w->sure ? HASH(hash_sure)(t, w, i, a, n) : HASH(hash_unsure)(t, w, i, a, n);
  }
}

#undef TARGET
#undef HASH
#undef ONES
