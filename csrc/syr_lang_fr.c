/*
** syr_lang_fr.c - French
*/
#include "syr_lang.h"

/* Words that lose a vowel before a vowel: le, de, ne, se, je, me, te, ce, que. */
static const char elision[][SYR_LISTED] = { "c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu",
  "quoiqu", "s", "t", "ç" };

/* Pronouns and particles that follow a verb after a hyphen. */
static const char clitic[][SYR_LISTED] = { "ce", "elle", "elles", "en", "il", "ils", "je", "la", "le", "les",
  "leur", "lui", "moi", "nous", "on", "toi", "tu", "vous", "y" };

/* Words whose hyphen and pronoun are one word: rendez-vous, chez-nous. */
static const char noclitic[][SYR_LISTED] = { "chez", "entre", "garde", "rendez", "sauve" };

/* Words that keep their stop. */
static const char abbreviation[][SYR_LISTED] = { "Av", "Bd", "Ch", "Chap", "Chr", "Cie", "Cpt", "Dr", "Drs", "Ed", "Etc",
  "Fig", "Gal", "Gl", "Gén", "Ibid", "Inc", "Jr", "Lt", "Ltd", "M", "MM", "Mgr", "Mlle", "Mlles", "Mme", "Mmes",
  "Mr", "Mrs", "No", "Op", "Pdt", "Ph", "Pr", "Prof", "Sgt", "Sr", "St", "Ste", "Th", "Tél", "Vol", "adj", "adv", "anc", "apr",
  "arr", "av", "biblio", "bld", "boul", "bvd", "ca", "cf", "chap", "coll", "dept", "dr", "dép", "encycl", "env",
  "etc", "excl", "fasc", "fig", "fol", "gouv", "gén", "hab", "ibid", "incl", "jr", "litt", "lt-col", "mm", "mss", "no", "nos",
  "obs", "op", "p", "paragr", "pp", "prof", "qqch", "qqn", "resp", "réf", "sq", "sqq", "suiv", "suppl", "syn",
  "trad", "tél", "v", "vs" };

/* Abbreviations that are words too: only before a number or the like. */
static const char counter[][SYR_LISTED] = { "Art", "Col", "Ms", "Par", "Sect", "T", "art", "avr", "cap", "ch", "col",
  "div", "doc", "déc", "ed", "ex", "févr", "ill", "inf", "int", "janv", "juil", "lib", "liv", "ms", "nov", "num", "oct", "pl", "sect", "sup", "t", "tel",
  "tit", "tom", "vol" };

/* Abbreviations that no sentence ends with: a name or a number follows, M. Le Pen, cf. Les Echos. */
static const char title[][SYR_LISTED] = { "Chr", "Cpt", "Dr", "Drs", "Gal", "Gl", "Gén", "Lt", "M", "MM", "Mgr",
  "Mlle", "Mlles", "Mme", "Mmes", "Mr", "Mrs", "Pdt", "Ph", "Pr", "Prof", "Sgt", "St", "Ste", "Th", "cf", "dr",
  "gén", "lt-col", "p", "pp", "v", "vs" };

/* Abbreviations that end an enumeration. */
static const char final[][SYR_LISTED] = { "etc" };

/* Closed-class words that open a sentence: after an abbreviation they tell that
** it ended one, after glued text that a line began. */
static const char starter[][SYR_LISTED] = { "ainsi", "alors", "après", "au", "aucun", "aucune", "aussi",
  "autour", "aux", "avant", "avec", "c", "car", "ce", "cela", "celle", "celles", "celui", "ces", "cet",
  "cette", "ceux", "chaque", "chez", "comme", "comment", "contre", "dans", "de", "depuis", "des", "deux",
  "du", "dès", "elle", "elles", "en", "enfin", "ensuite", "entre", "et", "il", "ils", "je", "l", "la", "le",
  "les", "leur", "leurs", "lors", "lorsqu", "lorsque", "là", "mais", "malgré", "mon", "ni", "nos", "notre",
  "nous", "on", "or", "ou", "où", "par", "parmi", "pendant", "plus", "pour", "pourquoi", "pourtant", "puis",
  "qu", "quand", "quant", "que", "quel", "quelle", "quelques", "qui", "sa", "sans", "selon", "ses", "si",
  "son", "sous", "sur", "tandis", "tous", "tout", "toute", "toutes", "un", "une", "vers", "vous", "à" };

/* Endings of numbers. */
static const char ordinal[][SYR_LISTED] = { "e", "eme", "emes", "er", "ere", "ers", "es", "ième", "ièmes",
  "nd", "nde", "ndes", "nds", "o", "re", "res", "ème", "èmes", "ère", "ères" };

/* Units that part from the digits they are glued to. */
static const char unit[][SYR_LISTED] = { "GB", "GHz", "GW", "Go", "Hz", "Kg", "Km", "MB", "MHz", "MW", "Mo",
  "TWh", "cl", "cm", "dB", "dl", "g", "ha", "hl", "kHz", "kV", "kW", "kWh", "kg", "km", "kmh", "kt", "l", "m",
  "mg", "ml", "mm", "mn", "ms", "sec", "t" };

const syr_language syr_language_fr = {
  .tag = "fr",
  .elision = SYR_LIST(elision),
  .clitic = SYR_LIST(clitic),
  .noclitic = SYR_LIST(noclitic),
  .abbreviation = SYR_LIST(abbreviation),
  .counter = SYR_LIST(counter),
  .title = SYR_LIST(title),
  .final = SYR_LIST(final),
  .starter = SYR_LIST(starter),
  .ordinal = SYR_LIST(ordinal),
  .unit = SYR_LIST(unit),
  .compound = SYR_COMPOUND_CLITIC,
  .small = "le la les l des un une du de d et est en à que qu qui dans pour pas sur par au aux ce cette il "
    "elle ils elles on nous vous je tu ne n se s son sa ses leur leurs mais ou où avec sans plus "
    "comme tout tous été était sont ont avait être fait selon après avant entre aussi même deux très "
    "si y c j m mon ma mes notre nos votre vos cet ces celui celle donc car alors ainsi encore peu "
    "bien dont lui moi sous depuis lors contre chez"
};
