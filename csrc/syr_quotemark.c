/*
** syr_quotemark.c - the quotation marks of a paragraph, and what stands beside them
**
** A mark says little by itself (" opens and closes) and something by its sides:
** a word glued to its right and space to its left, it opens. Marks glued to each
** other share their sides: in "'oui'" both first ones open.
*/
#include <string.h>

#include "syr_quote.h"
#include "syr_token.h"

/* What a mark is glued to; the order says who opens: the first two, and who closes. */
enum { L_SPACE, L_OPEN, L_CLOSE, L_WORD, L_DIGIT };
enum { R_SPACE, R_CLOSE, R_NEUTRAL, R_WORD };
#define SIDE 0x0F
#define STOP 0x10  /* left: a mark that ends sentences */
#define UPPER 0x10 /* right: a capitalised word */

static uint32_t length (const syr_text *t, uint32_t i) {
  return t->end[i] - t->start[i];
}

/* The character of a token of one character, else 0. */
static uint32_t character (const syr_text *t, uint32_t i) {
  uint32_t c;
  if (t->kind[i] != SYR_PUNCT && t->kind[i] != SYR_SYMBOL) return 0;
  if (length(t, i) == 1) return t->s[t->start[i]];
  return syr_utf8_next(t->s + t->start[i], length(t, i), &c) == length(t, i) ? c : 0;
}

/* Two of the same in one token, as languages with runs have them: that character. */
static uint32_t doubled (const syr_text *t, uint32_t i) {
  const uint8_t *s = t->s + t->start[i];
  if (length(t, i) != 2 || s[0] != s[1]) return 0;
  return s[0];
}

/* ---------------------------------------------------------------- kinds */

static syr_qmark quotation (uint32_t c) {
  syr_qmark m = { .width = 1, .kind = SYR_Q_NONE, .form = SYR_Q_EITHER };
  switch (c) {
    case '"': m.kind = SYR_Q_STRAIGHT; break;
    case '\'': case 0x2019: m.kind = SYR_Q_SINGLE; break;
    case 0x2018: case 0x201A: case 0x201B: m.kind = SYR_Q_SINGLE; m.form = SYR_Q_OPENS; break;
    case 0x201C: case 0x201F: m.kind = SYR_Q_CURLY; m.form = SYR_Q_OPENS; break;
    case 0x201D: m.kind = SYR_Q_CURLY; m.form = SYR_Q_CLOSES; break;
    case 0x201E: m.kind = SYR_Q_CURLY; m.form = SYR_Q_OPENS; m.bits = SYR_Q_LOW; break;
    case 0xAB: m.kind = SYR_Q_GUILLEMET; m.form = SYR_Q_OPENS; break;
    case 0xBB: m.kind = SYR_Q_GUILLEMET; m.form = SYR_Q_CLOSES; break;
    case 0x2039: m.kind = SYR_Q_ANGLE; m.form = SYR_Q_OPENS; break;
    case 0x203A: m.kind = SYR_Q_ANGLE; m.form = SYR_Q_CLOSES; break;
    default: break;
  }
  return m;
}

/* Two of the same character, typed for a mark that the keyboard lacks. */
static syr_qmark pair (uint32_t c) {
  syr_qmark m = { .width = 2, .kind = SYR_Q_NONE, .form = SYR_Q_EITHER };
  switch (c) {
    case '`': case 0x2018: m.kind = SYR_Q_TYPED; m.form = SYR_Q_OPENS; break;
    case '\'': case 0x2019: m.kind = SYR_Q_TYPED; break;
    case '<': m.kind = SYR_Q_CHEVRON; m.form = SYR_Q_OPENS; break;
    case '>': m.kind = SYR_Q_CHEVRON; m.form = SYR_Q_CLOSES; break;
    default: break;
  }
  return m;
}

