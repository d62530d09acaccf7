/*
** syr_lang_en.c - English
*/
#include "syr_lang.h"

/* What an apostrophe adds to a word, after it. */
static const char contraction[][SYR_LISTED] = { "d", "ll", "m", "re", "s", "t", "ve" };

/* Prefixes that keep their hyphen; other compounds are split. */
static const char prefix[][SYR_LISTED] = { "anti", "bi", "co", "counter", "de", "e", "ex", "extra", "hyper",
  "inter", "intra", "macro", "mega", "meta", "micro", "mid", "mini", "mis", "multi", "neo", "non", "out",
  "over", "pan", "para", "poly", "post", "pre", "pro", "pseudo", "quasi", "re", "semi", "sub", "super",
  "tele", "trans", "tri", "ultra", "un", "under", "uni", "vice" };

/* Words that keep their stop. */
static const char abbreviation[][SYR_LISTED] = { "Adm", "Apr", "Ariz", "Assn", "Assoc", "Atty", "Aug", "Ave",
  "Bldg", "Blvd", "Brig", "Bros", "Calif", "Capt", "Cdr", "Cmdr", "Co", "Col", "Colo", "Comdr", "Conn",
  "Corp", "Cpl", "Cpt", "Dec", "Dept", "Det", "Dir", "Dist", "Dr", "Drs", "Esq", "Etc", "Feb", "Fig", "Fla",
  "Ft", "Gen", "Gov", "Hon", "Hwy", "Inc", "Insp", "Jan", "Jr", "Jul", "Jun", "Lt", "Ltd", "Maj", "Mass",
  "Messrs", "Mfg", "Mich", "Minn", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mtn", "Neb", "Nev", "Nov", "Oct", "Okla",
  "Penn", "Ph", "Pres", "Prof", "Pvt", "Rd", "Rep", "Reps", "Rev", "Sec", "Sen", "Sens", "Sep", "Sept", "Sgt",
  "Sr", "St", "Ste", "Sts", "Supt", "Tel", "Tex", "Treas", "Univ", "Vol", "Vols", "Wash", "Wis", "adj",
  "approx", "assn", "asst", "ave", "avg", "bldg", "ca", "cf", "corp", "dept", "ect", "eds", "eg", "etc",
  "ext", "fig", "figs", "ft", "govt", "hrs", "ibid", "ie", "inc", "incl", "jr", "lb", "lbs", "ltd", "misc",
  "mr", "mrs", "oz", "pg", "pp", "prof", "pts", "resp", "sr", "tel", "univ", "viz", "vol", "vols", "vs", "yr",
  "yrs" };

/* Abbreviations that are words too: only before a number or the like. */
static const char counter[][SYR_LISTED] = { "Art", "No", "Nos", "Op", "Par", "Pt", "art", "ch", "chap", "no",
  "nos", "op", "p", "par", "sec" };

/* Abbreviations that no sentence ends with: a name or a number follows. */
static const char title[][SYR_LISTED] = { "Adm", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Comdr", "Cpl", "Cpt",
  "Dr", "Drs", "Gen", "Gov", "Hon", "Lt", "Maj", "Messrs", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Prof", "Pvt",
  "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "St", "Ste", "Supt", "cf", "eg", "ie", "mr", "mrs", "viz", "vs" };

/* Abbreviations that end an enumeration. */
static const char final[][SYR_LISTED] = { "etc" };

/* Closed-class words that open a sentence: after an abbreviation they tell that
** it ended one, after glued text that a line began. */
static const char starter[][SYR_LISTED] = { "a", "after", "all", "also", "although", "an", "and", "another",
  "any", "as", "at", "because", "before", "both", "but", "by", "despite", "during", "each", "even", "every",
  "few", "first", "for", "from", "he", "her", "here", "his", "how", "however", "i", "if", "in", "is", "it",
  "its", "last", "many", "more", "most", "my", "nearly", "no", "nor", "not", "nothing", "now", "of", "on",
  "once", "one", "only", "or", "other", "our", "over", "people", "several", "she", "since", "so", "some",
  "still", "such", "that", "the", "their", "then", "there", "these", "they", "this", "those", "though",
  "through", "to", "today", "under", "unless", "until", "we", "what", "when", "where", "which", "while",
  "who", "why", "with", "without", "yes", "yet", "you", "your" };

/* Endings of numbers. */
static const char ordinal[][SYR_LISTED] = { "nd", "rd", "s", "st", "th" };

const syr_language syr_language_en = {
  .tag = "en",
  .contraction = SYR_LIST(contraction),
  .prefix = SYR_LIST(prefix),
  .abbreviation = SYR_LIST(abbreviation),
  .counter = SYR_LIST(counter),
  .title = SYR_LIST(title),
  .final = SYR_LIST(final),
  .starter = SYR_LIST(starter),
  .ordinal = SYR_LIST(ordinal),
  .compound = SYR_COMPOUND_SPLIT,
  .runs = "!?.$=*<>+\\/~",
  .small = "the of and to in is that was for with has have had his her he she it its from they are were "
    "this these those by on at as be been an a not but or which who will would can could said their "
    "there them than when what where about after into out up over no do does did you your we our my "
    "me i if so one all more some any other only also how just because then now new most people "
    "between said s t don"
};
