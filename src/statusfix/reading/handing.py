"""Where a status is handed over without a call: collections, assignments, defaults, messages."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from statusfix.frameworks import conventions, index
from statusfix.frameworks._schema import ATTRIBUTE, SUBSCRIPT
from statusfix.frameworks.stdlib import MESSAGES
from statusfix.model import EnumSafety, Role
from statusfix.reading.collector import Collector
from statusfix.reading.flow.callers import default_of
from statusfix.reading.flow.paths import KEYS, MEMBERS
from statusfix.reading.names.bindings import Scope, ScopeKind, class_of, has_literal_type, qualify
from statusfix.reading.names.evidence import (
    Evidence,
    is_response_like,
    is_status_name,
    status_evidence,
    tail_of,
)
from statusfix.reading.names.syntax import parameters_of
from statusfix.reading.slot import Slot, slot_of, weak_slot

_HANDLER_NAMES = frozenset(conventions.HANDLER_NAMES)
_CODE_TAKERS = ("redirect", "abort")


def read_keys(collector: Collector, expression: ast.expr, scope: Scope, slot: Slot) -> None:
    """Add the keys of a mapping: `{404: ..., (200, "text/csv"): ...}`."""
    if isinstance(expression, ast.Dict):
        for key in expression.keys:
            if isinstance(key, ast.Tuple) and key.elts:
                collector.add(key.elts[0], scope, slot._replace(is_key=True))
            elif isinstance(key, ast.Call):
                read_members(collector, key, scope, slot._replace(is_key=True))
            elif key is not None:
                collector.add(key, scope, slot._replace(is_key=True))
            else:
                continue
        for key, value in zip(expression.keys, expression.values, strict=True):
            if key is None:
                read_keys(collector, value, scope, slot)
    elif isinstance(expression, ast.Name):
        collector.flow.taken(expression, scope, slot._replace(is_key=True), KEYS)
    elif isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.BitOr):
        read_keys(collector, expression.left, scope, slot)
        read_keys(collector, expression.right, scope, slot)
    elif isinstance(expression, ast.DictComp):
        inner = Scope(expression, scope)
        collector.add(expression.key, inner, slot._replace(is_key=True))


def read_members(collector: Collector, expression: ast.expr, scope: Scope, slot: Slot) -> None:
    """Add the members of a collection of statuses."""
    collector.flow.taken(expression, scope, slot, MEMBERS)
    if isinstance(expression, ast.Call) and len(expression.args) == 1:
        if tail_of(expression.func) in ("set", "frozenset", "list", "tuple"):
            read_members(collector, expression.args[0], scope, slot)
    elif isinstance(expression, ast.Tuple | ast.List | ast.Set):
        for element in expression.elts:
            if isinstance(element, ast.Starred):
                read_members(collector, element.value, scope, slot)
            else:
                collector.add(element, scope, slot)


def read_assignment(
    collector: Collector, targets: Sequence[ast.expr], value: ast.expr, scope: Scope
) -> None:
    """Add the sites of `response.status_code = 404` and `exception_handlers = {404: f}`."""
    for target in targets:
        if isinstance(target, ast.Attribute):
            slot = _attribute_slot(collector, target, scope)
            if slot is not None:
                collector.add(value, scope, slot)
        if isinstance(target, ast.Name) and is_status_name(target.id):
            read_binding(collector, target, scope)
        name = tail_of(target)
        if name is not None and name.lower() in _HANDLER_NAMES:
            slot = weak_slot(Role.DECLARATION, name)
            read_keys(collector, value, scope, slot)


def read_binding(collector: Collector, target: ast.expr, scope: Scope) -> None:
    """Follow a variable of a function that its name says to be a status, in a loop, too."""
    if isinstance(target, ast.Tuple | ast.List):
        for one in target.elts:
            read_binding(collector, one, scope)
    elif isinstance(target, ast.Name) and scope.function is not None:
        if is_status_name(target.id) and not target.id.isupper():
            slot = weak_slot(Role.ELSEWHERE, f"variable {target.id}")
            collector.flow.declared(scope, target.id, slot)


def _attribute_slot(collector: Collector, target: ast.Attribute, scope: Scope) -> Slot | None:
    owner = class_of(target.value, scope) or qualify(target.value, scope)
    row = index().member(owner, ATTRIBUTE, target.attr) if owner else None
    if row is not None:
        return slot_of(row, f"{row.name}.{target.attr}")._replace(role=Role.RESPONSE)
    receiver = tail_of(target.value)
    if is_status_name(target.attr):
        is_literal = _is_declared_literal(target, scope)
        role = Role.ELSEWHERE if receiver == "return_value" else Role.RESPONSE
        return Slot(
            role,
            f".{target.attr}",
            enum_safety=EnumSafety.LITERAL if is_literal else EnumSafety.KEPT,
            is_certain=False,
            strings_matter=False,
        )
    if target.attr == "status" and collector.speaks_http and receiver is not None:
        if is_response_like(target.value) and owner is None:
            return Slot(
                Role.RESPONSE,
                ".status",
                enum_safety=EnumSafety.KEPT,
                accepts="int text line",
                is_certain=False,
                strings_matter=False,
            )
    return None


def _is_declared_literal(target: ast.Attribute, scope: Scope) -> bool:
    """Whether the class around `self.status_code = ...` declares the attribute a `Literal`."""
    owner: Scope | None = scope
    while owner is not None and owner.kind is not ScopeKind.CLASS:
        owner = owner.parent
    if (
        owner is None
        or not isinstance(owner.node, ast.ClassDef)
        or tail_of(target.value) != "self"
    ):
        return False
    return any(
        isinstance(one, ast.AnnAssign)
        and isinstance(one.target, ast.Name)
        and one.target.id == target.attr
        and has_literal_type(one.annotation, owner)
        for one in owner.node.body
    )


def read_parameters(
    collector: Collector,
    node: ast.FunctionDef | ast.AsyncFunctionDef,
    scope: Scope,
    inner: Scope,
) -> None:
    """Add the defaults of parameters whose name is a status: `def fail(status_code=400)`."""
    collector.flow.pending.defined(node, scope)
    for parameter, slot in collector.own.parameters(node, scope):
        collector.flow.declared(inner, parameter.arg, slot)
    for parameter in parameters_of(node.args):
        is_status = is_status_name(parameter.arg)
        if not is_status and not (parameter.arg == "code" and node.name in _CODE_TAKERS):
            continue
        slot = weak_slot(Role.ELSEWHERE, f"default of {parameter.arg}")
        if has_literal_type(parameter.annotation, scope):
            slot = slot._replace(enum_safety=EnumSafety.LITERAL)
            collector.flow.declared(inner, parameter.arg, slot)
        default = default_of(node.args, parameter)
        if default is not None:
            collector.add(default, scope, slot)


def read_message(collector: Collector, node: ast.Dict, scope: Scope) -> None:
    """Add the status of a mapping that is a protocol's message (ASGI)."""
    entries = {
        key.value: value
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }
    for marker, wanted, status, source in MESSAGES:
        found = entries.get(marker)
        is_meant = isinstance(found, ast.Constant) and found.value == wanted
        if found is not None and (is_meant or not wanted) and status in entries:
            collector.add(entries[status], scope, Slot(Role.RESPONSE, source, "stdlib"))


