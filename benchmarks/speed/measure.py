"""How it is measured: seconds, CPU seconds and memory of a command with all its processes."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Spent(NamedTuple):
    """What one run of a command took; `trouble` is what it said where it failed."""

    seconds: float
    cpu: float
    trouble: str = ""


def spend(
    command: Sequence[str],
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    says: Path | None = None,
) -> Spent:
    """Run a command to its end, and write what it says to a file.

    Paths of the environment are put before those that are there. Findings are no trouble: who
    finds something ends with 1.
    """
    known = dict(os.environ)
    for name, value in (environment or {}).items():
        known[name] = os.pathsep.join(filter(None, (value, known.get(name))))
    with open(says or os.devnull, "wb") as out, tempfile.TemporaryFile() as errors:
        before = os.times()
        start = time.perf_counter()
        try:
            done = subprocess.run(
                command, cwd=cwd, env=known, stdin=subprocess.DEVNULL, stdout=out,
                stderr=errors, check=False,
            )  # fmt: skip
        except OSError as error:
            return Spent(0.0, 0.0, str(error))
        seconds = time.perf_counter() - start
        after = os.times()
        errors.seek(0)
        words = errors.read().decode(errors="replace").strip()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    is_well = 0 <= done.returncode <= 1
    last = words.rpartition("\n")[2]
    return Spent(seconds, cpu, "" if is_well else f"ended with {done.returncode}: {last}")


def found(says: Path, finding: str) -> int:
    """Return how many lines of what a program said are findings."""
    pattern = re.compile(finding)
    with open(says, encoding="utf-8", errors="replace") as lines:
        return sum(1 for line in lines if pattern.search(line))


def middle(runs: Sequence[Spent]) -> Spent:
    """Return the medians of several runs."""
    return Spent(median(one.seconds for one in runs), median(one.cpu for one in runs))


def ratio(runs: Sequence[Spent], others: Sequence[Spent]) -> float:
    """Return the median of the ratios of runs that were made side by side.

    Where one ran less often than the other, the first runs count: those were side by side.
    """
    return median(one.seconds / other.seconds for one, other in zip(runs, others, strict=False))


def peak_memory(command: Sequence[str], cwd: Path) -> int | None:
    """Return the most bytes that a command and its children had at once, shared ones once.

    Measured on Linux only (proportional set size), every few milliseconds.
    """
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    run = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0

    def watch() -> None:
        nonlocal most
        while run.poll() is None:
            most = max(most, sum(map(_size, _family(run.pid))))
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    run.wait()
    watcher.join()
    return most


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        except OSError:
            continue
        found += map(int, children)
    return found


def _size(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0  # it has ended
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
