"""Finds and reads configuration, as flake8 finds its own: from the working directory upward.

Our keys stand in `[tool.statusfix]` of pyproject.toml or as `statusfix-…` in `[flake8]` of
setup.cfg, tox.ini or .flake8; what flake8 itself has an option for (select, ignore, exclude, …)
stands in `[flake8]` alone, so that both programs obey it. flake8 ignores keys that it doesn't
know; here they are errors.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from statusfix.model import StatusfixError
from statusfix.options import (
    Options,
    parse_value,
    split_list,
    unknown_key,
    with_values,
)
from statusfix.selection import normalize

FLAKE8_FILES = ("setup.cfg", "tox.ini", ".flake8")
KEY_PREFIX = "statusfix-"
_FLAKE8_KEYS = ("select", "extend-select", "ignore", "extend-ignore", "exclude", "extend-exclude",
                "per-file-ignores", "disable-noqa", "max-line-length", "filename", "format")


class Source(NamedTuple):
    """A configuration file and the section in it that speaks to us."""

    path: str
    values: dict[str, Any]


def load(
    config: str | None = None,
    append_config: Sequence[str] = (),
    isolated: bool = False,
    directory: str = os.curdir,
) -> Options:
    """Return the options that the configuration files give.

    Raises StatusfixError, naming the file, for what can't be read, for unknown keys, for bad
    values and for our keys in two places at once.
    """
    if isolated:
        return Options()
    flake8 = read_flake8(config, append_config, directory)
    ours = own_values(flake8, read_pyproject(directory))
    options = with_values(Options(), ours)
    return _with_flake8_options(options, flake8)


def own_values(flake8: list[Source], pyproject: Source | None) -> dict[str, Any]:
    """Return our own keys, parsed, from whichever of the two places has them."""
    values: dict[str, Any] = {}
    in_flake8: str | None = None
    for source in flake8:
        for name, value in source.values.items():
            if name.replace("_", "-").startswith("statusfix"):
                in_flake8 = source.path
                key = name.replace("_", "-").removeprefix(KEY_PREFIX)
                if not name.replace("_", "-").startswith(KEY_PREFIX):
                    raise unknown_key(name, source.path, "")
                values[key] = _parse(key, value, source.path, KEY_PREFIX)
    if pyproject is None:
        return values
    if in_flake8 is not None and pyproject.values:
        raise StatusfixError(
            f"statusfix is configured twice: in {in_flake8} ([flake8]) and in "
            f"{pyproject.path} ([tool.statusfix]); keep one of them"
        )
    for name, value in pyproject.values.items():
        if name in _FLAKE8_KEYS:
            raise StatusfixError(
                f"{pyproject.path}: {name} is an option of flake8: write it in [flake8] of "
                "setup.cfg, tox.ini or .flake8, where flake8 sees it too"
            )
        values[name] = _parse(name, value, pyproject.path, "")
    return values


def read_flake8(
    config: str | None, append_config: Sequence[str], directory: str = os.curdir
) -> list[Source]:
    """Return the [flake8] sections that flake8 would read, in the order in which it does."""
    path = config if config is not None else find_flake8_file(directory)
    sources: list[Source] = []
    for index, name in enumerate([path, *append_config]):
        if name is None:
            continue
        section = _flake8_section(name, must_exist=index > 0 or config is not None)
        if section is not None:
            sources.append(Source(name, section))
    return sources


def find_flake8_file(directory: str = os.curdir) -> str | None:
    """Return the nearest setup.cfg, tox.ini or .flake8 with a [flake8] section, or None."""
    for folder in _upward(directory):
        for name in FLAKE8_FILES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and _has_flake8_section(path):
                return path
    return None


def read_pyproject(directory: str = os.curdir) -> Source | None:
    """Return [tool.statusfix] of the nearest pyproject.toml that has it, or None."""
    for folder in _upward(directory):
        path = os.path.join(folder, "pyproject.toml")
        if not os.path.isfile(path):
            continue
        table = load_toml(path).get("tool", {})
        ours = table.get("statusfix") if isinstance(table, dict) else None
        if ours is None:
            continue
        if not isinstance(ours, dict):
            raise StatusfixError(f"{path}: tool.statusfix is a table")
        return Source(path, ours)
    return None


def load_toml(path: str) -> dict[str, Any]:
    """Return a parsed TOML file; raises StatusfixError with the place of a mistake in it."""
    import sys

    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        with open(path, "rb") as file:
            document: dict[str, Any] = tomllib.load(file)
            return document
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StatusfixError(f"{path}: no valid TOML: {error}") from error
    except OSError as error:
        raise StatusfixError(f"{path}: {error.strerror or error}") from error


def parse_per_file_ignores(value: str, origin: str) -> list[tuple[str, tuple[str, ...]]]:
    """Parse flake8's mapping of file patterns to codes: `a.py,b.py: HSC001 c/*: HSC`.

    A word of capitals and digits behind a colon is a code; any other word starts the next files.
    """
    pairs: list[tuple[str, tuple[str, ...]]] = []
    files: list[str] = []
    codes: list[str] = []
    behind_colon = False
    for word in re.findall(r":|[^\s:,]+", value):
        if word == ":":
            if behind_colon or not files:
                raise StatusfixError(f"{origin}: per-file-ignores takes `files: codes` pairs")
            behind_colon = True
        elif not behind_colon:
            files.append(word)
        elif re.fullmatch(r"[A-Z]+[0-9]*", word):
            codes.append(word)
        else:
            pairs.extend((name, tuple(codes)) for name in files)
            files, codes, behind_colon = [word], [], False
    if files and not behind_colon:
        raise StatusfixError(f"{origin}: per-file-ignores names no codes for {' '.join(files)}")
    pairs.extend((name, tuple(codes)) for name in files)
    return pairs


def _parse(name: str, value: object, origin: str, prefix: str) -> Any:
    from statusfix.options import KEY_NAMES

    if name not in KEY_NAMES:
        raise unknown_key(name, origin, prefix)
    return parse_value(name, value, origin)


def _with_flake8_options(options: Options, sources: list[Source]) -> Options:
    merged: dict[str, tuple[str, str]] = {}
    for source in sources:
        for name, value in source.values.items():
            merged[name.replace("_", "-")] = (str(value), source.path)
    changes: dict[str, Any] = {}
    for name in ("select", "ignore"):
        if name in merged:
            changes[name] = tuple(split_list(merged[name][0]))
    for name in ("extend-select", "extend-ignore"):
        if name in merged:
            changes[name.replace("-", "_")] = tuple(split_list(merged[name][0]))
    if "per-file-ignores" in merged:
        value, path = merged["per-file-ignores"]
        changes["per_file_ignores"] = tuple(parse_per_file_ignores(value, path))
    exclude: list[str] = []
    for name in ("exclude", "extend-exclude"):
        if name in merged:
            value, path = merged[name]
            parent = os.path.dirname(os.path.abspath(path))
            exclude.extend(normalize(item, parent) for item in split_list(value))
    changes["exclude"] = tuple(exclude)
    if "disable-noqa" in merged:
        changes["disable_noqa"] = merged["disable-noqa"][0].lower() in ("1", "yes", "true", "on")
    return options._replace(**changes)


def _flake8_section(path: str, must_exist: bool) -> dict[str, Any] | None:
    import configparser

    parser = configparser.RawConfigParser()
    try:
        found = parser.read(path, encoding="UTF-8")
    except (configparser.Error, UnicodeDecodeError) as error:
        raise StatusfixError(f"{path}: not readable as a configuration file: {error}") from error
    if not found and must_exist:
        raise StatusfixError(f"{path}: the configuration file does not exist or is not readable")
    return dict(parser["flake8"]) if "flake8" in parser else None


def _has_flake8_section(path: str) -> bool:
    import configparser

    parser = configparser.RawConfigParser()
    try:
        parser.read(path, encoding="UTF-8")
    except (configparser.Error, UnicodeDecodeError):
        return False  # flake8 skips such a file with a warning of its own
    return "flake8" in parser or "flake8:local-plugins" in parser


def _upward(directory: str) -> list[str]:
    """Return a folder and its parents; flake8 stops below the home folder, and so do we."""
    folder = os.path.abspath(directory)
    home = os.path.realpath(os.path.expanduser("~"))
    folders = [folder]
    while True:
        parent = os.path.dirname(folder)
        if parent == folder or os.path.realpath(parent) == home:
            return folders
        folders.append(parent)
        folder = parent
