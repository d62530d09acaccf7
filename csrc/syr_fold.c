/*
** syr_fold.c - one form for all spellings of a word, and its hash
**
** What goes: case, accents, ligatures, width, apostrophes, soft hyphens and
** joiners, Arabic short vowels and letter variants. Every hyphen becomes '-'.
** ASCII, U+00C0..017F (nearly all of French), Russian and Arabic letters go through tables; the rest
** through utf8proc's compatibility decomposition, one character at a time, so
** that nothing is allocated. Folding is per character: it commutes with
** concatenation, and folding twice is folding once (spec/fold_spec.lua tries
** all of Unicode).
*/
#include <string.h>
#include <utf8proc.h>

#include "syr.h"
#include "syr_fold.h"

const uint16_t syr_fold_latin[192] = {
  'a', 'a', 'a', 'a', 'a', 'a', 'a' | 'e' << 8, 'c',
  'e', 'e', 'e', 'e', 'i', 'i', 'i', 'i',
  'd', 'n', 'o', 'o', 'o', 'o', 'o', 0,
  'o', 'u', 'u', 'u', 'u', 'y', 't' | 'h' << 8, 's' | 's' << 8,
  'a', 'a', 'a', 'a', 'a', 'a', 'a' | 'e' << 8, 'c',
  'e', 'e', 'e', 'e', 'i', 'i', 'i', 'i',
  'd', 'n', 'o', 'o', 'o', 'o', 'o', 0,
  'o', 'u', 'u', 'u', 'u', 'y', 't' | 'h' << 8, 'y',
  'a', 'a', 'a', 'a', 'a', 'a', 'c', 'c',
  'c', 'c', 'c', 'c', 'c', 'c', 'd', 'd',
  'd', 'd', 'e', 'e', 'e', 'e', 'e', 'e',
  'e', 'e', 'e', 'e', 'g', 'g', 'g', 'g',
  'g', 'g', 'g', 'g', 'h', 'h', 'h', 'h',
  'i', 'i', 'i', 'i', 'i', 'i', 'i', 'i',
  'i', 'i', 'i' | 'j' << 8, 'i' | 'j' << 8, 'j', 'j', 'k', 'k',
  'k', 'l', 'l', 'l', 'l', 'l', 'l', 'l',
  'l', 'l', 'l', 'n', 'n', 'n', 'n', 'n',
  'n', 'n', 'n', 'n', 'o', 'o', 'o', 'o',
  'o', 'o', 'o' | 'e' << 8, 'o' | 'e' << 8, 'r', 'r', 'r', 'r',
  'r', 'r', 's', 's', 's', 's', 's', 's',
  's', 's', 't', 't', 't', 't', 't', 't',
  'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u',
  'u', 'u', 'u', 'u', 'w', 'w', 'y', 'y',
  'y', 'z', 'z', 'z', 'z', 'z', 'z', 's'
};

const uint8_t syr_fold_cyrillic[96] = {
  0x35, 0x35, 0x52, 0x33, 0x54, 0x55, 0x56, 0x56, 0x58, 0x59, 0x5A, 0x5B, 0x3A, 0x38, 0x43, 0x5F,
  0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x38, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E, 0x3F,
  0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4A, 0x4B, 0x4C, 0x4D, 0x4E, 0x4F,
  0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x38, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E, 0x3F,
  0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4A, 0x4B, 0x4C, 0x4D, 0x4E, 0x4F,
  0x35, 0x35, 0x52, 0x33, 0x54, 0x55, 0x56, 0x56, 0x58, 0x59, 0x5A, 0x5B, 0x3A, 0x38, 0x43, 0x5F
};

const uint8_t syr_fold_arabic[80] = {
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0C, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x1B, 0, 0, 0, 0x1F,
  0x20, 0x21, 0x27, 0x27, 0x48, 0x27, 0x4A, 0x27, 0x28, 0x47, 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F,
  0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E, 0x3F,
  0, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x4A, 0x4A, 0, 0, 0, 0, 0
};

/* Written by people and machines where an apostrophe or an 'ayn is meant. */
int syr_isapostrophe (uint32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x201B || c == 0x02BC || c == 0x02BB
    || c == 0x02BD || c == 0x02BE || c == 0x02BF || c == 0xFF07 || c == 0xA78C || c == 0xA78B;
}

int syr_ishyphen (uint32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2012) || c == 0xFE63 || c == 0xFF0D;
}

