"""A run on a Dask cluster of worker processes gives what one process gives, whoever dies."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

distributed = pytest.importorskip("distributed", reason="the extra statusfix[dask]")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="workers are stopped by signals")

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
CONFIGURATION = "[flake8]\nextend-select = HSC00\nper-file-ignores =\n    */tests/*: HSC002\n"
OLD_PROJECT = '[project]\nname = "old"\nversion = "1"\nrequires-python = ">=3.5"\n'
TEAPOT = "from flask import abort\n\nabort(418)\nabort(421)\nabort(404)\n"
SECONDS = 240  # on a machine that has much else to do


class Cluster:
    """A scheduler and its workers, each a process of its own, away from the files of the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("dask_scheduler", "--host", "127.0.0.1", "--port", "0")
        until(lambda: self.file.exists() and self.file.stat().st_size)
        self.address = self._address()

    def _address(self) -> str:
        import json

        return str(json.loads(self.file.read_text())["address"])

    def _start(self, module: str, *more: str, env: Any = None) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [
                sys.executable, "-m", f"distributed.cli.{module}", "--no-dashboard",
                "--scheduler-file", str(self.file), *more,
            ],
            cwd=self.folder,
            env=os.environ | dict(env or {}),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def add_worker(self, **env: str) -> subprocess.Popen[bytes]:
        worker = self._start(
            "dask_worker", "--no-nanny", "--nthreads", "1", "--local-directory", str(self.folder),
            "--name", str(len(self.workers)), env=env,
        )  # fmt: skip
        self.workers.append(worker)
        return worker

    def client(self) -> Any:
        return distributed.Client(self.address, timeout=SECONDS, set_as_default=False)

    def close(self) -> None:
        for one in (*self.workers, self.scheduler):
            one.kill()
            one.wait()


def until(holds: Callable[[], Any]) -> None:
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.05)


def is_group(number: int) -> bool:
    try:
        os.killpg(number, 0)
    except ProcessLookupError:
        return False
    return True


def stop_at_work(client: Any, workers: list[Any], addresses: list[str]) -> None:
    """Stop workers while each of them has something to do."""
    while True:
        until(lambda: all(client.processing(addresses).values()))
        for one in workers:
            one.send_signal(signal.SIGSTOP)
        time.sleep(0.2)  # what they have already sent arrives
        if all(client.processing(addresses).values()):
            return
        for one in workers:
            one.send_signal(signal.SIGCONT)


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    for _ in range(3):
        made.add_worker()
    with made.client() as client:
        client.wait_for_workers(3, timeout=SECONDS)
    yield made
    made.close()


@pytest.fixture
def checkouts(tmp_path: Path) -> Path:
    """A folder of checkouts with what the disk decides about: configuration, versions, damage."""
    for name in ("flask_shop", "fastapi_parcels", "django_library"):
        shutil.copytree(FIXTURES / "apps" / name, tmp_path / "checkouts" / name)
        (tmp_path / "checkouts" / name / ".git").mkdir()
    old = tmp_path / "checkouts" / "old"
    (old / "migrations").mkdir(parents=True)
    (old / ".git").mkdir()
    (old / "pyproject.toml").write_text(OLD_PROJECT)
    (old / "app.py").write_text(TEAPOT)
    (old / "migrations" / "0001_first.py").write_text(TEAPOT)
    (old / "broken.py").write_text("from flask import abort\nabort(404\n")
    (old / "strange.py").write_bytes(b"# coding: no-such-codec\nabort(404)\n")
    (old / "gone.py").symlink_to(old / "nowhere.py")
    (tmp_path / "checkouts" / "setup.cfg").write_text(CONFIGURATION)
    return tmp_path / "checkouts"


def many(folder: Path, count: int) -> None:
    """Add files that take a while."""
    source = (FIXTURES / "apps" / "flask_shop" / "shop" / "orders.py").read_bytes()
    (folder / "many").mkdir()
    for number in range(count):
        (folder / "many" / f"m{number:04}.py").write_bytes(source + b"\n# %d\n" % number)


REPORTS = [
    ("--format", "json"),
    ("--format", "sarif"),
    ("--format", "full", "--color", "never"),
    ("--statistics",),
    ("--inventory",),
    ("--inventory", "--format", "json"),
    ("--inventory", "--format", "html"),
]


