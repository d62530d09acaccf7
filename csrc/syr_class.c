/*
** syr_class.c - 64 bytes of text as bitmaps of classes
**
** The scalar version is the definition. The vector versions are two bodies,
** syr_class_table.h and syr_class_range.h, over what they share (syr_class_simd.h),
** compiled for each instruction set; they must give the same bits (spec/c/class.c
** holds them against each other).
*/
#include <string.h>

#include "syr_class.h"
#include "syr_cpu.h"

#ifdef SYR_X86
#include <immintrin.h>
#elif defined(__aarch64__) && !defined(SYR_PLAIN)
#include <arm_neon.h>
#endif

/* The byte before a block, and the one before that. */
#define LAST(before) ((before) & 0xFF)
#define LAST2(before) ((before) >> 8 & 0xFF)

/* ---------------------------------------------------------------- the definition */

static int is_in (uint8_t b, unsigned lo, unsigned hi) {
  return b >= lo && b <= hi;
}

/* A first byte whose characters are not all letters. */
static int is_lead (uint8_t b) {
  return b >= 0xC2 && !is_in(b, 0xC3, 0xC5) && !is_in(b, 0xD0, 0xD1);
}

/* The sign U+00D7 or U+00F7, the two non-letters among C3 80..C3 BF. */
static int is_sign (uint8_t lead, uint8_t b) {
  return lead == 0xC3 && (b == 0x97 || b == 0xB7);
}

static int is_odd (uint8_t b) {
  return b == 0xC0 || b == 0xC1 || b == 0xE0 || b == 0xED || b == 0xF0 || b >= 0xF4;
}

/* 1 upper, -1 lower, 0 none: the case of the two-byte letter `lead` b. In Latin A
** and at the end of the Cyrillic block capitals and small letters alternate. */
static int case_of_pair (uint8_t lead, uint8_t b) {
  if (!is_in(b, 0x80, 0xBF) || is_sign(lead, b)) return 0;
  switch (lead) {
    case 0xC3: return b <= 0x9E ? 1 : -1;
    case 0xC4: return b == 0xB8 ? 0 : (b & 1) == (b > 0xB8) ? 1 : -1;
    case 0xC5: return b == 0x89 ? 0 : (b & 1) == (b <= 0x88 || is_in(b, 0xB9, 0xBE)) ? 1 : -1;
    case 0xD0: return b <= 0xAF ? 1 : -1;
    case 0xD1: return b >= 0xA0 && !(b & 1) ? 1 : -1;
    default: return 0;
  }
}

static void case_scalar (uint8_t lead, uint8_t b, uint64_t bit, syr_class *c, size_t w) {
  int up = case_of_pair(lead, b);
  if (is_in(b, 'A', 'Z') || up > 0) c->upper[w] |= bit;
  if (is_in(b, 'a', 'z') || up < 0) c->lower[w] |= bit;
  if (is_in(b, 'a', 'z')) c->ascii[w] |= bit;
}

static void elision_scalar (uint8_t b, uint64_t bit, syr_class *c, size_t w) {
  uint8_t lower = b | 0x20;
  if (lower == 'l') c->l[w] |= bit;
  if (b == 'o') c->o[w] |= bit;
  if (lower == 'c' || lower == 'd' || lower == 'j' || lower == 'l' || lower == 'm' || lower == 'n' || lower == 's')
    c->elide[w] |= bit;
}

static void mark_scalar (uint8_t b, uint64_t bit, syr_class *c, size_t w) {
  switch (b) {
    case '.': c->dot[w] |= bit; c->stop[w] |= bit; break;
    case '!': case '?': c->stop[w] |= bit; break;
    case '\'': c->quote[w] |= bit; break;
    case '-': c->hyphen[w] |= bit; break;
    case '/': c->slash[w] |= bit; break;
    case '@': case '#': case '+': c->mark[w] |= bit; break;
    case '(': c->open[w] |= bit; break;
    case '\n': c->lf[w] |= bit; break;
    case '\r': c->cr[w] |= bit; break;
    default: break;
  }
}

static void utf8_scalar (uint8_t b, uint64_t bit, syr_class *c, size_t w) {
  if (is_in(b, 0x80, 0xBF)) c->tail[w] |= bit;
  if (b >= 0xC2) c->two[w] |= bit;
  if (b >= 0xE0) c->three[w] |= bit;
  if (b >= 0xF0) c->four[w] |= bit;
  if (is_odd(b)) c->odd[w] |= bit;
}

