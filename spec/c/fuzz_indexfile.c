/*
** fuzz_indexfile.c - hostile index files
**
** A good file is made, the input's triples (place, place, byte) change it, its
** checksum is made right again as a hostile writer would, and whatever opens is used
** in every way: asked, added to, linked, merged, saved.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "syr_reuse.h"

#define LAW(x) do { if (!(x)) abort(); } while (0)
#define HEADER 120    /* bytes of the header */
#define CHECKSUM_AT 32

static const char body[] = "Les habitants de la ville ont fui avant l'aube sous la pluie, selon l'agence locale qui cite des secours.";
static const char menu[] = "Accueil\nMonde\nSports\nMeteo du jour\nCulture\nSante\nVideos du matin\nJeux\nContact\n";

static void add (syr_index *x, const char *id, const char *a, const char *b) {
  static const syr_option french = { .lang = SYR_FR };
  char text[512];
  syr_source s = { .id = id, .text = text, .idlen = strlen(id), .option = french };
  s.textlen = (size_t)snprintf(text, sizeof text, "%s%s", a, b);
  LAW(syr_index_add_all(x, &s, 1, 1) == SYR_OK);
}

static const char *describe (void *ud, uint32_t added, const char *meta, size_t *n) {
  (void)ud, (void)added, (void)meta;
  *n = 5;
  return "hello";
}

/* The bytes of a good file; made once. */
static uint8_t *good (size_t *size) {
  static uint8_t *bytes;
  static size_t n;
  char path[64];
  syr_index *x;
  FILE *f;
  *size = n;
  if (bytes) return bytes;
  snprintf(path, sizeof path, "/tmp/fuzz_indexfile.%d", (int)getpid());
  LAW(syr_index_new(&x, syr_mem_malloc, NULL, 4, 3) == SYR_OK);
  add(x, "a", menu, body);
  add(x, "b", menu, body);
  add(x, "c", "Un autre texte. ", body);
  LAW(syr_index_link(x, 1) == SYR_OK && syr_index_save(x, path, describe, NULL) == SYR_OK);
  syr_index_free(x);
  f = fopen(path, "rb");
  LAW(f && (bytes = malloc(1 << 16)));
  n = fread(bytes, 1, 1 << 16, f);
  fclose(f);
  remove(path);
  *size = n;
  return bytes;
}

static uint64_t checksum (const uint8_t *s, size_t n, uint64_t sum) {
  uint64_t x;
  size_t i;
  for (i = 0; i + 8 <= n; i += 8) {
    memcpy(&x, s + i, 8);
    sum = (sum ^ x) * UINT64_C(0x9E3779B97F4A7C15);
    sum ^= sum >> 29;
  }
  return sum;
}

static void ask (syr_index *x) {
  static const syr_option french = { .lang = SYR_FR };
  syr_mem m;
  syr_text t;
  syr_passage *p;
  size_t n, i, len;
  syr_mem_init(&m, syr_mem_malloc, NULL);
  LAW(syr_text_read(&t, &m, body, sizeof body - 1, &french) == SYR_OK);
  LAW(syr_index_query(x, &m, &t, &p, &n) == SYR_OK);
  for (i = 0; i < n; i++) {
    LAW(p[i].b < syr_index_count(x) && p[i].end_a <= sizeof body - 1);
    LAW(syr_index_id(x, p[i].b, &len));
    LAW(syr_index_meta(x, p[i].b, &len) || len == 0);
  }
  syr_mem_free(&m);
}

static void use (syr_index *x) {
  syr_index *y;
  unsigned k, w;
  ask(x);
  LAW(syr_index_new(&y, syr_mem_malloc, NULL, 4, 3) == SYR_OK);
  syr_index_parameters(x, &k, &w);
  if (k == 4 && w == 3) {
    LAW(syr_index_merge(y, x) == SYR_OK);
    LAW(syr_index_link(y, 2) != SYR_NOMEM);
  }
  syr_index_free(y);
  add(x, "new", menu, body);
  if (syr_index_link(x, 2) == SYR_OK) ask(x);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t n) {
  size_t size, i;
  const uint8_t *from = good(&size);
  uint8_t *bytes = malloc(size);
  syr_index *x;
  uint64_t sum;
  LAW(bytes);
  memcpy(bytes, from, size);
  for (i = 0; i + 3 <= n && i < 60; i += 3) bytes[((size_t)data[i] << 8 | data[i + 1]) % size] ^= data[i + 2];
  memset(bytes + CHECKSUM_AT, 0, 8);
  sum = checksum(bytes, HEADER, checksum(bytes + HEADER, size - HEADER, 0));
  memcpy(bytes + CHECKSUM_AT, &sum, 8);
  if (syr_index_open(&x, syr_mem_malloc, NULL, bytes, size) == SYR_OK) {
    use(x);
    syr_index_free(x);
  } else
    LAW(n >= 3);
  free(bytes);
  return 0;
}
