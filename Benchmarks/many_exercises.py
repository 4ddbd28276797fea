#!/usr/bin/env python3
"""Does the course stay fast to edit when it has many exercises?

    Benchmarks/many_exercises.py [--exercises 24] [--keep FOLDER]

Copies the project to a temporary folder, adds renamed copies of its exercises until there are so many, generates and
builds, and proves the whole course once, which compiles every subject. Then it times, as wall and processor seconds,

1. an edit of a public check: `swift build --product gradus`, then `gradus verify` of that exercise,
2. the same of a hidden check,
3. `gradus verify` of the whole course, with nothing left to compile.

With `--keep`, the copy is in that folder and stays; a second run uses what the first has built there.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ["exercises", "reference", "grading/public", "grading/hidden"]


def run(folder: pathlib.Path, *command: str) -> tuple[float, float]:
    """Runs a command and returns wall and processor seconds; ends when it fails."""
    start = time.monotonic()
    log = tempfile.TemporaryFile("w+")
    process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        log.seek(0)
        sys.exit(f"{' '.join(command)} failed:\n{log.read()[-5000:]}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime


def copy_project(target: pathlib.Path) -> None:
    names = subprocess.check_output(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, text=True)
    for name in filter(None, names.split("\0")):
        source, copy = ROOT / name, target / name
        if source.is_symlink() or source.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, copy, follow_symlinks=False)


def types(project: pathlib.Path) -> dict[str, str]:
    """The type that a student writes, by the exercise's id."""
    declarations = project.glob("exercises/*/*Exercise.swift")
    return {file.parent.name: file.stem.removesuffix("Exercise") for file in sorted(declarations)}


def add_copy(project: pathlib.Path, exercise: str, type_name: str, number: int) -> None:
    """Adds a copy with an id and type names of its own."""
    name = re.compile(rf"(?<![A-Za-z])(public|graded|Public|Hidden|)({type_name})(?![a-z])")
    for folder in FOLDERS:
        for file in (project / folder / exercise).rglob("*"):
            if file.is_dir() or file.name == f"{type_name}.swift" and folder == "exercises":
                continue
            text = name.sub(rf"\g<1>\g<2>{number}", file.read_text())
            copy = project / folder / f"{exercise}-{number}" / name.sub(rf"\g<1>\g<2>{number}", file.name)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text.replace(f'"{exercise}"', f'"{exercise}-{number}"'))
    course = project / "grading/course.yaml"
    text = re.sub(r"total-weight: (\d+)", lambda found: f"total-weight: {int(found[1]) + 1}", course.read_text())
    course.write_text(f"{text}  - id: {exercise}-{number}\n    weight: 1\n")


def checks(project: pathlib.Path, half: str, exercise: str) -> list[pathlib.Path]:
    return sorted(project.glob(f"grading/{half}/{exercise}/*.swift"))


def edit(file: pathlib.Path) -> None:
    """Lets the first function of a check draw one random number more."""
    text = file.read_text()
    start = text.index("{\n", text.index("func check")) + 2
    file.write_text(f"{text[:start]}    _ = random.next()\n{text[start:]}")


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--exercises", type=int, default=24)
    arguments.add_argument("--keep", type=pathlib.Path)
    options = arguments.parse_args()
    temporary = None if options.keep else tempfile.TemporaryDirectory(prefix="gradus-many-")
    project = (options.keep or pathlib.Path(temporary.name)).resolve()
    if not (project / "Package.swift").exists():
        copy_project(project)
        originals = list(types(project).items())
        for number in range(options.exercises - len(originals)):
            add_copy(project, *originals[number % len(originals)], number + 1)
    measure(project)


def measure(project: pathlib.Path) -> None:
    build = ["swift", "build", "-c", "release", "--product"]
    gradus = [".build/release/gradus", "--cache", str(project / ".build/gradus-cache")]
    verify = [gradus[0], "verify", *gradus[1:]]

    def show(what: str, *times: tuple[float, float]) -> None:
        wall, cpu = (sum(column) for column in zip(*times))
        print(f"{what:60} {wall:7.1f} s wall {cpu:7.1f} s processor", flush=True)

    show("generator built, files generated",
         run(project, *build, "gradus-generate"), run(project, ".build/release/gradus-generate"))
    show("gradus and what it starts built", run(project, *build, "gradus"))
    show(f"{len(types(project))} exercises verified, cold", run(project, *verify))
    show("nothing edited: build", run(project, *build, "gradus"))
    target = max(types(project), key=lambda id: sum(len(file.read_text()) for file in checks(project, "*", id)))
    for half in ["public", "hidden"]:
        edit(next(file for file in checks(project, half, target) if "func check" in file.read_text()))
        times = [run(project, *build, "gradus"), run(project, *verify, target)]
        show(f"a {half} check edited: build", times[0])
        show(f"a {half} check edited: verify {target}", times[1])
        show(f"a {half} check edited: both", *times)
    show("all verified, nothing left to compile", run(project, *verify))


if __name__ == "__main__":
    main()
