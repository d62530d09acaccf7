/*
** syr_class.h - text as bitmaps of classes, blocks of 64 bytes
**
** Bit i of a map belongs to byte i of its block. Bytes above 0x7F count as word
** bytes until someone decodes them: nearly all of them are letters.
*/
#ifndef syr_class_h
#define syr_class_h

#include "syr.h"

#pragma GCC visibility push(hidden)

#define SYR_BLOCKS 16 /* blocks at a time, at most */

/* The maps of several blocks: item i + 1 belongs to block i, item 0 to the one before
** the first, so that rules can look back. */
typedef struct syr_class {
  uint64_t word[SYR_BLOCKS + 1];   /* A-Z a-z 0-9 _ and every byte from 0x80 on */
  uint64_t digit[SYR_BLOCKS + 1];  /* 0-9 */
  uint64_t space[SYR_BLOCKS + 1];  /* space, tab, LF, VT, FF, CR */
  uint64_t lf[SYR_BLOCKS + 1], cr[SYR_BLOCKS + 1]; /* the line ends among them */
  uint64_t dot[SYR_BLOCKS + 1];    /* . */
  uint64_t stop[SYR_BLOCKS + 1];   /* . ! ? which may end a sentence */
  uint64_t quote[SYR_BLOCKS + 1];  /* ' (apostrophe) */
  uint64_t curly[SYR_BLOCKS + 1];  /* third byte of U+2019, the typographic one */
  uint64_t hyphen[SYR_BLOCKS + 1]; /* - */
  uint64_t joiner[SYR_BLOCKS + 1]; /* , : which may stand between digits; 0 in a block without digits */
  uint64_t slash[SYR_BLOCKS + 1];  /* / */
  uint64_t mark[SYR_BLOCKS + 1];   /* @ # + which make longer tokens of what follows */
  uint64_t open[SYR_BLOCKS + 1];   /* ( */
  uint64_t lead[SYR_BLOCKS + 1];   /* first byte of a character that must be decoded to be known:
                      all but U+00C0..017F and U+0400..047F; and the second byte
                      of the multiplication and division signs */
  /* the parts of UTF-8 sequences */
  uint64_t tail[SYR_BLOCKS + 1];   /* 80..BF */
  uint64_t two[SYR_BLOCKS + 1];    /* leads of two bytes or more, C2..FF */
  uint64_t three[SYR_BLOCKS + 1];  /* leads of three or more, E0..FF */
  uint64_t four[SYR_BLOCKS + 1];   /* leads of four, F0..FF */
  uint64_t odd[SYR_BLOCKS + 1];    /* C0 C1 E0 ED F0 F4..FF: no lead, or one that narrows its next byte */
  /* the case of letters: of A-Z, and at the SECOND byte of U+00C0..017F and
     U+0400..047F (no look ahead is needed there) */
  uint64_t upper[SYR_BLOCKS + 1], lower[SYR_BLOCKS + 1];
  uint64_t ascii[SYR_BLOCKS + 1];  /* lower case, a-z alone */
  uint64_t elide[SYR_BLOCKS + 1]; /* c d j l m n s in either case, which elide before an apostrophe */
  uint64_t l[SYR_BLOCKS + 1];     /* l among them */
  uint64_t o[SYR_BLOCKS + 1];     /* o, lower case */
} syr_class;

/* Classify s[0..64 * blocks), blocks at most SYR_BLOCKS, into items 1 to blocks of every
** map. `before`: the two bytes before it, the nearer one low; spaces where the text
** begins. */
typedef void (*syr_classify) (const uint8_t *s, size_t blocks, unsigned before, syr_class *c);

/* The fastest version for this machine; never NULL. */
syr_classify syr_class_best (void);

/* Each version, for tests: NULL when this machine cannot run it. */
syr_classify syr_class_version (const char *name); /* "scalar", "sse2", "avx2", "avx512" */

#pragma GCC visibility pop

#endif
