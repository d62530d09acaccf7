/*
** lsyr.h - what the files of the Lua face share
**
** The binding keeps to these rules:
**   - A userdata gets its metatable first and its memory second, all of it from
**     one arena fed by Lua's own allocator: when Lua throws, __gc frees it.
**   - A pointer into a Lua string lives in a uservalue or an upvalue beside it.
**   - Positions cross in one place, lsyr_pushspan: bytes, 1-based, inclusive.
**   - The caller's mistake raises; bad data gives nil, message[, position].
**   - Nothing here calls back into Lua code, so nothing yields across C.
** Compiles for Lua 5.3, 5.4 and 5.5.
*/
#ifndef lsyr_h
#define lsyr_h

#include <lauxlib.h>
#include <lua.h>

#include "syr.h"

#pragma GCC visibility push(hidden)

#define LSYR_DOC "syrtext.Doc"
#define LSYR_GAZETTEER "syrtext.Gazetteer"
#define LSYR_INDEX "syrtext.Index"

/* A document: its uservalue is the table of its metadata (id, title, ...),
** which also anchors the text under the key [1]. */
typedef struct Doc {
  syr_mem m; /* m.head is NULL and t.s is NULL once closed */
  syr_text t;
  syr_quotes q; /* made when first asked for */
  int closed, quoted;
} Doc;

#if LUA_VERSION_NUM < 504
#define lua_newuserdatauv(L, size, n) lua_newuserdata(L, size)
#define lua_setiuservalue(L, i, n) (lua_setuservalue(L, i), 1)
#define lua_getiuservalue(L, i, n) lua_getuservalue(L, i)
#define luaL_pushfail(L) lua_pushnil(L)
#endif

/* The arena of a fresh userdata, on the state's own allocator. */
void lsyr_meminit (lua_State *L, syr_mem *m);

/* Tell the collector that an object of this many bytes came to be. */
void lsyr_weigh (lua_State *L, size_t bytes);

/* Make the class `name`: methods as __index, metamethods into the metatable. */
void lsyr_class (lua_State *L, const char *name, const luaL_Reg *methods, const luaL_Reg *meta);

/* A document that is not closed, or an argument error. */
Doc *lsyr_checkdoc (lua_State *L, int arg);
Doc *lsyr_checkhashes (lua_State *L, int arg); /* with its column of hashes */

/* Raise for a status that is not SYR_OK: "what: message". SYR_OK returns. */
void lsyr_check (lua_State *L, syr_status s, const char *what);

/* Push nil and "what: message" for bad data; returns 2. Memory errors raise. */
int lsyr_fail (lua_State *L, syr_status s, const char *what);

/* Push bytes [start, end) as first, last: 1-based, inclusive. Returns 2. */
int lsyr_pushspan (lua_State *L, uint32_t start, uint32_t end);

/* Set fields first and last of the table on top of the stack. */
void lsyr_setspan (lua_State *L, uint32_t start, uint32_t end);

/* The token or item number at arg (negative from the end), as a 0-based rank. */
uint32_t lsyr_checkrank (lua_State *L, int arg, uint32_t n);

/*
** Options at arg: nothing, or a table all of whose keys are in `known`, which NULL ends;
** a misspelled option would be none, and nobody would know. Returns 0 for nothing.
*/
int lsyr_checkoptions (lua_State *L, int arg, const char *const known[]);

/* A 64-bit hash as 16 hex digits, for JSON and for hosts without integers. */
void lsyr_pushhex (lua_State *L, uint64_t h);

/* Each file's part of syrtext.core; they leave the stack as it was but for
** the functions they set in the module table on top of it. */
void lsyr_open_doc (lua_State *L);
void lsyr_open_gazetteer (lua_State *L);
void lsyr_open_index (lua_State *L);
void lsyr_open_uax (lua_State *L);
void lsyr_open_lang (lua_State *L);
void lsyr_open_repair (lua_State *L);

/* A document's method rows and core.isatty (lsyr_rows.c). */
int lsyr_rows (lua_State *L);
int lsyr_isatty (lua_State *L);

/* Methods of a document that live with their engine (lsyr_fingerprint.c). */
extern const luaL_Reg lsyr_fingerprint_methods[];

/* Methods of a document about its quotations (lsyr_quote.c). */
extern const luaL_Reg lsyr_quote_methods[];

#pragma GCC visibility pop

#endif
