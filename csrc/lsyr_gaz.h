/*
** lsyr_gaz.h - what the two files of syrtext.Gazetteer share
*/
#ifndef lsyr_gaz_h
#define lsyr_gaz_h

#include "lsyr.h"

#pragma GCC visibility push(hidden)

typedef struct Gazetteer {
  syr_mem m;      /* the buffer, when it was built here */
  syr_mem work;   /* the builder's, while it builds */
  syr_gazmap map; /* the buffer, when it is a file */
  syr_gaz g;
  syr_mem keymem;   /* the keys of tiers 3 and 4, made when they are asked for */
  syr_gazkeys keys;
  syr_mem idmem;    /* the entities by their ids, likewise */
  syr_gazids ids;
  int closed;
} Gazetteer;

/* A gazetteer that is not closed, or an argument error. */
Gazetteer *lsyr_checkgazetteer (lua_State *L, int arg);

/* Its keys of tiers 3 and 4. Raises when there is no memory. */
const syr_gazkeys *lsyr_gaz_keys (lua_State *L, Gazetteer *z);

/* The names of the policies in the order of syr_policy; NULL ends. */
extern const char *const lsyr_policies[];

/* Set a field of the table on top. */
void lsyr_setstring (lua_State *L, const char *key, const char *value);
void lsyr_setinteger (lua_State *L, const char *key, lua_Integer value);

/* Set what is known of an entity in the table on top: entity, type, name, wikidata. */
void lsyr_setentity (lua_State *L, const syr_gaz *g, uint32_t entity);

/* Methods that live in lsyr_gazscan.c, and the class that one of them needs. */
int lsyr_gaz_matches (lua_State *L);
int lsyr_gaz_spans (lua_State *L);
int lsyr_gaz_count (lua_State *L);
int lsyr_gaz_lookup (lua_State *L);
void lsyr_gaz_openquery (lua_State *L);

#pragma GCC visibility pop

#endif
