/*
** syr_indexfile.c - an index to a file and back
**
**   header    magic, versions, k and w, size, checksum, where the parts stand
**   data      for each document: id, words, lines, mask, description
**   records   for each document, by rank: where its data stand
**   buckets, bits   the fingerprints of all, sorted and packed (syr_pack.c)
**   boiler, known   hashes that are masked in a document from outside
**
** Everything stands at multiples of 8 bytes as memory has it, so that a mapped file
** is used as it is; numbers are of the machine that wrote it, and another byte order
** fails by its magic. Saving writes beside, syncs and renames: a reader or a crash
** finds the old file or the new one. A file is hostile until every offset in it was
** seen to be in range: the checksum tells damage, not malice.
*/
#if !defined(_WIN32)
#define _POSIX_C_SOURCE 200809L
#endif

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syr_reuse.h"

#if !defined(_WIN32)
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

#define MAGIC UINT64_C(0x3158444952595301) /* \1 S Y R I D X 1 */
#define VERSION 3
#define PIECE (1u << 20) /* bytes written between two looks at the memory */
#define LONGPATH 4096

typedef struct Header {
  uint64_t magic;
  uint32_t version, fold, k, w;
  uint64_t size, checksum; /* of all bytes but these eight */
  uint64_t ndoc, npost, nboiler, nknown;
  uint64_t record, bucket, bits, boiler, known; /* offsets */
  uint32_t word, none; /* bits of a word in the pack */
} Header;

_Static_assert(sizeof(Header) % 8 == 0, "the header has no holes and is summed by words");

typedef struct Record {
  uint64_t id, words, line, mask, meta; /* offsets; mask 0: none */
  uint32_t idlen, n, nprint, nline, metalen, wide, outlet, none;
} Record;

/* ---------------------------------------------------------------- saving */

typedef struct Writer {
  FILE *f;
  uint64_t at, sum;
  int failed;
} Writer;

static inline uint64_t add_sum (uint64_t sum, uint64_t x) {
  sum = (sum ^ x) * UINT64_C(0x9E3779B97F4A7C15);
  return sum ^ sum >> 29;
}

/* The checksum of n bytes, a multiple of 8. */
static uint64_t sum_of (const uint8_t *s, uint64_t n, uint64_t sum) {
  uint64_t i, x;
  for (i = 0; i < n; i += 8) {
    memcpy(&x, s + i, 8);
    sum = add_sum(sum, x);
  }
  return sum;
}

/* The checksum of a file: of what follows the header (sum), then of the header. */
static uint64_t checksum_of (const Header *h, uint64_t sum) {
  Header plain;
  memcpy(&plain, h, sizeof plain);
  plain.checksum = 0;
  return sum_of((const uint8_t *)&plain, sizeof plain, sum);
}

/* Write n bytes and zeros up to a multiple of 8; returns where they begin. */
static uint64_t put (Writer *w, const void *p, size_t n) {
  const uint64_t at = w->at;
  const size_t whole = n & ~(size_t)7, rest = n - whole;
  uint8_t last[8] = {0};
  if (n == 0) return at;
  if (rest) memcpy(last, (const uint8_t *)p + whole, rest);
  w->sum = sum_of(p, whole, w->sum);
  if (rest) w->sum = sum_of(last, 8, w->sum);
  if (fwrite(p, 1, whole, w->f) != whole || (rest && fwrite(last, 1, 8, w->f) != 8)) w->failed = 1;
  w->at += whole + (rest ? 8 : 0);
  return at;
}

/* The same for what is large. */
static uint64_t put_large (Writer *w, const syr_index *x, const void *p, size_t n) {
  const uint64_t at = w->at;
  size_t i;
  for (i = 0; i < n; i += PIECE) {
    syr_touch(x, PIECE);
    put(w, (const uint8_t *)p + i, n - i < PIECE ? n - i : PIECE);
  }
  return at;
}

