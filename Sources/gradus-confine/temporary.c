// How many files a program may make.
//
// /tmp lives in memory. Its size bounds what files hold and not how many there are, and millions of empty ones fill
// the machine's memory as well; bubblewrap can set the size only.
#include <linux/capability.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "confine.h"

const char *bound_temporary_files(rlim_t files) {
  char option[40] = "";
  if (files > 0) snprintf(option, sizeof option, "nr_inodes=%llu", (unsigned long long)files);
  const unsigned long flags = MS_REMOUNT | MS_NOSUID | MS_NODEV | (files == 0 ? MS_RDONLY : 0);
  if (mount(NULL, "/tmp", NULL, flags, option) != 0) return "bounding the files of /tmp";
  return give_up_rights(UINT64_C(1) << CAP_SYS_ADMIN);
}

const char *give_up_rights(uint64_t mask) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct rights[_LINUX_CAPABILITY_U32S_3];
  if (syscall(SYS_capget, &header, rights) != 0) return "capget";
  for (int word = 0; word < _LINUX_CAPABILITY_U32S_3; word++) {
    const uint32_t kept = ~(uint32_t)(mask >> (32 * word));
    rights[word].effective &= kept;
    // What is not permitted is not ambient either.
    rights[word].permitted &= kept;
    rights[word].inheritable &= kept;
  }
  return syscall(SYS_capset, &header, rights) == 0 ? NULL : "capset";
}
