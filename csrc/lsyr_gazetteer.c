/*
** lsyr_gazetteer.c - class syrtext.Gazetteer: many names at once
**
** core.gazetteer(rows) --> Gazetteer, or nil, message, number of the bad row
** core.gazetteer_load(path) --> Gazetteer, or nil, message
*/
#include <errno.h>
#include <string.h>

#include "lsyr_gaz.h"

static Gazetteer *new_gazetteer (lua_State *L) {
  Gazetteer *z = lua_newuserdatauv(L, sizeof *z, 0);
  memset(z, 0, sizeof *z);
  lsyr_meminit(L, &z->m);
  lsyr_meminit(L, &z->work);
  lsyr_meminit(L, &z->keymem);
  lsyr_meminit(L, &z->idmem);
  z->closed = 1;
  luaL_setmetatable(L, LSYR_GAZETTEER);
  return z;
}

Gazetteer *lsyr_checkgazetteer (lua_State *L, int arg) {
  Gazetteer *z = luaL_checkudata(L, arg, LSYR_GAZETTEER);
  luaL_argcheck(L, !z->closed, arg, "gazetteer is closed");
  return z;
}

/* gaz:close() */
static int l_close (lua_State *L) {
  Gazetteer *z = luaL_checkudata(L, 1, LSYR_GAZETTEER);
  z->closed = 1;
  syr_gaz_unmap(&z->map);
  syr_mem_free(&z->work);
  syr_mem_free(&z->keymem);
  memset(&z->keys, 0, sizeof z->keys);
  syr_mem_free(&z->idmem);
  memset(&z->ids, 0, sizeof z->ids);
  syr_mem_free(&z->m);
  return 0;
}

const syr_gazkeys *lsyr_gaz_keys (lua_State *L, Gazetteer *z) {
  syr_gazkeys k;
  syr_status st;
  if (z->keys.g) return &z->keys;
  st = syr_gazkeys_make(&k, &z->g, &z->keymem);
  if (st != SYR_OK) syr_mem_free(&z->keymem);
  lsyr_check(L, st, "gazetteer");
  z->keys = k;
  lsyr_weigh(L, z->keymem.bytes);
  return &z->keys;
}

/* ---- building */

const char *const lsyr_policies[] = { "any", "initial", "exact", "never-alone", NULL };

/* Push field `key` of the row on top; its string, or NULL when it is nil. */
static const char *row_field (lua_State *L, const char *key, lua_Integer row, size_t *n) {
  int t = lua_getfield(L, -1, key);
  if (t != LUA_TNIL && t != LUA_TSTRING)
    luaL_error(L, "row %I: field '%s' must be a string", (LUAI_UACINT)row, key);
  return lua_tolstring(L, -1, n);
}

static syr_policy row_policy (lua_State *L, lua_Integer row) {
  size_t n;
  int i;
  const char *s = row_field(L, "case", row, &n);
  if (!s || !n) s = "initial";
  for (i = 0; lsyr_policies[i]; i++)
    if (strcmp(lsyr_policies[i], s) == 0) break;
  if (!lsyr_policies[i])
    luaL_error(L, "row %I: field 'case' must be any, initial, exact or never-alone", (LUAI_UACINT)row);
  lua_pop(L, 1);
  return (syr_policy)i;
}

/* The entity of the row on top, made when it is new. Stack: rows, ids, gaz, row. */
static syr_status row_entity (lua_State *L, syr_gazbuild *b, lua_Integer row, uint32_t *rank) {
  size_t n;
  const char *id = row_field(L, "entity", row, &n), *type, *name, *wikidata;
  syr_status st;
  if (!id) luaL_error(L, "row %I: field 'entity' must be a string", (LUAI_UACINT)row);
  if (strlen(id) != n) return SYR_ARG;
  lua_pushvalue(L, -1);
  if (lua_rawget(L, 2) != LUA_TNIL) {
    *rank = (uint32_t)lua_tointeger(L, -1);
    lua_pop(L, 2);
    return SYR_OK;
  }
  lua_pop(L, 1);
  lua_pushvalue(L, -2);
  type = row_field(L, "type", row, &n);
  lua_pushvalue(L, -2);
  name = row_field(L, "name", row, &n);
  lua_pushvalue(L, -2);
  wikidata = row_field(L, "wikidata", row, &n);
  st = syr_gazbuild_item(b, id, type ? type : "MISC", name ? name : id, wikidata ? wikidata : "", rank);
  lua_pop(L, 6);
  if (st == SYR_OK) {
    lua_pushinteger(L, (lua_Integer)*rank);
    lua_rawset(L, 2);
  }
  else
    lua_pop(L, 1);
  return st;
}

/* Add the row on top to the builder. */
static syr_status add_row (lua_State *L, syr_gazbuild *b, lua_Integer row) {
  uint32_t rank;
  size_t n;
  const char *alias;
  syr_policy policy = row_policy(L, row);
  syr_status st = row_entity(L, b, row, &rank);
  if (st != SYR_OK) {
    b->bad = (uint32_t)(row - 1);
    return st;
  }
  alias = row_field(L, "alias", row, &n);
  if (!alias) luaL_error(L, "row %I: field 'alias' must be a string", (LUAI_UACINT)row);
  st = syr_gazbuild_name(b, rank, alias, n, policy);
  lua_pop(L, 1);
  return st;
}

