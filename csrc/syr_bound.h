/*
** syr_bound.h - bit algebra over several blocks, which compilers make vectors of
**
** Included by syr_bound.c once an instruction set. Wants TARGET and BOUND(name);
** undefines them. In all loops item i of a map is a block and item i - 1 the one
** before it; no loop hands anything on from one block to the next.
*/

/* The bits of a map n places up. */
#define UP(map, n) ((map)[i] << (n) | (map)[i - 1] >> (64 - (n)))
#define EACH for (i = 1; i <= blocks; i++)

/* Runs of word bytes, every other byte alone; and the bytes that need a decision. An
** apostrophe without a word before it is a mark; `lone`: all bits where it may be more. */
TARGET static void BOUND(naive) (const syr_class *c, syr_bound *b, size_t blocks, uint64_t lone) {
  size_t i;
  EACH {
    uint64_t word = c->word[i], digit = c->digit[i], digit1 = UP(c->digit, 1);
    uint64_t joint = c->joiner[i] | c->slash[i];
    b->begin[i] = (word & ~UP(c->word, 1)) | ~(word | c->space[i]);
    b->event[i] = c->lead[i] | (c->quote[i] & (UP(c->word, 1) | lone)) | c->dot[i] | c->mark[i] | (c->open[i] & UP(c->word, 1))
      | (c->hyphen[i] & (UP(c->word, 1) | UP(c->hyphen, 1) | UP(c->dot, 1)))
      | (joint & digit1) | (c->slash[i] & (UP(c->word, 1) | UP(c->slash, 1)))
      | (digit & ((UP(c->space, 1) & UP(c->digit, 2)) | UP(c->hyphen, 1)))
      | (word & ~digit & digit1);
  }
}

/*
** l'armee, d'Alep: a letter that elides, white space before it, a letter after the
** apostrophe. A token ends after the apostrophe, and nothing is left to decide.
** Whatever else stands around one stays an event; so does l' before an o (l'on is one
** word), qu', and t', which is often a misspelt -t-. Bits stand at the letter after.
*/
TARGET static uint64_t BOUND(elide) (const syr_class *c, syr_bound *b, size_t blocks) {
  uint64_t any = 0;
  size_t i;
  EACH {
    uint64_t alpha = (c->upper[i] & ~c->tail[i]) | c->ascii[i] | (c->two[i] & ~c->lead[i]);
    b->straight[i] = UP(c->quote, 1) & UP(c->elide, 2) & UP(c->space, 3) & alpha & ~(c->o[i] & UP(c->l, 2));
    any |= c->curly[i] | c->curly[i - 1];
  }
  return any;
}

/* The same for the typographic apostrophe, which has three bytes. */
TARGET static void BOUND(elide_curly) (const syr_class *c, syr_bound *b, size_t blocks) {
  size_t i;
  EACH {
    uint64_t alpha = (c->upper[i] & ~c->tail[i]) | c->ascii[i] | (c->two[i] & ~c->lead[i]);
    b->curly[i] = UP(c->curly, 1) & UP(c->elide, 4) & UP(c->space, 5) & alpha & ~(c->o[i] & UP(c->l, 4));
  }
}

/* "... villages. Autre": seven lower-case letters, a stop, white space. No abbreviation is
** that long, and four stops in ten leave here. Bits stand at the white space. */
TARGET static void BOUND(stop_after_word) (const syr_class *c, syr_bound *b, size_t blocks) {
  size_t i;
  EACH b->low2[i] = c->ascii[i] & UP(c->ascii, 1);
  EACH b->low7[i] = b->low2[i] & UP(b->low2, 2) & UP(b->low2, 4) & UP(c->ascii, 6);
  EACH b->stop[i] = c->space[i] & UP(c->dot, 1) & UP(b->low7, 2);
}

/* Every lead is followed by its continuation bytes, and no other byte is one. What
** this cannot tell (odd leads) is left to the exact check. */
TARGET static uint64_t BOUND(suspect) (const syr_class *c, size_t blocks) {
  uint64_t bad = 0;
  size_t i;
  EACH bad |= ((UP(c->two, 1) | UP(c->three, 2) | UP(c->four, 3)) ^ c->tail[i]) | c->odd[i];
  return bad;
}

/* Take what is settled out of the events, and hand all to the piece's maps. */
TARGET static void BOUND(hand_over) (const syr_class *c, syr_bound *b, syr_scan *k, size_t w, size_t blocks) {
  size_t i;
  b->straight[blocks + 1] = b->stop[blocks + 1] = b->curly[blocks + 1] = 0;
  EACH {
    uint64_t quote = b->straight[i] >> 1 | b->straight[i + 1] << 63;
    uint64_t stop = b->stop[i] >> 1 | b->stop[i + 1] << 63;
    uint64_t curly = b->curly[i] >> 3 | b->curly[i + 1] << 61;
    k->event[w + i - 1] = b->event[i] & ~(quote | stop | curly);
    k->begin[w + i - 1] = (b->begin[i] & ~quote) | b->curly[i];
    k->inside[w + i - 1] = ~c->space[i];
  }
  EACH {
    k->upper[w + i - 1] = c->upper[i];
    k->lower[w + i - 1] = c->lower[i];
    k->digit[w + i - 1] = c->digit[i];
    k->hyphen[w + i - 1] = c->hyphen[i];
    k->tail[w + i - 1] = c->tail[i];
  }
  EACH {
    k->dot[w + i - 1] = c->dot[i];
    k->stop[w + i - 1] = c->stop[i];
    k->quote[w + i - 1] = c->quote[i] | c->curly[i];
    k->line[w + i - 1] = c->cr[i] | (c->lf[i] & ~UP(c->cr, 1));
    k->plain[w + i - 1] = c->word[i] & ~(c->tail[i] | c->lead[i] | c->odd[i]);
  }
}

TARGET static uint64_t BOUND(bound) (const syr_class *c, syr_bound *b, syr_scan *k, size_t w, size_t blocks, int french) {
  uint64_t curly = 0;
  BOUND(naive)(c, b, blocks, k->o->lang == SYR_DE ? ~(uint64_t)0 : 0);
  if (french) curly = BOUND(elide)(c, b, blocks);
  if (curly) BOUND(elide_curly)(c, b, blocks);
  else memset(b->curly, 0, sizeof b->curly);
  BOUND(stop_after_word)(c, b, blocks);
  BOUND(hand_over)(c, b, k, w, blocks);
  if (w) { /* what the first block says of the last one before */
    k->event[w - 1] &= ~((b->straight[1] | b->stop[1]) << 63 | b->curly[1] << 61);
    k->begin[w - 1] &= ~(b->straight[1] << 63);
  }
  return BOUND(suspect)(c, blocks);
}

#undef EACH
#undef UP
#undef TARGET
#undef BOUND
