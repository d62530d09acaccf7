/*
** syr_reuse.h - what the files of the reuse engine share; no part of the API
**
**   syr_add.c       documents in
**   syr_index.c     order of the ids, the driver of a link, queries
**   syr_postings.c  fingerprints of all documents, sorted, in groups
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
** A document. Its words stand in one block of 6 bytes a word: hash, then the
** bytes between a word and the one before it, and the word's length. The byte
** where every STRIDE-th word begins saves walking. Where a gap or a word is
** longer than a byte can say, bytes are kept in full (wide).
*/
typedef struct Entry {
  const char *id;
  size_t idlen;
  uint32_t n;             /* words */
  uint32_t *hash;         /* low half of the word's hash; while there is `saved`, a masked word has one of its own */
  uint32_t *begin;        /* bytes where words 0, STRIDE, 2 STRIDE ... begin; wide: where all do */
  uint32_t *end;          /* wide: where all end; else NULL */
  const uint8_t *gap, *len; /* not wide */
  Print *print;
  uint32_t nprint;
  const char *meta; /* of a file: what is known besides; else NULL */
  size_t metalen;
  Line *line; /* open lines, of web pages only */
  uint32_t nline;
  uint32_t added;  /* number of its syr_index_add */
  uint32_t masked; /* words that are boilerplate */
  uint8_t *mask;   /* a bit a word, or NULL */
  uint32_t *saved; /* hash as it was before the mask, or NULL */
} Entry;

#define STRIDE 64

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

/* What reading documents needs: buffers for one, and slabs that entries are carved
** from. All of it is memory of m. */
typedef struct Reading {
  syr_mem *m;
  unsigned k, w;
  uint8_t *slab; /* bytes that are free */
  size_t left;
  uint8_t *buffer;
  size_t capbuffer;
  syr_print *print; /* in the buffer, as the next three */
  uint64_t *hash;
  uint32_t *start, *end; /* of word i at i + 1 */
  uint8_t word[256]; /* by kind: 1 if it is a word */
} Reading;

void syr_reading_init (Reading *r, syr_mem *m, unsigned k, unsigned w);

/* n bytes, 8-aligned, that live as long as r->m; NULL when out of memory. */
void *syr_carve (Reading *r, size_t n);

/* The lines of e, from t, whose words are in r's buffers (syr_lines.c). */
syr_status syr_lines_read (Reading *r, Entry *e, const syr_text *t);

/* Everything of e but its id, from t (syr_add.c). */
syr_status syr_entry_read (Reading *r, Entry *e, const syr_text *t);

struct syr_index {
  syr_mem m;      /* documents */
  syr_mem r;      /* what link makes, dropped by the next one */
  syr_lock *lock; /* only while link runs */
  unsigned k, w;
  Entry *doc; /* by adding before link, by id (rank) after it */
  size_t ndoc, capdoc;
  Reading reading;
  unsigned sorted : 1, linked : 1;
  unsigned ready : 1; /* post, boiler and known are those of the documents: queries may be asked */
  void *map;          /* the file that documents are views of, or NULL */
  size_t mapsize;
  Post *post;
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
syr_status syr_lines (syr_index *x);
syr_status syr_lines_query (const syr_index *x, syr_mem *m, Entry *e);
syr_status syr_boilerplate (syr_index *x, unsigned threads);
void syr_unmask (syr_index *x);
int syr_is_boiler (const syr_index *x, uint32_t hash);

/* Mask the runs of boilerplate groups. Cost: their posts, by the words of a run
** (syr_mask.c). */
syr_status syr_mask_groups (syr_index *x);

/* The words [*from, *to) around post p of a boilerplate group that are its run. */
void syr_boiler_run (const syr_index *x, const Group *g, const Post *p, uint32_t *from, uint32_t *to);

/* Mask the words of e under e->mask, gaps included; salt: its rank, so that no two match. */
syr_status syr_mask (syr_mem *m, Entry *e, unsigned k, unsigned w, uint32_t salt);

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
} Worker;

syr_status syr_match_documents (syr_index *x, unsigned threads);
syr_status syr_query (syr_index *x, syr_mem *m, Entry *e, syr_passage **out, size_t *n);
syr_status syr_families (syr_index *x);
int syr_compare_ids (const Entry *a, const Entry *b);
void syr_index_unmap (syr_index *x);

/* The bytes of words [from, to) of e, from < to (syr_index.c). */
void syr_word_bytes (const Entry *e, uint32_t from, uint32_t to, uint32_t *start, uint32_t *end);

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
