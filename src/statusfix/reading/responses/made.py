"""The header fields of what an expression makes: a response, an exception, a body."""

from __future__ import annotations

import ast

from statusfix.frameworks import index
from statusfix.frameworks.responses import (
    Carrier,
    added_by,
    carrier_of,
    conventions,
    field_arguments_of,
)
from statusfix.reading.calls import called_name
from statusfix.reading.classes import bases_of
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import BindingKind, FunctionNode, Scope, ScopeKind, value_of
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.objects import dotted, results_of
from statusfix.reading.names.places import Places
from statusfix.reading.names.syntax import walk
from statusfix.reading.responses.contents import returned_by
from statusfix.reading.responses.fields import NONE, OPEN, Fields, fields_of, set_of
from statusfix.reading.responses.tracing import Trace

_DEPTH = 4
_TYPE_ARGUMENTS = {
    name: field for name, field in conventions.FIELD_ATTRIBUTES if name.endswith("type")
}


def carrier_at(call: ast.Call | ast.expr, scope: Scope) -> tuple[str, Carrier] | None:
    """Return the qualified name of the response that a call makes, and its row in the tables.

    A class of the module is what it inherits from, unless it has a constructor of its own or
    writes header fields itself: nothing is known about those.
    """
    function = call.func if isinstance(call, ast.Call) else call
    name = called_name(function, scope)
    if name is None:
        tail = tail_of(function) if isinstance(function, ast.Attribute) else None
        found = carrier_of(f"*.{tail}") if tail else None
        return (f"*.{tail}", found) if found else None
    if name.startswith("<local>."):
        return _inherited(name.removeprefix("<local>."), scope)
    name = index().canonical(name)
    found = carrier_of(name)
    return (name, found) if found else None


def _inherited(name: str, scope: Scope) -> tuple[str, Carrier] | None:
    found = scope.find(name)
    definition = found[1][-1].node if found else None
    if found is None or not isinstance(definition, ast.ClassDef):
        return None
    if writes_fields(definition):
        return None
    for base in bases_of(definition, found[0]):
        carrier = carrier_of(index().canonical(base))
        if carrier is not None:
            return index().canonical(base), carrier
    return None


def writes_fields(definition: ast.ClassDef) -> bool:
    """Whether a class has a constructor of its own or speaks of header fields at all."""
    for node in walk(definition):
        if isinstance(node, FunctionNode) and node.name in ("__init__", "__new__"):
            return True
        if isinstance(node, FunctionNode | ast.Name | ast.Attribute):
            word = getattr(node, "name", None) or getattr(node, "attr", None)
            word = word or getattr(node, "id", "")
            if "header" in str(word).lower() or word in ("get_response", "auth_header"):
                return True
    return False


