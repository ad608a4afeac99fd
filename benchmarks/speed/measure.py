"""How it is measured: seconds, CPU seconds and memory of a command with all its processes."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Spent(NamedTuple):
    """What one run of a command took."""

    seconds: float
    cpu: float


def spend(command: Sequence[str], cwd: Path) -> Spent:
    """Run a command to its end; what it says and how it ends does not matter."""
    before = os.times()
    start = time.perf_counter()
    subprocess.run(
        command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    seconds = time.perf_counter() - start
    after = os.times()
    cpu = after.children_user + after.children_system
    return Spent(seconds, cpu - before.children_user - before.children_system)


def least(command: Sequence[str], cwd: Path, times: int) -> float:
    """Return the shortest of several runs, for what takes milliseconds."""
    return min(spend(command, cwd).seconds for _ in range(times))


def middle(runs: Sequence[Spent]) -> Spent:
    """Return the medians of several runs."""
    return Spent(median(one.seconds for one in runs), median(one.cpu for one in runs))


def ratio(runs: Sequence[Spent], others: Sequence[Spent]) -> float:
    """Return the median of the ratios of runs that were made side by side."""
    return median(one.seconds / other.seconds for one, other in zip(runs, others, strict=True))


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
