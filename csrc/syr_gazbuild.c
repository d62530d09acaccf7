/*
** syr_gazbuild.c - many names to one flat buffer
**
** Names are collected with blank lines between them and cut by the tokenizer in
** batches: a call of it a name would cost more than all the rest. Each becomes
** a record with its key; each run of first atoms of a key becomes an entry
** {hash, record}. The entries are sorted by hash, which puts equal runs side by
** side and in the order of their slots, so that the table is written front to
** back. Two different runs that a lookup could not tell apart (equal tags on one
** way of probing) make the index start again with another seed.
*/
#include <string.h>

#include "syr_gaz.h"

#define BATCH ((size_t)1 << 15) /* bytes of names that are cut together: their columns stay in the cache */
#define SEEDS 64                /* tries; one in thousands fails at 10M names */

typedef struct gaz_row {
  uint32_t start, end; /* bytes of the name in the batch */
  uint32_t entity;
  uint32_t policy;
} gaz_row;

void syr_gazbuild_init (syr_gazbuild *b, syr_mem *m) {
  memset(b, 0, sizeof *b);
  b->m = m;
}

/* ---- strings */

/* Is it UTF-8? ASCII at once: lists are long and their names short. */
static int is_utf8 (const char *s, size_t n) {
  uint64_t all = 0, w;
  size_t i;
  for (i = 0; i + 8 <= n; i += 8) {
    memcpy(&w, s + i, 8);
    all |= w;
  }
  for (; i < n; i++) all |= (uint64_t)(uint8_t)s[i];
  return !(all & 0x8080808080808080u) || syr_utf8_check((const uint8_t *)s, n) == n;
}

static syr_status pool_room (syr_gazbuild *b, size_t n) {
  if (b->npool + n > UINT32_MAX - 64) return SYR_TOOBIG;
  return syr_mem_room(b->m, &b->pool, &b->cappool, b->npool + n, 1);
}

/* Append bytes and a NUL; room was made. */
static void pool_put (syr_gazbuild *b, const void *s, size_t n) {
  memcpy(b->pool + b->npool, s, n);
  b->npool += n;
  b->pool[b->npool++] = 0;
}

syr_status syr_gazbuild_entity (syr_gazbuild *b, const char *id, const char *type, const char *name, uint32_t *rank) {
  const char *part[3];
  size_t len[3], i;
  syr_status st;
  part[0] = id, part[1] = type, part[2] = name;
  for (i = 0; i < 3; i++) {
    len[i] = strlen(part[i]);
    if (len[i] > SYR_MAXNAMEBYTES) return SYR_TOOBIG;
    if (!is_utf8(part[i], len[i])) return SYR_UTF8;
  }
  if (!len[0]) return SYR_EMPTY;
  if (b->nentity > GAZ_ENTITY) return SYR_TOOBIG;
  if ((st = pool_room(b, len[0] + len[1] + len[2] + 3)) != SYR_OK) return st;
  if ((st = syr_mem_room(b->m, &b->entity, &b->capentity, b->nentity + 1, sizeof *b->entity)) != SYR_OK) return st;
  b->entity[b->nentity] = (uint32_t)b->npool;
  for (i = 0; i < 3; i++) pool_put(b, part[i], len[i]);
  *rank = (uint32_t)b->nentity++;
  return SYR_OK;
}

/* ---- names to records */

static syr_status add_record (syr_gazbuild *b, size_t string, uint32_t what) {
  syr_status st = syr_mem_room(b->m, &b->record, &b->caprecord, b->nrecord + 1, sizeof *b->record);
  if (st != SYR_OK) return st;
  if (b->nrecord >= GAZ_FIRST - 1) return SYR_TOOBIG;
  b->record[b->nrecord].string = (uint32_t)string;
  b->record[b->nrecord++].what = what;
  return SYR_OK;
}

#define BIG GAZ_LAST /* of a record while building: what GAZ_BIG is for a slot */

