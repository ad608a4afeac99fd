"""What several tests need: the two programs as a user runs them, and folders full of files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

# No folder can be there, so nothing is known from other tests: runs are cold.
os.environ["STATUSFIX_CACHE_DIR"] = os.devnull

FORGOTTEN = ("NO_COLOR", "FORCE_COLOR", "PYTHONWARNINGS", "PYTHONIOENCODING", "GIT_")


class Outcome(NamedTuple):
    """What a program gave: its exit status and what it wrote."""

    status: int
    stdout: bytes
    stderr: bytes

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8")

    @property
    def err(self) -> str:
        return self.stderr.decode("utf-8")

    @property
    def lines(self) -> list[str]:
        """The findings of a text report: everything but the summary line, in order."""
        return sorted(line for line in self.out.splitlines() if ": HSC" in line)

    @property
    def codes(self) -> list[str]:
        return sorted(line.split()[1] for line in self.lines)


class Program:
    """A program that is run in a folder; no configuration from above the folder comes in."""

    def __init__(self, module: str, folder: Path) -> None:
        self.command = [sys.executable, "-m", module]
        self.folder = folder

    def __call__(
        self,
        *arguments: str | Path,
        cwd: str | Path = "",
        stdin: bytes = b"",
        env: Mapping[str, str] | None = None,
    ) -> Outcome:
        done = subprocess.run(
            [*self.command, *map(str, arguments)],
            cwd=self.folder / cwd,
            env=self.environment | dict(env or {}),
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
        )
        outcome = Outcome(done.returncode, done.stdout, done.stderr)
        print(*self.command[2:], *arguments, outcome.status, outcome.stdout, outcome.stderr)
        return outcome

    @property
    def environment(self) -> dict[str, str]:
        own = {key: value for key, value in os.environ.items() if not key.startswith(FORGOTTEN)}
        return own | {"HOME": str(self.folder.parent), "PYTHONUTF8": "1"}


@pytest.fixture
def statusfix(tmp_path: Path) -> Program:
    return Program("statusfix", tmp_path)


@pytest.fixture
def flake8(tmp_path: Path) -> Program:
    return Program("flake8", tmp_path)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Write files, by their paths, into the test's folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return write
