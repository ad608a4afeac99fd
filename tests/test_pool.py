"""Several processes: the same words in the same order, and an end as soon as it is asked for."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statusfix import pool, spawned
from statusfix.forks import Work, in_forks
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


def test_heavy_files_go_first_and_the_others_in_order() -> None:
    weights = [1] * 1000 + [5000, 1, 7000]
    assert pool._order(weights, 2) == [1002, 1000, *range(1000), 1001]
    assert pool._order([1] * 5, 2) == [0, 1, 2, 3, 4]


def test_spawned_processes_get_heavy_files_first_and_nothing_is_left_out() -> None:
    weights = [1] * 1000 + [5000, 1, 7000]
    chunks = list(spawned._chunks(weights, 2))
    assert chunks[:2] == [[1002], [1000]]
    assert sorted(index for chunk in chunks for index in chunk) == list(range(len(weights)))
    assert len(chunks) < 64


_WITH_A_THREAD = (
    "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    "import sys; from statusfix.cli import main\n"
    "if __name__ == '__main__': sys.exit(main())\n"
)


@pytest.mark.parametrize("arguments", [["-q"], ["--apply"]], ids=str)
def test_what_may_not_fork_is_spawned(
    arguments: list[str], folder: Path, statusfix: Callable[..., Any], tmp_path_factory: Any
) -> None:
    """Where threads run, and everywhere but on Linux."""
    elsewhere: Path = tmp_path_factory.mktemp("elsewhere")
    copy = elsewhere / "copy"
    shutil.copytree(folder, copy)
    script = elsewhere / "script.py"
    script.write_text(_WITH_A_THREAD)
    done = subprocess.run(
        [sys.executable, script, "-j2", *arguments], cwd=copy, env=statusfix.environment,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    alone = statusfix(*arguments, "-j1")
    assert (done.returncode, done.stdout) == (alone.status, alone.out)
    for path in folder.rglob("*.py"):
        assert (copy / path.relative_to(folder)).read_bytes() == path.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
def test_more_is_told_than_a_pipe_holds() -> None:
    """And more numbers are given than one holds, while the listener is slow."""
    numbers = list(range(40_000))
    results: dict[int, str] = {}
    done: list[int] = []
    for some, told in in_forks(Work(_tell_of_some, is_writing=False), numbers, 3):
        done += some
        results.update(told)
        if len(done) < 1000:
            time.sleep(0.01)
    assert sorted(done) == numbers
    assert results == {number: _tell_of_some(number) for number in range(0, 40_000, 7)}


def _tell_of_some(number: int) -> str | None:
    return None if number % 7 else f"{number} " * 100


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
def test_nothing_is_begun_when_nobody_listens(tmp_path: Path) -> None:
    """What is being written is finished, and no process is left."""

    def write(number: int) -> int:
        time.sleep(0.01)
        with open(tmp_path / f"{number}", "w") as file:
            file.write("begun ")
            time.sleep(0.05)
            file.write("ended")
        return number

    told = in_forks(Work(write, is_writing=True, together=1), range(1000), 2)
    next(told)
    told.close()  # type: ignore[attr-defined]
    written = [path.read_text() for path in tmp_path.iterdir()]
    assert 1 <= len(written) < 20
    assert set(written) == {"begun ended"}
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
def test_what_a_dying_process_had_in_hand_is_not_told() -> None:
    def die(number: int) -> int:
        if number in (5, 50):
            os._exit(3)
        return number

    told = [some for some, _ in in_forks(Work(die, is_writing=False, together=1), range(90), 3)]
    assert sorted(number for some in told for number in some) == [
        number for number in range(90) if number not in (5, 50)
    ]


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
