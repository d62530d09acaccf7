/*
** lsyr_doc.c - syrtext.Doc: a text and its columns
**
** A document is a userdata whose uservalue is the table of its metadata; the
** text itself stands there at [1], so that the columns' pointer stays good.
** Tokens and sentences are numbered from 1, negative numbers from the end.
*/
#include <string.h>

#include "lsyr.h"

static Doc *todoc (lua_State *L, int arg) {
  return (Doc *)luaL_checkudata(L, arg, LSYR_DOC);
}

Doc *lsyr_checkdoc (lua_State *L, int arg) {
  Doc *d = todoc(L, arg);
  luaL_argcheck(L, !d->closed, arg, "document is closed");
  return d;
}

/* A document is read without hashes; the first one who wants them has them made. */
Doc *lsyr_checkhashes (lua_State *L, int arg) {
  Doc *d = lsyr_checkdoc(L, arg);
  size_t before = d->m.bytes;
  lsyr_check(L, syr_text_hash(&d->t, &d->m), "hashes");
  if (d->m.bytes > before) lsyr_weigh(L, d->m.bytes - before);
  return d;
}

/* ---------------------------------------------------------------- making one */

static const char *const languages[] = { "und", "fr", "en", "de", "ru", "tr", "ar", NULL }; /* as syr_lang has them */

static int flag (lua_State *L, int t, const char *name) {
  int on;
  lua_getfield(L, t, name);
  on = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return on;
}

/* The language of a tag, "fr", "fr-FR", "FR_fr"; und for one without rules. */
static syr_lang lang_of_tag (const char *tag) {
  int l, i;
  for (l = 0; languages[l]; l++) {
    for (i = 0; languages[l][i] && (tag[i] | 0x20) == languages[l][i]; i++) {}
    if (!languages[l][i] && ((tag[i] | 0x20) < 'a' || (tag[i] | 0x20) > 'z')) return (syr_lang)l;
  }
  return SYR_UND;
}

/* The option lang on top of the stack, which must be a tag of ours. */
static syr_lang lang_of_option (lua_State *L, int arg) {
  const char *tag = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
  int i;
  for (i = 0; languages[i]; i++)
    if (!strcmp(tag, languages[i])) return (syr_lang)i;
  luaL_argerror(L, arg, lua_pushfstring(L, "lang is one of und fr en de ru tr ar, not '%s'", luaL_tolstring(L, -1, NULL)));
  return SYR_UND;
}

/* The option lang; without it what the metadata say, if they do. */
static syr_lang getlang (lua_State *L, int meta, int arg) {
  syr_lang l = SYR_FR;
  if (!lua_isnoneornil(L, arg) && lua_getfield(L, arg, "lang") != LUA_TNIL)
    l = lang_of_option(L, arg);
  else if (lua_istable(L, meta) && lua_getfield(L, meta, "lang") == LUA_TSTRING && *lua_tostring(L, -1))
    l = lang_of_tag(lua_tostring(L, -1));
  lua_settop(L, 3);
  return l;
}

/* mode = "uax29"; nil: as the language asks */
static int is_uax (lua_State *L, int t) {
  int on;
  lua_getfield(L, t, "mode");
  on = !lua_isnil(L, -1);
  if (on && (lua_type(L, -1) != LUA_TSTRING || strcmp(lua_tostring(L, -1), "uax29")))
    luaL_argerror(L, t, "mode is \"uax29\" or nil");
  lua_pop(L, 1);
  return on;
}

static syr_option options (lua_State *L, int meta, int arg) {
  static const char *const known[] = { "lang", "mode", "whole", "semicolon", "glued", "clitics", NULL };
  syr_option o = { .without = SYR_HASHES };
  const int given = lsyr_checkoptions(L, arg, known);
  o.lang = getlang(L, meta, arg);
  if (!given) return o;
  o.whole = (uint8_t)flag(L, arg, "whole");
  o.semicolon = (uint8_t)flag(L, arg, "semicolon");
  o.glued = (uint8_t)flag(L, arg, "glued");
  o.clitics = (uint8_t)flag(L, arg, "clitics");
  o.uax = (uint8_t)is_uax(L, arg);
  return o;
}

