#define _GNU_SOURCE
#include <link.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <ucontext.h>
#include <unistd.h>

#include "CWorkerSupport.h"
#include "LargeStack.h"

// Everything below `handle` may run in a signal handler: no allocation, no locks, no library calls but system calls.

enum { most_frames = 32, most_steps = 4096 };
// The positions of the two messages in `FrameCodec.Kind`.
enum { kind_crashed = 9, kind_exited = 10 };

static int reply_descriptor = -1;
static uintptr_t object_base, object_start, object_end;
static atomic_flag reporting = ATOMIC_FLAG_INIT;
static pthread_t reporting_thread;

struct message {
  uint8_t bytes[4 + 1 + 4 + 1 + 8 + 4 + 8 * most_frames];
  size_t count;
};

static void append(struct message *message, uint64_t number, int bytes) {
  for (int index = 0; index < bytes; index++) message->bytes[message->count++] = (uint8_t)(number >> (8 * index));
}

static void send(struct message *message) {
  size_t length = message->count - 4;
  message->count = 0;
  append(message, length, 4);
  message->count = length + 4;
  size_t sent = 0;
  while (sent < message->count) {
    ssize_t count = write(reply_descriptor, message->bytes + sent, message->count - sent);
    if (count <= 0) return;
    sent += (size_t)count;
  }
}

// Walks the chain of frame pointers. Every pointer is checked to lie in the call stack, above the one before, so that
// a damaged stack ends the walk and cannot fault.
static int submission_frames(uintptr_t pc, uintptr_t frame, uint64_t *offsets) {
  int count = 0;
  for (int step = 0; step < most_steps && count < most_frames; step++) {
    if (pc >= object_start && pc < object_end) offsets[count++] = pc - object_base;
    if (frame < gradus_call_stack.low || frame > gradus_call_stack.high - 16 || frame % sizeof(void *) != 0) break;
    uintptr_t next = ((uintptr_t *)frame)[0];
    pc = ((uintptr_t *)frame)[1] - 1;  // the call, not where it returns to
    if (next <= frame) {
      if (pc >= object_start && pc < object_end && count < most_frames) offsets[count++] = pc - object_base;
      break;
    }
    frame = next;
  }
  return count;
}

static void handle(int signal, siginfo_t *information, void *context) {
  if (atomic_flag_test_and_set(&reporting)) {
    if (pthread_equal(reporting_thread, pthread_self())) _exit(GRADUS_STATUS_CRASHED);
    for (;;) pause();
  }
  reporting_thread = pthread_self();
  const mcontext_t *machine = &((ucontext_t *)context)->uc_mcontext;
#if defined(__x86_64__)
  uintptr_t pc = (uintptr_t)machine->gregs[REG_RIP], frame = (uintptr_t)machine->gregs[REG_RBP];
#elif defined(__aarch64__)
  uintptr_t pc = machine->pc, frame = machine->regs[29];
#else
#error "the crash report knows x86-64 and arm64"
#endif
  uintptr_t address = (uintptr_t)information->si_addr;
  int is_overflow = (signal == SIGSEGV || signal == SIGBUS) && address >= gradus_call_stack.guard &&
                    address < gradus_call_stack.low + 4096;
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  uint64_t offsets[most_frames];
  int count = submission_frames(pc, frame, offsets);

  struct message message = {.count = 4};
  append(&message, kind_crashed, 1);
  append(&message, (uint32_t)signal, 4);
  append(&message, (uint64_t)is_overflow, 1);
  append(&message, (uint64_t)usage.ru_maxrss * 1024, 8);
  append(&message, (uint32_t)count, 4);
  for (int index = 0; index < count; index++) append(&message, offsets[index], 8);
  send(&message);
  _exit(GRADUS_STATUS_CRASHED);
}

static void report_exit(int status, void *unused) {
  (void)unused;
  struct message message = {.count = 4};
  append(&message, kind_exited, 1);
  append(&message, (uint32_t)status, 4);
  send(&message);
}

void gradus_report_ends_to(int descriptor) {
  reply_descriptor = descriptor;
  on_exit(report_exit, NULL);
  const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS};
  struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) {
    sigaction(signals[index], &action, NULL);
  }
}

struct search {
  uintptr_t symbol;
};

static int note_object(struct dl_phdr_info *object, size_t size, void *context) {
  (void)size;
  uintptr_t symbol = ((struct search *)context)->symbol, start = UINTPTR_MAX, end = 0;
  for (int index = 0; index < object->dlpi_phnum; index++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[index];
    if (segment->p_type != PT_LOAD) continue;
    uintptr_t low = object->dlpi_addr + segment->p_vaddr, high = low + segment->p_memsz;
    if (low < start) start = low;
    if (high > end) end = high;
  }
  if (symbol < start || symbol >= end) return 0;
  object_base = object->dlpi_addr;
  object_start = start;
  object_end = end;
  return 1;
}

void gradus_watch_object_of(const void *symbol) {
  struct search search = {(uintptr_t)symbol};
  dl_iterate_phdr(note_object, &search);
}
