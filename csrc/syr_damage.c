/*
** syr_damage.c - what is damage in a run of characters that are not ASCII
**
** Two kinds. A byte of CP1252 that was never converted: "caf\xE9". And UTF-8 that
** was taken for CP1252 and encoded again: "Ã©" for an accented e, "â€™" for an
** apostrophe. Both are told by what cannot be text: a bad byte whose CP1252 letter
** stands in a word, a capital with a tilde and a copyright sign. Where correct
** text could look the same (a capital before a closing mark), it counts only
** beside a case that is sure.
*/
#include <utf8proc.h>

#include "syr_repair.h"

/* CP1252's 80..9F; 0 where it has no character. */
static const uint16_t cp1252[32] = { 0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030,
  0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
  0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178 };

static uint32_t char_of (uint32_t byte) {
  return byte >= 0x80 && byte < 0xA0 ? cp1252[byte - 0x80] : byte;
}

/* The CP1252 byte of a character above ASCII, or 0; the five bytes that have no
** character were taken for controls. */
static uint32_t byte_of (const syr_unit *u) {
  unsigned i;
  if (u->bad) return 0;
  if (u->c >= 0x80 && u->c <= 0xFF) return u->c;
  for (i = 0; i < 32; i++)
    if (cp1252[i] == u->c) return 0x80 + i;
  return 0;
}

/* 1 upper case, -1 lower case, 2 a letter without case, 0 no letter. */
static int letter (uint32_t c) {
  if (c < 0x80) return (c | 0x20) < 'a' || (c | 0x20) > 'z' ? 0 : c & 0x20 ? -1 : 1;
  switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LT: return 1;
    case UTF8PROC_CATEGORY_LL: return -1;
    case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_LM: return 2;
    default: return 0;
  }
}

/* The characters around unit i, as they would be: a bad byte by CP1252. */
static uint32_t around (const syr_run *r, size_t i) {
  return char_of(r->u[i].c);
}

static uint32_t before (const syr_run *r, size_t i) {
  return i ? around(r, i - 1) : r->before;
}

static uint32_t after (const syr_run *r, size_t i) {
  return i + 1 < r->n ? around(r, i + 1) : r->after;
}

/* ---------------------------------------------------------------- CP1252 */

/* Marks that press text has; others (a lone copyright sign) are rather what is
** left of a cut sequence. */
static int is_press_mark (uint32_t b) {
  return b == 0x80 || b == 0x84 || b == 0x85 || b == 0x8B || (b >= 0x91 && b <= 0x97) || b == 0x9B
    || b == 0xA0 || b == 0xA7 || b == 0xAB || b == 0xB0 || b == 0xB7 || b == 0xBB;
}

static int is_bad_mark (const syr_run *r, size_t i) {
  return i < r->n && r->u[i].bad && r->u[i].c < 0xC0 && r->u[i].c != 0xA0 && !letter(around(r, i));
}

/* A letter's byte stands in a word, two together at most (more is another code
** page), or is the word a with a grave accent. */
static int is_letter_in_word (const syr_run *r, size_t i) {
  uint32_t b = r->u[i].c, next = after(r, i), last = before(r, i);
  if (b == 0xC3 || b == 0xD0 || b == 0xDE || b == 0xF0 || b == 0xFE) return 0;
  if (b == 0xC2 || b == 0xC4 || b == 0xC5 || b == 0xE2) return next < 0x80 && letter(next); /* else a cut sequence */
  if (b == 0xFF && !letter(next) && next != '-') return 0; /* no French word ends in a y with two dots */
  if (i >= 2 && r->u[i - 1].bad && r->u[i - 2].bad && letter(last) && letter(around(r, i - 2))) return 0;
  return letter(next) || letter(last) || (b | 0x20) == 0xE0;
}

static int is_plausible (const syr_run *r, size_t i) {
  const syr_unit *u = &r->u[i];
  uint32_t c = char_of(u->c);
  if (u->bad > 1 || c == 0) return 0;
  if (letter(c)) return is_letter_in_word(r, i);
  if (u->c == 0xA0) return 1; /* stands inside guillemets */
  if (u->c == 0xA3) return after(r, i) >= '0' && after(r, i) <= '9'; /* pounds */
  return is_press_mark(u->c) && !is_bad_mark(r, i + 1) && !(i && is_bad_mark(r, i - 1));
}

int syr_damage_plausible (const syr_run *r) {
  size_t i;
  for (i = 0; i < r->n; i++)
    if (r->u[i].bad && !is_plausible(r, i)) return 0;
  return 1;
}

/* A control of 80..9F is CP1252 too, taken for Latin 1; but U+0085 ends a line. */
int syr_damage_is_control (const syr_unit *u) {
  return !u->bad && u->c >= 0x80 && u->c < 0xA0 && u->c != 0x85 && char_of(u->c);
}

void syr_damage_cp1252 (syr_run *r, int bytes) {
  size_t i;
  for (i = 0; i < r->n; i++) {
    syr_unit *u = &r->u[i];
    if (!(u->bad ? bytes : syr_damage_is_control(u))) continue;
    u->c = char_of(u->c);
    u->bad = 0;
    u->kind = SYR_CP1252 + 1;
  }
}

/* ---------------------------------------------------------------- encoded twice */

