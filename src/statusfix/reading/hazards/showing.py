"""What shows the values it keeps or is given: classes with fields, exceptions, known calls."""

from __future__ import annotations

import ast
from functools import cache

from statusfix.frameworks.readers import EXCEPTIONS, FIELD_CLASSES, FIELD_DECORATORS, READERS
from statusfix.model import EnumSafety
from statusfix.reading.names.bindings import Scope, ScopeKind
from statusfix.reading.names.evidence import tail_of

_RANK = {
    EnumSafety.YES: 0,
    EnumSafety.KEPT: 1,
    EnumSafety.FROM_3_11: 2,
    EnumSafety.SEEN: 3,
    EnumSafety.LITERAL: 4,
    EnumSafety.NO: 5,
}


def worse_safety(one: EnumSafety, two: EnumSafety) -> EnumSafety:
    """Return the one of two safeties that allows less."""
    if one is two:
        return one
    return one if _RANK[one] >= _RANK[two] else two


def is_sharp(safety: EnumSafety) -> bool:
    return _RANK[safety] >= _RANK[EnumSafety.SEEN]


@cache
def exact_effects() -> dict[str, str]:
    """Return the effect of each call that the tables know by its name."""
    return {name: effect for name, effect, _ in READERS}


def effect_of_module(name: str) -> str | None:
    """Look a name up under the rows that stand for all of a module."""
    module = name.rpartition(".")[0]
    while module:
        found = exact_effects().get(f"{module}.*")
        if found is not None:
            return found
        module = module.rpartition(".")[0]
    return None


def shows_fields(node: ast.ClassDef) -> bool:
    """Whether a class writes the values of its fields into its own repr."""
    decorators = [one.func if isinstance(one, ast.Call) else one for one in node.decorator_list]
    if any(tail_of(one) in FIELD_DECORATORS for one in decorators):
        return True
    return any(tail_of(base) in FIELD_CLASSES for base in node.bases)


def is_own_exception(scope: Scope) -> bool:
    """Whether a place is in a class right below an exception of Python's, which shows its args."""
    inner: Scope | None = scope
    while inner is not None and inner.kind is not ScopeKind.CLASS:
        inner = inner.parent
    if inner is None or not isinstance(inner.node, ast.ClassDef):
        return False
    return any(isinstance(base, ast.Name) and base.id in EXCEPTIONS for base in inner.node.bases)


def compared(parent: ast.Compare) -> EnumSafety:
    """Identity tells any name from its number; every other comparison doesn't."""
    others = [parent.left, *parent.comparators]
    is_identity = any(isinstance(one, ast.Is | ast.IsNot) for one in parent.ops)
    with_none = any(isinstance(one, ast.Constant) and one.value is None for one in others)
    return EnumSafety.LITERAL if is_identity and not with_none else EnumSafety.YES


def is_test(parent: ast.IfExp | ast.BoolOp, node: ast.AST) -> bool:
    return isinstance(parent, ast.IfExp) and parent.test is node


def is_read(parent: ast.Subscript, node: ast.AST) -> bool:
    """Whether an element is taken out of a collection: `row[1]`."""
    return (
        parent.value is node
        and isinstance(parent.ctx, ast.Load)
        and not isinstance(parent.slice, ast.Slice)
    )


def is_store(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)
