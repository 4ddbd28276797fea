"""Times Tensor operations and NumPy's in one run, and prints the ratios (below 1: Tensors is faster).

Run in this folder: swift build -c release && python3 compare.py

The two take turns three times and the shortest time of each counts. NumPy's BLAS is held to one thread.
"""

import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[variable] = "1"

import subprocess
import time

import numpy as np

rng = np.random.default_rng(1)
x, y = rng.standard_normal(1_000_000), rng.standard_normal(1_000_000)
positive = np.abs(x)
matrix, row, small = x.reshape(1000, 1000), y[:1000], rng.standard_normal(10)

operations = {
    "x + y": lambda: x + y,
    "x * 2": lambda: x * 2,
    "exp(x)": lambda: np.exp(x),
    "log(positive)": lambda: np.log(positive),
    "tanh(x)": lambda: np.tanh(x),
    "maximum(x, 0)": lambda: np.maximum(x, 0),
    "matrix + row": lambda: matrix + row,
    "matrix.sum(axis: 0)": lambda: matrix.sum(axis=0),
    "matrix.sum(axis: 1)": lambda: matrix.sum(axis=1),
    "matrix.max(axis: 1)": lambda: matrix.max(axis=1),
    "matrix.transposed()": lambda: np.ascontiguousarray(matrix.T),
    "matmul(matrix, matrix)": lambda: matrix @ matrix,
    "small + small": lambda: small + small,
}


def time_numpy(name, operation):
    runs, repetitions = (5, 1) if "matmul" in name else (30, 1000 if "small" in name else 1)
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        for _ in range(repetitions):
            operation()
        best = min(best, (time.perf_counter() - start) / repetitions * 1e6)
    return best


def time_tensors():
    program = ".build/release/ElementwiseBenchmark"
    output = subprocess.run([program], check=True, capture_output=True, text=True).stdout
    return {name: float(value) for name, value in (line.split("\t") for line in output.splitlines())}


ours, theirs = {}, {}
for _ in range(3):
    for name, value in time_tensors().items():
        ours[name] = min(value, ours.get(name, float("inf")))
    for name, operation in operations.items():
        theirs[name] = min(time_numpy(name, operation), theirs.get(name, float("inf")))

print(f"{'':24}{'Tensors':>12}{'NumPy ' + np.__version__:>14}{'ratio':>8}   (microseconds)")
for name in operations:
    print(f"{name:24}{ours[name]:12.1f}{theirs[name]:14.1f}{ours[name] / theirs[name]:8.2f}")
