/*
** lsyr_family.c - syrtext.Index: its families, flat, and documents from outside
**
** A family is named by its place: where it begins in the list of all documents,
** family after family. lua/syrtext/families.lua makes objects of that.
*/
#include <string.h>

#include "lsyr_index.h"

/* ---------------------------------------------------------------- families */

/* Where the family that begins at byfamily[at] ends. */
static size_t family_end (const syr_reuse *r, size_t at) {
  size_t e = at;
  uint32_t family = r->member[r->byfamily[at]].family;
  while (e < r->documents && r->member[r->byfamily[e]].family == family) e++;
  return e;
}

static int next_family (lua_State *L) {
  Index *x;
  size_t at, end;
  const syr_reuse *r = lsyr_step(L, &x, &at);
  if (at >= r->documents) return 0;
  end = family_end(r, at);
  lua_pushinteger(L, (lua_Integer)end);
  lua_replace(L, lua_upvalueindex(3));
  lua_pushinteger(L, (lua_Integer)at + 1);
  lua_pushinteger(L, (lua_Integer)(end - at));
  return 2;
}

/* index:each_family() --> iterator of place, members: place is for the two functions below */
static int index_each_family (lua_State *L) {
  return lsyr_iterator(L, next_family, 0);
}

static int next_member (lua_State *L) {
  Index *x;
  size_t at, place = (size_t)lua_tointeger(L, lua_upvalueindex(4));
  const syr_reuse *r = lsyr_step(L, &x, &at);
  const syr_member *m;
  uint32_t rank;
  if (at >= family_end(r, place - 1) - (place - 1)) return 0;
  rank = r->byfamily[place - 1 + at];
  m = &r->member[rank];
  lsyr_pushrank(L, x, rank);
  lua_pushinteger(L, m->words);
  lua_pushinteger(L, m->covered);
  lua_pushinteger(L, (lua_Integer)m->matched);
  lsyr_pushmeta(L, r, lua_upvalueindex(1), rank);
  return 5;
}

static void checkplace (lua_State *L) {
  Index *x = lsyr_checkindex(L, 1);
  const syr_reuse *r = lsyr_results(L, x);
  lua_Integer place = luaL_checkinteger(L, 2);
  luaL_argcheck(L, place >= 1 && place <= (lua_Integer)r->documents, 2, "out of range");
}

/* index:each_member(place) --> iterator of id, words, covered, matched, metadata */
static int index_each_member (lua_State *L) {
  checkplace(L);
  return lsyr_iterator(L, next_member, 1);
}

/* Upvalues: place, and the passage to look at within the member. */
static int next_family_passage (lua_State *L) {
  Index *x;
  size_t at, place = (size_t)lua_tointeger(L, lua_upvalueindex(4)) - 1, end;
  const syr_reuse *r = lsyr_step(L, &x, &at);
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(5));
  for (end = family_end(r, place); place + at < end; at++, i = 0) {
    uint32_t a = r->byfamily[place + at];
    for (; r->first[a] + i < r->first[a + 1]; i++) {
      const syr_passage *p = &r->passage[r->first[a] + i];
      if (p->b == a || r->member[p->b].family != r->member[a].family) continue;
      lua_pushinteger(L, (lua_Integer)at);
      lua_replace(L, lua_upvalueindex(3));
      lua_pushinteger(L, i + 1);
      lua_replace(L, lua_upvalueindex(5));
      lsyr_pushrank(L, x, a);
      return lsyr_pushpassage(L, x, p);
    }
  }
  return 0;
}

/* index:family_passages(place) --> iterator of passages between its members, as index:passages() */
static int index_family_passages (lua_State *L) {
  checkplace(L);
  lua_settop(L, 2);
  lua_pushinteger(L, 0);
  return lsyr_iterator(L, next_family_passage, 2);
}

/* ---------------------------------------------------------------- a document from outside */

typedef struct Answer {
  syr_mem m;
  syr_passage *p;
  size_t n, at;
} Answer;

static int answer_gc (lua_State *L) {
  Answer *a = (Answer *)luaL_checkudata(L, 1, "syrtext.Answer");
  syr_mem_free(&a->m);
  a->n = 0;
  return 0;
}

/* Upvalues: the index, its version, the answer, the id of the document asked for. */
static int next_answer (lua_State *L) {
  Index *x = lsyr_checkindex(L, lua_upvalueindex(1));
  Answer *a = (Answer *)lua_touserdata(L, lua_upvalueindex(3));
  if (lua_tointeger(L, lua_upvalueindex(2)) != (lua_Integer)x->version)
    return luaL_error(L, "the index changed while it was iterated");
  if (a->at >= a->n) {
    syr_mem_free(&a->m); /* the loop is over: why wait for the collector */
    a->n = 0;
    return 0;
  }
  lua_pushvalue(L, lua_upvalueindex(4));
  return lsyr_pushpassage(L, x, &a->p[a->at++]);
}

/* index:query(doc) --> iterator of passages that doc, which is not added, shares
** with the documents of the index: a is doc */
static int index_query (lua_State *L) {
  Index *x = lsyr_checkindex(L, 1);
  Doc *d = lsyr_checkhashes(L, 2);
  Answer *a;
  lsyr_ready(L, x);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, x->version);
  a = (Answer *)lua_newuserdatauv(L, sizeof *a, 0);
  memset(a, 0, sizeof *a);
  lsyr_meminit(L, &a->m);
  luaL_setmetatable(L, "syrtext.Answer");
  lsyr_check(L, syr_index_query(x->x, &a->m, &d->t, &a->p, &a->n), "query");
  lua_getiuservalue(L, 2, 1);
  lua_getfield(L, -1, "id");
  lua_remove(L, -2);
  lua_pushcclosure(L, next_answer, 4);
  return 1;
}

/* ---------------------------------------------------------------- methods */

static const luaL_Reg methods[] = {
  { "each_family", index_each_family }, { "each_member", index_each_member },
  { "family_passages", index_family_passages }, { "query", index_query }, { NULL, NULL } };

static const luaL_Reg answer_meta[] = { { "__gc", answer_gc }, { NULL, NULL } };
static const luaL_Reg none[] = { { NULL, NULL } };

void lsyr_family_methods (lua_State *L) {
  lsyr_class(L, "syrtext.Answer", none, answer_meta);
  luaL_setfuncs(L, methods, 0);
}
