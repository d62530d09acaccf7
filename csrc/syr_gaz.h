/*
** syr_gaz.h - what the stages of the gazetteer share
**
** syr_gazname.c    tokens -> atoms; Arabic articles; the spellings of tier 2
** syr_gazbuild.c   names -> records, hashes of their first atoms, the buffer
** syr_gazetteer.c  a buffer -> a checked view, its entities and names
** syr_gazids.c     the entities of a view by their ids
** syr_gazsift.c    tokens of a text -> those that may begin a name
** syr_gazmatch.c   those -> matches
** syr_gazfile.c    the buffer to a file and back
** syr_gazkey.h     unseen spellings have stages of their own
**
** The buffer, 8-aligned, in the byte order of the machine that made it:
**   header | strings, to a multiple of 8 | bloom: 2^bloomlog words | slots | records | entities
** The strings come first: they grow in place while names are added.
** A slot answers "is there a name that begins with these atoms?": the home of a
** hash is scaled from its high half, so that slots lie in the order of hashes
** and are filled front to back; the low half is the tag. Slots go on past the
** last home, the last one is free.
*/
#ifndef syr_gaz_h
#define syr_gaz_h

#include "syr.h"
#include "syr_cpu.h"
#include "syr_fold.h"

#pragma GCC visibility push(hidden)

#define GAZ_MAGIC "syrgaz\r\n"
#define GAZ_ENDIAN 0x01020304u
#define GAZ_SEED 0x2545F4914F6CDD1Du

typedef struct gaz_header {
  char magic[8];
  uint32_t version, endian, fold, bloomlog;
  uint64_t seed, size;
  uint64_t checksum; /* of all bytes behind the header */
  uint32_t nentity, nname, nalone, nrecord, nhome, nslot;
  uint64_t nstring; /* bytes of strings; the last is NUL */
  uint64_t header;  /* checksum of the fields above */
} gaz_header;

/* value 0: free. Else GAZ_MORE if longer names begin with these atoms, and the
** first record of the names that end here, plus 1, or 0; then GAZ_BIG if all of
** these begin with an ASCII letter that must be a capital in the text. */
typedef struct gaz_slot {
  uint32_t tag, value;
} gaz_slot;
#define GAZ_MORE 0x80000000u
#define GAZ_BIG 0x40000000u
#define GAZ_FIRST 0x3FFFFFFFu

/* A name: its string is "key NUL alias NUL", the key being the folded atoms
** with GAZ_GAP between, which no folded atom has. Equal keys follow each other. */
#define GAZ_GAP '\x1F'

/* An entity: "id NUL type NUL name NUL". In front of it, when Wikidata has it, this byte
** and "Q... NUL": what has no such id costs nothing. */
#define GAZ_WIKIDATA '\x01'

/* A string that is there already: an entity's name that is its id, an alias that is the entity's
** name. No name is that byte, which is no UTF-8. Most names of a list are one or the other. */
#define GAZ_SAME "\xFF"

typedef struct gaz_record {
  uint32_t string;
  uint32_t what; /* entity, policy << 28, GAZ_VARIANT, GAZ_LAST */
} gaz_record;
#define GAZ_ENTITY 0x0FFFFFFFu
#define GAZ_VARIANT 0x40000000u /* the key is a spelling of tier 2, not the alias */
#define GAZ_LAST 0x80000000u    /* no more names with this hash */

#define GAZ_FACTOR 0x9E3779B97F4A7C15u

static inline uint64_t gaz_turn (uint64_t x) {
  return x << 23 | x >> 41;
}

/* The hash of a run of atoms, from that of the run without its last. */
static inline uint64_t gaz_mix (uint64_t p, uint64_t atom) {
  p = (gaz_turn(p) ^ atom) * GAZ_FACTOR;
  return p ^ p >> 32;
}

/* Two atoms as one, and the hash of that run. */
static inline uint64_t gaz_pair (uint64_t first, uint64_t second) {
  return gaz_turn(first) ^ second;
}

static inline uint64_t gaz_mix_pair (uint64_t seed, uint64_t first, uint64_t second) {
  return gaz_mix(~seed, gaz_pair(first, second));
}

/* The atom again, of which p is gaz_mix(seed, atom). */
static inline uint64_t gaz_unmix (uint64_t seed, uint64_t p) {
  p ^= p >> 32;
  return p * 0xF1DE83E19937733Du ^ gaz_turn(seed); /* the factor's inverse */
}

/*
** The filter holds two bits of one word for each run that is asked for first:
** one atom that is a name (GAZ_ONE), one atom that longer names begin with
** (GAZ_PREFIX, in the same word), and two atoms that are a name or begin one (as
** GAZ_ONE of both hashes together). So "le" needs no slot where no name goes on.
** It takes the atoms' own hashes: a wrong yes only costs a look.
*/
enum { GAZ_ONE = 0, GAZ_PREFIX = 12 };

