/*
** syr_task.c - run numbered jobs on a few threads
**
** Threads take the next number from one counter. What a job gives is stored by
** its number, never by its worker, so results are the same for any number of
** threads. Workers need memory from the object's own allocator, which may serve
** one thread only (Lua's does): syr_lock puts a lock in front of it. The thread
** that owns the allocator waits in syr_task_run meanwhile.
*/
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdatomic.h>

#include "syr.h"

typedef struct Team {
  atomic_uint_fast64_t next;
  atomic_int status; /* a syr_status */
  uint32_t n;
  syr_job f;
  void *ctx;
} Team;

typedef struct Worker {
  Team *team;
  unsigned number;
  pthread_t thread;
} Worker;

static void work (Team *t, unsigned number) {
  while (atomic_load(&t->status) == SYR_OK) {
    uint_fast64_t job = atomic_fetch_add(&t->next, 1);
    syr_status s;
    if (job >= t->n) break;
    s = t->f(t->ctx, number, (uint32_t)job);
    if (s != SYR_OK) atomic_store(&t->status, (int)s);
  }
}

static void *start (void *p) {
  Worker *w = p;
  work(w->team, w->number);
  return NULL;
}

syr_status syr_task_run (unsigned threads, uint32_t n, syr_job f, void *ctx) {
  Worker worker[SYR_MAXTHREADS];
  Team t;
  unsigned i, started = 1; /* worker 0 is the caller */
  if (threads > SYR_MAXTHREADS) threads = SYR_MAXTHREADS;
  if (threads > n) threads = n;
  atomic_init(&t.next, 0);
  atomic_init(&t.status, SYR_OK);
  t.n = n;
  t.f = f;
  t.ctx = ctx;
  for (; started < threads; started++) {
    worker[started].team = &t;
    worker[started].number = started;
    if (pthread_create(&worker[started].thread, NULL, start, &worker[started]) != 0) break;
  }
  work(&t, 0);
  for (i = 1; i < started; i++) pthread_join(worker[i].thread, NULL);
  return (syr_status)atomic_load(&t.status);
}

/* ---------------------------------------------------------------- memory for workers */

struct syr_lock {
  pthread_mutex_t mutex;
  syr_alloc f;
  void *ud;
};

syr_status syr_lock_new (syr_lock **l, syr_mem *m) {
  syr_lock *new = syr_mem_new(m, sizeof *new);
  if (!new) return SYR_NOMEM;
  if (pthread_mutex_init(&new->mutex, NULL) != 0) {
    syr_mem_drop(m, new);
    return SYR_NOMEM;
  }
  new->f = m->f;
  new->ud = m->ud;
  *l = new;
  return SYR_OK;
}

void syr_lock_free (syr_lock *l, syr_mem *m) {
  pthread_mutex_destroy(&l->mutex);
  syr_mem_drop(m, l);
}

void *syr_lock_alloc (void *lock, void *ptr, size_t osize, size_t nsize) {
  syr_lock *l = lock;
  void *p;
  pthread_mutex_lock(&l->mutex);
  p = l->f(l->ud, ptr, osize, nsize);
  pthread_mutex_unlock(&l->mutex);
  return p;
}
