/*
** syr_number.c - events among digits: groups, times, dates, units, signs
*/
#include <string.h>

#include "syr_lang.h"
#include "syr_token.h"

/* How many digits end before p; stops counting at 8. */
static size_t digits_before (const syr_scan *k, size_t p) {
  size_t w = p >> 6, n = p & 63;
  uint64_t eight = (n ? k->digit[w] << (64 - n) : 0) | (w ? k->digit[w - 1] >> n : 0); /* p - 1 is the top bit */
  return (size_t)__builtin_clzll(~eight | (uint64_t)1 << 55);
}

static size_t digits_at (const syr_scan *k, size_t p) {
  uint64_t eight;
  if (p >= k->n) return 0;
  eight = k->digit[p >> 6] >> (p & 63) | k->digit[(p >> 6) + 1] << 1 << (63 - (p & 63));
  return (size_t)__builtin_ctzll(~eight | 0x100);
}

/* The n digits at p as a number, n at most 4. */
static unsigned value_at (const syr_scan *k, size_t p, size_t n) {
  unsigned v = 0;
  for (; n; n--) v = 10 * v + (unsigned)(k->s[p++] - '0');
  return v;
}

/* The `left` digits that end before p are the last group of a number: 10 000. */
static int is_group (const syr_scan *k, size_t p, size_t left) {
  const size_t b = p - left;
  return left == 3 && b > 1 && !syr_bit(k->begin, b) && syr_bit(k->inside, b - 1)
    && (k->s[b - 1] == ' ' || syr_sort_before(k, b) == SYR_S_SPACE);
}

/* The number that begins at b, after a hyphen, is the upper end of a range: 800-1 200, 10 000-15 000.
** Of two numbers: 2018-05-12 is none, nor is 1998-2000. */
static int ends_range (const syr_scan *k, size_t b) {
  size_t left, a;
  if (k->s[b - 1] != '-') return 0;
  left = digits_before(k, b - 1);
  a = b - 1 - left;
  return is_group(k, b - 1, left) || (left && left <= 3 && syr_bit(k->begin, a));
}

/* What stands at p, after three digits, says that they are no group: 300/2003 and 300.5, but
** not the slash of 10 000/15 000. */
static int goes_on_otherwise (const syr_scan *k, size_t p) {
  size_t n, q;
  unsigned len;
  if (syr_byte(k, p) == '.') return syr_isdigit(syr_byte(k, p + 1));
  if (syr_byte(k, p) != '/') return 0;
  n = digits_at(k, p + 1);
  q = p + 1 + n;
  return n < 1 || n > 3 || syr_sort_at(k, q, &len) != SYR_S_SPACE || digits_at(k, q + len) != 3;
}

/* After a group of three at p, digits that are no group: 11 222 33 44 is a telephone's number. */
static int is_telephone (const syr_scan *k, size_t p) {
  unsigned len = 1;
  if (syr_byte(k, p) != ' ' && syr_sort_at(k, p, &len) != SYR_S_SPACE) return 0;
  return digits_at(k, p + len) == 2 && !syr_isword_at(k, p + len + 2);
}

/* The bytes of the space at p, if it is one of those that most groups have: plain, U+00A0, U+202F. */
static size_t group_space (const syr_scan *k, size_t p) {
  switch (syr_byte(k, p)) {
    case ' ': return 1;
    case 0xC2: return syr_byte(k, p + 1) == 0xA0 ? 2 : 0;
    case 0xE2: return syr_byte(k, p + 1) == 0x80 && syr_byte(k, p + 2) == 0xAF ? 3 : 0;
    default: return 0;
  }
}

/* Groups of three after a group that ends before p: what was asked of that one holds for them. */
static void pass_groups (syr_scan *k, size_t p) {
  size_t len, i;
  for (; (len = group_space(k, p)) != 0 && digits_at(k, p + len) == 3 && !goes_on_otherwise(k, p + len + 3); p += len + 3) {
    for (i = p; i < p + len; i++) {
      syr_fill(k, i);
      syr_join(k, i);
    }
    syr_join(k, p + len);
    k->done = p + len + 1;
  }
}

/*
** Digits, a space, digits: one number when the right group has three digits and
** the left one is such a group already or has one to three and nothing before
** it but the rest of a range. "250 000" is one token, "en 2003 300 soldats" is not, nor are cells of
** a table and numbers of two lines.
*/
int syr_number_group (syr_scan *k, size_t space, size_t p) {
  size_t left = digits_before(k, space), b = space - left, i;
  if (k->s[space] < ' ' || digits_at(k, p) != 3 || left < 1 || left > 3 || syr_language_of(k->o->lang)->nogroup) return 0;
  if (syr_bit(k->begin, b) && (k->s[b] == '0' || is_telephone(k, p + 3))) return 0;
  if (!syr_bit(k->begin, b)) { /* goes on something: only a group before, or a range */
    if (!b || !(is_group(k, space, left) || ends_range(k, b))) return 0;
  }
  else if (b && (k->s[b - 1] == ',' || k->s[b - 1] == '.' || (k->s[b - 1] == '/' && !is_group(k, b - 1, digits_before(k, b - 1))))) return 0;
  if (goes_on_otherwise(k, p + 3)) return 0;
  for (i = space; i < p; i++) syr_fill(k, i);
  syr_join(k, p);
  pass_groups(k, p + 3);
  return 1;
}

