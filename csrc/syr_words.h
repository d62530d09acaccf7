/*
** syr_words.h - the words of a text, into buffers that somebody has
*/
#ifndef syr_words_h
#define syr_words_h

#include "syr.h"

#pragma GCC visibility push(hidden)

/* syr_is_word, for loops: kinds of tokens are below 32. */
#define SYR_WORDKINDS (1u << SYR_WORD | 1u << SYR_NUMBER | 1u << SYR_HASHTAG | 1u << SYR_MENTION | 1u << SYR_TIME | 1u << SYR_DATE)

static inline uint32_t syr_word_of (uint8_t kind) {
  return SYR_WORDKINDS >> (kind & 31) & 1;
}

#define SYR_WORDSPARE 16 /* items that buffers must have room for beyond the words */

/* The hashes and offsets of the words of t; returns how many. Buffers have room for t->n +
** SYR_WORDSPARE items. */
uint32_t syr_words_pick (const syr_text *t, uint64_t *hash, uint32_t *start, uint32_t *end);

#pragma GCC visibility pop

#endif
