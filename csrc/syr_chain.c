/*
** syr_chain.c - runs of equal words to passages
**
** The best chain that ends in each run comes from the runs before it: a run
** scores its words, a gap costs (sparse dynamic programming; Myers & Miller 1995
** has the theory, minimap2, Li 2018 section 2.1, the bounded look-back). Chains
** are taken best first, so moved blocks become passages of their own. What
** counts:
**   strong   t words in a row, or a score of STRONG words, or most of a short
**            document, or a line that stands twice in a row: found by itself
**   weak     WEAK words, where a taken chain is near on both sides
**   filler   FILLER words or more that fill the whole hole between taken chains
**            on both sides: a subtitle between paragraphs that are copied
** A pair without a strong chain shares formulas ("l'Observatoire syrien des
** droits de l'Homme (OSDH)"), not passages.
** Scores are in twentieths of a word.
*/
#include <string.h>

#include "syr_reuse.h"

#define POINT 20
#define GAPCOST 7  /* .35 of a word a word of the longer gap */
#define MAXGAP 20  /* words, each side */
#define MAXSHIFT 8  /* words that one side has more: beyond, a sentence was added or left out */
#define LOOKBACK 64 /* runs */
#define SMALL 8     /* words that count as a share of a short document */
#define TWICE 5     /* words that count when they stand twice in a row */
#define STRONG 14
#define WEAK 6
#define NEARBY 24 /* words to a taken chain, on both sides */
#define FILLER 3
#define NONE UINT32_MAX

static syr_status room (Aligner *z) {
  size_t n = z->nrun, score = z->capscore, prev = score, from = score, reach = score;
  TRY(syr_mem_room(&z->m, &z->score, &score, n, sizeof *z->score));
  TRY(syr_mem_room(&z->m, &z->prev, &prev, n, sizeof *z->prev));
  TRY(syr_mem_room(&z->m, &z->from, &from, n, sizeof *z->from));
  TRY(syr_mem_room(&z->m, &z->reach, &reach, n, sizeof *z->reach));
  TRY(syr_mem_room(&z->m, &z->used, &z->capscore, n, sizeof *z->used));
  TRY(syr_mem_room(&z->m, &z->key, &z->capkey, 2 * n, sizeof *z->key));
  return syr_mem_room(&z->m, &z->node, &z->capnode, n, sizeof *z->node);
}

/* Fresh bytes of a mark array are 0, and used ones are put back to 0. */
static syr_status mark_room (syr_mem *m, uint8_t **mark, size_t *cap, size_t n) {
  size_t old = *cap;
  TRY(syr_mem_room(m, mark, cap, n, 1));
  memset(*mark + old, 0, *cap - old);
  return SYR_OK;
}

/* A text of few different words has runs everywhere: the short ones go until there
** is one for every other word of B. Runs of t words stay. */
static void thin (Aligner *z, uint32_t n) {
  const size_t most = n / 2 < 64 ? 64 : n / 2;
  uint32_t least = 3;
  while (z->nrun > most && ++least <= z->t) {
    size_t r, out = 0;
    for (r = 0; r < z->nrun; r++)
      if (z->run[r].len >= least) z->run[out++] = z->run[r];
    z->nrun = out;
  }
}

/* By j, then i. Runs are nearly sorted: a run grown to the left moves a little. */
static void sort_runs (Run *run, size_t n) {
  size_t p, q;
  for (p = 1; p < n; p++) {
    Run r = run[p];
    for (q = p; q > 0 && (run[q - 1].j > r.j || (run[q - 1].j == r.j && run[q - 1].i > r.i)); q--) run[q] = run[q - 1];
    run[q] = r;
  }
}

/* ---------------------------------------------------------------- scores */

/* Words by which q and the later run r overlap on either side. */
static uint32_t overlap (const Run *q, const Run *r) {
  uint32_t a = q->i + q->len > r->i ? q->i + q->len - r->i : 0;
  uint32_t b = q->j + q->len > r->j ? q->j + q->len - r->j : 0;
  return a > b ? a : b;
}

/* Words as a score; a text that is longer than this counts as this long. */
static int32_t points (uint32_t words) {
  return words < INT32_MAX / 4 / POINT ? (int32_t)words * POINT : INT32_MAX / 4;
}

