"""The flake8 façade: the only module that knows flake8, and none of it when the command runs."""

from __future__ import annotations

import argparse
import ast
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from flake8.exceptions import ExecutionError
from flake8.main.options import stage1_arg_parser
from flake8.options.manager import OptionManager

from statusfix import __version__
from statusfix.api import check
from statusfix.configuration import (
    check_codes,
    check_lists,
    own_values,
    parse_key,
    read_flake8,
    read_pyproject,
)
from statusfix.model import StatusfixError
from statusfix.options import KEYS, Options, with_values

_OPTION = "--statusfix-"
_LISTS = ("select", "extend_select", "ignore", "extend_ignore")


class Plugin:
    """One instance a file: flake8 hands over the tree, the name and the lines it has read."""

    name = "statusfix"
    version = __version__
    options: ClassVar[Options] = Options()

    def __init__(self, tree: ast.Module, filename: str, lines: Sequence[str]) -> None:
        self._tree = tree
        self._path = filename
        self._lines = lines

    def run(self) -> Iterator[tuple[int, int, str, type[Any]]]:
        """Yield (line, 0-based column, message, type); flake8 applies noqa and selection."""
        text = "".join(self._lines)
        report = check(text, self._path, self.options, tree=self._tree, with_fixes=False)
        for finding in report.findings:
            message = f"{finding.code} {finding.message}"
            yield finding.line, finding.position.column, message, type(self)

    @staticmethod
    def add_options(manager: OptionManager) -> None:
        """Register our keys as flake8 options, so that flake8 takes them as flags too."""
        for key in KEYS:
            manager.add_option(
                f"{_OPTION}{key.name}",
                metavar=key.metavar,
                default=None,
                parse_from_config=True,
                help=key.help,
            )

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Validate and keep what flake8 has read, and what pyproject.toml says."""
        try:
            cls.options = _options_from(options)
        except StatusfixError as error:
            raise ExecutionError(str(error)) from error


def _options_from(given: argparse.Namespace) -> Options:
    """Return the options; flake8 has read values from flags and files, but checked none."""
    values = _values_of_files()
    for key in KEYS:
        value = getattr(given, f"statusfix_{key.name.replace('-', '_')}", None)
        if value is not None:  # the flag, or else what [flake8] says, checked above
            values[key.name] = parse_key(key.name, value, f"{_OPTION}{key.name}")
    lists = {name: getattr(given, name, None) for name in _LISTS}
    for name, codes in lists.items():
        check_codes(codes or (), f"--{name.replace('_', '-')}")
    return with_values(Options(), values)._replace(
        select=_prefixes(lists["select"]),
        extend_select=_prefixes(lists["extend_select"]) or (),
        ignore=_prefixes(lists["ignore"]),
        extend_ignore=_prefixes(lists["extend_ignore"]) or (),
        disable_noqa=True,  # flake8 reads the comments itself
    )


def _values_of_files() -> dict[str, Any]:
    """Read our keys from the files that flake8 reads; their mistakes are named with the file."""
    flags = _preliminary_flags()
    if flags.isolated:
        return {}
    flake8 = read_flake8(flags.config, flags.append_config)
    check_lists(flake8)
    return own_values(flake8, read_pyproject())


def _preliminary_flags() -> argparse.Namespace:
    """Return flake8's --config, --append-config and --isolated.

    flake8 reads them before it loads plugins and hands them to nobody, so they are read again
    from its command line. A program that uses flake8 as a library has none.
    """
    program = os.path.normcase(sys.argv[0]) if sys.argv else ""
    arguments = sys.argv[1:] if "flake8" in program else []
    return stage1_arg_parser().parse_known_args(arguments)[0]


def _prefixes(codes: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if codes is None else tuple(codes)
