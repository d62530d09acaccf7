/*
** reuse.c - fingerprints, all passages of a collection, and what they cost
** usage: reuse TEXTS.tsv [PAIRS.tsv]     bench (the protocol is in bench.h)
**        reuse --write PREFIX TEXTS.tsv  PREFIX.passages.tsv, .pairs.tsv, .families.tsv
**        reuse --million TEXTS.tsv       a million documents made of the texts
**        reuse --memory TEXTS.tsv N MB FOLDER   N such documents in so much memory, 0: unbounded
*/
#define _POSIX_C_SOURCE 200809L
#include "bench.h"

#include <sys/stat.h>
#include <unistd.h>

#include "syr_reuse.h"

static const syr_option french = { .lang = SYR_FR };
static const syr_option bare = { .lang = SYR_FR, .without = SYR_SENTENCES | SYR_SHAPES }; /* what shingles need */

typedef struct Words {
  syr_mem m;
  syr_words w;
  uint32_t *hash; /* as the index keeps them */
  syr_print *print;
  uint32_t nprint;
} Words;

typedef struct Bench {
  bench_texts t;
  const char *pairs;
  size_t sink;
} Bench;

static void read_text (syr_mem *m, syr_text *t, const bench_text *x, const syr_option *o) {
  syr_mem_init(m, bench_alloc, NULL);
  bench_check(syr_text_read(t, m, x->s, x->n, o), "read");
}

static void add (syr_index *x, const bench_text *text, const char *id, size_t n) {
  syr_mem m;
  syr_text t;
  read_text(&m, &t, text, &french);
  bench_check(syr_index_add(x, id, n, &t), "add");
  syr_mem_free(&m);
}

static syr_index *new_index (void) {
  syr_index *x;
  bench_check(syr_index_new(&x, bench_alloc, NULL, SYR_SHINGLE, SYR_WINDOW), "index");
  return x;
}

static syr_index *index_of (const bench_texts *t, unsigned threads) {
  syr_index *x = new_index();
  syr_source *s = calloc(t->n, sizeof *s);
  if (!s) bench_die("sources");
  for (size_t i = 0; i < t->n; i++) {
    s[i].id = t->at[i].id;
    s[i].idlen = t->at[i].idlen;
    s[i].text = t->at[i].s;
    s[i].textlen = t->at[i].n;
    s[i].option = french;
  }
  bench_check(syr_index_add_all(x, s, t->n, threads), "add");
  free(s);
  return x;
}

/* ---------------------------------------------------------------- sketches */

/* The fingerprints of every text; seconds that it takes. */
static double fingerprints (Bench *b) {
  const double start = bench_cpu();
  syr_print *out = NULL;
  size_t cap = 0;
  for (size_t i = 0; i < b->t.n; i++) {
    syr_mem m;
    syr_text t;
    syr_words w;
    read_text(&m, &t, &b->t.at[i], &bare);
    bench_check(syr_words_read(&w, &m, &t), "words");
    if (w.n > cap && !(out = realloc(out, (cap = 2 * w.n) * sizeof *out))) bench_die("prints");
    b->sink += syr_winnow(w.hash, w.n, SYR_SHINGLE, SYR_WINDOW, out);
    syr_mem_free(&m);
  }
  free(out);
  return bench_cpu() - start;
}

/* One of the sketches of every text, from raw text. */
static double sketches (Bench *b, int simhash) {
  const double start = bench_cpu();
  uint32_t out[128];
  for (size_t i = 0; i < b->t.n; i++) {
    syr_mem m;
    syr_text t;
    syr_words w;
    read_text(&m, &t, &b->t.at[i], &bare);
    bench_check(syr_words_read(&w, &m, &t), "words");
    if (simhash)
      b->sink += syr_simhash(w.hash, w.n);
    else
      bench_check(syr_minhash(w.hash, w.n, out, 128), "minhash");
    syr_mem_free(&m);
  }
  return bench_cpu() - start;
}

static double minhashes (Bench *b) { return sketches(b, 0); }
static double simhashes (Bench *b) { return sketches(b, 1); }

/* MB/s of raw text. */
static void from_text (Bench *b, const char *row, double (*all)(Bench *b)) {
  double took[BENCH_TURNS];
  for (int turn = 0; turn < BENCH_TURNS; turn++) took[turn] = all(b);
  bench_row(row, 1e-6 * (double)b->t.bytes / bench_middle(took));
}

/* ---------------------------------------------------------------- passages */

