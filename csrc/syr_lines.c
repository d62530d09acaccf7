/*
** syr_lines.c - the furniture of web pages: menus, lists of headlines, footers
**
** The pages of a site have most of their words in common, and two pages of one day
** the same headlines beside the article: so much that the carriers of these
** fingerprints look like copies of each other (syr_boiler.c), and they make
** hundreds of thousands of pairs. But furniture is set in short lines that no full
** stop closes, and the lines come again as they are. In a document that has many
** such lines, those that another such document has as well are masked.
** Articles are safe: they have few open lines. So are texts that were broken into
** lines of equal width: there most open lines go on in lower case. So is what has
** no closed line, a poem or a table: there the lines are the text.
*/
#include <string.h>

#include "syr_reuse.h"
#include "syr_words.h"

#define OPEN_LINES 8    /* that make a page */
#define OPEN_WORDS 30   /* words of the longest of them */
#define CLOSED_WORDS 8  /* words of a sentence that shows there is a text */
#define BROKEN 3        /* one open line in so many may go on in lower case */
#define BYTES 128       /* of a text at a time */
#define REPORTED 8      /* documents from which a line is reported */

/* ---------------------------------------------------------------- the lines of a document */

static uint32_t words_in (const syr_text *t, uint32_t from, uint32_t to) {
  uint32_t n = 0;
  for (; from < to; from++) n += syr_word_of(t->kind[from]);
  return n;
}

/* Has [from, to) so many words? */
static int has_words (const syr_text *t, uint32_t from, uint32_t to, uint32_t many) {
  for (; from < to && many; from++) many -= syr_word_of(t->kind[from]);
  return many == 0;
}

/* Does the token close what stands before it: a quotation mark, a bracket? */
static int is_closer (const syr_text *t, uint32_t i) {
  const uint8_t *s = t->s + t->start[i];
  const uint32_t n = t->end[i] - t->start[i];
  if (t->kind[i] != SYR_PUNCT) return 0;
  if (n == 1) return s[0] == '"' || s[0] == '\'' || s[0] == ')' || s[0] == ']';
  return (n == 2 && !memcmp(s, "\xC2\xBB", 2)) || (n == 3 && (!memcmp(s, "\xE2\x80\x9D", 3) || !memcmp(s, "\xE2\x80\x99", 3)));
}

/* Tokens [from, to) are a line that no full stop closes. Headlines end in question
** marks too, and in the dots of what is cut. */
static int is_open (const syr_text *t, uint32_t from, uint32_t to) {
  while (to > from + 1 && is_closer(t, to - 1)) to--;
  return t->end[to - 1] - t->start[to - 1] != 1 || t->s[t->start[to - 1]] != '.';
}

/* Does the text go on in lower case at token i? */
static int goes_on (const syr_text *t, uint32_t i) {
  return i < t->n && t->kind[i] == SYR_WORD && !(t->shape[i] & (SYR_UPPER | SYR_HIGH));
}

/* The sentence after the line that begins with sentence s. */
static uint32_t line_end (const syr_text *t, uint32_t s) {
  while (s + 1 < t->nsentence && !(t->sentence[s].line & 2)) s++;
  return s + 1;
}

/* The open lines of t if it is a page, else 0. */
static uint32_t open_lines (const syr_text *t) {
  uint32_t s, end, open = 0, broken = 0, text = 0;
  if (t->nsentence < OPEN_LINES) return 0;
  for (s = 0; s < t->nsentence; s = end) {
    const uint32_t from = t->sentence[s].first, to = t->sentence[(end = line_end(t, s)) - 1].last;
    if (is_open(t, from, to)) {
      open++;
      broken += (uint32_t)goes_on(t, to);
    } else if (!text)
      text = has_words(t, from, to, CLOSED_WORDS);
  }
  return text && open >= OPEN_LINES && broken * BROKEN <= open ? open : 0;
}

static uint32_t hash_words (const uint64_t *hash, uint32_t n) {
  uint64_t h = n;
  uint32_t i;
  for (i = 0; i < n; i++) {
    h = (h ^ hash[i]) * UINT64_C(0x9E3779B97F4A7C15);
    h ^= h >> 32;
  }
  return (uint32_t)(h >> 16);
}

/* Every line but the last ends in one of LF, CR, U+0085, U+2028 and U+2029, told by their last
** bytes; that other characters have these too makes a text a page at most in vain. */
int syr_lines_few (const uint8_t *s, size_t n) {
  size_t i, end, ends = n > 0 && (*s == '\n' || *s == '\r');
  for (i = 1; i < n && ends < OPEN_LINES; i = end) {
    uint8_t here = 0; /* of bytes, so that compilers make vectors of the loop */
    for (end = n - i < BYTES ? n : i + BYTES; i < end; i++)
      here += (uint8_t)((s[i] == '\n') | (s[i] == '\r') | ((s[i - 1] == 0xC2) & (s[i] == 0x85)) | ((s[i - 1] == 0x80) & ((s[i] | 1) == 0xA9)));
    ends += here;
  }
  return ends + 1 < OPEN_LINES;
}

