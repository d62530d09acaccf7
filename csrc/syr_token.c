/*
** syr_token.c - one pass from bytes to columns of tokens
**
** 1. classify  64 bytes at a time become bitmaps (syr_class.c); bit algebra
**              makes the naive boundaries: runs of word bytes, every other
**              character alone.
** 2. edit      the few places where French needs a decision (an apostrophe, a
**              hyphen, a stop, digits, characters to decode) are events: about
**              20 a kilobyte, visited one by one (syr_edit.c and its rooms).
** 3. flatten   the bitmap becomes the columns; each word is folded and hashed
**              while its bytes are at hand (syr_column.c).
** 4. sentences come from the columns (syr_sentence.c).
**
** Time is linear in the bytes: no event looks back or ahead without a bound.
*/
#include <string.h>
#include <utf8proc.h>

#include "syr_class.h"
#include "syr_fold.h"
#include "syr_token.h"

/* ---------------------------------------------------------------- characters */

static int is_emoji (uint32_t c) {
  return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0x20E3
    || (c >= 0x2B05 && c <= 0x2B55) || c == 0xFE0F || (c >= 0xE0020 && c <= 0xE007F);
}

static int is_ignored (uint32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
    || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

#define L SYR_S_LETTER
#define D SYR_S_DIGIT
#define P SYR_S_PUNCT
#define S SYR_S_SYMBOL

/* U+00A0..00BF, which press text is full of: no-break space, guillemets, degree. */
static const uint8_t latin1_sort[32] = {
  SYR_S_SPACE, P, S, S, S, S, S, P, S, S, L, P, S, SYR_S_IGNORED, S, S,
  S, S, D, D, S, L, P, P, S, D, L, P, D, D, D, P
};

#undef L
#undef D
#undef P
#undef S

syr_sort syr_sort_of (uint32_t c) {
  if (c == SYR_BADCHAR) return SYR_S_BAD;
  if (c < 0x80) {
    if (syr_isalpha((uint8_t)c) || c == '_') return SYR_S_LETTER;
    if (syr_isdigit((uint8_t)c)) return SYR_S_DIGIT;
    if (c == ' ' || (c >= 9 && c <= 13)) return SYR_S_SPACE;
    return strchr("$+<=>^`|~%&*@#", (int)c) && c ? SYR_S_SYMBOL : SYR_S_PUNCT;
  }
  if (c >= 0xA0 && c < 0xC0) return latin1_sort[c - 0xA0];
  if (c >= 0x2010 && c <= 0x2027) return SYR_S_PUNCT;
  if (is_ignored(c)) return SYR_S_IGNORED;
  if (c == 0x85) return SYR_S_SPACE;
  if (is_emoji(c)) return SYR_S_EMOJI;
  switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME: case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
      return SYR_S_LETTER;
    case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO:
      return SYR_S_DIGIT;
    case UTF8PROC_CATEGORY_ZS: case UTF8PROC_CATEGORY_ZL: case UTF8PROC_CATEGORY_ZP:
      return SYR_S_SPACE;
    case UTF8PROC_CATEGORY_SM: case UTF8PROC_CATEGORY_SC: case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
      return SYR_S_SYMBOL;
    default:
      return SYR_S_PUNCT;
  }
}

syr_sort syr_sort_at (const syr_scan *k, size_t p, unsigned *len) {
  uint32_t c;
  *len = 0;
  if (p >= k->n) return SYR_S_END;
  *len = syr_utf8_next(k->s + p, k->n - p, &c);
  return syr_sort_of(c);
}

syr_sort syr_sort_before (const syr_scan *k, size_t p) {
  size_t b = p, low = p > 4 ? p - 4 : 0;
  unsigned len;
  syr_sort sort;
  if (p == 0) return SYR_S_END;
  do b--;
  while (b > low && (k->s[b] & 0xC0) == 0x80);
  sort = syr_sort_at(k, b, &len);
  return b + len == p ? sort : SYR_S_BAD;
}

int syr_case_at (const syr_scan *k, size_t p) {
  uint32_t c;
  uint8_t b = syr_byte(k, p);
  if (b < 0x80) return syr_isalpha(b) ? (b & 0x20 ? -1 : 1) : 0;
  syr_utf8_next(k->s + p, k->n - p, &c);
  if (c == SYR_BADCHAR) return 0;
  if ((uint32_t)utf8proc_tolower((utf8proc_int32_t)c) != c) return 1;
  return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c) != c ? -1 : 0;
}

size_t syr_word_end (const syr_scan *k, size_t p, size_t limit) {
  size_t z = k->n - p > limit ? p + limit : k->n;
  while (p < z) {
    unsigned len = 1;
    uint8_t b = k->s[p];
    if (b < 0x80 ? !(syr_isalpha(b) || syr_isdigit(b)) : syr_sort_at(k, p, &len) > SYR_S_DIGIT) break;
    p += len;
  }
  return p;
}

