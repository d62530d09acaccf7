/*
** fuzz_gazetteer.c - hostile compiled files, hostile names, hostile texts
**
** The first byte chooses. Even: a good buffer is made, the input's pairs (place,
** byte) change it, its checksum is made right again as a hostile writer would,
** and whatever opens is used in every way. Odd: the input's lines are names and
** the input is the text; what is found must lie inside and in order.
*/
#include <stdlib.h>
#include <string.h>

#include "syr_gaz.h"

/* The look-ahead once more, as processors without vectors have it. */
#define SYR_PLAIN
#define gaz_look_ahead plain_look_ahead
int plain_look_ahead (gaz_ahead *s);
#include "syr_gazsift.c"
#undef gaz_look_ahead

#define LAW(x) do { if (!(x)) abort(); } while (0)

static const char text[] = "Le Front al-Nosra, Alep et Al Rai. Bachar el-Assad, pro-Assad, Deir ez-Zor, EI, a b c d e f g";
static const char *const names[] = { "Front al-Nosra", "Alep", "Al-Rai", "Bachar al-Assad", "Assad", "Deir Ezzor", "EI", "a b c d e f" };

/* The next start that a look-ahead gives, or t->n. */
static uint32_t next_start (gaz_ahead *a, int (*look) (gaz_ahead *), uint32_t *single) {
  while (a->i == a->n)
    if (!look(a)) return a->t->n;
  *single = a->single[a->i];
  return a->token[a->i++];
}

/* Vectors and the plain loop let the same tokens pass. */
static void same_starts (const syr_gaz *g, const syr_text *t) {
  gaz_ahead a, b;
  uint32_t x, y, one = 0, two = 0;
  a.g = g, a.t = t, a.anycase = 0;
  a.seen = a.n = a.i = 0;
  b = a;
  do {
    x = next_start(&a, gaz_look_ahead, &one);
    y = next_start(&b, plain_look_ahead, &two);
    LAW(x == y && (x == t->n || one == two));
  } while (x < t->n);
}

/* Walk through a text with a gazetteer in both modes, reading all there is. */
static void use (const syr_gaz *g, const syr_text *t, int law) {
  syr_gazscan *s = malloc(syr_gazscan_size());
  unsigned mode;
  LAW(s);
  same_starts(g, t);
  for (mode = 0; mode < 8; mode++) {
    syr_gazoption o;
    syr_gazhit h;
    uint32_t start = 0;
    size_t left = 100000; /* a hostile table may loop over many */
    o.tier = (uint8_t)(1 + (mode & 1));
    o.overlap = (uint8_t)(mode >> 1 & 1);
    o.anycase = (uint8_t)(mode >> 2 & 1);
    syr_gazscan_init(s, g, t, &o);
    while (left-- && syr_gazscan_next(s, &h)) {
      const char *id, *type, *name;
      LAW(h.start >= start && h.start < h.end && h.end <= t->len && h.first < h.last && h.last <= t->n);
      start = h.start;
      syr_gaz_entity_parts(g, syr_gaz_entity(g, h.name), &id, &type, &name);
      LAW(strlen(id) + strlen(type) + strlen(name) + strlen(syr_gaz_wikidata(g, syr_gaz_entity(g, h.name))) < g->size);
      LAW(strlen(syr_gaz_alias(g, h.name)) < g->size);
      if (law) LAW(*id && h.tier >= 1 && h.tier <= o.tier);
    }
  }
  free(s);
}

/* Every entity, by rank and by its id: the first of those that share it. */
static void use_entities (const syr_gaz *g, syr_mem *m, int law) {
  syr_gazids k;
  uint32_t i, at;
  LAW(syr_gazids_make(&k, g, m) == SYR_OK);
  for (i = 0; i < g->nentity; i++) {
    const char *id, *type, *name;
    syr_gaz_entity_parts(g, i, &id, &type, &name);
    at = syr_gazids_find(&k, id, strlen(id));
    LAW(at <= i);
    if (law) LAW(at == 0 && strcmp(type, "LOC") == 0 && strcmp(name, "Name") == 0);
  }
  at = syr_gazids_find(&k, "none", 4);
  LAW(law ? at == g->nentity : at <= g->nentity);
}

/* Tiers 3 and 4 of the same: a walk that leaves tiers 1 and 2 as they are, and the
** text as a name that is looked up. */
static void use_loose (const syr_gaz *g, const syr_text *t, syr_mem *m) {
  syr_gazoption strict = { 2, 0, 0 }, loose = { 4, 0, 0 };
  syr_gazscan *s = malloc(syr_gazscan_size());
  syr_gazloose *l = malloc(syr_gazloose_size());
  syr_gazguess guess[16];
  syr_gazkeys k;
  syr_gazhit a, b;
  size_t i, n, left = 100000;
  LAW(s && l && syr_gazkeys_make(&k, g, m) == SYR_OK);
  syr_gazscan_init(s, g, t, &strict);
  syr_gazloose_init(l, &k, t, &loose);
  while (left-- && syr_gazscan_next(s, &a)) {
    do LAW(syr_gazloose_next(l, &b)); while (b.tier > 2);
    LAW(a.start == b.start && a.end == b.end && a.name == b.name && a.tier == b.tier);
  }
  while (left && left-- && syr_gazloose_next(l, &b)) LAW(b.tier > 2 && b.start < b.end && b.end <= t->len && b.name < g->nrecord);
  n = syr_gazkeys_find(&k, (const char *)t->s, t->len, 4, guess, 16);
  for (i = 0; i < n; i++) LAW(guess[i].name < g->nrecord && guess[i].score > 0 && guess[i].score <= 1);
  free(s);
  free(l);
}

