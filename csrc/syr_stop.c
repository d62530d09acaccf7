/*
** syr_stop.c - full stops: which belong to the word before them
**
** Initials, acronyms, abbreviations of each kind (syr_lang.h), ordinals, addresses.
** Whether a stop that a word keeps ends the sentence too is asked in syr_sentence.c.
*/
#include <string.h>

#include "syr_lang.h"
#include "syr_token.h"

#define MAXLOOK 64 /* bytes */

static syr_lang lang (const syr_scan *k) {
  return k->o->lang;
}

static void run_of_dots (syr_scan *k, size_t p) {
  size_t z = p + 1;
  while (z < k->n && k->s[z] == '.') syr_join(k, z++);
  k->done = z;
}

/* The letter that ends at p: where it begins, or p when there is none. */
static size_t letter_before (const syr_scan *k, size_t p) {
  const size_t b = p ? (k->s[p - 1] < 0x80 ? p - 1 : syr_utf8_back(k->s, p)) : 0;
  return b < p && b + syr_letter_at(k, b) == p ? b : p;
}

/* The token that begins at b ends in letter-dot-letter at p: U.S, S.A.N.A, J.-C, C.E.A with accents. */
static int is_initials (const syr_scan *k, size_t b, size_t p) {
  unsigned letters = 0;
  size_t q;
  if (p - b > 24 || p - b < 3 || (k->s[p - 1] < 0x80 && k->s[p - 2] != '.' && k->s[p - 2] != '-')) return 0;
  for (;; p = q - 1) {
    q = letter_before(k, p);
    if (q == p || q < b) return 0;
    letters++;
    if (q > b && k->s[q - 1] == '-') q--;
    if (q == b) return letters > 1;
    if (k->s[q - 1] != '.' || syr_bit(k->begin, q - 1)) return 0;
  }
}

/* The word after the white space at p (same line): its start and end, or 0. */
size_t syr_next_word (const syr_scan *k, size_t p, size_t *z) {
  unsigned len;
  size_t from = p;
  while (syr_sort_at(k, p, &len) == SYR_S_SPACE && len && k->s[p] != '\n' && p - from < 8) p += len;
  if (p == from || !syr_isword_at(k, p)) return 0;
  *z = syr_word_end(k, p, MAXLOOK);
  if (syr_byte(k, *z) == '\'') ++*z;
  return p;
}

/* A name may begin at b: after a mark, a function word or at a line's start; not after a noun, as
** the letter of "plan B." */
static int may_begin_name (const syr_scan *k, size_t b) {
  size_t a = b, w;
  while (a && k->s[a - 1] == ' ' && b - a < 4) a--;
  if (!a || !syr_isword_before(k, a)) return 1;
  w = syr_token_start(k, a - 1);
  return syr_lang_starter(lang(k), k->s + w, a - w);
}

/* B. Le Maire, A. De Blasio: the function word at `next` is half of a name. Les and Des are not: they
** begin sentences about many. */
static int is_articled_name (const syr_scan *k, size_t b, size_t next, size_t z) {
  size_t end, more;
  if (lang(k) != SYR_FR || z - next != 2 || (k->s[next] != 'L' && k->s[next] != 'D')) return 0;
  more = syr_next_word(k, z, &end);
  return more && syr_case_at(k, more) > 0 && may_begin_name(k, b);
}

/* One capital letter before a stop is an initial when a name, a number or a
** lower-case word follows: J. Chirac, L. 642-3. A function word begins a
** sentence: "le plan B. Les ...". */
static int is_initial (const syr_scan *k, size_t b, size_t p) {
  size_t z, next;
  if (b + (k->s[b] >= 0xC0 ? 2 : 1) != p || syr_case_at(k, b) <= 0) return 0;
  if (k->s[b] == 'M' && p - b == 1) return 1; /* Monsieur */
  if (syr_byte(k, p + 1) == '-') return syr_case_at(k, p + 2) > 0;
  next = syr_next_word(k, p + 1, &z);
  if (!next) return 0;
  if (z == next + syr_letter_at(k, next) && syr_byte(k, z) == '.') return 1; /* J. A. Martin */
  return syr_case_at(k, next) <= 0 || !syr_lang_starter(lang(k), k->s + next, z - next) || is_articled_name(k, b, next, z);
}

