"""Comparisons with a status: ==, !=, in, match, and the assert methods of tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from statusfix.frameworks import conventions
from statusfix.model import EnumSafety, Role
from statusfix.reading.collector import Collector
from statusfix.reading.flow.paths import MEMBERS
from statusfix.reading.flow.tables import members_of
from statusfix.reading.names.bindings import Comprehension, Scope, value_of
from statusfix.reading.names.evidence import Evidence, status_evidence, tail_of
from statusfix.reading.slot import Slot, weak_slot

_EQUAL = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot)
_DOCUMENT_KEYS = ("status", "code", *conventions.STATUS_KEYS)
_DEPTH = 4
_COLLECTION = ast.Tuple | ast.List | ast.Set
_COLLECTION_CALLS = ("set", "frozenset", "list", "tuple", "sorted")


def read_comparison(collector: Collector, node: ast.Compare, scope: Scope) -> None:
    """Add the sites of one comparison, chained or not."""
    left = node.left
    for operator, right in zip(node.ops, node.comparators, strict=True):
        if isinstance(operator, _EQUAL):
            identity = isinstance(operator, ast.Is | ast.IsNot)
            if not (identity and (_is_none(left) or _is_none(right))):
                read_pair(collector, left, right, scope, identity)
        elif isinstance(operator, ast.In | ast.NotIn):
            read_membership(collector, left, right, scope)
        left = right


def _is_none(expression: ast.expr) -> bool:
    return isinstance(expression, ast.Constant) and expression.value is None


def read_pair(
    collector: Collector, left: ast.expr, right: ast.expr, scope: Scope, identity: bool = False
) -> None:
    """Add the sites of two expressions that are compared for equality, either way round."""
    for status, other in ((left, right), (right, left)):
        evidence = status_evidence(status, scope, collector.speaks_http)
        if evidence is not Evidence.NONE:
            collector.flow.used(status)
            collector.add(other, scope, _slot(evidence, identity))
            return
    for one, two in _pairs(left, right):
        read_pair(collector, one, two, scope, identity)
    for name, other in ((left, right), (right, left)):
        if collector.flow.pending.compared(name, other, scope, False, identity) and not identity:
            collector.flow.used(name)
    for document, other in ((left, right), (right, left)):
        _read_document(collector, document, scope)
        if _are_statuses(other, scope):
            slot = weak_slot(Role.COMPARISON, "statuses of a document")
            collector.flow.taken(document, scope, slot, MEMBERS)
    if read_redirects(collector, left, right, scope):
        return
    for statuses, others in ((left, right), (right, left)):
        inner = _element(statuses, scope)
        if inner is None or not isinstance(others, _COLLECTION):
            continue
        element, element_scope = inner
        evidence = status_evidence(element, element_scope, collector.speaks_http)
        if evidence is not Evidence.NONE:
            for other in others.elts:
                collector.add(other, scope, _slot(evidence, identity))


def read_truth(collector: Collector, status: ast.expr, other: ast.expr, scope: Scope) -> None:
    """Add the site of `assertTrue(response.status_code, 403)`, which compares nothing."""
    if isinstance(other, ast.Constant):
        if status_evidence(status, scope, collector.speaks_http) is Evidence.CERTAIN:
            slot = _slot(Evidence.LIKELY)._replace(enum_safety=EnumSafety.FROM_3_11)
            collector.add(other, scope, slot)


def _read_document(collector: Collector, document: ast.expr, scope: Scope) -> None:
    """Add the statuses in a document that is compared: the error of a body quotes it."""
    if isinstance(document, ast.Name):
        assigned = value_of(document.id, scope)
        document = assigned[1] if assigned is not None else document
    if not isinstance(document, ast.Dict):
        return
    for key, value in zip(document.keys, document.values, strict=True):
        if isinstance(key, ast.Constant) and key.value in _DOCUMENT_KEYS:
            collector.add(value, scope, _slot(Evidence.SHARED))


def _are_statuses(expression: ast.expr, scope: Scope, depth: int = 0) -> bool:
    """Whether a collection is made of the keys of a document's `responses`."""
    if depth > _DEPTH:
        return False
    if isinstance(expression, ast.Name):
        assigned = value_of(expression.id, scope)
        return assigned is not None and _are_statuses(assigned[1], assigned[0], depth + 1)
    if isinstance(expression, ast.Call):
        if isinstance(expression.func, ast.Attribute) and expression.func.attr == "keys":
            return _is_table(expression.func.value, scope)
        if tail_of(expression.func) in _COLLECTION_CALLS and len(expression.args) == 1:
            inner = expression.args[0]
            return _are_statuses(inner, scope, depth + 1) or _is_table(inner, scope)
    return False