/* ---------------------------------------------------------------- the bitmap */

#define FAR 256

size_t syr_token_start (const syr_scan *k, size_t p) {
  size_t low = p > FAR ? p - FAR : 0, w = p >> 6;
  uint64_t bits = k->begin[w] & (~(uint64_t)0 >> (63 - (p & 63)));
  while (!bits) {
    if (w == 0 || w << 6 <= low) return low;
    bits = k->begin[--w];
  }
  p = w << 6 | (63 - (size_t)__builtin_clzll(bits));
  return p > low ? p : low;
}

void syr_patch_kind (syr_scan *k, size_t a, int kind) {
  while (k->npatch && k->patch[k->npatch - 1].start >= a) k->npatch--;
  if (k->status == SYR_OK)
    k->status = syr_mem_room(k->m, &k->patch, &k->patchcap, k->npatch + 1, sizeof *k->patch);
  if (k->status != SYR_OK) return;
  k->patch[k->npatch].start = (uint32_t)a;
  k->patch[k->npatch++].kind = (uint8_t)kind;
}

void syr_whole (syr_scan *k, size_t a, size_t z, syr_kind kind) {
  size_t p;
  syr_cut(k, a);
  for (p = a + 1; p < z; p++) {
    syr_join(k, p);
    syr_fill(k, p);
  }
  syr_cut(k, z);
  if (z > k->done) k->done = z;
  syr_patch_kind(k, a, (int)kind);
}

/* What a block hands on to the next one: its last bytes' classes. */
typedef struct carry {
  uint64_t word, digit, digit2, space, hyphen, dot, slash;
  uint64_t tail;    /* continuation bytes that the next block must begin with */
  uint64_t suspect; /* not 0: somewhere the text may not be UTF-8 */
  uint8_t last;
} carry;

/* The naive boundaries of one block, and the places that need a decision. */
static void block (const syr_class *c, carry *y, uint64_t *begin, uint64_t *inside, uint64_t *event) {
  uint64_t word1 = c->word << 1 | y->word;
  uint64_t digit1 = c->digit << 1 | y->digit;
  uint64_t digit2 = c->digit << 2 | y->digit2;
  uint64_t space1 = c->space << 1 | y->space;
  uint64_t hyphen1 = c->hyphen << 1 | y->hyphen;
  uint64_t letter = c->word & ~c->digit;
  uint64_t joint = c->joiner | c->slash;
  *inside = ~c->space;
  *begin = (c->word & ~word1) | ~(c->word | c->space);
  *event = c->lead | c->quote | c->dot | c->mark
    | (c->open & word1)
    | (c->hyphen & (word1 | hyphen1 | c->dot << 1 | y->dot))
    | (joint & digit1) | (c->slash & word1) | (c->slash & (c->slash << 1 | y->slash))
    | (c->digit & ((space1 & digit2) | hyphen1))
    | (letter & digit1);
  y->word = c->word >> 63;
  y->digit = c->digit >> 63;
  y->digit2 = c->digit >> 62;
  y->space = c->space >> 63;
  y->hyphen = c->hyphen >> 63;
  y->dot = c->dot >> 63;
  y->slash = c->slash >> 63;
}

/* Every lead is followed by its continuation bytes, and no other byte is one.
** What this cannot tell (odd leads) is left to the exact check. */
static void validate (const syr_class *c, carry *y) {
  uint64_t need = c->two << 1 | c->three << 2 | c->four << 3 | y->tail;
  y->suspect |= (need ^ c->tail) | c->odd;
  y->tail = c->two >> 63 | c->three >> 62 | c->four >> 61;
}

/* The Latin letter whose lead is byte p: its case, and its folded form in place
** of its second byte. Ligatures are two letters and stay for the slow path. */
static void fold_latin (syr_scan *k, size_t p) {
  unsigned c = (unsigned)(k->s[p] - 0xC3) << 6 | (k->s[p + 1] & 0x3F);
  uint16_t f = syr_fold_latin[c & 0xFF];
  uint64_t bit = (uint64_t)1 << (p & 63);
  int upper = c < 64 ? c < 0x1F : syr_case_at(k, p) > 0;
  if (upper) k->upper[p >> 6] |= bit;
  else k->lower[p >> 6] |= bit;
  if (f == 0 || f >> 8) return;
  k->fold[p] = 0;
  k->fold[p + 1] = (uint8_t)f;
  k->drop[p >> 6] |= bit;
}

