/*
** syr_add.c - documents in: from columns, from texts on several threads, from an index
**
** A document's words are kept in 6 bytes each: half a hash, the gap to the word
** before, the length. They and the fingerprints are carved from slabs, since a
** collection has many small documents. In bulk every worker has slabs of its own
** and makes the columns of one text after the other in a pool, where allocating
** is adding and freeing is nothing. Slabs are handed to the index at the end, so
** that a failure leaves no trace. An index with a bound reads in batches, and spills
** between them.
*/
#include <errno.h>
#include <string.h>

#include "syr_reuse.h"
#include "syr_words.h"

#define LEASTSLAB 4096
#define MOSTSLAB (1u << 20)
#define DOCUMENTS 16 /* a job */

/* ---------------------------------------------------------------- slabs */

void *syr_carve (Slab *s, size_t n) {
  void *p;
  n = (n + 7) & ~(size_t)7;
  if (n > s->left || !s->at) {
    size_t size = s->m->bytes / 4 < LEASTSLAB ? LEASTSLAB : s->m->bytes / 4 > MOSTSLAB ? MOSTSLAB : s->m->bytes / 4;
    if (size < n) size = n;
    p = syr_mem_new(s->m, size);
    if (!p) return NULL;
    s->at = p;
    s->left = size;
  }
  p = s->at;
  s->at += n;
  s->left -= n;
  return p;
}

/* ---------------------------------------------------------------- words of one document */

/* The words of t into r's buffers; returns how many. *wide: a gap or a length needs more
** than a byte. */
static uint32_t words_of (Reading *r, const syr_text *t, int *wide) {
  uint32_t *start = r->start + 1, *end = r->end + 1, n, i, most = 0;
  start[-1] = end[-1] = 0;
  n = syr_words_pick(t, r->hash, start, end);
  for (i = 0; i < n; i++) most |= (start[i] - end[(int64_t)i - 1]) | (end[i] - start[i]);
  *wide = most > 255;
  return n;
}

static void copy_wide (uint32_t *begin, const Reading *r, uint32_t n) {
  memcpy(begin, r->start + 1, n * sizeof *begin);
  memcpy(begin + n, r->end + 1, n * sizeof *begin);
}

static void copy_bytes (uint32_t *begin, const Reading *r, uint32_t n) {
  const uint32_t *start = r->start + 1, *end = r->end + 1;
  uint8_t *gap = (uint8_t *)(begin + n / STRIDE + 1), *len = gap + n;
  uint32_t i;
  for (i = 0; i < n; i++) len[i] = (uint8_t)(end[i] - start[i]);
  for (i = 0; i < n; i++) gap[i] = (uint8_t)(start[i] - r->end[i]);
  begin[n / STRIDE] = 0; /* one too many when STRIDE divides n: files have the same bytes */
  for (i = 0; i < n; i += STRIDE) begin[i / STRIDE] = start[i];
}

static syr_status copy_words (Reading *r, Entry *e, int wide) {
  const uint32_t n = e->n;
  uint32_t i, *hash = syr_carve(&r->s.word, syr_block_size(n, wide));
  if (!hash) return SYR_NOMEM;
  e->hash = hash;
  e->wide = wide != 0;
  for (i = 0; i < n; i++) hash[i] = (uint32_t)r->hash[i];
  if (wide)
    copy_wide(hash + n, r, n);
  else
    copy_bytes(hash + n, r, n);
  return SYR_OK;
}

static syr_status copy_prints (Reading *r, Entry *e) {
  uint32_t i;
  Print *p;
  e->nprint = e->kept = syr_winnow(r->hash, e->n, r->k, r->w, r->print);
  e->print = p = syr_carve(&r->s.print, e->nprint * sizeof *p);
  if (!p) return SYR_NOMEM;
  for (i = 0; i < e->nprint; i++) {
    p[i].hash = (uint32_t)(r->print[i].hash >> 32);
    p[i].word = r->print[i].word;
  }
  return SYR_OK;
}

/* The buffers hold a text of n tokens: hashes, fingerprints, then bytes from 1 on. */
static syr_status room (Reading *r, size_t n) {
  const size_t each = n + 2 + SYR_WORDSPARE, need = each * (sizeof *r->hash + sizeof *r->print + 2 * sizeof *r->start);
  TRY(syr_mem_room(r->s.id.m, &r->buffer, &r->capbuffer, need, 1));
  r->print = (syr_print *)(void *)r->buffer;
  r->hash = (uint64_t *)(r->print + each);
  r->start = (uint32_t *)(r->hash + each);
  r->end = r->start + each;
  return SYR_OK;
}

