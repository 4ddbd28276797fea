// Floating-point numbers as bits, without branches, for loops that vectorise.

#ifndef BITS_H
#define BITS_H

#include "Dispatch.h"
#include <string.h>

ELEMENT uint64_t bitsOf(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

ELEMENT double fromBits(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

// Adding 1.5 * 2^52 leaves a number's nearest integer n in the lowest bits of the sum (|n| < 2^51), in
// two's complement: a conversion between double and integer that every vector unit can do.
#define INTEGER_SHIFT 0x1.8p52

// The nearest integer, ties to even, for |x| < 2^51.
ELEMENT double nearestInteger(double x) { return (x + INTEGER_SHIFT) - INTEGER_SHIFT; }

// 2^n for an integer n with -1023 < n < 1024.
ELEMENT double powerOfTwo(double n) { return fromBits((bitsOf(n + INTEGER_SHIFT) + 1023) << 52); }

// The double equal to a small signed integer, given in two's complement.
ELEMENT double fromSmallInteger(uint64_t n) { return fromBits(bitsOf(INTEGER_SHIFT) + n) - INTEGER_SHIFT; }

#endif
