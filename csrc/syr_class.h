/*
** syr_class.h - classes of bytes, from the bit planes of the text
**
** Included by syr_bound.c once an instruction set. Wants TARGET, V (see syr_vec.h) and
** CLASS(name). Plane k holds bit k of every byte, so a class is a formula of eight planes
** (Cameron, Herdy and Lin 2008, "High performance XML parsing using parallel bit stream
** technology", section 3), and one operation does for all windows of a register. There is one
** branch: more than nine in ten registers of French press have no byte of the longer characters, and what is
** asked of those is asked of the others alone. spec/c/class.c defines the classes byte by byte and holds every
** version to that.
**
** Bytes above 0x7F count as word bytes until someone decodes them: nearly all of them are
** letters.
*/

typedef struct CLASS(classes) {
  V word;   /* A-Z a-z 0-9 _ and every byte from 0x80 on */
  V digit;  /* 0-9 */
  V space;  /* space, tab, LF, VT, FF, CR */
  V lf, cr; /* the line ends among them */
  V dot;    /* . */
  V stop;   /* . ! ? which may end a sentence */
  V quote;  /* ' (apostrophe) */
  V hyphen; /* - */
  V comma, colon; /* , : which may stand between digits */
  V slash;  /* / */
  V mark;   /* @ # which make longer tokens of what follows */
  V plus;   /* + */
  V open;   /* ( */
  V symbol; /* # $ % & * + < = > @ ^ ` | ~ which are symbols, not punctuation */
  V lead;   /* first byte of a character that must be decoded to be known: all but
               U+00C0..017F and U+0400..047F; and the second byte of the
               multiplication and division signs */
  /* the parts of UTF-8 sequences */
  V tail;   /* 80..BF */
  V two;    /* leads of two bytes or more, C2..FF */
  V three;  /* leads of three bytes or more, E0..FF */
  V four;   /* leads of four, F0..FF */
  V c2, c3, c4, c5, d0, d1, e2; /* one byte each */
  V odd;    /* C0 C1 E0 ED F0 F4..FF: no lead, or one that narrows its next byte */
  /* the case of letters: of A-Z, and at the SECOND byte of U+00C0..017F and U+0400..047F */
  V upper, lower;
  V ascii;  /* lower case, a-z alone */
  /* letters in either case by which French decides */
  V elide;  /* c d j l m n s, which elide before an apostrophe */
  V pronoun; /* c e i j l m n o t v y, with which pronouns after a verb begin */
  V e, l, q, u, x;
  V n, o;   /* lower case */
  V ending; /* l o r v, lower case, in which abbreviations of five letters and more end */
  V ending4; /* c d f h p t, in which those of four end as well */
  /* characters outside ASCII, at their last byte */
  V curly;  /* U+2019, the typographic apostrophe */
  V mark2;  /* guillemets; like those of mark3 a token each whatever stands beside them */
  V mark3;  /* dashes U+2013 and U+2014, double quotation marks U+201C..201E, bullet, ellipsis */
  V ellipsis; /* U+2026, one of those */
  V agrave; /* U+00E0 */
  V space2; /* U+00A0, a space that does not break */
  V space3; /* U+202F, a narrow one */
} CLASS(classes);

#define PLANES const V p0 = p[0], p1 = p[1], p2 = p[2], p3 = p[3], p4 = p[4], p5 = p[5], p6 = p[6], p7 = p[7]

/* The low half of a byte is n; of its high half the tests below are named by row. */
#define LOW(n) (((n) & 8 ? p3 : ~p3) & ((n) & 4 ? p2 : ~p2) & ((n) & 2 ? p1 : ~p1) & ((n) & 1 ? p0 : ~p0))

