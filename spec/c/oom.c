/*
** oom.c - every allocation fails once, one after the other
**
** usage: oom SCRIPT
**
** Runs SCRIPT with n = 1, 2, 3 ... in a fresh Lua whose n-th allocation fails,
** until it needs no n-th. Twice over: with all later allocations failing too
** (the script must end in a memory error), and with that one failing alone (the
** script tries again and must give what it gives with memory enough). The core
** takes all its memory from Lua's allocator, its threads' included, so each of
** its allocations has its turn.
** Afterwards every byte must be back, and each block given back must be of the
** size that was said. The address sanitizer watches the rest.
*/
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int luaopen_syrtext_core (lua_State *L);

typedef enum mode { EVER, ONCE } mode;
static const char *const names[] = { "ever", "once" };

typedef struct bank {
  size_t bytes; /* given out */
  long left;    /* allocations until one fails; 0 while not armed */
  mode m;
  int failed;   /* how many did */
  int wrong;    /* a block came back with another size */
} bank;

/* What stands before each block; keeps it aligned. */
typedef union head {
  size_t size;
  max_align_t align;
} head;

/* Is it this one's turn? */
static int refuse (bank *b) {
  if (b->left == 0) return 0;
  if (b->left == 1) {
    if (b->m == ONCE) b->left = 0;
    b->failed++;
    return 1;
  }
  b->left--;
  return 0;
}

static void *bank_alloc (void *ud, void *p, size_t osize, size_t nsize) {
  bank *b = ud;
  head *h = p ? (head *)p - 1 : NULL, *new;
  size_t old = h ? h->size : 0;
  if (h && old != osize) b->wrong = 1;
  if (nsize == 0) {
    b->bytes -= old;
    free(h);
    return NULL;
  }
  if (nsize > old && refuse(b)) return NULL;
  new = malloc(nsize + sizeof *new); /* always another place: stale pointers show */
  if (!new) abort();
  new->size = nsize;
  if (h) memcpy(new + 1, h + 1, old < nsize ? old : nsize);
  free(h);
  b->bytes = b->bytes - old + nsize;
  return new + 1;
}

/* A state with the script on its stack; nothing fails yet. */
static lua_State *open_state (bank *b, const char *script) {
  lua_State *L = lua_newstate(bank_alloc, b);
  luaL_openlibs(L);
  lua_getglobal(L, "package");
  lua_getfield(L, -1, "preload");
  lua_pushcfunction(L, luaopen_syrtext_core);
  lua_setfield(L, -2, "syrtext.core");
  lua_settop(L, 0);
  if (luaL_loadfile(L, script) != LUA_OK) {
    fprintf(stderr, "oom: %s\n", lua_tostring(L, -1));
    exit(1);
  }
  lua_pushstring(L, names[b->m]);
  return L;
}

static int is_memory_error (lua_State *L, int status) {
  const char *e = lua_tostring(L, -1);
  return status == LUA_ERRMEM || (e && strstr(e, "not enough memory"));
}

static int complain (const char *what, const char *more, mode m, long n) {
  fprintf(stderr, "oom: allocation %ld (%s): %s%s%s\n", n, names[m], what, more ? ": " : "", more ? more : "");
  return -1;
}

/* What is wrong with how the script ended; 0 if nothing. */
static int judge (lua_State *L, const bank *b, int status, long n, const char *expected) {
  if (status != LUA_OK) {
    if (!b->failed) return complain("an error without cause", lua_tostring(L, -1), b->m, n);
    if (b->m == ONCE) return complain("not got over", lua_tostring(L, -1), b->m, n);
    return is_memory_error(L, status) ? 0 : complain("not a memory error", lua_tostring(L, -1), b->m, n);
  }
  if (expected && strcmp(expected, lua_tostring(L, -1)) != 0)
    return complain("other results", lua_tostring(L, -1), b->m, n);
  return 0;
}

/* One run. Returns how many allocations failed, or -1. Sets *result, which is
** the caller's, when it is asked for. */
static int run (const char *script, mode m, long n, const char *expected, char **result) {
  bank b = { 0, 0, EVER, 0, 0 };
  lua_State *L;
  int status, bad;
  b.m = m;
  L = open_state(&b, script);
  b.left = n;
  status = lua_pcall(L, 1, 1, 0);
  b.left = 0;
  bad = judge(L, &b, status, n, expected);
  if (result && !bad) {
    const char *s = lua_tostring(L, -1);
    *result = malloc(strlen(s) + 1);
    if (!*result) abort();
    strcpy(*result, s);
  }
  lua_settop(L, 0);
  lua_gc(L, LUA_GCCOLLECT);
  lua_close(L);
  if (bad) return -1;
  if (b.bytes) return complain("memory is lost", NULL, m, n);
  if (b.wrong) return complain("a block was given back with another size", NULL, m, n);
  return b.failed;
}

int main (int argc, char **argv) {
  char *expected = NULL;
  int m, failed;
  long n;
  if (argc != 2) {
    fprintf(stderr, "usage: oom SCRIPT\n");
    return 2;
  }
  if (run(argv[1], EVER, 0, NULL, &expected) != 0) return 1;
  for (m = EVER; m <= ONCE; m++) {
    for (n = 1; (failed = run(argv[1], (mode)m, n, expected, NULL)) > 0; n++) {}
    if (failed < 0) return 1;
    printf("oom: %ld allocations failed %s: nothing lost\n", n - 1, m == EVER ? "for good" : "once");
  }
  free(expected);
  return 0;
}
