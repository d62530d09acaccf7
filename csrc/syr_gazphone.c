/*
** syr_gazphone.c - spellings in Latin, Arabic and Cyrillic letters as sounds
**
** Transcription is no function: one Arabic name is written in ten ways, by ear,
** by a French or an English or a Turkish hand. What all spellings keep is nearly
** the row of consonants. So a name becomes a row of sounds, one letter each:
**   b p f v k q g G=gh h H=kh j=dj C=ch,sh,tch s z t d T=th D=dh Z=(the Arabic za) l m n r
**   c x Q=(c cedilla): what is read in several ways; digits
**   a e i o u y w, and * for 'ayn and hamza: some vowel or none
** in words without articles and "son of", "servant of" joined to what follows.
** Source: the recipe was found by measuring on lists of names (docs/design.md).
*/
#include <string.h>

#include "syr_gazkey.h"

/* ---- letters to sounds */

/* Arabic letters U+0621..U+064A; 0 is no sound. */
static const char arabic[] = {
  '*', 'a', 'a', '*', 'a', '*', 'a', 'b', 'a', 't', 'T', 'j', 'h', 'H', 'd', 'D', 'r', 'z', 's', 'C', 's', 'd', 't', 'Z', '*', 'G',
  0, 0, 0, 0, 0, 0, 'f', 'q', 'k', 'l', 'm', 'n', 'h', 'w', 'a', 'y'
};

/* Cyrillic letters U+0430..U+044F after folding (й is и then); two sounds at
** most, the second in the table below. */
static const char cyrillic[] = "abvgdejziyklmnoprstufHtCCC" "\0i" "\0eua";

static char persian (uint32_t c) {
  switch (c) {
    case 0x067E: return 'p';
    case 0x0686: return 'C';
    case 0x0698: return 'j';
    case 0x06A4: return 'v';
    case 0x06AF: return 'g';
    case 0x06C6: return 'o';
    case 0x06CE: case 0x06D0: return 'e';
    default: return 0;
  }
}

/* Latin letters whose mark makes another sound, before folding takes it. */
static char marked (uint32_t c) {
  switch (c) {
    case 0xC7: case 0xE7: return 'Q';
    case 0x15E: case 0x15F: case 0x160: case 0x161: case 0x218: case 0x219: return 'C';
    case 0x106: case 0x107: case 0x10C: case 0x10D: return 'C';
    case 0x17D: case 0x17E: return 'j';
    case 0x120: case 0x121: return 'G';
    case 0x1E0E: case 0x1E0F: return 'D';
    case 0x1E6E: case 0x1E6F: return 'T';
    case 0x1E2A: case 0x1E2B: case 0x1E96: return 'H';
    default: return 0;
  }
}

/* Letters that only Turkish and its neighbours have. */
static int is_turkish (uint32_t c) {
  return c == 0x11E || c == 0x11F || c == 0x130 || c == 0x131 || c == 0x15E || c == 0x15F;
}

/* A word as letters: Latin ones as they are, the others as sounds already. */
typedef struct letters {
  char s[GAZ_SOUNDS];
  unsigned n, script, turkish;
} letters;

static void put (letters *w, char c) {
  if (c && w->n < GAZ_SOUNDS - 2) w->s[w->n++] = c;
}

/* A folded character. Returns 0 if it is no letter. */
static int put_folded (letters *w, uint32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
    put(w, (char)c);
    w->script |= GAZ_LATIN;
    return 1;
  }
  if (c >= 0x0621 && c <= 0x064A) {
    if (c == 0x0634 && w->n && w->s[w->n - 1] == 't') w->n--; /* how Arabic writes "tch" */
    put(w, c == 0x0627 && w->n == 0 ? '*' : arabic[c - 0x0621]); /* any vowel begins with an alef */
    w->script |= GAZ_ARABIC;
    return 1;
  }
  if (c >= 0x0430 && c <= 0x044F) {
    if (c == 0x0436 && w->n && w->s[w->n - 1] == 'd') w->n--; /* dzh */
    if (c == 0x044E || c == 0x044F) put(w, 'y');
    put(w, c == 0x044F ? 'a' : cyrillic[c - 0x0430]);
    if (c == 0x0446) put(w, 's');
    w->script |= GAZ_CYRILLIC;
    return 1;
  }
  if (persian(c)) {
    put(w, persian(c));
    w->script |= GAZ_ARABIC;
    return 1;
  }
  return 0;
}

/* One character of a name. Returns 0 if a word ends with it. */
static int put_char (letters *w, const char *s, unsigned len, uint32_t c) {
  uint8_t out[SYR_FOLDROOM(4)];
  size_t n, i = 0;
  int any = 0;
  if (marked(c)) {
    put(w, marked(c));
    w->script |= GAZ_LATIN;
    w->turkish |= (unsigned)is_turkish(c);
    return 1;
  }
  w->turkish |= (unsigned)is_turkish(c);
  if (c == 0x0629) return put_folded(w, 0x0627); /* teh marbuta is an a */
  if (c == 0x0649) return put_folded(w, 0x0627); /* and so is alef maksura */
  n = syr_fold((const uint8_t *)s, len, out);
  if (n == 0) return 1; /* a mark, an apostrophe, a joiner */
  while (i < n) {
    uint32_t f;
    i += syr_utf8_next(out + i, n - i, &f);
    any |= put_folded(w, f);
  }
  return any;
}

/* ---- Latin spelling */

static int is_front (char c) {
  return c == 'e' || c == 'i' || c == 'y';
}

