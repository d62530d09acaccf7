/*
** syr_sentence.c - sentences, from the columns of tokens
**
** A line end always ends a sentence. Inside a line, a mark that may close one
** (. ! ? and the like) is followed over further such marks and over what closes
** with it (quotation marks, brackets); what stands next decides. Straight
** quotation marks open or close by where the space is.
*/
#include <string.h>

#include "syr_cpu.h"
#include "syr_lang.h"
#include "syr_token.h"

#ifdef SYR_X86
#include <immintrin.h>
#endif

typedef struct cutter {
  syr_text *t;
  syr_mem *m;
  const syr_option *o;
  size_t cap;
  uint32_t first;   /* first token of the sentence under way */
  uint32_t counted; /* straight quotation marks are counted up to here */
  int quoted;       /* one is open in this line there */
} cutter;

static size_t length (const syr_text *t, uint32_t i) {
  return t->end[i] - t->start[i];
}

/* A quotation mark of typewriters, `` or '', else 0. */
static uint32_t typed_quote (const uint8_t *s) {
  if (s[0] == '`' && s[1] == '`') return 0x201C;
  return s[0] == '\'' && s[1] == '\'' ? 0x201D : 0;
}

/* The character of a token of one character, else 0. */
static uint32_t sign (const syr_text *t, uint32_t i) {
  uint32_t c;
  if (t->kind[i] != SYR_PUNCT && t->kind[i] != SYR_SYMBOL) return 0;
  if (length(t, i) == 1) return t->s[t->start[i]];
  if (syr_utf8_next(t->s + t->start[i], length(t, i), &c) == length(t, i)) return c;
  return length(t, i) == 2 ? typed_quote(t->s + t->start[i]) : 0;
}

static int glued (const syr_text *t, uint32_t i) {
  return i < t->n && t->gap[i] == SYR_GLUED;
}

/* German closes with the marks that others open with, and the other way round: only what is glued to
** the word before it closes. */
static int is_german_closer (const syr_text *t, uint32_t i, uint32_t c) {
  return glued(t, i) && !glued(t, i + 1) && (c == 0x201C || c == 0x2018 || c == 0xAB || c == 0xBB || c == 0x203A || c == 0x2039);
}

static int is_closer (const syr_text *t, uint32_t i) {
  uint32_t c = sign(t, i);
  if (t->lang == SYR_DE && c >= 0x80) return is_german_closer(t, i, c) || c == 0x201D;
  if (c == ')' || c == ']' || c == 0xBB || c == 0x201D || c == 0x203A) return 1;
  if (c == '"' || c == '\'' || c == 0x2019) return glued(t, i);
  return 0;
}

static int is_opener (uint32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0xAB || c == 0x201C || c == 0x201E || c == 0x2018 || c == 0x2019
    || c == 0x2039 || c == 0x201A || c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022 || c == '*' || c == 0xBF || c == 0xA1;
}

static int is_closed_class (const syr_text *t, uint32_t i) {
  return syr_lang_starter(t->lang, t->s + t->start[i], length(t, i));
}

static int is_starter (const cutter *c, uint32_t i) {
  const syr_text *t = c->t;
  return i < t->n && t->shape[i] & SYR_UPPER && is_closed_class(t, i);
}

/* A letter of a script without case: Hebrew, Arabic, Indic, Chinese ... by its
** lead byte. */
static int is_caseless (uint8_t b) {
  return b >= 0xD7 && b <= 0xED && b != 0xE1 && b != 0xE2;
}

/* The first byte of a word; behind a direction mark or a joiner, which scraped Arabic is full of. */
static uint8_t first_byte (const syr_text *t, uint32_t i) {
  const uint8_t *const s = t->s + t->start[i];
  return length(t, i) > 3 && s[0] == 0xE2 && (s[1] == 0x80 || s[1] == 0x81) ? s[3] : s[0];
}

/* Lower case, by the first letter: neither a name nor a number. */
static int is_lower (const syr_text *t, uint32_t i) {
  return t->kind[i] == SYR_WORD && !(t->shape[i] & SYR_UPPER) && !is_caseless(first_byte(t, i));
}

