/*
** syr_spill.c - an index with a bound on its memory: what is large lies in files
**
** Columns of words, fingerprints and what linking sorts are as large as the texts. With
** a bound they are put into temporary files that are mapped, so that whoever reads an
** array does not know; this file decides when pages go. Each array has a file of its
** own, which has no name from the moment it is made: however the process ends, nothing
** is left behind, and nobody can change it. Its blocks are reserved before they are
** used, so a full disk is an error here and no fault later.
** Mapped pages count as memory of the process until they are let go. Who is about to
** touch some says so (syr_touch), and when the system says that more than half of the
** bound is resident, all are let go: they are read again from where they lie.
*/
#if !defined(_WIN32)
#define _DEFAULT_SOURCE /* madvise */
#define _POSIX_C_SOURCE 200809L
#endif

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syr_reuse.h"

#if !defined(_WIN32)
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

#define SHARE 4      /* of the bound: documents that wait for a file */
#define PAGES 2      /* of the bound: pages of files that are resident */
#define LOOKS 64     /* of the bound: bytes touched between two looks at what is resident */
#define FILES 4096   /* about the most that the documents of an index lie in */
#define NAME "/syrtext-XXXXXX"

typedef struct Region {
  struct Region *next;
  void *at;
  size_t size;
} Region;

struct Spill {
  size_t limit;
  size_t spilled; /* bytes of documents in files */
  size_t waiting; /* bytes of documents in memory */
  size_t counted; /* documents that are in one of the two */
  size_t others;  /* bytes that were resident before: libraries */
  Region *documents, *linked; /* until the index is freed; until the next link */
  atomic_size_t touched;
  int why;      /* errno of the last failure */
  char *path;   /* of a file to be made: folder and NAME */
  size_t npath; /* with its NUL */
};

size_t syr_spill_limit (const syr_index *x) {
  return x->spill ? x->spill->limit : SIZE_MAX;
}

int syr_spill_why (const syr_index *x) {
  return x->spill ? x->spill->why : 0;
}

const char *syr_index_folder (const syr_index *x, size_t *n) {
  *n = x->spill ? x->spill->npath - sizeof NAME : 0;
  return x->spill ? x->spill->path : NULL;
}

/* ---------------------------------------------------------------- files without names */

#if !defined(_WIN32)

static int reserve (int f, size_t n) {
  int why;
  do why = posix_fallocate(f, 0, (off_t)n);
  while (why == EINTR);
  return why;
}

/* n bytes of zeros in a new file, or NULL and *why. */
static void *map_new (const char *path, size_t n, int *why) {
  void *p;
  int f;
  char *name = (char *)(uintptr_t)path; /* mkstemp fills in its end */
  memcpy(name + strlen(name) - 6, "XXXXXX", 6);
  f = mkstemp(name);
  if (f < 0) {
    *why = errno;
    return NULL;
  }
  unlink(name);
  *why = n > INT64_MAX / 2 ? EFBIG : reserve(f, n);
  p = *why ? MAP_FAILED : mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED, f, 0);
  if (p == MAP_FAILED && !*why) *why = errno;
  close(f);
  return p == MAP_FAILED ? NULL : p;
}

static void unmap (void *p, size_t n) {
  munmap(p, n);
}

static void let_go (const Region *r) {
  for (; r; r = r->next) madvise(r->at, r->size, MADV_DONTNEED);
}

/* Bytes of files that are resident in this process; SIZE_MAX when the system does not say. */
static size_t resident (void) {
  char s[128];
  unsigned long pages, shared;
  ssize_t n;
  int f = open("/proc/self/statm", O_RDONLY);
  if (f < 0) return SIZE_MAX;
  n = read(f, s, sizeof s - 1);
  close(f);
  if (n <= 0) return SIZE_MAX;
  s[n] = 0;
  if (sscanf(s, "%*u %lu %lu", &pages, &shared) != 2) return SIZE_MAX;
  return (size_t)shared * (size_t)sysconf(_SC_PAGESIZE);
}

#else

static void *map_new (const char *path, size_t n, int *why) {
  (void)path, (void)n;
  *why = ENOSYS;
  return NULL;
}

static void unmap (void *p, size_t n) {
  (void)p, (void)n;
}

static void let_go (const Region *r) {
  (void)r;
}

static size_t resident (void) {
  return 0;
}

#endif

void syr_spill_touch (Spill *s, size_t n) {
  size_t now;
  if (atomic_fetch_add_explicit(&s->touched, n, memory_order_relaxed) + n < s->limit / LOOKS) return;
  atomic_store_explicit(&s->touched, 0, memory_order_relaxed);
  now = resident();
  if (now != SIZE_MAX && now < s->others + s->limit / PAGES) return;
  let_go(s->documents);
  let_go(s->linked);
}

/* ---------------------------------------------------------------- regions */

static syr_status region_new (syr_index *x, Region **list, size_t n, void **out) {
  Spill *s = x->spill;
  Region *r = syr_mem_new(&x->m, sizeof *r);
  if (!r) return SYR_NOMEM;
  r->size = n ? n : 1;
  r->at = map_new(s->path, r->size, &s->why);
  if (!r->at) {
    syr_mem_drop(&x->m, r);
    return s->why == ENOMEM ? SYR_NOMEM : SYR_IO;
  }
  r->next = *list;
  *list = r;
  *out = r->at;
  return SYR_OK;
}

