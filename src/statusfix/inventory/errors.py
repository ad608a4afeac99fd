"""Exceptions and the status that each of them answers with."""

from __future__ import annotations

import ast

from statusfix.frameworks import index
from statusfix.frameworks._schema import ARGUMENT
from statusfix.inventory import tables
from statusfix.inventory.core import (
    STATUS_ATTRIBUTES,
    Core,
    bound_arguments,
    is_exception,
    is_super,
)
from statusfix.inventory.frame import Frame
from statusfix.inventory.model import Answer, Place
from statusfix.inventory.program import Known
from statusfix.inventory.values import Kind, Value, doubted, joined, with_status
from statusfix.reading.flow.views import argument
from statusfix.reading.names.syntax import FunctionNode
from statusfix.registry import resolve_constant


class Errors(Core):
    """The part of the interpreter that knows exceptions and who handles them."""

    def exception(self, node: ast.expr, frame: Frame) -> Value | None:
        """Return what `raise` raises, as far as it answers with a status."""
        if isinstance(node, ast.Call):
            value = self.value(node, frame)
        else:
            known = frame.names.get(node.id) if isinstance(node, ast.Name) else None
            value = known or self._class_raised(node, frame)
        return self._handled(value) if value.kind is Kind.ERROR else None

    def _class_raised(self, node: ast.expr, frame: Frame) -> Value:
        call = ast.copy_location(ast.Call(node, [], []), node)
        return self.value(call, frame)

    def error_of(
        self, found: Known, node: ast.Call, values: dict[int, Value], frame: Frame
    ) -> Value | None:
        """Return the exception that a class of the program makes, None if it makes none."""
        name = self.class_name(found)
        place = frame.module.place(node)
        http = [base for base in self.program.outside_bases(found) if is_exception(base)]
        if http:
            answers = self._init_status(found, node, values) or self.class_status(found)
            if answers is not None:
                return Value(Kind.ERROR, _at(answers.answers, place), name)
            return self.outside_exception(http[0], node, values, place)._replace(name=name)
        for one in self.program.lineage(found):
            handler = self.handlers.get(id(one.node)) if isinstance(one, Known) else None
            if handler is not None:
                own = self.class_status(found) or Value(Kind.ERROR)
                return self._through(handler, own._replace(kind=Kind.ERROR, name=name), place)
        return None

    def _through(self, handler: Known, error: Value, place: Place) -> Value:
        """Return an exception with the statuses that its handler answers."""
        parameters = getattr(handler.node, "args", None)
        names = [one.arg for one in parameters.args] if parameters else []
        at = 1 if self.framework == "fastapi" else 0
        outcome = self.run(handler, {names[at]: error} if len(names) > at else {})
        returned = [value for value, _ in outcome.returned if value.kind is Kind.RESPONSE]
        answers = _at(joined(returned).answers, place) if returned else frozenset[Answer]()
        return Value(
            Kind.ERROR, answers or frozenset((Answer(None, place, "dynamic"),)), error.name
        )

    def _handled(self, error: Value) -> Value:
        """Pass an exception through the project's own exception handler for DRF."""
        handler = self.exception_handler
        if handler is None or self.framework != "django" or not error.answers:
            return error
        place = next(iter(error.answers)).place
        after = self._through(handler, error, place)
        codes = {one.code for one in after.answers}
        if codes == {one.code for one in error.answers}:
            return error
        return error._replace(answers=doubted(after.answers))

    def class_status(self, found: Known) -> Value | None:
        for name in STATUS_ATTRIBUTES[:2]:
            attribute = self.program.attribute(found, name)
            if attribute is not None and isinstance(attribute.node, ast.expr):
                place = attribute.module.place(attribute.node)
                value = self.constant(attribute, place)
                return value if value.kind is Kind.STATUS else None
        return None

    def _init_status(self, found: Known, node: ast.Call, values: dict[int, Value]) -> Value | None:
        """Read the status that a class's own __init__ hands to super().__init__()."""
        init = self.program.attribute(found, "__init__")
        if init is None or not isinstance(init.node, FunctionNode):
            return None
        inner = Frame(init, found, None)
        inner.names.update(bound_arguments(init.node, node, values, skip=1))
        for one in ast.walk(init.node):
            if isinstance(one, ast.Call) and is_super(one, "__init__"):
                given = argument(one, "status_code", 0)
                if given is not None:
                    value = self.value(given, inner)
                    return value if value.kind is Kind.STATUS else None
        return None

    def outside_exception(
        self, name: str, node: ast.Call, values: dict[int, Value], place: Place
    ) -> Value:
        name = tables.SAME.get(name, name)
        for row in index().called(name):
            given = argument(node, row.parameter, row.position)
            if row.kind == ARGUMENT and row.parameter in STATUS_ATTRIBUTES and given is not None:
                return with_status(Kind.ERROR, values[id(given)], place, name)
        constant = resolve_constant(name)
        code = constant.code if constant else None
        return Value(Kind.ERROR, frozenset((Answer(code, place, "exception"),)), name)

    def raises(self, code: int, place: Place, frame: Frame, name: str = "") -> None:
        error = Value(Kind.ERROR, frozenset((Answer(code, place, "framework"),)), name)
        frame.raised.append(self._handled(error))


def _at(answers: frozenset[Answer], place: Place) -> frozenset[Answer]:
    return frozenset(one._replace(place=place, why="exception") for one in answers)
