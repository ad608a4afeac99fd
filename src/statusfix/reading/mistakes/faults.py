"""Statuses that are handed over in a way that the framework doesn't take, while a module is read.

What is wrong with a place is noted as soon as it is seen. Which site stands there is known when
everything is read; where none does, the fault makes one.
"""

from __future__ import annotations

import ast
from typing import NamedTuple

from statusfix.model import EnumSafety, Fault, Role, Site, Spelling
from statusfix.reading.names.bindings import Scope
from statusfix.reading.names.places import Places
from statusfix.reading.names.values import values_of
from statusfix.reading.responses.leaving import is_expected
from statusfix.reading.text import LineIndex, position_of


class _Noted(NamedTuple):
    node: ast.expr
    scope: Scope
    fault: Fault


class Faults:
    """The faults of one module, by the place of the expression that says the status."""

    def __init__(self) -> None:
        self._noted: list[_Noted] = []

    def note(self, node: ast.expr, scope: Scope, fault: Fault) -> None:
        """Note what is wrong with the status that an expression says."""
        self._noted.append(_Noted(node, scope, fault))

    def settle(self, sites: dict[int, Site], module: Scope, lines: LineIndex) -> None:
        """Put each fault on the site of its expression, or on a new one."""
        places = Places(module) if self._noted else None
        for node, scope, fault in self._noted:
            place = places.at(position_of(node)) if places is not None else None
            if place is None or is_expected(place.path):
                continue
            start = lines.span(node).start
            site = sites.get(start)
            if site is None or site.span != lines.span(node):
                site = _site_at(node, scope, lines)
            if site.fault is None:
                sites[start] = site._replace(fault=fault)


def _site_at(node: ast.expr, scope: Scope, lines: LineIndex) -> Site:
    """Return a site that no rule has anything to say about, but the one of its fault."""
    values = [value for value in values_of(node, scope) if value.node is node]
    code = values[0].code if len(values) == 1 else None
    span = lines.span(node)
    return Site(
        code,
        Spelling.OTHER,
        Role.MENTION,
        lines.slice(span),
        position_of(node),
        span,
        "",
        "",
        EnumSafety.NO,
        is_certain=False,
    )
