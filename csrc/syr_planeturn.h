/*
** syr_planeturn.h - bit planes by turning matrices over, in registers of 16-byte lanes
**
** Included by syr_plane.c once an instruction set. Wants TARGET, V (see syr_vec.h), PART(name),
** LOW(a, b) and HIGH(a, b), which deal out the low (high) bytes of the lanes of a and b in turn,
** and LOAD(s, m): of every 128 bytes of s the m-th 16. Undefines them. The obvious way is a bitmap
** of top bits for each bit of 16 bytes (planes_sse2, which does what is left here); this takes two
** thirds of the instructions, and none that moves bits out of a register.
*/

/* Registers whose numbers differ by d deal out their bytes to each other: the bit of the number
** becomes the lowest of the byte's place, and the place's highest bit that of the number. */
SYR_INLINE void PART(deal) (V r[8], size_t d) {
  size_t m;
#pragma GCC unroll 8
  for (m = 0; m < 8; m++)
    if (!(m & d)) {
      const V a = r[m], b = r[m + d];
      r[m] = LOW(a, b);
      r[m + d] = HIGH(a, b);
    }
}

/* Bit b of register j becomes bit j of register b, where they differ in bit d; `low`: the bits
** without it. (Warren 2012, "Hacker's Delight", section 7-3) */
SYR_INLINE void PART(turn) (V *r[8], size_t d, uint64_t low) {
  size_t j;
#pragma GCC unroll 8
  for (j = 0; j < 8; j++)
    if (!(j & d)) {
      const V t = (*r[j] >> d ^ *r[j + d]) & ((V){ 0 } + low);
      *r[j + d] ^= t;
      *r[j] ^= t << d;
    }
}

#define ROUND LANES /* blocks: 128 bytes for every lane of 16 */

TARGET static void PART(planes_turned) (const uint8_t *s, size_t blocks, syr_planes *p, size_t at) {
  size_t i, m;
  for (i = 0; i + ROUND <= blocks; i += ROUND, s += 64 * ROUND) {
    V r[8];
    V *place[8] = { &r[0], &r[4], &r[1], &r[5], &r[2], &r[6], &r[3], &r[7] };
#pragma GCC unroll 8
    for (m = 0; m < 8; m++) r[m] = LOAD(s, m);
    PART(deal)(r, 4);
    PART(deal)(r, 2);
    PART(deal)(r, 1);
    PART(deal)(r, 4); /* byte i of *place[j] is byte 8 i + j of the text */
    PART(turn)(place, 4, 0x0F0F0F0F0F0F0F0F);
    PART(turn)(place, 2, 0x3333333333333333);
    PART(turn)(place, 1, 0x5555555555555555);
#pragma GCC unroll 8
    for (m = 0; m < 8; m++) memcpy(&p->bit[m][at + i], place[m], sizeof(V));
  }
  if (i < blocks) planes_sse2(s, blocks - i, p, at + i);
}

#undef ROUND
#undef TARGET
#undef V
#undef PART
#undef LOW
#undef HIGH
#undef LOAD