syr_status syr_entry_read (Reading *r, Entry *e, const syr_text *t) {
  int wide;
  memset(e, 0, sizeof *e);
  TRY(room(r, t->n));
  e->n = words_of(r, t, &wide);
  TRY(copy_words(r, e, wide));
  TRY(syr_lines_read(r, e, t));
  return copy_prints(r, e);
}

void syr_reading_init (Reading *r, syr_mem *ids, syr_mem *words, syr_mem *prints, unsigned k, unsigned w) {
  memset(r, 0, sizeof *r);
  r->s.id.m = ids;
  r->s.word.m = words;
  r->s.print.m = prints;
  r->k = k;
  r->w = w;
}

static syr_status copy_id (Slab *s, Entry *e, const char *id, size_t n) {
  char *copy;
  if (n > MAXID) return SYR_TOOBIG;
  copy = syr_carve(s, n);
  if (!copy) return SYR_NOMEM;
  if (n) memcpy(copy, id, n);
  e->id = copy;
  e->idlen = (uint32_t)n & MAXID;
  return SYR_OK;
}

/* An outlet's name as a number, which is 0 for none. */
static uint32_t outlet_of (const char *s, size_t n) {
  return n ? (uint32_t)syr_hash((const uint8_t *)s, n) | 1 : 0;
}

void syr_index_outlet (syr_index *x, const char *outlet, size_t n) {
  if (x->ndoc > 0) x->doc[x->ndoc - 1].outlet = outlet_of(outlet, n);
}

/* n documents more stand behind those that there were. */
static void admit (syr_index *x, size_t n) {
  x->ndoc += n;
  if (n > 0) x->linked = x->sorted = x->ready = 0;
}

/* The documents that were to be added are not. */
static syr_status refuse (syr_index *x, syr_status s) {
  syr_spill_refuse(x);
  if (s == SYR_IO) errno = syr_spill_why(x);
  return s;
}

syr_status syr_index_add (syr_index *x, const char *id, size_t n, const syr_text *t) {
  Entry e;
  syr_status s;
  if (x->ndoc >= UINT32_MAX - 1) return SYR_TOOBIG;
  TRY(syr_mem_room(&x->m, &x->doc, &x->capdoc, x->ndoc + 1, sizeof *x->doc));
  TRY(syr_entry_read(&x->reading, &e, t));
  TRY(copy_id(&x->reading.s.id, &e, id, n));
  e.added = (uint32_t)x->ndoc;
  x->doc[x->ndoc] = e;
  s = syr_spill_documents(x, x->ndoc + 1);
  if (s != SYR_OK) return refuse(x, s);
  admit(x, 1);
  return SYR_OK;
}

/* ---------------------------------------------------------------- a pool for columns */

typedef struct Chunk {
  struct Chunk *before;
  size_t size; /* of the bytes behind it */
} Chunk;

/* Blocks end where the next one begins; the last one may grow and go. */
typedef struct Pool {
  syr_alloc f;
  void *ud;
  Chunk *chunk;
  size_t at;     /* bytes used of the chunk */
  uint8_t *last; /* the last block */
} Pool;

static uint8_t *bytes_of (Chunk *c) {
  return (uint8_t *)(c + 1);
}

static void *pool_new (Pool *p, size_t n) {
  n = (n + 15) & ~(size_t)15;
  if (!p->chunk || n > p->chunk->size - p->at) {
    size_t size = p->chunk ? 2 * p->chunk->size : 1u << 16;
    Chunk *c;
    if (size < 2 * n) size = 2 * n;
    c = p->f(p->ud, NULL, 0, size + sizeof *c);
    if (!c) return NULL;
    c->before = p->chunk;
    c->size = size;
    p->chunk = c;
    p->at = 0;
  }
  p->last = bytes_of(p->chunk) + p->at;
  p->at += n;
  return p->last;
}

/* The contract of syr_alloc. */
static void *pool_alloc (void *ud, void *ptr, size_t osize, size_t nsize) {
  Pool *p = ud;
  void *new;
  if (!ptr) return nsize ? pool_new(p, nsize) : NULL;
  if (ptr == p->last) {
    const size_t from = (size_t)(p->last - bytes_of(p->chunk)), n = (nsize + 15) & ~(size_t)15;
    if (n <= p->chunk->size - from) {
      p->at = from + n;
      return nsize ? ptr : NULL;
    }
  }
  if (nsize <= osize) return nsize ? ptr : NULL;
  new = pool_new(p, nsize);
  if (new) memcpy(new, ptr, osize);
  return new;
}