/* Must this name begin with a capital that is an ASCII letter? Then a word that
** begins with a small one is none. An article in front says nothing. */
static uint32_t is_big (const gaz_row *r, const char *key, size_t n) {
  const char *gap = memchr(key, GAZ_GAP, n);
  if (r->policy != SYR_INITIAL && r->policy != SYR_NEVERALONE) return 0;
  if (key[0] < 'a' || key[0] > 'z') return 0;
  return gaz_is_article(key, gap ? (size_t)(gap - key) : n) ? 0 : BIG;
}

static syr_status add_name (syr_gazbuild *b, const gaz_row *r, const char *key, size_t n, uint32_t flag) {
  size_t at = b->npool, len = r->end - r->start;
  uint32_t big = is_big(r, key, n);
  syr_status st = pool_room(b, len + n + 2);
  if (st != SYR_OK) return st;
  pool_put(b, key, n);
  pool_put(b, b->text + r->start, len);
  return add_record(b, at, r->entity | r->policy << 28 | flag | big);
}

static syr_status add_variants (syr_gazbuild *b, const gaz_row *r, const char *key, size_t n) {
  char out[SYR_FOLDROOM(SYR_MAXNAMEBYTES)];
  gaz_key k, v;
  unsigned i;
  gaz_key_cut(&k, key, n);
  if (!gaz_has_variants(&k)) return SYR_OK;
  for (i = 0; i < GAZ_NVARIANT; i++) {
    size_t len = gaz_variant(&k, i, out);
    syr_status st;
    if (!len || (len == n && memcmp(out, key, n) == 0) || !gaz_key_cut(&v, out, len)) continue;
    st = add_name(b, r, out, len, GAZ_VARIANT);
    if (st != SYR_OK) return st;
  }
  return SYR_OK;
}

/* Marks at the edges of a name, such as quotes, are not part of it; what folds
** to nothing (an apostrophe that stands alone) is no part of it anywhere. */
static int is_mark (const syr_text *t, uint32_t i) {
  return t->kind[i] == SYR_PUNCT || t->kind[i] == SYR_SYMBOL;
}

/* The key of the name that tokens [a, z) are; *n its bytes, 0 if none is left. */
static syr_status make_key (const syr_text *t, uint32_t a, uint32_t z, char *key, size_t *n) {
  gaz_atom atom[SYR_MAXNAME + 1];
  unsigned total = 0, i, k;
  *n = 0;
  while (a < z && is_mark(t, a)) a++;
  while (z > a && is_mark(t, z - 1)) z--;
  for (; a < z; a++) {
    k = gaz_cut(t, a, NULL, atom, SYR_MAXNAME + 1);
    if (k > SYR_MAXNAME) return SYR_TOOBIG;
    for (i = 0; i < k; i++) {
      size_t at = *n + (*n > 0);
      size_t len = syr_fold(t->s + atom[i].start, atom[i].end - atom[i].start, (uint8_t *)key + at);
      if (!len) continue;
      if (++total > SYR_MAXNAME) return SYR_TOOBIG;
      if (at > *n) key[*n] = GAZ_GAP;
      *n = at + len;
    }
  }
  return *n ? SYR_OK : SYR_EMPTY;
}

/* Cut the batch and make its records. */
static syr_status flush (syr_gazbuild *b) {
  char key[SYR_FOLDROOM(SYR_MAXNAMEBYTES) + SYR_MAXNAME];
  syr_mem m;
  syr_text t;
  syr_option o = { .lang = SYR_FR };
  syr_status st;
  uint32_t i = 0, z;
  size_t r, n;
  syr_mem_init(&m, b->m->f, b->m->ud);
  st = syr_text_read(&t, &m, (const char *)b->text, b->ntext, &o);
  for (r = 0; st == SYR_OK && r < b->nrow; r++) {
    for (z = i; z < t.n && t.start[z] < b->row[r].end; z++) {}
    b->bad = b->nname - (uint32_t)(b->nrow - r);
    st = make_key(&t, i, z, key, &n);
    if (st == SYR_OK) st = add_name(b, &b->row[r], key, n, 0);
    if (st == SYR_OK) st = add_variants(b, &b->row[r], key, n);
    i = z;
  }
  syr_mem_free(&m);
  b->nrow = 0;
  b->ntext = 0;
  return st;
}

