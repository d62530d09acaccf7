/*
** syr_quotestack.c - marks with roles, matched on a stack
**
** All kinds of marks together, so that spans never cross. What nothing will close
** stands there until its paragraph, a lost line end or what it stands in ends;
** single marks stand there on trial, because most are apostrophes.
*/
#include "syr_quote.h"

#define MAXLOST 4 /* quotations on the stack that nothing will close */

typedef syr_qframe frame;
typedef syr_qreader reader;

static uint8_t style_of (const syr_qmark *m) {
  switch (m->kind) {
    case SYR_Q_STRAIGHT: return SYR_QUOTE_STRAIGHT;
    case SYR_Q_CURLY: return m->bits & SYR_Q_LOW ? SYR_QUOTE_LOW : SYR_QUOTE_CURLY;
    case SYR_Q_GUILLEMET: case SYR_Q_ANGLE: return SYR_QUOTE_GUILLEMET;
    case SYR_Q_SINGLE: return SYR_QUOTE_SINGLE;
    default: return SYR_QUOTE_TYPED;
  }
}

static syr_quote *span (reader *r, int level) {
  return &r->q->quote[r->stack[level].span];
}

static void leave (reader *r) {
  r->depth--;
  r->lost -= r->stack[r->depth].lost;
}

static void drop_top (reader *r) {
  span(r, r->depth - 1)->bits = SYR_Q_DEAD;
  leave(r);
}

/* The top one ends before token `last`, not closed. */
static void pop_unclosed (reader *r, uint32_t last) {
  if (r->stack[r->depth - 1].kind == SYR_Q_SINGLE) {
    drop_top(r);
    return;
  }
  span(r, r->depth - 1)->last = last;
  leave(r);
}

static void pop_closed (reader *r, const syr_qmark *m, int bits) {
  syr_quote *s = span(r, r->depth - 1);
  s->last = m->token + m->width;
  s->tail = m->width;
  s->bits |= (uint8_t)(SYR_QUOTE_CLOSED | bits);
  leave(r);
}

/* All that is open ends before token `last`; the outermost may be continued there. */
void syr_quote_leave_all (reader *r, uint32_t last) {
  while (r->depth > 0) {
    r->carry = r->stack[r->depth - 1].span;
    r->carrykind = r->stack[r->depth - 1].kind;
    r->from = last;
    pop_unclosed(r, last);
  }
}

/* A line end was lost before token i: what nothing will close ends there. */
static void pop_lost (reader *r, uint32_t i) {
  int level = r->depth;
  while (level > 0 && (r->stack[level - 1].lost || r->stack[level - 1].kind == SYR_Q_SINGLE)) level--;
  if (level < r->depth && r->stack[level].lost && level == 0) {
    r->carry = r->stack[0].span;
    r->carrykind = r->stack[0].kind;
    r->from = i;
  }
  while (r->depth > level) pop_unclosed(r, i);
}

static void resume (reader *r, const syr_qmark *m, syr_quote *s) {
  if (r->carry == SYR_NOQUOTE || r->from != m->token || r->carrykind != m->kind || m->kind == SYR_Q_SINGLE) return;
  r->q->quote[r->carry].bits |= SYR_QUOTE_CONTINUED;
  s->bits |= SYR_QUOTE_RESUMED;
  r->carry = SYR_NOQUOTE;
}

/* No room for one more: then its mark is counted, and so is the one that closes it. */
static int is_deep (reader *r, const syr_qmark *m) {
  if (r->depth < SYR_QUOTEDEPTH && (m->role != SYR_Q_LOST || r->lost < MAXLOST)) return 0;
  if (m->role == SYR_Q_OPEN) r->over[m->kind]++;
  r->q->deep++;
  return 1;
}

static syr_status push (reader *r, const syr_qmark *m) {
  syr_quotes *q = r->q;
  frame *f = &r->stack[r->depth];
  syr_status status;
  if (is_deep(r, m)) return SYR_OK;
  status = syr_mem_room(r->m, &q->quote, &r->cap, q->n + (size_t)1, sizeof *q->quote);
  if (status != SYR_OK) return status;
  *f = (frame){ .span = q->n, .kind = m->kind, .lost = m->role == SYR_Q_LOST };
  r->lost += f->lost;
  q->quote[q->n] = (syr_quote){ .first = m->token, .parent = SYR_NOQUOTE, .style = style_of(m), .head = m->width };
  resume(r, m, &q->quote[q->n]);
  q->n++;
  r->depth++;
  return SYR_OK;
}

/* ---------------------------------------------------------------- marks */

static syr_status open_mark (reader *r, const syr_qmark *m) {
  if (m->bits & SYR_Q_SEAMED) pop_lost(r, m->token);
  return push(r, m);
}

