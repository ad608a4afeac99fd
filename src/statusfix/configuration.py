"""Finds and reads configuration, as flake8 finds its own: from the working directory upward.

Our keys stand in `[tool.statusfix]` of pyproject.toml or as `statusfix-…` in `[flake8]` of
setup.cfg, tox.ini or .flake8; what flake8 itself has an option for (select, ignore, exclude, …)
stands in `[flake8]` alone, so that both programs obey it. flake8 ignores keys that it doesn't
know; here they are errors.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from statusfix.model import StatusfixError
from statusfix.nearby import FLAKE8_FILES, PYPROJECT, may_be_ours, upward
from statusfix.options import (
    KEY_NAMES,
    PREFIX,
    Options,
    did_you_mean,
    parse_value,
    split_list,
    unknown_key,
    with_values,
)
from statusfix.pairs import Pairs, parse_pairs
from statusfix.selection import normalize

KEY_PREFIX = "statusfix-"
CODE_LISTS = ("select", "extend-select", "ignore", "extend-ignore")
_EXCLUSIONS = ("exclude", "extend-exclude")
_FLAKE8_KEYS = (*CODE_LISTS, *_EXCLUSIONS, "per-file-ignores", "disable-noqa", "filename")
# flake8's own pattern of what may stand in `ignore`: it stops at anything else.
_CODE = re.compile(r"[A-Z]{1,3}[0-9]{0,3}", re.ASCII)
_TRUTH = {"1": True, "yes": True, "true": True, "on": True}
_TRUTH |= {"0": False, "no": False, "false": False, "off": False}


class Source(NamedTuple):
    """A configuration file, the section in it that speaks to us, and where its paths start."""

    path: str
    values: dict[str, Any]
    folder: str = ""


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
    options = with_values(Options(), own_values(flake8, read_pyproject(directory)))
    return options._replace(**_flake8_values(flake8))


def own_values(flake8: list[Source], pyproject: Source | None) -> dict[str, Any]:
    """Return our own keys, parsed, from whichever of the two places has them."""
    values: dict[str, Any] = {}
    place: str | None = None
    for source in flake8:
        for name, value in _own_items(source):
            values[name] = _parse(name, value, source.path, KEY_PREFIX)
            place = source.path
    if pyproject is None:
        return values
    if place is not None and pyproject.values:
        raise StatusfixError(
            f"statusfix is configured twice: in {place} ([flake8]) and in "
            f"{pyproject.path} ([tool.statusfix]); keep one of them"
        )
    for name, value in pyproject.values.items():
        if name.replace("_", "-") in _FLAKE8_KEYS:
            raise StatusfixError(
                f"{pyproject.path}: {name} is an option of flake8: write it in [flake8] of "
                "setup.cfg, tox.ini or .flake8, where flake8 sees it too"
            )
        values[name] = _parse(name, value, pyproject.path, "")
    return values


def check_lists(flake8: list[Source]) -> None:
    """Raise StatusfixError for a code of ours, in any list of flake8's, that is no rule's."""
    _flake8_values(flake8)


def check_codes(codes: Iterable[str], origin: str) -> None:
    """Raise StatusfixError for a code that looks like ours but begins no rule's code."""
    from statusfix.rules import RULES

    known = [rule.code for rule in RULES]
    for code in codes:
        if code.upper().startswith(PREFIX) and not any(one.startswith(code) for one in known):
            raise StatusfixError(f"{origin}: no rule {code}{did_you_mean(code.upper(), known)}")


def read_flake8(
    config: str | None, append_config: Sequence[str], directory: str = os.curdir
) -> list[Source]:
    """Return the [flake8] sections that flake8 would read, in the order in which it does.

    Relative paths in all of them start from the folder of the first, as flake8 has it.
    """
    if config is None:
        first = _nearest_flake8(directory)
    elif config.endswith(".toml"):
        raise StatusfixError(
            f"--config {config}: takes a file with a [flake8] section, as flake8 does; "
            "pyproject.toml is found from the working directory upward"
        )
    else:
        first = _read_ini(config, os.path.dirname(os.path.abspath(config)))
    folder = first.folder if first is not None else os.path.abspath(directory)
    more = [_read_ini(path, folder) for path in append_config]
    return [first, *more] if first is not None else more


def read_pyproject(directory: str = os.curdir) -> Source | None:
    """Return [tool.statusfix] of the nearest pyproject.toml that has it, or None."""
    for folder in upward(directory):
        path = os.path.join(folder, PYPROJECT)
        if not os.path.isfile(path) or not may_be_ours(path):
            continue
        table = load_toml(path).get("tool", {})
        ours = table.get("statusfix") if isinstance(table, dict) else None
        if ours is None:
            continue
        if not isinstance(ours, dict):
            raise StatusfixError(f"{path}: tool.statusfix is a table, not {ours!r}")
        return Source(path, ours, folder)
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
        raise StatusfixError(f"{path}: not valid TOML: {error}") from error
    except OSError as error:
        raise StatusfixError(f"{path}: {error.strerror or error}") from error


