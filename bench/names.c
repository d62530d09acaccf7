/*
** names.c - raw text to matches, with lists of names of several sizes
** usage: names TEXTS.tsv SCRATCH LABEL=NAMES.txt...   (one name a line; SCRATCH
** is a file to write; the protocol is in bench.h)
*/
#define _POSIX_C_SOURCE 200809L
#include "bench.h"

/* What matching reads: tokens, gaps, shapes and hashes; sentences it has no use for. */
static const syr_option french = { .lang = SYR_FR, .without = SYR_SENTENCES };

typedef struct List {
  char label[16];
  syr_mem m;
  uint8_t *buffer;
  size_t size;
  syr_gaz g;
} List;

typedef struct Bench {
  bench_texts t;
  const char *scratch;
  List list[8];
  int nlist;
  syr_gazscan *scan;
  syr_mem m;
  syr_text *read; /* the first texts as columns, to time matching alone */
  size_t nread;
  size_t hits;
} Bench;

static void row (const char *what, const char *label, double value) {
  char name[64];
  snprintf(name, sizeof name, "%s.%s", what, label);
  bench_row(name, value);
}

/* ---------------------------------------------------------------- building */

static void add (syr_gazbuild *b, const char *s, size_t n) {
  uint32_t rank;
  bench_check(syr_gazbuild_entity(b, s, "LOC", s, &rank), s);
  bench_check(syr_gazbuild_name(b, rank, s, n, SYR_ANY), s);
}

/* Names of s, a line each, cut off with NUL. Those that the builder would
** refuse for more than SYR_MAXNAME atoms are left out: 3 of 500,000. */
static size_t names_of (char *s, char **name) {
  size_t count = 0;
  for (char *p = strtok(s, "\n"); p; p = strtok(NULL, "\n")) {
    syr_mem m;
    syr_text t;
    uint32_t atoms;
    syr_mem_init(&m, bench_alloc, NULL);
    bench_check(syr_text_read(&t, &m, p, strlen(p), &french), "name");
    atoms = t.n;
    for (uint32_t i = 0; i < t.n; i++) atoms += (t.shape[i] & SYR_HYPHEN) != 0;
    syr_mem_free(&m);
    if (atoms <= SYR_MAXNAME) name[count++] = p;
  }
  return count;
}

/* The time is from strings to a buffer that is ready; bytes are those a name
** without and of its strings. */
static void build (Bench *b, const char *label, const char *path) {
  List *l = &b->list[b->nlist++];
  syr_gazbuild g;
  syr_mem m;
  size_t n, count;
  char *s = bench_file(path, &n), **name = malloc(n * sizeof *name);
  double start;
  if (!name) bench_die("names");
  snprintf(l->label, sizeof l->label, "%s", label);
  count = names_of(s, name);
  syr_mem_init(&m, bench_alloc, NULL);
  syr_mem_init(&l->m, bench_alloc, NULL);
  start = bench_cpu();
  syr_gazbuild_init(&g, &m);
  for (size_t i = 0; i < count; i++) add(&g, name[i], strlen(name[i]));
  bench_check(syr_gazbuild_finish(&g, &l->m, &l->buffer, &l->size), label);
  row("build", label, bench_cpu() - start);
  syr_mem_free(&m);
  bench_check(syr_gaz_open(&l->g, l->buffer, l->size), label);
  row("bytes", label, (double)(l->size - l->g.nstring) / (double)count);
  row("strings", label, (double)l->g.nstring / (double)count);
  free(name);
  free(s);
}

/* Words of a list of names, cut off with NUL. */
static char **words_of (char *s, size_t *count) {
  size_t cap = 1 << 21;
  char **word = malloc(cap * sizeof *word);
  if (!word) bench_die("words");
  *count = 0;
  for (char *p = strtok(s, " \n"); p && *count < cap; p = strtok(NULL, " \n"))
    if (strlen(p) < 30 && strpbrk(p, "aeiou")) word[(*count)++] = p;
  return word;
}

enum { MADE = 1024 }; /* names at a time, outside the clock: they are the bench's work */