/* Letters that Unicode keeps apart and writers do not: 0 means no change. */
static uint32_t variant (uint32_t c) {
  switch (c) {
    case 0x0671: return 0x0627;              /* alef */
    case 0x06CC: case 0x06D2: return 0x064A; /* yeh */
    case 0x06C1: case 0x06D5: return 0x0647; /* heh */
    case 0x06A9: return 0x0643;              /* kaf */
    case 0x00F8: return 'o';
    case 0x0131: return 'i';
    case 0x0142: return 'l';
    default: break;
  }
  if (c >= 0x0660 && c <= 0x0669) return '0' + (c - 0x0660); /* Arabic digits */
  if (c >= 0x06F0 && c <= 0x06F9) return '0' + (c - 0x06F0); /* Persian digits */
  return 0;
}

static int is_mark (uint32_t c) {
  utf8proc_category_t g = utf8proc_category((utf8proc_int32_t)c);
  return g == UTF8PROC_CATEGORY_MN || g == UTF8PROC_CATEGORY_ME || g == UTF8PROC_CATEGORY_CF
    || c == 0x0640; /* tatweel */
}

#define DEEP 4   /* folds of a fold's characters; all of Unicode needs 2 */
#define MANY 64  /* characters of one decomposition; U+FDFA has 18 */

/* Fold one character into out (at most 12 bytes a byte of c); returns bytes. */
static size_t fold_char (uint32_t c, uint8_t *out, int depth) {
  utf8proc_int32_t part[MANY];
  utf8proc_ssize_t i, n;
  int last = 0;
  size_t o = 0;
  if (c < 0x80) {
    out[0] = (uint8_t)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    return c != '\'';
  }
  if (c >= 0xC0 && c < 0x180 && syr_fold_latin[c - 0xC0]) {
    uint16_t two = syr_fold_latin[c - 0xC0];
    out[0] = (uint8_t)two;
    out[1] = (uint8_t)(two >> 8);
    return two >> 8 ? 2 : 1;
  }
  if (syr_fold_letter(c)) return syr_utf8_put(syr_fold_letter(c), out);
  if (syr_isapostrophe(c)) return 0;
  if (syr_ishyphen(c)) {
    out[0] = '-';
    return 1;
  }
  if (c == 0xA0 || c == 0x202F) { /* spaces that do not break, as numbers have them */
    out[0] = ' ';
    return 1;
  }
  if (variant(c)) return fold_char(variant(c), out, depth);
  if (is_mark(c)) return 0;
  n = utf8proc_decompose_char((utf8proc_int32_t)c, part, MANY,
    UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE, &last);
  if (n < 0 || n > MANY || depth == 0 || (n == 1 && (uint32_t)part[0] == c))
    return syr_utf8_put(c, out);
  for (i = 0; i < n; i++) o += fold_char((uint32_t)part[i], out + o, depth - 1);
  return o;
}

size_t syr_fold (const uint8_t *s, size_t n, uint8_t *out) {
  size_t i = 0, o = 0;
  while (i < n) {
    uint32_t c;
    unsigned len;
    if (s[i] < 0x80) {
      uint8_t b = s[i++];
      out[o] = b >= 'A' && b <= 'Z' ? b | 0x20 : b;
      o += b != '\'';
      continue;
    }
    len = syr_utf8_next(s + i, n - i, &c);
    if (c == SYR_BADCHAR) {
      memcpy(out + o, s + i, len);
      o += len;
    }
    else
      o += fold_char(c, out + o, DEEP);
    i += len;
  }
  return o;
}

uint64_t syr_hash (const uint8_t *folded, size_t n) {
  uint64_t h = SYR_SEED, w[2];
  size_t i = 0;
  for (; n - i > 16; i += 16) {
    memcpy(w, folded + i, 16);
    h = syr_mix(h, w[0], w[1]);
  }
  w[0] = w[1] = 0;
  if (n) memcpy(w, folded + i, n - i);
  return syr_finish(syr_mix(h, w[0], w[1]), n);
}

/* The streaming twin of syr_hash, for tokens of any length. */
typedef struct stream {
  uint64_t h, word[2];
  unsigned fill; /* bytes in word; 16 wait for what comes */
  size_t n;
} stream;

static void put (stream *t, const uint8_t *p, size_t n) {
  size_t i;
  for (i = 0; i < n; i++) {
    if (t->fill == 16) {
      t->h = syr_mix(t->h, t->word[0], t->word[1]);
      t->word[0] = t->word[1] = 0;
      t->fill = 0;
    }
    t->word[t->fill >> 3] |= (uint64_t)p[i] << 8 * (t->fill & 7);
    t->fill++;
  }
  t->n += n;
}

