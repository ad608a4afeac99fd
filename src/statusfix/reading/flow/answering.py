"""Functions that answer though nothing registers them: what a returned pair itself tells.

connexion finds its handlers by name in another file, and helpers of a view stand in modules that
import no framework. A pair is no evidence; a text beside the status that it is the phrase of, or
a message beside an error, in a function that nobody in the module takes apart, is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from statusfix.frameworks import TupleOrder, conventions
from statusfix.reading.flow.views import displays_in, status_in
from statusfix.reading.names.bindings import (
    BindingKind,
    FunctionNode,
    Scope,
    ScopeKind,
    qualify,
)
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.syntax import walk
from statusfix.registry import Status, find_status

_HANDLER = re.compile(conventions.HANDLER_FUNCTION)
_FIRST_FINAL = 200
_FIRST_ERROR = 400


class Family(NamedTuple):
    """What a module imports: a framework that reads pairs, one that finds handlers by name."""

    order: TupleOrder
    reads_pairs: bool
    finds_by_name: bool


def family_of(order: TupleOrder, packages: Sequence[str]) -> Family:
    """Return what the packages that a module imports say about its pairs."""
    return Family(
        order,
        any(name in conventions.TUPLE_FRAMEWORKS for name in packages),
        any(name in conventions.FINDS_BY_NAME for name in packages),
    )


def is_answer(function: Scope, returned: Sequence[ast.expr], family: Family) -> bool:
    """Return True where what a function returns shows that it answers requests.

    One pair with a body and a status is not enough: the function must read the request, say a
    status in words, tell several apart, or be of a name or module that handlers have.
    """
    rows = [
        display
        for one in returned
        for value in _values(one, function)
        for display in displays_in(value)
        if isinstance(display, ast.Tuple)
    ]
    if any(_agrees(row, family.order) or _is_response(row, family.order) for row in rows):
        return True
    telling = [row for row in rows if _is_telling(row, family.order)]
    if not telling or not family.reads_pairs:
        return False
    codes = {ast.dump(one) for one in (status_in(row, family.order) for row in telling) if one}
    return len(codes) > 1 or _is_handler(function, returned, family)


def _is_handler(function: Scope, returned: Sequence[ast.expr], family: Family) -> bool:
    node, outer = function.node, function.parent
    if not isinstance(node, FunctionNode) or outer is None:
        return False
    if outer.kind is not ScopeKind.CLASS:
        if family.finds_by_name or _HANDLER.search(node.name):
            return True
    if _wraps_parameter(returned, outer):
        return True
    return any(
        (qualify(one, function) or "").endswith(".request")
        for one in walk(node)
        if isinstance(one, ast.Name | ast.Attribute)
    )


def _wraps_parameter(returned: Sequence[ast.expr], outer: Scope) -> bool:
    """Whether a function hands on what the decorated function returns: a decorator of views."""
    if outer.kind is not ScopeKind.FUNCTION:
        return False
    for value in returned:
        call = value.value if isinstance(value, ast.Await) else value
        name = call.func if isinstance(call, ast.Call) else None
        found = outer.find(name.id) if isinstance(name, ast.Name) else None
        if found is not None and found[1][-1].kind is BindingKind.PARAMETER:
            return True
    return False


def agreeing(returned: ast.expr, order: TupleOrder) -> Iterator[ast.expr]:
    """Yield the statuses that a returned text says in words: `"User not found", 404`."""
    for display in displays_in(returned):
        status = status_in(display, order)
        if status is not None and isinstance(display, ast.Tuple) and _agrees(display, order):
            yield status


def _agrees(row: ast.Tuple, order: TupleOrder) -> bool:
    known, body = _status_of(row, order), row.elts[0]
    if known is None or not isinstance(body, ast.Constant) or not isinstance(body.value, str):
        return False
    text, phrase = body.value.strip(" .!").lower(), known.phrase.lower()
    return text == phrase or (known.code >= _FIRST_ERROR and phrase in text)


def _values(returned: ast.expr, scope: Scope) -> Iterator[ast.expr]:
    """Yield what is returned, and what a returned variable of the function was set to."""
    yield returned
    found = scope.find(returned.id) if isinstance(returned, ast.Name) else None
    if found is not None and found[0].kind is ScopeKind.FUNCTION:
        for binding in found[1]:
            if binding.kind is BindingKind.VALUE and binding.place < 0:
                if isinstance(binding.node, ast.expr):
                    yield binding.node


def _status_of(row: ast.Tuple, order: TupleOrder) -> Status | None:
    status = status_in(row, order)
    if not isinstance(status, ast.Constant) or type(status.value) is not int:
        return None
    known = find_status(status.value)
    return known if known is not None and known.code >= _FIRST_FINAL else None


def _is_telling(row: ast.Tuple, order: TupleOrder) -> bool:
    known = _status_of(row, order)
    return known is not None and _is_body(row.elts[0], known.code)


def _is_response(row: ast.Tuple, order: TupleOrder) -> bool:
    """Whether the body is a variable that is called a response."""
    if not _is_named_response(row.elts[0]):
        return False
    status = status_in(row, order)
    return _status_of(row, order) is not None or (status is not None and _is_looked_up(status))


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
    if isinstance(body, ast.Call) and tail_of(body.func) == "dict":
        return bool(body.keywords) and not body.args
    if isinstance(body, ast.Call) and isinstance(body.func, ast.Attribute):
        return tail_of(body.func) in conventions.SERIALIZERS
    return False
