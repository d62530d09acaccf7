/*
** lsyr_quote.c - a document's quotations
**
** They are found when they are first asked for, and kept with the columns.
** Quotations are numbered from 1, negative numbers from the end.
*/
#include <string.h>

#include "lsyr.h"

/* The quotations of the document at arg. Found in an arena of their own, so that
** a document for which memory did not suffice is as it was. */
static const syr_quotes *quotes_of (lua_State *L, int arg, const syr_text **t) {
  Doc *d = lsyr_checkdoc(L, arg);
  if (t) *t = &d->t;
  if (!d->quoted) {
    syr_mem m;
    syr_status s;
    syr_mem_init(&m, d->m.f, d->m.ud);
    s = syr_quotes_read(&d->q, &m, &d->t);
    if (s != SYR_OK) {
      syr_mem_free(&m);
      lsyr_check(L, s, "quotations");
    }
    syr_mem_join(&d->m, &m);
    d->quoted = 1;
  }
  return &d->q;
}

static void setinteger (lua_State *L, const char *name, lua_Integer v) {
  lua_pushinteger(L, v);
  lua_setfield(L, -2, name);
}

static void setboolean (lua_State *L, const char *name, int on) {
  lua_pushboolean(L, on);
  lua_setfield(L, -2, name);
}

/* The brackets of a quotation as a list into the table on top. */
static void setbrackets (lua_State *L, const syr_quotes *q, const syr_quote *s) {
  uint32_t i;
  if (s->brackets == 0) return;
  lua_createtable(L, (int)s->brackets, 0);
  for (i = 0; i < s->brackets; i++) {
    const syr_bracket *b = &q->bracket[s->bracket + i];
    lua_createtable(L, 0, 4);
    lsyr_setspan(L, b->start, b->end);
    setboolean(L, "round", b->round);
    setboolean(L, "omitted", b->omitted);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "brackets");
}

/* The bytes of a quotation without its marks. It holds a token, or it is none. */
static void setinner (lua_State *L, const syr_text *t, const syr_quote *s) {
  setinteger(L, "inner_first", (lua_Integer)t->start[s->first + s->head] + 1);
  setinteger(L, "inner_last", (lua_Integer)t->end[s->last - s->tail - 1]);
}

static void push_quotation (lua_State *L, const syr_quotes *q, const syr_text *t, uint32_t i) {
  const syr_quote *s = &q->quote[i];
  lua_createtable(L, 0, 15);
  setinteger(L, "i", (lua_Integer)i + 1);
  lsyr_setspan(L, s->start, s->end);
  setinner(L, t, s);
  setinteger(L, "first_token", (lua_Integer)s->first + 1);
  setinteger(L, "last_token", s->last);
  setinteger(L, "depth", s->depth);
  lua_pushstring(L, syr_qstyle_name((syr_qstyle)s->style));
  lua_setfield(L, -2, "style");
  setboolean(L, "closed", s->bits & SYR_QUOTE_CLOSED);
  setboolean(L, "mismatch", s->bits & SYR_QUOTE_MISMATCH);
  setboolean(L, "continued", s->bits & SYR_QUOTE_CONTINUED);
  setboolean(L, "resumed", s->bits & SYR_QUOTE_RESUMED);
  if (s->parent != SYR_NOQUOTE) setinteger(L, "parent", (lua_Integer)s->parent + 1);
  setbrackets(L, q, s);
}

/* doc:quotation(i) --> {i, first, last, inner_first, inner_last, first_token, last_token, depth, style, closed,
** mismatch, continued, resumed [, parent] [, brackets]} */
static int doc_quotation (lua_State *L) {
  const syr_text *t;
  const syr_quotes *q = quotes_of(L, 1, &t);
  push_quotation(L, q, t, lsyr_checkrank(L, 2, q->n));
  return 1;
}

/* upvalues: document, next rank */
static int next_quotation (lua_State *L) {
  const syr_text *t;
  const syr_quotes *q = quotes_of(L, lua_upvalueindex(1), &t);
  uint32_t i = (uint32_t)lua_tointeger(L, lua_upvalueindex(2));
  if (i >= q->n) return 0;
  push_quotation(L, q, t, i);
  lua_pushinteger(L, (lua_Integer)i + 1);
  lua_replace(L, lua_upvalueindex(2));
  return 1;
}

/* for q in doc:quotations() */
static int doc_quotations (lua_State *L) {
  quotes_of(L, 1, NULL);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_quotation, 2);
  return 1;
}

/* doc:quoted(i) --> the number of the smallest quotation that token i stands in, or nil */
static int doc_quoted (lua_State *L) {
  const syr_text *t;
  const syr_quotes *q = quotes_of(L, 1, &t);
  uint32_t i = syr_quote_of(q, lsyr_checkrank(L, 2, t->n));
  if (i == SYR_NOQUOTE) luaL_pushfail(L);
  else lua_pushinteger(L, (lua_Integer)i + 1);
  return 1;
}

/* doc:quotation_stats() --> {quotations, closed, mismatch, continued, resumed, brackets, stray, deep} */
static int doc_quotation_stats (lua_State *L) {
  const syr_quotes *q = quotes_of(L, 1, NULL);
  lua_Integer count[4] = { 0, 0, 0, 0 };
  uint32_t i;
  int b;
  for (i = 0; i < q->n; i++)
    for (b = 0; b < 4; b++) count[b] += q->quote[i].bits >> b & 1;
  lua_createtable(L, 0, 8);
  setinteger(L, "quotations", q->n);
  setinteger(L, "closed", count[0]);
  setinteger(L, "mismatch", count[1]);
  setinteger(L, "continued", count[2]);
  setinteger(L, "resumed", count[3]);
  setinteger(L, "brackets", q->nbracket);
  setinteger(L, "stray", q->stray);
  setinteger(L, "deep", q->deep);
  return 1;
}

const luaL_Reg lsyr_quote_methods[] = {
  { "quotation", doc_quotation }, { "quotation_stats", doc_quotation_stats }, { "quotations", doc_quotations },
  { "quoted", doc_quoted }, { NULL, NULL } };
