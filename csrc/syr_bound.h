/*
** syr_bound.h - the naive boundaries, and what is left to decide, by algebra of bitmaps
**
** Included by syr_bound.c once an instruction set. Wants TARGET, V (see syr_vec.h) and
** BOUND(name); undefines them. Item i of a map is a block, item i - 1 the one before it;
** no loop hands anything on from one block to the next. What looks at several
** neighbours at once is kept in a map of syr_bound first, for all blocks and the one after
** the last (z); for the one before the first it is there already.
*/

#define EACH(from, to) for (i = (from); i <= (to); i += LANES)

/*
** l'armee, d'Alep, qu'il: the letter or two before the apostrophe begin a word, and a letter
** follows. Left are l'on, which is one word, and t', which is often a misspelt -t-.
** aujourd'hui: three small letters or more before it, and not qu'; one word.
*/
TARGET static void BOUND(elide) (const syr_class *c, syr_bound *b, size_t z) {
  size_t i;
  /* a word begins after this byte, for sure; see syr_apostrophe for what may stand there */
  EACH(SYR_FIRST, z) PUT(b->before, ~(NOW(c->word) | NOW(c->hyphen) | NOW(c->quote) | NOW(c->dot) | NOW(c->mark)) | NOW(b->stop)
    | NOW(c->mark2) | NOW(c->mark3) | NOW(c->space2) | NOW(c->space3));
  EACH(SYR_FIRST, z) PUT(b->elide, (NOW(c->elide) & UP(b->before, 1)) | (NOW(c->u) & UP(c->q, 1) & UP(b->before, 2)));
  EACH(SYR_FIRST, z) {
    V letter = DOWN(b->alpha, 1), more = DOWN(c->word, 3) & ~(DOWN(c->two, 3) | DOWN(c->tail, 3));
    V on = DOWN(c->o, 1) & DOWN(c->n, 2) & ~more;
    PUT(b->straight, NOW(c->quote) & UP(b->elide, 1) & letter & ~(on & UP(c->l, 1)));
    PUT(b->curly, NOW(c->curly) & UP(b->elide, 3) & letter & ~(on & UP(c->l, 3)));
    PUT(b->joined, NOW(c->quote) & UP(b->low2, 1) & UP(b->low, 3) & letter & ~(UP(c->u, 1) & UP(c->q, 2)));
    PUT(b->joined3, NOW(c->curly) & UP(b->low2, 3) & UP(b->low, 5) & letter & ~(UP(c->u, 3) & UP(c->q, 4)));
  }
}

/* porte-parole: letters or digits, a hyphen, and a word that is no pronoun, by its first
** letter or by its length. Left are ex-Front, which is two, and what may be c'est-a-dire. */
TARGET static void BOUND(compound) (const syr_class *c, syr_bound *b, size_t z) {
  size_t i;
  EACH(SYR_FIRST, z) {
    V small = DOWN(c->ascii, 1), capital = DOWN(c->upper, 1) & ~DOWN(c->tail, 1), accent = DOWN(b->alpha, 1) & ~(small | capital);
    V before = UP(c->digit, 1) | UP(c->upper, 1) | UP(c->lower, 1);
    V longer = DOWN(b->low6, 6) | (DOWN(b->low5, 5) & ~DOWN(c->e, 1)); /* than elles, than leur */
    V word = ((small | capital) & ~DOWN(c->pronoun, 1)) | longer | (accent & ~DOWN(c->agrave, 2));
    PUT(b->hyphen, NOW(c->hyphen) & before & word & ~(UP(c->x, 1) & ~small));
  }
}

/* First bytes of letters. Bytes of small letters, in French those with accents too; runs of
** them, the longer from the shorter; and the last letters of words that no abbreviation
** ends like. In no language an abbreviation has seven small letters; in French those of four
** and more end in few, unless they begin with a capital (spec/language_spec.lua holds the
** lists to that), or are of three of which the second has an accent: gén. */
TARGET static void BOUND(letters) (const syr_class *c, syr_bound *b, size_t z, uint64_t french) {
  const V fr = (V){ 0 } + french;
  size_t i;
  EACH(SYR_FIRST, z) {
    PUT(b->accent, NOW(c->lower) & NOW(c->tail) & fr);
    PUT(b->alpha, (NOW(c->upper) & ~NOW(c->tail)) | NOW(c->ascii) | (NOW(c->two) & ~NOW(c->lead)));
  }
  EACH(SYR_FIRST, z) PUT(b->low, NOW(c->ascii) | NOW(b->accent) | DOWN(b->accent, 1));
  EACH(SYR_FIRST, z) PUT(b->low2, NOW(b->low) & UP(b->low, 1));
  EACH(SYR_FIRST, z) PUT(b->low4, NOW(b->low2) & UP(b->low2, 2));
  EACH(SYR_FIRST, z) {
    V low4 = NOW(b->low4), low5 = low4 & UP(b->low, 4), french5 = (low4 & ~(NOW(c->ending4) | UP(c->upper, 4) | UP(b->accent, 1))) | low5;
    PUT(b->low5, low5);
    PUT(b->low6, low4 & UP(b->low2, 4));
    PUT(b->whole, (fr & french5 & ~NOW(c->ending)) | (low4 & UP(b->low4, 3)));
  }
}

