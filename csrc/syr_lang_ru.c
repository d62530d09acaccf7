/*
** syr_lang_ru.c - Russian
*/
#include "syr_lang.h"

/* Words that keep their stop. */
static const char abbreviation[][SYR_LISTED] = { "Зам", "Мин", "Оз", "Пос", "Св", "Ул", "авт", "акад",
  "англ", "арт", "арх", "букв", "в", "вв", "вып", "г", "гг", "ген", "гл", "гр", "греч", "д", "долл", "доц",
  "др", "е", "ед", "зав", "зам", "изд", "им", "исп", "итал", "к", "кв", "кит", "кн", "коп", "корр", "лат",
  "млн", "млрд", "мн", "муз", "н", "назв", "напр", "нем", "обл", "оз", "ок", "орг", "п", "пер", "пл", "пос",
  "пп", "пр", "преп", "прим", "проф", "разг", "реж", "рис", "род", "руб", "рус", "сб", "св", "свв", "сек",
  "см", "совр", "сокр", "сост", "соч", "спец", "ср", "ст", "стл", "стр", "т", "табл", "тел", "тж", "тов",
  "трлн", "тыс", "укр", "ул", "ум", "факс", "фр", "худ", "ч", "чел", "чл", "шт", "э", "экз", "яп" };

/* Abbreviations that end an enumeration: and so on, and others. */
static const char final[][SYR_LISTED] = { "др", "пр", "т.д", "т.п" };

/* Months, beside a number. */
static const char month[][SYR_LISTED] = { "авг", "апр", "дек", "нояб", "окт", "сент", "февр", "янв" };

/* Closed-class words that open a sentence: after an abbreviation they tell that
** it ended one, after glued text that a line began. */
static const char starter[][SYR_LISTED] = { "а", "без", "бы", "в", "ведь", "во", "вот", "все", "всё", "вы",
  "где", "для", "до", "его", "ее", "если", "есть", "еще", "ещё", "её", "же", "за", "и", "из", "или", "им",
  "их", "к", "как", "ко", "кто", "куда", "ли", "мы", "на", "над", "не", "нет", "ни", "но", "ну", "о", "об",
  "он", "она", "они", "оно", "от", "по", "под", "при", "про", "с", "сам", "себя", "со", "так", "там", "то",
  "тот", "ты", "у", "уже", "хотя", "чем", "что", "эта", "эти", "это", "этот", "я" };

/* Abbreviations that are words too: only before a number or the like. */
static const char counter[][SYR_LISTED] = { "No", "вып", "гл", "к", "кн", "м", "о", "п", "пп", "р", "рис",
  "с", "ст", "стр", "табл", "ч" };

const syr_language syr_language_ru = {
  .tag = "ru",
  .abbreviation = SYR_LIST(abbreviation),
  .final = SYR_LIST(final),
  .month = SYR_LIST(month),
  .starter = SYR_LIST(starter),
  .counter = SYR_LIST(counter),
  .compound = SYR_COMPOUND_NUMBER,
  .small = "и в не на что с он а то как это по но они к у из за вы же от так для о его мы был её еще бы до "
    "при все году года также который были или она было был быть со"
};