/* What r adds to a chain that ends in q; 0 or less when it cannot follow. */
static int32_t gain (const Run *q, const Run *r) {
  uint32_t cut, ga, gb, gap;
  if (r->i <= q->i || r->j <= q->j) return 0;
  cut = overlap(q, r);
  if (cut >= r->len) return 0;
  ga = r->i + cut - q->i - q->len;
  gb = r->j + cut - q->j - q->len;
  gap = ga > gb ? ga : gb;
  if (gap > MAXGAP || (ga > gb ? ga - gb : gb - ga) > MAXSHIFT) return 0;
  return points(r->len - cut) - (int32_t)(GAPCOST * gap);
}

/* Inside one document a chain must end before its second place begins. */
static int apart (const Aligner *z, size_t q, const Run *r) {
  return r->i + r->len <= z->run[z->from[q]].j;
}

static void score_runs (Aligner *z, int self) {
  size_t r, q;
  for (r = 0; r < z->nrun; r++) {
    const Run *run = &z->run[r];
    const size_t low = r > LOOKBACK ? r - LOOKBACK : 0;
    int32_t best = points(run->len);
    z->prev[r] = NONE;
    z->from[r] = (uint32_t)r;
    z->used[r] = 0;
    z->reach[r] = run->j + run->len;
    if (r > 0 && z->reach[r] < z->reach[r - 1]) z->reach[r] = z->reach[r - 1];
    for (q = r; q-- > low && z->reach[q] + MAXGAP >= run->j;) {
      int32_t g = gain(&z->run[q], run);
      if (g == 0 || z->score[q] + g <= best || z->score[q] > INT32_MAX / 2) continue;
      if (self && !apart(z, q, run)) continue;
      best = z->score[q] + g;
      z->prev[r] = (uint32_t)q;
      z->from[r] = z->from[q];
    }
    z->score[r] = best;
  }
}

/* ---------------------------------------------------------------- taking chains */

static uint32_t count_marks (const uint8_t *mark, uint32_t from, uint32_t to) {
  uint32_t n = 0;
  for (; from < to; from++) n += mark[from] != 0;
  return n;
}

/* More than half of a run's words are in taken chains, on either side. */
static int taken (const Aligner *z, const Run *r) {
  return 2 * count_marks(z->marka, r->i, r->i + r->len) > r->len || 2 * count_marks(z->markb, r->j, r->j + r->len) > r->len;
}

/* The chain of free runs that ends in run `end`: nodes, last first. Returns how many. */
static size_t walk (Aligner *z, uint32_t end) {
  size_t n = 0;
  for (; end != NONE && !z->used[end]; end = z->prev[end]) z->node[n++] = end;
  return n;
}

/* Words of the chain node[lo..hi) and its score; best is its longest run. */
static int64_t measure (const Aligner *z, size_t lo, size_t hi, Chain *c, uint32_t *best) {
  const Run *q = &z->run[z->node[hi - 1]];
  int64_t score = points(q->len);
  c->i = q->i;
  c->j = q->j;
  c->words = *best = q->len;
  c->runs = (uint32_t)(hi - lo);
  while (--hi > lo) {
    const Run *r = &z->run[z->node[hi - 1]];
    score += gain(q, r);
    c->words += r->len - overlap(q, r);
    if (*best < r->len) *best = r->len;
    q = r;
  }
  c->iend = q->i + q->len;
  c->jend = q->j + q->len;
  return score;
}

static void mark_span (uint8_t *mark, uint32_t from, uint32_t to, uint8_t value) {
  for (; from < to; from++)
    if (mark[from] < value) mark[from] = value;
}

static syr_status take (Aligner *z, const Chain *c, size_t lo, size_t hi) {
  mark_span(z->marka, c->i, c->iend, 1);
  mark_span(z->markb, c->j, c->jend, 1);
  for (; lo < hi; lo++) {
    const Run *r = &z->run[z->node[lo]];
    z->used[z->node[lo]] = 1;
    memset(z->marka + r->i, 2, r->len);
    memset(z->markb + r->j, 2, r->len);
  }
  TRY(syr_mem_room(&z->m, &z->chain, &z->capchain, z->nchain + 1, sizeof *z->chain));
  z->chain[z->nchain++] = *c;
  return SYR_OK;
}

static int any_mark (const uint8_t *mark, uint32_t n, uint32_t from, uint32_t to) {
  uint32_t lo = from > NEARBY ? from - NEARBY : 0, hi = n - to > NEARBY ? to + NEARBY : n;
  return memchr(mark + lo, 1, hi - lo) || memchr(mark + lo, 2, hi - lo);
}

