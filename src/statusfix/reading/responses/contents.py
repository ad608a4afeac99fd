"""Does a response have content? What the expression for its body tells."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from statusfix.frameworks.responses import Carrier, conventions
from statusfix.frameworks.responses._schema import ALWAYS, BODY, FILLED, NEVER, SERIALIZED
from statusfix.model import Content
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import FunctionNode, Scope, value_of
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.syntax import children

_DEPTH = 4
_KNOWN = (BODY, SERIALIZED, "plain")


def content_of_call(call: ast.Call, carrier: Carrier, scope: Scope) -> Content:
    """Return whether the response that a call makes has content."""
    if carrier.kind == NEVER:
        return Content.NONE
    if carrier.kind in (ALWAYS, FILLED):  # the page of an exception depends on its status
        return Content.UNKNOWN if carrier.leaving == "raised" else Content.SOME
    if carrier.kind not in _KNOWN:
        return Content.UNKNOWN
    words = carrier.content.split() or [""]
    given = next((one for word in words if (one := argument(call, word, carrier.place))), None)
    if given is None:
        return Content.UNKNOWN if _hides_arguments(call) else Content.NONE
    return content_of(given, carrier.kind, scope)


def content_of(expression: ast.expr, kind: str, scope: Scope, depth: int = 0) -> Content:
    """Return whether an expression that is a response's body gives it content."""
    if depth > _DEPTH:
        return Content.UNKNOWN
    if isinstance(expression, ast.Constant):
        return _of_constant(expression.value, kind)
    if isinstance(expression, ast.JoinedStr):
        has_text = any(isinstance(one, ast.Constant) for one in expression.values)
        return Content.SOME if has_text or kind == SERIALIZED else Content.UNKNOWN
    if isinstance(expression, ast.Dict | ast.List | ast.Tuple):
        is_empty = not (expression.keys if isinstance(expression, ast.Dict) else expression.elts)
        return Content.UNKNOWN if is_empty and kind == "plain" else Content.SOME
    if isinstance(expression, ast.IfExp):
        first = content_of(expression.body, kind, scope, depth + 1)
        same = first is content_of(expression.orelse, kind, scope, depth + 1)
        return first if same else Content.UNKNOWN
    if isinstance(expression, ast.Name):
        assigned = value_of(expression.id, scope)
        if assigned is not None:
            return content_of(assigned[1], kind, assigned[0], depth + 1)
    if isinstance(expression, ast.Call):
        if tail_of(expression.func) in conventions.PAGE_CALLS:
            return Content.SOME
    return Content.UNKNOWN


def content_of_returns(function: ast.AST, scope: Scope) -> Content:
    """Return whether a handler whose results become content has any: FastAPI's way."""
    found: set[Content] = set()
    for value in returned_by(function):
        if value is None or (isinstance(value, ast.Constant) and value.value is None):
            found.add(Content.NONE)
        else:
            found.add(content_of(value, SERIALIZED, scope))
    if not found:
        return Content.NONE
    return found.pop() if len(found) == 1 else Content.UNKNOWN


def returned_by(function: ast.AST) -> Iterator[ast.expr | None]:
    """Yield what a function itself returns; a generator yields content of its own."""
    if not isinstance(function, FunctionNode):
        return
    pending: list[ast.AST] = list(function.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Return):
            yield node.value
        elif isinstance(node, ast.Yield | ast.YieldFrom):
            yield node
        if not isinstance(node, FunctionNode | ast.Lambda | ast.ClassDef):
            pending.extend(children(node))


def _of_constant(value: object, kind: str) -> Content:
    if value is None:
        return Content.UNKNOWN if kind == BODY else Content.NONE
    if kind == SERIALIZED:
        return Content.SOME
    if isinstance(value, str | bytes):
        return Content.SOME if value else Content.NONE
    return Content.UNKNOWN


def _hides_arguments(call: ast.Call) -> bool:
    return any(isinstance(one, ast.Starred) for one in call.args) or any(
        keyword.arg is None for keyword in call.keywords
    )