def test_reports_are_those_of_one_process(
    cluster: Cluster, checkouts: Path, statusfix: Any
) -> None:
    for arguments in REPORTS:
        alone = statusfix("-j1", *arguments, cwd=checkouts)
        assert alone.status in (1, 2)
        assert len(alone.out) > 1000
        together = statusfix("--scheduler", cluster.address, *arguments, cwd=checkouts)
        assert together == alone, arguments


def test_a_worker_is_killed_on_the_way(cluster: Cluster, checkouts: Path, statusfix: Any) -> None:
    """It is stopped before, so that it surely has work that it never gives back."""
    many(checkouts, 500)
    arguments = ["-q", "--format", "json", "--output-file"]
    alone = statusfix("-j1", *arguments, "alone.json", cwd=checkouts)
    victim = cluster.workers[1]
    run = subprocess.Popen(
        [*statusfix.command, *arguments, "together.json", "--scheduler", cluster.address],
        cwd=checkouts,
        env=statusfix.environment,
        stderr=subprocess.PIPE,
    )
    with cluster.client() as client:
        workers = client.scheduler_info()["workers"].items()
        address = next(key for key, one in workers if str(one["name"]) == "1")
        stop_at_work(client, [victim], [address])
        victim.kill()
        _, errors = run.communicate(timeout=SECONDS)
        assert address not in client.nthreads()
        assert client.processing() == dict.fromkeys(client.nthreads(), ())
    assert (run.returncode, errors) == (alone.status, alone.stderr)
    whole = (checkouts / "alone.json").read_bytes()
    assert (checkouts / "together.json").read_bytes() == whole
    assert whole.count(b'"many/') + whole.count(b'"./many/') > 500


def test_a_local_pool(checkouts: Path, statusfix: Any) -> None:
    alone = statusfix("-j1", "--format", "json", cwd=checkouts)
    assert statusfix("-j2", "--scheduler", "local", "--format", "json", cwd=checkouts) == alone


POISON = """
import os, signal, sys, time

from statusfix.cluster import Work, carried_out


def work(item):
    if item == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    if item == 9:
        raise RuntimeError("nine")
    time.sleep(0.01)
    return item * 10


def failed(item, reason):
    return f"{item}: {reason}"


drawn = received = ahead = 0


def items(count):
    global drawn
    for number in range(count):
        drawn += 1
        yield number


if __name__ == "__main__":
    for one in carried_out(items(12), lambda _: 10, Work(work, failed), "local", 2):
        print(one)
    drawn = 0
    heavy = (one + 100 for one in items(60))
    for _ in carried_out(heavy, lambda _: 10 << 20, Work(work, failed), "local", 2):
        received += 1
        ahead = max(ahead, drawn - received)
    print("ahead", ahead)
"""


def test_what_kills_its_worker_is_an_error_of_its_own_and_memory_is_bounded(
    tmp_path: Path, statusfix: Any
) -> None:
    (tmp_path / "poison.py").write_text(POISON)
    done = subprocess.run(
        [sys.executable, "poison.py"],
        cwd=tmp_path,
        env=statusfix.environment,
        capture_output=True,
        text=True,
        timeout=3 * SECONDS,
        check=False,
    )
    lines = done.stdout.splitlines()
    expected = [str(number * 10) for number in range(12)]
    expected[7] = (
        "7: not checked: the workers that it was given to died, perhaps for want of memory"
    )
    expected[9] = "9: a defect in statusfix, please report it: RuntimeError: nine"
    assert lines[:-1] == expected, done.stderr
    assert 2 <= int(lines[-1].split()[1]) <= 8  # of 10 MiB each


