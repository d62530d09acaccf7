/*
** syr_edit.c - what an event does to the boundary bitmap
**
** An event is a byte whose neighbours decide. Each function looks at a
** bounded number of bytes around it and either joins (no token begins here) or cuts.
*/
#include <string.h>

#include "syr_token.h"

static syr_lang lang (const syr_scan *k) {
  return k->o->lang;
}

/* ---------------------------------------------------------------- apostrophes */

/* An opening mark may stand between the elided word and what it belongs to:
** l'"armee", d'<<Idleb>>, and a bracket may close on it: (le village d')Al-Rai. */
static int is_mark_after_elision (const syr_scan *k, size_t p) {
  uint32_t c = 0;
  if (p >= k->n) return 1;
  syr_utf8_next(k->s + p, k->n - p, &c);
  return c == '"' || c == '(' || c == ')' || c == '[' || c == 0xAB || c == 0x201C || c == 0x2018
    || c == 0x2026 || c == '.' || c == '@' || c == '#' || c == '\'' || c == 0x2019 || syr_sort_of(c) == SYR_S_SPACE;
}

static int reads (const syr_scan *k, size_t p, const char *word) {
  size_t n = strlen(word);
  return k->n - p >= n && !memcmp(k->s + p, word, n) && !syr_isword_at(k, p + n);
}

/* One word each: c'est-a-dire, l'on, and the misspelt -t-il (te never stands
** before il). */
static int is_fixed_phrase (const syr_scan *k, size_t b, size_t p, size_t next) {
  if (p - b != 1) return 0;
  switch (k->s[b] | 0x20) {
    case 'c': return reads(k, next, "est-\xC3\xA0-dire");
    case 'l': return reads(k, next, "on");
    case 't': return reads(k, next, "il") || reads(k, next, "elle") || reads(k, next, "on")
      || reads(k, next, "ils") || reads(k, next, "elles");
    default: return 0;
  }
}

/* va-t'en, donne-m'y: an elided pronoun between the verb and en or y. The hyphen
** before it has been joined to the verb. */
static int is_elided_clitic (const syr_scan *k, size_t b, size_t p, size_t next) {
  uint8_t c = k->s[p - 1] | 0x20;
  return lang(k) == SYR_FR && p - b > 3 && k->s[p - 2] == '-' && (c == 't' || c == 'm')
    && (reads(k, next, "en") || reads(k, next, "y"));
}

/* Curly apostrophes that follow one: each is a mark. Where they end. */
static size_t pass_curly (syr_scan *k, size_t p) {
  for (; k->n - p >= 3 && !memcmp(k->s + p, "\xE2\x80\x99", 3); p += 3) {
    syr_cut(k, p);
    k->quote[(p + 2) >> 6] |= (uint64_t)1 << ((p + 2) & 63);
    k->done = p + 3;
  }
  return p;
}

void syr_apostrophe (syr_scan *k, size_t p, unsigned len) {
  size_t next = p + len, b;
  int right = syr_isword_at(k, next);
  k->quote[(next - 1) >> 6] |= (uint64_t)1 << ((next - 1) & 63); /* U+2018 and the like */
  if (!p || !syr_isword_before(k, p)) { /* an opening mark */
    syr_cut(k, p);
    if (lang(k) == SYR_DE && syr_tailor_lone(k, p, next)) {
      syr_join(k, next);
      syr_patch_kind(k, p, SYR_WORD);
    }
    else
      syr_cut(k, pass_curly(k, next));
    return;
  }
  b = syr_token_start(k, p - 1);
  if (syr_lang_elision(lang(k), k->s + b, p - b) && (right || is_mark_after_elision(k, next))) {
    syr_join(k, p);
    if (right && is_fixed_phrase(k, b, p, next))
      syr_join(k, next);
    else
      syr_cut(k, next);
  }
  else if (right && is_elided_clitic(k, b, p, next)) {
    syr_cut(k, p - 2);
    syr_join(k, p);
    syr_cut(k, next);
  }
  else if (right && k->o->clitics && syr_tailor_contraction(k, b, p, next)) {}
  else if (right) { /* aujourd'hui, prud'homme, Sainte-Anne-d'Auray, 10'000 */
    syr_join(k, p);
    syr_join(k, next);
  }
  else if (lang(k) == SYR_EN && syr_tailor_plural(k, p)) {
    syr_join(k, p);
    if (k->o->clitics) syr_cut(k, p);
  }
  else { /* a closing mark */
    syr_cut(k, p);
    syr_cut(k, next);
  }
}

/* ---------------------------------------------------------------- decoded characters */

