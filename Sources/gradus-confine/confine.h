// The parts of gradus-confine: options (options.c), starting a program (start.c), the filter (filter.c).
#ifndef GRADUS_CONFINE_H
#define GRADUS_CONFINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

/// What the confined program may ask of the kernel.
enum profile {
  /// A compiler or linker: may replace itself by another program.
  PROFILE_COMPILER,
  /// A worker that runs student code: may not execute anything after it has started.
  PROFILE_WORKER,
};

enum { MOST_EMITTED = 64 };

struct options {
  enum profile profile;
  rlim_t cpu_seconds, address_space, processes, file_size, open_files, stack;
  /// How many files and folders /tmp may hold, itself included; 0 makes it read-only, RLIM_INFINITY leaves it as it is.
  rlim_t temporary_files;
  /// The user and group to become, or (uid_t)-1 to stay.
  uid_t user;
  /// Files to copy to standard output after success.
  const char *emit[MOST_EMITTED];
  size_t emitted;
  /// Whether to run without a filter where the kernel refuses one (only ever outside bubblewrap).
  bool filter_optional;
};

/// Reads the options; returns the first step's arguments, or NULL.
char **parse_options(struct options *options, char **arguments);

/// Bounds the files of /tmp and gives up every right to mount; returns what failed, or NULL.
const char *bound_temporary_files(rlim_t files);

/// Gives up what no program is to inherit: the rights of `mask` (1 << CAP_…); returns what failed, or NULL.
const char *give_up_rights(uint64_t mask);

/// Why a program could not be started.
struct start_failure {
  int error;
  char action[60];
};

/// Applies the limits and the filter to this process and executes the program; returns only on failure.
struct start_failure start_program(const struct options *options, char **arguments);

/// Installs the filter; `path` is the only pointer with which execve may be called under the worker profile.
/// Returns 0 or a negative errno.
int install_filter(enum profile profile, const char *path);

#define REPORT_MAGIC "\036gradus report\n\001"

enum report_kind { REPORT_EXITED = 0, REPORT_SIGNALLED = 1, REPORT_NOT_STARTED = 2, REPORT_NO_RESULT = 3 };

/// The last bytes of standard error; read by `SupervisorReport` in the Sandbox module.
struct report {
  char magic[16];
  /// The index of the step that ended last.
  uint32_t step;
  uint32_t kind;
  /// Exit status, signal number or errno.
  int32_t value;
  uint32_t reserved;
  uint64_t user_microseconds, system_microseconds;
  /// Peak resident memory.
  uint64_t peak_kibibytes;
};
_Static_assert(sizeof(struct report) == 56, "the Sandbox module reads 56 bytes");

#endif