static void clear (syr_class *c, size_t w) {
  c->word[w] = c->digit[w] = c->space[w] = c->lf[w] = c->cr[w] = c->dot[w] = c->stop[w] = c->quote[w] = c->curly[w] = 0;
  c->hyphen[w] = c->joiner[w] = c->slash[w] = c->mark[w] = c->open[w] = c->lead[w] = c->tail[w] = c->two[w] = 0;
  c->three[w] = c->four[w] = c->odd[w] = c->upper[w] = c->lower[w] = c->ascii[w] = c->elide[w] = c->l[w] = c->o[w] = 0;
}

static void block_scalar (const uint8_t *s, unsigned before, syr_class *c, size_t w) {
  int i, digits = is_in((uint8_t)LAST(before), '0', '9');
  clear(c, w);
  for (i = 0; i < 64; i++) {
    uint8_t b = s[i], lead = (uint8_t)LAST(before);
    uint64_t bit = (uint64_t)1 << i;
    if (is_in(b | 0x20, 'a', 'z') || is_in(b, '0', '9') || b == '_' || b >= 0x80) c->word[w] |= bit;
    if (is_in(b, '0', '9')) c->digit[w] |= bit, digits = 1;
    if (b == ' ' || is_in(b, 9, 13)) c->space[w] |= bit;
    if (is_lead(b) || is_sign(lead, b)) c->lead[w] |= bit;
    if (b == 0x99 && lead == 0x80 && LAST2(before) == 0xE2) c->curly[w] |= bit;
    case_scalar(lead, b, bit, c, w);
    elision_scalar(b, bit, c, w);
    mark_scalar(b, bit, c, w);
    utf8_scalar(b, bit, c, w);
    before = (before << 8 | b) & 0xFFFF;
  }
  for (i = 0; i < 64 && digits; i++)
    if (s[i] == ',' || s[i] == ':') c->joiner[w] |= (uint64_t)1 << i;
}

static void classify_scalar (const uint8_t *s, size_t blocks, unsigned before, syr_class *c) {
  size_t i;
  for (i = 0; i < blocks; i++, s += 64) {
    block_scalar(s, before, c, i + 1);
    before = (unsigned)s[62] << 8 | s[63];
  }
}

/* ---------------------------------------------------------------- shared by the vector versions */

#if defined(SYR_X86) || (defined(__aarch64__) && !defined(SYR_PLAIN))

/* Maps of bytes and ranges of bytes, from which follows what leads other than C2 and
** C3 begin; none: C0 and C1. */
typedef struct syr_leads {
  uint64_t none, c3, c4, c5, d0, d1, e2, is80, is89, is99, isb8, isbf, even, to88, to9f, toaf, b9tobe;
} syr_leads;

/* What case_of_pair says of C4, C5, D0 and D1, for 64 bytes; and the leads. */
static inline void syr_class_leads (const syr_leads *p, unsigned before, syr_class *c, size_t w) {
  uint64_t c4 = (p->c4 << 1 | (LAST(before) == 0xC4)) & c->tail[w] & ~p->isb8;
  uint64_t c5 = (p->c5 << 1 | (LAST(before) == 0xC5)) & c->tail[w] & ~p->is89;
  uint64_t d0 = (p->d0 << 1 | (LAST(before) == 0xD0)) & c->tail[w];
  uint64_t d1 = (p->d1 << 1 | (LAST(before) == 0xD1)) & c->tail[w];
  uint64_t e2 = p->e2 << 2 | (uint64_t)(LAST(before) == 0xE2) << 1 | (LAST2(before) == 0xE2);
  uint64_t up = (c4 & (p->even ^ (p->b9tobe | p->isbf))) | (c5 & (p->even ^ (p->b9tobe | p->to88)))
    | (d0 & p->toaf) | (d1 & p->even & ~p->to9f);
  c->upper[w] |= up;
  c->lower[w] |= (c4 | c5 | d0 | d1) & ~up;
  c->curly[w] = e2 & (p->is80 << 1 | (LAST(before) == 0x80)) & p->is99;
  c->lead[w] |= c->two[w] & ~(p->none | p->c3 | p->c4 | p->c5 | p->d0 | p->d1);
  c->two[w] &= ~p->none;
}