/* "... villages. Autre", "... villages.Autre": a stop after such a word, and no small letter
** behind it. Seven stops in ten leave here. */
TARGET static void BOUND(stop_after_word) (const syr_class *c, syr_bound *b, size_t z) {
  size_t i;
  EACH(SYR_FIRST, z) {
    V next = ~(DOWN(c->word, 1) | DOWN(c->dot, 1)) | (DOWN(c->upper, 1) & ~DOWN(c->tail, 1));
    PUT(b->stop, NOW(c->dot) & UP(b->whole, 1) & next);
  }
}

/* Every lead is followed by its continuation bytes, and no other byte is one. What
** this cannot tell (odd leads) is left to the exact check. */
TARGET static uint64_t BOUND(suspect) (const syr_class *c, size_t z) {
  V bad = { 0 };
  uint64_t lane[LANES], all = 0;
  size_t i;
  EACH(SYR_FIRST, z) bad |= ((UP(c->two, 1) | UP(c->three, 2) | UP(c->four, 3)) ^ NOW(c->tail)) | NOW(c->odd);
  memcpy(lane, &bad, sizeof bad);
  for (i = 0; i < LANES; i++) all |= lane[i];
  return all;
}

/*
** Runs of word bytes, every other byte alone; what is settled; and the events, bytes that
** need a decision. Bit by bit: an event that could not change anything is none.
** `lone`: all bits where an apostrophe without a word before it is more than a mark.
** `settle`: all bits where marks and spaces outside ASCII are settled here.
*/
TARGET static void BOUND(decide) (const syr_class *c, const syr_bound *b, syr_scan *k, size_t w, size_t z,
    uint64_t french, uint64_t lone, uint64_t settle) {
  const V fr = (V){ 0 } + french, all = (V){ 0 } + lone, marks = (V){ 0 } + settle;
  size_t i;
  EACH(SYR_FIRST, z) {
    V word = NOW(c->word), digit = NOW(c->digit), dot = NOW(c->dot), hyphen = NOW(c->hyphen), quote = NOW(c->quote), slash = NOW(c->slash);
    V word1 = UP(c->word, 1), digit1 = UP(c->digit, 1), digits = DOWN(c->digit, 1), hyphen1 = UP(c->hyphen, 1);
    V dots = dot & UP(c->dot, 1), hyphens = hyphen & hyphen1; /* the run goes on */
    V point = dot & digit1 & digits, joined = NOW(b->joined) | NOW(b->hyphen) | point; /* one token before and after */
    V after = UP(b->joined, 1) | UP(b->hyphen, 1) | (UP(c->dot, 1) & UP(c->digit, 2) & digit); /* joined, one byte up */
    /* a digit after a space after a digit, which begins three digits; a digit after a sign */
    V group = UP(c->space, 1) & UP(c->digit, 2) & digits & DOWN(c->digit, 2) & ~DOWN(c->digit, 3);
    V sign = hyphen1 & ~(UP(c->word, 2) & ~UP(c->tail, 2));
    V date = point & (UP(c->dot, 2) | UP(c->dot, 3)); /* 23.12.2006, at its second stop */
    V ev = NOW(c->lead) | NOW(c->mark) | (NOW(c->open) & word1) | (slash & UP(c->slash, 1))
      | (quote & (word1 | all) & ~(NOW(b->straight) | joined))
      | (dot & word1 & ~(DOWN(c->dot, 1) | NOW(b->stop) | point | (fr & digit1 & ~DOWN(c->ascii, 1)))) | date
      | (hyphen & ~joined & ((word1 & DOWN(c->word, 1)) | (UP(c->dot, 1) & (DOWN(c->dot, 2) | DOWN(c->dot, 3)))))
      | ((NOW(c->joiner) | slash) & digit1 & digits)
      | (digit & (group | sign))
      | (word & ~digit & digit1);
    V mark2s = DOWN(c->mark2, 1) & marks, mark3s = DOWN(c->mark3, 2) & marks; /* at their leads */
    V space2 = NOW(b->space2), space2s = DOWN(b->space2, 1);
    V space3 = NOW(b->space3), space3s = DOWN(b->space3, 2), space3m = DOWN(b->space3, 1);
    V gone = space2 | space2s | space3 | space3m | space3s;
    PUT_AT(k->event, w + i - SYR_FIRST, ev & ~(mark2s | mark3s | space2s | space3s | DOWN(b->curly, 2) | DOWN(b->joined3, 2)));
    PUT_AT(k->begin, w + i - SYR_FIRST, (((word & ~word1) | ~(word | NOW(c->space))) & ~(dots | hyphens | NOW(b->straight) | joined | after | gone))
      | UP(b->curly, 1) | mark2s | mark3s | (UP(c->mark2, 1) & marks) | (UP(c->mark3, 1) & marks) | UP(b->space2, 1) | UP(b->space3, 1));
    PUT_AT(k->inside, w + i - SYR_FIRST, ~(NOW(c->space) | gone));
  }
}

