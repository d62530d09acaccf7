/*
** syr_lang.c - what a language knows: elision, clitics, abbreviations
**
** Lists are our own, in lower case; words are looked up in lower case but for
** abbreviations, whose case tells them from words (M., but not m).
*/
#include <string.h>

#include "syr_token.h"

#define MAXWORD 8 /* bytes; a longer word is in no list */

/* A list of words of at most 8 bytes, looked up as one machine word each. */
typedef struct list {
  const char (*word)[MAXWORD];
  size_t n;
} list;

#define LIST(a) { a, sizeof a / sizeof *a }

/* The bytes of a word in one machine word; in lower case when asked. */
static uint64_t pack (const uint8_t *w, size_t n, int lower) {
  uint8_t b[MAXWORD] = { 0 };
  uint64_t x;
  size_t i;
  memcpy(b, w, n);
  for (i = 0; lower && i < n; i++) {
    if (b[i] >= 'A' && b[i] <= 'Z') b[i] |= 0x20;
    else if (i && b[i - 1] == 0xC3 && b[i] >= 0x80 && b[i] <= 0x9E) b[i] |= 0x20;
  }
  memcpy(&x, b, MAXWORD);
  return x;
}

static int find (const list *l, const uint8_t *w, size_t n, int lower) {
  uint64_t x, y;
  size_t i;
  if (n > MAXWORD || n == 0) return 0;
  x = pack(w, n, lower);
  for (i = 0; i < l->n; i++) {
    memcpy(&y, l->word[i], MAXWORD);
    if (x == y) return 1;
  }
  return 0;
}

/* ---------------------------------------------------------------- French */

/* Words that lose a vowel before a vowel: le, de, ne, se, je, me, te, ce, que. */
static const char fr_elision[][MAXWORD] = { "c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu",
  "qu", "quoiqu", "s", "t", "\xC3\xA7" };

/* Pronouns and particles that follow a verb after a hyphen. */
static const char fr_clitic[][MAXWORD] = { "ce", "elle", "elles", "en", "il", "ils", "je", "la", "le", "les",
  "leur", "lui", "moi", "nous", "on", "toi", "tu", "vous", "y" };

/* Words whose hyphen and pronoun are one word: rendez-vous, chez-nous. */
static const char fr_noclitic[][MAXWORD] = { "chez", "entre", "garde", "rendez", "sauve" };

static const char fr_abbreviation[][MAXWORD] = { "Bd", "Ch", "Chap", "Cie", "Cpt", "Dr", "Drs", "Ed", "Etc",
  "Fig", "Gal", "Gl", "Ibid", "Inc", "Jr", "Lt", "Ltd", "M", "MM", "Mgr", "Mlle", "Mlles",
  "Mme", "Mmes", "Mr", "Mrs", "No", "Op", "Pdt", "Pr", "Prof", "Sgt", "Sr", "St", "Ste", "Vol",
  "adj", "adv", "anc", "apr", "arr", "av", "biblio", "bld", "boul", "bvd", "ca",
  "cf", "chap", "coll", "dept", "dr", "encycl", "env", "etc", "excl", "fasc", "fig", "fol", "gouv",
  "hab", "ibid", "incl", "jr", "litt", "mm", "mss", "no", "nos", "obs", "op", "p", "paragr", "pp", "prof",
  "qqch", "qqn", "resp", "sq", "sqq", "suiv", "suppl", "syn", "trad", "v", "vs" };

/* Abbreviations that are words too: only before a number or the like. */
static const char fr_counter[][MAXWORD] = { "Art", "Col", "Ms", "Par", "Sect", "T", "art", "cap", "ch", "col", "div", "doc", "ed", "ex",
  "ill", "inf", "int", "lib", "liv", "ms", "num", "pl", "sect", "sup", "t", "tel", "tit", "tom", "vol" };

