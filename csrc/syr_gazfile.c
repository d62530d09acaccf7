/*
** syr_gazfile.c - a gazetteer's buffer to a file and back
**
** Saving writes beside and renames, so that a reader sees the old file or the
** new one. Loading maps the file: nothing is read before it is used, and many
** processes share one copy. Where files cannot be mapped they are read.
*/
#if !defined(_WIN32)
#define _POSIX_C_SOURCE 200809L
#endif

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "syr_gaz.h"

#if !defined(_WIN32)
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

#define LONGPATH 4096

static int write_all (const syr_gaz *g, const char *path) {
  FILE *f = fopen(path, "wb");
  int ok, why;
  if (!f) return 0;
  ok = fwrite(g->buffer, 1, g->size, f) == g->size && fflush(f) == 0;
  why = errno;
  if (fclose(f) != 0) ok = 0;
  else errno = why;
  return ok;
}

syr_status syr_gaz_save (const syr_gaz *g, const char *path) {
  char part[LONGPATH + 8];
  size_t n = strlen(path);
  int why;
  if (n == 0 || n > LONGPATH) {
    errno = n ? ENAMETOOLONG : ENOENT;
    return SYR_ARG;
  }
  memcpy(part, path, n);
  memcpy(part + n, ".part", 6);
  if (write_all(g, part) && rename(part, path) == 0) return SYR_OK;
  why = errno;
  remove(part);
  errno = why;
  return SYR_ARG;
}

#if !defined(_WIN32)

/* The bytes of a file, mapped. Empty files give size 0 and no address. */
static syr_status get (syr_gazmap *map, syr_mem *m, const char *path) {
  struct stat st;
  int f = open(path, O_RDONLY), why;
  void *p = MAP_FAILED;
  (void)m;
  if (f < 0) return SYR_ARG;
  if (fstat(f, &st) == 0) {
    if (S_ISDIR(st.st_mode)) errno = EISDIR;
    else if (st.st_size == 0) {
      close(f);
      return SYR_FORMAT;
    }
    else p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, f, 0);
  }
  why = errno;
  close(f);
  errno = why;
  if (p == MAP_FAILED) return SYR_ARG;
  map->address = p;
  map->size = (size_t)st.st_size;
  map->mapped = 1;
  return SYR_OK;
}

static void put_back (syr_gazmap *map) {
  munmap(map->address, map->size);
}

#else

/* The bytes of a file, read into the arena. */
static syr_status get (syr_gazmap *map, syr_mem *m, const char *path) {
  FILE *f = fopen(path, "rb");
  long n;
  if (!f) return SYR_ARG;
  if (fseek(f, 0, SEEK_END) != 0 || (n = ftell(f)) < 0 || fseek(f, 0, SEEK_SET) != 0) {
    fclose(f);
    return SYR_ARG;
  }
  map->address = syr_mem_new(m, (size_t)n + 1);
  map->size = map->address ? fread(map->address, 1, (size_t)n, f) : 0;
  map->mapped = 0;
  fclose(f);
  if (!map->address) return SYR_NOMEM;
  return map->size == (size_t)n ? SYR_OK : SYR_ARG;
}

static void put_back (syr_gazmap *map) {
  (void)map;
}

#endif

syr_status syr_gaz_map (syr_gazmap *map, syr_gaz *g, syr_mem *m, const char *path) {
  syr_status st;
  memset(map, 0, sizeof *map);
  if ((st = get(map, m, path)) != SYR_OK) return st;
  st = syr_gaz_open(g, map->address, map->size);
  if (st != SYR_OK) syr_gaz_unmap(map);
  return st;
}

void syr_gaz_unmap (syr_gazmap *map) {
  if (map->mapped) put_back(map);
  memset(map, 0, sizeof *map);
}
