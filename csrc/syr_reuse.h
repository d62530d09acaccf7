/*
** syr_reuse.h - what the files of the reuse engine share; no part of the API
**
**   syr_add.c       documents in
**   syr_index.c     order of the ids, the driver of a link, queries
**   syr_postings.c  fingerprints of all documents, sorted, in groups
**   syr_pack.c      the same in as few bits as they need: what queries ask
**   syr_spill.c     memory in files, for an index with a bound
**   syr_indexfile.c an index to a file and back
**   syr_lines.c     lines of web pages that come again; masks them
**   syr_boiler.c    groups that are boilerplate
**   syr_mask.c      masks their words
**   syr_seeds.c     for a document: its partners and where they meet
**   syr_align.c     runs of equal words of two documents
**   syr_chain.c     runs to passages
**   syr_family.c    passages to pairs, pairs to families
**
** Positions are word numbers everywhere here; bytes appear in results only.
*/
#ifndef syr_reuse_h
#define syr_reuse_h

#include "syr.h"

#pragma GCC visibility push(hidden)

/* ---------------------------------------------------------------- documents and fingerprints */

/* A fingerprint of a document: the high half of its hash, its first word. */
typedef struct Print {
  uint32_t hash, word;
} Print;

/* A line of a web page: n words from `word` on. */
typedef struct Line {
  uint32_t hash, word, n;
} Line;

/* A line that many web pages have, as it stands in the first of them. */
typedef struct Furniture {
  uint32_t doc, word, n, documents;
} Furniture;

/*
** A document. Its words stand in one block of 6 bytes a word: the low halves of their
** hashes, the byte where every STRIDE-th word begins, which saves walking, then for each
** word the bytes between it and the one before, and its length. Where a gap or a word
** is longer than a byte can say, all bytes are kept in full: 12 bytes a word (wide).
*/
typedef struct Entry {
  const char *id;
  const uint32_t *hash; /* the block */
  const Print *print;   /* NULL: in the index's pack */
  const Line *line;     /* open lines, of web pages only */
  const char *meta;     /* of a file: what is known besides; else NULL */
  uint8_t *mask;        /* a bit a word, or NULL */
  uint32_t idlen : 30;
  uint32_t wide : 1;
  uint32_t filed : 1; /* the words are in a file, not in memory of the index */
  uint32_t metalen;
  uint32_t n;      /* words */
  uint32_t nprint; /* fingerprints */
  uint32_t kept;   /* of them, in print: fewer, when they come from a pack (OCCURRENCES) */
  uint32_t nline;
  uint32_t added;  /* number of its syr_index_add */
  uint32_t masked; /* words that are boilerplate */
  uint32_t outlet; /* a hash of its name, or 0 */
} Entry;

#define STRIDE 64
#define MAXID ((1u << 30) - 1)

/* Where a fingerprint stands. Sorted by hash, doc, word. */
typedef struct Post {
  uint32_t hash, doc, word;
} Post;

/* Fingerprints with one hash that stand at two places or more. */
typedef struct Group {
  uint32_t first, n;  /* posts */
  uint32_t documents; /* different ones */
  uint32_t boiler;    /* boilerplate: 1 + the post whose words the run around it is told by; else 0 */
  uint16_t left, right; /* of boilerplate: words of that run before and behind the fingerprint */
} Group;

/* A document's share in the groups: items are posts[link[i].post]. */
typedef struct Link {
  uint32_t post, group;
} Link;

/* A passage in words. */
typedef struct Piece {
  uint32_t b; /* rank */
  uint32_t i, iend, j, jend;
  uint32_t words;
  uint8_t kind;
} Piece;

#define OCCURRENCES 4 /* posts of one hash that are kept of one document */

/* Memory of m that small pieces are carved from. */
typedef struct Slab {
  syr_mem *m;
  uint8_t *at; /* bytes that are free */
  size_t left;
} Slab;

/* What entries are made of, by how long it stays: ids; words and lines, until they
** are spilled; fingerprints, until they are packed or spilled. */
typedef struct Slabs {
  Slab id, word, print;
} Slabs;

/* What reading documents needs: slabs, and buffers for one, in memory of the ids'. */
typedef struct Reading {
  Slabs s;
  unsigned k, w;
  uint8_t *buffer;
  size_t capbuffer;
  syr_print *print; /* in the buffer, as the next three */
  uint64_t *hash;
  uint32_t *start, *end; /* of word i at i + 1 */
} Reading;

void syr_reading_init (Reading *r, syr_mem *ids, syr_mem *words, syr_mem *prints, unsigned k, unsigned w);

/* n bytes, 8-aligned, that live as long as s->m; NULL when out of memory. */
void *syr_carve (Slab *s, size_t n);

/* The lines of e, from t, whose words are in r's buffers (syr_lines.c). */
syr_status syr_lines_read (Reading *r, Entry *e, const syr_text *t);
int syr_lines_few (const uint8_t *s, size_t n); /* too few for a page: sentences need not be known. O(n) */

/* Everything of e but its id, from t (syr_add.c). */
syr_status syr_entry_read (Reading *r, Entry *e, const syr_text *t);