/* Milliseconds to query, the query's own tokens included. */
static void query (Bench *b, syr_index *x, const char *row) {
  double start = bench_cpu();
  for (size_t i = 0; i < 200; i++) {
    syr_mem m;
    syr_text t;
    syr_passage *p;
    size_t n;
    read_text(&m, &t, &b->t.at[i * b->t.n / 200], &french);
    bench_check(syr_index_query(x, &m, &t, &p, &n), "query");
    b->sink += n;
    syr_mem_free(&m);
  }
  bench_row(row, 1e3 * (bench_cpu() - start) / 200);
}

/* Save the index and map it again: bytes of the file a document, milliseconds to map
** it, which is to check every byte. */
static void file (Bench *b, syr_index *x) {
  char path[] = "/tmp/reuse-bench-XXXXXX";
  int f = mkstemp(path);
  struct stat st;
  syr_index *y;
  double start;
  if (f < 0 || syr_index_save(x, path, NULL, NULL) != SYR_OK || stat(path, &st) != 0) bench_die(path);
  close(f);
  bench_row("reuse.file", (double)st.st_size / (double)b->t.n);
  start = bench_cpu();
  bench_check(syr_index_map(&y, bench_alloc, NULL, path), "map");
  bench_row("reuse.map", 1e3 * (bench_cpu() - start));
  query(b, y, "reuse.mapquery");
  syr_index_free(y);
  remove(path);
}

/* Bytes a document after link: all; columns of words, which alignment reads, by the word;
** the rest, which is the full index: every fingerprint, ids, masks, results. */
static void memory (const Bench *b, const syr_index *x) {
  const double n = (double)b->t.n;
  size_t words = 0;
  for (size_t d = 0; d < x->ndoc; d++) words += x->doc[d].n;
  bench_row("reuse.memory", (double)syr_index_bytes(x) / n);
  bench_row("reuse.columns", (double)x->d.bytes / (double)words);
  bench_row("reuse.index", (double)(syr_index_bytes(x) - x->d.bytes) / n);
  bench_row("reuse.packed", (double)(syr_pack_bytes(&x->pack) + 4 * syr_pack_buckets(&x->pack)) / n);
  bench_row("reuse.results", (double)x->r.bytes / n);
}

/* Seconds by the clock on the wall for all pairs from raw text, and for the link alone. */
static void clocked (Bench *b, unsigned threads, double *all, double *link) {
  const double start = bench_wall();
  syr_index *x = index_of(&b->t, threads);
  const double added = bench_wall();
  bench_check(syr_index_link(x, threads), "link");
  *link = bench_wall() - added;
  *all = bench_wall() - start;
  b->sink += syr_index_result(x)->passages;
  syr_index_free(x);
}

/* What a second thread is worth. One and two take turns: the clock on the wall runs on when
** the machine does something else. */
static void threads (Bench *b) {
  double all[BENCH_TURNS], link[BENCH_TURNS];
  int i;
  for (i = 0; i < BENCH_TURNS; i++) {
    double all1, all2, link1, link2;
    clocked(b, 1, &all1, &link1);
    clocked(b, 2, &all2, &link2);
    all[i] = all1 / all2;
    link[i] = link1 / link2;
  }
  bench_row("reuse.threads", bench_middle(all));
  bench_row("reuse.linkthreads", bench_middle(link));
}

/* From raw text to passages and families of all pairs, by the CPU. */
static void all_pairs (Bench *b) {
  double start = bench_cpu(), link;
  syr_index *x = index_of(&b->t, 1);
  const syr_reuse *r;
  bench_rate("reuse.add", start, b->t.bytes);
  link = bench_cpu();
  bench_check(syr_index_link(x, 1), "link");
  bench_rate("reuse.link", link, b->t.bytes);
  bench_rate("reuse.all", start, b->t.bytes);
  r = syr_index_result(x);
  bench_row("reuse.passages", (double)r->passages);
  memory(b, x);
  query(b, x, "reuse.query");
  file(b, x);
  syr_index_free(x);
}

/* Seconds for ten thousand times the same article. */
static void identical (Bench *b) {
  double start = bench_cpu();
  syr_index *x = new_index();
  char id[16];
  for (int i = 0; i < 10000; i++) add(x, &b->t.at[0], id, (size_t)snprintf(id, sizeof id, "%d", i));
  bench_check(syr_index_link(x, 1), "link");
  bench_row("reuse.identical", bench_cpu() - start);
  b->sink += syr_index_result(x)->families;
  syr_index_free(x);
}

