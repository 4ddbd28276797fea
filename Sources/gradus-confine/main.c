// gradus-confine: runs programs that nobody trusts, under resource limits and a system call filter.
//
// Theory of operation
// -------------------
// bubblewrap builds the namespaces (what the program can name); this supervisor bounds what the program can
// use and ask for. It is the first process inside the sandbox:
//
//   grader --spawns--> bwrap --spawns--> gradus-confine (pid 1) --forks--> the program (pid 2)
//
// 1. The supervisor makes itself unreachable: it is not dumpable (no ptrace, no /proc/1/mem) and, being pid 1
//    of its namespace, receives no signal that it has no handler for, SIGKILL included. When it exits the
//    kernel kills whatever is left in the namespace, so nothing outlives a run. It bounds the number of files
//    in /tmp, which bubblewrap cannot (temporary.c), and gives up the right to mount before anything runs.
// 2. Each step (`-- program arguments… --then program arguments…`) is a forked child that drops to an unprivileged
//    user where asked (`--user`), sets its rlimits, sets no_new_privs, installs the filter (filter.c) and
//    executes the program. A step that fails ends the sequence.
// 3. The supervisor waits, kills stragglers, copies result files to standard output where asked (`--emit`, followed
//    by their sizes: this is how compiled objects leave the sandbox without any writable mount), and appends a
//    fixed-size report (report.h) to standard error. Every other process is dead by then, so the last bytes
//    of standard error are the supervisor's, whatever the program printed before. A run that ends
//    without a report was killed from outside.
//
// Every failure before the program runs is reported as `notStarted` with a sentence on standard error: it is
// the harness's fault, never the student's.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "confine.h"

static void write_all(int descriptor, const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(descriptor, next, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    next += written;
    count -= (size_t)written;
  }
}

_Noreturn static void finish(struct report *report) {
  memcpy(report->magic, REPORT_MAGIC, sizeof report->magic);
  write_all(STDERR_FILENO, report, sizeof *report);
  _exit(0);
}

_Noreturn static void fail(const char *action) {
  struct report report = {.kind = REPORT_NOT_STARTED, .value = errno};
  dprintf(STDERR_FILENO, "gradus-confine: %s: %s\n", action, strerror(errno));
  finish(&report);
}

/// Copies a regular file, no larger than `limit` bytes, to standard output; false when there is none.
static bool emit(const char *path, rlim_t limit, uint64_t *size) {
  struct stat status;
  int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return false;
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || (rlim_t)status.st_size > limit) return false;
  static char buffer[1 << 16];
  ssize_t count;
  *size = 0;
  while ((count = read(descriptor, buffer, sizeof buffer)) > 0) {
    write_all(STDOUT_FILENO, buffer, (size_t)count);
    *size += (uint64_t)count;
  }
  close(descriptor);
  return count == 0;
}

/// Copies every result file, then their sizes, of 8 bytes each; false when one is missing.
static bool emit_all(const struct options *options) {
  uint64_t sizes[MOST_EMITTED];
  for (size_t i = 0; i < options->emitted; i++) {
    if (!emit(options->emit[i], options->file_size, &sizes[i])) return false;
  }
  write_all(STDOUT_FILENO, sizes, options->emitted * sizeof sizes[0]);
  return true;
}

/// Runs one step to its end and fills in the report.
static void run_step(const struct options *options, char **arguments, struct report *report) {
  int failure[2];
  if (pipe2(failure, O_CLOEXEC) != 0) fail("pipe");
  pid_t child = fork();
  if (child < 0) fail("fork");
  if (child == 0) {
    close(failure[0]);
    struct start_failure reason = start_program(options, arguments);
    write_all(failure[1], &reason, sizeof reason);
    _exit(127);
  }
  close(failure[1]);
  struct start_failure reason;
  ssize_t received;
  do received = read(failure[0], &reason, sizeof reason);
  while (received < 0 && errno == EINTR);
  close(failure[0]);

  int status;
  struct rusage usage;
  pid_t ended;
  do ended = wait4(child, &status, 0, &usage);
  while (ended < 0 && errno == EINTR);
  if (received == (ssize_t)sizeof reason) {
    errno = reason.error;
    fail(reason.action);
  }
  if (ended != child) fail("wait4");
  report->kind = WIFSIGNALED(status) ? REPORT_SIGNALLED : REPORT_EXITED;
  report->value = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  report->user_microseconds += (uint64_t)usage.ru_utime.tv_sec * 1000000 + (uint64_t)usage.ru_utime.tv_usec;
  report->system_microseconds += (uint64_t)usage.ru_stime.tv_sec * 1000000 + (uint64_t)usage.ru_stime.tv_usec;
  if ((uint64_t)usage.ru_maxrss > report->peak_kibibytes) report->peak_kibibytes = (uint64_t)usage.ru_maxrss;
}

int main(int count, char **arguments) {
  struct options options;
  signal(SIGPIPE, SIG_IGN);
  char **step = parse_options(&options, arguments + (count > 0));
  if (step == NULL) {
    errno = EINVAL;
    fail("unknown option, or no program given");
  }
  if (prctl(PR_SET_DUMPABLE, 0) != 0) fail("prctl(PR_SET_DUMPABLE)");
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) fail("prctl(PR_SET_PDEATHSIG)");
  if (options.temporary_files != RLIM_INFINITY) {
    const char *failed = bound_temporary_files(options.temporary_files);
    if (failed != NULL) fail(failed);
  }

  struct report report = {.kind = REPORT_EXITED};
  while (step != NULL) {
    char **end = step;
    while (*end != NULL && strcmp(*end, "--then") != 0) end++;
    char **next = *end == NULL ? NULL : end + 1;
    *end = NULL;
    run_step(&options, step, &report);
    if (report.kind != REPORT_EXITED || report.value != 0 || next == NULL) break;
    report.step++;
    step = next;
  }
  if (getpid() == 1) {
    kill(-1, SIGKILL);
    while (wait(NULL) > 0 || errno == EINTR) continue;
  }
  if (report.kind == REPORT_EXITED && report.value == 0 && !emit_all(&options)) report.kind = REPORT_NO_RESULT;
  finish(&report);
}
