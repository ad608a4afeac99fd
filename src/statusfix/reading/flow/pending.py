"""Comparisons that only the whole module explains: of a name, of a field, of two parameters.

`code == 404` compares a status once `code` turns out to be one. A helper that compares two of
its parameters compares a status where a call hands it one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from statusfix.model import Role
from statusfix.reading.flow.callers import Caller, Callers, handed_over
from statusfix.reading.flow.hierarchy import Class
from statusfix.reading.flow.paths import WHOLE
from statusfix.reading.flow.tables import members_of
from statusfix.reading.names.bindings import BindingKind, FunctionNode, Scope, ScopeKind
from statusfix.reading.names.evidence import Evidence, is_status_name, status_evidence, tail_of
from statusfix.reading.names.syntax import parameters_of
from statusfix.reading.slot import Slot, weak_slot

Given = tuple[ast.expr, Scope, Slot]
# Parameters of these names are a status where one call of their function hands one over.
_PERHAPS = ("status", "code", "expected", "expected_code", "want", "rc")


class Comparison(NamedTuple):
    """What a name or field is compared with."""

    other: ast.expr
    scope: Scope
    are_members: bool
    is_identity: bool


class Pending:
    """Remembers comparisons during the walk, and gives them out when a status is found."""

    def __init__(self, callers: Callers) -> None:
        self._callers = callers
        self._names: dict[tuple[int, str], list[Comparison]] = {}
        self._fields: dict[tuple[int, str], list[Comparison]] = {}
        self._pairs: list[tuple[FunctionNode, Scope, ast.arg, ast.arg]] = []
        self._perhaps: list[tuple[FunctionNode, Scope, ast.arg]] = []
        self.speaks_http = False

    def compared(
        self, left: ast.expr, other: ast.expr, scope: Scope, members: bool, identity: bool
    ) -> bool:
        """Remember `name == other` and `name in other`; return whether `left` was such a name."""
        comparison = Comparison(other, scope, members, identity)
        if isinstance(left, ast.Attribute):
            around = _class_around(scope) if tail_of(left.value) in ("self", "cls") else None
            if around is None:
                return False
            self._fields.setdefault((id(around), left.attr), []).append(comparison)
            return True
        found = scope.find(left.id) if isinstance(left, ast.Name) else None
        if found is None or not isinstance(left, ast.Name):
            return False
        if found[0].kind is ScopeKind.FUNCTION:
            self._names.setdefault((id(found[0].node), left.id), []).append(comparison)
            if isinstance(other, ast.Name) and not members:
                self._pair(left.id, other.id, found[0])
        return True

    def defined(self, function: FunctionNode, outer: Scope) -> None:
        """Remember the parameters of a function that may be statuses."""
        for parameter in parameters_of(function.args):
            if parameter.arg in _PERHAPS or is_status_name(parameter.arg):
                self._perhaps.append((function, outer, parameter))

    def of_name(self, scope: Scope, name: str) -> Iterator[Given]:
        """Yield what a name is compared with that turned out to be a status, each once."""
        for one in self._names.pop((id(scope.node), name), ()):
            yield from _compared(one)

    def of_field(self, one: Class, name: str) -> Iterator[Given]:
        """Yield what a field is compared with that turned out to be a status, each once."""
        for comparison in self._fields.pop((id(one.node), name), ()):
            yield from _compared(comparison)

    def known(self) -> Iterator[Given]:
        """Yield what calls of the module's functions tell by the statuses that they hand over."""
        for function, outer, left, right in self._pairs:
            for caller in self._callers.of(function, outer):
                given = [self._argument(caller, function, one) for one in (left, right)]
                for one, other in (given, given[::-1]):
                    if (
                        one is not None
                        and other is not None
                        and self._is_status(one, caller.scope)
                    ):
                        slot = weak_slot(Role.COMPARISON, f"{function.name}()")
                        yield other, caller.scope, slot
        for function, outer, parameter in self._perhaps:
            if is_status_name(parameter.arg) or self._gets_status(function, outer, parameter):
                inner = Scope(function, outer)
                yield (
                    ast.Name(parameter.arg, ast.Load()),
                    inner,
                    weak_slot(Role.ELSEWHERE, f"{function.name}({parameter.arg}=)"),
                )

    def _gets_status(self, function: FunctionNode, outer: Scope, parameter: ast.arg) -> bool:
        for caller in self._callers.of(function, outer):
            given = self._argument(caller, function, parameter)
            if given is not None and self._is_status(given, caller.scope):
                return True
        return False

    def _argument(
        self, caller: Caller, function: FunctionNode, parameter: ast.arg
    ) -> ast.expr | None:
        positional = [*function.args.posonlyargs, *function.args.args]
        place = positional.index(parameter) if parameter in positional else -1
        for given, path in handed_over(caller, parameter.arg, place, WHOLE):
            if not path:
                return given
        return None

    def _is_status(self, expression: ast.expr, scope: Scope) -> bool:
        return (
            not isinstance(expression, ast.Constant)
            and status_evidence(expression, scope, self.speaks_http) is Evidence.CERTAIN
        )

    def _pair(self, left: str, right: str, scope: Scope) -> None:
        function = scope.node
        if not isinstance(function, FunctionNode) or scope.parent is None:
            return
        parameters = []
        for name in (left, right):
            bindings = scope.bindings.get(name, ())
            only = bindings[0] if len(bindings) == 1 else None
            if only is None or only.kind is not BindingKind.PARAMETER:
                return
            if isinstance(only.node, ast.arg):
                parameters.append(only.node)
        if len(parameters) == 2:
            self._pairs.append((function, scope.parent, parameters[0], parameters[1]))


def _compared(one: Comparison) -> Iterator[Given]:
    slot = weak_slot(Role.COMPARISON, "a comparison")._replace(is_identity=one.is_identity)
    if not one.are_members:
        yield one.other, one.scope, slot
        return
    for member in members_of(one.other) or ():
        yield member, one.scope, slot


def _class_around(scope: Scope) -> ast.AST | None:
    inner: Scope | None = scope
    while inner is not None and inner.kind is not ScopeKind.CLASS:
        inner = inner.parent
    return inner.node if inner is not None else None
