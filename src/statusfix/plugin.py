"""The flake8 façade: the only module that knows flake8, and none of it when the command runs."""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from flake8.exceptions import ExecutionError
from flake8.options.manager import OptionManager

from statusfix import __version__
from statusfix.configuration import own_values, read_flake8, read_pyproject
from statusfix.model import StatusfixError
from statusfix.options import KEYS, Options, parse_value, with_values
from statusfix.scan import check

_OPTION = "--statusfix-"


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
        checked = check(text, self._path, self.options, tree=self._tree, with_noqa=False)
        for finding in checked.findings:
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
    values: dict[str, Any] = {}
    if not getattr(given, "isolated", False):
        flake8 = read_flake8(
            getattr(given, "config", None), getattr(given, "append_config", None) or ()
        )
        values = own_values(flake8, read_pyproject())
    for key in KEYS:
        attribute = f"statusfix_{key.name.replace('-', '_')}"
        value = getattr(given, attribute, None)
        if value is not None and key.name not in values:
            values[key.name] = parse_value(key.name, value, f"{_OPTION}{key.name}")
    return with_values(Options(), values)._replace(
        select=_prefixes(given, "select"),
        extend_select=_prefixes(given, "extend_select") or (),
        ignore=_prefixes(given, "ignore"),
        extend_ignore=_prefixes(given, "extend_ignore") or (),
    )


def _prefixes(given: argparse.Namespace, name: str) -> tuple[str, ...] | None:
    value = getattr(given, name, None)
    return None if value is None else tuple(value)
