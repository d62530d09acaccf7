/*
** syr_plane.h - text as its eight bit planes, blocks of 64 bytes
**
** Plane k holds bit k of every byte: bit i of its item belongs to byte i of the block. All
** planes are parted in one go, and instruction sets differ in how; what is made of them
** (syr_class.h) is the same for all.
*/
#ifndef syr_plane_h
#define syr_plane_h

#include "syr.h"

#pragma GCC visibility push(hidden)

/*
** The planes of up to SYR_BLOCKS blocks, so that rules can look back and ahead: item
** SYR_FIRST belongs to the first block, the one below it to the block before, and after the
** last there is the one that follows. What is left at both ends is there for vectors to be
** read and written whole.
*/
#define SYR_BLOCKS 96 /* 128 windows (syr_vec.h) */
#define SYR_FIRST 8
#define SYR_ITEMS (SYR_FIRST + SYR_BLOCKS + 16)

typedef struct syr_planes {
  _Alignas(64) uint64_t bit[8][SYR_ITEMS];
} syr_planes;

/* Part the blocks of s[0..64 * blocks) into items `at` and up of every plane. Up to 7 items
** more are written. */
typedef void (*syr_part) (const uint8_t *s, size_t blocks, syr_planes *p, size_t at);

/* The fastest version for this machine; never NULL. */
syr_part syr_part_best (void);

/* Each version, for tests: NULL when this machine cannot run it. */
syr_part syr_part_version (const char *name); /* "plain", "sse2", "avx2", "avx512", "neon" */

/* The same for a text that may end in these blocks: one more than n has whole ones is filled
** up with spaces, so that nothing reads past the text. */
void syr_planes_part (syr_part part, const uint8_t *s, size_t n, size_t blocks, syr_planes *p, size_t at);

/* Item i of all planes as in white space. */
void syr_planes_blank (syr_planes *p, size_t i);

#pragma GCC visibility pop

#endif
