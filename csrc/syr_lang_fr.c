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
static const char abbreviation[][SYR_LISTED] = { "Av", "Bd", "Brig", "Capt", "Cdt", "Ch", "Chap", "Chr",
  "Cie", "Cpl", "Cpt", "Dr", "Drs", "Ed", "Etc", "Ets", "Fig", "Gal", "Gen", "Gl", "Gov", "Gén", "Hôp",
  "Ibid", "Inc", "Inst", "Jr", "Lt", "Ltd", "M", "MM", "Maj", "Mgr", "Mlle", "Mlles", "Mme", "Mmes", "Mr",
  "Mrs", "No", "Op", "Pdt", "Ph", "Pr", "Prof", "Sen", "Sgt", "Sr", "St", "Ste", "Sté", "Th", "Tél", "Vol",
  "adj", "adv", "anc", "apr", "arr", "av", "bd", "biblio", "bld", "boul", "bvd", "ca", "cdt", "cf", "chap",
  "coll", "cpl", "dept", "dir", "distr", "dr", "dép", "encycl", "env", "etc", "excl", "fasc", "fig", "fol",
  "féd", "gal", "gouv", "gén", "hab", "ibid", "incl", "jr", "litt", "lt", "lt-col", "mm", "mss", "no",
  "nos", "obs", "op", "p", "paragr", "pp", "prof", "prov", "qqch", "qqn", "resp", "réf", "rég", "sgt", "sq",
  "sqq", "suiv", "suppl", "syn", "trad", "tél", "univ", "v", "vs", "éd" };

/* Abbreviations that are words too: only before a number or the like. */
static const char counter[][SYR_LISTED] = { "Art", "Col", "Env", "Max", "Min", "Ms", "Par", "Rés", "Sect",
  "Suppl", "T", "al", "art", "cap", "ch", "col", "div", "doc", "ed", "ex", "ill", "inf", "int", "lib",
  "liv", "max", "min", "ms", "num", "pl", "sect", "sup", "t", "tel", "tit", "tom", "vol" };

/* Abbreviations that no sentence ends with: a name or a number follows, M. Le Pen, cf. Les Echos. */
static const char title[][SYR_LISTED] = { "Brig", "Capt", "Cdt", "Chr", "Cpl", "Cpt", "Dr", "Drs", "Gal",
  "Gen", "Gl", "Gov", "Gén", "Lt", "M", "MM", "Maj", "Mgr", "Mlle", "Mlles", "Mme", "Mmes", "Mr", "Mrs",
  "Pdt", "Ph", "Pr", "Prof", "Sen", "Sgt", "St", "Ste", "Th", "cdt", "cf", "cpl", "dr", "gal", "gén", "lt",
  "lt-col", "p", "pp", "sgt", "v", "vs" };

/* Abbreviations that end an enumeration. */
static const char final[][SYR_LISTED] = { "etc" };

/* Months, beside a number. */
static const char month[][SYR_LISTED] = { "avr", "déc", "fév", "févr", "janv", "juil", "nov", "oct", "sept" };

/* What counts and stands after a number: there its stop may end the sentence. */
static const char measure[][SYR_LISTED] = { "hab", "p", "pp", "v" };

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
  .month = SYR_LIST(month),
  .measure = SYR_LIST(measure),
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
