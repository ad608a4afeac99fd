"""Many files in several processes: the heavy ones first, told in order, and stopped cleanly."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from statusfix.process import Done, Task, killed, process

_HEAVY = 1024  # a task is heavy that is more than this part of what a process does
Told = list[tuple[int, Done]]


def in_pool(tasks: Sequence[Task], weights: Sequence[int], jobs: int) -> Iterator[Done]:
    """Process the tasks in several processes and yield what became of them, in order.

    `weights` says what each task costs beside the others, in any unit. Whoever stops listening,
    by an interrupt or a broken pipe, stops the work: files that are being written are finished,
    no other is begun. Where a process dies, what it had in hand is done again file by file; the
    file that it dies of gets an error.
    """
    known: dict[int, Done] = {}
    following = 0
    for indices, dones in _told(tasks, weights, jobs):
        known.update((index, Done(tasks[index].shown)) for index in indices)
        known.update(dones)
        while following in known:
            yield known.pop(following)
            following += 1


def _told(
    tasks: Sequence[Task], weights: Sequence[int], jobs: int
) -> Iterator[tuple[Sequence[int], Told]]:
    """Yield indices of tasks that are done, with what there is to tell about them."""
    if _may_fork():
        return _forked(tasks, weights, jobs)
    from statusfix.spawned import in_spawned

    return in_spawned(tasks, weights, jobs)


def _may_fork() -> bool:
    """Whether forks are cheap and safe: a lock that another thread holds would stay locked."""
    threading = sys.modules.get("threading")
    return sys.platform == "linux" and (threading is None or threading.active_count() == 1)


def _forked(
    tasks: Sequence[Task], weights: Sequence[int], jobs: int
) -> Iterator[tuple[Sequence[int], Told]]:
    import statusfix.api  # noqa: F401  # once for all of them
    from statusfix.forks import Work, in_forks

    def do(index: int) -> Done | None:
        done = process(tasks[index])
        return None if done == Done(tasks[index].shown) else done

    is_writing = bool(tasks) and tasks[0].mode.is_writing
    work = Work(do, is_writing, together=1) if is_writing else Work(do, is_writing)
    left = dict.fromkeys(_order(weights, jobs))
    for numbers, told in in_forks(work, tuple(left), jobs):
        for number in numbers:
            del left[number]
        yield numbers, told
    while left:  # somebody died: of which task shows where one process does one after the other
        for numbers, told in in_forks(work._replace(together=1), sorted(left), 1):
            for number in numbers:
                del left[number]
            yield numbers, told
        if left:
            fatal = min(left)
            del left[fatal]
            yield [fatal], [(fatal, killed(tasks[fatal]))]


def _order(weights: Sequence[int], jobs: int) -> list[int]:
    """Return the indices of tasks: heavy ones first, so that none is left for the end.

    The others follow in order, so that what becomes of them can be told while others are done.
    """
    limit = sum(weights) / (jobs * _HEAVY)
    heavy = [index for index, weight in enumerate(weights) if weight > limit]
    heavy.sort(key=weights.__getitem__, reverse=True)
    return heavy + [index for index, weight in enumerate(weights) if weight <= limit]
