"""What an expression is, as far as statuses go: constants, names, conditions about the method."""

from __future__ import annotations

import ast

from statusfix.inventory.calls import Calls
from statusfix.inventory.core import PLAIN_NODES, STATUS_ATTRIBUTES
from statusfix.inventory.frame import Frame
from statusfix.inventory.model import ANY_METHOD
from statusfix.inventory.program import Known
from statusfix.inventory.values import PLAIN, UNKNOWN, Kind, Value, joined, status, with_status
from statusfix.reading.names.syntax import children
from statusfix.reading.names.values import constant_at
from statusfix.registry import resolve_constant


class Expressions(Calls):
    """The part of the interpreter that knows expressions."""

    def value(self, node: ast.expr, frame: Frame) -> Value:
        """Return what an expression can be; what it raises goes to the frame."""
        if isinstance(node, ast.Constant):
            return self._number(node, frame)
        if isinstance(node, ast.Name):
            return self._name(node, frame)
        if isinstance(node, ast.Attribute):
            return self._attribute(node, frame)
        if isinstance(node, ast.Call):
            return self.call(node, frame)
        if isinstance(node, ast.Await):
            return self.value(node.value, frame)
        if isinstance(node, ast.NamedExpr):
            value = self.value(node.value, frame)
            frame.names[node.target.id] = value
            return value
        if isinstance(node, ast.IfExp):
            self.value(node.test, frame)
            truth = self.truth(node.test, frame)
            sides = [node.body, node.orelse]
            if truth is not None:
                sides = sides[:1] if truth else sides[1:]
            return joined([self.value(one, frame) for one in sides])
        if isinstance(node, ast.BoolOp):
            return joined([self.value(one, frame) for one in node.values])
        if isinstance(node, ast.Tuple) and self.framework == "flask" and len(node.elts) in (2, 3):
            return self._answer_tuple(node, frame)
        if isinstance(node, ast.Lambda):
            return PLAIN
        for child in children(node):
            if isinstance(child, ast.expr):
                self.value(child, frame)
        return PLAIN if isinstance(node, PLAIN_NODES) else UNKNOWN

    def truth(self, test: ast.expr, frame: Frame) -> bool | None:
        """Return whether a condition about the method holds for this run; None if unsure."""
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            inner = self.truth(test.operand, frame)
            return None if inner is None else not inner
        if not isinstance(test, ast.Compare) or len(test.ops) != 1:
            return None
        left, operator, right = test.left, test.ops[0], test.comparators[0]
        if self.method != ANY_METHOD and ast.unparse(left).endswith("request.method"):
            return _holds(self.method, operator, right)
        if isinstance(left, ast.Attribute) and left.attr in STATUS_ATTRIBUTES:
            owner = frame.names.get(left.value.id) if isinstance(left.value, ast.Name) else None
            codes = {one.code for one in owner.answers} if owner else set()
            if len(codes) == 1 and None not in codes:
                return _holds(codes.pop(), operator, right)
        return None

    def _number(self, node: ast.Constant, frame: Frame) -> Value:
        if type(node.value) is int and 100 <= node.value <= 599:
            return status(node.value, frame.module.place(node), "literal")
        return PLAIN

    def _name(self, node: ast.Name, frame: Frame) -> Value:
        known = frame.names.get(node.id)
        if known is not None:
            return known
        return self._elsewhere(node, frame)

    def _attribute(self, node: ast.Attribute, frame: Frame) -> Value:
        if isinstance(node.value, ast.Name):
            owner = frame.names.get(node.value.id)
            if owner is not None and node.attr in STATUS_ATTRIBUTES and owner.answers:
                return Value(Kind.STATUS, owner.answers)
        found = self._elsewhere(node, frame)
        if found is UNKNOWN:
            self.value(node.value, frame)
        return found

    def _elsewhere(self, node: ast.Name | ast.Attribute, frame: Frame) -> Value:
        """Read a name that no statement of this function has set."""
        constant = constant_at(node, frame.scope)
        place = frame.module.place(node)
        if constant is not None:
            return status(constant.code, place, "name")
        found = self.program.lookup(node, frame.scope, frame.module)
        if isinstance(found, str):
            constant = resolve_constant(found)
            return status(constant.code, place, "name") if constant else UNKNOWN
        if isinstance(found, Known) and isinstance(found.node, ast.expr):
            return self.constant(found, place)
        return UNKNOWN

    def _answer_tuple(self, node: ast.Tuple, frame: Frame) -> Value:
        """Read Flask's (body, status[, headers]) and (body, headers)."""
        body = self.value(node.elts[0], frame)
        second = self.value(node.elts[1], frame)
        for more in node.elts[2:]:
            self.value(more, frame)
        if isinstance(node.elts[1], ast.Dict | ast.List):
            return body
        return with_status(Kind.RESPONSE, second, frame.module.place(node.elts[1]))


def _holds(value: object, operator: ast.cmpop, right: ast.expr) -> bool | None:
    try:
        wanted = ast.literal_eval(right)
    except ValueError:
        return None
    if isinstance(operator, ast.Eq | ast.NotEq):
        return (value == wanted) is isinstance(operator, ast.Eq)
    if isinstance(operator, ast.In | ast.NotIn) and isinstance(wanted, tuple | list | set):
        return (value in wanted) is isinstance(operator, ast.In)
    return None