/* ASCII: bytes by themselves. */
SYR_INLINE void CLASS(ascii) (const V p[8], CLASS(classes) *c) {
  PLANES;
  const V low = ~(p7 | p6), r0 = low & ~(p5 | p4), r2 = low & p5 & ~p4, r3 = low & p5 & p4; /* 0x, 2x, 3x */
  const V ao = ~p7 & p6 & ~p4, pz = ~p7 & p6 & p4; /* a-o and p-z in either case, and their neighbours */
  const V letter = (ao & (p3 | p2 | p1 | p0)) | (pz & ~(p3 & (p2 | (p1 & p0))));
  const V digit = r3 & ~(p3 & (p2 | p1)), dot = r2 & LOW(14);
  c->digit = digit;
  c->word = letter | digit | p7 | (pz & ~p5 & LOW(15));
  c->space = (r2 & LOW(0)) | (r0 & p3 & ((~p2 & (p1 | p0)) | (p2 & ~p1)));
  c->lf = r0 & p3 & ((~p2 & p1) | (p2 & ~p1 & ~p0)); /* LF, VT, FF */
  c->cr = r0 & LOW(13);
  c->dot = dot;
  c->stop = dot | (r2 & LOW(1)) | (r3 & LOW(15));
  c->quote = r2 & LOW(7);
  c->hyphen = r2 & LOW(13);
  c->comma = r2 & LOW(12);
  c->colon = r3 & LOW(10);
  c->slash = r2 & LOW(15);
  c->mark = (r2 & LOW(3)) | (ao & ~p5 & LOW(0));
  c->plus = r2 & LOW(11);
  c->open = r2 & LOW(8);
  c->symbol = (r2 & ((~p3 & ((p2 & ~(p1 & p0)) | (~p2 & p1 & p0))) | (p3 & ~p2 & p1))) | (r3 & p3 & p2 & ~(p1 & p0))
    | (ao & LOW(0)) | (pz & p3 & p2 & ~p0 & (p1 | p5));
  c->ascii = letter & p5;
  c->upper = letter & ~p5;
}

/* Letters that French asks for. */
SYR_INLINE void CLASS(letters) (const V p[8], CLASS(classes) *c) {
  PLANES;
  const V ao = ~p7 & p6 & ~p4, pz = ~p7 & p6 & p4, l_to_o = p3 & p2, common = LOW(3) | LOW(10);
  c->elide = (ao & (common | LOW(4) | (l_to_o & ~(p1 & p0)))) | (pz & LOW(3));
  c->pronoun = (ao & (common | LOW(5) | LOW(9) | l_to_o)) | (pz & (LOW(4) | LOW(6) | LOW(9)));
  c->ending = p5 & ((ao & (LOW(12) | LOW(15))) | (pz & ~p3 & p1 & ~p0));
  c->ending4 = p5 & ((ao & (LOW(3) | LOW(4) | LOW(6) | LOW(8))) | (pz & (LOW(0) | LOW(4))));
  c->e = ao & LOW(5);
  c->l = ao & LOW(12);
  c->n = ao & p5 & LOW(14);
  c->o = ao & p5 & LOW(15);
  c->q = pz & LOW(1);
  c->u = pz & LOW(5);
  c->x = pz & LOW(8);
}

/* Bytes from C0 on that are not C3: what is neither ASCII nor a letter that French has most of the time. */
SYR_INLINE V CLASS(longer) (const V p[8]) {
  PLANES;
  const V high = p7 & p6;
  return high & (p5 | p4 | ~LOW(3));
}

/* The first bytes of longer characters. */
SYR_INLINE void CLASS(leads) (const V p[8], CLASS(classes) *c) {
  PLANES;
  const V high = p7 & p6, tail = p7 & ~p6;
  const V rc = high & ~(p5 | p4), rd = high & ~p5 & p4, re = high & p5 & ~p4, rf = high & p5 & p4; /* Cx to Fx */
  const V none = rc & ~(p3 | p2 | p1);
  const V c3 = rc & LOW(3), c4 = rc & LOW(4), c5 = rc & LOW(5), d0 = rd & LOW(0), d1 = rd & LOW(1);
  c->tail = tail;
  c->two = high & ~none;
  c->three = high & p5;
  c->four = rf;
  c->odd = none | (re & (LOW(0) | LOW(13))) | (rf & (LOW(0) | p2 | p3));
  c->lead = high & ~(none | c3 | c4 | c5 | d0 | d1);
  c->c2 = rc & LOW(2);
  c->c3 = c3;
  c->c4 = c4;
  c->c5 = c5;
  c->d0 = d0;
  c->d1 = d1;
  c->e2 = re & LOW(2);
}

