/*
** syr_tailor.c - what other languages than French do at an apostrophe or a stop
**
** In a file of their own so that the French path stays short; each is asked
** after a test of the language.
*/
#include <string.h>

#include "syr_lang.h"
#include "syr_token.h"

#define MAXLOOK 128 /* bytes */

static syr_lang lang (const syr_scan *k) {
  return k->o->lang;
}

/* ---------------------------------------------------------------- apostrophes */

/* English, with the option: did|n't, Assad|'s. The mark at p stands in a word that
** begins at b and goes on at next. */
int syr_tailor_contraction (syr_scan *k, size_t b, size_t p, size_t next) {
  size_t z, at = p;
  z = syr_word_end(k, next, 4);
  if (!syr_lang_contraction(lang(k), k->s + next, z - next)) return 0;
  if (z - next == 1 && (k->s[next] | 0x20) == 't') {
    if (p - b < 2 || (k->s[p - 1] | 0x20) != 'n') return 0;
    at = p - 1;
  }
  syr_cut(k, at);
  if (at < p) syr_join(k, p);
  syr_join(k, next);
  if (at == p) syr_patch_kind(k, p, SYR_WORD);
  return 1;
}

/* The plural's apostrophe: the Palestinians' land. It is a closing mark when one
** opened in the last few words. */
int syr_tailor_plural (const syr_scan *k, size_t p) {
  size_t q = p, low = p > MAXLOOK ? p - MAXLOOK : 0;
  if (k->s[p] != '\'' || (k->s[p - 1] | 0x20) != 's') return 0;
  if (syr_byte(k, p + 1) != ' ' || syr_case_at(k, p + 2) >= 0) return 0;
  while (q > low && k->s[q - 1] != '\n') {
    q--;
    if (k->s[q] == '\'' && (q == 0 || !syr_isword_before(k, q))) return 0;
  }
  return 1;
}

/* Ich find's gut, er hat 's: a German es that has lost its beginning. */
int syr_tailor_lone (const syr_scan *k, size_t p, size_t next) {
  return syr_byte(k, next) == 's' && !syr_isword_at(k, next + 1)
    && (p == 0 || syr_sort_before(k, p) == SYR_S_SPACE) && k->s[p] == '\'';
}

/* ---------------------------------------------------------------- full stops */

/* The length of the letter at p. */
size_t syr_letter_at (const syr_scan *k, size_t p) {
  unsigned len;
  return syr_sort_at(k, p, &len) == SYR_S_LETTER ? len : 0;
}

/* z. B., d. h., i. d. R.: one letter and a stop, twice or more. */
int syr_tailor_letters (const syr_scan *k, size_t b, size_t p) {
  size_t z, next;
  if (b + syr_letter_at(k, b) != p) return 0;
  if (b > 2 && k->s[b - 1] == ' ' && k->s[b - 2] == '.' && !syr_bit(k->begin, b - 2)) {
    next = syr_utf8_back(k->s, b - 2);
    if (syr_bit(k->begin, next)) return 1; /* a letter that kept its stop */
  }
  next = syr_next_word(k, p + 1, &z);
  if (lang(k) == SYR_DE && next && z - next == 3 && !memcmp(k->s + next, "Chr", 3)) return 1; /* v. Chr. */
  return next && z == next + syr_letter_at(k, next) && syr_byte(k, z) == '.';
}

/* A capital and up to three small letters at p: where they end, or 0. */
static size_t short_capitalised (const syr_scan *k, size_t p) {
  size_t z = p + 1;
  if (syr_case_at(k, p) <= 0) return 0;
  while (z - p < 5 && syr_isalpha(syr_byte(k, z)) && k->s[z] & 0x20) z++;
  return z - p < 5 && !syr_isword_at(k, z) ? z : 0;
}

/* Ph.D., M.Sc., D.Phil.: a letter and a short word, or the other way round, with a stop each. */
int syr_tailor_degree (syr_scan *k, size_t b, size_t p) {
  const size_t left = short_capitalised(k, b), z = short_capitalised(k, p + 1);
  if (left != p || !z || syr_byte(k, z) != '.' || syr_isword_at(k, z + 1)) return 0;
  if (p - b > 1 && z - p > 2) return 0;
  syr_join(k, p);
  syr_join(k, p + 1);
  syr_join(k, z);
  k->done = z + 1;
  return 1;
}

/* Nothing but white space between the line's beginning and b. */
static int is_line_start (const syr_scan *k, size_t b) {
  while (b && (k->s[b - 1] == ' ' || k->s[b - 1] == '\t')) b--;
  return b == 0 || k->s[b - 1] == '\n' || k->s[b - 1] == '\r';
}

/* 3. 10. 2016: the day and the month of a date; the number that ends at p is one of them, z the end of the
** number at next. */
static int is_date (const syr_scan *k, size_t b, size_t next, size_t z) {
  if (z - next <= 2) return syr_byte(k, z) == '.';
  return z - next == 4 && b > 1 && k->s[b - 1] == ' ' && k->s[b - 2] == '.' && !syr_bit(k->begin, b - 2);
}

/* II. Weltkrieg, IV. Murat: a Roman numeral with its stop is an ordinal, where a name or a word follows. */
int syr_tailor_roman (const syr_scan *k, size_t b, size_t p) {
  const syr_language *l = syr_language_of(lang(k));
  size_t q, z, next;
  if (!l->dotordinal || p - b < 2 || p - b > 6 || is_line_start(k, b)) return 0;
  for (q = b; q < p; q++)
    if (k->s[q] != 'I' && k->s[q] != 'V' && k->s[q] != 'X' && k->s[q] != 'L') return 0;
  next = syr_next_word(k, p + 1, &z);
  return next && !syr_isdigit(k->s[next]) && !syr_listed(&l->starter, k->s + next, z - next, 1);
}

/* 3. Januar, 19. yüzyıl: one or two digits and a stop are an ordinal where a word
** of the sentence follows. A function word with a capital begins a sentence. */
int syr_tailor_ordinal (const syr_scan *k, size_t p) {
  const syr_language *l = syr_language_of(lang(k));
  size_t b = p, z, next;
  while (b && p - b < 3 && syr_isdigit(k->s[b - 1])) b--;
  if (!l->dotordinal || p - b > 2 || !syr_bit(k->begin, b)) return 0;
  next = syr_next_word(k, p + 1, &z);
  if (!next || syr_isdigit(k->s[next])) return next && is_date(k, b, next, z);
  if (syr_case_at(k, next) <= 0 || is_line_start(k, b)) return 1;
  return !syr_listed(&l->starter, k->s + next, z - next, 1);
}
