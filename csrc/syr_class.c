/*
** syr_class.c - 64 bytes of text as bitmaps of classes
**
** The scalar version is the definition; the vector versions are one body
** (syr_class_simd.h) compiled for each register width, and must give the same
** bits (spec/c/class.c holds them against each other).
*/
#include <string.h>

#include "syr_class.h"

#if defined(__x86_64__) && !defined(SYR_PLAIN)
#include <immintrin.h>
#endif

static int is_letter (uint8_t b) {
  return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
}

/* A first byte whose characters are not all letters. */
static int is_lead (uint8_t b) {
  return b >= 0xC2 && b != 0xC3 && b != 0xC4 && b != 0xC5 && b != 0xD0 && b != 0xD1;
}

/* The sign U+00D7 or U+00F7, the two non-letters among C3 80..C3 BF. */
static int is_sign (uint8_t before, uint8_t b) {
  return before == 0xC3 && (b == 0x97 || b == 0xB7);
}

static int is_odd (uint8_t b) {
  return b == 0xC0 || b == 0xC1 || b == 0xE0 || b == 0xED || b == 0xF0 || b >= 0xF4;
}

static void classify_scalar (const uint8_t *s, uint8_t before, syr_class *c, uint8_t *lower) {
  int i;
  memset(c, 0, sizeof *c);
  for (i = 0; i < 64; i++) {
    uint8_t b = s[i];
    uint64_t bit = (uint64_t)1 << i;
    if (is_letter(b) || b == '_' || b >= 0x80) c->word |= bit;
    if (b >= '0' && b <= '9') c->word |= bit, c->digit |= bit;
    if (b == ' ' || (b >= 9 && b <= 13)) c->space |= bit;
    if (b == '.') c->dot |= bit;
    if (b == '\'') c->quote |= bit;
    if (b == '-') c->hyphen |= bit;
    if (b == ',' || b == ':') c->joiner |= bit;
    if (b == '/') c->slash |= bit;
    if (b == '@' || b == '#' || b == '+') c->mark |= bit;
    if (b == '(') c->open |= bit;
    if (is_lead(b) || is_sign(before, b)) c->lead |= bit;
    if (b >= 'A' && b <= 'Z') c->upper |= bit;
    if (b >= 0xC3 && b <= 0xC5) c->latin |= bit;
    lower[i] = (uint8_t)(b >= 'A' && b <= 'Z' ? b | 0x20 : b);
    if (b >= 0x80 && b < 0xC0) c->tail |= bit;
    if (b >= 0xC2) c->two |= bit;
    if (b >= 0xE0) c->three |= bit;
    if (b >= 0xF0) c->four |= bit;
    if (is_odd(b)) c->odd |= bit;
    before = b;
  }
}

#if defined(__x86_64__) && !defined(SYR_PLAIN)

/* SSE2: every x86-64 has it. Four registers of 16 bytes. */
#define NAME classify_sse2
#define TARGET
#define WIDTH 16
#define VEC __m128i
#define LOAD(p) _mm_loadu_si128((const __m128i *)(const void *)(p))
#define SET(b) _mm_set1_epi8((char)(b))
#define STORE(p, v) _mm_storeu_si128((__m128i *)(void *)(p), v)
#define OR(a, b) _mm_or_si128(a, b)
#define AND(a, b) _mm_and_si128(a, b)
#define EQ(a, b) _mm_cmpeq_epi8(a, b)
#define MAX(a, b) _mm_max_epu8(a, b)
#define MIN(a, b) _mm_min_epu8(a, b)
#define MASK(v) (uint64_t)(uint32_t)_mm_movemask_epi8(v)
#include "syr_class_simd.h"

/* AVX2: two registers of 32 bytes. */
#define NAME classify_avx2
#define TARGET __attribute__((target("avx2")))
#define WIDTH 32
#define VEC __m256i
#define LOAD(p) _mm256_loadu_si256((const __m256i *)(const void *)(p))
#define SET(b) _mm256_set1_epi8((char)(b))
#define STORE(p, v) _mm256_storeu_si256((__m256i *)(void *)(p), v)
#define OR(a, b) _mm256_or_si256(a, b)
#define AND(a, b) _mm256_and_si256(a, b)
#define EQ(a, b) _mm256_cmpeq_epi8(a, b)
#define MAX(a, b) _mm256_max_epu8(a, b)
#define MIN(a, b) _mm256_min_epu8(a, b)
#define MASK(v) (uint64_t)(uint32_t)_mm256_movemask_epi8(v)
#include "syr_class_simd.h"

/* AVX-512: the whole block in one register, and comparisons that yield bitmaps. */
#define EQUAL(x) _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)(x)))
#define FROM(x) _mm512_cmpge_epu8_mask(v, _mm512_set1_epi8((char)(x)))
#define WITHIN(lo, hi) _mm512_cmple_epu8_mask(_mm512_sub_epi8(v, _mm512_set1_epi8((char)(lo))), _mm512_set1_epi8((char)((hi) - (lo))))

__attribute__((target("avx512f,avx512bw")))
static void classify_avx512 (const uint8_t *s, uint8_t before, syr_class *c, uint8_t *lower) {
  __m512i v = _mm512_loadu_si512((const void *)s);
  uint64_t c3 = EQUAL(0xC3);
  c->digit = WITHIN('0', '9');
  c->upper = WITHIN('A', 'Z');
  c->word = c->digit | c->upper | WITHIN('a', 'z') | EQUAL('_') | FROM(0x80);
  c->space = EQUAL(' ') | WITHIN(9, 13);
  c->dot = EQUAL('.');
  c->quote = EQUAL('\'');
  c->hyphen = EQUAL('-');
  c->joiner = EQUAL(',') | EQUAL(':');
  c->slash = EQUAL('/');
  c->mark = EQUAL('@') | EQUAL('#') | EQUAL('+');
  c->open = EQUAL('(');
  c->tail = WITHIN(0x80, 0xBF);
  c->two = FROM(0xC2);
  c->three = FROM(0xE0);
  c->four = FROM(0xF0);
  c->odd = WITHIN(0xC0, 0xC1) | EQUAL(0xE0) | EQUAL(0xED) | EQUAL(0xF0) | FROM(0xF4);
  c->latin = WITHIN(0xC3, 0xC5);
  c->lead = c->two & ~(c->latin | WITHIN(0xD0, 0xD1));
  c->lead |= (EQUAL(0x97) | EQUAL(0xB7)) & (c3 << 1 | (before == 0xC3));
  _mm512_storeu_si512((void *)lower, _mm512_mask_add_epi8(v, c->upper, v, _mm512_set1_epi8(0x20)));
}

#undef EQUAL
#undef FROM
#undef WITHIN

static int has_avx512 (void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw");
}

syr_classify syr_class_version (const char *name) {
  if (!strcmp(name, "scalar")) return classify_scalar;
  if (!strcmp(name, "sse2")) return classify_sse2;
  if (!strcmp(name, "avx512") && has_avx512()) return classify_avx512;
  if (!strcmp(name, "avx2") && __builtin_cpu_supports("avx2")) return classify_avx2;
  return NULL;
}

syr_classify syr_class_best (void) {
  if (has_avx512()) return classify_avx512;
  return __builtin_cpu_supports("avx2") ? classify_avx2 : classify_sse2;
}

#else

syr_classify syr_class_version (const char *name) {
  return strcmp(name, "scalar") ? NULL : classify_scalar;
}

syr_classify syr_class_best (void) {
  return classify_scalar;
}

#endif
