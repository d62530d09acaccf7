/*
** syr_seeds.c - for a document: its partners, where they meet, their passages
**
** Every job takes a block of documents. A document meets each later carrier of
** its fingerprints, so each pair is met once and no table of pairs is needed.
** A fingerprint of more than SYR_HOT documents links a document to the first of
** them and to the one before only: the time stays linear, the family whole.
*/
#include <string.h>

#include "syr_reuse.h"

#define BLOCK 16     /* documents a job */
#define TWICE 5      /* words */
#define TWICE_MAX 16 /* words: beyond, fingerprints find it */

typedef struct Matching {
  syr_index *x;
  Worker *worker;
  Found *found;    /* by job */
  uint32_t *first; /* by document, + 1: its pieces */
} Matching;

/* ---------------------------------------------------------------- seeds */

static syr_status add_seed (Worker *w, uint32_t doc, uint32_t i, uint32_t j) {
  TRY(syr_mem_room(&w->z.m, &w->seed, &w->capseed, w->nseed + 1, sizeof *w->seed));
  w->seed[w->nseed].doc = doc;
  w->seed[w->nseed].i = i;
  w->seed[w->nseed++].j = j;
  return SYR_OK;
}

/* Where the fingerprint of link l of document d stands later on. */
static syr_status follow (const syr_index *x, Worker *w, uint32_t d, const Link *l) {
  const Group *g = &x->group[l->group];
  const Post *p = &x->post[l->post], *q = p + 1, *end = &x->post[g->first] + g->n;
  const int all = g->documents <= SYR_HOT || x->post[g->first].doc == d;
  uint32_t first = UINT32_MAX;
  for (; q < end; q++) {
    if (q->doc != d && first == UINT32_MAX) first = q->doc;
    if (!all && q->doc != d && q->doc != first) break;
    TRY(add_seed(w, q->doc, p->word, q->word));
  }
  return SYR_OK;
}

static syr_status gather (const syr_index *x, Worker *w, uint32_t d) {
  size_t l;
  w->nseed = 0;
  syr_touch(x, (x->linkat[d + 1] - x->linkat[d] + 1) * 2 * AROUND_PAGE);
  for (l = x->linkat[d]; l < x->linkat[d + 1]; l++) {
    if (x->group[x->link[l].group].boiler || syr_masked(&x->doc[d], x->post[x->link[l].post].word)) continue;
    TRY(follow(x, w, d, &x->link[l]));
  }
  return SYR_OK;
}

typedef uint32_t Four __attribute__((vector_size(16)));

static inline Four four (const uint32_t *p) {
  Four v;
  memcpy(&v, p, sizeof v);
  return v;
}

static inline Four same (uint32_t x) {
  return (Four){ x, x, x, x };
}

/* Do words i to i + 2 come again, a distance of at most TWICE_MAX words before? Four
** distances are compared at once, and there is no branch in here. */
static inline uint32_t comes_again (const uint32_t *h, uint32_t i) {
  const Four one = same(h[i]), two = same(h[i + 1]), three = same(h[i + 2]);
  Four again = same(0);
  uint32_t d;
  for (d = TWICE_MAX; d > 0; d -= 4) {
    const uint32_t *p = h + i - d;
    again |= (Four)((four(p) == one) & (four(p + 1) == two) & (four(p + 2) == three));
  }
  return again[0] | again[1] | again[2] | again[3];
}

/* Whether gather_twice may find anything: of TWICE words in a row, every third one
** begins three that lie among them. */
static int may_be_twice (const uint32_t *h, uint32_t n) {
  uint32_t i, d, again = 0;
  for (i = 3; i < TWICE_MAX && i + 2 < n; i += 3)
    for (d = 1; d <= i; d++) again |= h[i - d] == h[i] && h[i + 1 - d] == h[i + 1];
  for (; i + 2 < n && !again; i += 3) again = comes_again(h, i);
  return again != 0;
}

