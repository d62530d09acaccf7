/*
** syr_hash.c - the column of hashes: every token folded, at the speed of the columns
**
** The hash is always what syr_fold_hash gives (spec/c/fuzz_text.c holds them against
** each other), but nothing is folded token by token. A window of the text is folded as
** a whole: capitals and accents by vector, other letters of two bytes one by one, and
** bytes that go (apostrophes, the second byte of an accented letter) are marked. Then
** the window is closed up over them, and the token from p to z is the folded bytes
** from kept(p) to kept(z). A token that has a byte which folding here does not know
** goes the slow way.
*/
#include <string.h>

#include "syr_cpu.h"
#include "syr_fold.h"
#include "syr_token.h"

#ifdef SYR_X86
#include <immintrin.h>
#endif

#define BLOCKS 64               /* of a window, which lies on the stack: 18 KB */
#define WINDOW (64 * BLOCKS)    /* bytes */
#define EDGE 64                 /* zeros before and after it */
#define APART __attribute__((noinline))

typedef struct window {
  uint8_t text[EDGE + WINDOW + EDGE];   /* a copy, so that neighbours may be read */
  uint8_t fold[WINDOW + EDGE];          /* folded, then closed up */
  uint64_t keep[BLOCKS + 1];            /* bytes that stay */
  uint64_t unsure[BLOCKS + 1];          /* bytes that the slow way must fold */
  uint64_t lead[BLOCKS + 1];            /* of characters to look at one by one */
  uint32_t kept[BLOCKS + 1];            /* bytes that stay, in all blocks before (BMI2) */
  uint16_t before[WINDOW + 64];         /* the same before each byte (AVX-512), before eight bytes each (any machine) */
  int sure;                             /* no byte is unsure */
} window;

/* ---------------------------------------------------------------- one character */

/* Byte p of the window, which may lie before or after it. */
static inline uint8_t *at (window *w, size_t p) {
  return w->text + EDGE + p;
}

static inline void clear (uint64_t *map, size_t p, unsigned n) {
  for (; n > 0; n--, p++) map[p >> 6] &= ~((uint64_t)1 << (p & 63));
}

/* U+00C0..017F: one plain letter; ligatures are two and are left. */
static void fold_latin (window *w, size_t p, uint8_t lead, uint8_t b) {
  unsigned c = (unsigned)(lead - 0xC3) << 6 | (b & 0x3F);
  uint16_t f = syr_fold_latin[c];
  if (f == 0 || f >> 8) return;
  w->fold[p] = (uint8_t)f;
  clear(w->keep, p + 1, 1);
  clear(w->unsure, p, 2);
}

/* Russian and Arabic letters, which fold to letters of their script. Others are left. */
static void fold_letter (window *w, size_t p, uint8_t lead, uint8_t b) {
  const uint32_t c = syr_fold_letter((uint32_t)(lead & 0x1F) << 6 | (b & 0x3F));
  if (!c) return;
  w->fold[p] = (uint8_t)(0xC0 | c >> 6);
  w->fold[p + 1] = (uint8_t)(0x80 | (c & 0x3F));
  clear(w->unsure, p, 2);
}

/* Marks of press text that fold to themselves: section, degree, guillemets; dashes,
** double quotation marks, bullet. Apostrophes go. */
static void fold_mark (window *w, size_t p, uint8_t lead, const uint8_t *s) {
  if (lead == 0xC2) {
    if (s[1] == 0xA7 || s[1] == 0xAB || s[1] == 0xB0 || s[1] == 0xBB) clear(w->unsure, p, 2);
  }
  else if (s[1] == 0x80 && (s[2] | 1) == 0x99) {
    clear(w->keep, p, 3);
    clear(w->unsure, p, 3);
  }
  else if (s[1] == 0x80 && (s[2] == 0x93 || s[2] == 0x94 || (s[2] >= 0x9C && s[2] <= 0x9E) || s[2] == 0xA2))
    clear(w->unsure, p, 3);
}

