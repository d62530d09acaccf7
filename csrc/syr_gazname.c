/*
** syr_gazname.c - names as rows of atoms, and their other spellings
**
** Names and texts are cut in the same way, by the tokenizer first and at the
** hyphens inside tokens then. What French and English press do differently
** with one Arabic name is handled here: the article (al-Nosra, el-Nosra,
** Nosra; before sun letters an-Nosra) and particles that are joined or apart
** (Abdel Rahmane, Abdelrahmane). Longer kinship of spellings is no equality
** and has tiers of its own.
*/
#include <string.h>

#include "syr_fold.h"
#include "syr_gaz.h"

/* Lists of short words are rows of bytes filled up with NUL, so that a word is
** compared with each at once. */
typedef char word4[4];
typedef char word8[8];

/* Sources: the assimilated forms of the article before the sun letters, as
** romanized in French, English and German press. */
static const word4 articles[SYR_NARTICLE] = {
  "al", "el", "ash", "ach", "esh", "ech", "ez", "az", "adh", "ath",
  "an", "as", "at", "ad", "ar", "en", "es", "ed", "er", "il"
};

const char *gaz_article (unsigned i) {
  return articles[i];
}

unsigned gaz_is_article (const char *s, size_t n) {
  word4 w = { 0 };
  unsigned i;
  if (n < 2 || n > 3 || (s[0] != 'a' && s[0] != 'e' && s[0] != 'i')) return 0;
  w[0] = s[0], w[1] = s[1], w[2] = n == 3 ? s[2] : 0;
  for (i = 0; i < SYR_NARTICLE; i++)
    if (memcmp(articles[i], w, sizeof w) == 0) return i < GAZ_NSTRONG ? GAZ_STRONG : GAZ_WEAK;
  return 0;
}

size_t gaz_letters (const char *s, size_t n) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) k += ((uint8_t)s[i] & 0xC0) != 0x80;
  return k;
}

/* ---- atoms of a text */

/* Bytes of the hyphen at s[0..n), or 0: what folds to '-' is one. */
static inline unsigned hyphen_at (const uint8_t *s, size_t n) {
  uint8_t out[SYR_FOLDROOM(4)];
  uint32_t c;
  unsigned len;
  if (s[0] == '-') return 1;
  if (s[0] != 0xE2 && s[0] != 0xEF) return 0;
  len = syr_utf8_next(s, n, &c);
  return syr_fold(s, len, out) == 1 && out[0] == '-' ? len : 0;
}

/* 1 for upper case, -1 for lower case, 0 for none, of letters up to U+05FF and
** of Latin Extended Additional: the scripts that have case and names. */
static int case_of (uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? 1 : c >= 'a' && c <= 'z' ? -1 : 0;
  if (c < 0xC0) return 0;
  if (c < 0x100) return c == 0xD7 || c == 0xF7 ? 0 : c < 0xDF ? 1 : -1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c & 1 ? 1 : -1;
  if (c < 0x180 || (c >= 0x1E00 && c < 0x1F00)) return c == 0x178 ? 1 : c & 1 ? -1 : 1;
  if (c >= 0x386 && c < 0x3D0) return c < 0x3AC && c != 0x390 ? 1 : -1;
  if (c >= 0x400 && c < 0x460) return c < 0x430 ? 1 : -1;
  if (c >= 0x460 && c < 0x530) return c & 1 ? -1 : 1;
  if (c >= 0x531 && c < 0x588) return c < 0x557 ? 1 : -1;
  return 0;
}

int gaz_case (const uint8_t *s, size_t n) {
  uint32_t c;
  if (n == 0) return 0;
  syr_utf8_next(s, n, &c);
  return case_of(c);
}

uint64_t gaz_piece_hash (const syr_text *t, const gaz_atom *a) {
  return syr_fold_hash(t->s + a->start, a->end - a->start);
}

