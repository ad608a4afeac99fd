"""What a name means at a place: through imports, aliases, assignments and annotations."""

from __future__ import annotations

import ast

from statusfix.reading.names.binder import Binding, BindingKind, Comprehension
from statusfix.reading.names.scopes import Scope, ScopeKind, module_scope
from statusfix.reading.names.syntax import FunctionNode, module_name, names_literal, walk

__all__ = [
    "Binding",
    "BindingKind",
    "Comprehension",
    "FunctionNode",
    "Scope",
    "ScopeKind",
    "class_of",
    "has_literal_type",
    "module_name",
    "module_scope",
    "qualify",
    "star_modules",
    "value_of",
]

_ALIAS_DEPTH = 6


def qualify(expression: ast.AST, scope: Scope, depth: int = 0) -> str | None:
    """Return the qualified name that an expression refers to through imports and plain aliases.

    `from flask import abort as stop` makes `stop` say `flask.abort`. A local class is
    `<local>.Name`. None where the name isn't imported, or where something else shadows it.
    """
    if isinstance(expression, ast.Attribute):
        base = qualify(expression.value, scope, depth)
        return f"{base}.{expression.attr}" if base else None
    if not isinstance(expression, ast.Name) or depth > _ALIAS_DEPTH:
        return None
    found = scope.find(expression.id)
    if found is None:
        stars = star_modules(scope)
        return f"{stars[0]}.{expression.id}" if len(stars) == 1 else None
    where, bindings = found
    only = bindings[-1]
    if only.kind is BindingKind.IMPORT and len(bindings) == 1:
        return only.target
    if len(bindings) > 1:
        target = where.imported(expression.id)
        if target is not None:
            return target
    if only.kind is BindingKind.CLASS:
        return f"<local>.{expression.id}"
    if only.kind is BindingKind.VALUE and only.place < 0 and len(bindings) == 1:
        if isinstance(only.node, ast.Name | ast.Attribute):
            return qualify(only.node, where, depth + 1)
    return None


def star_modules(scope: Scope) -> list[str]:
    """Return the modules that this module imports everything from."""
    module = scope.module
    _ = module.bindings
    return module.stars


def value_of(name: str, scope: Scope) -> tuple[Scope, ast.expr] | None:
    """Return the one expression that a name was assigned from, where there is just one."""
    found = scope.find(name)
    if found is None:
        return None
    where, bindings = found
    if len(bindings) != 1:
        return None
    binding = bindings[0]
    if binding.kind is not BindingKind.VALUE or binding.place >= 0:
        return None
    return (where, binding.node) if isinstance(binding.node, ast.expr) else None


def class_of(expression: ast.AST, scope: Scope, depth: int = 0) -> str | None:
    """Return the qualified class of an object, as far as one assignment or annotation tells."""
    if depth > _ALIAS_DEPTH:
        return None
    if isinstance(expression, ast.Await):
        return class_of(expression.value, scope, depth + 1)
    if isinstance(expression, ast.Call):
        return qualify(expression.func, scope)
    if not isinstance(expression, ast.Name):
        return None
    found = scope.find(expression.id)
    if found is None:
        return None
    where, bindings = found
    binding = bindings[-1]
    if binding.kind is BindingKind.PARAMETER and isinstance(binding.node, ast.arg):
        return _annotated_class(binding.node.annotation, where)
    if binding.kind in (BindingKind.VALUE, BindingKind.CONTEXT) and binding.place < 0:
        return class_of(binding.node, where, depth + 1)
    return None


def _annotated_class(annotation: ast.expr | None, scope: Scope) -> str | None:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        try:
            annotation = ast.parse(annotation.value, mode="eval").body
        except SyntaxError:
            return None
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        return _annotated_class(annotation.left, scope) or _annotated_class(
            annotation.right, scope
        )
    if isinstance(annotation, ast.Subscript):
        inner = annotation.slice
        return _annotated_class(inner.elts[0] if isinstance(inner, ast.Tuple) else inner, scope)
    if annotation is None:
        return None
    outer = scope.parent or scope
    return qualify(annotation, outer)


def has_literal_type(annotation: ast.expr | None, scope: Scope) -> bool:
    """Return True for an annotation with `Literal[...]`, or with a name that stands for one.

    Only the very literal fits such a type: no constant does, whatever its value.
    """
    if annotation is None:
        return False
    if names_literal(annotation):
        return True
    for node in walk(annotation):
        assigned = value_of(node.id, scope) if isinstance(node, ast.Name) else None
        if assigned is not None and names_literal(assigned[1]):
            return True
    return False
