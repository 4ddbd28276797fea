// log without branches.
//
// Method and coefficients: e_log.c of fdlibm (Sun Microsystems, 1993), error below 1 ULP.
// x = 2^k (1 + f) with sqrt(1/2) <= 1 + f < sqrt(2); with s = f/(2 + f), log(1 + f) = 2 artanh s
// = f - f^2/2 + s (f^2/2 + R(s^2)), R a minimax polynomial.

#ifndef LOGARITHM_H
#define LOGARITHM_H

#include "Bits.h"
#include <math.h>

ELEMENT double naturalLogarithm(double x) {
  // Subnormal numbers are scaled into the normal range.
  const int small = x < 0x1p-1022;
  const double normal = small ? x * 0x1p54 : x;
  // Shifting the bits by the distance from sqrt(1/2) to 1 makes the exponent field change at sqrt(1/2).
  const uint64_t sqrtHalf = 0x3fe6a09e00000000, one = 0x3ff0000000000000;
  const uint64_t shifted = bitsOf(normal) + (one - sqrtHalf);
  const double k = fromSmallInteger(shifted >> 52) - (small ? 1023 + 54 : 1023);
  const double f = fromBits((shifted & 0x000fffffffffffff) + sqrtHalf) - 1;

  const double s = f / (2 + f);
  const double z = s * s;
  const double w = z * z;
  const double odd = w * (0x1.999999997fa04p-2 + w * (0x1.c71c51d8e78afp-3 + w * 0x1.39a09d078c69fp-3));
  const double even =
    z * (0x1.5555555555593p-1 +
         w * (0x1.2492494229359p-2 + w * (0x1.7466496cb03dep-3 + w * 0x1.2f112df3e5244p-3)));
  const double halfSquare = 0.5 * f * f;
  const double correction = s * (halfSquare + (even + odd)) + k * 0x1.a39ef35793c76p-33;
  const double finite = k * 0x1.62e42feep-1 - ((halfSquare - correction) - f);

  double result = x == INFINITY ? x : finite;
  result = x == 0 ? -INFINITY : result;
  result = x < 0 ? NAN : result;
  return x != x ? x : result;
}

#endif
