/*
** class.c - the vector versions of syr_class.c give the scalar one's bits
**
** Random blocks, drawn mostly from the bytes that decide something, and every
** pair of neighbouring bytes. Prints which versions this machine could run.
*/
#include <stdio.h>
#include <string.h>

#include "syr_class.h"

static uint64_t random_state = 20161121;

static uint64_t draw (void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

static uint8_t any_byte (void) {
  static const char likely[] = "aZ09 .,:/'-@#(+_\n\t\xC2\xC3\x97\xB7\xE2\x80\x99\xD0\xD2";
  uint64_t r = draw();
  return (uint8_t)(r & 1 ? (uint8_t)likely[(r >> 8) % (sizeof likely - 1)] : (uint8_t)(r >> 8));
}

static int same (syr_classify f, syr_classify g, const uint8_t *s, uint8_t before) {
  syr_class a, b;
  uint8_t x[64], y[64];
  f(s, before, &a, x);
  g(s, before, &b, y);
  return memcmp(&a, &b, sizeof a) == 0 && memcmp(x, y, 64) == 0;
}

static int holds (const char *name) {
  syr_classify scalar = syr_class_version("scalar"), fast = syr_class_version(name);
  uint8_t block[64];
  long i, j;
  if (!fast) {
    printf("class: %s cannot run here\n", name);
    return 1;
  }
  for (i = 0; i < 200000; i++) {
    for (j = 0; j < 64; j++) block[j] = any_byte();
    if (!same(scalar, fast, block, any_byte())) return 0;
  }
  for (i = 0; i < 65536 * 64L; i += 61) {
    memset(block, ' ', 64);
    block[i % 63] = (uint8_t)(i >> 8);
    block[i % 63 + 1] = (uint8_t)i;
    if (!same(scalar, fast, block, (uint8_t)(i >> 4))) return 0;
  }
  printf("class: %s equals scalar\n", name);
  return 1;
}

int main (void) {
  static const char *const names[] = { "sse2", "avx2", "avx512" };
  size_t i;
  for (i = 0; i < sizeof names / sizeof *names; i++)
    if (!holds(names[i])) {
      printf("class: %s differs from scalar\n", names[i]);
      return 1;
    }
  return 0;
}
