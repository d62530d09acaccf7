/*
** syr_column.c - from the bitmaps of a piece to the columns
**
** Nothing here asks one token after the other what it is. That a token has a digit, or
** a capital, or a line end before it, is spread over the token's bytes by an addition
** for 64 bytes at a time; the bits at the tokens' last (first) bytes are then gathered
** and woven into one byte a token. Only a token that begins with a mark and is longer
** than a byte is visited: a clitic, a run of dots, a character outside ASCII.
*/
#include <string.h>

#include "syr_cpu.h"
#include "syr_token.h"

#ifdef SYR_X86
#include <immintrin.h>
#endif

/* ---------------------------------------------------------------- tokens from bits */

static inline size_t ones_in (uint64_t x) {
  x -= x >> 1 & 0x5555555555555555u;
  x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
  x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return (size_t)(x * 0x0101010101010101u >> 56);
}

/* ---------------------------------------------------------------- what bits say of tokens */

/* What one block hands on to the next. */
typedef struct flow {
  uint64_t start, clitic, space, line, blank;          /* whole maps */
  uint64_t first, upper, lower, digit, hyphen, high, stop; /* the top bit alone */
} flow;

/* Bit k of the gap (at first bytes) and of the shape (at last bytes) of every token. */
typedef struct planes {
  uint64_t gap[2], shape[8];
} planes;

static inline uint64_t up (uint64_t now, uint64_t before, unsigned n) {
  return now << n | before >> (64 - n);
}

/*
** Spread the bits x to all places above them in the same run of `on`: adding a bit to
** the bottom of a run of ones turns it over to its end. `top` is the result's top bit,
** which flows into the next block.
*/
static inline uint64_t spread (uint64_t x, uint64_t on, uint64_t *top) {
  uint64_t into = x << 1 | *top;
  uint64_t all = x | (((on ^ (on + (into & on))) | into) & on);
  *top = all >> 63;
  return all;
}

/* The white space before tokens: line ends in it, and second line ends. */
static inline void look_before (const syr_scan *k, size_t w, flow *f, planes *p) {
  uint64_t start = k->begin[w], space = ~k->inside[w], line = k->line[w] & space;
  uint64_t t1 = f->line >> 63, t2 = f->blank >> 63;
  uint64_t lines = spread(line, space, &t1);
  uint64_t blank = spread(line & up(lines, f->line, 1), space, &t2);
  uint64_t two = start & up(blank, f->blank, 1);
  p->gap[1] = start & up(lines, f->line, 1);
  p->gap[0] = start & up(space, f->space, 1) & (~p->gap[1] | two);
  f->space = space;
  f->line = lines;
  f->blank = blank;
}

/* A capital at a token's start, or after the hyphen of a clitic. */
static inline uint64_t first_capitals (const syr_scan *k, size_t w, flow *f) {
  uint64_t start = k->begin[w], clitic = start & k->hyphen[w], tail = k->tail[w];
  uint64_t at = start | (up(start, f->start, 1) & tail) | up(clitic, f->clitic, 1) | (up(clitic, f->clitic, 2) & tail);
  f->start = start;
  f->clitic = clitic;
  return k->upper[w] & at;
}

static inline void look (const syr_scan *k, size_t w, flow *f, planes *p) {
  uint64_t start = k->begin[w], last = k->event[w], on = k->inside[w] & ~start, in = k->inside[w];
  uint64_t capital = first_capitals(k, w, f), stop;
  look_before(k, w, f, p);
  p->shape[0] = spread(capital, on, &f->first);
  p->shape[1] = spread(k->upper[w] & in, on, &f->upper) & ~spread(k->lower[w] & in, on, &f->lower);
  p->shape[2] = spread(k->digit[w] & in, on, &f->digit);
  p->shape[3] = spread(k->hyphen[w] & in & ~(start & last), on, &f->hyphen);
  p->shape[4] = spread(k->tail[w] & in, on, &f->high);
  p->shape[7] = stop = spread(k->stop[w] & start, on, &f->stop);
  p->shape[5] = k->dot[w] & on & ~stop;
  p->shape[6] = k->quote[w] & on;
}

/* ---------------------------------------------------------------- kinds by the first byte */

#define W SYR_WORD
#define N SYR_NUMBER
#define P SYR_PUNCT
#define S SYR_SYMBOL
#define C SYR_OTHER /* not told by the first byte */

static const uint8_t kind_of_byte[256] = {
  P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
  P, P, P, S, S, S, S, P, P, P, S, S, P, P, P, P, N, N, N, N, N, N, N, N, N, N, P, P, S, S, S, P,
  S, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, P, P, P, S, W,
  S, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, P, S, P, S, P,
  C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
  C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
  C, C, C, W, W, W, C, C, C, C, C, C, C, C, C, C, W, W, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
  C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C
};

