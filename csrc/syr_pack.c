/*
** syr_pack.c - the sorted fingerprints of all documents in few bits: what queries ask
**
** Sorted hashes need not be stored whole. Their high bits number a bucket of some eight
** records, and an array says where each bucket begins; a record has the low bits, the
** document and the word, each of as many bits as the greatest value of the index needs.
** Of 18,000 articles a record has 42 bits. Looking one up reads one bucket: fewer cache
** lines than halving an array of whole posts. A document's own fingerprints are not
** kept beside: linking again takes them from here.
*/
#include <stdlib.h>
#include <string.h>

#include "syr_reuse.h"

#define FULL 8 /* records in a bucket, at least, when hashes are even */

static unsigned bits_for (uint64_t greatest) {
  unsigned n = 0;
  while (n < 32 && greatest >> n) n++;
  return n;
}

void syr_pack_layout (Pack *p, size_t n, size_t documents, unsigned word) {
  p->n = n;
  for (p->top = 0; p->top < 28 && n >> p->top >= 2 * FULL;) p->top++;
  p->low = 32 - p->top;
  p->doc = bits_for(documents ? documents - 1 : 0);
  p->word = word;
}

static unsigned width (const Pack *p) {
  return p->low + p->doc + p->word;
}

/* A multiple of 8, with room to read 8 bytes at the last bit. */
size_t syr_pack_bytes (const Pack *p) {
  return (size_t)(((uint64_t)p->n * width(p) + 63) / 64 * 8 + 8);
}

size_t syr_pack_buckets (const Pack *p) {
  return ((size_t)1 << p->top) + 1;
}

/* ---------------------------------------------------------------- reading */

