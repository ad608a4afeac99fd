"""Assertions of tests, by the name of what is called: assertEqual(), assert_status()."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from typing import NamedTuple

from statusfix.frameworks import conventions
from statusfix.model import Role
from statusfix.reading import comparisons
from statusfix.reading.collector import Collector
from statusfix.reading.mistakes import ranges
from statusfix.reading.names.bindings import Scope
from statusfix.reading.slot import weak_slot

_ASSERT_NAME = re.compile(conventions.ASSERT_NAME)
_PAIRS, _TRUTHS, _MEMBERS = "pairs", "truths", "members"
_TAILS = {
    _PAIRS: conventions.ASSERT_PAIRS,
    _TRUTHS: conventions.ASSERT_TRUTHS,
    _MEMBERS: conventions.ASSERT_MEMBERS,
}
_ASSERT_NUMBER = re.compile(conventions.ASSERT_NUMBER)


class _Kind(NamedTuple):
    """What the name of a function says that it asserts; `number` is the status in the name."""

    name: str
    number: int | None = None


def read_assertion(collector: Collector, call: ast.Call, tail: str, scope: Scope) -> None:
    """assertEqual(r.status_code, 200), assertIn(r.status_code, (200, 201)), assert_status(404)."""
    kind = _kind_of(tail)
    if kind is None:
        return
    if kind.number is not None:
        collector.expect(kind.number, scope)
    given = call.args
    if kind.name == _PAIRS and len(given) >= 2:
        identity = tail in ("assertIs", "assertIsNot")
        comparisons.read_pair(collector, given[0], given[1], scope, identity)
    elif kind.name == _TRUTHS and len(given) == 2:
        comparisons.read_truth(collector, given[0], given[1], scope)
    elif kind.name == _MEMBERS and len(given) >= 2:
        comparisons.read_membership(collector, given[0], given[1], scope)
        ranges.read_membership(collector, given[0], given[1], scope)
    elif is_assertion(tail) and (collector.speaks_http or "status" in tail.lower()):
        for one in given:
            if isinstance(one, ast.Constant):
                collector.add(one, scope, weak_slot(Role.COMPARISON, tail))


@lru_cache(maxsize=4096)
def _kind_of(tail: str) -> _Kind | None:
    """Return what a function asserts, by its name; None for most functions."""
    match = _ASSERT_NUMBER.match(tail)
    number = int(match[1]) if match is not None else None
    for name, tails in _TAILS.items():
        if tail in tails:
            return _Kind(name, number)
    return _Kind("", number) if number is not None or is_assertion(tail) else None


@lru_cache(maxsize=4096)
def is_assertion(name: str) -> bool:
    """Whether a function compares a status, by its name."""
    return _ASSERT_NAME.match(name) is not None
