#!/usr/bin/env python3
"""Writes `expected.csv` from the results of grading the sample class.

    gradus grade examples/class --roster examples/roster.csv --course-file examples/course.yaml --out report
    python3 examples/make_expected.py report

The table has one line for each item: student, exercise, item, kind, points. It holds for every seed. What changes in
it is a change in what students get: look at each line of the difference before keeping it.
"""

import csv
import json
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent


def items(report: Path):
    """One row for each item of each submission; refuses items without a verdict."""
    for path in report.glob("results/*.json"):
        results = json.loads(path.read_text(encoding="utf-8"))
        student = results["student"]["id"]
        for exercise in results["exercises"]:
            for item in exercise["items"]:
                if item["earned"] is None:
                    sys.exit(f"{student}, {exercise['exercise']} {item['item']} has no verdict; grade again")
                yield student, exercise["exercise"], item["item"], item["kind"], item["earned"]


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: make_expected.py REPORT, the folder that gradus grade wrote")
    rows = sorted(items(Path(sys.argv[1])))
    if not rows:
        sys.exit(f"{sys.argv[1]} holds no results/*.json; give the folder that gradus grade wrote")
    with open(EXAMPLES / "expected.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["student", "exercise", "item", "kind", "points"])
        table.writerows(rows)


if __name__ == "__main__":
    main()