static void put_document (Writer *w, Record *r, const Entry *e, const char *meta, size_t metalen) {
  memset(r, 0, sizeof *r);
  r->idlen = e->idlen;
  r->n = e->n;
  r->nprint = e->nprint;
  r->nline = e->nline;
  r->metalen = (uint32_t)metalen;
  r->wide = e->wide;
  r->outlet = e->outlet;
  r->id = put(w, e->id, e->idlen);
  r->words = put(w, e->hash, syr_block_size(e->n, e->wide));
  r->line = put(w, e->line, e->nline * sizeof *e->line);
  if (e->mask) r->mask = put(w, e->mask, e->n / 8 + 1);
  r->meta = put(w, meta, metalen);
}

static syr_status put_all (Writer *w, const syr_index *x, syr_mem *m, syr_describe describe, void *ud) {
  const Pack *p = &x->pack;
  Header h = { .magic = MAGIC, .version = VERSION, .fold = SYR_FOLD_VERSION, .k = x->k, .w = x->w, .ndoc = x->ndoc,
    .npost = p->n, .nboiler = x->nboiler, .nknown = x->nknown, .word = p->word };
  Record *r = syr_mem_new(m, (x->ndoc + 1) * sizeof *r);
  size_t i;
  if (!r) return SYR_NOMEM;
  if (fwrite(&h, sizeof h, 1, w->f) != 1) w->failed = 1;
  w->at = sizeof h;
  for (i = 0; i < x->ndoc; i++) {
    const char *meta = x->doc[i].meta;
    size_t n = x->doc[i].metalen;
    if (describe) meta = describe(ud, x->doc[i].added, meta, &n);
    if (n > UINT32_MAX) return SYR_TOOBIG;
    syr_touch(x, AROUND_PAGE);
    put_document(w, &r[i], &x->doc[i], meta, n);
  }
  h.record = put(w, r, x->ndoc * sizeof *r);
  h.bucket = put_large(w, x, p->bucket, syr_pack_buckets(p) * sizeof *p->bucket);
  h.bits = put_large(w, x, p->bits, syr_pack_bytes(p));
  h.boiler = put(w, x->boiler, x->nboiler * sizeof *x->boiler);
  h.known = put(w, x->known, x->nknown * sizeof *x->known);
  h.size = w->at;
  h.checksum = checksum_of(&h, w->sum);
  if (fseek(w->f, 0, SEEK_SET) != 0 || fwrite(&h, sizeof h, 1, w->f) != 1 || fflush(w->f) != 0) w->failed = 1;
  return SYR_OK;
}

static int sync_file (FILE *f) {
#if !defined(_WIN32)
  return fsync(fileno(f)) == 0 || errno == EINVAL || errno == EROFS;
#else
  (void)f;
  return 1;
#endif
}

syr_status syr_index_save (const syr_index *x, const char *path, syr_describe describe, void *ud) {
  char part[LONGPATH + 8];
  const size_t n = strlen(path);
  Writer w = { NULL, 0, 0, 0 };
  syr_mem m;
  syr_status s;
  int why;
  if (!x->ready) return SYR_ARG;
  errno = n ? ENAMETOOLONG : ENOENT;
  if (n == 0 || n > LONGPATH) return SYR_ARG;
  memcpy(part, path, n);
  memcpy(part + n, ".part", 6);
  if (!(w.f = fopen(part, "wb"))) return SYR_ARG;
  syr_mem_init(&m, x->m.f, x->m.ud);
  s = put_all(&w, x, &m, describe, ud);
  syr_mem_free(&m);
  if (s == SYR_OK && (w.failed || !sync_file(w.f))) s = SYR_ARG;
  why = errno;
  if (fclose(w.f) != 0 && s == SYR_OK) s = SYR_ARG, why = errno;
  if (s == SYR_OK && rename(part, path) != 0) s = SYR_ARG, why = errno;
  if (s != SYR_OK) remove(part);
  errno = why;
  return s;
}

/* ---------------------------------------------------------------- opening */

/* count items of `size` bytes at `at` lie inside. */
static int inside (const Header *h, uint64_t at, uint64_t count, uint64_t size) {
  return at >= sizeof *h && at % 8 == 0 && at <= h->size && count <= (h->size - at) / size;
}

static Pack pack_of (const Header *h, uint8_t *base) {
  Pack p;
  syr_pack_layout(&p, h->npost, h->ndoc, h->word);
  p.bucket = (const uint32_t *)(const void *)(base + h->bucket);
  p.bits = base + h->bits;
  return p;
}

