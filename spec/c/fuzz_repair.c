/*
** fuzz_repair.c - any bytes mended: the laws that must hold
**
** Fixes are sorted, disjoint and inside, and what lies between them is the same in
** both texts; positions go over and back; lines stay lines; mending twice is
** mending once; and never are there more bad bytes than before.
*/
#include <stdlib.h>
#include <string.h>

#include "syr.h"

#define LAW(x) do { if (!(x)) abort(); } while (0)

static void check_fixes (const syr_repair *r, const uint8_t *s) {
  size_t i, from = 0, to = 0;
  for (i = 0; i < r->nfix; i++) {
    const syr_fix *f = &r->fix[i];
    LAW(f->start >= from && f->end > f->start && f->end <= r->original);
    LAW(f->at >= to && f->to > f->at && f->to <= r->len);
    LAW(f->start - from == f->at - to && !memcmp(s + from, r->text + to, f->start - from));
    from = f->end;
    to = f->to;
  }
  LAW(r->original - from == r->len - to && !memcmp(s + from, r->text + to, r->len - to));
}

static void check_positions (const syr_repair *r) {
  size_t p, before = 0;
  for (p = 0; p < r->len; p++) {
    size_t a = syr_repair_original(r, p, 0), z = syr_repair_original(r, p, 1);
    LAW(a <= z && z < r->original && a >= before);
    LAW(syr_repair_repaired(r, a, 0) <= p && syr_repair_repaired(r, z, 1) >= p);
    before = a;
  }
}

static size_t count_lines (const uint8_t *s, size_t n) {
  size_t i, lines = 0;
  for (i = 0; i < n; i++) lines += s[i] == '\n';
  return lines;
}

static size_t count_bad (const uint8_t *s, size_t n) {
  size_t i = 0, bad = 0;
  while (i < n) {
    uint32_t c;
    i += syr_utf8_next(s + i, n - i, &c);
    bad += c == SYR_BADCHAR;
  }
  return bad;
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t n) {
  syr_mem m;
  syr_repair r, again;
  syr_mem_init(&m, syr_mem_malloc, NULL);
  LAW(syr_repair_text(&r, &m, (const char *)data, n) == SYR_OK);
  check_fixes(&r, data);
  check_positions(&r);
  LAW(count_lines(data, n) == count_lines(r.text, r.len));
  LAW(count_bad(r.text, r.len) <= count_bad(data, n));
  LAW(syr_repair_text(&again, &m, (const char *)r.text, r.len) == SYR_OK);
  LAW(again.nfix == 0 && again.len == r.len);
  syr_mem_free(&m);
  return 0;
}