/* The metadata on top of the stack: a copy of the caller's table, or a new one. */
static void pushmeta (lua_State *L, int arg) {
  lua_newtable(L);
  if (lua_isnoneornil(L, arg)) return;
  luaL_checktype(L, arg, LUA_TTABLE);
  lua_pushnil(L);
  while (lua_next(L, arg)) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_settable(L, -4);
  }
}

/* doc(text [, metadata [, options]]) --> Doc, or nil and a message when the
** text has 4 GiB or more. */
static int l_doc (lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  syr_option o;
  syr_status status;
  Doc *d;
  lua_settop(L, 3);
  o = options(L, 2, 3);
  if (n >= UINT32_MAX) {
    luaL_pushfail(L);
    lua_pushfstring(L, "text: it has %I bytes, a document at most %I: part it and read the parts", (LUAI_UACINT)n,
      (LUAI_UACINT)UINT32_MAX - 1);
    return 2;
  }
  pushmeta(L, 2);
  d = (Doc *)lua_newuserdatauv(L, sizeof *d, 1);
  d->closed = 1;
  d->quoted = 0;
  memset(&d->t, 0, sizeof d->t);
  lsyr_meminit(L, &d->m);
  luaL_setmetatable(L, LSYR_DOC);
  lua_pushvalue(L, -2);
  lua_pushvalue(L, 1);
  lua_rawseti(L, -2, 1);
  lua_setiuservalue(L, -2, 1);
  d->closed = 0;
  status = syr_text_read(&d->t, &d->m, s, n, &o);
  if (status != SYR_OK) {
    syr_mem_free(&d->m);
    d->closed = 1;
    return lsyr_fail(L, status, "text");
  }
  lsyr_weigh(L, d->m.bytes);
  return 1;
}

static int doc_close (lua_State *L) {
  Doc *d = todoc(L, 1);
  syr_mem_free(&d->m);
  memset(&d->t, 0, sizeof d->t);
  d->closed = 1;
  return 0;
}

/* ---------------------------------------------------------------- one token */

static int doc_text (lua_State *L) {
  const syr_text *t = &lsyr_checkdoc(L, 1)->t;
  uint32_t i = lsyr_checkrank(L, 2, t->n);
  lua_pushlstring(L, (const char *)t->s + t->start[i], t->end[i] - t->start[i]);
  return 1;
}

static int doc_span (lua_State *L) {
  const syr_text *t = &lsyr_checkdoc(L, 1)->t;
  uint32_t i = lsyr_checkrank(L, 2, t->n);
  return lsyr_pushspan(L, t->start[i], t->end[i]);
}

static int doc_kind (lua_State *L) {
  const syr_text *t = &lsyr_checkdoc(L, 1)->t;
  uint32_t i = lsyr_checkrank(L, 2, t->n);
  lua_pushstring(L, syr_kind_name((syr_kind)t->kind[i]));
  return 1;
}

static const char *const gaps[] = { "glued", "space", "line", "paragraph" };

static int doc_gap (lua_State *L) {
  const syr_text *t = &lsyr_checkdoc(L, 1)->t;
  uint32_t i = lsyr_checkrank(L, 2, t->n);
  lua_pushstring(L, gaps[t->gap[i]]);
  return 1;
}

/* doc:shape(i) --> the bits of the shape column as an integer (core.SHAPE names them) */
static int doc_shape (lua_State *L) {
  const syr_text *t = &lsyr_checkdoc(L, 1)->t;
  uint32_t i = lsyr_checkrank(L, 2, t->n);
  lua_pushinteger(L, t->shape[i]);
  return 1;
}

