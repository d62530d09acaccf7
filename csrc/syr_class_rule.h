/*
** syr_class_rule.h - classes from the bit planes of the text
**
** Included by syr_class.c once an instruction set. Wants TARGET, V (see syr_vec.h) and
** CLASS(name); undefines them. Plane k holds bit k of every byte, so a class is a formula
** of eight planes (Cameron, Herdy and Lin 2008, "High performance XML parsing using
** parallel bit stream technology", section 3), and one operation does for all blocks of a
** register. There is no branch: what is seldom costs what is frequent costs.
*/

/* The low half of a byte is n; of its high half the tests below are named by row. */
#define LOW(n) (((n) & 8 ? p3 : ~p3) & ((n) & 4 ? p2 : ~p2) & ((n) & 2 ? p1 : ~p1) & ((n) & 1 ? p0 : ~p0))

#define PLANES_OF_ITEM \
  const V p0 = NOW(p->bit[0]), p1 = NOW(p->bit[1]), p2 = NOW(p->bit[2]), p3 = NOW(p->bit[3]); \
  const V p4 = NOW(p->bit[4]), p5 = NOW(p->bit[5]), p6 = NOW(p->bit[6]), p7 = NOW(p->bit[7])

/* ASCII: bytes by themselves. */
TARGET static void CLASS(ascii) (const planes *p, syr_class *c, size_t at, size_t z) {
  size_t i;
  for (i = at; i < z; i += LANES) {
    PLANES_OF_ITEM;
    const V low = ~(p7 | p6), r0 = low & ~(p5 | p4), r2 = low & p5 & ~p4, r3 = low & p5 & p4; /* 0x, 2x, 3x */
    const V ao = ~p7 & p6 & ~p4, pz = ~p7 & p6 & p4; /* a-o and p-z in either case, and their neighbours */
    const V letter = (ao & (p3 | p2 | p1 | p0)) | (pz & ~(p3 & (p2 | (p1 & p0))));
    const V digit = r3 & ~(p3 & (p2 | p1)), dot = r2 & LOW(14);
    PUT(c->digit, digit);
    PUT(c->word, letter | digit | p7 | (pz & ~p5 & LOW(15)));
    PUT(c->space, (r2 & LOW(0)) | (r0 & p3 & ((~p2 & (p1 | p0)) | (p2 & ~p1))));
    PUT(c->lf, r0 & p3 & ((~p2 & p1) | (p2 & ~p1 & ~p0))); /* LF, VT, FF */
    PUT(c->cr, r0 & LOW(13));
    PUT(c->dot, dot);
    PUT(c->stop, dot | (r2 & LOW(1)) | (r3 & LOW(15)));
    PUT(c->quote, r2 & LOW(7));
    PUT(c->hyphen, r2 & LOW(13));
    PUT(c->joiner, (r2 & LOW(12)) | (r3 & LOW(10)));
    PUT(c->slash, r2 & LOW(15));
    PUT(c->mark, (r2 & ~p2 & p1 & p0) | (ao & ~p5 & LOW(0)));
    PUT(c->open, r2 & LOW(8));
    PUT(c->ascii, letter & p5);
    PUT(c->upper, letter & ~p5);
  }
}

/* Letters that French asks for. */
TARGET static void CLASS(letters) (const planes *p, syr_class *c, size_t at, size_t z) {
  size_t i;
  for (i = at; i < z; i += LANES) {
    PLANES_OF_ITEM;
    const V ao = ~p7 & p6 & ~p4, pz = ~p7 & p6 & p4, l_to_o = p3 & p2, common = LOW(3) | LOW(10);
    PUT(c->elide, (ao & (common | LOW(4) | (l_to_o & ~(p1 & p0)))) | (pz & LOW(3)));
    PUT(c->pronoun, (ao & (common | LOW(5) | LOW(9) | l_to_o)) | (pz & (LOW(4) | LOW(6) | LOW(9))));
    PUT(c->ending, p5 & ((ao & (LOW(12) | LOW(15))) | (pz & ~p3 & p1 & ~p0)));
    PUT(c->ending4, p5 & ((ao & (LOW(3) | LOW(4) | LOW(6) | LOW(8))) | (pz & (LOW(0) | LOW(4)))));
    PUT(c->e, ao & LOW(5));
    PUT(c->l, ao & LOW(12));
    PUT(c->n, ao & p5 & LOW(14));
    PUT(c->o, ao & p5 & LOW(15));
    PUT(c->q, pz & LOW(1));
    PUT(c->u, pz & LOW(5));
    PUT(c->x, pz & LOW(8));
  }
}

