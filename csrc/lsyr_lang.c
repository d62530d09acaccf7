/*
** lsyr_lang.c - syrtext.core: which language a text is written in
*/
#include "lsyr.h"

/* language(text) --> tag, score from 0 to 1, tag of the second best or nil */
static int l_language (lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  syr_guess g;
  syr_lang_guess(s, n, &g);
  lua_pushstring(L, syr_lang_tag(g.lang));
  lua_pushnumber(L, g.score);
  if (g.second == SYR_UND || g.second == g.lang) luaL_pushfail(L);
  else lua_pushstring(L, syr_lang_tag(g.second));
  return 3;
}

static const luaL_Reg functions[] = { { "language", l_language }, { NULL, NULL } };

void lsyr_open_lang (lua_State *L) {
  luaL_setfuncs(L, functions, 0);
}
