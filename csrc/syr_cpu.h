/*
** syr_cpu.h - what the processor at hand can do
**
** Every vector path has a scalar twin that gives the same bits. -DSYR_PLAIN leaves the
** twins only; -DSYR_LEVEL=1 and 2 leave out what goes beyond SSE2 and beyond AVX2, so
** that a machine with all of them can be made to run each (spec/c/digest.c).
*/
#ifndef syr_cpu_h
#define syr_cpu_h

#ifndef SYR_LEVEL
#define SYR_LEVEL 3
#endif

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the core reads several bytes as one number, the first one lowest: it needs a little-endian machine"
#endif

#if defined(__x86_64__) && !defined(SYR_PLAIN)
#define SYR_X86

#include <immintrin.h>
#include <stdint.h>

static inline int syr_cpu_avx2 (void) {
  return SYR_LEVEL >= 2 && __builtin_cpu_supports("avx2");
}

/* Counting and gathering bits in one instruction; slow microcode on AMD before Zen 3. */
static inline int syr_cpu_bits (void) {
  return syr_cpu_avx2() && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")
    && __builtin_cpu_supports("popcnt") && !__builtin_cpu_is("znver1") && !__builtin_cpu_is("znver2");
}

static inline int syr_cpu_avx512 (void) {
  return SYR_LEVEL >= 3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw");
}

/* Registers of 64 bytes with all that they are used for: bytes closed up (VBMI2), matrices
** of bits turned over (GFNI), products of words (DQ). Ice Lake, Zen 4 and what came after. */
static inline int syr_cpu_wide (void) {
  return syr_cpu_avx512() && syr_cpu_bits() && __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2")
    && __builtin_cpu_supports("gfni") && __builtin_cpu_supports("avx512bitalg") && __builtin_cpu_supports("avx512dq")
    && __builtin_cpu_supports("avx512vl");
}

/* A mask of sixteen lanes, or of eight, as a number. Not a cast: gcc 12 may spill the widened
** mask with no more bytes than the narrow one has, and read eight back. */
__attribute__((target("avx512f"))) static inline uint64_t syr_lanes16 (__mmask16 m) {
  uint32_t n;
  __asm__("kmovw %1, %0" : "=r"(n) : "k"(m));
  return n;
}

__attribute__((target("avx512f"))) static inline uint64_t syr_lanes8 (__mmask8 m) {
  uint32_t n;
  __asm__("kmovw %1, %0" : "=r"(n) : "k"(m));
  return n & 0xFF;
}

#endif

#endif
