/*
** lsyr_gazscan.c - the names in a document, and the look-up of one name
**
** An iterator holds the gazetteer, the document and its scan as upvalues; the
** scan lives in a userdata that owns no memory, so breaking off is free.
*/
#include <string.h>

#include "lsyr_gaz.h"

/* ---- matches */

/* A walk over one document, with the next hit read ahead. */
typedef struct Scan {
  syr_gazhit hit;
  int has;     /* hit is the next */
  int alone;   /* never-alone names count */
  uint64_t *named; /* bits: entities that other names of theirs speak for */
  syr_gazscan *s;
  syr_gazloose *loose; /* with tiers 3 and 4: instead of s */
} Scan;

static int next_hit (Scan *k, syr_gazhit *hit) {
  return k->loose ? syr_gazloose_next(k->loose, hit) : syr_gazscan_next(k->s, hit);
}

/* Does something speak for this hit? A never-alone name needs another name of
** its entity in the document. */
static int counts (const Gazetteer *z, const Scan *k, const syr_gazhit *hit) {
  uint32_t e;
  if (k->alone || syr_gaz_policy(&z->g, hit->name) != SYR_NEVERALONE) return 1;
  e = syr_gaz_entity(&z->g, hit->name);
  return (int)(k->named[e / 64] >> (e % 64) & 1);
}

static void advance (const Gazetteer *z, Scan *k) {
  do
    k->has = next_hit(k, &k->hit);
  while (k->has && !counts(z, k, &k->hit));
}

/* Note which entities are named by names that may stand alone. */
static void note_named (const Gazetteer *z, Scan *k) {
  syr_gazhit h;
  memset(k->named, 0, (z->g.nentity / 64 + 1) * sizeof *k->named);
  while (next_hit(k, &h)) {
    uint32_t e = syr_gaz_entity(&z->g, h.name);
    if (syr_gaz_policy(&z->g, h.name) != SYR_NEVERALONE) k->named[e / 64] |= (uint64_t)1 << (e % 64);
  }
}

static const char *const match_options[] = { "overlap", "tier", "alone", NULL };
static const char *const lookup_options[] = { "tier", "limit", NULL };

static int boolean_field (lua_State *L, int arg, const char *key) {
  int r;
  if (lua_isnoneornil(L, arg)) return 0;
  lua_getfield(L, arg, key);
  r = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return r;
}

/* Option `tier`: 1 to 4; 2 when it is not given. */
static uint8_t tier_field (lua_State *L, int arg) {
  lua_Integer tier = 2;
  int ok;
  if (lua_isnoneornil(L, arg)) return 2;
  if (lua_getfield(L, arg, "tier") != LUA_TNIL) {
    tier = lua_tointegerx(L, -1, &ok);
    luaL_argcheck(L, ok && tier >= 1 && tier <= 4, arg, "option 'tier' must be 1, 2, 3 or 4");
  }
  lua_pop(L, 1);
  return (uint8_t)tier;
}

static void begin (Scan *k, const Gazetteer *z, const syr_text *t, const syr_gazoption *o) {
  if (k->loose)
    syr_gazloose_init(k->loose, &z->keys, t, o);
  else
    syr_gazscan_init(k->s, &z->g, t, o);
}

/* Push a scan of the document at 2 with the options at 3. */
static Scan *new_scan (lua_State *L, Gazetteer *z, const syr_text *t) {
  syr_gazoption o = { 2, 0, 0 };
  size_t bits = z->g.nalone ? (z->g.nentity / 64 + 1) * sizeof(uint64_t) : 0;
  Scan *k;
  lsyr_checkoptions(L, 3, match_options);
  o.tier = tier_field(L, 3);
  o.overlap = (uint8_t)boolean_field(L, 3, "overlap");
  if (o.tier > 2) lsyr_gaz_keys(L, z);
  k = lua_newuserdatauv(L, sizeof *k + bits + (o.tier > 2 ? syr_gazloose_size() : syr_gazscan_size()), 0);
  k->named = (uint64_t *)(void *)(k + 1);
  k->s = (syr_gazscan *)(void *)((char *)(k + 1) + bits);
  k->loose = o.tier > 2 ? (syr_gazloose *)(void *)k->s : NULL;
  k->alone = z->g.nalone == 0 || boolean_field(L, 3, "alone");
  begin(k, z, t, &o);
  if (!k->alone) {
    note_named(z, k);
    begin(k, z, t, &o);
  }
  advance(z, k);
  return k;
}