/* ---------------------------------------------------------------- one pair */

static void read_words (Words *w, const bench_text *x) {
  syr_text t;
  read_text(&w->m, &t, x, &bare);
  bench_check(syr_words_read(&w->w, &w->m, &t), "words");
  w->hash = syr_mem_new(&w->m, (w->w.n + 1) * sizeof *w->hash);
  w->print = syr_mem_new(&w->m, (w->w.n + 1) * sizeof *w->print);
  if (!w->hash || !w->print) bench_die("words");
  for (uint32_t i = 0; i < w->w.n; i++) w->hash[i] = (uint32_t)w->w.hash[i];
  w->nprint = syr_winnow(w->w.hash, w->w.n, SYR_SHINGLE, SYR_WINDOW, w->print);
}

static const bench_text *find (const bench_texts *t, const char *id, size_t n) {
  for (size_t i = 0; i < t->n; i++)
    if (t->at[i].idlen == n && !memcmp(t->at[i].id, id, n)) return &t->at[i];
  return NULL;
}

static size_t seeds_of (const Words *a, const Words *b, uint64_t *seed, size_t room) {
  size_t n = 0;
  for (uint32_t i = 0; i < a->nprint; i++)
    for (uint32_t j = 0; j < b->nprint; j++)
      if (a->print[i].hash == b->print[j].hash && n < room) seed[n++] = (uint64_t)b->print[j].word << 32 | a->print[i].word;
  return n;
}

typedef struct Couple {
  Words a, b;
  uint64_t *seed;
  size_t n;
} Couple;

#define COUPLES 200

/* Natural copies of 200 to 400 words each, ready to be aligned. */
static size_t couples (Bench *b, Couple *c) {
  size_t size, n = 0;
  char *s = bench_file(b->pairs, &size);
  for (char *line = strtok(s, "\n"); (line = strtok(NULL, "\n")) && n < COUPLES;) {
    size_t na = strcspn(line, "\t"), nb = strcspn(line + na + 1, "\t");
    const bench_text *x = find(&b->t, line, na), *y = find(&b->t, line + na + 1, nb);
    Couple *p = &c[n];
    if (!x || !y || x->n > 2600 || y->n > 2600) continue; /* too long for 400 words */
    read_words(&p->a, x);
    read_words(&p->b, y);
    if (!(p->seed = syr_mem_new(&p->a.m, 1024 * sizeof *p->seed))) bench_die("seeds");
    p->n = seeds_of(&p->a, &p->b, p->seed, 1024);
    if (p->n && p->a.w.n >= 200 && p->a.w.n <= 400 && p->b.w.n >= 200 && p->b.w.n <= 400) {
      n++;
      continue;
    }
    syr_mem_free(&p->a.m);
    syr_mem_free(&p->b.m);
  }
  free(s);
  return n;
}

/* Microseconds to align a pair whose seeds are known: pair after pair, since the
** same one again and again would be learnt by the processor. */
static void alignment (Bench *b) {
  static Couple c[COUPLES];
  size_t n = couples(b, c);
  uint64_t seed[1024];
  Aligner z;
  double start;
  memset(&z, 0, sizeof z);
  syr_mem_init(&z.m, bench_alloc, NULL);
  z.t = SYR_SHINGLE + SYR_WINDOW - 1;
  start = bench_cpu();
  for (int turn = 0; turn < 20; turn++)
    for (size_t i = 0; i < n; i++) {
      Side one = { c[i].a.hash, c[i].a.w.n }, two = { c[i].b.hash, c[i].b.w.n };
      memcpy(seed, c[i].seed, c[i].n * sizeof *seed); /* they get sorted */
      z.ready = NULL;
      bench_check(syr_align(&z, one, two, seed, c[i].n, 0), "align");
      b->sink += z.nchain;
    }
  if (n) bench_row("reuse.align", 1e6 * (bench_cpu() - start) / (20.0 * (double)n));
  syr_mem_free(&z.m);
  for (size_t i = 0; i < n; i++) {
    syr_mem_free(&c[i].a.m);
    syr_mem_free(&c[i].b.m);
  }
}

/* ---------------------------------------------------------------- a million documents */

