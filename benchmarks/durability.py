"""Kill `statusfix --apply` at many moments, and run it twice at once: is every file whole?

    python benchmarks/durability.py
    python benchmarks/durability.py --moments 20 --files 200 --pairs 3

Writes a tree of files that all change, and for each moment between the first and the last write
of a run: starts `statusfix --apply`, kills it and its worker processes with SIGKILL at that
moment, and holds every file against its old and its new bytes. Where the killed run left a
temporary file, and at each 20th moment, a second run has to finish the work and leave nothing
else behind. Then pairs of runs on one tree at once, and pairs of which one is killed.

The exit status is 1 if any file was torn, any stray file stayed or a run said what it should not.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

MODE = 0o640
FOLDER_SIZE = 100
MEANWHILE = re.compile(r".*: error: not written: somebody else changed the file meanwhile")
BODY = """\
from http import HTTPStatus

from flask import abort

GONE = HTTPStatus.GONE


def show_{number}():
    abort(404)
"""


class State(NamedTuple):
    """How a tree stands: files with old and new bytes, files that are neither, stray files."""

    old: int
    new: int
    torn: list[str]
    stray: list[str]

    @property
    def is_whole(self) -> bool:
        return not self.torn

    @property
    def is_done(self) -> bool:
        return not (self.torn or self.stray or self.old)


class Tree:
    """Files as they are before a run, and, once `learn` has seen one, after it."""

    def __init__(self, folder: Path, number: int, jobs: int) -> None:
        self.folder = folder
        self.command = [sys.executable, "-m", "statusfix", "--isolated", "--no-cache"]
        self.command += ["-j", str(jobs)]
        self.before = {name_of(index): source(index) for index in range(number)}
        self.after: dict[str, bytes] = {}

    def write(self) -> None:
        """Make the tree as it is before a run, with nothing else in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for name, content in self.before.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(MODE)

    def start(self) -> subprocess.Popen[str]:
        """Start a run in a process group of its own, so that its workers can be killed too."""
        return subprocess.Popen(
            [*self.command, "--apply", "--quiet", "."],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True,
        )  # fmt: skip

    def run(self) -> str:
        """Run to the end; return what the run said."""
        return self.start().communicate(timeout=600)[0]

    def learn(self) -> float:
        """Run once undisturbed; keep the outcome; return the seconds from first to last write."""
        self.write()
        said = self.run()
        self.after = {name: (self.folder / name).read_bytes() for name in self.before}
        same = [name for name, content in self.before.items() if self.after[name] == content]
        if said or same:
            raise SystemExit(f"all files should change without a word: {said} {same[:3]}")
        times = [(self.folder / name).stat().st_mtime for name in self.before]
        return max(times) - min(times)

    def state(self) -> State:
        """Hold every file of the folder against what it may be."""
        counts: Counter[str] = Counter()
        torn, stray = [], []
        missing = set(self.before)
        for path in self.folder.rglob("*"):
            name = path.relative_to(self.folder).as_posix()
            if path.is_dir():
                continue
            if name not in self.before:
                stray.append(name)
                continue
            missing.remove(name)
            content = path.read_bytes()
            if content == self.before[name]:
                counts["old"] += 1
            elif content == self.after[name]:
                counts["new"] += 1
            else:
                torn.append(name)
            if stat.S_IMODE(path.stat().st_mode) != MODE:
                torn.append(f"{name} (mode)")
        torn += [f"{name} (missing)" for name in sorted(missing)]
        return State(counts["old"], counts["new"], torn, stray)

    def wait_for_a_write(self, run: subprocess.Popen[str]) -> None:
        """Return as soon as something is written anywhere in the tree, or the run has ended."""
        folders = sorted(path for path in self.folder.iterdir() if path.is_dir())
        first = [path.stat().st_mtime_ns for path in folders]
        while [path.stat().st_mtime_ns for path in folders] == first and run.poll() is None:
            time.sleep(0.001)


def name_of(index: int) -> str:
    return f"p{index // FOLDER_SIZE:03}/m{index:05}.py"


def source(index: int) -> bytes:
    """A small file or, one time in twenty, a large one; of many shapes."""
    text = BODY.format(number=index)
    if index % 20 == 7:
        text += f"TEXT = '{'long ' * 20_000}'\n"
    if index % 5 == 1:
        text = text.replace("\n", "\r\n")
    if index % 5 == 2:
        return b"\xef\xbb\xbf" + text.encode()
    if index % 5 == 3:
        return f"# coding: latin-1\n# caf\xe9\n{text}".encode("latin-1")
    return text.encode()


