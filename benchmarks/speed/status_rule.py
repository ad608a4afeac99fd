"""The rule that Fixit gets: a number at the places where most statuses stand."""

from __future__ import annotations

import libcst as cst
from fixit import LintRule

_NAMES = ("status", "status_code", "code")


class NumberAsStatus(LintRule):
    """Finds a bare number beside a status, by its neighbours' names alone."""

    MESSAGE = "a bare number is a status"

    def visit_Arg(self, node: cst.Arg) -> None:
        if node.keyword is not None and node.keyword.value in _NAMES:
            self._look_at(node.value)

    def visit_Comparison(self, node: cst.Comparison) -> None:
        left = node.left
        if isinstance(left, cst.Attribute) and left.attr.value == "status_code":
            self._look_at(node.comparisons[0].comparator)

    def visit_Call(self, node: cst.Call) -> None:
        is_abort = isinstance(node.func, cst.Name) and node.func.value == "abort"
        if node.args and (is_abort or self._has_status(node)):
            for one in node.args:
                if one.keyword is None:
                    self._look_at(one.value)

    def _has_status(self, node: cst.Call) -> bool:
        values = (one.value for one in node.args)
        return any(isinstance(one, cst.Attribute) and one.attr.value == "status_code"
                   for one in values)  # fmt: skip

    def _look_at(self, node: cst.BaseExpression) -> None:
        if isinstance(node, cst.Integer) and 100 <= node.evaluated_value < 600:
            self.report(node)
