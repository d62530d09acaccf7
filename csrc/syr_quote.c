/*
** syr_quote.c - quotations: from the columns of tokens to spans that nest
**
** The marks of a paragraph are collected (syr_quotemark.c), told what they do
** (syr_quoteplan.c) and matched on a stack (syr_quotestack.c); here the spans that
** come of it are cleaned and put in order. Texts without marks are sifted 64
** tokens at a time.
*/
#include <string.h>

#include "syr_quote.h"

#define TOKENS(b) (0x0101010101010101u * (b))

const char *syr_qstyle_name (syr_qstyle s) {
  static const char *const name[] = { "straight", "curly", "low", "guillemet", "single", "typed" };
  return (unsigned)s < SYR_QUOTE_NSTYLE ? name[s] : "?";
}

/* ---------------------------------------------------------------- a paragraph's spans */

static int same_mark (const syr_text *t, uint32_t a, uint32_t b) {
  uint32_t n = t->end[a] - t->start[a];
  return n == t->end[b] - t->start[b] && !memcmp(t->s + t->start[a], t->s + t->start[b], n);
}

/* Marks typed twice: ""oui"". b stands right inside a; a then has both. */
static void merge_twice (const syr_text *t, syr_quote *a, syr_quote *b) {
  if (b->first != a->first + a->head || t->gap[b->first] != SYR_GLUED || !same_mark(t, a->first, b->first)) return;
  if (!(b->bits & SYR_QUOTE_CLOSED) || (a->bits & SYR_QUOTE_CLOSED && a->last - a->tail != b->last)) return;
  if (!(a->bits & SYR_QUOTE_CLOSED)) {
    a->last = b->last;
    a->tail = 0;
    a->bits = (uint8_t)((a->bits & ~SYR_QUOTE_CONTINUED) | (b->bits & ~SYR_QUOTE_RESUMED));
  }
  a->head = (uint8_t)(a->head + b->head < UINT8_MAX ? a->head + b->head : UINT8_MAX);
  a->tail = (uint8_t)(a->tail + b->tail < UINT8_MAX ? a->tail + b->tail : UINT8_MAX);
  b->bits = SYR_Q_DEAD;
}

/* What holds nothing is none, and what was typed twice is one. */
static void clean (syr_qreader *r) {
  syr_quote *next = NULL;
  uint32_t i;
  for (i = r->q->n; i-- > r->base; ) {
    syr_quote *s = &r->q->quote[i];
    if (s->bits & SYR_Q_DEAD) continue;
    if (s->last - s->first <= (uint32_t)s->head + s->tail) {
      r->q->stray += s->bits & SYR_QUOTE_CLOSED ? 2 : 1;
      s->bits = SYR_Q_DEAD;
      continue;
    }
    if (next) merge_twice(r->k.t, s, next);
    next = s;
  }
}

/* Close the gaps; parents and depths by the way. */
static void compact (syr_qreader *r) {
  syr_quotes *q = r->q;
  const syr_text *t = r->k.t;
  uint32_t i, n = r->base, above = SYR_NOQUOTE;
  for (i = r->base; i < q->n; i++) {
    syr_quote s = q->quote[i];
    if (i == r->carry) r->carry = s.bits & (SYR_Q_DEAD | SYR_QUOTE_CLOSED) ? SYR_NOQUOTE : n; /* typed twice, it may be closed */
    if (s.bits & SYR_Q_DEAD) continue;
    while (above != SYR_NOQUOTE && q->quote[above].last <= s.first) above = q->quote[above].parent;
    s.parent = above;
    s.depth = above == SYR_NOQUOTE ? 0 : (uint8_t)(q->quote[above].depth + 1);
    s.start = t->start[s.first];
    s.end = t->end[s.last - 1];
    above = n;
    q->quote[n++] = s;
  }
  q->n = n;
}

/* Each bracket to the span that is left around it. */
static void settle_brackets (syr_qreader *r) {
  syr_quotes *q = r->q;
  uint32_t i, n = r->bracketbase;
  for (i = r->bracketbase; i < q->nbracket; i++) {
    syr_bracket b = q->bracket[i];
    b.quote = syr_quote_of(q, b.first);
    if (b.quote == SYR_NOQUOTE || b.last > q->quote[b.quote].last) continue;
    q->quote[b.quote].brackets++;
    q->bracket[n++] = b;
  }
  q->nbracket = n;
}

/* A paragraph may go on with the mark that closes, as old books do. */
static void turn_first (syr_qreader *r) {
  syr_qmark *m = &r->k.mark[0];
  if (r->carry != SYR_NOQUOTE && m->token == r->from && m->kind == r->carrykind && m->form == SYR_Q_CLOSES
      && m->side != SYR_Q_CLOSES) m->form = SYR_Q_OPENS;
}

/* The paragraph whose marks were collected ends before token `last`. */
static syr_status settle (syr_qreader *r, uint32_t last) {
  syr_status s;
  size_t i;
  turn_first(r);
  s = syr_quote_plan(&r->k);
  r->base = r->q->n;
  r->bracketbase = r->q->nbracket;
  memset(r->over, 0, sizeof r->over);
  for (i = 0; i < r->k.n && s == SYR_OK; i++) s = syr_quote_match(r, &r->k.mark[i]);
  if (s != SYR_OK) return s;
  syr_quote_leave_all(r, last);
  clean(r);
  compact(r);
  settle_brackets(r);
  r->k.n = 0;
  r->k.kinds = 0;
  return SYR_OK;
}

/* ---------------------------------------------------------------- the text */

/* First bytes of quotation marks. */
static const uint8_t may_begin[256] = { ['"'] = 1, ['\''] = 1, ['`'] = 1, ['<'] = 1, ['>'] = 1, [0xC2] = 1, [0xE2] = 1 };

