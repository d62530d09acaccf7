/*
** lsyr_indexfile.c - syrtext.Index: save, map, merge; a bound on its memory
**
** What is known of a document is saved as its fields that have string names and hold
** strings, numbers or booleans, in the order of the names: kind, length of the name,
** name, length of the value, value. Texts are not saved. A field is read again when
** somebody asks for the document.
*/
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lsyr_index.h"

/* ---------------------------------------------------------------- fields to bytes */

typedef struct Name {
  const char *s;
  size_t n;
} Name;

static int by_name (const void *a, const void *b) {
  const Name *p = (const Name *)a, *q = (const Name *)b;
  int c = memcmp(p->s, q->s, p->n < q->n ? p->n : q->n);
  return c ? c : (p->n > q->n) - (p->n < q->n);
}

static void addsized (luaL_Buffer *b, const char *s, size_t n) {
  uint32_t len = (uint32_t)n;
  luaL_addlstring(b, (const char *)&len, sizeof len);
  luaL_addlstring(b, s, n);
}

static int may_be_saved (lua_State *L) {
  int kind = lua_type(L, -1);
  return lua_type(L, -2) == LUA_TSTRING && (kind == LUA_TSTRING || kind == LUA_TNUMBER || kind == LUA_TBOOLEAN);
}

/* The names of the table at t that are saved, in order, in a userdata that is pushed. */
static Name *pushnames (lua_State *L, int t, size_t *n) {
  Name *name;
  size_t i = 0;
  *n = 0;
  for (lua_pushnil(L); lua_next(L, t); lua_pop(L, 1)) *n += (size_t)may_be_saved(L);
  name = (Name *)lua_newuserdatauv(L, (*n + 1) * sizeof *name, 0);
  for (lua_pushnil(L); lua_next(L, t); lua_pop(L, 1))
    if (may_be_saved(L)) {
      name[i].s = lua_tolstring(L, -2, &name[i].n);
      i++;
    }
  qsort(name, *n, sizeof *name, by_name);
  return name;
}

/* The value on top of the stack as its kind; it becomes a string. */
static char to_bytes (lua_State *L) {
  const int kind = lua_type(L, -1);
  if (kind == LUA_TBOOLEAN) {
    lua_pushstring(L, lua_toboolean(L, -1) ? "1" : "0");
    lua_replace(L, -2);
  }
  lua_tostring(L, -1);
  return kind == LUA_TSTRING ? 's' : kind == LUA_TNUMBER ? 'n' : 'b';
}

/* Push the bytes of the table on top of the stack. A buffer must stand on top while
** it is used, so each value is put at a fixed place first. */
static void pushbytes (lua_State *L) {
  const int t = lua_gettop(L);
  size_t n, i, len;
  const Name *name = pushnames(L, t, &n);
  luaL_Buffer b;
  lua_pushnil(L); /* t + 2 */
  luaL_buffinit(L, &b);
  for (i = 0; i < n; i++) {
    char kind;
    const char *s;
    lua_pushlstring(L, name[i].s, name[i].n);
    lua_rawget(L, t);
    kind = to_bytes(L);
    s = lua_tolstring(L, -1, &len);
    lua_replace(L, t + 2);
    luaL_addchar(&b, kind);
    addsized(&b, name[i].s, name[i].n);
    addsized(&b, s, len);
  }
  luaL_pushresult(&b);
}

/* ---------------------------------------------------------------- bytes to fields */

/* A sized piece at *p; 0 when it is cut short. */
static int piece (const char **p, const char *end, const char **s, uint32_t *n) {
  if ((size_t)(end - *p) < sizeof *n) return 0;
  memcpy(n, *p, sizeof *n);
  *p += sizeof *n;
  if ((size_t)(end - *p) < *n) return 0;
  *s = *p;
  *p += *n;
  return 1;
}

