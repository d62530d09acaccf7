/*
** syr_lang_de.c - German
*/
#include "syr_lang.h"

/* What an apostrophe adds to a word, after it. */
static const char contraction[][SYR_LISTED] = { "s" };

/* Words that keep their stop. */
static const char abbreviation[][SYR_LISTED] = { "Abb", "Abt", "Adr", "Anm", "Aufl", "Az", "Bd", "Bde",
  "Bez", "Bf", "Chr", "Dipl", "Dr", "Dres", "Fa", "Fam", "Fr", "Frl", "Gebr", "Gen", "Ges", "Hbf", "Hl",
  "Hr", "Hrn", "Hrsg", "Ing", "Jg", "Jh", "Jhd", "Joh", "Jr", "Kap", "Kfm", "Kl", "Ltd", "Mag", "Mill",
  "Mio", "Mrd", "Msgr", "Nr", "Obb", "Pf", "Pfd", "Prof", "Seb", "Sen", "Skr", "St", "Std", "Str", "Tel",
  "Tfn", "Tsd", "Verf", "Vgl", "Vol", "Ztr", "abds", "abs", "allg", "amtl", "anl", "aufl", "bes", "betr",
  "bez", "bzgl", "bzw", "ca", "chem", "dergl", "dgl", "dt", "ehem", "eigtl", "engl", "entspr", "etc", "etw",
  "ev", "evtl", "exkl", "ff", "frz", "geb", "gek", "gem", "ges", "gest", "gez", "ggf", "gr", "hg", "hist",
  "hl", "hrsg", "inkl", "insb", "jap", "jhd", "kath", "kgl", "lat", "lfd", "lt", "luth", "mtl", "näml",
  "orig", "phil", "pl", "poln", "prot", "qm", "resp", "russ", "röm", "sog", "spez", "staatl", "std",
  "stellv", "stv", "svw", "tgl", "tägl", "usf", "usw", "verh", "verst", "vgl", "vorm", "vs", "wg", "wiss",
  "zit", "zw", "zzgl", "österr", "übl" };

/* Months, beside a number. */
static const char month[][SYR_LISTED] = { "apr", "aug", "dez", "feb", "febr", "jan", "nov", "okt", "sep",
  "sept" };

/* Closed-class words that open a sentence: after an abbreviation they tell that
** it ended one, after glued text that a line began. */
static const char starter[][SYR_LISTED] = { "aber", "alle", "alles", "als", "also", "am", "an", "andere",
  "auch", "auf", "aus", "bei", "beide", "beim", "bis", "da", "dabei", "dafür", "dagegen", "damit", "danach",
  "dann", "das", "davon", "dazu", "dem", "den", "denn", "der", "deren", "des", "deshalb", "dessen", "die",
  "dies", "diese", "diesem", "diesen", "dieser", "dieses", "doch", "dort", "durch", "ein", "eine", "einem",
  "einen", "einer", "eines", "einige", "er", "erst", "es", "etwa", "euch", "falls", "für", "gegen", "hat",
  "heute", "hier", "hinter", "ich", "ihm", "ihn", "ihr", "ihre", "ihren", "im", "immer", "in", "ins", "ist",
  "ja", "jede", "jeder", "jedes", "jetzt", "kein", "keine", "man", "mehr", "mein", "mit", "nach", "nachdem",
  "nein", "nicht", "noch", "nun", "nur", "ob", "obwohl", "oder", "ohne", "sein", "seine", "seit", "sich",
  "sie", "sind", "so", "sobald", "sogar", "solche", "sowie", "trotz", "um", "und", "uns", "unser", "unter",
  "viele", "vom", "von", "vor", "wann", "war", "waren", "warum", "was", "weil", "weiter", "welche", "wenn",
  "wer", "wie", "wir", "wird", "wo", "worauf", "während", "zu", "zudem", "zum", "zur", "zwar", "zwischen",
  "über" };

/* Abbreviations that are words too: only before a number or the like. */
static const char counter[][SYR_LISTED] = { "Abs", "Art", "Kap", "Lit", "Nr", "S", "Ziff", "max", "min",
  "p", "s", "u", "v" };

const syr_language syr_language_de = {
  .tag = "de",
  .contraction = SYR_LIST(contraction),
  .abbreviation = SYR_LIST(abbreviation),
  .month = SYR_LIST(month),
  .starter = SYR_LIST(starter),
  .counter = SYR_LIST(counter),
  .compound = SYR_COMPOUND_SPLIT,
  .nogroup = 1,
  .dotordinal = 1,
  .small = "der die das und ist nicht ein eine einen einem einer des den dem mit von zu auf für im sich "
    "auch wurde wurden nach bei aus an als es er sie ich wir ihr sind war waren hat haben hatte "
    "werden wird wie noch nur oder aber so um am zum zur über vor durch bis man mehr wenn dass daß "
    "unter seine seiner kann können sein mir mich uns kein keine immer sehr hier da was schon dann "
    "wieder diese dieser dieses sowie zwischen ihre ihren gegen seit vom beim ja doch alle habe will "
    "muss gut"
};