/* Of eight tokens those that are punctuation or symbols: the high bits of their bytes. */
static uint64_t marks (const syr_text *t, uint32_t i) {
  uint64_t kinds;
  memcpy(&kinds, t->kind + i, 8);
  kinds = (kinds & TOKENS(0xFE)) ^ TOKENS(SYR_PUNCT); /* SYR_SYMBOL is next to it */
  return ~(kinds + TOKENS(0x7F)) & TOKENS(0x80);
}

/* The same of 64 tokens, a bit each. */
static uint64_t many_marks (const syr_text *t, uint32_t i) {
  uint64_t bits = 0;
  int k;
  for (k = 0; k < 8; k++) bits |= (marks(t, i + 8 * (uint32_t)k) >> 7) * 0x0102040810204080u >> 56 << 8 * k;
  return bits;
}

/* Outside quotations: the next token from i on that may be a mark. */
static uint32_t next_mark (const syr_text *t, uint32_t i) {
  uint64_t bits;
  for (; t->n - i >= 64; i += 64)
    for (bits = many_marks(t, i); bits; bits &= bits - 1) {
      uint32_t at = i + (uint32_t)__builtin_ctzll(bits);
      if (may_begin[t->s[t->start[at]]]) return at;
    }
  while (i < t->n && !((t->kind[i] & 0xFE) == SYR_PUNCT && may_begin[t->s[t->start[i]]])) i++;
  return i;
}

/* In a paragraph with marks: the next token from i on that is punctuation, a symbol,
** or begins a line. */
static uint32_t next_inside (const syr_text *t, uint32_t i) {
  uint64_t gaps, found;
  for (; t->n - i >= 8; i += 8) {
    memcpy(&gaps, t->gap + i, 8);
    found = marks(t, i) | (gaps & TOKENS(SYR_LINE)) << 6;
    if (found) return i + ((uint32_t)__builtin_ctzll(found) >> 3);
  }
  while (i < t->n && (t->kind[i] & 0xFE) != SYR_PUNCT && t->gap[i] < SYR_LINE) i++;
  return i;
}

static syr_status look_at (syr_qreader *r, uint32_t i) {
  const syr_text *t = r->k.t;
  syr_status s = SYR_OK;
  if (r->k.n > 0 && t->gap[i] >= SYR_LINE && syr_quote_breaks(&r->k, i)) s = settle(r, i);
  if (s != SYR_OK || (t->kind[i] & 0xFE) != SYR_PUNCT) return s;
  return syr_quote_mark(&r->k, i);
}

static syr_status read_all (syr_qreader *r) {
  const syr_text *t = r->k.t;
  syr_status s = SYR_OK;
  uint32_t i = 0;
  for (;;) {
    i = r->k.n > 0 ? next_inside(t, i) : next_mark(t, i);
    if (i >= t->n || s != SYR_OK) break;
    s = look_at(r, i++);
  }
  return s == SYR_OK && r->k.n > 0 ? settle(r, t->n) : s;
}

/* Put a bracket behind those its quotation has; it replaces what it holds. Such were in
** a quotation of their own, which turned out to be none. */
static void put_in_place (syr_quotes *q, syr_bracket *place, const syr_bracket *b) {
  syr_quote *s = &q->quote[b->quote];
  while (s->brackets > 0 && place[s->bracket + s->brackets - 1].first >= b->first) s->brackets--;
  place[s->bracket + s->brackets++] = *b;
}

/* Brackets by quotation: counted, put in their places, moved together. */
static syr_status sort_brackets (syr_quotes *q, syr_mem *m) {
  syr_bracket *sorted;
  uint32_t i, at = 0;
  if (q->nbracket == 0) return SYR_OK;
  sorted = syr_mem_new(m, q->nbracket * sizeof *sorted);
  if (!sorted) return SYR_NOMEM;
  for (i = 0; i < q->n; i++) {
    q->quote[i].bracket = at;
    at += q->quote[i].brackets;
    q->quote[i].brackets = 0;
  }
  for (i = 0; i < q->nbracket; i++) put_in_place(q, sorted, &q->bracket[i]);
  for (i = 0, at = 0; i < q->n; i++) {
    syr_quote *s = &q->quote[i];
    memmove(sorted + at, sorted + s->bracket, s->brackets * sizeof *sorted);
    s->bracket = at;
    at += s->brackets;
  }
  syr_mem_drop(m, q->bracket);
  q->bracket = sorted;
  q->nbracket = at;
  return SYR_OK;
}

syr_status syr_quotes_read (syr_quotes *q, syr_mem *m, const syr_text *t) {
  syr_qreader r = { .q = q, .m = m, .carry = SYR_NOQUOTE };
  syr_mem work;
  syr_status s;
  memset(q, 0, sizeof *q);
  syr_mem_init(&work, m->f, m->ud);
  r.k.t = t;
  r.k.m = &work;
  s = read_all(&r);
  syr_mem_free(&work);
  return s == SYR_OK ? sort_brackets(q, m) : s;
}

uint32_t syr_quote_of (const syr_quotes *q, uint32_t i) {
  uint32_t lo = 0, hi = q->n;
  while (lo < hi) { /* the first one that begins after i */
    uint32_t mid = lo + (hi - lo) / 2;
    if (q->quote[mid].first <= i) lo = mid + 1;
    else hi = mid;
  }
  lo = lo > 0 ? lo - 1 : SYR_NOQUOTE;
  while (lo != SYR_NOQUOTE && q->quote[lo].last <= i) lo = q->quote[lo].parent;
  return lo;
}
