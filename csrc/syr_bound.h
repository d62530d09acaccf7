/*
** syr_bound.h - the naive boundaries, and what is left to decide, by algebra of bitmaps
**
** Included by syr_bound.c once an instruction set, after syr_class.h. Wants TARGET, V (see
** syr_vec.h), CLASS(name), WINDOWS and PACKED, which see, and SOME(x), whether a bit is set; undefines
** them. No rule may look further than SYR_MARGIN bytes, what it uses of other rules with it: `stop` looks
** back 8, so does what follows a settled `curly`; `hyphen` looks ahead 7 (spec/c/digest.c finds other
** results where windows fall elsewhere). What is settled is what syr_edit.c would decide.
*/

/* What is under way, for the same bytes. */
typedef struct CLASS(bounds) {
  V alpha;            /* first bytes of letters, but of those that must be decoded */
  V low;              /* bytes of small letters; low2 to low6: so many and more up to here */
  V low2, low4, low5, low6;
  V whole;            /* last letters of words that no abbreviation ends like */
  V stop;             /* settled stops */
  V straight, curly;  /* settled apostrophes of elided words, at their last bytes */
  V joined, joined3;  /* settled apostrophes inside words, likewise */
  V hyphen;           /* settled hyphens */
  V space2, space3;   /* settled spaces, at their last bytes */
} CLASS(bounds);

/* Which rules hold: all bits or none. */
typedef struct CLASS(rules) {
  V french; /* those of French */
  V lone;   /* an apostrophe without a word before it is more than a mark */
  V settle; /* marks and spaces outside ASCII are settled here */
} CLASS(rules);

/* First bytes of letters. Bytes of small letters, in French those with accents too; runs of
** them, the longer from the shorter; and the last letters of words that no abbreviation
** ends like. In no language an abbreviation has seven small letters; in French those of four
** and more end in few (spec/language_spec.lua holds the lists to that), unless they have a capital
** before four and end like Mlles, or are of three of which the second has an accent: gén. */
SYR_INLINE void CLASS(letters_of) (const CLASS(classes) *c, CLASS(rules) r, CLASS(bounds) *b) {
  const V accent = c->lower & c->tail & r.french;
  V french5;
  b->alpha = (c->upper & ~c->tail) | c->ascii | (c->two & ~c->lead & DOWN(c->tail & ~c->lead, 1)); /* no sign, no bad byte */
  b->low = c->ascii | accent | DOWN(accent, 1);
  b->low2 = b->low & UP(b->low, 1);
  b->low4 = b->low2 & UP(b->low2, 2);
  b->low5 = b->low4 & UP(b->low, 4);
  b->low6 = b->low4 & UP(b->low2, 4);
  french5 = (b->low4 & ~(c->ending4 | (UP(c->upper, 4) & UP(c->e, 1)) | UP(accent, 1))) | b->low5;
  b->whole = (r.french & french5 & ~c->ending) | (b->low4 & UP(b->low4, 3));
}

/* "... villages. Autre", "... villages.Autre": a stop after such a word, and no small letter
** behind it. Seven stops in ten leave here. */
SYR_INLINE void CLASS(stop_after_word) (const CLASS(classes) *c, CLASS(bounds) *b) {
  const V next = ~DOWN(c->word | c->dot, 1) | DOWN(c->upper & ~c->tail, 1);
  b->stop = c->dot & UP(b->whole, 1) & next;
}

/*
** l'armee, d'Alep, qu'il: the letter or two before the apostrophe begin a word, and a letter
** follows. Left are l'on, which is one word, and t', which is often a misspelt -t-.
** aujourd'hui: three small letters or more before it, and not qu'; one word.
*/
SYR_INLINE void CLASS(elide) (const CLASS(classes) *c, CLASS(rules) r, CLASS(bounds) *b) {
  /* a word begins after this byte, for sure; see syr_apostrophe for what may stand there */
  const V before = ~(c->word | c->hyphen | c->quote | c->dot | c->mark) | c->mark2 | c->mark3 | c->space2 | c->space3;
  /* the last byte of an elided word, were an apostrophe to follow */
  const V elide = (c->elide & UP(before, 1)) | (c->u & UP(c->q & UP(before, 1), 1));
  const V three = b->low2 & UP(b->low, 2) & ~(c->u & UP(c->q, 1)); /* the third small letter and up */
  const V letter = DOWN(b->alpha, 1) & r.french, more = c->digit | c->ascii | (c->upper & ~c->tail);
  const V on = DOWN(c->o & DOWN(c->n & ~DOWN(more, 1), 1), 1); /* before "on" */
  b->straight = c->quote & letter & UP(elide, 1) & ~(on & UP(c->l, 1));
  b->curly = c->curly & letter & UP(elide, 3) & ~(on & UP(c->l, 3));
  b->joined = c->quote & letter & UP(three, 1);
  b->joined3 = c->curly & letter & UP(three, 3);
}