/* Ten million names of two words of a list each. */
static void build_many (const char *path, size_t want) {
  static char name[MADE][64];
  syr_gazbuild g;
  syr_mem m, out;
  uint8_t *buffer;
  size_t n, size, nword;
  char *s = bench_file(path, &n), **word = words_of(s, &nword);
  uint64_t x = 88172645463325252u; /* xorshift: the same names every time */
  double start, took = 0;
  syr_mem_init(&m, bench_alloc, NULL);
  syr_mem_init(&out, bench_alloc, NULL);
  syr_gazbuild_init(&g, &m);
  for (size_t i = 0; i < want; i += MADE) {
    size_t here = want - i < MADE ? want - i : MADE;
    for (size_t k = 0; k < here; k++) {
      x ^= x << 13, x ^= x >> 7, x ^= x << 17;
      snprintf(name[k], sizeof name[k], "%s %s", word[x % nword], word[(x >> 24) % nword]);
    }
    start = bench_cpu();
    for (size_t k = 0; k < here; k++) add(&g, name[k], strlen(name[k]));
    took += bench_cpu() - start;
  }
  start = bench_cpu();
  bench_check(syr_gazbuild_finish(&g, &out, &buffer, &size), "10M");
  bench_row("build.10M", took + bench_cpu() - start);
  bench_row("peak.10M", 1e-9 * bench_peak());
  syr_mem_free(&m);
  syr_mem_free(&out);
  free(word);
  free(s);
}

/* ---------------------------------------------------------------- matching */

static void match (Bench *b, const List *l, const syr_text *t, uint8_t tier) {
  syr_gazoption o = { 0, 0, 0 };
  syr_gazhit hit;
  o.tier = tier;
  syr_gazscan_init(b->scan, &l->g, t, &o);
  while (syr_gazscan_next(b->scan, &hit)) b->hits++;
}

static void texts (Bench *b, const List *l, const char *what, uint8_t tier) {
  double took[BENCH_TURNS];
  for (int turn = 0; turn < BENCH_TURNS; turn++) {
    const double start = bench_cpu();
    b->hits = 0;
    for (size_t i = 0; i < b->t.n; i++) {
      syr_mem m;
      syr_text t;
      syr_mem_init(&m, bench_alloc, NULL);
      bench_check(syr_text_read(&t, &m, b->t.at[i].s, b->t.at[i].n, &french), "read");
      match(b, l, &t, tier);
      syr_mem_free(&m);
    }
    took[turn] = bench_cpu() - start;
  }
  row(what, l->label, 1e-6 * (double)b->t.bytes / bench_middle(took));
}

/* Matching by itself, in ns a token. */
static void columns (Bench *b, const List *l) {
  size_t tokens = 0;
  double start = bench_cpu();
  for (size_t i = 0; i < b->nread; i++) {
    match(b, l, &b->read[i], 2);
    tokens += b->read[i].n;
  }
  row("token", l->label, 1e9 * (bench_cpu() - start) / (double)tokens);
}

/* Milliseconds to map a saved file, its checks included. */
static void map (Bench *b, const List *l) {
  syr_gazmap map;
  syr_gaz g;
  syr_mem m;
  double start;
  bench_check(syr_gaz_save(&l->g, b->scratch), b->scratch);
  syr_mem_init(&m, bench_alloc, NULL);
  start = bench_wall();
  bench_check(syr_gaz_map(&map, &g, &m, b->scratch), b->scratch);
  row("map", l->label, 1e3 * (bench_wall() - start));
  syr_gaz_unmap(&map);
  syr_mem_free(&m);
  remove(b->scratch);
}

static void one_round (void *ctx) {
  Bench *b = ctx;
  for (int i = 0; i < b->nlist; i++) {
    const List *l = &b->list[i];
    texts(b, l, "names", 2);
    row("hits", l->label, (double)b->hits);
    texts(b, l, "tier1", 1);
    columns(b, l);
    map(b, l);
  }
}

int main (int argc, char **argv) {
  static Bench b;
  if (argc < 4) return fprintf(stderr, "usage: names TEXTS.tsv SCRATCH LABEL=NAMES.txt...\n"), 2;
  b.t = bench_read(argv[1]);
  b.scratch = argv[2];
  for (int i = 3; i < argc && b.nlist < 8; i++) {
    char *path = strchr(argv[i], '=');
    if (!path) return 2;
    *path++ = 0;
    build(&b, argv[i], path);
    if (!strcmp(argv[i], "500k")) build_many(path, 10000000);
  }
  b.scan = malloc(syr_gazscan_size());
  b.nread = b.t.n < 1000 ? b.t.n : 1000;
  b.read = malloc(b.nread * sizeof *b.read);
  if (!b.scan || !b.read) bench_die("scan");
  syr_mem_init(&b.m, bench_alloc, NULL);
  for (size_t i = 0; i < b.nread; i++)
    bench_check(syr_text_read(&b.read[i], &b.m, b.t.at[i].s, b.t.at[i].n, &french), "read");
  bench_rounds(one_round, &b);
  return 0;
}
