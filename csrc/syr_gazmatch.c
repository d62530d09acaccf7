/*
** syr_gazmatch.c - the names in the columns of a text
**
** The naive loop tries every name at every token. Here the filter drops tokens
** that are no name and with the next token begin none (most of them, for two
** loads each); for the rest slots, records and strings are fetched ahead, 64
** tokens at a time, so that the memory's latency is paid once; from a slot the
** run of atoms grows while names go on.
** A find is what ends at an atom; it becomes a match when case and letters are
** right. Names with articles are held without them, so one walk serves
** both tiers; names that would be too short without are held whole, and a
** second, literal walk finds them where the text has an article.
*/
#include <string.h>

#include "syr_gaz.h"

#define WINDOW 40     /* atoms looked at from one start: a name and articles */
#define FINDS 40      /* finds at one start: at most one an atom and walk */
#define LONGATOM 1024 /* bytes; a longer piece of text is no part of a name */

/* Names that end at an atom of the window. */
typedef struct find {
  uint32_t record; /* the first of them */
  uint32_t end;    /* rank of the atom */
} find;

struct syr_gazscan {
  gaz_ahead ahead;
  const syr_gaz *g;
  const syr_text *t;
  syr_gazoption o;
  uint32_t free; /* tokens before this one are taken by a match */
  uint32_t tried;     /* tokens before this one were starts or will not be */
  uint32_t lead, led; /* articles [lead, led) come before token led */
  /* the window */
  uint32_t natom;
  uint32_t next; /* token to cut next */
  int wall;      /* nothing may be added */
  gaz_atom atom[WINDOW];
  /* the finds of one start, the longest first */
  uint32_t start;   /* rank of the atom they begin with */
  uint32_t article; /* rank of the first article the walk met, or WINDOW */
  uint32_t nfound;
  find found[FINDS];
  /* the matches among them: finds [group, ...) with one end, tier by tier */
  uint32_t group, ifound, record;
  uint8_t want, any, second;
};

size_t syr_gazscan_size (void) {
  return sizeof(syr_gazscan);
}

void syr_gazscan_init (syr_gazscan *s, const syr_gaz *g, const syr_text *t, const syr_gazoption *o) {
  s->ahead.g = s->g = g;
  s->ahead.t = s->t = t;
  s->o = *o;
  s->ahead.anycase = o->anycase;
  s->ahead.seen = s->ahead.n = s->ahead.i = 0;
  s->free = s->tried = 0;
  s->lead = s->led = UINT32_MAX;
  s->natom = s->next = s->start = 0;
  s->nfound = s->group = 0;
  s->any = 0;
}

/* ---- the window */

/* A line end may be where the page was broken ("le Front / al-Nosra"), and mostly is not:
** between two words only, so that no rubric takes the number of the line below ("France /
** 24 juin"). */
int gaz_joins (const syr_text *t, uint32_t i) {
  if (t->gap[i] < SYR_LINE) return 1;
  return t->gap[i] == SYR_LINE && t->kind[i] == SYR_WORD && t->kind[i - 1] == SYR_WORD;
}

unsigned gaz_marks (const syr_text *t, uint32_t i) {
  const unsigned hyphen = i < t->n && gaz_is_hyphen(t, i);
  const uint32_t mark = i + hyphen;
  if (mark + 1 >= t->n || t->hash[mark] != GAZ_NOTHING || t->gap[mark + 1] != SYR_GLUED) return 0;
  if (hyphen) return t->gap[i] == SYR_GLUED && t->gap[mark] == SYR_GLUED ? 2 : 0;
  return t->gap[i] != SYR_GLUED;
}

/* Add the atoms of one more token. Returns 0 if there is none. */
static int more (syr_gazscan *s) {
  const syr_text *t = s->t;
  uint32_t room = WINDOW - s->natom, k;
  if (s->natom && gaz_may_mark(t, s->next) && gaz_joins(t, s->next)) s->next += gaz_marks(t, s->next);
  if (s->wall || s->next >= t->n || (s->natom && !gaz_joins(t, s->next))) {
    s->wall = 1;
    return 0;
  }
  k = gaz_cut(t, s->next, s->g, s->atom + s->natom, room);
  s->next++;
  if (k == 0 || k > room) s->wall = 1;
  if (k > room) k = s->natom ? 0 : room;
  s->natom += k;
  return k > 0;
}

