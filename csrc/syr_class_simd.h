/*
** syr_class_simd.h - the vector body of syr_class.c, included once a width
**
** Wants NAME, TARGET, WIDTH, VEC and the operations; undefines them at the end.
** A range test lo <= b <= hi is min(max(b, lo), hi) == b: unsigned, so bytes
** above 0x7F need no care.
*/
#define RANGE(v, lo, hi) EQ(MIN(MAX(v, SET(lo)), SET(hi)), v)
#define ALL (WIDTH == 64 ? ~(uint64_t)0 : ((uint64_t)1 << WIDTH % 64) - 1)

TARGET static void NAME (const uint8_t *s, uint8_t before, syr_class *c, uint8_t *lowered) {
  uint64_t c3 = 0, sign = 0;
  int i;
  memset(c, 0, sizeof *c);
  for (i = 0; i < 64; i += WIDTH) {
    VEC v = LOAD(s + i);
    VEC lower = OR(v, SET(0x20));
    VEC digit = RANGE(v, '0', '9');
    VEC high = EQ(MAX(v, SET(0x80)), v);
    VEC letter = RANGE(lower, 'a', 'z');
    VEC latin = RANGE(v, 0xC3, 0xC5);
    VEC plain = OR(latin, RANGE(v, 0xD0, 0xD1));
    VEC upper = RANGE(v, 'A', 'Z');
    STORE(lowered + i, OR(v, AND(upper, SET(0x20))));
    c->upper |= MASK(upper) << i;
    c->latin |= MASK(latin) << i;
    c->word |= MASK(OR(OR(letter, digit), OR(high, EQ(v, SET('_'))))) << i;
    c->digit |= MASK(digit) << i;
    c->space |= MASK(OR(EQ(v, SET(' ')), RANGE(v, 9, 13))) << i;
    c->dot |= MASK(EQ(v, SET('.'))) << i;
    c->quote |= MASK(EQ(v, SET('\''))) << i;
    c->hyphen |= MASK(EQ(v, SET('-'))) << i;
    c->joiner |= MASK(OR(EQ(v, SET(',')), EQ(v, SET(':')))) << i;
    c->slash |= MASK(EQ(v, SET('/'))) << i;
    c->mark |= MASK(OR(OR(EQ(v, SET('@')), EQ(v, SET('#'))), EQ(v, SET('+')))) << i;
    c->open |= MASK(EQ(v, SET('('))) << i;
    VEC two = EQ(MAX(v, SET(0xC2)), v);
    c->two |= MASK(two) << i;
    c->lead |= (MASK(two) & ~MASK(plain) & ALL) << i;
    c->tail |= MASK(RANGE(v, 0x80, 0xBF)) << i;
    c->three |= MASK(EQ(MAX(v, SET(0xE0)), v)) << i;
    c->four |= MASK(EQ(MAX(v, SET(0xF0)), v)) << i;
    c->odd |= MASK(OR(OR(RANGE(v, 0xC0, 0xC1), EQ(v, SET(0xE0))),
      OR(OR(EQ(v, SET(0xED)), EQ(v, SET(0xF0))), EQ(MAX(v, SET(0xF4)), v)))) << i;
    c3 |= MASK(EQ(v, SET(0xC3))) << i;
    sign |= MASK(OR(EQ(v, SET(0x97)), EQ(v, SET(0xB7)))) << i;
  }
  c->lead |= sign & (c3 << 1 | (before == 0xC3));
}

#undef ALL
#undef RANGE
#undef NAME
#undef TARGET
#undef WIDTH
#undef VEC
#undef LOAD
#undef SET
#undef STORE
#undef OR
#undef AND
#undef EQ
#undef MAX
#undef MIN
#undef MASK
