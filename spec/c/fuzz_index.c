/*
** fuzz_index.c - any documents: passages lie inside, in order, and hold what they say
**
** The first byte chooses k, w and how the rest is read: as raw text with NUL
** between documents, or as a program that writes words and copies what it wrote
** before (random bytes alone hardly ever repeat twelve words).
** Results must not depend on the order of adding, on the number of threads, nor on a
** bound on the memory.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syr.h"

#define LAW(x) do { if (!(x)) abort(); } while (0)

#define MAXDOCS 12
#define MAXTEXT 20000

typedef struct corpus {
  char s[MAXTEXT];
  size_t n, start[MAXDOCS + 1]; /* document i is s[start[i], start[i + 1]) */
  uint32_t docs;
  syr_text t[MAXDOCS];
} corpus;

static void put (corpus *c, const char *s, size_t n) {
  if (c->n + n > MAXTEXT) n = MAXTEXT - c->n;
  memmove(c->s + c->n, s, n);
  c->n += n;
}

static void cut (corpus *c) {
  if (c->docs < MAXDOCS - 1 && c->n > c->start[c->docs]) c->start[++c->docs] = c->n;
}

static void raw (corpus *c, const uint8_t *data, size_t n) {
  size_t i;
  for (i = 0; i < n; i++) {
    if (data[i] == 0) cut(c);
    else put(c, (const char *)data + i, 1);
  }
}

/* 0: new document; 1: copy (from, words of 8 bytes); 2..7: marks; else a word. */
static void program (corpus *c, const uint8_t *data, size_t n) {
  static const char *const mark[] = { ". ", "\n", ", ", " 250 000 ", " l'", " \xC3\x89t\xC3\xA9 " };
  char word[8];
  size_t i;
  for (i = 0; i < n; i++) {
    if (data[i] == 0) cut(c);
    else if (data[i] == 1 && i + 2 < n && c->n) {
      size_t from = c->n * data[i + 1] / 256, len = 8 * (size_t)data[i + 2];
      put(c, c->s + from, len < c->n - from ? len : c->n - from);
      i += 2;
    }
    else if (data[i] >= 2 && data[i] < 8) put(c, mark[data[i] - 2], strlen(mark[data[i] - 2]));
    else put(c, word, (size_t)snprintf(word, sizeof word, "mot%u ", data[i]));
  }
}

static void read_all (corpus *c, syr_mem *m) {
  syr_option o = { .lang = SYR_FR };
  uint32_t i;
  c->start[++c->docs] = c->n;
  for (i = 0; i < c->docs; i++)
    LAW(syr_text_read(&c->t[i], m, c->s + c->start[i], c->start[i + 1] - c->start[i], &o) == SYR_OK);
}

/* Ids sort as the documents stand. */
static syr_index *build (const corpus *c, unsigned k, unsigned w, unsigned threads, int backwards, int bound) {
  syr_index *x;
  uint32_t i;
  LAW(syr_index_new(&x, syr_mem_malloc, NULL, k, w) == SYR_OK);
  if (bound) LAW(syr_index_bound(x, SYR_MINMEMORY, "/tmp") == SYR_OK);
  for (i = 0; i < c->docs; i++) {
    uint32_t d = backwards ? c->docs - 1 - i : i;
    char id = (char)('a' + d);
    LAW(syr_index_add(x, &id, 1, &c->t[d]) == SYR_OK);
  }
  LAW(syr_index_link(x, threads) == SYR_OK);
  return x;
}

/* Begins the span at a token's start, and ends at one's end? */
static int on_tokens (const syr_text *t, uint32_t start, uint32_t end) {
  uint32_t i;
  int a = 0, z = 0;
  for (i = 0; i < t->n; i++) {
    a |= t->start[i] == start;
    z |= t->end[i] == end;
  }
  return a && z;
}

static int before (const syr_passage *p, const syr_passage *q) {
  if (p->a != q->a) return p->a < q->a;
  if (p->start_a != q->start_a) return p->start_a < q->start_a;
  if (p->b != q->b) return p->b < q->b;
  return p->start_b <= q->start_b;
}

/* How many words lie in [start, end), and their hashes. */
static uint32_t words (const syr_text *t, uint32_t start, uint32_t end, uint64_t *hash) {
  uint32_t i, n = 0;
  for (i = 0; i < t->n; i++)
    if (t->start[i] >= start && t->end[i] <= end && syr_is_word(t->kind[i])) hash[n++] = t->hash[i];
  return n;
}