static void fold_lead (window *w, size_t p) {
  const uint8_t *s = at(w, p);
  if ((s[1] & 0xC0) != 0x80) return;
  switch (*s) {
    case 0xC3: case 0xC4: case 0xC5: fold_latin(w, p, *s, s[1]); break;
    case 0xD0: case 0xD1: case 0xD8: case 0xD9: fold_letter(w, p, *s, s[1]); break;
    case 0xC2: case 0xE2: fold_mark(w, p, *s, s); break;
    default: break;
  }
}

/* ---------------------------------------------------------------- 64 bytes */

/* Lower case for ASCII; which bytes stay, are unsure, are to be looked at. `into`:
** bytes that go with which the block begins, since their character begins in the one before;
** returns the same for the next one. */
#ifdef SYR_X86

static inline uint64_t sixteen (__m128i v, size_t i) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(v) << i;
}

static uint64_t fold_block_slow (window *w, size_t b, uint64_t into) {
  uint64_t quote = 0, high = 0, lead = 0;
  size_t i;
  (void)into;
#pragma GCC unroll 4
  for (i = 0; i < 64; i += 16) {
    const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(at(w, 64 * b) + i));
    const __m128i upper = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8('A' - 1)), _mm_cmpgt_epi8(_mm_set1_epi8('Z' + 1), v));
    _mm_storeu_si128((__m128i *)(void *)(w->fold + 64 * b + i), _mm_add_epi8(v, _mm_and_si128(upper, _mm_set1_epi8(0x20))));
    quote |= sixteen(_mm_cmpeq_epi8(v, _mm_set1_epi8('\'')), i);
    high |= sixteen(v, i);
    lead |= sixteen(_mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8((char)0xC2)), v), i);
  }
  w->keep[b] = ~quote;
  w->unsure[b] = high;
  w->lead[b] = lead;
  return 0;
}

#else

static uint64_t fold_block_slow (window *w, size_t b, uint64_t into) {
  const uint8_t *s = at(w, 64 * b);
  uint64_t keep = 0, high = 0, lead = 0;
  size_t i;
  (void)into;
  for (i = 0; i < 64; i++) {
    uint64_t bit = (uint64_t)1 << i;
    w->fold[64 * b + i] = (uint8_t)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 0x20 : s[i]);
    if (s[i] != '\'') keep |= bit;
    if (s[i] >= 0x80) high |= bit;
    if (s[i] >= 0xC2) lead |= bit;
  }
  w->keep[b] = keep;
  w->unsure[b] = high;
  w->lead[b] = lead;
  return 0;
}

#endif

/* Three in four times all of eight bytes stay. */
static void close_up_slow (window *w, size_t blocks) {
  size_t b, i, j, n = 0;
  for (b = 0; b < blocks; b++)
    for (i = 0; i < 64; i += 8) {
      const uint8_t *const from = w->fold + 64 * b + i;
      const unsigned keep = w->keep[b] >> i & 0xFF;
      uint64_t eight;
      w->before[8 * b + i / 8] = (uint16_t)n;
      if (keep == 0xFF) {
        memcpy(&eight, from, 8);
        memcpy(w->fold + n, &eight, 8);
        n += 8;
        continue;
      }
      for (j = 0; j < 8; j++) {
        w->fold[n] = from[j];
        n += keep >> j & 1;
      }
    }
  w->before[8 * blocks] = (uint16_t)n;
}

/* ---------------------------------------------------------------- tokens */

#define WIDE 16 /* bytes of two machine words */

/* The first n of 16 bytes, little end first, and what the length adds to the hash: by
** table, since a count of bits has to be clipped at both ends. */
typedef struct piece {
  uint64_t low, high, length;
} piece;

#define ALL ~(uint64_t)0
#define SHORT(n) { ((uint64_t)1 << 8 * (n)) - 1, 0, (n) * SYR_LENGTH }
#define LONG(n) { ALL, ((uint64_t)1 << 8 * ((n) - 8)) - 1, (n) * SYR_LENGTH }

static const piece first_bytes[WIDE + 1] = { SHORT(0), SHORT(1), SHORT(2), SHORT(3), SHORT(4), SHORT(5), SHORT(6), SHORT(7),
  LONG(8), LONG(9), LONG(10), LONG(11), LONG(12), LONG(13), LONG(14), LONG(15), { ALL, ALL, WIDE * SYR_LENGTH } };

#undef ALL
#undef SHORT
#undef LONG