/* ---- walks */

/* A name may end inside a token only before one last piece in lower case:
** "Alep-est", but no "Saint-Jean" in "Saint-Jean-de-Luz". */
static int ends_well (const syr_gazscan *s, uint32_t k) {
  const gaz_atom *a = &s->atom[k];
  return a->left == 0 || (a->left == 1 && k + 1 < s->natom && gaz_atom_case(s->t, a + 1) < 0);
}

/* Follow the atoms from `from` on. bare: articles are passed over, and tell the
** other walk that it is needed; else only finds from the first article on are
** new. */
static void walk (syr_gazscan *s, uint32_t from, int bare) {
  uint64_t p = s->g->seed, before = 0;
  uint32_t k, depth, v;
  for (k = from, depth = 0; depth < SYR_MAXNAME; k++) {
    if (k >= s->natom && !more(s)) return;
    if (bare && s->atom[k].article) {
      if (s->article == WINDOW) s->article = k;
      continue;
    }
    p = depth == 1 ? gaz_mix_pair(s->g->seed, before, s->atom[k].hash) : gaz_mix(p, s->atom[k].hash);
    if (depth == 1 && !gaz_seen(s->g->bloom, s->g->bloommask, gaz_pair(before, s->atom[k].hash), GAZ_ONE)) return; /* nearer than slots */
    before = s->atom[k].hash;
    v = gaz_look_up(s->g, p);
    if ((v & GAZ_FIRST) && (bare || k >= s->article) && s->nfound < FINDS && ends_well(s, k)) {
      s->found[s->nfound].record = (v & GAZ_FIRST) - 1;
      s->found[s->nfound++].end = k;
    }
    if (!(v & GAZ_MORE)) return;
    depth++;
  }
}

/* The longest first, otherwise in the order found. */
static void sort_finds (syr_gazscan *s) {
  uint32_t i, k;
  for (i = 1; i < s->nfound; i++) {
    find x = s->found[i];
    for (k = i; k > 0 && s->found[k - 1].end < x.end; k--) s->found[k] = s->found[k - 1];
    s->found[k] = x;
  }
}

/* Begin with the finds of a start. */
static void begin_matches (syr_gazscan *s) {
  s->group = s->ifound = 0;
  s->record = UINT32_MAX;
  s->want = 1;
  s->any = s->second = 0;
}

/* Find all that begins with atom `start` of the window. */
static void find_from (syr_gazscan *s, uint32_t start) {
  s->start = start;
  s->nfound = 0;
  s->article = WINDOW;
  if (s->atom[start].article) {
    walk(s, start + 1, 1);
    s->article = start;
    walk(s, start, 0);
  }
  else {
    walk(s, start, 1);
    if (s->article < WINDOW) walk(s, start, 0);
  }
  sort_finds(s);
  begin_matches(s);
}

/* The same for a token that the look-ahead knows to be these names only. */
static void find_single (syr_gazscan *s, uint32_t token, uint32_t record) {
  const syr_text *t = s->t;
  gaz_atom *a = s->atom;
  a->hash = t->hash[token];
  a->start = t->start[token];
  a->end = t->end[token];
  a->token = token;
  a->piece = a->left = 0;
  a->article = 0;
  s->natom = 1;
  s->start = 0;
  s->nfound = 1;
  s->found[0].record = record;
  s->found[0].end = 0;
  begin_matches(s);
}

/* ---- from find to match */

/* Atom a of the text, folded into out, which has room for LONGATOM bytes. */
static size_t fold_atom (const syr_gazscan *s, const gaz_atom *a, char *out) {
  size_t n = a->end - a->start;
  return n <= LONGATOM ? syr_fold(s->t->s + a->start, n, (uint8_t *)out) : 0;
}

/* An article that the name lacks (or, in front, has otherwise) must be joined
** to what follows or be a word that is nothing else: "as-Suwayda", "al
** Suwayda", but not "en Syrie". */
static int may_add (const gaz_atom *a) {
  return a->article == GAZ_STRONG || a->left > 0;
}

