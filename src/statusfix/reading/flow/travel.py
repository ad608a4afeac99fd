"""Statuses that travel: through variables, parameters, helpers, fields and tables of one module.

A number is followed backwards from where it is used as a status, never taken for one because of
how it looks. What is used is an expression and a path into it (`paths`): a name, a field of a
class or the result of a function, each followed once for each path and safety, so the time is
linear in the size of the file.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import NamedTuple

from statusfix.model import EnumSafety, Role
from statusfix.reading.flow.callers import Callers
from statusfix.reading.flow.hierarchy import Class, Hierarchy
from statusfix.reading.flow.lookups import Lookups
from statusfix.reading.flow.origins import Origin, Origins, field_of
from statusfix.reading.flow.paths import (
    EACH,
    KEY,
    LONGEST,
    WHOLE,
    Entries,
    Path,
    Step,
    field,
    opened,
)
from statusfix.reading.flow.pending import Pending
from statusfix.reading.flow.tables import fixture_values
from statusfix.reading.hazards.readers import Readers
from statusfix.reading.hazards.showing import shows_fields, worse_safety
from statusfix.reading.names.bindings import BindingKind, Comprehension, FunctionNode, Scope
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.slot import Slot, weak_slot

_SELF = ("self", "cls")
_DECORATORS = ("errorhandler", "app_errorhandler", "exception_handler")
_REGISTRARS = ("register_error_handler", "add_exception_handler")


class Taken(NamedTuple):
    """An expression that a slot takes, at a path, as a status."""

    expression: ast.expr
    scope: Scope
    path: Path
    slot: Slot


class Flow:
    """Collects what the walk meets, then follows every status to where it comes from."""

    def __init__(self, add: Callable[[ast.expr, Scope, Slot], None], readers: Readers) -> None:
        self._add = add
        self._readers = readers
        self.hierarchy = Hierarchy()
        self.callers = Callers(self.hierarchy, readers.parent)
        self.pending = Pending(self.callers)
        self._lookups = Lookups(readers)
        self._origins = Origins(self.hierarchy, self.callers, readers, self._lookups)
        self._entries = Entries()
        self._todo: list[Taken] = []
        self._handlers: dict[int, list[tuple[ast.expr, Scope]]] | None = None
        self._seen: dict[tuple[int, str, Path], EnumSafety] = {}
        self._effects: dict[tuple[int, str, Path], EnumSafety] = {}
        readers.onward.callers = self.callers

    def release(self) -> None:
        """Let go of whoever collects the sites, and of the readers' way back to their callers."""
        del self._add
        self._readers.release()

    # -- what the walk reports ------------------------------------------------------------------

    def used(self, expression: ast.expr) -> None:
        """Remember a use that leaves the value alone, or whose safety is known: a comparison."""
        if not isinstance(expression, ast.Constant):
            self._readers.accounted.add(id(expression))

    def taken(self, expression: ast.expr, scope: Scope, slot: Slot, path: Path = WHOLE) -> None:
        """Follow an expression that something takes as a status, at a path."""
        if path or not isinstance(expression, ast.Constant):
            self.used(expression)
            self._todo.append(Taken(expression, scope, path, slot))

    def declared(self, scope: Scope, name: str, slot: Slot) -> None:
        """Follow a parameter that is a status by its own declaration."""
        self._todo.append(Taken(ast.Name(name, ast.Load()), scope, WHOLE, slot))

    def answers(self, function: Scope, step: Step, slot: Slot) -> None:
        """Follow what a function returns that answers requests."""
        node, outer = function.node, function.parent
        if isinstance(node, FunctionNode) and outer is not None:
            origins = self._origins.of_result(node, outer, (step,))
            self._give(origins, slot, EnumSafety.YES)

    def is_taken_apart(self, function: Scope) -> bool:
        """Return True where the module looks at what a function returns, not just hands it on."""
        node = function.node
        if not isinstance(node, FunctionNode):
            return True
        parents = (self._readers.parent(one.call) for one in self.callers.of_function(node))
        return not all(isinstance(one, ast.Return | ast.Expr) for one in parents)

    # -- following ------------------------------------------------------------------------------

    def follow(self) -> None:
        """Follow everything that was taken, to a fixpoint."""
        for expression, scope, slot in self.pending.known():
            self._add(expression, scope, slot)
        while self._todo:
            self._follow(self._todo.pop())

    def _follow(self, taken: Taken) -> None:
        expression, scope, path, slot = taken
        if isinstance(expression, ast.Name):
            found = scope.find(expression.id)
            if found is not None:
                self._reach_name(found[0], expression.id, path, slot)
        elif isinstance(expression, ast.Attribute):
            self._reach_attribute(expression, scope, path, slot)
        elif len(path) <= LONGEST:
            inner = Scope(expression, scope) if isinstance(expression, Comprehension) else scope
            if isinstance(expression, ast.Dict) and path and path[0] in (KEY, EACH):
                # The type of a mapping depends on its keys: type checkers tell a member from an
                # int there.
                safety = worse_safety(slot.enum_safety, EnumSafety.KEPT)
                slot = slot._replace(is_key=True, enum_safety=safety)
            if isinstance(expression, ast.NamedExpr):
                self.taken(expression.target, scope, slot, path)
            for child, rest in opened(expression, path, self._entries):
                self._hand(child, inner, rest, slot)
            if isinstance(expression, ast.Call):
                self._reach_result(expression, scope, path, slot)

    def _hand(self, expression: ast.expr, scope: Scope, path: Path, slot: Slot) -> None:
        self.used(expression)
        if path:
            self._todo.append(Taken(expression, scope, path, slot))
        else:
            self._add(expression, scope, slot)

    def _give(self, origins: Iterable[Origin], slot: Slot, effect: EnumSafety) -> None:
        """Hand a status on to what it comes from; what only a name carries is weaker."""
        for one in origins:
            safety = worse_safety(worse_safety(slot.enum_safety, effect), one.safety)
            given = slot._replace(enum_safety=safety)
            if not (one.path and one.path[0].kind == "answer"):
                role = one.role or (
                    Role.DECLARATION if slot.role is Role.DECLARATION and one.path else None
                )
                weak = weak_slot(role or Role.ELSEWHERE, one.label)
                given = weak._replace(enum_safety=safety, is_followed=True)
            self._hand(one.expression, one.scope, one.path, given)

    def _is_new(self, place: int, name: str, path: Path, slot: Slot) -> bool:
        """Follow a place once, and again where a taker is found that is more particular."""
        key = (place, name, path)
        known = self._seen.get(key)
        if known is not None and worse_safety(slot.enum_safety, known) is known:
            return False
        self._seen[key] = slot.enum_safety
        return len(path) <= LONGEST

    # -- names ----------------------------------------------------------------------------------

    def _reach_name(self, scope: Scope, name: str, path: Path, slot: Slot) -> None:
        if not self._is_new(id(scope.node), name, path, slot):
            return
        effect = self._effect(scope, name, path)
        self._give(self._origins.of_name(scope, name, path), slot, effect)
        attribute = field_of(path)
        if attribute is not None:
            for one in self._classes_of(scope, name):
                self._reach_field(one, attribute, path[1:], slot)
        if not path:
            for expression, where, weak in self.pending.of_name(scope, name):
                self._add(expression, where, weak)

    def _effect(self, scope: Scope, name: str, path: Path) -> EnumSafety:
        """What whoever else reads a name makes of a member of an enum."""
        key = (id(scope.node), name, path)
        if key in self._effects:
            return self._effects[key]
        readers = self._readers
        worst = EnumSafety.SEEN if readers.shows_all(scope) else EnumSafety.YES
        for binding in scope.bindings.get(name, ()):
            walrus = readers.walrus(binding.node, scope)
            if walrus is not None and id(walrus.target) not in readers.accounted:
                worst = worse_safety(worst, readers.effect(walrus, scope))
        worst = worse_safety(worst, self._lookups.effect(scope, name, path))
        self._effects[key] = worst
        return worst

    def _classes_of(self, scope: Scope, name: str) -> list[Class]:
        """Return the classes of the module that a name's object is declared to be of."""
        found: list[tuple[ast.expr, Scope]] = []
        outer = scope.parent or scope
        for binding in scope.bindings.get(name, ()):
            node = binding.node
            if binding.kind is BindingKind.PARAMETER and isinstance(node, ast.arg):
                if node.annotation is not None:
                    found.append((node.annotation, outer))
                if isinstance(scope.node, FunctionNode):
                    found.extend((one, outer) for one in _registered_for(scope.node))
                    found.extend(self._registered().get(id(scope.node), ()))
            elif isinstance(node, ast.ExceptHandler) and node.type is not None:
                types = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
                found.extend((one, outer) for one in types)
            elif binding.kind is BindingKind.CLASS and isinstance(node, ast.ClassDef):
                one = self.hierarchy.get(node)
                return [one] if one is not None else []
        classes = [self.hierarchy.named(one, where) for one, where in found]
        return [one for one in classes if one is not None]

    def _registered(self) -> dict[int, list[tuple[ast.expr, Scope]]]:
        if self._handlers is None:
            self._handlers = self.callers.registered(_REGISTRARS)
        return self._handlers

    # -- fields ---------------------------------------------------------------------------------

    def _reach_attribute(
        self, expression: ast.Attribute, scope: Scope, path: Path, slot: Slot
    ) -> None:
        owner, name = expression.value, expression.attr
        if isinstance(owner, ast.Name):
            if owner.id in _SELF:
                around = self.hierarchy.around(scope)
                if around is not None:
                    self._reach_field(around, name, path, slot)
                    return
            if owner.id == "request" and name == "param":
                for values in fixture_values(scope):
                    self.taken(values, scope, slot, (EACH, *path))
                return
        self.taken(owner, scope, slot, (field(name), *path))

    def _reach_field(self, one: Class, name: str, path: Path, slot: Slot) -> None:
        if not self._is_new(id(one.node), f".{name}", path, slot):
            return
        effect = self._readers.onward.attribute(name, one.inner, len(path))
        if shows_fields(one.node):
            effect = worse_safety(effect, EnumSafety.SEEN)
        self._give(self._origins.of_field(one, name, path), slot, effect)
        if not path:
            for expression, where, weak in self.pending.of_field(one, name):
                self._add(expression, where, weak)

    # -- results --------------------------------------------------------------------------------

    def _reach_result(self, call: ast.Call, scope: Scope, path: Path, slot: Slot) -> None:
        """Follow the result of a call into the function or class of the module that makes it."""
        definitions = self.callers.definitions(call.func, scope)
        attribute = field_of(path)
        for node, outer, _ in definitions:
            if not isinstance(node, ast.ClassDef):
                if self._is_new(id(node), "return", path, slot):
                    effect = self._result_effect(node, path)
                    self._give(self._origins.of_result(node, outer, path), slot, effect)
                continue
            one = self.hierarchy.get(node)
            if one is None:
                continue
            names = self.hierarchy.fields(one)
            if attribute is not None:
                self._reach_field(one, attribute, path[1:], slot)
            elif names and path and path[0].kind == "item" and isinstance(path[0].at, int):
                if -len(names) <= path[0].at < len(names):
                    self._reach_field(one, names[path[0].at], path[1:], slot)
        if not definitions and attribute is not None:
            for keyword in call.keywords:
                if keyword.arg == attribute:
                    kept = worse_safety(slot.enum_safety, EnumSafety.KEPT)
                    label = f"{tail_of(call.func)}({attribute}=)"
                    weak = weak_slot(Role.ELSEWHERE, label)._replace(enum_safety=kept)
                    self._hand(keyword.value, scope, path[1:], weak)

    def _result_effect(self, function: FunctionNode, path: Path) -> EnumSafety:
        """What the callers of a function make of its result."""
        key = (id(function), "return", path)
        if key not in self._effects:
            worst = EnumSafety.YES
            for caller in self.callers.of_function(function):
                found = self._readers.effect(caller.call, caller.scope, len(path))
                worst = worse_safety(worst, found)
            self._effects[key] = worst
        return self._effects[key]


def _registered_for(function: FunctionNode) -> Iterable[ast.expr]:
    """Yield the classes of errors that a decorator makes a function the handler of."""
    for one in function.decorator_list:
        if isinstance(one, ast.Call) and tail_of(one.func) in _DECORATORS and one.args:
            yield one.args[0]