static int doc_hash (lua_State *L) {
  const syr_text *t = &lsyr_checkhashes(L, 1)->t;
  uint32_t i = lsyr_checkrank(L, 2, t->n);
  lsyr_pushhex(L, t->hash[i]);
  return 1;
}

/* The token that holds byte `pos` or the first one after it; t->n when none. */
static uint32_t token_at (const syr_text *t, size_t pos) {
  uint32_t lo = 0, hi = t->n;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (t->end[mid] <= pos) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/* doc:at(byte) --> the number of the token there or next after, or nil */
static int doc_at (lua_State *L) {
  const syr_text *t = &lsyr_checkdoc(L, 1)->t;
  lua_Integer p = luaL_checkinteger(L, 2);
  uint32_t i;
  luaL_argcheck(L, p >= 1, 2, "bytes count from 1");
  i = token_at(t, (size_t)p - 1);
  if (i >= t->n) luaL_pushfail(L);
  else lua_pushinteger(L, (lua_Integer)i + 1);
  return 1;
}

/* ---------------------------------------------------------------- all tokens */

static int kind_named (lua_State *L, int arg, const char *name) {
  int k;
  for (k = 0; k < SYR_NKIND; k++)
    if (!strcmp(name, syr_kind_name((syr_kind)k))) return k;
  return luaL_argerror(L, arg, lua_pushfstring(L, "no kind of token is called '%s'", name));
}

/* upvalues: document, next rank, kind or -1 */
static int next_token (lua_State *L) {
  const syr_text *t = &lsyr_checkdoc(L, lua_upvalueindex(1))->t;
  uint32_t i = (uint32_t)lua_tointeger(L, lua_upvalueindex(2));
  int kind = (int)lua_tointeger(L, lua_upvalueindex(3));
  while (i < t->n && kind >= 0 && t->kind[i] != kind) i++;
  if (i >= t->n) return 0;
  lua_pushinteger(L, (lua_Integer)i + 1);
  lua_replace(L, lua_upvalueindex(2));
  lsyr_pushspan(L, t->start[i], t->end[i]);
  lua_pushstring(L, syr_kind_name((syr_kind)t->kind[i]));
  lua_pushinteger(L, (lua_Integer)i + 1);
  return 4;
}

/* for first, last, kind, i in doc:tokens([kind]) */
static int doc_tokens (lua_State *L) {
  int kind = -1;
  lsyr_checkdoc(L, 1);
  if (!lua_isnoneornil(L, 2)) kind = kind_named(L, 2, luaL_checkstring(L, 2));
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  lua_pushinteger(L, kind);
  lua_pushcclosure(L, next_token, 3);
  return 1;
}

/* How texts compare: syrtext.fold's levels. */
static const char *const levels[] = { "fold", "exact", NULL };

/* The exact form on top of the stack, or an error. The arena is freed before either. */
static int push_exact (lua_State *L, const char *s, size_t n) {
  syr_mem m;
  uint8_t *out;
  size_t len;
  syr_status status;
  luaL_Buffer b;
  char *room = luaL_buffinitsize(L, &b, 3 * n + 1); /* NFC is at most three times as long: UAX #15, section 9 */
  lsyr_meminit(L, &m);
  status = syr_exact(&m, (const uint8_t *)s, n, &out, &len);
  if (status == SYR_OK && len) memcpy(room, out, len);
  syr_mem_free(&m);
  lsyr_check(L, status, "fold");
  luaL_pushresultsize(&b, len);
  return 1;
}

/* What doc:count counts; hash of the form, or no form asked for. On the exact level its exact form
** is left on top of the stack. */
typedef struct query {
  int kind, hasform, exact;
  uint64_t form;
} query;

/* The string in a field of the options on top of the stack, or NULL. */
static const char *stringfield (lua_State *L, int arg, const char *name, size_t *n) {
  const int type = lua_getfield(L, arg, name);
  if (type == LUA_TNIL) return NULL;
  if (type != LUA_TSTRING) luaL_argerror(L, arg, lua_pushfstring(L, "field '%s' is a string, not a %s", name, lua_typename(L, type)));
  return lua_tolstring(L, -1, n);
}

static query getquery (lua_State *L, int arg) {
  static const char *const known[] = { "kind", "form", "level", NULL };
  query q = { -1, 0, 0, 0 };
  size_t n;
  const char *s;
  if (!lsyr_checkoptions(L, arg, known)) return q;
  s = stringfield(L, arg, "kind", &n);
  if (s) q.kind = kind_named(L, arg, s);
  s = stringfield(L, arg, "level", &n);
  if (s && strcmp(s, levels[0]) && strcmp(s, levels[1])) luaL_argerror(L, arg, lua_pushfstring(L, "level is fold or exact, not '%s'", s));
  q.exact = s && !strcmp(s, levels[1]);
  s = stringfield(L, arg, "form", &n);
  if (s) {
    q.form = syr_fold_hash((const uint8_t *)s, n);
    q.hasform = 1;
    if (q.exact) push_exact(L, s, n);
  }
  return q;
}

/* Has token i the exact form on top of the stack? */
static int is_exact (lua_State *L, const syr_text *t, uint32_t i) {
  int same;
  push_exact(L, (const char *)t->s + t->start[i], t->end[i] - t->start[i]);
  same = lua_rawequal(L, -1, -2);
  lua_pop(L, 1);
  return same;
}

/* doc:count{kind =, form =, level =} --> how many tokens; form is compared on that level, folded unless it is said */
static int doc_count (lua_State *L) {
  query q = getquery(L, 2);
  const syr_text *t = &(q.hasform ? lsyr_checkhashes(L, 1) : lsyr_checkdoc(L, 1))->t;
  uint32_t i, n = 0;
  for (i = 0; i < t->n; i++)
    n += (q.kind < 0 || t->kind[i] == q.kind) && (!q.hasform || (t->hash[i] == q.form && (!q.exact || is_exact(L, t, i))));
  lua_pushinteger(L, n);
  return 1;
}

/* ---------------------------------------------------------------- sentences */

static int next_sentence (lua_State *L) {
  const syr_text *t = &lsyr_checkdoc(L, lua_upvalueindex(1))->t;
  uint32_t i = (uint32_t)lua_tointeger(L, lua_upvalueindex(2));
  if (i >= t->nsentence) return 0;
  lua_pushinteger(L, (lua_Integer)i + 1);
  lua_replace(L, lua_upvalueindex(2));
  lsyr_pushspan(L, t->sentence[i].start, t->sentence[i].end);
  lua_pushinteger(L, (lua_Integer)i + 1);
  return 3;
}

/* for first, last, i in doc:sentences() */
static int doc_sentences (lua_State *L) {
  lsyr_checkdoc(L, 1);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_sentence, 2);
  return 1;
}