/* The hash of n folded bytes, n at most 16; 16 are read. */
static inline uint64_t hash16 (const uint8_t *s, size_t n) {
  const piece *p = &first_bytes[n];
  uint64_t lo, hi;
  memcpy(&lo, s, 8);
  memcpy(&hi, s + 8, 8);
  return syr_mix(SYR_SEED, lo & p->low, hi & p->high) ^ p->length;
}

/* How many of the first z bytes of the window stay. */
static inline size_t staying_slow (const window *w, size_t z) {
  return w->before[z >> 3] + (size_t)syr_ones[w->keep[z >> 6] >> (z & 56) & ((1u << (z & 7)) - 1)];
}

/* The first token from i on that does not end below offset z. */
static uint32_t first_beyond (const syr_text *t, uint32_t i, size_t z) {
  uint32_t hi = t->n;
  while (i < hi) {
    uint32_t mid = i + (hi - i) / 2;
    if (t->end[mid] <= z) i = mid + 1;
    else hi = mid;
  }
  return i;
}

/* The tokens of [i, last) that have an unsure byte, once more, the slow way. */
static void hash_unsure (const syr_text *t, const window *w, uint32_t i, uint32_t last, size_t a, size_t blocks) {
  size_t b;
  for (b = 0; b < blocks; b++) {
    uint64_t map;
    for (map = w->unsure[b]; map; map &= map - 1) {
      size_t p = a + 64 * b + (size_t)__builtin_ctzll(map);
      while (i < last && t->end[i] <= p) i++;
      if (i == last) return;
      if (t->start[i] > p) continue;
      t->hash[i] = syr_fold_hash(t->s + t->start[i], t->end[i] - t->start[i]);
      i++;
    }
  }
}

#define HASH(name) name##_slow
#define TARGET
#include "syr_hash.h"

#ifdef SYR_X86

#define FAST __attribute__((target("avx2,bmi,bmi2,popcnt")))

#define SET(b) _mm256_set1_epi8((char)(b))
#define TABLE(t) _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)(t)))

/* U+00E0..00FF without their accents; 0 for ae, the division sign and thorn. C0..DE fold
** as they do, but DF does not as FF. */
static const uint8_t plain_low[16] = "aaaaaa\0ceeeeiiii", plain_high[16] = "dnooooo\0ouuuuy\0y";

/* What bytes are, a bit each. */
typedef struct marks {
  uint64_t quote, high, lead;
  uint64_t good;  /* first bytes of letters C3 xx that become plain */
  uint64_t curly; /* first bytes of apostrophes E2 80 98 and 99 */
} marks;

/* Note what a block's bytes are. */
static inline uint64_t note_block (window *w, size_t b, uint64_t into, marks m) {
  const uint64_t drop = into | m.good << 1 | m.curly | m.curly << 1 | m.curly << 2;
  w->keep[b] = ~(m.quote | drop);
  w->unsure[b] = m.high & ~(m.good | drop);
  w->lead[b] = m.lead & ~(m.good | m.curly);
  return m.good >> 63 | m.curly >> 63 | m.curly >> 62;
}

FAST static inline uint64_t top_bits (__m256i v) {
  return (uint32_t)_mm256_movemask_epi8(v);
}

/* Capitals become small. */
FAST static inline __m256i small (__m256i v) {
  const __m256i upper = _mm256_and_si256(_mm256_cmpgt_epi8(v, SET('A' - 1)), _mm256_cmpgt_epi8(SET('Z' + 1), v));
  return _mm256_add_epi8(v, _mm256_and_si256(upper, SET(0x20)));
}

/* The plain letters of C3 xx, by their second bytes. */
FAST static inline __m256i plain_letters (__m256i second) {
  const __m256i place = _mm256_and_si256(second, SET(0x0F)), high = _mm256_cmpeq_epi8(_mm256_and_si256(second, SET(0x10)), SET(0x10));
  return _mm256_blendv_epi8(_mm256_shuffle_epi8(TABLE(plain_low), place), _mm256_shuffle_epi8(TABLE(plain_high), place), high);
}

