/*
** syr_gazbuild.c - names to records with keys, and to hashes of their first atoms
**
** Names of plain letters are folded as they come. The others are collected with
** blank lines between them and cut by the tokenizer in batches: a call of it a
** name would cost more than all the rest. Both wait in one queue, so that records
** are in the order of the names. Each run of first atoms of a key becomes an
** entry {hash, record}, from which syr_gaztable.c makes the index. The strings
** grow where they will stay: the pool becomes the buffer.
*/
#include <string.h>

#include "syr_gaz.h"

#define BATCH ((size_t)1 << 15) /* bytes of names that are cut together: their columns stay in the cache */
#define BEGUN ((size_t)1 << 13)  /* runs that are remembered: 64 KB */
#define SEEDS 64                /* tries; one in thousands fails at 10M names */

/* A name that waits. Its bytes are in `text`, to be cut; or in `plain` behind its
** key, as the pool will have them, when there is one. */
typedef struct gaz_row {
  uint32_t start, end;
  uint32_t key; /* bytes of the key, or 0 */
  uint32_t entity;
  uint16_t policy;
  uint16_t same; /* it is the entity's name */
} gaz_row;

void syr_gazbuild_init (syr_gazbuild *b, syr_mem *m) {
  memset(b, 0, sizeof *b);
  b->m = m;
  b->npool = sizeof(gaz_header);
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
  if (b->npool + n > UINT32_MAX - 64) return SYR_TOOBIG; /* offsets are 32 bits */
  return syr_mem_room(b->m, &b->pool, &b->cappool, b->npool + n, 1);
}

/* Append bytes and a NUL; room was made. */
static void pool_put (syr_gazbuild *b, const void *s, size_t n) {
  memcpy(b->pool + b->npool, s, n);
  b->npool += n;
  b->pool[b->npool++] = 0;
}

/* The parts of an entity in the order of the pool. The first is there when there is a
** Wikidata id, or when the id would be taken for one. */
enum { WIKIDATA, ID, TYPE, NAME, PARTS };

static syr_status put_entity (syr_gazbuild *b, const char *const *part, const size_t *len) {
  const int same = len[NAME] == len[ID] && len[ID] > 1 && !memcmp(part[NAME], part[ID], len[ID]);
  size_t i, all = 1 + PARTS;
  syr_status st;
  for (i = 0; i < PARTS; i++) all += len[i];
  if ((st = pool_room(b, all)) != SYR_OK) return st;
  if ((st = syr_mem_room(b->m, &b->entity, &b->capentity, b->nentity + 1, sizeof *b->entity)) != SYR_OK) return st;
  b->entity[b->nentity] = (uint32_t)(b->npool - sizeof(gaz_header));
  if (len[WIKIDATA] || part[ID][0] == GAZ_WIKIDATA) {
    b->pool[b->npool++] = GAZ_WIKIDATA;
    pool_put(b, part[WIKIDATA], len[WIKIDATA]);
  }
  b->last = b->npool;
  for (i = ID; i < NAME; i++) pool_put(b, part[i], len[i]);
  if (!same) b->last = b->npool;
  b->nlast = len[NAME];
  if (same) pool_put(b, GAZ_SAME, 1);
  else pool_put(b, part[NAME], len[NAME]);
  return SYR_OK;
}

/* Is s[0..n) the name of this entity? Told of the one that was added last: lists have an entity and
** its names together. */
static int is_name_of (const syr_gazbuild *b, uint32_t entity, const char *s, size_t n) {
  return entity + 1 == b->nentity && n == b->nlast && n > 1 && !memcmp(b->pool + b->last, s, n);
}

