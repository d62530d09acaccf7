/*
** fuzz_text.c - any bytes into columns: the laws that must hold
**
** Tokens are sorted, disjoint, not empty and inside; no byte that is not white
** space is lost; hashes are what syr_fold_hash gives; sentences part the tokens;
** quotations nest, stay in their paragraph and hold something, brackets theirs; a reading
** that leaves columns out has the same tokens.
** The first byte chooses the options.
*/
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

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

/* The shape of a word, letter by letter. */
static uint8_t shape_of (const uint8_t *s, size_t n) {
  uint8_t shape = 0;
  int upper = 0, lower = 0, first = 1;
  size_t i = 0;
  while (i < n) {
    uint32_t c;
    unsigned len = syr_utf8_next(s + i, n - i, &c);
    int up = c != SYR_BADCHAR && (uint32_t)utf8proc_tolower((utf8proc_int32_t)c) != c;
    int low = c != SYR_BADCHAR && !up && (uint32_t)utf8proc_toupper((utf8proc_int32_t)c) != c;
    if (up && first) shape |= SYR_UPPER;
    if (i || c != '-') first = 0; /* a clitic's first letter stands after its hyphen */
    upper |= up;
    lower |= low;
    if (len > 1) shape |= SYR_HIGH;
    if (c >= '0' && c <= '9') shape |= SYR_DIGITS;
    if (c == '-' || c == 0x2010 || c == 0x2011) shape |= SYR_HYPHEN;
    i += len;
  }
  return (uint8_t)(shape | (upper && !lower ? SYR_CAPS : 0));
}

static void check_shapes (const syr_text *t) {
  const uint8_t asked = SYR_UPPER | SYR_CAPS | SYR_HIGH | SYR_DIGITS | SYR_HYPHEN;
  uint32_t i;
  for (i = 0; i < t->n; i++)
    if (t->kind[i] <= SYR_NUMBER)
      LAW((t->shape[i] & asked) == shape_of(t->s + t->start[i], t->end[i] - t->start[i]));
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

static void check_quote (const syr_text *t, const syr_quotes *q, uint32_t i) {
  const syr_quote *s = &q->quote[i], *parent = s->parent == SYR_NOQUOTE ? NULL : &q->quote[s->parent];
  uint32_t k;
  LAW(s->first < s->last && s->last <= t->n && s->depth < SYR_QUOTEDEPTH && s->style < SYR_QUOTE_NSTYLE);
  LAW(s->start == t->start[s->first] && s->end == t->end[s->last - 1]);
  LAW(s->head > 0 && (uint32_t)s->head + s->tail < s->last - s->first);
  LAW(!!(s->bits & SYR_QUOTE_CLOSED) == (s->tail > 0));
  LAW(!(s->bits & SYR_QUOTE_CLOSED && s->bits & SYR_QUOTE_CONTINUED) && s->bits < 16);
  LAW(i == 0 || q->quote[i - 1].first < s->first);
  LAW(parent ? s->parent < i && parent->first < s->first && s->last <= parent->last && s->depth == parent->depth + 1
      : s->depth == 0 && (i == 0 || q->quote[i - 1].depth > 0 || q->quote[i - 1].last <= s->first));
  LAW(syr_quote_of(q, s->first) == i);
  for (k = s->first + 1; k < s->last; k++) LAW(t->gap[k] != SYR_PARAGRAPH);
}

/* What stands innermost, by walking over all of them. */
static void check_quoted (const syr_text *t, const syr_quotes *q) {
  uint32_t token, next = 0, at = SYR_NOQUOTE;
  for (token = 0; token < t->n; token++) {
    while (at != SYR_NOQUOTE && q->quote[at].last <= token) at = q->quote[at].parent;
    if (next < q->n && q->quote[next].first == token) {
      LAW(q->quote[next].parent == at);
      at = next++;
    }
    LAW(syr_quote_of(q, token) == at);
  }
  LAW(next == q->n);
}

static void check_quotes (const syr_text *t, syr_mem *m) {
  syr_quotes q;
  uint32_t i, brackets = 0;
  LAW(syr_quotes_read(&q, m, t) == SYR_OK);
  for (i = 0; i < q.n; i++) {
    check_quote(t, &q, i);
    LAW(q.quote[i].brackets == 0 || q.quote[i].bracket == brackets);
    brackets += q.quote[i].brackets;
  }
  LAW(brackets == q.nbracket);
  check_quoted(t, &q);
  for (i = 0; i < q.nbracket; i++) {
    const syr_bracket *b = &q.bracket[i];
    LAW(b->first + 1 < b->last && syr_quote_of(&q, b->first) == b->quote && b->last <= q.quote[b->quote].last);
    LAW(b->start == t->start[b->first] && b->end == t->end[b->last - 1]);
    LAW(i == 0 || b->quote > b[-1].quote || (b->quote == b[-1].quote && b->first >= b[-1].last));
  }
}

/* What is left out changes nothing in the rest. */
static void check_without (const syr_text *all, syr_mem *m, syr_option o) {
  syr_text t;
  o.without = SYR_HASHES | SYR_SENTENCES | SYR_SHAPES;
  LAW(syr_text_read(&t, m, (const char *)all->s, all->len, &o) == SYR_OK);
  LAW(t.n == all->n && t.nbad == all->nbad && !t.hash && !t.gap && !t.shape && !t.nsentence);
  if (!t.n) return;
  LAW(!memcmp(t.start, all->start, t.n * sizeof *t.start) && !memcmp(t.end, all->end, t.n * sizeof *t.end));
  LAW(!memcmp(t.kind, all->kind, t.n));
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
  check_shapes(&t);
  check_sentences(&t);
  check_quotes(&t, &m);
  check_without(&t, &m, o);
  LAW((t.nbad == 0) == (syr_utf8_check(data + 1, n - 1) == n - 1));
  syr_mem_free(&m);
  return 0;
}