/* A text made of x: a share of its words, given in 1/256, swapped for others. */
static size_t mutate (char *out, const bench_text *x, char **word, size_t nword, unsigned share, uint64_t *seed) {
  size_t n = 0;
  for (const char *s = x->s, *end = s + x->n; s < end;) {
    const char *space = memchr(s, ' ', (size_t)(end - s));
    const char *z = space ? space : end;
    *seed ^= *seed << 13, *seed ^= *seed >> 7, *seed ^= *seed << 17;
    if ((*seed & 255) < share) {
      const char *w = word[(*seed >> 8) % nword];
      size_t len = strlen(w);
      memcpy(out + n, w, len);
      n += len;
    } else {
      memcpy(out + n, s, (size_t)(z - s));
      n += (size_t)(z - s);
    }
    out[n++] = ' ';
    s = z + 1;
  }
  return n;
}

/* Texts made of those of a file, one after the other. */
typedef struct Mutants {
  bench_texts t;
  char **word, *out, id[16];
  size_t nword, made;
  uint64_t seed;
} Mutants;

static void mutants_open (Mutants *u, const char *path) {
  size_t n, room = 0;
  char *s = bench_file(path, &n);
  memset(u, 0, sizeof *u);
  u->t = bench_read(path);
  u->seed = 88172645463325252u;
  if (!(u->word = malloc(n * sizeof *u->word))) bench_die("words");
  for (char *p = strtok(s, " \n\t"); p; p = strtok(NULL, " \n\t"))
    if (strlen(p) < 20) u->word[u->nword++] = p;
  for (size_t i = 0; i < u->t.n; i++)
    if (u->t.at[i].n > room) room = u->t.at[i].n;
  if (!(u->out = malloc(20 * room + 64))) bench_die("text");
}

/* The next one. One in 32 documents is a copy with every tenth word changed, in the
** others every second one is: they share hardly a run of 6 words. */
static bench_text mutant (Mutants *u) {
  const size_t i = u->made++;
  bench_text x = { u->id, u->out, (size_t)snprintf(u->id, sizeof u->id, "%zu", i), 0 };
  x.n = mutate(u->out, &u->t.at[i % u->t.n], u->word, u->nword, i % 32 ? 128 : 26, &u->seed);
  return x;
}

static int million (const char *path) {
  static Mutants u;
  double start, spent = 0;
  size_t n, sink = 0;
  syr_index *x = new_index();
  mutants_open(&u, path);
  for (size_t i = 0; i < 1000000; i++) {
    bench_text made = mutant(&u);
    start = bench_cpu();
    add(x, &made, made.id, made.idlen);
    spent += bench_cpu() - start;
  }
  bench_row("million.add", spent);
  start = bench_cpu();
  bench_check(syr_index_link(x, 1), "link");
  bench_row("million.link", bench_cpu() - start);
  bench_row("million.memory", 1e-9 * bench_peak());
  start = bench_cpu();
  for (size_t i = 0; i < 1000; i++) {
    syr_mem m;
    syr_text y;
    syr_passage *p;
    read_text(&m, &y, &u.t.at[i * u.t.n / 1000], &french);
    bench_check(syr_index_query(x, &m, &y, &p, &n), "query");
    sink += n;
    syr_mem_free(&m);
  }
  bench_row("million.query", bench_cpu() - start); /* seconds for 1,000 = ms for one */
  return sink == 0;
}

/* ---------------------------------------------------------------- a bound on the memory */

static double resident (void) {
  long pages = 0;
  FILE *f = fopen("/proc/self/statm", "r");
  if (!f || fscanf(f, "%*s %ld", &pages) != 1) bench_die("statm");
  fclose(f);
  return (double)pages * (double)sysconf(_SC_PAGESIZE);
}

static uint32_t digest (uint32_t h, const void *p, size_t n) {
  const uint8_t *s = p;
  for (size_t i = 0; i < n; i++) h = (h ^ s[i]) * 16777619u;
  return h;
}

/* Documents made of the texts, with a bound in MB or with none (0): what the greatest
** memory of the process grew by, seconds, and a digest of all results. */
static int bounded (const char *path, size_t documents, size_t mb, const char *folder) {
  static Mutants u;
  double base, start;
  const syr_reuse *r;
  syr_index *x = new_index();
  mutants_open(&u, path);
  base = resident();
  if (mb) bench_check(syr_index_bound(x, mb << 20, folder), "bound");
  start = bench_cpu();
  for (size_t i = 0; i < documents; i++) {
    bench_text made = mutant(&u);
    add(x, &made, made.id, made.idlen);
  }
  bench_check(syr_index_link(x, 1), "link");
  r = syr_index_result(x);
  bench_row(mb ? "bounded.peak" : "unbounded.peak", 1e-6 * (bench_peak() - base));
  bench_row(mb ? "bounded.seconds" : "unbounded.seconds", bench_cpu() - start);
  bench_row(mb ? "bounded.held" : "unbounded.held", (double)syr_index_bytes(x) / (double)documents);
  printf("digest\t%u\n", digest(digest(digest(2166136261u, r->passage, r->passages * sizeof *r->passage), r->pair,
    r->pairs * sizeof *r->pair), r->byfamily, r->documents * sizeof *r->byfamily));
  syr_index_free(x);
  return 0;
}

