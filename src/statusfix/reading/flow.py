"""Statuses that travel: through variables, parameters, helpers and tables of one module.

A variable whose value ends in a place that takes a status is a status variable; so is a parameter,
and then what every call of its function hands over, its default, and its column in a table of test
cases. Evidence only: a number is followed backwards from where it is used as a status, never
taken for one because of how it looks. Each name is followed once, so the time is linear in the
size of the file.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from statusfix.model import EnumSafety, Role
from statusfix.reading.bindings import (
    Binding,
    BindingKind,
    FunctionNode,
    Scope,
    ScopeKind,
    is_literal_type,
)
from statusfix.reading.evidence import tail_of
from statusfix.reading.slot import Slot

if TYPE_CHECKING:
    from statusfix.reading.sites import Reader

_COPIES = ("set", "frozenset", "list", "tuple", "sorted", "reversed", "iter")
_SELF = ("self", "cls")


class Shape(Enum):
    """What a name holds: a status, a collection of them, or a mapping with statuses as keys."""

    VALUE = "value"
    MEMBERS = "members"
    KEYS = "keys"


class Reached(NamedTuple):
    """A name of a scope that turned out to be a status, in a shape."""

    scope: Scope
    name: str
    shape: Shape
    role: Role


class Pending(NamedTuple):
    """A comparison of a name that may turn out to be a status."""

    name: str
    other: ast.expr
    scope: Scope
    are_members: bool
    is_identity: bool


class Flow:
    """Collects what the walk meets, then follows every status name to where it comes from."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._todo: list[Reached] = []
        self._seen: set[tuple[int, str, Shape]] = set()
        self._calls: dict[str, list[tuple[ast.Call, Scope]]] = {}
        self._pending: dict[tuple[int, str], list[Pending]] = {}
        self._handed_on: dict[tuple[int, str], list[str]] = {}

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
        found = scope.find(left.id)
        if found is not None and found[0].kind is ScopeKind.FUNCTION:
            pending = Pending(left.id, other, scope, members, identity)
            self._pending.setdefault((id(found[0].node), left.id), []).append(pending)

    def taken(
        self, expression: ast.expr, scope: Scope, role: Role, shape: Shape = Shape.VALUE
    ) -> None:
        """Follow the names in an expression that something takes as a status."""
        for name in _names_in(expression, shape):
            found = scope.find(name)
            if found is not None:
                self._reach(found[0], name, shape, role)

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

    def _reach(self, scope: Scope, name: str, shape: Shape, role: Role) -> None:
        key = (id(scope.node), name, shape)
        if key not in self._seen:
            self._seen.add(key)
            self._todo.append(Reached(scope, name, shape, role))

    def _compare(self, pending: Pending) -> None:
        slot = Slot(
            Role.COMPARISON, "a comparison", is_certain=False, is_identity=pending.is_identity,
            strings_matter=False,
        )  # fmt: skip
        if not pending.are_members:
            self._reader.add(pending.other, pending.scope, slot)
            return
        for member in members_of(pending.other) or ():
            self._reader.add(member, pending.scope, slot)

    def _follow_binding(self, reached: Reached, binding: Binding) -> None:
        scope, node = reached.scope, binding.node
        if binding.kind is BindingKind.VALUE and isinstance(node, ast.expr):
            if binding.place < 0:
                self._absorb_variable(reached, node)
        elif binding.kind is BindingKind.LOOP and isinstance(node, ast.expr):
            for element in _column(node, binding.place, scope):
                self._absorb(element, scope, Shape.VALUE, "a loop over statuses")
        elif binding.kind is BindingKind.PARAMETER and isinstance(node, ast.arg):
            self._follow_parameter(reached, node)

    def _absorb_variable(self, reached: Reached, node: ast.expr) -> None:
        scope = reached.scope
        if reached.shape is Shape.VALUE and scope.kind is not ScopeKind.FUNCTION:
            return  # a constant of the module or class: its definition is its name
        role = Role.DECLARATION if reached.shape is Shape.KEYS else Role.ELSEWHERE
        self._absorb(node, scope, reached.shape, f"variable {reached.name}", role)

    def _absorb(
        self,
        expression: ast.expr,
        scope: Scope,
        shape: Shape,
        name: str,
        role: Role = Role.ELSEWHERE,
        enum_safety: EnumSafety = EnumSafety.KEPT,
    ) -> None:
        """Add the literals of an expression that ends as a status, and follow its names."""
        slot = Slot(
            role, name, enum_safety=enum_safety, is_certain=False, strings_matter=False,
            is_key=shape is Shape.KEYS,
        )  # fmt: skip
        if shape is Shape.VALUE:
            self._reader.add(expression, scope, slot)
        elif shape is Shape.MEMBERS:
            for member in members_of(expression) or ():
                self._reader.add(member, scope, slot)
            self.taken(expression, scope, role, Shape.MEMBERS)
        elif isinstance(expression, ast.Dict):
            for key in expression.keys:
                if key is not None:
                    self._reader.add(key, scope, slot)
        else:
            self.taken(expression, scope, role, Shape.KEYS)

    # -- parameters -----------------------------------------------------------------------------

    def _follow_parameter(self, reached: Reached, parameter: ast.arg) -> None:
        function = reached.scope.node
        outer = reached.scope.parent
        if not isinstance(function, FunctionNode | ast.Lambda) or outer is None:
            return
        default = _default_of(function.args, parameter)
        if default is not None and not is_literal_type(parameter.annotation):
            self._absorb(default, outer, reached.shape, f"default of {parameter.arg}")
        if isinstance(function, ast.Lambda):
            return
        for column in parametrized(function, outer, parameter.arg):
            self._absorb(
                column, outer, reached.shape, "a table of test cases",
                enum_safety=EnumSafety.FROM_3_11,
            )  # fmt: skip
        for argument, scope in self._arguments(function, outer, parameter):
            self._absorb(argument, scope, reached.shape, f"{function.name}({parameter.arg}=)")

    def _arguments(
        self, function: ast.FunctionDef | ast.AsyncFunctionDef, outer: Scope, parameter: ast.arg
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
        for call, scope in self._calls.get(name, ()):
            if not _calls_function(call, scope, function, outer):
                continue
            skipped = 1 if tail_of(call.func) == "partial" else 0
            given = _argument(call, parameter.arg, place + skipped if place >= 0 else -1)
            if given is not None:
                yield given, scope


def members_of(expression: ast.expr) -> list[ast.expr] | None:
    """Return the elements of a collection that is written out, or None."""
    if isinstance(expression, ast.Call):
        if tail_of(expression.func) in _COPIES and len(expression.args) == 1:
            return members_of(expression.args[0])
        return None
    if isinstance(expression, ast.Dict):
        return [key for key in expression.keys if key is not None]
    if isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.Add | ast.BitOr):
        left, right = members_of(expression.left), members_of(expression.right)
        return [*(left or ()), *(right or ())] if left or right else None
    return expression.elts if isinstance(expression, ast.Tuple | ast.List | ast.Set) else None