static void setflag (lua_State *L, const char *name, int on) {
  lua_pushboolean(L, on);
  lua_setfield(L, -2, name);
}

/* doc:sentence(i) --> {first, last, first_token, last_token, closed, line_start, line_end, paragraph} */
static int doc_sentence (lua_State *L) {
  const syr_text *t = &lsyr_checkdoc(L, 1)->t;
  const syr_sentence *s = &t->sentence[lsyr_checkrank(L, 2, t->nsentence)];
  lua_createtable(L, 0, 8);
  lsyr_setspan(L, s->start, s->end);
  lua_pushinteger(L, (lua_Integer)s->first + 1);
  lua_setfield(L, -2, "first_token");
  lua_pushinteger(L, s->last);
  lua_setfield(L, -2, "last_token");
  setflag(L, "closed", s->closed);
  setflag(L, "line_start", s->line & 1);
  setflag(L, "line_end", s->line & 2);
  setflag(L, "paragraph", s->paragraph);
  return 1;
}

/* doc:sentence_of(i) --> the number of the sentence that token i stands in */
static int doc_sentence_of (lua_State *L) {
  const syr_text *t = &lsyr_checkdoc(L, 1)->t;
  uint32_t i = lsyr_checkrank(L, 2, t->n);
  lua_pushinteger(L, (lua_Integer)syr_text_sentence(t, i) + 1);
  return 1;
}