def read_ini(path: str) -> dict[str, dict[str, str]] | None:
    """Return the sections of an ini file, None where there is no such file.

    Raises StatusfixError for a file that can't be parsed.
    """
    import configparser

    parser = configparser.RawConfigParser()
    try:
        if not parser.read(path, encoding="UTF-8"):
            return None
        return {name: dict(parser[name]) for name in parser.sections()}
    except (configparser.Error, UnicodeDecodeError) as error:
        message = " ".join(str(error).split())
        raise StatusfixError(f"{path}: not valid as a configuration file: {message}") from error


def parse_per_file_ignores(value: str, origin: str) -> Pairs:
    """Parse flake8's mapping of file patterns to codes: `a.py,b.py: HSC001 c/*: HSC`."""
    pairs = parse_pairs(value, origin)
    check_codes([code for _, codes in pairs for code in codes], origin)
    return pairs


def parse_key(name: str, value: object, origin: str) -> Any:
    """Return the parsed value of one of our keys, as `parse_value`; codes have to be rules'."""
    parsed = parse_value(name, value, origin)
    if name == "per-file-select":
        check_codes([code for _, codes in parsed for code in codes], origin)
    return parsed


def parse_code_list(value: str, origin: str) -> tuple[str, ...]:
    """Parse a list of codes and the starts of codes; raises StatusfixError for anything else."""
    codes = tuple(split_list(value))
    check_codes(codes, origin)
    for code in codes:
        if not _CODE.fullmatch(code):
            raise StatusfixError(
                f"{origin}: {code} is no code, nor the start of one (HSC001, HSC)"
            )
    return codes


def _own_items(source: Source) -> Iterator[tuple[str, Any]]:
    """Yield the keys of a [flake8] section that are ours, without their prefix."""
    for written, value in source.values.items():
        name = written.replace("_", "-")
        if name.startswith(KEY_PREFIX):
            yield name.removeprefix(KEY_PREFIX), value
        elif name.startswith(KEY_PREFIX.rstrip("-")):
            raise unknown_key(written, source.path, KEY_PREFIX)


def _parse(name: str, value: object, origin: str, prefix: str) -> Any:
    if name not in KEY_NAMES:
        raise unknown_key(name, origin, prefix, prefix)
    return parse_key(name, value, origin)


def _flake8_values(sources: list[Source]) -> dict[str, Any]:
    """Return what [flake8] says by options of flake8's own, as values for Options."""
    merged: dict[str, tuple[str, Source]] = {}
    for source in sources:
        for name, value in source.values.items():
            merged[name.replace("_", "-")] = (str(value), source)
    values: dict[str, Any] = {}
    for name, (value, source) in merged.items():
        origin = f"{source.path}: {name}"
        if name in CODE_LISTS:
            values[name.replace("-", "_")] = _config_codes(name, value, origin)
        elif name == "per-file-ignores":
            values["per_file_ignores"] = parse_per_file_ignores(value, origin)
        elif name in _EXCLUSIONS:
            patterns = [normalize(item, source.folder) for item in split_list(value)]
            values[name.replace("-", "_")] = tuple(patterns)
        elif name == "disable-noqa":
            values["disable_noqa"] = _boolean(value, origin)
    return values


def _config_codes(name: str, value: str, origin: str) -> tuple[str, ...]:
    if name in ("ignore", "extend-ignore"):
        return parse_code_list(value, origin)
    codes = tuple(split_list(value))
    check_codes(codes, origin)
    return codes  # flake8 takes anything else here, and so do we


def _boolean(value: str, origin: str) -> bool:
    found = _TRUTH.get(value.lower())
    if found is None:
        raise StatusfixError(f"{origin} takes true or false, not {value!r}")
    return found


def _read_ini(path: str, folder: str) -> Source:
    sections = read_ini(path)
    if sections is None:
        raise StatusfixError(f"{path}: the configuration file does not exist or is not readable")
    return Source(path, sections.get("flake8", {}), folder)


def _nearest_flake8(directory: str) -> Source | None:
    """Return the nearest setup.cfg, tox.ini or .flake8 with a section for flake8, or None."""
    for folder in upward(directory):
        for name in FLAKE8_FILES:
            path = os.path.join(folder, name)
            if not os.path.isfile(path) or not _mentions_flake8(path):
                continue
            sections = read_ini(path) or {}
            if "flake8" in sections or "flake8:local-plugins" in sections:
                return Source(path, sections.get("flake8", {}), folder)
    return None


def _mentions_flake8(path: str) -> bool:
    """Whether a file has a section for flake8, broken or not; any other one is not our concern."""
    try:
        with open(path, "rb") as file:
            return re.search(rb"^\[flake8[\]:]", file.read(), re.MULTILINE) is not None
    except OSError:
        return False  # flake8 passes over what it can't open