/*
** All fingerprints, sorted by hash, doc, word, for queries: a record has the low bits of
** the hash, the doc and the word, each of as many bits as the index needs. The high bits
** of the hash say which bucket a record stands in. 5 bytes where a Post has 12.
*/
typedef struct Pack {
  const uint32_t *bucket; /* 2^top + 1: the first record of each */
  const uint8_t *bits;    /* records, and 8 bytes more */
  size_t n;
  unsigned top, low, doc, word; /* bits */
} Pack;

typedef struct Spill Spill;

struct syr_index {
  syr_mem m;      /* the list of documents, their ids */
  syr_mem d, p;   /* their words and lines; their fingerprints, until they are packed */
  syr_mem q;      /* the pack */
  syr_mem r;      /* what link makes, dropped by the next one */
  Spill *spill;   /* memory in files, or NULL: no bound */
  size_t nspilled; /* documents, the first ones, that are filed */
  syr_lock *lock; /* only while link runs */
  unsigned k, w;
  Entry *doc; /* by adding before link, by id (rank) after it */
  size_t ndoc, capdoc;
  Reading reading;
  unsigned sorted : 1, linked : 1;
  unsigned ready : 1; /* pack, boiler and known are those of the documents: queries may be asked */
  void *map;          /* the file that documents are views of, or NULL */
  size_t mapsize;
  Pack pack;
  size_t packed; /* documents, the first ones of doc, whose fingerprints are in the pack only */
  Post *post;    /* of groups; only while link runs, as the next four */
  size_t npost;
  Group *group;
  uint32_t ngroup;
  Link *link;
  Piece *piece;     /* of all documents, beside reuse.passage */
  size_t *linkat;   /* documents + 1: links of d are linkat[d] .. linkat[d+1], by group */
  uint32_t *boiler; /* hashes of boilerplate groups, ascending */
  uint32_t nboiler;
  uint32_t *known; /* hashes of lines of web pages, ascending */
  uint32_t nknown;
  Furniture *furniture;
  uint32_t nfurniture;
  syr_reuse reuse; /* the result */
};

/* Sort keys, ascending; tmp has room for n. */
void syr_sort64 (uint64_t *key, uint64_t *tmp, size_t n);
void syr_sort_posts (Post *post, Post *tmp, size_t n); /* by the low 24 bits of hash, stable */

syr_status syr_postings (syr_index *x, unsigned threads);

/* All are in the pack: documents in memory need their fingerprints no more. */
void syr_postings_drop (syr_index *x);
syr_status syr_lines (syr_index *x);
syr_status syr_lines_query (const syr_index *x, syr_mem *m, Entry *e);
syr_status syr_boilerplate (syr_index *x, unsigned threads);
void syr_unmask (syr_index *x);
int syr_is_boiler (const syr_index *x, uint32_t hash);

/* Mask the runs of boilerplate groups. Cost: their posts, by the words of a run
** (syr_mask.c). */
syr_status syr_mask_groups (syr_index *x, unsigned threads);

/* The words [*from, *to) around post p of a boilerplate group that are its run. */
void syr_boiler_run (const syr_index *x, const Group *g, const Post *p, uint32_t *from, uint32_t *to);

/* Fill small gaps of e->mask, and count the words under it. */
void syr_mask (Entry *e, unsigned k, unsigned w);

/* ---------------------------------------------------------------- the pack (syr_pack.c) */

/* Pack the posts of x, which are sorted. bytes of the records; of the buckets. */
syr_status syr_pack (syr_index *x, unsigned threads);
void syr_pack_layout (Pack *p, size_t n, size_t documents, unsigned word);
size_t syr_pack_bytes (const Pack *p);
size_t syr_pack_buckets (const Pack *p);
Post syr_pack_post (const Pack *p, size_t i, uint32_t bucket);

/* The records of one hash: [*from, *to), all in one bucket. */
void syr_pack_find (const Pack *p, uint32_t hash, size_t *from, size_t *to);

/* The fingerprints of the n documents of a pack, in memory of m: those of document d are
** (*print)[(*at)[d]] to (*print)[(*at)[d + 1]], by word. */
syr_status syr_unpack (const Pack *p, size_t n, syr_mem *m, Print **print, size_t **at);

/* ---------------------------------------------------------------- memory in files (syr_spill.c) */

/* n bytes until the next link, in a file where x has a bound: *(T **)out. */
syr_status syr_big (syr_index *x, void *out, size_t n);
void syr_big_drop (syr_index *x, void *p);
void syr_big_shrink (syr_index *x, void *out, size_t n);

/* Documents before `end` that are in memory go to a file, when they are many. */
syr_status syr_spill_documents (syr_index *x, size_t end);

/* Nothing stands behind the documents that x has: those that came last were refused. */
void syr_spill_refuse (syr_index *x);

/* Fingerprints of documents from a pack, which have no file yet. */
syr_status syr_spill_prints (syr_index *x, Print **print, size_t n);

size_t syr_spill_limit (const syr_index *x); /* bytes, or SIZE_MAX */
void syr_spill_forget (syr_index *x);        /* what syr_big gave */
void syr_spill_free (syr_index *x);
void syr_spill_touch (Spill *s, size_t n);
int syr_spill_why (const syr_index *x); /* errno of the last failure */