/* ---------------------------------------------------------------- the text */

static lua_Integer from_end (lua_Integer p, size_t n) {
  return p >= 0 ? p : p + (lua_Integer)n + 1;
}

static lua_Integer spanfield (lua_State *L, int arg, const char *name) {
  lua_Integer v;
  lua_getfield(L, arg, name);
  if (!lua_isinteger(L, -1)) luaL_argerror(L, arg, "a table with first and last expected");
  v = lua_tointeger(L, -1);
  lua_pop(L, 1);
  return v;
}

/* doc:sub(first [, last]) or doc:sub(match) --> the bytes, as string.sub */
static int doc_sub (lua_State *L) {
  const syr_text *t = &lsyr_checkdoc(L, 1)->t;
  lua_Integer a, z;
  if (lua_istable(L, 2)) {
    a = spanfield(L, 2, "first");
    z = spanfield(L, 2, "last");
  }
  else {
    a = from_end(luaL_checkinteger(L, 2), t->len);
    z = from_end(luaL_optinteger(L, 3, -1), t->len);
  }
  if (a < 1) a = 1;
  if (z > (lua_Integer)t->len) z = (lua_Integer)t->len;
  lua_pushlstring(L, (const char *)t->s + (a <= z ? a - 1 : 0), a <= z ? (size_t)(z - a + 1) : 0);
  return 1;
}

static void setnumber (lua_State *L, const char *name, size_t v) {
  lua_pushinteger(L, (lua_Integer)v);
  lua_setfield(L, -2, name);
}

/* doc:stats() --> {bytes, tokens, sentences, bad[, first_bad], memory, lang} */
static int doc_stats (lua_State *L) {
  Doc *d = lsyr_checkdoc(L, 1);
  lua_createtable(L, 0, 7);
  setnumber(L, "bytes", d->t.len);
  setnumber(L, "tokens", d->t.n);
  setnumber(L, "sentences", d->t.nsentence);
  setnumber(L, "bad", d->t.nbad);
  setnumber(L, "memory", d->m.bytes);
  if (d->t.nbad) setnumber(L, "first_bad", d->t.firstbad + 1);
  lua_pushstring(L, languages[d->t.lang]);
  lua_setfield(L, -2, "lang");
  return 1;
}

/* doc:meta() --> a copy of the metadata */
static int doc_meta (lua_State *L) {
  todoc(L, 1);
  lua_settop(L, 1);
  lua_getiuservalue(L, 1, 1);
  pushmeta(L, 2);
  lua_pushnil(L);
  lua_rawseti(L, -2, 1);
  return 1;
}

/* ---------------------------------------------------------------- metamethods */

static int doc_len (lua_State *L) {
  lua_pushinteger(L, lsyr_checkdoc(L, 1)->t.n);
  return 1;
}

static int doc_tostring (lua_State *L) {
  Doc *d = todoc(L, 1);
  const char *id;
  lua_getiuservalue(L, 1, 1);
  lua_getfield(L, -1, "id");
  id = lua_isstring(L, -1) ? lua_tostring(L, -1) : "no id";
  if (d->closed)
    lua_pushfstring(L, "%s %s (closed)", LSYR_DOC, id);
  else
    lua_pushfstring(L, "%s %s (%I bytes, %I tokens, %I sentences)", LSYR_DOC, id, (LUAI_UACINT)d->t.len,
      (LUAI_UACINT)d->t.n, (LUAI_UACINT)d->t.nsentence);
  return 1;
}

