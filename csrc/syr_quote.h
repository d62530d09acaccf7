/*
** syr_quote.h - what the stages of finding quotations share
**
** syr_quotemark.c  tokens -> the marks of a paragraph: kind, sides, seams
** syr_quoteplan.c  which of the marks open and which close: the cheapest reading
** syr_quotestack.c marks with roles -> spans and brackets
** syr_quote.c      the text, paragraph by paragraph; spans in order; the answers
*/
#ifndef syr_quote_h
#define syr_quote_h

#include "syr.h"

#pragma GCC visibility push(hidden)

/* Marks that can open and close one another. */
typedef enum syr_qkind {
  SYR_Q_STRAIGHT, /* " */
  SYR_Q_CURLY,    /* the curly and the low ones */
  SYR_Q_GUILLEMET,
  SYR_Q_ANGLE,    /* guillemets of one angle */
  SYR_Q_TYPED,    /* `` and '' */
  SYR_Q_CHEVRON,  /* << and >> */
  SYR_Q_SINGLE,   /* ' and its curly forms; must pair */
  SYR_Q_BRACKET,  /* no quotation marks from here on */
  SYR_Q_SEAM,     /* a lost line end stands before this token: "jeudi.Le maire" */
  SYR_Q_NONE
} syr_qkind;

/* What the character itself says, and what stands around it: the same three. */
typedef enum syr_qside { SYR_Q_EITHER, SYR_Q_OPENS, SYR_Q_CLOSES } syr_qside;

typedef enum syr_qrole {
  SYR_Q_OPEN,  /* and its closing mark is there */
  SYR_Q_CLOSE,
  SYR_Q_LOST,  /* opens, but nothing of its kind closes it */
  SYR_Q_STRAY, /* has no part */
  SYR_Q_INCH   /* a unit after a number */
} syr_qrole;

/* Bits of a mark. */
#define SYR_Q_LOW 1     /* opens at the line's foot */
#define SYR_Q_DIGIT 2   /* glued to a digit before it */
#define SYR_Q_SEAMED 4  /* a line end was lost beside it: fini."Le maire */
#define SYR_Q_ROUND 8   /* a bracket that is round */

typedef struct syr_qmark {
  uint32_t token; /* its first one */
  uint8_t width;  /* tokens: 1, or 2 for '' typed as two */
  uint8_t kind;   /* syr_qkind */
  uint8_t form;   /* syr_qside, by the character */
  uint8_t side;   /* syr_qside, by what is beside it */
  uint8_t bits;
  uint8_t role;   /* syr_qrole, once planned */
} syr_qmark;

/* The marks of the paragraph under way. */
typedef struct syr_qscan {
  const syr_text *t;
  syr_mem *m;           /* of what is needed while working */
  syr_qmark *mark;
  size_t n, cap;
  uint8_t kinds;        /* a bit for each kind of quotation mark among them */
  uint32_t skip;        /* tokens before this one are part of a mark already */
  uint32_t runend;      /* of the glued marks that were last looked at, and ... */
  uint8_t left, right;  /* ... what stands on their sides */
  uint32_t blockend;    /* of the lines without a blank one that were last looked at */
  uint8_t wrapped;      /* they are a text broken at a line width */
  uint8_t *path;        /* of syr_quoteplan.c */
  size_t pathcap;
} syr_qscan;

/* An open quotation on the stack. */
typedef struct syr_qframe {
  uint32_t span;    /* its rank so far */
  uint32_t bracket; /* where its open bracket is */
  uint8_t kind;     /* syr_qkind */
  uint8_t lost;     /* nothing of its kind will close it */
  uint8_t brackets; /* open ones of that form, counted up to 255 */
  uint8_t round;
} syr_qframe;

typedef struct syr_qreader {
  syr_qscan k;
  syr_quotes *q;
  syr_mem *m;           /* of the results */
  size_t cap, bracketcap;
  syr_qframe stack[SYR_QUOTEDEPTH];
  int depth, lost;
  uint32_t over[SYR_Q_NONE]; /* marks that opened beyond the stack and will be closed */
  uint32_t base, bracketbase; /* spans and brackets of the paragraph begin here */
  uint32_t from;        /* a token that may go on with a quotation ... */
  uint32_t carry;       /* ... which is this span, or SYR_NOQUOTE */
  uint8_t carrykind;
} syr_qreader;

#define SYR_Q_DEAD 0x80 /* bit of a span that turned out to be none */

/* Look at token i, punctuation or symbol: it may become a mark. */
syr_status syr_quote_mark (syr_qscan *k, uint32_t i);

/* Does a paragraph end before token i, which begins a line? */
int syr_quote_breaks (syr_qscan *k, uint32_t i);

/* Give every mark of the paragraph its role. */
syr_status syr_quote_plan (syr_qscan *k);

/* The next mark of the paragraph: spans open and close. SYR_NOMEM. */
syr_status syr_quote_match (syr_qreader *r, const syr_qmark *m);

/* The paragraph ends before token `last`, and all that is open; the outermost may be
** continued there. */
void syr_quote_leave_all (syr_qreader *r, uint32_t last);

#pragma GCC visibility pop

#endif