def test_an_interrupt(cluster: Cluster, checkouts: Path, statusfix: Any) -> None:
    many(checkouts, 500)
    run = subprocess.Popen(
        [*statusfix.command, "--scheduler", cluster.address, "--statistics"],
        cwd=checkouts,
        env=statusfix.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with cluster.client() as client:
        stop_at_work(client, cluster.workers, list(client.nthreads()))
        run.send_signal(signal.SIGINT)
        out, errors = run.communicate(timeout=SECONDS)
        assert (run.returncode, out) == (130, b"")
        assert errors == b"statusfix: interrupted; every file is whole\n"
        for worker in cluster.workers:
            worker.send_signal(signal.SIGCONT)
        until(lambda: not any(client.processing().values()))  # the cluster is free again


def test_an_interrupt_of_a_local_pool(checkouts: Path, statusfix: Any) -> None:
    """A terminal sends it to all processes at once."""
    many(checkouts, 2000)
    run = subprocess.Popen(
        [*statusfix.command, "--scheduler", "local", "-j2", "--statistics"],
        cwd=checkouts,
        env=statusfix.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(5)
    assert run.poll() is None
    os.killpg(run.pid, signal.SIGINT)
    out, errors = run.communicate(timeout=SECONDS)
    assert (run.returncode, out) == (130, b"")
    assert errors == b"statusfix: interrupted; every file is whole\n"
    until(lambda: not is_group(run.pid))  # nobody of them is left


def test_the_scheduler_dies(cluster: Cluster, checkouts: Path, statusfix: Any) -> None:
    many(checkouts, 500)
    run = subprocess.Popen(
        [*statusfix.command, "--scheduler", cluster.address, "--statistics"],
        cwd=checkouts,
        env=statusfix.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with cluster.client() as client:
        stop_at_work(client, cluster.workers, list(client.nthreads()))
    cluster.scheduler.kill()
    out, errors = run.communicate(timeout=2 * SECONDS)
    print(errors.decode())
    assert (run.returncode, out) == (2, b"")
    assert b"statusfix: error: --scheduler: the connection to the cluster is lost\n" in errors


HIDDEN = """
import importlib.metadata as metadata, sys

version = metadata.version


def of_others(name):
    if name == "statusfix":
        raise metadata.PackageNotFoundError(name)
    return version(name)


metadata.version = of_others
"""


@pytest.mark.parametrize(
    ("customization", "message"),
    [
        (HIDDEN, "has no statusfix installed"),
        ("import statusfix\nstatusfix.__version__ = '9.9'\n", " has statusfix 9.9, this machine "),
    ],
    ids=["without", "other version"],
)
def test_a_worker_that_is_not_like_us(
    tmp_path_factory: pytest.TempPathFactory,
    checkouts: Path,
    statusfix: Any,
    customization: str,
    message: str,
) -> None:
    cluster = Cluster(tmp_path_factory.mktemp("strange"))
    try:
        (cluster.folder / "sitecustomize.py").write_text(customization)
        cluster.add_worker(PYTHONPATH=str(cluster.folder))
        done = statusfix("--scheduler", cluster.address, cwd=checkouts)
    finally:
        cluster.close()
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1


def test_a_cluster_that_is_not_there(checkouts: Path, statusfix: Any) -> None:
    done = statusfix("--scheduler", "tcp://127.0.0.1:1", cwd=checkouts)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("statusfix: error: --scheduler tcp://127.0.0.1:1: ")
    assert done.err.count("\n") == 1
    done = statusfix("--scheduler", "here:8786", cwd=checkouts)
    assert done.status == 2
    assert done.err.endswith("takes tcp://HOST:PORT, tls://… or local, not here:8786\n")
    for flag in ("--apply", "--diff", "--add-noqa"):
        done = statusfix("--scheduler", "local", flag, cwd=checkouts)
        assert done.err == (
            "statusfix: error: --scheduler reports on files: no --apply, --diff, --add-noqa or -\n"
        )


def test_without_the_extra(checkouts: Path, statusfix: Any) -> None:
    script = (
        "import sys; sys.modules['distributed'] = None; from statusfix.cli import main;"
        "sys.exit(main(['--scheduler', 'local']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=checkouts,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "statusfix: error: --scheduler needs Dask: install statusfix[dask]\n"


def test_nothing_of_it_is_imported_without_the_flag(checkouts: Path) -> None:
    script = (
        "import sys; from statusfix.cli import main; main(['--exit-zero', '-q']);"
        "sys.exit(bool({'distributed', 'dask'} & sys.modules.keys()))"
    )
    assert importlib.util.find_spec("distributed") is not None
    shutil.rmtree(checkouts / "old")
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=checkouts, capture_output=True, check=False
    )
    assert done.returncode == 0