#undef W
#undef N
#undef P
#undef S
#undef C

/* ---------------------------------------------------------------- kinds of marks */

static uint8_t kind_of_char (const syr_scan *k, size_t p) {
  unsigned len;
  switch (syr_sort_at(k, p, &len)) {
    case SYR_S_LETTER: case SYR_S_IGNORED: return SYR_WORD;
    case SYR_S_DIGIT: return SYR_NUMBER;
    case SYR_S_EMOJI: return SYR_EMOJI;
    case SYR_S_PUNCT: return SYR_PUNCT;
    case SYR_S_SYMBOL: return SYR_SYMBOL;
    case SYR_S_BAD: return SYR_BAD;
    default: return SYR_OTHER;
  }
}

const char *syr_kind_name (syr_kind kind) {
  static const char *const name[SYR_NKIND] = { "word", "number", "punct", "symbol", "url", "email",
    "hashtag", "mention", "emoji", "time", "date", "bad", "other" };
  return (unsigned)kind < SYR_NKIND ? name[kind] : "other";
}

static int may_stop (const syr_scan *k, size_t p) {
  uint8_t b = k->s[p];
  if (b == '.' || b == '!' || b == '?') return 1;
  if (b < 0x80) return 0;
  return (b == 0xE2 && syr_byte(k, p + 1) == 0x80 && syr_byte(k, p + 2) == 0xA6)    /* ellipsis */
    || (b == 0xD8 && syr_byte(k, p + 1) == 0x9F)                                    /* Arabic ? */
    || (b == 0xE3 && syr_byte(k, p + 1) == 0x80 && syr_byte(k, p + 2) == 0x82);     /* CJK stop */
}

/* A token of more than a byte that begins with no letter or digit: several marks, a
** clitic, a number with its sign, or a character to decode. */
static void visit_mark (const syr_scan *k, syr_text *t, size_t at, size_t i) {
  size_t p = t->start[i] - at;
  uint8_t b = k->s[p], kind = kind_of_byte[b];
  if ((b == '-' || b == '+') && syr_isword_at(k, p + 1))
    kind = syr_isdigit(k->s[p + 1]) ? SYR_NUMBER : SYR_WORD;
  else if (b >= 0x80)
    kind = kind_of_char(k, p);
  t->kind[i] = kind;
  if (kind == SYR_PUNCT || kind == SYR_SYMBOL) t->shape[i] = may_stop(k, p) ? SYR_STOPS : 0;
}

/* ---------------------------------------------------------------- weaving */

#define SLACK 64 /* tokens that may be written past the last one */
#define OFTEN 16 /* a block has twelve tokens on average: so many are written at once */

/* Bit k of out[i] is the bit of plane k at the i-th bit of `at`. */
static void weave_slow (const uint64_t *plane, unsigned many, uint64_t at, uint8_t *out) {
  for (; at; at &= at - 1, out++) {
    unsigned k, bit = (unsigned)__builtin_ctzll(at), byte = 0;
    for (k = 0; k < many; k++) byte |= (unsigned)(plane[k] >> bit & 1) << k;
    *out = (uint8_t)byte;
  }
}

#define TARGET
#define EMIT(name) name##_slow
#define ONES ones_in
#define LOWEST(x) __builtin_ctzll((x) | (uint64_t)1 << 63)
#define WEAVE weave_slow
#include "syr_emit.h"

#ifdef SYR_X86

#define FAST __attribute__((target("bmi,bmi2,popcnt")))

FAST static inline size_t ones_fast (uint64_t x) {
  return (size_t)__builtin_popcountll(x);
}

/* The same for eight tokens at a time; OFTEN are written at least. */
FAST static inline void weave_fast (const uint64_t *plane, unsigned many, uint64_t at, uint8_t *out) {
  uint64_t bits[8];
  size_t i, n = ones_fast(at);
  unsigned k;
  for (k = 0; k < many; k++) bits[k] = _pext_u64(plane[k], at);
  for (i = 0; i < OFTEN || i < n; i += 8) {
    uint64_t eight = 0;
    for (k = 0; k < many; k++) eight |= _pdep_u64(bits[k] >> i, 0x0101010101010101u) << k;
    memcpy(out + i, &eight, 8);
  }
}

#define TARGET FAST
#define EMIT(name) name##_fast
#define ONES ones_fast
#define LOWEST(x) _tzcnt_u64(x)
#define WEAVE weave_fast
#include "syr_emit.h"


/* 0 to 63. */
static const uint8_t places[64] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
  24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53,
  54, 55, 56, 57, 58, 59, 60, 61, 62, 63 };

