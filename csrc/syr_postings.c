/*
** syr_postings.c - the fingerprints of all documents, sorted, in groups
**
** Documents come in rank order, so scattering them by the hash's high byte and
** sorting each of the 256 parts stably by the rest gives (hash, doc, word). With a
** bound on the memory the array lies in a file: hashes are even, so each part is a run
** of its own, sorted in memory, and the runs one after the other are merged. Of
** one hash only OCCURRENCES posts a document stay: "a a a a ..." must not make
** pairs of everything. A group is a hash that stands at two places or more;
** nothing is cut off for being frequent (research: a cut-off at 100 loses 71 %
** of the links of the biggest stories).
*/
#include <string.h>

#include "syr_reuse.h"

#define DOCUMENTS 256 /* a job of counting and scattering */
#define STEP 4096     /* posts between two looks at the memory */

typedef struct Sorting {
  const syr_index *x;
  Post *post;
  Post *tmp;  /* of `widest` posts for each worker */
  size_t (*to)[256]; /* by job and part: how many, then where they go */
  size_t at[257], widest;
  size_t stay[256]; /* posts of each part */
} Sorting;

static size_t last_of (const Sorting *s, uint32_t job) {
  size_t end = ((size_t)job + 1) * DOCUMENTS;
  return end < s->x->ndoc ? end : s->x->ndoc;
}

static syr_status count_part (void *ctx, unsigned worker, uint32_t job) {
  Sorting *s = ctx;
  size_t *to = s->to[job], d;
  uint32_t i;
  (void)worker;
  memset(to, 0, sizeof *s->to);
  for (d = (size_t)job * DOCUMENTS; d < last_of(s, job); d++) {
    const Entry *e = &s->x->doc[d];
    syr_touch(s->x, AROUND_PAGE);
    for (i = 0; i < e->kept; i++) to[e->print[i].hash >> 24]++;
  }
  return SYR_OK;
}

static syr_status scatter_part (void *ctx, unsigned worker, uint32_t job) {
  Sorting *s = ctx;
  size_t *at = s->to[job], d;
  uint32_t i;
  (void)worker;
  for (d = (size_t)job * DOCUMENTS; d < last_of(s, job); d++) {
    const Entry *e = &s->x->doc[d];
    syr_touch(s->x, AROUND_PAGE + e->kept * (size_t)4096);
    for (i = 0; i < e->kept; i++) {
      const Print p = e->print[i];
      Post *to = &s->post[at[p.hash >> 24]++];
      to->hash = p.hash;
      to->doc = (uint32_t)d;
      to->word = p.word;
    }
  }
  return SYR_OK;
}

/* Counts to places: part after part, in each the jobs in order. */
static void places (Sorting *s, uint32_t jobs) {
  size_t n = 0, here;
  uint32_t part, job;
  for (part = 0; part < 256; part++) {
    s->at[part] = n;
    for (job = 0; job < jobs; job++) {
      here = s->to[job][part];
      s->to[job][part] = n;
      n += here;
    }
    if (n - s->at[part] > s->widest) s->widest = n - s->at[part];
  }
  s->at[256] = n;
}

/* Drop what is beyond OCCURRENCES from n sorted posts; returns what stays. */
static size_t thin (Post *post, size_t n) {
  size_t i, out = 0, same = 0;
  for (i = 0; i < n; i++) {
    if (out > 0 && post[out - 1].hash == post[i].hash && post[out - 1].doc == post[i].doc)
      same++;
    else
      same = 0;
    if (same < OCCURRENCES) post[out++] = post[i];
  }
  return out;
}

static syr_status sort_part (void *ctx, unsigned worker, uint32_t job) {
  Sorting *s = ctx;
  const size_t n = s->at[job + 1] - s->at[job];
  Post *post = s->post + s->at[job];
  syr_touch(s->x, n * sizeof *post);
  syr_sort_posts(post, s->tmp + worker * s->widest, n);
  s->stay[job] = thin(post, n);
  return SYR_OK;
}

/* Move the parts together; returns how many posts there are. */
static size_t close_up (const Sorting *s) {
  size_t n = s->stay[0];
  unsigned part;
  for (part = 1; part < 256; part++) {
    if (n != s->at[part]) {
      syr_touch(s->x, 2 * s->stay[part] * sizeof *s->post);
      memmove(s->post + n, s->post + s->at[part], s->stay[part] * sizeof *s->post);
    }
    n += s->stay[part];
  }
  return n;
}

/* As many threads as have room to sort. */
static unsigned sorters (const Sorting *s, unsigned threads) {
  const size_t most = syr_spill_limit(s->x) / 4 / (s->widest * sizeof *s->tmp + 1);
  return most < 1 ? 1 : most < threads ? (unsigned)most : threads;
}

