"""Follows one object through a function: which header fields are set where it leaves.

The object is a name or a dotted name (`response`, `self`, `self.response`). Statements are read in
order; where paths meet, a field is sure if both set it and possible if one does. What this module
doesn't understand opens the object: then any field may be there.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from statusfix.frameworks.responses import conventions
from statusfix.reading.names.bindings import FunctionNode, Scope
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.objects import arguments_of, dotted, is_true, results_of
from statusfix.reading.names.syntax import children, walk
from statusfix.reading.responses.fields import OPEN, Fields, field_name, fields_of, set_of

_FIELD_ATTRIBUTES = dict(conventions.FIELD_ATTRIBUTES)
_FIELD_METHODS = dict(conventions.FIELD_METHODS)


class State(NamedTuple):
    """What is known at one point: the fields, and whether the object is the one asked about."""

    fields: Fields
    is_ours: bool = False


class Exit(NamedTuple):
    """A place where the object leaves the function: the statement and the fields there."""

    statement: ast.stmt
    fields: Fields


# What an expression that makes an object has set on it.
Maker = Callable[[ast.expr], Fields]
# What a call of a function does to the object handed to it as an argument.
Taker = Callable[[ast.Call], Fields]


class Trace:
    """One pass over a function's statements for one object.

    `start` is the statement from which on the object is ours: its creation, or the assignment of
    its status. `stops` names statements whose state is wanted besides the exits.
    """

    def __init__(
        self,
        receiver: str,
        start: ast.stmt | None,
        scope: Scope,
        make: Maker,
        take: Taker,
    ) -> None:
        self.receiver = receiver
        self.start = start
        self.scope = scope
        self.exits: list[Exit] = []
        self.at: dict[int, State] = {}
        self.current: ast.stmt | None = None
        self._make = make
        self._take = take

    def run(self, body: Sequence[ast.stmt], entry: Fields, is_ours: bool = False) -> State | None:
        """Read a body from its first statement; return the state at its end, None if none."""
        return self._body(body, State(entry, is_ours))

    # -- statements ---------------------------------------------------------------------------

    def _body(self, body: Sequence[ast.stmt], state: State | None) -> State | None:
        for statement in body:
            if state is None:
                return None
            state = self._statement(statement, state)
        return state

    def _statement(self, statement: ast.stmt, state: State) -> State | None:
        self.current = statement
        if isinstance(statement, FunctionNode | ast.ClassDef):
            return self._nested(statement, state)
        if isinstance(statement, ast.If | ast.While | ast.For | ast.AsyncFor):
            return self._branches(statement, state)
        if isinstance(statement, ast.Try) or type(statement).__name__ == "TryStar":
            return self._try(statement, state)
        if isinstance(statement, ast.With | ast.AsyncWith):
            for item in statement.items:
                state = self._expression(item.context_expr, state)
            return self._body(statement.body, state)
        if isinstance(statement, ast.Match):
            ends = [self._body(case.body, state) for case in statement.cases]
            return join([state, *ends])
        self.at[id(statement)] = state
        if isinstance(statement, ast.Return | ast.Raise):
            self._leave(statement, state)
            return None
        if isinstance(statement, ast.Assign):
            return self._assign(statement, statement.targets, statement.value, state)
        if isinstance(statement, ast.AnnAssign):
            if statement.value is None:
                return state
            return self._assign(statement, [statement.target], statement.value, state)
        if isinstance(statement, ast.Delete):
            for target in statement.targets:
                state = self._unset(target, state)
            return state
        if isinstance(statement, ast.AugAssign) and self._is_holder(statement.target):
            more = fields_of(statement.value, self.scope, self._name)
            return state._replace(fields=state.fields.then(more))
        state = self._parts(statement, state)
        return state._replace(is_ours=True) if statement is self.start else state

    def _parts(self, statement: ast.AST, state: State) -> State:
        for child in children(statement):
            if isinstance(child, ast.expr):
                state = self._expression(child, state)
        return state

    def _nested(self, statement: ast.AST, state: State) -> State:
        """A closure that mentions the object may do anything to it at any time."""
        if any(self._is_receiver(node) for node in walk(statement)):
            return state._replace(fields=state.fields.opened())
        return state

    def _branches(self, statement: ast.stmt, state: State) -> State | None:
        if isinstance(statement, ast.If | ast.While):
            state = self._expression(statement.test, state)
        elif isinstance(statement, ast.For | ast.AsyncFor):
            state = self._expression(statement.iter, state)
        inside = self._body(getattr(statement, "body", []), state)
        other = self._body(getattr(statement, "orelse", []), state)
        if isinstance(statement, ast.If):
            return join([inside, other])
        if isinstance(statement, ast.While) and is_true(statement.test):
            return inside
        return join([other, inside])

    def _try(self, statement: ast.stmt, state: State) -> State | None:
        inside = self._body(getattr(statement, "body", []), state)
        meanwhile = join([state, inside]) or state
        handlers = getattr(statement, "handlers", [])
        ends = [self._body(handler.body, meanwhile) for handler in handlers]
        done = self._body(getattr(statement, "orelse", []), inside)
        after = join([done, *ends])
        final = getattr(statement, "finalbody", [])
        left = self._body(final, after or meanwhile) if final else after
        return left if after is not None else None

    def _leave(self, statement: ast.Return | ast.Raise, state: State) -> None:
        value = statement.value if isinstance(statement, ast.Return) else statement.exc
        if value is None:
            return
        if any(self._is_receiver(one) for one in results_of(value)):
            if state.is_ours:
                self.exits.append(Exit(statement, state.fields))
            return
        after = self._expression(value, state)
        if after.is_ours and after.fields.is_open and not state.fields.is_open:
            self.exits.append(Exit(statement, after.fields))

    def _assign(
        self, statement: ast.stmt, targets: Sequence[ast.expr], value: ast.expr, state: State
    ) -> State:
        is_start = statement is self.start
        for target in targets:
            if self._is_receiver(target):
                return State(self._made(value, state), is_start)
            state = self._set(target, value, state, is_start)
        state = self._expression(value, state)
        return state._replace(is_ours=True) if is_start else state

    def _made(self, value: ast.expr, state: State) -> Fields:
        if any(self._is_receiver(one) for one in walk(value)):
            after = self._expression(value, state).fields
            return after if after.is_open else state.fields.opened()
        return self._make(value)

    def _set(self, target: ast.expr, value: ast.expr, state: State, is_start: bool) -> State:
        fields = state.fields
        if isinstance(target, ast.Subscript) and self._is_holder(target.value):
            name = field_name(target.slice, self.scope)
            more = OPEN if name is None else set_of(name)
            return state._replace(fields=fields.then(more))
        if isinstance(target, ast.Attribute) and self._is_receiver(target.value):
            if target.attr in conventions.HOLDERS:
                return state._replace(fields=fields_of(value, self.scope, self._name))
            if target.attr in _FIELD_ATTRIBUTES:
                return state._replace(fields=fields.then(set_of(_FIELD_ATTRIBUTES[target.attr])))
            if target.attr in conventions.STATUSES and not is_start:
                return state._replace(is_ours=False)
            return state
        if isinstance(target, ast.Tuple | ast.List):
            if any(self._is_receiver(one) for one in walk(target)):
                return State(OPEN, False)
        return state

    def _unset(self, target: ast.expr, state: State) -> State:
        if isinstance(target, ast.Subscript) and self._is_holder(target.value):
            name = field_name(target.slice, self.scope)
            if name is not None:
                return state._replace(fields=state.fields.without(name))
        return state

    # -- expressions --------------------------------------------------------------------------

    def _expression(self, node: ast.AST, state: State) -> State:
        """Read what an expression does to the object; a use that isn't understood opens it."""
        if isinstance(node, ast.Call):
            return self._call(node, state)
        if self._is_receiver(node):
            return state._replace(fields=state.fields.opened())
        if isinstance(node, ast.Attribute) and self._is_receiver(node.value):
            if node.attr in conventions.HOLDERS:
                return state._replace(fields=state.fields.opened())
            return state
        if isinstance(node, ast.Subscript) and self._is_holder(node.value):
            return self._expression(node.slice, state)
        if isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp):
            for child in children(node):
                if not self._is_holder(child):
                    state = self._expression(child, state)
            return state
        if isinstance(node, ast.Lambda):
            return self._nested(node, state)
        for child in children(node):
            state = self._expression(child, state)
        return state

    def _call(self, call: ast.Call, state: State) -> State:
        function = call.func
        if self._is_receiver(function):  # await response(scope, receive, send)
            if state.is_ours:
                self.exits.append(Exit(ast.Pass(), state.fields))
            return state
        if isinstance(function, ast.Attribute):
            done = self._method(call, function, state)
            if done is not None:
                return done
        handed = any(self._is_holder(one) for one in arguments_of(call))
        for argument in (function, *arguments_of(call)):
            if not self._is_holder(argument):
                state = self._expression(argument, state)
        if handed and tail_of(function) not in conventions.HARMLESS_CALLS:
            return state._replace(fields=state.fields.then(self._take(call)))
        return state

    def _method(self, call: ast.Call, function: ast.Attribute, state: State) -> State | None:
        """A method of the object, of its header fields or of one attribute; None: of neither."""
        owner, method = function.value, function.attr
        if self._is_holder(owner):
            fields = self._fields_of_method(call, method, state.fields)
            if fields is None:
                if method in conventions.HARMLESS_METHODS or not self._is_receiver(owner):
                    fields = state.fields
                else:
                    more = self._take(call)
                    fields = state.fields.then(more)
            for argument in arguments_of(call):
                if self._is_receiver(argument):
                    fields = fields.opened()
            return state._replace(fields=fields)
        if isinstance(owner, ast.Attribute) and self._is_receiver(owner.value):
            name = _FIELD_ATTRIBUTES.get(owner.attr)
            if name is not None:
                return state._replace(fields=state.fields.then(set_of(name)))
            return state
        return None

    def _fields_of_method(self, call: ast.Call, method: str, fields: Fields) -> Fields | None:
        if method in _FIELD_METHODS:
            return fields.then(set_of(_FIELD_METHODS[method]))
        first = call.args[0] if call.args else None
        if method in conventions.SET_FIELDS:
            more = fields_of(first, self.scope, self._name)
            for keyword in call.keywords:
                name = keyword.arg
                more = more.opened() if name is None else more.then(set_of(name.replace("_", "-")))
            return fields.then(more)
        if method in conventions.SET_FIELD and first is not None:
            if isinstance(first, ast.Tuple | ast.List) and first.elts:
                first = first.elts[0]
            name = field_name(first, self.scope)
            return fields.opened() if name is None else fields.then(set_of(name))
        if method in conventions.UNSET_FIELD and first is not None:
            name = field_name(first, self.scope)
            return fields if name is None else fields.without(name)
        return None

    def _name(self, name: ast.Name) -> Fields:
        return self._make(name)

    def _is_receiver(self, node: ast.AST) -> bool:
        return isinstance(node, ast.Name | ast.Attribute) and dotted(node) == self.receiver

    def _is_holder(self, node: ast.AST) -> bool:
        """Whether an expression is the object or the header fields of it."""
        if self._is_receiver(node):
            return True
        return (
            isinstance(node, ast.Attribute)
            and node.attr in conventions.HOLDERS
            and self._is_receiver(node.value)
        )


def join(states: Iterable[State | None]) -> State | None:
    """Return what is known where paths meet; only paths on which the object is ours tell."""
    alive = [state for state in states if state is not None]
    if not alive:
        return None
    ours = [state for state in alive if state.is_ours]
    found, *rest = ours or alive
    for state in rest:
        found = found._replace(fields=found.fields.either(state.fields))
    return found
