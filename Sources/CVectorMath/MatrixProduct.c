#include "CVectorMath.h"
#include <cblas.h>
#include <pthread.h>

static pthread_once_t singleThread = PTHREAD_ONCE_INIT;

// With several threads OpenBLAS splits the sums differently from one machine to the next.
static void useOneThread(void) { openblas_set_num_threads(1); }

void tensors_matmul(
  const double *a, int aIsTransposed, const double *b, int bIsTransposed, double *c, int rows, int inner, int columns) {
  pthread_once(&singleThread, useOneThread);
  cblas_dgemm(
    CblasRowMajor, aIsTransposed ? CblasTrans : CblasNoTrans, bIsTransposed ? CblasTrans : CblasNoTrans, rows,
    columns, inner, 1, a, aIsTransposed ? rows : inner, b, bIsTransposed ? inner : columns, 0, c, columns);
}
