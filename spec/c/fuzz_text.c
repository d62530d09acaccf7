/*
** fuzz_text.c - any bytes into columns: the laws that must hold
**
** Tokens are sorted, disjoint, not empty and inside; no byte that is not white
** space is lost; hashes are what syr_fold_hash gives; sentences part the tokens.
** The first byte chooses the options.
*/
#include <stdlib.h>
#include <string.h>

#include "syr.h"

#define LAW(x) do { if (!(x)) abort(); } while (0)

static void check_tokens (const syr_text *t) {
  uint32_t i;
  size_t before = 0;
  for (i = 0; i < t->n; i++) {
    size_t p;
    LAW(t->start[i] >= before && t->end[i] > t->start[i] && t->end[i] <= t->len);
    LAW(t->kind[i] < SYR_NKIND && t->gap[i] <= SYR_PARAGRAPH);
    for (p = before; p < t->start[i]; p++) LAW(t->s[p] <= ' ' || t->s[p] >= 0x80);
    LAW(t->hash[i] == syr_fold_hash(t->s + t->start[i], t->end[i] - t->start[i]));
    before = t->end[i];
  }
}

static void check_sentences (const syr_text *t) {
  uint32_t i, next = 0;
  for (i = 0; i < t->nsentence; i++) {
    LAW(t->sentence[i].first == next && t->sentence[i].last > next);
    next = t->sentence[i].last;
    LAW(t->sentence[i].start == t->start[t->sentence[i].first] && t->sentence[i].end == t->end[next - 1]);
    LAW(syr_text_sentence(t, t->sentence[i].first) == i && syr_text_sentence(t, next - 1) == i);
  }
  LAW(next == t->n);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t n) {
  syr_option o = { .lang = SYR_FR };
  syr_mem m;
  syr_text t;
  if (n == 0) return 0;
  o.lang = (syr_lang)(data[0] % SYR_NLANG);
  o.whole = data[0] >> 3 & 1;
  o.semicolon = data[0] >> 4 & 1;
  o.glued = data[0] >> 5 & 1;
  o.uax = data[0] >> 6 & 1;
  o.clitics = data[0] >> 7;
  syr_mem_init(&m, syr_mem_malloc, NULL);
  LAW(syr_text_read(&t, &m, (const char *)data + 1, n - 1, &o) == SYR_OK);
  check_tokens(&t);
  check_sentences(&t);
  LAW((t.nbad == 0) == (syr_utf8_check(data + 1, n - 1) == n - 1));
  syr_mem_free(&m);
  return 0;
}
