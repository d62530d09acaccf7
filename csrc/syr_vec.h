/*
** syr_vec.h - the algebra of bitmaps, several windows of a text at once
**
** A window is a word: 64 bytes of text, a bit each. Rules are shifts and ands of words that
** belong to the same bytes; V is the type that holds as many as a register of the
** instruction set (uint64_t for any machine), LANES how many they are.
**
** A shift hands nothing on from one window to the next, so what a rule says of a window's
** first and last bytes is wrong. Windows overlap instead: each stands for its inner 48 bytes, and
** has 8 on either side for rules to look at. A third more of them is cheaper than five
** instructions for every shift.
*/
#ifndef syr_vec_h
#define syr_vec_h

#include <stdint.h>

#if defined(__GNUC__) && !defined(SYR_PLAIN)
#define SYR_VECTORS
typedef uint64_t syr_vec2 __attribute__((vector_size(16), may_alias));
typedef uint64_t syr_vec4 __attribute__((vector_size(32), may_alias));
typedef uint64_t syr_vec8 __attribute__((vector_size(64), may_alias));
#endif

#define LANES (sizeof(V) / sizeof(uint64_t))

/* A function that is part of another, compiled for its instruction set. */
#define SYR_INLINE TARGET static inline __attribute__((always_inline))

#define SYR_MARGIN 8 /* bytes on either side that rules may look at */
#define SYR_INNER 48 /* bytes that a window stands for */

/* What stands n bytes before each byte; n bytes behind it. */
#define UP(x, n) ((x) << (n))
#define DOWN(x, n) ((x) >> (n))

#endif
