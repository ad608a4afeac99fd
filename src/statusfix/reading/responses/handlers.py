"""What a function answers: the framework of its route, its methods, its decorators."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from statusfix.frameworks.responses import conventions
from statusfix.reading.classes import bases_of
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import FunctionNode, Scope, ScopeKind, class_of
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.places import Place

_LISTING = {row[0]: row[1:] for row in conventions.LISTING_DECORATORS}
_FIXED = dict(conventions.FIXED_DECORATORS)
_ACTIONS = dict(conventions.ACTION_METHODS)
_WRITING = re.compile(conventions.WRITING_DECORATOR, re.IGNORECASE)
_VIEW_BASE = re.compile(
    r"View$|ViewSet$|Resource$|Endpoint$|Handler$|Controller$|APIView|Viewset$"
)


class Handler(NamedTuple):
    """The function around a site as a handler.

    `framework` is the one whose route it answers, `family` the one of its module. `methods` is
    empty where nothing tells. `is_rest` where a view of Django REST framework may finish the
    response. `is_open` where a decorator may write header fields.
    """

    framework: str = ""
    family: str = ""
    methods: frozenset[str] = frozenset()
    is_rest: bool = False
    is_open: bool = False


def handler_at(place: Place, packages: tuple[str, ...]) -> Handler:
    """Return what is known about the function around a place as a handler."""
    family = family_of(packages)
    function = place.function
    if not isinstance(function, FunctionNode):
        return Handler("", family, is_rest="rest_framework" in packages)
    scope = place.scope.function
    outer = scope.parent if scope is not None and scope.parent is not None else place.scope
    decorators = list(function.decorator_list)
    framework, methods = _routed(decorators, outer, family)
    if outer.kind is ScopeKind.CLASS and isinstance(outer.node, ast.ClassDef):
        of_class, by_name = _in_class(outer.node, function.name, outer, family)
        framework = framework or of_class
        methods = methods or by_name
    narrowed = _narrowed(place, function)
    if narrowed:
        methods = methods & narrowed or narrowed
    return Handler(
        framework,
        family,
        frozenset(methods),
        _is_rest(decorators, outer, packages),
        _speaks_websocket(function) or any(_writes(one) for one in (*decorators, *_around(outer))),
    )


def _around(scope: Scope) -> list[ast.expr]:
    """Return the decorators of the class around a method."""
    node = scope.node
    return node.decorator_list if isinstance(node, ast.ClassDef) else []


def _writes(decorator: ast.expr) -> bool:
    """Whether a decorator may write header fields."""
    name = tail_of(called(decorator)) or ""
    if name in conventions.HANDING_DECORATORS or _WRITING.search(name):
        return True
    return isinstance(decorator, ast.Call) and any(
        one.arg in conventions.WRITING_ARGUMENTS for one in decorator.keywords
    )


def framework_of(function: Scope, packages: tuple[str, ...]) -> str:
    """Return the framework whose requests a function answers, "" where nothing tells."""
    node, outer = function.node, function.parent
    if not isinstance(node, FunctionNode) or outer is None:
        return ""
    framework, _ = _routed(node.decorator_list, outer, family_of(packages))
    if not framework and outer.kind is ScopeKind.CLASS and isinstance(outer.node, ast.ClassDef):
        framework, _ = _in_class(outer.node, node.name, outer, family_of(packages))
    return framework


def family_of(packages: tuple[str, ...]) -> str:
    """Return the framework that a module's imports speak for, "" for none or more than one."""
    found = [name for name, members in conventions.FAMILIES if set(members) & set(packages)]
    for special, general in (("drf", "django"), ("fastapi", "starlette"), ("ninja", "django")):
        if special in found and general in found:
            found.remove(general)
    return found[0] if len(found) == 1 else ""


