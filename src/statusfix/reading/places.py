"""Where an expression stands: the nodes from the module down to it, and the scope it is in.

Nothing is kept while the module is walked. Who wants to know looks the place up by its position,
so a file pays only for the sites that somebody asks about.
"""

from __future__ import annotations

import ast
from typing import NamedTuple

from statusfix.model import Position
from statusfix.reading.bindings import Comprehension, FunctionNode, Scope
from statusfix.reading.syntax import children


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


class Places:
    """The places of one module. Scopes are shared, so each function is looked at once."""

    def __init__(self, module: Scope) -> None:
        self.module = module
        self._scopes: dict[int, Scope] = {}

    def at(self, position: Position) -> Place | None:
        """Return the place of the outermost expression that fills a position exactly."""
        path: list[ast.AST] = [self.module.node]
        scope = self.module
        while True:
            step = _step(path[-1], position)
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


def _step(node: ast.AST, position: Position) -> ast.AST | None:
    """Return the child of a node that a position lies in."""
    for child in children(node):
        if isinstance(child, ast.expr | ast.stmt | ast.excepthandler | ast.pattern | ast.keyword):
            if not _holds(child, position):
                continue
            return child
        if _step(child, position) is not None:
            return child
    return None


def _holds(node: ast.AST, position: Position) -> bool:
    start = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
    for decorator in getattr(node, "decorator_list", ()):
        start = min(start, (decorator.lineno, decorator.col_offset))
    end = (getattr(node, "end_lineno", 0), getattr(node, "end_col_offset", 0))
    return start <= position[:2] and position[2:] <= end


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
