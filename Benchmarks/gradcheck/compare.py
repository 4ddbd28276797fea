#!/usr/bin/env python3
"""Times Gradus' gradient checks and PyTorch's gradcheck in one run; see README.md.

Run anywhere: Benchmarks/gradcheck/compare.py [--program built/GradientCheckBenchmark]

PyTorch goes into Benchmarks/.build-venv. Where pip finds a build of that version for processors only, it takes
that; from PyPI on Linux it takes the CUDA build (3 GB with its libraries), which runs without a GPU as well.
Times are processor times on one thread. The two take turns, and the shortest time of each counts.
"""

import os
import subprocess
import sys
from pathlib import Path

here = Path(__file__).resolve().parent
environment = here.parent / ".build-venv"
packages = ["numpy", "torch==2.13.0"]

for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"


def run_in_environment():
    """Starts this script again with the environment's Python, after making it where needed."""
    python = environment / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    if subprocess.run([python, "-c", "import numpy, torch"], capture_output=True).returncode != 0:
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    os.execv(python, [python, *sys.argv])


if Path(sys.prefix) != environment:
    run_in_environment()

import argparse
import math
import time

import numpy as np
import torch
from torch.autograd import gradcheck

from cases import cases, uniform
from mistakes import mistakes, passes

torch.set_num_threads(1)
torch.set_num_interop_threads(1)


def lines(program, *arguments):
    """The fields of each line that the Swift program prints."""
    output = subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout
    return [line.split("\t") for line in output.splitlines()]


def shortest(runs, body):
    """Milliseconds of processor time, after one run to warm up."""
    body()
    times = []
    for _ in range(runs):
        start = time.process_time()
        body()
        times.append(time.process_time() - start)
    return min(times) * 1000


def check_values(program):
    """Stops unless results and gradients of all cases agree with PyTorch's to 1e-10."""
    printed = {name: np.array(numbers.split(), float) for name, numbers in lines(program, "values")}
    for name, (function, arguments) in cases.items():
        result = function(*arguments)
        cotangent = torch.from_numpy(uniform(result.numel(), 100).reshape(result.shape))
        gradients = torch.autograd.grad(result, arguments, cotangent)
        expected = np.concatenate([t.detach().numpy().ravel() for t in (result, *gradients)])
        difference = np.max(np.abs(printed[name] - expected))
        if not difference <= 1e-10:
            sys.exit(f"{name}: values differ from PyTorch's by {difference}")


def time_cases(program, rounds=3):
    ours, slow, fast = {}, {}, {}
    for _ in range(rounds):
        for name, *numbers in lines(program, "times"):
            numbers = [float(number) for number in numbers]
            ours[name] = [min(pair) for pair in zip(numbers, ours.get(name, numbers))]
        for name, (function, arguments) in cases.items():
            for times, mode, runs in ((slow, False, 1), (fast, True, 20)):
                measured = shortest(runs, lambda: gradcheck(function, arguments, fast_mode=mode))
                times[name] = min(measured, times.get(name, math.inf))
    return ours, slow, fast


def print_times(ours, slow, fast):
    print("| case | torch slow ms | full ms | ratio | torch fast ms | screen ms | ratio |", end="")
    print(" evaluations full / screen | operations + exponentials of one | arithmetic of full ms |")
    print("|---|" + "---|" * 9)
    ratios = []
    for name, (full, evaluations, screen, few, operations, exponentials, limit) in ours.items():
        ratios.append((slow[name] / full, fast[name] / screen))
        print(
            f"| {name} | {slow[name]:.0f} | {full:.2f} | {ratios[-1][0]:.0f} | {fast[name]:.2f} |"
            f" {screen:.3f} | {ratios[-1][1]:.1f} | {evaluations:.0f} / {few:.0f} |"
            f" {operations:.0f} + {exponentials:.0f} | {limit:.2g} |"
        )
    means = [math.exp(sum(map(math.log, column)) / len(column)) for column in zip(*ratios)]
    print(f"| geometric mean | | | {means[0]:.0f} | | | {means[1]:.1f} | | | |")


def print_mistakes(program):
    print("| wrong gradient | torch fast mode accepts | screen rejects |")
    print("|---|---|---|")
    for name, rejections in lines(program, "mistakes"):
        print(f"| {name} | {passes(name, 20)} of 20 | {rejections} of 1000 |")


parser = argparse.ArgumentParser()
parser.add_argument("--program", help="a built GradientCheckBenchmark; without it, it is built")
program = parser.parse_args().program
if program is None:
    subprocess.run(["swift", "build", "-c", "release"], cwd=here, check=True, stdout=sys.stderr)
    program = here / ".build/release/GradientCheckBenchmark"
check_values(program)
print(f"PyTorch {torch.__version__}, one thread, processor time. Values of all cases agree to 1e-10.\n")
print_times(*time_cases(program))
print()
print_mistakes(program)
