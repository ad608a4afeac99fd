"""Functions that answer though nothing registers them: what a returned pair itself tells.

connexion finds its handlers by name in another file, and helpers of a view stand in modules that
import no framework. A pair is no evidence; a text beside the status that it is the phrase of, or
a message beside an error, in a function that nobody in the module takes apart, is.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from statusfix.frameworks import TupleOrder, conventions
from statusfix.reading.bindings import BindingKind, FunctionNode, Scope, ScopeKind
from statusfix.reading.evidence import tail_of
from statusfix.reading.views import displays_in, status_in
from statusfix.registry import find_status

_FIRST_FINAL = 200
_FIRST_ERROR = 400


def is_answer(returned: ast.expr, scope: Scope, order: TupleOrder, in_family: bool) -> bool:
    """Return True where what a function returns shows that the function answers requests.

    `in_family` tells whether the module imports a framework that reads such pairs.
    """
    return any(
        _is_telling(display, order, in_family)
        for value in _values(returned, scope)
        for display in displays_in(value)
        if isinstance(display, ast.Tuple)
    )


def agreeing(returned: ast.expr, order: TupleOrder) -> Iterator[ast.expr]:
    """Yield the statuses that a returned text says in words: `"User not found", 404`."""
    for display in displays_in(returned):
        status = status_in(display, order)
        if status is not None and isinstance(display, ast.Tuple) and _agrees(display, order):
            yield status


def _agrees(row: ast.Tuple, order: TupleOrder) -> bool:
    status, body = status_in(row, order), row.elts[0]
    if not isinstance(status, ast.Constant) or type(status.value) is not int:
        return False
    known = find_status(status.value)
    if known is None or not isinstance(body, ast.Constant) or not isinstance(body.value, str):
        return False
    text, phrase = body.value.strip(" .!").lower(), known.phrase.lower()
    return text == phrase or (known.code >= _FIRST_ERROR and phrase in text)


def may_answer(function: Scope) -> bool:
    """Return True for functions of the module and public methods, by place and name."""
    node, outer = function.node, function.parent
    if not isinstance(node, FunctionNode) or outer is None:
        return False
    return outer.kind is not ScopeKind.CLASS or not node.name.startswith("_")


def _values(returned: ast.expr, scope: Scope) -> Iterator[ast.expr]:
    """Yield what is returned, and what a returned variable of the function was set to."""
    yield returned
    found = scope.find(returned.id) if isinstance(returned, ast.Name) else None
    if found is not None and found[0].kind is ScopeKind.FUNCTION:
        for binding in found[1]:
            if binding.kind is BindingKind.VALUE and binding.place < 0:
                if isinstance(binding.node, ast.expr):
                    yield binding.node


def _is_telling(row: ast.Tuple, order: TupleOrder, in_family: bool) -> bool:
    status = status_in(row, order)
    if status is not None and _is_named_response(row.elts[0]) and _is_looked_up(status):
        return True
    if not isinstance(status, ast.Constant) or type(status.value) is not int:
        return False
    known = find_status(status.value)
    if known is None or known.code < _FIRST_FINAL:
        return False
    body = row.elts[0]
    if _agrees(row, order):
        return True
    if _is_named_response(body):
        return True
    return in_family and _is_body(body, known.code)


def _is_named_response(body: ast.expr) -> bool:
    return isinstance(body, ast.Name) and body.id in conventions.RESPONSES


def _is_looked_up(status: ast.expr) -> bool:
    """Whether a status is looked up in a table that says so: `CODES[state]`."""
    if isinstance(status, ast.Call) and tail_of(status.func) == "get":
        status = status.func
    table = status.value if isinstance(status, ast.Subscript | ast.Attribute) else None
    name = tail_of(table) if table is not None else None
    return name is not None and ("code" in name.lower() or "status" in name.lower())


def _is_body(body: ast.expr, code: int) -> bool:
    """Whether an expression is plainly a body: a document, a message beside an error."""
    if isinstance(body, ast.Dict):
        return all(key is None or isinstance(key, ast.Constant) for key in body.keys)
    if isinstance(body, ast.JoinedStr):
        return code >= _FIRST_ERROR
    if isinstance(body, ast.Constant) and isinstance(body.value, str):
        return code >= _FIRST_ERROR and " " in body.value.strip()
    if isinstance(body, ast.Call) and isinstance(body.func, ast.Attribute):
        return tail_of(body.func) in conventions.SERIALIZERS
    return False
