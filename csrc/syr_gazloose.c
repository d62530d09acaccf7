/*
** syr_gazloose.c - names under spellings that no list has: tiers 3 and 4
**
** The keys of all names in one table, sorted by hash: it is made from an open
** gazetteer when somebody asks for these tiers, and not saved. Candidates with
** a common key are weighed sound by sound; what is alike enough is returned.
** In running text a key alone would fire on every second capitalised word, so
** there a span of two words or more must be a name's whole skeleton, and a
** single word a soft key of six letters or more; and nothing that tiers 1 and 2
** have found is touched.
*/
#include <string.h>

#include "syr_gazkey.h"

#define LIKE_LOOKUP .5 /* least likeness in look-up, of the whole and of each word */
#define LIKE_WORD .4
#define LIKE_TEXT .75  /* the same in text */
#define LIKE_TEXTWORD .65
#define LIKE_TEXTONE .87 /* of a single word in text */
#define LIKE_ABJAD .9  /* in text, where one is in Arabic letters: its vowels say nothing */
#define LIKE_SOFT .6   /* of equal soft keys */
#define BEHIND .15     /* an answer that much less likely than the best is none */
#define PART .9        /* what a name with a word left out is worth */
#define LIKE_JOINED .85 /* in look-up, of one word and several whose consonants are the same */
#define JOINED .85     /* what that is worth: "Tell Mannas", "Telmannes", and chance */
#define SPAN 8         /* words of a span in text */
#define SEEN 128       /* candidates remembered, a power of 2 */

struct gaz_keyed {
  uint32_t hash;
  uint32_t record; /* PARTIAL: first and last word of the name only */
};
#define PARTIAL 0x80000000u

/* ---- the table */

static syr_status add (syr_gazkeys *k, syr_mem *m, size_t *cap, const uint32_t *hash, unsigned n, uint32_t record) {
  syr_status st = syr_mem_room(m, &k->keyed, cap, k->n + n, sizeof *k->keyed);
  unsigned i;
  if (st != SYR_OK) return st;
  for (i = 0; i < n; i++) {
    k->keyed[k->n].hash = hash[i];
    k->keyed[k->n++].record = record;
  }
  return SYR_OK;
}

/* A name of which first and last word say enough. */
static int has_part (const gaz_sound *x) {
  return x->nword >= 3 && gaz_word_end(x, 0) >= 3 && x->n - x->word[x->nword - 1] >= 3;
}

static syr_status add_keys (syr_gazkeys *k, syr_mem *m, size_t *cap, uint32_t record) {
  uint32_t hash[GAZ_KEYS];
  const char *alias = syr_gaz_alias(k->g, record);
  gaz_sound x, part;
  syr_status st;
  if (syr_gaz_is_variant(k->g, record) || syr_gaz_policy(k->g, record) == SYR_EXACT) return SYR_OK;
  if (!gaz_sounds(alias, strlen(alias), &x)) return SYR_OK;
  hash[0] = gaz_soft(&x);
  if ((st = add(k, m, cap, hash, 1, record)) != SYR_OK) return st;
  if ((st = add(k, m, cap, hash, gaz_skeletons(&x, hash), record)) != SYR_OK) return st;
  if (!has_part(&x)) return SYR_OK;
  gaz_part(&x, 0, x.nword - 1, &part);
  return add(k, m, cap, hash, gaz_skeletons(&part, hash), record | PARTIAL);
}

/* One pass of a stable radix sort by 11 bits. */
static void pass (const struct gaz_keyed *a, struct gaz_keyed *z, size_t n, unsigned shift) {
  size_t count[2049], i;
  memset(count, 0, sizeof count);
  for (i = 0; i < n; i++) count[(a[i].hash >> shift & 2047) + 1]++;
  for (i = 0; i < 2048; i++) count[i + 1] += count[i];
  for (i = 0; i < n; i++) z[count[a[i].hash >> shift & 2047]++] = a[i];
}

