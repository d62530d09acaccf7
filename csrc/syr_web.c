/*
** syr_web.c - addresses, mentions and hashtags in running text
*/
#include <string.h>

#include "syr_token.h"

#define MAXURL 4096 /* bytes; a longer address is cut there */

/* The length of the character at p, if an address may hold it: letters of any script, as browsers
** show them (https://fr.wikipedia.org/wiki/Été), and the marks of ASCII. Closing marks are taken back after. */
static unsigned url_char (const syr_scan *k, size_t p) {
  const uint8_t b = k->s[p];
  unsigned len;
  if (b < 0x80) return b > ' ' && b != 0x7F && !strchr("<>\"\\^`{|}", b);
  return syr_sort_at(k, p, &len) <= SYR_S_DIGIT ? len : 0;
}

/* How many more brackets of a kind the address [p, z) closes than it opens. */
static long unopened (const syr_scan *k, size_t p, size_t z, char open, char close) {
  long n = 0;
  for (; p < z; p++) n += (k->s[p] == close) - (k->s[p] == open);
  return n;
}

/* Where the address that begins at p ends: trailing punctuation is not its own, nor are brackets
** that it does not open: (voir http://a.fr/b_(c)). */
static size_t url_end (const syr_scan *k, size_t p) {
  size_t z = p;
  unsigned len;
  long round, square;
  while (z < k->n && z - p < MAXURL && (len = url_char(k, z)) != 0) z += len;
  round = unopened(k, p, z, '(', ')');
  square = unopened(k, p, z, '[', ']');
  for (; z > p; z--) {
    if (k->s[z - 1] == ')' && round > 0) round--;
    else if (k->s[z - 1] == ']' && square > 0) square--;
    else if (!strchr(".,;:!?'*", k->s[z - 1])) break;
  }
  return z;
}

/* The second slash of "://", or the slash after a domain. */
int syr_web_scheme (syr_scan *k, size_t p) {
  size_t b;
  if (k->s[p] != '/' || p < 3 || k->s[p - 1] != '/' || k->s[p - 2] != ':' || !syr_isalpha(k->s[p - 3])) return 0;
  b = p - 2;
  while (b > 0 && p - b < 16 && syr_isalpha(k->s[b - 1])) b--;
  syr_whole(k, b, url_end(k, p + 1), SYR_URL);
  return 1;
}

static int is_top_domain (const char *s, size_t n) {
  static const char top[][5] = { "ae", "at", "be", "ca", "ch", "cn", "co", "com", "de", "edu", "es", "eu", "fr", "gouv",
    "gov", "gr", "il", "info", "int", "io", "iq", "ir", "it", "jo", "lb", "lu", "ly", "ma", "me", "mil", "net", "nl",
    "org", "pl", "pro", "ps", "qa", "ru", "sa", "se", "sy", "tn", "tr", "tv", "ua", "uk", "us" };
  size_t i;
  if (n < 2 || n > 4) return 0;
  for (i = 0; i < sizeof top / sizeof *top; i++)
    if (top[i][0] == *s && !strncmp(top[i], s, n) && !top[i][n]) return 1;
  return 0;
}

/* Endings of file names: they are lower case and stand at a word's end. */
static int is_file_ending (const syr_scan *k, size_t p) {
  static const char ending[][5] = { "avi", "csv", "doc", "docx", "exe", "gif", "htm", "html", "jpeg", "jpg", "json", "mp3",
    "mp4", "odt", "pdf", "php", "png", "ppt", "pptx", "rtf", "txt", "wav", "xls", "xlsx", "xml", "zip" };
  uint8_t first = syr_byte(k, p);
  size_t n, i;
  if (first < 'a' || first > 'z') return 0; /* guerre.La */
  n = syr_word_end(k, p, 5) - p;
  if (n < 3 || n > 4) return 0;
  for (i = 0; i < sizeof ending / sizeof *ending; i++)
    if ((uint8_t)ending[i][0] == first && !memcmp(ending[i], k->s + p, n) && !ending[i][n]) return 1;
  return 0;
}

/* rapport.pdf: a file's name is one token. */
int syr_web_file (syr_scan *k, size_t b, size_t p) {
  if (!is_file_ending(k, p + 1)) return 0;
  syr_whole(k, b, syr_word_end(k, p + 1, 5), SYR_OTHER);
  return 1;
}

static int is_host_byte (uint8_t b) {
  return syr_isalpha(b) || syr_isdigit(b) || b == '-' || b == '.';
}

/* Where the name of a machine that begins at p ends: letters of any script, but no capitals outside ASCII
** (in lemonde.fr.À a sentence has lost its space), digits, hyphens and dots. */
static size_t host_end (const syr_scan *k, size_t p) {
  size_t z = p;
  unsigned len = 1;
  while (z < k->n && z - p < 256) {
    if (k->s[z] < 0x80 ? !is_host_byte(k->s[z]) : syr_sort_at(k, z, &len) != SYR_S_LETTER || syr_case_at(k, z) > 0) break;
    z += k->s[z] < 0x80 ? 1 : len;
  }
  while (z > p && (k->s[z - 1] == '.' || k->s[z - 1] == '-')) z--;
  return z;
}