/* New text on both sides, or on one side of a chain that counts by itself: a
** document that has a passage twice shares it twice. Inside one document each
** further place is told once, of the first. */
static int is_new (const Aligner *z, const Chain *c, int strong, int same) {
  uint32_t a = count_marks(z->marka, c->i, c->iend), b = count_marks(z->markb, c->j, c->jend);
  int newa = 2 * a < c->iend - c->i, newb = 2 * b < c->jend - c->j;
  if (same) return newb && (newa || strong);
  return (newa && newb) || (strong && (newa || newb));
}

/* A chain that counts by itself: t words in a row, or enough words in all, or
** most of what a short document has to say, or a line printed twice in a row. */
static int is_strong (const Aligner *z, Side a, Side b, const Chain *c, uint32_t best, int64_t score) {
  const int same = a.hash == b.hash;
  uint32_t shorter = a.n < b.n ? a.n : b.n;
  if (best >= z->t || score >= STRONG * POINT) return 1;
  if (same) return c->words >= TWICE && c->j - c->iend <= 1;
  return score >= SMALL * POINT && 5 * (uint64_t)c->words >= 2 * (uint64_t)shorter;
}

/* Try the chain that ends in run `end`. Ends that lie in taken chains go first. */
static syr_status try_chain (Aligner *z, Side a, Side b, uint32_t end, int weak) {
  size_t lo = 0, hi = walk(z, end);
  Chain c;
  uint32_t best;
  int64_t score;
  int strong;
  if (hi == 0) return SYR_OK;
  score = measure(z, lo, hi, &c, &best);
  strong = is_strong(z, a, b, &c, best, score);
  if (!strong || !is_new(z, &c, 1, a.hash == b.hash)) {
    while (lo < hi && taken(z, &z->run[z->node[lo]])) lo++;
    while (lo < hi && taken(z, &z->run[z->node[hi - 1]])) hi--;
    if (lo == hi) return SYR_OK;
    score = measure(z, lo, hi, &c, &best);
    strong = is_strong(z, a, b, &c, best, score);
  }
  if (!strong) {
    if (!weak || score < WEAK * POINT) return SYR_OK;
    if (!any_mark(z->marka, a.n, c.i, c.iend) || !any_mark(z->markb, b.n, c.j, c.jend)) return SYR_OK;
  }
  if (!is_new(z, &c, strong, a.hash == b.hash)) { /* do not try its other runs either */
    while (lo < hi) z->used[z->node[lo++]] = 1;
    return SYR_OK;
  }
  return take(z, &c, lo, hi);
}

/* Words [from, to) are free, and what stands before and after is taken, or the end. */
static int fills (const uint8_t *mark, uint32_t n, uint32_t from, uint32_t to) {
  if (count_marks(mark, from, to) > 0) return 0;
  return (from == 0 || mark[from - 1]) && (to == n || mark[to]) && (from > 0 || to < n);
}

static syr_status fillers (Aligner *z, Side a, Side b) {
  uint32_t r;
  for (r = 0; r < z->nrun; r++) {
    const Run *run = &z->run[r];
    Chain c = {run->i, run->i + run->len, run->j, run->j + run->len, run->len, 1};
    if (z->used[r] || run->len < FILLER) continue;
    if (!fills(z->marka, a.n, c.i, c.iend) || !fills(z->markb, b.n, c.j, c.jend)) continue;
    z->node[0] = r;
    TRY(take(z, &c, 0, 1));
  }
  return SYR_OK;
}

/* Ends of chains worth trying, best score first; returns how many. */
static size_t best_first (Aligner *z) {
  size_t r, n = 0;
  for (r = 0; r < z->nrun; r++)
    if (z->score[r] >= WEAK * POINT) z->key[n++] = (uint64_t)(uint32_t)(INT32_MAX - z->score[r]) << 32 | r;
  syr_sort64(z->key, z->key + n, n);
  return n;
}

syr_status syr_chains (Aligner *z, Side a, Side b, int self) {
  size_t n, r;
  z->nchain = 0;
  thin(z, b.n);
  if (z->nrun == 0) return SYR_OK;
  TRY(room(z));
  TRY(mark_room(&z->m, &z->marka, &z->capmarka, a.n));
  TRY(mark_room(&z->m, &z->markb, &z->capmarkb, b.n));
  sort_runs(z->run, z->nrun);
  score_runs(z, self);
  n = best_first(z);
  for (r = 0; r < n; r++) TRY(try_chain(z, a, b, (uint32_t)z->key[r], 0));
  if (z->nchain == 0) return SYR_OK;
  for (r = 0; r < n; r++) TRY(try_chain(z, a, b, (uint32_t)z->key[r], 1));
  return self ? SYR_OK : fillers(z, a, b);
}
