/*
** syr_settle.h - where tokens begin and end, when all is decided
**
** Included by syr_column.c once for any machine and once for those that count bits in one
** instruction. Wants TARGET, V (see syr_vec.h), SETTLE(name), BEFORE(now, before), the words of
** `now` one place on, behind the last of `before`, and ONES(x), the number of bits; undefines them.
*/

SYR_INLINE V SETTLE(words) (const uint64_t *map) {
  V x;
  memcpy(&x, map, sizeof x);
  return x;
}

/* begin := first bytes of tokens, event := their last ones, mark := those first bytes that do not tell
** the kind, where the token is longer; rank := the number of tokens that begin before each word. A token
** ends before the next one or before a byte that is not a token's. Returns the number of tokens. */
TARGET static size_t SETTLE(settle) (syr_scan *k) {
  const size_t blocks = k->n / 64 + 1;
  const uint64_t live = k->n & 63 ? ((uint64_t)1 << (k->n & 63)) - 1 : 0;
  V before = { 0 };
  size_t w, i, n = 0;
  k->inside[blocks - 1] &= live; /* nothing after the last byte */
  for (i = blocks; i < blocks + SYR_SPARE - 1; i++) k->begin[i] = k->inside[i] = k->event[i] = k->line[i] = 0; /* vectors read them */
  for (w = 0; w < blocks; w += LANES) {
    const V in = SETTLE(words)(k->inside + w), next = SETTLE(words)(k->inside + w + 1);
    const V on = in & (in << 1 | BEFORE(in, before) >> 63) & ~SETTLE(words)(k->begin + w); /* goes on in a token */
    const V on1 = next & (next << 1 | in >> 63) & ~SETTLE(words)(k->begin + w + 1); /* the same a word further */
    const V start = in & ~on, last = in & ~(on >> 1 | on1 << 63), mark = start & ~(last | SETTLE(words)(k->plain + w) | SETTLE(words)(k->told + w));
    memcpy(k->begin + w, &start, sizeof start);
    memcpy(k->event + w, &last, sizeof last);
    memcpy(k->mark + w, &mark, sizeof mark);
    before = in;
    for (i = w; i < w + LANES; i++) {
      k->rank[i] = n;
      n += ONES(k->begin[i]);
    }
  }
  return n;
}

/* Tokens whose first byte does not tell the kind, unless an event told it. */
TARGET static void SETTLE(visit_marks) (const syr_scan *k, syr_text *t, size_t at, size_t first) {
  const size_t blocks = k->n / 64 + 1;
  size_t w, told = 0;
  for (w = 0; w < blocks; w++) {
    uint64_t map = k->mark[w];
    for (; map; map &= map - 1) {
      const size_t p = w << 6 | (size_t)__builtin_ctzll(map);
      while (told < k->npatch && k->patch[told].start < p) told++;
      if (told < k->npatch && k->patch[told].start == p) continue;
      visit_mark(k, t, at, first + k->rank[w] + ONES(k->begin[w] & (map ^ (map - 1))) - 1);
    }
  }
}

#undef TARGET
#undef V
#undef BEFORE
#undef SETTLE
#undef ONES
