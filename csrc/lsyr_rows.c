/*
** lsyr_rows.c - tokens as lines of TSV, and whether a file is a terminal
**
** A row made in Lua costs ten times what reading the token did.
*/
#define _POSIX_C_SOURCE 200809L /* fileno */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lsyr.h"

/* A text field: TAB, LF, CR and \ are written \t \n \r \\. */
static void addtext (luaL_Buffer *b, const uint8_t *s, size_t n) {
  static const char special[] = "\t\n\r\\", letter[] = "tnr\\";
  size_t i;
  for (i = 0; i < n; i++) {
    const char *c = s[i] ? strchr(special, s[i]) : NULL;
    if (c) {
      luaL_addchar(b, '\\');
      luaL_addchar(b, letter[c - special]);
    }
    else
      luaL_addchar(b, (char)s[i]);
  }
}

static void addnumber (luaL_Buffer *b, uint32_t v) {
  char digits[10];
  int n = 0;
  do digits[n++] = (char)('0' + v % 10);
  while ((v /= 10) != 0);
  while (n > 0) luaL_addchar(b, digits[--n]);
}

static void addrow (luaL_Buffer *b, const syr_text *t, uint32_t i) {
  luaL_addchar(b, '\t');
  addnumber(b, t->start[i]);
  luaL_addchar(b, '\t');
  addnumber(b, t->end[i]);
  luaL_addchar(b, '\t');
  luaL_addstring(b, syr_kind_name((syr_kind)t->kind[i]));
  luaL_addchar(b, '\t');
  if (t->kind[i] == SYR_BAD)
    luaL_addstring(b, "\xEF\xBF\xBD"); /* U+FFFD: what is written is UTF-8 */
  else
    addtext(b, t->s + t->start[i], t->end[i] - t->start[i]);
  luaL_addchar(b, '\n');
}

/* doc:rows(id [, i [, j]]) --> the tokens i..j as lines "id start end kind text",
** bytes from 0, end exclusive; id is written as it is */
int lsyr_rows (lua_State *L) {
  const syr_text *t = &lsyr_checkdoc(L, 1)->t;
  size_t n;
  const char *id = luaL_checklstring(L, 2, &n);
  lua_Integer i = luaL_optinteger(L, 3, 1), j = luaL_optinteger(L, 4, (lua_Integer)t->n);
  luaL_Buffer b;
  if (i < 1) i = 1;
  if (j > (lua_Integer)t->n) j = (lua_Integer)t->n;
  luaL_buffinit(L, &b);
  for (; i <= j; i++) {
    luaL_addlstring(&b, id, n);
    addrow(&b, t, (uint32_t)(i - 1));
  }
  luaL_pushresult(&b);
  return 1;
}

/* isatty(file) --> true when a person is at its other end */
int lsyr_isatty (lua_State *L) {
  luaL_Stream *s = (luaL_Stream *)luaL_checkudata(L, 1, LUA_FILEHANDLE);
  lua_pushboolean(L, s->closef != NULL && isatty(fileno(s->f)));
  return 1;
}
