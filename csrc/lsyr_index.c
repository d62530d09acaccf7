/*
** lsyr_index.c - syrtext.Index: documents in, what they share out
**
** The uservalue of an index is a table: [i] the metadata of the i-th document
** added (the table that also anchors its text), [id] = i. Iterators hold the
** index and the version of it that they began with, and raise when it changed.
** Families and queries are in lsyr_family.c; what needs Lua to be said well (roles,
** evidence) is in lua/syrtext/families.lua, on top of the flat iterators.
*/
#include <string.h>

#include "lsyr_index.h"

static Index *toindex (lua_State *L, int arg) {
  return (Index *)luaL_checkudata(L, arg, LSYR_INDEX);
}

Index *lsyr_checkindex (lua_State *L, int arg) {
  Index *x = toindex(L, arg);
  luaL_argcheck(L, x->x != NULL, arg, "index is closed");
  return x;
}

void lsyr_weighindex (lua_State *L, Index *x) {
  size_t bytes = syr_index_bytes(x->x);
  if (bytes < x->weighed + (1u << 20)) return;
  lsyr_weigh(L, bytes - x->weighed);
  x->weighed = bytes;
}

/* Link if need be: 0, or as lsyr_failed. */
static int link_now (lua_State *L, Index *x) {
  int failed;
  if (syr_index_result(x->x)) return 0;
  failed = lsyr_failed(L, x, syr_index_link(x->x, x->threads));
  if (!failed) lsyr_weighindex(L, x);
  return failed;
}

const syr_reuse *lsyr_results (lua_State *L, Index *x) {
  if (link_now(L, x)) lua_error(L);
  return syr_index_result(x->x);
}

void lsyr_ready (lua_State *L, Index *x) {
  if (!syr_index_ready(x->x)) lsyr_results(L, x);
}

/* ---------------------------------------------------------------- making one */

unsigned lsyr_option (lua_State *L, int t, const char *name, lua_Integer def, lua_Integer min, lua_Integer max) {
  lua_Integer v = def;
  if (lua_getfield(L, t, name) != LUA_TNIL) {
    if (!lua_isinteger(L, -1)) luaL_error(L, "option '%s' must be an integer", name);
    v = lua_tointeger(L, -1);
    if (v < min || v > max) luaL_error(L, "option '%s' must be from %d to %d", name, (int)min, (int)max);
  }
  lua_pop(L, 1);
  return (unsigned)v;
}

void lsyr_known_options (lua_State *L, int t, const char *const *names) {
  int i;
  lua_pushnil(L);
  while (lua_next(L, t)) {
    lua_pop(L, 1);
    for (i = 0; names[i]; i++)
      if (lua_type(L, -1) == LUA_TSTRING && strcmp(lua_tostring(L, -1), names[i]) == 0) break;
    if (!names[i]) luaL_error(L, "unknown option '%s'", luaL_tolstring(L, -1, NULL));
  }
}

/* k and w of an index from a file are those of the file: others, asked for, are refused. */
static void same_parameter (lua_State *L, Index *x, const char *name, unsigned asked, unsigned is) {
  if (lua_getfield(L, 1, name) != LUA_TNIL && asked != is) {
    syr_index_free(x->x);
    x->x = NULL;
    luaL_error(L, "option '%s' is %d, but the index in the file was made with %d", name, (int)asked, (int)is);
  }
  lua_pop(L, 1);
}