void lsyr_pushfields (lua_State *L, const char *p, size_t n) {
  const char *end = p + n, *name, *value;
  uint32_t nname, nvalue;
  lua_newtable(L);
  while (p < end) {
    const char kind = *p++;
    if (!piece(&p, end, &name, &nname) || !piece(&p, end, &value, &nvalue)) return;
    lua_pushlstring(L, name, nname);
    lua_pushlstring(L, value, nvalue);
    if (kind == 'n') {
      size_t size = lua_stringtonumber(L, lua_tostring(L, -1));
      if (size == 0) lua_pushnil(L);
      lua_replace(L, -2);
    } else if (kind == 'b') {
      lua_pushboolean(L, nvalue == 1 && *value == '1');
      lua_replace(L, -2);
    }
    lua_rawset(L, -3);
  }
}

/* ---------------------------------------------------------------- saving */

/* The bytes of document number `added`, in the table on top of ud's stack. */
static const char *describe (void *ud, uint32_t added, const char *meta, size_t *n) {
  lua_State *L = (lua_State *)ud;
  const char *s = meta;
  if (lua_rawgeti(L, -1, (lua_Integer)added + 1) == LUA_TSTRING) s = lua_tolstring(L, -1, n);
  lua_pop(L, 1); /* the table keeps it */
  return s;
}

static int pushwhy (lua_State *L, syr_status s, const char *path) {
  const int why = errno;
  if (s == SYR_NOMEM) lsyr_check(L, s, "index");
  luaL_pushfail(L);
  lua_pushfstring(L, "%s: %s", path, s == SYR_ARG ? strerror(why) : syr_message(s));
  return 2;
}

/* index:save(path) --> true, or nil and a message */
static int index_save (lua_State *L) {
  Index *x = lsyr_checkindex(L, 1);
  const char *path = luaL_checkstring(L, 2);
  lua_Integer i, n = (lua_Integer)syr_index_count(x->x);
  syr_status s;
  lua_settop(L, 2);
  if (!syr_index_ready(x->x) && lsyr_failed(L, x, syr_index_link(x->x, x->threads))) return 2;
  lua_getiuservalue(L, 1, 1); /* 3 */
  lua_newtable(L);            /* 4 */
  for (i = 1; i <= n; i++) {
    if (lua_rawgeti(L, 3, i) == LUA_TTABLE) {
      pushbytes(L);
      lua_rawseti(L, 4, i);
    }
    lua_settop(L, 4);
  }
  s = syr_index_save(x->x, path, describe, L);
  if (s != SYR_OK) return pushwhy(L, s, path);
  lua_pushboolean(L, 1);
  return 1;
}

/* ---------------------------------------------------------------- temporary files */

int lsyr_failed (lua_State *L, const Index *x, syr_status s) {
  const int why = errno;
  size_t n;
  const char *folder = syr_index_folder(x->x, &n);
  if (s != SYR_IO) {
    lsyr_check(L, s, "index");
    return 0;
  }
  luaL_pushfail(L);
  lua_pushlstring(L, folder, n);
  lua_pushfstring(L, "%s: no temporary file for the index: %s", lua_tostring(L, -1), strerror(why));
  lua_remove(L, -2);
  return 2;
}

void lsyr_setbound (lua_State *L, Index *x) {
  const char *folder;
  lua_Integer bytes;
  lua_getfield(L, 1, "memory");
  lua_getfield(L, 1, "folder");
  folder = lua_isnil(L, -1) ? "/tmp" : lua_tostring(L, -1);
  if (!folder || !*folder) luaL_error(L, "option 'folder' must be the path of a folder");
  if (!lua_isnil(L, -2)) {
    bytes = lua_tointeger(L, -2);
    if (!lua_isinteger(L, -2)) luaL_error(L, "option 'memory' must be a number of bytes");
    if (bytes < SYR_MINMEMORY) luaL_error(L, "option 'memory' must be at least %d bytes", SYR_MINMEMORY);
    lsyr_check(L, syr_index_bound(x->x, (size_t)bytes, folder), "index");
  }
  lua_pop(L, 2);
}

/* ---------------------------------------------------------------- mapping, merging */

