/*
** syr_index.c - order of the ids, the driver of a link, queries
**
** Linking puts the documents in the byte order of their ids, so that nothing
** depends on the order of adding, and calls one stage after the other. What it
** makes lives in an arena of its own.
*/
#include <errno.h>
#include <string.h>

#include "syr_reuse.h"

syr_status syr_index_new (syr_index **out, syr_alloc f, void *ud, unsigned k, unsigned w) {
  syr_index *x;
  if (k < SYR_MINSHINGLE || k > SYR_MAXSHINGLE || w < 1 || w > SYR_MAXWINDOW) return SYR_ARG;
  x = f(ud, NULL, 0, sizeof *x);
  if (!x) return SYR_NOMEM;
  memset(x, 0, sizeof *x);
  syr_mem_init(&x->m, f, ud);
  syr_mem_init(&x->d, f, ud);
  syr_mem_init(&x->p, f, ud);
  syr_mem_init(&x->q, f, ud);
  syr_mem_init(&x->r, f, ud);
  x->k = k;
  x->w = w;
  syr_reading_init(&x->reading, &x->m, &x->d, &x->p, k, w);
  *out = x;
  return SYR_OK;
}

void syr_index_free (syr_index *x) {
  if (!x) return;
  syr_spill_free(x);
  syr_mem_free(&x->r);
  syr_mem_free(&x->q);
  syr_mem_free(&x->p);
  syr_mem_free(&x->d);
  syr_mem_free(&x->m);
  syr_index_unmap(x);
  x->m.f(x->m.ud, x, sizeof *x, 0);
}

size_t syr_index_bytes (const syr_index *x) {
  return x->m.bytes + x->d.bytes + x->p.bytes + x->q.bytes + x->r.bytes + sizeof *x;
}

uint32_t syr_index_count (const syr_index *x) {
  return (uint32_t)x->ndoc;
}

const syr_reuse *syr_index_result (const syr_index *x) {
  return x->linked ? &x->reuse : NULL;
}

const char *syr_index_id (const syr_index *x, uint32_t rank, size_t *n) {
  *n = x->doc[rank].idlen;
  return x->doc[rank].id;
}

/* ---------------------------------------------------------------- bytes of words */

void syr_word_bytes (const Entry *e, uint32_t from, uint32_t to, uint32_t *start, uint32_t *end) {
  const uint32_t *begin = syr_begins(e);
  const uint8_t *gap = syr_gaps(e), *len = syr_lengths(e);
  uint32_t i = from - from % STRIDE, at;
  if (e->wide) {
    *start = begin[from];
    *end = syr_ends(e)[to - 1];
    return;
  }
  for (at = begin[i / STRIDE]; i < from; i++) at += len[i] + (uint32_t)gap[i + 1];
  *start = at;
  i = (to - 1) - (to - 1) % STRIDE;
  for (at = begin[i / STRIDE]; i < to - 1; i++) at += len[i] + (uint32_t)gap[i + 1];
  *end = at + len[i];
}

/* ---------------------------------------------------------------- order */

int syr_compare_ids (const Entry *a, const Entry *b) {
  const size_t n = a->idlen < b->idlen ? a->idlen : b->idlen;
  int c = n ? memcmp(a->id, b->id, n) : 0;
  if (c != 0) return c;
  return (a->idlen > b->idlen) - (a->idlen < b->idlen);
}

static void merge_sort (Entry *e, Entry *tmp, size_t n) {
  size_t half = n / 2, i = 0, j = half, k = 0;
  if (n < 2) return;
  merge_sort(e, tmp, half);
  merge_sort(e + half, tmp, n - half);
  if (syr_compare_ids(&e[half - 1], &e[half]) <= 0) return;
  memcpy(tmp, e, half * sizeof *e);
  while (i < half) {
    if (j < n && syr_compare_ids(&e[j], &tmp[i]) < 0)
      e[k++] = e[j++];
    else
      e[k++] = tmp[i++];
  }
}

static syr_status sort_documents (syr_index *x) {
  Entry *tmp = syr_mem_new(&x->r, (x->ndoc / 2 + 1) * sizeof *tmp);
  size_t i;
  if (!tmp) return SYR_NOMEM;
  merge_sort(x->doc, tmp, x->ndoc);
  syr_mem_drop(&x->r, tmp);
  x->sorted = 1;
  x->nspilled = 0; /* some in memory may stand among those of files now */
  for (i = 1; i < x->ndoc; i++)
    if (syr_compare_ids(&x->doc[i - 1], &x->doc[i]) == 0) return SYR_ARG;
  return SYR_OK;
}

uint32_t syr_index_rank (const syr_index *x, const char *id, size_t n) {
  uint32_t lo = 0, hi = (uint32_t)x->ndoc;
  Entry e;
  if (n > MAXID) return UINT32_MAX;
  e.id = id;
  e.idlen = (uint32_t)n & MAXID;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (syr_compare_ids(&x->doc[mid], &e) < 0)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo < x->ndoc && syr_compare_ids(&x->doc[lo], &e) == 0 ? lo : UINT32_MAX;
}

