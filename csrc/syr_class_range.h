/*
** syr_class_range.h - the body of syr_class.c for registers that only compare
**
** Wants what syr_class_simd.h wants.
*/

TARGET static inline __attribute__((always_inline)) void PART(block) (const uint8_t *s, unsigned before, syr_class *c, size_t w) {
  uint64_t c2 = 0, c3 = 0, capital = 0, seldom = 0, other;
  uint64_t upper = 0, lower = 0, digit = 0, space = 0, dot = 0, quote = 0, hyphen = 0, two = 0, tail = 0, l = 0, o = 0, elide = 0;
  int i;
#pragma GCC unroll 4
  for (i = 0; i < 64; i += WIDTH) {
    VEC v = LOAD(s + i), low = LOWER(v);
    TEST is_l = IS(low, 'l');
    GATHER(upper, RANGE(v, 'A', 'Z'));
    GATHER(lower, RANGE(v, 'a', 'z'));
    GATHER(digit, RANGE(v, '0', '9'));
    GATHER(space, IS(v, ' '));
    GATHER(dot, IS(v, '.'));
    GATHER(quote, IS(v, '\''));
    GATHER(hyphen, IS(v, '-'));
    GATHER(two, FROM(v, 0xC0));
    GATHER(tail, FROM(v, 0x80)); /* all high bytes, so far */
    GATHER(c2, IS(v, 0xC2));
    GATHER(c3, IS(v, 0xC3));
    GATHER(capital, OR(RANGE(v, 0x80, 0x9E), IS(v, 0xB7)));
    GATHER(l, is_l);
    GATHER(o, IS(v, 'o'));
    GATHER(elide, OR(OR(OR(is_l, RANGE(low, 'c', 'd')), IS(low, 's')), OR(RANGE(low, 'm', 'n'), IS(low, 'j'))));
    /* letters and "$%&' apart, what is below @: white space but the space, ! # ( + / ? @ _ */
    GATHER(seldom, OR(OR(RANGE(v, 9, 13), OR(IS(v, '!'), IS(v, '#'))), OR(OR(IS(v, '('), IS(v, '+')),
      OR(OR(IS(v, '/'), IS(v, '_')), RANGE(v, '?', '@')))));
  }
  other = two & ~(c2 | c3);
  c->word[w] = upper | lower | digit | tail;
  c->upper[w] = upper;
  c->ascii[w] = c->lower[w] = lower;
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
