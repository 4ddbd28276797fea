#!/usr/bin/env python3
"""Grading against merely compiling: 40 distinct submissions, two at a time, in one run.

    Benchmarks/grading.py [--submissions 40] [--jobs 2] [--source examples/class/…]

1. Copies one complete submission N times, each with a harmless edit, so that no cache helps.
2. Grades one other submission: a machine's first run, which fills the compiler's module cache.
3. Compiles each copy with one `swift-frontend -Onone` process, two processes at a time; its module cache is full too.
4. Grades the class: every item, sandbox on, nothing of it compiled before.
5. Grades it again unchanged, and once more with another seed (same code, other checks: nothing compiles).

Prints wall times, the ratio of 4 to 3, submissions per minute, milliseconds per unchanged submission,
and the grader's peak memory.
"""
import argparse
import json
import os
import pathlib
import shutil
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
    """Copies of a submission that differ in one private constant per file."""
    copies = []
    for number in range(count):
        copy = folder / f"student{number:03}"
        copy.mkdir(parents=True)
        for file in sorted(source.rglob("*.swift")):
            text = file.read_text() + f"\nprivate let revision = {number}\n"
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
    parser.add_argument("--source", type=pathlib.Path, default=ROOT / "reference")
    options = parser.parse_args()

    work = pathlib.Path(tempfile.mkdtemp(prefix="gradus-benchmark-"))
    try:
        copies = distinct_copies(options.source, work / "class", options.submissions)
        warm_up = distinct_copies(options.source, work / "other", 1)[0]
        (warm_up / "README.md").write_text("Another submission.\n")
        for file in warm_up.glob("*.swift"):
            file.write_text(file.read_text() + "private let isFirst = true\n")
        first, _ = grade(work / "other", work, options.jobs, "--seed", "3")
        compiling = compile_only(copies, options.jobs)
        apart = compile_only(copies, options.jobs, file_by_file=True)
        cold, memory = grade(work / "class", work, options.jobs, "--seed", "1")
        unchanged, _ = grade(work / "class", work, options.jobs, "--seed", "1")
        rechecked, _ = grade(work / "class", work, options.jobs, "--seed", "2")
    finally:
        shutil.rmtree(work, ignore_errors=True)

    count = options.submissions
    print(f"{count} distinct submissions of {options.source.name}, {options.jobs} at a time")
    print(f"  a machine's first run, one submission   {first:7.2f} s")
    print(f"  compiling only (swift-frontend -Onone)  {compiling:7.2f} s")
    print(f"  the same with one process a file        {apart:7.2f} s   {apart / compiling:.2f} x")
    print(f"  grading, nothing compiled before        {cold:7.2f} s   {cold / compiling:.2f} x compiling, "
          f"{60 * count / cold:.0f} submissions a minute")
    print(f"  grading again, unchanged                {unchanged:7.2f} s   {1000 * unchanged / count:.1f} ms each")
    print(f"  grading again, other checks             {rechecked:7.2f} s   {rechecked / compiling:.2f} x compiling")
    print(f"  grader's peak memory                    {memory:7.0f} MiB")


if __name__ == "__main__":
    main()