syr_status syr_gazbuild_item (syr_gazbuild *b, const char *id, const char *type, const char *name, const char *wikidata, uint32_t *rank) {
  const char *part[PARTS];
  size_t len[PARTS], i;
  syr_status st;
  part[WIKIDATA] = wikidata, part[ID] = id, part[TYPE] = type, part[NAME] = name;
  for (i = 0; i < PARTS; i++) {
    len[i] = strlen(part[i]);
    if (len[i] > SYR_MAXNAMEBYTES) return SYR_TOOBIG;
    if (!is_utf8(part[i], len[i])) return SYR_UTF8;
  }
  if (!len[ID]) return SYR_EMPTY;
  if (b->nentity > GAZ_ENTITY) return SYR_TOOBIG;
  if ((st = put_entity(b, part, len)) != SYR_OK) return st;
  *rank = (uint32_t)b->nentity++;
  return SYR_OK;
}

syr_status syr_gazbuild_entity (syr_gazbuild *b, const char *id, const char *type, const char *name, uint32_t *rank) {
  return syr_gazbuild_item(b, id, type, name, "", rank);
}

/* ---- keys to records and entries */

/* Must this name begin with a capital that is an ASCII letter? Then a word that
** begins with a small one is none. An article in front says nothing. */
static uint32_t is_big (const gaz_row *r, const gaz_key *k) {
  if (r->policy != SYR_INITIAL && r->policy != SYR_NEVERALONE) return 0;
  if (k->atom[0][0] < 'a' || k->atom[0][0] > 'z') return 0;
  return gaz_is_article(k->atom[0], k->len[0]) ? 0 : GAZ_MUSTBIG;
}

/* Was this run, which longer names begin with, added a short while ago? Half of all entries are of
** that kind, and lists name thousands of people Mohammed. Notes it for the next time. The table
** stays in the nearest caches: one that held every run would cost more than it spares. */
static int is_begun (syr_gazbuild *b, uint64_t run) {
  uint64_t *slot = &b->begun[(run >> 20) & (BEGUN - 1)];
  const int known = *slot == run && run;
  *slot = run;
  return known;
}

/* Append the entries of a record: the runs of its key's first atoms as a text is
** looked up, without the articles if enough remains. */
static syr_status add_entries (syr_gazbuild *b, const gaz_key *key, gaz_record record, uint64_t seed) {
  gaz_key room;
  const gaz_key *k = gaz_key_bare(&room, key);
  gaz_entry *e;
  uint64_t p = seed, before = 0, h;
  unsigned i;
  syr_status st = syr_mem_room(b->m, &b->entry, &b->capentry, b->nentry + SYR_MAXNAME, sizeof *e);
  if (st == SYR_OK && !b->begun && !(b->begun = syr_mem_zero(b->m, BEGUN * sizeof *b->begun))) st = SYR_NOMEM;
  if (st != SYR_OK) return st;
  if (b->nentry + SYR_MAXNAME >= GAZ_MORE) return SYR_TOOBIG;
  e = b->entry + b->nentry;
  for (i = 0; i < k->n; i++, before = h) {
    h = syr_hash((const uint8_t *)k->atom[i], k->len[i]);
    p = i == 1 ? gaz_mix_pair(seed, before, h) : gaz_mix(p, h);
    e->hash = p;
    e->record = record;
    e->kind = (i == 0 ? GAZ_RUN1 : i == 1 ? GAZ_RUN2 : 0) | (i + 1 == k->n ? GAZ_WHOLE : 0);
    e += i + 1 == k->n || !is_begun(b, p);
  }
  b->nentry = (size_t)(e - b->entry);
  return SYR_OK;
}

/* A record whose strings begin at pool[at), as entries. */
static syr_status add_record (syr_gazbuild *b, const gaz_row *r, const gaz_key *k, size_t at, uint32_t flag) {
  gaz_record record;
  if (b->nrecord >= GAZ_FIRST - 1) return SYR_TOOBIG;
  b->nrecord++;
  record.string = (uint32_t)(at - sizeof(gaz_header));
  record.what = r->entity | (uint32_t)r->policy << 28 | flag | is_big(r, k);
  return add_entries(b, k, record, GAZ_SEED);
}

static void put_alias (syr_gazbuild *b, const gaz_row *r, const uint8_t *s, size_t n) {
  if (r->same) pool_put(b, GAZ_SAME, 1);
  else pool_put(b, s, n);
}

