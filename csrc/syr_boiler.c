/*
** syr_boiler.c - text that many documents have and that makes none of them a copy
**
** A fingerprint of eight documents or more is tried: of pairs of its carriers,
** drawn from all over, do they have other fingerprints in common, and is the text
** around the common run alike? Of a story one or the other is so, however edited;
** carriers of "Vous pouvez partager cet article" share nothing else. When most
** pairs do not, it is boilerplate. Its words are masked, and gaps under k + w words
** between masked ones go with them: they never match (syr_seeds.c).
** How frequent a fingerprint is never decides: a cut-off would lose the stories
** that everyone prints. It only moves the limit.
*/
#include <string.h>

#include "syr_reuse.h"

#define CARRIERS 8   /* documents from which a fingerprint is tried */
#define SAMPLES 24   /* pairs of carriers looked at */
#define SHARE_MAX 15 /* percent */
#define FREQUENT 32  /* documents, and one in a hundred of all, from which the limit is the next */
#define SHARE_FREQUENT 50
#define LONGEST 400  /* words in a row that are a text, not a line */
#define BESIDE 16    /* words looked at on each side of the common run */
#define ALIKE 3      /* pairs of words in common there */
#define CHUNK 512    /* groups a job */

/* The first link of [i, end) whose group is g or more: steps that double, then
** halving, so that a short list is found in a long one without reading it all. */
static size_t seek (const Link *link, size_t i, size_t end, uint32_t g) {
  size_t step = 1, low = i;
  while (i < end && link[i].group < g) {
    low = i + 1;
    i += step;
    step *= 2;
  }
  if (i > end) i = end;
  while (low < i) {
    size_t mid = low + (i - low) / 2;
    if (link[mid].group < g)
      low = mid + 1;
    else
      i = mid;
  }
  return low;
}

/* The groups that documents a and b have in common. Both lists ascend. */
static uint32_t common (const syr_index *x, uint32_t a, uint32_t b) {
  size_t i = x->linkat[a], j = x->linkat[b];
  const size_t ie = x->linkat[a + 1], je = x->linkat[b + 1];
  uint32_t n = 0;
  while (i < ie && j < je) {
    uint32_t g = x->link[i].group, h = x->link[j].group;
    if (g == h) {
      n++;
      i = seek(x->link, i, ie, g + 1);
      j = seek(x->link, j, je, g + 1);
    } else if (g < h)
      i = seek(x->link, i, ie, h);
    else
      j = seek(x->link, j, je, g);
  }
  return n;
}

/* Fingerprints of e that a text like o can have: short texts are sampled more densely. */
static uint32_t comparable (const syr_index *x, const Entry *e, const Entry *o) {
  const uint32_t dense = x->w < SYR_SHORTWINDOW ? x->w : SYR_SHORTWINDOW;
  if (e->n >= SYR_SHORT || o->n < SYR_SHORT) return e->nprint;
  return (e->nprint * (dense + 1) + x->w) / (x->w + 1);
}

/* The share of the other fingerprints of the smaller one that they have in
** common, in percent. */
static uint32_t share (const syr_index *x, uint32_t a, uint32_t b) {
  const uint32_t na = comparable(x, &x->doc[a], &x->doc[b]), nb = comparable(x, &x->doc[b], &x->doc[a]);
  const uint32_t n = na < nb ? na : nb;
  return n > 1 ? (common(x, a, b) - 1) * 100 / (n - 1) : 100;
}

/* Pairs of words in a row that stand in both pieces. */
static unsigned word_pairs (const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb) {
  uint32_t i, j;
  unsigned n = 0;
  for (i = 0; i + 1 < na; i++)
    for (j = 0; j + 1 < nb; j++)
      if (a[i] == b[j] && a[i + 1] == b[j + 1]) {
        n++;
        break;
      }
  return n;
}

