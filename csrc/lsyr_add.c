/*
** lsyr_add.c - syrtext.Index: documents in, one by one or many at once
**
** What is known of a document is a table with its text at [1] and its id; the index
** keeps it. Many at once are read by the core's own threads, which touch nothing of
** Lua: they see pointers into strings that these tables hold.
*/
#include <errno.h>
#include <string.h>

#include "lsyr_index.h"

int lsyr_isthere (lua_State *L, const Index *x, int at, int id) {
  lua_Integer i;
  int there = 1; /* no table: a document of a file that nobody asked for yet */
  lua_pushvalue(L, id);
  lua_rawget(L, at);
  i = lua_tointeger(L, -1);
  lua_pop(L, 1);
  if (i < 1 || i > (lua_Integer)syr_index_count(x->x)) return 0;
  lua_rawgeti(L, at, i);
  if (lua_istable(L, -1)) {
    lua_getfield(L, -1, "id");
    luaL_tolstring(L, -1, NULL);
    there = lua_rawequal(L, -1, id);
    lua_pop(L, 2);
  }
  lua_pop(L, 1);
  return there;
}

/* Push the metadata of the document at arg 2, then its id, a string. */
static void pushid (lua_State *L) {
  lua_getiuservalue(L, 2, 1);
  lua_getfield(L, -1, "id");
  if (lua_isnil(L, -1)) luaL_argerror(L, 2, "document has no id: give doc(text, { id = ... })");
  luaL_tolstring(L, -1, NULL);
  lua_remove(L, -2);
}

/* index:add(doc) --> index, or nil and a message when a temporary file fails. Raises when
** the document has no id or one that is there already. */
static int index_add (lua_State *L) {
  Index *x = lsyr_checkindex(L, 1);
  Doc *d = lsyr_checkhashes(L, 2);
  lua_Integer i = (lua_Integer)syr_index_count(x->x) + 1;
  const char *id;
  size_t n;
  syr_status s;
  lua_settop(L, 2);
  lua_getiuservalue(L, 1, 1); /* 3 */
  lsyr_nameall(L, x);
  pushid(L);                  /* 4 metadata, 5 id */
  id = lua_tolstring(L, 5, &n);
  if (lsyr_isthere(L, x, 3, 5)) return luaL_error(L, "document '%s' is in the index already", id);
  lua_pushvalue(L, 5);
  lua_pushinteger(L, i);
  lua_rawset(L, 3);
  lua_pushvalue(L, 4);
  lua_rawseti(L, 3, i);
  s = syr_index_add(x->x, id, n, &d->t);
  if (s != SYR_OK) { /* as if nothing had been; setting nil allocates nothing */
    const int why = errno;
    lua_pushvalue(L, 5);
    lua_pushnil(L);
    lua_rawset(L, 3);
    lua_pushnil(L);
    lua_rawseti(L, 3, i);
    errno = why;
    return lsyr_failed(L, x, s);
  }
  if (lua_getfield(L, 4, "outlet") == LUA_TSTRING) {
    const char *outlet = lua_tolstring(L, -1, &n);
    syr_index_outlet(x->x, outlet, n);
  }
  x->version++;
  lsyr_weighindex(L, x);
  lua_settop(L, 1);
  return 1;
}

/* ---------------------------------------------------------------- many at once */

static const char *const languages[] = { "und", "fr", "en", "de", "ru", "tr", "ar", NULL }; /* as syr_lang has them */

/* The language that the tag on top of the stack names; pops it. */
static syr_lang checklang (lua_State *L) {
  const char *tag = lua_tostring(L, -1);
  int k;
  for (k = 0; tag && languages[k]; k++)
    if (strcmp(tag, languages[k]) == 0) break;
  if (!tag || !languages[k]) luaL_error(L, "option 'lang': 'fr' or another language, or a list with one for each document");
  lua_pop(L, 1);
  return (syr_lang)k;
}

/* The language of item i. The option lang at `lang` is a tag for all, or a list of
** tags; false there: guess, and `lang + 1` where the guess tells too little. */
static void set_lang (lua_State *L, syr_source *s, int lang, lua_Integer i) {
  s->option.lang = SYR_FR;
  if (lua_isnil(L, lang)) return;
  if (lua_istable(L, lang))
    lua_rawgeti(L, lang, i);
  else
    lua_pushvalue(L, lang);
  s->guess = lua_isboolean(L, -1) && !lua_toboolean(L, -1);
  if (s->guess) {
    lua_pop(L, 1);
    if (lua_isnil(L, lang + 1)) return;
    lua_pushvalue(L, lang + 1);
  }
  s->option.lang = checklang(L);
}