/* Fold 32 bytes. */
FAST static inline marks fold_half (const uint8_t *s, uint8_t *out) {
  const __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)s);
  const __m256i next = _mm256_loadu_si256((const __m256i *)(const void *)(s + 1));
  const __m256i third = _mm256_loadu_si256((const __m256i *)(const void *)(s + 2));
  const __m256i e280 = _mm256_and_si256(_mm256_cmpeq_epi8(v, SET(0xE2)), _mm256_cmpeq_epi8(next, SET(0x80)));
  const __m256i letter = plain_letters(next), c3 = _mm256_and_si256(_mm256_cmpeq_epi8(v, SET(0xC3)), _mm256_cmpgt_epi8(SET(0xC0), next));
  const __m256i good = _mm256_and_si256(_mm256_andnot_si256(_mm256_cmpeq_epi8(next, SET(0x9F)), c3), _mm256_cmpgt_epi8(letter, SET(0)));
  _mm256_storeu_si256((__m256i *)(void *)out, _mm256_blendv_epi8(small(v), letter, good));
  return (marks){
    .quote = top_bits(_mm256_cmpeq_epi8(v, SET('\''))),
    .high = top_bits(v),
    .lead = top_bits(_mm256_cmpeq_epi8(_mm256_max_epu8(v, SET(0xC2)), v)),
    .good = top_bits(good),
    .curly = top_bits(_mm256_and_si256(e280, _mm256_cmpeq_epi8(_mm256_or_si256(third, SET(1)), SET(0x99)))),
  };
}

FAST static inline uint64_t fold_block_fast (window *w, size_t b, uint64_t into) {
  const uint8_t *s = at(w, 64 * b);
  const marks l = fold_half(s, w->fold + 64 * b), h = fold_half(s + 32, w->fold + 64 * b + 32);
  return note_block(w, b, into, (marks){ l.quote | h.quote << 32, l.high | h.high << 32, l.lead | h.lead << 32, l.good | h.good << 32,
    l.curly | h.curly << 32 });
}

/* All bits of byte i set where bit i of x is. */
FAST static inline uint64_t bytes_of (uint64_t x) {
  return _pdep_u64(x, 0x0101010101010101u) * 255;
}

FAST static void close_up_fast (window *w, size_t blocks) {
  size_t b, i, n = 0;
  for (b = 0; b < blocks; b++) {
    uint64_t keep = w->keep[b];
    w->kept[b] = (uint32_t)n;
    for (i = 0; i < 64; i += 8, keep >>= 8) {
      uint64_t x;
      memcpy(&x, w->fold + 64 * b + i, 8);
      x = _pext_u64(x, bytes_of(keep & 0xFF));
      memcpy(w->fold + n, &x, 8);
      n += (size_t)__builtin_popcountll(keep & 0xFF);
    }
  }
  w->kept[blocks] = (uint32_t)n;
}

FAST static inline uint64_t below_fast (uint64_t x, size_t n) {
  return _bzhi_u64(x, (unsigned)n);
}

FAST static inline size_t staying_fast (const window *w, size_t z) {
  return w->kept[z >> 6] + (size_t)__builtin_popcountll(below_fast(w->keep[z >> 6], z & 63));
}

#define HASH(name) name##_fast
#define TARGET FAST
#include "syr_hash.h"

/* The same with registers of 64 bytes, which close up by themselves (AVX-512 VBMI2). */
#define WIDE_CPU __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi2,avx512bitalg,bmi,bmi2,popcnt")))

#define SET512(b) _mm512_set1_epi8((char)(b))
#define TABLE512(t) _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)(t)))

