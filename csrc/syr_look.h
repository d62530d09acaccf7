/*
** syr_look.h - what bitmaps say of tokens, several blocks at once
**
** Included once an instruction set. Wants TARGET, V (see syr_vec.h), LOOK(name),
** BEFORE(now, before), the words of `now` one place on, behind the last of `before`, and
** SOME(x), whether a bit is set. A shape (syr.h) is told at a token's last byte: a row is one
** of its bits for all bytes. A gap is told at the first byte.
*/

/* What blocks hand on to those that follow. */
typedef struct LOOK(flow) {
  V start, clitic, space; /* maps */
  V carry[7];
  gap_flow gap;
} LOOK(flow);

SYR_INLINE V LOOK(load) (const uint64_t *map) {
  V x;
  memcpy(&x, map, sizeof x);
  return x;
}

#define MAP(name) LOOK(load)(k->name + w)

/* The bits of a map n places up; `before`: the blocks before. */
SYR_INLINE V LOOK(up) (V now, V before, unsigned n) {
  return now << n | BEFORE(now, before) >> (64 - n);
}

/*
** At the last byte of a token: does it have any of the bits x? `body`: the bytes of tokens
** without the last one. Adding a bit to a run of ones carries over its end. A carry out of a
** block goes into the next one; `whole`: through some block, which is all body, if it comes to that.
*/
SYR_INLINE V LOOK(any) (V x, V body, int whole, V *carry) {
  const V in = x & body, sum = body + in;
  V out = (in | (body & ~sum)) >> 63, into = BEFORE(out, *carry);
  size_t i;
  if (whole)
    for (i = 0; i < LANES; i++) {
      out |= (V)(sum == ~(V){ 0 }) & into;
      into = BEFORE(out, *carry);
    }
  *carry = out;
  return (sum + into) | x;
}

/* A capital at a token's start, or after the hyphen of a clitic. */
SYR_INLINE V LOOK(first_capitals) (const syr_scan *k, size_t w, LOOK(flow) *f) {
  const V start = MAP(begin), clitic = start & MAP(hyphen), tail = MAP(tail);
  const V at = start | (LOOK(up)(start, f->start, 1) & tail) | LOOK(up)(clitic, f->clitic, 1) | (LOOK(up)(clitic, f->clitic, 2) & tail);
  f->start = start;
  f->clitic = clitic;
  return MAP(upper) & at;
}

/* The rows of the shapes of blocks w to w + LANES - 1, for last bytes. */
SYR_INLINE void LOOK(shapes) (const syr_scan *k, size_t w, LOOK(flow) *f, V row[8]) {
  const V start = MAP(begin), last = MAP(event), in = MAP(inside);
  const V body = in & ~last, upper = MAP(upper) & in;
  const int whole = SOME((V)(body == ~(V){ 0 }));
  row[0] = LOOK(any)(LOOK(first_capitals)(k, w, f), body, whole, &f->carry[0]);
  row[1] = LOOK(any)(upper, body, whole, &f->carry[1]) & ~LOOK(any)(MAP(lower) & in, body, whole, &f->carry[2]);
  row[2] = LOOK(any)(MAP(digit) & in, body, whole, &f->carry[3]);
  row[3] = LOOK(any)(MAP(hyphen) & in & ~(start & last), body, whole, &f->carry[4]);
  row[4] = LOOK(any)(MAP(tail) & in, body, whole, &f->carry[5]);
  row[7] = LOOK(any)(MAP(stop) & start, body, whole, &f->carry[6]);
  row[5] = MAP(dot) & in & ~start & ~row[7];
  row[6] = MAP(quote) & in & ~start;
}

/* At first bytes: white space before them of more than a byte. To be asked before the gaps, which go on. */
SYR_INLINE V LOOK(wide_gaps) (const syr_scan *k, size_t w, const LOOK(flow) *f) {
  const V space = ~MAP(inside);
  return MAP(begin) & LOOK(up)(space, f->space, 1) & LOOK(up)(space, f->space, 2);
}

/* At first bytes: white space before them, where nobody asks for gaps. */
SYR_INLINE V LOOK(spaced) (const syr_scan *k, size_t w, LOOK(flow) *f) {
  const V space = ~MAP(inside), spaced = MAP(begin) & LOOK(up)(space, f->space, 1);
  f->space = space;
  return spaced;
}

/* The two bits of the gaps of `blocks` blocks, LANES at most. White space without a line end
** needs one shift. */
SYR_INLINE void LOOK(gaps) (const syr_scan *k, size_t w, size_t blocks, LOOK(flow) *f, uint64_t gap[2][LANES]) {
  const V space = ~MAP(inside), spaced = MAP(begin) & LOOK(up)(space, f->space, 1), none = { 0 };
  size_t i;
  if (SOME(MAP(line) & space) || f->gap.line >> 63)
    for (i = 0; i < blocks; i++) look_before(k, w + i, &f->gap, &gap[0][i], &gap[1][i]);
  else {
    memcpy(gap[0], &spaced, sizeof spaced);
    memcpy(gap[1], &none, sizeof none);
    f->gap = (gap_flow){ .space = ~k->inside[w + LANES - 1] };
  }
  f->space = space;
}

#undef MAP
