/*
** syr_winnow.h - what the two files of winnowing share
*/
#ifndef syr_winnow_h
#define syr_winnow_h

#include "syr.h"

#pragma GCC visibility push(hidden)

/* Winnow n words by shingles of SYR_SHINGLE and windows of w, at most 64 and no more than
** there are shingles. Returns 0 when that has to be done in another way: this machine
** has no AVX-512, or a window has its least shingle twice. */
int syr_winnow_wide (const uint64_t *hash, uint32_t n, unsigned w, syr_print *out, uint32_t *prints);

#pragma GCC visibility pop

#endif
