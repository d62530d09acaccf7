/*
** syr_guess.c - which language a text is written in
**
** The script decides for Russian and Arabic. The others are told apart by their
** commonest small words and by letters that the others do not have. The words of
** a sample go into a table by their folded hash; then every small word of every
** language (syr_lang_xx.c) is looked up there, so that a language costs nothing
** but its list. Neighbours that have no rules here (Spanish, Ukrainian, Persian,
** Greek ...) are known as what they are not: such a text is SYR_UND.
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
  unsigned latin, cyrillic, arabic, other; /* letters */
  unsigned neighbour;               /* letters that Cyrillic and Arabic script have, Russian and Arabic not */
  unsigned own[SYR_NLANG];          /* letters that only this language has */
  unsigned foreign;                 /* Latin letters that none of ours has */
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
  else if (c < 0x0300 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0xFF21 && c <= 0xFF5A)) t->latin++;
  else t->other += c >= 0x0370; /* accents by themselves are of no script */
  switch (c) {
    case 0x0404: case 0x0406: case 0x0407: case 0x040E: case 0x0454: case 0x0456: case 0x0457: case 0x045E: /* Ukrainian */
    case 0x0490: case 0x0491: case 0x0452: case 0x0458: case 0x0459: case 0x045A: case 0x045B: case 0x045F: /* Serbian */
    case 0x067E: case 0x0686: case 0x0698: case 0x06A9: case 0x06AF: case 0x06CC: /* Persian */
    case 0x0679: case 0x0688: case 0x0691: case 0x06BE: case 0x06C1: case 0x06D2: /* Urdu */
    case 0x0695: case 0x06B5: case 0x06C6: case 0x06CE: case 0x06D5: /* Kurdish */
      t->neighbour++;
      break;
    case 0xE9: case 0xE8: case 0xEA: case 0xE0: case 0xC9: case 0xC0: case 0xF9: case 0xF4: case 0x153:
      t->own[SYR_FR]++;
      break;
    case 0x131: case 0x130: case 0x11F: case 0x15F: case 0x15E:
      t->own[SYR_TR]++;
      break;
    case 0xDF: case 0xE4: case 0xC4:
      t->own[SYR_DE]++;
      break;
    case 0xF1: case 0xD1: case 0xE3: case 0xF5: case 0xF2: case 0xEC: /* Spanish, Portuguese, Italian */
    case 0xE5: case 0xC5: case 0xF8: case 0xD8: case 0x0219: case 0x0218: case 0x021B: case 0x0103: /* Nordic, Romanian */
    case 0x0142: case 0x0105: case 0x0119: case 0x015B: case 0x017C: case 0x017A: case 0x0144: case 0x0107: /* Polish */
    case 0x010D: case 0x0161: case 0x017E: case 0x0159: case 0x011B: case 0x016F: case 0x0151: case 0x0171: /* Czech, Hungarian */
      t->foreign++;
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

#define NEIGHBOUR 50 /* one such letter in so many, and the language is another; in Ukrainian and Persian they are one in ten */

static void by_script (const sample *t, syr_guess *g) {
  const unsigned all = t->latin + t->cyrillic + t->arabic + t->other, most = t->cyrillic > t->arabic ? t->cyrillic : t->arabic;
  g->second = SYR_UND;
  if (t->other > most) {
    g->score = (double)t->other / all;
    return;
  }
  g->lang = t->cyrillic > t->arabic ? SYR_RU : SYR_AR;
  g->score = (double)most / all;
  if (t->neighbour * NEIGHBOUR > most) {
    g->second = g->lang;
    g->lang = SYR_UND;
  }
}

/* The most small words of any neighbour that has no rules. */
static unsigned foreign_words (const sample *t) {
  unsigned most = 0, i;
  for (i = 0; syr_lang_foreign[i]; i++) {
    const unsigned n = small_words(t, syr_lang_foreign[i]);
    if (n > most) most = n;
  }
  return most;
}

/* So much for one language that no neighbour can have more: three words in eight are small ones of
** it. Half of most texts are; of a neighbour's words one in four is at most. */
static int is_plain (const sample *t, unsigned best) {
  return best * 4 >= t->words * 3;
}

static void by_words (const sample *t, syr_guess *g) {
  static const syr_lang latin[] = { SYR_FR, SYR_EN, SYR_DE, SYR_TR };
  unsigned best = 0, next = 0, foreign, i;
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
  foreign = is_plain(t, best) ? 0 : 2 * foreign_words(t) + t->foreign;
  if (foreign > best) {
    g->second = g->lang;
    g->lang = SYR_UND;
    g->score = certainty(foreign, best);
  }
  else
    g->score = certainty(best, foreign > next ? foreign : next);
}

void syr_lang_guess (const char *s, size_t n, syr_guess *g) {
  sample t;
  g->lang = g->second = SYR_UND;
  read_sample(&t, (const uint8_t *)s, n < SAMPLE ? n : SAMPLE);
  if (t.cyrillic > t.latin || t.arabic > t.latin || t.other > t.latin)
    by_script(&t, g);
  else
    by_words(&t, g);
}
