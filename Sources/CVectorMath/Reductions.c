#include "CVectorMath.h"
#include "Dispatch.h"
#include <math.h>
#include <stdint.h>

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

// Eight partial results, as in blockSum; a comparison with NaN is false, so NaN is looked for apart.
#define EXTREME(NAME, COMPARISON)                                           \
  VECTORISED double NAME(const double *x, long count) {                     \
    double lane[8];                                                         \
    for (int j = 0; j < 8; j++) lane[j] = x[0];                             \
    uint64_t laneHasNaN[8] = {0};                                           \
    long i = 0;                                                             \
    for (; i + 8 <= count; i += 8) {                                        \
      for (int j = 0; j < 8; j++) {                                         \
        lane[j] = x[i + j] COMPARISON lane[j] ? x[i + j] : lane[j];         \
        laneHasNaN[j] |= x[i + j] != x[i + j];                              \
      }                                                                     \
    }                                                                       \
    double best = lane[0];                                                  \
    uint64_t hasNaN = 0;                                                    \
    for (int j = 0; j < 8; j++) {                                           \
      best = lane[j] COMPARISON best ? lane[j] : best;                      \
      hasNaN |= laneHasNaN[j];                                              \
    }                                                                       \
    for (; i < count; i++) {                                                \
      best = x[i] COMPARISON best ? x[i] : best;                            \
      hasNaN |= x[i] != x[i];                                               \
    }                                                                       \
    return hasNaN ? NAN : best;                                             \
  }

EXTREME(tensors_max, >)
EXTREME(tensors_min, <)

VECTORISED int tensors_all_equal(const double *x, const double *y, long count) {
  for (long start = 0; start < count; start += 512) {
    const long end = start + 512 < count ? start + 512 : count;
    int anyDifferent = 0;
    for (long i = start; i < end; i++) anyDifferent |= !(x[i] == y[i]);
    if (anyDifferent) return 0;
  }
  return 1;
}

double tensors_reduce(int reduction, const double *x, long count) {
  static double (*const loops[])(const double *, long) = {tensors_sum, tensors_max, tensors_min};
  return loops[reduction](x, count);
}
