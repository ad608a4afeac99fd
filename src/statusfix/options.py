"""One frozen Options: every reader of configuration ends here.

KEYS says which keys there are; `parse_value` turns what a file or a flag says into a value and
names the place in its error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from statusfix.model import StatusfixError
from statusfix.pairs import Pairs, parse_pairs
from statusfix.sinks import parse_entries

STYLES = ("auto", "httpstatus", "starlette", "fastapi", "drf", "litestar", "numeric")
LEVELS = ("must", "should", "may")
DEFAULT_PYTHON = (3, 10)
_OLDEST_PYTHON = (3, 5)  # the first with http.HTTPStatus
PREFIX = "HSC"


class Options(NamedTuple):
    """What the user wants. `families` and what follows are settled per file before rules run.

    Of the codes that are `confined` to some files, the `chosen` count in this one.
    `sinks` are entries such as "shop.errors.api_error:code", see statusfix.sinks.
    Versions are tuples of ints; `versions` holds the lower bounds that the project declares, by
    the name of the distribution.
    """

    style: str = "auto"
    allow_codes: frozenset[int] = frozenset()
    known_codes: frozenset[int] = frozenset()
    sinks: tuple[str, ...] = ()
    level: str = "must"
    challenge: str = "Bearer"
    target_version: tuple[int, ...] | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] | None = None
    extend_ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    per_file_select: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    extend_exclude: tuple[str, ...] = ()
    disable_noqa: bool = False
    families: tuple[str, ...] = ("httpstatus",)
    python: tuple[int, ...] = DEFAULT_PYTHON
    versions: tuple[tuple[str, tuple[int, ...]], ...] = ()
    is_migration: bool = False
    confined: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()

    def minimum(self, distribution: str) -> tuple[int, ...] | None:
        """Return the lowest version that a distribution may have, None where nothing says."""
        if distribution == "python":
            return self.python
        return dict(self.versions).get(distribution)


class Key(NamedTuple):
    """A key of the configuration: its name in files and flags, its meaning, its parser."""

    name: str
    metavar: str
    help: str


KEYS = (
    Key("style", "NAME", f"the family of constants to write: {', '.join(STYLES)} (default auto)"),
    Key("allow-codes", "CODES", "statuses that may stay numbers, such as 200,404"),
    Key("known-codes", "CODES", "unregistered codes that are meant, such as 499,520"),
    Key("sinks", "ENTRIES", "your own functions that take a status: shop.errors.api_error:code"),
    Key(
        "per-file-select",
        "PAIRS",
        "codes that count in these files only, such as `src/orders/*: HSC0`",
    ),
    Key("level", "LEVEL", "the weakest demand to report: must, should or may (default must)"),
    Key("challenge", "TEXT", "what fixes of HSC401 write as WWW-Authenticate (default Bearer)"),
    Key("target-version", "VERSION", "the lowest Python that the code runs on, such as 3.11"),
)
KEY_NAMES = tuple(key.name for key in KEYS)


def parse_value(name: str, value: object, origin: str) -> Any:
    """Return the parsed value of one key.

    `origin` is the file (or flag) that says it; it starts the text of the StatusfixError that
    is raised for a value that doesn't fit.
    """
    if name == "style":
        return _parse_style(value, origin)
    if name in ("allow-codes", "known-codes"):
        return frozenset(_parse_codes(name, value, origin))
    if name == "sinks":
        return _parse_sinks(value, origin)
    if name == "per-file-select":
        return _parse_per_file_select(value, origin)
    if name == "level":
        return _parse_level(value, origin)
    if name == "challenge":
        return _parse_challenge(value, origin)
    if name == "target-version":
        return _parse_version(value, origin)
    raise unknown_key(name, origin)


def unknown_key(name: str, origin: str, prefix: str = "", shown: str = "") -> StatusfixError:
    """Return the error for a key that doesn't exist, with the nearest one that does.

    `prefix` is what keys start with in this file, `shown` what to put before the name.
    """
    near = did_you_mean(name.removeprefix(prefix), KEY_NAMES, prefix)
    return StatusfixError(f"{origin}: unknown key {shown}{name}{near}")


def did_you_mean(word: str, words: Iterable[str], prefix: str = "") -> str:
    """Return ", did you mean x?" for a near miss, and the choices for anything else."""
    import difflib  # for an error's text only

    known = list(words)
    near = difflib.get_close_matches(word, known, n=1)
    if near:
        return f", did you mean {prefix}{near[0]}?"
    return f" (there are {', '.join(prefix + one for one in known)})"


def with_values(options: Options, values: dict[str, Any]) -> Options:
    """Return the options with parsed values in place, by the names that files use."""
    return options._replace(**{name.replace("-", "_"): value for name, value in values.items()})


def split_list(value: str) -> list[str]:
    """Split a list as flake8 does: at commas and white space."""
    return [item for item in re.split(r"[,\s]+", value) if item]


def _key(origin: str, name: str) -> str:
    """Name the key and where it stands; a flag already names both."""
    return origin if origin.endswith(name) else f"{origin}: {name}"


def _parse_style(value: object, origin: str) -> str:
    if not isinstance(value, str) or value not in STYLES:
        raise StatusfixError(
            f"{origin}: unknown style {value!s}{did_you_mean(str(value), STYLES)}"
        )
    return value


def _parse_level(value: object, origin: str) -> str:
    if not isinstance(value, str) or value not in LEVELS:
        hint = did_you_mean(str(value), LEVELS)
        raise StatusfixError(f"{_key(origin, 'level')}: unknown level {value!s}{hint}")
    return value


def _parse_challenge(value: object, origin: str) -> str:
    from statusfix.registry.challenges import problem_of

    problem = problem_of(value) if isinstance(value, str) else "it is no text"
    if problem:
        raise StatusfixError(
            f"{_key(origin, 'challenge')} takes a challenge such as Bearer or "
            f'Basic realm="shop" (RFC 9110 11.6.1), not {value!r}: {problem}'
        )
    return str(value)


def _parse_codes(name: str, value: object, origin: str) -> list[int]:
    items = _as_list(split_list(value) if isinstance(value, str) else value)
    where = _key(origin, name)
    codes: list[int] = []
    for item in items:
        text = str(item)
        if isinstance(item, bool) or not text.isascii() or not text.isdigit():
            raise StatusfixError(f"{where} takes status codes, not {item!r}")
        code = int(text)
        if not 100 <= code <= 999:
            raise StatusfixError(f"{where} takes codes of three digits, not {code}")
        codes.append(code)
    return codes


def _parse_sinks(value: object, origin: str) -> tuple[str, ...]:
    items = _as_list(split_list(value) if isinstance(value, str) else value)
    parse_entries(items, _key(origin, "sinks"))
    return tuple(str(item) for item in items)


def _parse_per_file_select(value: object, origin: str) -> Pairs:
    """Parse the text of a file or a flag, a list of such texts, or what has been parsed."""
    where = _key(origin, "per-file-select")
    items = _as_list(value)
    if items and all(isinstance(one, tuple) for one in items):
        items = [f"{one[0]}: {','.join(one[1])}" for one in items if isinstance(one, tuple)]
    for item in items:
        if not isinstance(item, str):
            raise StatusfixError(f"{where} takes `files: codes` pairs, not {item!r}")
    return tuple(pair for item in items for pair in parse_pairs(str(item), where))


def _as_list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple | set | frozenset) else [value]


def _parse_version(value: object, origin: str) -> tuple[int, ...]:
    match = re.fullmatch(r"(?:py)?3\.?([0-9]{1,2})(?:\.[0-9]+)?", str(value))
    if match is None or not isinstance(value, str) or int(match[1]) < _OLDEST_PYTHON[1]:
        where = _key(origin, "target-version")
        hint = "; in TOML a version is text, in quotes" if isinstance(value, float) else ""
        raise StatusfixError(
            f'{where} takes a Python version from 3.5 on, such as "3.11", not {value!r}{hint}'
        )
    return (3, int(match[1]))