/* Is the text around the common run alike, as it is in an edited copy? A run that
** is a whole document is a copy. */
static int alike (const Entry *a, uint32_t i, const Entry *b, uint32_t j) {
  uint32_t iend = i, jend = j, na, nb;
  unsigned n;
  while (i > 0 && j > 0 && a->hash[i - 1] == b->hash[j - 1]) i--, j--;
  while (iend < a->n && jend < b->n && a->hash[iend] == b->hash[jend]) iend++, jend++;
  if (iend - i > LONGEST) return 1;
  if ((i == 0 && iend == a->n) || (j == 0 && jend == b->n)) return 1;
  na = i < BESIDE ? i : BESIDE;
  nb = j < BESIDE ? j : BESIDE;
  n = word_pairs(a->hash + i - na, na, b->hash + j - nb, nb);
  na = a->n - iend < BESIDE ? a->n - iend : BESIDE;
  nb = b->n - jend < BESIDE ? b->n - jend : BESIDE;
  return n + word_pairs(a->hash + iend, na, b->hash + jend, nb) >= ALIKE;
}

/* Pairs are drawn by a generator seeded with the hash. Stops when the median is
** known to lie on one side. */
static uint32_t is_boiler (const syr_index *x, const Group *g) {
  uint64_t seed = x->post[g->first].hash;
  const uint32_t most = g->documents >= FREQUENT && (size_t)g->documents * 100 >= x->ndoc ? SHARE_FREQUENT : SHARE_MAX;
  uint32_t tries, low = 0, high = 0;
  for (tries = 0; tries < 4 * SAMPLES && low + high < SAMPLES; tries++) {
    const Post *p, *q;
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    p = &x->post[g->first + (seed >> 33) % g->n];
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    q = &x->post[g->first + (seed >> 33) % g->n];
    if (p->doc == q->doc) continue;
    syr_touch(x, 6 * AROUND_PAGE);
    if (!alike(&x->doc[p->doc], p->word, &x->doc[q->doc], q->word) && share(x, p->doc, q->doc) < most)
      low++;
    else
      high++;
    if (low > SAMPLES / 2 || high >= SAMPLES / 2) break;
  }
  return low > high;
}

/* The number of the fingerprint of e that begins at this word. */
static uint32_t print_at (const Entry *e, uint32_t word) {
  uint32_t lo = 0, hi = e->kept;
  while (hi - lo > 1) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (e->print[mid].word <= word)
      lo = mid;
    else
      hi = mid;
  }
  return lo;
}

/* Would windows of w choose this fingerprint of a short text too: is it the least of one?
** What the denser windows left out is greater than a neighbour they chose. */
static int sampled (const syr_index *x, const Entry *e, uint32_t word) {
  const uint32_t shingles = e->n - x->k + 1, w = x->w < shingles ? x->w : shingles;
  const uint32_t at = print_at(e, word), hash = e->print[at].hash;
  uint32_t i, from = 0, to = shingles;
  for (i = at; i > 0 && from == 0; i--)
    if (e->print[i - 1].hash < hash) from = e->print[i - 1].word + 1;
  for (i = at + 1; i < e->kept && to == shingles; i++)
    if (e->print[i].hash < hash) to = e->print[i].word;
  return to - from >= w;
}

syr_status syr_boiler_dense (syr_index *x) {
  size_t i;
  x->dense = syr_mem_zero(&x->r, x->npost / 8 + 1);
  if (!x->dense) return SYR_NOMEM;
  for (i = 0; i < x->npost; i++) {
    const Entry *e = &x->doc[x->post[i].doc];
    if (e->n >= SYR_SHORT) continue;
    syr_touch(x, AROUND_PAGE);
    if (!sampled(x, e, x->post[i].word)) x->dense[i >> 3] |= (uint8_t)(1u << (i & 7));
  }
  return SYR_OK;
}

