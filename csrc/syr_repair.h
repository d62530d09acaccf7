/*
** syr_repair.h - what the two rooms of repair share
**
** syr_repair.c   lines, the report, positions
** syr_damage.c   what is damage in a run of characters that are not ASCII
*/
#ifndef syr_repair_h
#define syr_repair_h

#include "syr.h"

#pragma GCC visibility push(hidden)

#define SYR_LONGRUN 4096 /* characters; a longer run is left as it is */

/* A character of a run, with the bytes of the original that it came from. */
typedef struct syr_unit {
  uint32_t c;          /* code point; of a bad byte the byte, with bad set */
  uint32_t start, end; /* bytes */
  uint8_t bad;         /* length of the ill-formed part, 0 for a character */
  uint8_t kind;        /* syr_damage + 1 of what was mended, 0 for nothing */
} syr_unit;

/* A run of characters above ASCII with its neighbours, which are ASCII or 0. */
typedef struct syr_run {
  syr_unit *u;
  size_t n;
  uint8_t before, after;
} syr_run;

/* Are all bad bytes of the run plain CP1252? 1 also when there is none. */
int syr_damage_plausible (const syr_run *r);

/* A control that is a character of CP1252 taken for Latin 1. */
int syr_damage_is_control (const syr_unit *u);

/* Read bad bytes (when `bytes`) and C1 controls as CP1252. */
void syr_damage_cp1252 (syr_run *r, int bytes);

/* Is there a sequence that can only be UTF-8 that was encoded twice? */
int syr_damage_is_double (const syr_run *r);

/* Undo it once; `all`: doubtful sequences too. Returns how many were undone. */
size_t syr_damage_undo (syr_run *r, int all);

#pragma GCC visibility pop

#endif
