/*
** syr_column.h - what the versions of the last stage share (syr_column.c, syr_columnbits.c,
** syr_columnwide.c)
*/
#ifndef syr_column_h
#define syr_column_h

#include "syr_token.h"

#pragma GCC visibility push(hidden)

/* BEFORE (syr_look.h, syr_settle.h) with AVX2. */
#define SYR_BEFORE4(now, before) (V)_mm256_alignr_epi8((__m256i)(now), _mm256_permute2x128_si256((__m256i)(before), (__m256i)(now), 0x21), 8)

#define SYR_SLACK 64 /* tokens that may be written past the last one */

/* The columns of the piece, which stands at `at` in the text: gaps and shapes only where
** the text has them. begin and event have the tokens' first and last bytes. */
typedef void (*syr_emit) (const syr_scan *k, syr_text *t, size_t at);

/* The versions for BMI2 and for AVX-512, or NULL where this machine cannot run them.
** (syr_columnbits.c, syr_columnwide.c) */
syr_emit syr_emit_bits (void);
syr_emit syr_emit_wide (void);

/* ---------------------------------------------------------------- gaps */

/* White space that one block hands on to the next: whole maps. */
typedef struct gap_flow {
  uint64_t space, line, blank;
} gap_flow;

/* The bits of a map n places up. */
static inline uint64_t up (uint64_t now, uint64_t before, unsigned n) {
  return now << n | before >> (64 - n);
}

/*
** Spread the bits x to all places above them in the same run of `on`: adding a bit to
** the bottom of a run of ones turns it over to its end. `before`: the same of the block before.
*/
static inline uint64_t spread (uint64_t x, uint64_t on, uint64_t before) {
  const uint64_t into = up(x, before, 1);
  return x | (((on ^ (on + (into & on))) | into) & on);
}

/* The two bits of the gaps of block w, at first bytes of tokens: is there white space before, are
** there line ends in it; both where there are two. */
static inline void look_before (const syr_scan *k, size_t w, gap_flow *f, uint64_t *gap0, uint64_t *gap1) {
  const uint64_t start = k->begin[w], space = ~k->inside[w], line = k->line[w] & space;
  const uint64_t lines = spread(line, space, f->line), blank = spread(line & up(lines, f->line, 1), space, f->blank);
  *gap1 = start & up(lines, f->line, 1);
  *gap0 = start & up(space, f->space, 1) & (~*gap1 | up(blank, f->blank, 1));
  f->space = space;
  f->line = lines;
  f->blank = blank;
}

#pragma GCC visibility pop

#endif