def read_subscript(collector: Collector, node: ast.Subscript, scope: Scope) -> None:
    """Add the key of `app.exception_handlers[404]` and `http.client.responses[404]`."""
    read_lookup(collector, node.value, node.slice, scope)
    tail = tail_of(node.value)
    if isinstance(node.value, ast.Subscript):
        tail = tail_of(node.value.value)
    if tail in conventions.HANDLER_NAMES:
        collector.add(
            node.slice, scope, weak_slot(Role.DECLARATION, tail or "")._replace(is_key=True)
        )


def read_lookup(collector: Collector, table: ast.expr, key: ast.expr, scope: Scope) -> None:
    """Add the key of `http.client.responses[404]`; follow `HINTS[response.status_code]`."""
    name = qualify(table, scope)
    rows = index().by_name.get(index().canonical(name), ()) if name else ()
    for row in rows:
        if row.kind == SUBSCRIPT:
            collector.add(key, scope, slot_of(row)._replace(is_key=True))
            return
    if not isinstance(key, ast.Constant):
        evidence = status_evidence(key, scope, collector.speaks_http)
        if evidence in (Evidence.LIKELY, Evidence.CERTAIN):
            collector.flow.taken(
                table, scope, weak_slot(Role.ELSEWHERE, "a table of statuses"), KEYS
            )
