/*
** syr_hash.h - the loop of syr_hash.c, once for any machine and once for a fast one
**
** Wants TARGET and HASH(name), of which there must be fold_block, close_up, and staying or, with
** OWN_WINDOW, hash_window; undefines them.
*/

/* Fold n bytes of the text, at most WINDOW, into the window. */
TARGET APART static void HASH(fill) (window *w, const uint8_t *s, size_t n) {
  size_t blocks = (n + 63) / 64, b;
  uint64_t into = 0, unsure = 0;
  memcpy(at(w, 0), s, n);
  memset(at(w, 0) + n, 0, 64 * blocks - n + EDGE);
  w->keep[blocks] = w->unsure[blocks] = 0;
  for (b = 0; b < blocks; b++) into = HASH(fold_block)(w, b, into);
  for (b = 0; b < blocks; b++) {
    uint64_t map;
    for (map = w->lead[b]; map; map &= map - 1) fold_lead(w, 64 * b + (size_t)__builtin_ctzll(map));
  }
  for (b = 0; b < blocks; b++) unsure |= w->unsure[b];
  w->sure = unsure == 0;
  HASH(close_up)(w, blocks);
}

#ifndef OWN_WINDOW

/* The tokens [i, last) of the window, which begins at byte a of the text. Between tokens
** nothing is dropped, so only the places of their ends are counted. */
TARGET APART static void HASH(hash_window) (const syr_text *t, window *w, uint32_t i, uint32_t last, size_t a) {
  size_t before = 0, to = 0;
  for (; i < last; i++) {
    size_t z = t->end[i] - a, from = to + (t->start[i] - a - before);
    to = HASH(staying)(w, z);
    if (to - from > WIDE) t->hash[i] = syr_hash(w->fold + from, to - from);
    else t->hash[i] = hash16(w->fold + from, to - from);
    before = z;
  }
}

#endif

TARGET static void HASH(hash_all) (syr_text *t, window *w) {
  uint32_t i = 0, last;
  while (i < t->n) {
    size_t a = t->start[i], n = t->len - a < WINDOW ? t->len - a : WINDOW;
    if (t->end[i] - a > n) { /* longer than a window */
      t->hash[i] = syr_fold_hash(t->s + a, t->end[i] - a);
      i++;
      continue;
    }
    last = first_beyond(t, i, a + n);
    HASH(fill)(w, t->s + a, n);
    HASH(hash_window)(t, w, i, last, a);
    if (!w->sure) hash_unsure(t, w, i, last, a, (n + 63) / 64);
    i = last;
  }
}

#undef TARGET
#undef HASH
