"""Functions whose returned tuples are responses: Flask's way, and that of its family."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from statusfix.frameworks import conventions, index
from statusfix.frameworks._schema import METHODS, VIEW
from statusfix.reading.bindings import FunctionNode, Scope, ScopeKind, class_of, qualify
from statusfix.reading.evidence import tail_of


def returned_tuples(value: ast.expr) -> Iterator[ast.Tuple]:
    """Yield the tuples of two or three elements that a return statement can give."""
    if isinstance(value, ast.IfExp):
        yield from returned_tuples(value.body)
        yield from returned_tuples(value.orelse)
    elif isinstance(value, ast.Tuple) and len(value.elts) in (2, 3):
        if not any(isinstance(element, ast.Starred) for element in value.elts):
            yield value


class Views:
    """Tells whether a function's returned tuple is (body, status): by decorator, class, registry.

    A tuple alone is no evidence: many functions return a pair with a number in it.
    """

    def __init__(self, packages: tuple[str, ...]) -> None:
        self._registered: set[str] = set()
        self._flask_family = any(name in conventions.TUPLE_FRAMEWORKS for name in packages)
        self._other_family = any(name in conventions.OTHER_TUPLES for name in packages)
        self._tuples: list[tuple[ast.Tuple, Scope, Scope]] = []
        self._hands_on: dict[int, list[ast.AST]] = {}
        self._functions: dict[int, Scope] = {}

    def register(self, function: ast.expr) -> None:
        """Remember a function that the module hands to add_url_rule or one of its relatives."""
        name = tail_of(function)
        if name is not None:
            self._registered.add(name)

    def returned(self, value: ast.expr, function: Scope, scope: Scope) -> None:
        """Remember what a function returns: its tuples, and the helpers whose result it passes."""
        self._functions[id(function.node)] = function
        self._tuples.extend((row, function, scope) for row in returned_tuples(value))
        for helper in _helpers(value, scope):
            self._hands_on.setdefault(id(function.node), []).append(helper)

    def responses(self) -> Iterator[tuple[ast.Tuple, Scope, bool]]:
        """Yield the returned tuples that are responses, their scope, and whether that is certain.

        A function answers if it is a view, or if one that answers returns its result.
        """
        if not self._tuples:
            return
        pending = [key for key, function in self._functions.items() if self._is_view(function)]
        answering: set[int] = set()
        while pending:
            key = pending.pop()
            if key not in answering:
                answering.add(key)
                pending.extend(id(helper) for helper in self._hands_on.get(key, ()))
        for row, function, scope in self._tuples:
            if id(function.node) in answering or (self._flask_family and _has_body(row)):
                yield row, scope, True
            elif not self._other_family and _is_routed(function.node):
                yield row, scope, False

    def _is_view(self, function: Scope) -> bool:
        node = function.node
        if not isinstance(node, FunctionNode):
            return False
        outer = function.parent
        if outer is None:
            return False
        if any(self._is_view_decorator(one, outer) for one in node.decorator_list):
            return True
        if node.name in self._registered:
            return True
        return (
            outer.kind is ScopeKind.CLASS
            and node.name in conventions.VIEW_METHODS
            and self._is_view_class(outer)
        )

    def _is_view_decorator(self, decorator: ast.expr, scope: Scope) -> bool:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        if not isinstance(target, ast.Attribute):
            return False
        owner = class_of(target.value, scope)
        if owner is not None and index().is_known_class(owner):
            return any(row.kind == VIEW for row in index().called(f"{owner}.{target.attr}"))
        return (
            self._flask_family
            and not self._other_family
            and (
                target.attr in conventions.VIEW_DECORATORS
                or target.attr.endswith(("_loader", "errorhandler"))
            )
        )

    def _is_view_class(self, scope: Scope) -> bool:
        node = scope.node
        if not isinstance(node, ast.ClassDef) or scope.parent is None:
            return False
        for base in node.bases:
            name = qualify(base, scope.parent)
            if name is not None and any(row.kind == METHODS for row in index().called(name)):
                return True
            if self._flask_family and tail_of(base) in conventions.VIEW_CLASSES:
                return True
        return False


def _is_routed(function: ast.AST) -> bool:
    """Whether a decorator gives a function a path, on an object from another file: `@bp.route`."""
    if not isinstance(function, FunctionNode):
        return False
    for one in function.decorator_list:
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.args:
            path = one.args[0].value if isinstance(one.args[0], ast.Constant) else None
            if one.func.attr == "route" and isinstance(path, str) and path.startswith("/"):
                return True
            if one.func.attr in conventions.HANDLER_DECORATORS:
                return True
    return False


def _helpers(value: ast.expr, scope: Scope) -> Iterator[ast.AST]:
    """Yield the functions of the module whose result an expression is."""
    if isinstance(value, ast.IfExp):
        yield from _helpers(value.body, scope)
        yield from _helpers(value.orelse, scope)
    elif isinstance(value, ast.Call):
        found = scope.find(value.func.id) if isinstance(value.func, ast.Name) else None
        for binding in found[1] if found else ():
            if isinstance(binding.node, FunctionNode):
                yield binding.node


def argument(call: ast.Call, parameter: str, position: int) -> ast.expr | None:
    """Return the argument for a parameter by keyword or place, or None where it isn't given."""
    if parameter:
        for keyword in call.keywords:
            if keyword.arg == parameter:
                return keyword.value
    if position < 0 or len(call.args) <= position:
        return None
    before = call.args[: position + 1]
    if any(isinstance(one, ast.Starred) for one in before):
        return None
    return call.args[position]


def _has_body(row: ast.Tuple) -> bool:
    """Return True where the first element is plainly the body of a response."""
    first, status = row.elts[0], row.elts[1]
    if not isinstance(status, ast.Constant | ast.Attribute):
        return False
    return isinstance(first, ast.Call) and tail_of(first.func) in conventions.BODY_CALLS
