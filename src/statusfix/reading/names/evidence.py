"""Is this expression a status? Attributes, keys, names and calls that give one back."""

from __future__ import annotations

import ast
import re
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from statusfix.frameworks import conventions, index
from statusfix.frameworks._schema import ATTRIBUTE
from statusfix.reading.names.bindings import (
    Binding,
    BindingKind,
    Scope,
    class_of,
    qualify,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


class Evidence(IntEnum):
    """How sure it is that an expression is a status."""

    NONE = 0
    SHARED = 1  # a status when the same function expects the same code of a response
    LIKELY = 2  # a status when the other side is a registered code
    CERTAIN = 3


_STATUS_NAME = re.compile(conventions.STATUS_NAME)
_LIKELY_NAME = re.compile(conventions.LIKELY_STATUS_NAME)
_RESPONSE_NAME = re.compile(conventions.RESPONSE_NAME)
_ERROR_NAME = re.compile(conventions.ERROR_NAME)
_MESSAGE_NAME = re.compile(conventions.MESSAGE_NAME)
_HTTP_ERROR = re.compile(r"HTTP|Http|Api|API|Client|Response|Request|WebServiceException")
_DEPTH = 4


def status_evidence(
    expression: ast.expr, scope: Scope, speaks_http: bool, depth: int = 0
) -> Evidence:
    """Return how sure it is that `expression` evaluates to a status code.

    `speaks_http` tells whether the module imports anything that is about HTTP: weak names count
    only there.
    """
    if depth > _DEPTH:
        return Evidence.NONE
    if isinstance(expression, ast.Attribute):
        return _attribute(expression, scope, speaks_http, depth)
    if isinstance(expression, ast.Name):
        return _name(expression.id, scope, speaks_http, depth)
    if isinstance(expression, ast.Subscript):
        return _subscript(expression, speaks_http)
    if isinstance(expression, ast.Call):
        return _call(expression, scope, speaks_http, depth)
    if isinstance(expression, ast.NamedExpr | ast.Await):
        return status_evidence(expression.value, scope, speaks_http, depth + 1)
    if isinstance(expression, ast.BoolOp):
        return max(
            status_evidence(value, scope, speaks_http, depth + 1) for value in expression.values
        )
    return Evidence.NONE


@lru_cache(maxsize=4096)
def is_status_name(name: str) -> bool:
    """Return True for names that are a status wherever they stand (`status_code`)."""
    return _STATUS_NAME.match(name.lower()) is not None


def is_response_like(expression: ast.expr) -> bool:
    """Return True for `response`, `self.resp`, `client.get(...)` and their like, by name."""
    if isinstance(expression, ast.Await):
        return is_response_like(expression.value)
    if isinstance(expression, ast.Call):
        function = expression.func
        return isinstance(function, ast.Attribute) and (
            function.attr in conventions.CLIENT_METHODS
            and not _is_mapping_get(function, expression)
        )
    tail = tail_of(expression)
    return tail is not None and _RESPONSE_NAME.search(tail.lower()) is not None


def tail_of(expression: ast.AST) -> str | None:
    """Return the last name of a dotted name."""
    if isinstance(expression, ast.Attribute):
        return expression.attr
    return expression.id if isinstance(expression, ast.Name) else None


def _is_mapping_get(function: ast.Attribute, call: ast.Call) -> bool:
    """`data.get("status")` is a lookup, `client.get("/path")` a request."""
    first = call.args[0] if call.args else None
    return not (
        isinstance(first, ast.Constant)
        and isinstance(first.value, str)
        and ("/" in first.value or ":" in first.value)
    ) and not (tail_of(function.value) or "").lower().endswith(("client", "session", "requests"))


def _attribute(expression: ast.Attribute, scope: Scope, speaks_http: bool, depth: int) -> Evidence:
    attribute = expression.attr
    if _STATUS_NAME.match(attribute.lower()):
        return Evidence.CERTAIN
    if attribute in ("status", "code"):
        return _weak_attribute(expression, scope, speaks_http)
    if attribute == "value":
        return status_evidence(expression.value, scope, speaks_http, depth + 1)
    if _LIKELY_NAME.match(attribute.lower()):
        return Evidence.LIKELY if speaks_http else Evidence.NONE
    return Evidence.NONE


def _weak_attribute(expression: ast.Attribute, scope: Scope, speaks_http: bool) -> Evidence:
    receiver = expression.value
    known = class_of(receiver, scope)
    if known is not None and index().is_known_class(known):
        row = index().member(known, ATTRIBUTE, expression.attr)
        is_number = row is not None and "line" not in row.accepts
        return Evidence.LIKELY if is_number else Evidence.NONE
    handler = _except_type(receiver, scope)
    if handler is not None:
        return Evidence.LIKELY if _HTTP_ERROR.search(handler) else Evidence.NONE
    raised = _raised_type(receiver, scope)
    if raised is not None:
        return Evidence.LIKELY if _HTTP_ERROR.search(raised) else Evidence.NONE
    if not speaks_http:
        return Evidence.NONE
    if is_response_like(receiver):
        return Evidence.LIKELY
    tail = tail_of(receiver)
    if expression.attr == "code" and tail is not None and _ERROR_NAME.search(tail.lower()):
        return Evidence.LIKELY
    if tail == "value" and isinstance(receiver, ast.Attribute):
        inner = tail_of(receiver.value)
        if inner is not None and _ERROR_NAME.search(inner.lower()):
            return Evidence.LIKELY
    return Evidence.NONE


def _except_type(receiver: ast.expr, scope: Scope) -> str | None:
    """Return the text of the classes that `except ... as receiver` names, or None."""
    if not isinstance(receiver, ast.Name):
        return None
    found = scope.find(receiver.id)
    if found is None:
        return None
    where, bindings = found
    return where.once(("caught", receiver.id), lambda: _caught(bindings))


def _caught(bindings: Sequence[Binding]) -> str | None:
    handlers = [one.node for one in bindings if one.kind is BindingKind.EXCEPTION]
    types = [node.type for node in handlers if isinstance(node, ast.ExceptHandler) and node.type]
    return " ".join(ast.unparse(one) for one in types) if types else None


def _raised_type(receiver: ast.expr, scope: Scope) -> str | None:
    """Return the text of the class in `with pytest.raises(X) as e`, for `e.value`, or None."""
    if not isinstance(receiver, ast.Attribute) or receiver.attr not in ("value", "exception"):
        return None
    found = scope.find(receiver.value.id) if isinstance(receiver.value, ast.Name) else None
    for binding in found[1] if found else ():
        call = binding.node
        if binding.kind is BindingKind.CONTEXT and isinstance(call, ast.Call) and call.args:
            if (tail_of(call.func) or "").lower().startswith(("raises", "assertraises")):
                return ast.unparse(call.args[0])
    return None


def _name(name: str, scope: Scope, speaks_http: bool, depth: int) -> Evidence:
    lowered = name.lower()
    if _STATUS_NAME.match(lowered) and not name.isupper():
        return Evidence.CERTAIN
    found = scope.find(name)
    if found is not None:
        where, bindings = found
        evidence = where.once(
            ("evidence", name, speaks_http, depth),
            lambda: _bound(bindings, where, speaks_http, depth),
        )
        if evidence is not Evidence.NONE:
            return evidence
    if _LIKELY_NAME.match(lowered) and speaks_http:
        return Evidence.LIKELY
    return Evidence.NONE


def _bound(bindings: Sequence[Binding], where: Scope, speaks_http: bool, depth: int) -> Evidence:
    """Evidence from what a name was bound to: one status among its values is enough."""
    best = Evidence.NONE
    for binding in bindings:
        if binding.kind is BindingKind.VALUE and binding.place < 0:
            if isinstance(binding.node, ast.expr):
                found = status_evidence(binding.node, where, speaks_http, depth + 1)
                best = max(best, found)
        elif binding.kind is BindingKind.LOOP:
            if binding.place <= 0 and not binding.within and _iterates_handlers(binding.node):
                return Evidence.CERTAIN
    return best


def _iterates_handlers(iterable: ast.AST) -> bool:
    """Return True for a loop over `exception_handlers`, its keys or its items."""
    if isinstance(iterable, ast.Call) and isinstance(iterable.func, ast.Attribute):
        if iterable.func.attr in ("items", "keys"):
            return tail_of(iterable.func.value) in conventions.HANDLER_NAMES
    return tail_of(iterable) in conventions.HANDLER_NAMES


def _subscript(expression: ast.Subscript, speaks_http: bool) -> Evidence:
    key = expression.slice
    if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
        return Evidence.NONE
    if key.value in conventions.STATUS_KEYS:
        return Evidence.CERTAIN
    if key.value != "status" or not speaks_http:
        return Evidence.NONE
    owner = (tail_of(expression.value) or "").lower()
    return Evidence.LIKELY if _MESSAGE_NAME.search(owner) else Evidence.SHARED


def _call(expression: ast.Call, scope: Scope, speaks_http: bool, depth: int) -> Evidence:
    function = expression.func
    if isinstance(function, ast.Attribute):
        if function.attr == "getcode" and not expression.args:
            return Evidence.CERTAIN
        if function.attr == "get_status" and not expression.args:
            return Evidence.LIKELY
        if function.attr == "get" and expression.args:
            key = expression.args[0]
            if isinstance(key, ast.Constant) and key.value in conventions.STATUS_KEYS:
                return Evidence.CERTAIN
        return Evidence.NONE
    name = function.id if isinstance(function, ast.Name) else ""
    if name == "getattr" and len(expression.args) > 1:
        key = expression.args[1]
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            return Evidence.CERTAIN if is_status_name(key.value) else Evidence.NONE
    if name == "int" and len(expression.args) == 1:
        return status_evidence(expression.args[0], scope, speaks_http, depth + 1)
    if qualify(function, scope) == "http.HTTPStatus" and expression.args:
        return Evidence.CERTAIN
    return Evidence.NONE