#define AROUND_PAGE 65536 /* bytes that become resident when one byte is touched */

/* About n bytes that may lie in files are read or written next: before more are resident
** than the bound allows, all are let go. Any thread. */
static inline void syr_touch (const syr_index *x, size_t n) {
  if (x->spill) syr_spill_touch(x->spill, n);
}

/* ---------------------------------------------------------------- alignment */

/* Words i.. of A are words j.. of B, len in a row. */
typedef struct Run {
  uint32_t i, j, len;
} Run;

/* Runs that follow one another on both sides: a passage in words. */
typedef struct Chain {
  uint32_t i, iend, j, jend;
  uint32_t words; /* equal ones */
  uint32_t runs;  /* 1: verbatim */
} Chain;

typedef struct Side {
  const uint32_t *hash;
  uint32_t n;
} Side;

/* What one worker needs to align; grows, never shrinks, one arena. */
typedef struct Aligner {
  syr_mem m;
  uint32_t t; /* words in a row that count by themselves: k + w - 1 */
  /* anchors of A: a hash table of its 3-word pieces */
  uint32_t *head, *next;
  size_t caphead, capnext;
  uint64_t *known; /* a bit for each anchor that is in the table */
  size_t capknown;
  unsigned shift;
  const uint32_t *ready; /* the A that the table holds whole, or NULL */
  /* how far B is covered on each diagonal */
  uint64_t *diag;
  size_t capdiag; /* a power of two */
  uint32_t base;
  uint32_t covered; /* end in B of the runs so far */
  int missed;       /* an anchor had more places than were tried */
  unsigned steps, skip; /* how much is tried */
  /* runs, and the best chain that ends in each */
  Run *run;
  size_t nrun, caprun;
  int32_t *score;
  uint32_t *prev, *from; /* the run before it, the first of the chain */
  uint32_t *reach;       /* greatest end in B of runs so far */
  uint8_t *used;
  size_t capscore;
  uint64_t *key;
  size_t capkey;
  uint32_t *node;
  size_t capnode;
  /* words that are in a passage: 1 in a gap, 2 equal */
  uint8_t *marka, *markb;
  size_t capmarka, capmarkb;
  /* result of the pair */
  Chain *chain;
  size_t nchain, capchain;
} Aligner;

/* Align B with A from where they are known to meet: seeds j << 32 | i, which get
** sorted; chains in z->chain. self: B is A, and i < j. */
syr_status syr_align (Aligner *z, Side a, Side b, uint64_t *seed, size_t n, int self);

/* Runs to chains (syr_chain.c). */
syr_status syr_chains (Aligner *z, Side a, Side b, int self);

/* ---------------------------------------------------------------- from document to pairs */

/* What the documents of one job gave, document after document. */
typedef struct Found {
  Piece *piece;
  syr_pair *pair;
  size_t npiece, cappiece, npair, cappair;
} Found;

/* A place where two documents meet. */
typedef struct Seed {
  uint32_t doc, i, j;
} Seed;

typedef struct Worker {
  Aligner z;
  Seed *seed;
  size_t nseed, capseed;
  uint32_t *count;   /* by rank: seeds, then where they begin */
  uint32_t *partner; /* ranks */
  size_t npartner, cappartner;
  uint64_t *key, *tmp;
  size_t capkey, captmp;
  uint32_t *mine, *other; /* hashes of a document and of its partner, masked */
  size_t capmine, capother;
} Worker;

syr_status syr_match_documents (syr_index *x, unsigned threads);
syr_status syr_query (const syr_index *x, syr_mem *m, Entry *e, syr_passage **out, size_t *n);
syr_status syr_families (syr_index *x);
int syr_compare_ids (const Entry *a, const Entry *b);
void syr_index_unmap (syr_index *x);

/* The bytes of words [from, to) of e, from < to (syr_index.c). */
void syr_word_bytes (const Entry *e, uint32_t from, uint32_t to, uint32_t *start, uint32_t *end);

/* Where the parts of a document's block begin, and its bytes. */
static inline const uint32_t *syr_begins (const Entry *e) { return e->hash + e->n; }
static inline const uint32_t *syr_ends (const Entry *e) { return e->hash + 2 * (size_t)e->n; } /* wide */
static inline const uint8_t *syr_gaps (const Entry *e) { return (const uint8_t *)(syr_begins(e) + e->n / STRIDE + 1); }
static inline const uint8_t *syr_lengths (const Entry *e) { return syr_gaps(e) + e->n; }
static inline size_t syr_block_size (uint32_t n, int wide) {
  return wide ? (size_t)n * 12 : (size_t)n * 6 + n / STRIDE * 4 + 4;
}

static inline int syr_masked (const Entry *e, uint32_t i) {
  return e->mask && (e->mask[i >> 3] >> (i & 7) & 1);
}

#define TRY(e)                                 \
  do {                                         \
    syr_status try_status = (e);               \
    if (try_status != SYR_OK) return try_status; \
  } while (0)

#pragma GCC visibility pop

#endif
