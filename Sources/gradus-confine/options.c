#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "confine.h"

/// Reads a decimal number without sign; false when there is anything else.
static bool read_number(const char *text, rlim_t *number) {
  if (text == NULL || text[0] < '0' || text[0] > '9') return false;
  char *end;
  errno = 0;
  unsigned long long value = strtoull(text, &end, 10);
  if (errno != 0 || *end != '\0') return false;
  *number = (rlim_t)value;
  return true;
}

static bool read_profile(const char *text, enum profile *profile) {
  if (text == NULL) return false;
  if (strcmp(text, "worker") == 0) {
    *profile = PROFILE_WORKER;
  } else if (strcmp(text, "compiler") == 0) {
    *profile = PROFILE_COMPILER;
  } else {
    return false;
  }
  return true;
}

char **parse_options(struct options *options, char **arguments) {
  // The tightest profile and no limit that was not given: the Sandbox module always gives every one.
  *options = (struct options){
      .profile = PROFILE_WORKER,
      .cpu_seconds = RLIM_INFINITY,
      .address_space = RLIM_INFINITY,
      .processes = RLIM_INFINITY,
      .file_size = RLIM_INFINITY,
      .open_files = RLIM_INFINITY,
      .stack = RLIM_INFINITY,
      .temporary_files = RLIM_INFINITY,
      .user = (uid_t)-1,
  };
  const struct {
    const char *name;
    rlim_t *number;
  } numbers[] = {
      {"--cpu-seconds", &options->cpu_seconds}, {"--address-space", &options->address_space},
      {"--processes", &options->processes},     {"--file-size", &options->file_size},
      {"--open-files", &options->open_files},   {"--stack", &options->stack},
      {"--temporary-files", &options->temporary_files},
  };
  for (; *arguments != NULL; arguments++) {
    const char *name = *arguments;
    if (strcmp(name, "--") == 0) return arguments[1] == NULL ? NULL : arguments + 1;
    if (strcmp(name, "--filter-optional") == 0) {
      options->filter_optional = true;
      continue;
    }
    const char *value = *++arguments;
    bool understood = false;
    rlim_t user;
    if (strcmp(name, "--profile") == 0) {
      understood = read_profile(value, &options->profile);
    } else if (strcmp(name, "--emit") == 0) {
      understood = value != NULL && options->emitted < MOST_EMITTED;
      if (understood) options->emit[options->emitted++] = value;
    } else if (strcmp(name, "--user") == 0) {
      understood = read_number(value, &user) && user > 0 && user < 0x80000000u;
      if (understood) options->user = (uid_t)user;
    } else {
      for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (strcmp(name, numbers[i].name) == 0) understood = read_number(value, numbers[i].number);
      }
    }
    if (!understood) return NULL;
  }
  return NULL;
}
