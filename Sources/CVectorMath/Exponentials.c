// exp and tanh without branches, so that the loops vectorise.
//
// Method: x = n log 2 + r with |r| <= (log 2)/2, then e^x = 2^n e^r (Cody and Waite, "Software Manual for
// the Elementary Functions", 1980), with the Taylor polynomial for e^r: its first omitted term is below
// 0.3466^14 / 14! = 4.1e-18, a thirtieth of a unit in the last place of 1.

#include "Bits.h"
#include "CVectorMath.h"
#include <math.h>

// log 2 in two parts; the first has 32 significant bits, so that n times it is exact for |n| < 2^20.
#define LOG2_HIGH 0x1.62e42feep-1
#define LOG2_LOW 0x1.a39ef35793c76p-33
#define ONE_OVER_LOG2 0x1.71547652b82fep0

// (e^r - 1 - r) / r^2 = 1/2! + r/3! + … + r^11/13! for |r| <= 0.3466.
ELEMENT double exponentialTail(double r) {
  double sum = 1.0 / 6227020800;
  sum = sum * r + 1.0 / 479001600;
  sum = sum * r + 1.0 / 39916800;
  sum = sum * r + 1.0 / 3628800;
  sum = sum * r + 1.0 / 362880;
  sum = sum * r + 1.0 / 40320;
  sum = sum * r + 1.0 / 5040;
  sum = sum * r + 1.0 / 720;
  sum = sum * r + 1.0 / 120;
  sum = sum * r + 1.0 / 24;
  sum = sum * r + 1.0 / 6;
  return sum * r + 1.0 / 2;
}

ELEMENT double exponential(double x) {
  // Beyond these bounds the result is infinite or zero; NaN passes both comparisons unchanged.
  double bounded = x > 710 ? 710 : x;
  bounded = bounded < -746 ? -746 : bounded;
  const double n = nearestInteger(bounded * ONE_OVER_LOG2);
  const double high = bounded - n * LOG2_HIGH;
  const double low = n * LOG2_LOW;
  const double r = high - low;
  const double fraction = 1 + (high + (r * r * exponentialTail(r) - low));
  // 2^n itself may overflow, or be subnormal: multiply by two halves, of which only the last rounds.
  const double half = nearestInteger(n * 0.5);
  return fraction * powerOfTwo(half) * powerOfTwo(n - half);
}

// tanh|x| = t/(t + 2) = 1 - 2/(t + 2) with t = e^(2|x|) - 1 = (2^n - 1) + 2^n (e^r - 1). Numerator and
// denominator are kept as sums of a number and what its rounding lost (Dekker's fast two-sum).
ELEMENT double hyperbolicTangent(double x) {
  const double magnitude = fabs(x);
  // From 22 on the result rounds to 1; NaN passes the comparison unchanged.
  const double y = 2 * (magnitude > 22 ? 22 : magnitude);
  const double n = nearestInteger(y * ONE_OVER_LOG2);
  const double high = y - n * LOG2_HIGH;
  const double low = n * LOG2_LOW;
  const double r = high - low;
  const double rLost = (high - r) - low;

  const double scale = powerOfTwo(n);
  const double head = (scale - 1) + scale * r;
  const double headLost = scale * r - (head - (scale - 1));
  const double tail = headLost + scale * (rLost + r * r * exponentialTail(r));
  const double t = head + tail;
  const double tLost = tail - (t - head);
  const double denominator = t + 2;
  const double denominatorLost = (t - (denominator - 2)) + tLost;

  // Below 1, t/(t + 2) and its correction, where 1/(t + 2) = (1 - tanh|x|)/2; from 1 on, 1 - 2/(t + 2).
  const double quotient = (magnitude < 1 ? t : 2) / denominator;
  const double correction = (tLost - quotient * denominatorLost) * (0.5 * (1 - quotient));
  return copysign(magnitude < 1 ? quotient + correction : 1 - quotient, x);
}

VECTORISED void tensors_exp(const double *x, double *y, long count) {
  VECTOR_LOOP for (long i = 0; i < count; i++) y[i] = exponential(x[i]);
}

VECTORISED void tensors_tanh(const double *x, double *y, long count) {
  VECTOR_LOOP for (long i = 0; i < count; i++) y[i] = hyperbolicTangent(x[i]);
}
