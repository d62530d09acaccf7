/*
** syr_lang_ar.c - Arabic: words keep their clitics, as they are written
*/
#include "syr_lang.h"

/* Words that keep their stop. */
static const char abbreviation[][SYR_LISTED] = { "أ", "ت", "ج", "د", "ص", "ق", "م", "هـ" };

const syr_language syr_language_ar = {
  .tag = "ar",
  .abbreviation = SYR_LIST(abbreviation),
  .compound = SYR_COMPOUND_SPLIT,
  .small = "من في على إلى أن إن عن ما لا مع هذا هذه التي الذي"
};
