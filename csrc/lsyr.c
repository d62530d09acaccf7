/*
** lsyr.c - syrtext.core: opens the Lua face and holds what its files share
*/
#include <stdio.h>
#include <string.h>

#include "lsyr.h"

void lsyr_meminit (lua_State *L, syr_mem *m) {
  void *ud;
  lua_Alloc f = lua_getallocf(L, &ud);
  syr_mem_init(m, f, ud);
}

/* Lua sees a userdata's few bytes only; the step makes it see the rest.
** Lua 5.5 counts the step in bytes, the others in kilobytes. */
void lsyr_weigh (lua_State *L, size_t bytes) {
#if LUA_VERSION_NUM >= 505
  if (bytes >= 1024) lua_gc(L, LUA_GCSTEP, bytes);
#else
  size_t kb = bytes / 1024;
  if (kb > 0) lua_gc(L, LUA_GCSTEP, kb > 1u << 20 ? 1 << 20 : (int)kb);
#endif
}

void lsyr_class (lua_State *L, const char *name, const luaL_Reg *methods, const luaL_Reg *meta) {
  luaL_newmetatable(L, name);
  luaL_setfuncs(L, meta, 0);
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  lua_setfield(L, -2, "__index");
  lua_pushstring(L, name);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}

void lsyr_check (lua_State *L, syr_status s, const char *what) {
  if (s != SYR_OK) luaL_error(L, "%s: %s", what, syr_message(s));
}

int lsyr_fail (lua_State *L, syr_status s, const char *what) {
  if (s == SYR_NOMEM) return luaL_error(L, "%s: %s", what, syr_message(s));
  luaL_pushfail(L);
  lua_pushfstring(L, "%s: %s", what, syr_message(s));
  return 2;
}

int lsyr_pushspan (lua_State *L, uint32_t start, uint32_t end) {
  lua_pushinteger(L, (lua_Integer)start + 1);
  lua_pushinteger(L, (lua_Integer)end);
  return 2;
}

void lsyr_setspan (lua_State *L, uint32_t start, uint32_t end) {
  lsyr_pushspan(L, start, end);
  lua_setfield(L, -3, "last");
  lua_setfield(L, -2, "first");
}

uint32_t lsyr_checkrank (lua_State *L, int arg, uint32_t n) {
  lua_Integer i = luaL_checkinteger(L, arg);
  if (i < 0) i += (lua_Integer)n + 1;
  luaL_argcheck(L, i >= 1 && i <= (lua_Integer)n, arg, "out of range");
  return (uint32_t)(i - 1);
}

static int is_known (const char *name, const char *const known[]) {
  while (*known && strcmp(*known, name)) known++;
  return *known != NULL;
}

/* Raise for the key on top: which one, and what there is. */
static int unknown_option (lua_State *L, int arg, const char *const known[]) {
  const char *name = luaL_tolstring(L, -1, NULL);
  const char *list = lua_pushfstring(L, "%s", *known);
  while (*++known) list = lua_pushfstring(L, "%s, %s", list, *known);
  return luaL_argerror(L, arg, lua_pushfstring(L, "no option is called '%s'; there are: %s", name, list));
}

int lsyr_checkoptions (lua_State *L, int arg, const char *const known[]) {
  if (lua_isnoneornil(L, arg)) return 0;
  luaL_checktype(L, arg, LUA_TTABLE);
  lua_pushnil(L);
  while (lua_next(L, arg)) {
    lua_pop(L, 1);
    if (lua_type(L, -1) != LUA_TSTRING || !is_known(lua_tostring(L, -1), known)) return unknown_option(L, arg, known);
  }
  return 1;
}

void lsyr_pushhex (lua_State *L, uint64_t h) {
  char b[17];
  snprintf(b, sizeof b, "%016llx", (unsigned long long)h);
  lua_pushlstring(L, b, 16);
}

__attribute__((visibility("default"))) int luaopen_syrtext_core (lua_State *L);

int luaopen_syrtext_core (lua_State *L) {
  luaL_checkversion(L);
  lua_newtable(L);
  lua_pushliteral(L, SYR_VERSION);
  lua_setfield(L, -2, "_VERSION");
  lua_pushinteger(L, SYR_FOLD_VERSION);
  lua_setfield(L, -2, "FOLD_VERSION");
  lsyr_open_doc(L);
  lsyr_open_gazetteer(L);
  lsyr_open_index(L);
  lsyr_open_uax(L);
  lsyr_open_lang(L);
  lsyr_open_repair(L);
  return 1;
}
