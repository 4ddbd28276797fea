// Loops over contiguous Float64 arrays, and the call to BLAS.
//
// Sources/Tensors/Kernel/CFunctions.swift repeats prototypes, Operations.swift beside it numbers: change both together.
//
// Unless said otherwise the output may be one of the inputs, but must not overlap one partly, and every
// function returns the same bits on every processor: products and sums are rounded separately
// (no fused multiply-add), and the order of a summation does not depend on the vector width.

#ifndef C_VECTOR_MATH_H
#define C_VECTOR_MATH_H

// MARK: Arithmetic (Arithmetic.c)
// z[i] = x[i * xStep] op y[i * yStep], where a step is 1, or 0 to repeat one number. Both may be 0 only when
// count is 1.

void tensors_add(const double *x, long xStep, const double *y, long yStep, double *z, long count);
void tensors_subtract(const double *x, long xStep, const double *y, long yStep, double *z, long count);
void tensors_multiply(const double *x, long xStep, const double *y, long yStep, double *z, long count);
void tensors_divide(const double *x, long xStep, const double *y, long yStep, double *z, long count);
// The larger and the smaller; NaN when either is NaN; +0 counts as larger than -0.
void tensors_maximum(const double *x, long xStep, const double *y, long yStep, double *z, long count);
void tensors_minimum(const double *x, long xStep, const double *y, long yStep, double *z, long count);
// libm's pow.
void tensors_pow(const double *x, long xStep, const double *y, long yStep, double *z, long count);
// 1 where the comparison holds, else 0; every comparison with NaN is false, except `!=`.
void tensors_equal(const double *x, long xStep, const double *y, long yStep, double *z, long count);
void tensors_not_equal(const double *x, long xStep, const double *y, long yStep, double *z, long count);
void tensors_less(const double *x, long xStep, const double *y, long yStep, double *z, long count);
void tensors_less_or_equal(const double *x, long xStep, const double *y, long yStep, double *z, long count);

// The operation of that number: the eleven above from 0 on, in their order.
void tensors_binary(int operation, const double *x, long xStep, const double *y, long yStep, double *z, long count);

// MARK: Elementary functions (Exponentials.c, Logarithm.c, Elementary.c)
// y[i] = f(x[i]).

void tensors_exp(const double *x, double *y, long count);   // at most 1 ULP from the exact value
void tensors_log(const double *x, double *y, long count);   // at most 1 ULP
void tensors_tanh(const double *x, double *y, long count);  // at most 2 ULP
void tensors_negate(const double *x, double *y, long count);
void tensors_abs(const double *x, double *y, long count);
void tensors_sqrt(const double *x, double *y, long count);  // correctly rounded
void tensors_floor(const double *x, double *y, long count);
void tensors_sign(const double *x, double *y, long count);  // -1, 0, 1; NaN for NaN
// As accurate, and as reproducible from one system to another, as the C library's.
void tensors_sin(const double *x, double *y, long count);
void tensors_cos(const double *x, double *y, long count);
void tensors_expm1(const double *x, double *y, long count);
void tensors_log1p(const double *x, double *y, long count);
// The function of that number: the twelve above from 0 on, in their order.
void tensors_unary(int function, const double *x, double *y, long count);

// MARK: Copies (Copies.c)

// y[i] = x[i * step], for any step: 0 repeats one element, a negative step goes backwards.
void tensors_gather(const double *x, long step, double *y, long count);

// MARK: Reductions (Reductions.c)

// The sum of x[0], x[1], …, added pairwise: the error grows with log(count). 0 when count is 0.
double tensors_sum(const double *x, long count);
// The extreme values; NaN when any element is NaN. `count` is at least 1.
double tensors_max(const double *x, long count);
double tensors_min(const double *x, long count);
// The reduction of that number: the three above from 0 on, in their order.
double tensors_reduce(int reduction, const double *x, long count);
// 1 when the arrays are equal element by element (so NaN differs from itself, and -0 equals +0), else 0.
int tensors_all_equal(const double *x, const double *y, long count);

// MARK: Random numbers (NormalPair.c)

// Box-Muller: replaces each pair (u, v) by r cos(2 pi v) and r sin(2 pi v), where r = sqrt(-2 log u), 0 < u <= 1 and
// 0 <= v < 1.
void tensors_normal_pairs(double *pairs, long count);

// MARK: Matrix products (MatrixProduct.c)

// C = A B for row-major A (rows x inner; inner x rows if transposed), B (inner x columns; columns x inner), C (rows x
// columns), on one thread.
// All three sizes are at least 1. C does not overlap A or B.
void tensors_matmul(
  const double *a, int aIsTransposed, const double *b, int bIsTransposed, double *c, int rows, int inner, int columns);

#endif