/* The same of C3. capital: bytes 80..9E and B7; a capital or a sign is seldom. */
static inline void syr_case_c3 (const uint8_t *s, uint64_t c3, uint64_t capital, unsigned before, syr_class *c, size_t w) {
  uint64_t second = (c3 << 1 | (LAST(before) == 0xC3)) & c->tail[w], up = second & capital;
  c->lower[w] |= second & ~up;
  for (; up; up &= up - 1) {
    uint8_t b = s[__builtin_ctzll(up)];
    uint64_t bit = up & (0 - up);
    if (b == 0x97 || b == 0xB7) c->lead[w] |= bit;
    else c->upper[w] |= bit;
  }
}

#define SELDOM __attribute__((noinline))

/* Something that began before the block may go on in it. */
static inline int syr_other_before (unsigned before) {
  unsigned b = LAST(before);
  return (b >= 0xC4 && b != 0xFF) || LAST2(before) == 0xE2;
}

static inline int syr_digit_before (unsigned before) {
  return LAST(before) >= '0' && LAST(before) <= '9';
}

#endif

#ifdef SYR_X86

/* The halves of syr_class_table.h's classes.
   first:  0 digit  1 space  2 '  3 -  4 .  5 c d j l m n  6 s  7 l
   second: 0 a-o A-O  1 p-z P-Z  2 ! # ( + /  3 ? _  4 @  5 bytes 9 to 13 */
static const uint8_t first_low[16] = { 3, 1, 1, 97, 33, 1, 1, 5, 1, 1, 32, 0, 160, 40, 48, 0 };
static const uint8_t first_high[16] = { 0, 0, 30, 1, 160, 64, 160, 64 };
static const uint8_t second_low[16] = { 18, 7, 3, 7, 3, 3, 3, 3, 7, 35, 35, 37, 33, 33, 1, 13 };
static const uint8_t second_high[16] = { 32, 0, 4, 8, 17, 10, 1, 2 };

/* SSE2: every x86-64 has it. Four registers of 16 bytes. A range test
   lo <= b <= hi is min(max(b, lo), hi) == b. */
#define PART(name) name##_sse2
#define TARGET
#define WIDTH 16
#define VEC __m128i
#define TEST __m128i
#define SET128(b) _mm_set1_epi8((char)(b))
#define LOAD(p) _mm_loadu_si128((const __m128i *)(const void *)(p))
#define LOWER(v) _mm_or_si128(v, SET128(0x20))
#define EVEN(v) _mm_cmpeq_epi8(_mm_and_si128(v, SET128(1)), SET128(0))
#define IS(v, b) _mm_cmpeq_epi8(v, SET128(b))
#define FROM(v, lo) _mm_cmpeq_epi8(_mm_max_epu8(v, SET128(lo)), v)
#define RANGE(v, lo, hi) _mm_cmpeq_epi8(_mm_min_epu8(_mm_max_epu8(v, SET128(lo)), SET128(hi)), v)
#define OR(a, b) _mm_or_si128(a, b)
#define MASK(t) (uint64_t)(uint32_t)_mm_movemask_epi8(t)
#include "syr_class_simd.h"
#include "syr_class_range.h"
#include "syr_class_end.h"

/* AVX2: two registers of 32 bytes, which are two tables of 16. */
#define PART(name) name##_avx2
#define TARGET __attribute__((target("avx2")))
#define WIDTH 32
#define VEC __m256i
#define TEST __m256i
#define SET256(b) _mm256_set1_epi8((char)(b))
#define LOAD(p) _mm256_loadu_si256((const __m256i *)(const void *)(p))
#define EVEN(v) _mm256_cmpeq_epi8(_mm256_and_si256(v, SET256(1)), SET256(0))
#define IS(v, b) _mm256_cmpeq_epi8(v, SET256(b))
#define FROM(v, lo) _mm256_cmpeq_epi8(_mm256_max_epu8(v, SET256(lo)), v)
#define RANGE(v, lo, hi) _mm256_cmpeq_epi8(_mm256_min_epu8(_mm256_max_epu8(v, SET256(lo)), SET256(hi)), v)
#define OR(a, b) _mm256_or_si256(a, b)
#define MASK(t) (uint64_t)(uint32_t)_mm256_movemask_epi8(t)
#define TABLE(t) _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)(t)))
#define LOOKUP(t, v) _mm256_shuffle_epi8(TABLE(t), v)
#define HALF(v) _mm256_and_si256(_mm256_srli_epi16(v, 4), SET256(15))
#define BOTH(a, b) _mm256_and_si256(a, b)
#define BITS(v, k) (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(v, 7 - (k)))
#define HAS(v, b) _mm256_cmpgt_epi8(_mm256_and_si256(v, SET256(b)), SET256(0)) /* b below 0x80 */
#include "syr_class_simd.h"
#include "syr_class_table.h"
#include "syr_class_end.h"