def _is_table(expression: ast.expr, scope: Scope) -> bool:
    if isinstance(expression, ast.Name):
        assigned = value_of(expression.id, scope)
        expression = assigned[1] if assigned is not None else expression
    key = expression.slice if isinstance(expression, ast.Subscript) else None
    return isinstance(key, ast.Constant) and key.value in conventions.STATUS_TABLES


def read_redirects(collector: Collector, left: ast.expr, right: ast.expr, scope: Scope) -> bool:
    """Add the sites of `response.redirect_chain == [("/", 302)]` (Django's test client)."""
    for chain, other in ((left, right), (right, left)):
        inner = chain.value if isinstance(chain, ast.Subscript) else chain
        if not (isinstance(inner, ast.Attribute) and inner.attr == "redirect_chain"):
            continue
        rows = other.elts if isinstance(other, ast.List) else [other]
        for row in rows:
            if isinstance(row, ast.Tuple) and len(row.elts) == 2:
                collector.add(row.elts[1], scope, _slot(Evidence.LIKELY))
        return True
    return False


def read_membership(collector: Collector, left: ast.expr, right: ast.expr, scope: Scope) -> None:
    """Add the sites of `status in (200, 201)`, and of `200 in statuses`."""
    evidence = status_evidence(left, scope, collector.speaks_http)
    members = members_of(right)
    if evidence is not Evidence.NONE:
        collector.flow.used(left)
        for member in members or ():
            collector.add(member, scope, _slot(evidence))
        collector.flow.taken(right, scope, weak_slot(Role.ELSEWHERE, "a collection"), MEMBERS)
        return
    if collector.flow.pending.compared(left, right, scope, True, False):
        collector.flow.used(left)
    inner = _element(right, scope)
    if inner is not None:
        element, element_scope = inner
        evidence = status_evidence(element, element_scope, collector.speaks_http)
        if evidence is not Evidence.NONE:
            collector.add(left, scope, _slot(evidence))


def read_match(collector: Collector, node: ast.Match, scope: Scope) -> None:
    """Add the sites of a match on a status."""
    evidence = status_evidence(node.subject, scope, collector.speaks_http)
    if evidence is Evidence.NONE:
        return
    slot = _slot(evidence)._replace(is_pattern=True)
    for case in node.cases:
        for value in _alternatives(case.pattern):
            collector.add(value, scope, slot)


def _alternatives(pattern: ast.pattern | None) -> Iterator[ast.expr]:
    if isinstance(pattern, ast.MatchValue):
        yield pattern.value
    elif isinstance(pattern, ast.MatchOr):
        for inner in pattern.patterns:
            yield from _alternatives(inner)
    elif isinstance(pattern, ast.MatchAs):
        yield from _alternatives(pattern.pattern)


def _pairs(left: ast.expr, right: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield the elements of two displays of the same length that are compared."""
    if isinstance(left, ast.Tuple | ast.List) and isinstance(right, ast.Tuple | ast.List):
        if len(left.elts) == len(right.elts):
            yield from zip(left.elts, right.elts, strict=True)


def _element(collection: ast.expr, scope: Scope) -> tuple[ast.expr, Scope] | None:
    """Return what `[r.status_code for r in rs]` is made of, with its scope."""
    if isinstance(collection, ast.Constant | ast.Attribute):
        return None
    if isinstance(collection, ast.Name):
        assigned = value_of(collection.id, scope)
        if assigned is None or isinstance(assigned[1], ast.Name):
            return None
        return _element(assigned[1], assigned[0])
    if isinstance(collection, ast.Call) and isinstance(collection.func, ast.Name):
        if collection.func.id in _COLLECTION_CALLS and len(collection.args) == 1:
            return _element(collection.args[0], scope)
    if isinstance(collection, Comprehension) and not isinstance(collection, ast.DictComp):
        return collection.elt, Scope(collection, scope)
    if isinstance(collection, _COLLECTION) and collection.elts:
        first = collection.elts[0]
        return (first, scope) if isinstance(first, ast.Attribute) else None
    return None


def _slot(evidence: Evidence, identity: bool = False) -> Slot:
    return Slot(
        Role.COMPARISON,
        "a comparison",
        is_certain=evidence is Evidence.CERTAIN,
        is_shared=evidence is Evidence.SHARED,
        is_identity=identity,
        strings_matter=False,
    )
