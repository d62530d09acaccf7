/*
** syr_class_simd.h - the vector body of syr_class.c, included once a width
**
** Wants PART(name), TARGET, WIDTH (bytes of a VEC) and the operations. IS, FROM and
** RANGE (unsigned, both ends included) compare bytes and give a TEST, OR joins two,
** MASK makes bits of one: what a TEST is, a vector or bits already, is the instruction
** set's business. LOWER sets bit 5 of every byte, EVEN is a TEST of bit 0. Undefine
** all with syr_class_end.h.
*/
#define GATHER(map, test) (map) |= MASK(test) << i

/* Leads other than C2 and C3: of letters of two bytes, of the typographic apostrophe,
** and what is none. */
SELDOM TARGET static void PART(others) (const uint8_t *s, unsigned before, syr_class *c, size_t w) {
  syr_leads p;
  int i;
  memset(&p, 0, sizeof p);
  for (i = 0; i < 64; i += WIDTH) {
    VEC v = LOAD(s + i);
    GATHER(c->three[w], FROM(v, 0xE0));
    GATHER(c->four[w], FROM(v, 0xF0));
    GATHER(c->odd[w], OR(OR(RANGE(v, 0xC0, 0xC1), IS(v, 0xE0)), OR(OR(IS(v, 0xED), IS(v, 0xF0)), FROM(v, 0xF4))));
    GATHER(p.none, RANGE(v, 0xC0, 0xC1));
    GATHER(p.c3, IS(v, 0xC3));
    GATHER(p.c4, IS(v, 0xC4));
    GATHER(p.c5, IS(v, 0xC5));
    GATHER(p.d0, IS(v, 0xD0));
    GATHER(p.d1, IS(v, 0xD1));
    GATHER(p.e2, IS(v, 0xE2));
    GATHER(p.is80, IS(v, 0x80));
    GATHER(p.is89, IS(v, 0x89));
    GATHER(p.is99, IS(v, 0x99));
    GATHER(p.isb8, IS(v, 0xB8));
    GATHER(p.isbf, IS(v, 0xBF));
    GATHER(p.even, EVEN(v));
    GATHER(p.to88, RANGE(v, 0x80, 0x88));
    GATHER(p.to9f, RANGE(v, 0x80, 0x9F));
    GATHER(p.toaf, RANGE(v, 0x80, 0xAF));
    GATHER(p.b9tobe, RANGE(v, 0xB9, 0xBE));
  }
  syr_class_leads(&p, before, c, w);
}

/* White space and marks of ASCII that one block in ten of press text has. */
SELDOM TARGET static void PART(seldom) (const uint8_t *s, syr_class *c, size_t w) {
  int i;
  for (i = 0; i < 64; i += WIDTH) {
    VEC v = LOAD(s + i);
    GATHER(c->space[w], RANGE(v, 9, 13));
    GATHER(c->lf[w], IS(v, '\n'));
    GATHER(c->cr[w], IS(v, '\r'));
    GATHER(c->stop[w], OR(IS(v, '!'), IS(v, '?')));
    GATHER(c->slash[w], IS(v, '/'));
    GATHER(c->mark[w], OR(OR(IS(v, '@'), IS(v, '#')), IS(v, '+')));
    GATHER(c->open[w], IS(v, '('));
    GATHER(c->word[w], IS(v, '_'));
  }
}

/* , and : are asked for where there are digits only. */
SELDOM TARGET static void PART(joiners) (const uint8_t *s, syr_class *c, size_t w) {
  int i;
  for (i = 0; i < 64; i += WIDTH) {
    VEC v = LOAD(s + i);
    GATHER(c->joiner[w], OR(IS(v, ','), IS(v, ':')));
  }
}
