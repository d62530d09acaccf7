/*
** lsyr_fingerprint.c - what a document says of itself: fingerprints and sketches
**
** 64-bit hashes come out as 16 hex digits, for JSON and for hosts without 64-bit
** integers.
*/
#include <string.h>

#include "lsyr.h"

#define LSYR_PRINTS "syrtext.Prints"

/* Words and fingerprints of a document, while an iterator or a function needs them. */
typedef struct Prints {
  syr_mem m;
  syr_words w;
  syr_print *p;
  uint32_t n, at;
  unsigned k;
} Prints;

static int prints_gc (lua_State *L) {
  Prints *p = (Prints *)luaL_checkudata(L, 1, LSYR_PRINTS);
  syr_mem_free(&p->m);
  p->n = 0;
  return 0;
}

/* Push a Prints with the words of the document at arg 1. */
static Prints *pushwords (lua_State *L) {
  Doc *d = lsyr_checkhashes(L, 1);
  Prints *p = (Prints *)lua_newuserdatauv(L, sizeof *p, 0);
  memset(p, 0, sizeof *p);
  lsyr_meminit(L, &p->m);
  if (luaL_newmetatable(L, LSYR_PRINTS)) {
    lua_pushcfunction(L, prints_gc);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  lsyr_check(L, syr_words_read(&p->w, &p->m, &d->t), "fingerprint");
  return p;
}

static unsigned option (lua_State *L, const char *name, lua_Integer def, lua_Integer min, lua_Integer max) {
  lua_Integer v = def;
  if (lua_istable(L, 2) && lua_getfield(L, 2, name) != LUA_TNIL) {
    if (!lua_isinteger(L, -1)) luaL_error(L, "option '%s' must be an integer", name);
    v = lua_tointeger(L, -1);
    if (v < min || v > max) luaL_error(L, "option '%s' must be from %d to %d", name, (int)min, (int)max);
  }
  lua_settop(L, 2);
  return (unsigned)v;
}

static int next_print (lua_State *L) {
  Prints *p = (Prints *)lua_touserdata(L, lua_upvalueindex(1));
  const syr_print *q = p->p + p->at;
  if (p->at >= p->n) return 0;
  p->at++;
  lsyr_pushhex(L, q->hash);
  return 1 + lsyr_pushspan(L, p->w.start[q->word], p->w.end[q->word + p->k - 1]);
}

/* doc:fingerprint([{k=, w=}]) --> iterator of hash, first, last: the winnowed
** shingles and the bytes where they stand */
static int doc_fingerprint (lua_State *L) {
  unsigned k, w;
  Prints *p;
  lua_settop(L, 2);
  if (!lua_isnil(L, 2)) luaL_checktype(L, 2, LUA_TTABLE);
  k = option(L, "k", SYR_SHINGLE, SYR_MINSHINGLE, SYR_MAXSHINGLE);
  w = option(L, "w", SYR_WINDOW, 1, SYR_MAXWINDOW);
  p = pushwords(L);
  p->k = k;
  p->p = syr_mem_new(&p->m, p->w.n * sizeof *p->p);
  if (!p->p) lsyr_check(L, SYR_NOMEM, "fingerprint");
  p->n = syr_winnow(p->w.hash, p->w.n, k, w, p->p);
  lsyr_weigh(L, p->m.bytes);
  lua_pushcclosure(L, next_print, 1);
  return 1;
}

/* doc:simhash() --> 16 hex digits */
static int doc_simhash (lua_State *L) {
  Prints *p = pushwords(L);
  lsyr_pushhex(L, syr_simhash(p->w.hash, p->w.n));
  syr_mem_free(&p->m);
  return 1;
}

/* doc:minhash([bins]) --> table of 32-bit integers; 128 bins unless told */
static int doc_minhash (lua_State *L) {
  lua_Integer bins = luaL_optinteger(L, 2, 128), i;
  uint32_t *out;
  Prints *p;
  luaL_argcheck(L, bins >= 1 && bins <= 65536, 2, "from 1 to 65536 bins");
  p = pushwords(L);
  out = syr_mem_new(&p->m, (size_t)bins * sizeof *out);
  if (!out) lsyr_check(L, SYR_NOMEM, "minhash");
  lsyr_check(L, syr_minhash(p->w.hash, p->w.n, out, (uint32_t)bins), "minhash");
  lua_createtable(L, (int)bins, 0);
  for (i = 0; i < bins; i++) {
    lua_pushinteger(L, (lua_Integer)out[i]);
    lua_rawseti(L, -2, i + 1);
  }
  syr_mem_free(&p->m);
  return 1;
}

const luaL_Reg lsyr_fingerprint_methods[] = {
  { "fingerprint", doc_fingerprint }, { "minhash", doc_minhash }, { "simhash", doc_simhash }, { NULL, NULL } };
