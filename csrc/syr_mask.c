/*
** syr_mask.c - the words that are boilerplate, which never match (syr_seeds.c)
**
** Of a fingerprint that was judged (syr_boiler.c) the run around it is masked that
** unlike carriers had in common, in each document as far as it has that run. Gaps
** under k + w words between masked ones go with them. A document from outside needs
** no more than its fingerprints masked (syr_index.c): what it has of the rest of a
** line meets masked words only.
*/
#include "syr_reuse.h"

static void set_mask (uint8_t *mask, uint32_t from, uint32_t to) {
  for (; from < to; from++) mask[from >> 3] |= (uint8_t)(1u << (from & 7));
}

void syr_mask (Entry *e, unsigned k, unsigned w) {
  uint32_t i, last = UINT32_MAX, masked = 0;
  for (i = 0; i < e->n; i++) {
    if (!syr_masked(e, i)) continue;
    if (last != UINT32_MAX && i - last - 1 < k + w) {
      set_mask(e->mask, last + 1, i);
      masked += i - last - 1;
    }
    masked++;
    last = i;
  }
  e->masked = masked;
}

void syr_unmask (syr_index *x) {
  size_t d;
  for (d = 0; d < x->ndoc; d++) {
    x->doc[d].mask = NULL;
    x->doc[d].masked = 0;
  }
}

/* ---------------------------------------------------------------- runs */

void syr_boiler_run (const syr_index *x, const Group *g, const Post *p, uint32_t *from, uint32_t *to) {
  const Post *q = &x->post[g->first + g->boiler - 1];
  const uint32_t *a = x->doc[p->doc].hash, *b = x->doc[q->doc].hash;
  uint32_t n = 0;
  while (n < g->left && n < p->word && a[p->word - n - 1] == b[q->word - n - 1]) n++;
  *from = p->word - n;
  *to = p->word + x->k;
  for (n = 0; n < g->right && *to < x->doc[p->doc].n && a[*to] == b[q->word + x->k + n]; n++) ++*to;
}

static syr_status mask_run (syr_index *x, const Group *g, const Post *p) {
  Entry *e = &x->doc[p->doc];
  uint32_t from, to;
  if (!e->mask && !(e->mask = syr_mem_zero(&x->r, e->n / 8 + 1))) return SYR_NOMEM;
  syr_boiler_run(x, g, p, &from, &to);
  set_mask(e->mask, from, to);
  return SYR_OK;
}

#define DOCUMENTS 256 /* a job */

static syr_status close_gaps (void *ctx, unsigned worker, uint32_t job) {
  syr_index *x = ctx;
  const size_t end = x->ndoc - (size_t)job * DOCUMENTS < DOCUMENTS ? x->ndoc : ((size_t)job + 1) * DOCUMENTS;
  size_t d;
  (void)worker;
  for (d = (size_t)job * DOCUMENTS; d < end; d++)
    if (x->doc[d].mask) syr_mask(&x->doc[d], x->k, x->w);
  return SYR_OK;
}

syr_status syr_mask_groups (syr_index *x, unsigned threads) {
  uint32_t g, i;
  for (g = 0; g < x->ngroup; g++) {
    const Group *p = &x->group[g];
    if (!p->boiler) continue;
    for (i = p->first; i < p->first + p->n; i++) {
      syr_touch(x, 3 * AROUND_PAGE);
      TRY(mask_run(x, p, &x->post[i]));
    }
  }
  return syr_task_run(threads, (uint32_t)(x->ndoc / DOCUMENTS + 1), close_gaps, x);
}