int gaz_next_piece (const syr_text *t, uint32_t i, uint32_t *at, gaz_atom *a) {
  uint32_t p = *at, end = t->end[i];
  unsigned len = 0;
  while (p < end && (len = hyphen_at(t->s + p, end - p)) > 0) p += len;
  a->start = p;
  while (p < end && (len = hyphen_at(t->s + p, end - p)) == 0) p++;
  a->end = p;
  *at = p;
  return a->end > a->start;
}

/* The pieces of a token with hyphens: each as an atom. */
static unsigned cut_pieces (const syr_text *t, uint32_t i, gaz_atom *a, unsigned room) {
  uint32_t at = t->start[i];
  unsigned n = 0, k;
  gaz_atom one;
  while (gaz_next_piece(t, i, &at, &one)) {
    if (n < room) {
      a[n] = one;
      a[n].piece = (uint16_t)(n < 0xFFFF ? n : 0xFFFF);
      a[n].hash = gaz_piece_hash(t, &one);
    }
    n++;
  }
  for (k = 0; k < n && k < room; k++) a[k].left = (uint16_t)(n - 1 - k < 0xFFFF ? n - 1 - k : 0xFFFF);
  return n;
}

unsigned gaz_cut (const syr_text *t, uint32_t i, const syr_gaz *known, gaz_atom *a, unsigned room) {
  unsigned n = 1, k;
  if (t->shape[i] & SYR_HYPHEN)
    n = cut_pieces(t, i, a, room);
  else if (room) {
    a->start = t->start[i];
    a->end = t->end[i];
    a->hash = t->hash[i];
    a->piece = a->left = 0;
  }
  for (k = 0; k < n && k < room; k++) {
    a[k].token = i;
    a[k].article = known ? (uint8_t)gaz_article_kind(known, a[k].hash) : 0;
  }
  return n;
}

/* ---- keys */

size_t gaz_plain_key (const uint8_t *s, size_t n, uint8_t *out) {
  size_t i = 0, o = 0;
  unsigned gaps = 0;
  int last = 0; /* the last character: 0 no letter, 1 a capital, -1 a small letter */
  while (i < n) {
    const uint8_t b = s[i], low = b | 0x20;
    const uint16_t two = b < 0x80 ? 0 : syr_fold_two(s + i, n - i);
    int now = 0;
    if (low >= 'a' && low <= 'z') {
      out[o++] = low;
      now = b == low ? -1 : 1;
    }
    else if ((b == ' ' || b == '-') && last && ++gaps < SYR_MAXNAME)
      out[o++] = GAZ_GAP;
    else if (two) {
      now = case_of((b & 0x1Fu) << 6 | (s[++i] & 0x3Fu)) > 0 ? 1 : -1;
      out[o++] = (uint8_t)two;
      if (two >> 8) out[o++] = (uint8_t)(two >> 8);
    }
    else
      return 0;
    i++;
    if (last < 0 && now > 0) return 0;
    last = now;
  }
  return last ? o : 0;
}

/* Bit 7 of each byte of w that is GAZ_GAP; of bytes behind one perhaps too. */
static uint64_t gaps_in (uint64_t w) {
  uint64_t x = w ^ 0x0101010101010101u * GAZ_GAP;
  return (x - 0x0101010101010101u) & ~x & 0x8080808080808080u;
}

/* End the atom that began at `from` before byte i. */
static int end_atom (gaz_key *k, const char *key, size_t from, size_t i) {
  if (k->n == SYR_MAXNAME) return 0;
  k->atom[k->n] = key + from;
  k->len[k->n++] = i - from;
  return 1;
}

int gaz_key_cut (gaz_key *k, const char *key, size_t n) {
  size_t i = 0, z, from = 0;
  uint64_t w;
  k->n = 0;
  while (i < n) {
    if (i + 8 <= n && !gaps_in((memcpy(&w, key + i, 8), w))) {
      i += 8;
      continue;
    }
    for (z = i + 8 < n ? i + 8 : n; i < z; i++) {
      if (key[i] != GAZ_GAP) continue;
      if (!end_atom(k, key, from, i)) return 0;
      from = i + 1;
    }
  }
  return end_atom(k, key, from, n);
}

static int has_article (const gaz_key *k) {
  unsigned i;
  for (i = 0; i < k->n; i++)
    if (gaz_is_article(k->atom[i], k->len[i])) return 1;
  return 0;
}

