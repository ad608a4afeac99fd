"""Force every edit on every .py file under some folders: no crash; all that comes out compiles.

    python benchmarks/installed.py                      the packages of this Python
    python benchmarks/installed.py FOLDER FOLDER ...    these, site-packages included

Nothing is written. What is held against each file, with safe and unsafe edits alike:

    crash       nothing raises, and no defect is reported
    compiles    the result compiles, if the source did
    idempotent  a second run changes nothing
    unproved    no edit failed its proof

Files that are no valid Python, or that Python can't decode, are counted. Ends with 1 if anything
failed.
"""

from __future__ import annotations

import argparse
import sys
import sysconfig
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from statusfix.model import Reason
from statusfix.options import Options
from statusfix.process import Done, Mode, Task, process

# Reasons of a file that nobody could rewrite; all others would be ours.
_UNREADABLE = ("no valid Python", "save the file as UTF-8", "null bytes", "nested too deeply")


class Outcome(NamedTuple):
    """What became of one file: counts, and what should not have happened."""

    counts: Counter[str]
    failures: tuple[str, ...] = ()


def check(path: str) -> Outcome:
    """Do one file in memory, twice."""
    warnings.simplefilter("ignore")
    try:
        return _check(path, Path(path).read_bytes())
    except Exception:
        return Outcome(Counter(files=1), (f"{path}: crash: {traceback.format_exc(limit=-3)}",))


def _check(path: str, content: bytes) -> Outcome:
    counts = Counter(files=1)
    first = _forced(path, content)
    if first.error is not None:
        message = first.error.message
        if any(one in message for one in _UNREADABLE) or not _compiles(content, path):
            return Outcome(counts + Counter(unreadable=1))
        return Outcome(counts, (f"{path}: given up: {message}",))
    failures: list[str] = []
    for finding in first.findings:
        if finding.refused is not None:
            counts[f"refused: {finding.refused.reason.value}"] += 1
            if finding.refused.reason is Reason.NOT_PROVED:
                failures.append(f"{path}:{finding.line}: unproved: {finding.refused.message}")
    if first.after is None:
        return Outcome(counts + Counter({"with findings": bool(first.findings)}), tuple(failures))
    counts += Counter({"with findings": 1, "edited": 1, "edits": first.fixed})
    after = first.after.encode("utf-8")
    if _compiles(content, path) and not _compiles(after, path):
        failures.append(f"{path}: the result does not compile")
    if "coding" not in first.after[:200]:  # what follows is UTF-8, whatever the file was
        second = _forced(path, after)
        if second.after is not None or second.error is not None:
            failures.append(f"{path}: a second run does something: {second.fixed} edits")
    return Outcome(counts, tuple(failures))


def _forced(path: str, content: bytes) -> Done:
    return process(Task(path, Options(), Mode.DIFF, True, True, content=content))


def _compiles(content: bytes, path: str) -> bool:
    try:
        compile(content, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _files(folders: list[Path]) -> Iterator[str]:
    for folder in folders:
        yield from (str(path) for path in sorted(folder.rglob("*.py")) if path.is_file())


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=2)
    flags = parser.parse_args()
    paths = sysconfig.get_paths()
    folders = flags.folders or [Path(paths["purelib"]), Path(paths["stdlib"])]
    started = time.monotonic()
    counts: Counter[str] = Counter()
    failures: list[str] = []
    with ProcessPoolExecutor(flags.jobs) as pool:
        for outcome in pool.map(check, _files(folders), chunksize=64):
            counts += outcome.counts
            failures += outcome.failures
            for failure in outcome.failures:
                print(failure, flush=True)
    for name, count in counts.most_common():
        print(f"{count:9,}  {name}")
    print(f"{time.monotonic() - started:9.0f}  seconds")
    print(f"{len(failures):9,}  failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
