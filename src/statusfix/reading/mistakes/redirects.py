"""Redirects that a call makes without saying a status: the helper's own is sent."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from statusfix.frameworks import index
from statusfix.frameworks.redirects import DEFAULTS
from statusfix.model import EnumSafety, Role, Site, Spelling
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import Scope, qualify
from statusfix.reading.names.places import Places
from statusfix.reading.text import LineIndex, position_of

_ROWS = {row[0]: row[1:] for row in DEFAULTS}
_TAILS = {name.rpartition(".")[2] for name in _ROWS}


def redirects_in(module: Scope, lines: LineIndex) -> Iterator[Site]:
    """Yield a site on each call of a redirect helper that is given no status."""
    places = Places(module)
    for node in ast.walk(module.node):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name | ast.Attribute):
            continue
        place = places.at(position_of(node.func))
        name = index().canonical(qualify(node.func, place.scope) or "") if place else ""
        code = _status_of(node, name)
        if code is not None:
            span = lines.span(node.func)
            yield Site(
                code,
                Spelling.OTHER,
                Role.RESPONSE,
                lines.slice(span),
                position_of(node.func),
                span,
                name,
                "",
                EnumSafety.NO,
            )


def _status_of(call: ast.Call, name: str) -> int | None:
    row = _ROWS.get(name)
    if row is None:
        return None
    parameter, position, others, code, _ = row
    keywords = {one.arg for one in call.keywords}
    if None in keywords or keywords & set(others.split()):
        return None
    if any(isinstance(one, ast.Starred) for one in call.args):
        return None
    return code if argument(call, parameter, position) is None else None
