/*
** syr_family.c - pairs to families
**
** An edge joins documents of which one has a fifth of its words in passages that
** it shares with the other. It weighs these words times the square of that share,
** so that a copy outweighs two articles with one spliced item. Labels spread along edges: a
** document takes the label of most weight around it, the smallest of equals, in
** rank order, until nothing changes (Raghavan, Albert & Kumara 2007; weights as
** in Barber & Clark 2009). One spliced item or a footer then does not glue two
** stories, which it does when families are connected components (research: ARI
** .99 against .0006 to .6). Last, a family that fell apart is split.
*/
#include <string.h>

#include "syr_reuse.h"

#define SHARE 200 /* permille */
#define STRONG 500 /* permille: a share that makes a copy by itself */
#define ROUNDS 32

typedef struct Edge {
  uint32_t to, weight;
} Edge;

typedef struct Graph {
  const syr_index *x;
  syr_member *member;
  size_t *at; /* documents + 1 */
  Edge *edge;
  uint32_t *label, *touched;
  uint64_t *weight; /* by label */
} Graph;

static uint64_t permille (uint32_t n, uint32_t of) {
  return of == 0 ? 0 : n >= of ? 1000 : (uint64_t)n * 1000 / of;
}

/* The greater share of the two documents' words that the pair shares, permille. */
static uint64_t greater_share (const Graph *g, const syr_pair *p) {
  uint64_t a = permille(p->words_a, g->member[p->a].words), b = permille(p->words_b, g->member[p->b].words);
  return a > b ? a : b;
}

/* 0 for no edge. */
static uint32_t weigh (const Graph *g, const syr_pair *p) {
  uint64_t share = greater_share(g, p), words = p->words < 100000 ? p->words : 100000;
  return share < SHARE ? 0 : (uint32_t)(words * share * share / 1000000 + 1);
}

static void put_edge (Graph *g, uint32_t from, uint32_t to, uint32_t weight) {
  Edge *e = &g->edge[g->at[from]++];
  e->to = to;
  e->weight = weight;
}

static syr_status build (Graph *g, syr_mem *m) {
  const syr_reuse *u = &g->x->reuse;
  size_t n = g->x->ndoc, i;
  for (i = 0; i < u->pairs; i++)
    if (weigh(g, &u->pair[i])) g->at[u->pair[i].a + 1]++, g->at[u->pair[i].b + 1]++;
  for (i = 0; i < n; i++) g->at[i + 1] += g->at[i];
  g->edge = syr_mem_new(m, g->at[n] * sizeof *g->edge);
  if (!g->edge) return SYR_NOMEM;
  for (i = 0; i < u->pairs; i++) {
    const syr_pair *p = &u->pair[i];
    uint32_t weight = weigh(g, p);
    if (!weight) continue;
    put_edge(g, p->a, p->b, weight);
    put_edge(g, p->b, p->a, weight);
  }
  for (i = n; i > 0; i--) g->at[i] = g->at[i - 1]; /* ends back to beginnings */
  g->at[0] = 0;
  return SYR_OK;
}

/* The label of most weight around d. */
static uint32_t best_label (Graph *g, uint32_t d) {
  uint32_t best = g->label[d], n = 0, i;
  uint64_t most = 0;
  size_t e;
  for (e = g->at[d]; e < g->at[d + 1]; e++) {
    uint32_t l = g->label[g->edge[e].to];
    if (g->weight[l] == 0) g->touched[n++] = l;
    g->weight[l] += g->edge[e].weight;
  }
  for (i = 0; i < n; i++) {
    uint32_t l = g->touched[i];
    if (g->weight[l] > most || (g->weight[l] == most && l < best)) {
      most = g->weight[l];
      best = l;
    }
    g->weight[l] = 0;
  }
  return best;
}

static void spread (Graph *g) {
  uint32_t n = (uint32_t)g->x->ndoc, d, round, changed = 1;
  for (d = 0; d < n; d++) g->label[d] = d;
  for (round = 0; changed && round < ROUNDS; round++)
    for (d = 0, changed = 0; d < n; d++) {
      uint32_t l = best_label(g, d);
      changed |= l != g->label[d];
      g->label[d] = l;
    }
}

/* What hangs on one member alone, by less than half of either, while the others are
** joined among themselves, lent that member an item. It gets a label of its own:
** labels from n on are nobody else's. touched[] counts edges within the label,
** weight[] the documents of a label; strong documents count as having many edges. */
static void detach (Graph *g) {
  const syr_reuse *u = &g->x->reuse;
  uint32_t n = (uint32_t)g->x->ndoc, d;
  size_t i;
  memset(g->touched, 0, n * sizeof *g->touched);
  for (d = 0; d < n; d++) g->weight[g->label[d]]++;
  for (i = 0; i < u->pairs; i++) {
    const syr_pair *p = &u->pair[i];
    uint32_t edges = greater_share(g, p) >= STRONG ? 2 : 1;
    if (!weigh(g, p) || g->label[p->a] != g->label[p->b]) continue;
    if (g->touched[p->a] < 2) g->touched[p->a] += edges;
    if (g->touched[p->b] < 2) g->touched[p->b] += edges;
  }
  for (d = 0; d < n; d++)
    if (g->touched[d] == 1 && g->weight[g->label[d]] > 2) g->label[d] = n + d;
  memset(g->weight, 0, n * sizeof *g->weight);
}

