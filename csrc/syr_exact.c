/*
** syr_exact.c - the level of comparison below folding: letter by letter
**
** What cannot be seen is made one: composed characters (NFC), the forms of the
** apostrophe and of the hyphen; soft hyphens, joiners and direction marks go. Case,
** accents and ligatures stay. utf8proc does it (UAX #15 of Unicode 15.0): this is no
** hot path.
*/
#include <string.h>
#include <utf8proc.h>

#include "syr.h"
#include "syr_fold.h"

static utf8proc_int32_t one_form (utf8proc_int32_t c, void *unused) {
  (void)unused;
  if (c < 0x80) return c;
  if (syr_isapostrophe((uint32_t)c)) return '\'';
  return syr_ishyphen((uint32_t)c) ? '-' : c;
}

#define HOW (UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_IGNORE)

/* Append the form of s[0..n), which is good UTF-8, to out at *at. */
static syr_status append (syr_mem *m, const uint8_t *s, size_t n, uint8_t **out, size_t *cap, size_t *at) {
  utf8proc_int32_t *part = NULL;
  utf8proc_ssize_t many = utf8proc_decompose_custom(s, (utf8proc_ssize_t)n, NULL, 0, HOW, one_form, NULL), bytes;
  syr_status status;
  if (many <= 0) return many == 0 ? SYR_OK : SYR_TOOBIG;
  part = syr_mem_new(m, ((size_t)many + 1) * sizeof *part); /* reencoding ends it with a zero */
  if (!part) return SYR_NOMEM;
  utf8proc_decompose_custom(s, (utf8proc_ssize_t)n, part, many, HOW, one_form, NULL);
  bytes = utf8proc_reencode(part, many, HOW);
  status = bytes < 0 ? SYR_TOOBIG : syr_mem_room(m, out, cap, *at + (size_t)bytes, 1);
  if (status == SYR_OK) {
    memcpy(*out + *at, part, (size_t)bytes);
    *at += (size_t)bytes;
  }
  syr_mem_drop(m, part);
  return status;
}

syr_status syr_exact (syr_mem *m, const uint8_t *s, size_t n, uint8_t **out, size_t *len) {
  size_t i = 0, cap = 0;
  syr_status status = SYR_OK;
  *out = NULL;
  *len = 0;
  while (i < n && status == SYR_OK) {
    uint32_t c;
    size_t good = syr_utf8_check(s + i, n - i);
    if (good) status = append(m, s + i, good, out, &cap, len);
    for (i += good; i < n && status == SYR_OK; ) { /* bad bytes as they are */
      const unsigned bad = syr_utf8_next(s + i, n - i, &c);
      if (c != SYR_BADCHAR) break;
      status = syr_mem_room(m, out, &cap, *len + bad, 1);
      if (status != SYR_OK) break;
      memcpy(*out + *len, s + i, bad);
      *len += bad;
      i += bad;
    }
  }
  return status;
}
