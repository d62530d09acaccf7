/*
** fuzz_uax.c - UAX #29 boundaries against the rules taken word by word
**
** The slow twin decodes all characters and asks for each place every rule of the
** standard in its order, looking back and ahead as far as the rule does. The
** first byte of the input chooses: raw bytes, or a character of each class for a
** byte, so that long well-formed texts of rare characters come up.
*/
#include <stdlib.h>
#include <string.h>

#include "syr_uaxmap.h"

#define LAW(x) do { if (!(x)) abort(); } while (0)
#define MOST 4096 /* bytes: the twin is quadratic */

typedef struct Chars {
  size_t n;
  size_t at[MOST + 1];      /* where a character begins */
  unsigned class[MOST + 1]; /* SYR_UCD_BAD: a bad piece */
} Chars;

static void decode (Chars *x, const uint8_t *s, size_t n) {
  size_t p = 0;
  x->n = 0;
  while (p < n) {
    uint32_t c;
    x->at[x->n] = p;
    p += syr_utf8_next(s + p, n - p, &c);
    x->class[x->n++] = c == SYR_BADCHAR ? SYR_UCD_BAD : syr_ucd_at(c);
  }
}

/* ---------------------------------------------------------------- words */

#define NONE 99 /* no character: the ends of the text */
#define BAD 98

static int wb (const Chars *x, size_t i) {
  return x->class[i] == SYR_UCD_BAD ? BAD : syr_ucd_wb[x->class[i]];
}

static int newline (int c) {
  return c == SYR_WB_CR || c == SYR_WB_LF || c == SYR_WB_NEWLINE || c == BAD;
}

static int ignored (int c) {
  return c == SYR_WB_EXTEND || c == SYR_WB_FORMAT || c == SYR_WB_ZWJ;
}

/* WB4: the character at i or, if that one is ignored, the one it goes with. */
static size_t base (const Chars *x, size_t i) {
  while (i > 0 && ignored(wb(x, i)) && !newline(wb(x, i - 1))) i--;
  return i;
}

static int letter (int c) { return c == SYR_WB_ALETTER || c == SYR_WB_HEBREW_LETTER; }
static int midletter (int c) { return c == SYR_WB_MIDLETTER || c == SYR_WB_MIDNUMLET || c == SYR_WB_SINGLE_QUOTE; }
static int midnum (int c) { return c == SYR_WB_MIDNUM || c == SYR_WB_MIDNUMLET || c == SYR_WB_SINGLE_QUOTE; }

static int word_break (const Chars *x, size_t i) {
  int b = wb(x, i), a = wb(x, i - 1), before, after = NONE, flags = 0;
  size_t j, k;
  if (a == SYR_WB_CR && b == SYR_WB_LF) return 0;
  if (newline(a) || newline(b)) return 1;
  if (a == SYR_WB_ZWJ && syr_ucd_pict[x->class[i]]) return 0;
  if (a == SYR_WB_WSEGSPACE && b == SYR_WB_WSEGSPACE) return 0;
  if (ignored(b)) return 0;
  j = base(x, i - 1);
  a = wb(x, j);
  before = j > 0 ? wb(x, base(x, j - 1)) : NONE;
  for (k = i + 1; k < x->n && ignored(wb(x, k)); k++) continue;
  if (k < x->n) after = wb(x, k);
  if (letter(a) && letter(b)) return 0;                                                                      /* WB5 */
  if (letter(a) && midletter(b) && letter(after)) return 0;                                                  /* WB6 */
  if (letter(before) && midletter(a) && letter(b)) return 0;                                                 /* WB7 */
  if (a == SYR_WB_HEBREW_LETTER && b == SYR_WB_SINGLE_QUOTE) return 0;                                       /* WB7a */
  if (a == SYR_WB_HEBREW_LETTER && b == SYR_WB_DOUBLE_QUOTE && after == SYR_WB_HEBREW_LETTER) return 0;      /* WB7b */
  if (before == SYR_WB_HEBREW_LETTER && a == SYR_WB_DOUBLE_QUOTE && b == SYR_WB_HEBREW_LETTER) return 0;     /* WB7c */
  if (a == SYR_WB_NUMERIC && b == SYR_WB_NUMERIC) return 0;                                                  /* WB8 */
  if (letter(a) && b == SYR_WB_NUMERIC) return 0;                                                            /* WB9 */
  if (a == SYR_WB_NUMERIC && letter(b)) return 0;                                                            /* WB10 */
  if (before == SYR_WB_NUMERIC && midnum(a) && b == SYR_WB_NUMERIC) return 0;                                /* WB11 */
  if (a == SYR_WB_NUMERIC && midnum(b) && after == SYR_WB_NUMERIC) return 0;                                 /* WB12 */
  if (a == SYR_WB_KATAKANA && b == SYR_WB_KATAKANA) return 0;                                                /* WB13 */
  if ((letter(a) || a == SYR_WB_NUMERIC || a == SYR_WB_KATAKANA || a == SYR_WB_EXTENDNUMLET)
      && b == SYR_WB_EXTENDNUMLET) return 0;                                                                 /* WB13a */
  if (a == SYR_WB_EXTENDNUMLET && (letter(b) || b == SYR_WB_NUMERIC || b == SYR_WB_KATAKANA)) return 0;      /* WB13b */
  if (b != SYR_WB_REGIONAL_INDICATOR) return 1;
  while (wb(x, j) == SYR_WB_REGIONAL_INDICATOR) { /* WB15, 16 */
    flags++;
    if (j == 0) break;
    j = base(x, j - 1);
  }
  return flags % 2 == 0;
}

