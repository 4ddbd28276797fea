// exp and tanh without branches, so that the loops vectorise.
//
// Method: x = n log 2 + r with |r| <= (log 2)/2, then e^x = 2^n e^r (Cody and Waite, "Software Manual for
// the Elementary Functions", 1980), with the polynomial of degree 11 for e^r whose largest relative error is smallest:
// 1.1e-17, a twentieth of a unit in the last place of 1 (Tests/TensorsTests/Golden/exponential_polynomial.py).

#include "Bits.h"
#include "CVectorMath.h"
#include <math.h>

// log 2 in two parts; the first has 32 significant bits, so that n times it is exact for |n| < 2^20.
#define LOG2_HIGH 0x1.62e42feep-1
#define LOG2_LOW 0x1.a39ef35793c76p-33
#define ONE_OVER_LOG2 0x1.71547652b82fep0

// (e^r - 1 - r) / r^2 for |r| <= 0.3466.
ELEMENT double exponentialTail(double r) {
  double sum = 0x1.ad7f6b5ef5113p-26;
  sum = sum * r + 0x1.28ad72d08423ap-22;
  sum = sum * r + 0x1.71df25546a7e6p-19;
  sum = sum * r + 0x1.a0199a0c62baep-16;
  sum = sum * r + 0x1.a01a012a56c9fp-13;
  sum = sum * r + 0x1.6c16c1842a138p-10;
  sum = sum * r + 0x1.1111111127be8p-7;
  sum = sum * r + 0x1.555555555087cp-5;
  sum = sum * r + 0x1.55555555554fap-3;
  return sum * r + 0x1.000000000000ap-1;
}

ELEMENT double exponential(double x) {
  // Beyond these bounds the result is infinite or zero; NaN passes both comparisons unchanged.
  double bounded = x > 710 ? 710 : x;
  bounded = bounded < -746 ? -746 : bounded;
  const double shifted = bounded * ONE_OVER_LOG2 + INTEGER_SHIFT;
  const double n = shifted - INTEGER_SHIFT;
  const double high = bounded - n * LOG2_HIGH;
  const double low = n * LOG2_LOW;
  const double r = high - low;
  const double fraction = 1 + (high + (r * r * exponentialTail(r) - low));
  // 2^n itself may overflow, or be subnormal: multiply by two powers of two, of which only the last rounds.
  const uint64_t biasedShift = x < 0 ? 1023 + 100 : 1023 - 1;
  const double power = fromBits((bitsOf(shifted) + biasedShift) << 52);
  return fraction * power * (x < 0 ? 0x1p-100 : 2);
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