/* Sort, and note where the keys of each upper part begin. */
static syr_status arrange (syr_gazkeys *k, syr_mem *m) {
  struct gaz_keyed *spare = syr_mem_new(m, (k->n + 1) * sizeof *spare);
  size_t i;
  uint32_t b = 0;
  if (!spare) return SYR_NOMEM;
  if (k->n) {
    pass(k->keyed, spare, k->n, 0);
    pass(spare, k->keyed, k->n, 11);
    pass(k->keyed, spare, k->n, 21);
  }
  syr_mem_drop(m, k->keyed);
  k->keyed = spare;
  for (k->shift = 32 - 4; k->shift > 8 && k->n >> (32 - k->shift); k->shift--) {}
  k->first = syr_mem_new(m, (((size_t)1 << (32 - k->shift)) + 1) * sizeof *k->first);
  if (!k->first) return SYR_NOMEM;
  for (i = 0; i < k->n; i++)
    while (b <= k->keyed[i].hash >> k->shift) k->first[b++] = (uint32_t)i;
  while (b <= (uint32_t)1 << (32 - k->shift)) k->first[b++] = (uint32_t)k->n;
  return SYR_OK;
}

syr_status syr_gazkeys_make (syr_gazkeys *k, const syr_gaz *g, syr_mem *m) {
  size_t cap = 0;
  uint32_t i;
  syr_status st = SYR_OK;
  memset(k, 0, sizeof *k);
  k->g = g;
  for (i = 0; i < g->nrecord && st == SYR_OK; i++) {
    st = add_keys(k, m, &cap, i);
    if (k->n > UINT32_MAX / 2) st = SYR_TOOBIG;
  }
  return st == SYR_OK ? arrange(k, m) : st;
}

/* ---- candidates */

/* A question: what is looked for, how strictly, and the answers so far. */
typedef struct ask {
  const syr_gazkeys *k;
  gaz_sound whole, part; /* part: first and last word, of three or more */
  int strict;            /* in running text */
  syr_gazguess *out;
  size_t n, room;
  uint32_t seen[SEEN]; /* candidates already weighed, plus 1 */
} ask;

/* Put an answer in its place, the best first; one for each entity. */
static void keep (ask *q, const syr_gazguess *x) {
  const syr_gaz *g = q->k->g;
  size_t i;
  for (i = 0; i < q->n; i++)
    if (syr_gaz_entity(g, q->out[i].name) == syr_gaz_entity(g, x->name)) break;
  if (i < q->n) {
    if (q->out[i].score >= x->score) return;
  }
  else if (q->n < q->room)
    q->n++;
  else if (!q->room || q->out[--i].score >= x->score)
    return;
  for (; i > 0 && q->out[i - 1].score < x->score; i--) q->out[i] = q->out[i - 1];
  q->out[i] = *x;
}

/* Consonants of a name. */
static unsigned consonants (const gaz_sound *x) {
  unsigned i, n = 0;
  for (i = 0; i < x->n; i++) n += !gaz_is_vowel(x->s[i]);
  return n;
}

/* In running text a name must say more: a single word one of its own script, a
** skeleton as many words, and four consonants. */
static int enough (const gaz_sound *a, const gaz_sound *b, unsigned tier) {
  if (a->nword == 1) return b->nword == 1 && a->script == b->script;
  return a->nword == b->nword && (tier == 3 || (consonants(a) >= 4 && consonants(b) >= 4));
}

static double least_in_text (const gaz_sound *a, const gaz_sound *b) {
  if ((a->script ^ b->script) & GAZ_ARABIC) return LIKE_ABJAD;
  return a->nword == 1 ? LIKE_TEXTONE : LIKE_TEXT;
}

/* Weigh two names, or parts of them, of which the keys are equal. */
static int weigh (const ask *q, const gaz_sound *a, const gaz_sound *b, unsigned tier, float *score) {
  double least, like = gaz_alike(a, b, &least);
  *score = (float)like;
  if (!q->strict) return like >= (tier == 3 ? LIKE_SOFT : LIKE_LOOKUP) && least >= LIKE_WORD;
  return enough(a, b, tier) && like >= least_in_text(a, b) && least >= LIKE_TEXTWORD;
}

/* One word against several: a skeleton tells of two words or more, and here it may be of
** other words. */
static int is_joined (const gaz_sound *a, const gaz_sound *b) {
  return (a->nword == 1) != (b->nword == 1);
}

