/*
** class.c - what the classes are, byte by byte; the versions of syr_class.c are held to it
**
** Random blocks, drawn mostly from the bytes that decide something, and every pair of
** neighbouring bytes. Prints which versions this machine could run.
*/
#include <stdio.h>
#include <string.h>

#include "syr_class.h"

/* ---------------------------------------------------------------- the definition */

static int is_in (unsigned b, unsigned lo, unsigned hi) {
  return b >= lo && b <= hi;
}

static int one_of (unsigned b, const char *set) {
  return b && b < 0x80 && strchr(set, (int)b) != NULL;
}

static int is_letter (unsigned b) {
  return is_in(b | 0x20, 'a', 'z') && b < 0x80;
}

/* The sign U+00D7 or U+00F7, the two non-letters among C3 80..C3 BF. */
static int is_sign (unsigned lead, unsigned b) {
  return lead == 0xC3 && (b == 0x97 || b == 0xB7);
}

/* 1 upper, -1 lower, 0 none: the case of the two-byte letter `lead` b. */
static int case_of_pair (unsigned lead, unsigned b) {
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

typedef struct place {
  unsigned b, last, last2; /* the byte and those before it */
} place;

#define CLASS(name, test) if (test) c->name[w] |= bit

static void note_ascii (syr_class *c, size_t w, uint64_t bit, place p) {
  CLASS(word, is_letter(p.b) || is_in(p.b, '0', '9') || p.b == '_' || p.b >= 0x80);
  CLASS(digit, is_in(p.b, '0', '9'));
  CLASS(space, p.b == ' ' || is_in(p.b, 9, 13));
  CLASS(lf, p.b == '\n' || p.b == '\v' || p.b == '\f');
  CLASS(cr, p.b == '\r');
  CLASS(dot, p.b == '.');
  CLASS(stop, one_of(p.b, ".!?"));
  CLASS(quote, p.b == '\'');
  CLASS(hyphen, p.b == '-');
  CLASS(joiner, one_of(p.b, ",:"));
  CLASS(slash, p.b == '/');
  CLASS(mark, one_of(p.b, "@#+"));
  CLASS(open, p.b == '(');
  CLASS(ascii, is_in(p.b, 'a', 'z'));
  CLASS(elide, one_of(p.b, "cdjlmnsCDJLMNS"));
  CLASS(pronoun, one_of(p.b, "ceijlmnotvyCEIJLMNOTVY"));
  CLASS(ending, one_of(p.b, "lorv"));
  CLASS(ending4, one_of(p.b, "cdfhpt"));
  CLASS(e, one_of(p.b, "eE"));
  CLASS(l, one_of(p.b, "lL"));
  CLASS(n, p.b == 'n');
  CLASS(o, p.b == 'o');
  CLASS(q, one_of(p.b, "qQ"));
  CLASS(u, one_of(p.b, "uU"));
  CLASS(x, one_of(p.b, "xX"));
}

static void note_longer (syr_class *c, size_t w, uint64_t bit, place p) {
  int up = case_of_pair(p.last, p.b), e280 = p.last == 0x80 && p.last2 == 0xE2;
  CLASS(lead, (p.b >= 0xC2 && !is_in(p.b, 0xC3, 0xC5) && !is_in(p.b, 0xD0, 0xD1)) || is_sign(p.last, p.b));
  CLASS(tail, is_in(p.b, 0x80, 0xBF));
  CLASS(two, p.b >= 0xC2);
  CLASS(three, p.b >= 0xE0);
  CLASS(four, p.b >= 0xF0);
  CLASS(odd, p.b == 0xC0 || p.b == 0xC1 || p.b == 0xE0 || p.b == 0xED || p.b == 0xF0 || p.b >= 0xF4);
  CLASS(c2, p.b == 0xC2);
  CLASS(c3, p.b == 0xC3);
  CLASS(c4, p.b == 0xC4);
  CLASS(c5, p.b == 0xC5);
  CLASS(d0, p.b == 0xD0);
  CLASS(d1, p.b == 0xD1);
  CLASS(e2, p.b == 0xE2);
  CLASS(is80, p.b == 0x80);
  CLASS(upper, is_in(p.b, 'A', 'Z') || up > 0);
  CLASS(lower, is_in(p.b, 'a', 'z') || up < 0);
  CLASS(agrave, p.last == 0xC3 && p.b == 0xA0);
  CLASS(mark2, p.last == 0xC2 && (p.b == 0xAB || p.b == 0xBB));
  CLASS(space2, p.last == 0xC2 && p.b == 0xA0);
  CLASS(curly, e280 && p.b == 0x99);
  CLASS(mark3, e280 && (is_in(p.b, 0x93, 0x94) || is_in(p.b, 0x9C, 0x9E) || p.b == 0xA2 || p.b == 0xA6));
  CLASS(space3, e280 && p.b == 0xAF);
}

static void define (const uint8_t *s, size_t blocks, syr_class *c) {
  place p = { ' ', ' ', ' ' };
  size_t i;
  memset(c, 0, sizeof *c);
  for (i = 0; i < 64 * blocks; i++) {
    p.last2 = p.last;
    p.last = p.b;
    p.b = s[i];
    note_ascii(c, SYR_FIRST + i / 64, (uint64_t)1 << i % 64, p);
    note_longer(c, SYR_FIRST + i / 64, (uint64_t)1 << i % 64, p);
  }
}

/* ---------------------------------------------------------------- drawing */

static uint64_t random_state = 20161121;

static uint64_t draw (void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

static uint8_t any_byte (void) {
  static const char likely[] = "aZlLoOquUxXrvsdctyeiJmn09 .,:/'-@#(+_!?\r\n\t\xC2\xC3\xC4\xC5\x97\xB7\xB8\x89\xE2\x80\x99\xE2\x80\x93\x9D"
    "\xA6\xAF\xC2\xA0\xAB\xD0\xD1\xD2\xF0\xC0";
  uint64_t r = draw();
  return (uint8_t)(r & 1 ? (uint8_t)likely[(r >> 8) % (sizeof likely - 1)] : (uint8_t)(r >> 8));
}

#define BLOCKS 11 /* a round of eight and a bit */

/* The version f gives the definition, in one call and in two. The last `odd` bytes are
** spaces, which f has to think of itself. */
static int same (syr_classify f, const uint8_t *s, size_t blocks, size_t odd) {
  static syr_class a, b;
  size_t k, part = blocks / 3;
  define(s, blocks, &a);
  syr_class_blank(&b, SYR_FIRST - 1);
  if (part) f(s, 64 * part, part, &b, SYR_FIRST);
  f(s + 64 * part, 64 * (blocks - part) - odd, blocks - part, &b, SYR_FIRST + part);
  for (k = 0; k < sizeof a / sizeof a.word; k++) /* what lies behind the blocks may differ */
    if (memcmp((uint64_t *)&a + k * SYR_ITEMS + SYR_FIRST, (uint64_t *)&b + k * SYR_ITEMS + SYR_FIRST, blocks * sizeof *a.word) != 0) {
      printf("class: map %zu\n", k);
      return 0;
    }
  return 1;
}

static int holds (const char *name) {
  syr_classify f = syr_class_version(name);
  uint8_t block[64 * BLOCKS];
  long i;
  size_t j;
  if (!f) {
    printf("class: %s cannot run here\n", name);
    return 1;
  }
  for (i = 0; i < 20000; i++) {
    size_t blocks = 1 + (size_t)i % BLOCKS, odd = draw() % 65;
    for (j = 0; j < sizeof block; j++) block[j] = any_byte();
    memset(block + 64 * blocks - odd, ' ', odd);
    if (!same(f, block, blocks, odd)) return 0;
  }
  for (i = 0; i < 65536 * 64L; i += 61) {
    memset(block, ' ', 128);
    block[i % 127] = (uint8_t)(i >> 8);
    block[i % 127 + 1] = (uint8_t)i;
    if (!same(f, block, 2, 0)) return 0;
  }
  printf("class: %s as defined\n", name);
  return 1;
}

int main (void) {
  static const char *const names[] = { "plain", "sse2", "avx2", "avx512", "neon" };
  size_t i;
  for (i = 0; i < sizeof names / sizeof *names; i++)
    if (!holds(names[i])) {
      printf("class: %s differs from the definition\n", names[i]);
      return 1;
    }
  return 0;
}