static int is_dots (const syr_text *t, uint32_t i) {
  return sign(t, i) == 0x2026 || (length(t, i) > 1 && t->s[t->start[i]] == '.');
}

/* II, VIII: a Roman numeral of two letters or more. */
static int is_roman (const syr_text *t, uint32_t i) {
  const uint8_t *const w = t->s + t->start[i];
  size_t k;
  if (length(t, i) < 2) return 0;
  for (k = 0; k < length(t, i); k++)
    if (w[k] != 'I' && w[k] != 'V' && w[k] != 'X') return 0;
  return 1;
}

/* 12, a, IV: what stands before the stop of a list item. */
static int counts_items (const syr_text *t, uint32_t i) {
  if (t->kind[i] == SYR_NUMBER) return length(t, i) <= 3;
  return t->kind[i] == SYR_WORD && (length(t, i) == 1 || (length(t, i) <= 4 && is_roman(t, i)));
}

/* A number or a letter that counts a list item at the start of a sentence, or
** after a semicolon: "1. Chacun". */
static int is_item_number (const cutter *c, uint32_t i) {
  const syr_text *t = c->t;
  if (i == c->first || t->s[t->start[i]] != '.' || !counts_items(t, i - 1)) return 0;
  return i == c->first + 1 || (i > 1 && sign(t, i - 2) == ';');
}

/* [...]: words were left out, the sentence goes on. */
static int is_omission (const syr_text *t, uint32_t i) {
  return i && is_dots(t, i) && (sign(t, i - 1) == '[' || sign(t, i - 1) == '(');
}

/* A full stop glued to what follows: guerre.La, M5.Ces, ONU.Le, (OSDH).Le. */
static int breaks_glued (const syr_text *t, uint32_t next) {
  if (t->kind[next] == SYR_WORD) return (t->shape[next] & SYR_UPPER) != 0;
  return t->kind[next] == SYR_PUNCT && is_opener(sign(t, next)) && next + 1 < t->n && t->gap[next + 1] < SYR_LINE && !is_lower(t, next + 1);
}

/* Letters of a token, up to 4. */
static unsigned letters (const syr_text *t, uint32_t i) {
  unsigned n = 0;
  size_t p;
  for (p = t->start[i]; p < t->end[i] && n < 4; p++) n += (t->s[p] & 0xC0) != 0x80;
  return n;
}

/* "mot. mot": a capital that was not typed, when the word before the stop at i is
** none that may be abbreviated: a plain lower-case one, or, before a function
** word, a name, a bracket or a year. */
static int breaks_lower (const cutter *c, uint32_t i) {
  const syr_text *t = c->t;
  uint32_t before = i - 1;
  if (i <= c->first || t->s[t->start[i]] != '.' || length(t, i) != 1) return 0;
  if (t->shape[before] & (SYR_ELIDED | SYR_CAPS)) return 0;
  if (is_lower(t, before) && letters(t, before) > 3) return 1;
  if (!is_closed_class(t, i + 1)) return 0;
  if (t->kind[before] == SYR_WORD) return t->shape[before] & SYR_UPPER && length(t, before) > 5;
  return sign(t, before) == ')' || (t->kind[before] == SYR_NUMBER && length(t, before) == 4);
}

/* The abbreviation at i without its last stop; that of two words, "т. д.", is put together in buf. */
static const uint8_t *abbreviated (const cutter *c, uint32_t i, uint8_t buf[SYR_LISTED], size_t *n) {
  const syr_text *t = c->t;
  const uint8_t *const w = t->s + t->start[i];
  const size_t before = i > c->first && t->shape[i - 1] & SYR_ENDDOT ? length(t, i - 1) : 0;
  *n = length(t, i) - 1;
  if (!before || before + *n > SYR_LISTED) return w;
  memcpy(buf, t->s + t->start[i - 1], before);
  memcpy(buf + before, w, *n);
  *n += before;
  return buf;
}

