/*
** lsyr_uax.c - the segments of UAX #29, without a document
**
** The boundaries are a bitmap in a userdata, an eighth of the text, made by the
** call; the iterator reads it bit by bit.
*/
#include "lsyr.h"

typedef void (*boundaries) (const uint8_t *s, size_t n, uint64_t *map);

/* The next boundary after byte p, or n. */
static size_t next_bit (const uint64_t *map, size_t n, size_t p) {
  size_t w = ++p >> 6;
  uint64_t bits;
  if (p >= n) return n;
  bits = map[w] & (~(uint64_t)0 << (p & 63));
  while (!bits) {
    if (++w << 6 >= n) return n;
    bits = map[w];
  }
  return w << 6 | (size_t)__builtin_ctzll(bits);
}

/* upvalues: bitmap, bytes of the text, where the next segment begins */
static int next_segment (lua_State *L) {
  const uint64_t *map = (const uint64_t *)lua_touserdata(L, lua_upvalueindex(1));
  size_t n = (size_t)lua_tointeger(L, lua_upvalueindex(2)), p = (size_t)lua_tointeger(L, lua_upvalueindex(3)), z;
  if (p >= n) return 0;
  z = next_bit(map, n, p);
  lua_pushinteger(L, (lua_Integer)z);
  lua_replace(L, lua_upvalueindex(3));
  lua_pushinteger(L, (lua_Integer)p + 1);
  lua_pushinteger(L, (lua_Integer)z);
  return 2;
}

static int segments (lua_State *L, boundaries f) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  uint64_t *map = (uint64_t *)lua_newuserdatauv(L, (n / 64 + 1) * sizeof *map, 0);
  f((const uint8_t *)s, n, map);
  lua_pushinteger(L, (lua_Integer)n);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_segment, 3);
  return 1;
}

/* for first, last in graphemes(text) */
static int l_graphemes (lua_State *L) {
  return segments(L, syr_uax_graphemes);
}

/* for first, last in segments(text, "word" | "sentence" | "grapheme") */
static int l_segments (lua_State *L) {
  static const char *const units[] = { "word", "sentence", "grapheme", NULL };
  static const boundaries of[] = { syr_uax_words, syr_uax_sentences, syr_uax_graphemes };
  return segments(L, of[luaL_checkoption(L, 2, NULL, units)]);
}

static const luaL_Reg functions[] = { { "graphemes", l_graphemes }, { "segments", l_segments }, { NULL, NULL } };

void lsyr_open_uax (lua_State *L) {
  luaL_setfuncs(L, functions, 0);
}