static void check_passage (const syr_passage *p, const syr_text *a, const syr_text *b) {
  static uint64_t left[MAXTEXT], right[MAXTEXT];
  uint32_t n, m;
  LAW(p->start_a < p->end_a && p->end_a <= a->len && p->start_b < p->end_b && p->end_b <= b->len);
  LAW(on_tokens(a, p->start_a, p->end_a) && on_tokens(b, p->start_b, p->end_b));
  n = words(a, p->start_a, p->end_a, left);
  m = words(b, p->start_b, p->end_b, right);
  LAW(p->words > 0 && p->words <= n && p->words <= m);
  if (p->kind == SYR_VERBATIM) LAW(n == m && p->words == n && memcmp(left, right, n * sizeof *left) == 0);
}

static void check_passages (const corpus *c, const syr_reuse *r) {
  size_t i;
  for (i = 0; i < r->passages; i++) {
    const syr_passage *p = &r->passage[i];
    LAW(p->a <= p->b && p->b < c->docs);
    LAW(p->a != p->b || p->start_b > p->start_a);
    LAW(i == 0 || before(p - 1, p));
    LAW(i >= r->first[p->a] && i < r->first[p->a + 1]);
    check_passage(p, &c->t[p->a], &c->t[p->b]);
  }
}

static void check_rest (const corpus *c, const syr_reuse *r) {
  uint32_t i;
  size_t k;
  uint8_t seen[MAXDOCS] = { 0 };
  LAW(r->documents == c->docs && r->families <= c->docs && r->families > 0);
  for (k = 0; k < r->pairs; k++) {
    const syr_pair *p = &r->pair[k];
    LAW(p->a < p->b && p->b < c->docs && p->words > 0);
    LAW(k == 0 || p[-1].a < p->a || (p[-1].a == p->a && p[-1].b < p->b));
    LAW(p->words_a <= r->member[p->a].words && p->words_b <= r->member[p->b].words);
  }
  for (i = 0; i < c->docs; i++) {
    LAW(r->member[i].family <= i && r->member[r->member[i].family].family == r->member[i].family);
    LAW(r->member[i].covered <= r->member[i].words);
    LAW(r->byfamily[i] < c->docs && !seen[r->byfamily[i]]++);
  }
  for (k = 0; k < r->boilers; k++)
    LAW(r->boiler[k].doc < c->docs && r->boiler[k].start < r->boiler[k].end && r->boiler[k].end <= c->t[r->boiler[k].doc].len);
}

static void check_same (const syr_reuse *r, const syr_reuse *s) {
  LAW(r->passages == s->passages && r->pairs == s->pairs && r->boilers == s->boilers && r->families == s->families);
  LAW(!r->passages || memcmp(r->passage, s->passage, r->passages * sizeof *r->passage) == 0);
  LAW(!r->pairs || memcmp(r->pair, s->pair, r->pairs * sizeof *r->pair) == 0);
  LAW(memcmp(r->byfamily, s->byfamily, r->documents * sizeof *r->byfamily) == 0);
}

static void check_query (syr_index *x, const corpus *c, syr_mem *m) {
  syr_passage *p;
  size_t n, i;
  LAW(syr_index_query(x, m, &c->t[0], &p, &n) == SYR_OK);
  for (i = 0; i < n; i++) {
    LAW(p[i].b < c->docs);
    check_passage(&p[i], &c->t[0], &c->t[p[i].b]);
  }
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t n) {
  static corpus c;
  syr_index *x, *y;
  syr_mem m;
  unsigned k, w;
  if (n < 2 || n > 4096) return 0;
  k = SYR_MINSHINGLE + (data[0] & 3);
  w = 1 + (data[0] >> 2 & 7);
  c.n = c.docs = 0;
  if (data[0] & 0x80) raw(&c, data + 1, n - 1);
  else program(&c, data + 1, n - 1);
  syr_mem_init(&m, syr_mem_malloc, NULL);
  read_all(&c, &m);
  x = build(&c, k, w, 1, 0, 0);
  check_passages(&c, syr_index_result(x));
  check_rest(&c, syr_index_result(x));
  check_query(x, &c, &m);
  y = build(&c, k, w, data[0] & 0x40 ? 3 : 1, 1, data[0] & 0x20);
  check_same(syr_index_result(x), syr_index_result(y));
  syr_index_free(x);
  syr_index_free(y);
  syr_mem_free(&m);
  return 0;
}