def _speaks_websocket(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a handler accepts a WebSocket: what it raises there is a denial, or a close."""
    return any(
        "websocket" in one.arg.lower() or "WebSocket" in (tail_of(one.annotation) or "")
        for one in function.args.args
        if one.annotation is not None
    )


def called(decorator: ast.expr) -> ast.expr:
    """Return what a decorator names, whether or not it is called with arguments."""
    return decorator.func if isinstance(decorator, ast.Call) else decorator


def _routed(decorators: list[ast.expr], scope: Scope, family: str) -> tuple[str, frozenset[str]]:
    """Return the framework and the methods that decorators give a function."""
    framework, methods = "", frozenset[str]()
    for one in decorators:
        name = tail_of(called(one)) or ""
        if name in _FIXED:
            methods |= frozenset(_FIXED[name])
        elif name in _LISTING and isinstance(one, ast.Call):
            methods |= _listed(one, name)
            if name in ("route", "api_route"):
                framework = framework or _owner(one.func, scope, family)
        elif name in conventions.METHOD_DECORATORS and _has_path(one, family):
            methods |= {name.upper()}
            framework = framework or _owner(called(one), scope, family)
        if name == "api_view":
            framework = "drf"
    return framework, methods


def _has_path(decorator: ast.expr, family: str) -> bool:
    if not isinstance(decorator, ast.Call):
        return False
    if not isinstance(decorator.func, ast.Attribute) and family not in conventions.BARE_DECORATORS:
        return False
    given = argument(decorator, "path", 0) or argument(decorator, "rule", 0)
    return given is not None


def _listed(decorator: ast.Call, name: str) -> frozenset[str]:
    parameter, position, default = _LISTING[name]
    given = argument(decorator, parameter, position)
    if given is None:
        return frozenset(default)
    if not isinstance(given, ast.List | ast.Tuple | ast.Set):
        return frozenset()
    words = [one.value for one in given.elts if isinstance(one, ast.Constant)]
    if len(words) != len(given.elts):
        return frozenset()
    return frozenset(word.upper() for word in words if isinstance(word, str))


def _owner(function: ast.expr, scope: Scope, family: str) -> str:
    """Return the framework of the object whose method decorates."""
    owner = class_of(function.value, scope) if isinstance(function, ast.Attribute) else None
    package = (owner or "").partition(".")[0]
    for name, members in conventions.FAMILIES:
        if package in members:
            return name
    return family if owner is None else ""


def _in_class(
    node: ast.ClassDef, name: str, scope: Scope, family: str
) -> tuple[str, frozenset[str]]:
    """Return the framework and the method of HTTP that a method of a view class answers."""
    for prefix in conventions.VIEW_PREFIXES:
        word = name.removeprefix(prefix)
        if word != name and word.lower() in conventions.VIEW_METHODS:
            return "", frozenset({word.upper()})
    bases = [tail_of(base) or "" for base in node.bases]
    if not any(_VIEW_BASE.search(base) for base in bases):
        return "", frozenset()
    framework = ""
    for base in bases_of(node, scope.parent or scope):
        package = base.partition(".")[0]
        for one, members in conventions.FAMILIES:
            if package in members:
                framework = framework or one
    framework = framework or family
    if name in conventions.VIEW_METHODS:
        return framework, frozenset({name.upper()})
    if name in _ACTIONS:
        return framework, frozenset({_ACTIONS[name]})
    return "", frozenset()


def _narrowed(place: Place, function: ast.AST) -> frozenset[str]:
    """Return the methods that an `if request.method == "POST"` around a place leaves."""
    inside = place.path[place.path.index(function) :]
    for node, child in pairwise(inside):
        if isinstance(node, ast.If) and child in node.body:
            found = frozenset(_tested(node.test))
            if found:
                return found
    return frozenset()


def _tested(test: ast.expr) -> Iterator[str]:
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return
    if tail_of(test.left) != "method" or not isinstance(test.ops[0], ast.Eq | ast.In):
        return
    other = test.comparators[0]
    values = other.elts if isinstance(other, ast.Tuple | ast.List | ast.Set) else [other]
    for value in values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value.upper()


def _is_rest(decorators: list[ast.expr], outer: Scope, packages: tuple[str, ...]) -> bool:
    """Whether a view of Django REST framework may finish the response of a function."""
    names = {tail_of(called(one)) for one in decorators}
    if names & {"api_view", "action", "list_route", "detail_route"}:
        return True
    if outer.kind is ScopeKind.CLASS and isinstance(outer.node, ast.ClassDef):
        bases = bases_of(outer.node, outer.parent or outer)
        known = [base.startswith(("django.", "flask.", "starlette.")) for base in bases]
        if known and all(known) and len(known) >= len(outer.node.bases):
            return False
        is_middleware = re.search(conventions.MIDDLEWARE_NAME, outer.node.name) is not None
        return (bool(outer.node.bases) and not is_middleware) or "rest_framework" in packages
    return "rest_framework" in packages and not names
