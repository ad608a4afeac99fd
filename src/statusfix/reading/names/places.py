"""Where an expression stands: the nodes from the module down to it, and the scope it is in.

Nothing is kept while the module is walked. Who wants to know looks the place up by its position,
so a file pays only for the sites that somebody asks about.
"""

from __future__ import annotations

import ast
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from statusfix.model import Position
from statusfix.reading.names.bindings import Comprehension, FunctionNode, Scope
from statusfix.reading.names.syntax import children


class Place(NamedTuple):
    """The nodes from the module down to an expression, and the scope that it stands in."""

    path: tuple[ast.AST, ...]
    scope: Scope

    @property
    def node(self) -> ast.AST:
        """The expression itself."""
        return self.path[-1]

    @property
    def function(self) -> ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | None:
        """The nearest function around the place."""
        scope = self.scope.function
        node = scope.node if scope is not None else None
        return node if isinstance(node, FunctionNode | ast.Lambda) else None

    @property
    def statement(self) -> ast.stmt | None:
        """The nearest statement around the place."""
        return next((one for one in reversed(self.path) if isinstance(one, ast.stmt)), None)


class _Parts(NamedTuple):
    """What is in a node: the starts in order, and for each the child and the part in it."""

    starts: list[tuple[int, int]]
    rows: list[tuple[ast.AST, ast.AST]]


class Places:
    """The places of one module. Scopes are shared, so each function is looked at once."""

    def __init__(self, module: Scope) -> None:
        self.module = module
        self._scopes: dict[int, Scope] = {}
        self._parts: dict[int, _Parts] = {}

    def at(self, position: Position) -> Place | None:
        """Return the place of the outermost expression that fills a position exactly."""
        path: list[ast.AST] = [self.module.node]
        scope = self.module
        while True:
            step = self._step(path[-1], position)
            if step is None:
                return None
            if _opens_scope(path[-1], step):
                scope = self.scope(path[-1], scope)
            path.append(step)
            if isinstance(step, ast.expr) and _fills(step, position):
                return Place(tuple(path), scope)

    def scope(self, node: ast.AST, parent: Scope) -> Scope:
        """Return the scope that a function, class, lambda or comprehension opens."""
        found = self._scopes.get(id(node))
        if found is None:
            found = self._scopes[id(node)] = Scope(node, parent)
        return found

    def _step(self, node: ast.AST, position: Position) -> ast.AST | None:
        """Return the child of a node that a position lies in."""
        if id(node) not in self._parts:
            self._parts[id(node)] = _parts_of(node)
        starts, rows = self._parts[id(node)]
        last = bisect_right(starts, position[:2])
        first = bisect_left(starts, starts[last - 1]) if last else 0
        # Several start as one: the parts of an f-string, until Python 3.12.
        inside = (child for child, part in rows[first:last] if _holds(part, position))
        return next(inside, None)


def _parts_of(node: ast.AST) -> _Parts:
    rows = [(_start(part), child, part) for child in children(node) for part in _positioned(child)]
    rows.sort(key=itemgetter(0))
    return _Parts([row[0] for row in rows], [row[1:] for row in rows])


def _positioned(child: ast.AST) -> Iterator[ast.AST]:
    """Yield a node, or what is in it where it has no position itself: a comprehension."""
    if isinstance(child, ast.expr | ast.stmt | ast.excepthandler | ast.pattern | ast.keyword):
        yield child
    else:
        for inner in children(child):
            yield from _positioned(inner)


def _start(node: ast.AST) -> tuple[int, int]:
    start = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
    for decorator in getattr(node, "decorator_list", ()):
        start = min(start, (decorator.lineno, decorator.col_offset))
    return start


def _holds(node: ast.AST, position: Position) -> bool:
    end = (getattr(node, "end_lineno", 0), getattr(node, "end_col_offset", 0))
    return _start(node) <= position[:2] and position[2:] <= end


def _fills(node: ast.expr, position: Position) -> bool:
    return (
        node.lineno,
        node.col_offset,
        node.end_lineno,
        node.end_col_offset,
    ) == position


def _opens_scope(node: ast.AST, child: ast.AST) -> bool:
    """Whether a child of a node stands in a scope that the node opens."""
    if isinstance(node, FunctionNode | ast.ClassDef):
        return isinstance(child, ast.stmt)
    if isinstance(node, ast.Lambda):
        return child is node.body
    if isinstance(node, Comprehension):
        return not isinstance(child, ast.comprehension)
    return False