static void close_mark (reader *r, const syr_qmark *m) {
  int level = r->depth;
  if (r->over[m->kind]) {
    r->over[m->kind]--;
    r->q->deep++;
    return;
  }
  while (level > 0 && (r->stack[level - 1].kind != m->kind || r->stack[level - 1].lost)) level--;
  if (level == 0) {
    r->q->stray++;
    return;
  }
  while (r->depth > level) pop_unclosed(r, m->token);
  pop_closed(r, m, 0);
}

/* Can a mark that closes nothing of its kind close the one at this level, which
** nothing of its own kind closes? */
static int closes_other (const reader *r, const syr_qmark *m, int level) {
  const frame *f = &r->stack[level];
  return f->lost && f->kind != m->kind && m->side != SYR_Q_OPENS && m->form != SYR_Q_OPENS;
}

static void stray_mark (reader *r, const syr_qmark *m) {
  int level = r->depth;
  while (level > 0 && r->stack[level - 1].kind == SYR_Q_SINGLE) level--;
  if (level == 0 || !closes_other(r, m, level - 1)) {
    r->q->stray++;
    return;
  }
  while (r->depth > level) drop_top(r);
  pop_closed(r, m, SYR_QUOTE_MISMATCH);
}

/* Single marks stand on the stack on trial: they are dropped by whatever closes
** under them, and by the next one that opens. */
static syr_status single_mark (reader *r, const syr_qmark *m) {
  int on_top = r->depth > 0 && r->stack[r->depth - 1].kind == SYR_Q_SINGLE;
  if (m->side == SYR_Q_OPENS) {
    if (on_top) drop_top(r);
    return r->depth < SYR_QUOTEDEPTH ? push(r, m) : SYR_OK;
  }
  if (on_top) pop_closed(r, m, 0);
  return SYR_OK;
}

/* ---------------------------------------------------------------- brackets */

/* Nothing but dots between tokens first and last? */
static int is_omission (const syr_text *t, uint32_t first, uint32_t last) {
  uint32_t p;
  if (last - first < 2) return 0;
  for (p = t->end[first]; p < t->start[last]; p++) {
    uint8_t b = t->s[p];
    if (b != '.' && b != ' ' && b != 0xE2 && b != 0x80 && b != 0xA6 && b != 0xC2 && b != 0xA0) return 0;
  }
  return 1;
}

static syr_status put_bracket (reader *r, const frame *f, uint32_t last) {
  syr_quotes *q = r->q;
  const syr_text *t = r->k.t;
  syr_status s = syr_mem_room(r->m, &q->bracket, &r->bracketcap, q->nbracket + (size_t)1, sizeof *q->bracket);
  if (s != SYR_OK) return s;
  q->bracket[q->nbracket++] = (syr_bracket){ .first = f->bracket, .last = last + 1, .start = t->start[f->bracket],
    .end = t->end[last], .quote = f->span, .round = f->round, .omitted = (uint8_t)is_omission(t, f->bracket, last) };
  return SYR_OK;
}

static int has_open (const frame *f, int round) {
  return f->brackets > 0 && f->round == round;
}

/* A single mark on trial inside a bracket does not outlive it. */
static void leave_trial (reader *r, int round) {
  if (r->depth < 2 || r->stack[r->depth - 1].kind != SYR_Q_SINGLE) return;
  if (!has_open(&r->stack[r->depth - 1], round) && has_open(&r->stack[r->depth - 2], round)) drop_top(r);
}

static syr_status bracket_mark (reader *r, const syr_qmark *m) {
  int round = (m->bits & SYR_Q_ROUND) != 0;
  frame *f;
  if (r->depth == 0) return SYR_OK;
  if (m->form == SYR_Q_CLOSES) leave_trial(r, round);
  f = &r->stack[r->depth - 1];
  if (m->form == SYR_Q_CLOSES) {
    if (!has_open(f, round)) return SYR_OK;
    return --f->brackets == 0 ? put_bracket(r, f, m->token) : SYR_OK;
  }
  if (f->brackets == 0) {
    f->bracket = m->token;
    f->round = (uint8_t)round;
  }
  if (f->round == round && f->brackets < UINT8_MAX) f->brackets++;
  return SYR_OK;
}

syr_status syr_quote_match (reader *r, const syr_qmark *m) {
  switch (m->kind) {
    case SYR_Q_SINGLE: return single_mark(r, m);
    case SYR_Q_BRACKET: return bracket_mark(r, m);
    case SYR_Q_SEAM: pop_lost(r, m->token); return SYR_OK;
    default: break;
  }
  switch (m->role) {
    case SYR_Q_OPEN: case SYR_Q_LOST: return open_mark(r, m);
    case SYR_Q_CLOSE: close_mark(r, m); break;
    case SYR_Q_STRAY: stray_mark(r, m); break;
    default: break;
  }
  if (m->bits & SYR_Q_SEAMED) pop_lost(r, m->token + m->width);
  return SYR_OK;
}
