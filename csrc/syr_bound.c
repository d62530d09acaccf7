/*
** syr_bound.c - from classes to the naive boundaries and what is left to decide
**
** The rules are shifts and ands of the classes' bitmaps. They settle about half of the
** places where French needs a decision; the rest are events for syr_edit.c.
*/
#include <string.h>

#include "syr_class.h"
#include "syr_cpu.h"
#include "syr_token.h"

/* Maps under way, as those of the classes: item 0 is the block before the first. */
typedef struct syr_bound {
  uint64_t begin[SYR_BLOCKS + 1], event[SYR_BLOCKS + 1];
  uint64_t straight[SYR_BLOCKS + 2], curly[SYR_BLOCKS + 2], stop[SYR_BLOCKS + 2];
  uint64_t low2[SYR_BLOCKS + 1], low7[SYR_BLOCKS + 1];
} syr_bound;

typedef uint64_t (*bound_f) (const syr_class *c, syr_bound *b, syr_scan *k, size_t w, size_t blocks, int french);

#define TARGET
#define BOUND(name) name##_plain
#include "syr_bound.h"

#ifdef SYR_X86

#define TARGET __attribute__((target("avx2")))
#define BOUND(name) name##_avx2
#include "syr_bound.h"

#ifdef __clang__
#define TARGET __attribute__((target("avx512f,avx512bw")))
#else
#define TARGET __attribute__((target("avx512f,avx512bw,prefer-vector-width=512")))
#endif
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

/* White space stands before the text. */
static void begin_text (syr_class *c, syr_bound *b) {
  memset(c, 0, sizeof *c);
  memset(b, 0, sizeof *b);
  c->space[0] = ~(uint64_t)0;
}

/* The last of n blocks becomes the one before the first, in the maps that look back. */
static void move_on (syr_class *c, syr_bound *b, size_t n) {
  uint64_t *const map[] = { c->word, c->digit, c->space, c->cr, c->dot, c->quote, c->curly, c->hyphen, c->slash,
    c->two, c->three, c->four, c->ascii, c->elide, c->l, b->low2, b->low7 };
  size_t i;
  for (i = 0; i < sizeof map / sizeof *map; i++) map[i][0] = map[i][n];
}

/* The last block, padded with spaces so that nothing reads past the text. */
static void pad (uint8_t out[64], const uint8_t *s, size_t n) {
  memset(out, ' ', 64);
  if (n) memcpy(out, s, n);
}

int syr_bounds (syr_scan *k) {
  syr_classify classify = syr_class_best();
  bound_f bound = best();
  syr_class c;
  syr_bound b;
  uint8_t last[64];
  uint64_t suspect = 0;
  size_t w, full = k->n / 64, n;
  int french = k->o->lang == SYR_FR && !k->o->uax;
  unsigned before = ' ' << 8 | ' ';
  begin_text(&c, &b);
  for (w = 0; w < full; w += n) {
    n = full - w < SYR_BLOCKS ? full - w : SYR_BLOCKS;
    classify(k->s + 64 * w, n, before, &c);
    suspect |= bound(&c, &b, k, w, n, french);
    move_on(&c, &b, n);
    before = (unsigned)k->s[64 * (w + n) - 2] << 8 | k->s[64 * (w + n) - 1];
  }
  pad(last, k->s + 64 * full, k->n - 64 * full);
  classify(last, 1, before, &c);
  suspect |= bound(&c, &b, k, full, 1, french);
  return suspect == 0;
}
