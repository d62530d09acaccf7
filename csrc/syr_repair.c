/*
** syr_repair.c - damaged encoding mended line by line, with the positions kept
**
** A line is looked at when it has a bad byte or a character that may be the first
** of a doubly encoded one; nearly none has. Its runs of characters above ASCII are
** judged together (syr_damage.c), mended apart, and the result is judged again: a
** line that would change once more is left as it was, so that mending twice is
** mending once.
*/
#include <string.h>

#include "syr_repair.h"

#define PASSES 4 /* encoded twice, three times ... */

typedef struct bench {
  syr_mem *m;
  syr_unit *u; /* the run under way */
  size_t ucap;
  uint8_t *out; /* repaired text so far */
  size_t nout, outcap;
  syr_fix *fix;
  size_t nfix, fixcap;
  syr_status status;
} bench;

/* What the runs of a line say together. */
typedef struct verdict {
  int bad, plausible, twice, control;
} verdict;

/* ---------------------------------------------------------------- runs */

static int is_guillemet (uint8_t b) {
  return b == 0xAB || b == 0xBB;
}

/* The character at s[p..z), as syr_utf8_next, but CP1252's accented e before a hard
** space or a guillemet, which looks like the beginning of a longer sequence, is a
** bad byte by itself. With `bytes` (the line is CP1252) it is so even when a
** guillemet after the hard space makes the sequence complete. */
static unsigned next_unit (const uint8_t *s, size_t p, size_t z, int bytes, uint32_t *c) {
  unsigned len = syr_utf8_next(s + p, z - p, c);
  if (*c == SYR_BADCHAR) return len == 2 && (s[p + 1] == 0xA0 || is_guillemet(s[p + 1])) ? 1 : len;
  if (bytes && len == 3 && s[p + 1] == 0xA0 && is_guillemet(s[p + 2]) && p && s[p - 1] < 0x80) {
    *c = SYR_BADCHAR;
    return 1;
  }
  return len;
}

/* Read the run of bytes above ASCII at s[p); returns where it ends. */
static size_t read_run (bench *b, syr_run *r, const uint8_t *s, size_t p, size_t end, int bytes) {
  size_t z = p, n = 0;
  while (z < end && s[z] >= 0x80) z++;
  r->before = p ? s[p - 1] : 0;
  r->after = z < end ? s[z] : 0;
  r->n = 0;
  if (z - p > 4 * SYR_LONGRUN) return z;
  b->status = syr_mem_room(b->m, &b->u, &b->ucap, z - p, sizeof *b->u);
  if (b->status != SYR_OK) return z;
  r->u = b->u;
  while (p < z) {
    syr_unit *u = &b->u[n++];
    unsigned len = next_unit(s, p, z, bytes, &u->c);
    u->kind = 0;
    u->bad = u->c == SYR_BADCHAR ? (uint8_t)len : 0;
    if (u->bad) u->c = s[p];
    u->start = (uint32_t)p;
    u->end = (uint32_t)(p += len);
  }
  r->n = n;
  return z;
}

static void judge (verdict *v, const syr_run *r) {
  size_t i;
  for (i = 0; i < r->n; i++) {
    v->bad |= r->u[i].bad != 0;
    v->control |= syr_damage_is_control(&r->u[i]);
  }
  v->plausible &= syr_damage_plausible(r);
  v->twice |= syr_damage_is_double(r);
}

/* Judge the line s[p..end). */
static verdict judge_line (bench *b, const uint8_t *s, size_t p, size_t end) {
  verdict v = { 0, 1, 0, 0 };
  syr_run r;
  while (p < end && b->status == SYR_OK) {
    if (s[p] < 0x80) p++;
    else {
      p = read_run(b, &r, s, p, end, 0);
      judge(&v, &r);
    }
  }
  return v;
}

static int is_damaged (const verdict *v) {
  return v->twice || v->control || (v->bad && v->plausible);
}

static void mend_run (syr_run *r, const verdict *v) {
  int pass;
  if (v->twice)
    for (pass = 0; pass < PASSES && syr_damage_undo(r, 1); pass++) {}
  syr_damage_cp1252(r, v->plausible);
}

/* ---------------------------------------------------------------- output */

static void put (bench *b, const uint8_t *s, size_t n) {
  if (b->status == SYR_OK) b->status = syr_mem_room(b->m, &b->out, &b->outcap, b->nout + n, 1);
  if (b->status != SYR_OK || n == 0) return;
  memcpy(b->out + b->nout, s, n);
  b->nout += n;
}

static void put_fix (bench *b, const syr_unit *u, uint32_t line) {
  uint8_t c[4];
  unsigned len = syr_utf8_put(u->c, c);
  syr_fix *f;
  if (b->status == SYR_OK) b->status = syr_mem_room(b->m, &b->fix, &b->fixcap, b->nfix + 1, sizeof *b->fix);
  if (b->status != SYR_OK) return;
  f = &b->fix[b->nfix++];
  f->start = u->start;
  f->end = u->end;
  f->at = (uint32_t)b->nout;
  f->to = f->at + len;
  f->line = line;
  f->kind = (uint8_t)(u->kind - 1);
  put(b, c, len);
}

