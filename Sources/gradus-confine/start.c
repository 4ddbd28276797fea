// The last steps before an untrusted program runs, in the process that becomes it.
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "confine.h"

extern char **environ;

static struct start_failure failure(const char *action, int error) {
  struct start_failure failure = {.error = error};
  snprintf(failure.action, sizeof failure.action, "%s", action);
  return failure;
}

static const char *set_limits(const struct options *options) {
  const struct {
    int resource;
    rlim_t limit;
    const char *name;
  } limits[] = {
      {RLIMIT_CORE, 0, "setrlimit(RLIMIT_CORE)"},
      {RLIMIT_CPU, options->cpu_seconds, "setrlimit(RLIMIT_CPU)"},
      {RLIMIT_NPROC, options->processes, "setrlimit(RLIMIT_NPROC)"},
      {RLIMIT_FSIZE, options->file_size, "setrlimit(RLIMIT_FSIZE)"},
      {RLIMIT_NOFILE, options->open_files, "setrlimit(RLIMIT_NOFILE)"},
      {RLIMIT_STACK, options->stack, "setrlimit(RLIMIT_STACK)"},
      {RLIMIT_MEMLOCK, 0, "setrlimit(RLIMIT_MEMLOCK)"},
      {RLIMIT_MSGQUEUE, 0, "setrlimit(RLIMIT_MSGQUEUE)"},
      {RLIMIT_AS, options->address_space, "setrlimit(RLIMIT_AS)"},
  };
  for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
    struct rlimit limit = {.rlim_cur = limits[i].limit, .rlim_max = limits[i].limit};
    // The soft limit raises SIGXCPU, which names the reason; one second later the hard one kills.
    if (limits[i].resource == RLIMIT_CPU && limit.rlim_max != RLIM_INFINITY) limit.rlim_max += 1;
    // Who inherited a tighter hard limit keeps it.
    struct rlimit inherited;
    if (getrlimit(limits[i].resource, &inherited) != 0) return limits[i].name;
    if (limit.rlim_max > inherited.rlim_max) limit.rlim_max = inherited.rlim_max;
    if (limit.rlim_cur > limit.rlim_max) limit.rlim_cur = limit.rlim_max;
    if (setrlimit(limits[i].resource, &limit) != 0) return limits[i].name;
  }
  return NULL;
}

/// Copies the program's path to a page at a random address, read-only.
///
/// Under the worker profile execve is allowed for exactly this pointer. The page is gone once the program
/// runs; to use the rule again the program would have to map the same one of 2^34 pages.
static const char *path_at_random_address(const char *path) {
  uint64_t random;
  if (strlen(path) >= 4096 || getrandom(&random, sizeof random, 0) != sizeof random) return NULL;
  uintptr_t address = (uintptr_t)((random & ((UINT64_C(1) << 46) - 1)) & ~UINT64_C(4095)) | (UINT64_C(1) << 32);
  char *page = mmap((void *)address, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return NULL;
  strcpy(page, path);
  return mprotect(page, 4096, PROT_READ) == 0 ? page : NULL;
}

struct start_failure start_program(const struct options *options, char **arguments) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  umask(022);

  if (options->user != (uid_t)-1) {
    // From root to an ordinary user clears every right but inheritable ones; RLIMIT_NPROC does not bind root.
    if (setgroups(0, NULL) != 0) return failure("setgroups", errno);
    if (setresgid(options->user, options->user, options->user) != 0) return failure("setresgid", errno);
    if (setresuid(options->user, options->user, options->user) != 0) return failure("setresuid", errno);
    const char *right = give_up_rights(UINT64_MAX);
    if (right != NULL) return failure(right, errno);
  }
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return failure("prctl(PR_SET_PDEATHSIG)", errno);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return failure("prctl(PR_SET_NO_NEW_PRIVS)", errno);
  const char *path = path_at_random_address(arguments[0]);
  if (path == NULL) return failure("mapping the program's path", errno);
  const char *limit = set_limits(options);
  if (limit != NULL) return failure(limit, errno);
  int result = install_filter(options->profile, path);
  if (result != 0 && !options->filter_optional) return failure("installing the seccomp filter", -result);
  execve(path, arguments, environ);
  return failure("cannot execute the program", errno);
}
