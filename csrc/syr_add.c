/*
** syr_add.c - documents in: from columns, from texts on several threads, from an index
**
** A document's words are kept in 6 bytes each: half a hash, the gap to the word
** before, the length. They and the fingerprints are carved from slabs, since a
** collection has many small documents. In bulk every worker has slabs of its own
** and makes the columns of one text after the other in a pool, where allocating
** is adding and freeing is nothing. Slabs are handed to the index at the end, so
** that a failure leaves no trace.
*/
#include <string.h>

#include "syr_reuse.h"

#define LEASTSLAB 4096
#define MOSTSLAB (1u << 20)
#define DOCUMENTS 16 /* a job */

/* ---------------------------------------------------------------- slabs */

void *syr_carve (Reading *r, size_t n) {
  void *p;
  n = (n + 7) & ~(size_t)7;
  if (n > r->left) {
    size_t size = r->m->bytes / 4 < LEASTSLAB ? LEASTSLAB : r->m->bytes / 4 > MOSTSLAB ? MOSTSLAB : r->m->bytes / 4;
    if (size < n) size = n;
    p = syr_mem_new(r->m, size);
    if (!p) return NULL;
    r->slab = p;
    r->left = size;
  }
  p = r->slab;
  r->slab += n;
  r->left -= n;
  return p;
}

/* ---------------------------------------------------------------- words of one document */

/* The words of t into r's buffers, without a branch; returns how many. *wide: a gap
** or a length needs more than a byte. */
static uint32_t words_of (Reading *r, const syr_text *t, int *wide) {
  uint64_t *hash = r->hash;
  uint32_t *start = r->start + 1, *end = r->end + 1, n = 0, i, most = 0;
  start[-1] = end[-1] = 0;
  for (i = 0; i < t->n; i++) {
    hash[n] = t->hash[i];
    start[n] = t->start[i];
    end[n] = t->end[i];
    n += r->word[t->kind[i]];
  }
  for (i = 0; i < n; i++) most |= (start[i] - end[(int64_t)i - 1]) | (end[i] - start[i]);
  *wide = most > 255;
  return n;
}

static void copy_wide (Entry *e, const Reading *r) {
  memcpy(e->begin, r->start + 1, e->n * sizeof *e->begin);
  memcpy(e->end, r->end + 1, e->n * sizeof *e->end);
}

static void copy_bytes (Entry *e, const Reading *r, uint8_t *gap, uint8_t *len) {
  const uint32_t *start = r->start + 1, *end = r->end + 1;
  uint32_t i;
  for (i = 0; i < e->n; i++) len[i] = (uint8_t)(end[i] - start[i]);
  for (i = 0; i < e->n; i++) gap[i] = (uint8_t)(start[i] - r->end[i]);
  e->begin[e->n / STRIDE] = 0; /* one too many when STRIDE divides n: files have the same bytes */
  for (i = 0; i < e->n; i += STRIDE) e->begin[i / STRIDE] = start[i];
}

static syr_status copy_words (Reading *r, Entry *e, int wide) {
  const uint32_t n = e->n;
  uint32_t i;
  uint8_t *bytes;
  e->hash = syr_carve(r, wide ? (size_t)n * 12 : (size_t)n * 6 + n / STRIDE * 4 + 4);
  if (!e->hash) return SYR_NOMEM;
  e->begin = e->hash + n;
  e->end = wide ? e->begin + n : NULL;
  bytes = (uint8_t *)(e->begin + n / STRIDE + 1);
  e->gap = bytes;
  e->len = bytes + n;
  for (i = 0; i < n; i++) e->hash[i] = (uint32_t)r->hash[i];
  if (wide)
    copy_wide(e, r);
  else
    copy_bytes(e, r, bytes, bytes + n);
  return SYR_OK;
}

static syr_status copy_prints (Reading *r, Entry *e) {
  uint32_t i;
  e->nprint = syr_winnow(r->hash, e->n, r->k, r->w, r->print);
  e->print = syr_carve(r, e->nprint * sizeof *e->print);
  if (!e->print) return SYR_NOMEM;
  for (i = 0; i < e->nprint; i++) {
    e->print[i].hash = (uint32_t)(r->print[i].hash >> 32);
    e->print[i].word = r->print[i].word;
  }
  return SYR_OK;
}