WIDE_CPU static inline uint64_t fold_block_wide (window *w, size_t b, uint64_t into) {
  const uint8_t *s = at(w, 64 * b);
  __m512i v = _mm512_loadu_si512((const void *)s), next = _mm512_loadu_si512((const void *)(s + 1));
  __m512i third = _mm512_loadu_si512((const void *)(s + 2)), place = _mm512_and_si512(next, SET512(0x0F));
  __m512i letter = _mm512_shuffle_epi8(TABLE512(plain_low), place);
  uint64_t upper = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(v, SET512('A')), SET512(26));
  uint64_t e280 = _mm512_cmpeq_epi8_mask(v, SET512(0xE2)) & _mm512_cmpeq_epi8_mask(next, SET512(0x80)), good;
  letter = _mm512_mask_shuffle_epi8(letter, _mm512_test_epi8_mask(next, SET512(0x10)), TABLE512(plain_high), place);
  good = _mm512_cmpeq_epi8_mask(v, SET512(0xC3)) & _mm512_cmplt_epi8_mask(next, SET512(0xC0));
  good &= _mm512_cmpneq_epi8_mask(next, SET512(0x9F)) & _mm512_test_epi8_mask(letter, letter);
  v = _mm512_mask_add_epi8(v, upper, v, SET512(0x20));
  _mm512_storeu_si512((void *)(w->fold + 64 * b), _mm512_mask_mov_epi8(v, good, letter));
  return note_block(w, b, into, (marks){
    .quote = _mm512_cmpeq_epi8_mask(v, SET512('\'')),
    .high = _mm512_movepi8_mask(v),
    .lead = _mm512_cmpge_epu8_mask(v, SET512(0xC2)),
    .good = good,
    .curly = e280 & _mm512_cmpeq_epi8_mask(_mm512_or_si512(third, SET512(1)), SET512(0x99)),
  });
}

/* Byte i: how many of the bits of `keep` below bit i are set. Counts of eight bits each,
** and of all before them. */
WIDE_CPU static inline __m512i counts (uint64_t keep) {
  const __m512i group = _mm512_set_epi64(0x0707070707070707, 0x0606060606060606, 0x0505050505050505, 0x0404040404040404,
    0x0303030303030303, 0x0202020202020202, 0x0101010101010101, 0);
  const __m512i below = _mm512_set1_epi64(0x7F3F1F0F07030100);
  __m512i k = _mm512_set1_epi64((long long)keep), sum = _mm512_slli_epi64(_mm512_popcnt_epi8(k), 8);
  sum = _mm512_add_epi8(sum, _mm512_slli_epi64(sum, 8));
  sum = _mm512_add_epi8(sum, _mm512_slli_epi64(sum, 16));
  sum = _mm512_add_epi8(sum, _mm512_slli_epi64(sum, 32));
  return _mm512_add_epi8(_mm512_shuffle_epi8(sum, group), _mm512_popcnt_epi8(_mm512_and_si512(_mm512_shuffle_epi8(k, group), below)));
}

WIDE_CPU static void close_up_wide (window *w, size_t blocks) {
  size_t b, n = 0;
  for (b = 0; b < blocks; b++) {
    __m512i v = _mm512_loadu_si512((const void *)(w->fold + 64 * b)), count = counts(w->keep[b]);
    __m512i base = _mm512_set1_epi16((short)n);
    _mm512_storeu_si512((void *)(w->before + 64 * b), _mm512_add_epi16(base, _mm512_cvtepu8_epi16(_mm512_castsi512_si256(count))));
    _mm512_storeu_si512((void *)(w->before + 64 * b + 32), _mm512_add_epi16(base, _mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(count, 1))));
    _mm512_storeu_si512((void *)(w->fold + n), _mm512_maskz_compress_epi8(w->keep[b], v));
    n += (size_t)__builtin_popcountll(w->keep[b]);
  }
  w->before[64 * blocks] = (uint16_t)n;
}

/* ---------------------------------------------------------------- sixteen tokens at a time */

#define LANES 16
#define MANY 64 /* tokens measured before they are hashed: what was stored must have settled to be read in other sizes */

/* Where the folded bytes of tokens begin in the window; how many bits of their first and
** second eight bytes are theirs; what their lengths add to the hashes. */
typedef struct measures {
  uint32_t from[MANY];
  uint8_t low[MANY], high[MANY];
  uint64_t length[MANY];
  uint64_t longer; /* bits: tokens of more than 16 bytes */
  __m512i z, to;   /* of the last ones, for the next */
} measures;

WIDE_CPU static inline __m512i last_of (__m512i now, __m512i before) {
  return _mm512_alignr_epi32(now, before, LANES - 1);
}