/* index([{k=, w=, threads=, memory=, folder=}]) --> Index: k words a shingle, w shingles a
** window; memory: bytes beyond which it lies in temporary files in the folder
** index{path=, threads=, memory=, folder=} --> Index of a file, or nil and a message */
static int l_index (lua_State *L) {
  static const char *const names[] = { "k", "w", "threads", "path", "memory", "folder", NULL };
  int results = 1;
  unsigned k, w;
  Index *x;
  if (lua_isnoneornil(L, 1)) {
    lua_settop(L, 0);
    lua_newtable(L);
  }
  luaL_checktype(L, 1, LUA_TTABLE);
  lsyr_known_options(L, 1, names);
  k = lsyr_option(L, 1, "k", SYR_SHINGLE, SYR_MINSHINGLE, SYR_MAXSHINGLE);
  w = lsyr_option(L, 1, "w", SYR_WINDOW, 1, SYR_MAXWINDOW);
  x = (Index *)lua_newuserdatauv(L, sizeof *x, 1);
  memset(x, 0, sizeof *x);
  x->threads = lsyr_option(L, 1, "threads", 1, 1, SYR_MAXTHREADS);
  luaL_setmetatable(L, LSYR_INDEX);
  lua_newtable(L);
  lua_setiuservalue(L, -2, 1);
  if (lua_getfield(L, 1, "path") != LUA_TNIL) {
    const char *path = lua_tostring(L, -1);
    if (!path) return luaL_error(L, "option 'path' must be a string");
    lua_insert(L, -2); /* the index on top */
    results = lsyr_mapindex(L, x, path);
    if (x->x) {
      unsigned file_k, file_w;
      syr_index_parameters(x->x, &file_k, &file_w);
      same_parameter(L, x, "k", k, file_k);
      same_parameter(L, x, "w", w, file_w);
    }
  } else {
    void *ud;
    lua_Alloc f = lua_getallocf(L, &ud);
    lua_pop(L, 1);
    lsyr_check(L, syr_index_new(&x->x, f, ud, k, w), "index");
  }
  if (x->x) lsyr_setbound(L, x);
  return results;
}

static int index_close (lua_State *L) {
  Index *x = toindex(L, 1);
  syr_index_free(x->x);
  x->x = NULL;
  x->version++;
  lua_pushnil(L);
  lua_setiuservalue(L, 1, 1);
  return 0;
}

/* index:link([{threads=}]) --> index: does the work, if documents came since; or nil and
** a message, when a temporary file fails */
static int index_link (lua_State *L) {
  static const char *const names[] = { "threads", NULL };
  Index *x = lsyr_checkindex(L, 1);
  if (!lua_isnoneornil(L, 2)) {
    luaL_checktype(L, 2, LUA_TTABLE);
    lsyr_known_options(L, 2, names);
    x->threads = lsyr_option(L, 2, "threads", 1, 1, SYR_MAXTHREADS);
  }
  if (link_now(L, x)) return 2;
  lua_settop(L, 1);
  return 1;
}

static int index_len (lua_State *L) {
  lua_pushinteger(L, syr_index_count(lsyr_checkindex(L, 1)->x));
  return 1;
}

static int index_tostring (lua_State *L) {
  Index *x = toindex(L, 1);
  const syr_reuse *r = x->x ? syr_index_result(x->x) : NULL;
  if (!x->x)
    lua_pushliteral(L, LSYR_INDEX " (closed)");
  else if (!r)
    lua_pushfstring(L, LSYR_INDEX " (%I documents, not linked)", (LUAI_UACINT)syr_index_count(x->x));
  else
    lua_pushfstring(L, LSYR_INDEX " (%I documents, %I passages, %I pairs, %I families)", (LUAI_UACINT)r->documents,
                    (LUAI_UACINT)r->passages, (LUAI_UACINT)r->pairs, (LUAI_UACINT)r->families);
  return 1;
}

/* ---------------------------------------------------------------- iterators */

int lsyr_iterator (lua_State *L, lua_CFunction next, int extra) {
  Index *x = lsyr_checkindex(L, 1);
  int i;
  lsyr_results(L, x);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, x->version);
  lua_pushinteger(L, 0);
  for (i = 0; i < extra; i++) lua_pushvalue(L, 2 + i);
  lua_pushcclosure(L, next, 3 + extra);
  return 1;
}

const syr_reuse *lsyr_step (lua_State *L, Index **x, size_t *at) {
  *x = (Index *)lua_touserdata(L, lua_upvalueindex(1));
  if (!(*x)->x) luaL_error(L, "the index was closed while it was iterated");
  if (lua_tointeger(L, lua_upvalueindex(2)) != (lua_Integer)(*x)->version)
    luaL_error(L, "the index changed while it was iterated");
  *at = (size_t)lua_tointeger(L, lua_upvalueindex(3));
  lua_pushinteger(L, (lua_Integer)*at + 1);
  lua_replace(L, lua_upvalueindex(3));
  return syr_index_result((*x)->x);
}

void lsyr_pushrank (lua_State *L, const Index *x, uint32_t rank) {
  size_t n;
  const char *id = syr_index_id(x->x, rank, &n);
  lua_pushlstring(L, id, n);
}