const gaz_key *gaz_key_bare (gaz_key *room, const gaz_key *k) {
  unsigned i;
  size_t letters = 0;
  if (!has_article(k) || gaz_is_article(k->atom[k->n - 1], k->len[k->n - 1])) return k;
  room->n = 0;
  for (i = 0; i < k->n; i++) {
    if (gaz_is_article(k->atom[i], k->len[i])) continue;
    letters += gaz_letters(k->atom[i], k->len[i]);
    room->atom[room->n] = k->atom[i];
    room->len[room->n++] = k->len[i];
  }
  return letters >= GAZ_REMAIN ? room : k;
}

/* ---- other spellings */

/* Is the word in the list of `len` ones? */
static int is_one_of (const word8 *list, size_t len, const char *s, size_t n) {
  word8 w = { 0 };
  size_t i;
  if (n < 2 || n >= sizeof w) return 0;
  for (i = 0; i < n; i++) w[i] = s[i];
  for (i = 0; i < len; i++)
    if (memcmp(list[i], w, sizeof w) == 0) return 1;
  return 0;
}

#define IS_ONE_OF(list, s, n) is_one_of(list, sizeof list / sizeof *list, s, n)

/* "Servant of the": written apart, with a hyphen, or joined to what follows. */
static const word8 servant[] = { "abdel", "abdal", "abdul", "abdoul", "abdur", "abder" };
#define NSERVANT (sizeof servant / sizeof *servant)

/* First parts of compound names of persons and places. */
static const word8 particle[] = {
  "abd", "abdel", "abdal", "abdul", "abdoul", "abdur", "abder", "abou", "abu", "bou", "oum", "umm",
  "deir", "deyr", "dayr", "tel", "tell", "tal", "tall", "kafr", "kfar", "kafar", "beit", "beyt", "bayt",
  "ain", "ayn", "jebel", "jabal", "djebel", "marj", "khan", "ras", "bab", "qal"
};

static size_t put (char *out, size_t at, const char *s, size_t n) {
  memcpy(out + at, s, n);
  return at + n;
}

/* Join every article to what follows it: "bachar al assad", "bachar alassad". */
static size_t join_articles (const gaz_key *k, char *out) {
  size_t o = 0;
  unsigned i, joined = 0;
  for (i = 0; i < k->n; i++) {
    o = put(out, o, k->atom[i], k->len[i]);
    if (i + 1 == k->n) break;
    if (gaz_is_article(k->atom[i], k->len[i]))
      joined++;
    else
      out[o++] = GAZ_GAP;
  }
  return joined ? o : 0;
}

/* Join every particle to what follows it, an article between them too. */
static size_t join_particles (const gaz_key *k, char *out) {
  size_t o = 0;
  unsigned i, joined = 0;
  int glue = 0;
  for (i = 0; i < k->n; i++) {
    if (i > 0 && !glue) out[o++] = GAZ_GAP;
    o = put(out, o, k->atom[i], k->len[i]);
    glue = i + 1 < k->n
      && (IS_ONE_OF(particle, k->atom[i], k->len[i]) || (glue && gaz_is_article(k->atom[i], k->len[i])));
    joined += glue != 0;
  }
  return joined ? o : 0;
}

/* The servant at the front of an atom, its length, if a name follows it. */
static size_t servant_in (const char *s, size_t n) {
  size_t i;
  if (n < 8 || s[0] != 'a' || s[1] != 'b' || s[2] != 'd') return 0;
  for (i = 0; i < NSERVANT; i++) {
    size_t m = strlen(servant[i]);
    if (n >= m + 3 && memcmp(servant[i], s, m) == 0) return m;
  }
  return 0;
}

