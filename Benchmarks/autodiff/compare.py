#!/usr/bin/env python3
"""Times a training step with Autodiff and with PyTorch in one run, and prints the ratios (below 1: Autodiff is faster).

Run in this folder: swift build -c release && ./compare.py [--program built/AutodiffBenchmark]

PyTorch goes into Benchmarks/.build-venv, as for ../gradcheck/compare.py. Both compute in float64 on one thread; times are
processor times. The two take turns, and the shortest time of each counts. A step is the loss of a multilayer perceptron
(relu, negative log-likelihood), its gradients, and gradient descent, in PyTorch in place.
"""

import os
import subprocess
import sys
from pathlib import Path

here = Path(__file__).resolve().parent
environment = here.parent / ".build-venv"

for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"


def run_in_environment():
    """Starts this script again with the environment's Python, after making it where needed."""
    python = environment / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    if subprocess.run([python, "-c", "import numpy, torch"], capture_output=True).returncode != 0:
        subprocess.run([python, "-m", "pip", "install", "--quiet", "numpy", "torch==2.13.0"], check=True)
    os.execv(python, [python, *sys.argv])


if Path(sys.prefix) != environment and "--here" not in sys.argv:
    run_in_environment()

import argparse
import time

import torch

torch.set_num_threads(1)
torch.set_num_interop_threads(1)
torch.set_default_dtype(torch.float64)

networks = {
    "784-128-10, 64 rows": ([784, 128, 10], 64),
    "2-16-16-10, 16 rows": ([2, 16, 16, 10], 16),
}


def training_step(sizes, rows):
    torch.manual_seed(1)
    x, labels = torch.randn(rows, sizes[0]), torch.randint(0, 10, (rows,))
    parameters = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        parameters.append((torch.randn(fan_in, fan_out) / fan_in**0.5).requires_grad_())
        parameters.append(torch.zeros(fan_out, requires_grad=True))

    def step():
        hidden = x
        for layer in range(0, len(parameters), 2):
            hidden = hidden @ parameters[layer] + parameters[layer + 1]
            if layer + 2 < len(parameters):
                hidden = torch.relu(hidden)
        loss = torch.nn.functional.cross_entropy(hidden, labels)
        gradients = torch.autograd.grad(loss, parameters)
        with torch.no_grad():
            for parameter, gradient in zip(parameters, gradients):
                parameter.sub_(gradient, alpha=0.01)
        return loss.item()

    return step


def shortest(step, rounds=20):
    """Microseconds of processor time."""
    best, repetitions = float("inf"), 1
    for _ in range(rounds):
        start = time.process_time()
        for _ in range(repetitions):
            step()
        best = min(best, (time.process_time() - start) / repetitions * 1e6)
        repetitions = max(1, int(50_000 / best))
    return best


arguments = argparse.ArgumentParser()
arguments.add_argument("--program", default=here / ".build/release/AutodiffBenchmark")
arguments.add_argument("--here", action="store_true", help="use the Python that runs this, which has PyTorch")
arguments = arguments.parse_args()

steps = {name: training_step(*network) for name, network in networks.items()}
ours, theirs = {}, {}
for _ in range(4):
    output = subprocess.run([arguments.program], check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        name, front_end, value = line.split("\t")
        ours[name, front_end] = min(float(value), ours.get((name, front_end), float("inf")))
    for name, step in steps.items():
        theirs[name] = min(shortest(step), theirs.get(name, float("inf")))

print(f"{'':22}{'front end':12}{'Autodiff':>10}{'PyTorch ' + torch.__version__:>20}{'ratio':>8}   (microseconds)")
for (name, front_end), value in ours.items():
    print(f"{name:22}{front_end:12}{value:10.1f}{theirs[name]:20.1f}{value / theirs[name]:8.2f}")