static void pushkind (lua_State *L, const syr_passage *p) {
  if (p->kind == SYR_VERBATIM)
    lua_pushliteral(L, "verbatim");
  else
    lua_pushliteral(L, "near");
}

/* Push id, first, last, id, first, last, words, kind. */
static int pushflat (lua_State *L, const Index *x, const syr_passage *p) {
  lsyr_pushrank(L, x, p->a);
  lsyr_pushspan(L, p->start_a, p->end_a);
  lsyr_pushrank(L, x, p->b);
  lsyr_pushspan(L, p->start_b, p->end_b);
  lua_pushinteger(L, p->words);
  pushkind(L, p);
  return 8;
}

/* The id on top of the stack becomes {id=, first=, last=} in the field of the table below it. */
static void setside (lua_State *L, const char *name, uint32_t start, uint32_t end) {
  lua_createtable(L, 0, 3);
  lua_insert(L, -2);
  lua_setfield(L, -2, "id");
  lsyr_setspan(L, start, end);
  lua_setfield(L, -2, name);
}

int lsyr_pushpassage (lua_State *L, const Index *x, const syr_passage *p) {
  lua_createtable(L, 0, 4);
  lua_insert(L, -2);
  setside(L, "a", p->start_a, p->end_a);
  lsyr_pushrank(L, x, p->b);
  setside(L, "b", p->start_b, p->end_b);
  lua_pushinteger(L, p->words);
  lua_setfield(L, -2, "words");
  pushkind(L, p);
  lua_setfield(L, -2, "kind");
  luaL_setmetatable(L, "syrtext.Passage");
  return 1;
}

static int next_passage (lua_State *L) {
  Index *x;
  size_t at;
  const syr_reuse *r = lsyr_step(L, &x, &at);
  if (at >= r->passages) return 0;
  lsyr_pushrank(L, x, r->passage[at].a);
  return lsyr_pushpassage(L, x, &r->passage[at]);
}

/* index:passages() --> iterator of {a={id=, first=, last=}, b={...}, words=, kind=} */
static int index_passages (lua_State *L) {
  return lsyr_iterator(L, next_passage, 0);
}

static int next_flat (lua_State *L) {
  Index *x;
  size_t at;
  const syr_reuse *r = lsyr_step(L, &x, &at);
  return at < r->passages ? pushflat(L, x, &r->passage[at]) : 0;
}

/* index:each_passage() --> iterator of id_a, first_a, last_a, id_b, first_b, last_b, words, kind */
static int index_each_passage (lua_State *L) {
  return lsyr_iterator(L, next_flat, 0);
}

static lua_Number part (uint32_t n, uint32_t of) {
  return of == 0 ? 0 : (lua_Number)n / of;
}

static int next_pair (lua_State *L) {
  Index *x;
  size_t at;
  const syr_reuse *r = lsyr_step(L, &x, &at);
  const syr_pair *p = r->pair + at;
  if (at >= r->pairs) return 0;
  lsyr_pushrank(L, x, p->a);
  lsyr_pushrank(L, x, p->b);
  lua_pushinteger(L, p->words);
  lua_pushnumber(L, part(p->words_a, r->member[p->a].words));
  lua_pushnumber(L, part(p->words_b, r->member[p->b].words));
  return 5;
}

/* index:each_pair() --> iterator of id_a, id_b, words, containment_a, containment_b */
static int index_each_pair (lua_State *L) {
  return lsyr_iterator(L, next_pair, 0);
}

static int next_pair_table (lua_State *L) {
  static const char *const names[] = { "a", "b", "words", "containment_a", "containment_b" };
  int i;
  if (next_pair(L) == 0) return 0;
  lua_createtable(L, 0, 5);
  for (i = 0; i < 5; i++) {
    lua_pushvalue(L, i - 6);
    lua_setfield(L, -2, names[i]);
  }
  return 1;
}

/* index:pairs() --> iterator of {a=id, b=id, words=, containment_a=, containment_b=} */
static int index_pairs (lua_State *L) {
  return lsyr_iterator(L, next_pair_table, 0);
}

