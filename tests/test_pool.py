"""Several processes: the same words in the same order, and an end as soon as it is asked for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statusfix import pool
from statusfix.walk import _PAYING

FINDING = "from flask import abort\n\n\ndef view():\n    abort(404)\n"


@pytest.fixture
def folder(write: Callable[..., Path]) -> Path:
    """Files of many sizes in several folders, the largest neither first nor last."""
    sizes = [0, 3, 500, 1, 40, 9, 2000, 0, 77, 5]
    return write(
        {
            f"{place}/m{number:02}.py": FINDING + "    abort(410)\n" * size + "def (" * (size == 9)
            for place in ("", "b", "a", "b/c")
            for number, size in enumerate(sizes)
        }
    )


@pytest.mark.parametrize("arguments", [[], ["--diff"], ["--format", "json"]], ids=str)
def test_the_number_of_processes_is_not_seen(
    arguments: list[str], folder: Path, statusfix: Callable[..., Any]
) -> None:
    alone = statusfix(*arguments, "-j1")
    assert alone.status == 2, "some file is no Python"
    assert alone.out.count("m06.py") >= 4
    for jobs in (2, 3, 7):
        assert statusfix(*arguments, f"-j{jobs}") == alone


def test_heavy_files_go_first_and_nothing_is_left_out() -> None:
    weights = [1] * 1000 + [5000, 1, 7000]
    chunks = list(pool._chunks(weights, 2))
    assert chunks[:2] == [[1002], [1000]]
    assert sorted(index for chunk in chunks for index in chunk) == list(range(len(weights)))
    assert len(chunks) < 64


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_report_ends_at_once(folder: Path, statusfix: Any) -> None:
    """A worker may be at a file that takes long: nothing is lost when it is left."""
    slow = (
        "import time, statusfix.pool\n"
        "def sleep(task): open('begun', 'w').close(); time.sleep(60)\n"
        "statusfix.pool.process = sleep\n"
        "from statusfix.cli import run\nrun()"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", slow, "-j2"], cwd=folder, env=statusfix.environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    last = time.monotonic() + 30
    while not (folder / "begun").exists() and time.monotonic() < last:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    errors = run.communicate(timeout=20)[1].decode()
    assert (run.returncode, errors) == (130, "statusfix: interrupted; every file is whole\n")


def test_little_work_is_done_here(folder: Path) -> None:
    program = (
        "import sys; from statusfix.cli import main; main([]); "
        "print('multiprocessing' in sys.modules, file=sys.stderr)"
    )
    assert sum(path.stat().st_size for path in folder.rglob("*.py")) < _PAYING
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.stderr.decode().splitlines()[-1] == "False"