/* Write the line s[p..end) as mended. */
static void mend_line (bench *b, const uint8_t *s, size_t p, size_t end, const verdict *v, uint32_t line) {
  syr_run r;
  size_t i, z, done = p;
  while (p < end && b->status == SYR_OK) {
    if (s[p] < 0x80) {
      p++;
      continue;
    }
    z = read_run(b, &r, s, p, end, v->bad && v->plausible);
    mend_run(&r, v);
    for (i = 0; i < r.n; i++) {
      if (!r.u[i].kind) continue;
      put(b, s + done, r.u[i].start - done);
      put_fix(b, &r.u[i], line);
      done = r.u[i].end;
    }
    p = z;
  }
  put(b, s + done, end - done);
}

/* Mend the line unless the result would be mended once more. */
static void repair_line (bench *b, const uint8_t *s, size_t p, size_t end, uint32_t line) {
  size_t out = b->nout, fixes = b->nfix;
  verdict v = judge_line(b, s, p, end), again;
  if (!is_damaged(&v)) {
    put(b, s + p, end - p);
    return;
  }
  mend_line(b, s, p, end, &v, line);
  if (b->status != SYR_OK || b->nfix == fixes) return;
  again = judge_line(b, b->out, out, b->nout);
  if (!is_damaged(&again)) return;
  b->nout = out;
  b->nfix = fixes;
  put(b, s + p, end - p);
}

/* ---------------------------------------------------------------- the text */

/* May a doubly encoded sequence begin with this character, or is it a control? */
static int is_suspect (uint32_t c) {
  if (c == SYR_BADCHAR) return 1;
  if (c < 0xA0) return c >= 0x80;
  return (c >= 0xC2 && c <= 0xDF) || c == 0xE2 || c == 0xEF || c == 0xF0;
}

/* The first byte from p on that may be damage. */
static size_t suspect (const uint8_t *s, size_t p, size_t n) {
  while (p < n) {
    uint64_t w;
    uint32_t c;
    if (p + 8 <= n && (memcpy(&w, s + p, 8), !(w & 0x8080808080808080u))) {
      p += 8;
      continue;
    }
    if (s[p] >= 0xC4 && s[p] < 0xE0 && p + 1 < n && (s[p + 1] & 0xC0) == 0x80) { /* U+0100..07FF */
      p += 2;
      continue;
    }
    unsigned len = syr_utf8_next(s + p, n - p, &c);
    if (is_suspect(c)) return p;
    p += len;
  }
  return n;
}

static size_t line_end (const uint8_t *s, size_t p, size_t n) {
  const uint8_t *z = memchr(s + p, '\n', n - p);
  return z ? (size_t)(z - s) : n;
}

static uint32_t count_lines (const uint8_t *s, size_t n) {
  uint32_t lines = 0;
  size_t p = 0;
  while ((p = line_end(s, p, n)) < n) {
    lines++;
    p++;
  }
  return lines;
}

static void repair_all (bench *b, const uint8_t *s, size_t n) {
  size_t p = 0, done = 0; /* lines before done are written */
  uint32_t line = 0;
  while (b->status == SYR_OK && (p = suspect(s, p, n)) < n) {
    size_t a = p, z = line_end(s, p, n);
    while (a > done && s[a - 1] != '\n') a--;
    line += count_lines(s + done, a - done);
    put(b, s + done, a - done);
    repair_line(b, s, a, z, line);
    done = p = z;
  }
  put(b, s + done, n - done);
}

syr_status syr_repair_text (syr_repair *r, syr_mem *m, const char *s, size_t n) {
  bench b = { m, NULL, 0, NULL, 0, 0, NULL, 0, 0, SYR_OK };
  memset(r, 0, sizeof *r);
  r->text = (const uint8_t *)s;
  r->len = r->original = n;
  if (n >= UINT32_MAX / 3) return SYR_TOOBIG; /* a byte may become three */
  if (suspect(r->text, 0, n) == n) return SYR_OK;
  repair_all(&b, r->text, n);
  syr_mem_drop(m, b.u);
  if (b.status != SYR_OK || b.nfix == 0) {
    syr_mem_drop(m, b.out);
    return b.status;
  }
  r->text = b.out;
  r->len = b.nout;
  r->fix = b.fix;
  r->nfix = b.nfix;
  return SYR_OK;
}

/* ---------------------------------------------------------------- positions */

/* The last fix that begins at or before p (in the original, or in the repaired
** text), or NULL. */
static const syr_fix *fix_before (const syr_repair *r, size_t p, int original) {
  size_t lo = 0, hi = r->nfix;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if ((original ? r->fix[mid].start : r->fix[mid].at) <= p) lo = mid + 1;
    else hi = mid;
  }
  return lo ? &r->fix[lo - 1] : NULL;
}

size_t syr_repair_original (const syr_repair *r, size_t p, int last) {
  const syr_fix *f = fix_before(r, p, 0);
  if (!f) return p;
  if (p < f->to) return last ? f->end - 1 : f->start;
  return p - f->to + f->end;
}

size_t syr_repair_repaired (const syr_repair *r, size_t p, int last) {
  const syr_fix *f = fix_before(r, p, 1);
  if (!f) return p;
  if (p < f->end) return last ? f->to - 1 : f->at;
  return p - f->end + f->to;
}