void lsyr_pushmeta (lua_State *L, const syr_reuse *r, int index, uint32_t rank) {
  const lua_Integer i = (lua_Integer)r->member[rank].added + 1;
  const Index *x = (const Index *)lua_touserdata(L, index);
  lua_getiuservalue(L, index, 1);
  if (lua_rawgeti(L, -1, i) == LUA_TNIL) {
    size_t n;
    const char *s = syr_index_meta(x->x, rank, &n);
    lua_pop(L, 1);
    lsyr_pushfields(L, s, n);
    lsyr_pushrank(L, x, rank);
    lua_setfield(L, -2, "id");
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, i);
  }
  lua_remove(L, -2);
}

static int next_boilerplate (lua_State *L) {
  Index *x;
  size_t at;
  const syr_reuse *r = lsyr_step(L, &x, &at);
  const syr_boiler *b = r->boiler + at;
  const char *s;
  if (at >= r->boilers) return 0;
  lua_settop(L, 0); /* a for loop hands over two values */
  lua_createtable(L, 0, 5);
  lsyr_pushrank(L, x, b->doc);
  lua_setfield(L, -2, "id");
  lsyr_setspan(L, b->start, b->end);
  lua_pushinteger(L, b->documents);
  lua_setfield(L, -2, "documents");
  lsyr_pushmeta(L, r, lua_upvalueindex(1), b->doc);
  lua_geti(L, -1, 1); /* its text */
  s = lua_tostring(L, -1);
  if (s) lua_pushlstring(L, s + b->start, b->end - b->start);
  lua_setfield(L, s ? -4 : -3, "text");
  lua_settop(L, 1);
  return 1;
}

/* index:boilerplate() --> iterator of {id=, first=, last=, documents=, text=}: id is the first that has it */
static int index_boilerplate (lua_State *L) {
  return lsyr_iterator(L, next_boilerplate, 0);
}

/* Upvalues: rank, and the word to go on from. */
static int next_masked (lua_State *L) {
  Index *x;
  size_t at;
  uint32_t word = (uint32_t)lua_tointeger(L, lua_upvalueindex(5)), start, end;
  lsyr_step(L, &x, &at);
  if (!syr_index_masked(x->x, (uint32_t)lua_tointeger(L, lua_upvalueindex(4)), &word, &start, &end)) return 0;
  lua_pushinteger(L, (lua_Integer)word);
  lua_replace(L, lua_upvalueindex(5));
  return lsyr_pushspan(L, start, end);
}

/* index:each_masked(id) --> iterator of first, last: the stretches of a document that are boilerplate */
static int index_each_masked (lua_State *L) {
  Index *x = lsyr_checkindex(L, 1);
  size_t n;
  const char *id = luaL_checklstring(L, 2, &n);
  uint32_t rank;
  lsyr_results(L, x);
  rank = syr_index_rank(x->x, id, n);
  luaL_argcheck(L, rank != UINT32_MAX, 2, "no document with this id is in the index");
  lua_settop(L, 1);
  lua_pushinteger(L, (lua_Integer)rank);
  lua_pushinteger(L, 0);
  return lsyr_iterator(L, next_masked, 2);
}

/* ---------------------------------------------------------------- class */

static const luaL_Reg methods[] = {
  { "boilerplate", index_boilerplate }, { "close", index_close },
  { "each_masked", index_each_masked }, { "each_pair", index_each_pair },
  { "each_passage", index_each_passage }, { "link", index_link }, { "pairs", index_pairs },
  { "passages", index_passages }, { NULL, NULL } };

static const luaL_Reg meta[] = {
  { "__gc", index_close }, { "__close", index_close }, { "__len", index_len }, { "__tostring", index_tostring },
  { NULL, NULL } };

/* Sets index(), and the tables of methods Index and of metamethods Passage, which
** families.lua completes. */
void lsyr_open_index (lua_State *L) {
  lsyr_class(L, LSYR_INDEX, methods, meta);
  luaL_newmetatable(L, "syrtext.Passage");
  lua_setfield(L, -2, "Passage");
  luaL_getmetatable(L, LSYR_INDEX);
  lua_getfield(L, -1, "__index");
  lsyr_family_methods(L);
  lsyr_add_methods(L);
  lsyr_file_methods(L);
  lua_setfield(L, -3, "Index");
  lua_pop(L, 1);
  lua_pushcfunction(L, l_index);
  lua_setfield(L, -2, "index");
}
