/*
** syr_class_table.h - the body of syr_class.c for registers that can be tables
**
** A byte's class is looked up by its two halves (Langdale and Lemire 2019, "Parsing
** gigabytes of JSON per second", section 3.1.2): bit k of low[b & 15] & high[b >> 4]
** is set where the byte is in class k, which must be all pairs of some low and some
** high halves. Bytes from 0x80 on give 0. That is two operations for a class, where a
** range is four by comparing. What is seldom is left to syr_class_simd.h.
**
** Wants PART, TARGET, WIDTH, VEC and the operations of that file, and LOOKUP(table, v),
** HALF(v) the high half of each byte, BOTH(a, b) the bits of both, BITS(v, k) the map
** of bit k of every byte, HAS(v, bits) a TEST for any of these bits.
*/

TARGET static inline __attribute__((always_inline)) void PART(block) (const uint8_t *s, unsigned before, syr_class *c, size_t w) {
  uint64_t c2 = 0, c3 = 0, capital = 0, seldom = 0, small = 0, letter = 0, other;
  uint64_t digit = 0, space = 0, dot = 0, quote = 0, hyphen = 0, two = 0, tail = 0, l = 0, o = 0, elide = 0;
  int i;
#pragma GCC unroll 2
  for (i = 0; i < 64; i += WIDTH) {
    VEC v = LOAD(s + i), half = HALF(v);
    VEC a = BOTH(LOOKUP(first_low, v), LOOKUP(first_high, half));
    VEC b = BOTH(LOOKUP(second_low, v), LOOKUP(second_high, half));
    digit |= BITS(a, 0) << i;
    space |= BITS(a, 1) << i;
    quote |= BITS(a, 2) << i;
    hyphen |= BITS(a, 3) << i;
    dot |= BITS(a, 4) << i;
    GATHER(elide, HAS(a, 0x60));
    l |= BITS(a, 7) << i;
    GATHER(o, IS(v, 'o'));
    GATHER(letter, HAS(b, 0x03));
    small |= BITS(v, 5) << i;
    GATHER(seldom, HAS(b, 0x3C));
    tail |= BITS(v, 7) << i; /* all high bytes, so far */
    two |= MASK(FROM(v, 0xC0)) << i;
    GATHER(c2, IS(v, 0xC2));
    GATHER(c3, IS(v, 0xC3));
    GATHER(capital, OR(RANGE(v, 0x80, 0x9E), IS(v, 0xB7)));
  }
  other = two & ~(c2 | c3);
  c->word[w] = letter | digit | tail;
  c->upper[w] = letter & ~small;
  c->ascii[w] = c->lower[w] = letter & small;
  c->digit[w] = digit;
  c->space[w] = space;
  c->dot[w] = c->stop[w] = dot;
  c->quote[w] = quote;
  c->hyphen[w] = hyphen;
  c->lead[w] = c2;
  c->two[w] = two;
  c->tail[w] = tail & ~two;
  c->elide[w] = elide;
  c->l[w] = l;
  c->o[w] = o;
  c->lf[w] = c->cr[w] = c->joiner[w] = c->slash[w] = c->mark[w] = c->open[w] = c->curly[w] = c->three[w] = c->four[w] = c->odd[w] = 0;
  syr_case_c3(s, c3, capital, before, c, w);
  if (other | (uint64_t)syr_other_before(before)) PART(others)(s, before, c, w);
  if (seldom) PART(seldom)(s, c, w);
  if (digit | (uint64_t)syr_digit_before(before)) PART(joiners)(s, c, w);
}

TARGET static void PART(classify) (const uint8_t *s, size_t blocks, unsigned before, syr_class *c) {
  size_t i;
  for (i = 0; i < blocks; i++, s += 64) {
    PART(block)(s, before, c, i + 1);
    before = (unsigned)s[62] << 8 | s[63];
  }
}