static int is_tail (uint32_t b) {
  return b >= 0x80 && b < 0xC0;
}

static int is_quote (uint32_t b) {
  return (b >= 0x91 && b <= 0x97) || b == 0x82 || b == 0x84 || b == 0x85 || b == 0x8B || b == 0x9B;
}

/* Marks that may follow a capital in correct text: quotes, dashes, a hard space. */
static int is_common_mark (uint32_t b) {
  return b == 0xA0 || b == 0xAB || b == 0xBB || b == 0xB0 || b == 0xB7 || is_quote(b);
}

/* A capital in a word in capitals or alone in quotes: "IRMÃ»", "„Ä“". */
static int may_be_capital (const syr_run *r, size_t i, size_t used) {
  uint32_t last = before(r, i);
  if (letter(after(r, i + used - 1)) < 0) return 0;
  return letter(last) == 1 || last == 0xA0 || last == 0xAB || last == 0x201E || last == 0x201C || last == '"' || last == '(';
}

/* Leads of combining accents, Greek, Cyrillic, Hebrew and Arabic. */
static int is_other_lead (uint32_t b) {
  return (b >= 0xCC && b <= 0xD1) || (b >= 0xD7 && b <= 0xDB);
}

/* Two units as two bytes: 2 for sure, 1 perhaps, 0 no. */
static int two (const syr_run *r, size_t i, uint32_t b, uint32_t t) {
  if (b == 0xC2 || b == 0xC3) return is_common_mark(t) && may_be_capital(r, i, 2) ? 1 : 2;
  if (b == 0xC4 || b == 0xC5) { /* Turkish, Polish, the French ligature */
    int next = letter(after(r, i + 1));
    return is_common_mark(t) ? (next < 0 ? 2 : 0) : next || letter(before(r, i)) ? 2 : 1;
  }
  if (!is_other_lead(b)) return 0;
  if (i + 3 >= r->n) return 1; /* sure when two follow each other */
  return is_other_lead(byte_of(&r->u[i + 2])) && is_tail(byte_of(&r->u[i + 3])) ? 2 : 1;
}

/* The sequence at unit i: how many units (0: none), its character, how sure. */
static size_t sequence (const syr_run *r, size_t i, uint32_t *c, int *sure) {
  uint32_t b[4] = { 0 };
  size_t k, have = 0;
  for (k = 0; k < 4 && i + k < r->n; k++, have++) {
    b[k] = byte_of(&r->u[i + k]);
    if (!b[k] || (k && !is_tail(b[k]))) break;
  }
  *sure = 2;
  if (have >= 2 && b[0] >= 0xC2 && b[0] < 0xE0) {
    *c = char_of((b[0] & 0x1F) << 6 | (b[1] & 0x3F));
    *sure = two(r, i, b[0], b[1]);
    return *c && *sure ? 2 : 0;
  }
  if (have >= 3 && ((b[0] == 0xE2 && b[1] < 0xA0 && (b[1] <= 0x84 || !is_quote(b[1]))) || (b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF))) {
    *c = (b[0] & 0xF) << 12 | (b[1] & 0x3F) << 6 | (b[2] & 0x3F);
    return 3;
  }
  if (have >= 4 && b[0] == 0xF0 && b[1] == 0x9F) {
    *c = (b[1] & 0x3F) << 12 | (b[2] & 0x3F) << 6 | (b[3] & 0x3F);
    return 4;
  }
  if (have == 2 && b[0] == 0xE2 && b[1] == 0x80 && i + 2 == r->n) { /* its last byte had no character */
    *c = 0x201D;
    *sure = 1;
    return 2;
  }
  return 0;
}

/* A capital A with a tilde before a space: the hard space that was the second
** half of an a with a grave accent became a plain one. */
static int is_lost_grave (const syr_run *r, size_t i) {
  return r->u[i].c == 0xC3 && !r->u[i].bad && i + 1 == r->n && (r->after == ' ' || r->after == 0) && letter(before(r, i)) != 1;
}

/* The same as a word by itself, "il est Ã Alep", is nothing else: the commonest small word of French with an
** accent, and no word of any language. */
static int is_lost_word (const syr_run *r) {
  return r->n == 1 && r->before == ' ' && r->after == ' ' && is_lost_grave(r, 0);
}

int syr_damage_is_double (const syr_run *r) {
  size_t i;
  if (is_lost_word(r)) return 1;
  for (i = 0; i < r->n; i++) {
    uint32_t c;
    int sure;
    if (sequence(r, i, &c, &sure) && sure == 2) return 1;
  }
  return 0;
}

size_t syr_damage_undo (syr_run *r, int all) {
  size_t i = 0, out = 0, undone = 0;
  while (i < r->n) {
    uint32_t c = 0;
    int sure = 0;
    size_t used = sequence(r, i, &c, &sure);
    syr_unit u = r->u[i];
    if (used && !all && sure < 2) used = 0;
    if (!used && all && is_lost_grave(r, i)) {
      c = 0xE0;
      used = 1;
    }
    if (used) {
      u.c = c;
      u.end = r->u[i + used - 1].end;
      u.kind = SYR_DOUBLE + 1;
      undone++;
    }
    i += used ? used : 1;
    r->u[i - 1] = u; /* what the next one has before it */
    r->u[out++] = u;
  }
  r->n = out;
  return undone;
}
