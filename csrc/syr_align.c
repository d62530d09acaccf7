/*
** syr_align.c - runs of equal words of two documents
**
** Winnowed fingerprints tell where two documents meet; between them edited
** copies have runs too short for a shingle. So every piece of 3 words of B is
** looked up in a table of A's (an anchor), and grown to the whole run. Runs go
** to syr_chain.c. Before that dense step the known meeting places are grown: when
** they are one run shorter than t words, only its surroundings are aligned.
** A is the document whose table serves many partners. Long documents are aligned
** around the meeting places only, never as a whole: no quadratic time.
** Research: exact extension alone finds 69 % of heavily edited copy, this 98 %.
*/
#include <string.h>

#include "syr_reuse.h"

#define ANCHOR 3    /* words in an anchor */
#define HITS 8      /* places of A tried for one anchor of B */
#define STEPS 48    /* steps in one bucket; the next two are for long documents */
#define FEWSTEPS 12
#define FARSKIP 16
#define LONG 8192   /* words from which only the surroundings are aligned */
#define AROUND 200  /* words, each side */
#define NEARBY 40   /* the same for a lone short run */
#define SKIP 4
#define BACK 64     /* words a run may grow to the left on a diagonal of a long document */
#define MAXDIAG 65536

static inline uint32_t anchor (const uint32_t *h) {
  return h[0] * UINT32_C(0x9E3779B1) + h[1] * UINT32_C(0x85EBCA77) + h[2] * UINT32_C(0xC2B2AE3D);
}

/* A bit for each anchor, sixteen times as many as buckets: most anchors of B are not
** in A, and a bucket that is used by chance would be a branch guessed wrong. */
#define FINER 4

static inline uint64_t known (const Aligner *z, uint32_t hash) {
  const uint32_t bit = hash >> (z->shift - FINER);
  return z->known[bit >> 6] >> (bit & 63) & 1;
}

/* ---------------------------------------------------------------- the table of A */

static syr_status table_clear (Aligner *z, uint32_t na, size_t anchors) {
  size_t size = 64;
  z->shift = 26;
  while (size < 2 * anchors && z->shift > FINER) {
    size *= 2;
    z->shift--;
  }
  TRY(syr_mem_room(&z->m, &z->head, &z->caphead, size, sizeof *z->head));
  TRY(syr_mem_room(&z->m, &z->next, &z->capnext, na, sizeof *z->next));
  TRY(syr_mem_room(&z->m, &z->known, &z->capknown, size >> (6 - FINER), sizeof *z->known));
  memset(z->head, 0, size * sizeof *z->head);
  memset(z->known, 0, (size >> (6 - FINER)) * sizeof *z->known);
  return SYR_OK;
}

/* Add the anchors that begin in [from, to), last first: buckets ascend. */
static void table_add (Aligner *z, Side a, uint32_t from, uint32_t to) {
  uint32_t i;
  if (a.n < ANCHOR) return;
  if (to > a.n - ANCHOR + 1) to = a.n - ANCHOR + 1;
  for (i = to; i-- > from;) {
    const uint32_t hash = anchor(a.hash + i), bit = hash >> (z->shift - FINER);
    uint32_t *head = &z->head[hash >> z->shift];
    z->known[bit >> 6] |= (uint64_t)1 << (bit & 63);
    z->next[i] = *head;
    *head = i + 1;
  }
}

/* ---------------------------------------------------------------- runs */

/* A slot holds the diagonal and base + the end in B of the last run there. Texts
** that fit have a slot for each diagonal. */
static syr_status diagonals (Aligner *z, Side a, Side b) {
  size_t size = 256;
  while (size < (size_t)a.n + b.n && size < MAXDIAG) size *= 2;
  if (size > z->capdiag || z->base > UINT32_MAX / 4 || b.n > UINT32_MAX / 4) {
    if (size < z->capdiag) size = z->capdiag;
    syr_mem_drop(&z->m, z->diag);
    z->capdiag = 0;
    z->diag = syr_mem_zero(&z->m, size * sizeof *z->diag);
    if (!z->diag) return SYR_NOMEM;
    z->capdiag = size;
    z->base = 1;
  }
  return SYR_OK;
}

