#!/usr/bin/env python3
"""A busy machine costs nobody a point, and what does not end is stopped all the same.

    Benchmarks/load.py [--rounds 20] [--copies 8] [--jobs 2] [--busy 8]

1. Grades copies of the course's reference, several at a time, beside processes that keep every processor busy, in
   each round from an empty cache and gradebook. Every copy must earn full marks in every round.
2. Grades, beside the same load, a submission that sleeps, one that spins and one that forks. Each must lose the items
   of the function that does it, by `timed out` or `crashed`, and keep its other exercise; none may have a harness error.

Prints the points lost in each round, the seconds it took and the load; the exit status is 1 when a point was lost or
something was not stopped.
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

ROOT = pathlib.Path(__file__).resolve().parent.parent
GRADUS = ROOT / ".build" / "release" / "gradus"

# What takes the place of `sigmoid`'s body, by the kind of trouble that it makes, and the results that it may have.
TROUBLE = {
    "sleeps": ("sleep(100_000); return x", {"timed out"}),
    "spins": ("var n = 0; while true { n &+= 1 }", {"timed out"}),
    "forks": ("for _ in 0..<1_000 { let p = Process(); p.executableURL = URL(fileURLWithPath: \"/bin/sleep\");"
              " p.arguments = [\"1000\"]; try p.run() }; return x", {"crashed", "failed", "refused"}),
}


def references(folder: pathlib.Path, copies: int) -> None:
    """Copies of the references that differ in a private constant, so that each is compiled."""
    for number in range(copies):
        copy = folder / f"student{number}"
        copy.mkdir(parents=True)
        for file in sorted((ROOT / "reference").glob("*/*.swift")):
            (copy / file.name).write_text(file.read_text() + f"\nprivate let revision = {number}\n")


def troubles(folder: pathlib.Path) -> None:
    reference = (ROOT / "reference" / "activations" / "Activations.swift").read_text()
    head = "func sigmoid(_ x: Tensor) throws -> Tensor {"
    start = reference.index(head) + len(head)
    end = reference.index("\n  }", start)
    for kind, (body, _) in TROUBLE.items():
        (folder / kind).mkdir(parents=True)
        text = f"{reference[:start]}\n    {body}{reference[end:]}"
        if "import Foundation" not in text:
            text = "import Foundation\n" + text
        (folder / kind / "Activations.swift").write_text(text)
        shutil.copy(ROOT / "reference" / "losses" / "Losses.swift", folder / kind)


def grade(folder: pathlib.Path, work: pathlib.Path, jobs: int, only: list[str]) -> dict[str, dict]:
    shutil.rmtree(work, ignore_errors=True)
    command = [str(GRADUS), "grade", str(folder), "--jobs", str(jobs), "--out", str(work / "report"),
               "--cache", str(work / "cache")]
    for exercise in only:
        command += ["--only", exercise]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    results = (work / "report" / "results").glob("*.json")
    return {result.stem: json.loads(result.read_text()) for result in results}


def items(result: dict):
    for exercise in result["exercises"]:
        for item in exercise["items"]:
            yield exercise, item


def lost(result: dict) -> int:
    """Points below full marks; an item without a verdict counts as lost."""
    return sum(item["points"] - (item["earned"] or 0) for _, item in items(result))


def check_trouble(kind: str, result: dict) -> list[str]:
    problems = []
    kinds = {item["kind"] for _, item in items(result)}
    if "harness error" in kinds:
        problems.append(f"{kind}: has items without a verdict")
    if not kinds & TROUBLE[kind][1]:
        problems.append(f"{kind}: was not stopped; its items are {sorted(kinds)}")
    for exercise, item in items(result):
        if exercise["exercise"] == "losses" and item["earned"] != item["points"]:
            problems.append(f"{kind}: lost points in losses, item {item['item']}: {item['kind']}")
    return problems


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--copies", type=int, default=8)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--busy", type=int, default=8)
    options = parser.parse_args()
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(options.busy)]
    problems: list[str] = []
    try:
        with tempfile.TemporaryDirectory() as name:
            work = pathlib.Path(name)
            references(work / "class", options.copies)
            for number in range(options.rounds):
                start = time.perf_counter()
                results = grade(work / "class", work / "run", options.jobs, [])
                points = sum(lost(result) for result in results.values())
                missing = options.copies - len(results)
                if points or missing:
                    problems.append(f"round {number + 1}: {points} points lost, {missing} without a result")
                print(f"round {number + 1:2}: {points} points lost by {len(results)} copies, "
                      f"{time.perf_counter() - start:.0f} s, load {os.getloadavg()[0]:.1f}", flush=True)
            troubles(work / "trouble")
            start = time.perf_counter()
            results = grade(work / "trouble", work / "run", options.jobs, ["activations", "losses"])
            for kind in TROUBLE:
                found = check_trouble(kind, results[kind]) if kind in results else [f"{kind}: has no result"]
                problems += found
                print(f"{kind}: {'; '.join(found) or 'stopped, and its other exercise has full marks'}")
            print(f"stopped in {time.perf_counter() - start:.0f} s")
    finally:
        for process in busy:
            process.kill()
    print("\n".join(problems) or "no point lost")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
