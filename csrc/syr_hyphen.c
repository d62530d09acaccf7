/*
** syr_hyphen.c - hyphens: pronouns after a verb, names, compounds
*/
#include <string.h>

#include "syr_lang.h"
#include "syr_token.h"

static syr_lang lang (const syr_scan *k) {
  return k->o->lang;
}

/* The length of the space before b, not counting line ends: 0 for none. */
static size_t space_before (const syr_scan *k, size_t b) {
  size_t a;
  if (!b || k->s[b - 1] == '\n' || syr_sort_before(k, b) != SYR_S_SPACE) return 0;
  a = syr_utf8_back(k->s, b);
  return b - a;
}

/* Kim Jong-il, and not Peut-il: a capitalised word after a word is a name. */
static int is_name_in_sentence (const syr_scan *k, size_t b) {
  size_t space;
  if (syr_case_at(k, b) <= 0 || syr_case_at(k, b + 1) >= 0) return 0;
  space = space_before(k, b);
  return space && syr_isword_before(k, b - space);
}

/* The length of the hyphen at p: 1, 3 outside ASCII, 0 for none. */
static size_t hyphen_at (const syr_scan *k, size_t p) {
  if (syr_byte(k, p) == '-') return 1;
  return syr_byte(k, p) == 0xE2 && syr_byte(k, p + 1) == 0x80 && (syr_byte(k, p + 2) | 1) == 0x91 ? 3 : 0;
}

/* The pronoun after the hyphen at p, with the t of a-t-il: where it ends, or 0. */
static size_t clitic_end (const syr_scan *k, size_t p) {
  const uint8_t *s = k->s;
  size_t a = p + hyphen_at(k, p), z, t = 0;
  if ((syr_byte(k, a) | 0x20) == 't') t = hyphen_at(k, a + 1);
  if (t) a += t + 1;
  for (z = a; z < k->n && syr_isalpha(s[z]) && z - a < 6;) {
    z++;
    if (syr_case_at(k, z - 1) < 0 && syr_case_at(k, z) > 0) break; /* Contactez-nousEnvie */
  }
  if (!syr_lang_clitic(lang(k), s + a, z - a)) return 0;
  if (t && (s[a] | 0x20) != 'i' && (s[a] | 0x20) != 'e' && (s[a] | 0x20) != 'o') return 0;
  return z < k->n && syr_isword_at(k, z) && syr_case_at(k, z) <= 0 ? 0 : z;
}

/* Half of the words after a hyphen begin with a letter that no pronoun begins with. */
static int may_be_clitic (uint8_t first) {
#define L(c) 1u << (c - 'a')
  const uint32_t letters = L('c') | L('e') | L('i') | L('j') | L('l') | L('m') | L('n') | L('o') | L('t') | L('v') | L('y');
#undef L
  return syr_isalpha(first) && letters >> ((first | 0x20) - 'a') & 1;
}

/* A pronoun begins at the hyphen p. In a-t-il the other hyphen is decided with it. */
static void cut_clitic (syr_scan *k, size_t p) {
  syr_cut(k, p);
  if ((k->s[p + 1] | 0x20) != 't' || syr_byte(k, p + 2) != '-') return;
  syr_join(k, p + 2);
  syr_join(k, p + 3);
  k->done = p + 3;
}

/* The hyphen at p may bring a pronoun: dit-il, a-t-on. Cuts before the hyphen. */
static void clitic (syr_scan *k, size_t b, size_t p) {
  size_t z, more;
  const uint8_t *s = k->s;
  if (!may_be_clitic(syr_byte(k, p + hyphen_at(k, p)))) return;
  if (p - b == 1 && syr_case_at(k, b) > 0 && syr_case_at(k, p + 1) > 0 && !syr_isword_at(k, p + 2) && syr_byte(k, p + 2) != '-')
    return; /* J-Y Le Drian; but not A-t-il */
  if (s[b] == '-' && p - b == 2 && (s[b + 1] | 0x20) == 't') return; /* -t-il is one token */
  if (syr_lang_noclitic(lang(k), s + b, p - b) || is_name_in_sentence(k, b)) return;
  z = clitic_end(k, p);
  if (!z) return;
  more = hyphen_at(k, z);
  if (more && syr_isword_at(k, z + more) && !clitic_end(k, z)) return; /* Bar-le-Duc, but donnez-le-moi */
  if (s[p] == '-')
    cut_clitic(k, p);
  else
    syr_whole(k, p, z, SYR_WORD); /* its first byte does not tell that it is a word */
  if (z < k->n && syr_isword_at(k, z)) syr_cut(k, z);
}

/* ex-Front: the prefix is no part of the name; ex-ministre is one word. */
static int is_former (const syr_scan *k, size_t b, size_t p) {
  return p - b == 2 && (k->s[b] | 0x20) == 'e' && (k->s[b + 1] | 0x20) == 'x' && lang(k) == SYR_FR
    && syr_case_at(k, p + 1) > 0;
}