/* A name that has a key of the question: is it an answer? partly: the key was
** that of the question's part. */
static void consider (ask *q, uint32_t entry, unsigned tier, int partly) {
  uint32_t record = entry & ~PARTIAL, *seen = &q->seen[(record * 0x9E3779B1u) >> 25 & (SEEN - 1)];
  int theirs = (entry & PARTIAL) != 0;
  const char *alias;
  gaz_sound x, part;
  syr_gazguess r;
  if ((partly || theirs) && (q->strict || (partly && theirs))) return;
  if (*seen == entry + 1) return;
  *seen = entry + 1;
  alias = syr_gaz_alias(q->k->g, record);
  if (!gaz_sounds(alias, strlen(alias), &x)) return;
  if (theirs) {
    if (q->whole.nword != 2 || !has_part(&x)) return;
    gaz_part(&x, 0, x.nword - 1, &part);
  }
  if (partly && x.nword != 2) return;
  if (!weigh(q, partly ? &q->part : &q->whole, theirs ? &part : &x, tier, &r.score)) return;
  r.name = record;
  r.tier = (uint8_t)tier;
  r.part = SYR_WHOLE;
  if (partly || theirs) {
    r.part = SYR_PART;
    r.score *= (float)PART;
  }
  else if (tier == 4 && is_joined(&q->whole, &x)) {
    if (r.score < (float)LIKE_JOINED) return;
    r.part = SYR_JOINED;
    r.score *= (float)JOINED;
  }
  keep(q, &r);
}

static void try_key (ask *q, uint32_t hash, unsigned tier, int partly) {
  const syr_gazkeys *k = q->k;
  uint32_t i = k->first[hash >> k->shift], z = k->first[(hash >> k->shift) + 1];
  for (; i < z && k->keyed[i].hash < hash; i++) {}
  for (; i < z && k->keyed[i].hash == hash; i++) consider(q, k->keyed[i].record, tier, partly);
}

static void try_skeletons (ask *q, const gaz_sound *x, int partly) {
  uint32_t hash[GAZ_KEYS];
  unsigned n = gaz_skeletons(x, hash), i;
  for (i = 0; i < n; i++) try_key(q, hash[i], 4, partly);
}

static void begin (ask *q, const syr_gazkeys *k, syr_gazguess *out, size_t room) {
  memset(q->seen, 0, sizeof q->seen);
  q->k = k;
  q->out = out;
  q->room = room;
  q->n = 0;
  q->strict = 0;
}

size_t syr_gazkeys_find (const syr_gazkeys *k, const char *s, size_t n, unsigned tier, syr_gazguess *out, size_t room) {
  ask q;
  begin(&q, k, out, room);
  if (!gaz_sounds(s, n, &q.whole)) return 0;
  try_key(&q, gaz_soft(&q.whole), 3, 0);
  if (tier < 4) return q.n;
  try_skeletons(&q, &q.whole, 0);
  if (has_part(&q.whole)) {
    gaz_part(&q.whole, 0, q.whole.nword - 1, &q.part);
    try_skeletons(&q, &q.part, 1);
  }
  while (q.n > 1 && out[q.n - 1].score < out[0].score - (float)BEHIND) q.n--;
  return q.n;
}

/* ---- running text */

#define MEANINGS 8
#define SAME .01f /* scores that differ less are equal */
#define LETTERS 6 /* of a single word */

struct syr_gazloose {
  const syr_gazkeys *k;
  const syr_text *t;
  syr_gazoption o;
  int has;       /* hit is the next one of tiers 1 and 2 */
  syr_gazhit hit;
  uint32_t at;   /* tokens before this one are done with */
  syr_gazhit loose[MEANINGS];
  uint32_t nloose, iloose;
  syr_gazscan *s;
};

size_t syr_gazloose_size (void) {
  return sizeof(syr_gazloose) + syr_gazscan_size();
}

void syr_gazloose_init (syr_gazloose *l, const syr_gazkeys *k, const syr_text *t, const syr_gazoption *o) {
  l->k = k;
  l->t = t;
  l->o = *o;
  l->at = l->nloose = l->iloose = 0;
  l->s = (syr_gazscan *)(void *)(l + 1);
  if (o->tier > 2) l->o.tier = 2;
  syr_gazscan_init(l->s, k->g, t, &l->o);
  l->o.tier = o->tier;
  l->has = syr_gazscan_next(l->s, &l->hit);
}