/* art. 3, vol. 2, ex. : words that are abbreviations only before what counts. */
static int is_counted (const syr_scan *k, size_t b, size_t p) {
  size_t z, next;
  const uint8_t first = syr_byte(k, p + 2), second = syr_byte(k, p + 3);
  if (syr_byte(k, p + 1) == ' ' && syr_isalpha(first) && (first & 0x20 || (syr_isalpha(second) && second & 0x20))) return 0; /* a word */
  if (!syr_lang_counter(lang(k), k->s + b, p - b)) return 0;
  next = syr_next_word(k, p + 1, &z);
  return next && (syr_isdigit(k->s[next]) || (z - next <= 4 && syr_case_at(k, next) > 0 && syr_case_at(k, z - 1) > 0));
}

/* U.S, p.m, N.1, E.U with an accent: one letter on either side of the stop at p, or a digit behind it. */
static int is_letters (const syr_scan *k, size_t b, size_t p) {
  size_t left, right;
  if (k->s[p - 1] < 0x80 && p - 1 > b && k->s[p - 2] != '.' && k->s[p - 2] != '-') return 0; /* most are words */
  left = letter_before(k, p);
  right = syr_isdigit(syr_byte(k, p + 1)) ? 1 : syr_letter_at(k, p + 1);
  if (left == p || !right || syr_isword_at(k, p + 1 + right)) return 0;
  return left == b || k->s[left - 1] == '.' || (k->s[left - 1] == '-' && left > 1 && k->s[left - 2] == '.');
}

/* The letter at b is none of an enumeration (A et B.) and no unit (48 C.). */
static int is_alone (const syr_scan *k, size_t b) {
  if (!b) return 1;
  if (b < 3 || k->s[b - 1] != ' ') return k->s[b - 1] == '\n' || k->s[b - 1] == '(' || k->s[b - 1] == '"';
  return memcmp(k->s + b - 3, "et", 2) != 0 && memcmp(k->s + b - 3, "ou", 2) != 0;
}

/* J.Chirac, J.-P.Raffarin: initials, and a name that has lost its space. */
static int is_glued_initial (const syr_scan *k, size_t b, size_t p) {
  const size_t z = syr_word_end(k, p + 1, MAXLOOK);
  if (lang(k) != SYR_FR || syr_case_at(k, b) <= 0 || syr_case_at(k, p + 1) <= 0 || z - p < 4) return 0;
  if (syr_lang_starter(lang(k), k->s + p + 1, z - p - 1)) return 0;
  return (b + syr_letter_at(k, b) == p && is_alone(k, b) && may_begin_name(k, b)) || is_initials(k, b, p);
}

/* M.de Villepin */
static int is_title_of (const syr_scan *k, size_t b, size_t p) {
  const size_t z = syr_word_end(k, p + 1, 4);
  return z - p == 3 && k->s[p + 1] == 'd' && syr_lang_title(lang(k), k->s + b, p - b);
}

static void dot_in_word (syr_scan *k, size_t b, size_t p) {
  if (is_letters(k, b, p)) {
    syr_join(k, p);
    syr_join(k, p + 1);
    return;
  }
  if (syr_web_domain(k, b, p) || syr_web_file(k, b, p)) return;
  if (lang(k) == SYR_EN && syr_tailor_degree(k, b, p)) {}
  else if ((syr_lang_abbreviation(lang(k), k->s + b, p - b) && (syr_case_at(k, p + 1) >= 0 || is_title_of(k, b, p)))
      || is_glued_initial(k, b, p))
    syr_join(k, p); /* M.Dupont, p.10 */
}