/* Closed-class words that open a sentence: after an abbreviation they tell that
** it ended one, after glued text that a line began. */
static const char fr_starter[][MAXWORD] = { "ainsi", "alors", "apr\xC3\xA8s", "au", "aucun", "aucune", "aussi", "autour", "aux", "avant",
  "avec", "c", "car", "ce", "cela", "celle", "celles", "celui", "ces", "cet",
  "cette", "ceux", "chaque", "chez", "comme", "comment", "contre", "dans", "de", "depuis", "des", "deux",
  "du", "d\xC3\xA8s", "elle", "elles", "en", "enfin", "ensuite", "entre", "et", "il", "ils", "je", "l", "la", "le",
  "les", "leur", "leurs", "lors", "lorsqu", "lorsque", "l\xC3\xA0", "mais", "malgr\xC3\xA9", "mon", "ni", "nos", "notre", "nous", "on", "or",
  "ou", "o\xC3\xB9", "par", "parmi", "pendant", "plus", "pour", "pourquoi", "pourtant", "puis", "qu", "quand",
  "quant", "que", "quel", "quelle", "quelques", "qui", "sa", "sans", "selon", "ses", "si", "son", "sous", "sur", "tandis",
  "tous", "tout", "toute", "toutes", "un", "une", "vers", "vous", "\xC3\xA0" };

static const char fr_ordinal[][MAXWORD] = { "e", "eme", "emes", "er", "ere", "ers", "es", "i\xC3\xA8me", "i\xC3\xA8mes", "nd", "nde",
  "ndes", "nds", "o", "re", "res", "\xC3\xA8me", "\xC3\xA8mes", "\xC3\xA8re", "\xC3\xA8res" };

/* ---------------------------------------------------------------- units, for all */

static const char unit[][MAXWORD] = { "GB", "GHz", "GW", "Go", "Hz", "Kg", "Km", "MB", "MHz", "MW", "Mo", "TWh",
  "cl", "cm", "dB", "dl", "g", "ha", "hl", "kHz", "kV", "kW", "kWh", "kg", "km", "kmh", "kt", "l", "m", "mg", "ml", "mm",
  "mn", "ms", "sec", "t" };

static const list elision[SYR_NLANG] = { [SYR_FR] = LIST(fr_elision) };
static const list clitic[SYR_NLANG] = { [SYR_FR] = LIST(fr_clitic) };
static const list noclitic[SYR_NLANG] = { [SYR_FR] = LIST(fr_noclitic) };
static const list abbreviation[SYR_NLANG] = { [SYR_FR] = LIST(fr_abbreviation) };
static const list counter[SYR_NLANG] = { [SYR_FR] = LIST(fr_counter) };
static const list starter[SYR_NLANG] = { [SYR_FR] = LIST(fr_starter) };
static const list ordinal[SYR_NLANG] = { [SYR_FR] = LIST(fr_ordinal) };

int syr_lang_elision (syr_lang l, const uint8_t *w, size_t n) {
  return n <= 7 && find(&elision[l], w, n, 1);
}

int syr_lang_clitic (syr_lang l, const uint8_t *w, size_t n) {
  return n <= 5 && find(&clitic[l], w, n, 1);
}

int syr_lang_noclitic (syr_lang l, const uint8_t *w, size_t n) {
  return find(&noclitic[l], w, n, 1);
}

int syr_lang_abbreviation (syr_lang l, const uint8_t *w, size_t n) {
  return n <= 6 && find(&abbreviation[l], w, n, 0);
}

int syr_lang_counter (syr_lang l, const uint8_t *w, size_t n) {
  return n <= 4 && find(&counter[l], w, n, 0);
}

/* An elided word is given with its apostrophe, which counts for nothing. */
int syr_lang_starter (syr_lang l, const uint8_t *w, size_t n) {
  if (n > 3 && !memcmp(w + n - 3, "\xE2\x80\x99", 3)) n -= 3;
  else if (n > 1 && w[n - 1] == '\'') n--;
  return find(&starter[l], w, n, 1);
}

int syr_lang_ordinal (syr_lang l, const uint8_t *w, size_t n) {
  return find(&ordinal[l], w, n, 1);
}

int syr_lang_unit (const uint8_t *w, size_t n) {
  static const list l = LIST(unit);
  if (n > 2 && w[n - 2] == 0xC2 && (w[n - 1] | 1) == 0xB3) n -= 2; /* squared, cubed */
  return n <= 3 && find(&l, w, n, 0);
}