static int good_header (const Header *h, size_t size) {
  Pack p;
  if (h->size != size || size % 8 != 0) return 0;
  if (h->k < SYR_MINSHINGLE || h->k > SYR_MAXSHINGLE || h->w < 1 || h->w > SYR_MAXWINDOW) return 0;
  if (h->ndoc >= UINT32_MAX - 1 || h->npost >= UINT32_MAX || h->nboiler >= UINT32_MAX || h->nknown >= UINT32_MAX) return 0;
  if (h->word > 32 || h->none) return 0;
  syr_pack_layout(&p, h->npost, h->ndoc, h->word);
  return inside(h, h->record, h->ndoc, sizeof(Record)) && inside(h, h->bucket, syr_pack_buckets(&p), 4) &&
         inside(h, h->bits, syr_pack_bytes(&p), 1) &&
         inside(h, h->boiler, h->nboiler, 4) && inside(h, h->known, h->nknown, 4);
}

static int good_record (const Header *h, const Record *r) {
  if (r->wide > 1 || r->none || r->idlen > MAXID || r->nprint > r->n || r->n > UINT32_MAX / 8) return 0;
  return inside(h, r->id, r->idlen, 1) && inside(h, r->words, syr_block_size(r->n, (int)r->wide), 1) &&
         inside(h, r->line, r->nline, sizeof(Line)) &&
         inside(h, r->meta, r->metalen, 1) && (r->mask == 0 || inside(h, r->mask, r->n / 8 + 1, 1));
}

/* Words that the lines of e name are there. */
static int good_lines (const Entry *e) {
  uint32_t i;
  for (i = 0; i < e->nline; i++)
    if (e->line[i].word > e->n || e->n - e->line[i].word < e->line[i].n) return 0;
  return 1;
}

static void entry_of (Entry *e, uint8_t *base, const Record *r, uint32_t rank) {
  memset(e, 0, sizeof *e);
  e->id = (const char *)base + r->id;
  e->idlen = r->idlen & MAXID;
  e->n = r->n;
  e->hash = (const uint32_t *)(const void *)(base + r->words);
  e->wide = r->wide & 1;
  e->nprint = r->nprint;
  e->line = (const Line *)(const void *)(base + r->line);
  e->nline = r->nline;
  e->mask = r->mask ? base + r->mask : NULL;
  e->meta = (const char *)base + r->meta;
  e->metalen = r->metalen;
  e->added = rank;
  e->outlet = r->outlet;
}

/* Records ascend within their bucket and stand in documents. */
static int good_bucket (const syr_index *x, uint32_t b) {
  const Pack *p = &x->pack;
  uint32_t before = 0;
  size_t i;
  if (p->bucket[b] > p->bucket[b + 1] || p->bucket[b + 1] > p->n) return 0;
  for (i = p->bucket[b]; i < p->bucket[b + 1]; i++) {
    const Post q = syr_pack_post(p, i, 0);
    if (q.doc >= x->ndoc || q.hash < before) return 0;
    if (q.word > x->doc[q.doc].n || x->doc[q.doc].n - q.word < x->k) return 0;
    before = q.hash;
  }
  return 1;
}

static int good_pack (const syr_index *x) {
  const size_t buckets = syr_pack_buckets(&x->pack) - 1;
  uint32_t b;
  if (x->pack.bucket[0] != 0 || x->pack.bucket[buckets] != x->pack.n) return 0;
  for (b = 0; b < buckets; b++)
    if (!good_bucket(x, b)) return 0;
  return 1;
}