/* Set what the hit means in the table on top. */
static void set_meaning (lua_State *L, const Gazetteer *z, const syr_gazhit *h) {
  lsyr_setentity(L, &z->g, syr_gaz_entity(&z->g, h->name));
  lsyr_setstring(L, "alias", syr_gaz_alias(&z->g, h->name));
  lsyr_setstring(L, "case", lsyr_policies[syr_gaz_policy(&z->g, h->name)]);
  lsyr_setinteger(L, "tier", h->tier);
}

/* Is the entity of `h` not yet among those of the match? Stack: match, seen
** (a table of ranks, made with the second meaning). */
static int is_new (lua_State *L, int seen, const Gazetteer *z, const syr_gazhit *h) {
  lua_Integer e = (lua_Integer)syr_gaz_entity(&z->g, h->name);
  int fresh = lua_rawgeti(L, seen, e) == LUA_TNIL;
  lua_pop(L, 1);
  if (fresh) {
    lua_pushboolean(L, 1);
    lua_rawseti(L, seen, e);
  }
  return fresh;
}

/* Collect the other meanings of the span of `first` into field `also`. */
static void set_also (lua_State *L, const Gazetteer *z, Scan *k, const syr_gazhit *first) {
  int match = lua_gettop(L), seen = match + 1, also = match + 2;
  lua_Integer n = 0;
  if (!k->has || k->hit.start != first->start || k->hit.end != first->end) return;
  lua_newtable(L);
  lua_newtable(L);
  is_new(L, seen, z, first);
  for (; k->has && k->hit.start == first->start && k->hit.end == first->end; advance(z, k)) {
    if (!is_new(L, seen, z, &k->hit)) continue;
    lua_createtable(L, 0, 6);
    set_meaning(L, z, &k->hit);
    lua_rawseti(L, also, ++n);
  }
  if (n) lua_setfield(L, match, "also");
  lua_settop(L, match);
}

