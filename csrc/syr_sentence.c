/*
** syr_sentence.c - sentences, from the columns of tokens
**
** A line end always ends a sentence. Inside a line, a mark that may close one
** (. ! ? and the like) is followed over further such marks and over what closes
** with it (quotation marks, brackets); what stands next decides. Straight
** quotation marks open or close by where the space is.
*/
#include <string.h>

#include "syr_token.h"

typedef struct cutter {
  syr_text *t;
  syr_mem *m;
  const syr_option *o;
  size_t cap;
  uint32_t first; /* first token of the sentence under way */
  int quoted;     /* a straight quotation mark is open in this paragraph */
} cutter;

static size_t length (const syr_text *t, uint32_t i) {
  return t->end[i] - t->start[i];
}

/* The character of a token of one character, else 0. */
static uint32_t sign (const syr_text *t, uint32_t i) {
  uint32_t c;
  if (t->kind[i] != SYR_PUNCT && t->kind[i] != SYR_SYMBOL) return 0;
  return syr_utf8_next(t->s + t->start[i], length(t, i), &c) == length(t, i) ? c : 0;
}

static int glued (const syr_text *t, uint32_t i) {
  return i < t->n && t->gap[i] == SYR_GLUED;
}

static int is_closer (const syr_text *t, uint32_t i) {
  uint32_t c = sign(t, i);
  if (c == ')' || c == ']' || c == 0xBB || c == 0x201D) return 1;
  if (c == '"' || c == '\'' || c == 0x2019) return glued(t, i);
  return 0;
}

static int is_opener (uint32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0xAB || c == 0x201C || c == 0x201E || c == 0x2018
    || c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022 || c == '*' || c == 0xBF || c == 0xA1;
}

static int is_starter (const cutter *c, uint32_t i) {
  const syr_text *t = c->t;
  return i < t->n && t->shape[i] & SYR_UPPER
    && syr_lang_starter(t->lang, t->s + t->start[i], length(t, i));
}

/* Lower case, by the first letter: neither a name nor a number. */
static int is_lower (const syr_text *t, uint32_t i) {
  return t->kind[i] == SYR_WORD && !(t->shape[i] & SYR_UPPER);
}

static int is_dots (const syr_text *t, uint32_t i) {
  return sign(t, i) == 0x2026 || (length(t, i) > 1 && t->s[t->start[i]] == '.');
}

/* A number or a letter that counts a list item at the start of a sentence, or
** after a semicolon: "1. Chacun". */
static int is_item_number (const cutter *c, uint32_t i) {
  const syr_text *t = c->t;
  if (i == c->first || t->s[t->start[i]] != '.' || length(t, i - 1) > 3) return 0;
  if (t->kind[i - 1] != SYR_NUMBER && length(t, i - 1) != 1) return 0;
  return i == c->first + 1 || (i > 1 && sign(t, i - 2) == ';');
}

/* A full stop glued to what follows: guerre.La, M5.Ces, ONU.Le, (OSDH).Le. */
static int breaks_glued (const syr_text *t, uint32_t next) {
  if (t->kind[next] == SYR_WORD) return (t->shape[next] & SYR_UPPER) != 0;
  return t->kind[next] == SYR_PUNCT && is_opener(sign(t, next)) && next + 1 < t->n && !is_lower(t, next + 1);
}

/* Does a sentence end between token `last` (a stop or its closer) and `next`? */
static int breaks (const cutter *c, uint32_t stop, uint32_t last, uint32_t next) {
  const syr_text *t = c->t;
  uint32_t s = sign(t, next), after = next;
  if (t->shape[stop] & SYR_ENDDOT) return last == stop && is_starter(c, next);
  if (is_item_number(c, stop)) return 0;
  if (s == ',' || s == ';' || s == ':' || s == ')' || s == ']' || s == 0x2026) return 0;
  if (t->gap[next] == SYR_GLUED) return breaks_glued(t, next);
  while (after < t->n && is_opener(sign(t, after)) && t->gap[after] < SYR_LINE) after++;
  if (after >= t->n) return 1;
  if (is_dots(t, stop) && t->kind[after] == SYR_NUMBER) return 0;
  if (is_lower(t, after)) {
    /* "mot. mot" after a plain word is a slip of the shift key, not an abbreviation */
    if (after == next + 1 && (s == '-' || s == 0x2013) && t->gap[after] == SYR_SPACE) return !is_dots(t, stop);
    return t->s[t->start[stop]] == '.' && length(t, stop) == 1 && after == next && stop > c->first && last == stop
      && is_lower(t, stop - 1) && length(t, stop - 1) > 3;
  }
  return 1;
}

