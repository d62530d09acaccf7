/*
** syr_gazetteer.c - a buffer as a gazetteer: checked once, then only read
**
** The buffer may come from a file that anybody wrote. Its header must describe
** exactly its size and have the right checksum. A small buffer is read through
** and its checksum held against the header's; a large one is not, so that opening
** it costs nothing: what is damaged or hostile in it is checked where it is used
** (ranks of records and entities, offsets of strings; a name's letters always).
** The strings end in a NUL, so that no string runs out of the buffer.
*/
#include <string.h>

#include "syr_gaz.h"

#define SMALL ((size_t)1 << 20) /* bytes that are read through on opening: 0.1 ms */

/*
** Four independent lanes of multiplications, 32 bytes a step, so that 20 MB are
** read through in two milliseconds. Finds damage, not malice.
*/
static uint64_t sum_of (const uint8_t *s, size_t n) {
  uint64_t lane[4] = { 1, 2, 3, 4 }, w[4], h = n;
  size_t i;
  unsigned k;
  for (i = 0; i + 32 <= n; i += 32) {
    memcpy(w, s + i, 32);
    for (k = 0; k < 4; k++) {
      lane[k] = (lane[k] ^ w[k]) * GAZ_FACTOR;
      lane[k] ^= lane[k] >> 29;
    }
  }
  for (; i < n; i++) h = (h ^ s[i]) * 0x100000001B3u;
  for (k = 0; k < 4; k++) h = gaz_mix(h, lane[k]);
  return h;
}

/* Of the fields in front of the header's own checksum. */
static uint64_t header_sum (const gaz_header *h) {
  return sum_of((const uint8_t *)h, offsetof(gaz_header, header));
}

static uint64_t body_sum (const uint8_t *buffer, size_t size) {
  return sum_of(buffer + sizeof(gaz_header), size - sizeof(gaz_header));
}

void gaz_seal (uint8_t *buffer) {
  gaz_header h;
  memcpy(&h, buffer, sizeof h);
  h.checksum = body_sum(buffer, (size_t)h.size);
  h.header = header_sum(&h);
  memcpy(buffer, &h, sizeof h);
}

/* The size that the header's counts add up to, or 0 if they are absurd. */
static uint64_t size_of (const gaz_header *h) {
  uint64_t n = sizeof *h + ((h->nstring + 7) & ~(uint64_t)7);
  if (h->bloomlog < 6 || h->bloomlog > 26) return 0;
  if (h->nslot == 0 || h->nhome == 0 || h->nhome >= h->nslot || h->nrecord >= GAZ_FIRST) return 0;
  if (h->nstring == 0 || h->nstring > UINT32_MAX) return 0;
  n += (uint64_t)8 << h->bloomlog;
  n += (uint64_t)h->nslot * sizeof(gaz_slot);
  n += (uint64_t)h->nrecord * sizeof(gaz_record);
  return n + (uint64_t)h->nentity * sizeof(uint32_t);
}

static syr_status check (const gaz_header *h, const uint8_t *buffer, size_t size) {
  if (memcmp(h->magic, GAZ_MAGIC, 8) != 0) return SYR_FORMAT;
  if (h->endian != GAZ_ENDIAN || h->version != SYR_GAZ_VERSION || h->fold != SYR_FOLD_VERSION) return SYR_OLD;
  if (h->size != size || size_of(h) != size) return SYR_FORMAT;
  if (buffer[sizeof *h + h->nstring - 1] != 0) return SYR_FORMAT;
  if (h->header != header_sum(h)) return SYR_FORMAT;
  return size > SMALL || h->checksum == body_sum(buffer, size) ? SYR_OK : SYR_FORMAT;
}

static void view (syr_gaz *g, const gaz_header *h, const uint8_t *p) {
  g->nentity = h->nentity;
  g->nname = h->nname;
  g->nalone = h->nalone;
  g->nrecord = h->nrecord;
  g->nslot = h->nslot;
  g->nhome = h->nhome;
  g->bloommask = (1u << h->bloomlog) - 1;
  g->seed = h->seed;
  g->nstring = h->nstring;
  p += sizeof *h;
  g->string = (const char *)p;
  p += (h->nstring + 7) & ~(uint64_t)7;
  g->bloom = (const uint64_t *)(const void *)p;
  p += (size_t)8 << h->bloomlog;
  g->slot = (const gaz_slot *)(const void *)p;
  p += sizeof(gaz_slot) * h->nslot;
  g->record = (const gaz_record *)(const void *)p;
  p += sizeof(gaz_record) * h->nrecord;
  g->entity = (const uint32_t *)(const void *)p;
}