/* "la mort.de faim", "A.de Gaulle": the top domain [last, z) is a French word, and nothing else says that
** this is an address: no path behind it, no hyphen, digit or other dot before it, no capital (Spiegel.de). */
static int is_word_too (const syr_scan *k, size_t b, size_t last, size_t z) {
  static const char word[][3] = { "de", "es", "il", "me", "se", "us" };
  size_t i;
  if (k->o->lang != SYR_FR || z - last != 2 || syr_byte(k, z) == '/') return 0;
  if (last - b > 3 && syr_case_at(k, b) > 0) return 0;
  for (i = b; i + 1 < last; i++)
    if (k->s[i] == '-' || k->s[i] == '.' || syr_isdigit(k->s[i])) return 0;
  for (i = 0; i < sizeof word / sizeof *word; i++)
    if (!memcmp(word[i], k->s + last, 2)) return 1;
  return 0;
}

/* Lower-case host with a known ending, or www.: lemonde.fr, www.un.org/news. */
int syr_web_domain (syr_scan *k, size_t b, size_t p) {
  int www = p - b == 3 && !memcmp(k->s + b, "www", 3);
  size_t z, last;
  if (p < k->nohost && !www) return 0;
  z = host_end(k, p + 1);
  if (syr_case_at(k, p + 1) > 0) return 0; /* guerre.La */
  last = z;
  while (last > p + 1 && k->s[last - 1] != '.') last--;
  if (z == last || (!www && !is_top_domain((const char *)k->s + last, z - last))) {
    k->nohost = z;
    return 0;
  }
  if (!www && is_word_too(k, b, last, z)) return 0;
  if (syr_byte(k, z) == '/') z = url_end(k, z);
  syr_whole(k, b, z, SYR_URL);
  return 1;
}

static int is_mail_byte (uint8_t b) {
  return syr_isalpha(b) || syr_isdigit(b) || (b && strchr("._%+-", b));
}

/* The bytes of the character that ends at p, where it is a letter outside ASCII; else 0. */
static size_t letter_before (const syr_scan *k, size_t p) {
  return p && k->s[p - 1] >= 0x80 && syr_sort_before(k, p) == SYR_S_LETTER ? p - syr_utf8_back(k->s, p) : 0;
}

static int mail (syr_scan *k, size_t p) {
  size_t b = p, z = host_end(k, p + 1), n;
  while (b > 0 && p - b < 64 && (n = is_mail_byte(k->s[b - 1]) ? 1 : letter_before(k, b)) != 0) b -= n;
  if (b == p || !memchr(k->s + p, '.', z - p)) return 0;
  while (b < p && (k->s[b] == '.' || k->s[b] == '-')) b++;
  syr_whole(k, b, z, SYR_EMAIL);
  return 1;
}

/* HTML's &#39; from the sign # at p on, when it stands for a mark or a sign:
** where it ends, or 0. */
static size_t reference_end (const syr_scan *k, size_t p) {
  uint32_t c = 0;
  size_t z = p + 1;
  if (p == 0 || k->s[p - 1] != '&') return 0;
  for (; z - p < 7 && syr_isdigit(syr_byte(k, z)); z++) c = 10 * c + (uint32_t)(k->s[z] - '0');
  return z > p + 1 && syr_byte(k, z) == ';' && syr_sort_of(c) >= SYR_S_PUNCT ? z + 1 : 0;
}

/* A character reference, and the same one over again (two apostrophes for a
** quotation mark), is one mark. */
static int reference (syr_scan *k, size_t p) {
  size_t z = reference_end(k, p), n = z - (p - 1);
  if (!z) return 0;
  while (k->n - z >= n && z - p < 64 && !memcmp(k->s + z, k->s + p - 1, n)) z += n;
  syr_whole(k, p - 1, z, SYR_PUNCT);
  return 1;
}

/* The sign @ or # at p. */
int syr_web_mark (syr_scan *k, size_t p) {
  size_t z = p + 1;
  if (k->s[p] == '@' && mail(k, p)) return 1;
  if (k->s[p] == '#' && reference(k, p)) return 1;
  if (p && syr_isword_before(k, p)) return 0;
  while (z < k->n && z - p < 256) {
    size_t y = syr_word_end(k, z, 256);
    if (y < k->n && k->s[y] == '_') y++;
    if (y == z) break;
    z = y;
  }
  if (z == p + 1 || syr_isdigit(k->s[p + 1])) return 0;
  syr_whole(k, p, z, k->s[p] == '@' ? SYR_MENTION : SYR_HASHTAG);
  return 1;
}