/* porte-parole: letters or digits, a hyphen, and a word that is no pronoun, by its first
** letter or by its length. Covid-19: letters, and a digit. Left are ex-Front, which is two, and what
** may be c'est-a-dire. */
SYR_INLINE void CLASS(compound) (const CLASS(classes) *c, CLASS(rules) r, CLASS(bounds) *b) {
  const V capital = c->upper & ~c->tail, accent = b->alpha & ~(c->ascii | capital);
  const V longer = DOWN(b->low6, 5) | (DOWN(b->low5, 4) & ~c->e); /* than elles, than leur */
  const V word = ((c->ascii | capital) & ~c->pronoun) | longer | (accent & ~DOWN(c->agrave, 1)); /* at its first letter */
  const V letter = UP(c->upper | c->lower, 1), front = UP(c->x, 1) & ~DOWN(c->ascii, 1);
  b->hyphen = c->hyphen & (((letter | UP(c->digit, 1)) & DOWN(word, 1) & ~front) | (letter & DOWN(c->digit, 1))) & r.french;
}

/* U+00A0 and U+202F are white space, unless digits stand on both sides. */
SYR_INLINE void CLASS(spaces) (const CLASS(classes) *c, CLASS(rules) r, CLASS(bounds) *b) {
  const V after = DOWN(c->digit, 1);
  b->space2 = c->space2 & ~(UP(c->digit, 2) & after) & r.settle;
  b->space3 = c->space3 & ~(UP(c->digit, 3) & after) & r.settle;
}

/* Every lead is followed by its continuation bytes, and no other byte is one. What
** this cannot tell (odd leads) is left to the exact check. */
SYR_INLINE V CLASS(suspect) (const CLASS(classes) *c) {
  return ((UP(c->two, 1) | UP(c->three, 2) | UP(c->four, 3)) ^ c->tail) | c->odd;
}

/*
** The events, bytes that need a decision. Bit by bit: an event that could not change
** anything is none.
*/
SYR_INLINE V CLASS(events) (const CLASS(classes) *c, CLASS(rules) r, const CLASS(bounds) *b) {
  const V word1 = UP(c->word, 1), digit1 = UP(c->digit, 1), digits = DOWN(c->digit, 1), dot1 = UP(c->dot, 1);
  const V between = digit1 & digits, point = c->dot & between, joined = b->joined | b->hyphen | point;
  /* a digit after a space after a digit, which begins three digits; a digit after a sign */
  const V three = digits & DOWN(digits, 1) & ~DOWN(digits, 2);
  const V group = UP(c->space & digit1, 1) & three;
  const V sign = UP(c->hyphen & ~UP(c->word & ~c->tail, 1), 1);
  const V date = point & UP(dot1 | UP(dot1, 1), 1); /* 23.12.2006, at its second stop */
  const V dots_ahead = DOWN(c->dot, 2) | DOWN(c->dot, 3);
  return c->lead | c->mark | (c->plus & digits) | (c->open & word1) | (c->slash & UP(c->slash, 1))
    | (c->quote & (word1 | r.lone) & ~(b->straight | joined))
    | (c->dot & word1 & ~(DOWN(c->dot, 1) | b->stop | point | (r.french & digit1 & ~DOWN(c->ascii, 1)))) | date
    | (c->hyphen & ~joined & ((word1 & DOWN(c->word, 1)) | (dot1 & dots_ahead)))
    | ((c->colon | c->slash) & between)
    | (c->digit & (group | sign))
    | (c->word & ~c->digit & digit1);
}

/* Runs of word bytes, every other byte alone; and what is settled. */
SYR_INLINE void CLASS(put_bounds) (const CLASS(classes) *c, CLASS(rules) r, const CLASS(bounds) *b, syr_scan *k, size_t at) {
  const V point = (c->dot | c->comma) & UP(c->digit, 1); /* 3.5 and 3,5, where a digit follows */
  const V joined = b->joined | b->hyphen | (point & DOWN(c->digit, 1)); /* one token before and after */
  const V after = UP(b->joined | b->hyphen, 1) | (UP(point, 1) & c->digit); /* joined, one byte up */
  const V dots = c->dot & UP(c->dot, 1), hyphens = c->hyphen & UP(c->hyphen, 1); /* the run goes on */
  const V mark2 = c->mark2 & r.settle, mark3 = c->mark3 & r.settle;
  const V leads = DOWN(mark2 | b->space2, 1) | DOWN(mark3 | b->space3 | b->curly | b->joined3, 2); /* of what is settled */
  const V gone = b->space2 | DOWN(b->space2, 1) | b->space3 | DOWN(b->space3 | DOWN(b->space3, 1), 1);
  const V marks = DOWN(mark2, 1) | DOWN(mark3, 2);
  const V behind = UP(b->curly | mark2 | mark3 | b->space2 | b->space3, 1);
  const V alone = ~(c->word | c->space), first = (c->word & ~UP(c->word, 1)) | alone;
  PACKED(k->event, at, CLASS(events)(c, r, b) & ~leads);
  PACKED(k->told, at, marks);
  PACKED(k->begin, at, (first & ~(dots | hyphens | b->straight | joined | after | gone)) | marks | behind);
  PACKED(k->inside, at, ~(c->space | gone));
}

