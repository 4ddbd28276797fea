// The system call filter.
//
// Theory of operation
// -------------------
// An allow-list. A deny-list is only as good as its author's memory and grows a hole with every kernel release; what
// a Swift program that computes needs is short and stable (memory, threads, clocks, files, pipes). Three
// answers are given:
//
//   allowed   computing, threads, files inside the mount namespace, signals to oneself;
//   EPERM     what a hostile or careless program may try on purpose: the student's code sees an error, as any
//             program does that lacks a right, and the run goes on with a well-defined result;
//   ENOSYS    everything else, so that the C library takes its fallback, as on an older kernel. clone3 is among
//             these: its flags live behind a pointer, where no filter can look, and glibc falls back to clone.
//
// Killing instead of EPERM would turn a library's harmless probe into a crash that the student cannot explain.
//
// clone is allowed for threads only (CLONE_THREAD, and no CLONE_NEW* flag): a program is one process, however often
// it forks, and RLIMIT_NPROC counts its threads. kill and tgkill reach the process itself only (abort needs it).
// Under the worker profile execve is allowed for one pointer, see start.c; execveat never.
// Calls of another ABI (i386, x32) kill the process: libseccomp's default, as their numbers mean other calls.
#include <errno.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>

#include <seccomp.h>

#include "confine.h"

#define CALL(name) SCMP_SYS(name)

// Numbers that this architecture or this libseccomp does not know are negative, and skipped.
static const int allowed[] = {
    // Memory.
    CALL(brk), CALL(mmap), CALL(munmap), CALL(mprotect), CALL(mremap), CALL(madvise), CALL(mincore), CALL(msync),
    // Threads, waiting, scheduling of oneself.
    CALL(futex), CALL(set_robust_list), CALL(get_robust_list), CALL(set_tid_address), CALL(rseq), CALL(gettid),
    CALL(arch_prctl), CALL(membarrier), CALL(sched_yield), CALL(sched_getaffinity), CALL(sched_getparam),
    CALL(sched_getscheduler), CALL(sched_get_priority_max), CALL(sched_get_priority_min), CALL(getcpu),
    CALL(restart_syscall), CALL(exit), CALL(exit_group), CALL(wait4), CALL(waitid),
    // Signals to oneself.
    CALL(rt_sigaction), CALL(rt_sigprocmask), CALL(rt_sigreturn), CALL(rt_sigsuspend), CALL(rt_sigpending),
    CALL(rt_sigtimedwait), CALL(sigaltstack), CALL(pause), CALL(alarm), CALL(setitimer), CALL(getitimer),
    // Clocks and random numbers.
    CALL(clock_gettime), CALL(clock_getres), CALL(clock_nanosleep), CALL(nanosleep), CALL(gettimeofday), CALL(time),
    CALL(times), CALL(getrandom),
    // Who am I, what is this machine.
    CALL(getpid), CALL(getppid), CALL(getuid), CALL(geteuid), CALL(getgid), CALL(getegid), CALL(getgroups),
    CALL(getresuid), CALL(getresgid), CALL(getpgrp), CALL(getpgid), CALL(getsid), CALL(uname), CALL(sysinfo),
    CALL(getrusage), CALL(getrlimit), CALL(getpriority), CALL(umask), CALL(getcwd),
    // Descriptors.
    CALL(read), CALL(write), CALL(readv), CALL(writev), CALL(pread64), CALL(pwrite64), CALL(preadv), CALL(pwritev),
    CALL(close), CALL(close_range), CALL(dup), CALL(dup2), CALL(dup3), CALL(fcntl), CALL(lseek), CALL(pipe),
    CALL(pipe2), CALL(eventfd2), CALL(timerfd_create), CALL(timerfd_settime), CALL(timerfd_gettime), CALL(poll),
    CALL(ppoll), CALL(select), CALL(pselect6), CALL(epoll_create), CALL(epoll_create1), CALL(epoll_ctl),
    CALL(epoll_wait), CALL(epoll_pwait), CALL(epoll_pwait2), CALL(sendfile), CALL(copy_file_range),
    CALL(signalfd4),
    // Files: the mount namespace decides which.
    CALL(open), CALL(openat), CALL(creat), CALL(stat), CALL(lstat), CALL(fstat), CALL(newfstatat), CALL(statx),
    CALL(statfs), CALL(fstatfs), CALL(access), CALL(faccessat), CALL(faccessat2), CALL(readlink), CALL(readlinkat),
    CALL(getdents), CALL(getdents64), CALL(chdir), CALL(fchdir), CALL(mkdir), CALL(mkdirat), CALL(rmdir),
    CALL(unlink), CALL(unlinkat), CALL(rename), CALL(renameat), CALL(renameat2), CALL(link), CALL(linkat),
    CALL(symlink), CALL(symlinkat), CALL(truncate), CALL(ftruncate), CALL(fallocate), CALL(fsync), CALL(fdatasync),
    CALL(flock), CALL(fadvise64), CALL(readahead), CALL(chmod), CALL(fchmod), CALL(fchmodat), CALL(utimensat),
    CALL(utime), CALL(utimes), CALL(sync_file_range),
};

