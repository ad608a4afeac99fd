"""Calls that are given a status in a way that they don't take: wrong keywords, wrong codes."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from statusfix.frameworks import index
from statusfix.frameworks.misuses import (
    EXTENSIONS,
    IGNORED,
    KEYWORDS,
    LIMITS,
    PLACES,
    TEXT_KEYS,
    UNKEYED,
    UNREAD,
)
from statusfix.model import Change, Fault, Form, Misuse, Span, Spelling
from statusfix.reading.collector import Collector
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import Scope, class_of, star_modules, value_of
from statusfix.reading.names.values import Value, values_of
from statusfix.registry import is_registered

_EXTENSION = re.compile(rb"\b(?:%s)\b" % "|".join(EXTENSIONS).encode())
_NUMBERS = (Spelling.NUMBER, Spelling.NAME, Spelling.LOCAL)
_FAILS = "TypeError, and the client gets 500"

Reader = Callable[[Collector, ast.Call, Scope, tuple[Any, ...]], None]


def read_call(collector: Collector, call: ast.Call, name: str | None, scope: Scope) -> None:
    """Note what is wrong with a call's status; `name` is the callable's, if it is known."""
    for one in (name,) if name is not None else _methods_by_stars(call.func, scope):
        for reader, row in _rows().get(index().canonical(one), ()):
            reader(collector, call, scope, row)


def _methods_by_stars(function: ast.expr, scope: Scope) -> Iterator[str]:
    """Yield what a method can be whose object a class made that several `import *` may bring.

    Functions are left out: `from shop import *` may well bring an `abort` of its own, but hardly
    a class that a framework has and that is used like it.
    """
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
        return
    stars = star_modules(scope)
    if len(stars) == 1:  # then the name is known already
        return
    assigned = value_of(function.value.id, scope)
    maker = assigned[1].func if assigned and isinstance(assigned[1], ast.Call) else None
    if isinstance(maker, ast.Name) and scope.find(maker.id) is None:
        yield from (f"{module}.{maker.id}.{function.attr}" for module in stars)


def _read_keywords(
    collector: Collector, call: ast.Call, scope: Scope, row: tuple[Any, ...]
) -> None:
    name, wrong, right, source = row
    given = [keyword for keyword in call.keywords if keyword.arg in wrong.split()]
    if any(keyword.arg == right for keyword in call.keywords):
        given = []  # which of the two is meant, nobody knows
    for keyword in given:
        found = f"{keyword.arg}= is no parameter of {_short(name)}"
        start = collector.lines.starts[keyword.lineno - 1] + keyword.col_offset
        name_of = Span(start, start + len((keyword.arg or "").encode()))
        renamed = (Change(Form.KEYWORD, name_of, right),)
        fault = Fault(Misuse.KEYWORD, found, _FAILS, f"write {right}=", source, renamed)
        collector.faults.note(keyword.value, scope, fault)


def _read_unkeyed(
    collector: Collector, call: ast.Call, scope: Scope, row: tuple[Any, ...]
) -> None:
    name, wrong, least, instead, source = row
    for keyword in call.keywords:
        if keyword.arg in wrong.split() and len(call.args) >= least:
            found = f"{keyword.arg}= is no parameter of {_short(name)}"
            fault = Fault(Misuse.KEYWORD, found, _FAILS, instead, source)
            collector.faults.note(keyword.value, scope, fault)


def _read_place(collector: Collector, call: ast.Call, scope: Scope, row: tuple[Any, ...]) -> None:
    name, position, parameter, keyword, source = row
    for value in _codes_at(call, "", position, scope):
        found = f"this is the {parameter} of {_short(name)}, no status"
        span = collector.lines.span(value.node)
        instead = f"write {keyword}={collector.lines.slice(span)}"
        fault = Fault(Misuse.KEYWORD, found, _FAILS, instead, source)
        collector.faults.note(value.node, scope, fault)


def _read_limit(collector: Collector, call: ast.Call, scope: Scope, row: tuple[Any, ...]) -> None:
    name, parameter, position, contradicts, ranges, outcome, instead, source = row
    for value in _codes_at(call, parameter, position, scope):
        if any(low <= (value.code or 0) <= high for low, high in ranges):
            continue
        if contradicts:
            found = f"{value.code} contradicts {_short(name)}"
            fault = Fault(Misuse.CONTRADICTION, found, outcome, instead, source)
        elif _EXTENSION.search(collector.lines.encoded) is None:
            found = f"{value.code} is no code that {_short(name)}() knows"
            fault = Fault(Misuse.UNSENDABLE, found, outcome, instead, source)
        else:
            continue
        collector.faults.note(value.node, scope, fault)


def _read_ignored(
    collector: Collector, call: ast.Call, scope: Scope, row: tuple[Any, ...]
) -> None:
    name, keywords, position, address, ranges, is_named, outcome, instead, source = row
    has_address = address >= 0 and _is_address(call, address)
    given = {keyword.arg for keyword in call.keywords}
    for keyword in keywords.split() or [""]:
        for value in _codes_at(call, keyword, position, scope):
            is_name = value.spelling is Spelling.NAME
            is_certain = has_address or (is_name and address >= 0)
            if not is_certain and (
                (is_named and not is_name) or (address >= 0 and keyword not in given)
            ):
                continue
            if is_certain or any(low <= (value.code or 0) <= high for low, high in ranges):
                found = f"{value.code} is no status for {_short(name)}"
                fault = Fault(Misuse.IGNORED, found, outcome, instead, source)
                collector.faults.note(value.node, scope, fault)


def _is_address(call: ast.Call, position: int) -> bool:
    """Whether an argument is a text with a slash: an address, and no name of a view."""
    given = call.args[position] if len(call.args) > position else None
    return isinstance(given, ast.Constant) and isinstance(given.value, str) and "/" in given.value


def _read_text_keys(
    collector: Collector, call: ast.Call, scope: Scope, row: tuple[Any, ...]
) -> None:
    name, parameter, outcome, source = row
    given = argument(call, parameter, -1)
    for key in given.keys if isinstance(given, ast.Dict) else ():
        for value in values_of(key, scope) if isinstance(key, ast.Constant) else ():
            if value.spelling is Spelling.TEXT:
                found = f'"{value.code}" is text, and {parameter}= of {_short(name)} has ints'
                instead = f"write {value.code}"
                fault = Fault(Misuse.IGNORED, found, outcome, instead, source)
                collector.faults.note(value.node, scope, fault)


def read_assignment(collector: Collector, target: ast.expr, value: ast.expr, scope: Scope) -> None:
    """Note a status that an attribute takes which the response doesn't have."""
    if not isinstance(target, ast.Attribute) or target.attr not in _attributes():
        return
    made = class_of(target.value, scope)
    for base in index().lineage(made) if made is not None else ():
        for name, attribute, instead, source in UNREAD:
            if base != name or attribute != target.attr:
                continue
            for one in values_of(value, scope):
                if one.spelling in _NUMBERS and one.code is not None and is_registered(one.code):
                    found = f"{attribute} is no attribute of {_short(name)}"
                    outcome = "the status stays as it was"
                    fault = Fault(Misuse.IGNORED, found, outcome, instead, source)
                    collector.faults.note(one.node, scope, fault)
            return


