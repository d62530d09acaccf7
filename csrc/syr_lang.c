/*
** syr_lang.c - what a language knows: elision, clitics, abbreviations
**
** Lists are our own, sorted, in lower case; words are looked up in lower case
** but for abbreviations whose case tells them from words (M., but not m).
*/
#include <string.h>

#include "syr_token.h"

#define MAXWORD 24 /* bytes; a longer word is in no list */

typedef struct list {
  const char *const *word;
  size_t n;
} list;

#define LIST(a) { a, sizeof a / sizeof *a }

static int find (list l, const char *w) {
  size_t lo = 0, hi = l.n;
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    int d = strcmp(w, l.word[mid]);
    if (d == 0) return 1;
    if (d < 0) hi = mid;
    else lo = mid + 1;
  }
  return 0;
}

/* Copy w in lower case (ASCII and Latin-1 letters); 0 when it is too long. */
static int lower (const uint8_t *w, size_t n, char out[MAXWORD + 1]) {
  size_t i;
  if (n > MAXWORD) return 0;
  for (i = 0; i < n; i++) {
    uint8_t b = w[i];
    if (b >= 'A' && b <= 'Z') b |= 0x20;
    else if (i && w[i - 1] == 0xC3 && b >= 0x80 && b <= 0x9E && b != 0x97) b |= 0x20;
    out[i] = (char)b;
  }
  out[n] = '\0';
  return 1;
}

static int find_lower (list l, const uint8_t *w, size_t n) {
  char low[MAXWORD + 1];
  return lower(w, n, low) && find(l, low);
}

static int find_exact (list l, const uint8_t *w, size_t n) {
  char copy[MAXWORD + 1];
  if (n > MAXWORD) return 0;
  memcpy(copy, w, n);
  copy[n] = '\0';
  return find(l, copy);
}

/* ---------------------------------------------------------------- French */

/* Words that lose a vowel before a vowel: le, de, ne, se, je, me, te, ce, que. */
static const char *const fr_elision[] = { "c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu",
  "qu", "quoiqu", "s", "t", "\xC3\xA7" };

/* Pronouns and particles that follow a verb after a hyphen. */
static const char *const fr_clitic[] = { "ce", "elle", "elles", "en", "il", "ils", "je", "la", "le", "les",
  "leur", "lui", "moi", "nous", "on", "toi", "tu", "vous", "y" };

/* Words whose hyphen and pronoun are one word: rendez-vous, chez-nous. */
static const char *const fr_noclitic[] = { "chez", "entre", "garde", "rendez", "sauve" };

static const char *const fr_abbreviation[] = { "Bd", "Ch", "Chap", "Cie", "Cpt", "Dr", "Drs", "Ed", "Etc",
  "Fig", "Gal", "Gl", "Ibid", "Inc", "Jr", "Lt", "Ltd", "M", "MM", "Mgr", "Mlle", "Mlles",
  "Mme", "Mmes", "Mr", "Mrs", "No", "Op", "Pdt", "Pr", "Prof", "Sgt", "Sr", "St", "Ste", "Vol",
  "adj", "adv", "anc", "apr", "arr", "av", "biblio", "bld", "boul", "bvd", "ca",
  "cf", "chap", "coll", "dept", "dr", "encycl", "env", "etc", "excl", "fasc", "fig", "fol", "gouv",
  "hab", "ibid", "incl", "jr", "litt", "mm", "mss", "no", "nos", "obs", "op", "p", "paragr", "pp", "prof",
  "qqch", "qqn", "resp", "sq", "sqq", "suiv", "suppl", "syn", "trad", "v", "vs" };

/* Abbreviations that are words too: only before a number or the like. */
static const char *const fr_counter[] = { "Art", "Col", "Ms", "Par", "Sect", "T", "art", "cap", "ch", "col", "div", "doc", "ed", "ex",
  "ill", "inf", "int", "lib", "liv", "ms", "num", "pl", "sect", "sup", "t", "tel", "tit", "tom", "vol" };

/* Closed-class words that open a sentence: after an abbreviation they tell that
** it ended one, after glued text that a line began. */
static const char *const fr_starter[] = { "ainsi", "alors", "apr\xC3\xA8s", "au", "aucun", "aucune", "aussi", "autour", "aux", "avant",
  "avec", "c'", "car", "ce", "cela", "celle", "celles", "celui", "cependant", "ces", "cet",
  "cette", "ceux", "chaque", "chez", "comme", "comment", "contre", "dans", "de", "depuis", "des", "deux",
  "du", "d\xC3\xA8s", "elle", "elles", "en", "enfin", "ensuite", "entre", "et", "il", "ils", "je", "l'", "la", "le",
  "les", "leur", "leurs", "lors", "lorsqu'", "lorsque", "l\xC3\xA0", "mais", "malgr\xC3\xA9", "mon", "ni", "nos", "notre", "nous", "on", "or",
  "ou", "o\xC3\xB9", "par", "parmi", "pendant", "plus", "plusieurs", "pour", "pourquoi", "pourtant", "puis", "qu'", "quand",
  "quant", "que", "quel", "quelle", "quelques", "qui", "sa", "sans", "selon", "ses", "si", "son", "sous", "sur", "tandis",
  "tous", "tout", "toute", "toutefois", "toutes", "un", "une", "vers", "vous", "\xC3\xA0" };

static const char *const fr_ordinal[] = { "e", "eme", "emes", "er", "ere", "ers", "es", "i\xC3\xA8me", "i\xC3\xA8mes", "nd", "nde",
  "ndes", "nds", "o", "re", "res", "\xC3\xA8me", "\xC3\xA8mes", "\xC3\xA8re", "\xC3\xA8res" };

/* ---------------------------------------------------------------- units, for all */

static const char *const unit[] = { "GB", "GHz", "GW", "Go", "Hz", "Kg", "Km", "MB", "MHz", "MW", "Mo", "TWh",
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
  return n <= 7 && find_lower(elision[l], w, n);
}

int syr_lang_clitic (syr_lang l, const uint8_t *w, size_t n) {
  return n <= 5 && find_lower(clitic[l], w, n);
}

int syr_lang_noclitic (syr_lang l, const uint8_t *w, size_t n) {
  return find_lower(noclitic[l], w, n);
}

int syr_lang_abbreviation (syr_lang l, const uint8_t *w, size_t n) {
  return n <= 6 && find_exact(abbreviation[l], w, n);
}

int syr_lang_counter (syr_lang l, const uint8_t *w, size_t n) {
  return n <= 4 && find_exact(counter[l], w, n);
}

int syr_lang_starter (syr_lang l, const uint8_t *w, size_t n) {
  char low[MAXWORD + 1];
  if (!lower(w, n, low)) return 0;
  if (n >= 3 && !memcmp(low + n - 3, "\xE2\x80\x99", 3)) strcpy(low + n - 3, "'");
  return find(starter[l], low);
}

int syr_lang_ordinal (syr_lang l, const uint8_t *w, size_t n) {
  return find_lower(ordinal[l], w, n);
}

int syr_lang_unit (const uint8_t *w, size_t n) {
  static const list l = LIST(unit);
  return n <= 3 && find_exact(l, w, n);
}
