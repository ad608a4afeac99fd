"""The command's `--inventory`: from paths to the endpoints of the program below them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from statusfix.files import discover, is_generated, read
from statusfix.inventory import take_inventory
from statusfix.inventory.model import Inventory
from statusfix.model import FileError, StatusfixError
from statusfix.options import Options


def survey(paths: Sequence[str], options: Options, force_exclude: bool = False) -> Inventory:
    """Return the inventory of the Python files under the paths, read as one program.

    What can't be read is an entry of its `errors`; generated files and stubs are left out.
    """
    errors: list[tuple[str, str]] = []
    inventory = take_inventory(_sources(paths, options, force_exclude, errors))
    return inventory._replace(errors=(*inventory.errors, *errors))


def _sources(
    paths: Sequence[str], options: Options, force_exclude: bool, errors: list[tuple[str, str]]
) -> Iterator[tuple[str, bytes]]:
    exclude = (*options.exclude, *options.extend_exclude)
    for one in discover(paths, exclude, force_exclude):
        if isinstance(one, FileError):
            errors.append((one.path, one.message))
        elif one.path.endswith(".py"):
            try:
                content = read(one.path)
            except StatusfixError as error:
                errors.append((one.path, str(error)))
                continue
            if one.is_named or not is_generated(content):
                yield os.path.normpath(one.path), content