/* The buffers hold a text of n tokens: hashes, fingerprints, then bytes from 1 on. */
static syr_status room (Reading *r, size_t n) {
  const size_t need = (n + 2) * (sizeof *r->hash + sizeof *r->print + 2 * sizeof *r->start);
  TRY(syr_mem_room(r->m, &r->buffer, &r->capbuffer, need, 1));
  r->print = (syr_print *)(void *)r->buffer;
  r->hash = (uint64_t *)(r->print + n + 2);
  r->start = (uint32_t *)(r->hash + n + 2);
  r->end = r->start + n + 2;
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

void syr_reading_init (Reading *r, syr_mem *m, unsigned k, unsigned w) {
  unsigned i;
  memset(r, 0, sizeof *r);
  r->m = m;
  r->k = k;
  r->w = w;
  for (i = 0; i < 256; i++) r->word[i] = (uint8_t)syr_is_word((uint8_t)i);
}

static syr_status copy_id (Reading *r, Entry *e, const char *id, size_t n) {
  char *copy = syr_carve(r, n);
  if (!copy) return SYR_NOMEM;
  if (n) memcpy(copy, id, n);
  e->id = copy;
  e->idlen = n;
  return SYR_OK;
}

syr_status syr_index_add (syr_index *x, const char *id, size_t n, const syr_text *t) {
  Entry e;
  if (x->ndoc >= UINT32_MAX - 1) return SYR_TOOBIG;
  TRY(syr_mem_room(&x->m, &x->doc, &x->capdoc, x->ndoc + 1, sizeof *x->doc));
  TRY(syr_entry_read(&x->reading, &e, t));
  TRY(copy_id(&x->reading, &e, id, n));
  e.added = (uint32_t)x->ndoc;
  x->doc[x->ndoc++] = e;
  x->linked = x->sorted = x->ready = 0;
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
  syr_mem m; /* what the index keeps */
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
  return copy_id(&h->reading, e, s->id, s->idlen);
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
    h->pool.f = syr_lock_alloc;
    h->pool.ud = lock;
    syr_reading_init(&h->reading, &h->m, x->k, x->w);
  }
}

static void hands_free (Bulk *b, unsigned n, syr_mem *keep) {
  unsigned i;
  for (i = 0; i < n; i++) {
    Hand *h = &b->hand[i];
    pool_free(&h->pool, NULL);
    syr_mem_drop(&h->m, h->reading.buffer);
    if (keep)
      syr_mem_join(keep, &h->m);
    else
      syr_mem_free(&h->m);
  }
}

syr_status syr_index_add_all (syr_index *x, const syr_source *source, size_t n, unsigned threads) {
  const unsigned hands = threads < 1 ? 1 : threads > SYR_MAXTHREADS ? SYR_MAXTHREADS : threads;
  Bulk b = { source, NULL, n, x->ndoc, NULL };
  syr_lock *lock;
  syr_status s;
  if (n > UINT32_MAX - 1 - x->ndoc) return SYR_TOOBIG;
  TRY(syr_mem_room(&x->m, &x->doc, &x->capdoc, x->ndoc + n, sizeof *x->doc));
  b.entry = x->doc + x->ndoc;
  TRY(syr_lock_new(&lock, &x->m));
  b.hand = syr_mem_new(&x->m, hands * sizeof *b.hand);
  if (!b.hand) {
    syr_lock_free(lock, &x->m);
    return SYR_NOMEM;
  }
  hands_init(&b, hands, lock, x);
  s = syr_task_run(hands, (uint32_t)((n + DOCUMENTS - 1) / DOCUMENTS), read_sources, &b);
  hands_free(&b, hands, s == SYR_OK ? &x->m : NULL);
  syr_mem_drop(&x->m, b.hand);
  syr_lock_free(lock, &x->m);
  if (s != SYR_OK) return s;
  x->ndoc += n;
  if (n > 0) x->linked = x->sorted = x->ready = 0;
  return SYR_OK;
}

/* ---------------------------------------------------------------- from another index */

static void *copy (Reading *r, const void *p, size_t n) {
  void *q = syr_carve(r, n);
  if (q && n) memcpy(q, p, n);
  return q;
}

static syr_status copy_entry (Reading *r, Entry *to, const Entry *e) {
  const size_t n = e->n, begins = e->end ? n : n / STRIDE + 1;
  memset(to, 0, sizeof *to);
  TRY(copy_id(r, to, e->id, e->idlen));
  to->n = e->n;
  to->nprint = e->nprint;
  to->nline = e->nline;
  to->metalen = e->metalen;
  to->hash = copy(r, e->saved ? e->saved : e->hash, n * sizeof *e->hash);
  to->begin = copy(r, e->begin, begins * sizeof *e->begin);
  to->end = e->end ? copy(r, e->end, n * sizeof *e->end) : NULL;
  to->gap = e->end ? NULL : copy(r, e->gap, n);
  to->len = e->end ? NULL : copy(r, e->len, n);
  to->print = copy(r, e->print, e->nprint * sizeof *e->print);
  to->line = copy(r, e->line, e->nline * sizeof *e->line);
  to->meta = e->meta ? copy(r, e->meta, e->metalen) : NULL;
  if (!to->hash || !to->begin || !to->print || !to->line || (e->meta && !to->meta)) return SYR_NOMEM;
  return e->end ? to->end ? SYR_OK : SYR_NOMEM : to->gap && to->len ? SYR_OK : SYR_NOMEM;
}

syr_status syr_index_merge (syr_index *x, const syr_index *from) {
  size_t i;
  if (x == from || x->k != from->k || x->w != from->w) return SYR_ARG;
  if (from->ndoc > UINT32_MAX - 1 - x->ndoc) return SYR_TOOBIG;
  TRY(syr_mem_room(&x->m, &x->doc, &x->capdoc, x->ndoc + from->ndoc, sizeof *x->doc));
  for (i = 0; i < from->ndoc; i++) {
    TRY(copy_entry(&x->reading, &x->doc[x->ndoc + i], &from->doc[i]));
    x->doc[x->ndoc + i].added = (uint32_t)x->ndoc + from->doc[i].added;
  }
  x->ndoc += from->ndoc;
  if (from->ndoc > 0) x->linked = x->sorted = x->ready = 0;
  return SYR_OK;
}
