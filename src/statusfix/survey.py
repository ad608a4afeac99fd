"""The command's `--inventory`: from paths to the endpoints of the programs below them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from statusfix.files import discover, is_generated, read
from statusfix.inventory import take_inventory
from statusfix.inventory.model import Inventory
from statusfix.model import FileError, StatusfixError
from statusfix.options import Options
from statusfix.repositories import Repositories


class _Program(NamedTuple):
    """The files of one repository, with all that is needed to read them elsewhere.

    `sources` are paths, from `folder`, with the bytes of the files.
    """

    repository: str
    folder: str
    sources: tuple[tuple[str, bytes], ...]
    errors: tuple[tuple[str, str], ...] = ()


def survey(
    paths: Sequence[str],
    options: Options,
    force_exclude: bool = False,
    scheduler: str | None = None,
    jobs: int = 1,
) -> Inventory:
    """Return the inventory of the Python files under the paths, each repository as one program.

    What can't be read is an entry of its `errors`; generated files and stubs are left out.
    `scheduler` is that of a Dask cluster, where one is to do the work.
    """
    files, errors = _grouped(paths, options, force_exclude)
    programs = (_program(root, found) for root, found in files.items())
    taken: Iterable[Inventory]
    if scheduler is None:
        taken = map(_taken, programs)
    else:
        from statusfix.cluster import Work, carried_out

        taken = carried_out(programs, _weight, Work(_taken, _failed), scheduler, jobs)
    return _joined(taken, errors)


def _grouped(
    paths: Sequence[str], options: Options, force_exclude: bool
) -> tuple[dict[str, list[tuple[str, bool]]], list[tuple[str, str]]]:
    """Return the files of each repository, with whether they were named, and the errors."""
    exclude = (*options.exclude, *options.extend_exclude)
    repositories = Repositories(paths)
    files: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    errors: list[tuple[str, str]] = []
    for one in discover(paths, exclude, force_exclude):
        if isinstance(one, FileError):
            errors.append((one.path, one.message))
        elif one.path.endswith(".py"):
            files[repositories.root_of(one.path)].append((one.path, one.is_named))
    return files, errors


def _program(repository: str, files: Iterable[tuple[str, bool]]) -> _Program:
    sources: list[tuple[str, bytes]] = []
    errors: list[tuple[str, str]] = []
    for path, is_named in files:
        try:
            content = read(path)
        except StatusfixError as error:
            errors.append((path, str(error)))
            continue
        if is_named or not is_generated(content):
            sources.append((os.path.normpath(path), content))
    return _Program(repository, os.getcwd(), tuple(sources), tuple(errors))


def _taken(program: _Program) -> Inventory:
    inventory = take_inventory(program.sources, program.folder)
    endpoints = (one._replace(repository=program.repository) for one in inventory.endpoints)
    errors = (*inventory.errors, *program.errors)
    return inventory._replace(endpoints=tuple(endpoints), errors=errors)


def _failed(program: _Program, reason: str) -> Inventory:
    return Inventory(errors=((program.repository, reason), *program.errors))


def _weight(program: _Program) -> int:
    return sum(len(content) for _, content in program.sources)


def _joined(taken: Iterable[Inventory], errors: Sequence[tuple[str, str]]) -> Inventory:
    """Join the inventories of repositories, which come in their order."""
    found = list(taken)
    return Inventory(
        tuple(chain.from_iterable(one.endpoints for one in found)),
        tuple(chain.from_iterable(one.everywhere for one in found)),
        tuple(chain.from_iterable(one.unknown for one in found)),
        (*chain.from_iterable(one.errors for one in found), *errors),
    )
