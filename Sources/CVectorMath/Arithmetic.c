#include "CVectorMath.h"
#include "Dispatch.h"
#include <math.h>

ELEMENT double larger(double x, double y) {
  double result = x > y ? x : y;
  result = x == y ? (signbit(x) ? y : x) : result;
  result = x != x ? x : result;
  return y != y ? y : result;
}

ELEMENT double smaller(double x, double y) {
  double result = x < y ? x : y;
  result = x == y ? (signbit(x) ? x : y) : result;
  result = x != x ? x : result;
  return y != y ? y : result;
}

// Three loops, because a loop with a variable step does not vectorise.
#define BINARY(NAME, LOOP, EXPRESSION)                                                                     \
  VECTORISED void NAME(const double *x, long xStep, const double *y, long yStep, double *z, long count) {  \
    if (xStep == 0) {                                                                                      \
      const double a = count > 0 ? *x : 0;                                                                 \
      LOOP for (long i = 0; i < count; i++) { const double b = y[i]; z[i] = EXPRESSION; }                  \
    } else if (yStep == 0) {                                                                               \
      const double b = count > 0 ? *y : 0;                                                                 \
      LOOP for (long i = 0; i < count; i++) { const double a = x[i]; z[i] = EXPRESSION; }                  \
    } else {                                                                                               \
      LOOP for (long i = 0; i < count; i++) { const double a = x[i], b = y[i]; z[i] = EXPRESSION; }        \
    }                                                                                                      \
  }

BINARY(tensors_add, VECTOR_LOOP, a + b)
BINARY(tensors_subtract, VECTOR_LOOP, a - b)
BINARY(tensors_multiply, VECTOR_LOOP, a * b)
BINARY(tensors_divide, VECTOR_LOOP, a / b)
BINARY(tensors_maximum, VECTOR_LOOP, larger(a, b))
BINARY(tensors_minimum, VECTOR_LOOP, smaller(a, b))
BINARY(tensors_equal, VECTOR_LOOP, a == b ? 1.0 : 0.0)
BINARY(tensors_not_equal, VECTOR_LOOP, a != b ? 1.0 : 0.0)
BINARY(tensors_less, VECTOR_LOOP, a < b ? 1.0 : 0.0)
BINARY(tensors_less_or_equal, VECTOR_LOOP, a <= b ? 1.0 : 0.0)
BINARY(tensors_pow, , pow(a, b))

void tensors_binary(int operation, const double *x, long xStep, const double *y, long yStep, double *z, long count) {
  static void (*const loops[])(const double *, long, const double *, long, double *, long) = {
    tensors_add, tensors_subtract, tensors_multiply, tensors_divide, tensors_maximum, tensors_minimum,
    tensors_pow, tensors_equal, tensors_not_equal, tensors_less, tensors_less_or_equal,
  };
  loops[operation](x, xStep, y, yStep, z, count);
}