/* AVX-512: the whole block in one register, and comparisons that yield bits. */
#define PART(name) name##_avx512
#define TARGET __attribute__((target("avx512f,avx512bw")))
#define WIDTH 64
#define VEC __m512i
#define TEST uint64_t
#define SET512(b) _mm512_set1_epi8((char)(b))
#define LOAD(p) _mm512_loadu_si512((const void *)(p))
#define EVEN(v) _mm512_testn_epi8_mask(v, SET512(1))
#define IS(v, b) _mm512_cmpeq_epi8_mask(v, SET512(b))
#define FROM(v, lo) _mm512_cmpge_epu8_mask(v, SET512(lo))
#define RANGE(v, lo, hi) _mm512_cmple_epu8_mask(_mm512_sub_epi8(v, SET512(lo)), SET512((hi) - (lo)))
#define OR(a, b) ((a) | (b))
#define MASK(t) (t)
#define TABLE(t) _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)(t)))
#define LOOKUP(t, v) _mm512_shuffle_epi8(TABLE(t), v)
#define HALF(v) _mm512_and_si512(_mm512_srli_epi16(v, 4), SET512(15))
#define BOTH(a, b) _mm512_and_si512(a, b)
#define BITS(v, k) _mm512_test_epi8_mask(v, SET512(1 << (k)))
#define HAS(v, b) _mm512_test_epi8_mask(v, SET512(b))
#include "syr_class_simd.h"
#include "syr_class_table.h"
#include "syr_class_end.h"

syr_classify syr_class_version (const char *name) {
  if (!strcmp(name, "scalar")) return classify_scalar;
  if (!strcmp(name, "sse2")) return classify_sse2;
  if (!strcmp(name, "avx512") && syr_cpu_avx512()) return classify_avx512;
  if (!strcmp(name, "avx2") && syr_cpu_avx2()) return classify_avx2;
  return NULL;
}

syr_classify syr_class_best (void) {
  if (syr_cpu_avx512()) return classify_avx512;
  return syr_cpu_avx2() ? classify_avx2 : classify_sse2;
}

#elif defined(__aarch64__) && !defined(SYR_PLAIN)

/* NEON: every AArch64 has it. Four registers of 16 bytes; bits are gathered by
** adding neighbours, each byte weighing its place. */
static inline uint64_t mask_neon (uint8x16_t t) {
  static const uint8_t weight[16] = { 1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128 };
  uint8x16_t x = vandq_u8(t, vld1q_u8(weight));
  x = vpaddq_u8(x, x);
  x = vpaddq_u8(x, x);
  x = vpaddq_u8(x, x);
  return vgetq_lane_u16(vreinterpretq_u16_u8(x), 0);
}

#define PART(name) name##_neon
#define TARGET
#define WIDTH 16
#define VEC uint8x16_t
#define TEST uint8x16_t
#define SETNEON(b) vdupq_n_u8((uint8_t)(b))
#define LOAD(p) vld1q_u8(p)
#define LOWER(v) vorrq_u8(v, SETNEON(0x20))
#define EVEN(v) vceqzq_u8(vandq_u8(v, SETNEON(1)))
#define IS(v, b) vceqq_u8(v, SETNEON(b))
#define FROM(v, lo) vcgeq_u8(v, SETNEON(lo))
#define RANGE(v, lo, hi) vcleq_u8(vsubq_u8(v, SETNEON(lo)), SETNEON((hi) - (lo)))
#define OR(a, b) vorrq_u8(a, b)
#define MASK(t) mask_neon(t)
#include "syr_class_simd.h"
#include "syr_class_range.h"
#include "syr_class_end.h"

syr_classify syr_class_version (const char *name) {
  if (!strcmp(name, "scalar")) return classify_scalar;
  return strcmp(name, "neon") ? NULL : classify_neon;
}

syr_classify syr_class_best (void) {
  return classify_neon;
}

#else

syr_classify syr_class_version (const char *name) {
  return strcmp(name, "scalar") ? NULL : classify_scalar;
}

syr_classify syr_class_best (void) {
  return classify_scalar;
}

#endif