/* Families are the connected parts of one label; each gets its first rank. */
static void split (Graph *g) {
  uint32_t n = (uint32_t)g->x->ndoc, d, top;
  size_t e;
  for (d = 0; d < n; d++) g->member[d].family = UINT32_MAX;
  for (d = 0; d < n; d++) {
    if (g->member[d].family != UINT32_MAX) continue;
    g->member[d].family = d;
    g->touched[0] = d;
    for (top = 1; top > 0;) {
      uint32_t v = g->touched[--top];
      for (e = g->at[v]; e < g->at[v + 1]; e++) {
        uint32_t to = g->edge[e].to;
        if (g->label[to] != g->label[d] || g->member[to].family != UINT32_MAX) continue;
        g->member[to].family = d;
        g->touched[top++] = to;
      }
    }
  }
}

/* ---------------------------------------------------------------- what each member shares */

/* Words of e under the union of spans (first word << 32 | end), sorted. */
static uint32_t count_union (const Entry *e, const uint64_t *span, size_t n) {
  uint32_t words = 0, to = 0, w;
  size_t i;
  for (i = 0; i < n; i++) {
    uint32_t end = (uint32_t)span[i];
    w = (uint32_t)(span[i] >> 32);
    if (w < to) w = to;
    if (end > to) to = end;
    if (!e->mask && w < end) words += end - w;
    if (e->mask)
      for (; w < end; w++) words += !syr_masked(e, w);
  }
  return words;
}

static int inside (const Graph *g, const syr_passage *p) {
  return p->a != p->b && g->member[p->a].family == g->member[p->b].family;
}

/* covered and matched of every member, from the passages within its family. */
static syr_status cover (Graph *g, syr_mem *m) {
  const syr_reuse *u = &g->x->reuse;
  size_t n = g->x->ndoc, i, *at = syr_mem_zero(m, (n + 1) * sizeof *at);
  uint64_t *span;
  if (!at) return SYR_NOMEM;
  for (i = 0; i < u->passages; i++)
    if (inside(g, &u->passage[i])) at[u->passage[i].a + 1]++, at[u->passage[i].b + 1]++;
  for (i = 0; i < n; i++) at[i + 1] += at[i];
  span = syr_mem_new(m, at[n] * 2 * sizeof *span);
  if (!span) return SYR_NOMEM;
  for (i = 0; i < u->passages; i++) {
    const syr_passage *p = &u->passage[i];
    const Piece *q = &g->x->piece[i];
    if (!inside(g, p)) continue;
    span[at[p->a]++] = (uint64_t)q->i << 32 | q->iend;
    span[at[p->b]++] = (uint64_t)q->j << 32 | q->jend;
    g->member[p->a].matched += p->words;
    g->member[p->b].matched += p->words;
  }
  for (i = 0; i < n; i++) { /* at[i] is now where the spans of i end */
    size_t from = i ? at[i - 1] : 0;
    syr_sort64(span + from, span + at[n], at[i] - from);
    g->member[i].covered = count_union(&g->x->doc[i], span + from, at[i] - from);
  }
  return SYR_OK;
}

/* Ranks family after family: a counting sort. */
static syr_status by_family (syr_index *x, const syr_member *member) {
  uint32_t n = (uint32_t)x->ndoc, d, families = 0;
  uint32_t *at = syr_mem_zero(&x->r, ((size_t)n + 1) * sizeof *at), *out = syr_mem_new(&x->r, ((size_t)n + 1) * sizeof *out);
  if (!at || !out) return SYR_NOMEM;
  for (d = 0; d < n; d++) families += at[member[d].family + 1]++ == 0;
  for (d = 0; d < n; d++) at[d + 1] += at[d];
  for (d = 0; d < n; d++) out[at[member[d].family]++] = d;
  syr_mem_drop(&x->r, at);
  x->reuse.byfamily = out;
  x->reuse.families = families;
  x->reuse.documents = n;
  return SYR_OK;
}

static syr_status run (Graph *g, syr_mem *m) {
  size_t n = g->x->ndoc, i;
  g->at = syr_mem_zero(m, (n + 2) * sizeof *g->at);
  g->label = syr_mem_new(m, (n + 1) * sizeof *g->label);
  g->touched = syr_mem_new(m, (n + 1) * sizeof *g->touched);
  g->weight = syr_mem_zero(m, (n + 1) * sizeof *g->weight);
  if (!g->at || !g->label || !g->touched || !g->weight) return SYR_NOMEM;
  for (i = 0; i < n; i++) {
    const Entry *e = &g->x->doc[i];
    g->member[i].added = e->added;
    g->member[i].words = e->n - e->masked;
    g->member[i].masked = e->masked;
  }
  TRY(build(g, m));
  spread(g);
  detach(g);
  split(g);
  return cover(g, m);
}

syr_status syr_families (syr_index *x) {
  Graph g;
  syr_mem m;
  syr_status s;
  memset(&g, 0, sizeof g);
  g.x = x;
  g.member = syr_mem_zero(&x->r, (x->ndoc + 1) * sizeof *g.member);
  if (!g.member) return SYR_NOMEM;
  syr_mem_init(&m, x->m.f, x->m.ud);
  s = run(&g, &m);
  syr_mem_free(&m);
  if (s != SYR_OK) return s;
  x->reuse.member = g.member;
  return by_family(x, g.member);
}
