/*
** class.c - what the classes are, byte by byte; bit planes (syr_plane.c) and the formulas
** that are made of them (syr_class.h) are held to it, for every instruction set
**
** Random blocks, drawn mostly from the bytes that decide something, and every pair of
** neighbouring bytes. Prints which versions this machine could run.
*/
#include <stdio.h>
#include <string.h>

#include "syr_cpu.h"
#include "syr_plane.h"
#include "syr_vec.h"

/* ---------------------------------------------------------------- what is held to it */

/* The classes of LANES windows, which are the items of the planes from `item` on, into c: the
** words of one class beside each other. Returns LANES, or 0 where there are no longer characters and the short
** way has another result. Without the barriers gcc 12 takes what the copies read for never read at -O2 (its last
** pass over dead stores), and leaves it out. */
#define CLASSES_OF(name) \
  TARGET static size_t name (const syr_planes *p, size_t item, uint64_t *c) { \
    V plane[8], longer; \
    CLASS(classes) all; \
    uint64_t lane[LANES], some = 0; \
    size_t k; \
    for (k = 0; k < 8; k++) memcpy(&plane[k], &p->bit[k][item], sizeof plane[k]); \
    CLASS(classify)(plane, &all, 1); \
    __asm__ volatile("" : : "r"(&all) : "memory"); \
    memcpy(c, &all, sizeof all); \
    longer = CLASS(longer)(plane); \
    memcpy(lane, &longer, sizeof longer); \
    for (k = 0; k < LANES; k++) some |= lane[k]; \
    if (some) return LANES; \
    CLASS(classify)(plane, &all, 0); \
    __asm__ volatile("" : : "r"(&all) : "memory"); \
    return memcmp(c, &all, sizeof all) ? 0 : LANES; \
  }

#define V uint64_t
#define TARGET
#define CLASS(name) name##_1
#include "syr_class.h"
CLASSES_OF(classify_all_1)
#undef V
#undef CLASS

#ifdef SYR_VECTORS
#define V syr_vec2
#define CLASS(name) name##_2
#include "syr_class.h"
CLASSES_OF(classify_all_2)
#undef V
#undef CLASS
#endif

#undef TARGET

#ifdef SYR_X86
#define V syr_vec4
#define TARGET __attribute__((target("avx2")))
#define CLASS(name) name##_4
#include "syr_class.h"
CLASSES_OF(classify_all_4)
#undef V
#undef TARGET
#undef CLASS

#define V syr_vec8
#define TARGET __attribute__((target("avx512f,avx512bw")))
#define CLASS(name) name##_8
#include "syr_class.h"
CLASSES_OF(classify_all_8)
#undef V
#undef TARGET
#undef CLASS
#endif

#define NCLASS (sizeof(struct classes_1) / sizeof(uint64_t))


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

#define NOTE(name, test) if (test) c->name |= bit

static void note_ascii (classes_1 *c, uint64_t bit, place p) {
  NOTE(word, is_letter(p.b) || is_in(p.b, '0', '9') || p.b == '_' || p.b >= 0x80);
  NOTE(digit, is_in(p.b, '0', '9'));
  NOTE(space, p.b == ' ' || is_in(p.b, 9, 13));
  NOTE(lf, p.b == '\n' || p.b == '\v' || p.b == '\f');
  NOTE(cr, p.b == '\r');
  NOTE(dot, p.b == '.');
  NOTE(stop, one_of(p.b, ".!?"));
  NOTE(quote, p.b == '\'');
  NOTE(hyphen, p.b == '-');
  NOTE(comma, p.b == ',');
  NOTE(colon, p.b == ':');
  NOTE(slash, p.b == '/');
  NOTE(mark, one_of(p.b, "@#"));
  NOTE(plus, p.b == '+');
  NOTE(open, p.b == '(');
  NOTE(symbol, one_of(p.b, "#$%&*+<=>@^`|~"));
  NOTE(ascii, is_in(p.b, 'a', 'z'));
  NOTE(elide, one_of(p.b, "cdjlmnsCDJLMNS"));
  NOTE(pronoun, one_of(p.b, "ceijlmnotvyCEIJLMNOTVY"));
  NOTE(ending, one_of(p.b, "lorv"));
  NOTE(ending4, one_of(p.b, "cdfhpt"));
  NOTE(e, one_of(p.b, "eE"));
  NOTE(l, one_of(p.b, "lL"));
  NOTE(n, p.b == 'n');
  NOTE(o, p.b == 'o');
  NOTE(q, one_of(p.b, "qQ"));
  NOTE(u, one_of(p.b, "uU"));
  NOTE(x, one_of(p.b, "xX"));
}

