/*
** syr_lang.c - the languages, and looking words up in their lists
*/
#include <string.h>

#include "syr_lang.h"
#include "syr_token.h"

static const syr_language *const language[SYR_NLANG] = {
  [SYR_UND] = &syr_language_und, [SYR_FR] = &syr_language_fr, [SYR_EN] = &syr_language_en,
  [SYR_DE] = &syr_language_de, [SYR_RU] = &syr_language_ru, [SYR_TR] = &syr_language_tr,
  [SYR_AR] = &syr_language_ar };

const syr_language *syr_language_of (syr_lang l) {
  return language[(unsigned)l < SYR_NLANG ? l : SYR_UND];
}

const char *syr_lang_tag (syr_lang l) {
  return syr_language_of(l)->tag;
}

/* Lower case for the letters that the lists have: Latin 1 and Russian. */
static void lower_at (uint8_t *b, size_t i) {
  if (b[i] >= 'A' && b[i] <= 'Z') b[i] |= 0x20;
  else if (i == 0) return;
  else if (b[i - 1] == 0xC3 && b[i] >= 0x80 && b[i] <= 0x9E) b[i] |= 0x20;
  else if (b[i - 1] == 0xD0 && b[i] >= 0x90 && b[i] <= 0x9F) b[i] |= 0x20;
  else if (b[i - 1] == 0xD0 && b[i] >= 0xA0 && b[i] <= 0xAF) {
    b[i - 1] = 0xD1;
    b[i] &= 0x8F;
  }
}

/* The n bytes of a word, 1 to 8, in one machine word, the first one lowest. */
static uint64_t load (const uint8_t *w, size_t n) {
  uint32_t lo, hi;
  if (n < 4) return w[0] | (uint64_t)w[n / 2] << 8 * (n / 2) | (uint64_t)w[n - 1] << 8 * (n - 1);
  memcpy(&lo, w, 4);
  memcpy(&hi, w + n - 4, 4);
  return lo | (uint64_t)hi << 8 * (n - 4);
}

#define EACH(b) (0x0101010101010101u * (b))

/* A word in lower case; eight ASCII letters at once. */
static uint64_t lower (uint64_t x, const uint8_t *w, size_t n) {
  uint8_t b[SYR_LISTED] = { 0 };
  size_t i;
  if (!(x & EACH(0x80))) return x | ((x + EACH(0x80 - 'A')) & ~(x + EACH(0x7F - 'Z')) & EACH(0x80)) >> 2;
  memcpy(b, w, n);
  for (i = 0; i < n; i++) lower_at(b, i);
  return load(b, n);
}

/* The words of a list ascend when their bytes are read as one number, big end first. */
static inline uint64_t big_end (uint64_t x) {
  return __builtin_bswap64(x);
}

static inline uint64_t word_at (const syr_list *l, size_t i) {
  uint64_t x;
  memcpy(&x, l->word[i], SYR_LISTED);
  return x;
}

int syr_listed (const syr_list *l, const uint8_t *w, size_t n, int fold) {
  uint64_t x;
  size_t i = 0, many = l->n;
  if (n > SYR_LISTED || n == 0 || many == 0) return 0;
  x = load(w, n);
  if (fold) x = lower(x, w, n);
  while (many > 1) { /* no branch but the loop's own, which is always the same for a list */
    size_t half = many / 2;
    i = big_end(word_at(l, i + half)) <= big_end(x) ? i + half : i;
    many -= half;
  }
  return word_at(l, i) == x;
}

int syr_lang_elision (syr_lang l, const uint8_t *w, size_t n) {
  return syr_listed(&language[l]->elision, w, n, 1);
}

int syr_lang_clitic (syr_lang l, const uint8_t *w, size_t n) {
  return syr_listed(&language[l]->clitic, w, n, 1);
}

int syr_lang_noclitic (syr_lang l, const uint8_t *w, size_t n) {
  return syr_listed(&language[l]->noclitic, w, n, 1);
}

int syr_lang_contraction (syr_lang l, const uint8_t *w, size_t n) {
  return syr_listed(&language[l]->contraction, w, n, 1);
}

int syr_lang_prefix (syr_lang l, const uint8_t *w, size_t n) {
  return syr_listed(&language[l]->prefix, w, n, 1);
}

int syr_lang_abbreviation (syr_lang l, const uint8_t *w, size_t n) {
  return syr_listed(&language[l]->abbreviation, w, n, 0);
}

int syr_lang_counter (syr_lang l, const uint8_t *w, size_t n) {
  return syr_listed(&language[l]->counter, w, n, 0);
}

int syr_lang_month (syr_lang l, const uint8_t *w, size_t n) {
  return syr_listed(&language[l]->month, w, n, 1);
}

int syr_lang_measure (syr_lang l, const uint8_t *w, size_t n) {
  return syr_listed(&language[l]->measure, w, n, 0);
}

/* DR., MME., ART.: the word w in small letters but for its first one, then in small letters. */
int syr_lang_capitals (syr_lang l, const uint8_t *w, size_t n, int *counts) {
  uint8_t b[SYR_LISTED];
  size_t i;
  *counts = 0;
  if (n < 2 || n > SYR_LISTED) return 0;
  memcpy(b, w, n);
  for (i = 1 + (w[0] >= 0xC0); i < n; i++) lower_at(b, i);
  if (syr_lang_title(l, b, n)) return 1;
  *counts = syr_listed(&language[l]->counter, w, n, 1);
  return 0;
}

int syr_lang_title (syr_lang l, const uint8_t *w, size_t n) {
  return syr_listed(&language[l]->title, w, n, 0);
}

int syr_lang_final (syr_lang l, const uint8_t *w, size_t n) {
  return syr_listed(&language[l]->final, w, n, 0);
}

/* An elided word is given with its apostrophe, which counts for nothing. */
int syr_lang_starter (syr_lang l, const uint8_t *w, size_t n) {
  if (n > 3 && !memcmp(w + n - 3, "\xE2\x80\x99", 3)) n -= 3;
  else if (n > 1 && w[n - 1] == '\'') n--;
  return syr_listed(&language[l]->starter, w, n, 1);
}

int syr_lang_ordinal (syr_lang l, const uint8_t *w, size_t n) {
  return syr_listed(&language[l]->ordinal, w, n, 1);
}

int syr_lang_unit (syr_lang l, const uint8_t *w, size_t n) {
  if (n > 2 && w[n - 2] == 0xC2 && (w[n - 1] | 1) == 0xB3) n -= 2; /* squared, cubed */
  return syr_listed(&language[l]->unit, w, n, 0);
}
