"""Finds, for byte spans, the code that stands there and the scopes it stands in."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Collection
from typing import NamedTuple

from statusfix.model import Span
from statusfix.reading.names.bindings import Comprehension, FunctionNode, Scope
from statusfix.reading.names.syntax import children
from statusfix.reading.text import LineIndex

Target = ast.expr | ast.keyword | ast.Return


class Place(NamedTuple):
    """Code that an edit may mean, its scope, and whether it is the value of a pattern."""

    node: Target
    scope: Scope
    is_pattern: bool


def find_places(
    tree: ast.Module, scope: Scope, lines: LineIndex, spans: Collection[Span]
) -> dict[Span, Place]:
    """Return the places of the spans; a span that nothing has exactly is left out."""
    finder = _Finder(lines, frozenset(spans))
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
    def __init__(self, lines: LineIndex, spans: frozenset[Span]) -> None:
        self.lines = lines
        self.spans = spans
        self.places: dict[Span, Place] = {}
        self.starts = frozenset(span.start for span in spans)
        self.rows = sorted({lines.position(span).line for span in spans})

    def holds_none(self, statement: ast.stmt) -> bool:
        """Whether no span begins in the rows of a statement, its decorators included."""
        first = min((one.lineno for one in getattr(statement, "decorator_list", ())), default=0)
        at = bisect_left(self.rows, first or statement.lineno)
        return at == len(self.rows) or self.rows[at] > (statement.end_lineno or 0)

    def visit(self, node: ast.AST, scope: Scope, in_pattern: bool = False) -> None:
        if isinstance(node, ast.stmt) and self.holds_none(node):
            return
        if isinstance(node, Target):
            self.note(node, scope, in_pattern)
        if isinstance(node, FunctionNode | ast.Lambda):
            self.visit_function(node, scope)
            return
        if isinstance(node, ast.ClassDef):
            self.visit_class(node, scope)
            return
        if isinstance(node, Comprehension):
            scope = Scope(node, scope)
        is_pattern = isinstance(node, ast.MatchValue)
        for child in children(node):
            self.visit(child, scope, is_pattern)

    def note(self, node: Target, scope: Scope, in_pattern: bool) -> None:
        start = self.lines.starts[node.lineno - 1] + node.col_offset
        if start in self.starts:
            span = span_of(node, self.lines)
            if span in self.spans:
                self.places[span] = Place(node, scope, in_pattern)

    def visit_function(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, scope: Scope
    ) -> None:
        inner = Scope(node, scope)
        body = [node.body] if isinstance(node, ast.Lambda) else node.body
        inside = {id(one) for one in body}
        for child in children(node):
            self.visit(child, inner if id(child) in inside else scope)

    def visit_class(self, node: ast.ClassDef, scope: Scope) -> None:
        inner = Scope(node, scope)
        inside = {id(one) for one in node.body}
        for child in children(node):
            self.visit(child, inner if id(child) in inside else scope)