/* Copy a name into the batch; a line end or a control inside it is a space. */
static void batch_put (syr_gazbuild *b, const char *s, size_t n) {
  size_t i;
  for (i = 0; i < n; i++) b->text[b->ntext++] = (uint8_t)s[i] < 0x20 ? ' ' : (uint8_t)s[i];
  b->text[b->ntext++] = '\n';
  b->text[b->ntext++] = '\n';
}

syr_status syr_gazbuild_name (syr_gazbuild *b, uint32_t entity, const char *s, size_t n, syr_policy policy) {
  gaz_row *r;
  syr_status st;
  b->bad = b->nname;
  if (n == 0) return SYR_EMPTY;
  if (n > SYR_MAXNAMEBYTES || b->nname == UINT32_MAX) return SYR_TOOBIG;
  if (entity >= b->nentity || policy > SYR_NEVERALONE || memchr(s, 0, n)) return SYR_ARG;
  if (!is_utf8(s, n)) return SYR_UTF8;
  if (b->ntext > BATCH && (st = flush(b)) != SYR_OK) return st;
  if ((st = syr_mem_room(b->m, &b->text, &b->captext, b->ntext + n + 2, 1)) != SYR_OK) return st;
  if ((st = syr_mem_room(b->m, &b->row, &b->caprow, b->nrow + 1, sizeof *b->row)) != SYR_OK) return st;
  r = &b->row[b->nrow++];
  r->start = (uint32_t)b->ntext;
  r->end = (uint32_t)(b->ntext + n);
  r->entity = entity;
  r->policy = (uint32_t)policy;
  b->nname++;
  b->nalone += policy == SYR_NEVERALONE;
  batch_put(b, s, n);
  return SYR_OK;
}

/* ---- the index */

/* A run of first atoms. what: the rank + 1 of the record that it is the whole key
** of, or 0, and how many atoms it has: ONE, TWO or more. */
typedef struct entry {
  uint64_t hash;
  uint32_t what;
} __attribute__((packed, aligned(4))) entry; /* 12 bytes, of which there are tens of millions */

#define ONE 0x40000000u
#define TWO 0x80000000u
#define RECORD 0x3FFFFFFFu

/* Write the entries of a record's key, as the text is looked up: without the
** articles if enough remains. Returns how many. */
static unsigned entries_of (const syr_gazbuild *b, size_t record, uint64_t seed, entry *e) {
  const char *key = (const char *)b->pool + b->record[record].string;
  gaz_key whole, k;
  uint64_t p = seed, before = 0, h;
  unsigned i;
  gaz_key_cut(&whole, key, strlen(key));
  gaz_key_bare(&k, &whole);
  for (i = 0; i < k.n; i++, before = h) {
    h = syr_hash((const uint8_t *)k.atom[i], k.len[i]);
    p = i == 1 ? gaz_mix_pair(seed, before, h) : gaz_mix(p, h);
    e[i].hash = p;
    e[i].what = (i + 1 == k.n ? (uint32_t)record + 1 : 0) | (i == 0 ? ONE : i == 1 ? TWO : 0);
  }
  return k.n;
}

static syr_status make_entries (const syr_gazbuild *b, syr_mem *m, uint64_t seed, entry **out, size_t *n) {
  entry *e = NULL;
  size_t cap = 0, i;
  *n = 0;
  for (i = 0; i < b->nrecord; i++) {
    syr_status st = SYR_OK;
    if (*n + SYR_MAXNAME > cap) st = syr_mem_room(m, &e, &cap, *n + SYR_MAXNAME, sizeof *e);
    if (st != SYR_OK) return st;
    *n += entries_of(b, i, seed, e + *n);
  }
  *out = e;
  return *n < GAZ_MORE ? SYR_OK : SYR_TOOBIG;
}

#define TOP 11 /* bits of the hash that sort into buckets; they are sorted one by one */

static size_t bucket_of (const entry *e) {
  return (size_t)(e->hash >> (64 - TOP));
}

