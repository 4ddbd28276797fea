#include "CVectorMath.h"
#include "Logarithm.h"

#define UNARY(NAME, LOOP, EXPRESSION)                                                   \
  VECTORISED void NAME(const double *x, double *y, long count) {                        \
    LOOP for (long i = 0; i < count; i++) { const double a = x[i]; y[i] = EXPRESSION; } \
  }

UNARY(tensors_log, VECTOR_LOOP, naturalLogarithm(a))
UNARY(tensors_negate, VECTOR_LOOP, -a)
UNARY(tensors_abs, VECTOR_LOOP, fabs(a))
UNARY(tensors_sqrt, VECTOR_LOOP, __builtin_elementwise_sqrt(a))
UNARY(tensors_floor, VECTOR_LOOP, __builtin_elementwise_floor(a))
UNARY(tensors_sign, VECTOR_LOOP, a > 0 ? 1.0 : (a < 0 ? -1.0 : (a != a ? a : 0.0)))
UNARY(tensors_sin, , sin(a))
UNARY(tensors_cos, , cos(a))
UNARY(tensors_expm1, , expm1(a))
UNARY(tensors_log1p, , log1p(a))

void tensors_unary(int function, const double *x, double *y, long count) {
  static void (*const loops[])(const double *, double *, long) = {
    tensors_exp, tensors_log, tensors_tanh, tensors_negate, tensors_abs, tensors_sqrt,
    tensors_floor, tensors_sign, tensors_sin, tensors_cos, tensors_expm1, tensors_log1p,
  };
  loops[function](x, y, count);
}