/* ---------------------------------------------------------------- graphemes */

static int gb (const Chars *x, size_t i) {
  return x->class[i] == SYR_UCD_BAD ? BAD : syr_ucd_gb[x->class[i]];
}

static int control (int c) {
  return c == SYR_GB_CR || c == SYR_GB_LF || c == SYR_GB_CONTROL || c == BAD;
}

/* Extended_Pictographic Extend* ZWJ ends at i - 1. */
static int joined_picture (const Chars *x, size_t i) {
  if (i < 2 || gb(x, i - 1) != SYR_GB_ZWJ) return 0;
  for (i -= 2; i > 0 && gb(x, i) == SYR_GB_EXTEND; i--) continue;
  return x->class[i] != SYR_UCD_BAD && syr_ucd_pict[x->class[i]];
}

static int grapheme_break (const Chars *x, size_t i) {
  int a = gb(x, i - 1), b = gb(x, i), flags = 0;
  if (a == SYR_GB_CR && b == SYR_GB_LF) return 0;                                                            /* GB3 */
  if (control(a) || control(b)) return 1;                                                                    /* GB4, 5 */
  if (a == SYR_GB_L && (b == SYR_GB_L || b == SYR_GB_V || b == SYR_GB_LV || b == SYR_GB_LVT)) return 0;      /* GB6 */
  if ((a == SYR_GB_LV || a == SYR_GB_V) && (b == SYR_GB_V || b == SYR_GB_T)) return 0;                       /* GB7 */
  if ((a == SYR_GB_LVT || a == SYR_GB_T) && b == SYR_GB_T) return 0;                                         /* GB8 */
  if (b == SYR_GB_EXTEND || b == SYR_GB_ZWJ || b == SYR_GB_SPACINGMARK) return 0;                            /* GB9, 9a */
  if (a == SYR_GB_PREPEND) return 0;                                                                         /* GB9b */
  if (syr_ucd_pict[x->class[i]] && joined_picture(x, i)) return 0;                                           /* GB11 */
  if (b != SYR_GB_REGIONAL_INDICATOR) return 1;
  while (i-- > 0 && gb(x, i) == SYR_GB_REGIONAL_INDICATOR) flags++;                                          /* GB12, 13 */
  return flags % 2 == 0;
}

/* ---------------------------------------------------------------- sentences */

static int sb (const Chars *x, size_t i) {
  return x->class[i] == SYR_UCD_BAD ? SYR_SB_OTHER : syr_ucd_sb[x->class[i]];
}

static int parasep (int c) { return c == SYR_SB_SEP || c == SYR_SB_CR || c == SYR_SB_LF; }
static int saterm (int c) { return c == SYR_SB_STERM || c == SYR_SB_ATERM; }
static int skipped (int c) { return c == SYR_SB_EXTEND || c == SYR_SB_FORMAT; }

/* SB5: the class of the character that the one at i goes with; i moves there. */
static int anchor (const Chars *x, size_t *i) {
  while (*i > 0 && skipped(sb(x, *i)) && !parasep(sb(x, *i - 1))) --*i;
  return sb(x, *i);
}

/* The character before *i, ignored ones left out; NONE at the start of the text. */
static int step_back (const Chars *x, size_t *i) {
  if (*i == 0) return NONE;
  --*i;
  return anchor(x, i);
}

static int lower_ahead (const Chars *x, size_t i) {
  for (; i < x->n; i++) {
    int c = sb(x, i);
    if (c == SYR_SB_LOWER) return 1;
    if (c == SYR_SB_OLETTER || c == SYR_SB_UPPER || parasep(c) || saterm(c)) return 0;
  }
  return 0;
}