static inline uint64_t gaz_bits (uint64_t h, unsigned kind) {
  return (uint64_t)1 << (h >> kind & 63) | (uint64_t)1 << (h >> (kind + 6) & 63);
}

static inline size_t gaz_word (uint64_t h, uint32_t mask) {
  return (size_t)(h >> 32 & mask); /* mask = words - 1 */
}

static inline unsigned gaz_set (uint64_t word, uint64_t h, unsigned kind) {
  return (unsigned)(word >> (h >> kind & 63) & word >> (h >> (kind + 6) & 63) & 1);
}

static inline unsigned gaz_seen (const uint64_t *bloom, uint32_t mask, uint64_t h, unsigned kind) {
  return gaz_set(bloom[gaz_word(h, mask)], h, kind);
}

static inline uint32_t gaz_home (uint64_t p, uint32_t nhome) {
  return (uint32_t)((p >> 32) * nhome >> 32);
}

/* A run of first atoms while building. It has the record that it is the whole key
** of with it: what lies anywhere in memory is dear to fetch. kind: how many atoms,
** one, two or more (0), and whether there is a record. */
typedef struct gaz_entry {
  uint64_t hash;
  gaz_record record; /* GAZ_LAST of `what` is as GAZ_BIG of a slot */
  uint8_t kind;
} __attribute__((packed)) gaz_entry; /* 17 bytes, of which there are tens of millions */
#define GAZ_RUN1 1
#define GAZ_RUN2 2
#define GAZ_WHOLE 4
#define GAZ_MUSTBIG GAZ_LAST

/*
** Make the builder's pool, which has the strings behind the room of the header,
** the whole buffer; its entries are sorted on the way, stably. SYR_NOMEM; SYR_ARG:
** this seed will not do, the strings are as before.
*/
syr_status gaz_table (syr_gazbuild *b, uint64_t seed, size_t *size);

/*
** The key of a name that is plain: words of letters of ASCII and Latin that folding
** has in its table, no capital after a small one (the tokenizer parts "dit-elleAlep"),
** a space or a hyphen between two of them. Writes at most n bytes;
** returns how many, or 0 when the name is not plain, not UTF-8 or of too many atoms.
** What the tokenizer and syr_fold make of it is the same (spec/c/fuzz_gazetteer.c).
*/
size_t gaz_plain_key (const uint8_t *s, size_t n, uint8_t *out);

/* Set both checksums of a buffer whose header is otherwise complete. */
void gaz_seal (uint8_t *buffer);

/* The slot of a run of atoms: its value, or 0. Four slots at a time where that is one
** comparison: how many there are to look at cannot be guessed. */
static inline uint32_t gaz_look_up (const syr_gaz *g, uint64_t p) {
  uint32_t i = gaz_home(p, g->nhome);
#ifdef SYR_X86
  const __m128i tag = _mm_set1_epi32((int)(uint32_t)p);
  for (; i < g->nslot && g->nslot - i >= 4; i += 4) {
    const __m128 a = _mm_loadu_ps((const float *)(const void *)(g->slot + i)), b = _mm_loadu_ps((const float *)(const void *)(g->slot + i + 2));
    const __m128i tags = _mm_castps_si128(_mm_shuffle_ps(a, b, 0x88)), values = _mm_castps_si128(_mm_shuffle_ps(a, b, 0xDD));
    const __m128i ends = _mm_or_si128(_mm_cmpeq_epi32(tags, tag), _mm_cmpeq_epi32(values, _mm_setzero_si128()));
    const unsigned any = (unsigned)_mm_movemask_ps(_mm_castsi128_ps(ends));
    if (any) return g->slot[i + (unsigned)__builtin_ctz(any)].value;
  }
#endif
  for (; i < g->nslot && g->slot[i].value; i++)
    if (g->slot[i].tag == (uint32_t)p) return g->slot[i].value;
  return 0;
}

/* The key of a record, or "". */
static inline const char *gaz_key_of (const syr_gaz *g, uint32_t name) {
  uint64_t at = name < g->nrecord ? g->record[name].string : UINT64_MAX;
  return at < g->nstring ? g->string + at : "";
}

/* ---- starts (syr_gazsift.c) */

#define GAZ_AHEAD 128       /* tokens that may pass in one go */
#define GAZ_MANY UINT32_MAX /* in `single`: the token must be walked from */

/* The next tokens of a text that may begin a name. */
typedef struct gaz_ahead {
  const syr_gaz *g;
  const syr_text *t;
  int anycase;
  uint32_t seen; /* tokens that were looked at */
  uint32_t n, i; /* tokens in the lists, and the next one: the matcher's */
  uint32_t token[GAZ_AHEAD];
  uint32_t single[GAZ_AHEAD]; /* the token alone is these names, none goes on: rank of the first; or GAZ_MANY */
} gaz_ahead;

/* Fill the lists anew. Returns 0 at the text's end; else they may be empty. */
int gaz_look_ahead (gaz_ahead *s);

