/*
** fuzz_plain.c - fuzz_text without vectors and without BMI2 (-DSYR_PLAIN)
*/
#include "fuzz_text.c"