#ifdef SYR_X86
/* Of 16 bytes each: does the key begin with the first n of the text, which are plain ASCII?
** -1: they are not. */
static inline int same_plain (const uint8_t *text, const char *key, unsigned n) {
  const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)text), k = _mm_loadu_si128((const __m128i *)(const void *)key);
  const __m128i capital = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8('A' - 1)), _mm_cmplt_epi8(v, _mm_set1_epi8('Z' + 1)));
  const __m128i low = _mm_or_si128(v, _mm_and_si128(capital, _mm_set1_epi8(0x20)));
  const __m128i odd = _mm_or_si128(_mm_cmplt_epi8(v, _mm_set1_epi8(1)), _mm_cmpeq_epi8(v, _mm_set1_epi8('\'')));
  const unsigned first = (1u << n) - 1;
  if ((unsigned)_mm_movemask_epi8(odd) & first) return -1;
  return ((unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(low, k)) & first) == first;
}

/* May 16 bytes be read there? */
static inline int has_room (const syr_gazscan *s, const gaz_atom *a, const char *key) {
  return s->t->len - a->start >= 16 && key >= s->g->string && (size_t)(s->g->string + s->g->nstring - key) >= 16;
}
#endif

/* The key behind the atom that it begins with, or NULL if it does not. */
static const char *pass_atom (const syr_gazscan *s, const gaz_atom *a, const char *key) {
  char out[SYR_FOLDROOM(LONGATOM)];
  const uint8_t *p = s->t->s + a->start, *end = s->t->s + a->end;
  size_t n;
#ifdef SYR_X86
  if (end - p <= 16 && has_room(s, a, key)) {
    const int same = same_plain(p, key, (unsigned)(end - p));
    if (same >= 0) return same ? key + (end - p) : NULL;
  }
#endif
  while (p < end) {
    const unsigned len = *p < 0x80 ? 1 : 2;
    const uint16_t two = len == 2 ? syr_fold_two(p, (size_t)(end - p)) : *p >= 'A' && *p <= 'Z' ? *p | 0x20 : *p;
    if (two == 0) break;
    p += len;
    if (two == '\'') continue;
    if ((uint8_t)two != (uint8_t)*key++) return NULL;
    if (two >> 8 && two >> 8 != (uint8_t)*key++) return NULL;
  }
  if (p == end) return key;
  if (end - p > LONGATOM) return NULL;
  n = syr_fold(p, (size_t)(end - p), (uint8_t *)out);
  return !memchr(out, 0, n) && strncmp(key, out, n) == 0 ? key + n : NULL;
}

/* Are the atoms [start, end] of the text the key, one by one? */
static int equal (const syr_gazscan *s, uint32_t end, const char *key) {
  uint32_t i;
  for (i = s->start; i <= end; i++) {
    if (i > s->start && *key++ != GAZ_GAP) return 0;
    if (!(key = pass_atom(s, &s->atom[i], key))) return 0;
  }
  return *key == 0;
}

/* Are they the key but for articles (never the last atom), with enough letters
** besides? Two hands go along the rows and pass over articles. */
static int nearly (const syr_gazscan *s, uint32_t end, const char *key) {
  char out[SYR_FOLDROOM(LONGATOM)];
  gaz_key k;
  uint32_t i = s->start;
  unsigned j = 0;
  size_t letters = 0;
  if (!gaz_key_cut(&k, key, strlen(key))) return 0;
  while (i <= end && j < k.n) {
    const gaz_atom *a = &s->atom[i];
    size_t n = fold_atom(s, a, out);
    int mine = i < end && a->article, its = j + 1 < k.n && gaz_is_article(k.atom[j], k.len[j]);
    int same = n == k.len[j] && memcmp(out, k.atom[j], n) == 0;
    if (same && !mine) letters += gaz_letters(out, n);
    if (!same && !mine && !its) return 0;
    if (!same && mine && (!its || i == s->start) && !may_add(a)) return 0;
    i += same || mine;
    j += same || its;
  }
  return i > end && j == k.n && letters >= GAZ_REMAIN;
}