/* Words i of A and j of B are equal: grow the run to both sides, unless it is
** known. Inside one document a run ends before its second place begins. */
static syr_status grow (Aligner *z, Side a, Side b, uint32_t i, uint32_t j, int self) {
  const uint32_t d = i - j;
  uint64_t *slot = &z->diag[d & (z->capdiag - 1)];
  uint32_t floor = 0, end;
  if ((uint32_t)*slot == d && *slot >> 32 >= z->base) floor = (uint32_t)(*slot >> 32) - z->base;
  if (floor > j) return SYR_OK;
  if (j - floor > BACK && z->capdiag == MAXDIAG) floor = j - BACK;
  while (i > 0 && j > floor && a.hash[i - 1] == b.hash[j - 1]) i--, j--;
  for (end = j; end < b.n && end + d < a.n && a.hash[end + d] == b.hash[end];) end++;
  if (self && end - j > -d) end = j - d;
  *slot = (uint64_t)(z->base + end) << 32 | d;
  TRY(syr_mem_room(&z->m, &z->run, &z->caprun, z->nrun + 1, sizeof *z->run));
  z->run[z->nrun].i = i;
  z->run[z->nrun].j = j;
  z->run[z->nrun++].len = end - j;
  if (z->covered < end) z->covered = end;
  return SYR_OK;
}

static syr_status grow_seed (Aligner *z, Side a, Side b, uint64_t seed, int self) {
  uint32_t i = (uint32_t)seed, j = (uint32_t)(seed >> 32);
  return a.hash[i] == b.hash[j] ? grow(z, a, b, i, j, self) : SYR_OK;
}

/* Grow what the anchor of B at j meets in the table. */
static inline syr_status meet (Aligner *z, Side a, Side b, uint32_t j, uint32_t head, int self) {
  const uint32_t *h = b.hash + j;
  unsigned hits = 0, steps = 0;
  for (; head; head = z->next[head - 1]) {
    const uint32_t *g = a.hash + head - 1;
    if (self && head - 1 >= j) break;
    if (hits == HITS || ++steps > z->steps) {
      z->missed = 1;
      break;
    }
    if (g[0] != h[0] || g[1] != h[1] || g[2] != h[2]) continue;
    TRY(grow(z, a, b, head - 1, j, self));
    hits++;
  }
  return SYR_OK;
}

/* All runs whose anchors begin in [from, to) of B, and the seeds there. Inside a
** run only some of the anchors are tried: another run that matters has one. */
static syr_status sweep (Aligner *z, Side a, Side b, uint32_t from, uint32_t to, const uint64_t *seed, size_t n,
                         int self) {
  const uint32_t stop = b.n < ANCHOR ? 0 : b.n - ANCHOR + 1;
  uint32_t j;
  size_t s = 0;
  for (j = from; j < to; j += z->covered > j + z->skip + ANCHOR ? z->skip : 1) {
    uint32_t hash;
    for (; s < n && (uint32_t)(seed[s] >> 32) <= j; s++) TRY(grow_seed(z, a, b, seed[s], self));
    if (j >= stop) continue;
    hash = anchor(b.hash + j);
    if (known(z, hash)) TRY(meet(z, a, b, j, z->head[hash >> z->shift], self));
  }
  for (; s < n && (uint32_t)(seed[s] >> 32) < to; s++) TRY(grow_seed(z, a, b, seed[s], self));
  return SYR_OK;
}

static void restart (Aligner *z, Side b) {
  z->nrun = 0;
  z->covered = 0;
  z->base += b.n + 1; /* forget the diagonals */
}

/* ---------------------------------------------------------------- where to look */

/* What the seeds alone give: 0 nothing (they are masked, or shingles of equal
** hash only), 1 one run of under t words, 2 more. */
static syr_status grow_seeds (Aligner *z, Side a, Side b, const uint64_t *seed, size_t n, int self, int *given) {
  size_t s;
  *given = 0;
  for (s = 0; s < n && *given < 2; s++) {
    TRY(grow_seed(z, a, b, seed[s], self));
    if (z->nrun > 0) *given = z->nrun > 1 || z->run[0].len >= z->t ? 2 : 1;
  }
  restart(z, b);
  return SYR_OK;
}

