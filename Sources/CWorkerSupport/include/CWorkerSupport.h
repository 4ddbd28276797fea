// What the worker needs that Swift cannot do: signal handlers, alternate stacks, threads with a stack of chosen size.
#pragma once

#include <stddef.h>
#include <stdint.h>

// The worker's exit status after a crash that was reported.
#define GRADUS_STATUS_CRASHED 120

// Handles fatal signals by writing a `crashed` message to the descriptor, and `exit` by writing an `exited` message
// (both as `FrameCodec` in WorkerProtocol reads them). The process then ends with GRADUS_STATUS_CRASHED or as asked.
void gradus_report_ends_to(int descriptor);

// Tells the crash report which addresses belong to the submission: those of the shared object that holds `symbol`.
void gradus_watch_object_of(const void *symbol);

// Runs `body(context)` on a thread with a stack of `bytes` and waits for it. Returns 0 or an error number.
int gradus_run_on_stack(size_t bytes, void (*body)(void *), void *context);

// Makes prints reach standard output at the end of each line, so that a crash does not lose those before it.
void gradus_print_line_by_line(void);
