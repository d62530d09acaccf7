/*
** syr_uax.c - the UAX #29 mode of the tokenizer
**
** Words are the segments of the standard, without white space; sentences are its
** sentences. Kinds, gaps, shapes and hashes are made as in the other modes
** (syr_column.c), so that every engine reads both alike.
*/
#include "syr_token.h"
#include "syr_uax.h"

static void note (syr_scan *k, size_t p) {
  unsigned len, i;
  syr_note_case(k, p); /* Roman numerals and letters in circles have one too */
  switch (syr_sort_at(k, p, &len)) {
    case SYR_S_SPACE: /* outside ASCII: no token's bytes */
      for (i = 0; i < len; i++) syr_clear(k, p + i);
      k->oddline |= syr_isline(k, p, len);
      break;
    case SYR_S_BAD: syr_patch_kind(k, p, SYR_BAD); break;
    case SYR_S_SYMBOL: /* the signs among the Latin letters look like letters */
      if (k->s[p] == 0xC3) syr_patch_kind(k, p, SYR_SYMBOL);
      break;
    case SYR_S_IGNORED: /* a joiner or a byte order mark by itself */
      if (syr_bit(k->begin, p)) syr_patch_kind(k, p, SYR_OTHER);
      break;
    default: break;
  }
  k->done = p + len;
}

/* Boundaries into begin; what the first byte of a token does not tell is noted.
** Among the events are all characters that have to be decoded; dots and the like
** are settled. */
void syr_uax_edit (syr_scan *k) {
  size_t w, words = k->n / 64 + 1;
  syr_uax_words(k->s, k->n, k->begin);
  for (w = 0; w < words; w++) {
    uint64_t bits = k->event[w] & ~(k->dot[w] | k->hyphen[w] | k->digit[w] | k->quote[w]);
    for (; bits; bits &= bits - 1) {
      size_t p = w << 6 | (size_t)__builtin_ctzll(bits);
      if (p < k->done || k->s[p] < 0x80) continue;
      if (p > k->done && syr_uax_istail(k->s[p]) && syr_uax_isplainlead(k->s[p - 1])) p--;
      note(k, p);
    }
  }
}

syr_status syr_uax_part (syr_text *t, syr_mem *m) {
  uint64_t *map = syr_mem_new(m, (t->len / 64 + 1) * sizeof *map);
  syr_status status;
  if (!map) return SYR_NOMEM;
  syr_uax_sentences(t->s, t->len, map);
  status = syr_sentences_at(t, m, map);
  syr_mem_drop(m, map);
  return status;
}
