/*
** syr_token.c - one pass from bytes to columns of tokens
**
** 1. bound     the text is parted into bit planes (syr_plane.c); algebra of bitmaps
**              (syr_bound.c) makes classes of them and the naive boundaries: runs of
**              word bytes, every other character alone; and settles the commonest
**              cases: l'armee, and the stop after a long word.
** 2. edit      the few places where French needs a decision (an apostrophe, a
**              hyphen, a stop, digits, characters to decode) are events: about
**              three a kilobyte, visited one by one (syr_edit.c and its rooms).
** 3. flatten   the bitmaps become the columns (syr_column.c).
** 4. hashes    of the folded tokens, from their offsets (syr_hash.c).
** 5. sentences come from the columns (syr_sentence.c).
**
** 1 to 3 go piece by piece, so that the bitmaps stay in the cache: a text is parted
** where no rule looks across. Time is linear in the bytes: no event looks back or
** ahead without a bound.
*/
#include <string.h>
#include <utf8proc.h>

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
  if (c == 0x2030 || c == 0x2031 || c == 0x066A) return SYR_S_SYMBOL; /* per thousand, percent: as % is */
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

static void drop_patches (syr_scan *k) {
  if (k->patch != k->few) syr_mem_drop(k->m, k->patch);
}

/* Room for more; the first few need no memory of their own. */
static int more_patches (syr_scan *k) {
  syr_patch *more = k->status == SYR_OK ? syr_mem_new(k->m, 2 * k->patchcap * sizeof *more) : NULL;
  if (!more) {
    if (k->status == SYR_OK) k->status = SYR_NOMEM;
    return 0;
  }
  memcpy(more, k->patch, k->npatch * sizeof *more);
  drop_patches(k);
  k->patch = more;
  k->patchcap *= 2;
  return 1;
}

void syr_patch_kind (syr_scan *k, size_t a, int kind) {
  while (k->npatch && k->patch[k->npatch - 1].start >= a) k->npatch--;
  if (k->npatch == k->patchcap && !more_patches(k)) return;
  k->patch[k->npatch].start = (uint32_t)a;
  k->patch[k->npatch++].kind = (uint8_t)kind;
}

/* What stands behind a token that was made whole may have been settled as part of a word
** (syr_bound.h): it is decided anew. */
static void decide_anew (syr_scan *k, size_t z) {
  uint8_t b = syr_byte(k, z);
  if (b == '-' || b == '.' || b == ',' || b == '\'' || b == 0xE2) k->event[z >> 6] |= (uint64_t)1 << (z & 63);
}

void syr_whole (syr_scan *k, size_t a, size_t z, syr_kind kind) {
  size_t p;
  syr_cut(k, a);
  for (p = a + 1; p < z; p++) {
    syr_join(k, p);
    syr_fill(k, p);
  }
  syr_cut(k, z);
  decide_anew(k, z);
  if (z > k->done) k->done = z;
  syr_patch_kind(k, a, (int)kind);
}

/* ---------------------------------------------------------------- events */

/* In a text with bad bytes every byte above 0x7F is an event, so that each bad
** one is met; decoding steps over the good ones. */
static void visit_high (syr_scan *k) {
  size_t p;
  for (p = 0; p < k->n; p++)
    if (k->s[p] >= 0x80) k->event[p >> 6] |= (uint64_t)1 << (p & 63);
}

/* Which words of the map have events, from word `from` on: as many as a word has bits. */
static uint64_t busy_words (const syr_scan *k, size_t from) {
  const size_t words = k->n / 64 + 1, many = words - from < 64 ? words - from : 64;
  uint64_t busy = 0;
  size_t i;
  for (i = 0; i < many; i++) busy |= (uint64_t)(k->event[from + i] != 0) << i;
  return busy;
}

/* The events of word w from k->done on: those below it are settled. A decision may bring another event (syr_whole),
** so the map is read again. */
static void edit_word (syr_scan *k, size_t w) {
  const size_t a = w << 6, z = a + 64;
  size_t p = k->done > a ? k->done : a;
  while (p < z) {
    const uint64_t bits = k->event[w] & ~(uint64_t)0 << (p & 63);
    if (!bits) return;
    p = a | (size_t)__builtin_ctzll(bits);
    syr_edit(k, p++);
    if (p < k->done) p = k->done;
  }
}

/* Words without events are passed over by the bits of another word: a loop that looks for the next one ends
** where no processor foresees it. */
static void edit_all (syr_scan *k) {
  const size_t words = k->n / 64 + 1;
  size_t from;
  for (from = 0; from < words; from += 64) {
    uint64_t busy = busy_words(k, from);
    while (busy) {
      const size_t w = from + (size_t)__builtin_ctzll(busy);
      busy &= busy - 1;
      edit_word(k, w);
      if (k->done >> 6 > w && k->done >> 6 < from + 64) busy |= (uint64_t)1 << ((k->done >> 6) - from); /* what it brought */
    }
  }
}

