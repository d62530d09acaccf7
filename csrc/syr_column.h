/*
** syr_column.h - what the versions of the last stage share (syr_column.c, syr_columnwide.c)
*/
#ifndef syr_column_h
#define syr_column_h

#include "syr_token.h"

#pragma GCC visibility push(hidden)

#define SYR_SLACK 64 /* tokens that may be written past the last one */
#define SYR_OFTEN 16 /* a block has twelve tokens on average: so many are written at once */

/* The columns of the piece, which stands at `at` in the text: gaps and shapes only where
** the text has them. begin and event have the tokens' first and last bytes. */
typedef void (*syr_emit) (const syr_scan *k, syr_text *t, size_t at);

/* The version for AVX-512, or NULL where this machine cannot run it. (syr_columnwide.c) */
syr_emit syr_emit_wide (void);

/* ---------------------------------------------------------------- what bits say of tokens */

/* What one block hands on to the next. */
typedef struct flow {
  uint64_t start, clitic, space, line, blank;          /* whole maps */
  uint64_t first, upper, lower, digit, hyphen, high, stop; /* the top bit alone */
} flow;

/* Bit k of the gap (at first bytes) and of the shape (at last bytes) of every token. */
typedef struct planes {
  uint64_t gap[2], shape[8];
} planes;

static inline uint64_t up (uint64_t now, uint64_t before, unsigned n) {
  return now << n | before >> (64 - n);
}

/*
** Spread the bits x to all places above them in the same run of `on`: adding a bit to
** the bottom of a run of ones turns it over to its end. `top` is the result's top bit,
** which flows into the next block.
*/
static inline uint64_t spread (uint64_t x, uint64_t on, uint64_t *top) {
  uint64_t into = x << 1 | *top;
  uint64_t all = x | (((on ^ (on + (into & on))) | into) & on);
  *top = all >> 63;
  return all;
}

/* The white space before tokens: line ends in it, and second line ends. */
static inline void look_before (const syr_scan *k, size_t w, flow *f, planes *p) {
  uint64_t start = k->begin[w], space = ~k->inside[w], line = k->line[w] & space;
  uint64_t t1 = f->line >> 63, t2 = f->blank >> 63;
  uint64_t lines = spread(line, space, &t1);
  uint64_t blank = spread(line & up(lines, f->line, 1), space, &t2);
  uint64_t two = start & up(blank, f->blank, 1);
  p->gap[1] = start & up(lines, f->line, 1);
  p->gap[0] = start & up(space, f->space, 1) & (~p->gap[1] | two);
  f->space = space;
  f->line = lines;
  f->blank = blank;
}

/* A capital at a token's start, or after the hyphen of a clitic. */
static inline uint64_t first_capitals (const syr_scan *k, size_t w, flow *f) {
  uint64_t start = k->begin[w], clitic = start & k->hyphen[w], tail = k->tail[w];
  uint64_t at = start | (up(start, f->start, 1) & tail) | up(clitic, f->clitic, 1) | (up(clitic, f->clitic, 2) & tail);
  f->start = start;
  f->clitic = clitic;
  return k->upper[w] & at;
}

static inline void look (const syr_scan *k, size_t w, flow *f, planes *p) {
  uint64_t start = k->begin[w], last = k->event[w], on = k->inside[w] & ~start, in = k->inside[w];
  uint64_t capital = first_capitals(k, w, f), stop;
  look_before(k, w, f, p);
  p->shape[0] = spread(capital, on, &f->first);
  p->shape[1] = spread(k->upper[w] & in, on, &f->upper) & ~spread(k->lower[w] & in, on, &f->lower);
  p->shape[2] = spread(k->digit[w] & in, on, &f->digit);
  p->shape[3] = spread(k->hyphen[w] & in & ~(start & last), on, &f->hyphen);
  p->shape[4] = spread(k->tail[w] & in, on, &f->high);
  p->shape[7] = stop = spread(k->stop[w] & start, on, &f->stop);
  p->shape[5] = k->dot[w] & on & ~stop;
  p->shape[6] = k->quote[w] & on;
}

#pragma GCC visibility pop

#endif
