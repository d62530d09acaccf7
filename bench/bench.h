/*
** bench.h - what the C benches share
**
** A bench is a program that makes ready, prints rows of what it measured while
** doing so and a blank line, and then does one round of everything for each
** line on its standard input: rows, and a blank line. bench/run so runs ours
** and the peers in turn, round by round. A row is `name TAB value`; what it
** means and its unit stand in bench/figures.lua. Times are CPU time.
*/
#ifndef bench_h
#define bench_h

#include <errno.h>
#include <malloc.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "syr.h"

typedef struct bench_text {
  const char *id, *s;
  size_t idlen, n;
} bench_text;

typedef struct bench_texts {
  bench_text *at;
  size_t n, bytes;
} bench_texts;

static void bench_die (const char *what) {
  fprintf(stderr, "bench: %s: %s\n", what, errno ? strerror(errno) : "no memory or bad input");
  exit(1);
}

static inline void bench_check (syr_status s, const char *what) {
  if (s == SYR_OK) return;
  fprintf(stderr, "bench: %s: %s\n", what, syr_message(s));
  exit(1);
}

/* Seconds of CPU of all threads of this process; of the clock on the wall. */
static inline double bench_clock (clockid_t which) {
  struct timespec t;
  clock_gettime(which, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline double bench_cpu (void) { return bench_clock(CLOCK_PROCESS_CPUTIME_ID); }
static inline double bench_wall (void) { return bench_clock(CLOCK_MONOTONIC); }

/* What takes a fraction of a second is done this many times, and the time in the middle
** counts: another machine on this host may spoil one. */
#define BENCH_TURNS 3

static inline double bench_middle (const double t[BENCH_TURNS]) {
  double least = t[0] < t[1] ? t[0] : t[1], most = t[0] < t[1] ? t[1] : t[0];
  return t[2] < least ? least : t[2] > most ? most : t[2];
}

/* The allocator of the core. */
static inline void *bench_alloc (void *ud, void *p, size_t osize, size_t nsize) {
  (void)ud;
  (void)osize;
  if (nsize) return realloc(p, nsize);
  free(p);
  return NULL;
}

/* Freed memory stays with the process, as in one that reads text after text: else
** most of the time of a 40 MB buffer goes to the system for its 160 MB of columns. */
static inline void bench_keep_memory (void) {
#ifdef M_MMAP_MAX
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, 2147483647);
#endif
}

/* The greatest memory that this process ever had, in bytes. */
static inline double bench_peak (void) {
  struct rusage r;
  getrusage(RUSAGE_SELF, &r);
  return 1024.0 * (double)r.ru_maxrss;
}

static inline void bench_row (const char *name, double value) {
  printf("%s\t%.6g\n", name, value);
}

/* MB/s: `bytes` in the CPU time since `start`. */
static inline void bench_rate (const char *name, double start, size_t bytes) {
  bench_row(name, 1e-6 * (double)bytes / (bench_cpu() - start));
}

/* A whole file with a NUL behind it. */
static inline char *bench_file (const char *path, size_t *n) {
  FILE *f = fopen(path, "rb");
  char *s;
  if (!f || fseek(f, 0, SEEK_END)) bench_die(path);
  *n = (size_t)ftell(f);
  rewind(f);
  s = malloc(*n + 1);
  if (!s || fread(s, 1, *n, f) != *n) bench_die(path);
  s[*n] = 0;
  fclose(f);
  return s;
}

/* Texts of a file: one a line, the last of its columns; its first one is the id. */
static inline bench_texts bench_read (const char *path) {
  bench_texts t = { NULL, 0, 0 };
  size_t n, cap = 0;
  char *s = bench_file(path, &n), *end = s + n;
  while (s < end) {
    char *line = memchr(s, '\n', (size_t)(end - s)), *tab;
    bench_text *x;
    if (!line) line = end;
    *line = 0;
    if (t.n == cap && !(t.at = realloc(t.at, (cap = 2 * cap + 1024) * sizeof *t.at))) bench_die(path);
    x = &t.at[t.n++];
    tab = strrchr(s, '\t');
    x->id = s;
    x->idlen = strcspn(s, "\t");
    x->s = tab ? tab + 1 : s;
    x->n = (size_t)(line - x->s);
    t.bytes += x->n;
    s = line + 1;
  }
  return t;
}

/* All texts in one buffer, a line each. */
static inline char *bench_join (const bench_texts *t, size_t *n) {
  char *all = malloc(t->bytes + t->n + 1), *p = all;
  if (!all) bench_die("texts");
  for (size_t i = 0; i < t->n; i++) {
    p = (char *)memcpy(p, t->at[i].s, t->at[i].n) + t->at[i].n;
    *p++ = '\n';
  }
  *n = (size_t)(p - all);
  return all;
}

/* Rounds for as long as they are asked for. */
static inline void bench_rounds (void (*round) (void *), void *ctx) {
  char line[64];
  puts("");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin)) {
    round(ctx);
    puts("");
    fflush(stdout);
  }
}

#endif