static int sentence_break (const Chars *x, size_t i) {
  int b = sb(x, i), a = sb(x, i - 1), spaces = 0, c;
  size_t j = i, k;
  if (a == SYR_SB_CR && b == SYR_SB_LF) return 0;                                     /* SB3 */
  if (parasep(a)) return 1;                                                           /* SB4 */
  if (skipped(b)) return 0;                                                           /* SB5 */
  c = step_back(x, &j);
  k = j;
  if (c == SYR_SB_ATERM && b == SYR_SB_NUMERIC) return 0;                             /* SB6 */
  if (c == SYR_SB_ATERM && b == SYR_SB_UPPER) {                                       /* SB7 */
    int d = step_back(x, &k);
    if (d == SYR_SB_UPPER || d == SYR_SB_LOWER) return 0;
  }
  for (; c == SYR_SB_SP; c = step_back(x, &j)) spaces = 1;
  while (c == SYR_SB_CLOSE) c = step_back(x, &j);
  if (c == SYR_SB_ATERM && lower_ahead(x, i)) return 0;                               /* SB8 */
  if (!saterm(c)) return 0;                                                           /* SB998 */
  if (b == SYR_SB_SCONTINUE || saterm(b)) return 0;                                   /* SB8a */
  if (!spaces && b == SYR_SB_CLOSE) return 0;                                         /* SB9 */
  return !(b == SYR_SB_SP || parasep(b));                                             /* SB9, 10, 11 */
}

/* ---------------------------------------------------------------- comparing */

static void compare (const Chars *x, size_t n, const uint64_t *map, int (*rule) (const Chars *, size_t)) {
  size_t i, p = 0;
  for (i = 0; i < x->n; i++) {
    for (; p < x->at[i]; p++) LAW(!(map[p >> 6] >> (p & 63) & 1));
    LAW((int)(map[p >> 6] >> (p & 63) & 1) == (i == 0 || rule(x, i)));
    p++;
  }
  for (; p < 64 * (n / 64 + 1); p++) LAW(!(map[p >> 6] >> (p & 63) & 1));
}

static void check (const uint8_t *s, size_t n) {
  static Chars x;
  uint64_t map[MOST / 64 + 1];
  size_t w;
  decode(&x, s, n);
  memset(map, 0xAA, sizeof map);
  syr_uax_words(s, n, map);
  compare(&x, n, map, word_break);
  syr_uax_graphemes(s, n, map);
  compare(&x, n, map, grapheme_break);
  syr_uax_sentences(s, n, map);
  compare(&x, n, map, sentence_break);
  for (w = 0; w + 64 <= n; w++) {
    syr_uaxmap a, b;
    syr_uaxmap_read(s + w, &a);
    syr_uaxmap_scalar(s + w, &b);
    LAW(!memcmp(&a, &b, sizeof a));
  }
}

/* A character of every class, plain ones more often, and some bad bytes. */
static const char *const alphabet[] = { "a", "Z", "\xC3\xA9", "\xD0\xBF", "\xC3\x97", "\xC3\x89", "\xC5\x93", "7", "0", "_", " ", " ",
  ".", ".", "!", "?", "'", "\"", ",", ";", ":", ")", "(", "-", "\r", "\n", "\t", "\v", "\f", "\xC2\x85", "\xC2\xA0", "\xC2\xAD", "\xC2\xA9",
  "\xC2\xB7", "\xC2\xAA", "\xE2\x80\x99", "\xC2\xAB", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\x8D", "\xE2\x80\x8B", "\xE2\x80\xAF",
  "\xE2\x80\xA6", "\xE2\x80\xA4", "\xEF\xBC\x8E", "\xCC\x81", "\xD2\x83", "\xE0\xA4\x83", "\xD8\x80", "\xD7\x90", "\xD8\xA7", "\xD9\xA3",
  "\xD8\x9F", "\xE3\x82\xA2", "\xE3\x80\x82", "\xE3\x80\x80", "\xE1\x9A\x80", "\xE4\xB8\xAD", "\xE1\x84\x80", "\xE1\x85\xA0", "\xE1\x86\xA8",
  "\xEA\xB0\x80", "\xEA\xB0\x81", "\xE2\x93\x82", "\xE2\x9D\xA4", "\xF0\x9F\x87\xA6", "\xF0\x9F\x98\x80", "\xF0\x9F\x8F\xBD", "\xEF\xB8\x8F",
  "\xEF\xBB\xBF", "\xF0\x9D\x90\x80", "\xF3\xA0\x81\xA7", "\x80", "\xC3", "\xD0", "\xE2\x80", "\xF0\x9F", "\xFF", "\xED\xA0\x80", "aaaaaaa",
  "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "12345678", "l'ami " };

#define LETTERS (sizeof alphabet / sizeof *alphabet)

static size_t spell (const uint8_t *data, size_t n, uint8_t *out) {
  size_t i, z = 0;
  for (i = 0; i < n; i++) {
    const char *c = alphabet[data[i] % LETTERS];
    size_t len = strlen(c);
    if (z + len > MOST - 1) break;
    memcpy(out + z, c, len);
    z += len;
  }
  return z;
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t n) {
  uint8_t text[MOST], *exact;
  if (n == 0) return 0;
  if (data[0] & 1)
    n = spell(data + 1, n - 1, text);
  else {
    n = n - 1 < MOST - 1 ? n - 1 : MOST - 1;
    memcpy(text, data + 1, n);
  }
  exact = malloc(n ? n : 1); /* its own size, so that a read past the end is seen */
  if (!exact) return 0;
  memcpy(exact, text, n);
  check(exact, n);
  free(exact);
  return 0;
}
