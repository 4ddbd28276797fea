#pragma once

#include <stdint.h>

// The addresses of the stack on which calls run: [guard, low) cannot be touched, [low, high) can.
struct gradus_stack {
  uintptr_t guard, low, high;
};

extern struct gradus_stack gradus_call_stack;