/* All Latin letters that begin in [from, to), by the map of their leads there. */
static void fold_block (syr_scan *k, size_t from, uint64_t leads) {
  while (leads) {
    size_t p = from + (size_t)__builtin_ctzll(leads);
    leads &= leads - 1;
    if (p + 1 < k->n && (k->s[p + 1] & 0xC0) == 0x80) fold_latin(k, p);
  }
}

/* The last block, padded with spaces so that nothing reads past the text. */
static void tail (uint8_t pad[64], const uint8_t *s, size_t n) {
  memset(pad, ' ', 64);
  if (n) memcpy(pad, s, n);
}

/* Returns 0 when the text is well-formed UTF-8 for sure. */
static int classify (syr_scan *k) {
  syr_classify f = syr_class_best();
  carry y = { 0, 0, 0, 1, 0, 0, 0, 0, 0, ' ' };
  syr_class c;
  uint8_t pad[64];
  uint64_t late = 0; /* the block before ended in a Latin lead */
  size_t w, blocks = k->n / 64 + 1;
  for (w = 0; w < blocks; w++) {
    const uint8_t *s = k->s + 64 * w;
    if (w == blocks - 1) {
      tail(pad, s, k->n - 64 * w);
      s = pad;
    }
    f(s, y.last, &c, k->fold + 64 * w);
    k->upper[w] = c.upper;
    k->lower[w] = c.word & ~(c.upper | c.digit | c.two | c.tail);
    k->digit[w] = c.digit;
    k->hyphen[w] = c.hyphen;
    k->tail[w] = c.tail;
    k->dot[w] = c.dot;
    k->plain[w] = c.word & ~(c.tail | c.lead | c.odd);
    k->drop[w] = c.quote;
    if (late) fold_block(k, 64 * w - 1, 1);
    fold_block(k, 64 * w, c.latin << 1 >> 1); /* the last byte has to wait */
    late = c.latin >> 63;
    block(&c, &y, k->begin + w, k->inside + w, k->event + w);
    validate(&c, &y);
    y.last = s[63];
  }
  return (y.suspect | y.tail) != 0;
}

/* In a text with bad bytes every byte above 0x7F is an event, so that each bad
** one is met; decoding steps over the good ones. */
static void visit_high (syr_scan *k) {
  size_t p;
  for (p = 0; p < k->n; p++)
    if (k->s[p] >= 0x80) k->event[p >> 6] |= (uint64_t)1 << (p & 63);
}

static void edit_all (syr_scan *k) {
  size_t w, words = k->n / 64 + 1;
  for (w = 0; w < words; w++) {
    uint64_t bits = k->event[w];
    while (bits) {
      size_t p = w << 6 | (size_t)__builtin_ctzll(bits);
      bits &= bits - 1;
      if (p >= k->done) syr_edit(k, p);
    }
  }
}

static const syr_option defaults = { .lang = SYR_FR };

/* Part the scratch memory: MAPS bitmaps of `words` words, then the folded text,
** both with room for a read past the end. */
#define MAPS 11

static void share_out (syr_scan *k, uint64_t *maps, size_t words) {
  k->begin = maps;
  k->inside = maps + words;
  k->event = maps + 2 * words;
  k->drop = maps + 3 * words;
  k->upper = maps + 4 * words;
  k->lower = maps + 5 * words;
  k->digit = maps + 6 * words;
  k->hyphen = maps + 7 * words;
  k->tail = maps + 8 * words;
  k->dot = maps + 9 * words;
  k->plain = maps + 10 * words;
  k->fold = (uint8_t *)(maps + MAPS * words);
}

syr_status syr_text_read (syr_text *t, syr_mem *m, const char *s, size_t n, const syr_option *o) {
  syr_scan k;
  size_t words = n / 64 + 1;
  uint64_t *maps;
  memset(t, 0, sizeof *t);
  memset(&k, 0, sizeof k);
  if (n >= UINT32_MAX) return SYR_TOOBIG;
  if (!o) o = &defaults;
  t->s = k.s = (const uint8_t *)s;
  t->len = k.n = t->firstbad = n;
  t->lang = o->lang;
  k.o = o;
  k.m = m;
  maps = syr_mem_new(m, MAPS * (words + 1) * sizeof *maps + 64 * words + 16);
  if (!maps) return SYR_NOMEM;
  share_out(&k, maps, words + 1);
  if (classify(&k) && syr_utf8_check(k.s, n) < n) visit_high(&k);
  if (o->uax) syr_uax_edit(&k);
  else edit_all(&k);
  if (!o->uax && o->lang != SYR_FR && o->lang != SYR_UND) syr_runs(&k);
  if (k.status == SYR_OK) k.status = syr_columns(&k, t, m);
  syr_mem_drop(m, maps);
  syr_mem_drop(m, k.patch);
  if (k.status != SYR_OK) return k.status;
  return o->uax ? syr_uax_part(t, m) : syr_sentences(t, m, o);
}
