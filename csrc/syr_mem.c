/*
** syr_mem.c - an arena: blocks that are freed together
**
** Every block carries a header that links it to its neighbours, so that one
** walk frees an object of any shape. The allocator has lua_Alloc's contract:
** Lua's own goes straight in, and a host's memory limit holds for the core too.
*/
#ifdef __linux__
#define _DEFAULT_SOURCE
#include <sys/mman.h>
#endif
#include <stdlib.h>
#include <string.h>

#include "syr.h"

struct syr_block {
  syr_block *prev, *next;
  size_t size;  /* header included */
  size_t align; /* keeps the header a multiple of 16 bytes */
};

#define bytes_of(b) ((void *)((b) + 1))
#define block_of(p) ((syr_block *)(p) - 1)

void syr_mem_init (syr_mem *m, syr_alloc f, void *ud) {
  m->f = f;
  m->ud = ud;
  m->head = NULL;
  m->bytes = 0;
}

/* Let the neighbours of a block know where it is (new, or moved by a resize). */
static void relink (syr_mem *m, syr_block *b) {
  if (b->prev)
    b->prev->next = b;
  else
    m->head = b;
  if (b->next) b->next->prev = b;
}

void syr_mem_large (void *p, size_t n) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  const uintptr_t page = (uintptr_t)1 << 21, from = ((uintptr_t)p + page - 1) & ~(page - 1);
  const uintptr_t to = ((uintptr_t)p + n) & ~(page - 1);
  if (n >= 4 * page) (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
#else
  (void)p;
  (void)n;
#endif
}

void *syr_mem_new (syr_mem *m, size_t n) {
  syr_block *b;
  if (n > SIZE_MAX / 2) return NULL;
  b = m->f(m->ud, NULL, 0, n + sizeof *b);
  if (!b) return NULL;
  b->size = n + sizeof *b;
  b->prev = NULL;
  b->next = m->head;
  relink(m, b);
  m->bytes += b->size;
  return bytes_of(b);
}

void *syr_mem_zero (syr_mem *m, size_t n) {
  void *p = syr_mem_new(m, n);
  if (p) memset(p, 0, n);
  return p;
}

void *syr_mem_grow (syr_mem *m, void *p, size_t n) {
  syr_block *b;
  size_t old;
  if (!p) return syr_mem_new(m, n);
  if (n > SIZE_MAX / 2) return NULL;
  old = block_of(p)->size;
  b = m->f(m->ud, block_of(p), old, n + sizeof *b);
  if (!b) return NULL;
  b->size = n + sizeof *b;
  relink(m, b);
  m->bytes += b->size - old;
  return bytes_of(b);
}

/* Take a block out of its arena. */
static void unlink_block (syr_mem *m, syr_block *b) {
  if (b->prev)
    b->prev->next = b->next;
  else
    m->head = b->next;
  if (b->next) b->next->prev = b->prev;
  m->bytes -= b->size;
}

void syr_mem_drop (syr_mem *m, void *p) {
  syr_block *b;
  if (!p) return;
  b = block_of(p);
  unlink_block(m, b);
  m->f(m->ud, b, b->size, 0);
}

void syr_mem_free (syr_mem *m) {
  while (m->head) syr_mem_drop(m, bytes_of(m->head));
}

void syr_mem_join (syr_mem *m, syr_mem *from) {
  syr_block *last = from->head;
  if (!last) return;
  while (last->next) last = last->next;
  last->next = m->head;
  if (m->head) m->head->prev = last;
  m->head = from->head;
  m->bytes += from->bytes;
  from->head = NULL;
  from->bytes = 0;
}

void *syr_mem_give (syr_mem *m, syr_mem *from, void *p) {
  syr_block *b = block_of(p);
  if (m->f != from->f || m->ud != from->ud) {
    void *copy = syr_mem_new(m, b->size - sizeof *b);
    if (!copy) return NULL;
    memcpy(copy, p, b->size - sizeof *b);
    syr_mem_drop(from, p);
    return copy;
  }
  unlink_block(from, b);
  b->prev = NULL;
  b->next = m->head;
  relink(m, b);
  m->bytes += b->size;
  return p;
}

syr_status syr_mem_room (syr_mem *m, void *p, size_t *cap, size_t need, size_t size) {
  void *old, *new;
  size_t want;
  if (need <= *cap) return SYR_OK;
  want = *cap + *cap / 2 + 16;
  if (want < need) want = need;
  if (want > SIZE_MAX / 2 / size) return SYR_NOMEM;
  memcpy(&old, p, sizeof old); /* *p may be a pointer to any type */
  new = syr_mem_grow(m, old, want * size);
  if (!new) return SYR_NOMEM;
  memcpy(p, &new, sizeof new);
  *cap = want;
  return SYR_OK;
}

void *syr_mem_malloc (void *ud, void *ptr, size_t osize, size_t nsize) {
  (void)ud;
  (void)osize;
  if (nsize) return realloc(ptr, nsize);
  free(ptr);
  return NULL;
}

const char *syr_message (syr_status s) {
  switch (s) {
    case SYR_OK: return "no error";
    case SYR_NOMEM: return "not enough memory";
    case SYR_TOOBIG: return "too long";
    case SYR_EMPTY: return "empty, or nothing left after folding";
    case SYR_UTF8: return "not valid UTF-8";
    case SYR_ARG: return "parameter out of range";
    case SYR_FORMAT: return "not a syrtext file, cut short or damaged";
    case SYR_IO: return "a temporary file cannot be written";
    case SYR_OLD: return "made by another version or with other parameters; build it again";
  }
  return "unknown status";
}