int syr_index_masked (const syr_index *x, uint32_t rank, uint32_t *word, uint32_t *start, uint32_t *end) {
  const Entry *e = &x->doc[rank];
  uint32_t from = *word, to;
  if (!e->mask) return 0;
  while (from < e->n && !syr_masked(e, from)) from++;
  for (to = from; to < e->n && syr_masked(e, to);) to++;
  *word = to;
  if (from == to) return 0;
  syr_word_bytes(e, from, to, start, end);
  return 1;
}

/* ---------------------------------------------------------------- linking */

static void forget (syr_index *x) {
  x->linked = x->ready = 0;
  syr_unmask(x);
  syr_spill_forget(x);
  syr_mem_free(&x->r);
  memset(&x->reuse, 0, sizeof x->reuse);
  x->post = NULL;
  x->group = NULL;
  x->link = NULL;
  x->linkat = NULL;
  x->piece = NULL;
  x->boiler = NULL;
  x->known = NULL;
  x->furniture = NULL;
  x->nknown = x->nfurniture = 0;
  x->npost = x->ngroup = x->nboiler = 0;
}

static syr_status explain (const syr_index *x, syr_status s) {
  if (s == SYR_IO) errno = syr_spill_why(x);
  return s;
}

/* Documents whose fingerprints are in the pack only get them back. */
static syr_status unpack (syr_index *x) {
  Print *print;
  size_t *at, i;
  if (x->packed == 0) return SYR_OK;
  TRY(syr_unpack(&x->pack, x->packed, &x->p, &print, &at));
  TRY(syr_spill_prints(x, &print, at[x->packed]));
  for (i = 0; i < x->packed; i++) {
    x->doc[i].print = print + at[i];
    x->doc[i].kept = (uint32_t)(at[i + 1] - at[i]);
  }
  syr_mem_drop(&x->p, at);
  syr_mem_free(&x->q);
  memset(&x->pack, 0, sizeof x->pack);
  x->packed = 0;
  return SYR_OK;
}

static syr_status stages (syr_index *x, unsigned threads) {
  TRY(sort_documents(x));
  TRY(syr_postings(x, threads));
  TRY(syr_lines(x));
  TRY(syr_boilerplate(x, threads));
  syr_postings_drop(x);
  TRY(syr_match_documents(x, threads));
  return syr_families(x);
}

/* What only linking needed: half a kilobyte a document. */
static void tidy (syr_index *x) {
  syr_big_drop(x, x->post);
  syr_big_drop(x, x->group);
  syr_big_drop(x, x->link);
  syr_mem_drop(&x->r, x->linkat);
  syr_mem_drop(&x->r, x->piece);
  syr_mem_drop(&x->r, x->furniture);
  x->post = NULL;
  x->group = NULL;
  x->link = NULL;
  x->linkat = NULL;
  x->piece = NULL;
  x->furniture = NULL;
}

syr_status syr_index_link (syr_index *x, unsigned threads) {
  syr_status s;
  if (x->linked) return SYR_OK;
  s = unpack(x);
  if (s == SYR_OK) forget(x);
  if (s == SYR_OK) s = syr_lock_new(&x->lock, &x->m);
  if (s != SYR_OK) return explain(x, s);
  s = stages(x, threads);
  syr_lock_free(x->lock, &x->m);
  x->lock = NULL;
  if (s != SYR_OK)
    forget(x);
  else {
    tidy(x);
    x->linked = x->ready = 1;
  }
  return explain(x, s);
}

/* ---------------------------------------------------------------- a document from outside */

static syr_status mask_entry (const syr_index *x, syr_mem *m, Entry *e) {
  uint32_t i, j;
  TRY(syr_lines_query(x, m, e));
  for (i = 0; i < e->nprint; i++) {
    if (!syr_is_boiler(x, e->print[i].hash)) continue;
    if (!e->mask && !(e->mask = syr_mem_zero(m, e->n / 8 + 1))) return SYR_NOMEM;
    for (j = e->print[i].word; j < e->print[i].word + x->k; j++) e->mask[j >> 3] |= (uint8_t)(1u << (j & 7));
  }
  if (e->mask) syr_mask(e, x->k, x->w);
  return SYR_OK;
}

uint32_t syr_index_added (const syr_index *x, uint32_t rank) {
  return x->doc[rank].added;
}

void syr_index_parameters (const syr_index *x, unsigned *k, unsigned *w) {
  *k = x->k;
  *w = x->w;
}

int syr_index_ready (const syr_index *x) {
  return x->ready;
}

syr_status syr_index_query (syr_index *x, syr_mem *m, const syr_text *t, syr_passage **out, size_t *n) {
  Entry e;
  Reading r;
  syr_mem own;
  syr_status s;
  *out = NULL;
  *n = 0;
  if (!x->ready) return SYR_ARG;
  syr_mem_init(&own, m->f, m->ud);
  syr_reading_init(&r, &own, &own, &own, x->k, x->w);
  s = syr_entry_read(&r, &e, t);
  if (s == SYR_OK) s = mask_entry(x, &own, &e);
  if (s == SYR_OK) s = syr_query(x, m, &e, out, n);
  syr_mem_free(&own);
  return s;
}
