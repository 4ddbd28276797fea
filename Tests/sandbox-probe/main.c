// What a hostile program may try, by name; prints what became of it. Run by the sandbox's tests.
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int answer(long result) {
  printf("%s\n", result >= 0 ? "done" : errno == EPERM ? "EPERM" : errno == ENOSYS ? "ENOSYS" : strerror(errno));
  return 0;
}

static void *sleeping(void *unused) {
  pause();
  return unused;
}

static int thread_bomb(void) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, 1 << 16);
  int count = 0;
  pthread_t thread;
  while (count < 100000 && pthread_create(&thread, &attributes, sleeping, NULL) == 0) count++;
  printf("%d\n", count);
  return 0;
}

static int fill(const char *folder, size_t file_bytes) {
  static char block[1 << 16];
  memset(block, 'x', sizeof block);
  size_t total = 0;
  signal(SIGXFSZ, SIG_IGN);
  for (int index = 0; index < 100; index++) {
    char path[100];
    snprintf(path, sizeof path, "%s/%d", folder, index);
    int descriptor = open(path, O_CREAT | O_WRONLY, 0600);
    if (descriptor < 0) break;
    ssize_t written = 0;
    size_t size = 0;
    while (size < file_bytes && (written = write(descriptor, block, sizeof block)) > 0) size += (size_t)written;
    total += size;
    close(descriptor);
    if (size == 0) break;
  }
  printf("%zu\n", total);
  return 0;
}

static int hog(int touch) {
  size_t total = 0;
  for (;;) {
    char *block = malloc(1 << 20);
    if (block == NULL) break;
    if (touch) memset(block, 1, 1 << 20);
    total += 1 << 20;
  }
  fprintf(stderr, "no more after %zu\n", total);
  abort();
}

static int print_forever(FILE *stream) {
  static char line[1 << 16];
  memset(line, 'y', sizeof line);
  for (int i = 0; i < 160; i++) fwrite(line, 1, sizeof line, stream);
  return 0;
}

static void ignore(int number) { (void)number; }

static int spin(void) {
  for (volatile unsigned long i = 0;; i++) continue;
}

static int recurse(int depth) {
  volatile char frame[4096];
  memset((void *)frame, depth, sizeof frame);
  return recurse(depth + 1) + frame[depth % 4096];
}

static int is(const char *name, const char *wanted) { return strcmp(name, wanted) == 0; }

/// Makes empty files, folders or links until that fails: how many there are, and why no more.
static int make_many(const char *kind) {
  for (int made = 0; made < 100000; made++) {
    char path[40];
    snprintf(path, sizeof path, "/tmp/%d", made);
    int result = is(kind, "folders") ? mkdir(path, 0700) : is(kind, "links") ? symlink("/", path) : creat(path, 0600);
    if (result < 0) return printf("%d %s\n", made, strerror(errno)), 0;
    if (is(kind, "files")) close(result);
  }
  return puts("no end"), 0;
}

/// Prints the rights that this process has or could pass on.
static int print_rights(void) {
  FILE *status = fopen("/proc/self/status", "r");
  char line[200];
  while (status != NULL && fgets(line, sizeof line, status) != NULL) {
    if (strncmp(line, "Cap", 3) == 0 && strncmp(line, "CapBnd", 6) != 0) fputs(line, stdout);
  }
  return 0;
}

