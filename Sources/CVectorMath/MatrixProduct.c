#include "CVectorMath.h"
#include <cblas.h>
#include <pthread.h>

static pthread_once_t singleThread = PTHREAD_ONCE_INIT;

// With several threads OpenBLAS splits the sums differently from one machine to the next.
static void useOneThread(void) { openblas_set_num_threads(1); }

void tensors_matmul(const double *a, const double *b, double *c, int rows, int inner, int columns) {
  pthread_once(&singleThread, useOneThread);
  cblas_dgemm(
    CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, columns, inner, 1, a, inner, b, columns, 0, c, columns);
}