/* Registers of 64 bytes that close up over bytes and 32-bit words (AVX-512 VBMI2): a
** bit of a plane is added to its byte, and the bytes at the tokens' places move
** together. */
#define WIDE __attribute__((target("avx512f,avx512bw,avx512vbmi,avx512vbmi2,bmi,bmi2,popcnt")))

WIDE static inline void weave_wide (const uint64_t *plane, unsigned many, uint64_t at, uint8_t *out) {
  __m512i v = _mm512_setzero_si512();
  unsigned k;
  for (k = 0; k < many; k++) v = _mm512_mask_add_epi8(v, plane[k], v, _mm512_set1_epi8((char)(1u << k)));
  _mm512_storeu_si512((void *)out, _mm512_maskz_compress_epi8(at, v));
}

WIDE static inline size_t flatten_wide (uint64_t map, uint32_t from, uint32_t *out) {
  size_t i = 0, n = (size_t)__builtin_popcountll(map);
  __m512i place = _mm512_maskz_compress_epi8(map, _mm512_loadu_si512((const void *)places));
  __m512i base = _mm512_set1_epi32((int)from);
  _mm512_storeu_si512((void *)out, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(place))));
  for (; n > 16; n -= 16) {
    place = _mm512_alignr_epi32(place, place, 4);
    i += 16;
    _mm512_storeu_si512((void *)(out + i), _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(place))));
  }
  return i + n;
}

/* The kinds by first byte: of ASCII by two tables of 64, letters of two bytes by their
** leads. */
WIDE static inline void kinds_wide (const uint8_t *s, uint64_t live, uint64_t start, uint8_t *out) {
  __m512i v = _mm512_maskz_loadu_epi8(live, s);
  __m512i low = _mm512_loadu_si512((const void *)kind_of_byte), high = _mm512_loadu_si512((const void *)(kind_of_byte + 64));
  __m512i kind = _mm512_permutex2var_epi8(low, v, high);
  uint64_t latin = _mm512_cmple_epu8_mask(_mm512_sub_epi8(v, _mm512_set1_epi8((char)0xC3)), _mm512_set1_epi8(2));
  uint64_t cyrillic = _mm512_cmple_epu8_mask(_mm512_sub_epi8(v, _mm512_set1_epi8((char)0xD0)), _mm512_set1_epi8(1));
  kind = _mm512_mask_mov_epi8(kind, _mm512_movepi8_mask(v), _mm512_set1_epi8(SYR_OTHER));
  kind = _mm512_mask_mov_epi8(kind, latin | cyrillic, _mm512_set1_epi8(SYR_WORD));
  _mm512_storeu_si512((void *)out, _mm512_maskz_compress_epi8(start, kind));
}

WIDE static void emit_wide (const syr_scan *k, syr_text *t, size_t at) {
  size_t w, begun = t->n, ended = t->n, words = k->n / 64 + 1;
  uint64_t live = ~(uint64_t)0;
  flow f = { .space = ~(uint64_t)0 };
  for (w = 0; w < words; w++) {
    uint64_t start = k->begin[w], last = k->event[w];
    uint32_t from = (uint32_t)(at + 64 * w);
    planes p;
    if (w == words - 1) live = ((uint64_t)1 << (k->n & 63)) - 1;
    look(k, w, &f, &p);
    weave_wide(p.gap, 2, start, t->gap + begun);
    weave_wide(p.shape, 8, last, t->shape + ended);
    kinds_wide(k->s + 64 * w, live, start, t->kind + begun);
    begun += flatten_wide(start, from, t->start + begun);
    ended += flatten_wide(last, from + 1, t->end + ended);
  }
  t->n = (uint32_t)begun;
}

#endif

/* ---------------------------------------------------------------- what the events noted */

/* The token that begins at byte p of the text. */
static size_t token_at (const syr_text *t, size_t first, size_t p) {
  size_t lo = first, hi = t->n;
  while (hi - lo > 1) {
    size_t mid = lo + (hi - lo) / 2;
    if (t->start[mid] <= p) lo = mid;
    else hi = mid;
  }
  return lo;
}

static void count_bad (syr_text *t, size_t i) {
  if (!t->nbad) t->firstbad = t->start[i];
  t->nbad += t->end[i] - t->start[i];
}

static int is_sign (uint8_t kind) {
  return kind == SYR_PUNCT || kind == SYR_SYMBOL;
}

static void patches (const syr_scan *k, syr_text *t, size_t at, size_t first) {
  size_t j, i;
  for (j = 0; j < k->npatch; j++) {
    i = token_at(t, first, at + k->patch[j].start);
    if (k->patch[j].kind == SYR_SEAM)
      t->shape[i] |= SYR_STOPS;
    else {
      t->kind[i] = k->patch[j].kind;
      t->shape[i] &= is_sign(t->kind[i]) ? 0 : (uint8_t)~(SYR_ENDDOT | SYR_STOPS);
      if (t->kind[i] == SYR_BAD) count_bad(t, i);
    }
  }
}