/* Lines that stand twice in a row and are too short for a fingerprint of each:
** TWICE words or more that come again at the same distance, of at most TWICE_MAX
** words. last[] remembers where a hash was seen, + 1. */
static syr_status gather_twice (Worker *w, const uint32_t *h, uint32_t n, uint32_t d) {
  uint32_t last[1024] = {0}, i, run = 0, distance = 0;
  for (i = 0; i < n; i++) {
    uint32_t *seen = &last[h[i] & 1023], far = i + 1 - *seen;
    const int again = *seen > 0 && far <= TWICE_MAX && h[i] == h[*seen - 1];
    *seen = i + 1;
    run = !again ? 0 : far == distance ? run + 1 : 1;
    distance = far;
    if (run == TWICE && run + 1 >= far) TRY(add_seed(w, d, i - far, i));
    if (run > TWICE && run + 1 == far) TRY(add_seed(w, d, i - far, i));
  }
  return SYR_OK;
}

/* Sort the seeds by partner into key[]: j << 32 | i. count[b] becomes the end of
** partner b's seeds; partners ascend. */
static syr_status by_partner (Worker *w) {
  size_t s, p;
  uint32_t at = 0;
  w->npartner = 0;
  for (s = 0; s < w->nseed; s++) {
    if (w->count[w->seed[s].doc]++ > 0) continue;
    TRY(syr_mem_room(&w->z.m, &w->partner, &w->cappartner, w->npartner + 1, sizeof *w->partner));
    w->partner[w->npartner++] = w->seed[s].doc;
  }
  TRY(syr_mem_room(&w->z.m, &w->key, &w->capkey, w->nseed + w->npartner, sizeof *w->key));
  TRY(syr_mem_room(&w->z.m, &w->tmp, &w->captmp, w->nseed + w->npartner, sizeof *w->tmp));
  for (p = 0; p < w->npartner; p++) w->key[p] = w->partner[p];
  syr_sort64(w->key, w->tmp, w->npartner);
  for (p = 0; p < w->npartner; p++) {
    uint32_t b = w->partner[p] = (uint32_t)w->key[p], n = w->count[b];
    w->count[b] = at;
    at += n;
  }
  for (s = 0; s < w->nseed; s++)
    w->key[w->count[w->seed[s].doc]++] = (uint64_t)w->seed[s].j << 32 | w->seed[s].i;
  return SYR_OK;
}

/* ---------------------------------------------------------------- passages */

/* Formulas at the edge of a passage that are masked for being frequent, but equal
** and shorter than a passage of their own, belong to it. */
static void reclaim (const Entry *a, const Entry *b, Chain *c, uint32_t t) {
  const uint32_t *p = a->hash, *q = b->hash;
  uint32_t n = 0;
  if (!a->mask || !b->mask) return;
  while (n < t && c->i > n && c->j > n && syr_masked(a, c->i - n - 1) && p[c->i - n - 1] == q[c->j - n - 1]) n++;
  if (n < t) c->i -= n, c->j -= n;
  n = 0;
  while (n < t && c->iend + n < a->n && c->jend + n < b->n && syr_masked(a, c->iend + n) && p[c->iend + n] == q[c->jend + n]) n++;
  if (n < t) c->iend += n, c->jend += n;
}

/* The same words on both sides, masked ones included. */
static int verbatim (const Entry *a, const Entry *b, const Chain *c) {
  if (c->iend - c->i != c->jend - c->j) return 0;
  return memcmp(a->hash + c->i, b->hash + c->j, (c->iend - c->i) * sizeof *a->hash) == 0;
}

static syr_status add_pieces (syr_mem *m, Found *f, const Aligner *z, const Entry *a, const Entry *b, uint32_t rb) {
  size_t i;
  TRY(syr_mem_room(m, &f->piece, &f->cappiece, f->npiece + z->nchain, sizeof *f->piece));
  for (i = 0; i < z->nchain; i++) {
    Chain c = z->chain[i];
    Piece *p = &f->piece[f->npiece++];
    if (a != b) reclaim(a, b, &c, z->t);
    p->b = rb;
    p->i = c.i;
    p->iend = c.iend;
    p->j = c.j;
    p->jend = c.jend;
    p->kind = verbatim(a, b, &c) ? SYR_VERBATIM : SYR_NEAR;
    p->words = p->kind == SYR_VERBATIM ? c.iend - c.i : c.words;
  }
  return SYR_OK;
}