/* Measure the tokens from i on, `many` at most: LANES or fewer. They are the k-th of x. */
WIDE_CPU static inline void measure (const syr_text *t, const window *w, measures *x, uint32_t i, unsigned k, unsigned many, size_t a) {
  const __mmask16 m = (__mmask16)_bzhi_u32(0xFFFF, many);
  const __m512i origin = _mm512_set1_epi32((int)(uint32_t)a), most = _mm512_set1_epi32(WIDE), eight = _mm512_set1_epi32(64);
  const __m512i factor = _mm512_set1_epi64((long long)SYR_LENGTH);
  __m512i start = _mm512_sub_epi32(_mm512_maskz_loadu_epi32(m, t->start + i), origin);
  __m512i z = _mm512_maskz_sub_epi32(m, _mm512_maskz_loadu_epi32(m, t->end + i), origin);
  __m512i to = _mm512_and_si512(_mm512_i32gather_epi32(z, w->before, 2), _mm512_set1_epi32(0xFFFF));
  __m512i from = _mm512_maskz_add_epi32(m, last_of(to, x->to), _mm512_sub_epi32(start, last_of(z, x->z)));
  __m512i size = _mm512_maskz_sub_epi32(m, to, from), bits = _mm512_slli_epi32(_mm512_min_epu32(size, most), 3);
  __m512i low = _mm512_min_epu32(bits, eight), high = _mm512_sub_epi32(_mm512_max_epu32(bits, eight), eight);
  _mm512_storeu_si512((void *)(x->from + k), from);
  _mm_storeu_si128((__m128i *)(void *)(x->low + k), _mm512_cvtepi32_epi8(low));
  _mm_storeu_si128((__m128i *)(void *)(x->high + k), _mm512_cvtepi32_epi8(high));
  _mm512_storeu_si512((void *)(x->length + k), _mm512_mullo_epi64(factor, _mm512_cvtepu32_epi64(_mm512_castsi512_si256(size))));
  _mm512_storeu_si512((void *)(x->length + k + 8), _mm512_mullo_epi64(factor, _mm512_cvtepu32_epi64(_mm512_extracti64x4_epi64(size, 1))));
  x->longer |= syr_lanes16(_mm512_cmpgt_epu32_mask(size, most)) << k;
  x->z = z;
  x->to = to;
}

/* One token that was measured: bzhi keeps the bits below a count. */
WIDE_CPU static inline uint64_t hash_measured (const window *w, const measures *x, unsigned j) {
  const uint8_t *s = w->fold + x->from[j];
  uint64_t lo, hi;
  memcpy(&lo, s, 8);
  memcpy(&hi, s + 8, 8);
  return syr_mix(SYR_SEED, _bzhi_u64(lo, x->low[j]), _bzhi_u64(hi, x->high[j])) ^ x->length[j];
}

/* As in syr_hash.h. */
WIDE_CPU APART static void hash_window_wide (const syr_text *t, window *w, uint32_t i, uint32_t last, size_t a) {
  measures x;
  x.z = x.to = _mm512_setzero_si512();
  for (; i < last; i += MANY) {
    const unsigned many = last - i < MANY ? last - i : MANY;
    uint64_t *hash = t->hash + i;
    unsigned j;
    x.longer = 0;
    for (j = 0; j < many; j += LANES) measure(t, w, &x, i + j, j, many - j < LANES ? many - j : LANES, a);
    for (j = 0; j < many; j++) hash[j] = hash_measured(w, &x, j);
    for (; x.longer; x.longer &= x.longer - 1) {
      size_t from = x.from[j = (unsigned)__builtin_ctzll(x.longer)];
      hash[j] = syr_hash(w->fold + from, w->before[t->end[i + j] - a] - from);
    }
  }
}

#define OWN_WINDOW
#define HASH(name) name##_wide
#define TARGET WIDE_CPU
#include "syr_hash.h"

#endif

void syr_hashes (syr_text *t) {
  window w;
#ifdef SYR_X86
  if (syr_cpu_wide()) hash_all_wide(t, &w);
  else if (syr_cpu_avx2() && syr_cpu_bits()) hash_all_fast(t, &w);
  else
#endif
  hash_all_slow(t, &w);
}

syr_status syr_text_hash (syr_text *t, syr_mem *m) {
  if (t->hash || t->n == 0) return SYR_OK;
  t->hash = syr_mem_new(m, t->n * sizeof *t->hash);
  if (!t->hash) return SYR_NOMEM;
  syr_hashes(t);
  return SYR_OK;
}
