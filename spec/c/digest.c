/*
** digest.c - one number for what reading gives on many texts
**
** Built several times from the same core: with every vector path, with those of AVX2,
** of SSE2, with none, with texts read in small pieces, and with all variables full of what
** was there before. All must print the same line
** (make check compares them). Every text of a few rows is read with each number of
** spaces before it, from 0 to 64, so that every byte stands at every place of a block.
*/
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syr.h"

static uint64_t state = 20161121, digest = 1469598103934665603u;

static uint64_t draw (void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

static void note (const void *p, size_t n) {
  const uint8_t *b = p;
  size_t i;
  for (i = 0; i < n; i++) digest = (digest ^ b[i]) * 1099511628211u;
}

static void read_one (const char *s, size_t n, const syr_option *o) {
  syr_mem m;
  syr_text t;
  uint32_t i;
  syr_mem_init(&m, syr_mem_malloc, NULL);
  if (syr_text_read(&t, &m, s, n, o) != SYR_OK) exit(1);
  note(&t.n, sizeof t.n);
  if (t.n) {
    note(t.start, t.n * sizeof *t.start);
    note(t.end, t.n * sizeof *t.end);
    note(t.hash, t.n * sizeof *t.hash);
    note(t.kind, t.n);
    note(t.gap, t.n);
    note(t.shape, t.n);
  }
  for (i = 0; i < t.nsentence; i++) note(t.sentence + i, offsetof(syr_sentence, paragraph) + 1);
  note(&t.nbad, sizeof t.nbad);
  syr_mem_free(&m);
}

static const char *const row[] = {
  "L'arm\xC3\xA9""e d\xE2\x80\x99Idleb a \"repris\" 250 000 hectares, dit-il. M. El\xC3\xAF""e ira-t-il \xC2\xAB l\xC3\xA0-bas \xC2\xBB ?\n",
  "C'est-\xC3\xA0-dire qu'aujourd'hui l'on n'y voit rien\xE2\x80\xA6 \xC5\x92uvre: 15h30, 3/4, 1.250,5 \xE2\x82\xAC, http://a.fr/x?y=1.\r\n\r\n",
  "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0 \xD0\x81\xD0\xB6 \xD0\xB9 \xD8\xAD\xD9\x84\xD8\xA8 \xC4\xB0stanbul \xC5\x9E\xC4\xB1k ABC-d\xC3\x89 'mot' ''x'' !!! @a #b_c \xF0\x9F\x98\x80\n",
  "\xC3\x28 \xE2\x80 \xFF l'\xC3\x97 \xC3\x89t\xC3\xA9 Contactez-nousEnvie guerre.La J.-C. anticonstitutionnellement-Abcdefghijklmnop \xC2\x85z\xE2\x80\xA8y"
};

/* A text of some length out of pieces of the rows and single likely bytes. */
static size_t compose (char *s, size_t most) {
  static const char likely[] = "a l'e.-1 ,\n\"E(\xC3\xA9\xE2\x80\x99";
  size_t n = 0;
  while (n + 40 < most) {
    uint64_t r = draw();
    const char *from = row[r % 4];
    size_t len = strlen(from), at = (r >> 8) % len, k = (r >> 24) % 40;
    if (r >> 40 & 1) k = k < len - at ? k : len - at, memcpy(s + n, from + at, k);
    else {
      for (k = 0; k < 8; k++) s[n + k] = likely[draw() % (sizeof likely - 1)];
    }
    n += k;
  }
  return n;
}

int main (void) {
  static char s[1 << 16];
  syr_option o = { .lang = SYR_FR };
  size_t i, k, n;
  for (i = 0; i < 4; i++)
    for (k = 0; k <= 64; k++)
      for (o.lang = SYR_UND; o.lang < SYR_NLANG; o.lang++) {
        memset(s, ' ', k);
        n = strlen(row[i]);
        memcpy(s + k, row[i], n);
        read_one(s, k + n, &o);
      }
  for (i = 0; i < 400; i++) {
    o.lang = (syr_lang)(i % SYR_NLANG);
    o.whole = i / 7 & 1;
    o.clitics = i / 14 & 1;
    read_one(s, compose(s, i % 50 ? 3000 : sizeof s), &o);
  }
  printf("columns: %016llx\n", (unsigned long long)digest);
  return 0;
}