/* Add the other spellings of a name whose letters are s[0..n). */
static syr_status add_variants (syr_gazbuild *b, const gaz_row *r, const gaz_key *k, const uint8_t *s, size_t n) {
  char out[SYR_FOLDROOM(SYR_MAXNAMEBYTES)];
  size_t whole = (size_t)(k->atom[k->n - 1] + k->len[k->n - 1] - k->atom[0]);
  unsigned i;
  for (i = 0; i < GAZ_NVARIANT; i++) {
    gaz_key v;
    size_t len = gaz_variant(k, i, out), at;
    syr_status st;
    if (!len || (len == whole && memcmp(out, k->atom[0], len) == 0) || !gaz_key_cut(&v, out, len)) continue;
    if ((st = pool_room(b, len + n + 2)) != SYR_OK) return st;
    at = b->npool;
    pool_put(b, out, len);
    put_alias(b, r, s, n);
    if ((st = add_record(b, r, &v, at, GAZ_VARIANT)) != SYR_OK) return st;
  }
  return SYR_OK;
}

/* Add the name s[0..n) of this key. The pool may move: it is not read. */
static syr_status add_name (syr_gazbuild *b, const gaz_row *r, const char *key, size_t nkey, const uint8_t *s, size_t n) {
  gaz_key k;
  size_t at = b->npool;
  syr_status st = pool_room(b, nkey + n + 2);
  if (st != SYR_OK) return st;
  pool_put(b, key, nkey);
  put_alias(b, r, s, n);
  gaz_key_cut(&k, key, nkey);
  st = add_record(b, r, &k, at, 0);
  return st == SYR_OK && gaz_has_variants(&k) ? add_variants(b, r, &k, s, n) : st;
}

/* ---- names to keys */

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
    if (gaz_marks(t, a) == 2) continue; /* a hyphen before an 'ayn is a gap */
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

/* Add a name of the batch that was cut: tokens from *i on. */
static syr_status add_cut (syr_gazbuild *b, const gaz_row *r, const syr_text *t, uint32_t *i) {
  char key[SYR_FOLDROOM(SYR_MAXNAMEBYTES) + SYR_MAXNAME];
  uint32_t z = *i;
  size_t n;
  syr_status st;
  while (z < t->n && t->start[z] < r->end) z++;
  st = make_key(t, *i, z, key, &n);
  *i = z;
  return st == SYR_OK ? add_name(b, r, key, n, b->text + r->start, r->end - r->start) : st;
}

/* Make the records of the names that wait. */
static syr_status flush (syr_gazbuild *b) {
  syr_mem m;
  syr_text t;
  syr_option o = { .lang = SYR_FR, .without = SYR_SENTENCES };
  syr_status st = SYR_OK;
  uint32_t i = 0;
  size_t k;
  syr_mem_init(&m, b->m->f, b->m->ud);
  if (b->ntext) st = syr_text_read(&t, &m, (const char *)b->text, b->ntext, &o);
  for (k = 0; st == SYR_OK && k < b->nrow; k++) {
    const gaz_row *r = &b->row[k];
    const uint8_t *s = b->plain + r->start;
    b->bad = b->nname - (uint32_t)(b->nrow - k);
    if (r->key) st = add_name(b, r, (const char *)s, r->key, s + r->key, r->end - r->start - r->key);
    else st = add_cut(b, r, &t, &i);
  }
  syr_mem_free(&m);
  b->nrow = 0;
  b->ntext = b->nplain = 0;
  return st;
}

/* Copy a name into the batch; a line end or a control inside it is a space. */
static void text_put (syr_gazbuild *b, const char *s, size_t n) {
  size_t i;
  for (i = 0; i < n; i++) b->text[b->ntext++] = (uint8_t)s[i] < 0x20 ? ' ' : (uint8_t)s[i];
  b->text[b->ntext++] = '\n';
  b->text[b->ntext++] = '\n';
}

