"""One package's place: its sdist unpacked, its virtual environment, its suite."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from benchmarks.rehearsal.packages import Package

# What every suite is run with, beside what the package itself needs.
_RUNNERS = ("pytest<9", "pytest-cov", "pytest-xdist", "pytest-timeout")
_QUIET = (
    "-q",
    "--continue-on-collection-errors",
    "-p",
    "no:cacheprovider",
    "-o",
    "addopts=",
    "-o",
    "junit_family=xunit1",
)
_COVERAGE = "[run]\nsource = .\nbranch = false\n[report]\nignore_errors = true\n"
_SUITE_LIMIT = 3000


SUPPORT = Path(__file__).resolve().parent / "support"


class Trouble(Exception):
    """A package that can't be rehearsed, and why."""


class Outcome(NamedTuple):
    """What a suite gave: the tests by their names, and the lines it ran, by file."""

    passed: frozenset[str]
    failed: frozenset[str]
    skipped: frozenset[str]
    lines: dict[str, frozenset[int]]
    log: Path

    def to_json(self) -> str:
        """Return the outcome as a document."""
        return json.dumps(
            {
                "passed": sorted(self.passed),
                "failed": sorted(self.failed),
                "skipped": sorted(self.skipped),
                "lines": {name: sorted(lines) for name, lines in sorted(self.lines.items())},
                "log": str(self.log),
            }
        )

    @classmethod
    def from_json(cls, text: str) -> Outcome:
        """Read the document that `to_json` wrote."""
        told = json.loads(text)
        return cls(
            frozenset(told["passed"]),
            frozenset(told["failed"]),
            frozenset(told["skipped"]),
            {name: frozenset(lines) for name, lines in told["lines"].items()},
            Path(told["log"]),
        )


