/*
** tokens.c - words and sentences beside ICU and libunistring
** usage: tokens TEXTS.tsv [LEVEL]   (the protocol is in bench.h)
** LEVEL: the instruction set that the core was compiled for; then the columns alone.
*/
#define _POSIX_C_SOURCE 200809L
#include "bench.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <uniwbrk.h>

#include "syr_plane.h"
#include "syr_token.h"

static const syr_option french = { .lang = SYR_FR };

typedef struct Bench {
  bench_texts t, set; /* as they are; typeset */
  char *all;          /* all texts */
  size_t n;
  char *stress[5];
  size_t nstress[5];
  unsigned turn;
  const char *level;
  volatile size_t sink;
} Bench;

/* ---------------------------------------------------------------- ours */

/* Read s[0..n), in an arena of its own that is freed again; `without` as in syr.h. */
static void read_once (Bench *b, const char *s, size_t n, unsigned without) {
  syr_option o = french;
  syr_mem m;
  syr_text t;
  o.without = (uint8_t)without;
  syr_mem_init(&m, bench_alloc, NULL);
  bench_check(syr_text_read(&t, &m, s, n, &o), "read");
  b->sink += t.n;
  syr_mem_free(&m);
}

/* The seconds that takes. */
static double reading (Bench *b, const char *s, size_t n) {
  double start = bench_cpu();
  read_once(b, s, n, 0);
  return bench_cpu() - start;
}

/* Every article by itself. The clock is read twice in all: it costs as much as a hundred
** words. */
static void articles (Bench *b, const bench_texts *t, unsigned without, const char *name) {
  char row[64];
  double took[BENCH_TURNS];
  for (int turn = 0; turn < BENCH_TURNS; turn++) {
    double start = bench_cpu();
    for (size_t i = 0; i < t->n; i++) read_once(b, t->at[i].s, t->at[i].n, without);
    took[turn] = bench_cpu() - start;
  }
  snprintf(row, sizeof row, "%s%s%s", name, b->level ? "." : "", b->level ? b->level : "");
  bench_row(row, 1e-6 * (double)t->bytes / bench_middle(took));
}

/* Columns of several kinds. */
static void columns (Bench *b) {
  articles(b, &b->t, SYR_HASHES | SYR_SENTENCES | SYR_SHAPES, "tokens.kinds");
  articles(b, &b->set, SYR_HASHES | SYR_SENTENCES | SYR_SHAPES, "tokens.typeset");
  articles(b, &b->t, SYR_SENTENCES | SYR_SHAPES, "tokens.hashes");
  articles(b, &b->t, SYR_HASHES, "tokens.sentences");
}

/* A text as a printer would set it: curly apostrophes, guillemets with spaces that do not break. Returns
** its length; `out` has room for five times the bytes. */
static size_t set_type (const char *s, size_t n, char *out) {
  char *z = out;
  int open = 0;
  for (size_t i = 0; i < n; i++) {
    const char *mark = s[i] == '\'' ? "\u2019" : s[i] != '"' ? NULL : open ? "\u00A0\u00BB" : "\u00AB\u00A0";
    if (s[i] == '"') open = !open;
    if (!mark) *z++ = s[i];
    else z = (char *)memcpy(z, mark, strlen(mark)) + strlen(mark);
  }
  return (size_t)(z - out);
}

static void make_typeset (Bench *b) {
  char *to = malloc(5 * b->t.bytes);
  b->set = b->t;
  b->set.bytes = 0;
  b->set.at = malloc(b->t.n * sizeof *b->set.at);
  if (!to || !b->set.at) bench_die("typeset");
  for (size_t i = 0; i < b->t.n; i++) {
    bench_text *x = &b->set.at[i];
    *x = b->t.at[i];
    x->n = set_type(x->s, x->n, to + b->set.bytes);
    x->s = to + b->set.bytes;
    b->set.bytes += x->n;
  }
}

/* The whole buffer with memory that the system has to give page by page: what
** the first text of a process costs. */
static void fresh (Bench *b) {
  malloc_trim(0);
  bench_row("tokens.fresh", 1e-6 * (double)b->n / reading(b, b->all, b->n));
}

/* Letters of Arabic script are none that the bitmaps know: a paragraph of them, over and over. */
static void arabic (Bench *b) {
  static const char paragraph[] = "قال متحدث باسم الدفاع المدني إن فرق الإنقاذ وصلت إلى الحي الشرقي بعد ساعات من القصف، وأضاف أن 14 شخصا "
    "نقلوا إلى المستشفى. ولم تصدر السلطات أي تعليق على ما جرى حتى مساء الخميس.\n";
  static const syr_option o = { .lang = SYR_AR, .without = SYR_HASHES };
  const size_t n = 1 << 20, len = sizeof paragraph - 1;
  char *s = malloc(n);
  double start;
  syr_mem m;
  syr_text t;
  if (!s) bench_die("arabic");
  for (size_t i = 0; i < n; i++) s[i] = i < n / len * len ? paragraph[i % len] : ' ';
  start = bench_cpu();
  syr_mem_init(&m, bench_alloc, NULL);
  bench_check(syr_text_read(&t, &m, s, n, &o), "read");
  b->sink += t.n;
  syr_mem_free(&m);
  bench_rate("tokens.arabic", start, n);
  free(s);
}