/* Put all entries into their buckets, in place. at: where each bucket begins;
** next: where its next entry goes. Source: McIlroy, Bostic & McIlroy 1993. */
static void sort_buckets (entry *e, size_t n, size_t *at, size_t *next) {
  size_t i, k;
  memset(at, 0, ((1 << TOP) + 1) * sizeof *at);
  for (i = 0; i < n; i++) at[bucket_of(&e[i]) + 1]++;
  for (i = 0; i < 1 << TOP; i++) at[i + 1] += at[i];
  memcpy(next, at, (1 << TOP) * sizeof *next);
  for (k = 0; k < 1 << TOP; k++)
    while (next[k] < at[k + 1]) {
      entry x = e[next[k]];
      size_t to;
      while ((to = bucket_of(&x)) != k) {
        entry y = e[next[to]];
        e[next[to]++] = x;
        x = y;
      }
      e[next[k]++] = x;
    }
}

/* One pass of a stable radix sort by 8 bits, from a to z. */
static void sort_pass (const entry *a, entry *z, size_t n, unsigned shift) {
  size_t count[257], i;
  memset(count, 0, sizeof count);
  for (i = 0; i < n; i++) count[(a[i].hash >> shift & 255) + 1]++;
  for (i = 0; i < 256; i++) count[i + 1] += count[i];
  for (i = 0; i < n; i++) z[count[a[i].hash >> shift & 255]++] = a[i];
}

static int comes_before (const entry *a, const entry *b) {
  return a->hash != b->hash ? a->hash < b->hash : a->what < b->what;
}

/* Sort a bucket by hash and record: by 16 more bits, after which what is out of
** place is a few steps away. */
static void sort_bucket (entry *e, entry *spare, size_t n) {
  size_t i, k;
  if (n > 32) {
    sort_pass(e, spare, n, 64 - TOP - 16);
    sort_pass(spare, e, n, 64 - TOP - 8);
  }
  for (i = 1; i < n; i++) {
    entry x = e[i];
    for (k = i; k > 0 && comes_before(&x, &e[k - 1]); k--) e[k] = e[k - 1];
    e[k] = x;
  }
}

/* Sort by hash; entries of one hash stay in the order of their records. */
static syr_status sort_entries (syr_mem *m, entry *e, size_t n) {
  size_t at[(1 << TOP) + 1], next[1 << TOP], k, most = 0;
  entry *spare;
  if (n == 0) return SYR_OK;
  sort_buckets(e, n, at, next);
  for (k = 0; k < 1 << TOP; k++)
    if (at[k + 1] - at[k] > most) most = at[k + 1] - at[k];
  if (!(spare = syr_mem_new(m, (most + 1) * sizeof *spare))) return SYR_NOMEM;
  for (k = 0; k < 1 << TOP; k++) sort_bucket(e + at[k], spare, at[k + 1] - at[k]);
  syr_mem_drop(m, spare);
  return SYR_OK;
}

/* What the table will need. */
typedef struct plan {
  size_t nrun;   /* different runs of atoms */
  size_t nseen;  /* those of one and two atoms, which the filter holds */
  uint32_t nhome, nslot, bloomlog;
} plan;

static void count_runs (const entry *e, size_t n, plan *p) {
  size_t i;
  p->nrun = p->nseen = 0;
  for (i = 0; i < n; i++)
    if (i == 0 || e[i].hash != e[i - 1].hash) {
      p->nrun++;
      p->nseen += (e[i].what & (ONE | TWO)) != 0;
    }
}

/* Three slots of four are taken; the filter has 8 to 16 bits a run, more as
** long as it stays in a near cache (256 KB). */
static void make_plan (const entry *e, size_t n, plan *p) {
  size_t i, next = 0;
  count_runs(e, n, p);
  p->nhome = (uint32_t)(p->nrun + p->nrun / 3 + 1);
  for (i = 0; i < n; i++)
    if (i == 0 || e[i].hash != e[i - 1].hash) {
      size_t home = gaz_home(e[i].hash, p->nhome);
      next = (home > next ? home : next) + 1;
    }
  p->nslot = (uint32_t)(next > p->nhome ? next : p->nhome) + 1;
  for (p->bloomlog = 6; p->bloomlog < 26 && (size_t)64 << p->bloomlog < (p->bloomlog < 15 ? 16 : 8) * p->nseen; p->bloomlog++) {}
}

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

