"""Who calls a function of the module, and what is handed over for a parameter."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from statusfix.reading.bindings import Scope, ScopeKind
from statusfix.reading.evidence import tail_of
from statusfix.reading.views import argument

_SELF = ("self", "cls")


def arguments_for(
    parameter: ast.arg,
    function: ast.FunctionDef | ast.AsyncFunctionDef,
    outer: Scope,
    calls: Mapping[str, Sequence[tuple[ast.Call, Scope]]],
) -> Iterator[tuple[ast.expr, Scope]]:
    """Yield what the calls of a function in this module hand over for a parameter."""
    is_method = outer.kind is ScopeKind.CLASS
    name = function.name
    if is_method and name in ("__init__", "__new__", "__call__"):
        name = outer.node.name if isinstance(outer.node, ast.ClassDef) else name
    positional = [*function.args.posonlyargs, *function.args.args]
    place = positional.index(parameter) if parameter in positional else -1
    if is_method and place >= 0 and not _is_static(function):
        place -= 1
    for call, scope in calls.get(name, ()):
        if not _calls_function(call, scope, function, outer):
            continue
        skipped = 1 if tail_of(call.func) == "partial" else 0
        given = argument(call, parameter.arg, place + skipped if place >= 0 else -1)
        if given is not None:
            yield given, scope


def default_of(arguments: ast.arguments, parameter: ast.arg) -> ast.expr | None:
    """Return the default of a parameter, or None."""
    positional = [*arguments.posonlyargs, *arguments.args]
    if parameter in positional:
        place = positional.index(parameter) - len(positional) + len(arguments.defaults)
        return arguments.defaults[place] if place >= 0 else None
    if parameter in arguments.kwonlyargs:
        return arguments.kw_defaults[arguments.kwonlyargs.index(parameter)]
    return None


def _is_static(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(tail_of(one) == "staticmethod" for one in function.decorator_list)


def _calls_function(
    call: ast.Call,
    scope: Scope,
    function: ast.FunctionDef | ast.AsyncFunctionDef,
    outer: Scope,
) -> bool:
    """Whether a call certainly calls a function: by its name, through self, or by its class."""
    called: ast.expr = call.func
    if tail_of(called) == "partial" and call.args:
        called = call.args[0]
    if isinstance(called, ast.Name):
        found = scope.find(called.id)
        wanted: ast.AST = outer.node if function.name.startswith("__") else function
        return found is not None and any(binding.node is wanted for binding in found[1])
    if not isinstance(called, ast.Attribute) or outer.kind is not ScopeKind.CLASS:
        return False
    if tail_of(called.value) not in _SELF:
        return False
    owner = scope
    while owner.kind is not ScopeKind.CLASS and owner.parent is not None:
        owner = owner.parent
    return owner.node is outer.node or _inherits(owner, outer)


def _inherits(owner: Scope, ancestor: Scope, depth: int = 0) -> bool:
    """Whether a class of the module has another one among its bases."""
    node = owner.node
    if not isinstance(node, ast.ClassDef) or not isinstance(ancestor.node, ast.ClassDef):
        return False
    if depth > 5:
        return False
    for base in node.bases:
        found = owner.find(base.id) if isinstance(base, ast.Name) else None
        if found is None:
            continue
        definition = found[1][-1].node
        if definition is ancestor.node:
            return True
        if isinstance(definition, ast.ClassDef) and definition is not node:
            if _inherits(Scope(definition, found[0]), ancestor, depth + 1):
                return True
    return False
