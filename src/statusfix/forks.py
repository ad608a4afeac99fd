"""Processes that are forked: they take numbers of tasks from one pipe, and each tells by its own.

What a task is they know from before they part, so that nothing but numbers is sent to them, and
nothing is loaded twice. A pool of the standard library starts threads and queues instead, and
imports as much as a whole run over a small project does.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

_NUMBER = 4  # bytes of a number in a pipe; a page holds whole ones, so no reader gets a part
_BLOCK = 4096  # what a pipe takes at once or not at all
_READ = 1 << 18

Told = tuple[list[int], list[tuple[int, Any]]]
"""Numbers of tasks that are done, and of some of them what there is to tell."""


class Work(NamedTuple):
    """What workers do: `do` gets the number of a task and returns what there is to tell, or None.

    Where it `is_writing`, a task that was begun is finished before a worker ends. What has become
    of so many tasks is told `together`.
    """

    do: Callable[[int], Any]
    is_writing: bool
    together: int = 64


def in_forks(work: Work, numbers: Sequence[int], jobs: int) -> Iterator[Told]:
    """Do tasks in so many processes, in order as far as they begin, and yield what became of them.

    Tasks that a process had in hand when it died are not among what is yielded. Whoever stops
    listening stops the work: nothing else is begun, and no process is left when this ends.
    """
    gc.freeze()  # a collection in a worker must not copy what it shares
    crew = _Crew(work, jobs)
    try:
        yield from crew.told(numbers)
    finally:
        crew.end()


class _Crew:
    """The workers of a run, seen from the process that forked them."""

    def __init__(self, work: Work, jobs: int) -> None:
        self.is_writing = work.is_writing
        self.take, self.give = os.pipe()
        self.said: dict[int, bytearray] = {}  # what a worker has said so far, by its pipe
        self.workers: list[int] = []
        self.poll = select.poll()
        for _ in range(jobs):
            self._fork(work)

    def _fork(self, work: Work) -> None:
        listen, tell = os.pipe()
        parent = os.getpid()
        worker = os.fork()
        if worker == 0:
            status = 1
            try:
                for one in (self.give, listen, *self.said):
                    os.close(one)
                _work(work, self.take, tell, parent)
                status = 0
            finally:
                os._exit(status)  # nothing that the parent has open or has to say is ours
        os.close(tell)
        self.said[listen] = bytearray()
        self.workers.append(worker)
        self.poll.register(listen, select.POLLIN)

    def told(self, numbers: Sequence[int]) -> Iterator[Told]:
        """Give numbers as they are taken, and yield what is told until all workers have ended."""
        left = memoryview(b"".join(one.to_bytes(_NUMBER, "little") for one in numbers))
        os.set_blocking(self.give, False)
        self.poll.register(self.give, select.POLLOUT)
        while self.said:
            for pipe, _ in self.poll.poll():
                if pipe == self.give:
                    left = self._given(left)
                else:
                    yield from self._heard(pipe)

    def _given(self, left: memoryview) -> memoryview:
        """Give as much as the pipe takes, and close it behind the last."""
        try:
            while left:
                left = left[os.write(self.give, left[:_BLOCK]) :]
        except BlockingIOError:
            return left
        self.poll.unregister(self.give)
        os.close(self.give)
        self.give = -1
        return left

    def _heard(self, pipe: int) -> Iterator[Told]:
        data = os.read(pipe, _READ)
        said = self.said[pipe]
        said += data
        while len(said) >= _NUMBER:
            end = _NUMBER + int.from_bytes(said[:_NUMBER], "little")
            if len(said) < end:
                break
            told: Told = pickle.loads(memoryview(said)[_NUMBER:end])
            del said[:end]
            yield told
        if not data:
            self.poll.unregister(pipe)
            os.close(pipe)
            del self.said[pipe]

    def end(self) -> None:
        """Let nothing else be begun, and wait for the workers to end."""
        os.set_blocking(self.take, False)
        try:
            while os.read(self.take, _READ):
                pass
        except BlockingIOError:
            pass
        for pipe in (self.take, self.give, *self.said):
            if pipe >= 0:
                os.close(pipe)
        for worker in self.workers:
            if not self.is_writing:
                os.kill(worker, signal.SIGKILL)  # there is nothing to lose
            os.waitpid(worker, 0)


def _work(work: Work, take: int, tell: int, parent: int) -> None:
    """Do tasks in a worker for as long as there are any, and somebody to tell."""
    is_asked_to_end = False

    def end_soon(*_: object) -> None:
        nonlocal is_asked_to_end
        is_asked_to_end = True

    signal.signal(signal.SIGINT, end_soon if work.is_writing else _end_at_once)
    numbers: list[int] = []
    told: list[tuple[int, Any]] = []
    while (taken := os.read(take, _NUMBER)) and not is_asked_to_end and os.getppid() == parent:
        number = int.from_bytes(taken, "little")
        result = work.do(number)
        numbers.append(number)
        if result is not None:
            told.append((number, result))
        if len(numbers) == work.together:
            _tell(tell, numbers, told)
            numbers, told = [], []
    _tell(tell, numbers, told)


def _end_at_once(*_: object) -> None:
    os._exit(1)


def _tell(pipe: int, numbers: list[int], told: list[tuple[int, Any]]) -> None:
    data = pickle.dumps((numbers, told), pickle.HIGHEST_PROTOCOL)
    left = memoryview(len(data).to_bytes(_NUMBER, "little") + data)
    while left:
        left = left[os.write(pipe, left) :]
