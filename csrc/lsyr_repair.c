/*
** lsyr_repair.c - syrtext.Repair: damaged encoding mended, positions kept
**
** repair(text) gives the text as it should be, what was changed line by line, and
** an object that knows where each byte came from.
*/
#include <string.h>

#include "lsyr.h"

#define LSYR_REPAIR "syrtext.Repair"

typedef struct Repair {
  syr_mem m;
  syr_repair r;
} Repair;

static Repair *torepair (lua_State *L) {
  return (Repair *)luaL_checkudata(L, 1, LSYR_REPAIR);
}

static int repair_close (lua_State *L) {
  Repair *x = torepair(L);
  syr_mem_free(&x->m);
  x->r.nfix = 0;
  return 0;
}

static void setinteger (lua_State *L, const char *name, lua_Integer v) {
  lua_pushinteger(L, v);
  lua_setfield(L, -2, name);
}

/* One row of the report on top of the stack: fixes [i, j) of one line and kind. */
static void pushrow (lua_State *L, const syr_fix *f, lua_Integer count, uint32_t end) {
  lua_createtable(L, 0, 5);
  setinteger(L, "line", (lua_Integer)f->line + 1);
  lsyr_setspan(L, f->start, end);
  setinteger(L, "count", count);
  lua_pushstring(L, f->kind == SYR_CP1252 ? "cp1252" : "double");
  lua_setfield(L, -2, "kind");
}

/* The report: a row for each line and kind of damage, by line. */
static void pushreport (lua_State *L, const syr_repair *r) {
  lua_Integer n = 0;
  size_t i, j;
  int kind;
  lua_newtable(L);
  for (i = 0; i < r->nfix; i = j) {
    for (j = i; j < r->nfix && r->fix[j].line == r->fix[i].line;) j++;
    for (kind = SYR_CP1252; kind <= SYR_DOUBLE; kind++) {
      const syr_fix *first = NULL;
      lua_Integer count = 0;
      uint32_t end = 0;
      size_t k;
      for (k = i; k < j; k++) {
        if (r->fix[k].kind != kind) continue;
        if (!first) first = &r->fix[k];
        end = r->fix[k].end;
        count++;
      }
      if (!first) continue;
      pushrow(L, first, count, end);
      lua_rawseti(L, -2, ++n);
    }
  }
}

/* repair(text) --> text, report, Repair; or nil, message when it is too long */
static int l_repair (lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  syr_status status;
  Repair *x = (Repair *)lua_newuserdatauv(L, sizeof *x, 0);
  memset(&x->r, 0, sizeof x->r);
  lsyr_meminit(L, &x->m);
  luaL_setmetatable(L, LSYR_REPAIR);
  status = syr_repair_text(&x->r, &x->m, s, n);
  if (status != SYR_OK) return lsyr_fail(L, status, "text");
  if (x->r.nfix) lua_pushlstring(L, (const char *)x->r.text, x->r.len);
  else lua_pushvalue(L, 1);
  pushreport(L, &x->r);
  lua_rotate(L, -3, 2);
  return 3;
}

typedef size_t (*position) (const syr_repair *r, size_t p, int last);

static size_t checkbyte (lua_State *L, int arg, size_t n) {
  lua_Integer p = luaL_checkinteger(L, arg);
  luaL_argcheck(L, p >= 1 && (size_t)p <= n, arg, "out of range");
  return (size_t)p - 1;
}

/* first [, last] of one text --> first, last of the other, whole characters */
static int positions (lua_State *L, position f, size_t n) {
  const syr_repair *r = &torepair(L)->r;
  size_t first = checkbyte(L, 2, n);
  size_t last = lua_isnoneornil(L, 3) ? first : checkbyte(L, 3, n);
  lua_pushinteger(L, (lua_Integer)f(r, first, 0) + 1);
  lua_pushinteger(L, (lua_Integer)f(r, last, 1) + 1);
  return 2;
}

/* repair:original(first [, last]) --> first, last in the text as it was */
static int repair_original (lua_State *L) {
  return positions(L, syr_repair_original, torepair(L)->r.len);
}

/* repair:repaired(first [, last]) --> first, last in the text as it is now */
static int repair_repaired (lua_State *L) {
  return positions(L, syr_repair_repaired, torepair(L)->r.original);
}

static int repair_len (lua_State *L) {
  lua_pushinteger(L, (lua_Integer)torepair(L)->r.nfix);
  return 1;
}

static const luaL_Reg methods[] = { { "close", repair_close }, { "original", repair_original },
  { "repaired", repair_repaired }, { NULL, NULL } };

static const luaL_Reg meta[] = { { "__gc", repair_close }, { "__close", repair_close }, { "__len", repair_len },
  { NULL, NULL } };

static const luaL_Reg functions[] = { { "repair", l_repair }, { NULL, NULL } };

void lsyr_open_repair (lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  lsyr_class(L, LSYR_REPAIR, methods, meta);
}