int lsyr_mapindex (lua_State *L, Index *x, const char *path) {
  void *ud;
  lua_Alloc f = lua_getallocf(L, &ud);
  syr_status s = syr_index_map(&x->x, f, ud, path);
  x->unnamed = 1;
  return s == SYR_OK ? 1 : pushwhy(L, s, path);
}

/* The ids of a file's documents, into the table on top of the stack, before others
** come: an index that is only asked needs none. */
void lsyr_nameall (lua_State *L, Index *x) {
  uint32_t rank, n = syr_index_count(x->x);
  if (!x->unnamed) return;
  for (rank = 0; rank < n; rank++) {
    lsyr_pushrank(L, x, rank);
    lua_pushinteger(L, (lua_Integer)syr_index_added(x->x, rank) + 1);
    lua_rawset(L, -3);
  }
  x->unnamed = 0;
}

/* Push the table of document i of the index whose documents stand in the table at t. */
static void pushtable (lua_State *L, const Index *x, int t, uint32_t rank) {
  if (lua_rawgeti(L, t, (lua_Integer)syr_index_added(x->x, rank) + 1) == LUA_TTABLE) return;
  {
    size_t n;
    const char *s = syr_index_meta(x->x, rank, &n);
    lua_pop(L, 1);
    lsyr_pushfields(L, s, n);
  }
}

/* Raise unless both have the same k and w. */
static void same_parameters (lua_State *L, const Index *x, const Index *from) {
  unsigned k, w, k2, w2;
  syr_index_parameters(x->x, &k, &w);
  syr_index_parameters(from->x, &k2, &w2);
  if (k == k2 && w == w2) return;
  luaL_argerror(L, 2, lua_pushfstring(L, "an index with k = %d and w = %d: this one has k = %d and w = %d", (int)k2, (int)w2, (int)k, (int)w));
}

/* Raise for an id that both have; note the others', from number `first` on. */
static void mergenames (lua_State *L, const Index *x, const Index *from, lua_Integer first) {
  uint32_t rank, n = syr_index_count(from->x);
  for (rank = 0; rank < n; rank++) {
    lsyr_pushrank(L, from, rank);
    if (lsyr_isthere(L, x, 3, lua_gettop(L)))
      luaL_error(L, "document '%s' is in the index already", lua_tostring(L, -1));
    lua_pop(L, 1);
  }
  for (rank = 0; rank < n; rank++) {
    const lua_Integer number = first + (lua_Integer)syr_index_added(from->x, rank) + 1;
    lsyr_pushrank(L, from, rank);
    lua_pushinteger(L, number);
    lua_rawset(L, 3);
    pushtable(L, from, 4, rank);
    lsyr_pushrank(L, from, rank);
    lua_setfield(L, -2, "id");
    lua_rawseti(L, 3, number);
  }
}

/* index:merge(other) --> index, or nil and a message when a temporary file fails: with the documents of another index of the same k and w */
static int index_merge (lua_State *L) {
  Index *x = lsyr_checkindex(L, 1), *from = lsyr_checkindex(L, 2);
  luaL_argcheck(L, x != from, 2, "an index cannot be merged with itself");
  lua_settop(L, 2);
  lua_getiuservalue(L, 1, 1); /* 3 */
  lua_getiuservalue(L, 2, 1); /* 4 */
  lua_pushvalue(L, 3);
  lsyr_nameall(L, x);
  lua_pop(L, 1);
  same_parameters(L, x, from);
  mergenames(L, x, from, (lua_Integer)syr_index_count(x->x));
  if (lsyr_failed(L, x, syr_index_merge(x->x, from->x))) return 2;
  x->version++;
  lsyr_weighindex(L, x);
  lua_settop(L, 1);
  return 1;
}

static const luaL_Reg methods[] = { { "merge", index_merge }, { "save", index_save }, { NULL, NULL } };

void lsyr_file_methods (lua_State *L) {
  luaL_setfuncs(L, methods, 0);
}
