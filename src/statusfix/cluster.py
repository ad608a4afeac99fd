"""Many checkouts on many machines: Dask distributed. Needs the extra `statusfix[dask]`.

What travels are pure functions with all that they need: the bytes of files, the options and the
declared versions that count for each. Workers read and write no file. Results come in the order
in which one process would give them; what a lost worker had is done again by another.
"""

from __future__ import annotations

import asyncio
import logging
import os
import platform
import signal
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from statusfix import __version__
from statusfix.files import read
from statusfix.model import FileError, StatusfixError
from statusfix.process import Done, Task, process
from statusfix.project import project_of
from statusfix.selection import for_file

if TYPE_CHECKING:
    from distributed import Client, Future

LOCAL = "local"
_CONNECT_SECONDS = 15
_LOST_SECONDS = 60
_LOOK_SECONDS = 5
_BATCH_ITEMS, _BATCH_BYTES = 64, 1 << 20
_AHEAD_BATCHES, _AHEAD_BYTES = 4, 64 << 20
_LOST = "--scheduler: the connection to the cluster is lost"
_NO_WORKERS = "--scheduler: the cluster has lost all its workers; can they import statusfix?"

T = TypeVar("T")
R = TypeVar("R")


class Work(NamedTuple):
    """A function that can be pickled, and what to say of an item that it can't be carried out on.

    `failed` takes the item and a reason.
    """

    function: Callable[[Any], Any]
    failed: Callable[[Any, str], Any]


class _Sent(NamedTuple):
    """A batch that is on its way, and its weight."""

    items: Sequence[Any]
    size: int
    future: Future[Any]


def process_on_cluster(tasks: Iterable[Task], scheduler: str, jobs: int) -> Iterator[Done]:
    """Process the tasks, which write nothing, and yield what became of them, in order.

    `scheduler` is the address of a Dask scheduler, or "local" for `jobs` processes here.
    Raises StatusfixError where the cluster can't be used or is lost.
    """
    work = Work(_processed, _unprocessed)
    yield from carried_out(map(_on_its_own, tasks), _weight, work, scheduler, jobs)


def carried_out(
    items: Iterable[T],
    weight: Callable[[T], int],
    work: Work,
    scheduler: str,
    jobs: int,
) -> Iterator[Any]:
    """Yield what the work makes of each item, in order.

    `weight` is the size of an item in bytes: small ones travel together, and no more is under
    way than fits in a bounded part of the memory.
    """
    with _connected(scheduler, jobs) as client:
        yield from _Run(client, work).results(_batches(items, weight))


class _Run:
    """One run on a cluster: what is under way, and the order that it comes back in."""

    def __init__(self, client: Client, work: Work) -> None:
        self.client = client
        self.work = work
        self.under_way: deque[_Sent] = deque()
        threads = sum(client.nthreads().values())
        self.ahead = max(1, threads) * _AHEAD_BATCHES

    def results(self, batches: Iterable[tuple[Sequence[Any], int]]) -> Iterator[Any]:
        for items, size in batches:
            while self.under_way and not self._has_room(size):
                yield from self._received(self.under_way.popleft())
            self.under_way.append(self._sent(items, size))
        while self.under_way:
            yield from self._received(self.under_way.popleft())

    def _has_room(self, size: int) -> bool:
        used = sum(one.size for one in self.under_way)
        return len(self.under_way) < self.ahead and used + size <= _AHEAD_BYTES

    def _sent(self, items: Sequence[Any], size: int) -> _Sent:
        future = self.client.submit(_carry_out, _identity(), self.work.function, items, pure=False)
        return _Sent(items, size, future)

    def _received(self, sent: _Sent) -> Sequence[Any]:
        """Return the results of a batch; where it fails, its items are done one by one."""
        error = self._outcome(sent.future)
        if error is None:
            results: Sequence[Any] = sent.future.result()
            return results
        reason = _reason(error)
        if len(sent.items) == 1:
            return [self.work.failed(sent.items[0], reason)]
        alone = [self._sent([item], 0) for item in sent.items]
        return [result for one in alone for result in self._received(one)]

    def _outcome(self, future: Future[Any]) -> BaseException | None:
        """Wait for a batch and return why it failed, None where it didn't.

        Raises StatusfixError where nobody is left to do it.
        """
        from distributed import TimeoutError as Waited

        seen = time.monotonic()
        while True:
            try:
                error: BaseException | None = future.exception(timeout=_LOOK_SECONDS)
                if future.cancelled():
                    raise StatusfixError(_LOST)
                return error
            except Waited:
                if self._has_workers():
                    seen = time.monotonic()
                elif time.monotonic() - seen > _LOST_SECONDS:
                    raise StatusfixError(_NO_WORKERS) from None

    def _has_workers(self) -> bool:
        try:
            return bool(self.client.nthreads())
        except OSError as error:
            raise StatusfixError(_LOST) from error