/* Spaces, hyphens, apostrophes: what may differ in an exact name. Their bytes. */
static unsigned gap_at (const uint8_t *s, size_t n) {
  if (*s == ' ' || *s == '-' || *s == '\'' || (*s >= '\t' && *s <= '\r')) return 1;
  if (n >= 2 && s[0] == 0xC2 && s[1] == 0xA0) return 2;
  if (n >= 3 && s[0] == 0xE2 && s[1] == 0x80 && ((s[2] >= 0x90 && s[2] <= 0x92) || s[2] == 0x99 || s[2] == 0xAF)) return 3;
  return 0;
}

/* Are two pieces of text equal byte for byte but for the gaps? */
static int same_bytes (const uint8_t *a, size_t na, const uint8_t *b, size_t nb) {
  size_t i = 0, j = 0;
  for (;;) {
    unsigned k;
    while (i < na && (k = gap_at(a + i, na - i)) > 0) i += k;
    while (j < nb && (k = gap_at(b + j, nb - j)) > 0) j += k;
    if (i >= na || j >= nb) return i >= na && j >= nb;
    if (a[i++] != b[j++]) return 0;
  }
}

/* Does the case of atoms [start, end] suit the name? */
static int case_fits (const syr_gazscan *s, uint32_t end, uint32_t name) {
  const gaz_atom *a = s->atom + s->start, *z = s->atom + end;
  syr_policy policy = s->o.anycase ? SYR_ANY : syr_gaz_policy(s->g, name);
  if (policy == SYR_ANY) return 1;
  if (policy == SYR_EXACT) {
    const char *alias = syr_gaz_alias(s->g, name);
    return same_bytes(s->t->s + a->start, z->end - a->start, (const uint8_t *)alias, strlen(alias));
  }
  while (a < z && a->article) a++;
  return gaz_atom_case(s->t, a) >= 0;
}

/* The tier of a name as what atoms [start, end] say, or 0. */
static unsigned tier_of (const syr_gazscan *s, uint32_t end, uint32_t name) {
  const char *key;
  if (!case_fits(s, end, name)) return 0;
  key = gaz_key_of(s->g, name);
  if (equal(s, end, key)) return s->g->record[name].what & GAZ_VARIANT ? 2 : 1;
  return s->o.tier >= 2 && nearly(s, end, key) ? 2 : 0;
}

/* The next name of tier `want` among the finds of the group. */
static int next_name (syr_gazscan *s, uint32_t *name) {
  uint32_t end = s->found[s->group].end;
  for (; s->ifound < s->nfound && s->found[s->ifound].end == end; s->ifound++, s->record = UINT32_MAX) {
    for (;;) {
      uint32_t r = s->record == UINT32_MAX ? s->found[s->ifound].record : s->record;
      unsigned tier;
      if (r >= s->g->nrecord) break;
      tier = tier_of(s, end, r);
      s->record = s->g->record[r].what & GAZ_LAST ? s->g->nrecord : r + 1;
      s->second |= tier == 2;
      *name = r;
      if (tier == s->want) return 1;
    }
  }
  return 0;
}

static void set_hit (const syr_gazscan *s, uint32_t name, syr_gazhit *hit) {
  const gaz_atom *a = &s->atom[s->start], *z = &s->atom[s->found[s->group].end];
  hit->start = a->start;
  hit->end = z->end;
  hit->first = a->token;
  hit->last = z->token + 1;
  hit->name = name;
  hit->tier = s->want;
}

/* The next match among the finds. Returns 0 when there are no more; without
** overlap the tokens of the match are then taken. */
static int next_match (syr_gazscan *s, syr_gazhit *hit) {
  while (s->group < s->nfound) {
    uint32_t name, end = s->found[s->group].end;
    if (next_name(s, &name)) {
      s->any = 1;
      set_hit(s, name, hit);
      return 1;
    }
    s->record = UINT32_MAX;
    if (s->want == 1 && s->second && s->o.tier >= 2) {
      s->want = 2;
      s->ifound = s->group;
      continue;
    }
    if (s->any && !s->o.overlap) {
      s->free = s->atom[end].token + 1;
      s->nfound = 0;
      return 0;
    }
    s->group = s->ifound;
    s->want = 1;
    s->second = 0;
  }
  return 0;
}

