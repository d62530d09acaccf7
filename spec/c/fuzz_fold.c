/*
** fuzz_fold.c - folding any bytes: bounded, idempotent, and the hash agrees
*/
#include <stdlib.h>
#include <string.h>

#include "syr.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t n) {
  size_t once, twice;
  uint8_t *a = malloc(SYR_FOLDROOM(n)), *b;
  if (!a) return 0;
  once = syr_fold(data, n, a);
  if (once + 16 > SYR_FOLDROOM(n)) abort();
  b = malloc(SYR_FOLDROOM(once));
  if (!b) abort();
  twice = syr_fold(a, once, b);
  if (syr_utf8_check(data, n) == n && (once != twice || memcmp(a, b, once))) abort();
  if (syr_hash(a, once) != syr_fold_hash(data, n)) abort();
  free(a);
  free(b);
  return 0;
}
