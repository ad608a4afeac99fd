"""Many files in several processes: in order, and stopped cleanly."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from statusfix.model import FileError, StatusfixError
from statusfix.process import Done, Task, process

_CHUNKS_PER_PROCESS, _LARGEST_CHUNK = 4, 32
_interrupted = False
_busy = threading.Lock()


def in_pool(tasks: Sequence[Task], jobs: int) -> Iterator[Done]:
    """Process the tasks in several processes and yield what became of them, in order.

    Whoever stops listening, by an interrupt or a broken pipe, stops the work: files that are
    being done are finished, no other is begun. Raises StatusfixError where a process dies.
    """
    size = max(1, min(_LARGEST_CHUNK, len(tasks) // (jobs * _CHUNKS_PER_PROCESS)))
    # a process that is not forked would look for modules in the working directory first
    os.environ.setdefault("PYTHONSAFEPATH", "1")
    pool = ProcessPoolExecutor(jobs, initializer=_begin)
    try:
        yield from pool.map(_process, tasks, chunksize=size)
    except BrokenProcessPool as error:
        raise StatusfixError(
            "a worker process was killed, perhaps for want of memory; every file is whole; "
            "try fewer --jobs"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _process(task: Task) -> Done:
    if _interrupted:
        return Done(task.path, error=FileError(task.path, "interrupted"))
    with _busy:
        return process(task)


def _begin() -> None:
    """Let a worker finish its file when the user interrupts, and end when its parent has died."""
    signal.signal(signal.SIGINT, _interrupt)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        _busy.acquire()
        os._exit(1)  # nobody will ever close the queue that the worker waits at


def _interrupt(*_: object) -> None:
    global _interrupted
    _interrupted = True
