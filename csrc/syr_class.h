/*
** syr_class.h - 64 bytes of text as bitmaps of classes
**
** Bit i of a map belongs to byte i of the block. Bytes above 0x7F count as word
** bytes until someone decodes them: nearly all of them are letters.
*/
#ifndef syr_class_h
#define syr_class_h

#include "syr.h"

#pragma GCC visibility push(hidden)

typedef struct syr_class {
  uint64_t word;   /* A-Z a-z 0-9 _ and every byte from 0x80 on */
  uint64_t digit;  /* 0-9 */
  uint64_t space;  /* space, tab, LF, VT, FF, CR */
  uint64_t dot;    /* . */
  uint64_t quote;  /* ' (apostrophe) */
  uint64_t hyphen; /* - */
  uint64_t joiner; /* , : which may stand between digits */
  uint64_t slash;  /* / */
  uint64_t mark;   /* @ # + which make longer tokens of what follows */
  uint64_t open;   /* ( */
  uint64_t lead;   /* first byte of a character that must be decoded to be known:
                      all but U+00C0..017F and U+0400..047F; and the second byte
                      of the multiplication and division signs */
  /* the parts of UTF-8 sequences */
  uint64_t tail;   /* 80..BF */
  uint64_t two;    /* leads of two bytes or more, C2..FF */
  uint64_t three;  /* leads of three or more, E0..FF */
  uint64_t four;   /* leads of four, F0..FF */
  uint64_t odd;    /* C0 C1 E0 ED F0 F4..FF: no lead, or one that narrows its next byte */
  /* what folding needs */
  uint64_t upper;  /* A-Z */
  uint64_t latin;  /* C3 C4 C5: leads of U+00C0..017F */
} syr_class;

/* Classify s[0..64) and write it to lower[0..64) with A-Z in lower case.
** `before` is the byte before the block, or a space. */
typedef void (*syr_classify) (const uint8_t *s, uint8_t before, syr_class *c, uint8_t *lower);

/* The fastest version for this machine; never NULL. */
syr_classify syr_class_best (void);

/* Each version, for tests: NULL when this machine cannot run it. */
syr_classify syr_class_version (const char *name); /* "scalar", "sse2", "avx2", "avx512" */

#pragma GCC visibility pop

#endif