/* What the filter cannot tell of, because it is no atom of a key: the masks say "perhaps". */
static void note_open (syr_gaz *g, uint64_t hash) {
  g->articles[0] |= (uint64_t)1 << (hash & 63);
  g->articles[1] |= (uint64_t)1 << (hash >> 6 & 63);
}

syr_status syr_gaz_open (syr_gaz *g, const void *buffer, size_t size) {
  gaz_header h;
  syr_status st;
  unsigned i;
  memset(g, 0, sizeof *g);
  if (size < sizeof h || (uintptr_t)buffer % 8 != 0) return SYR_FORMAT;
  memcpy(&h, buffer, sizeof h);
  if ((st = check(&h, buffer, size)) != SYR_OK) return st;
  g->buffer = buffer;
  g->size = size;
  view(g, &h, g->buffer);
  for (i = 0; i < SYR_NARTICLE; i++) {
    const char *s = gaz_article(i);
    g->article[i] = syr_hash((const uint8_t *)s, strlen(s));
    note_open(g, g->article[i]);
  }
  note_open(g, syr_hash((const uint8_t *)"-", 1)); /* an 'ayn may stand behind it */
  return SYR_OK;
}

syr_status syr_gaz_check (const syr_gaz *g) {
  gaz_header h;
  memcpy(&h, g->buffer, sizeof h);
  return h.checksum == body_sum(g->buffer, g->size) ? SYR_OK : SYR_FORMAT;
}

/* ---- parts */

/* The string at an offset; *at moves behind it. */
static const char *next_string (const syr_gaz *g, uint64_t *at) {
  const char *s;
  if (*at >= g->nstring) return "";
  s = g->string + *at;
  *at += strlen(s) + 1;
  return s;
}

static int is_same (const char *s) {
  return !strcmp(s, GAZ_SAME);
}

const char *syr_gaz_alias (const syr_gaz *g, uint32_t name) {
  uint64_t at = name < g->nrecord ? g->record[name].string : UINT64_MAX;
  const char *s, *id, *type;
  next_string(g, &at);
  s = next_string(g, &at);
  if (is_same(s)) syr_gaz_entity_parts(g, syr_gaz_entity(g, name), &id, &type, &s);
  return s;
}

syr_policy syr_gaz_policy (const syr_gaz *g, uint32_t name) {
  return name < g->nrecord ? (syr_policy)(g->record[name].what >> 28 & 3) : SYR_ANY;
}

int syr_gaz_is_variant (const syr_gaz *g, uint32_t name) {
  return name < g->nrecord && (g->record[name].what & GAZ_VARIANT) != 0;
}

uint32_t syr_gaz_entity (const syr_gaz *g, uint32_t name) {
  uint32_t e = name < g->nrecord ? g->record[name].what & GAZ_ENTITY : 0;
  return e < g->nentity ? e : 0;
}

/* The Wikidata id of an entity; *at is then where its other strings begin. */
static const char *pass_wikidata (const syr_gaz *g, uint32_t entity, uint64_t *at) {
  *at = entity < g->nentity ? g->entity[entity] : UINT64_MAX;
  if (*at >= g->nstring || g->string[*at] != GAZ_WIKIDATA) return "";
  ++*at; /* a NUL stands behind it: the last byte of all strings is one */
  return next_string(g, at);
}

const char *syr_gaz_wikidata (const syr_gaz *g, uint32_t entity) {
  uint64_t at;
  return pass_wikidata(g, entity, &at);
}

void syr_gaz_entity_parts (const syr_gaz *g, uint32_t entity, const char **id, const char **type, const char **name) {
  uint64_t at;
  pass_wikidata(g, entity, &at);
  *id = next_string(g, &at);
  *type = next_string(g, &at);
  *name = next_string(g, &at);
  if (is_same(*name)) *name = *id;
}
