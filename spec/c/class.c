/*
** class.c - the vector versions of syr_class.c give the scalar one's bits
**
** Random pairs of blocks, drawn mostly from the bytes that decide something, and every
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
  static const char likely[] = "aZlLoqu09 .,:/'-@#(+_!?\r\n\t\xC2\xC3\xC4\xC5\x97\xB7\xB8\x89\xE2\x80\x99\xD0\xD1\xD2\xF0\xC0";
  uint64_t r = draw();
  return (uint8_t)(r & 1 ? (uint8_t)likely[(r >> 8) % (sizeof likely - 1)] : (uint8_t)(r >> 8));
}

static unsigned any_two (void) {
  return (unsigned)any_byte() << 8 | any_byte();
}

static int same (syr_classify f, syr_classify g, const uint8_t *s, unsigned before) {
  syr_class a, b;
  memset(&a, 0, sizeof a);
  memset(&b, 0, sizeof b);
  f(s, 2, before, &a);
  g(s, 2, before, &b);
  return memcmp(&a, &b, sizeof a) == 0;
}

static int holds (const char *name) {
  syr_classify scalar = syr_class_version("scalar"), fast = syr_class_version(name);
  uint8_t block[128];
  long i, j;
  if (!fast) {
    printf("class: %s cannot run here\n", name);
    return 1;
  }
  for (i = 0; i < 200000; i++) {
    for (j = 0; j < 128; j++) block[j] = any_byte();
    if (!same(scalar, fast, block, any_two())) return 0;
  }
  for (i = 0; i < 65536 * 64L; i += 61) {
    memset(block, ' ', 128);
    block[i % 127] = (uint8_t)(i >> 8);
    block[i % 127 + 1] = (uint8_t)i;
    if (!same(scalar, fast, block, (unsigned)(i >> 4) & 0xFFFF)) return 0;
  }
  printf("class: %s equals scalar\n", name);
  return 1;
}

int main (void) {
  static const char *const names[] = { "sse2", "avx2", "avx512", "neon" };
  size_t i;
  for (i = 0; i < sizeof names / sizeof *names; i++)
    if (!holds(names[i])) {
      printf("class: %s differs from scalar\n", names[i]);
      return 1;
    }
  return 0;
}
