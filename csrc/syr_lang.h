/*
** syr_lang.h - what the rules ask a language
**
** Each language is one table in a file of its own, syr_lang_xx.c. To add one:
** write the file, name its table below, put it into syr_lang.c and its tag into
** syr_lang of syr.h. Whatever a table leaves out, the language does without.
** All lists are our own writing.
*/
#ifndef syr_lang_h
#define syr_lang_h

#include "syr.h"

#pragma GCC visibility push(hidden)

#define SYR_LISTED 8 /* bytes; a longer word is in no list */

/* Words of at most 8 bytes, each looked up as one machine word: in lower case,
** but where the case tells an abbreviation from a word (M., but not m). They ascend
** byte by byte (spec/language_spec.lua looks). */
typedef struct syr_list {
  const char (*word)[SYR_LISTED];
  size_t n;
} syr_list;

#define SYR_LIST(a) { a, sizeof a / sizeof *a }

/* What becomes of "porte-parole", a hyphen with letters on both sides. */
typedef enum syr_compound {
  SYR_COMPOUND_WHOLE,  /* one token */
  SYR_COMPOUND_CLITIC, /* one token, but pronouns part: dit|-il */
  SYR_COMPOUND_SPLIT,  /* three tokens, but for some prefixes: non-human */
  SYR_COMPOUND_NUMBER  /* one token, but a number after the hyphen parts */
} syr_compound;

typedef struct syr_language {
  const char *tag;        /* "fr" */
  syr_list elision;       /* lose a vowel before a vowel: l', qu' */
  syr_list clitic;        /* follow a verb after a hyphen */
  syr_list noclitic;      /* words whose hyphen and pronoun are one word */
  syr_list contraction;   /* what an apostrophe adds to a word: 's, 're (option clitics) */
  syr_list prefix;        /* keep their hyphen where compounds are split */
  syr_list abbreviation;  /* keep their stop; as written */
  syr_list counter;       /* words that are abbreviations before a number; as written */
  syr_list month;         /* abbreviations beside a number: 3 sept. 2016; in lower case */
  syr_list measure;       /* abbreviations after which, behind a number, a capital begins a sentence: 300 p. Trois */
  syr_list title;         /* abbreviations that want what follows, whatever it is: M. Le Pen; as written */
  syr_list final;         /* abbreviations after which a capital begins a sentence: etc.; as written, stops between */
  syr_list starter;       /* closed-class words that open a sentence */
  syr_list ordinal;       /* endings of numbers: 1er */
  syr_list unit;          /* part from the digits they are glued to */
  syr_compound compound;
  uint8_t nogroup;        /* a space never groups digits */
  uint8_t dotordinal;     /* "3." is the third */
  const char *runs;       /* marks whose repetition is one token: !!! */
  const char *small;      /* the commonest small words, for guessing the language */
} syr_language;

extern const syr_language syr_language_und, syr_language_fr, syr_language_en, syr_language_de,
  syr_language_ru, syr_language_tr, syr_language_ar;

/* The commonest small words of neighbours that have no table, for guessing; NULL ends them. */
extern const char *const syr_lang_foreign[];

/* The table of a language; never NULL. */
const syr_language *syr_language_of (syr_lang l);

/* Is w[0..n) in the list? Bytes of the text; `fold`: in lower case first. */
int syr_listed (const syr_list *l, const uint8_t *w, size_t n, int fold);

#pragma GCC visibility pop

#endif