/* The token at i is the initial of a first name, J.-M. or B.: the tokenizer left it its stop. J.-C. is
** Jesus Christ, and ends dates: av. J.-C. */
static int is_initial (const syr_text *t, uint32_t i) {
  const uint8_t *const w = t->s + t->start[i];
  const size_t n = length(t, i);
  if (t->lang != SYR_FR || !(t->shape[i] & SYR_UPPER)) return 0;
  if (n == 2 || (n == 3 && w[0] >= 0xC0)) return 1;
  return n >= 5 && n <= 7 && memchr(w, '-', n) && memcmp(w, "J.-C.", 5) != 0;
}

/* M. Le Pen, cf. Le Monde: the abbreviation at i wants the function word at `next`. After a person's
** title that is half of a name, and the other half has a capital too: "la X4 M. Cette motorisation". */
static int wants (const cutter *c, uint32_t i, uint32_t next) {
  const syr_text *t = c->t;
  if (is_initial(t, i)) return next + 1 < t->n && t->kind[next + 1] == SYR_WORD && t->shape[next + 1] & SYR_UPPER;
  if (!syr_lang_title(t->lang, t->s + t->start[i], length(t, i) - 1)) return 0;
  return !(t->shape[i] & SYR_UPPER) || (next + 1 < t->n && t->kind[next + 1] == SYR_WORD && t->shape[next + 1] & SYR_UPPER);
}

/* The ordinal that begins a sentence counts an item of a list: "1. Die Lage". */
static int is_item (const cutter *c, uint32_t i) {
  return i == c->first && c->t->kind[i] == SYR_NUMBER;
}

/* 300 p., 5 000 hab.: the abbreviation at i stands after the number that it belongs to. */
static int ends_measure (const cutter *c, uint32_t i) {
  const syr_text *t = c->t;
  return i > c->first && t->kind[i - 1] == SYR_NUMBER && syr_lang_measure(t->lang, t->s + t->start[i], length(t, i) - 1);
}

/* Does a sentence end after the abbreviation at i? Where a function word with a capital comes next
** that the abbreviation does not want; after the end of an enumeration (etc.) at any capital. */
static int breaks_abbreviation (const cutter *c, uint32_t i, uint32_t next) {
  const syr_text *t = c->t;
  uint8_t buf[SYR_LISTED];
  size_t n;
  const uint8_t *w;
  if (t->kind[next] != SYR_WORD || !(t->shape[next] & SYR_UPPER)) return 0;
  if (ends_measure(c, i)) return 1;
  if (is_starter(c, next)) return !wants(c, i, next);
  w = abbreviated(c, i, buf, &n);
  return syr_lang_final(t->lang, w, n) || (w == buf && syr_lang_final(t->lang, t->s + t->start[i], length(t, i) - 1));
}

/* Does a sentence end between token `last` (a stop or its closer) and `next`? */
static int breaks (const cutter *c, uint32_t stop, uint32_t last, uint32_t next) {
  const syr_text *t = c->t;
  uint32_t s = sign(t, next), after = next;
  if (t->shape[stop] & SYR_ENDDOT) return !is_item(c, stop) && breaks_abbreviation(c, stop, next);
  if (is_item_number(c, stop) || is_omission(t, stop)) return 0;
  if (s == ',' || s == ';' || s == ':' || s == ')' || s == ']' || s == 0x2026) return 0;
  if (t->gap[next] == SYR_GLUED) return breaks_glued(t, next);
  while (after < t->n && is_opener(sign(t, after)) && t->gap[after] < SYR_LINE) after++;
  if (after >= t->n || t->gap[after] >= SYR_LINE) return 1;
  if (is_dots(t, stop) && t->kind[after] == SYR_NUMBER) return 0;
  if (is_lower(t, after)) {
    if (after == next + 1 && (s == '-' || s == 0x2013) && t->gap[after] == SYR_SPACE) return !is_dots(t, stop);
    return after == next && last == stop && breaks_lower(c, stop);
  }
  return 1;
}