/* Lines ended in the white space [a, p), as a gap. */
static uint8_t wide_gap (const syr_scan *k, size_t a, size_t p) {
  int lines = 0;
  if (a == p) return SYR_GLUED;
  for (; a < p; a++) {
    uint8_t b = k->s[a];
    if (b == '\n' || (b == '\r' && syr_byte(k, a + 1) != '\n')) lines++;
    else if (b == 0xC2 && syr_byte(k, a + 1) == 0x85) lines++;
    else if (b == 0xE2 && syr_byte(k, a + 1) == 0x80 && (syr_byte(k, a + 2) | 1) == 0xA9) lines++;
  }
  return lines == 0 ? SYR_SPACE : lines == 1 ? SYR_LINE : SYR_PARAGRAPH;
}

/* The gaps once more, where a line end is none of ASCII's. */
static void wide_gaps (const syr_scan *k, syr_text *t, size_t at, size_t first) {
  size_t i, before = 0;
  for (i = first; i < t->n; i++) {
    t->gap[i] = wide_gap(k, before, t->start[i] - at);
    before = t->end[i] - at;
  }
}

/* ---------------------------------------------------------------- room */

#define TOKEN 11 /* bytes of all columns but the hashes */

/* Columns for `room` tokens, with what they hold now. The hashes are filled at last. */
static syr_status grow (syr_scan *k, syr_text *t, size_t room) {
  size_t cap = (room + SLACK + 7) & ~(size_t)7, n = t->n;
  uint8_t *old = k->o->without & SYR_HASHES ? (uint8_t *)t->start : (uint8_t *)t->hash, *all;
  all = syr_mem_new(k->m, (k->o->without & SYR_HASHES ? TOKEN : TOKEN + 8) * cap);
  if (!all) return SYR_NOMEM;
  syr_mem_large(all, (k->o->without & SYR_HASHES ? TOKEN : TOKEN + 8) * cap);
  if (!(k->o->without & SYR_HASHES)) {
    t->hash = (void *)all;
    all += 8 * cap;
  }
  if (n) {
    memcpy(all, t->start, 4 * n);
    memcpy(all + 4 * cap, t->end, 4 * n);
    memcpy(all + 8 * cap, t->kind, n);
    memcpy(all + 9 * cap, t->gap, n);
    memcpy(all + 10 * cap, t->shape, n);
  }
  syr_mem_drop(k->m, old);
  t->start = (void *)all;
  t->end = (void *)(all + 4 * cap);
  t->kind = all + 8 * cap;
  t->gap = all + 9 * cap;
  t->shape = all + 10 * cap;
  k->room = room;
  return SYR_OK;
}

/* Room for n more tokens. The first time the rest of the text is taken to be like this
** piece, and a little denser. */
static syr_status make_room (syr_scan *k, syr_text *t, size_t n, size_t rest) {
  size_t need = t->n + n, guess = need;
  if (need <= k->room) return SYR_OK;
  if (rest > k->n) guess = need + (size_t)((double)n / (double)k->n * (double)(rest - k->n) * 1.05) + 64;
  if (k->room && guess < k->room + k->room / 4) guess = k->room + k->room / 4;
  return grow(k, t, guess);
}

/* The stages for this machine. */
typedef struct emitter {
  size_t (*settle) (syr_scan *k);
  void (*emit) (const syr_scan *k, syr_text *t, size_t at);
  void (*visit_marks) (const syr_scan *k, syr_text *t, size_t at, size_t first);
} emitter;

static const emitter *best (void) {
  static const emitter slow = { settle_slow, emit_slow, visit_marks_slow };
#ifdef SYR_X86
  static const emitter fast = { settle_fast, emit_fast, visit_marks_fast };
  static const emitter wide = { settle_fast, emit_wide, visit_marks_fast };
  if (syr_cpu_vbmi2()) return &wide;
  if (syr_cpu_bits()) return &fast;
#endif
  return &slow;
}

syr_status syr_columns (syr_scan *k, syr_text *t, size_t at, size_t rest) {
  const emitter *e = best();
  size_t first = t->n, n = e->settle(k);
  syr_status status = n ? make_room(k, t, n, rest) : SYR_OK;
  if (status != SYR_OK || n == 0) return status;
  e->emit(k, t, at);
  e->visit_marks(k, t, at, first);
  patches(k, t, at, first);
  if (k->oddline) wide_gaps(k, t, at, first);
  if (first == 0 && t->n) t->gap[0] = SYR_PARAGRAPH;
  return SYR_OK;
}