// Named so that the program is told "not permitted" rather than "no such call".
static const int refused[] = {
    // Processes and programs. (clone without CLONE_THREAD is refused below.)
    CALL(fork), CALL(vfork), CALL(execveat), CALL(setpgid), CALL(setsid),
    // The network, local sockets included.
    CALL(socket), CALL(socketpair), CALL(connect), CALL(bind), CALL(listen), CALL(accept), CALL(accept4),
    CALL(sendto), CALL(sendmsg), CALL(sendmmsg), CALL(recvfrom), CALL(recvmsg), CALL(recvmmsg),
    // Other processes.
    CALL(ptrace), CALL(process_vm_readv), CALL(process_vm_writev), CALL(process_madvise), CALL(process_mrelease),
    CALL(kcmp), CALL(pidfd_open), CALL(pidfd_getfd), CALL(pidfd_send_signal), CALL(tkill), CALL(rt_sigqueueinfo),
    CALL(rt_tgsigqueueinfo), CALL(setpriority), CALL(sched_setaffinity), CALL(sched_setscheduler),
    CALL(sched_setparam), CALL(sched_setattr), CALL(ioprio_set), CALL(migrate_pages), CALL(move_pages),
    // Namespaces and mounts.
    CALL(unshare), CALL(setns), CALL(mount), CALL(umount2), CALL(pivot_root), CALL(chroot), CALL(open_tree),
    CALL(move_mount), CALL(fsopen), CALL(fsconfig), CALL(fsmount), CALL(fspick), CALL(mount_setattr),
    CALL(name_to_handle_at), CALL(open_by_handle_at), CALL(sethostname), CALL(setdomainname),
    // Wide kernel surfaces.
    CALL(bpf), CALL(perf_event_open), CALL(userfaultfd), CALL(io_uring_setup), CALL(io_uring_enter),
    CALL(io_uring_register), CALL(io_setup), CALL(io_submit), CALL(keyctl), CALL(add_key), CALL(request_key),
    CALL(personality), CALL(seccomp), CALL(modify_ldt), CALL(memfd_create), CALL(memfd_secret),
    CALL(inotify_init1), CALL(fanotify_init), CALL(quotactl), CALL(lookup_dcookie), CALL(syslog), CALL(acct),
    // System V and POSIX queues: memory that no limit here counts.
    CALL(shmget), CALL(shmat), CALL(shmctl), CALL(msgget), CALL(msgsnd), CALL(semget), CALL(semop), CALL(mq_open),
    // The machine.
    CALL(init_module), CALL(finit_module), CALL(delete_module), CALL(kexec_load), CALL(kexec_file_load), CALL(reboot),
    CALL(swapon), CALL(swapoff), CALL(settimeofday), CALL(clock_settime), CALL(clock_adjtime), CALL(adjtimex),
    CALL(iopl), CALL(ioperm), CALL(vhangup), CALL(nfsservctl),
    // Rights.
    CALL(setuid), CALL(setgid), CALL(setreuid), CALL(setregid), CALL(setresuid), CALL(setresgid), CALL(setgroups),
    CALL(setfsuid), CALL(setfsgid), CALL(capset), CALL(chown), CALL(fchown), CALL(lchown), CALL(fchownat),
    CALL(mknod), CALL(mknodat), CALL(setxattr), CALL(lsetxattr), CALL(fsetxattr), CALL(mlock), CALL(mlock2),
    CALL(mlockall), CALL(setrlimit),
};