/* J.-C.: an initial, a hyphen, an initial. */
static int joins_initials (const syr_scan *k, size_t p) {
  size_t next;
  if (p < 2 || k->s[p - 1] != '.' || syr_bit(k->begin, p - 1)) return 0;
  next = syr_letter_at(k, p + 1);
  if (!next) return 0;
  return syr_case_at(k, k->s[p - 2] < 0x80 ? p - 2 : syr_utf8_back(k->s, p - 1)) > 0
    && syr_case_at(k, p + 1) > 0 && syr_byte(k, p + 1 + next) == '.';
}

/* ---------------------------------------------------------------- other languages */

/* A telephone number goes on at the hyphen p: groups of digits, the last one of
** four: 212-848-8400, 853-3242. Or a date: 2005-03-09. Where it ends, or 0. */
static size_t digits_end (const syr_scan *k, size_t b, size_t p) {
  size_t z = p, groups = 0, last = 0, i;
  for (i = b; i < p; i++)
    if (!syr_isdigit(k->s[i])) return 0;
  for (; syr_byte(k, z) == '-' && groups < 4; groups++) {
    for (last = 0; last < 5 && syr_isdigit(syr_byte(k, z + 1 + last));) last++;
    z += 1 + last;
  }
  if (syr_isword_at(k, z)) return 0;
  return (p - b <= 3 && last == 4) || (p - b == 4 && groups == 2 && last == 2) ? z : 0;
}

/* English, German and Turkish compounds as UD has them: well|-|known. Prefixes
** that are no words keep their hyphen: non-human, e-mail. */
static void split (syr_scan *k, size_t b, size_t p, size_t next) {
  size_t z = syr_isdigit(syr_byte(k, next)) ? digits_end(k, b, p) : 0;
  if (z)
    syr_whole(k, b, z, SYR_NUMBER);
  else if (!syr_lang_prefix(lang(k), k->s + b, p - b)) {
    syr_cut(k, p);
    syr_cut(k, next);
  }
}

/* A hyphen at p, between the word that begins at b and the one at `next`. */
static void compound (syr_scan *k, size_t b, size_t p, size_t next) {
  switch (syr_language_of(lang(k))->compound) {
    case SYR_COMPOUND_CLITIC:
      clitic(k, b, p);
      break;
    case SYR_COMPOUND_SPLIT:
      split(k, b, p, next);
      break;
    case SYR_COMPOUND_NUMBER: /* a model: T-34; but 3-4 is a range */
      if (syr_isdigit(k->s[next]) && !syr_isdigit(k->s[p - 1])) {
        syr_cut(k, p);
        syr_cut(k, next);
      }
      break;
    case SYR_COMPOUND_WHOLE: break;
  }
}

/* c'est-a-dire is one word; the apostrophe was settled as that of c'est. */
static int is_that_is (const syr_scan *k, size_t b, size_t p) {
  static const char rest[] = "-\xC3\xA0-dire";
  size_t n = sizeof rest - 1, c;
  if (p - b != 3 || b < 2 || memcmp(k->s + b, "est", 3) != 0) return 0;
  if (k->n - p < n || memcmp(k->s + p, rest, n) != 0 || syr_isword_at(k, p + n)) return 0;
  c = k->s[b - 1] == '\'' ? b - 2 : b > 3 && !memcmp(k->s + b - 3, "\xE2\x80\x99", 3) ? b - 4 : b;
  return (k->s[c] | 0x20) == 'c' && !syr_isword_before(k, c);
}

void syr_hyphen (syr_scan *k, size_t p, unsigned len) {
  size_t b;
  if (p && k->s[p - 1] == '-' && k->s[p] == '-') { /* a run of hyphens is one token */
    syr_join(k, p);
    return;
  }
  if (joins_initials(k, p)) {
    syr_join(k, p);
    syr_join(k, p + 1);
    return;
  }
  if (!p || !syr_isword_before(k, p) || !syr_isword_at(k, p + len)) {
    if (len > 1) {
      syr_cut(k, p);
      syr_cut(k, p + len);
    }
    return;
  }
  if (len == 1 && syr_isdigit(k->s[p - 1]) && syr_number_date(k, p)) return;
  b = syr_token_start(k, p - 1);
  syr_join(k, p);
  syr_join(k, p + len);
  if (len > 1) k->hyphen[p >> 6] |= (uint64_t)1 << (p & 63);
  else if (lang(k) == SYR_FR && is_that_is(k, b, p)) syr_join(k, b);
  if (len == 1 && is_former(k, b, p))
    syr_cut(k, p + 1);
  else
    compound(k, b, p, p + len);
}
