/*
** syr_gazkey.h - what the stages of unseen spellings share
**
** syr_gazphone.c  a spelling in any of three scripts -> a row of sounds
** syr_gazkey.c    sounds -> the soft key, and skeletons of consonants
** syr_gazalike.c  how alike two rows of sounds are
** syr_gazloose.c  the table of keys of a gazetteer; tiers 3 and 4 in look-up and text
*/
#ifndef syr_gazkey_h
#define syr_gazkey_h

#include "syr_gaz.h"

#pragma GCC visibility push(hidden)

#define GAZ_SOUNDS 128 /* of a name; longer ones have no keys */
#define GAZ_WORDS 12
#define GAZ_KEYS 32    /* skeletons of a name, at most */

enum { GAZ_LATIN = 1, GAZ_ARABIC = 2, GAZ_CYRILLIC = 4 };

/* A name as sounds: word i begins at s[word[i]]. */
typedef struct gaz_sound {
  unsigned n, nword;
  unsigned script;  /* bits of the scripts it is written in */
  unsigned turkish; /* s may be sh, c may be j or ch */
  unsigned cut;     /* too long: the rest is missing */
  uint8_t word[GAZ_WORDS];
  char s[GAZ_SOUNDS];
} gaz_sound;

/* Sounds of a name. 0 if it has none or too many. */
int gaz_sounds (const char *s, size_t n, gaz_sound *x);

int gaz_is_vowel (char c);

/* End of word i. */
static inline unsigned gaz_word_end (const gaz_sound *x, unsigned i) {
  return i + 1 < x->nword ? x->word[i + 1] : x->n;
}

/* Words i and j of x (or i alone when j == i) as a name of their own. */
void gaz_part (const gaz_sound *x, unsigned i, unsigned j, gaz_sound *out);

/* The hash of the soft key. */
uint32_t gaz_soft (const gaz_sound *x);

/* Hashes of the skeletons, different ones, at most GAZ_KEYS. Returns how many. */
unsigned gaz_skeletons (const gaz_sound *x, uint32_t *out);

/* How alike two names are whose keys are equal: 0 to 1. The worst of their
** words counts when they have as many; least is that word's. */
double gaz_alike (const gaz_sound *a, const gaz_sound *b, double *least);

#pragma GCC visibility pop

#endif
