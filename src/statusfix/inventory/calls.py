"""What a call gives: responses, exceptions, and whatever a function of the program returns."""

from __future__ import annotations

import ast

from statusfix.frameworks import index
from statusfix.frameworks._schema import ARGUMENT
from statusfix.inventory import tables
from statusfix.inventory.core import bound_arguments, is_exception, is_super
from statusfix.inventory.errors import Errors
from statusfix.inventory.frame import Frame
from statusfix.inventory.model import Answer, Place
from statusfix.inventory.program import Found, Known, Program
from statusfix.inventory.values import NEVER, PLAIN, UNKNOWN, Kind, Value, joined, with_status
from statusfix.reading.flow.views import argument
from statusfix.reading.names.syntax import FunctionNode
from statusfix.registry import resolve_constant


class Calls(Errors):
    """The part of the interpreter that knows calls."""

    def call(self, node: ast.Call, frame: Frame) -> Value:
        place = frame.module.place(node)
        if is_super(node, "dispatch_request", "dispatch") and frame.inner is not None:
            frame.raised += frame.inner.raised
            return joined(value for value, _ in frame.inner.returned)
        values = {id(one): self.value(one, frame) for one in _given(node)}
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if method in tables.RAISING_METHODS:
            self.raises(tables.RAISING_METHODS[method], place, frame)
        elif method == tables.VALIDATION[0] and is_true(argument(node, tables.VALIDATION[1], 0)):
            self.raises(tables.VALIDATION[2], place, frame, tables.SAME_VALIDATION)
        found = self._callee(node.func, frame)
        if isinstance(found, str):
            return self._outside(found, node, values, frame)
        if found is None:
            if isinstance(node.func, ast.Attribute):
                self.value(node.func.value, frame)
            return UNKNOWN
        if isinstance(found.node, ast.ClassDef):
            return self._instance(found, node, values, frame)
        if isinstance(found.node, FunctionNode | ast.Lambda):
            return self._inner(found, node, values, frame)
        return UNKNOWN

    def _callee(self, func: ast.expr, frame: Frame) -> Found:
        if (
            isinstance(func, ast.Attribute)
            and isinstance(func.value, ast.Name)
            and func.value.id in ("self", "cls")
            and frame.owner is not None
        ):
            inner = self.program.attribute(frame.owner, func.attr)
            if inner is not None:
                return inner
            known, name, _ = tables.GET_OBJECT
            if func.attr == name and known in _generic(self.program, frame.owner):
                return f"{known}.{name}"
            return None
        return self.program.lookup(func, frame.scope, frame.module)

    def _inner(
        self, found: Known, node: ast.Call, values: dict[int, Value], frame: Frame
    ) -> Value:
        """Call a function of the program with what is known about the arguments."""
        is_method = isinstance(node.func, ast.Attribute) and isinstance(
            found.scope.node, ast.ClassDef
        )
        given = bound_arguments(found.node, node, values, skip=int(is_method))
        outcome = self.run(found, given, frame.owner if is_method else None)
        frame.raised += outcome.raised
        if not outcome.returned:
            return NEVER if outcome.raised else UNKNOWN
        return joined(value for value, _ in outcome.returned)

    def _outside(self, name: str, node: ast.Call, values: dict[int, Value], frame: Frame) -> Value:
        """Call something that a package outside of the program defines."""
        place = frame.module.place(node)
        name = tables.SAME.get(name, name)
        if name in tables.RAISING_CALLS:
            position, keyword = tables.RAISING_CALLS[name]
            given = argument(node, keyword, position)
            found = values.get(id(given), UNKNOWN)
            frame.raised.append(with_status(Kind.ERROR, found, place, name))
            return NEVER
        if name in tables.RAISING_HELPERS:
            self.raises(tables.RAISING_HELPERS[name], place, frame)
            return UNKNOWN
        if name == ".".join(tables.GET_OBJECT[:2]):
            self.raises(tables.GET_OBJECT[2], place, frame)
            return UNKNOWN
        if name in tables.PLAIN_RESPONSES:
            return self.default(place)
        if name in tables.RESPONSE_MAKERS:
            return self._made(node, values, place)
        if name == tables.DEFAULT_EXCEPTION_HANDLER and node.args:
            return with_status(Kind.RESPONSE, values[id(node.args[0])], place)
        if is_exception(name):
            return self.outside_exception(name, node, values, place)
        return self._outside_response(name, node, values, place)

    def default(self, place: Place) -> Value:
        """Return a response whose status nobody has said."""
        return Value(Kind.RESPONSE, frozenset((Answer(tables.DEFAULT_OK, place, "default"),)))

    def _made(self, node: ast.Call, values: dict[int, Value], place: Place) -> Value:
        if len(node.args) > 1 and not isinstance(node.args[1], ast.Dict | ast.List):
            return with_status(Kind.RESPONSE, values[id(node.args[1])], place)
        first = values.get(id(node.args[0]), PLAIN) if node.args else PLAIN
        return first if first.kind is Kind.RESPONSE else self.default(place)

    def _outside_response(
        self, name: str, node: ast.Call, values: dict[int, Value], place: Place
    ) -> Value:
        for row in index().called(name):
            if row.kind != ARGUMENT or not row.role.is_said or row.is_convention:
                continue
            given = argument(node, row.parameter, row.position)
            if given is not None:
                return with_status(Kind.RESPONSE, values[id(given)], place)
            return self._unsaid(name, node, place)
        constant = resolve_constant(name)
        if constant is not None or name in tables.DEFAULT_STATUS:
            return self._unsaid(name, node, place)
        return UNKNOWN

    def _unsaid(self, name: str, node: ast.Call, place: Place) -> Value:
        """Return the response of a class or helper whose status isn't given."""
        constant = resolve_constant(name)
        if constant is not None:
            why = "default" if constant.code == tables.DEFAULT_OK else "name"
            return Value(Kind.RESPONSE, frozenset((Answer(constant.code, place, why),)))
        code = tables.DEFAULT_STATUS.get(name, tables.DEFAULT_OK)
        keyword, permanent = tables.PERMANENT_REDIRECT.get(name, ("", code))
        if keyword and is_true(argument(node, keyword, -1)):
            code = permanent
        return Value(Kind.RESPONSE, frozenset((Answer(code, place, "default"),)))

    def _instance(
        self, found: Known, node: ast.Call, values: dict[int, Value], frame: Frame
    ) -> Value:
        """Make an instance of a class of the program: a response, an exception, or neither."""
        error = self.error_of(found, node, values, frame)
        if error is not None:
            return error
        place = frame.module.place(node)
        for base in self.program.outside_bases(found):
            response = self._outside_response(base, node, values, place)
            if response.kind is Kind.RESPONSE:
                own = None if _says_status(base, node) else self.class_status(found)
                return own._replace(kind=Kind.RESPONSE) if own else response
        return UNKNOWN


def is_true(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def _given(node: ast.Call) -> list[ast.expr]:
    arguments = [one.value if isinstance(one, ast.Starred) else one for one in node.args]
    return [*arguments, *(one.value for one in node.keywords)]


def _generic(program: Program, owner: Known) -> frozenset[str]:
    bases = program.outside_bases(owner)
    is_generic = any(".generics." in base or ".viewsets." in base for base in bases)
    return frozenset((*bases, tables.GET_OBJECT[0]) if is_generic else bases)


def _says_status(name: str, node: ast.Call) -> bool:
    """Whether a call gives the status to a response class."""
    return any(
        row.kind == ARGUMENT
        and row.role.is_said
        and argument(node, row.parameter, row.position) is not None
        for row in index().called(name)
    )