static void note_longer (classes_1 *c, uint64_t bit, place p) {
  int up = case_of_pair(p.last, p.b), e280 = p.last == 0x80 && p.last2 == 0xE2;
  NOTE(lead, (p.b >= 0xC2 && !is_in(p.b, 0xC3, 0xC5) && !is_in(p.b, 0xD0, 0xD1)) || is_sign(p.last, p.b));
  NOTE(tail, is_in(p.b, 0x80, 0xBF));
  NOTE(two, p.b >= 0xC2);
  NOTE(three, p.b >= 0xE0);
  NOTE(four, p.b >= 0xF0);
  NOTE(odd, p.b == 0xC0 || p.b == 0xC1 || p.b == 0xE0 || p.b == 0xED || p.b == 0xF0 || p.b >= 0xF4);
  NOTE(c2, p.b == 0xC2);
  NOTE(c3, p.b == 0xC3);
  NOTE(c4, p.b == 0xC4);
  NOTE(c5, p.b == 0xC5);
  NOTE(d0, p.b == 0xD0);
  NOTE(d1, p.b == 0xD1);
  NOTE(e2, p.b == 0xE2);
  NOTE(upper, is_in(p.b, 'A', 'Z') || up > 0);
  NOTE(lower, is_in(p.b, 'a', 'z') || up < 0);
  NOTE(agrave, p.last == 0xC3 && p.b == 0xA0);
  NOTE(mark2, p.last == 0xC2 && (p.b == 0xAB || p.b == 0xBB));
  NOTE(space2, p.last == 0xC2 && p.b == 0xA0);
  NOTE(curly, e280 && p.b == 0x99);
  NOTE(mark3, e280 && (is_in(p.b, 0x93, 0x94) || is_in(p.b, 0x9C, 0x9E) || p.b == 0xA2 || p.b == 0xA6));
  NOTE(ellipsis, e280 && p.b == 0xA6);
  NOTE(space3, e280 && p.b == 0xAF);
}

/* Of the window s[0..64), before which nothing is known. */
static void define (const uint8_t *s, classes_1 *c) {
  place p = { ' ', ' ', ' ' };
  size_t i;
  memset(c, 0, sizeof *c);
  for (i = 0; i < 64; i++) {
    p.last2 = p.last;
    p.last = p.b;
    p.b = s[i];
    note_ascii(c, (uint64_t)1 << i, p);
    note_longer(c, (uint64_t)1 << i, p);
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

/* What the short way is for. */
static uint8_t short_byte (void) {
  const uint8_t b = any_byte();
  return b >= 0xC0 ? 0xC3 : b;
}

#define BLOCKS 11 /* a round of eight and a bit */

typedef size_t (*classes_f) (const syr_planes *p, size_t item, uint64_t *c);

typedef struct version {
  const char *name; /* of the planes */
  classes_f classes;
} version;

/* A version gives the definition, with the planes parted in one call and in two. The last `odd` bytes are
** spaces, which it has to think of itself. */
static int same (syr_part part, classes_f classes, const uint8_t *s, size_t blocks, size_t odd) {
  static syr_planes p;
  static uint64_t c[8 * NCLASS];
  size_t i, j, k, lanes, some = blocks / 3;
  if (some) syr_planes_part(part, s, 64 * some, some, &p, SYR_FIRST);
  syr_planes_part(part, s + 64 * some, 64 * (blocks - some) - odd, blocks - some, &p, SYR_FIRST + some);
  for (i = 0; i < blocks; i += lanes) {
    lanes = classes(&p, SYR_FIRST + i, c);
    if (!lanes) {
      printf("class: the short way at window %zu\n", i);
      return 0;
    }
    for (j = 0; j < lanes && i + j < blocks; j++) {
      union { classes_1 of; uint64_t word[NCLASS]; } want;
      define(s + 64 * (i + j), &want.of);
      for (k = 0; k < NCLASS; k++)
        if (want.word[k] != c[lanes * k + j]) {
          printf("class: number %zu in window %zu\n", k, i + j);
          return 0;
        }
    }
  }
  return 1;
}

static int holds (version v) {
  const syr_part part = syr_part_version(v.name);
  uint8_t block[64 * BLOCKS];
  long i;
  size_t j;
  if (!part) {
    printf("class: %s cannot run here\n", v.name);
    return 1;
  }
  for (i = 0; i < 20000; i++) {
    size_t blocks = 1 + (size_t)i % BLOCKS, odd = draw() % 65;
    for (j = 0; j < sizeof block; j++) block[j] = i & 1 ? short_byte() : any_byte();
    memset(block + 64 * blocks - odd, ' ', odd);
    if (!same(part, v.classes, block, blocks, odd)) return 0;
  }
  for (i = 0; i < 65536 * 64L; i += 61) {
    memset(block, ' ', 128);
    block[i % 127] = (uint8_t)(i >> 8);
    block[i % 127 + 1] = (uint8_t)i;
    if (!same(part, v.classes, block, 2, 0)) return 0;
  }
  printf("class: %s as defined\n", v.name);
  return 1;
}

int main (void) {
  static const version versions[] = {
    { "plain", classify_all_1 },
#ifdef SYR_VECTORS
    { "sse2", classify_all_2 }, { "neon", classify_all_2 },
#endif
#ifdef SYR_X86
    { "avx2", classify_all_4 }, { "avx512", classify_all_8 },
#endif
  };
  size_t i;
  for (i = 0; i < sizeof versions / sizeof *versions; i++)
    if (!holds(versions[i])) {
      printf("class: %s differs from the definition\n", versions[i].name);
      return 1;
    }
  return 0;
}