class Making:
    """Answers what the expressions of one module set on the responses they make."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._traces: dict[tuple[int, str, int, bool], Trace] = {}

    def of_call(
        self,
        call: ast.Call,
        name: str,
        carrier: Carrier,
        code: int | None,
        scope: Scope,
        at: ast.stmt | None,
        depth: int = 0,
    ) -> Fields:
        """Return the fields of the response that a call makes; `at` is the statement around it."""
        if any(isinstance(one, ast.Starred) for one in call.args):
            return OPEN
        if any(keyword.arg in (None, "response") for keyword in call.keywords):
            if carrier.content != "response" or any(one.arg is None for one in call.keywords):
                return OPEN
        added = added_by(name)
        found = Fields(added, added)
        for word in carrier.headers.split() or ([""] if carrier.position >= 0 else []):
            given = argument(call, word, carrier.position)
            found = found.then(self.mapping(given, scope, at, depth + 1))
        if carrier.kind == "body" and call.args:
            found = self.body(call.args[0], scope, at, depth + 1).then(found)
        for row in field_arguments_of(name):
            if row.parameter == "**":
                for keyword in call.keywords:
                    found = found.then(set_of((keyword.arg or "").replace("_", "-")))
            elif row.code in (0, code):
                given = argument(call, row.parameter, row.position)
                if given is not None and not _is_none(given):
                    found = found.then(set_of(row.field))
        for keyword in call.keywords:
            field = _TYPE_ARGUMENTS.get(keyword.arg or "")
            if field is not None:
                found = found.then(set_of(field))
        return found

    def class_row(self, name: str) -> tuple[str, Carrier] | None:
        """Return the canonical name and the row of a class by its qualified name."""
        canonical = index().canonical(name)
        found = carrier_of(canonical)
        return (canonical, found) if found else None

    def mapping(
        self, expression: ast.expr | None, scope: Scope, at: ast.stmt | None, depth: int = 0
    ) -> Fields:
        """Return the fields of an argument for headers, as it is at a statement."""
        if depth > _DEPTH:
            return OPEN

        def lookup(name: ast.Name) -> Fields:
            return self._variable(name.id, scope, at, depth + 1, is_body=False)

        return fields_of(expression, scope, lookup)

    def body(
        self, expression: ast.expr, scope: Scope, at: ast.stmt | None, depth: int = 0
    ) -> Fields:
        """Return the fields of what a view returns as the body: data, or a whole response."""
        if depth > _DEPTH:
            return OPEN
        if isinstance(expression, ast.Await | ast.NamedExpr):
            return self.body(expression.value, scope, at, depth + 1)
        if isinstance(expression, ast.IfExp):
            first = self.body(expression.body, scope, at, depth + 1)
            return first.either(self.body(expression.orelse, scope, at, depth + 1))
        if isinstance(expression, ast.Name):
            return self._variable(expression.id, scope, at, depth + 1, is_body=True)
        if isinstance(expression, ast.Attribute):
            return OPEN if "resp" in expression.attr.lower() else NONE
        if not isinstance(expression, ast.Call):
            return NONE
        made = carrier_at(expression, scope)
        if made is not None:
            return self.of_call(expression, made[0], made[1], None, scope, at, depth + 1)
        if tail_of(expression.func) in conventions.DATA_CALLS:
            return NONE
        return self._helper(expression.func, scope, depth + 1)

    def _helper(self, function: ast.expr, scope: Scope, depth: int) -> Fields:
        """Return the fields of what a function of the module returns."""
        found = scope.find(function.id) if isinstance(function, ast.Name) else None
        definition = found[1][-1].node if found else None
        if found is None or depth > _DEPTH or not isinstance(definition, FunctionNode):
            return OPEN
        inner = self._places.scope(definition, found[0])
        results: list[Fields] = []
        for value in returned_by(definition):
            if value is None or isinstance(value, ast.Yield | ast.YieldFrom):
                return OPEN
            for one in results_of(value):
                results.append(self._returned(one, inner, definition, depth + 1))
        if not results:
            return OPEN
        joined = results[0]
        for result in results[1:]:
            joined = joined.either(result)
        return joined

    def _returned(self, value: ast.expr, scope: Scope, function: ast.AST, depth: int) -> Fields:
        at = next(
            (
                node
                for node in walk(function)
                if isinstance(node, ast.Return) and value in walk(node)
            ),
            None,
        )
        if isinstance(value, ast.Tuple) and len(value.elts) in (2, 3):
            found = self.body(value.elts[0], scope, at, depth)
            more = value.elts[2] if len(value.elts) == 3 else None
            return found.then(self.mapping(more, scope, at, depth))
        return self.body(value, scope, at, depth)

    def _variable(
        self, name: str, scope: Scope, at: ast.stmt | None, depth: int, is_body: bool
    ) -> Fields:
        """Return the fields of a variable as it is at a statement."""
        found = scope.find(name)
        if found is None or depth > _DEPTH:
            return OPEN
        where, bindings = found
        if any(one.kind is not BindingKind.VALUE or one.place >= 0 for one in bindings):
            return OPEN
        reader = self.body if is_body else self.mapping
        if where.kind is not ScopeKind.FUNCTION or at is None:
            assigned = value_of(name, scope)
            return reader(assigned[1], assigned[0], None, depth + 1) if assigned else OPEN
        function = where.node
        if scope.function is not where or not isinstance(function, FunctionNode):
            return OPEN
        key = (id(function), name, depth, is_body)
        if key not in self._traces:
            self._traces[key] = self.trace(name, None, where, depth, is_body)
            self._traces[key].run(function.body, OPEN)
        state = self._traces[key].at.get(id(at))
        return state.fields if state is not None else OPEN

    def trace(
        self, receiver: str, start: ast.stmt | None, scope: Scope, depth: int, is_body: bool = True
    ) -> Trace:
        """Return a trace of an object through a function of the module, not yet run."""

        def make(value: ast.expr) -> Fields:
            reader = self.body if is_body else self.mapping
            return reader(value, scope, trace.current, depth + 1)

        def take(call: ast.Call) -> Fields:
            return self._taken(call, receiver, scope, depth + 1)

        trace = Trace(receiver, start, scope, make, take)
        return trace

    def _taken(self, call: ast.Call, receiver: str, scope: Scope, depth: int) -> Fields:
        """Return what a function does to an object that is handed to it."""
        function = call.func
        if isinstance(function, ast.Attribute):
            definition, outer = self._method(function, scope)
            return self._body_of(definition, outer, receiver, depth)
        found = scope.find(function.id) if isinstance(function, ast.Name) else None
        definition = found[1][-1].node if found else None
        if found is None or not isinstance(definition, FunctionNode):
            return OPEN
        parameters = [*definition.args.posonlyargs, *definition.args.args]
        for given, parameter in zip(call.args, parameters, strict=False):
            if dotted(given) == receiver:
                return self._body_of(definition, found[0], parameter.arg, depth)
        return OPEN

    def _method(
        self, function: ast.Attribute, scope: Scope
    ) -> tuple[ast.AST | None, Scope | None]:
        owner: Scope | None = scope
        while owner is not None and owner.kind is not ScopeKind.CLASS:
            owner = owner.parent
        if owner is None or dotted(function.value) != "self":
            return None, None
        found = owner.bindings.get(function.attr)
        return (found[-1].node, owner) if found else (None, None)

    def _body_of(
        self, definition: ast.AST | None, outer: Scope | None, name: str, depth: int
    ) -> Fields:
        if not isinstance(definition, FunctionNode) or outer is None or depth > _DEPTH:
            return OPEN
        inner = self._places.scope(definition, outer)
        trace = self.trace(name, None, inner, depth)
        end = trace.run(definition.body, NONE, is_ours=True)
        found = [one.fields for one in trace.exits] + ([end.fields] if end else [])
        if not found:
            return OPEN
        first, *rest = found
        for one in rest:
            first = first.either(one)
        return first


def _is_none(expression: ast.expr) -> bool:
    return isinstance(expression, ast.Constant) and expression.value is None