static void pool_free (Pool *p, Chunk *keep) {
  while (p->chunk && p->chunk != keep) {
    Chunk *c = p->chunk;
    p->chunk = c->before;
    p->f(p->ud, c, c->size + sizeof *c, 0);
  }
}

/* All blocks are gone; the greatest chunk, which is the last, stays. */
static void pool_reset (Pool *p) {
  Chunk *c = p->chunk;
  p->at = 0;
  p->last = NULL;
  if (!c) return;
  p->chunk = c->before;
  c->before = NULL;
  pool_free(p, NULL);
  p->chunk = c;
}

/* ---------------------------------------------------------------- in bulk */

typedef struct Hand {
  syr_mem m, d, p; /* what the index keeps */
  Reading reading;
  Pool pool;
} Hand;

typedef struct Bulk {
  const syr_source *source;
  Entry *entry;
  size_t n, first; /* sources; documents before them */
  Hand *hand;
} Bulk;

static syr_option option_of (const syr_source *s) {
  syr_option o = s->option;
  syr_guess g;
  if (syr_lines_few((const uint8_t *)s->text, s->textlen)) o.without |= SYR_SENTENCES | SYR_SHAPES;
  if (!s->guess) return o;
  syr_lang_guess(s->text, s->textlen, &g);
  if (g.score >= .5) o.lang = g.lang;
  return o;
}

static syr_status read_source (Hand *h, const syr_source *s, Entry *e) {
  const syr_option o = option_of(s);
  syr_mem m;
  syr_text t;
  pool_reset(&h->pool);
  syr_mem_init(&m, pool_alloc, &h->pool);
  TRY(syr_text_read(&t, &m, s->text, s->textlen, &o));
  TRY(syr_entry_read(&h->reading, e, &t));
  e->outlet = outlet_of(s->outlet, s->outletlen);
  return copy_id(&h->reading.s.id, e, s->id, s->idlen);
}

static syr_status read_sources (void *ctx, unsigned worker, uint32_t job) {
  Bulk *b = ctx;
  size_t i = (size_t)job * DOCUMENTS, end = i + DOCUMENTS < b->n ? i + DOCUMENTS : b->n;
  for (; i < end; i++) {
    TRY(read_source(&b->hand[worker], &b->source[i], &b->entry[i]));
    b->entry[i].added = (uint32_t)(b->first + i);
  }
  return SYR_OK;
}

static void hands_init (Bulk *b, unsigned n, syr_lock *lock, const syr_index *x) {
  unsigned i;
  for (i = 0; i < n; i++) {
    Hand *h = &b->hand[i];
    memset(h, 0, sizeof *h);
    syr_mem_init(&h->m, syr_lock_alloc, lock);
    syr_mem_init(&h->d, syr_lock_alloc, lock);
    syr_mem_init(&h->p, syr_lock_alloc, lock);
    h->pool.f = syr_lock_alloc;
    h->pool.ud = lock;
    syr_reading_init(&h->reading, &h->m, &h->d, &h->p, x->k, x->w);
  }
}

static void join (syr_mem *to, syr_mem *from, int keep) {
  if (keep)
    syr_mem_join(to, from);
  else
    syr_mem_free(from);
}

static void hands_free (Bulk *b, unsigned n, syr_index *x, int keep) {
  unsigned i;
  for (i = 0; i < n; i++) {
    Hand *h = &b->hand[i];
    pool_free(&h->pool, NULL);
    syr_mem_drop(&h->m, h->reading.buffer);
    join(&x->m, &h->m, keep);
    join(&x->d, &h->d, keep);
    join(&x->p, &h->p, keep);
  }
}

/* Read sources behind the documents before `first`. */
static syr_status add_batch (syr_index *x, const syr_source *source, size_t n, size_t first, unsigned hands) {
  Bulk b = { source, x->doc + first, n, first, NULL };
  syr_lock *lock;
  syr_status s;
  TRY(syr_lock_new(&lock, &x->m));
  b.hand = syr_mem_new(&x->m, hands * sizeof *b.hand);
  if (!b.hand) {
    syr_lock_free(lock, &x->m);
    return SYR_NOMEM;
  }
  hands_init(&b, hands, lock, x);
  s = syr_task_run(hands, (uint32_t)((n + DOCUMENTS - 1) / DOCUMENTS), read_sources, &b);
  hands_free(&b, hands, x, s == SYR_OK);
  syr_mem_drop(&x->m, b.hand);
  syr_lock_free(lock, &x->m);
  return s;
}

