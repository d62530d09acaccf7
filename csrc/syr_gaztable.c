/*
** syr_gaztable.c - the entries of all names to the index of the buffer
**
** The entries are sorted by hash, which puts equal runs side by side and in the
** order of their slots, so that the table is written front to back. Two different
** runs that a lookup could not tell apart (equal tags on one way of probing) make
** the builder start again with another seed.
*/
#include <string.h>

#include "syr_gaz.h"

/* ---- sorting */

#define TOP 11 /* bits of the hash that sort into buckets; they are sorted one by one */
#define BUCKETS ((size_t)1 << TOP)

static size_t bucket_of (const gaz_entry *e) {
  return (size_t)(e->hash >> (64 - TOP));
}

/* Deal the entries out to their buckets. at: where each begins, and the end. */
static void deal (const gaz_entry *e, gaz_entry *to, size_t n, size_t *at) {
  size_t next[BUCKETS], i;
  memset(at, 0, (BUCKETS + 1) * sizeof *at);
  for (i = 0; i < n; i++) at[bucket_of(&e[i]) + 1]++;
  for (i = 0; i < BUCKETS; i++) at[i + 1] += at[i];
  memcpy(next, at, sizeof next);
  for (i = 0; i < n; i++) to[next[bucket_of(&e[i])]++] = e[i];
}

/* One pass of a stable radix sort by 8 bits, from a to z. */
static void sort_pass (const gaz_entry *a, gaz_entry *z, size_t n, unsigned shift) {
  size_t count[257], i;
  memset(count, 0, sizeof count);
  for (i = 0; i < n; i++) count[(a[i].hash >> shift & 255) + 1]++;
  for (i = 0; i < 256; i++) count[i + 1] += count[i];
  for (i = 0; i < n; i++) z[count[a[i].hash >> shift & 255]++] = a[i];
}

/* Sort a bucket from a to z by hash: by 16 more bits, after which what is out of
** place is a few steps away. Stable: entries of one hash stay by record. */
static void sort_bucket (const gaz_entry *a, gaz_entry *z, gaz_entry *spare, size_t n) {
  size_t i, k;
  if (n > 32) {
    sort_pass(a, spare, n, 64 - TOP - 16);
    sort_pass(spare, z, n, 64 - TOP - 8);
  }
  else
    memcpy(z, a, n * sizeof *z);
  for (i = 1; i < n; i++) {
    gaz_entry x = z[i];
    for (k = i; k > 0 && z[k - 1].hash > x.hash; k--) z[k] = z[k - 1];
    z[k] = x;
  }
}

static size_t up8 (size_t n) {
  return (n + 7) & ~(size_t)7;
}

/* Let the buffer that the pool becomes have `size` bytes. */
static syr_status set_size (syr_gazbuild *b, size_t size) {
  uint8_t *w = syr_mem_grow(b->m, b->pool, size);
  if (!w) return SYR_NOMEM;
  b->pool = w;
  b->cappool = size;
  return SYR_OK;
}

/* Sort the builder's entries. The buckets lie where the index will be written:
** it needs about as much, and memory that was never touched is dear. */
static syr_status sort_entries (syr_gazbuild *b) {
  size_t at[BUCKETS + 1], k, most = 0, base = up8(b->npool);
  gaz_entry *to, *spare;
  if (b->nentry == 0) return SYR_OK;
  if (set_size(b, base + b->nentry * sizeof *to) != SYR_OK) return SYR_NOMEM;
  to = (gaz_entry *)(void *)(b->pool + base);
  deal(b->entry, to, b->nentry, at);
  for (k = 0; k < BUCKETS; k++)
    if (at[k + 1] - at[k] > most) most = at[k + 1] - at[k];
  if (!(spare = syr_mem_new(b->m, most * sizeof *spare))) return SYR_NOMEM;
  for (k = 0; k < BUCKETS; k++) sort_bucket(to + at[k], b->entry + at[k], spare, at[k + 1] - at[k]);
  syr_mem_drop(b->m, spare);
  return SYR_OK;
}

/* ---- the plan */

/* What the table will need. */
typedef struct plan {
  size_t nrun;   /* different runs of atoms */
  size_t nseen;  /* those of one and two atoms, which the filter holds */
  uint32_t nhome, nslot, bloomlog;
  uint32_t mask; /* words of the filter - 1 */
} plan;

static void count_runs (const gaz_entry *e, size_t n, plan *p) {
  size_t i;
  p->nrun = p->nseen = 0;
  for (i = 0; i < n; i++)
    if (i == 0 || e[i].hash != e[i - 1].hash) {
      p->nrun++;
      p->nseen += (e[i].kind & (GAZ_RUN1 | GAZ_RUN2)) != 0;
    }
}

/* Words of the filter: 64 bits a run while it stays in the nearest cache, 32 in the
** next, then 8. What it lets pass wrongly costs twenty times what it drops. */
static uint32_t filter_log (size_t nseen) {
  uint32_t log = 6;
  while (log < 26 && (size_t)64 << log < (log < 12 ? 64 : log < 15 ? 32 : 8) * nseen) log++;
  return log;
}

/* Three slots of four are taken. */
static void make_plan (const gaz_entry *e, size_t n, plan *p) {
  size_t i, next = 0;
  count_runs(e, n, p);
  p->nhome = (uint32_t)(p->nrun + p->nrun / 3 + 1);
  for (i = 0; i < n; i++)
    if (i == 0 || e[i].hash != e[i - 1].hash) {
      size_t home = gaz_home(e[i].hash, p->nhome);
      next = (home > next ? home : next) + 1;
    }
  p->nslot = (uint32_t)(next > p->nhome ? next : p->nhome) + 1;
  p->bloomlog = filter_log(p->nseen);
  p->mask = (1u << p->bloomlog) - 1;
}

