"""Where the value of a name, a field or a function's result comes from, in one module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from statusfix.model import EnumSafety, Role
from statusfix.reading.flow.callers import Callers, default_of, handed_over
from statusfix.reading.flow.hierarchy import Class, Hierarchy, own_statements
from statusfix.reading.flow.lookups import Lookups
from statusfix.reading.flow.paths import EACH, KEY, VALUE, Path, field, item, step_of
from statusfix.reading.flow.tables import (
    columns_of,
    fixture_named,
    is_fixture,
    reads_names_of_tests,
)
from statusfix.reading.hazards.readers import Readers
from statusfix.reading.names.bindings import (
    Binding,
    BindingKind,
    FunctionNode,
    Scope,
    ScopeKind,
    has_literal_type,
)
from statusfix.reading.names.evidence import tail_of

_FILLING = ("append", "add", "insert", "appendleft")
_MERGING = ("extend", "update")
_LOOKUPS = ("get", "pop", "setdefault")
_CONTEXTS = ("fixture", "contextmanager", "asynccontextmanager")


class Origin(NamedTuple):
    """An expression that a value comes from, with the path to the status in it.

    `label` says how it gets there, "" where the expression is used in the place itself.
    `safety` is what this way alone makes of a member of an enum.
    """

    expression: ast.expr
    scope: Scope
    path: Path
    label: str = ""
    safety: EnumSafety = EnumSafety.YES
    role: Role | None = None


class Origins:
    """Answers for one module: what names, fields and results are made of."""

    def __init__(
        self, hierarchy: Hierarchy, callers: Callers, readers: Readers, lookups: Lookups
    ) -> None:
        self._hierarchy = hierarchy
        self._callers = callers
        self._readers = readers
        self._lookups = lookups
        self._ids: EnumSafety | None = None

    # -- names ----------------------------------------------------------------------------------

    def of_name(self, scope: Scope, name: str, path: Path) -> Iterator[Origin]:
        """Yield what a name of a scope is bound to, and what is put into it later."""
        for binding in scope.bindings.get(name, ()):
            yield from self._of_binding(binding, scope, name, path)
        if path:
            yield from self._stored(scope, name, path)

    def _of_binding(
        self, binding: Binding, scope: Scope, name: str, path: Path
    ) -> Iterator[Origin]:
        node = binding.node
        label = f"variable {name}"
        places = tuple(item(place) for place in binding.within)
        places = (*places, item(binding.place)) if binding.place >= 0 else places
        if isinstance(node, ast.arg):
            yield from self._of_parameter(node, scope, path)
        elif isinstance(node, ast.AugAssign):
            if path and isinstance(node.op, ast.Add | ast.BitOr):
                yield Origin(node.value, scope, path, label)
        elif not isinstance(node, ast.expr):
            return
        elif binding.kind is BindingKind.VALUE:
            if path or places or scope.kind is ScopeKind.FUNCTION:
                yield Origin(node, scope, (*places, *path), label)
        elif binding.kind is BindingKind.LOOP:
            yield Origin(node, scope, (EACH, *places, *path), "a loop over statuses")

    def _stored(self, scope: Scope, name: str, path: Path) -> Iterator[Origin]:
        """What is put into a collection or mapping later, and what it is looked up by."""
        first, rest = path[0], path[1:]
        label = f"variable {name}"
        for load in self._lookups.storing(scope, name, first):
            parent = self._readers.parent(load)
            if isinstance(parent, ast.Subscript) and parent.value is load:
                if first is KEY and not rest:
                    yield Origin(parent.slice, scope, rest, label)
                statement = self._readers.parent(parent)
                if not isinstance(parent.ctx, ast.Store) or not isinstance(statement, ast.Assign):
                    continue
                if first is VALUE or first == step_of(parent.slice):
                    yield Origin(statement.value, scope, rest, label)
            elif isinstance(parent, ast.Attribute):
                call = self._readers.parent(parent)
                if isinstance(call, ast.Call) and call.func is parent and call.args:
                    yield from _filled(call, parent.attr, scope, path, label)

    # -- parameters -----------------------------------------------------------------------------

    def _of_parameter(self, parameter: ast.arg, scope: Scope, path: Path) -> Iterator[Origin]:
        function, outer = scope.node, scope.parent
        if not isinstance(function, FunctionNode | ast.Lambda) or outer is None:
            return
        safety = EnumSafety.YES
        if has_literal_type(parameter.annotation, outer):
            safety = EnumSafety.LITERAL
        default = default_of(function.args, parameter)
        if default is not None:
            yield Origin(default, outer, path, f"default of {parameter.arg}", safety)
        if isinstance(function, ast.Lambda):
            return
        for column, steps in columns_of(function, outer, parameter.arg):
            ids = self._effect_of_ids(outer.module)
            yield Origin(column, outer, (*steps, *path), "a table of test cases", ids)
        label = f"{function.name}({parameter.arg}=)"
        for given, where, left in self._callers.arguments(parameter, function, outer, path):
            yield Origin(given, where, left, label, safety)
        fixture = fixture_named(parameter.arg, function, scope)
        if fixture is not None:
            yield from self.of_result(*fixture, path)

    def _effect_of_ids(self, module: Scope) -> EnumSafety:
        """What the ids do that pytest makes of parameters: only names, unless kept by."""
        if self._ids is None:
            is_kept = reads_names_of_tests(module)
            self._ids = EnumSafety.FROM_3_11 if is_kept else EnumSafety.YES
        return self._ids

    # -- fields ---------------------------------------------------------------------------------

    def of_field(self, one: Class, name: str, path: Path) -> Iterator[Origin]:
        """Yield what a class of the module, its bases and its heirs set a field to."""
        family = {id(each.node): each for each in self._hierarchy.lineage(one)}
        family.update((id(each.node), each) for each in self._hierarchy.derived(one))
        for each in family.values():
            role = Role.RESPONSE if _is_exception(each, self._hierarchy) else Role.ELSEWHERE
            for value, scope in self._hierarchy.set_to(each, name):
                is_name = name.isupper() and not path and scope is each.inner
                if not is_name and name not in each.inner.once("pinned", partial(_pinned, each)):
                    label = f"class attribute {name}" if scope is each.inner else f".{name}"
                    yield Origin(value, scope, path, label, EnumSafety.KEPT, role)
            yield from self._of_fields(each, name, path)
            method = self._hierarchy.method(each, name)
            if method is not None and any(
                (tail_of(one) or "").endswith("property") for one in method[0].decorator_list
            ):
                yield from self.of_result(method[0], method[1].inner, path)

    def _of_fields(self, one: Class, name: str, path: Path) -> Iterator[Origin]:
        names = self._hierarchy.fields(one)
        if names is None or name not in names:
            return
        for caller in self._callers.of(one.node, one.outer):
            for given, left in handed_over(caller, name, names.index(name), path):
                yield Origin(
                    given, caller.scope, left, f"{one.node.name}({name}=)", EnumSafety.SEEN
                )

    # -- results --------------------------------------------------------------------------------

    def of_result(
        self, function: ast.FunctionDef | ast.AsyncFunctionDef, outer: Scope, path: Path
    ) -> Iterator[Origin]:
        """Yield what a function of the module returns, or yields to a loop, a test, a `with`."""
        scope = Scope(function, outer)
        label = f"{function.name}()"
        is_context = any(is_fixture(one, _CONTEXTS) for one in function.decorator_list)
        for statement in own_statements(function.body):
            value = getattr(statement, "value", None)
            if isinstance(statement, ast.Return):
                if value is not None:
                    yield Origin(value, scope, path, label)
            elif isinstance(value, ast.Yield) and value.value is not None:
                if is_context:
                    yield Origin(value.value, scope, path, label)
                elif path and path[0] is EACH:
                    yield Origin(value.value, scope, path[1:], label)
            elif isinstance(value, ast.YieldFrom) and path:
                yield Origin(value.value, scope, path, label)


def _filled(call: ast.Call, method: str, scope: Scope, path: Path, label: str) -> Iterator[Origin]:
    first, rest = path[0], path[1:]
    if method in _FILLING and first in (EACH, VALUE):
        yield Origin(call.args[-1], scope, rest, label)
    elif method in _MERGING:
        yield Origin(call.args[0], scope, path, label)
    elif method in _LOOKUPS:
        if first is KEY and not rest:
            yield Origin(call.args[0], scope, rest, label)
        elif method == "setdefault" and len(call.args) > 1:
            if first is VALUE or first == step_of(call.args[0]):
                yield Origin(call.args[1], scope, rest, label)


def _pinned(one: Class) -> frozenset[str]:
    """The attributes whose declared type takes nothing but a literal."""
    return frozenset(
        statement.target.id
        for statement in one.node.body
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and has_literal_type(statement.annotation, one.inner)
    )


def _is_exception(one: Class, hierarchy: Hierarchy) -> bool:
    names = [one.node.name]
    for each in hierarchy.lineage(one):
        names.extend(tail_of(base) or "" for base in each.node.bases)
    return any(name.endswith(("Error", "Exception", "Response", "Warning")) for name in names)


def field_of(path: Path) -> str | None:
    """Return the attribute that a path begins with, or None."""
    if path and path[0].kind == field("").kind and isinstance(path[0].at, str):
        return path[0].at
    return None