/* As many sources as are read before the next spill: at least one. */
static size_t batch (const syr_source *source, size_t n, size_t most) {
  size_t i, bytes = 0;
  for (i = 0; i < n && bytes < most; i++) bytes += source[i].textlen;
  return i;
}

syr_status syr_index_add_all (syr_index *x, const syr_source *source, size_t n, unsigned threads) {
  const unsigned hands = threads < 1 ? 1 : threads > SYR_MAXTHREADS ? SYR_MAXTHREADS : threads;
  size_t i, many;
  syr_status s = SYR_OK;
  if (n > UINT32_MAX - 1 - x->ndoc) return SYR_TOOBIG;
  TRY(syr_mem_room(&x->m, &x->doc, &x->capdoc, x->ndoc + n, sizeof *x->doc));
  for (i = 0; i < n && s == SYR_OK; i += many) {
    many = batch(source + i, n - i, syr_spill_limit(x) / 8);
    s = add_batch(x, source + i, many, x->ndoc + i, hands);
    if (s == SYR_OK) s = syr_spill_documents(x, x->ndoc + i + many);
  }
  if (s != SYR_OK) return refuse(x, s);
  admit(x, n);
  return SYR_OK;
}

/* ---------------------------------------------------------------- from another index */

static const void *copy (Slab *s, const void *p, size_t n) {
  void *q = syr_carve(s, n);
  if (q && n) memcpy(q, p, n);
  return q;
}

/* A copy of e, whose fingerprints are print[0..n). */
static syr_status copy_entry (Slabs *s, Entry *to, const Entry *e, const Print *print, size_t n) {
  *to = *e;
  to->mask = NULL;
  to->masked = 0;
  to->filed = 0;
  to->kept = (uint32_t)n;
  TRY(copy_id(&s->id, to, e->id, e->idlen));
  to->hash = copy(&s->word, e->hash, syr_block_size(e->n, e->wide));
  to->line = copy(&s->word, e->line, e->nline * sizeof *e->line);
  to->print = copy(&s->print, print, n * sizeof *print);
  to->meta = e->meta ? copy(&s->id, e->meta, e->metalen) : NULL;
  return to->hash && to->print && to->line && (to->meta || !e->meta) ? SYR_OK : SYR_NOMEM;
}

/* The documents of `from` behind those of x. Fingerprints of the first ones are print[at[d]]. */
static syr_status copy_all (syr_index *x, const syr_index *from, const Print *print, const size_t *at) {
  size_t i;
  for (i = 0; i < from->ndoc; i++) {
    const Entry *e = &from->doc[i];
    Entry *to = &x->doc[x->ndoc + i];
    syr_touch(from, AROUND_PAGE);
    if (i < from->packed)
      TRY(copy_entry(&x->reading.s, to, e, print + at[i], at[i + 1] - at[i]));
    else
      TRY(copy_entry(&x->reading.s, to, e, e->print, e->kept));
    to->added = (uint32_t)x->ndoc + e->added;
    TRY(syr_spill_documents(x, x->ndoc + i + 1));
  }
  return SYR_OK;
}

syr_status syr_index_merge (syr_index *x, const syr_index *from) {
  Print *print = NULL;
  size_t *at = NULL;
  syr_mem m;
  syr_status s = SYR_OK;
  if (x == from || x->k != from->k || x->w != from->w) return SYR_ARG;
  if (from->ndoc > UINT32_MAX - 1 - x->ndoc) return SYR_TOOBIG;
  TRY(syr_mem_room(&x->m, &x->doc, &x->capdoc, x->ndoc + from->ndoc, sizeof *x->doc));
  syr_mem_init(&m, x->m.f, x->m.ud);
  if (from->packed) s = syr_unpack(&from->pack, from->packed, &m, &print, &at);
  if (s == SYR_OK) s = copy_all(x, from, print, at);
  syr_mem_free(&m);
  if (s != SYR_OK) return refuse(x, s);
  admit(x, from->ndoc);
  return SYR_OK;
}
