"""Finds the smallest pieces of a source that stand alone: simple statements and expressions.

What libcst has to see of a file is the pieces with edits in them, however long the file is.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import NamedTuple

from statusfix.model import Span
from statusfix.reading.text import LineIndex


class Unit(NamedTuple):
    """A piece that stands alone: a simple statement, or an expression of a compound one's head."""

    span: Span
    is_statement: bool


def units_of(tree: ast.Module, lines: LineIndex, spans: Iterable[Span]) -> dict[Span, Unit] | None:
    """Return for each span the unit that it stands in; None where some span is in none."""
    finder = _Finder(lines)
    found: dict[Span, Unit] = {}
    for span in spans:
        unit = finder.find(tree, span)
        if unit is None:
            return None
        found[span] = unit
    return found


class _Finder:
    def __init__(self, lines: LineIndex) -> None:
        self.lines = lines

    def find(self, node: ast.AST, wanted: Span) -> Unit | None:
        """Return the unit below a node that holds a span."""
        for child in ast.iter_child_nodes(node):
            place = self.place(child)
            if place is not None and not (place.start <= wanted.start and wanted.end <= place.end):
                continue
            if isinstance(child, ast.expr) and not isinstance(child, ast.Starred):
                return Unit(self.lines.span(child), False)
            if isinstance(child, ast.stmt) and not _is_compound(child):
                return Unit(self.lines.span(child), True)
            found = self.find(child, wanted)
            if found is not None:
                return found
        return None

    def place(self, node: ast.AST) -> Span | None:
        """Return the bytes of a node with its decorators; None where `ast` doesn't say."""
        line, end_line = getattr(node, "lineno", None), getattr(node, "end_lineno", None)
        if line is None or end_line is None:
            return None
        decorators: list[ast.expr] = getattr(node, "decorator_list", [])
        first = decorators[0] if decorators else node
        start = self.lines.starts[getattr(first, "lineno", 1) - 1]
        start += getattr(first, "col_offset", 0)
        return Span(
            start, self.lines.starts[end_line - 1] + (getattr(node, "end_col_offset", None) or 0)
        )


def _is_compound(statement: ast.stmt) -> bool:
    return "body" in statement._fields or "cases" in statement._fields