/* Groups of letters that are one sound, the longer first. */
static const char *const groups[] = {
  "tschC", "tchC", "schC", "chC", "shC", "khH", "ghG", "djj", "dzhj", "zhj", "dhD", "thT", "phf", "ckk", "kkk",
  "eauo", "auo", "ouu", "oou", "eei", "iei", NULL
};

/* Write the sounds of Latin letters s[0..n) to out; at most 2 n. */
static unsigned pronounce (const char *s, unsigned n, char *out) {
  unsigned i = 0, o = 0;
  const char *const *g;
  while (i < n) {
    for (g = groups; *g; g++) {
      size_t m = strlen(*g) - 1;
      if (n - i >= m && memcmp(s + i, *g, m) == 0) break;
    }
    if (*g && !(strcmp(*g, "auo") == 0 && i == 0)) {
      size_t m = strlen(*g) - 1;
      out[o++] = (*g)[m];
      i += (unsigned)m;
    }
    else {
      if (s[i] == 'x' && i > 0) out[o++] = 'k';
      out[o++] = s[i] == 'x' && i > 0 ? 's' : s[i];
      if ((s[i] == 'q' || s[i] == 'g') && i + 2 < n && s[i + 1] == 'u' && is_front(s[i + 2])) i++;
      i++;
    }
  }
  return o;
}

/* ---- words */

static int is_one_of (const char *const *list, const char *s, size_t n) {
  for (; *list; list++)
    if (strlen(*list) == n && memcmp(*list, s, n) == 0) return 1;
  return 0;
}

/* As sounds. */
static const char *const articles[] = {
  "al", "el", "ul", "il", "ol", "aC", "eC", "ez", "az", "aD", "aT", "an", "as", "at", "ad", "ar", "en", "es", "et", "ed", "er", NULL
};
static const char *const sons[] = { "bin", "ben", "ibn", "bn", "abn", "bnt", "bint", "uld", NULL };
static const char *const servants[] = { "abd", "*bd", "abid", NULL };

int gaz_is_vowel (char c) {
  return c && strchr("aeiouyw*", c) != NULL;
}

/* "abdel", "abdul", "abder": the servant alone, its article with it. */
static int is_servant (const char *s, unsigned n) {
  if (is_one_of(servants, s, n)) return 1;
  return n == 5 && (s[0] == 'a' || s[0] == '*') && s[1] == 'b' && s[2] == 'd' && gaz_is_vowel(s[3]) && strchr("lrsnz", s[4]);
}

/* Take the article out of "abdelkader", "abderrahmane". */
static unsigned drop_inner_article (char *s, unsigned n) {
  if (n < 8 || (s[0] != 'a' && s[0] != '*') || s[1] != 'b' || s[2] != 'd' || !gaz_is_vowel(s[3])) return n;
  if (s[4] != 'l' && (s[4] != s[5] || gaz_is_vowel(s[4]))) return n;
  memmove(s + 3, s + 5, n - 5);
  return n - 2;
}

/* The article at the front of an Arabic word, but not of a name: there it may
** be a part of it, as in "Ilham", and the keys try both. */
static unsigned drop_arabic_article (char *s, unsigned n) {
  if (n < 5 || s[0] != '*' || s[1] != 'l' || s[2] == 'l') return n;
  memmove(s, s + 2, n - 2);
  return n - 2;
}

/* Add a word's sounds to the name. */
static void add_word (gaz_sound *x, letters *w) {
  char s[2 * GAZ_SOUNDS];
  unsigned n = w->n;
  if (n == 0) return;
  if (n >= 4 && memcmp(w->s + n - 4, "oglu", 4) == 0) w->turkish = 1;
  if (w->script & GAZ_LATIN)
    n = pronounce(w->s, n, s);
  else
    memcpy(s, w->s, n);
  if (x->nword && (w->script & GAZ_ARABIC)) n = drop_arabic_article(s, n);
  n = drop_inner_article(s, n);
  if (n == 4 && s[0] == 'a' && s[1] == 'b' && gaz_is_vowel(s[2]) && s[3] == 'l') n--; /* Aboul Gheit */
  x->cut |= x->nword == GAZ_WORDS || x->n + n > GAZ_SOUNDS;
  if (x->cut) return;
  x->script |= w->script;
  x->turkish |= w->turkish;
  memcpy(x->s + x->n, s, n);
  x->word[x->nword++] = (uint8_t)x->n;
  x->n += n;
}

/* Drop articles and sons, join servants: what stays of the words. */
static void settle (gaz_sound *x) {
  gaz_sound y = *x;
  unsigned i, o = 0, n = 0, glue = 0;
  for (i = 0; i < y.nword; i++) {
    const char *s = y.s + y.word[i];
    unsigned len = (i + 1 < y.nword ? y.word[i + 1] : y.n) - y.word[i], last = i + 1 == y.nword;
    if (!last && (is_one_of(articles, s, len) || is_one_of(sons, s, len))) continue;
    if (!glue) x->word[n++] = (uint8_t)o;
    glue = !last && is_servant(s, len);
    if (glue) len = 3;
    memmove(x->s + o, s, len);
    o += len;
  }
  x->nword = n;
  x->n = o;
}

int gaz_sounds (const char *s, size_t n, gaz_sound *x) {
  letters w;
  size_t i = 0;
  memset(x, 0, offsetof(gaz_sound, s));
  w.n = w.script = w.turkish = 0;
  while (i < n) {
    uint32_t c;
    unsigned len = syr_utf8_next((const uint8_t *)s + i, n - i, &c);
    if (c == SYR_BADCHAR || !put_char(&w, s + i, len, c)) {
      add_word(x, &w);
      w.n = w.script = w.turkish = 0;
    }
    i += len;
  }
  add_word(x, &w);
  settle(x);
  return x->n > 0 && !x->cut;
}
