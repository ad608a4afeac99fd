"""Functions that answer with a tuple that has the status in it: (body, status), (status, body)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

from statusfix.frameworks import Sink, TupleOrder, conventions, index
from statusfix.frameworks._schema import METHODS, VIEW
from statusfix.model import EnumSafety
from statusfix.reading.names.bindings import FunctionNode, Scope, ScopeKind, class_of, qualify
from statusfix.reading.names.evidence import tail_of

_VIEW_CLASS = re.compile(conventions.VIEW_CLASS)
Display = ast.Tuple | ast.List


def displays_in(value: ast.expr) -> Iterator[ast.expr]:
    """Yield what a return statement can give that may hold a status: displays, a bare number."""
    if isinstance(value, ast.IfExp):
        yield from displays_in(value.body)
        yield from displays_in(value.orelse)
    elif isinstance(value, Display) and len(value.elts) in (2, 3):
        if not any(isinstance(element, ast.Starred) for element in value.elts):
            yield value
    elif isinstance(value, ast.Constant) and type(value.value) is int:
        yield value


def status_in(display: ast.expr, order: TupleOrder) -> ast.expr | None:
    """Return the element of a display that is its status, by the framework's order."""
    container = "tuple" if isinstance(display, ast.Tuple) else "list"
    if isinstance(display, Display) and container not in order.containers:
        return None
    elements = display.elts if isinstance(display, Display) else [display]
    found = [elements[place] for length, place in order.places if length == len(elements)]
    for element in found[1:]:
        if _is_number(element) and not _is_number(found[0]):
            return element
    return found[0] if found else None


class Views:
    """Tells whether a function's returned tuple has a status: by decorator, class, registry.

    A tuple alone is no evidence: many functions return a pair with a number in it.
    """

    def __init__(self, packages: tuple[str, ...]) -> None:
        self._registered: dict[str, TupleOrder] = {}
        self._flask_family = any(name in conventions.TUPLE_FRAMEWORKS for name in packages)
        self._other_family = any(name in conventions.OTHER_TUPLES for name in packages)
        self._usual = None if self._flask_family and self._other_family else _usual(packages)
        self._displays: list[tuple[ast.expr, Scope]] = []
        self._returned: dict[int, list[ast.expr]] = {}
        self._functions: dict[int, Scope] = {}
        self._orders: dict[int, TupleOrder | None] = {}

    def register(self, function: ast.expr, row: Sink) -> None:
        """Remember a function that the module hands to add_url_rule or one of its relatives."""
        name = tail_of(function)
        order = index().order_of(row.name)
        if name is not None and order is not None:
            self._registered[name] = order

    def returned(self, value: ast.expr, function: Scope, scope: Scope) -> None:
        """Remember what a function returns."""
        self._functions[id(function.node)] = function
        self._returned.setdefault(id(function.node), []).append(value)
        if self._flask_family:
            self._displays.extend((display, scope) for display in displays_in(value))

    def answering(self) -> Iterator[tuple[Scope, TupleOrder, bool]]:
        """Yield the functions that answer requests with tuples, how, and whether it is certain."""
        usual = index().order_of("*.")
        for function in self._functions.values():
            order = self._order_of(function)
            if order is not None:
                yield function, order, True
            elif usual is not None and not self._other_family and _is_routed(function.node):
                yield function, usual, False

    @property
    def usual_order(self) -> TupleOrder | None:
        """Where the status of a pair stands, None where the module's frameworks read none."""
        return None if self._other_family else self._usual or index().order_of("*.")

    def others(self) -> Iterator[tuple[Scope, list[ast.expr]]]:
        """Yield the functions that nothing registers, and what they return."""
        for function in self._functions.values():
            if self._order_of(function) is None and not _is_routed(function.node):
                yield function, self._returned[id(function.node)]

    def returns(self) -> Iterator[tuple[Scope, list[ast.expr]]]:
        """Yield every function of the module that returns something, and what."""
        for key, function in self._functions.items():
            yield function, self._returned[key]

    def bodies(self) -> Iterator[tuple[ast.expr, Scope]]:
        """Yield the statuses beside which a returned tuple has a response's body, plainly."""
        for display, scope in self._displays:
            if isinstance(display, ast.Tuple) and _has_body(display):
                yield display.elts[1], scope

    def _order_of(self, function: Scope) -> TupleOrder | None:
        """Return how a view answers with tuples, None for a function that is no view.

        To be asked when all functions are registered.
        """
        key = id(function.node)
        if key not in self._orders:
            self._orders[key] = self._find_order(function)
        return self._orders[key]

    def _find_order(self, function: Scope) -> TupleOrder | None:
        node = function.node
        outer = function.parent
        if not isinstance(node, FunctionNode) or outer is None:
            return None
        for decorator in node.decorator_list:
            order = self._order_of_decorator(decorator, outer)
            if order is not None:
                return order
        if node.name in self._registered:
            return self._registered[node.name]
        if outer.kind is ScopeKind.CLASS and node.name in conventions.VIEW_METHODS:
            return self._order_of_class(outer)
        return None

    def _order_of_decorator(self, decorator: ast.expr, scope: Scope) -> TupleOrder | None:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        imported = qualify(target, scope)
        order = _order_of_rows(imported, VIEW) if imported is not None else None
        if order is not None or not isinstance(target, ast.Attribute):
            return order
        owner = class_of(target.value, scope)
        if owner is not None and index().is_known_class(owner):
            return _order_of_rows(f"{owner}.{target.attr}", VIEW)
        is_view = target.attr in conventions.VIEW_DECORATORS or target.attr.endswith(
            ("_loader", "errorhandler")
        )
        return self._usual if is_view else None

    def _order_of_class(self, scope: Scope) -> TupleOrder | None:
        node = scope.node
        if not isinstance(node, ast.ClassDef) or scope.parent is None:
            return None
        for base in node.bases:
            name = qualify(base, scope.parent)
            order = _order_of_rows(name, METHODS) if name is not None else None
            if order is not None:
                return order
            tail = tail_of(base) or ""
            if self._flask_family and (
                tail in conventions.VIEW_CLASSES or _VIEW_CLASS.search(tail)
            ):
                return self._usual
        return None


def _order_of_rows(name: str, kind: str) -> TupleOrder | None:
    rows = [row for row in index().called(name) if row.kind == kind]
    return index().order_of(rows[0].name) if rows else None


@lru_cache(maxsize=1024)
def _usual(packages: tuple[str, ...]) -> TupleOrder | None:
    """Return the order of the one framework that a module imports, None for two that differ."""
    names = (*conventions.TUPLE_FRAMEWORKS, *conventions.OTHER_TUPLES)
    orders = {
        index().order_of(f"{name}.")
        or (index().order_of("*.") if name in conventions.TUPLE_FRAMEWORKS else None)
        for name in packages
        if name in names
    }
    if len({order[:2] for order in orders if order is not None}) != 1 or None in orders:
        return None
    return max(
        (order for order in orders if order is not None),
        key=lambda order: list(EnumSafety).index(order.enum_safety),
    )


def _is_number(element: ast.expr) -> bool:
    """Whether an element can be a status: an int, or a constant's dotted name."""
    if isinstance(element, ast.Constant):
        return type(element.value) is int
    return isinstance(element, ast.Attribute)


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