/* ---- filling */

/* Fill slot [next or home] with the run e[i..j). Returns 0 if a lookup would
** take another run for it. */
static int fill_slot (gaz_slot *slot, uint32_t at, uint32_t home, uint64_t hash, uint32_t value) {
  uint32_t k;
  for (k = home; k < at; k++)
    if (slot[k].tag == (uint32_t)hash) return 0;
  slot[at].tag = (uint32_t)hash;
  slot[at].value = value;
  return 1;
}

/* The hash of an entry's atoms, as the filter has it. */
static uint64_t atoms_of (const gaz_entry *e, uint64_t seed) {
  return gaz_unmix(e->kind & GAZ_RUN2 ? ~seed : seed, e->hash);
}

/* Note an entry in the filter. */
static void note (uint64_t *bloom, const plan *p, uint64_t seed, const gaz_entry *e) {
  uint64_t h = atoms_of(e, seed);
  if (e->kind & (GAZ_RUN1 | GAZ_RUN2))
    bloom[gaz_word(h, p->mask)] |= gaz_bits(h, e->kind & GAZ_RUN1 && !(e->kind & GAZ_WHOLE) ? GAZ_PREFIX : GAZ_ONE);
}

/* The parts of a buffer under way. */
typedef struct parts {
  uint64_t *bloom;
  gaz_slot *slot;
  gaz_record *record;
  size_t nrecord;
} parts;

/* Take over the records of the entries e[i..j), which are one run, and note it in
** the filter. Returns the value of its slot. */
static uint32_t take_run (const syr_gazbuild *b, const plan *p, uint64_t seed, parts *w, size_t i, size_t j) {
  const gaz_entry *e = b->entry;
  uint32_t value = 0, big = GAZ_BIG;
  size_t group = w->nrecord;
  for (; i < j; i++) {
    note(w->bloom, p, seed, &e[i]);
    if (e[i].kind & GAZ_WHOLE) {
      gaz_record r = e[i].record;
      if (!(r.what & GAZ_MUSTBIG)) big = 0;
      r.what &= ~GAZ_MUSTBIG;
      w->record[w->nrecord++] = r;
    }
    else
      value = GAZ_MORE;
  }
  if (w->nrecord == group) return value;
  w->record[w->nrecord - 1].what |= GAZ_LAST;
  return value | ((uint32_t)group + 1) | big;
}

#define AHEAD 24 /* entries: their words of the filter lie anywhere and are asked for before */

/* Write filter, slots and records from the sorted entries. */
static int fill (const syr_gazbuild *b, const plan *p, uint64_t seed, parts *w) {
  const gaz_entry *e = b->entry;
  size_t i, j, n = b->nentry, next = 0;
  for (i = 0; i < n; i = j) {
    uint64_t h = e[i].hash;
    uint32_t home = gaz_home(h, p->nhome);
    for (j = i; j < n && e[j].hash == h; j++)
      if (j + AHEAD < n) __builtin_prefetch(&w->bloom[gaz_word(atoms_of(&e[j + AHEAD], seed), p->mask)], 1);
    next = home > next ? home : next;
    if (!fill_slot(w->slot, (uint32_t)next++, home, h, take_run(b, p, seed, w, i, j))) return 0;
  }
  return 1;
}

static void fill_header (const syr_gazbuild *b, const plan *p, uint64_t seed, gaz_header *h, size_t size) {
  memset(h, 0, sizeof *h);
  memcpy(h->magic, GAZ_MAGIC, 8);
  h->version = SYR_GAZ_VERSION;
  h->endian = GAZ_ENDIAN;
  h->fold = SYR_FOLD_VERSION;
  h->bloomlog = p->bloomlog;
  h->seed = seed;
  h->size = size;
  h->nentity = (uint32_t)b->nentity;
  h->nname = b->nname;
  h->nalone = b->nalone;
  h->nrecord = (uint32_t)b->nrecord;
  h->nhome = p->nhome;
  h->nslot = p->nslot;
  h->nstring = b->npool - sizeof *h;
}

syr_status gaz_table (syr_gazbuild *b, uint64_t seed, size_t *size) {
  plan p;
  parts w = { NULL, NULL, NULL, 0 };
  size_t bloom, slot, record, entity;
  syr_status st = sort_entries(b);
  if (st != SYR_OK) return st;
  make_plan(b->entry, b->nentry, &p);
  bloom = up8(b->npool);
  slot = bloom + ((size_t)8 << p.bloomlog);
  record = slot + sizeof(gaz_slot) * p.nslot;
  entity = record + sizeof(gaz_record) * b->nrecord;
  *size = entity + sizeof(uint32_t) * b->nentity;
  if ((st = set_size(b, *size)) != SYR_OK) return st;
  memset(b->pool + b->npool, 0, record - b->npool);
  w.bloom = (uint64_t *)(void *)(b->pool + bloom);
  w.slot = (gaz_slot *)(void *)(b->pool + slot);
  w.record = (gaz_record *)(void *)(b->pool + record);
  if (!fill(b, &p, seed, &w)) return SYR_ARG;
  if (b->nentity) memcpy(b->pool + entity, b->entity, sizeof(uint32_t) * b->nentity);
  fill_header(b, &p, seed, (gaz_header *)(void *)b->pool, *size);
  gaz_seal(b->pool);
  return SYR_OK;
}
