/*
** syr_gazids.c - which entity has this id?
**
** Matches name entities by rank, people by id. The entities lie in the order of
** their list, so a table of hashes is made when somebody first asks: twice as many
** slots as entities at least, and the ids are compared, so that a file in which all
** of them collide is slow at worst.
*/
#include <string.h>

#include "syr_gaz.h"

static const char *id_of (const syr_gaz *g, uint32_t entity) {
  const char *id, *type, *name;
  syr_gaz_entity_parts(g, entity, &id, &type, &name);
  return id;
}

/* The slot of an id, or the free one where it belongs. */
static uint32_t *slot_of (const syr_gazids *k, const char *s, size_t n) {
  uint32_t i = (uint32_t)(syr_hash((const uint8_t *)s, n) >> 32) & k->mask;
  for (; k->slot[i]; i = (i + 1) & k->mask) {
    const char *id = id_of(k->g, k->slot[i] - 1);
    if (strlen(id) == n && memcmp(id, s, n) == 0) break;
  }
  return &k->slot[i];
}

syr_status syr_gazids_make (syr_gazids *k, const syr_gaz *g, syr_mem *m) {
  size_t size = 2;
  uint32_t i;
  if (g->nentity > GAZ_ENTITY) return SYR_TOOBIG; /* no builder makes so many */
  while (size < 2 * (size_t)g->nentity) size *= 2;
  k->g = g;
  k->mask = (uint32_t)(size - 1);
  k->slot = syr_mem_new(m, size * sizeof *k->slot);
  if (!k->slot) return SYR_NOMEM;
  memset(k->slot, 0, size * sizeof *k->slot);
  for (i = 0; i < g->nentity; i++) {
    const char *id = id_of(g, i);
    uint32_t *slot = slot_of(k, id, strlen(id));
    if (!*slot) *slot = i + 1;
  }
  return SYR_OK;
}

uint32_t syr_gazids_find (const syr_gazids *k, const char *s, size_t n) {
  const uint32_t at = *slot_of(k, s, n);
  return at ? at - 1 : k->g->nentity;
}