/* The last bytes of longer characters, as what comes before them says. In Latin A and
** at the end of the Cyrillic block capitals and small letters alternate. */
SYR_INLINE void CLASS(tails) (const V p[8], CLASS(classes) *c) {
  PLANES;
  const V tail = p7 & ~p6, r8 = ~(p5 | p4), r9 = ~p5 & p4, ra = p5 & ~p4, rb = p5 & p4; /* 8x to Bx */
  const V c2 = UP(c->c2, 1) & tail, c3 = UP(c->c3, 1) & tail, d0 = UP(c->d0, 1) & tail, d1 = UP(c->d1, 1) & tail;
  const V c4 = UP(c->c4, 1) & tail & ~(rb & LOW(8)), c5 = UP(c->c5, 1) & tail & ~(r8 & LOW(9));
  const V e280 = UP(c->e2, 2) & UP(tail & r8 & LOW(0), 1) & tail;
  const V sign = c3 & p4 & LOW(7), capital3 = c3 & ~(p5 | (p4 & LOW(15)) | sign); /* 97, B7; 80 to 9E */
  const V above = rb & p3 & (p2 | p1 | p0), below = r8 & ~(p3 & (p2 | p1 | p0)); /* B9 to BF, 80 to 88 */
  const V capital = capital3 | (c4 & (~p0 ^ above)) | (c5 & (~p0 ^ ((above & ~LOW(15)) | below)))
    | (d0 & ~rb) | (d1 & ~p0 & p5);
  c->upper = c->upper | capital;
  c->lower = c->ascii | ((c3 | c4 | c5 | d0 | d1) & ~(capital | sign));
  c->lead = c->lead | sign;
  c->agrave = c3 & ra & LOW(0);
  c->mark2 = c2 & p5 & LOW(11);
  c->space2 = c2 & ra & LOW(0);
  c->curly = e280 & r9 & LOW(9);
  c->mark3 = e280 & ((r9 & (LOW(3) | LOW(4) | (p3 & p2 & ~(p1 & p0)))) | (ra & ~p3 & p1 & ~p0));
  c->ellipsis = e280 & ra & LOW(6);
  c->space3 = e280 & ra & LOW(15);
}

/* The same where there is no such byte as CLASS(longer) finds. */
SYR_INLINE void CLASS(latin) (const V p[8], CLASS(classes) *c) {
  PLANES;
  const V none = { 0 }, tail = p7 & ~p6, c3 = p7 & p6, second = UP(c3, 1) & tail;
  const V sign = second & p4 & LOW(7), capital = second & ~(p5 | (p4 & LOW(15)) | sign); /* 97, B7; 80 to 9E */
  c->tail = tail;
  c->two = c->c3 = c3;
  c->lead = sign;
  c->three = c->four = c->odd = c->c2 = c->c4 = c->c5 = c->d0 = c->d1 = c->e2 = none;
  c->curly = c->mark2 = c->mark3 = c->ellipsis = c->space2 = c->space3 = none;
  c->upper = c->upper | capital;
  c->lower = c->ascii | (second & ~(capital | sign));
  c->agrave = second & p5 & ~p4 & LOW(0);
}

/* p: the planes of LANES windows; `longer`: whether there may be such bytes. */
SYR_INLINE void CLASS(classify) (const V p[8], CLASS(classes) *c, int longer) {
  CLASS(ascii)(p, c);
  CLASS(letters)(p, c);
  if (longer) {
    CLASS(leads)(p, c);
    CLASS(tails)(p, c);
  }
  else CLASS(latin)(p, c);
}

#undef LOW
#undef PLANES
