/*
** lsyr_index.h - what lsyr_index.c, lsyr_add.c, lsyr_indexfile.c and lsyr_family.c share
*/
#ifndef lsyr_index_h
#define lsyr_index_h

#include "lsyr.h"

#pragma GCC visibility push(hidden)

typedef struct Index {
  syr_index *x;     /* NULL once closed */
  uint32_t version; /* changes with every document */
  unsigned threads;
  size_t weighed; /* bytes the collector was told of */
  int unnamed;    /* of a file: the ids of its documents are not in the uservalue yet */
} Index;

/* An index that is not closed, or an argument error. */
Index *lsyr_checkindex (lua_State *L, int arg);

/* What went wrong: 0 for SYR_OK; nil and a message pushed and 2 for SYR_IO; else raises. */
int lsyr_failed (lua_State *L, const Index *x, syr_status s);

/* The bound on memory that the options at 1 have, and the folder of its files. */
void lsyr_setbound (lua_State *L, Index *x);

/* The results, after linking if need be. */
const syr_reuse *lsyr_results (lua_State *L, Index *x);

/* Queries may be asked, after linking if need be. */
void lsyr_ready (lua_State *L, Index *x);

/* Push an iterator over the results of the index at 1: its upvalues are the index,
** its version, a position, and the `extra` values above 1. Returns 1. */
int lsyr_iterator (lua_State *L, lua_CFunction next, int extra);

/* In an iterator: the results that it began with, and its position, which moves on. */
const syr_reuse *lsyr_step (lua_State *L, Index **x, size_t *at);

/* Push the id of the document of this rank. */
void lsyr_pushrank (lua_State *L, const Index *x, uint32_t rank);

/* Push the metadata of the document of this rank; the index is at `index`. */
void lsyr_pushmeta (lua_State *L, const syr_reuse *r, int index, uint32_t rank);

/* Push the table of these bytes of a file. Hostile bytes give wrong fields, no more. */
void lsyr_pushfields (lua_State *L, const char *p, size_t n);

/* Is the id at `id` in the table of documents at `at`? An error may have left an id of
** a document that was not added in the end. */
int lsyr_isthere (lua_State *L, const Index *x, int at, int id);

/* The ids of a file's documents, into the table of documents on top of the stack. */
void lsyr_nameall (lua_State *L, Index *x);

/* Map a file: 1, or nil and a message pushed and 2. */
int lsyr_mapindex (lua_State *L, Index *x, const char *path);

/* Set the methods of lsyr_indexfile.c in the table on top of the stack. */
void lsyr_file_methods (lua_State *L);

/* The id of side a on top of the stack becomes the whole passage, a table. Returns 1. */
int lsyr_pushpassage (lua_State *L, const Index *x, const syr_passage *p);

/* Tell the collector how much the index has grown. */
void lsyr_weighindex (lua_State *L, Index *x);

/* The integer in field `name` of the table at t, `def` when it is not there. */
unsigned lsyr_option (lua_State *L, int t, const char *name, lua_Integer def, lua_Integer min, lua_Integer max);

/* Raise for a field of the table at t that is none of these. */
void lsyr_known_options (lua_State *L, int t, const char *const *names);

/* Set the methods of lsyr_add.c in the table on top of the stack. */
void lsyr_add_methods (lua_State *L);

/* Set the methods of lsyr_family.c in the table on top of the stack. */
void lsyr_family_methods (lua_State *L);

#pragma GCC visibility pop

#endif