def kill(run: subprocess.Popen[str]) -> None:
    """Kill a run and its workers; return when all of them are gone (and their output closed)."""
    with suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    run.communicate(timeout=60)


class Report:
    """Counts what happened and keeps the first things that should not have."""

    def __init__(self) -> None:
        self.failures: list[str] = []

    def check(self, is_so: bool, what: str) -> None:
        if not is_so:
            self.failures.append(what)
            print(f"FAILED: {what}", flush=True)


def kills(tree: Tree, moments: int, duration: float, report: Report) -> None:
    """Kill runs at moments that are spread evenly between their first and last write."""
    total = len(tree.before)
    tenths: Counter[int] = Counter()
    partly = strays = finished = 0
    for moment in range(moments):
        tree.write()
        run = tree.start()
        tree.wait_for_a_write(run)
        start = time.monotonic()
        time.sleep(duration * (moment + 0.5) / moments)
        elapsed = time.monotonic() - start
        kill(run)
        state = tree.state()
        report.check(state.is_whole, f"moment {moment}: torn: {state.torn[:3]}")
        partly += 0 < state.new < total
        tenths[min(9, state.new * 10 // total)] += 1
        if total // 20 < state.new < total:  # the machine is not always equally fast
            duration += 0.2 * (elapsed * total / state.new - duration)
        elif state.new == total:
            duration -= 0.2 * duration  # over before the moment came
        strays += len(state.stray)
        if moment % 25 == 24:
            print(f"  {moment + 1} moments, {partly} partly written", file=sys.stderr, flush=True)
        if state.stray or moment % 20 == 0:
            finished += 1
            said = tree.run()
            state = tree.state()
            report.check(state.is_done and not said, f"moment {moment}: next run: {said}{state}")
    print(f"kill -9 at {moments} moments: {partly} with some files written and some not")
    shares = "  ".join(f"{tenth * 10}%: {tenths[tenth]}" for tenth in range(10))
    print(f"  share written   {shares}")
    print(f"  {strays} temporary files left; {finished} runs to finish and to clear away")


def pairs(tree: Tree, number: int, duration: float, report: Report) -> None:
    """Run twice at once on one tree; then the same, and kill one of the two."""
    said: Counter[str] = Counter()
    for index in range(number):
        tree.write()
        runs = [tree.start(), tree.start()]
        for run in runs:
            for line in run.communicate(timeout=600)[0].splitlines():
                said[re.sub(r"\S+\.py", "FILE", line)] += 1
        state = tree.state()
        report.check(state.is_done, f"pair {index}: {state}")
    unexpected = [line for line in said if not MEANWHILE.fullmatch(line)]
    report.check(not unexpected, f"pairs: {unexpected[:3]}")
    print(f"two at once, {number} times: all written, nothing stray; {said.total()} refusals")
    for index in range(number):
        tree.write()
        victim, other = tree.start(), tree.start()
        tree.wait_for_a_write(victim)
        time.sleep(random.Random(index).uniform(0, duration))
        kill(victim)
        other.communicate(timeout=600)
        report.check(tree.state().is_whole, f"killed pair {index}: {tree.state().torn[:3]}")
        tree.run()
        report.check(tree.state().is_done, f"killed pair {index}, next run: {tree.state()}")
    print(f"two at once, one killed, {number} times: whole, and clean after the next run")


@contextmanager
def folder_in(parent: Path | None) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="durability-", dir=parent))
    try:
        yield folder / "tree"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--moments", type=int, default=300)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where the tree is made (/tmp)")
    flags = parser.parse_args()
    report = Report()
    with folder_in(flags.folder) as folder:
        tree = Tree(folder, flags.files, flags.jobs)
        duration = min(tree.learn(), tree.learn())
        print(f"{flags.files} files, {duration:.2f} s from first to last write", flush=True)
        steps: list[tuple[Callable[[Tree, int, float, Report], None], int]] = [
            (kills, flags.moments), (pairs, flags.pairs),
        ]  # fmt: skip
        for step, number in steps:
            if number:
                step(tree, number, duration, report)
                sys.stdout.flush()
    print("failed" if report.failures else "every file was wholly old or wholly new")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
