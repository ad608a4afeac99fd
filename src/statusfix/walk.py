"""Does all the files of a run: finds them, does them in one process or several, in order."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from statusfix.model import FileError
from statusfix.process import Done, Mode, Task, process

if TYPE_CHECKING:
    from statusfix.cache.results import Cache
    from statusfix.files import Found

_POOL_FROM = 24  # files, where the number of processes is given
# What pays for processes otherwise: bytes, with the bytes that a file costs by being one.
_PAYING, _EACH = 600_000, 400
_PROGRESS_FROM = 200
_CACHE_FROM = 24  # files: fewer are checked in the time that a cache takes


class Walk:
    """The files under the paths of a run.

    `task` is what is to be done, with everything but the path; `scheduler` that of the Dask
    cluster that does it, if one does. `cache` is the folder for what is known from earlier runs,
    if there is one. `checked` holds the paths that were found, once they were.
    """

    def __init__(
        self,
        paths: Sequence[str],
        task: Task,
        jobs: int,
        force_exclude: bool,
        scheduler: str | None = None,
        cache: str | None = None,
    ) -> None:
        self.paths = paths
        self.cache = cache
        self.scheduler = scheduler
        self.task = task
        self.jobs = jobs or cores()
        self.is_given = bool(jobs)
        self.force_exclude = force_exclude
        self.exclude = (*task.options.exclude, *task.options.extend_exclude)
        self.checked: list[str] = []

    def files(self, shows_progress: bool) -> Iterator[Done]:
        """Yield what became of each file."""
        from statusfix.files import discover, is_installed

        begun = time.time_ns()
        is_writing = self.task.mode.is_writing
        found: list[Found] = []
        for one in discover(self.paths, self.exclude, self.force_exclude):
            if isinstance(one, FileError):
                yield Done(one.path, error=one)
            elif is_writing and not one.is_named and is_installed(one.path):
                reason = "not rewritten: an installed package; name the file if you mean it"
                yield Done(one.path, error=FileError(one.path, reason))
            else:
                found.append(one)
        self.checked = [one.path for one in found]
        if is_writing:
            _sweep({os.path.dirname(path) for path in self.checked})
        gc.disable()  # `tidy` does its work, between files
        cache = self._opened(begun) if len(found) >= _CACHE_FROM else None
        known = cache.known(found) if cache is not None else {}
        done = self._all(found, known, cache)
        takes_long = len(found) - len(known) >= _PROGRESS_FROM
        yield from _with_progress(done, len(found)) if shows_progress and takes_long else done
        if cache is not None:
            cache.save(self.paths, found)

    def _opened(self, begun: int) -> Cache | None:
        """Return the cache of this run, which began at a time in ns; None where it has none."""
        if self.cache is None or self.scheduler is not None:
            return None
        from statusfix.cache.results import Cache, Wanted

        tells_findings = self.task.mode is Mode.PLAN
        try:
            wanted = Wanted(self.task.wants_lines, self.task.wants_fixes, tells_findings)
            return Cache(self.cache, self.task.options, begun, wanted)
        except OSError:  # our own code can't be read as files
            return None

    def _all(
        self, found: Sequence[Found], known: dict[int, Done], cache: Cache | None
    ) -> Iterator[Done]:
        """Yield what becomes of each file: what is known of it, or what is done now."""
        left = [one for index, one in enumerate(found) if index not in known]
        if left and cache is not None:  # what is kept is for what is declared now
            from statusfix.project import forget_projects

            forget_projects()
        task = self.task._replace(wants_digest=cache is not None)
        tasks = [task._replace(path=one.path, is_named=one.is_named) for one in left]
        processed = iter(self._processed(tasks, [one.size + _EACH for one in left]))
        for index, one in enumerate(found):
            done = known.get(index)
            if done is None:
                done = next(processed)
                if cache is not None:
                    cache.keep(one, done)
            yield done

    def standard_input(self, content: bytes, name: str) -> Done:
        """Return what became of a source that is no file."""
        from statusfix.files import is_excluded

        if self.force_exclude and is_excluded(name, self.exclude):
            return Done(name)
        self.checked = [name]
        task = self.task._replace(path=name, is_named=not self.force_exclude, content=content)
        return process(task)

    def _processed(self, tasks: Sequence[Task], weights: Sequence[int]) -> Iterable[Done]:
        if self.scheduler is not None:
            from statusfix.cluster import process_on_cluster

            return process_on_cluster(tasks, self.scheduler, self.jobs)
        pays = len(tasks) >= _POOL_FROM if self.is_given else sum(weights) >= _PAYING
        jobs = min(self.jobs, len(tasks))
        if jobs <= 1 or not pays:
            return map(process, tasks)
        from statusfix.pool import in_pool

        return in_pool(tasks, weights, jobs)


def _with_progress(done: Iterable[Done], count: int) -> Iterable[Done]:
    """Show a bar on standard error, where tqdm is installed."""
    try:
        from tqdm import tqdm
    except ImportError:
        return done
    tqdm.monitor_interval = 0  # its thread would be in the way of forking
    bar: Iterable[Done] = tqdm(done, total=count, unit="file", leave=False, dynamic_ncols=True)
    return bar


def _sweep(folders: Iterable[str]) -> None:
    """Clear away what runs that were killed left where this one may write."""
    from statusfix.temporary import sweep

    for folder in folders:
        sweep(folder or os.curdir)


def cores() -> int:
    """Return how many processes can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