static void region_drop (syr_index *x, Region **list, void *p) {
  for (; *list; list = &(*list)->next)
    if ((*list)->at == p) {
      Region *r = *list;
      *list = r->next;
      unmap(r->at, r->size);
      syr_mem_drop(&x->m, r);
      return;
    }
}

syr_status syr_big (syr_index *x, void *out, size_t n) {
  void *p = NULL;
  if (x->spill)
    TRY(region_new(x, &x->spill->linked, n, &p));
  else if (!(p = syr_mem_new(&x->r, n)))
    return SYR_NOMEM;
  memcpy(out, &p, sizeof p); /* *out may be a pointer to any type */
  return SYR_OK;
}

void syr_big_drop (syr_index *x, void *p) {
  if (!p) return;
  if (x->spill)
    region_drop(x, &x->spill->linked, p);
  else
    syr_mem_drop(&x->r, p);
}

/* Give back what is behind n bytes; a file keeps it. */
void syr_big_shrink (syr_index *x, void *out, size_t n) {
  void *p;
  if (x->spill) return;
  memcpy(&p, out, sizeof p);
  p = syr_mem_grow(&x->r, p, n);
  if (p) memcpy(out, &p, sizeof p);
}

void syr_spill_forget (syr_index *x) {
  if (!x->spill) return;
  while (x->spill->linked) region_drop(x, &x->spill->linked, x->spill->linked->at);
  memset(&x->pack, 0, x->packed ? 0 : sizeof x->pack);
}

void syr_spill_free (syr_index *x) {
  if (!x->spill) return;
  syr_spill_forget(x);
  while (x->spill->documents) region_drop(x, &x->spill->documents, x->spill->documents->at);
}

/* ---------------------------------------------------------------- documents */

static size_t up (size_t n) {
  return (n + 7) & ~(size_t)7;
}

static size_t size_of (const Entry *e) {
  return up(syr_block_size(e->n, e->wide)) + up(e->kept * sizeof *e->print) + up(e->nline * sizeof *e->line);
}

static const void *move (uint8_t **to, const void *p, size_t n) {
  const void *at = *to;
  if (n) memcpy(*to, p, n);
  *to += up(n);
  return at;
}

/* All in memory is free: nothing is carved from it any more. */
static void empty (syr_index *x) {
  Slabs *s = &x->reading.s;
  syr_mem_free(&x->d);
  syr_mem_free(&x->p);
  s->word.at = s->print.at = NULL;
  s->word.left = s->print.left = 0;
}

syr_status syr_spill_documents (syr_index *x, size_t end) {
  Spill *s = x->spill;
  size_t i;
  void *p;
  uint8_t *to;
  if (!s) return SYR_OK;
  for (; s->counted < end; s->counted++) s->waiting += size_of(&x->doc[s->counted]);
  if (s->waiting < s->limit / SHARE || s->waiting < s->spilled / FILES) return SYR_OK;
  TRY(region_new(x, &s->documents, s->waiting, &p));
  to = p;
  for (i = x->nspilled; i < end; i++) {
    Entry *e = &x->doc[i];
    if (e->filed) continue;
    e->filed = 1;
    e->hash = move(&to, e->hash, syr_block_size(e->n, e->wide));
    e->print = move(&to, e->print, e->kept * sizeof *e->print);
    e->line = move(&to, e->line, e->nline * sizeof *e->line);
  }
  x->nspilled = end;
  s->spilled += s->waiting;
  syr_touch(x, s->waiting);
  s->waiting = 0;
  empty(x);
  return SYR_OK;
}

void syr_spill_refuse (syr_index *x) {
  Spill *s = x->spill;
  size_t i;
  if (!s) return;
  if (x->nspilled > x->ndoc) x->nspilled = x->ndoc;
  s->counted = x->ndoc;
  s->waiting = 0;
  for (i = x->nspilled; i < x->ndoc; i++)
    if (!x->doc[i].filed) s->waiting += size_of(&x->doc[i]);
  if (s->waiting == 0) empty(x);
}

syr_status syr_spill_prints (syr_index *x, Print **print, size_t n) {
  void *p;
  if (!x->spill) return SYR_OK;
  TRY(region_new(x, &x->spill->documents, n * sizeof **print, &p));
  memcpy(p, *print, n * sizeof **print);
  syr_mem_drop(&x->p, *print);
  *print = p;
  return SYR_OK;
}

/* ---------------------------------------------------------------- a bound */

syr_status syr_index_bound (syr_index *x, size_t bytes, const char *folder) {
  const size_t n = strlen(folder);
  size_t i;
  Spill *s;
  if (x->spill || x->ndoc > x->packed || bytes < SYR_MINMEMORY || n == 0) return SYR_ARG;
  s = syr_mem_zero(&x->m, sizeof *s);
  if (!s) return SYR_NOMEM;
  s->npath = n + sizeof NAME;
  s->path = syr_mem_new(&x->m, s->npath);
  if (!s->path) {
    syr_mem_drop(&x->m, s);
    return SYR_NOMEM;
  }
  memcpy(s->path, folder, n);
  memcpy(s->path + n, NAME, sizeof NAME);
  s->limit = bytes;
  s->others = resident();
  if (s->others == SIZE_MAX) s->others = 0;
  atomic_init(&s->touched, 0);
  x->spill = s;
  for (i = 0; i < x->ndoc; i++) x->doc[i].filed = 1;
  x->nspilled = s->counted = x->ndoc;
  return SYR_OK;
}
