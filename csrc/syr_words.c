/*
** syr_words.c - the words of a text: tokens that are no marks
*/
#include <string.h>

#include "syr_cpu.h"
#include "syr_words.h"

#ifdef SYR_X86
#include <immintrin.h>
#endif

int syr_is_word (uint8_t kind) {
  return kind < 32 && syr_word_of(kind);
}

static uint32_t pick_slow (const syr_text *t, uint32_t i, uint32_t n, uint64_t *hash, uint32_t *start, uint32_t *end) {
  for (; i < t->n; i++) {
    hash[n] = t->hash[i];
    start[n] = t->start[i];
    end[n] = t->end[i];
    n += syr_word_of(t->kind[i]);
  }
  return n;
}

#ifdef SYR_X86

/* Sixteen tokens at a time: what goes is closed up (AVX-512). */
__attribute__((target("avx512f,avx512bw,avx512vl,popcnt")))
static uint32_t pick_wide (const syr_text *t, uint64_t *hash, uint32_t *start, uint32_t *end) {
  const __m512i one = _mm512_set1_epi32(1), words = _mm512_set1_epi32((int)SYR_WORDKINDS);
  uint32_t i, n = 0;
  for (i = 0; i + 16 <= t->n; i += 16) {
    __m512i kind = _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)(const void *)(t->kind + i)));
    __mmask16 m = _mm512_test_epi32_mask(words, _mm512_sllv_epi32(one, kind));
    uint32_t low = (uint32_t)__builtin_popcount(m & 0xFF);
    _mm512_storeu_si512((void *)(hash + n), _mm512_maskz_compress_epi64((__mmask8)m, _mm512_loadu_si512((const void *)(t->hash + i))));
    _mm512_storeu_si512((void *)(hash + n + low), _mm512_maskz_compress_epi64((__mmask8)(m >> 8), _mm512_loadu_si512((const void *)(t->hash + i + 8))));
    _mm512_storeu_si512((void *)(start + n), _mm512_maskz_compress_epi32(m, _mm512_loadu_si512((const void *)(t->start + i))));
    _mm512_storeu_si512((void *)(end + n), _mm512_maskz_compress_epi32(m, _mm512_loadu_si512((const void *)(t->end + i))));
    n += (uint32_t)__builtin_popcount(m);
  }
  return pick_slow(t, i, n, hash, start, end);
}

#endif

uint32_t syr_words_pick (const syr_text *t, uint64_t *hash, uint32_t *start, uint32_t *end) {
#ifdef SYR_X86
  if (syr_cpu_wide()) return pick_wide(t, hash, start, end);
#endif
  return pick_slow(t, 0, 0, hash, start, end);
}

syr_status syr_words_read (syr_words *w, syr_mem *m, const syr_text *t) {
  const size_t room = (size_t)t->n + SYR_WORDSPARE;
  w->n = 0;
  w->hash = syr_mem_new(m, room * 16);
  if (!w->hash) return SYR_NOMEM;
  w->start = (uint32_t *)(w->hash + room);
  w->end = w->start + room;
  w->n = syr_words_pick(t, w->hash, w->start, w->end);
  return SYR_OK;
}