/* What the stages cost by themselves. */
static void stages (Bench *b) {
  syr_mem m;
  syr_text t;
  syr_planes p;
  syr_part part = syr_part_best();
  double start;
  syr_mem_init(&m, bench_alloc, NULL);
  bench_check(syr_text_read(&t, &m, b->all, b->n, &french), "read");
  start = bench_cpu();
  for (uint32_t i = 0; i < t.n; i++) b->sink += syr_fold_hash(t.s + t.start[i], t.end[i] - t.start[i]);
  bench_rate("stage.fold", start, b->n);
  start = bench_cpu();
  for (size_t i = 0; i + 64 * SYR_BLOCKS <= b->n; i += 64 * SYR_BLOCKS) {
    part((const uint8_t *)b->all + i, SYR_BLOCKS, &p, SYR_FIRST);
    b->sink += p.bit[7][SYR_FIRST];
  }
  bench_rate("stage.planes", start, b->n);
  start = bench_cpu();
  b->sink += syr_utf8_check((const uint8_t *)b->all, b->n);
  bench_rate("stage.utf8", start, b->n);
  syr_mem_free(&m);
}

/* UAX #29: boundaries alone, as the peers give them, and a whole reading. */
static void standard (Bench *b) {
  static const syr_option uax29 = { .lang = SYR_FR, .uax = 1, .without = SYR_HASHES };
  const uint8_t *s = (const uint8_t *)b->all;
  uint64_t *map = malloc((b->n / 64 + 1) * sizeof *map);
  double start = bench_cpu();
  syr_mem m;
  syr_text t;
  if (!map) bench_die("uax29");
  syr_uax_words(s, b->n, map);
  bench_rate("uax29.words", start, b->n);
  start = bench_cpu();
  syr_uax_sentences(s, b->n, map);
  bench_rate("uax29.sentences", start, b->n);
  start = bench_cpu();
  syr_uax_graphemes(s, b->n, map);
  bench_rate("uax29.graphemes", start, b->n);
  free(map);
  start = bench_cpu();
  for (size_t i = 0; i < b->t.n; i++) {
    syr_mem_init(&m, bench_alloc, NULL);
    bench_check(syr_text_read(&t, &m, b->t.at[i].s, b->t.at[i].n, &uax29), "read");
    b->sink += t.n;
    syr_mem_free(&m);
  }
  bench_rate("tokens.uax29", start, b->t.bytes);
}

/* ---------------------------------------------------------------- peers */

static void icu (Bench *b, UBreakIteratorType type, const char *name) {
  UErrorCode e = U_ZERO_ERROR;
  UText *u = utext_openUTF8(NULL, b->all, (int64_t)b->n, &e);
  UBreakIterator *it = ubrk_open(type, "fr", NULL, 0, &e);
  double start = bench_cpu();
  ubrk_setUText(it, u, &e);
  if (U_FAILURE(e)) bench_die(u_errorName(e));
  while (ubrk_next(it) != UBRK_DONE) b->sink++;
  bench_rate(name, start, b->n);
  ubrk_close(it);
  utext_close(u);
}

static void unistring (Bench *b) {
  char *flags = malloc(b->n);
  double start = bench_cpu();
  if (!flags) bench_die("unistring");
  u8_wordbreaks((const uint8_t *)b->all, b->n, flags);
  bench_rate("unistring.words", start, b->n);
  b->sink += (size_t)flags[b->n / 2];
  free(flags);
}

/* ---------------------------------------------------------------- stress */

static const char *const stressed[5] = { "stress.line", "stress.word", "stress.apostrophes", "stress.elisions", "stress.digits" };

static void fill (Bench *b, int which, size_t n, const char *piece, size_t len) {
  char *s = b->stress[which] = malloc(n);
  if (!s) bench_die("stress");
  for (size_t i = 0; i < n; i++) s[i] = piece[i % len];
  b->nstress[which] = n;
}

static void make_stress (Bench *b) {
  size_t i;
  fill(b, 0, 200000000, b->all, b->n);
  for (i = 0; i < b->nstress[0]; i++)
    if (b->stress[0][i] == '\n') b->stress[0][i] = ' ';
  fill(b, 1, 1000000, "antimonarchique", 15);
  fill(b, 2, 1000000, "'", 1);
  fill(b, 3, 2000000, "l'", 2);
  fill(b, 4, 1000000, "123 456 ", 8);
}

/* Time a byte, as a multiple of that of the press. */
static void stress (Bench *b) {
  double normal = 1e9, s[5];
  for (int k = 0; k < 5; k++) s[k] = 1e9;
  for (int turn = 0; turn < 3; turn++) {
    double now = reading(b, b->all, b->n) / (double)b->n;
    if (now < normal) normal = now;
    for (int k = 0; k < 5; k++) {
      if (k == 0 && turn > 1) continue; /* a long one; its first memory is new to the machine */
      now = reading(b, b->stress[k], b->nstress[k]) / (double)b->nstress[k];
      if (now < s[k]) s[k] = now;
    }
  }
  for (int k = 0; k < 5; k++) bench_row(stressed[k], s[k] / normal);
}

static void one_round (void *ctx) {
  Bench *b = ctx;
  columns(b);
  if (b->level) return;
  articles(b, &b->t, 0, "tokens.articles");
  fresh(b);
  arabic(b);
  stages(b);
  standard(b);
  icu(b, UBRK_WORD, "icu.words");
  icu(b, UBRK_SENTENCE, "icu.sentences");
  icu(b, UBRK_CHARACTER, "icu.graphemes");
  unistring(b);
  if (b->turn++ % 2) stress(b); /* a slow one: every second round */
}

int main (int argc, char **argv) {
  static Bench b;
  if (argc != 2 && argc != 3) return fprintf(stderr, "usage: tokens TEXTS.tsv [LEVEL]\n"), 2;
  b.level = argv[2];
  bench_keep_memory();
  b.t = bench_read(argv[1]);
  b.all = bench_join(&b.t, &b.n);
  make_typeset(&b);
  if (!b.level) make_stress(&b);
  bench_rounds(one_round, &b);
  return 0;
}