def _reason(error: BaseException) -> str:
    """Return why a batch failed; raise StatusfixError for what ends the run."""
    from distributed import KilledWorker

    if isinstance(error, StatusfixError):
        raise error
    if isinstance(error, ImportError):
        raise StatusfixError(f"--scheduler: a worker can't work: {error}") from error
    if isinstance(error, KilledWorker):
        return "not checked: the workers that it was given to died, perhaps for want of memory"
    return f"a defect in statusfix, please report it: {type(error).__name__}: {error}"


def _carry_out(
    wanted: Mapping[str, str], function: Callable[[Any], Any], items: Sequence[Any]
) -> list[Any]:
    """Do a batch; runs on a worker, which may have joined after the others were looked at."""
    ours = _identity()
    for name, version in wanted.items():
        if ours[name] != version:
            raise StatusfixError(
                f"--scheduler: {platform.node()} has {name} {ours[name]}, this machine {version}"
            )
    return [function(item) for item in items]


def _identity() -> dict[str, str]:
    """Return the versions that decide about what is found in a file."""
    return {"statusfix": __version__, "Python": ".".join(platform.python_version_tuple()[:2])}


def _batches(items: Iterable[T], weight: Callable[[T], int]) -> Iterator[tuple[Sequence[T], int]]:
    """Yield items in batches with the weight of each."""
    batch: list[T] = []
    size = 0
    for item in items:
        weighed = weight(item)
        if batch and (len(batch) == _BATCH_ITEMS or size + weighed > _BATCH_BYTES):
            yield batch, size
            batch, size = [], 0
        batch.append(item)
        size += weighed
    if batch:
        yield batch, size


def _on_its_own(task: Task) -> Task | Done:
    """Return a task with all that the disk and the working directory have to say about it."""
    try:
        content = read(task.path)
    except StatusfixError as error:
        return Done(task.path, error=FileError(task.path, str(error)))
    return task._replace(
        path=os.path.abspath(task.path),
        display=task.path,
        content=content,
        options=for_file(task.path, task.options),
        project=project_of(task.path),
    )


def _processed(item: Task | Done) -> Done:
    return item if isinstance(item, Done) else process(item)


def _unprocessed(item: Task | Done, reason: str) -> Done:
    shown = item.display if isinstance(item, Task) else item.path
    return Done(shown, error=FileError(shown, reason))


def _weight(item: Task | Done) -> int:
    return len(item.content or b"") if isinstance(item, Task) else 0


@contextmanager
def _connected(scheduler: str, jobs: int) -> Iterator[Client]:
    """Give a client of a cluster that can do our work, and leave nothing behind."""
    try:
        from distributed import Client, LocalCluster
    except ModuleNotFoundError as error:
        raise StatusfixError("--scheduler needs Dask: install statusfix[dask]") from error
    # a process that is not forked would look for modules in the working directory first
    os.environ.setdefault("PYTHONSAFEPATH", "1")
    with ExitStack() as stack:
        stack.enter_context(warnings.catch_warnings())
        warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
        cluster: LocalCluster | str = scheduler
        if scheduler == LOCAL:
            with _deaf_to_interrupts():
                cluster = stack.enter_context(
                    LocalCluster(
                        n_workers=jobs,
                        threads_per_worker=1,
                        dashboard_address=None,
                        silence_logs="CRITICAL",
                    )
                )
        try:
            client = Client(cluster, timeout=_CONNECT_SECONDS, set_as_default=False)
            stack.enter_context(client)
            client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
        except (OSError, ValueError, asyncio.TimeoutError) as error:
            raise StatusfixError(f"--scheduler {scheduler}: {error}") from error
        _check_versions(client, scheduler)
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we say what matters
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        yield client


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Have the processes that are started now, and those they start, left to us to end.

    A terminal interrupts all of them at once. What is blocked stays blocked in a child; an
    interrupt of ours comes as soon as the block is over.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which would lift the block where it is started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _check_versions(client: Client, scheduler: str) -> None:
    """Raise StatusfixError where a part of the cluster lacks us or has other versions."""
    found: Any = client.get_versions(packages=["statusfix"])
    ours = {name: found["client"]["packages"][name] for name in ("distributed", "dask")}
    ours |= _identity()
    parts = {"the scheduler": found["scheduler"]}
    parts |= {f"the worker {address}": one for address, one in found["workers"].items()}
    for who, one in parts.items():
        theirs = one["packages"]
        theirs["Python"] = ".".join(theirs["python"].split(".")[:2])
        for name, version in ours.items():
            if theirs.get(name) is None:
                raise StatusfixError(f"--scheduler {scheduler}: {who} has no {name} installed")
            if theirs[name] != version:
                raise StatusfixError(
                    f"--scheduler {scheduler}: {who} has {name} {theirs[name]}, "
                    f"this machine {version}"
                )