/* c.-à-d. is c'est-à-dire: one word. */
static int is_that_is (syr_scan *k, size_t p) {
  static const char rest[] = ".-\xC3\xA0-d.";
  size_t n = sizeof rest - 1;
  if ((k->s[p - 1] | 0x20) != 'c' || syr_isword_before(k, p - 1)) return 0;
  if (k->n - p < n || memcmp(k->s + p, rest, n) != 0) return 0;
  syr_whole(k, p - 1, p + n, SYR_WORD);
  return 1;
}

/* A stop after a digit. */
static void dot_after_digit (syr_scan *k, size_t p) {
  if (syr_isdigit(syr_byte(k, p + 1))) {
    if (syr_number_date(k, p)) return;
    syr_join(k, p);
    syr_join(k, p + 1);
  }
  else if (lang(k) != SYR_FR && syr_tailor_ordinal(k, p))
    syr_join(k, p);
  else if (syr_isalpha(syr_byte(k, p + 1)))
    syr_web_domain(k, syr_token_start(k, p - 1), p); /* europe1.fr */
}

/* A digit behind the space at p, in front of the space before b. Plain spaces at once: this is asked at every stop. */
static int is_digit_after (const syr_scan *k, size_t p) {
  size_t z, next;
  if (syr_byte(k, p) == ' ') return syr_isdigit(syr_byte(k, p + 1));
  next = syr_byte(k, p) >= 0x80 ? syr_next_word(k, p, &z) : 0;
  return next && syr_isdigit(k->s[next]);
}

static int is_digit_before (const syr_scan *k, size_t b) {
  if (b < 2) return 0;
  return k->s[b - 1] == ' ' ? syr_isdigit(k->s[b - 2]) : k->s[b - 1] >= 0x80 && syr_number_before(k, b);
}

/* 3 sept. 2016, DAMAS, 12 janv. (AFP): a month beside a number. */
static int is_month (const syr_scan *k, size_t b, size_t p) {
  return (is_digit_after(k, p + 1) || is_digit_before(k, b)) && syr_lang_month(lang(k), k->s + b, p - b);
}

/* In capitals, MME. or ART. 5, as in small letters. */
static int is_capitals (const syr_scan *k, size_t b, size_t p) {
  int counts;
  size_t z, next;
  const uint8_t last = k->s[p - 1];
  if (p - b < 2 || (last < 0x80 ? !syr_isalpha(last) || last & 0x20 : syr_case_at(k, p - 2) <= 0) || syr_case_at(k, b) <= 0) return 0;
  next = syr_next_word(k, p + 1, &z);
  return next && (syr_lang_capitals(lang(k), k->s + b, p - b, &counts) || (counts && syr_isdigit(k->s[next])));
}

/* A unit's symbol has no stop: 120 mm. */
static int is_abbreviation (const syr_scan *k, size_t b, size_t p) {
  if (syr_lang_abbreviation(lang(k), k->s + b, p - b)) return !syr_lang_unit(lang(k), k->s + b, p - b) || !syr_number_before(k, b);
  return is_month(k, b, p) || is_capitals(k, b, p);
}

void syr_stop (syr_scan *k, size_t p) {
  size_t b;
  if (syr_byte(k, p + 1) == '.') {
    run_of_dots(k, p);
    return;
  }
  if (!p || !syr_isword_before(k, p) || is_that_is(k, p)) return;
  if (syr_isdigit(k->s[p - 1])) {
    dot_after_digit(k, p);
    return;
  }
  b = syr_token_start(k, p - 1);
  if (p - b > MAXLOOK) return;
  if (syr_isword_at(k, p + 1))
    dot_in_word(k, b, p);
  else if (is_abbreviation(k, b, p) || is_initials(k, b, p) || is_initial(k, b, p)
      || (lang(k) != SYR_FR && (syr_tailor_letters(k, b, p) || syr_tailor_roman(k, b, p)))
      || is_counted(k, b, p))
    syr_join(k, p);
}