/* White space outside ASCII: no token's bytes, unless it groups digits. */
static void space (syr_scan *k, size_t p, unsigned len) {
  const int line = syr_isline(k, p, len);
  size_t i;
  for (i = p; i < p + len; i++) {
    syr_join(k, i);
    syr_clear(k, i);
  }
  k->oddline |= line;
  syr_cut(k, p + len);
  if (!line && p && syr_isdigit(k->s[p - 1]) && syr_isdigit(syr_byte(k, p + len))) syr_number_group(k, p, p + len);
}

/* Joiners, direction marks, soft hyphens: part of the word that they stand in or beside; alone they are white
** space, but for the soft hyphen, which was a dash once. */
void syr_ignored (syr_scan *k, size_t p, unsigned len) {
  size_t i;
  if ((p && syr_isword_before(k, p)) || syr_isword_at(k, p + len)) return;
  if (len == 2) {
    if (syr_bit(k->begin, p)) syr_patch_kind(k, p, SYR_OTHER);
    return;
  }
  for (i = p; i < p + len; i++) {
    syr_join(k, i);
    syr_clear(k, i);
  }
  syr_cut(k, p + len);
}

/* A key, 1 and its square: where the token begins whose digit or sign stands before the selector or
** the square at p, else p. */
static size_t key_before (const syr_scan *k, size_t p, uint32_t c) {
  static const char square[] = "\xE2\x83\xA3";
  const uint8_t b = p ? k->s[p - 1] : 0;
  if (!(syr_isdigit(b) || b == '#' || b == '*') || syr_token_start(k, p - 1) != p - 1) return p;
  if (c == 0x20E3) return p - 1;
  return c == 0xFE0F && k->n - p >= 6 && !memcmp(k->s + p + 3, square, 3) ? p - 1 : p;
}

/* A picture with its modifiers, joiners and flags is one token. */
static void emoji (syr_scan *k, size_t p, unsigned len) {
  size_t z = p + len;
  uint32_t c = 0, before;
  syr_utf8_next(k->s + p, len, &before);
  p = key_before(k, p, before);
  while (z < k->n) {
    unsigned n = syr_utf8_next(k->s + z, k->n - z, &c);
    int flag = c >= 0x1F1E6 && c <= 0x1F1FF && before >= 0x1F1E6 && before <= 0x1F1FF;
    int more = c == 0xFE0F || c == 0x200D || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF)
      || (c >= 0xE0020 && c <= 0xE007F) || flag || before == 0x200D;
    if (!more) break;
    z += n;
    before = flag ? 0 : c; /* flags are pairs */
  }
  syr_whole(k, p, z, SYR_EMOJI);
}

/* Endings that writers put in brackets: auteur(s), traité(e), patron(ne)s. */
static int is_ending (const uint8_t *w, size_t n) {
  static const char *const ending[] = { "e", "es", "le", "les", "n", "ne", "nes", "nt", "s", "se", "ses", "te", "tes", "x" };
  size_t i, j;
  for (i = 0; i < sizeof ending / sizeof *ending; i++) {
    if (strlen(ending[i]) != n) continue;
    for (j = 0; j < n && (w[j] | 0x20) == (uint8_t)ending[i][j]; j++) {}
    if (j == n) return 1;
  }
  return 0;
}

/* A plural in brackets belongs to its word: auteur(s), ami(e)s, MISE(S), but not
** the name in groupe(ES): its case is another. */
static void bracketed_ending (syr_scan *k, size_t p) {
  size_t i, z = p + 1;
  if (!syr_isword_before(k, p)) return; /* a no-break space */
  while (z < k->n && z - p < 4 && syr_isalpha(k->s[z])) z++;
  if (syr_byte(k, z) != ')' || !is_ending(k->s + p + 1, z - p - 1)) return;
  if (syr_case_at(k, p + 1) > 0 && syr_isalpha(k->s[p - 1]) && syr_case_at(k, p - 1) < 0) return;
  if (syr_isalpha(syr_byte(k, z + 1)) && (syr_byte(k, z + 1) | 0x20) != 's') return;
  for (i = p; i <= z; i++) syr_join(k, i);
  if (syr_isalpha(syr_byte(k, z + 1))) syr_join(k, z + 1);
  k->done = z + 1;
}

/* The degree sign: n° is one token, so is °C (but 9°C is three). */
static void degree (syr_scan *k, size_t p, unsigned len) {
  size_t z = syr_word_end(k, p + len, 3);
  if (p && (k->s[p - 1] | 0x20) == 'n' && !syr_isword_before(k, p - 1)) {
    syr_join(k, p);
    syr_cut(k, p + len);
    return;
  }
  if (k->o->whole && p && syr_isdigit(k->s[p - 1])) { /* 20°C */
    syr_join(k, p);
    if (z - p - len == 1 && (k->s[p + len] == 'C' || k->s[p + len] == 'F')) syr_join(k, p + len);
    else syr_cut(k, p + len);
    return;
  }
  syr_cut(k, p);
  if (z - p - len == 1 && (!p || !syr_isdigit(k->s[p - 1])) && (k->s[p + len] == 'C' || k->s[p + len] == 'F'))
    syr_join(k, p + len);
  else
    syr_cut(k, p + len);
}

