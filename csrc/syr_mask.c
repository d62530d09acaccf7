/*
** syr_mask.c - the words that are boilerplate get hashes of their own, so that they never match
**
** Of a fingerprint that was judged (syr_boiler.c) the run around it is masked that
** unlike carriers had in common, in each document as far as it has that run. Gaps
** under k + w words between masked ones go with them. A document from outside needs
** no more than its fingerprints masked (syr_index.c): what it has of the rest of a
** line meets masked words only.
*/
#include <string.h>

#include "syr_reuse.h"

static void set_mask (uint8_t *mask, uint32_t from, uint32_t to) {
  for (; from < to; from++) mask[from >> 3] |= (uint8_t)(1u << (from & 7));
}

/* Fill small gaps of e->mask, keep the hashes, put others in place for those under it. */
syr_status syr_mask (syr_mem *m, Entry *e, unsigned k, unsigned w, uint32_t salt) {
  uint32_t i, last = UINT32_MAX, *hash = syr_mem_new(m, e->n * sizeof *hash);
  if (!hash) return SYR_NOMEM;
  memcpy(hash, e->hash, e->n * sizeof *hash);
  for (i = 0; i < e->n; i++) {
    if (!syr_masked(e, i)) continue;
    if (last != UINT32_MAX && i - last - 1 < k + w) set_mask(e->mask, last + 1, i);
    last = i;
  }
  e->masked = 0;
  for (i = 0; i < e->n; i++)
    if (syr_masked(e, i)) {
      uint64_t h = ((uint64_t)salt << 32 | i) * UINT64_C(0x9E3779B97F4A7C15);
      hash[i] = (uint32_t)((h ^ h >> 29) * UINT64_C(0xBF58476D1CE4E5B9) >> 32);
      e->masked++;
    }
  e->saved = e->hash;
  e->hash = hash;
  return SYR_OK;
}

void syr_unmask (syr_index *x) {
  size_t d;
  for (d = 0; d < x->ndoc; d++) {
    Entry *e = &x->doc[d];
    if (e->saved) e->hash = e->saved;
    e->saved = NULL;
    e->mask = NULL;
    e->masked = 0;
  }
}

/* ---------------------------------------------------------------- runs */

static const uint32_t *words_of (const Entry *e) {
  return e->saved ? e->saved : e->hash;
}

void syr_boiler_run (const syr_index *x, const Group *g, const Post *p, uint32_t *from, uint32_t *to) {
  const Post *q = &x->post[g->first + g->boiler - 1];
  const uint32_t *a = words_of(&x->doc[p->doc]), *b = words_of(&x->doc[q->doc]);
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

syr_status syr_mask_groups (syr_index *x) {
  uint32_t g, i;
  size_t d;
  for (g = 0; g < x->ngroup; g++) {
    const Group *p = &x->group[g];
    if (!p->boiler) continue;
    for (i = p->first; i < p->first + p->n; i++) TRY(mask_run(x, p, &x->post[i]));
  }
  for (d = 0; d < x->ndoc; d++)
    if (x->doc[d].mask) TRY(syr_mask(&x->r, &x->doc[d], x->k, x->w, (uint32_t)d));
  return SYR_OK;
}