/* The mark that begins at token i; kind SYR_Q_NONE when none does. */
static syr_qmark mark_at (const syr_text *t, uint32_t i) {
  uint32_t c = character(t, i), two = c ? 0 : doubled(t, i);
  syr_qmark m = pair(c ? c : two);
  if (two) m.width = 1;
  else if (m.kind == SYR_Q_NONE || i + 1 >= t->n || t->gap[i + 1] != SYR_GLUED || character(t, i + 1) != c)
    m = quotation(c);
  m.token = i;
  return m;
}

/* ---------------------------------------------------------------- sides */

static uint8_t left_of (const syr_text *t, uint32_t i) {
  uint32_t p = i - 1, c;
  if (i == 0 || t->gap[i] != SYR_GLUED) return L_SPACE;
  if (t->shape[p] & SYR_ELIDED) return L_OPEN;
  if (syr_isdigit(t->s[t->end[p] - 1])) return L_DIGIT;
  if (t->kind[p] != SYR_PUNCT) return L_WORD;
  if (t->shape[p] & SYR_STOPS) return L_CLOSE | STOP;
  c = character(t, p);
  if (c == '(' || c == '[' || c == '{' || c == '-' || c == '/' || c == '=' || c == 0xBF || c == 0xA1
      || (c >= 0x2010 && c <= 0x2015)) return L_OPEN;
  return L_CLOSE;
}

/* i: the token after the mark */
static uint8_t right_of (const syr_text *t, uint32_t i) {
  uint32_t c;
  if (i >= t->n || t->gap[i] != SYR_GLUED) return R_SPACE;
  if (t->kind[i] == SYR_WORD) return R_WORD | (t->shape[i] & SYR_UPPER ? UPPER : 0);
  if (t->kind[i] != SYR_PUNCT) return R_WORD;
  c = character(t, i);
  if (c == '(' || c == '[' || c == '{' || c == 0xBF || c == 0xA1) return R_WORD;
  if (c == 0 || c == 0x2026 || c == '-' || c == '/' || c == '*' || (c >= 0x2010 && c <= 0x2015)) return R_NEUTRAL;
  return R_CLOSE;
}

/* The sides of the run of glued marks that token i stands in. */
static void look_round (syr_qscan *k, uint32_t i) {
  const syr_text *t = k->t;
  uint32_t z = i;
  if (i < k->runend) return;
  do z += mark_at(t, z).width;
  while (z < t->n && t->gap[z] == SYR_GLUED && mark_at(t, z).kind != SYR_Q_NONE);
  k->runend = z;
  k->left = left_of(t, i);
  k->right = right_of(t, z);
}

static syr_qside side_of (const syr_qscan *k) {
  int l = k->left & SIDE, r = k->right & SIDE;
  if (l <= L_OPEN && r >= R_NEUTRAL) return SYR_Q_OPENS;
  if (l >= L_CLOSE && r != R_WORD) return SYR_Q_CLOSES;
  return l == L_SPACE && r == R_CLOSE ? SYR_Q_CLOSES : SYR_Q_EITHER;
}

/* "d 'Alep": the apostrophe of a word that was parted from it; '68: of a year. */
static int is_apostrophe (const syr_qscan *k, uint32_t i) {
  const syr_text *t = k->t;
  if (i + 1 < t->n && t->kind[i + 1] == SYR_NUMBER && length(t, i + 1) == 2) return 1;
  if (i == 0 || t->gap[i] != SYR_SPACE || t->kind[i - 1] != SYR_WORD) return 0;
  return syr_lang_elision(t->lang, t->s + t->start[i - 1], length(t, i - 1));
}

/* What an apostrophe cannot be: it must open or close by its sides alone. */
static int is_single (const syr_qscan *k, const syr_qmark *m) {
  if (m->side == SYR_Q_EITHER) return 0;
  return m->side == SYR_Q_CLOSES || !is_apostrophe(k, m->token);
}

/* ---------------------------------------------------------------- collecting */

static syr_status put (syr_qscan *k, syr_qmark m) {
  syr_status s = syr_mem_room(k->m, &k->mark, &k->cap, k->n + 1, sizeof *k->mark);
  if (s != SYR_OK) return s;
  if (m.kind < SYR_Q_BRACKET) k->kinds |= (uint8_t)(1u << m.kind);
  k->mark[k->n++] = m;
  return SYR_OK;
}

