/*
** syr_vec.h - the algebra of bitmaps, several words of a map at once
**
** A map is an array of words, one for each block of 64 bytes. Rules are shifts and ands
** of maps; V is the type that holds as many words as a register of the instruction set
** (uint64_t for any machine), LANES how many they are. Include where V is known; the
** macros want an index i.
*/
#ifndef syr_vec_h
#define syr_vec_h

#include <stdint.h>

#if defined(__GNUC__) && !defined(SYR_PLAIN)
#define SYR_VECTORS
typedef uint64_t syr_vec2 __attribute__((vector_size(16), aligned(8), may_alias));
typedef uint64_t syr_vec4 __attribute__((vector_size(32), aligned(8), may_alias));
typedef uint64_t syr_vec8 __attribute__((vector_size(64), aligned(8), may_alias));
#endif

#define LANES (sizeof(V) / sizeof(uint64_t))

#define AT(map, j) (*(const V *)(const void *)((map) + (j)))
#define NOW(map) AT(map, i)
#define PUT_AT(map, j, x) (*(V *)(void *)((map) + (j)) = (x))
#define PUT(map, x) PUT_AT(map, i, x)

/* The bits of a map n places up, to the bytes that follow; n places down. */
#define UP(map, n) (AT(map, i) << (n) | AT(map, i - 1) >> (64 - (n)))
#define DOWN(map, n) (AT(map, i) >> (n) | AT(map, i + 1) << (64 - (n)))

#endif