/* 1 also for scripts without case: those from Hebrew on. */
static int case_at (const syr_text *t, uint32_t start, uint32_t end) {
  int c = gaz_case(t->s + start, end - start);
  return c == 0 && t->s[start] >= 0xD6 ? 1 : c;
}

/* A word that may begin or end a name: capitalised, or of a script without case;
** an article in front of it does not count. */
static int is_big (const syr_gaz *g, const syr_text *t, uint32_t i) {
  gaz_atom a[2];
  if (t->kind[i] != SYR_WORD || t->shape[i] & (SYR_ELIDED | SYR_DIGITS)) return 0;
  if (case_at(t, t->start[i], t->end[i]) > 0) return 1;
  return t->shape[i] & SYR_HYPHEN && gaz_cut(t, i, g, a, 2) == 2 && a[0].article && case_at(t, a[1].start, a[1].end) > 0;
}

/* A small word inside a name: an article, a son, a father. */
static int is_small (const syr_gaz *g, const syr_text *t, uint32_t i) {
  static const char *const list[] = { "ben", "bin", "ibn", "abou", "abu", "oum", "ould", "de" };
  uint32_t n = t->end[i] - t->start[i], k;
  if (t->kind[i] != SYR_WORD) return 0;
  if (gaz_article_kind(g, t->hash[i])) return 1;
  for (k = 0; k < sizeof list / sizeof *list; k++)
    if (strlen(list[k]) == n && memcmp(list[k], t->s + t->start[i], n) == 0) return 1;
  return 0;
}

/* Do tokens [a, z) as a whole answer? Sets the meanings. */
static int try_span (syr_gazloose *l, uint32_t a, uint32_t z) {
  const syr_text *t = l->t;
  syr_gazguess found[MEANINGS];
  uint32_t start = t->start[a], end = t->end[z - 1], i;
  ask q;
  begin(&q, l->k, found, MEANINGS);
  q.strict = 1;
  if (end - start > SYR_MAXNAMEBYTES || !gaz_sounds((const char *)t->s + start, end - start, &q.whole)) return 0;
  if (q.whole.nword == 1 && q.whole.n >= LETTERS - 2 && gaz_letters((const char *)t->s + start, end - start) >= LETTERS)
    try_key(&q, gaz_soft(&q.whole), 3, 0);
  if (q.whole.nword >= 2) {
    try_key(&q, gaz_soft(&q.whole), 3, 0);
    if (l->o.tier >= 4) try_skeletons(&q, &q.whole, 0);
  }
  for (i = 0; i < q.n && found[i].score >= found[0].score - SAME; i++) {
    syr_gazhit h = { start, end, a, z, found[i].name, found[i].tier };
    l->loose[i] = h;
  }
  l->nloose = i;
  l->iloose = 0;
  return i > 0;
}

/* The longest answer that begins with token a and ends before token limit. */
static int try_from (syr_gazloose *l, uint32_t a, uint32_t limit) {
  const syr_text *t = l->t;
  uint32_t end[SPAN], n = 0, i;
  if (!is_big(l->k->g, t, a)) return 0;
  end[n++] = a + 1;
  for (i = a + 1; i < limit && i < a + 2 * SPAN && n < SPAN && gaz_joins(t, i); i++) {
    if (is_big(l->k->g, t, i)) end[n++] = i + 1;
    else if (!is_small(l->k->g, t, i)) break;
  }
  while (n-- > 0)
    if (try_span(l, a, end[n])) return 1;
  return 0;
}

int syr_gazloose_next (syr_gazloose *l, syr_gazhit *hit) {
  while (l->iloose == l->nloose) {
    uint32_t limit = l->has ? l->hit.first : l->t->n;
    if (l->at < limit) {
      if (try_from(l, l->at, limit))
        l->at = l->loose[0].last;
      else
        l->at++;
      continue;
    }
    if (!l->has) return 0;
    *hit = l->hit;
    if (l->at < hit->last) l->at = hit->last;
    l->has = syr_gazscan_next(l->s, &l->hit);
    return 1;
  }
  *hit = l->loose[l->iloose++];
  return 1;
}
