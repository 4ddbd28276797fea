#define _GNU_SOURCE
#include "LargeStack.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>

#include "CWorkerSupport.h"

struct gradus_stack gradus_call_stack;

// A function's frame may reach past the end of the stack at once, so the guard is wide.
static const size_t guard_bytes = 1 << 20;
static const size_t alternate_bytes = 64 << 10;

struct task {
  void (*body)(void *);
  void *context;
};

static void *run(void *argument) {
  struct task *task = argument;
  stack_t alternate = {.ss_size = alternate_bytes};
  alternate.ss_sp = mmap(NULL, alternate_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (alternate.ss_sp != MAP_FAILED) sigaltstack(&alternate, NULL);
  task->body(task->context);
  return NULL;
}

int gradus_run_on_stack(size_t bytes, void (*body)(void *), void *context) {
  size_t whole = bytes + guard_bytes;
  char *memory = mmap(NULL, whole, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  if (memory == MAP_FAILED) return errno;
  if (mprotect(memory, guard_bytes, PROT_NONE) != 0) return errno;
  gradus_call_stack.guard = (uintptr_t)memory;
  gradus_call_stack.low = gradus_call_stack.guard + guard_bytes;
  gradus_call_stack.high = gradus_call_stack.guard + whole;

  struct task task = {body, context};
  pthread_attr_t attributes;
  pthread_t thread;
  int error = pthread_attr_init(&attributes);
  if (error == 0) error = pthread_attr_setstack(&attributes, memory + guard_bytes, bytes);
  if (error == 0) error = pthread_create(&thread, &attributes, run, &task);
  if (error == 0) error = pthread_join(thread, NULL);
  return error;
}