/* Split "abdelrahmane" into "abdel rahmane"; with bare, "abd rahmane". */
static size_t split_servant (const gaz_key *k, char *out, int bare) {
  size_t o = 0, m;
  unsigned i, split = 0;
  for (i = 0; i < k->n; i++) {
    m = servant_in(k->atom[i], k->len[i]);
    if (m || (bare && IS_ONE_OF(servant, k->atom[i], k->len[i]))) {
      size_t kept = m ? m : k->len[i];
      o = put(out, o, k->atom[i], bare ? 3 : kept);
      if (m) {
        out[o++] = GAZ_GAP;
        o = put(out, o, k->atom[i] + m, k->len[i] - m);
      }
      split++;
    }
    else
      o = put(out, o, k->atom[i], k->len[i]);
    if (i + 1 < k->n) out[o++] = GAZ_GAP;
  }
  return split ? o : 0;
}

/* Take a joined article off: "deir ezzor", "deir zor"; not off a first atom. */
static size_t split_sun (const gaz_key *k, char *out) {
  size_t o = 0;
  unsigned i, split = 0;
  for (i = 0; i < k->n; i++) {
    const char *s = k->atom[i];
    size_t n = k->len[i];
    int sun = i > 0 && n >= 5 && (s[0] == 'a' || s[0] == 'e') && s[1] == s[2] && strchr("dnrstz", s[1]);
    if (i) out[o++] = GAZ_GAP;
    o = put(out, o, s + (sun ? 2 : 0), n - (sun ? 2 : 0));
    split += sun != 0;
  }
  return split ? o : 0;
}

/* Letters of a key, articles and spaces aside. */
static size_t bare_letters (const gaz_key *k) {
  size_t n = 0;
  unsigned i;
  for (i = 0; i < k->n; i++)
    if (!gaz_is_article(k->atom[i], k->len[i])) n += gaz_letters(k->atom[i], k->len[i]);
  return n;
}

#define L(c) (1u << ((c) - 'a'))

/* The second letters of articles, servants and particles, by their first. */
static const uint32_t second[26] = {
  ['a' - 'a'] = L('b') | L('c') | L('d') | L('i') | L('l') | L('n') | L('r') | L('s') | L('t') | L('y') | L('z'),
  ['b' - 'a'] = L('a') | L('e') | L('o'),
  ['d' - 'a'] = L('a') | L('e') | L('j'),
  ['e' - 'a'] = L('c') | L('d') | L('l') | L('n') | L('r') | L('s') | L('z'),
  ['i' - 'a'] = L('l'),
  ['j' - 'a'] = L('a') | L('e'),
  ['k' - 'a'] = L('a') | L('f') | L('h'),
  ['m' - 'a'] = L('a'),
  ['o' - 'a'] = L('u'),
  ['q' - 'a'] = L('a'),
  ['r' - 'a'] = L('a'),
  ['t' - 'a'] = L('a') | L('e'),
  ['u' - 'a'] = L('m')
};

/* May the atom be or begin one of those? */
static int may_vary (const char *s, size_t n) {
  return n >= 2 && s[0] >= 'a' && s[0] <= 'z' && s[1] >= 'a' && s[1] <= 'z' && second[s[0] - 'a'] & L(s[1]);
}

/* Can atom i of the name be written otherwise? */
static int varies (const gaz_key *k, unsigned i) {
  const char *s = k->atom[i];
  size_t n = k->len[i];
  if (i > 0 && n >= 5 && s[1] == s[2] && (s[0] == 'a' || s[0] == 'e')) return 1;
  if (!may_vary(s, n)) return 0;
  if (servant_in(s, n) || gaz_is_article(s, n)) return 1;
  return (i + 1 < k->n && IS_ONE_OF(particle, s, n)) || (n == 5 && IS_ONE_OF(servant, s, n));
}

int gaz_has_variants (const gaz_key *k) {
  unsigned i;
  for (i = 0; i < k->n; i++)
    if (varies(k, i)) return bare_letters(k) >= GAZ_REMAIN;
  return 0;
}

size_t gaz_variant (const gaz_key *k, unsigned i, char *out) {
  switch (i) {
    case 0: return join_articles(k, out);
    case 1: return join_particles(k, out);
    case 2: return split_servant(k, out, 0);
    case 3: return split_servant(k, out, 1);
    case 4: return split_sun(k, out);
    default: return 0;
  }
}
