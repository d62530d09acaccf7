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

/*
** The maps of up to SYR_BLOCKS blocks, so that rules can look back and ahead: item
** SYR_FIRST belongs to the first block, the one below it to the block before, and after the
** last there is the one that follows. What is left at both ends is there for vectors to be
** read and written whole. The first block's items are aligned to registers of eight words:
** one that lies in two cache lines costs twice.
*/
#define SYR_BLOCKS 64
#define SYR_FIRST 8
#define SYR_ITEMS (SYR_FIRST + SYR_BLOCKS + 16)

typedef uint64_t syr_map[SYR_ITEMS];

typedef struct syr_class {
  _Alignas(64) syr_map word; /* A-Z a-z 0-9 _ and every byte from 0x80 on */
  syr_map digit;  /* 0-9 */
  syr_map space;  /* space, tab, LF, VT, FF, CR */
  syr_map lf, cr; /* the line ends among them */
  syr_map dot;    /* . */
  syr_map stop;   /* . ! ? which may end a sentence */
  syr_map quote;  /* ' (apostrophe) */
  syr_map hyphen; /* - */
  syr_map joiner; /* , : which may stand between digits */
  syr_map slash;  /* / */
  syr_map mark;   /* @ # + which make longer tokens of what follows */
  syr_map open;   /* ( */
  syr_map lead;   /* first byte of a character that must be decoded to be known: all but
                     U+00C0..017F and U+0400..047F; and the second byte of the
                     multiplication and division signs */
  /* the parts of UTF-8 sequences */
  syr_map tail;   /* 80..BF */
  syr_map two;    /* leads of two bytes or more, C2..FF */
  syr_map three;  /* leads of three bytes or more, E0..FF */
  syr_map four;   /* leads of four, F0..FF */
  syr_map odd;    /* C0 C1 E0 ED F0 F4..FF: no lead, or one that narrows its next byte */
  syr_map c2, c3, c4, c5, d0, d1, e2, is80; /* one byte each */
  /* the case of letters: of A-Z, and at the SECOND byte of U+00C0..017F and
     U+0400..047F */
  syr_map upper, lower;
  syr_map ascii;  /* lower case, a-z alone */
  /* letters in either case by which French decides */
  syr_map elide;  /* c d j l m n s, which elide before an apostrophe */
  syr_map pronoun; /* c e i j l m n o t v y, with which pronouns after a verb begin */
  syr_map e, l, q, u, x;
  syr_map n, o;   /* lower case */
  syr_map ending; /* l o r v, lower case, in which abbreviations of five letters and more end */
  syr_map ending4; /* c d f h p t, in which those of four end as well */
  /* characters outside ASCII, at their last byte */
  syr_map curly;  /* U+2019, the typographic apostrophe */
  syr_map mark2;  /* guillemets; like those of mark3 a token each whatever stands beside them */
  syr_map mark3;  /* dashes U+2013 and U+2014, double quotation marks U+201C..201E, bullet, ellipsis */
  syr_map agrave; /* U+00E0 */
  syr_map space2; /* U+00A0, a space that does not break */
  syr_map space3; /* U+202F, a narrow one */
} syr_class;

/* Classify the blocks of s[0..n) into items `at` to at + blocks - 1 of every map, which
** follow on item at - 1. There may be more bytes than blocks; one more block than n has
** whole ones is filled up with spaces. Up to 7 items more are written. */
typedef void (*syr_classify) (const uint8_t *s, size_t n, size_t blocks, syr_class *c, size_t at);

/* The fastest version for this machine; never NULL. */
syr_classify syr_class_best (void);

/* Each version, for tests: NULL when this machine cannot run it. */
syr_classify syr_class_version (const char *name); /* "plain", "sse2", "avx2", "avx512", "neon" */

/* Item i of all maps as in white space. */
void syr_class_blank (syr_class *c, size_t i);

/* Item `to` of all maps becomes what item `from` is. */
void syr_class_copy (syr_class *c, size_t to, size_t from);

#pragma GCC visibility pop

#endif