/* 57 bits or more from bit number `at` on; the same on every machine. */
static inline uint64_t load (const uint8_t *bits, uint64_t at) {
  const uint8_t *p = bits + (at >> 3);
  const uint64_t v = (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
                     (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
  return v >> (at & 7);
}

/* The last n <= 32 bits of v. */
static inline uint32_t last (uint64_t v, unsigned n) {
  return (uint32_t)(v & ((UINT64_C(1) << n) - 1));
}

static inline uint32_t low_mask (const Pack *p) {
  return (uint32_t)((UINT64_C(1) << p->low) - 1);
}

static inline uint32_t low_of (const Pack *p, size_t i) {
  return last(load(p->bits, (uint64_t)i * width(p)), p->low);
}

Post syr_pack_post (const Pack *p, size_t i, uint32_t any) {
  const uint64_t at = (uint64_t)i * width(p);
  Post q;
  uint64_t v = load(p->bits, at);
  q.hash = (any & ~low_mask(p)) | last(v, p->low);
  v = width(p) > 57 ? load(p->bits, at + p->low) : v >> p->low;
  q.doc = last(v, p->doc);
  v = width(p) > 57 ? load(p->bits, at + p->low + p->doc) : v >> p->doc;
  q.word = last(v, p->word);
  return q;
}

static inline uint32_t bucket_of (const Pack *p, uint32_t hash) {
  return (uint32_t)((uint64_t)hash >> p->low);
}

void syr_pack_find (const Pack *p, uint32_t hash, size_t *from, size_t *to) {
  const uint32_t b = bucket_of(p, hash), low = hash & low_mask(p);
  size_t lo = p->bucket[b], hi = p->bucket[b + 1];
  const size_t end = hi;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (low_of(p, mid) < low)
      lo = mid + 1;
    else
      hi = mid;
  }
  for (*from = lo; lo < end && low_of(p, lo) == low;) lo++;
  *to = lo;
}

/* ---------------------------------------------------------------- packing */

typedef struct Bits {
  uint8_t *at;
  uint64_t held;
  unsigned n; /* bits held, under 32 */
} Bits;

static inline void put (Bits *b, uint32_t v, unsigned n) {
  unsigned i;
  b->held |= (uint64_t)v << b->n;
  b->n += n;
  if (b->n < 32) return;
  for (i = 0; i < 4; i++) *b->at++ = (uint8_t)(b->held >> 8 * i);
  b->held >>= 32;
  b->n -= 32;
}

static unsigned word_bits (const syr_index *x) {
  uint32_t most = 0;
  size_t d;
  for (d = 0; d < x->ndoc; d++)
    if (x->doc[d].n > most) most = x->doc[d].n;
  return bits_for(most);
}

#define POSTS (64 * 512) /* a job: a multiple of 64, so that it begins and ends at a byte */

typedef struct Filling {
  const syr_index *x;
  Pack p;
  uint32_t *bucket;
  uint8_t *bits;
} Filling;

/* The records of POSTS posts, and the buckets that begin at one of them. */
static syr_status fill (void *ctx, unsigned worker, uint32_t job) {
  Filling *f = ctx;
  const Pack *p = &f->p;
  const Post *post = f->x->post;
  const size_t from = (size_t)job * POSTS, to = p->n - from < POSTS ? p->n : from + POSTS;
  Bits b = { f->bits + from / 8 * width(p), 0, 0 };
  uint32_t next = from ? bucket_of(p, post[from - 1].hash) + 1 : 0;
  size_t i;
  (void)worker;
  syr_touch(f->x, (to - from) * 2 * sizeof *post);
  for (i = from; i < to; i++) {
    const Post *q = &post[i];
    while (next <= bucket_of(p, q->hash)) f->bucket[next++] = (uint32_t)i;
    put(&b, q->hash & low_mask(p), p->low);
    put(&b, q->doc, p->doc);
    put(&b, q->word, p->word);
  }
  if (job < p->n / POSTS) return SYR_OK; /* not the last one */
  while (next < syr_pack_buckets(p)) f->bucket[next++] = (uint32_t)p->n;
  for (; b.at < f->bits + syr_pack_bytes(p); b.held >>= 8) *b.at++ = (uint8_t)b.held;
  return SYR_OK;
}

/* In memory of its own, which outlives a link that fails: there is no other copy of the
** fingerprints. In a file, the documents keep theirs. */
syr_status syr_pack (syr_index *x, unsigned threads) {
  Filling f = { x, { 0 }, NULL, NULL };
  syr_pack_layout(&f.p, x->npost, x->ndoc, word_bits(x));
  if (x->spill) {
    TRY(syr_big(x, &f.bucket, syr_pack_buckets(&f.p) * sizeof *f.bucket));
    TRY(syr_big(x, &f.bits, syr_pack_bytes(&f.p)));
  } else {
    f.bucket = syr_mem_new(&x->q, syr_pack_buckets(&f.p) * sizeof *f.bucket);
    f.bits = f.bucket ? syr_mem_new(&x->q, syr_pack_bytes(&f.p)) : NULL;
    if (!f.bits) {
      syr_mem_free(&x->q);
      return SYR_NOMEM;
    }
  }
  TRY(syr_task_run(threads, (uint32_t)(f.p.n / POSTS + 1), fill, &f));
  f.p.bucket = f.bucket;
  f.p.bits = f.bits;
  x->pack = f.p;
  return SYR_OK;
}

/* ---------------------------------------------------------------- unpacking */

/* (*at)[d + 1] counts, or with print takes, the fingerprints of document d, hash after hash. */
static void each_print (const Pack *p, size_t *at, Print *print) {
  uint32_t b;
  size_t i;
  for (b = 0; b + 1 < syr_pack_buckets(p); b++)
    for (i = p->bucket[b]; i < p->bucket[b + 1]; i++) {
      const Post q = syr_pack_post(p, i, p->top ? b << p->low : 0);
      size_t *to = &at[q.doc + 1];
      if (print) {
        print[*to].hash = q.hash;
        print[*to].word = q.word;
      }
      ++*to;
    }
}

static int by_word (const void *a, const void *b) {
  const Print *p = a, *q = b;
  return (p->word > q->word) - (p->word < q->word);
}

syr_status syr_unpack (const Pack *p, size_t n, syr_mem *m, Print **print, size_t **at) {
  size_t d;
  *at = syr_mem_zero(m, (n + 2) * sizeof **at);
  if (!*at) return SYR_NOMEM;
  *print = syr_mem_new(m, p->n * sizeof **print);
  if (!*print) {
    syr_mem_drop(m, *at);
    return SYR_NOMEM;
  }
  each_print(p, *at, NULL);
  for (d = 0; d <= n; d++) (*at)[d + 1] += (*at)[d]; /* at[d + 1] ends d; shift to where it begins */
  for (d = n + 1; d > 0; d--) (*at)[d] = (*at)[d - 1];
  each_print(p, *at, *print);
  for (d = 0; d < n; d++) qsort(*print + (*at)[d], (*at)[d + 1] - (*at)[d], sizeof **print, by_word);
  return SYR_OK;
}