/* nil, what is wrong with a row, its number. */
static int bad_row (lua_State *L, syr_status st, lua_Integer row) {
  if (st == SYR_NOMEM) return luaL_error(L, "gazetteer: %s", syr_message(st));
  luaL_pushfail(L);
  if (st == SYR_ARG)
    lua_pushliteral(L, "a NUL byte in a name or id");
  else if (st == SYR_TOOBIG)
    lua_pushfstring(L, "too long: a name has at most %d words and %d bytes", SYR_MAXNAME, SYR_MAXNAMEBYTES);
  else
    lua_pushstring(L, syr_message(st));
  lua_pushinteger(L, row);
  return 3;
}

/* core.gazetteer(rows) --> Gazetteer | nil, message, row. rows: an array of
** { entity =, type =, name =, alias =, case =, wikidata = }; what an entity is called,
** its type and its Wikidata id are those of its first row. */
static int l_build (lua_State *L) {
  Gazetteer *z;
  syr_gazbuild b;
  syr_status st = SYR_OK;
  lua_Integer i, n;
  uint8_t *buffer;
  size_t size;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  n = (lua_Integer)lua_rawlen(L, 1);
  lua_newtable(L);
  z = new_gazetteer(L);
  syr_gazbuild_init(&b, &z->work);
  for (i = 1; i <= n && st == SYR_OK; i++) {
    if (lua_rawgeti(L, 1, i) != LUA_TTABLE)
      return luaL_error(L, "row %I: a table expected", (LUAI_UACINT)i);
    st = add_row(L, &b, i);
    lua_pop(L, 1);
  }
  if (st == SYR_OK) st = syr_gazbuild_finish(&b, &z->m, &buffer, &size);
  if (st != SYR_OK) return bad_row(L, st, (lua_Integer)b.bad + 1);
  syr_mem_free(&z->work);
  lsyr_check(L, syr_gaz_open(&z->g, buffer, size), "gazetteer");
  z->closed = 0;
  lsyr_weigh(L, z->m.bytes);
  lua_settop(L, 3);
  return 1;
}

/* nil, "path: why" after a failure of a file. */
static int bad_file (lua_State *L, syr_status st, const char *path, const char *did) {
  int why = errno;
  if (st == SYR_NOMEM) return luaL_error(L, "%s: %s", path, syr_message(st));
  luaL_pushfail(L);
  if (st == SYR_ARG)
    lua_pushfstring(L, "%s: cannot be %s: %s", path, did, strerror(why));
  else
    lua_pushfstring(L, "%s: %s", path, syr_message(st));
  return 2;
}

/* core.gazetteer_load(path) --> Gazetteer | nil, message */
static int l_load (lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  Gazetteer *z = new_gazetteer(L);
  syr_status st = syr_gaz_map(&z->map, &z->g, &z->m, path);
  if (st != SYR_OK) return bad_file(L, st, path, "read");
  z->closed = 0;
  return 1;
}

/* gaz:save(path) --> gaz | nil, message. Writes path.part beside and renames it. */
static int l_save (lua_State *L) {
  Gazetteer *z = lsyr_checkgazetteer(L, 1);
  const char *path = luaL_checkstring(L, 2);
  syr_status st = syr_gaz_save(&z->g, path);
  if (st != SYR_OK) return bad_file(L, st, path, "written");
  lua_settop(L, 1);
  return 1;
}

/* gaz:check() --> gaz | nil, message. Reads through all bytes, which opening a
** large file leaves out. */
static int l_check (lua_State *L) {
  Gazetteer *z = lsyr_checkgazetteer(L, 1);
  lua_settop(L, 1);
  return syr_gaz_check(&z->g) == SYR_OK ? 1 : lsyr_fail(L, SYR_FORMAT, "gazetteer");
}

/* ---- what it holds */

void lsyr_setstring (lua_State *L, const char *key, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, key);
}

void lsyr_setinteger (lua_State *L, const char *key, lua_Integer value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, key);
}

void lsyr_setentity (lua_State *L, const syr_gaz *g, uint32_t entity) {
  const char *id, *type, *name, *wikidata = syr_gaz_wikidata(g, entity);
  syr_gaz_entity_parts(g, entity, &id, &type, &name);
  lsyr_setstring(L, "entity", id);
  lsyr_setstring(L, "type", type);
  lsyr_setstring(L, "name", name);
  if (*wikidata) lsyr_setstring(L, "wikidata", wikidata);
}

static const syr_gazids *gaz_ids (lua_State *L, Gazetteer *z) {
  syr_gazids k;
  syr_status st;
  if (z->ids.g) return &z->ids;
  st = syr_gazids_make(&k, &z->g, &z->idmem);
  if (st != SYR_OK) syr_mem_free(&z->idmem);
  lsyr_check(L, st, "gazetteer");
  z->ids = k;
  lsyr_weigh(L, z->idmem.bytes);
  return &z->ids;
}

