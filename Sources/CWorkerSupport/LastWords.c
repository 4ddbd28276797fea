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
// The numbers of the two messages in `FrameCodec.Kind`.
enum { kind_crashed = 9, kind_exited = 10 };

static int reply_descriptor = -1;
static uintptr_t object_base, code_start, code_end;
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

static int is_submission(uintptr_t address) { return address >= code_start && address < code_end; }

static int is_stack(uintptr_t address) {
  return address >= gradus_call_stack.low && address <= gradus_call_stack.high - 2 * sizeof(uintptr_t) &&
         address % sizeof(uintptr_t) == 0;
}

// Walks the chain of frame pointers. Every pointer is checked to lie in the call stack, above the one before, so that
// a damaged stack ends the walk and cannot fault.
static int walked_frames(uintptr_t pc, uintptr_t frame, uint64_t *offsets) {
  int count = 0;
  for (int step = 0; step < most_steps && count < most_frames; step++) {
    if (is_submission(pc)) offsets[count++] = pc - object_base;
    if (!is_stack(frame)) break;
    pc = ((uintptr_t *)frame)[1] - 1;  // the call, not where it returns to
    uintptr_t next = ((uintptr_t *)frame)[0];
    frame = next > frame ? next : 0;
  }
  return count;
}

// Takes every word near the top of the stack that could be a return address into the submission: for a crash in a
// library that keeps no frame pointers, like abort() of the C library.
static int scanned_frames(uintptr_t top, uint64_t *offsets) {
  int count = 0;
  for (uintptr_t word = top & ~(sizeof(uintptr_t) - 1), step = 0;
       step < most_steps && count < most_frames && is_stack(word); word += sizeof(uintptr_t), step++) {
    uintptr_t call = *(uintptr_t *)word - 1;
    if (is_submission(call)) offsets[count++] = call - object_base;
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
  uintptr_t top = (uintptr_t)machine->gregs[REG_RSP];
#elif defined(__aarch64__)
  uintptr_t pc = machine->pc, frame = machine->regs[29], top = machine->sp;
#else
#error "the crash report knows x86-64 and arm64"
#endif
  uintptr_t address = (uintptr_t)information->si_addr;
  int is_overflow = (signal == SIGSEGV || signal == SIGBUS) && address >= gradus_call_stack.guard &&
                    address < gradus_call_stack.low + 4096;
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  uint64_t offsets[most_frames];
  int count = walked_frames(pc, frame, offsets);
  if (count == 0) count = scanned_frames(top, offsets);

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
  sigset_t none;  // the mask is inherited: a blocked SIGSEGV would end the process without last words
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS};
  struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) {
    sigaction(signals[index], &action, NULL);
  }
}

static int note_object(struct dl_phdr_info *object, size_t size, void *context) {
  (void)size;
  uintptr_t symbol = (uintptr_t)context;
  for (int index = 0; index < object->dlpi_phnum; index++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[index];
    uintptr_t low = object->dlpi_addr + segment->p_vaddr, high = low + segment->p_memsz;
    if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_X) || symbol < low || symbol >= high) continue;
    object_base = object->dlpi_addr;
    code_start = low;
    code_end = high;
    return 1;
  }
  return 0;
}

void gradus_watch_object_of(const void *symbol) { dl_iterate_phdr(note_object, (void *)symbol); }