static void build (syr_mem *m, const char *const *list, size_t n, uint8_t **buffer, size_t *size) {
  syr_gazbuild b;
  uint32_t e;
  size_t i;
  syr_gazbuild_init(&b, m);
  for (i = 0; i < n; i++) {
    LAW(syr_gazbuild_item(&b, "id", "LOC", "Name", i & 1 ? "Q41183" : "", &e) == SYR_OK);
    LAW(syr_gazbuild_name(&b, e, list[i], strlen(list[i]), (syr_policy)(i & 3)) == SYR_OK);
  }
  LAW(syr_gazbuild_finish(&b, m, buffer, size) == SYR_OK);
}

static void hostile_file (const uint8_t *data, size_t n, syr_mem *m, const syr_text *t) {
  uint8_t *buffer;
  size_t size, i;
  syr_gaz g;
  build(m, names, sizeof names / sizeof *names, &buffer, &size);
  for (i = 0; i + 3 <= n; i += 3) buffer[(data[i] | (size_t)data[i + 1] << 8) % size] ^= data[i + 2];
  ((gaz_header *)(void *)buffer)->size = size;
  gaz_seal(buffer);
  if (syr_gaz_open(&g, buffer, size) != SYR_OK) return;
  LAW(syr_gaz_check(&g) == SYR_OK);
  use(&g, t, 0);
  use_entities(&g, m, 0);
  use_loose(&g, t, m);
}

/* The short way from a plain name to its key is the long one: tokens, pieces, folded. */
static void plain_law (const char *s, size_t n, syr_mem *m) {
  uint8_t *key = malloc(n + 1), *other = malloc(SYR_FOLDROOM(n) + n);
  syr_option o = { .lang = SYR_FR };
  gaz_atom a[SYR_MAXNAME];
  syr_text t;
  size_t len, at = 0;
  uint32_t i, k, pieces;
  LAW(key && other);
  len = gaz_plain_key((const uint8_t *)s, n, key);
  LAW(len <= n && (len == 0 || syr_text_read(&t, m, s, n, &o) == SYR_OK));
  for (i = 0; len && i < t.n; i++) {
    pieces = gaz_cut(&t, i, NULL, a, SYR_MAXNAME);
    LAW(pieces <= SYR_MAXNAME);
    for (k = 0; k < pieces; k++) {
      if (at) other[at++] = GAZ_GAP;
      at += syr_fold(t.s + a[k].start, a[k].end - a[k].start, other + at);
    }
  }
  LAW(len == 0 || (len == at && memcmp(key, other, at) == 0));
  free(key);
  free(other);
}

/* Each line a name; what is refused is left out. */
static void hostile_names (const uint8_t *data, size_t n, syr_mem *m) {
  syr_gazbuild b;
  syr_text t;
  syr_gaz g;
  syr_option o = { .lang = SYR_FR };
  uint32_t e;
  uint8_t *buffer;
  size_t size, i, from = 0;
  syr_gazbuild_init(&b, m);
  LAW(syr_gazbuild_entity(&b, "id", "LOC", "Name", &e) == SYR_OK);
  for (i = 0; i <= n; i++) {
    if (i < n && data[i] != '\n') continue;
    syr_gazbuild_name(&b, e, (const char *)data + from, i - from, (syr_policy)(i & 3));
    plain_law((const char *)data + from, i - from, m);
    from = i + 1;
  }
  if (syr_gazbuild_finish(&b, m, &buffer, &size) != SYR_OK) return;
  LAW(syr_gaz_open(&g, buffer, size) == SYR_OK);
  LAW(syr_text_read(&t, m, (const char *)data, n, &o) == SYR_OK);
  use(&g, &t, 1);
  use_entities(&g, m, 1);
  use_loose(&g, &t, m);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t n) {
  syr_option o = { .lang = SYR_FR };
  syr_mem m;
  syr_text t;
  if (n == 0) return 0;
  syr_mem_init(&m, syr_mem_malloc, NULL);
  if (data[0] & 1)
    hostile_names(data + 1, n - 1, &m);
  else {
    LAW(syr_text_read(&t, &m, text, sizeof text - 1, &o) == SYR_OK);
    hostile_file(data + 1, n - 1, &m, &t);
  }
  syr_mem_free(&m);
  return 0;
}