static syr_status sorted_posts (syr_index *x, unsigned threads) {
  Sorting s;
  const uint32_t jobs = (uint32_t)((x->ndoc + DOCUMENTS - 1) / DOCUMENTS);
  size_t d, n = 0;
  if (threads > SYR_MAXTHREADS) threads = SYR_MAXTHREADS;
  for (d = 0; d < x->ndoc; d++) n += x->doc[d].kept;
  if (n >= UINT32_MAX) return SYR_TOOBIG;
  s.x = x;
  s.widest = 0;
  TRY(syr_big(x, &s.post, n * sizeof *s.post));
  s.to = syr_mem_new(&x->r, (jobs + 1) * sizeof *s.to);
  if (!s.to) return SYR_NOMEM;
  TRY(syr_task_run(threads, jobs, count_part, &s));
  places(&s, jobs);
  TRY(syr_task_run(threads, jobs, scatter_part, &s));
  syr_mem_drop(&x->r, s.to);
  threads = sorters(&s, threads);
  s.tmp = syr_mem_new(&x->r, (threads + 1) * s.widest * sizeof *s.tmp);
  if (!s.tmp) return SYR_NOMEM;
  TRY(syr_task_run(threads, 256, sort_part, &s));
  syr_mem_drop(&x->r, s.tmp);
  x->post = s.post;
  x->npost = close_up(&s);
  return SYR_OK;
}

void syr_postings_drop (syr_index *x) {
  size_t d;
  if (x->spill) return;
  for (d = 0; d < x->ndoc; d++) {
    x->doc[d].print = NULL;
    x->doc[d].kept = 0;
  }
  x->packed = x->ndoc;
  syr_mem_free(&x->p);
  x->reading.s.print.at = NULL;
  x->reading.s.print.left = 0;
}

/* The posts from i on that have one hash: the end, and their documents. */
static size_t group_end (const syr_index *x, size_t i, uint32_t *documents) {
  size_t e = i + 1;
  *documents = 1;
  while (e < x->npost && x->post[e].hash == x->post[i].hash) {
    *documents += x->post[e].doc != x->post[e - 1].doc;
    e++;
  }
  return e;
}

/* Keep the posts of groups, count the groups and, at linkat[doc + 1], the links of each
** document. */
static void count_groups (syr_index *x) {
  size_t i, e, j, out = 0;
  uint32_t documents;
  x->ngroup = 0;
  for (i = 0; i < x->npost; i = e) {
    e = group_end(x, i, &documents);
    if (i / STEP != e / STEP) syr_touch(x, (STEP + e - i) * sizeof *x->post);
    if (e - i < 2) continue;
    x->ngroup++;
    for (j = i; j < e; j++) {
      x->linkat[x->post[j].doc + 1]++;
      x->post[out++] = x->post[j];
    }
  }
  x->npost = out;
}

static void fill_groups (syr_index *x) {
  size_t i, e;
  uint32_t g = 0;
  for (i = 0; i < x->npost; i = e) {
    Group *p = &x->group[g++];
    if (g % STEP == 0) syr_touch(x, STEP * 4 * sizeof *p);
    e = group_end(x, i, &p->documents);
    p->first = (uint32_t)i;
    p->n = (uint32_t)(e - i);
    p->boiler = 0;
  }
}

/* linkat[d] is where the links of d begin, for d in [from, to); it ends as where they end. */
static void fill_links (syr_index *x, size_t from, size_t to) {
  uint32_t g, j;
  for (g = 0; g < x->ngroup; g++) {
    const Group *p = &x->group[g];
    syr_touch(x, sizeof *p + p->n * sizeof *x->post);
    for (j = p->first; j < p->first + p->n; j++) {
      const uint32_t d = x->post[j].doc;
      if (d < from || d >= to) continue;
      x->link[x->linkat[d]].post = j;
      x->link[x->linkat[d]++].group = g;
    }
  }
}

/* Links are written all over the place: with a bound, of so many documents at a time that
** theirs fit. */
static void fill_all_links (syr_index *x) {
  const size_t most = syr_spill_limit(x) / 8 / sizeof *x->link;
  size_t from, to, begin;
  for (from = 0; from < x->ndoc; from = to) {
    begin = x->linkat[from];
    for (to = from + 1; to < x->ndoc && x->linkat[to + 1] - begin <= most;) to++;
    fill_links(x, from, to);
  }
}

syr_status syr_postings (syr_index *x, unsigned threads) {
  size_t d;
  TRY(sorted_posts(x, threads));
  syr_mem_free(&x->q); /* a pack of a link that failed */
  TRY(syr_pack(x, threads));
  x->linkat = syr_mem_zero(&x->r, (x->ndoc + 2) * sizeof *x->linkat);
  if (!x->linkat) return SYR_NOMEM;
  count_groups(x);
  for (d = 0; d < x->ndoc; d++) x->linkat[d + 1] += x->linkat[d];
  syr_big_shrink(x, &x->post, x->npost * sizeof *x->post);
  TRY(syr_big(x, &x->group, x->ngroup * sizeof *x->group));
  TRY(syr_big(x, &x->link, x->npost * sizeof *x->link));
  fill_groups(x);
  fill_all_links(x);
  for (d = x->ndoc; d > 0; d--) x->linkat[d] = x->linkat[d - 1]; /* ends back to beginnings */
  x->linkat[0] = 0;
  return SYR_OK;
}