/* Source i from the table on top of the stack; its id goes into the table `seen`. */
static void source_of (lua_State *L, const Index *x, syr_source *s, int seen, lua_Integer i) {
  const int t = lua_gettop(L);
  if (!lua_istable(L, t)) luaL_error(L, "document %I: a table expected, with a text at [1] and an id", (LUAI_UACINT)i);
  lua_rawgeti(L, t, 1);
  lua_getfield(L, t, "id");
  if (lua_type(L, t + 1) != LUA_TSTRING) luaL_error(L, "document %I: no text at [1]", (LUAI_UACINT)i);
  if (lua_type(L, t + 2) != LUA_TSTRING) luaL_error(L, "document %I: its id must be a string", (LUAI_UACINT)i);
  s->text = lua_tolstring(L, t + 1, &s->textlen);
  s->id = lua_tolstring(L, t + 2, &s->idlen);
  lua_getfield(L, t, "outlet"); /* a string of the table, which keeps it; t + 3 */
  if (lua_type(L, t + 3) == LUA_TSTRING) s->outlet = lua_tolstring(L, t + 3, &s->outletlen);
  lua_getiuservalue(L, 1, 1);
  lua_replace(L, t + 3);
  lua_pushvalue(L, t + 2);
  if (lua_rawget(L, seen) != LUA_TNIL || lsyr_isthere(L, x, t + 3, t + 2))
    luaL_error(L, "document '%s' is in the index already", s->id);
  lua_pushvalue(L, t + 2);
  lua_pushboolean(L, 1);
  lua_rawset(L, seen);
  lua_settop(L, t);
}

/* The sources of the list at 2, in a userdata that is pushed; langs at `lang`. */
static syr_source *sources (lua_State *L, const Index *x, lua_Integer n, int lang) {
  syr_source *s = (syr_source *)lua_newuserdatauv(L, ((size_t)n + 1) * sizeof *s, 0);
  lua_Integer i;
  int seen;
  memset(s, 0, ((size_t)n + 1) * sizeof *s);
  lua_newtable(L);
  seen = lua_gettop(L);
  for (i = 1; i <= n; i++) {
    lua_rawgeti(L, 2, i);
    source_of(L, x, &s[i - 1], seen, i);
    set_lang(L, &s[i - 1], lang, i);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return s;
}

/* Note the tables of the list in those of the index, from number `first` on. */
static void keep_all (lua_State *L, lua_Integer first, lua_Integer n) {
  lua_Integer i;
  lua_getiuservalue(L, 1, 1);
  for (i = 1; i <= n; i++) {
    lua_rawgeti(L, 2, i);
    lua_getfield(L, -1, "id");
    lua_pushinteger(L, first + i);
    lua_rawset(L, -4);
    lua_rawseti(L, -2, first + i);
  }
  lua_pop(L, 1);
}

/* index:add_all(list [, {threads=, lang=, otherwise=}]) --> index: each item a table
** with a text at [1], an id and what else is known, which the index keeps. All or none;
** nil and a message when a temporary file fails. */
static int index_add_all (lua_State *L) {
  static const char *const names[] = { "threads", "lang", "otherwise", NULL };
  Index *x = lsyr_checkindex(L, 1);
  const lua_Integer first = (lua_Integer)syr_index_count(x->x);
  lua_Integer n;
  syr_source *s;
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 3);
  if (lua_isnil(L, 3)) {
    lua_newtable(L);
    lua_replace(L, 3);
  }
  luaL_checktype(L, 3, LUA_TTABLE);
  lsyr_known_options(L, 3, names);
  x->threads = lsyr_option(L, 3, "threads", (lua_Integer)x->threads, 1, SYR_MAXTHREADS);
  lua_getfield(L, 3, "lang");
  lua_getfield(L, 3, "otherwise");
  lua_getiuservalue(L, 1, 1);
  lsyr_nameall(L, x);
  lua_pop(L, 1);
  n = (lua_Integer)lua_rawlen(L, 2);
  s = sources(L, x, n, 4);
  keep_all(L, first, n);
  if (lsyr_failed(L, x, syr_index_add_all(x->x, s, (size_t)n, x->threads))) return 2;
  x->version++;
  lsyr_weighindex(L, x);
  lua_settop(L, 1);
  return 1;
}

static const luaL_Reg methods[] = { { "add", index_add }, { "add_all", index_add_all }, { NULL, NULL } };

void lsyr_add_methods (lua_State *L) {
  luaL_setfuncs(L, methods, 0);
}
