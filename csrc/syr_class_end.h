/*
** syr_class_end.h - undefines what syr_class_simd.h and its bodies want
*/
#undef GATHER
#undef PART
#undef TARGET
#undef WIDTH
#undef VEC
#undef TEST
#undef LOAD
#undef LOWER
#undef EVEN
#undef IS
#undef FROM
#undef RANGE
#undef OR
#undef MASK
#undef TABLE
#undef LOOKUP
#undef HALF
#undef BOTH
#undef BITS
#undef HAS