static syr_status end_sentence (cutter *c, uint32_t last, int closed) {
  syr_text *t = c->t;
  syr_sentence *s;
  if (last <= c->first) return SYR_OK;
  if (t->nsentence >= c->cap) { /* at first, one for every 20 tokens */
    size_t need = c->cap ? c->cap + 1 : t->n / 20 + 1;
    syr_status status = syr_mem_room(c->m, &t->sentence, &c->cap, need, sizeof *t->sentence);
    if (status != SYR_OK) return status;
  }
  s = &t->sentence[t->nsentence++];
  s->first = c->first;
  s->last = last;
  s->start = t->start[c->first];
  s->end = t->end[last - 1];
  s->closed = (uint8_t)closed;
  s->line = (uint8_t)(t->gap[c->first] >> 1 | (last == t->n) << 1 | (t->gap[last] & SYR_LINE)); /* 2 and 3 are line ends */
  s->paragraph = t->gap[c->first] == SYR_PARAGRAPH;
  c->first = last;
  return SYR_OK;
}

/* Is a straight quotation mark of this line open before token i? */
static int is_quoted (cutter *c, uint32_t i) {
  const syr_text *t = c->t;
  for (; c->counted < i; c->counted++) {
    if (t->gap[c->counted] >= SYR_LINE) c->quoted = 0;
    if (t->s[t->start[c->counted]] == '"' && length(t, c->counted) == 1) c->quoted = !c->quoted;
  }
  return c->quoted;
}

/* A straight mark with space on both sides closes when one is open. */
static int closes_spaced (cutter *c, uint32_t i) {
  const syr_text *t = c->t;
  return sign(t, i) == '"' && t->gap[i] == SYR_SPACE && i + 1 < t->n && !glued(t, i + 1) && is_quoted(c, i);
}

/* The token after the stop at i, the stops that follow it and its closers. */
static uint32_t after_stop (cutter *c, uint32_t i) {
  const syr_text *t = c->t;
  uint32_t j = i + 1;
  while (j < t->n && t->gap[j] < SYR_LINE && t->shape[j] & SYR_STOPS && t->kind[j] != SYR_WORD
      && (t->gap[j] == SYR_GLUED || t->s[t->start[j]] != '.')) j++;
  while (j < t->n && t->gap[j] < SYR_LINE && (is_closer(t, j) || closes_spaced(c, j))) {
    if (sign(t, j) == '"' && t->gap[j] == SYR_GLUED && glued(t, j + 1) && t->kind[j + 1] != SYR_PUNCT) break;
    j++;
  }
  return j;
}

/* Scraped text without line ends: a capitalised function word after a lower-case
** word begins a sentence (option glued). */
static int begins_glued (const cutter *c, uint32_t i) {
  return c->o->glued && i > c->first && c->t->gap[i] == SYR_SPACE && is_starter(c, i) && is_lower(c->t, i - 1)
    && !is_closed_class(c->t, i - 1);
}

/* The stop at i: end the sentence or not. Returns the next token to look at. */
static uint32_t at_stop (cutter *c, uint32_t i, syr_status *status) {
  const syr_text *t = c->t;
  const uint32_t next = after_stop(c, i);
  if (next < t->n && t->gap[next] < SYR_LINE && breaks(c, i, next - 1, next)) *status = end_sentence(c, next, 1);
  return next;
}

static int is_closed (const syr_text *t, uint32_t last) {
  return is_closer(t, last) || (t->kind[last] != SYR_WORD && t->shape[last] & SYR_STOPS);
}

/* ---------------------------------------------------------------- 64 tokens at a time */

/* Tokens that a sentence may end with or begin with: stops, words that keep one, what follows a line end; a bit
** each, from `base` on. Columns may be read past the last token. SYR_STOPS is the top bit of a shape,
** SYR_ENDDOT two below, and a gap's second bit tells of a line end. */
#ifdef SYR_X86

static inline uint64_t sift_16 (const syr_text *t, uint32_t base) {
  const __m128i shape = _mm_loadu_si128((const __m128i *)(const void *)(t->shape + base));
  const __m128i gap = _mm_loadu_si128((const __m128i *)(const void *)(t->gap + base));
  const __m128i stop = _mm_or_si128(shape, _mm_slli_epi16(shape, 2));
  return (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(stop, _mm_slli_epi16(gap, 6)));
}