/* Let a name wait. */
static syr_status queue (syr_gazbuild *b, gaz_row *r, const char *s, size_t n) {
  syr_status st = syr_mem_room(b->m, &b->plain, &b->capplain, b->nplain + 2 * n, 1);
  if (st == SYR_OK) st = syr_mem_room(b->m, &b->text, &b->captext, b->ntext + n + 2, 1);
  if (st == SYR_OK) st = syr_mem_room(b->m, &b->row, &b->caprow, b->nrow + 1, sizeof *b->row);
  if (st != SYR_OK) return st;
  r->key = (uint32_t)gaz_plain_key((const uint8_t *)s, n, b->plain + b->nplain);
  if (!r->key && !is_utf8(s, n)) return SYR_UTF8;
  r->start = (uint32_t)(r->key ? b->nplain : b->ntext);
  r->end = r->start + r->key + (uint32_t)n;
  if (r->key) {
    memcpy(b->plain + r->start + r->key, s, n);
    b->nplain = r->end;
  }
  else
    text_put(b, s, n);
  b->row[b->nrow++] = *r;
  return SYR_OK;
}

syr_status syr_gazbuild_name (syr_gazbuild *b, uint32_t entity, const char *s, size_t n, syr_policy policy) {
  gaz_row r;
  syr_status st;
  b->bad = b->nname;
  if (n == 0) return SYR_EMPTY;
  if (n > SYR_MAXNAMEBYTES || b->nname == UINT32_MAX) return SYR_TOOBIG;
  if (entity >= b->nentity || policy > SYR_NEVERALONE || memchr(s, 0, n)) return SYR_ARG;
  if (b->ntext + b->nplain > BATCH && (st = flush(b)) != SYR_OK) return st;
  r.entity = entity;
  r.policy = (uint16_t)policy;
  r.same = (uint16_t)is_name_of(b, entity, s, n);
  if ((st = queue(b, &r, s, n)) != SYR_OK) return st;
  b->nname++;
  b->nalone += policy == SYR_NEVERALONE;
  return SYR_OK;
}

/* ---- the buffer */

/* The entries once more, from the keys, with another seed. Names of one key stay in
** their order, which sorting kept. */
static syr_status make_entries (syr_gazbuild *b, uint64_t seed) {
  gaz_entry *old = b->entry;
  syr_status st = SYR_OK;
  size_t i, n = b->nentry;
  b->entry = NULL;
  b->nentry = b->capentry = 0;
  memset(b->begun, 0, BEGUN * sizeof *b->begun);
  for (i = 0; i < n && st == SYR_OK; i++) {
    const char *key = (const char *)b->pool + sizeof(gaz_header) + old[i].record.string;
    gaz_key k;
    if (!(old[i].kind & GAZ_WHOLE)) continue;
    gaz_key_cut(&k, key, strlen(key));
    st = add_entries(b, &k, old[i].record, seed);
  }
  syr_mem_drop(b->m, old);
  return st;
}

syr_status syr_gazbuild_finish (syr_gazbuild *b, syr_mem *out, uint8_t **buffer, size_t *size) {
  uint64_t seed = GAZ_SEED;
  unsigned i;
  syr_status st = b->nrow ? flush(b) : SYR_OK;
  if (st == SYR_OK) st = pool_room(b, 1);
  if (st != SYR_OK) return st;
  b->bad = UINT32_MAX;
  pool_put(b, "", 0); /* so that the strings end in NUL even when there are none */
  for (i = 0; i < SEEDS; i++) {
    st = gaz_table(b, seed, size);
    if (st != SYR_ARG) break;
    seed = gaz_mix(seed, i);
    if ((st = make_entries(b, seed)) != SYR_OK) break;
  }
  if (st != SYR_OK) return st;
  *buffer = syr_mem_give(out, b->m, b->pool);
  if (!*buffer) return SYR_NOMEM;
  b->pool = NULL;
  b->npool = b->cappool = 0;
  return SYR_OK;
}