@cache
def _attributes() -> frozenset[str]:
    return frozenset(row[1] for row in UNREAD)


def _codes_at(call: ast.Call, parameter: str, position: int, scope: Scope) -> Iterator[Value]:
    """Yield the registered codes that an argument can be; other rules judge all other numbers."""
    given = argument(call, parameter, position)
    for value in values_of(given, scope) if given is not None else ():
        if value.spelling in _NUMBERS and value.code is not None and is_registered(value.code):
            yield value


def _short(name: str) -> str:
    return name.rpartition(".")[2]


@cache
def _rows() -> dict[str, tuple[tuple[Reader, tuple[Any, ...]], ...]]:
    """Return what to look at in the calls of a callable, by its name."""
    found: dict[str, tuple[tuple[Reader, tuple[Any, ...]], ...]] = {}
    tables: tuple[tuple[Reader, tuple[Any, ...]], ...] = (
        (_read_keywords, KEYWORDS),
        (_read_unkeyed, UNKEYED),
        (_read_place, PLACES),
        (_read_limit, LIMITS),
        (_read_ignored, IGNORED),
        (_read_text_keys, TEXT_KEYS),
    )
    for reader, table in tables:
        for row in table:
            found[row[0]] = (*found.get(row[0], ()), (reader, row))
    return found
