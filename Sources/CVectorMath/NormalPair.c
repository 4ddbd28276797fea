// The Box-Muller transform (G. E. P. Box and M. E. Muller, Ann. Math. Statist. 29, 1958), with this module's
// own log, sin and cos: the C library's differ in the last bit from one system to the next.

#include "CVectorMath.h"
#include "Logarithm.h"

// sin and cos on [-pi/4, pi/4]; coefficients: k_sin.c and k_cos.c of fdlibm (Sun Microsystems, 1993).
ELEMENT double sineKernel(double x) {
  const double z = x * x;
  const double tail =
    0x1.111111110f8a6p-7 +
    z * (-0x1.a01a019c161d5p-13 +
         z * (0x1.71de357b1fe7dp-19 + z * (-0x1.ae5e68a2b9cebp-26 + z * 0x1.5d93a5acfd57cp-33)));
  return x + z * x * (-0x1.5555555555549p-3 + z * tail);
}

ELEMENT double cosineKernel(double x) {
  const double z = x * x;
  const double tail =
    0x1.555555555554cp-5 +
    z * (-0x1.6c16c16c15177p-10 +
         z * (0x1.a01a019cb159p-16 +
              z * (-0x1.27e4f809c52adp-22 +
                   z * (0x1.1ee9ebdb4b1c4p-29 + z * -0x1.8fae9be8838d4p-37))));
  const double half = 0.5 * z;
  const double rest = 1 - half;
  return rest + (((1 - rest) - half) + z * z * tail);
}

// The negative of x where `negative` is 1, x where it is 0.
ELEMENT double negated(double x, uint64_t negative) { return fromBits(bitsOf(x) ^ (negative << 63)); }

VECTORISED void tensors_normal_pairs(double *pairs, long count) {
  VECTOR_LOOP for (long i = 0; i < count; i++) {
    const double u = pairs[2 * i], v = pairs[2 * i + 1];
    const double radius = __builtin_elementwise_sqrt(-2 * naturalLogarithm(u));
    // The angle is split in turns, exactly: v = quarter/4 + f/4, |f| <= 1/2.
    const double quarter = __builtin_elementwise_floor(4 * v + 0.5);
    const double angle = (4 * v - quarter) * 0x1.921fb54442d18p0;
    const double sine = sineKernel(angle), cosine = cosineKernel(angle);
    // cos and sin of the sum: (c, s), (-s, c), (-c, -s), (s, -c) from one quarter to the next.
    const uint64_t turns = bitsOf(quarter + INTEGER_SHIFT);
    const uint64_t isOdd = turns & 1, isSecondHalf = (turns >> 1) & 1;
    const double first = isOdd ? sine : cosine, second = isOdd ? cosine : sine;
    pairs[2 * i] = radius * negated(first, isOdd ^ isSecondHalf);
    pairs[2 * i + 1] = radius * negated(second, isSecondHalf);
  }
}