/* upvalue: the methods. What is no method is metadata. */
static int doc_index (lua_State *L) {
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return 1;
  if (lua_type(L, 2) != LUA_TSTRING) return 1;
  lua_getiuservalue(L, 1, 1);
  lua_pushvalue(L, 2);
  lua_gettable(L, -2);
  return 1;
}

/* doc.outlet = "..." sets metadata; a method's name is refused. */
static int doc_newindex (lua_State *L) {
  todoc(L, 1);
  luaL_checktype(L, 2, LUA_TSTRING);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
    return luaL_argerror(L, 2, "that is the name of a method");
  lua_settop(L, 3);
  lua_getiuservalue(L, 1, 1);
  lua_insert(L, 2);
  lua_settable(L, 2);
  return 0;
}

static const luaL_Reg methods[] = {
  { "at", doc_at }, { "close", doc_close }, { "count", doc_count }, { "gap", doc_gap }, { "hash", doc_hash },
  { "kind", doc_kind }, { "meta", doc_meta }, { "rows", lsyr_rows }, { "sentence", doc_sentence }, { "sentence_of", doc_sentence_of },
  { "sentences", doc_sentences }, { "shape", doc_shape }, { "span", doc_span }, { "stats", doc_stats },
  { "sub", doc_sub }, { "text", doc_text }, { "tokens", doc_tokens }, { NULL, NULL } };

static const luaL_Reg meta[] = {
  { "__gc", doc_close }, { "__close", doc_close }, { "__len", doc_len }, { "__tostring", doc_tostring }, { NULL, NULL } };

/* fold(text [, level]) --> the folded form that hashes are made of, or the exact one */
static int l_fold (lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  luaL_Buffer b;
  if (luaL_checkoption(L, 2, "fold", levels)) return push_exact(L, s, n);
  char *out = luaL_buffinitsize(L, &b, SYR_FOLDROOM(n));
  luaL_pushresultsize(&b, syr_fold((const uint8_t *)s, n, (uint8_t *)out));
  return 1;
}

/* utf8check(text) --> nil, or the first byte that is not UTF-8 (1-based) */
static int l_utf8check (lua_State *L) {
  size_t n, at;
  const char *s = luaL_checklstring(L, 1, &n);
  at = syr_utf8_check((const uint8_t *)s, n);
  if (at == n) luaL_pushfail(L);
  else lua_pushinteger(L, (lua_Integer)at + 1);
  return 1;
}

static const luaL_Reg functions[] = {
  { "doc", l_doc }, { "fold", l_fold }, { "isatty", lsyr_isatty }, { "utf8check", l_utf8check }, { NULL, NULL } };

static void setshapes (lua_State *L) {
  lua_createtable(L, 0, 8);
  setnumber(L, "upper", SYR_UPPER);
  setnumber(L, "caps", SYR_CAPS);
  setnumber(L, "digits", SYR_DIGITS);
  setnumber(L, "hyphen", SYR_HYPHEN);
  setnumber(L, "high", SYR_HIGH);
  setnumber(L, "enddot", SYR_ENDDOT);
  setnumber(L, "elided", SYR_ELIDED);
  setnumber(L, "stops", SYR_STOPS);
  lua_setfield(L, -2, "SHAPE");
}

void lsyr_open_doc (lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  setshapes(L);
  luaL_newmetatable(L, LSYR_DOC);
  luaL_setfuncs(L, meta, 0);
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  luaL_setfuncs(L, lsyr_fingerprint_methods, 0);
  luaL_setfuncs(L, lsyr_quote_methods, 0);
  lua_pushvalue(L, -1);
  lua_pushcclosure(L, doc_index, 1);
  lua_setfield(L, -3, "__index");
  lua_pushcclosure(L, doc_newindex, 1);
  lua_setfield(L, -2, "__newindex");
  lua_pushliteral(L, LSYR_DOC);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}
