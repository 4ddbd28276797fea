#!/usr/bin/env python3
"""Grading against merely compiling: 40 distinct submissions, two at a time, in one run.

    Benchmarks/grading.py [--submissions 40] [--jobs 2] [--rounds 3] [--source examples/class/…]

1. Grades one submission: a machine's first run, which fills the compiler's module cache.
2. In each round, copies one complete submission N times, each with a harmless edit, so that no cache helps;
   compiles each copy with one `swift-frontend -Onone` process, two processes at a time, its module cache full too;
   grades the copies: every item, sandbox on, nothing of them compiled before.
3. Grades the last copies again unchanged, and once more with another seed (same code, other checks: nothing compiles).

Prints wall times and ratios of each round, since both compiling and grading may take half as long again from one
minute to the next; the median ratio, submissions per minute, milliseconds per unchanged submission, and the grader's
peak memory.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parent.parent
BIN = ROOT / ".build" / "release"


def frontend() -> list[str]:
    """The compiler's frontend with the paths that the driver would give it."""
    info = json.loads(subprocess.check_output(["swiftc", "-print-target-info"]))
    resources = pathlib.Path(info["paths"]["runtimeResourcePath"])
    binary = resources.parent.parent / "bin" / "swift-frontend"
    return [str(binary), "-c", "-Onone", "-swift-version", "5", "-module-name", "Submission",
            "-target", info["target"]["triple"], "-resource-dir", str(resources), "-I", str(BIN / "Modules")]


def distinct_copies(source: pathlib.Path, folder: pathlib.Path, count: int) -> list[pathlib.Path]:
    """Copies of a submission that differ, among each other and from those of other folders, in a private constant."""
    copies = []
    for number in range(count):
        copy = folder / f"student{number:03}"
        copy.mkdir(parents=True)
        for file in sorted(source.rglob("*.swift")):
            text = file.read_text() + f'\nprivate let revision = "{folder.name} {number}"\n'
            (copy / file.name).write_text(text)
        copies.append(copy)
    return copies


def compile_only(copies: list[pathlib.Path], jobs: int, file_by_file: bool = False) -> float:
    command = frontend()

    def one(copy: pathlib.Path) -> None:
        files = sorted(str(file) for file in copy.glob("*.swift"))
        for together in [[file] for file in files] if file_by_file else [files]:
            objects = [arg for file in together for arg in ("-o", file[:-5] + ".o")]
            subprocess.run(command + together + objects, check=True)

    start = time.perf_counter()
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(one, copies))
    elapsed = time.perf_counter() - start
    for copy in copies:
        for item in copy.glob("*.o"):
            item.unlink()
    return elapsed


def grade(folder: pathlib.Path, work: pathlib.Path, jobs: int, *extra: str) -> tuple[float, float]:
    """Wall seconds and peak memory (MiB) of one `gradus grade`."""
    command = [str(BIN / "gradus"), "grade", str(folder), "--jobs", str(jobs), "--out", str(work / "report"),
               "--cache", str(work / "cache"), *extra]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} exited {process.returncode}:\n{errors.decode()}")
    return elapsed, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=40)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--source", type=pathlib.Path, default=ROOT / "reference")
    options = parser.parse_args()
    count, jobs = options.submissions, options.jobs

    work = pathlib.Path(tempfile.mkdtemp(prefix="gradus-benchmark-"))
    try:
        print(f"{count} distinct submissions of {options.source.name}, {jobs} at a time")
        distinct_copies(options.source, work / "first", 1)
        first, _ = grade(work / "first", work, jobs, "--seed", "3")
        print(f"a machine's first run, one submission   {first:7.2f} s")
        ratios, rates, memories = [], [], []
        for number in range(options.rounds):
            folder = work / f"class{number + 1}"
            copies = distinct_copies(options.source, folder, count)
            compiling = compile_only(copies, jobs)
            cold, memory = grade(folder, work, jobs, "--seed", "1")
            ratios.append(cold / compiling)
            rates.append(60 * count / cold)
            memories.append(memory)
            print(f"round {number + 1}: only compiling (swift-frontend -Onone) {compiling:6.2f} s, "
                  f"grading {cold:6.2f} s, {ratios[-1]:.2f} x", flush=True)
        apart = compile_only(copies, jobs, file_by_file=True)
        unchanged, _ = grade(folder, work, jobs, "--seed", "1")
        rechecked, _ = grade(folder, work, jobs, "--seed", "2")
    finally:
        shutil.rmtree(work, ignore_errors=True)

    print(f"grading, nothing compiled before        {statistics.median(ratios):7.2f} x compiling (median), "
          f"{statistics.median(rates):.0f} submissions a minute")
    print(f"compiling with one process a file       {apart / compiling:7.2f} x one for all (last round)")
    print(f"grading again, unchanged                {unchanged:7.2f} s, {1000 * unchanged / count:.1f} ms each")
    print(f"grading again, other checks             {rechecked:7.2f} s")
    print(f"grader's peak memory                    {max(memories):7.0f} MiB")


if __name__ == "__main__":
    main()