static syr_status end_sentence (cutter *c, uint32_t last, int closed) {
  syr_text *t = c->t;
  syr_sentence *s;
  syr_status status;
  if (last <= c->first) return SYR_OK;
  status = syr_mem_room(c->m, &t->sentence, &c->cap, t->nsentence + (size_t)1, sizeof *t->sentence);
  if (status != SYR_OK) return status;
  s = &t->sentence[t->nsentence++];
  s->first = c->first;
  s->last = last;
  s->start = t->start[c->first];
  s->end = t->end[last - 1];
  s->closed = (uint8_t)closed;
  s->line = (uint8_t)((t->gap[c->first] >= SYR_LINE ? 1 : 0) | (last == t->n || t->gap[last] >= SYR_LINE ? 2 : 0));
  s->paragraph = t->gap[c->first] == SYR_PARAGRAPH;
  c->first = last;
  return SYR_OK;
}

/* A straight mark with space on both sides closes when one is open. */
static int closes_spaced (const cutter *c, uint32_t i) {
  return c->quoted && sign(c->t, i) == '"' && c->t->gap[i] == SYR_SPACE && i + 1 < c->t->n && !glued(c->t, i + 1);
}

/* The token after the stop at i, the stops that follow it and its closers. */
static uint32_t after_stop (const cutter *c, uint32_t i) {
  const syr_text *t = c->t;
  uint32_t j = i + 1;
  while (j < t->n && t->gap[j] < SYR_LINE && t->shape[j] & SYR_STOPS
      && (t->gap[j] == SYR_GLUED || t->s[t->start[j]] != '.')) j++;
  while (j < t->n && t->gap[j] < SYR_LINE && (is_closer(t, j) || closes_spaced(c, j))) {
    if (sign(t, j) == '"' && t->gap[j] == SYR_GLUED && glued(t, j + 1) && t->kind[j + 1] != SYR_PUNCT) break;
    j++;
  }
  return j;
}

static int is_stop (const syr_text *t, uint32_t i) {
  return (t->shape[i] & (SYR_STOPS | SYR_ENDDOT)) != 0;
}

/* Words run together where the line end was lost: Contactez-nousEnvie. */
static int is_seam (const syr_text *t, uint32_t i) {
  return i && t->gap[i] == SYR_GLUED && t->kind[i] == SYR_WORD && t->shape[i] & SYR_UPPER
    && t->kind[i - 1] == SYR_WORD && t->s[t->start[i - 1]] == '-' && t->s[t->start[i]] != '-';
}

syr_status syr_sentences (syr_text *t, syr_mem *m, const syr_option *o) {
  cutter c = { t, m, o, 0, 0, 0 };
  syr_status status = SYR_OK;
  uint32_t i = 0;
  t->nsentence = 0;
  while (i < t->n && status == SYR_OK) {
    uint32_t next = i + 1;
    if (t->gap[i] >= SYR_LINE) c.quoted = 0;
    if (i > c.first && (t->gap[i] >= SYR_LINE || is_seam(t, i)))
      status = end_sentence(&c, i, is_closer(t, i - 1) || t->shape[i - 1] & SYR_STOPS);
    if (is_stop(t, i)) {
      next = after_stop(&c, i);
      if (next < t->n && t->gap[next] < SYR_LINE && status == SYR_OK && breaks(&c, i, next - 1, next))
        status = end_sentence(&c, next, 1);
    }
    else if (o->semicolon && sign(t, i) == ';' && next < t->n)
      status = end_sentence(&c, next, 1);
    for (; i < next; i++)
      if (sign(t, i) == '"') c.quoted = !c.quoted;
  }
  if (status == SYR_OK && t->n)
    status = end_sentence(&c, t->n, is_closer(t, t->n - 1) || t->shape[t->n - 1] & SYR_STOPS);
  return status;
}

uint32_t syr_text_sentence (const syr_text *t, uint32_t i) {
  uint32_t lo = 0, hi = t->nsentence;
  while (hi - lo > 1) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (t->sentence[mid].first <= i) lo = mid;
    else hi = mid;
  }
  return lo;
}
