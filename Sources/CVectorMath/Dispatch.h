// How the loops of this module are compiled.

#ifndef DISPATCH_H
#define DISPATCH_H

// With glibc this defines __GLIBC__.
#include <stdint.h>

// On x86-64 with glibc: one clone of the function per vector width; the loader picks the one that suits
// the processor. Elsewhere: one version, with the vectors that the target always has.
#if defined(__x86_64__) && defined(__GLIBC__)
#define VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VECTORISED
#endif

// Before a loop whose output is either apart from its inputs or exactly one of them, so that vectors may be
// stored before the next elements are loaded.
#define VECTOR_LOOP _Pragma("clang loop vectorize(assume_safety)")

// Inlined into every clone, so that it is compiled for the clone's vectors.
#define ELEMENT static inline __attribute__((always_inline))

// The clones must agree bit by bit: x * y + z is a product and a sum, each rounded.
#pragma STDC FP_CONTRACT OFF

#endif
