#include "CVectorMath.h"
#include "Dispatch.h"

// Eight partial sums, whatever the vector width, then a fixed tree over them.
VECTORISED static double blockSum(const double *x, long count) {
  double lane[8] = {0};
  long i = 0;
  for (; i + 8 <= count; i += 8) {
    for (int j = 0; j < 8; j++) lane[j] += x[i + j];
  }
  double sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
  for (; i < count; i++) sum += x[i];
  return sum;
}

double tensors_sum(const double *x, long count) {
  if (count <= 128) return blockSum(x, count);
  const long half = count / 16 * 8;
  return tensors_sum(x, half) + tensors_sum(x + half, count - half);
}

VECTORISED double tensors_max(const double *x, long count) {
  double best = x[0];
  int anyNaN = 0;
  for (long i = 0; i < count; i++) {
    best = x[i] > best ? x[i] : best;
    anyNaN |= x[i] != x[i];
  }
  return anyNaN ? __builtin_nan("") : best;
}

VECTORISED double tensors_min(const double *x, long count) {
  double best = x[0];
  int anyNaN = 0;
  for (long i = 0; i < count; i++) {
    best = x[i] < best ? x[i] : best;
    anyNaN |= x[i] != x[i];
  }
  return anyNaN ? __builtin_nan("") : best;
}

VECTORISED int tensors_all_equal(const double *x, const double *y, long count) {
  for (long start = 0; start < count; start += 512) {
    const long end = start + 512 < count ? start + 512 : count;
    int anyDifferent = 0;
    for (long i = start; i < end; i++) anyDifferent |= !(x[i] == y[i]);
    if (anyDifferent) return 0;
  }
  return 1;
}