/* The match of find_single when one name is all there is, which most matches are: what
** next_match would come to, at once. Of more names nothing is done. Returns 0 without a match. */
static int single_match (syr_gazscan *s, syr_gazhit *hit) {
  const uint32_t name = s->found[0].record;
  unsigned tier;
  if (!(s->g->record[name].what & GAZ_LAST)) return 0;
  tier = tier_of(s, 0, name);
  s->nfound = 0;
  if (tier == 0 || (tier == 2 && s->o.tier < 2)) return 0;
  s->want = (uint8_t)tier;
  set_hit(s, name, hit);
  if (!s->o.overlap) s->free = hit->last;
  return 1;
}

/* ---- starts */

/* A name may begin after one piece in lower case: "pro-Assad", "anti-OTAN". */
static int inner_start (const syr_gazscan *s) {
  const gaz_atom *a = s->atom;
  return s->natom >= 2 && s->start == 0 && a[1].token == a[0].token
    && gaz_atom_case(s->t, a) < 0 && gaz_atom_case(s->t, a + 1) > 0;
}

/* Is token i an article, and may a name go on after it? */
static int leads (const syr_gazscan *s, uint32_t i) {
  const syr_text *t = s->t;
  return gaz_article_kind(s->g, t->hash[i]) && gaz_joins(t, i + 1);
}

/* The tokens of a mark right before token k, with one left over in front of them. */
static uint32_t marks_before (const syr_gazscan *s, uint32_t k) {
  if (k < s->free + 2 || s->t->hash[k - 1] != GAZ_NOTHING) return 0;
  if (k >= s->free + 3 && gaz_marks(s->t, k - 2) == 2) return 2;
  return gaz_marks(s->t, k - 1) == 1;
}

/* The first of the articles that stand before token i in a row, or i. Marks of an 'ayn may
** stand between. */
static uint32_t first_lead (const syr_gazscan *s, uint32_t i) {
  uint32_t k = i;
  while (k > s->free && i - k < SYR_MAXNAME) {
    const uint32_t before = k - 1 - marks_before(s, k);
    if (!leads(s, before)) break;
    k = before;
  }
  return k;
}

/* The next token to start from, or t->n. The filter knows names without their
** articles, so before a token that it lets pass its articles come first. */
static uint32_t next_token (syr_gazscan *s, uint32_t *single) {
  for (;;) {
    uint32_t token;
    *single = GAZ_MANY;
    if (s->lead < s->led)
      token = s->lead++;
    else {
      while (s->ahead.i == s->ahead.n)
        if (!gaz_look_ahead(&s->ahead)) return s->t->n;
      token = s->ahead.token[s->ahead.i];
      if (token >= s->free && s->led != token) {
        s->led = token;
        s->lead = first_lead(s, token);
        continue;
      }
      *single = s->ahead.single[s->ahead.i++];
    }
    if (token < s->free || token < s->tried) continue;
    s->tried = token + 1;
    return token;
  }
}

/* Go to the next start. Returns 0 at the text's end, -1 with a match at once. */
static int next_start (syr_gazscan *s, syr_gazhit *hit) {
  uint32_t token, single;
  if (s->natom && s->atom[0].token >= s->free && inner_start(s)) {
    find_from(s, 1);
    return 1;
  }
  token = next_token(s, &single);
  if (token == s->t->n) return 0;
  if (single != GAZ_MANY) {
    find_single(s, token, single);
    return single_match(s, hit) ? -1 : 1;
  }
  s->natom = 0;
  s->wall = 0;
  s->next = token;
  s->start = s->nfound = s->group = 0;
  if (more(s)) find_from(s, 0);
  return 1;
}

int syr_gazscan_next (syr_gazscan *s, syr_gazhit *hit) {
  int more_to_come;
  do {
    if (next_match(s, hit)) return 1;
    more_to_come = next_start(s, hit);
  } while (more_to_come > 0);
  return more_to_come < 0;
}
