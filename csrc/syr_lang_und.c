/*
** syr_lang_und.c - a language that is not known: no list, no convention
*/
#include "syr_lang.h"

const syr_language syr_language_und = { .tag = "und" };