/* gaz:entity(id) --> { entity, type, name, wikidata }, or nil */
static int l_entity (lua_State *L) {
  Gazetteer *z = lsyr_checkgazetteer(L, 1);
  size_t n;
  const char *id = luaL_checklstring(L, 2, &n);
  const uint32_t rank = syr_gazids_find(gaz_ids(L, z), id, n);
  if (rank == z->g.nentity) {
    luaL_pushfail(L);
    return 1;
  }
  lua_createtable(L, 0, 4);
  lsyr_setentity(L, &z->g, rank);
  return 1;
}

static int next_entity (lua_State *L) {
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
  Gazetteer *z;
  lua_settop(L, 0);
  lua_pushvalue(L, lua_upvalueindex(1));
  z = lsyr_checkgazetteer(L, 1);
  if (i >= (lua_Integer)z->g.nentity) return 0;
  lua_pushinteger(L, i + 1);
  lua_replace(L, lua_upvalueindex(2));
  lua_createtable(L, 0, 4);
  lsyr_setentity(L, &z->g, (uint32_t)i);
  return 1;
}

/* gaz:entities() --> iterator of { entity, type, name, wikidata } in the order of the list */
static int l_entities (lua_State *L) {
  lsyr_checkgazetteer(L, 1);
  lua_settop(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_entity, 2);
  return 1;
}

static int next_name (lua_State *L) {
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
  Gazetteer *z;
  lua_settop(L, 0);
  lua_pushvalue(L, lua_upvalueindex(1));
  z = lsyr_checkgazetteer(L, 1);
  while (i < (lua_Integer)z->g.nrecord && syr_gaz_is_variant(&z->g, (uint32_t)i)) i++;
  if (i >= (lua_Integer)z->g.nrecord) return 0;
  lua_pushinteger(L, i + 1);
  lua_replace(L, lua_upvalueindex(2));
  lua_createtable(L, 0, 6);
  lsyr_setentity(L, &z->g, syr_gaz_entity(&z->g, (uint32_t)i));
  lsyr_setstring(L, "alias", syr_gaz_alias(&z->g, (uint32_t)i));
  lsyr_setstring(L, "case", lsyr_policies[syr_gaz_policy(&z->g, (uint32_t)i)]);
  return 1;
}

/* gaz:names() --> iterator of { entity, type, name, alias, case, wikidata }, which
** core.gazetteer takes again; their order is the table's, not the list's */
static int l_names (lua_State *L) {
  lsyr_checkgazetteer(L, 1);
  lua_settop(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_name, 2);
  return 1;
}

/* gaz:info() --> { entities, names, bytes, version, fold } */
static int l_info (lua_State *L) {
  Gazetteer *z = lsyr_checkgazetteer(L, 1);
  lua_createtable(L, 0, 5);
  lsyr_setinteger(L, "entities", z->g.nentity);
  lsyr_setinteger(L, "names", z->g.nname);
  lsyr_setinteger(L, "bytes", (lua_Integer)z->g.size);
  lsyr_setinteger(L, "version", SYR_GAZ_VERSION);
  lsyr_setinteger(L, "fold", SYR_FOLD_VERSION);
  return 1;
}

/* #gaz --> names, each as often as it was given */
static int l_len (lua_State *L) {
  lua_pushinteger(L, lsyr_checkgazetteer(L, 1)->g.nname);
  return 1;
}

static int l_tostring (lua_State *L) {
  Gazetteer *z = luaL_checkudata(L, 1, LSYR_GAZETTEER);
  if (z->closed)
    lua_pushliteral(L, LSYR_GAZETTEER " (closed)");
  else
    lua_pushfstring(L, LSYR_GAZETTEER " (%d entities, %d names, %d KB)", (int)z->g.nentity, (int)z->g.nname, (int)(z->g.size / 1024));
  return 1;
}

static const luaL_Reg methods[] = {
  { "matches", lsyr_gaz_matches }, { "spans", lsyr_gaz_spans }, { "count", lsyr_gaz_count }, { "lookup", lsyr_gaz_lookup },
  { "entity", l_entity }, { "entities", l_entities }, { "names", l_names }, { "info", l_info }, { "save", l_save }, { "check", l_check }, { "close", l_close },
  { NULL, NULL }
};

static const luaL_Reg meta[] = {
  { "__gc", l_close }, { "__close", l_close }, { "__len", l_len }, { "__tostring", l_tostring },
  { NULL, NULL }
};

void lsyr_open_gazetteer (lua_State *L) {
  lsyr_class(L, LSYR_GAZETTEER, methods, meta);
  lsyr_gaz_openquery(L);
  lua_pushcfunction(L, l_build);
  lua_setfield(L, -2, "gazetteer");
  lua_pushcfunction(L, l_load);
  lua_setfield(L, -2, "gazetteer_load");
}