static uint64_t sift (const syr_text *t, uint32_t base) {
  return sift_16(t, base) | sift_16(t, base + 16) << 16 | sift_16(t, base + 32) << 32 | sift_16(t, base + 48) << 48;
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline uint64_t sift_32 (const syr_text *t, uint32_t base) {
  const __m256i shape = _mm256_loadu_si256((const __m256i *)(const void *)(t->shape + base));
  const __m256i gap = _mm256_loadu_si256((const __m256i *)(const void *)(t->gap + base));
  const __m256i stop = _mm256_or_si256(shape, _mm256_slli_epi16(shape, 2));
  return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(stop, _mm256_slli_epi16(gap, 6)));
}

AVX2 static uint64_t sift_avx2 (const syr_text *t, uint32_t base) {
  return sift_32(t, base) | sift_32(t, base + 32) << 32;
}

typedef uint64_t (*sift_f) (const syr_text *t, uint32_t base);

static sift_f best_sift (void) {
  return syr_cpu_avx2() ? sift_avx2 : sift;
}

#else

typedef uint64_t (*sift_f) (const syr_text *t, uint32_t base);

static uint64_t sift (const syr_text *t, uint32_t base) {
  uint64_t bits = 0, shape, gap;
  uint32_t i;
  for (i = 0; i < 64; i += 8) {
    memcpy(&shape, t->shape + base + i, 8);
    memcpy(&gap, t->gap + base + i, 8);
    shape = (shape | shape << 2 | gap << 6) & 0x8080808080808080;
    bits |= shape * 0x0002040810204081 >> 56 << i;
  }
  return bits;
}

static sift_f best_sift (void) {
  return sift;
}

#endif

/* Append the tokens of `bits`, the first of which is number `from`: four at once, for seldom there are more, and a
** loop would end where no processor foresees it. One more may be written. */
static inline uint32_t *append_tokens (uint64_t bits, uint32_t from, uint32_t *out) {
  unsigned i;
#pragma GCC unroll 4
  for (i = 0; i < 4; i++, bits &= bits - 1) {
    *out = from + (uint32_t)__builtin_ctzll(bits | (uint64_t)1 << 63);
    out += bits != 0;
  }
  for (; bits; bits &= bits - 1) *out++ = from + (uint32_t)__builtin_ctzll(bits);
  return out;
}

/* ---------------------------------------------------------------- the commonest stops */

/* A word with a capital. */
static inline int is_capital (const syr_text *t, uint32_t i) {
  return (t->kind[i] == SYR_WORD) & (t->shape[i] & SYR_UPPER);
}

/* A mark that may end a sentence. */
static inline int is_stop (const syr_text *t, uint32_t i) {
  return (t->kind[i] != SYR_WORD) & (t->shape[i] >> 7);
}

/* "... longue. Autre", "... 2016 !Autre": the stop at i before a word with a capital on the same line. Two
** thirds of all stops are this, and nobody foresees which: no branch. */
static inline int is_plain (const syr_text *t, uint32_t i) {
  return (i + 1 < t->n) & is_stop(t, i) & is_capital(t, i + 1) & (t->gap[i + 1] < SYR_LINE);
}

/* The same with a straight mark between that stands apart from the stop and is glued to the capital. */
static int is_quoting (const syr_text *t, uint32_t i) {
  return i + 2 < t->n && is_stop(t, i) && t->gap[i + 1] == SYR_SPACE && t->s[t->start[i + 1]] == '"' && length(t, i + 1) == 1
    && is_capital(t, i + 2) && t->gap[i + 2] == SYR_GLUED;
}

/* What stands before the stop at i is neither a number or a letter that may count a list item nor
** the bracket of an omission: none of the rules of at_stop speaks against an end before a capital. */
static inline int is_settled (const cutter *c, uint32_t i) {
  const syr_text *t = c->t;
  if (i < c->first + 2) return 0;
  switch (t->kind[i - 1]) {
    case SYR_WORD: return length(t, i - 1) > 1;
    case SYR_NUMBER: return length(t, i - 1) > 3;
    case SYR_PUNCT: return t->s[t->start[i - 1]] != '[' && t->s[t->start[i - 1]] != '(';
    default: return 0;
  }
}

