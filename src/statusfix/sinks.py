"""The option `sinks`: the user's own functions that take a status, each entry of it parsed."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from statusfix.model import Role, StatusfixError

ANY_OWNER = "*"
ROLES = tuple(role.value for role in Role if role is not Role.MENTION)
# Names of functions that expect a status: what they take is compared, not sent.
_EXPECTS = re.compile(r"_?(?:assert|check|expect|verify|ensure)")
_EXAMPLE = "shop.errors.api_error"
_FORM = f"{_EXAMPLE}:code, {_EXAMPLE}:1 or {_EXAMPLE}:code@1"


class OwnSink(NamedTuple):
    """One entry: a function, method or class of the user's, and the parameter that is a status.

    `name` is dotted; `*.name` is a function or method of that name whose owner nothing tells.
    `parameter` is "" where only the place is given, `position` is -1 where only the name is: it
    counts from 0, as callers write the arguments, so without `self`.
    """

    name: str
    parameter: str
    position: int
    role: Role

    @property
    def last(self) -> str:
        """The last part of the dotted name: it stands in every file that uses the function."""
        return self.name.rpartition(".")[2]


@lru_cache(maxsize=64)
def own_sinks(entries: tuple[str, ...]) -> tuple[OwnSink, ...]:
    """Return the parsed entries; raises StatusfixError for the first that has no meaning."""
    return parse_entries(entries, "sinks")


def parse_entries(entries: Iterable[object], where: str) -> tuple[OwnSink, ...]:
    """Return the parsed entries of the option.

    `where` is the place that says them; it starts the text of the StatusfixError that is raised
    for an entry that has no meaning, or that says the same as one before it.
    """
    parsed: dict[OwnSink, str] = {}
    for entry in entries:
        if not isinstance(entry, str):
            raise StatusfixError(f"{where} takes texts such as {_EXAMPLE}:code, not {entry!r}")
        sink = _parse(entry, where)
        for other, written in parsed.items():
            if other.name == sink.name and _overlap(other, sink):
                raise StatusfixError(
                    f"{where}: {entry!r} says what {written!r} says: leave one of them out"
                )
        parsed[sink] = entry
    return tuple(parsed)


def _parse(entry: str, where: str) -> OwnSink:
    name, *rest = (part.strip() for part in entry.split(":"))
    if not name or not any(rest):
        raise StatusfixError(
            f"{where}: {entry!r} has no {'parameter' if name else 'function'}: write a dotted "
            f"name, a colon and the parameter that is the status ({_FORM})"
        )
    if len(rest) > 2:
        raise StatusfixError(f"{where}: {entry!r} has too many colons: write {_FORM}")
    _check_name(name, entry, where)
    parameter, position = _parse_place(rest[0], entry, where)
    if len(rest) > 1:
        return OwnSink(name, parameter, position, _parse_role(rest[1], entry, where))
    expects = _EXPECTS.match(name.rpartition(".")[2]) is not None
    return OwnSink(name, parameter, position, Role.COMPARISON if expects else Role.RESPONSE)


def _check_name(name: str, entry: str, where: str) -> None:
    parts = name.split(".")
    if parts[0] == ANY_OWNER and len(parts) == 2:
        parts = parts[1:]
    elif len(parts) < 2:
        raise StatusfixError(
            f"{where}: {entry!r} doesn't say where {name} is from: write its module before it "
            f"({_EXAMPLE}), or *.{name} for one of that name from wherever"
        )
    for part in parts:
        if not _is_name(part):
            raise StatusfixError(
                f"{where}: {entry!r}: {part!r} is no name of Python's: write the dotted name of "
                f"the function ({_FORM})"
            )


def _parse_place(place: str, entry: str, where: str) -> tuple[str, int]:
    """Return the name ("" for none) and the position (-1 for none) of `code`, `1`, `code@1`."""
    name, at, number = place.partition("@")
    if not at and re.fullmatch(r"[0-9]+", place, re.ASCII):
        return "", int(place)
    is_position = not at or re.fullmatch(r"[0-9]+", number, re.ASCII) is not None
    if not _is_name(name) or not is_position:
        raise StatusfixError(
            f"{where}: {entry!r}: {place!r} is no parameter: write its name or its position, "
            f"which counts from 0 and leaves self out ({_FORM})"
        )
    return name, int(number) if at else -1


def _parse_role(role: str, entry: str, where: str) -> Role:
    if role in ROLES:
        return Role(role)
    import difflib  # for an error's text only

    near = difflib.get_close_matches(role, ROLES, n=1)
    hint = f", did you mean {near[0]}?" if near else f" (there are {', '.join(ROLES)})"
    raise StatusfixError(f"{where}: {entry!r}: unknown role {role!r}{hint}")


def _is_name(text: str) -> bool:
    return text.isidentifier() and not keyword.iskeyword(text)


def _overlap(one: OwnSink, two: OwnSink) -> bool:
    return (one.parameter != "" and one.parameter == two.parameter) or (
        one.position >= 0 and one.position == two.position
    )