/* The window [*from, *to) around value v of a text of n words. */
static void window (uint32_t v, uint32_t around, uint32_t n, uint32_t *from, uint32_t *to) {
  *from = v > around ? v - around : 0;
  *to = n - v > around ? v + around : n;
}

/* A table of A's surroundings of the seeds only. */
static syr_status table_around (Aligner *z, Side a, const uint64_t *seed, size_t n, uint32_t around) {
  uint32_t from, to, low = UINT32_MAX;
  size_t s, anchors = 0;
  z->ready = NULL;
  TRY(syr_mem_room(&z->m, &z->key, &z->capkey, 2 * n, sizeof *z->key));
  for (s = 0; s < n; s++) z->key[s] = (uint32_t)seed[s];
  syr_sort64(z->key, z->key + n, n);
  for (s = 0; s < n; s++) anchors += s && z->key[s] - z->key[s - 1] < 2 * around ? z->key[s] - z->key[s - 1] : 2 * around;
  TRY(table_clear(z, a.n, anchors));
  for (s = n; s-- > 0;) {
    window((uint32_t)z->key[s], around, a.n, &from, &to);
    if (to > low) to = low;
    if (from < to) table_add(z, a, from, to);
    if (from < low) low = from;
  }
  return SYR_OK;
}

static syr_status sort_seeds (Aligner *z, uint64_t *seed, size_t n) {
  TRY(syr_mem_room(&z->m, &z->key, &z->capkey, n, sizeof *z->key));
  syr_sort64(seed, z->key, n);
  return SYR_OK;
}

static syr_status table_whole (Aligner *z, Side a) {
  if (z->ready == a.hash) return SYR_OK;
  TRY(table_clear(z, a.n, a.n));
  table_add(z, a, 0, a.n);
  z->ready = a.hash;
  return SYR_OK;
}

/* Sweep the surroundings of the seeds in B, each word once. */
static syr_status sweep_around (Aligner *z, Side a, Side b, const uint64_t *seed, size_t n, uint32_t around, int self) {
  uint32_t from, to, done = 0;
  size_t s = 0, e;
  while (s < n) {
    window((uint32_t)(seed[s] >> 32), around, b.n, &from, &to);
    for (e = s + 1; e < n && (uint32_t)(seed[e] >> 32) < to + around; e++) {
      uint32_t more;
      window((uint32_t)(seed[e] >> 32), around, b.n, &more, &to);
    }
    if (from < done) from = done;
    TRY(sweep(z, a, b, from, to, seed + s, e - s, self));
    done = to;
    s = e;
  }
  return SYR_OK;
}

syr_status syr_align (Aligner *z, Side a, Side b, uint64_t *seed, size_t n, int self) {
  const int large = a.n > LONG || b.n > LONG;
  int given;
  z->nchain = z->nrun = 0;
  z->missed = 0;
  z->covered = 0;
  z->steps = large ? FEWSTEPS : STEPS;
  z->skip = large ? FARSKIP : SKIP;
  TRY(diagonals(z, a, b));
  TRY(grow_seeds(z, a, b, seed, n, self, &given));
  if (given == 0) return SYR_OK;
  if (given == 1 || large) TRY(sort_seeds(z, seed, n));
  if (a.n > LONG || (given == 1 && z->ready != a.hash))
    TRY(table_around(z, a, seed, n, given == 1 ? NEARBY : AROUND));
  else
    TRY(table_whole(z, a));
  if (given == 1 || large)
    TRY(sweep_around(z, a, b, seed, n, given == 1 ? NEARBY : AROUND, self));
  else
    TRY(sweep(z, a, b, 0, b.n, NULL, 0, self));
  if (z->missed && given == 2 && !large) { /* once more with the seeds */
    restart(z, b);
    TRY(sort_seeds(z, seed, n));
    TRY(sweep(z, a, b, 0, b.n, seed, n, self));
  }
  z->base += b.n + 1;
  return syr_chains(z, a, b, self);
}
