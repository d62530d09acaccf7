/*
** syr_uaxsent.c - boundaries of sentences: UAX #29 of Unicode 15.0, section 5.1
**
** Nothing happens but at a line end or at a mark that may end a sentence, so the
** text between is skipped by bitmaps. After such a mark one look ahead decides,
** and the scan goes on where the look ended: every byte is looked at once. Rule
** numbers in comments are the standard's. A bad piece is like U+FFFD: no letter
** and no mark.
*/
#include "syr_uaxmap.h"

#define S(name) SYR_SB_##name
#define BIT(name) (1u << SYR_SB_##name)

#define END SYR_SB_N /* after the text */

#define IGNORED (BIT(EXTEND) | BIT(FORMAT))
#define PARASEP (BIT(SEP) | BIT(CR) | BIT(LF))
#define SATERM (BIT(STERM) | BIT(ATERM))
#define DECIDES (BIT(OLETTER) | BIT(UPPER) | BIT(LOWER) | PARASEP | SATERM | 1u << END) /* SB8 */

typedef struct scanner {
  const uint8_t *s;
  size_t n;
  uint64_t *map;
  uint64_t hot; /* bytes of block `block` that are no plain text */
  size_t block;
} scanner;

/* A character of the text: where it is, where the next one is, its class. */
typedef struct place {
  size_t at, next;
  unsigned c;
} place;

static inline place look (const scanner *k, size_t p) {
  place x = { p, p, END };
  unsigned len, class;
  if (p >= k->n) return x;
  class = syr_uax_class(k->s, k->n, p, &len);
  x.next = p + len;
  x.c = class == SYR_UCD_BAD ? S(OTHER) : syr_ucd_sb[class];
  return x;
}

static inline int is_one_of (place x, uint32_t set) {
  return (int)(set >> x.c & 1);
}

/* The character after x and after what is ignored there (SB5). */
static inline place follow (const scanner *k, place x) {
  do x = look(k, x.next);
  while (is_one_of(x, IGNORED));
  return x;
}

/* Where the character before p begins, good or bad; p > 0. */
static size_t back (const scanner *k, size_t p) {
  size_t b = p, low = p > 4 ? p - 4 : 0;
  do b--;
  while (b > low && syr_uax_istail(k->s[b]));
  return look(k, b).next == p ? b : p - 1;
}

/* Is the stop at p after a letter with case? What is ignored between them is
** walked once only: no other stop is there. */
static int after_cased (const scanner *k, size_t p) {
  place x = { p, p, S(EXTEND) };
  while (x.at > 0 && is_one_of(x, IGNORED)) x = look(k, back(k, x.at));
  return is_one_of(x, BIT(UPPER) | BIT(LOWER));
}

/* Begin a sentence after the line end x. Returns what comes next. */
static size_t end_line (scanner *k, place x) {
  if (x.c == S(CR) && x.next < k->n && k->s[x.next] == '\n') x.next++; /* SB3 */
  if (x.next < k->n) syr_uax_put(k->map, x.next, 1);                   /* SB4 */
  return x.next;
}

/* A full stop, then x: does what follows x keep the sentence going (SB8)? Sets *x
** to where the look ended. */
static int goes_on (const scanner *k, place *x) {
  while (!is_one_of(*x, DECIDES)) *x = look(k, x->next);
  return x->c == S(LOWER);
}

/* The mark x may end a sentence. Returns where the scan goes on. */
static size_t at_mark (scanner *k, place x) {
  int full = x.c == S(ATERM), cased = full && after_cased(k, x.at);
  size_t cut;
  x = follow(k, x);
  if (full && x.c == S(NUMERIC)) return x.next;         /* SB6: 3.4 */
  if (cased && x.c == S(UPPER)) return x.next;          /* SB7: U.S */
  while (x.c == S(CLOSE)) x = follow(k, x);             /* SB9 */
  while (x.c == S(SP)) x = follow(k, x);                /* SB10 */
  if (is_one_of(x, PARASEP)) return end_line(k, x);
  if (is_one_of(x, SATERM)) return x.at;                /* SB8a */
  if (x.c == S(SCONTINUE)) return x.next;
  cut = x.at;
  if (full && goes_on(k, &x)) return x.next;
  if (cut < k->n) syr_uax_put(k->map, cut, 1);          /* SB11 */
  return x.at;
}

/* Read the bitmap of a block: stops, line ends, and all that is not plain. */
static void enter (scanner *k, size_t w) {
  uint8_t pad[64];
  const uint8_t *b = syr_uax_block(k->s, k->n, w, pad);
  syr_uaxmap m;
  syr_uaxmap_read(b, &m);
  k->block = w;
  k->hot = m.stop | m.cr | m.lf | (m.high & ~(m.plain | m.tail));
}

/* The next byte from p on that is no plain text, or n. */
static inline size_t skip (scanner *k, size_t p) {
  uint64_t hot;
  while (p < k->n) {
    if (p >> 6 != k->block) enter(k, p >> 6);
    hot = k->hot & syr_uax_from(k->block, p);
    if (hot) return k->block << 6 | (size_t)__builtin_ctzll(hot);
    p = (k->block + 1) << 6;
  }
  return k->n;
}

void syr_uax_sentences (const uint8_t *s, size_t n, uint64_t *map) {
  scanner k = { s, n, map, 0, SIZE_MAX };
  size_t p = 0;
  memset(map, 0, (n / 64 + 1) * sizeof *map);
  if (n) map[0] = 1;
  while ((p = skip(&k, p)) < n) {
    place x = look(&k, p);
    if (is_one_of(x, SATERM)) p = at_mark(&k, x);
    else p = is_one_of(x, PARASEP) ? end_line(&k, x) : x.next;
  }
}