/* What the columns want as it is; `all`: and shapes, gaps and other languages. A mark that is settled has the shape
** of ASCII's. */
SYR_INLINE void CLASS(put_classes) (const CLASS(classes) *c, CLASS(rules) r, syr_scan *k, size_t at, int all) {
  PACKED(k->digit, at, c->digit);
  PACKED(k->symbol, at, c->symbol);
  PACKED(k->plain, at, c->word & ~(c->tail | c->lead | c->odd));
  if (!all) return;
  PACKED(k->upper, at, c->upper);
  PACKED(k->lower, at, c->lower);
  PACKED(k->hyphen, at, c->hyphen);
  PACKED(k->tail, at, c->tail & ~((c->mark2 | c->mark3 | DOWN(c->mark3, 1)) & r.settle));
  PACKED(k->dot, at, c->dot);
  PACKED(k->stop, at, c->stop | (DOWN(c->ellipsis, 2) & r.settle));
  PACKED(k->quote, at, c->quote | c->curly);
  PACKED(k->line, at, c->cr | (c->lf & ~UP(c->cr, 1)));
}

/* What is under way for a register of windows. */
typedef struct CLASS(sweep) {
  CLASS(rules) rules;
  syr_scan *k;
  int every; /* whether shapes, gaps or other languages want their classes */
  V bad;     /* where UTF-8 may not be well-formed */
} CLASS(sweep);

/* All rules, into the maps from byte `at` of theirs on; `longer`: see CLASS(classify). */
SYR_INLINE void CLASS(rule) (CLASS(sweep) *s, const V plane[8], size_t at, int longer) {
  CLASS(classes) c;
  CLASS(bounds) b;
  CLASS(classify)(plane, &c, longer);
  CLASS(put_classes)(&c, s->rules, s->k, at, s->every);
  s->bad |= CLASS(suspect)(&c);
  CLASS(letters_of)(&c, s->rules, &b);
  CLASS(stop_after_word)(&c, &b);
  CLASS(elide)(&c, s->rules, &b);
  CLASS(compound)(&c, s->rules, &b);
  CLASS(spaces)(&c, s->rules, &b);
  CLASS(put_bounds)(&c, s->rules, &b, s->k, at);
}

/* n windows, of which the first stands for the bytes of item SYR_FIRST, and for those from
** `at` on in the piece, a multiple of eight. Returns nonzero where UTF-8 may not be well-formed. */
TARGET static uint64_t CLASS(bound) (const syr_planes *p, size_t n, syr_scan *k, size_t at) {
  const uint64_t all = ~(uint64_t)0, settle = syr_isuax(k->o) ? 0 : all, french = k->o->lang == SYR_FR ? settle : 0;
  CLASS(sweep) s = { { (V){ 0 } + french, (V){ 0 } + (k->o->lang == SYR_DE ? all : 0), (V){ 0 } + settle },
    k, !french || !(k->o->without & SYR_SHAPES), (V){ 0 } };
  uint64_t lane[LANES], suspect = 0;
  size_t i, j;
  for (i = 0; i < n; i += LANES) {
    V plane[8];
#pragma GCC unroll 8
    for (j = 0; j < 8; j++) plane[j] = WINDOWS((const uint8_t *)(p->bit[j] + SYR_FIRST) + SYR_INNER / 8 * i - SYR_MARGIN / 8);
    if (SOME(CLASS(longer)(plane))) CLASS(rule)(&s, plane, at / 8 + SYR_INNER / 8 * i, 1);
    else CLASS(rule)(&s, plane, at / 8 + SYR_INNER / 8 * i, 0);
  }
  memcpy(lane, &s.bad, sizeof s.bad);
  for (i = 0; i < LANES; i++) suspect |= lane[i] << (64 - SYR_MARGIN - SYR_INNER) >> (64 - SYR_INNER);
  return suspect;
}

#undef TARGET
#undef V
#undef CLASS
#undef WINDOWS
#undef PACKED
#undef SOME