/* ---- atoms (syr_gazname.c) */

/* A word as names see it: a token, or a piece of one between hyphens. */
typedef struct gaz_atom {
  uint64_t hash;
  uint32_t start, end; /* bytes of the text */
  uint32_t token;
  uint16_t piece, left; /* pieces of the token before it, and after it */
  uint8_t article;      /* 0, or GAZ_STRONG, GAZ_WEAK */
} gaz_atom;

enum { GAZ_STRONG = 1, GAZ_WEAK };

/* The spellings of the Arabic article, folded; those from GAZ_NSTRONG on are
** also words of French or other languages. */
#define GAZ_NSTRONG 10
const char *gaz_article (unsigned i);

/*
** Cut token i into at most `room` atoms. Returns how many it has (0 for a token
** of hyphens only); when that is more than room, the first room are written.
** known: what the hashes of articles are, or NULL: no atom is an article.
*/
unsigned gaz_cut (const syr_text *t, uint32_t i, const syr_gaz *known, gaz_atom *a, unsigned room);

/* The next piece between hyphens of token i, from byte *at on, which moves behind it:
** start and end only. 0: there is none. */
int gaz_next_piece (const syr_text *t, uint32_t i, uint32_t *at, gaz_atom *a);

/* The hash of a piece, folded. */
uint64_t gaz_piece_hash (const syr_text *t, const gaz_atom *a);

/* Of s[0..n): 1 if it begins with a capital, -1 with a lower-case letter, 0
** with neither, as in scripts without case. */
int gaz_case (const uint8_t *s, size_t n);

static inline unsigned gaz_maybe_article (const syr_gaz *g, uint64_t hash) {
  return (unsigned)(g->articles[0] >> (hash & 63) & g->articles[1] >> (hash >> 6 & 63) & 1);
}

/* 1 for a capital in front of an atom, -1 for a lower-case letter, 0 for neither. */
static inline int gaz_atom_case (const syr_text *t, const gaz_atom *a) {
  return gaz_case(t->s + a->start, a->end - a->start);
}

/* Which kind of article a piece with this hash is, or 0. The masks send most
** words home at once. */
static inline unsigned gaz_article_kind (const syr_gaz *g, uint64_t hash) {
  unsigned i;
  if (!gaz_maybe_article(g, hash)) return 0;
  for (i = 0; i < SYR_NARTICLE && g->article[i] != hash; i++) {}
  return i == SYR_NARTICLE ? 0 : i < GAZ_NSTRONG ? GAZ_STRONG : GAZ_WEAK;
}

/* The hash of a token that folds to nothing: an apostrophe, the mark of an 'ayn. */
#define GAZ_NOTHING syr_mix(SYR_SEED, 0, 0)

/* Is token i a hyphen by itself? */
static inline unsigned gaz_is_hyphen (const syr_text *t, uint32_t i) {
  return t->end[i] - t->start[i] == 1 && t->s[t->start[i]] == '-';
}

/* How many tokens are the mark of an 'ayn before the word that follows: none, one
** ("'Ayn 'Isa"), or two with the hyphen in front of it ("al-'Ayn"). */
unsigned gaz_marks (const syr_text *t, uint32_t i);

/* Is that worth asking? By the hashes, which are near; most tokens are not. */
static inline int gaz_may_mark (const syr_text *t, uint32_t i) {
  return i + 1 < t->n && (t->hash[i] == GAZ_NOTHING || t->hash[i + 1] == GAZ_NOTHING);
}

/* May a name go on from token i - 1 to token i? */
int gaz_joins (const syr_text *t, uint32_t i);

/* Which kind of article the folded atom is, or 0. */
unsigned gaz_is_article (const char *s, size_t n);

/* Letters of folded bytes: UTF-8 characters. */
size_t gaz_letters (const char *s, size_t n);

/* What must remain for the article to be dropped, in letters. */
#define GAZ_REMAIN 4

/* A key cut at its gaps. */
typedef struct gaz_key {
  const char *atom[SYR_MAXNAME];
  size_t len[SYR_MAXNAME];
  unsigned n;
} gaz_key;

/* Cut a key; 0 if it has more than SYR_MAXNAME atoms (only hostile ones). */
int gaz_key_cut (gaz_key *k, const char *key, size_t n);

/* The form of a name that the index holds: without its articles, made in *room, or
** k itself if it has none, ends in one or too little would remain. */
const gaz_key *gaz_key_bare (gaz_key *room, const gaz_key *k);

/*
** Write the i-th other spelling of a name (i from 0) as a key into out, which
** has room for the key and as many bytes as it has atoms; returns its bytes, or
** 0 when the i-th way of writing changes nothing.
*/
#define GAZ_NVARIANT 5
int gaz_has_variants (const gaz_key *k); /* 0: there is none, do not ask; most names have none */
size_t gaz_variant (const gaz_key *k, unsigned i, char *out);

#pragma GCC visibility pop

#endif
