/*
** syr_guess.c - which language a text is written in
**
** The script decides for Russian and Arabic. The others are told apart by their
** commonest small words and by letters that the others do not have. The words of
** a sample go into a table by their folded hash; then every small word of every
** language (syr_lang_xx.c) is looked up there, so that a language costs nothing
** but its list.
*/
#include <string.h>

#include "syr_lang.h"
#include "syr_token.h"

#define SAMPLE 2048 /* bytes that are looked at */
#define SLOTS 2048  /* of the table of words: more than twice what a sample has */

typedef struct sample {
  uint64_t hash[SLOTS]; /* 0: free */
  uint16_t count[SLOTS];
  unsigned words;
  unsigned latin, cyrillic, arabic; /* letters */
  unsigned own[SYR_NLANG];          /* letters that only this language has */
} sample;

static size_t slot (const sample *t, uint64_t hash) {
  size_t i = hash & (SLOTS - 1);
  while (t->hash[i] && t->hash[i] != hash) i = (i + 1) & (SLOTS - 1);
  return i;
}

static void add_word (sample *t, const uint8_t *s, size_t n) {
  uint64_t hash = syr_fold_hash(s, n) | 1;
  size_t i = slot(t, hash);
  t->hash[i] = hash;
  t->count[i]++;
  t->words++;
}

/* Letters that one of the four languages of the Latin script has alone; those
** that Turkish shares with German (o and u with two dots) or French (c with a
** cedilla) tell nothing. */
static void add_letter (sample *t, uint32_t c) {
  if (c >= 0x0400 && c <= 0x052F) t->cyrillic++;
  else if ((c >= 0x0600 && c <= 0x077F) || (c >= 0xFB50 && c <= 0xFEFC)) t->arabic++;
  else t->latin++;
  switch (c) {
    case 0xE9: case 0xE8: case 0xEA: case 0xE0: case 0xC9: case 0xC0: case 0xF9: case 0xF4: case 0x153:
      t->own[SYR_FR]++;
      break;
    case 0x131: case 0x130: case 0x11F: case 0x15F: case 0x15E:
      t->own[SYR_TR]++;
      break;
    case 0xDF: case 0xE4: case 0xC4:
      t->own[SYR_DE]++;
      break;
    default: break;
  }
}

/* The words and letters of s[0..n). */
static void read_sample (sample *t, const uint8_t *s, size_t n) {
  size_t p = 0, word = 0, inside = 0;
  memset(t, 0, sizeof *t);
  while (p < n) {
    uint32_t c;
    unsigned len = syr_utf8_next(s + p, n - p, &c);
    if (syr_sort_of(c) == SYR_S_LETTER) {
      if (!inside) word = p;
      inside = 1;
      add_letter(t, c);
    }
    else if (inside) {
      add_word(t, s + word, p - word);
      inside = 0;
    }
    p += len;
  }
  if (inside) add_word(t, s + word, n - word);
}

/* How often the small words of a language stand in the sample. */
static unsigned small_words (const sample *t, const char *small) {
  unsigned n = 0;
  while (small && *small) {
    size_t len = strcspn(small, " ");
    size_t i = slot(t, syr_fold_hash((const uint8_t *)small, len) | 1);
    n += t->count[i];
    small += len + (small[len] == ' ');
  }
  return n;
}

/* Two languages and what speaks for each, as one figure: 0 for nothing or a draw,
** 1/2 when the difference is that of chance, near 1 when there is no doubt. */
static double certainty (unsigned a, unsigned b) {
  double d = (double)a - b, doubt = (double)a + b + 1;
  return d * d / (d * d + doubt);
}

static void by_script (const sample *t, syr_guess *g) {
  unsigned all = t->latin + t->cyrillic + t->arabic;
  g->lang = t->cyrillic > t->arabic ? SYR_RU : SYR_AR;
  g->second = t->latin ? SYR_UND : g->lang;
  g->score = (double)(g->lang == SYR_RU ? t->cyrillic : t->arabic) / all;
}

static void by_words (const sample *t, syr_guess *g) {
  static const syr_lang latin[] = { SYR_FR, SYR_EN, SYR_DE, SYR_TR };
  unsigned best = 0, next = 0, i;
  for (i = 0; i < sizeof latin / sizeof *latin; i++) {
    syr_lang l = latin[i];
    unsigned n = 2 * small_words(t, syr_language_of(l)->small) + t->own[l];
    if (n > best || i == 0) {
      next = best;
      g->second = g->lang;
      best = n;
      g->lang = l;
    }
    else if (n > next || g->second == SYR_UND) {
      next = n;
      g->second = l;
    }
  }
  g->score = certainty(best, next);
}

void syr_lang_guess (const char *s, size_t n, syr_guess *g) {
  sample t;
  g->lang = g->second = SYR_UND;
  read_sample(&t, (const uint8_t *)s, n < SAMPLE ? n : SAMPLE);
  if (t.cyrillic > t.latin || t.arabic > t.latin)
    by_script(&t, g);
  else
    by_words(&t, g);
}
