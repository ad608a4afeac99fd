"""Finds, for byte spans, the code that stands there and the scopes it stands in."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Collection
from typing import NamedTuple

from statusfix.fixing.words import holds_any, rows_of
from statusfix.model import Span
from statusfix.reading.names.bindings import Comprehension, FunctionNode, Scope
from statusfix.reading.names.syntax import children
from statusfix.reading.text import LineIndex

Target = ast.expr | ast.keyword | ast.Return
_OWN_SCOPE = FunctionNode | ast.Lambda | ast.ClassDef
_PLACED = ast.expr | ast.keyword | ast.excepthandler


class Place(NamedTuple):
    """Code that an edit may mean, its scope, and whether it is the value of a pattern."""

    node: Target
    scope: Scope
    is_pattern: bool


def find_places(
    tree: ast.Module, scope: Scope, lines: LineIndex, spans: Collection[Span]
) -> dict[Span, Place]:
    """Return the places of the spans; a span that nothing has exactly is left out."""
    finder = _Finder(lines, spans)
    for statement in tree.body:
        finder.visit(statement, scope)
    return finder.places


def span_of(node: Target, lines: LineIndex) -> Span:
    """Return the span by which edits mean a node: an argument's name, the word `return`."""
    if isinstance(node, ast.expr):
        return lines.span(node)
    word = "return" if isinstance(node, ast.Return) else node.arg or ""
    start = lines.starts[node.lineno - 1] + node.col_offset
    return Span(start, start + len(word.encode("utf-8")))


def whole_span(node: ast.stmt | ast.ExceptHandler, lines: LineIndex) -> Span:
    """Return the bytes of a statement from its first decorator on."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    first = decorators[0] if decorators else node
    end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or 0
    return Span(
        lines.starts[first.lineno - 1] + first.col_offset, lines.starts[end_line - 1] + end_column
    )


class _Finder:
    """Goes down to the spans, past every node in which none of them begins."""

    def __init__(self, lines: LineIndex, spans: Collection[Span]) -> None:
        self.lines = lines
        self.spans = frozenset(spans)
        self.places: dict[Span, Place] = {}
        self.starts = sorted({span.start for span in spans})
        self.rows = rows_of(lines, self.starts)

    def visit(self, node: ast.AST, scope: Scope, in_pattern: bool = False) -> None:
        if not self.holds_any(node):
            return
        if isinstance(node, Target):
            self.note(node, scope, in_pattern)
        if isinstance(node, _OWN_SCOPE):
            self.visit_body(node, scope)
            return
        if isinstance(node, Comprehension):
            scope = Scope(node, scope)
        is_pattern = isinstance(node, ast.MatchValue)
        for child in children(node):
            self.visit(child, scope, is_pattern)

    def holds_any(self, node: ast.AST) -> bool:
        """Whether a span begins in a node: what stands in a node begins in it too."""
        if isinstance(node, ast.stmt):
            return holds_any(node, self.rows)
        if not isinstance(node, _PLACED):
            return True
        rows, starts = self.lines.starts, self.starts
        at = bisect_left(starts, rows[node.lineno - 1] + node.col_offset)
        if at == len(starts) or node.end_lineno is None or node.end_col_offset is None:
            return False
        return starts[at] < rows[node.end_lineno - 1] + node.end_col_offset

    def note(self, node: Target, scope: Scope, in_pattern: bool) -> None:
        span = span_of(node, self.lines)
        if span in self.spans:
            self.places[span] = Place(node, scope, in_pattern)

    def visit_body(self, node: ast.AST, scope: Scope) -> None:
        """Visit what has names of its own: its body in its own scope, its head around it."""
        inner = Scope(node, scope)
        body = getattr(node, "body", ())
        inside = {id(body)} if isinstance(body, ast.AST) else set(map(id, body))
        for child in children(node):
            self.visit(child, inner if id(child) in inside else scope)
