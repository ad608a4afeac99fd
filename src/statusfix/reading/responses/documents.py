"""What the declaration of an endpoint documents: the statuses by its decorators and routers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from statusfix.frameworks.documents import (
    BY_ITSELF,
    CODE,
    DECLARATIONS,
    EVERY,
    EXCEPTIONS,
    ROUTERS,
)
from statusfix.frameworks.responses import conventions
from statusfix.model import Documented, Leaving
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import FunctionNode, Scope, qualify, value_of
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.places import Place
from statusfix.reading.names.syntax import walk
from statusfix.reading.names.values import values_of
from statusfix.reading.responses.drafts import is_parameter
from statusfix.reading.responses.leaving import is_caught, is_expected, way_out
from statusfix.reading.text import LineIndex

_DEPTH = 4
_ALL = range(100, 600)
_LEAVING = (Leaving.RETURNED, Leaving.RAISED, Leaving.SENT)


class Unclear(Exception):
    """Only the running program knows what a declaration says."""


def documented_at(
    place: Place, packages: tuple[str, ...], module: Scope, lines: LineIndex
) -> Documented | None:
    """Return what the endpoint around a place documents; None where that isn't certain."""
    function = place.function
    if not isinstance(function, FunctionNode) or not function.decorator_list:
        return None
    try:
        return _documented(function, packages, module, lines)
    except Unclear:
        return None


def leaves(place: Place) -> bool:
    """Whether the endpoint around a place answers with the status there."""
    path = place.path
    if is_expected(path) or _is_overruled(path):
        return False
    for at in range(len(path) - 1, 0, -1):
        node = path[at]
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            owner = target.value if isinstance(target, ast.Attribute) else None
            function = place.function
            return (
                isinstance(function, FunctionNode)
                and isinstance(owner, ast.Name)
                and is_parameter(function, owner.id)
            )
        if isinstance(node, ast.stmt):
            return isinstance(node, ast.Raise) and not is_caught(path[:at], path[-1])
        if isinstance(node, ast.Call | ast.Tuple):
            called = node.func if isinstance(node, ast.Call) else node
            name = qualify(called, place.scope) or tail_of(called) or ""
            is_raised = name.rpartition(".")[2] in conventions.HANDED_ON
            acts = Leaving.RAISED if is_raised else None
            return way_out(path, at, acts).leaving in _LEAVING
    return False


def _is_overruled(path: tuple[ast.AST, ...]) -> bool:
    """Whether the status of a class is another one: `HTTPException(status_code=410)`."""
    call = path[-2] if len(path) > 1 else None
    return (
        isinstance(call, ast.Call)
        and call.func is path[-1]
        and any(one.arg in conventions.STATUSES for one in call.keywords)
    )


def _documented(
    function: ast.FunctionDef | ast.AsyncFunctionDef,
    packages: tuple[str, ...],
    module: Scope,
    lines: LineIndex,
) -> Documented | None:
    codes: set[int] = set()
    said: set[int] = set()
    found = Documented()
    for decorator in function.decorator_list:
        if not isinstance(decorator, ast.Call):
            continue
        for package, name, form, parameter, position, entry, _ in DECLARATIONS:
            if package not in packages or tail_of(decorator.func) != name:
                continue
            if any(one.arg is None for one in decorator.keywords):
                raise Unclear
            codes |= _by_itself(package)
            codes |= _of_owner(decorator, package, module)
            given = argument(decorator, parameter, position)
            if given is None:
                continue
            declared = _declared(given, form, module)
            codes |= declared
            said |= declared if form != CODE or position == 0 else set()
            if isinstance(given, ast.Dict) and entry:
                found = found._replace(span=lines.span(given), entry=entry)
    if not said:
        return None
    return found._replace(codes=frozenset(codes), said=frozenset(said))


def _by_itself(package: str) -> set[int]:
    return {code for name, codes, _ in BY_ITSELF if name == package for code in codes}


def _declared(given: ast.expr, form: str, scope: Scope) -> set[int]:
    """Return the statuses that an argument documents."""
    if form == EXCEPTIONS:
        raise Unclear
    if form == CODE:
        return set(_codes(given, scope))
    return set(_keys(given, scope, 0))


def _keys(node: ast.expr, scope: Scope, depth: int) -> Iterator[int]:
    if isinstance(node, ast.Name) and depth < _DEPTH:
        assigned = value_of(node.id, scope)
        if assigned is None:
            raise Unclear
        yield from _keys(assigned[1], assigned[0], depth + 1)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _keys(node.left, scope, depth)
        yield from _keys(node.right, scope, depth)
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                yield from _keys(value, scope, depth + 1)
            else:
                yield from _codes(key, scope)
    elif isinstance(node, ast.List | ast.Tuple | ast.Set):
        for element in node.elts:
            yield from _codes(element, scope)
    elif not (isinstance(node, ast.Constant) and node.value is None) and depth:
        raise Unclear
    elif not isinstance(node, ast.Constant):
        return  # one schema for the usual answer: it says nothing of statuses


def _codes(node: ast.expr, scope: Scope) -> Iterator[int]:
    if isinstance(node, ast.Call) and tail_of(node.func) in ("frozenset", "set", "tuple"):
        raise Unclear
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _of_text(node.value)
        return
    if isinstance(node, ast.Tuple):  # (200, "application/json")
        yield from _codes(node.elts[0], scope)
        return
    found = [value.code for value in values_of(node, scope) if value.code is not None]
    if not found:
        raise Unclear
    yield from found


def _of_text(text: str) -> Iterator[int]:
    """Yield the statuses of a key that is text: "404", "4XX"; "default" stands for all."""
    if text.lower() in EVERY:
        yield from _ALL
    elif text[:1].isdigit() and text[1:].upper() == "XX":
        yield from (code for code in _ALL if str(code)[0] == text[0])
    elif text.isdigit():
        yield int(text)
    else:
        raise Unclear


def _of_owner(decorator: ast.Call, package: str, module: Scope) -> set[int]:
    """Return what the router or the application of a route documents for all of its routes."""
    rows = [row for row in ROUTERS if row[0] == package]
    if not rows or not isinstance(decorator.func, ast.Attribute):
        return set()
    owner = decorator.func.value
    assigned = value_of(owner.id, module) if isinstance(owner, ast.Name) else None
    if assigned is None or not isinstance(assigned[1], ast.Call):
        raise Unclear
    calls = [assigned[1], *_inclusions(owner, module)]
    codes: set[int] = set()
    for call in calls:
        given = next((one.value for one in call.keywords if one.arg == rows[0][2]), None)
        if any(one.arg is None for one in call.keywords):
            raise Unclear
        if given is not None:
            codes |= set(_keys(given, module, 1))
    return codes


def _inclusions(owner: ast.expr, module: Scope) -> Iterator[ast.Call]:
    """Yield the calls of the module that include a router, and what they are included in."""
    names = {row[1] for row in ROUTERS}
    for node in walk(module.node):
        if isinstance(node, ast.Call) and tail_of(node.func) in names and node.args:
            if isinstance(owner, ast.Name) and tail_of(node.args[0]) == owner.id:
                yield node
