/*
** syr_boiler.c - text that many documents have and that makes none of them a copy
**
** A fingerprint of eight documents or more, or of five that are all of one outlet and no
** other's, is tried: of pairs of its carriers, drawn from all over, do they have other
** text in common, and is the text around the common run alike? Of a story one or the
** other is so, however edited; carriers of "Vous pouvez partager cet article" share
** nothing else. When most pairs do not, it is boilerplate. The run itself is no other
** text: in a short document the fingerprints of one long line are a good part of all.
** But a run that is two fifths of a document, or longer than a line, speaks for a copy.
** How frequent a fingerprint is never decides: a cut-off would lose the stories
** that everyone prints. It only moves the limit.
** What is masked is the run that the pairs had in common (syr_mask.c), not the
** fingerprints only: where those fall in a line is chance.
*/
#include <string.h>

#include "syr_reuse.h"

#define CARRIERS 8   /* documents from which a fingerprint is tried */
#define OF_ONE 5     /* the same, when all are of one outlet: what only one prints is its own */
#define SAMPLES 24   /* pairs of carriers looked at */
#define SHARE_MAX 15 /* percent */
#define FREQUENT 32  /* documents, and one in a hundred of all, from which the limit is the next */
#define SHARE_FREQUENT 50
#define LONGEST 400  /* words in a row that are a text, whatever else they share */
#define LINE 80      /* words in a row that may be a line or a notice: they are not counted as other text */
#define COPY 40      /* percent of a document that, in a row, make it a copy */
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

/* The words that two documents have in common around a fingerprint: [i, iend) of one,
** [j, jend) of the other. */
typedef struct Shared {
  uint32_t i, iend, j, jend;
} Shared;

static Shared run_around (const Entry *a, uint32_t i, const Entry *b, uint32_t j) {
  Shared s = { i, i, j, j };
  while (s.i > 0 && s.j > 0 && a->hash[s.i - 1] == b->hash[s.j - 1]) s.i--, s.j--;
  while (s.iend < a->n && s.jend < b->n && a->hash[s.iend] == b->hash[s.jend]) s.iend++, s.jend++;
  return s;
}

/* Does one of the links from l on that are of its group stand at a word of [from, to)? */
static int stands_in (const syr_index *x, size_t l, size_t end, uint32_t from, uint32_t to) {
  const uint32_t g = x->link[l].group;
  for (; l < end && x->link[l].group == g; l++)
    if (x->post[x->link[l].post].word >= from && x->post[x->link[l].post].word < to) return 1;
  return 0;
}

/* The groups that documents a and b have in common, but for those of words [from, to)
** of a, wherever else these stand. Both lists ascend. */
static uint32_t common (const syr_index *x, uint32_t a, uint32_t b, uint32_t from, uint32_t to) {
  size_t i = x->linkat[a], j = x->linkat[b];
  const size_t ie = x->linkat[a + 1], je = x->linkat[b + 1];
  uint32_t n = 0;
  while (i < ie && j < je) {
    uint32_t g = x->link[i].group, h = x->link[j].group;
    if (g == h) {
      n += !stands_in(x, i, ie, from, to);
      i = seek(x->link, i, ie, g + 1);
      j = seek(x->link, j, je, g + 1);
    } else if (g < h)
      i = seek(x->link, i, ie, h);
    else
      j = seek(x->link, j, je, g);
  }
  return n;
}