/* U+00A0 and U+202F are white space, unless digits stand on both sides. */
TARGET static void BOUND(spaces) (const syr_class *c, syr_bound *b, size_t z, uint64_t settle) {
  const V marks = (V){ 0 } + settle;
  size_t i;
  EACH(SYR_FIRST, z) {
    V after = DOWN(c->digit, 1);
    PUT(b->space2, NOW(c->space2) & ~(UP(c->digit, 2) & after) & marks);
    PUT(b->space3, NOW(c->space3) & ~(UP(c->digit, 3) & after) & marks);
  }
}

/* What the columns want, as it is. */
TARGET static void BOUND(hand_over) (const syr_class *c, syr_scan *k, size_t w, size_t z) {
  size_t i;
  EACH(SYR_FIRST, z) {
    PUT_AT(k->upper, w + i - SYR_FIRST, NOW(c->upper));
    PUT_AT(k->lower, w + i - SYR_FIRST, NOW(c->lower));
    PUT_AT(k->digit, w + i - SYR_FIRST, NOW(c->digit));
    PUT_AT(k->hyphen, w + i - SYR_FIRST, NOW(c->hyphen));
    PUT_AT(k->tail, w + i - SYR_FIRST, NOW(c->tail));
    PUT_AT(k->dot, w + i - SYR_FIRST, NOW(c->dot));
    PUT_AT(k->stop, w + i - SYR_FIRST, NOW(c->stop));
    PUT_AT(k->quote, w + i - SYR_FIRST, NOW(c->quote) | NOW(c->curly));
    PUT_AT(k->line, w + i - SYR_FIRST, NOW(c->cr) | (NOW(c->lf) & ~UP(c->cr, 1)));
    PUT_AT(k->plain, w + i - SYR_FIRST, NOW(c->word) & ~(NOW(c->tail) | NOW(c->lead) | NOW(c->odd)));
  }
}

/* The blocks of items SYR_FIRST to z, which are those from w on in the piece. */
TARGET static uint64_t BOUND(bound) (const syr_class *c, syr_bound *b, syr_scan *k, size_t w, size_t z) {
  const uint64_t all = ~(uint64_t)0, settle = syr_isuax(k->o) ? 0 : all, french = k->o->lang == SYR_FR ? settle : 0;
  BOUND(letters)(c, b, z + 1, french);
  BOUND(stop_after_word)(c, b, z + 1);
  if (french) {
    BOUND(elide)(c, b, z + 1);
    BOUND(compound)(c, b, z + 1);
  }
  else {
    memset(b->straight, 0, sizeof b->straight);
    memset(b->curly, 0, sizeof b->curly);
    memset(b->joined, 0, sizeof b->joined);
    memset(b->joined3, 0, sizeof b->joined3);
    memset(b->hyphen, 0, sizeof b->hyphen);
  }
  BOUND(spaces)(c, b, z + 1, settle);
  BOUND(decide)(c, b, k, w, z, french, k->o->lang == SYR_DE ? all : 0, settle);
  BOUND(hand_over)(c, k, w, z);
  return BOUND(suspect)(c, z);
}

#undef EACH
#undef TARGET
#undef V
#undef BOUND