/* Fill x from the bytes that it has mapped. */
static syr_status open_all (syr_index *x, uint8_t *base, const Header *h) {
  const Record *r = (const Record *)(const void *)(base + h->record);
  size_t i;
  x->doc = syr_mem_new(&x->m, (h->ndoc + 1) * sizeof *x->doc);
  if (!x->doc) return SYR_NOMEM;
  x->capdoc = h->ndoc + 1;
  for (i = 0; i < h->ndoc; i++) {
    if (!good_record(h, &r[i])) return SYR_FORMAT;
    entry_of(&x->doc[i], base, &r[i], (uint32_t)i);
    if (!good_lines(&x->doc[i])) return SYR_FORMAT;
    if (i && syr_compare_ids(&x->doc[i - 1], &x->doc[i]) >= 0) return SYR_FORMAT;
  }
  x->ndoc = h->ndoc;
  x->pack = pack_of(h, base);
  x->packed = x->ndoc;
  x->boiler = (uint32_t *)(void *)(base + h->boiler);
  x->nboiler = (uint32_t)h->nboiler;
  x->known = (uint32_t *)(void *)(base + h->known);
  x->nknown = (uint32_t)h->nknown;
  if (!good_pack(x)) return SYR_FORMAT;
  x->sorted = x->ready = 1;
  return SYR_OK;
}

syr_status syr_index_open (syr_index **out, syr_alloc f, void *ud, void *bytes, size_t size) {
  Header h;
  syr_index *x;
  syr_status s;
  if (size < sizeof h) return SYR_FORMAT;
  memcpy(&h, bytes, sizeof h);
  if (h.magic != MAGIC) return SYR_FORMAT;
  if (h.version != VERSION || h.fold != SYR_FOLD_VERSION) return SYR_OLD;
  if (!good_header(&h, size)) return SYR_FORMAT;
  if (checksum_of(&h, sum_of((uint8_t *)bytes + sizeof h, size - sizeof h, 0)) != h.checksum) return SYR_FORMAT;
  TRY(syr_index_new(&x, f, ud, h.k, h.w));
  s = open_all(x, bytes, &h);
  if (s != SYR_OK)
    syr_index_free(x);
  else
    *out = x;
  return s;
}

/* ---------------------------------------------------------------- mapping */

#if !defined(_WIN32)

/* Pages that are written to become private: nothing goes back to the file. */
static syr_status map_file (const char *path, void **p, size_t *size) {
  struct stat st;
  int f = open(path, O_RDONLY), why;
  *p = MAP_FAILED;
  *size = 0;
  if (f < 0) return SYR_ARG;
  if (fstat(f, &st) == 0) {
    *size = (size_t)st.st_size;
    if (S_ISDIR(st.st_mode))
      errno = EISDIR;
    else if (*size > 0)
      *p = mmap(NULL, *size, PROT_READ | PROT_WRITE, MAP_PRIVATE, f, 0);
  }
  why = errno;
  close(f);
  errno = why;
  if (*p != MAP_FAILED) return SYR_OK;
  return *size == 0 && !S_ISDIR(st.st_mode) ? SYR_FORMAT : SYR_ARG;
}

static void unmap_file (void *p, size_t size) {
  munmap(p, size);
}

#else

static syr_status map_file (const char *path, void **p, size_t *size) {
  FILE *f = fopen(path, "rb");
  long n = -1;
  if (!f) return SYR_ARG;
  if (fseek(f, 0, SEEK_END) == 0) n = ftell(f);
  *size = n > 0 ? (size_t)n : 0;
  *p = *size ? malloc(*size) : NULL;
  if (*p && (fseek(f, 0, SEEK_SET) != 0 || fread(*p, 1, *size, f) != *size)) *size = 0;
  fclose(f);
  return *p ? SYR_OK : *size ? SYR_NOMEM : SYR_FORMAT;
}

static void unmap_file (void *p, size_t size) {
  (void)size;
  free(p);
}

#endif

syr_status syr_index_map (syr_index **out, syr_alloc f, void *ud, const char *path) {
  void *p;
  size_t size;
  syr_status s = map_file(path, &p, &size);
  if (s != SYR_OK) return s;
  s = syr_index_open(out, f, ud, p, size);
  if (s != SYR_OK)
    unmap_file(p, size);
  else {
    (*out)->map = p;
    (*out)->mapsize = size;
  }
  return s;
}

void syr_index_unmap (syr_index *x) {
  if (x->map) unmap_file(x->map, x->mapsize);
  x->map = NULL;
}

const char *syr_index_meta (const syr_index *x, uint32_t rank, size_t *n) {
  *n = x->doc[rank].metalen;
  return x->doc[rank].meta;
}
