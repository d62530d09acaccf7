/*
** syr_quoteplan.c - which marks of a paragraph open and which close
**
** Parity alone fails for good after one lost mark, sides alone fail at each
** misplaced space. So every reading of the marks of one kind has a price: for a
** mark that reads against its sides or its character, for one that is never
** closed, for one that closes nothing; and the cheapest reading is taken, by
** dynamic programming over the marks and how many are open. Nearly all
** paragraphs cost nothing, which is seen at once.
*/
#include <string.h>

#include "syr_quote.h"

#define DEPTH 4           /* open marks of one kind that a reading may have */
#define STATES (DEPTH + 1)
#define FREE_SEAMS 6      /* lost line ends inside quotations that are no reason to think again */

/* Prices. What counts is their order, and what two small ones make together. */
enum {
  NEVER = 1 << 28,
  WRONG_SIDE = 6,      /* " glued to the wrong side */
  MISPLACED = 4,       /* a directed mark that reads as it should, its sides say no */
  TURNED = 3,          /* a directed mark turned round, as its sides say: Danish and some German */
  TURNED_ALONE = 24,   /* its sides say nothing: more than two that are lost */
  TURNED_WRONG = 32,   /* its sides say no */
  NESTED = 2,          /* " inside " */
  LOST = 10,           /* never closed */
  STRAY = 8, STRAY_CLOSE = 6, STRAY_OPEN = 14, /* with no part: ", a mark that can only close, only open */
  BULLET = 3,          /* a closing mark that stands before a word: a list, a menu */
  INCH = 2,
  INSIDE = 2,          /* stray or lost, but inside a quotation of the kind */
  SEAM = 1
};

typedef struct reading {
  int cost[STATES]; /* cheapest with so many open */
} reading;

/* A directed mark against its direction. */
static int turned (const syr_qmark *m, syr_qside role) {
  return m->side == role ? TURNED : m->side == SYR_Q_EITHER ? TURNED_ALONE : TURNED_WRONG;
}

static int plays (const syr_qmark *m, syr_qside role) {
  if (m->form != SYR_Q_EITHER && m->form != role) return turned(m, role);
  if (m->side == role || m->side == SYR_Q_EITHER) return 0;
  return m->form == role ? MISPLACED : WRONG_SIDE;
}

/* Glued to a digit " does not open: 12'30"N. */
static int opens (const syr_qmark *m) {
  if (m->bits & SYR_Q_DIGIT && m->form == SYR_Q_EITHER) return WRONG_SIDE;
  return plays(m, SYR_Q_OPENS);
}

static int closes (const syr_qmark *m) {
  return plays(m, SYR_Q_CLOSES);
}

static int strays (const syr_qmark *m) {
  if (m->kind == SYR_Q_CHEVRON) return BULLET;
  if (m->form == SYR_Q_CLOSES) return m->side == SYR_Q_OPENS ? BULLET : STRAY_CLOSE;
  if (m->side == SYR_Q_CLOSES) return STRAY;
  return m->form == SYR_Q_OPENS || m->side == SYR_Q_OPENS ? STRAY_OPEN : STRAY;
}

static int price (const syr_qmark *m, syr_qrole role, int d) {
  int inside = d > 0 ? INSIDE : 0;
  switch (role) {
    case SYR_Q_OPEN: return opens(m) + (d > 0 && m->form == SYR_Q_EITHER ? NESTED : 0);
    case SYR_Q_CLOSE: return closes(m);
    case SYR_Q_LOST: return m->kind == SYR_Q_CHEVRON ? NEVER : LOST + opens(m) + inside;
    case SYR_Q_STRAY: return strays(m) + inside;
    default: return m->bits & SYR_Q_DIGIT && m->form != SYR_Q_OPENS ? INCH : NEVER;
  }
}

static int depth_after (syr_qrole role, int d) {
  return role == SYR_Q_OPEN ? d + 1 : role == SYR_Q_CLOSE ? d - 1 : d;
}

/* One mark further: path gets the role by which each depth is reached. */
static void step (reading *r, const syr_qmark *m, uint8_t *path) {
  reading next;
  int d, role;
  for (d = 0; d < STATES; d++) next.cost[d] = NEVER;
  for (d = 0; d < STATES; d++) {
    if (r->cost[d] >= NEVER) continue;
    for (role = SYR_Q_OPEN; role <= SYR_Q_INCH; role++) {
      int to = depth_after((syr_qrole)role, d), cost = r->cost[d] + price(m, (syr_qrole)role, d);
      if (to < 0 || to >= STATES || cost >= next.cost[to]) continue;
      next.cost[to] = cost;
      path[to] = (uint8_t)role;
    }
  }
  *r = next;
}

/* Prices stay small however long the paragraph is. */
static void rebase (reading *r) {
  int d, low = NEVER;
  for (d = 0; d < STATES; d++)
    if (r->cost[d] < low) low = r->cost[d];
  for (d = 0; d < STATES; d++)
    if (r->cost[d] < NEVER) r->cost[d] -= low;
}

static syr_status cheapest (syr_qscan *k, syr_qkind kind) {
  reading r = { { 0, NEVER, NEVER, NEVER, NEVER } };
  size_t i;
  int d;
  syr_status s = syr_mem_room(k->m, &k->path, &k->pathcap, k->n * STATES, 1);
  if (s != SYR_OK) return s;
  for (i = 0; i < k->n; i++) {
    if (k->mark[i].kind == kind) step(&r, &k->mark[i], k->path + i * STATES);
    else if (k->mark[i].kind == SYR_Q_SEAM)
      for (d = 1; d < STATES; d++) r.cost[d] += r.cost[d] < NEVER ? SEAM : 0;
    rebase(&r);
  }
  for (d = 0; i-- > 0; ) {
    syr_qmark *m = &k->mark[i];
    if (m->kind != kind) continue;
    m->role = k->path[i * STATES + (size_t)d];
    d -= depth_after((syr_qrole)m->role, 0);
  }
  return SYR_OK;
}

/* The reading that costs nothing, if there is one. */
static int is_plain (syr_qscan *k, syr_qkind kind) {
  size_t i;
  int d = 0, seams = 0;
  for (i = 0; i < k->n; i++) {
    syr_qmark *m = &k->mark[i];
    if (m->kind == SYR_Q_SEAM && d > 0) seams++;
    if (m->kind != kind) continue;
    if (m->form == SYR_Q_CLOSES || (d > 0 && m->form == SYR_Q_EITHER)) {
      if (d == 0 || closes(m)) return 0;
      m->role = SYR_Q_CLOSE;
      d--;
    }
    else {
      if (d >= SYR_QUOTEDEPTH || opens(m)) return 0;
      m->role = SYR_Q_OPEN;
      d++;
    }
  }
  return d == 0 && seams <= FREE_SEAMS;
}

syr_status syr_quote_plan (syr_qscan *k) {
  int kind;
  syr_status s = SYR_OK;
  for (kind = 0; kind < SYR_Q_SINGLE && s == SYR_OK; kind++)
    if (k->kinds >> kind & 1 && !is_plain(k, (syr_qkind)kind)) s = cheapest(k, (syr_qkind)kind);
  return s;
}
