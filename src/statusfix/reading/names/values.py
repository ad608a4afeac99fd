"""The statuses that an expression can be: literals, constants of every family, local constants."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from statusfix.model import Spelling
from statusfix.reading.names.binder import BindingKind
from statusfix.reading.names.bindings import (
    Scope,
    ScopeKind,
    qualify,
    star_modules,
    value_of,
)
from statusfix.registry import Constant, constant_names, resolve_constant

_TEXT = re.compile(r"[0-9]{3}\Z")
_LINE = re.compile(r"([0-9]{3}) +\S")
_DEPTH = 5


class Value(NamedTuple):
    """One status that an expression can have, and the expression that says it."""

    node: ast.expr
    code: int | None
    spelling: Spelling
    family: str = ""
    name: str = ""


def values_of(expression: ast.expr, scope: Scope, depth: int = 0) -> Iterator[Value]:
    """Yield each literal or constant that the expression may evaluate to.

    Looks through conditional expressions, `or`, `:=` and parentheses. Yields nothing for what is
    only known when the program runs.
    """
    if isinstance(expression, ast.Constant):
        value = _literal(expression)
        if value is not None:
            yield value
    elif isinstance(expression, ast.IfExp):
        yield from values_of(expression.body, scope, depth)
        yield from values_of(expression.orelse, scope, depth)
    elif isinstance(expression, ast.BoolOp):
        for operand in expression.values:
            yield from values_of(operand, scope, depth)
    elif isinstance(expression, ast.NamedExpr):
        yield from values_of(expression.value, scope, depth)
    elif isinstance(expression, ast.Name | ast.Attribute):
        yield from _named(expression, scope, depth)


def lines_of(expression: ast.expr, scope: Scope) -> Iterator[Value]:
    """Yield the status lines that a variable of the function is assigned: `"404 Not Found"`."""
    found = scope.find(expression.id) if isinstance(expression, ast.Name) else None
    if found is None or found[0].kind is not ScopeKind.FUNCTION:
        return
    for binding in found[1]:
        if binding.kind is BindingKind.VALUE and binding.place < 0:
            if isinstance(binding.node, ast.Constant):
                value = _literal(binding.node)
                if value is not None and value.spelling is Spelling.LINE:
                    yield value


def constant_at(expression: ast.expr, scope: Scope) -> Constant | None:
    """Return the status constant that a name or dotted name refers to, or None."""
    if isinstance(expression, ast.Attribute) and expression.attr == "value":
        inner = constant_at(expression.value, scope)
        if inner is not None and inner.family in ("httpstatus", "http.client", "httpx"):
            return inner
    if isinstance(expression, ast.Name):
        return _constant_named(expression.id, scope)
    if isinstance(expression, ast.Attribute) and expression.attr not in constant_names():
        return None
    qualified = qualify(expression, scope)
    return resolve_constant(qualified) if qualified is not None else None


def _constant_named(name: str, scope: Scope) -> Constant | None:
    """Return the constant that a bare name refers to; what is no import is none itself."""
    found = scope.find(name)
    if found is not None:
        target = found[0].imported(name)
        return resolve_constant(target) if target is not None else None
    constants = (resolve_constant(f"{module}.{name}") for module in star_modules(scope))
    return next((one for one in constants if one is not None), None)


def _literal(node: ast.Constant) -> Value | None:
    value = node.value
    if value is None or isinstance(value, bytes):
        return None
    if isinstance(value, bool | float | complex):
        return Value(node, None, Spelling.OTHER)
    if isinstance(value, int):
        return Value(node, value, Spelling.NUMBER)
    if isinstance(value, str):
        if _TEXT.match(value):
            return Value(node, int(value), Spelling.TEXT)
        line = _LINE.match(value)
        if line:
            return Value(node, int(line[1]), Spelling.LINE)
        return Value(node, None, Spelling.OTHER)
    return None


def _named(expression: ast.Name | ast.Attribute, scope: Scope, depth: int) -> Iterator[Value]:
    constant = constant_at(expression, scope)
    if constant is not None:
        yield Value(expression, constant.code, Spelling.NAME, constant.family, constant.name)
        return
    if not isinstance(expression, ast.Name) or depth > _DEPTH:
        return
    assigned = value_of(expression.id, scope)
    if assigned is None:
        return
    where, value = assigned
    if where.kind is ScopeKind.FUNCTION and not expression.id.isupper():
        return
    for found in values_of(value, where, depth + 1):
        if found.code is not None and found.spelling in (
            Spelling.NUMBER,
            Spelling.NAME,
            Spelling.LOCAL,
        ):
            yield Value(expression, found.code, Spelling.LOCAL, found.family, expression.id)