int main(int count, char **arguments) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  const char *name = count > 1 ? arguments[1] : "";
  const char *argument = count > 2 ? arguments[2] : "";
  if (is(name, "exit")) exit(atoi(argument));
  if (is(name, "signal")) return raise(atoi(argument));
  if (is(name, "spin")) return spin();
  if (is(name, "spin-stubbornly")) return signal(SIGXCPU, ignore), spin();
  if (is(name, "sleep")) return pause();
  if (is(name, "close-and-sleep")) return close(0), close(1), close(2), pause();
  if (is(name, "hog")) return hog(1);
  if (is(name, "recurse")) return recurse(0);
  if (is(name, "fork")) return answer(fork());
  if (is(name, "vfork-syscall")) return answer(syscall(SYS_vfork));
  if (is(name, "clone3")) return answer(syscall(SYS_clone3, NULL, 0));
  if (is(name, "clone-namespace")) return answer(syscall(SYS_clone, 0x10000000 | SIGCHLD, 0, 0, 0, 0));
  if (is(name, "threads")) return thread_bomb();
  if (is(name, "execute")) return answer(execl(argument, argument, "exit", "0", NULL));
  if (is(name, "socket")) return answer(socket(AF_INET, SOCK_STREAM, 0));
  if (is(name, "unix-socket")) return answer(socket(AF_UNIX, SOCK_STREAM, 0));
  if (is(name, "read")) return answer(open(argument, O_RDONLY));
  if (is(name, "write")) return answer(open(argument, O_WRONLY | O_CREAT, 0600));
  if (is(name, "make") && is(argument, "file")) return answer(open("/tmp/made", O_WRONLY | O_CREAT, 0600));
  if (is(name, "make") && is(argument, "folder")) return answer(mkdir("/tmp/made", 0700));
  if (is(name, "make") && is(argument, "link")) return answer(symlink("/tmp", "/tmp/made"));
  if (is(name, "make-many")) return make_many(argument);
  if (is(name, "rights")) return print_rights();
  if (is(name, "fill")) return fill("/tmp", 8 << 20);
  if (is(name, "large-file")) return fill("/tmp", (size_t)1 << 40);
  if (is(name, "descriptors")) {
    int opened = 0;
    while (dup(1) >= 0) opened++;
    return printf("%d\n", opened), 0;
  }
  if (is(name, "inherited")) {
    int found = 0;
    for (int descriptor = 3; descriptor < 256; descriptor++) found += fcntl(descriptor, F_GETFD) >= 0;
    return printf("%d\n", found), 0;
  }
  if (is(name, "print")) return print_forever(stdout);
  if (is(name, "print-error")) return print_forever(stderr);
  if (is(name, "copy")) {
    char buffer[4096];
    ssize_t read_count;
    while ((read_count = read(0, buffer, sizeof buffer)) > 0) fwrite(buffer, 1, (size_t)read_count, stdout);
    return 0;
  }
  if (is(name, "core")) {
    struct rlimit limit;
    getrlimit(RLIMIT_CORE, &limit);
    printf("%lu\n", (unsigned long)limit.rlim_max);
    fflush(stdout);
    abort();
  }
  if (is(name, "raise-limit")) {
    struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
    return answer(prlimit(0, RLIMIT_AS, &limit, NULL));
  }
  if (is(name, "limit-supervisor")) {
    struct rlimit limit = {0, 0};
    return answer(prlimit(1, RLIMIT_CPU, &limit, NULL));
  }
  if (is(name, "kill-supervisor")) return answer(kill(1, SIGKILL));
  if (is(name, "kill-all")) return answer(kill(-1, SIGKILL));
  if (is(name, "pidfd")) return answer(syscall(SYS_pidfd_open, 1, 0));
  if (is(name, "ptrace")) return answer(ptrace(PTRACE_ATTACH, 1, NULL, NULL));
  if (is(name, "traceme")) return answer(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
  if (is(name, "read-memory")) return answer(syscall(SYS_process_vm_readv, 1, NULL, 0, NULL, 0, 0));
  if (is(name, "mount")) return answer(mount("none", "/tmp", "tmpfs", 0, NULL));
  if (is(name, "unshare")) return answer(syscall(SYS_unshare, 0x10000000));
  if (is(name, "bpf")) return answer(syscall(SYS_bpf, 0, NULL, 0));
  if (is(name, "keyctl")) return answer(syscall(SYS_keyctl, 0, 0, 0, 0, 0));
  if (is(name, "io-uring")) return answer(syscall(SYS_io_uring_setup, 1, NULL));
  if (is(name, "userfaultfd")) return answer(syscall(SYS_userfaultfd, 0));
  if (is(name, "perf")) return answer(syscall(SYS_perf_event_open, NULL, 0, 0, 0, 0));
  if (is(name, "personality")) return answer(syscall(SYS_personality, 0x0040000));
  if (is(name, "open-by-handle")) return answer(syscall(SYS_open_by_handle_at, 0, NULL, 0));
  if (is(name, "memfd")) return answer(syscall(SYS_memfd_create, "x", 0));
  if (is(name, "shared-memory")) return answer(syscall(SYS_shmget, 0, 4096, 01600));
  if (is(name, "undumpable")) return answer(prctl(PR_SET_DUMPABLE, 1));
  if (is(name, "become-root")) return answer(syscall(SYS_setresuid, 0, 0, 0));
  if (is(name, "user")) return printf("%s\n", getuid() == 0 ? "root" : "nobody"), 0;
  if (is(name, "type-into-terminal")) return answer(syscall(SYS_ioctl, 0, 0x5412, "x"));
  if (is(name, "forge-report")) {
    // Exactly what gradus-confine would print for a success, before failing.
    fwrite(arguments[2], 1, strlen(arguments[2]), stderr);
    return 7;
  }
  if (is(name, "result-link")) return answer(symlink("/usr/lib/os-release", "/tmp/result"));
  if (is(name, "result")) {
    FILE *file = fopen("/tmp/result", "w");
    fputs("result", file);
    return fclose(file);
  }
  fprintf(stderr, "unknown probe %s\n", name);
  return 99;
}