/* r's buffer holds the words of t. */
syr_status syr_lines_read (Reading *r, Entry *e, const syr_text *t) {
  uint32_t s, end, word = 0, open = open_lines(t);
  Line *l;
  if (open == 0) return SYR_OK;
  e->line = l = syr_carve(&r->s.word, open * sizeof *l);
  if (!l) return SYR_NOMEM;
  for (s = 0; s < t->nsentence; s = end) {
    const uint32_t from = t->sentence[s].first, to = t->sentence[(end = line_end(t, s)) - 1].last, n = words_in(t, from, to);
    if (is_open(t, from, to) && !goes_on(t, to) && n > 0 && n <= OPEN_WORDS) {
      l[e->nline].hash = hash_words(r->hash + word, n);
      l[e->nline].word = word;
      l[e->nline++].n = n;
    }
    word += n;
  }
  return SYR_OK;
}

/* ---------------------------------------------------------------- lines that come again */

static void mask_line (Entry *e, const Line *l) {
  uint32_t i;
  for (i = l->word; i < l->word + l->n; i++) e->mask[i >> 3] |= (uint8_t)(1u << (i & 7));
}

/* All lines, and their order by hash, then document. */
typedef struct Lines {
  const Entry **doc; /* of line i */
  const Line **line;
  uint64_t *key; /* hash << 32 | i */
  size_t n;
} Lines;

static syr_status gather (const syr_index *x, syr_mem *m, Lines *a) {
  size_t d, n = 0;
  uint32_t i;
  for (d = 0; d < x->ndoc; d++) n += x->doc[d].nline;
  if (n >= UINT32_MAX) return SYR_TOOBIG;
  a->n = 0;
  if (n == 0) return SYR_OK;
  a->doc = syr_mem_new(m, n * sizeof *a->doc);
  a->line = syr_mem_new(m, n * sizeof *a->line);
  a->key = syr_mem_new(m, 2 * n * sizeof *a->key);
  if (!a->doc || !a->line || !a->key) return SYR_NOMEM;
  for (d = 0; d < x->ndoc; d++) {
    if (x->doc[d].nline) syr_touch(x, AROUND_PAGE);
    for (i = 0; i < x->doc[d].nline; i++) {
      a->doc[a->n] = &x->doc[d];
      a->line[a->n] = &x->doc[d].line[i];
      a->key[a->n] = (uint64_t)x->doc[d].line[i].hash << 32 | a->n;
      a->n++;
    }
  }
  syr_sort64(a->key, a->key + n, n);
  return SYR_OK;
}

/* A line that `documents` have, first in the document e: for the report. */
static void report (syr_index *x, const Entry *e, const Line *l, uint32_t documents) {
  Furniture *f = &x->furniture[x->nfurniture++];
  f->doc = (uint32_t)(e - x->doc);
  f->word = l->word;
  f->n = l->n;
  f->documents = documents;
}

/* Lines [i, end) have one hash. */
static void mask_group (syr_index *x, const Lines *a, size_t i, size_t end) {
  const Entry *before = NULL;
  uint32_t documents = 0;
  size_t j;
  x->known[x->nknown++] = (uint32_t)(a->key[i] >> 32);
  for (j = i; j < end; j++) {
    const Entry *e = a->doc[(uint32_t)a->key[j]];
    documents += e != before;
    before = e;
  }
  if (documents < 2) return;
  for (j = i; j < end; j++) mask_line(&x->doc[a->doc[(uint32_t)a->key[j]] - x->doc], a->line[(uint32_t)a->key[j]]);
  if (documents >= REPORTED) report(x, a->doc[(uint32_t)a->key[i]], a->line[(uint32_t)a->key[i]], documents);
}

static syr_status mask_groups (syr_index *x, const Lines *a) {
  size_t d, i, end;
  x->known = syr_mem_new(&x->r, a->n * sizeof *x->known);
  x->furniture = syr_mem_new(&x->r, (a->n / REPORTED + 1) * sizeof *x->furniture);
  if (!x->known || !x->furniture) return SYR_NOMEM;
  for (d = 0; d < x->ndoc; d++) {
    Entry *e = &x->doc[d];
    if (e->nline && !e->mask && !(e->mask = syr_mem_zero(&x->r, e->n / 8 + 1))) return SYR_NOMEM;
  }
  for (i = 0; i < a->n; i = end) {
    for (end = i + 1; end < a->n && a->key[end] >> 32 == a->key[i] >> 32;) end++;
    mask_group(x, a, i, end);
  }
  return SYR_OK;
}

syr_status syr_lines (syr_index *x) {
  Lines a;
  syr_mem m;
  syr_status s;
  memset(&a, 0, sizeof a);
  x->nknown = x->nfurniture = 0;
  syr_mem_init(&m, x->m.f, x->m.ud);
  s = gather(x, &m, &a);
  if (s == SYR_OK && a.n > 0) s = mask_groups(x, &a);
  syr_mem_free(&m);
  return s;
}

/* ---------------------------------------------------------------- a document from outside */

static int is_known (const syr_index *x, uint32_t hash) {
  uint32_t lo = 0, hi = x->nknown;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (x->known[mid] < hash)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo < x->nknown && x->known[lo] == hash;
}

/* Mask the lines of e that a document of the index has. */
syr_status syr_lines_query (const syr_index *x, syr_mem *m, Entry *e) {
  uint32_t i;
  for (i = 0; i < e->nline; i++) {
    if (!is_known(x, e->line[i].hash)) continue;
    if (!e->mask && !(e->mask = syr_mem_zero(m, e->n / 8 + 1))) return SYR_NOMEM;
    mask_line(e, &e->line[i]);
  }
  return SYR_OK;
}