/* The document of an iterator, which a script may have closed meanwhile. */
static Gazetteer *iterated (lua_State *L, Scan **k) {
  lua_settop(L, 0);
  lua_pushvalue(L, lua_upvalueindex(2));
  lsyr_checkdoc(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  *k = lua_touserdata(L, lua_upvalueindex(3));
  return lsyr_checkgazetteer(L, 2);
}

static int next_match (lua_State *L) {
  Scan *k;
  Gazetteer *z = iterated(L, &k);
  syr_gazhit h;
  if (!k->has) return 0;
  h = k->hit;
  lua_createtable(L, 0, 11);
  lsyr_setspan(L, h.start, h.end);
  lsyr_setinteger(L, "first_token", (lua_Integer)h.first + 1);
  lsyr_setinteger(L, "last_token", (lua_Integer)h.last);
  set_meaning(L, z, &h);
  advance(z, k);
  set_also(L, z, k, &h);
  return 1;
}

/* gaz:matches(doc [, { overlap =, tier =, alone = }]) --> iterator of tables */
int lsyr_gaz_matches (lua_State *L) {
  Gazetteer *z = lsyr_checkgazetteer(L, 1);
  Doc *d = lsyr_checkhashes(L, 2);
  lua_settop(L, 3);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  new_scan(L, z, &d->t);
  lua_pushcclosure(L, next_match, 3);
  return 1;
}

static int next_span (lua_State *L) {
  Scan *k;
  Gazetteer *z = iterated(L, &k);
  const char *id, *type, *name;
  syr_gazhit h;
  if (!k->has) return 0;
  h = k->hit;
  do
    advance(z, k);
  while (k->has && k->hit.start == h.start && k->hit.end == h.end);
  syr_gaz_entity_parts(&z->g, syr_gaz_entity(&z->g, h.name), &id, &type, &name);
  lsyr_pushspan(L, h.start, h.end);
  lua_pushstring(L, id);
  lua_pushstring(L, type);
  lua_pushinteger(L, h.tier);
  lua_pushstring(L, syr_gaz_alias(&z->g, h.name));
  return 6;
}

/* gaz:spans(doc [, options]) --> iterator of first, last, entity, type, tier,
** alias: one meaning a span, no tables */
int lsyr_gaz_spans (lua_State *L) {
  lsyr_gaz_matches(L);
  lua_getupvalue(L, -1, 1);
  lua_getupvalue(L, -2, 2);
  lua_getupvalue(L, -3, 3);
  lua_pushcclosure(L, next_span, 3);
  return 1;
}

/* gaz:count(doc [, options]) --> number of spans, number of meanings */
int lsyr_gaz_count (lua_State *L) {
  Gazetteer *z = lsyr_checkgazetteer(L, 1);
  Doc *d = lsyr_checkhashes(L, 2);
  lua_Integer spans = 0, all = 0;
  syr_gazhit last = { UINT32_MAX, 0, 0, 0, 0, 0 };
  Scan *k;
  lua_settop(L, 3);
  for (k = new_scan(L, z, &d->t); k->has; advance(z, k)) {
    spans += k->hit.start != last.start || k->hit.end != last.end;
    all++;
    last = k->hit;
  }
  lua_pushinteger(L, spans);
  lua_pushinteger(L, all);
  return 2;
}

/* ---- look-up */

#define QUERY "syrtext.gazetteer.query"

/* A name that is looked up: its own small text. */
typedef struct Query {
  syr_mem m;
  syr_text t;
} Query;

static int l_freequery (lua_State *L) {
  Query *q = luaL_checkudata(L, 1, QUERY);
  syr_mem_free(&q->m);
  return 0;
}

void lsyr_gaz_openquery (lua_State *L) {
  static const luaL_Reg none[] = { { NULL, NULL } };
  static const luaL_Reg meta[] = { { "__gc", l_freequery }, { NULL, NULL } };
  lsyr_class(L, QUERY, none, meta);
}

static Query *new_query (lua_State *L, const char *s, size_t n) {
  syr_option o = { .lang = SYR_FR };
  Query *q = lua_newuserdatauv(L, sizeof *q, 0);
  memset(q, 0, sizeof *q);
  lsyr_meminit(L, &q->m);
  luaL_setmetatable(L, QUERY);
  lsyr_check(L, syr_text_read(&q->t, &q->m, s, n, &o), "lookup");
  return q;
}

/* Marks around a looked-up name do not count: its first and last byte. */
static void edges (const syr_text *t, uint32_t *start, uint32_t *end) {
  uint32_t a = 0, z = t->n;
  while (a < z && (t->kind[a] == SYR_PUNCT || t->kind[a] == SYR_SYMBOL)) a++;
  while (z > a && (t->kind[z - 1] == SYR_PUNCT || t->kind[z - 1] == SYR_SYMBOL)) z--;
  *start = a < z ? t->start[a] : 0;
  *end = a < z ? t->end[z - 1] : 0;
}

static const char *reason_of (unsigned tier, int part) {
  if (part == SYR_PART) return "a word between first and last left out";
  if (part == SYR_JOINED) return "the same consonants, one word against several";
  switch (tier) {
    case 1: return "equal but for case and accents";
    case 2: return "article or gap differs";
    case 3: return "another spelling of the same sounds";
    default: return "the same consonants";
  }
}

static void add_answer (lua_State *L, const Gazetteer *z, const syr_gazhit *h, double score, int part, lua_Integer rank) {
  lua_createtable(L, 0, 8);
  set_meaning(L, z, h);
  lua_pushnumber(L, score);
  lua_setfield(L, -2, "score");
  lsyr_setstring(L, "reason", reason_of(h->tier, part));
  lua_rawseti(L, 6, rank);
}

/* What a look-up wants: `limit` answers at most. */
typedef struct Wish {
  uint8_t tier;
  lua_Integer limit;
} Wish;

static Wish wish_of (lua_State *L) {
  Wish w = { 2, LUA_MAXINTEGER };
  int whole;
  if (!lsyr_checkoptions(L, 3, lookup_options)) return w;
  w.tier = tier_field(L, 3);
  if (lua_getfield(L, 3, "limit") != LUA_TNIL) {
    w.limit = lua_tointegerx(L, -1, &whole);
    luaL_argcheck(L, whole && w.limit >= 0, 3, "option 'limit' must be a whole number of 0 or more");
  }
  lua_settop(L, 3);
  return w;
}

/* Answers of tiers 1 and 2. Stack: 4 and 5 the query's, 6 answers, 7 entities seen. */
static lua_Integer add_equal (lua_State *L, const Gazetteer *z, syr_gazscan *k, const Query *q, const Wish *w) {
  syr_gazoption o = { 2, 1, 1 };
  lua_Integer found = 0;
  uint32_t start, end;
  syr_gazhit h;
  if (w->tier < 2) o.tier = 1;
  edges(&q->t, &start, &end);
  syr_gazscan_init(k, &z->g, &q->t, &o);
  while (found < w->limit && syr_gazscan_next(k, &h)) {
    if (h.start != start || h.end != end || !is_new(L, 7, z, &h)) continue;
    add_answer(L, z, &h, h.tier == 1 ? 1.0 : 0.95, 0, ++found);
  }
  return found;
}

#define LIKELY 100 /* answers of tiers 3 and 4, at most */

/* Answers of tiers 3 and 4; scores stay below those of tier 2. */
static void add_alike (lua_State *L, const Gazetteer *z, const char *s, size_t n, const Wish *w, lua_Integer found) {
  syr_gazguess guess[LIKELY];
  size_t i, many;
  if (found >= w->limit) return;
  many = syr_gazkeys_find(&z->keys, s, n, w->tier, guess, LIKELY);
  for (i = 0; i < many && found < w->limit; i++) {
    syr_gazhit h = { 0, 0, 0, 0, guess[i].name, guess[i].tier };
    if (is_new(L, 7, z, &h)) add_answer(L, z, &h, 0.94 * (double)guess[i].score, guess[i].part, ++found);
  }
}

/* gaz:lookup(name [, { tier =, limit = }]) --> array of { entity, type, name,
** wikidata, alias, case, tier, score, reason }, best first; the whole name must match,
** in any case */
int lsyr_gaz_lookup (lua_State *L) {
  Gazetteer *z = lsyr_checkgazetteer(L, 1);
  size_t n;
  const char *s = luaL_checklstring(L, 2, &n);
  lua_Integer found;
  syr_gazscan *k;
  Query *q;
  Wish w;
  lua_settop(L, 3);
  w = wish_of(L);
  if (w.tier > 2) lsyr_gaz_keys(L, z);
  q = new_query(L, s, n);
  k = lua_newuserdatauv(L, syr_gazscan_size(), 0);
  lua_newtable(L); /* 6: answers */
  lua_newtable(L); /* 7: entities seen */
  found = add_equal(L, z, k, q, &w);
  if (w.tier > 2) add_alike(L, z, s, n, &w, found);
  lua_settop(L, 6);
  return 1;
}