def parametrized(
    function: ast.FunctionDef | ast.AsyncFunctionDef, outer: Scope, name: str
) -> Iterator[ast.expr]:
    """Yield the cells of a parameter's column in `@pytest.mark.parametrize` tables."""
    decorators = list(function.decorator_list)
    if isinstance(outer.node, ast.ClassDef):
        decorators += outer.node.decorator_list
    for decorator in decorators:
        if not isinstance(decorator, ast.Call) or tail_of(decorator.func) != "parametrize":
            continue
        names = _argument_names(_argument(decorator, "argnames", 0))
        rows = _argument(decorator, "argvalues", 1)
        if rows is None or name not in names:
            continue
        place = names.index(name) if len(names) > 1 else -1
        yield from _column(rows, place, outer)


def _column(rows: ast.expr, place: int, scope: Scope) -> Iterator[ast.expr]:
    """Yield the elements of a table's column; place -1 is a table of one column."""
    if isinstance(rows, ast.Name):
        found = scope.find(rows.id)
        only = found[1][0] if found and len(found[1]) == 1 else None
        if only is not None and only.kind is BindingKind.VALUE and isinstance(only.node, ast.expr):
            if not isinstance(only.node, ast.Name):
                yield from _column(only.node, place, scope)
        return
    if isinstance(rows, ast.Call) and isinstance(rows.func, ast.Attribute):
        if rows.func.attr == "items" and isinstance(rows.func.value, ast.Dict) and place in (0, 1):
            table = rows.func.value
            yield from (table.values if place else [key for key in table.keys if key is not None])
            return
    for row in members_of(rows) or ():
        if isinstance(row, ast.Call) and tail_of(row.func) == "param":
            cells = row.args
        elif place < 0:
            cells = [row]
        else:
            cells = members_of(row) or []
        if max(place, 0) < len(cells):
            yield cells[max(place, 0)]


def _argument_names(names: ast.expr | None) -> list[str]:
    if isinstance(names, ast.Constant) and isinstance(names.value, str):
        return [name.strip() for name in names.value.split(",") if name.strip()]
    return [
        cell.value
        for cell in (members_of(names) or () if names is not None else ())
        if isinstance(cell, ast.Constant) and isinstance(cell.value, str)
    ]


def _names_in(expression: ast.expr, shape: Shape) -> Iterator[str]:
    """Yield the names that an expression may take its value from."""
    if isinstance(expression, ast.Name):
        yield expression.id
    elif isinstance(expression, ast.IfExp):
        yield from _names_in(expression.body, shape)
        yield from _names_in(expression.orelse, shape)
    elif isinstance(expression, ast.BoolOp):
        for value in expression.values:
            yield from _names_in(value, shape)
    elif isinstance(expression, ast.NamedExpr):
        yield from _names_in(expression.value, shape)
    elif shape is not Shape.VALUE and isinstance(expression, ast.BinOp):
        yield from _names_in(expression.left, shape)
        yield from _names_in(expression.right, shape)
    elif shape is not Shape.VALUE and isinstance(expression, ast.Call):
        if tail_of(expression.func) in _COPIES and len(expression.args) == 1:
            yield from _names_in(expression.args[0], shape)
    elif shape is Shape.KEYS and isinstance(expression, ast.Dict):
        for key, value in zip(expression.keys, expression.values, strict=True):
            if key is None:
                yield from _names_in(value, shape)
    elif shape is Shape.MEMBERS and isinstance(expression, ast.Tuple | ast.List | ast.Set):
        for element in expression.elts:
            if isinstance(element, ast.Starred):
                yield from _names_in(element.value, shape)


def _default_of(arguments: ast.arguments, parameter: ast.arg) -> ast.expr | None:
    positional = [*arguments.posonlyargs, *arguments.args]
    if parameter in positional:
        place = positional.index(parameter) - len(positional) + len(arguments.defaults)
        return arguments.defaults[place] if place >= 0 else None
    if parameter in arguments.kwonlyargs:
        return arguments.kw_defaults[arguments.kwonlyargs.index(parameter)]
    return None


def _argument(call: ast.Call, name: str, place: int) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    if place < 0 or place >= len(call.args):
        return None
    if any(isinstance(one, ast.Starred) for one in call.args[: place + 1]):
        return None
    return call.args[place]


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
