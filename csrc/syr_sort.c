/*
** syr_sort.c - radix sorts of the reuse engine: stable, without allocation
*/
#include <string.h>

#include "syr_reuse.h"

static void insertion (uint64_t *key, size_t n) {
  size_t i, j;
  for (i = 1; i < n; i++) {
    uint64_t x = key[i];
    for (j = i; j > 0 && key[j - 1] > x; j--) key[j] = key[j - 1];
    key[j] = x;
  }
}

static int ascending (const uint64_t *key, size_t n) {
  size_t i;
  for (i = 1; i < n; i++)
    if (key[i - 1] > key[i]) return 0;
  return 1;
}

/* One pass by the byte at `bit`; 0 when all keys have the same there. */
static int pass64 (const uint64_t *from, uint64_t *to, size_t n, unsigned bit) {
  size_t at[257] = {0}, i;
  for (i = 0; i < n; i++) at[(from[i] >> bit & 255) + 1]++;
  if (at[(from[0] >> bit & 255) + 1] == n) return 0;
  for (i = 1; i < 256; i++) at[i] += at[i - 1];
  for (i = 0; i < n; i++) to[at[from[i] >> bit & 255]++] = from[i];
  return 1;
}

void syr_sort64 (uint64_t *key, uint64_t *tmp, size_t n) {
  uint64_t *from = key, *to = tmp;
  unsigned bit;
  if (n < 2 || ascending(key, n)) return;
  if (n <= 48) {
    insertion(key, n);
    return;
  }
  for (bit = 0; bit < 64; bit += 8)
    if (pass64(from, to, n, bit)) {
      uint64_t *swap = from;
      from = to;
      to = swap;
    }
  if (from != key) memcpy(key, from, n * sizeof *key);
}

static void pass_posts (const Post *from, Post *to, size_t n, unsigned bit) {
  size_t at[257] = {0}, i;
  for (i = 0; i < n; i++) at[(from[i].hash >> bit & 255) + 1]++;
  for (i = 1; i < 256; i++) at[i] += at[i - 1];
  for (i = 0; i < n; i++) to[at[from[i].hash >> bit & 255]++] = from[i];
}

void syr_sort_posts (Post *post, Post *tmp, size_t n) {
  pass_posts(post, tmp, n, 0);
  pass_posts(tmp, post, n, 8);
  pass_posts(post, tmp, n, 16);
  memcpy(post, tmp, n * sizeof *post);
}
