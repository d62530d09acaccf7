/*
** syr_uax.c - the UAX #29 mode of the tokenizer
**
** Words are the segments of the standard, without white space; sentences are its
** sentences. A text of a language without rules (SYR_UND) is read so too, but addresses,
** mentions and hashtags are one token, as everywhere. Kinds, gaps, shapes and hashes are made as in the other modes
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
    case SYR_S_IGNORED: syr_ignored(k, p, len); break;
    default: break;
  }
  k->done = p + len;
}

/* Whatever address, mention or file name the mark at p stands in becomes one token. */
static void web (syr_scan *k, size_t p) {
  size_t b;
  switch (k->s[p]) {
    case '/': syr_web_scheme(k, p); break;
    case '@': case '#': syr_web_mark(k, p); break;
    case '.':
      if (!p || !syr_isword_before(k, p) || !syr_isword_at(k, p + 1) || syr_isdigit(k->s[p - 1])) break;
      b = syr_token_start(k, p - 1);
      if (!syr_web_domain(k, b, p)) syr_web_file(k, b, p);
      break;
    default: break;
  }
}

static void decode (syr_scan *k, size_t p) {
  if (p > k->done && syr_uax_istail(k->s[p]) && syr_uax_isplainlead(k->s[p - 1])) p--;
  note(k, p);
}

/* Boundaries into begin; what the first byte of a token does not tell is noted. Among the events are
** all characters that have to be decoded, and the marks of addresses; the rest is settled. */
void syr_uax_edit (syr_scan *k) {
  size_t w, words = k->n / 64 + 1;
  syr_uax_words(k->s, k->n, k->begin);
  for (w = 0; w < words; w++) {
    uint64_t bits = k->event[w] & ~(k->hyphen[w] | k->digit[w] | k->quote[w]);
    if (k->o->uax) bits &= ~k->dot[w];
    for (; bits; bits &= bits - 1) {
      size_t p = w << 6 | (size_t)__builtin_ctzll(bits);
      if (p < k->done) continue;
      if (k->s[p] >= 0x80) decode(k, p);
      else if (!k->o->uax) web(k, p);
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