/* Token i was sifted out. Returns the next token to look at. */
static uint32_t at_sifted (cutter *c, uint32_t i, syr_status *status) {
  const syr_text *t = c->t;
  if (t->gap[i] >= SYR_LINE && i > c->first) *status = end_sentence(c, i, is_closed(t, i - 1));
  if (*status != SYR_OK || !(t->shape[i] & (SYR_STOPS | SYR_ENDDOT))) return i + 1;
  if (!((is_plain(t, i) || is_quoting(t, i)) && is_settled(c, i))) return at_stop(c, i, status);
  *status = end_sentence(c, i + 1, 1);
  return i + 1;
}

#define FEW 192 /* tokens that are listed before they are looked at, and up to 63 more */

static syr_status by_sieve (cutter *c) {
  const sift_f sift_64 = best_sift();
  const uint32_t n = c->t->n;
  uint32_t some[FEW + 64 + 1], *x, *z, base = 0, next = 0;
  syr_status status = SYR_OK;
  while (base < n && status == SYR_OK) {
    for (z = some; base < n && z - some < FEW; base += n - base < 64 ? n - base : 64) {
      const uint64_t live = n - base < 64 ? ((uint64_t)1 << (n - base)) - 1 : ~(uint64_t)0;
      z = append_tokens(sift_64(c->t, base) & live, base, z);
    }
    for (x = some; x < z && status == SYR_OK; x++)
      if (*x >= next) next = at_sifted(c, *x, &status);
  }
  return status;
}

/* With options that look at every token. */
static syr_status by_token (cutter *c) {
  const syr_text *t = c->t;
  uint32_t i = 0;
  syr_status status = SYR_OK;
  while (i < t->n && status == SYR_OK) {
    if (i > c->first && (t->gap[i] >= SYR_LINE || begins_glued(c, i)))
      status = end_sentence(c, i, is_closed(t, i - 1));
    if (status != SYR_OK) break;
    if (t->shape[i] & (SYR_STOPS | SYR_ENDDOT)) {
      i = at_stop(c, i, &status);
      continue;
    }
    i++;
    if (c->o->semicolon && sign(t, i - 1) == ';' && i < t->n && t->gap[i] < SYR_LINE) status = end_sentence(c, i, 1);
  }
  return status;
}

syr_status syr_sentences (syr_text *t, syr_mem *m, const syr_option *o) {
  cutter c = { t, m, o, 0, 0, 0, 0 };
  syr_status status;
  t->nsentence = 0;
  status = o->semicolon || o->glued ? by_token(&c) : by_sieve(&c);
  if (status == SYR_OK && t->n) status = end_sentence(&c, t->n, is_closed(t, t->n - 1));
  return status;
}

syr_status syr_sentences_at (syr_text *t, syr_mem *m, const uint64_t *map) {
  cutter c = { .t = t, .m = m };
  syr_status status = SYR_OK;
  uint32_t i = 0;
  size_t w, words = t->len / 64 + 1;
  t->nsentence = 0;
  for (w = 0; w < words && status == SYR_OK; w++) {
    uint64_t bits;
    for (bits = map[w]; bits && status == SYR_OK; bits &= bits - 1) {
      size_t p = w << 6 | (size_t)__builtin_ctzll(bits);
      while (i < t->n && t->start[i] < p) i++;
      if (i && t->end[i - 1] > p) continue; /* inside an address */
      if (i) status = end_sentence(&c, i, is_closed(t, i - 1));
    }
  }
  if (status == SYR_OK && t->n) status = end_sentence(&c, t->n, is_closed(t, t->n - 1));
  return status;
}

uint32_t syr_text_sentence (const syr_text *t, uint32_t i) {
  uint32_t lo = 0, hi = t->nsentence;
  while (hi - lo > 1) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (t->sentence[mid].first <= i) lo = mid;
    else hi = mid;
  }
  return lo;
}
