"""Ranges of statuses whose ends are one off: `200 < status < 299`, `range(200, 299)`."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from typing import NamedTuple

from statusfix.model import Fault, Misuse, Spelling
from statusfix.reading.collector import Collector
from statusfix.reading.flow.tables import members_of
from statusfix.reading.mistakes.class_names import Asked, note_class, number_of
from statusfix.reading.names.bindings import Scope, value_of
from statusfix.reading.names.evidence import Evidence, status_evidence, tail_of
from statusfix.reading.names.values import values_of
from statusfix.registry.classes import CLASS_SIZE, CLASSES, MEANT_ENDS

_SOURCE = "RFC 9110 15"
_LAST = CLASS_SIZE - 1
_NUMBERS = (Spelling.NUMBER, Spelling.NAME, Spelling.LOCAL)
_BELOW = (ast.Lt, ast.LtE)
_ABOVE = (ast.Gt, ast.GtE)
_INCLUSIVE = (ast.LtE, ast.GtE)
_MEMBER = (ast.In, ast.NotIn)
_EQUAL = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot)


class Bound(NamedTuple):
    """One end of a range: the status that is written there, and whether it belongs to it."""

    status: ast.expr
    node: ast.expr
    code: int
    is_lower: bool
    is_inclusive: bool

    @property
    def subject(self) -> str:
        """What is compared, equal for two expressions that are written alike."""
        return ast.dump(self.status)

    def negated(self) -> Bound:
        """Return the bound of all statuses that this one leaves out."""
        return self._replace(is_lower=not self.is_lower, is_inclusive=not self.is_inclusive)


def read_comparison(collector: Collector, node: ast.Compare, scope: Scope) -> None:
    """Note what is wrong with `200 < status < 299`, and with `status in range(200, 299)`."""
    if len(node.ops) == 1 and isinstance(node.ops[0], _EQUAL):
        if not isinstance(node.left, ast.BinOp) and not isinstance(node.comparators[0], ast.BinOp):
            return
    bounds = list(_bounds(collector, node, scope))
    if len(bounds) > 1:
        _judge(collector, bounds, True, scope, node if len(node.ops) == len(bounds) else None)
    for operator, (left, right) in zip(node.ops, pairwise(_operands(node)), strict=True):
        if isinstance(operator, _MEMBER):
            is_whole = len(node.ops) == 1 and isinstance(operator, ast.In)
            _read_member(collector, left, right, scope, node if is_whole else None)
        elif isinstance(operator, _EQUAL):
            is_whole = len(node.ops) == 1 and isinstance(operator, ast.Eq)
            _read_quotient(collector, (left, right), scope, node if is_whole else None)


def read_operation(collector: Collector, node: ast.BoolOp, scope: Scope) -> None:
    """Note what is wrong with `status > 200 and status < 299`, and with `or`."""
    single = [one for one in node.values if isinstance(one, ast.Compare) and len(one.ops) == 1]
    if len(single) > 1:
        bounds = [bound for one in single for bound in _bounds(collector, one, scope)]
        is_and = isinstance(node.op, ast.And)
        is_whole = is_and and len(node.values) == len(bounds)
        _judge(collector, bounds, is_and, scope, node if is_whole else None)


def read_membership(
    collector: Collector, status: ast.expr, members: ast.expr, scope: Scope
) -> None:
    """Note what is wrong with `self.assertIn(response.status_code, range(200, 299))`."""
    _read_member(collector, status, members, scope, None)


def _read_member(
    collector: Collector, left: ast.expr, right: ast.expr, scope: Scope, whole: ast.expr | None
) -> None:
    if isinstance(right, ast.Name):
        assigned = value_of(right.id, scope)
        right = assigned[1] if assigned is not None else right
    if not (isinstance(right, ast.Call) and tail_of(right.func) == "range"):
        return
    if len(right.args) != len(("start", "stop")) or not _is_status(collector, left, scope):
        return
    start, stop = (_code(one, scope) for one in right.args)
    if start is None or stop is None:
        return
    is_behind = stop % CLASS_SIZE == 1  # range(200, 301): the last one is written as the next
    bounds = [
        Bound(left, right.args[0], start, True, True),
        Bound(left, right.args[1], stop - is_behind, False, is_behind),
    ]
    _judge(collector, bounds, True, scope, whole)


def _read_quotient(
    collector: Collector,
    pair: tuple[ast.expr, ast.expr],
    scope: Scope,
    whole: ast.expr | None,
) -> None:
    """Note the class that `status // 100 == 2` asks for."""
    for quotient, digit in (pair, pair[::-1]):
        if (
            isinstance(quotient, ast.BinOp)
            and isinstance(quotient.op, ast.FloorDiv)
            and number_of(quotient.right) == CLASS_SIZE
            and number_of(digit) in CLASSES
            and _is_status(collector, quotient.left, scope)
        ):
            first = (number_of(digit) or 0) * CLASS_SIZE
            ends = (first, first + _LAST)
            asked = Asked(quotient.right, quotient.left, ends, whole)
            note_class(collector, asked, scope)


def _judge(
    collector: Collector,
    bounds: list[Bound],
    is_and: bool,
    scope: Scope,
    whole: ast.expr | None,
) -> None:
    """Look at each pair of a lower and an upper bound of the same status.

    `whole` is the expression that two bounds make up, if nothing else stands in it.
    """
    lower = [one for one in bounds if one.is_lower]
    upper = [one for one in bounds if not one.is_lower]
    for first, last in product(lower, upper):
        if first.subject != last.subject:
            continue
        is_window = first.code <= last.code
        if is_and and is_window:
            _judge_window(collector, first, last, scope, whole)
        elif not is_and and not is_window:
            _judge_window(collector, last.negated(), first.negated(), scope, None)
        elif first.code != last.code:
            found, outcome, instead = (
                ("no status is in this range", "it can't be above and below", "write or")
                if is_and
                else ("every status is in this range", "one side is always true", "write and")
            )
            fault = Fault(Misuse.RANGE, found, outcome, instead, _SOURCE)
            collector.faults.note(first.node, scope, fault)


def _judge_window(
    collector: Collector, first: Bound, last: Bound, scope: Scope, whole: ast.expr | None
) -> None:
    """Judge a range whose ends are those of classes; any other range is meant as it is."""
    if not (_is_end(first) and _is_end(last)) or last.code - first.code < _LAST:
        return
    if not _wrong(first) and not _wrong(last):
        asked = Asked(first.node, first.status, _ends(first, last), whole)
        note_class(collector, asked, scope)
        return
    for bound in (first, last):
        wrong = _wrong(bound)
        other = last if bound is first else first
        if not wrong or _is_meant(bound, wrong, other):
            continue
        if _is_named_elsewhere(bound.code, bound.node, scope):
            return
        digit = bound.code // CLASS_SIZE + (bound.code % CLASS_SIZE == _LAST and bound.is_lower)
        digit -= bound.code % CLASS_SIZE == 0 and not bound.is_lower
        extent = f"{digit}xx goes from {digit * CLASS_SIZE} to {digit * CLASS_SIZE + _LAST}"
        fault = Fault(Misuse.RANGE, f"{bound.code} is {wrong}", extent, "move the bound", _SOURCE)
        collector.faults.note(bound.node, scope, fault)
        return


def _ends(first: Bound, last: Bound) -> tuple[int, int]:
    """Return the first and the last status of a range."""
    return first.code + (not first.is_inclusive), last.code - (not last.is_inclusive)


def _wrong(bound: Bound) -> str:
    """Return what an end of a range does to its own status, "" where nothing is wrong."""
    is_start = bound.code % CLASS_SIZE == 0
    digit = bound.code // CLASS_SIZE
    if is_start and bound.is_lower and not bound.is_inclusive and digit in CLASSES[1:]:
        return "left out"
    if is_start and not bound.is_lower and bound.is_inclusive and digit in CLASSES:
        return "let in"
    if not is_start and not bound.is_lower and not bound.is_inclusive:
        return "left out"
    if not is_start and bound.is_lower and bound.is_inclusive and digit in CLASSES:
        return "let in"
    return ""


def _is_meant(bound: Bound, wrong: str, other: Bound) -> bool:
    return any(
        (bound.code, wrong) == (code, outcome) and other.code >= least
        for code, outcome, least, _ in MEANT_ENDS
    )


def _is_end(bound: Bound) -> bool:
    return bound.code % CLASS_SIZE in (0, _LAST)


def _is_named_elsewhere(code: int, bound: ast.expr, scope: Scope) -> bool:
    """Whether the function compares with this very status too: then its range goes without it."""
    for one in ast.walk((scope.function or scope.module).node):
        if not isinstance(one, ast.Compare):
            continue
        for operator, pair in zip(one.ops, pairwise(_operands(one)), strict=True):
            if isinstance(operator, (*_EQUAL, *_MEMBER)):
                for side in pair:
                    members = members_of(side) or [side]
                    if any(_code(member, scope) == code for member in members):
                        return True
    return False


def _bounds(collector: Collector, node: ast.Compare, scope: Scope) -> Iterator[Bound]:
    """Yield the bounds of one comparison, chained or not."""
    for operator, (left, right) in zip(node.ops, pairwise(_operands(node)), strict=True):
        if not isinstance(operator, (*_BELOW, *_ABOVE)):
            continue
        for subject, other in ((left, right), (right, left)):
            code = _code(other, scope)
            if code is None or not _is_status(collector, subject, scope):
                continue
            is_lower = isinstance(operator, _ABOVE) is (subject is left)
            is_inclusive = isinstance(operator, _INCLUSIVE)
            yield Bound(subject, other, code, is_lower, is_inclusive)


def _operands(node: ast.Compare) -> Iterable[ast.expr]:
    return (node.left, *node.comparators)


def _is_status(collector: Collector, expression: ast.expr, scope: Scope) -> bool:
    evidence = status_evidence(expression, scope, collector.speaks_http)
    return evidence in (Evidence.LIKELY, Evidence.CERTAIN)


def _code(expression: ast.expr, scope: Scope) -> int | None:
    """Return the status that a bound is, or the first number behind all statuses."""
    for value in values_of(expression, scope):
        if value.code is not None and value.spelling in _NUMBERS:
            is_near = value.code // CLASS_SIZE in (*CLASSES, CLASSES[-1] + 1)
            return value.code if is_near else None
    return None