/* ---------------------------------------------------------------- results as tables */

static FILE *table (const char *prefix, const char *name, const char *head) {
  char path[1024];
  FILE *f;
  snprintf(path, sizeof path, "%s.%s.tsv", prefix, name);
  if (!(f = fopen(path, "w"))) bench_die(path);
  fprintf(f, "%s\n", head);
  return f;
}

/* Web pages come as one line with a mark (C2 B6) where the line ends were. */
static void end_lines (bench_texts *t) {
  for (size_t i = 0; i < t->n; i++) {
    char *s = (char *)(uintptr_t)t->at[i].s, *p = s;
    while ((p = strstr(p, "\xC2\xB6"))) memcpy(p, " \n", 2);
  }
}

static int write_tables (const char *prefix, const char *path) {
  bench_texts t = bench_read(path);
  syr_index *x;
  const syr_reuse *r;
  FILE *passages = table(prefix, "passages", "doc_a\tstart_a\tend_a\tdoc_b\tstart_b\tend_b");
  FILE *pairs = table(prefix, "pairs", "doc_a\tdoc_b\twords\tshare");
  FILE *families = table(prefix, "families", "family\tdoc");
  size_t n, m;
  end_lines(&t);
  x = index_of(&t, 2);
  bench_check(syr_index_link(x, 2), "link");
  r = syr_index_result(x);
  for (size_t i = 0; i < r->passages; i++) {
    const syr_passage *p = &r->passage[i];
    const char *a = syr_index_id(x, p->a, &n), *b = syr_index_id(x, p->b, &m);
    fprintf(passages, "%.*s\t%u\t%u\t%.*s\t%u\t%u\n", (int)n, a, p->start_a, p->end_a, (int)m, b, p->start_b, p->end_b);
  }
  for (size_t i = 0; i < r->pairs; i++) {
    const syr_pair *p = &r->pair[i];
    const char *a = syr_index_id(x, p->a, &n), *b = syr_index_id(x, p->b, &m);
    uint32_t wa = r->member[p->a].words, wb = r->member[p->b].words;
    double sa = wa ? (double)p->words_a / wa : 0, sb = wb ? (double)p->words_b / wb : 0;
    fprintf(pairs, "%.*s\t%.*s\t%u\t%.4f\n", (int)n, a, (int)m, b, p->words, sa > sb ? sa : sb);
  }
  for (uint32_t i = 0; i < r->documents; i++) {
    const char *f = syr_index_id(x, r->member[i].family, &n), *d = syr_index_id(x, i, &m);
    fprintf(families, "%.*s\t%.*s\n", (int)n, f, (int)m, d);
  }
  fclose(passages);
  fclose(pairs);
  fclose(families);
  syr_index_free(x);
  return 0;
}

static void one_round (void *ctx) {
  Bench *b = ctx;
  from_text(b, "reuse.prints", fingerprints);
  from_text(b, "reuse.minhash", minhashes);
  from_text(b, "reuse.simhash", simhashes);
  all_pairs(b);
  threads(b);
  identical(b);
  if (b->pairs) alignment(b);
}

int main (int argc, char **argv) {
  static Bench b;
  if (argc == 4 && !strcmp(argv[1], "--write")) return write_tables(argv[2], argv[3]);
  if (argc == 3 && !strcmp(argv[1], "--million")) return million(argv[2]);
  if (argc == 6 && !strcmp(argv[1], "--memory")) return bounded(argv[2], strtoul(argv[3], NULL, 10), strtoul(argv[4], NULL, 10), argv[5]);
  if (argc != 2 && argc != 3) return fprintf(stderr, "usage: reuse TEXTS.tsv [PAIRS.tsv]\n"), 2;
  b.t = bench_read(argv[1]);
  b.pairs = argv[2];
  bench_rounds(one_round, &b);
  return 0;
}
