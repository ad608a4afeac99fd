"""What has to change in the source where a handler returns what its framework doesn't read."""

from __future__ import annotations

import ast

from statusfix.frameworks import index
from statusfix.frameworks._schema import ARGUMENT
from statusfix.model import Change, Form, Span
from statusfix.reading.collector import Collector
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import Scope, qualify
from statusfix.reading.names.places import Places
from statusfix.reading.responses.leaving import is_caught
from statusfix.reading.text import LineIndex, position_of

_RETURN = "return"


def raised(collector: Collector, call: ast.Call) -> tuple[Change, ...]:
    """Return the change from `return` to `raise`; none where a `try` would catch the exception."""
    place = Places(collector.scope).at(position_of(call))
    parent = place.path[-2] if place is not None else None
    if place is None or not isinstance(parent, ast.Return) or is_caught(place.path[:-1], call):
        return ()
    start = collector.lines.span(parent).start
    return (Change(Form.RAISE, Span(start, start + len(_RETURN)), "raise"),)


def swapped(lines: LineIndex, first: ast.expr, second: ast.expr) -> tuple[Change, ...]:
    """Return the changes by which two expressions take each other's place."""
    one, other = lines.span(first), lines.span(second)
    return (
        Change(Form.EXPRESSION, one, lines.slice(other)),
        Change(Form.EXPRESSION, other, lines.slice(one)),
    )


def answered(
    collector: Collector, row: ast.Tuple, made: ast.Call, status: ast.expr, scope: Scope
) -> tuple[Change, ...]:
    """Return the change that gives the status to the response beside it, if it is certain."""
    name = qualify(made.func, scope)
    rows = [one for one in index().called(name or "") if one.kind == ARGUMENT and one.parameter]
    lines = collector.lines
    text = lines.slice(lines.span(made))
    if len(rows) != 1 or "#" in text or text[-2:-1] == ",":
        return ()
    if any(one.arg is None for one in made.keywords) or argument(made, *rows[0][2:4]) is not None:
        return ()
    if any(isinstance(one, ast.Starred) for one in made.args):
        return ()
    comma = ", " if made.args or made.keywords else ""
    given = f"{rows[0].parameter}={lines.slice(lines.span(status))}"
    return (Change(Form.EXPRESSION, lines.span(row), f"{text[:-1].rstrip()}{comma}{given})"),)