/* ---------------------------------------------------------------- pieces */

#define MAPS 17

/* Part the scratch memory into maps of `words` words. */
static void share_out (syr_scan *k, uint64_t *maps, size_t words) {
  uint64_t **const each[MAPS] = { &k->begin, &k->inside, &k->event, &k->upper, &k->lower, &k->digit, &k->hyphen,
    &k->tail, &k->dot, &k->stop, &k->quote, &k->line, &k->symbol, &k->plain, &k->told, &k->mark, &k->rank };
  size_t i;
  for (i = 0; i < MAPS; i++) *each[i] = maps + i * words;
}

static syr_status read_piece (syr_scan *k, syr_text *t, size_t at, size_t n) {
  k->s = t->s + at;
  k->n = n;
  k->done = k->npatch = k->nohost = 0;
  k->oddline = 0;
  if (!syr_bounds(k) && syr_utf8_check(k->s, n) < n) visit_high(k);
  if (syr_isuax(k->o)) syr_uax_edit(k);
  else {
    if (k->o->whole) syr_number_whole(k);
    edit_all(k);
  }
  if (!syr_isuax(k->o) && k->o->lang != SYR_FR) syr_runs(k);
  return k->status == SYR_OK ? syr_columns(k, t, at, t->len - at) : k->status;
}

#ifndef SYR_PIECE
#define SYR_PIECE 8192 /* bytes: with its maps and columns in a cache of 64 KB */
#endif

static int is_small (uint8_t b) {
  return b >= 'a' && b <= 'z';
}

/*
** Where a piece that begins at `at` may end: before a space with a small letter on
** either side. Every rule that looks over a space begins at a stop, a digit, a
** capital or a mark next to it. A text without such a place is one piece.
*/
static size_t piece_end (const uint8_t *s, size_t n, size_t at) {
  size_t z = at + SYR_PIECE;
  if (n - at <= SYR_PIECE + SYR_PIECE / 2) return n;
  for (; z + 1 < n; z++)
    if (s[z] == ' ' && is_small(s[z - 1]) && is_small(s[z + 1])) return z;
  return n;
}

/* A byte order mark at the beginning is no part of the text. */
static size_t after_mark (const syr_text *t) {
  return t->len >= 3 && !memcmp(t->s, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

static size_t longest_piece (const syr_text *t) {
  size_t at = after_mark(t), z, longest = 0;
  for (; at < t->len; at = z) {
    z = piece_end(t->s, t->len, at);
    if (z - at > longest) longest = z - at;
  }
  return longest;
}

#define FEW 64 /* tokens of a piece whose kind is told by an event: seldom more */
#define WORDS ((SYR_PIECE * 3 / 2 / 64 + 1 + SYR_SPARE + 7) / 8 * 8) /* of a map of most pieces */

static syr_status read_pieces (syr_scan *k, syr_text *t) {
  _Alignas(64) uint64_t usual[MAPS * WORDS];
  syr_patch few[FEW];
  uint64_t *maps = usual; /* 28 KB */
  size_t most = syr_isuax(k->o) ? t->len : longest_piece(t), words = most / 64 + 1 + SYR_SPARE, at = after_mark(t), z;
  syr_status status = SYR_OK;
  if (words > WORDS) maps = syr_mem_new(k->m, MAPS * words * sizeof *maps);
  if (!maps) return SYR_NOMEM;
  share_out(k, maps, maps == usual ? WORDS : words);
  k->patch = few;
  k->few = few;
  k->patchcap = FEW;
  do {
    z = syr_isuax(k->o) ? t->len : piece_end(t->s, t->len, at);
    status = read_piece(k, t, at, z - at);
    at = z;
  } while (at < t->len && status == SYR_OK);
  if (maps != usual) syr_mem_drop(k->m, maps);
  drop_patches(k);
  return status;
}

static const syr_option defaults = { .lang = SYR_FR };

syr_status syr_text_read (syr_text *t, syr_mem *m, const char *s, size_t n, const syr_option *o) {
  syr_scan k;
  syr_status status;
  memset(t, 0, sizeof *t);
  memset(&k, 0, sizeof k);
  if (n >= UINT32_MAX) return SYR_TOOBIG;
  if (!o) o = &defaults;
  t->s = (const uint8_t *)(s ? s : "");
  t->len = t->firstbad = n;
  t->lang = o->lang;
  k.o = o;
  k.m = m;
  status = read_pieces(&k, t);
  if (status != SYR_OK) return status;
  if (t->hash) syr_hashes(t);
  if (o->without & (SYR_SENTENCES | SYR_SHAPES)) return SYR_OK;
  return syr_isuax(o) ? syr_uax_part(t, m) : syr_sentences(t, m, o);
}
