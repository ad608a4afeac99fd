"""The rule that Fixit gets: a number at the places where most statuses stand."""

from __future__ import annotations

import libcst as cst
from fixit import LintRule

_NAMES = ("status", "status_code", "code")
_ATTRIBUTES = ("status", "status_code")
_CALLED = ("abort", "errorhandler")


class NumberAsStatus(LintRule):
    """Finds a bare number beside a status, by its neighbours' names alone."""

    MESSAGE = "a bare number is a status"

    def visit_Arg(self, node: cst.Arg) -> None:
        if node.keyword is not None and node.keyword.value in _NAMES:
            self._look_at(node.value)

    def visit_Comparison(self, node: cst.Comparison) -> None:
        both = (node.left, node.comparisons[0].comparator)
        if any(map(_is_status, both)):
            for one in both:
                self._look_at(one)

    def visit_Call(self, node: cst.Call) -> None:
        called = node.func.attr if isinstance(node.func, cst.Attribute) else node.func
        is_abort = isinstance(called, cst.Name) and called.value in _CALLED
        if is_abort or any(_is_status(one.value) for one in node.args):
            for one in node.args:
                if one.keyword is None:
                    self._look_at(one.value)

    def _look_at(self, node: cst.BaseExpression) -> None:
        if isinstance(node, cst.Integer) and 100 <= node.evaluated_value < 600:
            self.report(node)


def _is_status(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Attribute) and node.attr.value in _ATTRIBUTES