/* The first bytes of longer characters. */
TARGET static void CLASS(leads) (const planes *p, syr_class *c, size_t at, size_t z) {
  size_t i;
  for (i = at; i < z; i += LANES) {
    PLANES_OF_ITEM;
    const V high = p7 & p6, tail = p7 & ~p6;
    const V rc = high & ~(p5 | p4), rd = high & ~p5 & p4, re = high & p5 & ~p4, rf = high & p5 & p4; /* Cx to Fx */
    const V none = rc & ~(p3 | p2 | p1);
    const V c3 = rc & LOW(3), c4 = rc & LOW(4), c5 = rc & LOW(5), d0 = rd & LOW(0), d1 = rd & LOW(1);
    PUT(c->tail, tail);
    PUT(c->two, high & ~none);
    PUT(c->three, high & p5);
    PUT(c->four, rf);
    PUT(c->odd, none | (re & (LOW(0) | LOW(13))) | (rf & (LOW(0) | p2 | p3)));
    PUT(c->lead, high & ~(none | c3 | c4 | c5 | d0 | d1));
    PUT(c->c2, rc & LOW(2));
    PUT(c->c3, c3);
    PUT(c->c4, c4);
    PUT(c->c5, c5);
    PUT(c->d0, d0);
    PUT(c->d1, d1);
    PUT(c->e2, re & LOW(2));
    PUT(c->is80, tail & ~(p5 | p4) & LOW(0));
  }
}

/* The last bytes of longer characters, as what comes before them says. In Latin A and
** at the end of the Cyrillic block capitals and small letters alternate. */
TARGET static void CLASS(tails) (const planes *p, syr_class *c, size_t at, size_t z) {
  size_t i;
  for (i = at; i < z; i += LANES) {
    PLANES_OF_ITEM;
    const V tail = p7 & ~p6, r8 = ~(p5 | p4), r9 = ~p5 & p4, ra = p5 & ~p4, rb = p5 & p4; /* 8x to Bx */
    const V c2 = UP(c->c2, 1) & tail, c3 = UP(c->c3, 1) & tail, d0 = UP(c->d0, 1) & tail, d1 = UP(c->d1, 1) & tail;
    const V c4 = UP(c->c4, 1) & tail & ~(rb & LOW(8)), c5 = UP(c->c5, 1) & tail & ~(r8 & LOW(9));
    const V e280 = UP(c->e2, 2) & UP(c->is80, 1) & tail;
    const V sign = c3 & p4 & LOW(7), capital3 = c3 & ~(p5 | (p4 & LOW(15)) | sign); /* 97, B7; 80 to 9E */
    const V above = rb & p3 & (p2 | p1 | p0), below = r8 & ~(p3 & (p2 | p1 | p0)); /* B9 to BF, 80 to 88 */
    const V capital = capital3 | (c4 & (~p0 ^ above)) | (c5 & (~p0 ^ ((above & ~LOW(15)) | below)))
      | (d0 & ~rb) | (d1 & ~p0 & p5);
    PUT(c->upper, NOW(c->upper) | capital);
    PUT(c->lower, NOW(c->ascii) | ((c3 | c4 | c5 | d0 | d1) & ~(capital | sign)));
    PUT(c->lead, NOW(c->lead) | sign);
    PUT(c->agrave, c3 & ra & LOW(0));
    PUT(c->mark2, c2 & p5 & LOW(11));
    PUT(c->space2, c2 & ra & LOW(0));
    PUT(c->curly, e280 & r9 & LOW(9));
    PUT(c->mark3, e280 & ((r9 & (LOW(3) | LOW(4) | (p3 & p2 & ~(p1 & p0)))) | (ra & ~p3 & p1 & ~p0)));
    PUT(c->space3, e280 & ra & LOW(15));
    (void)p6;
  }
}

TARGET static void CLASS(classify) (const uint8_t *s, size_t n, size_t blocks, syr_class *c, size_t at) {
  planes p;
  uint8_t last[64];
  size_t full = n / 64;
  if (full > blocks) full = blocks;
  if (full) CLASS(planes)(s, full, &p, at);
  if (full < blocks) {
    pad(last, s + 64 * full, n & 63);
    CLASS(planes)(last, 1, &p, at + full);
  }
  CLASS(ascii)(&p, c, at, at + blocks);
  CLASS(letters)(&p, c, at, at + blocks);
  CLASS(leads)(&p, c, at, at + blocks);
  CLASS(tails)(&p, c, at, at + blocks);
}

#undef LOW
#undef PLANES_OF_ITEM
#undef TARGET
#undef V
#undef CLASS