/* The word for minutes at p, with no letter after it: its length, or 0. */
static size_t minutes_word (const syr_scan *k, size_t p) {
  size_t n = syr_word_end(k, p, 4) - p;
  const uint8_t *s = k->s + p;
  return (n == 2 && s[0] == 'm' && s[1] == 'n') || (n == 3 && s[0] == 'm' && s[1] == 'i' && s[2] == 'n') ? n : 0;
}

/* 10h-12h: the hyphen at z parts two times. */
static void part_range (syr_scan *k, size_t z) {
  if (syr_byte(k, z) != '-' || !syr_isdigit(syr_byte(k, z + 1))) return;
  syr_cut(k, z);
  syr_cut(k, z + 1);
  k->done = z + 1;
}

/* 15h30, 15h, 1h45min: the letter h after one or two digits. Its pieces as in
** UD, or one token of kind time. */
static int time_of_day (syr_scan *k, size_t b, size_t p) {
  size_t z = p + 1, minutes, word = 0;
  if ((k->s[p] | 0x20) != 'h' || digits_before(k, p) > 2 || p - b > 2) return 0;
  minutes = digits_at(k, z);
  if (minutes != 0 && minutes != 2) return 0;
  z += minutes;
  if (minutes) word = minutes_word(k, z);
  if (!word && syr_isword_at(k, z)) return 0;
  if (k->o->whole)
    syr_whole(k, b, z + word, SYR_TIME);
  else {
    syr_cut(k, p);
    if (minutes) syr_cut(k, p + 1);
    if (word) syr_cut(k, z);
  }
  k->done = z + word;
  part_range(k, z + word);
  return 1;
}

/* Where the white space before p begins (after it ends), if it is one character and no line end; else p. */
static size_t before_space (const syr_scan *k, size_t p) {
  const size_t a = p && syr_sort_before(k, p) == SYR_S_SPACE ? p - 1 : p;
  if (a == p || k->s[a] == '\n' || k->s[a] == '\r') return p;
  return k->s[a] < 0x80 ? a : syr_utf8_back(k->s, p);
}

static size_t after_space (const syr_scan *k, size_t p) {
  unsigned len;
  return syr_sort_at(k, p, &len) == SYR_S_SPACE && k->s[p] != '\n' && k->s[p] != '\r' ? p + len : p;
}

int syr_number_before (const syr_scan *k, size_t b) {
  const size_t a = before_space(k, b);
  return a && a < b && syr_isdigit(k->s[a - 1]);
}

/* 15 h 30, 8 h: the h at p stands alone (option whole). */
static void spaced_time (syr_scan *k, size_t p) {
  const size_t a = before_space(k, p), hours = digits_before(k, a), q = after_space(k, p + 1);
  const int minutes = q > p + 1 && digits_at(k, q) == 2 && !syr_isword_at(k, q + 2) && value_at(k, q, 2) < 60;
  size_t z = minutes ? q + 2 : p + 1, word;
  if (a == p || hours < 1 || hours > 2 || !syr_bit(k->begin, a - hours)) return;
  word = minutes ? after_space(k, z) : z;
  if (minutes && minutes_word(k, word)) z = word + minutes_word(k, word);
  syr_whole(k, a - hours, z, SYR_TIME);
  part_range(k, z);
}

/* Make an event of each h that stands alone, and no token of a percent sign after a digit. */
void syr_number_whole (syr_scan *k) {
  size_t w, words = k->n / 64 + 1;
  const uint8_t *at = k->s, *const end = k->s + k->n;
  for (; (at = memchr(at, 'h', (size_t)(end - at))) != NULL; at++) {
    const size_t p = (size_t)(at - k->s);
    if (p && syr_sort_before(k, p) == SYR_S_SPACE && !syr_isword_at(k, p + 1)) k->event[p >> 6] |= (uint64_t)1 << (p & 63);
  }
  for (w = 0; w < words; w++) { /* what begins right behind a digit */
    uint64_t after = k->begin[w] & ~k->digit[w] & (k->digit[w] << 1 | (w ? k->digit[w - 1] >> 63 : 0));
    for (; after; after &= after - 1) {
      const size_t p = w << 6 | (size_t)__builtin_ctzll(after);
      if (p < k->n && (k->s[p] == '%' || k->s[p] == '$')) syr_join(k, p);
    }
  }
}

/* Digits, and the marks that decimals and groups have: 122, 12,7, 1 500. */
static int is_plain_number (const syr_scan *k, size_t b, size_t p) {
  if (p - b > 32) return 0;
  for (; b < p; b++)
    if (!syr_isdigit(k->s[b]) && k->s[b] != ',' && k->s[b] != '.' && k->s[b] != ' ' && k->s[b] < 0x80) return 0;
  return 1;
}