class Laboratory:
    """The folder of one package in the cache."""

    def __init__(self, package: Package, cache: Path) -> None:
        self.package = package
        self.folder = cache / f"{package.name}-{package.version}"
        self.tree = self.folder / "tree"
        self.environment = self.folder / "venv"
        self.python = self.environment / "bin" / "python"
        self._before: dict[Path, bytes] = {}
        self._built = ""

    def build(self) -> None:
        """Unpack the sdist and make the environment, unless both are there from the last time."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = (self.folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(f"another run is at work in {self.folder}") from None
        archive = self._archive()
        wanted = [*_RUNNERS, *self.package.needs]
        key = repr((sys.version, self.package.install, wanted, self.package.environment))
        stamp = self.folder / "installed"
        self._built = key
        is_installed = stamp.exists() and stamp.read_text() == key
        if not is_installed:
            stamp.unlink(missing_ok=True)
            shutil.rmtree(self.tree, ignore_errors=True)
        self._unpack(archive)  # over what is there: the installation may have built files in it
        for place, source in self.package.files:
            shutil.copyfile(SUPPORT / source, self.tree / place)
        if not is_installed:
            venv.create(self.environment, clear=True, with_pip=True)
            pip = [str(self.python), "-m", "pip", "install", "-q", "-e", self.package.install]
            _run([*pip, *wanted], self.tree, os.environ | dict(self.package.environment))
            stamp.write_text(key)
        self._before = {path: path.read_bytes() for path in self._sources()}

    def restore(self) -> None:
        """Give every source its first bytes back, whatever was done to it."""
        for path, content in self._before.items():
            if path.read_bytes() != content:
                path.write_bytes(content)

    def state(self) -> str:
        """Return a sum over every source as it is now, and over what its suite runs with."""
        total = sha256(f"{self._built}{self._command('', '')}".encode())
        for path in sorted(self._sources()):
            total.update(f"{path.relative_to(self.tree)}\0".encode())
            total.update(sha256(path.read_bytes()).digest())
        return total.hexdigest()[:24]

    def outcome(self, label: str, attempt: int = 1) -> Outcome:
        """Return what the suite gives for the tree as it is; each state is run once an attempt.

        Outcomes are kept, so that a run that was stopped goes on where it was, and a change of
        the engine runs only those suites again whose sources come out otherwise.
        """
        kept = self.folder / "outcomes" / f"{self.state()}-{attempt}.json"
        if not kept.exists():
            outcome = self.run_suite(label if attempt == 1 else f"{label}-{attempt}")
            kept.parent.mkdir(exist_ok=True)
            unfinished = kept.with_suffix(".part")
            unfinished.write_text(outcome.to_json())
            unfinished.rename(kept)
        return Outcome.from_json(kept.read_text())

    def forget(self) -> None:
        """Forget the outcomes that are kept."""
        shutil.rmtree(self.folder / "outcomes", ignore_errors=True)

    def run_suite(self, label: str) -> Outcome:
        """Run the package's own tests; `label` names the files of this run."""
        results = self.folder / f"{label}.xml"
        data = self.folder / f"{label}.coverage"
        log = self.folder / f"{label}.log"
        rcfile = self.folder / "coverage.cfg"
        rcfile.write_text(_COVERAGE)
        results.unlink(missing_ok=True)
        variables = self._variables(COVERAGE_FILE=str(data))
        try:
            with log.open("wb") as out:
                subprocess.run(
                    self._command(str(results), str(rcfile)), cwd=self.tree, env=variables,
                    stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                    check=False, timeout=_SUITE_LIMIT,
                )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Trouble(f"the suite did not end in {_SUITE_LIMIT} s, see {log}") from None
        if not results.exists():
            raise Trouble(f"the suite did not run, see {log}")
        return Outcome(*_read_results(results), self._executed(data), log)

    def _command(self, results: str, rcfile: str) -> list[str]:
        return [
            str(self.python), "-m", "pytest", *_QUIET, f"--junitxml={results}",
            "--cov=.", "--cov-report=", f"--cov-config={rcfile}", "--timeout=120",
            *(["-n", str(self.package.workers)] if self.package.workers else []),
            *self.package.arguments, *(argument for argument, _ in self.package.left_out),
        ]  # fmt: skip

    def _archive(self) -> Path:
        sdist = self.folder / "sdist"
        found = list(sdist.glob("*.tar.gz"))
        if not found:
            requirement = f"{self.package.name}=={self.package.version}"
            _run(
                [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(sdist),
                 "--no-binary", self.package.name, requirement]
            )  # fmt: skip
            found = list(sdist.glob("*.tar.gz"))
        if len(found) != 1:
            raise Trouble(f"no sdist of {self.package.name} {self.package.version}")
        return found[0]

    def _unpack(self, archive: Path) -> None:
        fresh = self.folder / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        with tarfile.open(archive) as tar:
            tar.extractall(fresh, filter="data")
        folders = list(fresh.iterdir())
        if len(folders) != 1:
            raise Trouble(f"{archive.name} has more than one folder in it: {sorted(folders)}")
        shutil.copytree(folders[0], self.tree, symlinks=True, dirs_exist_ok=True)
        shutil.rmtree(fresh)

    def _sources(self) -> Iterator[Path]:
        for suffix in ("*.py", "*.pyi"):
            yield from self.tree.rglob(suffix)

    def _variables(self, **more: str) -> dict[str, str]:
        kept = {
            name: os.environ[name]
            for name in ("PATH", "HOME", "LANG", "TMPDIR")
            if name in os.environ
        }
        kept["PATH"] = f"{self.environment / 'bin'}{os.pathsep}{kept.get('PATH', '')}"
        # no byte code: a file may change twice within what its time stamp can tell
        return kept | {"PYTHONDONTWRITEBYTECODE": "1", **dict(self.package.environment), **more}

    def _executed(self, data: Path) -> dict[str, frozenset[int]]:
        script = (
            "import json, sys\nfrom coverage import CoverageData\n"
            "data = CoverageData(sys.argv[1])\ndata.read()\n"
            "lines = {name: data.lines(name) or [] for name in data.measured_files()}\n"
            "json.dump(lines, sys.stdout)"
        )
        told = json.loads(_run([str(self.python), "-c", script, str(data)]))
        root = self.tree.resolve()
        return {
            str(Path(name).resolve().relative_to(root)): frozenset(lines)
            for name, lines in told.items()
            if Path(name).resolve().is_relative_to(root)
        }


def _run(
    command: Sequence[str],
    folder: Path | None = None,
    variables: Mapping[str, str] | None = None,
) -> str:
    done = subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, text=True, check=False
    )
    if done.returncode:
        tail = "\n".join(done.stderr.splitlines()[-15:])
        raise Trouble(f"{' '.join(command[:8])} … failed:\n{tail}")
    return done.stdout


def _read_results(path: Path) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    passed: set[str] = set()
    failed: set[str] = set()
    skipped: set[str] = set()
    for case in ElementTree.parse(path).iter("testcase"):
        name = f"{case.get('classname')}::{case.get('name')}"
        kinds = {child.tag for child in case}
        if kinds & {"failure", "error"}:
            failed.add(name)
        elif "skipped" in kinds:
            skipped.add(name)
        else:
            passed.add(name)
    return frozenset(passed - failed), frozenset(failed), frozenset(skipped)