static syr_status put_quotation (syr_qscan *k, syr_qmark m) {
  look_round(k, m.token);
  m.side = side_of(k);
  k->skip = m.token + m.width;
  if ((k->left & SIDE) == L_DIGIT) m.bits |= SYR_Q_DIGIT;
  if (k->left & STOP && k->right & UPPER) m.bits |= SYR_Q_SEAMED;
  if (m.kind == SYR_Q_SINGLE && !is_single(k, &m)) return SYR_OK;
  if (m.kind == SYR_Q_TYPED && m.form == SYR_Q_EITHER && (k->left & SIDE) >= L_WORD && (k->right & SIDE) == R_WORD)
    return SYR_OK; /* aujourd''hui: an apostrophe typed twice */
  return put(k, m);
}

/* A bracket, or a lost line end after a stop. Neither begins a paragraph's list. */
static syr_status put_other (syr_qscan *k, uint32_t i, uint32_t c) {
  const syr_text *t = k->t;
  syr_qmark m = { .token = i, .width = 1, .kind = SYR_Q_BRACKET, .form = SYR_Q_OPENS };
  if (k->n == 0) return SYR_OK;
  if (c == '(' || c == ')') m.bits = SYR_Q_ROUND;
  if (c == ')' || c == ']') m.form = SYR_Q_CLOSES;
  if (c == '(' || c == ')' || c == '[' || c == ']') return put(k, m);
  if (!(t->shape[i] & SYR_STOPS) || i + 1 >= t->n || right_of(t, i + 1) != (R_WORD | UPPER)) return SYR_OK;
  m.kind = SYR_Q_SEAM;
  m.token = i + 1;
  return put(k, m);
}

syr_status syr_quote_mark (syr_qscan *k, uint32_t i) {
  syr_qmark m;
  uint8_t b = k->t->s[k->t->start[i]];
  if (i < k->skip) return SYR_OK;
  if (b == ',' || (b == '.' && k->n == 0)) return SYR_OK; /* most of them */
  m = mark_at(k->t, i);
  return m.kind == SYR_Q_NONE ? put_other(k, i, character(k->t, i)) : put_quotation(k, m);
}

/* ---------------------------------------------------------------- paragraphs */

/* Marks that begin no line. */
static int is_inner (uint32_t c) {
  return c == ',' || c == ';' || c == '.' || c == ':' || c == ')' || c == ']';
}

/* A line that begins in lower case goes on with the one before: 1; with a
** capital: 2; with neither, or in a script without case: 0. */
static int line_start (const syr_text *t, uint32_t i) {
  uint8_t b = t->s[t->start[i]];
  if (t->kind[i] == SYR_PUNCT) return is_inner(character(t, i));
  if (t->kind[i] != SYR_WORD) return 0;
  if (t->shape[i] & SYR_UPPER) return 2;
  return b < 0xD5 || b == 0xE1; /* lead bytes of Latin, Greek, Cyrillic; Georgian and Greek */
}

/* Is the text without blank lines around token i broken at a line width? Then one
** in three lines or more begins in lower case. */
static void look_at_block (syr_qscan *k, uint32_t i) {
  const syr_text *t = k->t;
  uint32_t a = i, z = i, lower = 0, upper = 0;
  while (a > k->blockend && t->gap[a] != SYR_PARAGRAPH) a--;
  for (z = a + 1; z < t->n && t->gap[z] != SYR_PARAGRAPH; z++) {
    if (t->gap[z] != SYR_LINE) continue;
    lower += line_start(t, z) == 1;
    upper += line_start(t, z) == 2;
  }
  k->blockend = z;
  k->wrapped = 2 * lower > upper;
}

int syr_quote_breaks (syr_qscan *k, uint32_t i) {
  if (k->t->gap[i] == SYR_PARAGRAPH) return 1;
  if (line_start(k->t, i) == 1) return 0;
  if (i >= k->blockend) look_at_block(k, i);
  return !k->wrapped;
}