/* A letter right after digits (ASCII or not), or a digit after a space or sign. */
void syr_number_suffix (syr_scan *k, size_t p) {
  size_t b, z;
  if (!p) return;
  if (!syr_isdigit(k->s[p]) && !syr_isdigit(k->s[p - 1])) {
    spaced_time(k, p);
    return;
  }
  if (syr_isdigit(k->s[p])) { /* a group's next digits, or a sign before */
    if (k->s[p - 1] == '-') {
      if (p == 1 || k->s[p - 2] == '(' || syr_sort_before(k, p - 1) == SYR_S_SPACE) syr_join(k, p);
    }
    else
      syr_number_group(k, p - 1, p);
    return;
  }
  b = syr_token_start(k, p - 1);
  if (!syr_isdigit(k->s[b])) return; /* M5b: letters came first */
  if (time_of_day(k, b, p)) return;
  z = syr_word_end(k, p, 12);
  if (syr_lang_ordinal(k->o->lang, k->s + p, z - p)) return;
  if (!k->o->whole && is_plain_number(k, b, p) && syr_lang_unit(k->o->lang, k->s + p, z - p)) syr_cut(k, p);
}

/* One over something: 1/10, 1/1000, 3/4. Other slashes part: 630/631, 95/35/CE;
** so do numbers after a number: 5 1/10. */
static int is_fraction (const syr_scan *k, size_t b, size_t p, size_t after) {
  if (p - b != 1 || !(after > 1 ? k->s[b] == '1' : k->s[b] < k->s[p + 1])) return 0;
  if (!b || k->s[b - 1] == '\n' || syr_sort_before(k, b) != SYR_S_SPACE) return 1;
  b = syr_utf8_back(k->s, b);
  return !b || !syr_isdigit(k->s[b - 1]);
}

/* A day and a month, in either order: the fifth of March is 05/03 in French and 03/05 in American. */
static int is_day_and_month (unsigned a, unsigned b) {
  return a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12);
}

/* 23/12/2006, 2006-12-23, 23.12.2006, 5/3/06 from b on: where it ends, or 0. A year of two
** digits stands after slashes only: 1.2.06 is a section or a version. */
static size_t date_end (const syr_scan *k, size_t b) {
  const size_t first = digits_at(k, b), p = b + first, second = digits_at(k, p + 1), q = p + 1 + second, third = digits_at(k, q + 1);
  const uint8_t mark = syr_byte(k, p);
  const size_t z = q + 1 + third;
  if (second < 1 || second > 2 || first < 1 || syr_byte(k, q) != mark || syr_isword_at(k, z)) return 0;
  if (syr_byte(k, z) == mark && syr_isdigit(syr_byte(k, z + 1))) return 0;
  if (first == 4)
    return third >= 1 && third <= 2 && is_day_and_month(value_at(k, p + 1, second), value_at(k, q + 1, third)) ? z : 0;
  if (first > 2 || (third != 4 && (third != 2 || mark != '/'))) return 0;
  return is_day_and_month(value_at(k, b, first), value_at(k, p + 1, second)) ? z : 0;
}

int syr_number_date (syr_scan *k, size_t p) {
  const size_t b = syr_token_start(k, p - 1), z = syr_isdigit(k->s[b]) ? date_end(k, b) : 0;
  if (z <= p) return 0;
  syr_whole(k, b, z, SYR_DATE);
  return 1;
}

static void slash (syr_scan *k, size_t b, size_t p, size_t after) {
  if (!syr_number_date(k, p) && is_fraction(k, b, p, after)) {
    syr_join(k, p);
    syr_join(k, p + 1);
  }
}

/* 10:30am: the length of am or pm at p in English, or 0. */
static size_t half_of_day (const syr_scan *k, size_t p) {
  const uint8_t b = syr_byte(k, p) | 0x20;
  return k->o->lang == SYR_EN && (b == 'a' || b == 'p') && (syr_byte(k, p + 1) | 0x20) == 'm' ? 2 : 0;
}

/* A comma, colon or slash with a digit before it. */
void syr_number_joiner (syr_scan *k, size_t p) {
  size_t b, after;
  if (!p || !syr_isdigit(k->s[p - 1])) return;
  after = digits_at(k, p + 1);
  if (!after) return;
  b = syr_token_start(k, p - 1);
  if (k->s[p] == '/') {
    slash(k, b, p, after);
    return;
  }
  syr_join(k, p);
  syr_join(k, p + 1);
  if (k->s[p] == ':' && p - b <= 2 && after == 2 && syr_byte(k, p + 3) != ':') {
    const size_t z = p + 3 + half_of_day(k, p + 3);
    if (!syr_isword_at(k, z)) syr_whole(k, b, z, SYR_TIME);
  }
}

/* A plus sign: +14 after white space is one number. */
void syr_number_sign (syr_scan *k, size_t p) {
  if (p && k->s[p - 1] != '(' && syr_sort_before(k, p) != SYR_S_SPACE) return;
  if (syr_isdigit(syr_byte(k, p + 1))) syr_join(k, p + 1);
}