/* The filter's bits for an entry: of the atoms, which its hash gives back. */
static void note (uint64_t *bloom, const plan *p, uint64_t seed, const entry *e) {
  uint64_t h = gaz_unmix(e->what & TWO ? ~seed : seed, e->hash);
  uint64_t *w = &bloom[gaz_word(h, (1u << p->bloomlog) - 1)];
  if (e->what & (ONE | TWO)) *w |= gaz_bits(h, e->what & ONE && !(e->what & RECORD) ? GAZ_PREFIX : GAZ_ONE);
}

/* Write bloom, slots and records from the sorted entries. */
static int fill (const syr_gazbuild *b, const entry *e, size_t n, const plan *p, uint64_t seed, uint64_t *bloom, gaz_slot *slot, gaz_record *record) {
  size_t i, j, nrecord = 0, next = 0;
  for (i = 0; i < n; i = j) {
    uint64_t h = e[i].hash;
    uint32_t home = gaz_home(h, p->nhome), value = 0, big = GAZ_BIG;
    size_t group = nrecord;
    for (j = i; j < n && e[j].hash == h; j++) {
      if (j + 24 < n && e[j + 24].what & RECORD) __builtin_prefetch(&b->record[(e[j + 24].what & RECORD) - 1]);
      note(bloom, p, seed, &e[j]);
      if (e[j].what & RECORD) {
        record[nrecord] = b->record[(e[j].what & RECORD) - 1];
        if (!(record[nrecord].what & BIG)) big = 0;
        record[nrecord++].what &= ~BIG;
      }
      else
        value = GAZ_MORE;
    }
    if (nrecord > group) {
      record[nrecord - 1].what |= GAZ_LAST;
      value |= ((uint32_t)group + 1) | big;
    }
    next = home > next ? home : next;
    if (!fill_slot(slot, (uint32_t)next++, home, h, value)) return 0;
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
  h->nstring = b->npool;
}

/* Lay the buffer out and fill it. SYR_ARG: this seed will not do. */
static syr_status lay (const syr_gazbuild *b, syr_mem *out, const entry *e, size_t n, uint64_t seed, uint8_t **buffer, size_t *size) {
  plan p;
  size_t bloom, slot, record, entity, string;
  uint8_t *w;
  make_plan(e, n, &p);
  bloom = sizeof(gaz_header);
  slot = bloom + ((size_t)8 << p.bloomlog);
  record = slot + sizeof(gaz_slot) * p.nslot;
  entity = record + sizeof(gaz_record) * b->nrecord;
  string = entity + sizeof(uint32_t) * b->nentity;
  *size = string + b->npool;
  if (!(w = syr_mem_new(out, *size))) return SYR_NOMEM;
  memset(w, 0, record);
  if (!fill(b, e, n, &p, seed, (uint64_t *)(void *)(w + bloom), (gaz_slot *)(void *)(w + slot), (gaz_record *)(void *)(w + record))) {
    syr_mem_drop(out, w);
    return SYR_ARG;
  }
  if (b->nentity) memcpy(w + entity, b->entity, sizeof(uint32_t) * b->nentity);
  memcpy(w + string, b->pool, b->npool);
  fill_header(b, &p, seed, (gaz_header *)(void *)w, *size);
  gaz_seal(w);
  *buffer = w;
  return SYR_OK;
}

syr_status syr_gazbuild_finish (syr_gazbuild *b, syr_mem *out, uint8_t **buffer, size_t *size) {
  uint64_t seed = GAZ_SEED;
  unsigned i;
  syr_status st = b->nrow ? flush(b) : SYR_OK;
  if (st == SYR_OK) st = pool_room(b, 1);
  if (st != SYR_OK) return st;
  b->bad = UINT32_MAX;
  pool_put(b, "", 0); /* so that the strings end in NUL even when there are none */
  for (i = 0; i < SEEDS; i++, seed = gaz_mix(seed, i)) {
    entry *e;
    size_t n;
    syr_mem m;
    syr_mem_init(&m, b->m->f, b->m->ud);
    st = make_entries(b, &m, seed, &e, &n);
    if (st == SYR_OK) st = sort_entries(&m, e, n);
    if (st == SYR_OK) st = lay(b, out, e, n, seed, buffer, size);
    syr_mem_free(&m);
    if (st != SYR_ARG) return st;
  }
  return st;
}
