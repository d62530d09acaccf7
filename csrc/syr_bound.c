/*
** syr_bound.c - from classes to the naive boundaries and what is left to decide
**
** The rules are shifts and ands of the classes' bitmaps. They settle two thirds of
** the places where French needs a decision; the rest are events for syr_edit.c.
*/
#include <string.h>

#include "syr_class.h"
#include "syr_cpu.h"
#include "syr_token.h"
#include "syr_vec.h"

/* Maps under way, as those of the classes. */
typedef struct syr_bound {
  _Alignas(64) syr_map alpha; /* first bytes of letters */
  syr_map accent;     /* French: last bytes of small letters outside ASCII */
  syr_map low;        /* bytes of small letters; low2 to low6: so many and more up to here */
  syr_map low2, low4, low5, low6;
  syr_map whole;      /* last letters of words that no abbreviation ends like */
  syr_map stop;       /* settled stops */
  syr_map before;     /* bytes after which an elided word begins */
  syr_map elide;      /* last bytes of elided words, were an apostrophe to follow */
  syr_map straight, curly; /* settled apostrophes of elided words, at their last bytes */
  syr_map joined, joined3; /* settled apostrophes inside words, likewise */
  syr_map hyphen;     /* settled hyphens */
  syr_map space2, space3; /* settled spaces, at their last bytes */
} syr_bound;

typedef uint64_t (*bound_f) (const syr_class *c, syr_bound *b, syr_scan *k, size_t w, size_t z);

#ifdef SYR_VECTORS
#define V syr_vec2
#else
#define V uint64_t
#endif
#define TARGET
#define BOUND(name) name##_plain
#include "syr_bound.h"

#ifdef SYR_X86

#define V syr_vec4
#define TARGET __attribute__((target("avx2")))
#define BOUND(name) name##_avx2
#include "syr_bound.h"

#define V syr_vec8
#define TARGET __attribute__((target("avx512f,avx512bw")))
#define BOUND(name) name##_avx512
#include "syr_bound.h"

static bound_f best (void) {
  if (syr_cpu_avx512()) return bound_avx512;
  return syr_cpu_avx2() ? bound_avx2 : bound_plain;
}

#else

static bound_f best (void) {
  return bound_plain;
}

#endif

/* What rules say of the block before the text, or of the last block of those before. */
static void begin (syr_bound *b) {
  size_t j;
  for (j = 0; j < sizeof *b / sizeof(syr_map); j++) ((uint64_t *)(void *)b)[j * SYR_ITEMS + SYR_FIRST - 1] = 0;
  b->before[SYR_FIRST - 1] = ~(uint64_t)0;
}

static void go_on (syr_bound *b) {
  uint64_t *const map = (uint64_t *)(void *)b;
  size_t j;
  for (j = 0; j < sizeof *b / sizeof(syr_map); j++) map[j * SYR_ITEMS + SYR_FIRST - 1] = map[j * SYR_ITEMS + SYR_FIRST + SYR_BLOCKS - 1];
}

/* Nothing behind item z that would be taken for bad UTF-8 when vectors read over the end. */
static void close_off (syr_class *c, size_t z) {
  uint64_t *const map[] = { c->two, c->three, c->four, c->tail, c->odd };
  size_t j;
  for (j = 0; j < sizeof map / sizeof *map; j++) memset(map[j] + z + 1, 0, 8 * sizeof *map[j]);
}

int syr_bounds (syr_scan *k) {
  const syr_classify classify = syr_class_best();
  const bound_f bound = best();
  const size_t blocks = k->n / 64 + 1; /* the padded one with them */
  syr_class c;
  syr_bound b;
  uint64_t suspect = 0;
  size_t w, n;
  for (w = 0; w < blocks; w += n) {
    n = blocks - w < SYR_BLOCKS ? blocks - w : SYR_BLOCKS;
    if (w) {
      syr_class_copy(&c, SYR_FIRST - 1, SYR_FIRST + SYR_BLOCKS - 1);
      go_on(&b);
    }
    else {
      syr_class_blank(&c, SYR_FIRST - 1);
      begin(&b);
    }
    classify(k->s + 64 * w, k->n - 64 * w, w + n < blocks ? n + 1 : n, &c, SYR_FIRST);
    if (w + n == blocks) {
      close_off(&c, SYR_FIRST + n);
      syr_class_blank(&c, SYR_FIRST + n);
    }
    suspect |= bound(&c, &b, k, w, SYR_FIRST + n - 1);
  }
  return suspect == 0;
}
