#!/usr/bin/env python3
"""Writes the archives of the sample class from their sources in `archives/`.

The same sources give the same bytes: times, owners and the order of entries are fixed.

    python3 examples/make_archives.py          # writes the archives
    python3 examples/make_archives.py --check  # fails when an archive differs from its sources
"""

import gzip
import io
import sys
import tarfile
import zipfile
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent
YEAR_2025 = 1735689600


def moodle_zip() -> tuple[str, bytes]:
    """A zip as Moodle names it: the student's name, the number of the submission, the student's file."""
    sources = EXAMPLES / "archives" / "chiara-rossi"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(sources.glob("*.swift")):
            entry = zipfile.ZipInfo(path.name, date_time=(2025, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            # Without compression: zlib's output differs between versions.
            archive.writestr(entry, path.read_bytes(), compress_type=zipfile.ZIP_STORED)
    return "Chiara Rossi_104233_assignsubmission_file_lab1.zip", buffer.getvalue()


def canvas_tarball() -> tuple[str, bytes]:
    """A tarball as Canvas names it, packed on a Mac: folders in folders, resource forks, `.DS_Store`."""
    sources = EXAMPLES / "archives" / "chidi-okafor"
    files = {f"lab1/Sources/{path.name}": path.read_bytes() for path in sorted(sources.glob("*.swift"))}
    files["lab1/.DS_Store"] = b"\0\0\0\1Bud1" + bytes(24)
    for name in list(files):
        folder, _, file = name.rpartition("/")
        files[f"__MACOSX/{folder}/._{file}"] = b"\0\5\x16\7\0\2\0\0Mac OS X        " + bytes(32)
    buffer = io.BytesIO()
    # Level 0 stores the bytes as they are, as above.
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=0, filename="", mtime=YEAR_2025) as compressed:
        with tarfile.open(fileobj=compressed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
            for name, contents in sorted(files.items()):
                entry = tarfile.TarInfo(name)
                entry.size, entry.mtime, entry.mode = len(contents), YEAR_2025, 0o644
                archive.addfile(entry, io.BytesIO(contents))
    return "okaforchidi_20417_901233_lab1.tar.gz", buffer.getvalue()


def main() -> int:
    is_check = sys.argv[1:] == ["--check"]
    differing = 0
    for name, contents in (moodle_zip(), canvas_tarball()):
        path = EXAMPLES / "class" / name
        if not is_check:
            path.write_bytes(contents)
        elif not path.exists() or path.read_bytes() != contents:
            print(f"{path} differs from its sources; run examples/make_archives.py", file=sys.stderr)
            differing += 1
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