/* Words of e that lie in passages of the pair, boilerplate not counted; puts the marks back. */
static uint32_t sweep_marks (const Entry *e, uint8_t *mark, uint32_t from, uint32_t to) {
  uint32_t n = 0, i;
  for (i = from; i < to; i++) n += mark[i] && !syr_masked(e, i);
  memset(mark + from, 0, to - from);
  return n;
}

static syr_status add_pair (syr_mem *m, Found *f, Aligner *z, const Entry *a, const Entry *b, uint32_t ra, uint32_t rb) {
  syr_pair p = {ra, rb, 0, 0, 0};
  size_t c;
  for (c = 0; c < z->nchain; c++) {
    const Chain *h = &z->chain[c];
    p.words += h->words;
    p.words_a += sweep_marks(a, z->marka, h->i, h->iend);
    p.words_b += sweep_marks(b, z->markb, h->j, h->jend);
  }
  if (z->nchain == 0 || ra == rb) return SYR_OK;
  TRY(syr_mem_room(m, &f->pair, &f->cappair, f->npair + 1, sizeof *f->pair));
  f->pair[f->npair++] = p;
  return SYR_OK;
}

/* The hashes of e, of this rank. Masked words have one of their own, so that they never
** match; they are made anew each time: a third of all documents have some. */
static syr_status side_of (Worker *w, uint32_t **room, size_t *cap, const Entry *e, uint32_t rank, Side *out) {
  uint32_t i;
  out->hash = e->hash;
  out->n = e->n;
  if (!e->mask) return SYR_OK;
  TRY(syr_mem_room(&w->z.m, room, cap, e->n, sizeof **room));
  memcpy(*room, e->hash, e->n * sizeof **room);
  for (i = 0; i < e->n; i++) {
    uint64_t h;
    if (i % 8 == 0 && !e->mask[i >> 3]) {
      i += 7;
      continue;
    }
    if (!syr_masked(e, i)) continue;
    h = ((uint64_t)rank << 32 | i) * UINT64_C(0x9E3779B97F4A7C15);
    (*room)[i] = (uint32_t)((h ^ h >> 29) * UINT64_C(0xBF58476D1CE4E5B9) >> 32);
  }
  out->hash = *room;
  return SYR_OK;
}

/* Align e, of rank d, whose hashes are a, with its partners. found->... is in memory of m. */
static syr_status match (const syr_index *x, Worker *w, syr_mem *m, Found *f, const Entry *e, uint32_t d, Side a) {
  size_t p, begin = 0, end;
  w->z.ready = NULL;
  TRY(by_partner(w));
  for (p = 0; p < w->npartner; p++, begin = end) {
    const uint32_t rb = w->partner[p];
    const Entry *o = &x->doc[rb];
    Side b = a;
    end = w->count[rb];
    w->count[rb] = 0;
    syr_touch(x, AROUND_PAGE + o->n * (size_t)6);
    if (rb != d) TRY(side_of(w, &w->other, &w->capother, o, rb, &b));
    TRY(syr_align(&w->z, a, b, w->key + begin, end - begin, rb == d));
    if (w->z.nchain == 0) continue;
    TRY(add_pieces(m, f, &w->z, e, o, rb));
    TRY(add_pair(m, f, &w->z, e, o, d, rb));
  }
  return SYR_OK;
}

/* ---------------------------------------------------------------- order */

/* Sort pieces of one document a: by i, b, j, iend (a merge sort). */
static int before (const Piece *p, const Piece *q) {
  if (p->i != q->i) return p->i < q->i;
  if (p->b != q->b) return p->b < q->b;
  if (p->j != q->j) return p->j < q->j;
  return p->iend < q->iend;
}