/* Pound, yen, euro, per thousand: what stands right after a number (option whole). */
static int is_unit_sign (uint32_t c) {
  return c == 0xA3 || c == 0xA5 || c == 0x20AC || c == 0x2030;
}

static void other (syr_scan *k, size_t p, uint32_t c, unsigned len) {
  unsigned next;
  if (c == 0xB0 || c == 0xBA)
    degree(k, p, len);
  else if (c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xFF07 || c == 0x02BB)
    syr_apostrophe(k, p, len);
  else if (c == 0x2010 || c == 0x2011)
    syr_hyphen(k, p, len);
  else if ((c == 0xB7 || c == 0x2027) && syr_isword_before(k, p) && syr_isword_at(k, p + len))
    return; /* inclusive writing keeps its middle dots */
  else if ((c == 0x066B || c == 0x066C) && syr_sort_before(k, p) == SYR_S_DIGIT
      && syr_sort_at(k, p + len, &next) == SYR_S_DIGIT)
    return; /* the Arabic decimal comma and thousands mark */
  else {
    if (k->o->whole && p && syr_isdigit(k->s[p - 1]) && is_unit_sign(c)) syr_join(k, p);
    else syr_cut(k, p);
    syr_cut(k, p + len);
    if (c == 0xD7 || c == 0xF7) syr_patch_kind(k, p, SYR_SYMBOL); /* among letters by first byte */
  }
}

static void bad (syr_scan *k, size_t p, unsigned len) {
  unsigned i;
  syr_cut(k, p);
  for (i = 1; i < len; i++) syr_join(k, p + i);
  syr_cut(k, p + len);
  syr_patch_kind(k, p, SYR_BAD);
  k->done = p + len;
}

void syr_note_case (syr_scan *k, size_t p) {
  int up = syr_case_at(k, p);
  uint64_t bit = (uint64_t)1 << (p & 63);
  if (up > 0) k->upper[p >> 6] |= bit;
  else if (up < 0) k->lower[p >> 6] |= bit;
}

/* Where the letters of Arabic script from p on end: nothing is decided between them, and they have
** no case. */
static size_t pass_arabic (const syr_scan *k, size_t p) {
  while (k->n - p >= 2 && syr_isarabic(k->s[p], k->s[p + 1])) p += 2;
  return p;
}

static void decode (syr_scan *k, size_t p) {
  const size_t passed = pass_arabic(k, p);
  uint32_t c;
  unsigned len;
  if (passed > p) {
    k->done = passed;
    return;
  }
  if (p && k->s[p - 1] == 0xC3 && (k->s[p] & 0xC0) == 0x80) p--; /* a sign's second byte */
  len = syr_utf8_next(k->s + p, k->n - p, &c);
  k->done = p + len;
  switch (syr_sort_of(c)) {
    case SYR_S_BAD: bad(k, p, len); break;
    case SYR_S_SPACE: space(k, p, len); break;
    case SYR_S_EMOJI: emoji(k, p, len); break;
    case SYR_S_LETTER:
      if (c == 0x02BC || c == 0x02BB) syr_apostrophe(k, p, len);
      else syr_note_case(k, p);
      break;
    case SYR_S_DIGIT: syr_note_case(k, p); break; /* Roman numerals have one */
    case SYR_S_IGNORED: syr_ignored(k, p, len); break;
    default: other(k, p, c, len);
  }
}

void syr_edit (syr_scan *k, size_t p) {
  uint8_t b = k->s[p];
  if (b >= 0x80) {
    if (syr_isdigit(syr_byte(k, p - (p > 0))) && p && b >= 0xC3) syr_number_suffix(k, p);
    decode(k, p);
  }
  else if (syr_isdigit(b)) syr_number_suffix(k, p);
  else if (b == '.') syr_stop(k, p);
  else if (b == '\'') syr_apostrophe(k, p, 1);
  else if (b == '-') syr_hyphen(k, p, 1);
  else if (b == ',' || b == ':') {
    if (!syr_web_scheme(k, p)) syr_number_joiner(k, p);
  }
  else if (b == '/') {
    if (!syr_web_scheme(k, p)) syr_number_joiner(k, p);
  }
  else if (b == '@' || b == '#') syr_web_mark(k, p);
  else if (b == '(') bracketed_ending(k, p);
  else if (b == '+') syr_number_sign(k, p);
  else syr_number_suffix(k, p);
}