#define EACH(b) (0x0101010101010101u * (b))

/* Eight bytes in lower case; 0 when one of them is none of ASCII, or an apostrophe. */
static inline int lower8 (uint64_t *x) {
  uint64_t v = *x, q = v ^ EACH('\'');
  if ((v | ((q - EACH(1)) & ~q)) & EACH(0x80)) return 0;
  *x = v | ((v + EACH(0x80 - 'A')) & ~(v + EACH(0x7F - 'Z')) & EACH(0x80)) >> 2;
  return 1;
}

static void put8 (stream *t, uint64_t x) {
  unsigned shift;
  if (t->fill == 16) {
    t->h = syr_mix(t->h, t->word[0], t->word[1]);
    t->word[0] = t->word[1] = 0;
    t->fill = 0;
  }
  shift = 8 * (t->fill & 7);
  t->word[t->fill >> 3] |= x << shift;
  if (t->fill < 8) {
    if (shift) t->word[1] |= x >> (64 - shift);
    t->fill += 8;
  }
  else if (shift) {
    t->h = syr_mix(t->h, t->word[0], t->word[1]);
    t->word[0] = x >> (64 - shift);
    t->word[1] = 0;
    t->fill -= 8;
  }
  else
    t->fill = 16;
  t->n += 8;
}

/* The first n of eight bytes, without reading behind them. */
static inline uint64_t load_short (const uint8_t *s, size_t n) {
  uint64_t x = 0;
  uint32_t a, b;
  if (n == 8)
    memcpy(&x, s, 8);
  else if (n >= 4) {
    memcpy(&a, s, 4);
    memcpy(&b, s + n - 4, 4);
    x = a | (uint64_t)b << 8 * (n - 4);
  }
  else if (n > 0)
    x = s[0] | (uint64_t)s[n / 2] << 8 * (n / 2) | (uint64_t)s[n - 1] << 8 * (n - 1);
  return x;
}

#define SHORT 48 /* bytes of a word that is folded the short way */

/* Fold n <= SHORT bytes of ASCII and of letters that the table has, as most words are, into
** out; returns how many there are then. None: *other is set. */
static size_t fold_short (const uint8_t *s, size_t n, uint8_t *out, int *other) {
  size_t i, o = 0;
  *other = 0;
  for (i = 0; i < n; i++) {
    uint8_t b = s[i];
    uint16_t two;
    if (b < 0x80) {
      out[o] = b >= 'A' && b <= 'Z' ? b | 0x20 : b;
      o += b != '\'';
      continue;
    }
    two = syr_fold_two(s + i, n - i);
    if (two == 0) {
      *other = 1;
      return 0;
    }
    i++;
    out[o++] = (uint8_t)two;
    if (two >> 8) out[o++] = (uint8_t)(two >> 8);
  }
  return o;
}

/* Any text, piece by piece. */
static uint64_t fold_hash_long (const uint8_t *s, size_t n) {
  stream t = { SYR_SEED, { 0, 0 }, 0, 0 };
  uint8_t out[SYR_FOLDROOM(4)];
  uint64_t x;
  size_t i = 0;
  while (i < n) {
    uint32_t c;
    unsigned len;
    if (n - i >= 8) {
      memcpy(&x, s + i, 8);
      if (lower8(&x)) {
        put8(&t, x);
        i += 8;
        continue;
      }
    }
    len = syr_utf8_next(s + i, n - i, &c);
    if (c == SYR_BADCHAR)
      put(&t, s + i, len);
    else
      put(&t, out, fold_char(c, out, DEEP));
    i += len;
  }
  return syr_finish(syr_mix(t.h, t.word[0], t.word[1]), t.n);
}

uint64_t syr_fold_hash (const uint8_t *s, size_t n) {
  uint8_t out[2 * SHORT];
  size_t o;
  int other;
  if (n <= 16) {
    uint64_t lo = load_short(s, n < 8 ? n : 8), hi = n > 8 ? load_short(s + 8, n - 8) : 0;
    if (lower8(&lo) && lower8(&hi)) return syr_finish(syr_mix(SYR_SEED, lo, hi), n);
  }
  if (n > SHORT) return fold_hash_long(s, n);
  o = fold_short(s, n, out, &other);
  return other ? fold_hash_long(s, n) : syr_hash(out, o);
}