static void merge_sort (Piece *p, Piece *tmp, size_t n) {
  size_t half = n / 2, i = 0, j = half, k = 0;
  if (n < 2) return;
  merge_sort(p, tmp, half);
  merge_sort(p + half, tmp, n - half);
  if (!before(&p[half], &p[half - 1])) return;
  memcpy(tmp, p, half * sizeof *p);
  while (i < half) {
    if (j < n && before(&p[j], &tmp[i]))
      p[k++] = p[j++];
    else
      p[k++] = tmp[i++];
  }
}

static syr_status sort_pieces (syr_mem *m, Piece *p, size_t n) {
  Piece *tmp;
  if (n < 2) return SYR_OK;
  tmp = syr_mem_new(m, n / 2 * sizeof *tmp);
  if (!tmp) return SYR_NOMEM;
  merge_sort(p, tmp, n);
  syr_mem_drop(m, tmp);
  return SYR_OK;
}

static void to_passage (const syr_index *x, const Entry *a, uint32_t ra, const Piece *q, syr_passage *p) {
  p->a = ra;
  p->b = q->b;
  syr_word_bytes(a, q->i, q->iend, &p->start_a, &p->end_a);
  syr_word_bytes(&x->doc[q->b], q->j, q->jend, &p->start_b, &p->end_b);
  p->words = q->words;
  p->kind = q->kind;
}

/* ---------------------------------------------------------------- jobs */

static syr_status match_block (void *ctx, unsigned worker, uint32_t job) {
  Matching *t = ctx;
  Worker *w = &t->worker[worker];
  Found *f = &t->found[job];
  size_t d = (size_t)job * BLOCK, end = d + BLOCK < t->x->ndoc ? d + BLOCK : t->x->ndoc;
  for (; d < end; d++) {
    const size_t from = f->npiece;
    Side a;
    TRY(gather(t->x, w, (uint32_t)d));
    TRY(side_of(w, &w->mine, &w->capmine, &t->x->doc[d], (uint32_t)d, &a));
    if (may_be_twice(a.hash, a.n)) TRY(gather_twice(w, a.hash, a.n, (uint32_t)d));
    if (w->nseed == 0) continue;
    TRY(match(t->x, w, &w->z.m, f, &t->x->doc[d], (uint32_t)d, a));
    if (f->npiece > from) TRY(sort_pieces(&w->z.m, f->piece + from, f->npiece - from));
    t->first[d + 1] = (uint32_t)(f->npiece - from);
  }
  return SYR_OK;
}

static syr_status worker_init (Worker *w, const syr_index *x) {
  memset(w, 0, sizeof *w);
  syr_mem_init(&w->z.m, x->lock ? syr_lock_alloc : x->m.f, x->lock ? (void *)x->lock : x->m.ud);
  w->z.t = x->k + x->w - 1;
  w->count = syr_mem_zero(&w->z.m, (x->ndoc + 1) * sizeof *w->count);
  return w->count ? SYR_OK : SYR_NOMEM;
}

/* Put what the jobs found one after the other. first[a + 1] holds a's pieces. */
static syr_status collect (syr_index *x, const Found *f, uint32_t jobs, uint32_t *first) {
  size_t np = 0, nq = 0;
  uint32_t j;
  syr_pair *q;
  for (j = 0; j < jobs; j++) np += f[j].npiece, nq += f[j].npair;
  if (np > UINT32_MAX) return SYR_TOOBIG;
  x->piece = syr_mem_new(&x->r, np * sizeof *x->piece);
  q = syr_mem_new(&x->r, nq * sizeof *q);
  if (!x->piece || !q) return SYR_NOMEM;
  x->reuse.pair = q;
  x->reuse.passages = np;
  x->reuse.pairs = nq;
  for (np = 0, j = 0; j < jobs; j++) {
    if (f[j].npiece) memcpy(x->piece + np, f[j].piece, f[j].npiece * sizeof *x->piece);
    if (f[j].npair) memcpy(q, f[j].pair, f[j].npair * sizeof *q);
    np += f[j].npiece;
    q += f[j].npair;
  }
  for (j = 0; j < x->ndoc; j++) first[j + 1] += first[j];
  x->reuse.first = first;
  return SYR_OK;
}

