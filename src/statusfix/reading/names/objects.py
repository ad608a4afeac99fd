"""Small questions about objects in expressions: their dotted names, and where they go."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def dotted(node: ast.AST) -> str | None:
    """Return `self.response` for an expression of plain names, None for any other."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value)
        return f"{owner}.{node.attr}" if owner else None
    return None


def results_of(value: ast.expr) -> Iterator[ast.expr]:
    """Yield the expressions that a returned or raised value can be."""
    if isinstance(value, ast.IfExp):
        yield from results_of(value.body)
        yield from results_of(value.orelse)
    elif isinstance(value, ast.BoolOp):
        for one in value.values:
            yield from results_of(one)
    elif isinstance(value, ast.NamedExpr | ast.Await):
        yield from results_of(value.value)
    else:
        yield value


def arguments_of(call: ast.Call) -> Iterator[ast.expr]:
    """Yield the expressions that a call hands over."""
    for one in call.args:
        yield one.value if isinstance(one, ast.Starred) else one
    for keyword in call.keywords:
        yield keyword.value


def is_true(test: ast.expr) -> bool:
    """Return True for a condition that always holds: `while True`."""
    return isinstance(test, ast.Constant) and bool(test.value)