/* The fingerprints of e that begin before this word. */
static uint32_t prints_before (const Entry *e, uint32_t word) {
  uint32_t lo = 0, hi = e->kept;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (e->print[mid].word < word)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

/* Fingerprints of e that do not begin in [from, to) and that a text like o can have:
** short texts are sampled more densely. */
static uint32_t comparable (const syr_index *x, const Entry *e, uint32_t from, uint32_t to, const Entry *o) {
  const uint32_t dense = x->w < SYR_SHORTWINDOW ? x->w : SYR_SHORTWINDOW;
  const uint32_t n = e->kept - (prints_before(e, to) - prints_before(e, from));
  if (e->n >= SYR_SHORT || o->n < SYR_SHORT) return n;
  return (n * (dense + 1) + x->w) / (x->w + 1);
}

/* Of the fingerprints that the smaller one has outside the run, the share that both
** have, in percent. Of a run longer than a line only the fingerprint p itself is left out. */
static uint32_t share (const syr_index *x, const Post *p, const Post *q, const Shared *s) {
  const Entry *a = &x->doc[p->doc], *b = &x->doc[q->doc];
  const int line = s->iend - s->i <= LINE;
  const uint32_t i = line ? s->i : p->word, iend = line ? s->iend - x->k + 1 : i + 1;
  const uint32_t j = line ? s->j : q->word, jend = j + (iend - i);
  const uint32_t na = comparable(x, a, i, iend, b), nb = comparable(x, b, j, jend, a);
  const uint32_t n = na < nb ? na : nb;
  return n > 0 ? common(x, p->doc, q->doc, i, iend) * 100 / n : 100;
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

/* Is the text around the common run alike, as it is in an edited copy? */
static int alike (const Entry *a, const Entry *b, const Shared *s) {
  uint32_t na = s->i < BESIDE ? s->i : BESIDE, nb = s->j < BESIDE ? s->j : BESIDE;
  unsigned n = word_pairs(a->hash + s->i - na, na, b->hash + s->j - nb, nb);
  na = a->n - s->iend < BESIDE ? a->n - s->iend : BESIDE;
  nb = b->n - s->jend < BESIDE ? b->n - s->jend : BESIDE;
  return n + word_pairs(a->hash + s->iend, na, b->hash + s->jend, nb) >= ALIKE;
}

/* Are they the same words? Hashes may be equal by chance. */
static int same_words (const syr_index *x, const Post *p, const Post *q) {
  return !memcmp(x->doc[p->doc].hash + p->word, x->doc[q->doc].hash + q->word, x->k * sizeof(uint32_t));
}

/* Have the carriers p and q the run s in common, and nothing else? */
static int unlike (const syr_index *x, const Post *p, const Post *q, uint32_t most, Shared *s) {
  const Entry *a = &x->doc[p->doc], *b = &x->doc[q->doc];
  const uint32_t least = a->n < b->n ? a->n : b->n;
  uint32_t n;
  *s = run_around(a, p->word, b, q->word);
  n = s->iend - s->i;
  if (n > LONGEST || (uint64_t)n * 100 >= (uint64_t)least * COPY) return 0;
  return !alike(a, b, s) && share(x, p, q, s) < most;
}

/* The run that two unlike carriers had in common: words before and behind the
** fingerprint, which is this post of its group. */
typedef struct Sample {
  uint32_t post, left, right;
} Sample;

/* Put a sample among n others, which are in order of length. */
static void put_sample (Sample *sample, uint32_t n, Sample s) {
  for (; n > 0 && sample[n - 1].left + sample[n - 1].right > s.left + s.right; n--) sample[n] = sample[n - 1];
  sample[n] = s;
}

/* Pairs are drawn by a generator seeded with the hash. Stops when the median is
** known to lie on one side. The boilerplate is the run of median length. */
static void judge (const syr_index *x, Group *g) {
  uint64_t seed = x->post[g->first].hash;
  const uint32_t most = g->documents >= FREQUENT && (size_t)g->documents * 100 >= x->ndoc ? SHARE_FREQUENT : SHARE_MAX;
  uint32_t tries, low = 0, high = 0;
  Sample sample[SAMPLES];
  for (tries = 0; tries < 4 * SAMPLES && low <= SAMPLES / 2 && high < SAMPLES / 2; tries++) {
    const Post *p, *q;
    Shared s;
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    p = &x->post[g->first + (seed >> 33) % g->n];
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    q = &x->post[g->first + (seed >> 33) % g->n];
    if (p->doc == q->doc) continue;
    syr_touch(x, 6 * AROUND_PAGE);
    if (!same_words(x, p, q)) continue;
    if (unlike(x, p, q, most, &s)) {
      const Sample one = { (uint32_t)(p - x->post) - g->first, p->word - s.i, s.iend - p->word - x->k };
      put_sample(sample, low++, one);
    } else
      high++;
  }
  if (low <= high) return;
  g->boiler = 1 + sample[(low - 1) / 2].post;
  g->left = (uint16_t)sample[(low - 1) / 2].left;
  g->right = (uint16_t)sample[(low - 1) / 2].right;
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

/* Are the words of the fingerprint under the mask of lines of a web page (syr_lines.c)? */
static int is_furniture (const Entry *e, uint32_t word, unsigned k) {
  uint32_t i;
  if (!e->mask) return 0;
  for (i = word; i < word + k; i++)
    if (!syr_masked(e, i)) return 0;
  return 1;
}

/* Documents that carry a fingerprint outside the furniture of a page, up to CARRIERS. Of a
** short text those count that windows of w choose: each formula of a brief would be tried
** for boilerplate else. */
static uint32_t carriers (const syr_index *x, const Group *g) {
  uint32_t i, n = 0, last = UINT32_MAX;
  for (i = g->first; i < g->first + g->n && n < CARRIERS; i++) {
    const Post *p = &x->post[i];
    const Entry *e = &x->doc[p->doc];
    syr_touch(x, 2 * AROUND_PAGE);
    if (p->doc == last || is_furniture(e, p->word, x->k) || (e->n < SYR_SHORT && !sampled(x, e, p->word))) continue;
    last = p->doc;
    n++;
  }
  return n;
}

/* Are all documents of the group of one outlet? No page of theirs is read. */
static int of_one_outlet (const syr_index *x, const Group *g) {
  const uint32_t outlet = x->doc[x->post[g->first].doc].outlet;
  uint32_t i;
  for (i = g->first; outlet && i < g->first + g->n; i++)
    if (x->doc[x->post[i].doc].outlet != outlet) return 0;
  return outlet != 0;
}

/* How many carriers a group must have to be tried; 0: it is not. */
static uint32_t wanted (const syr_index *x, const Group *g) {
  if (g->documents >= CARRIERS) return CARRIERS;
  return g->documents >= OF_ONE && of_one_outlet(x, g) ? g->documents : 0;
}

static syr_status try_groups (void *ctx, unsigned worker, uint32_t job) {
  syr_index *x = ctx;
  uint32_t g, end = (job + 1) * CHUNK;
  (void)worker;
  if (end > x->ngroup) end = x->ngroup;
  for (g = job * CHUNK; g < end; g++) {
    const uint32_t n = wanted(x, &x->group[g]);
    if (n && carriers(x, &x->group[g]) == n) judge(x, &x->group[g]);
  }
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

/* The words [from, to) of document d are an item: links of boilerplate groups make it,
** numbered from linkat[d] in the low halves of key[0..n). None when one of the
** fingerprints was met before. So there are at most nboiler items. */
static void report (syr_index *x, syr_boiler *out, size_t d, const uint64_t *key, size_t n, uint32_t from, uint32_t to) {
  syr_boiler *b = &out[x->reuse.boilers];
  size_t i;
  b->doc = (uint32_t)d;
  b->documents = 0;
  for (i = 0; i < n; i++) {
    const Link *l = &x->link[x->linkat[d] + (uint32_t)key[i]];
    const Group *g = &x->group[l->group];
    if (l->post != g->first) return;
    if (b->documents < g->documents) b->documents = g->documents;
  }
  syr_word_bytes(&x->doc[d], from, to, &b->start, &b->end);
  x->reuse.boilers++;
}

/* The runs of boilerplate in document d, by their first words: word << 32 | link.
** Returns how many. */
static size_t boilers_of (const syr_index *x, size_t d, uint64_t *key) {
  size_t i, n = 0;
  uint32_t from, to;
  for (i = x->linkat[d]; i < x->linkat[d + 1]; i++) {
    const Link *l = &x->link[i];
    if (!x->group[l->group].boiler) continue;
    syr_boiler_run(x, &x->group[l->group], &x->post[l->post], &from, &to);
    key[n++] = (uint64_t)from << 32 | (i - x->linkat[d]);
  }
  syr_sort64(key, key + n, n);
  return n;
}

/* Runs of document d that overlap are one item. */
static void report_runs (syr_index *x, syr_boiler *out, size_t d, uint64_t *key) {
  const size_t n = boilers_of(x, d, key);
  size_t i, end;
  for (i = 0; i < n; i = end) {
    uint32_t from = (uint32_t)(key[i] >> 32), to = from + 1, a, b;
    for (end = i; end < n && key[end] >> 32 < to; end++) {
      const Link *l = &x->link[x->linkat[d] + (uint32_t)key[end]];
      syr_boiler_run(x, &x->group[l->group], &x->post[l->post], &a, &b);
      if (to < b) to = b;
    }
    report(x, out, d, key + i, end - i, from, to);
  }
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

static syr_status result (syr_index *x) {
  size_t d, most = 0;
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
    report_runs(x, out, d, key);
  }
  syr_mem_drop(&x->r, key);
  return report_lines(x, out);
}

syr_status syr_boilerplate (syr_index *x, unsigned threads) {
  uint32_t g;
  TRY(syr_task_run(threads, x->ngroup / CHUNK + 1, try_groups, x));
  TRY(syr_mask_groups(x, threads));
  x->nboiler = 0;
  for (g = 0; g < x->ngroup; g++) x->nboiler += x->group[g].boiler != 0;
  x->boiler = syr_mem_new(&x->r, x->nboiler * sizeof *x->boiler);
  if (!x->boiler) return SYR_NOMEM;
  x->nboiler = 0;
  for (g = 0; g < x->ngroup; g++)
    if (x->group[g].boiler) x->boiler[x->nboiler++] = x->post[x->group[g].first].hash;
  return result(x);
}
