/*
** fuzz_fold.c - folding any bytes: bounded, idempotent, and the hash agrees; the exact form
** is bounded and idempotent too
*/
#include <stdlib.h>
#include <string.h>

#include "syr.h"

static void check_exact (const uint8_t *data, size_t n) {
  syr_mem m;
  uint8_t *a, *b;
  size_t once, twice;
  syr_mem_init(&m, syr_mem_malloc, NULL);
  if (syr_exact(&m, data, n, &a, &once) != SYR_OK || once > 3 * n) abort();
  if (syr_exact(&m, a, once, &b, &twice) != SYR_OK) abort();
  if (syr_utf8_check(data, n) == n && (once != twice || (once && memcmp(a, b, once)))) abort();
  syr_mem_free(&m);
}

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
  check_exact(data, n);
  if (syr_hash(a, once) != syr_fold_hash(data, n)) abort();
  free(a);
  free(b);
  return 0;
}
