"""Processes that are no forks: a pool of the standard library, which sends them what they need."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from statusfix.model import FileError
from statusfix.process import Done, Task, killed, process

Told = list[tuple[int, Done]]

_CHUNKS_PER_PROCESS, _LONGEST_CHUNK = 16, 128

# What a worker process knows: it is given once, and then asked by index.
_tasks: Sequence[Task] = ()
_interrupted = False
_busy = threading.Lock()


def in_spawned(
    tasks: Sequence[Task], weights: Sequence[int], jobs: int
) -> Iterator[tuple[Sequence[int], Told]]:
    """Yield indices of tasks that are done, with what there is to tell about them.

    Where a process dies, what it had in hand is done again file by file.
    """
    # such a process would look for modules in the working directory first
    os.environ.setdefault("PYTHONSAFEPATH", "1")
    left = set(range(len(tasks)))
    pool = _executor(tasks, jobs)
    try:
        chunks = {pool.submit(_do, one): one for one in _chunks(weights, jobs)}
        for future in as_completed(chunks):
            told = future.result()
            left.difference_update(chunks[future])
            yield chunks[future], told
    except BrokenProcessPool:
        yield from _one_by_one(tasks, sorted(left))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(
    tasks: Sequence[Task], indices: Sequence[int]
) -> Iterator[tuple[Sequence[int], Told]]:
    """Do tasks in one process beside this one, and in a new one whenever it has died."""
    pool = _executor(tasks, 1)
    try:
        for index in indices:
            try:
                told = pool.submit(_do, (index,)).result()
            except BrokenProcessPool:
                pool.shutdown(wait=True, cancel_futures=True)
                pool = _executor(tasks, 1)
                told = [(index, killed(tasks[index]))]
            yield (index,), told
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _executor(tasks: Sequence[Task], jobs: int) -> ProcessPoolExecutor:
    """Return a pool of processes that know the tasks."""
    return ProcessPoolExecutor(jobs, initializer=_begin, initargs=(tasks,))


def _chunks(weights: Sequence[int], jobs: int) -> Iterator[list[int]]:
    """Yield indices of tasks that go to a process together: heavy ones first, then more a time."""
    most = sum(weights) / (jobs * _CHUNKS_PER_PROCESS)
    chunk: list[int] = []
    weight = 0
    for index in sorted(range(len(weights)), key=weights.__getitem__, reverse=True):
        chunk.append(index)
        weight += weights[index]
        if weight >= most or len(chunk) == _LONGEST_CHUNK:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk


def _do(indices: Sequence[int]) -> Told:
    """Do tasks in a worker; a file that nothing is to be said about is left out."""
    told: Told = []
    for index in indices:
        task = _tasks[index]
        if _interrupted:
            told.append((index, Done(task.shown, error=FileError(task.shown, "interrupted"))))
            continue
        with _busy:
            done = process(task)
        if done != Done(task.shown):
            told.append((index, done))
    return told


def _begin(tasks: Sequence[Task]) -> None:
    """Let a worker finish what it writes when the user interrupts, and end with its parent."""
    global _tasks
    _tasks = tasks
    is_writing = bool(tasks) and tasks[0].mode.is_writing
    signal.signal(signal.SIGINT, _finish if is_writing else _stop)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        _busy.acquire()
        os._exit(1)  # nobody will ever close the queue that the worker waits at


def _finish(*_: object) -> None:
    global _interrupted
    _interrupted = True


def _stop(*_: object) -> None:
    os._exit(1)