static int add(scmp_filter_ctx filter, uint32_t action, int call) {
  if (call < 0) return 0;
  return seccomp_rule_add(filter, action, call, 0);
}

/// Adds a rule on one argument; EDOM-like refusals of libseccomp come back as negative errno.
static int add_when(scmp_filter_ctx filter, uint32_t action, int call, struct scmp_arg_cmp condition) {
  if (call < 0) return 0;
  return seccomp_rule_add(filter, action, call, 1, condition);
}

static int add_conditional_rules(scmp_filter_ctx filter, enum profile profile, const char *path) {
  const uint32_t refuse = SCMP_ACT_ERRNO(EPERM);
  const uint64_t namespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER |
                              CLONE_NEWPID | CLONE_NEWNET;
  const uint64_t self = (uint64_t)getpid();
  int result = 0;

  result |= add_when(filter, SCMP_ACT_ALLOW, CALL(clone),
                     SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD | namespaces, CLONE_THREAD));
  result |= add_when(filter, refuse, CALL(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));

  const int signalling[] = {CALL(kill), CALL(tgkill)};
  for (size_t i = 0; i < sizeof signalling / sizeof signalling[0]; i++) {
    result |= add_when(filter, SCMP_ACT_ALLOW, signalling[i], SCMP_A0_32(SCMP_CMP_EQ, self));
    result |= add_when(filter, refuse, signalling[i], SCMP_A0_32(SCMP_CMP_NE, self));
  }
  // Limits of oneself; the hard limits can only be lowered.
  result |= add_when(filter, SCMP_ACT_ALLOW, CALL(prlimit64), SCMP_A0_32(SCMP_CMP_EQ, 0));
  result |= add_when(filter, SCMP_ACT_ALLOW, CALL(prlimit64), SCMP_A0_32(SCMP_CMP_EQ, self));

  // Naming a thread or a mapping (PR_SET_VMA is 0x53564d41).
  const uint64_t harmless[] = {PR_SET_NAME, PR_GET_NAME, 0x53564d41, PR_GET_DUMPABLE};
  for (size_t i = 0; i < sizeof harmless / sizeof harmless[0]; i++) {
    result |= add_when(filter, SCMP_ACT_ALLOW, CALL(prctl), SCMP_A0_32(SCMP_CMP_EQ, harmless[i]));
  }
  // "Is this a terminal?", "how much is there to read?"; above all not TIOCSTI.
  const uint64_t requests[] = {TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX};
  for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++) {
    result |= add_when(filter, SCMP_ACT_ALLOW, CALL(ioctl), SCMP_A1_32(SCMP_CMP_EQ, requests[i]));
  }
  if (profile == PROFILE_COMPILER) {
    result |= add(filter, SCMP_ACT_ALLOW, CALL(execve));
  } else {
    result |= add_when(filter, SCMP_ACT_ALLOW, CALL(execve), SCMP_A0(SCMP_CMP_EQ, (uint64_t)(uintptr_t)path));
    result |= add_when(filter, refuse, CALL(execve), SCMP_A0(SCMP_CMP_NE, (uint64_t)(uintptr_t)path));
  }
  return result;
}

int install_filter(enum profile profile, const char *path) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
  if (filter == NULL) return -ENOMEM;
  int result = 0;
  // A binary search tree over the calls: about 8 comparisons a call instead of 200.
  result |= seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2);
  for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++) result |= add(filter, SCMP_ACT_ALLOW, allowed[i]);
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
    result |= add(filter, SCMP_ACT_ERRNO(EPERM), refused[i]);
  }
  result |= add_conditional_rules(filter, profile, path);
  // `result` is a union of negative errnos: any is fatal, and which one hardly matters to the reader.
  result = result != 0 ? -EINVAL : seccomp_load(filter);
  seccomp_release(filter);
  return result;
}
