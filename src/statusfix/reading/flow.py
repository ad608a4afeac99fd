"""Statuses that travel: through variables, parameters, helpers and tables of one module.

A variable whose value ends in a place that takes a status is a status variable; so is a parameter,
and then what every call of its function hands over, its default, and its column in a table of test
cases. Evidence only: a number is followed backwards from where it is used as a status, never
taken for one because of how it looks. Each name is followed once, so the time is linear in the
size of the file.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from statusfix.model import EnumSafety, Role
from statusfix.reading.bindings import (
    Binding,
    BindingKind,
    FunctionNode,
    Scope,
    ScopeKind,
    has_literal_type,
)
from statusfix.reading.callers import arguments_for, default_of
from statusfix.reading.evidence import tail_of
from statusfix.reading.readers import Readers
from statusfix.reading.showing import worse_safety
from statusfix.reading.slot import Slot
from statusfix.reading.tables import (
    COPIES,
    column_of,
    members_of,
    parametrized,
    reads_names_of_tests,
)


class Shape(Enum):
    """What a name holds: a status, a collection of them, or a mapping with statuses as keys.

    KEYS are declared to a framework; a TABLE is looked up by a status.
    """

    VALUE = "value"
    MEMBERS = "members"
    KEYS = "keys"
    TABLE = "table"


class Reached(NamedTuple):
    """A name of a scope that turned out to be a status, in a shape."""

    scope: Scope
    name: str
    shape: Shape
    enum_safety: EnumSafety


class Pending(NamedTuple):
    """A comparison of a name that may turn out to be a status."""

    name: str
    other: ast.expr
    scope: Scope
    are_members: bool
    is_identity: bool


class Flow:
    """Collects what the walk meets, then follows every status name to where it comes from."""

    def __init__(
        self,
        add: Callable[[ast.expr, Scope, Slot], None],
        worsen: Callable[[ast.expr, Scope, EnumSafety], None],
        readers: Readers,
    ) -> None:
        self._add = add
        self._worsen = worsen
        self._readers = readers
        self._todo: list[Reached] = []
        self._seen: dict[tuple[int, str, Shape], EnumSafety] = {}
        self._uses: dict[tuple[int, str], set[int]] = {}
        self._calls: dict[str, list[tuple[ast.Call, Scope]]] = {}
        self._pending: dict[tuple[int, str], list[Pending]] = {}
        self._ids: EnumSafety | None = None
        self._named: list[tuple[Scope, ast.arg]] = []

    # -- what the walk reports ------------------------------------------------------------------

    def call(self, call: ast.Call, scope: Scope) -> None:
        """Remember a call, by the last name of what is called."""
        tail = tail_of(call.func)
        if tail is not None:
            self._calls.setdefault(tail, []).append((call, scope))
        if tail == "partial" and call.args:
            handed = tail_of(call.args[0])
            if handed is not None:
                self._calls.setdefault(handed, []).append((call, scope))

    def compared(
        self, left: ast.expr, other: ast.expr, scope: Scope, members: bool, identity: bool
    ) -> None:
        """Remember `name == other` and `name in other`, should the name become a status."""
        if not isinstance(left, ast.Name):
            return
        if not identity:
            self.used(left, scope)
        found = scope.find(left.id)
        if found is not None and found[0].kind is ScopeKind.FUNCTION:
            pending = Pending(left.id, other, scope, members, identity)
            self._pending.setdefault((id(found[0].node), left.id), []).append(pending)

    def used(self, expression: ast.expr, scope: Scope) -> None:
        """Remember a use of a name that leaves its value alone: a comparison."""
        found = scope.find(expression.id) if isinstance(expression, ast.Name) else None
        if found is not None and isinstance(expression, ast.Name):
            self._uses.setdefault((id(found[0].node), expression.id), set()).add(id(expression))

    def declared(self, scope: Scope, name: str, enum_safety: EnumSafety) -> None:
        """Follow a parameter that is a status by its own declaration."""
        self._reach(scope, name, Shape.VALUE, enum_safety)

    def named(self, scope: Scope, parameter: ast.arg) -> None:
        """Remember a parameter that only its name says to be a status."""
        self._named.append((scope, parameter))

    def taken(
        self,
        expression: ast.expr,
        scope: Scope,
        enum_safety: EnumSafety,
        shape: Shape = Shape.VALUE,
    ) -> None:
        """Follow the names in an expression that something takes as a status."""
        for name in _names_in(expression, shape):
            found = scope.find(name.id)
            if found is not None:
                self.used(name, scope)
                self._reach(found[0], name.id, shape, enum_safety)

    # -- following ------------------------------------------------------------------------------

    def follow(self) -> None:
        """Follow everything that was taken, to a fixpoint."""
        while self._todo:
            reached = self._todo.pop()
            for binding in reached.scope.bindings.get(reached.name, ()):
                self._follow_binding(reached, binding)
            if reached.shape is Shape.VALUE:
                for pending in self._pending.get((id(reached.scope.node), reached.name), ()):
                    self._compare(pending)

        for scope, parameter in self._named:
            if (id(scope.node), parameter.arg, Shape.VALUE) not in self._seen:
                self._look_at_readers(scope, parameter)

    def _look_at_readers(self, scope: Scope, parameter: ast.arg) -> None:
        """Nothing takes the parameter; who reads it counts for what is handed to it."""
        function, outer = scope.node, scope.parent
        if not isinstance(function, FunctionNode) or outer is None:
            return
        safety = self._safety(Reached(scope, parameter.arg, Shape.VALUE, EnumSafety.YES))
        default = default_of(function.args, parameter)
        if default is not None:
            self._worsen(default, outer, safety)
        for given, where in arguments_for(parameter, function, outer, self._calls):
            self._worsen(given, where, safety)

    def _reach(self, scope: Scope, name: str, shape: Shape, enum_safety: EnumSafety) -> None:
        """Follow a name once, and again where a taker is found that is more particular."""
        key = (id(scope.node), name, shape)
        known = self._seen.get(key)
        if known is None or worse_safety(enum_safety, known) is not known:
            self._seen[key] = enum_safety
            self._todo.append(Reached(scope, name, shape, enum_safety))

    def _safety(self, reached: Reached) -> EnumSafety:
        """What an enum member does to a name: what its takers say, or whoever else reads it."""
        scope, name, shape, worst = reached
        if self._readers.shows_all(scope):
            worst = worse_safety(worst, EnumSafety.SEEN)
        uses = self._uses.get((id(scope.node), name), set())
        for binding in scope.bindings.get(name, ()):
            walrus = self._readers.walrus(binding.node)
            if walrus is not None and id(walrus.target) not in uses:
                worst = worse_safety(worst, self._readers.effect(walrus, scope))
        for load in self._readers.loads(scope, name):
            if id(load) not in uses:
                effect = self._readers.effect(load, scope, shape is not Shape.VALUE)
                worst = worse_safety(worst, effect)
        return worst

    def _compare(self, pending: Pending) -> None:
        slot = Slot(
            Role.COMPARISON, "a comparison", is_certain=False, is_identity=pending.is_identity,
            strings_matter=False,
        )  # fmt: skip
        if not pending.are_members:
            self._add(pending.other, pending.scope, slot)
            return
        for member in members_of(pending.other) or ():
            self._add(member, pending.scope, slot)

    def _follow_binding(self, reached: Reached, binding: Binding) -> None:
        scope, node = reached.scope, binding.node
        if binding.kind is BindingKind.VALUE and isinstance(node, ast.expr):
            if binding.place < 0:
                self._absorb_variable(reached, node)
        elif binding.kind is BindingKind.LOOP and isinstance(node, ast.expr):
            for element in column_of(node, binding.place, scope):
                self._absorb(
                    element, scope, Shape.VALUE, "a loop over statuses", self._safety(reached)
                )
        elif binding.kind is BindingKind.PARAMETER and isinstance(node, ast.arg):
            self._follow_parameter(reached, node)

    def _absorb_variable(self, reached: Reached, node: ast.expr) -> None:
        scope = reached.scope
        if reached.shape is Shape.VALUE and scope.kind is not ScopeKind.FUNCTION:
            return  # a constant of the module or class: its definition is its name
        role = Role.DECLARATION if reached.shape is Shape.KEYS else Role.ELSEWHERE
        safety = self._safety(reached)
        self._absorb(node, scope, reached.shape, f"variable {reached.name}", safety, role)

    def _absorb(
        self,
        expression: ast.expr,
        scope: Scope,
        shape: Shape,
        name: str,
        enum_safety: EnumSafety,
        role: Role = Role.ELSEWHERE,
    ) -> None:
        """Add the literals of an expression that ends as a status, and follow its names.

        The type of a mapping in a variable depends on its keys: type checkers tell an enum's
        member from an int there.
        """
        if isinstance(expression, ast.Dict):
            enum_safety = worse_safety(enum_safety, EnumSafety.KEPT)
        slot = Slot(
            role, name, enum_safety=enum_safety, is_certain=False, strings_matter=False,
            is_key=isinstance(expression, ast.Dict), is_followed=True,
        )  # fmt: skip
        if shape is Shape.VALUE:
            self._add(expression, scope, slot)
        elif shape is Shape.MEMBERS and not isinstance(expression, ast.Dict):
            for member in members_of(expression) or ():
                self._add(member, scope, slot)
            self.taken(expression, scope, enum_safety, Shape.MEMBERS)
        elif isinstance(expression, ast.Dict):
            for key in expression.keys:
                if key is not None:
                    self._add(key, scope, slot)
        else:
            self.taken(expression, scope, enum_safety, shape)

    # -- parameters -----------------------------------------------------------------------------

    def _follow_parameter(self, reached: Reached, parameter: ast.arg) -> None:
        function = reached.scope.node
        outer = reached.scope.parent
        if not isinstance(function, FunctionNode | ast.Lambda) or outer is None:
            return
        safety = self._safety(reached)
        if has_literal_type(parameter.annotation, outer):
            safety = EnumSafety.LITERAL
        default = default_of(function.args, parameter)
        if default is not None:
            self._absorb(default, outer, reached.shape, f"default of {parameter.arg}", safety)
        if isinstance(function, ast.Lambda):
            return
        for column in parametrized(function, outer, parameter.arg):
            self._absorb(
                column, outer, reached.shape, "a table of test cases",
                worse_safety(safety, self._effect_of_ids(outer.module)),
            )  # fmt: skip
        for argument, scope in arguments_for(parameter, function, outer, self._calls):
            self._absorb(
                argument, scope, reached.shape, f"{function.name}({parameter.arg}=)", safety
            )

    def _effect_of_ids(self, module: Scope) -> EnumSafety:
        """What the ids do that pytest makes of parameters: only names, unless kept by."""
        if self._ids is None:
            is_kept = reads_names_of_tests(module.node)
            self._ids = EnumSafety.FROM_3_11 if is_kept else EnumSafety.YES
        return self._ids


def _names_in(expression: ast.expr, shape: Shape) -> Iterator[ast.Name]:
    """Yield the names that an expression may take its value from."""
    if isinstance(expression, ast.Name):
        yield expression
    elif isinstance(expression, ast.IfExp):
        yield from _names_in(expression.body, shape)
        yield from _names_in(expression.orelse, shape)
    elif isinstance(expression, ast.BoolOp):
        for value in expression.values:
            yield from _names_in(value, shape)
    elif isinstance(expression, ast.NamedExpr):
        yield expression.target
        yield from _names_in(expression.value, shape)
    elif shape is not Shape.VALUE and isinstance(expression, ast.BinOp):
        yield from _names_in(expression.left, shape)
        yield from _names_in(expression.right, shape)
    elif shape is not Shape.VALUE and isinstance(expression, ast.Call):
        if tail_of(expression.func) in COPIES and len(expression.args) == 1:
            yield from _names_in(expression.args[0], shape)
    elif shape in (Shape.KEYS, Shape.TABLE) and isinstance(expression, ast.Dict):
        for key, value in zip(expression.keys, expression.values, strict=True):
            if key is None:
                yield from _names_in(value, shape)
    elif shape is Shape.MEMBERS and isinstance(expression, ast.Tuple | ast.List | ast.Set):
        for element in expression.elts:
            if isinstance(element, ast.Starred):
                yield from _names_in(element.value, shape)