/* Documents that carry a fingerprint, up to CARRIERS. Of a short text those count that
** windows of w choose: each formula of a brief would be tried for boilerplate else. */
static uint32_t carriers (const syr_index *x, const Group *g) {
  uint32_t i, n = 0, last = UINT32_MAX;
  for (i = g->first; i < g->first + g->n && n < CARRIERS; i++) {
    const Post *p = &x->post[i];
    if (p->doc == last || (x->dense[i >> 3] >> (i & 7) & 1)) continue;
    last = p->doc;
    n++;
  }
  return n;
}

static syr_status try_groups (void *ctx, unsigned worker, uint32_t job) {
  syr_index *x = ctx;
  uint32_t g, end = (job + 1) * CHUNK;
  (void)worker;
  if (end > x->ngroup) end = x->ngroup;
  for (g = job * CHUNK; g < end; g++)
    if (x->group[g].documents >= CARRIERS && carriers(x, &x->group[g]) == CARRIERS)
      x->group[g].boiler = is_boiler(x, &x->group[g]);
  return SYR_OK;
}

/* ---------------------------------------------------------------- masks */

static void set_mask (Entry *e, uint32_t from, uint32_t to) {
  for (; from < to; from++) e->mask[from >> 3] |= (uint8_t)(1u << (from & 7));
}

static syr_status mask_print (syr_mem *m, Entry *e, uint32_t word, unsigned k) {
  if (!e->mask) {
    e->mask = syr_mem_zero(m, e->n / 8 + 1);
    if (!e->mask) return SYR_NOMEM;
  }
  set_mask(e, word, word + k);
  return SYR_OK;
}

