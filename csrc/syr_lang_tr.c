/*
** syr_lang_tr.c - Turkish
*/
#include "syr_lang.h"

/* Words that keep their stop. */
static const char abbreviation[][SYR_LISTED] = { "Alb", "Apt", "Arş", "Asb", "Atğm", "Av", "Bkz", "Bl", "Bn",
  "Bçvş", "Böl", "Bşk", "Cad", "Doç", "Dr", "Ecz", "Fak", "Fr", "Gen", "Gör", "Hz", "Jr", "Kd", "Ltd", "Mah",
  "Md", "Müd", "Müh", "Nak", "No", "Onb", "Op", "Prof", "Sn", "Sok", "St", "Tel", "Tuğa", "Tuğg", "Tümg",
  "Uzm", "Vet", "Yb", "Yd", "Yrd", "Yzb", "bk", "bkz", "bs", "bşk", "dk", "doğ", "hz", "krş", "matb", "no",
  "sn", "ss", "tel", "vb", "vd", "vs", "yay", "yy", "Çvş", "Örn", "Ütğm", "çev", "ölm", "örn", "Şb", "Şti" };

/* Abbreviations that are words too: only before a number or the like. */
static const char counter[][SYR_LISTED] = { "Cilt", "No", "S", "m", "s", "sf" };

/* Closed-class words that open a sentence: after an abbreviation they tell that
** it ended one, after glued text that a line began. */
static const char starter[][SYR_LISTED] = { "ama", "ancak", "bir", "biz", "bu", "bunlar", "bunu", "bunun",
  "böyle", "da", "daha", "de", "dün", "en", "fakat", "gene", "hem", "hep", "her", "ise", "işte", "ki", "kim",
  "mi", "nasıl", "ne", "neden", "o", "ona", "onlar", "onu", "onun", "oysa", "sen", "siz", "sonra", "ve",
  "veya", "ya", "yani", "yine", "çünkü", "şimdi", "şu" };

const syr_language syr_language_tr = {
  .tag = "tr",
  .abbreviation = SYR_LIST(abbreviation),
  .counter = SYR_LIST(counter),
  .starter = SYR_LIST(starter),
  .compound = SYR_COMPOUND_SPLIT,
  .dotordinal = 1,
  .small = "ve bir bu da de için ile olarak olan çok daha gibi ancak göre sonra kadar ise her ne o en mi "
    "ben sen biz siz onun bana ona beni onu var yok değil ama fakat ki ya şey diye hiç bütün başka "
    "iki içinde önce üzerinde etti oldu dedi olduğu olduğunu şu hem eden ettiği bunu bunun zaman "
    "şimdi kendi yeni bile nasıl"
};