/* Words to bytes, for the passages of a block of documents. */
static syr_status passages_of (void *ctx, unsigned worker, uint32_t job) {
  syr_index *x = ctx;
  size_t d = (size_t)job * BLOCK, end = d + BLOCK < x->ndoc ? d + BLOCK : x->ndoc;
  uint32_t i;
  (void)worker;
  for (; d < end; d++)
    for (i = x->reuse.first[d]; i < x->reuse.first[d + 1]; i++)
      syr_touch(x, 2 * AROUND_PAGE), to_passage(x, &x->doc[d], (uint32_t)d, &x->piece[i], (syr_passage *)(uintptr_t)&x->reuse.passage[i]);
  return SYR_OK;
}

static syr_status passages (syr_index *x, unsigned threads, uint32_t jobs) {
  x->reuse.passage = syr_mem_new(&x->r, x->reuse.passages * sizeof *x->reuse.passage);
  return x->reuse.passage ? syr_task_run(threads, jobs, passages_of, x) : SYR_NOMEM;
}

syr_status syr_match_documents (syr_index *x, unsigned threads) {
  Matching t;
  uint32_t jobs = (uint32_t)((x->ndoc + BLOCK - 1) / BLOCK);
  unsigned i, n = threads < 1 ? 1 : threads > SYR_MAXTHREADS ? SYR_MAXTHREADS : threads;
  syr_status s = SYR_OK;
  t.x = x;
  t.found = syr_mem_zero(&x->r, jobs * sizeof *t.found);
  t.worker = syr_mem_zero(&x->r, n * sizeof *t.worker);
  t.first = syr_mem_zero(&x->r, (x->ndoc + 1) * sizeof *t.first);
  if (!t.found || !t.worker || !t.first) return SYR_NOMEM;
  for (i = 0; i < n && s == SYR_OK; i++) s = worker_init(&t.worker[i], x);
  if (s == SYR_OK) s = syr_task_run(n, jobs, match_block, &t);
  if (s == SYR_OK) s = collect(x, t.found, jobs, t.first);
  for (i = 0; i < n; i++)
    if (t.worker[i].z.m.f) syr_mem_free(&t.worker[i].z.m);
  syr_mem_drop(&x->r, t.found);
  syr_mem_drop(&x->r, t.worker);
  return s == SYR_OK ? passages(x, n, jobs) : s;
}

/* ---------------------------------------------------------------- a document from outside */

static syr_status query_seeds (const syr_index *x, Worker *w, const Entry *e) {
  size_t from, to;
  uint32_t i;
  for (i = 0; i < e->nprint; i++) {
    const uint32_t hash = e->print[i].hash;
    syr_touch(x, 2 * AROUND_PAGE);
    syr_pack_find(&x->pack, hash, &from, &to);
    if (from < to && syr_is_boiler(x, hash)) continue;
    for (; from < to; from++) {
      const Post p = syr_pack_post(&x->pack, from, hash);
      TRY(add_seed(w, p.doc, e->print[i].word, p.word));
    }
  }
  return SYR_OK;
}

syr_status syr_query (const syr_index *x, syr_mem *m, Entry *e, syr_passage **out, size_t *n) {
  Worker w;
  Found f = {0};
  Side a;
  size_t i;
  syr_status s = worker_init(&w, x);
  if (s == SYR_OK) s = query_seeds(x, &w, e);
  if (s == SYR_OK) s = side_of(&w, &w.mine, &w.capmine, e, UINT32_MAX, &a);
  if (s == SYR_OK) s = match(x, &w, &w.z.m, &f, e, UINT32_MAX, a);
  if (s == SYR_OK) s = sort_pieces(&w.z.m, f.piece, f.npiece);
  if (s == SYR_OK && !(*out = syr_mem_new(m, f.npiece * sizeof **out))) s = SYR_NOMEM;
  for (i = 0; s == SYR_OK && i < f.npiece; i++) to_passage(x, e, 0, &f.piece[i], *out + i);
  if (s == SYR_OK) *n = f.npiece;
  syr_mem_free(&w.z.m);
  return s;
}
