"""Assertions of tests, by the name of what is called: assertEqual(), assert_status()."""

from __future__ import annotations

import ast
import re
from functools import lru_cache

from statusfix.frameworks import conventions
from statusfix.model import Role
from statusfix.reading import comparisons
from statusfix.reading.collector import Collector
from statusfix.reading.names.bindings import Scope
from statusfix.reading.slot import weak_slot

_ASSERT_NAME = re.compile(conventions.ASSERT_NAME)
_ASSERT_NUMBER = re.compile(conventions.ASSERT_NUMBER)


def read_assertion(collector: Collector, call: ast.Call, tail: str, scope: Scope) -> None:
    """assertEqual(r.status_code, 200), assertIn(r.status_code, (200, 201)), assert_status(404)."""
    numbered = _asserted_number(tail)
    if numbered is not None:
        collector.expect(numbered, scope)
    if len(call.args) >= 2 and tail in conventions.ASSERT_PAIRS:
        identity = tail in ("assertIs", "assertIsNot")
        comparisons.read_pair(collector, call.args[0], call.args[1], scope, identity)
    elif len(call.args) == 2 and tail in conventions.ASSERT_TRUTHS:
        comparisons.read_truth(collector, call.args[0], call.args[1], scope)
    elif len(call.args) >= 2 and tail in conventions.ASSERT_MEMBERS:
        comparisons.read_membership(collector, call.args[0], call.args[1], scope)
    elif is_assertion(tail) and (collector.speaks_http or "status" in tail.lower()):
        for given in call.args:
            if isinstance(given, ast.Constant):
                collector.add(given, scope, weak_slot(Role.COMPARISON, tail))


@lru_cache(maxsize=4096)
def is_assertion(name: str) -> bool:
    """Whether a function compares a status, by its name."""
    return _ASSERT_NAME.match(name) is not None


@lru_cache(maxsize=4096)
def _asserted_number(name: str) -> int | None:
    """Return the status that a function expects by its name: `assert_404`."""
    match = _ASSERT_NUMBER.match(name)
    return int(match[1]) if match is not None else None