/* Fill small gaps of e->mask, and count the words under it. */
void syr_mask (Entry *e, unsigned k, unsigned w) {
  uint32_t i, last = UINT32_MAX, masked = 0;
  for (i = 0; i < e->n; i++) {
    if (!syr_masked(e, i)) continue;
    if (last != UINT32_MAX && i - last - 1 < k + w) {
      set_mask(e, last + 1, i);
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

static syr_status mask_all (syr_index *x) {
  uint32_t g, i;
  size_t d;
  for (g = 0; g < x->ngroup; g++) {
    const Post *p = &x->post[x->group[g].first];
    if (!x->group[g].boiler) continue;
    syr_touch(x, AROUND_PAGE + x->group[g].n * sizeof *p);
    for (i = 0; i < x->group[g].n; i++) TRY(mask_print(&x->r, &x->doc[p[i].doc], p[i].word, x->k));
  }
  for (d = 0; d < x->ndoc; d++)
    if (x->doc[d].mask) syr_mask(&x->doc[d], x->k, x->w);
  return SYR_OK;
}

/* ---------------------------------------------------------------- result */

int syr_is_boiler (const syr_index *x, uint32_t hash) {
  uint32_t lo = 0, hi = x->nboiler;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (x->boiler[mid] < hash)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo < x->nboiler && x->boiler[lo] == hash;
}

/* The item of document d that key[0..n) make, word << 32 | group, in order; none
** when one of the fingerprints was met before. So there are at most nboiler items. */
static void report (syr_index *x, syr_boiler *out, uint32_t d, const uint64_t *key, size_t n) {
  syr_boiler *b = &out[x->reuse.boilers];
  size_t i;
  b->doc = d;
  b->documents = 0;
  for (i = 0; i < n; i++) {
    const Group *g = &x->group[(uint32_t)key[i]];
    const Post *first = &x->post[g->first];
    if (first->doc != d || first->word != (uint32_t)(key[i] >> 32)) return;
    if (b->documents < g->documents) b->documents = g->documents;
  }
  syr_word_bytes(&x->doc[d], (uint32_t)(key[0] >> 32), (uint32_t)(key[n - 1] >> 32) + x->k, &b->start, &b->end);
  x->reuse.boilers++;
}

/* Boilerplate fingerprints of document d; returns how many. */
static size_t boilers_of (const syr_index *x, size_t d, uint64_t *key) {
  size_t i, n = 0;
  for (i = x->linkat[d]; i < x->linkat[d + 1]; i++) {
    const Link *l = &x->link[i];
    if (x->group[l->group].boiler) key[n++] = (uint64_t)x->post[l->post].word << 32 | l->group;
  }
  return n;
}

/* Where k stands among n ascending keys. */
static size_t place (const uint64_t *key, size_t n, uint64_t k) {
  size_t lo = 0, hi = n;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (key[mid] < k)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

static int before (const syr_boiler *p, const syr_boiler *q) {
  return p->doc != q->doc ? p->doc < q->doc : p->start < q->start;
}

/* Put the lines of web pages, which come in any order, among the items there are:
** they are sorted, then both lists are merged from behind. */
static syr_status report_lines (syr_index *x, syr_boiler *out) {
  const size_t n = x->nfurniture;
  size_t i = x->reuse.boilers, j, k;
  syr_boiler *b = syr_mem_new(&x->r, n * sizeof *b);
  uint64_t *key = syr_mem_new(&x->r, 2 * n * sizeof *key);
  if (!b || !key) return SYR_NOMEM;
  for (j = 0; j < n; j++) key[j] = (uint64_t)x->furniture[j].doc << 32 | x->furniture[j].word;
  syr_sort64(key, key + n, n);
  for (j = 0; j < n; j++) {
    const Furniture *f = &x->furniture[j];
    k = place(key, n, (uint64_t)f->doc << 32 | f->word);
    b[k].doc = f->doc;
    b[k].documents = f->documents;
    syr_touch(x, AROUND_PAGE);
    syr_word_bytes(&x->doc[f->doc], f->word, f->word + f->n, &b[k].start, &b[k].end);
  }
  x->reuse.boilers += n;
  for (k = x->reuse.boilers; j > 0;)
    if (i > 0 && before(&b[j - 1], &out[i - 1]))
      out[--k] = out[--i];
    else
      out[--k] = b[--j];
  return SYR_OK;
}

/* One line's fingerprints begin at most w words after each other. */
static syr_status result (syr_index *x) {
  size_t d, i, n, from, most = 0;
  uint64_t *key;
  syr_boiler *out = syr_mem_new(&x->r, ((size_t)x->nboiler + x->nfurniture + 1) * sizeof *out);
  for (d = 0; d < x->ndoc; d++)
    if (x->linkat[d + 1] - x->linkat[d] > most) most = x->linkat[d + 1] - x->linkat[d];
  key = syr_mem_new(&x->r, most * 2 * sizeof *key);
  if (!key || !out) return SYR_NOMEM;
  x->reuse.boiler = out;
  for (d = 0; d < x->ndoc; d++) {
    if (!x->doc[d].mask) continue;
    syr_touch(x, (x->linkat[d + 1] - x->linkat[d] + 1) * 3 * AROUND_PAGE);
    n = boilers_of(x, d, key);
    syr_sort64(key, key + n, n);
    for (i = 1, from = 0; i <= n; i++)
      if (i == n || (key[i] >> 32) - (key[i - 1] >> 32) > x->w) {
        report(x, out, (uint32_t)d, key + from, i - from);
        from = i;
      }
  }
  syr_mem_drop(&x->r, key);
  return report_lines(x, out);
}

syr_status syr_boilerplate (syr_index *x, unsigned threads) {
  uint32_t g;
  TRY(syr_task_run(threads, x->ngroup / CHUNK + 1, try_groups, x));
  x->nboiler = 0;
  for (g = 0; g < x->ngroup; g++) x->nboiler += x->group[g].boiler;
  x->boiler = syr_mem_new(&x->r, x->nboiler * sizeof *x->boiler);
  if (!x->boiler) return SYR_NOMEM;
  x->nboiler = 0;
  for (g = 0; g < x->ngroup; g++)
    if (x->group[g].boiler) x->boiler[x->nboiler++] = x->post[x->group[g].first].hash;
  TRY(mask_all(x));
  return result(x);
}
