"""Statuses in class bodies: `status_code = 409` in an exception, a response, a view."""

from __future__ import annotations

import ast
import re

from statusfix.frameworks import index
from statusfix.frameworks._schema import CLASS
from statusfix.model import EnumSafety, Role
from statusfix.reading import handing
from statusfix.reading.collector import Collector
from statusfix.reading.hazards.showing import shows_fields
from statusfix.reading.names.bindings import Scope, has_literal_type, qualify
from statusfix.reading.names.evidence import is_status_name, tail_of
from statusfix.reading.slot import Slot, slot_of

_ENUM = re.compile(r"Enum$|Flag$|^Choices$|IntegerChoices$|TypedDict$|^Protocol$")
_MODEL = re.compile(r"^Model$|Factory$|Serializer$|^Form$|ModelForm$")
_WEB_ERROR = re.compile(
    r"HTTP|Http|REST|Rest|API|Api|Web|Response|BadRequest|NotFound|Forbidden|Unauthorized|"
    r"Conflict|Problem|Throttled|ServerError|ClientError|RequestError|Redirect"
)


def read_attributes(collector: Collector, node: ast.ClassDef, outer: Scope, inner: Scope) -> None:
    """Add the sites of the attributes that a class body sets."""
    collector.flow.hierarchy.add(node, outer, inner)
    bases = [name for name in map(tail_of, node.bases) if name]
    if any(_ENUM.search(name) for name in bases):
        return
    for statement in node.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target, value = statement.targets[0], statement.value
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            if has_literal_type(statement.annotation, inner):
                continue
            target, value = statement.target, statement.value
        else:
            continue
        if isinstance(target, ast.Name):
            _read_attribute(collector, node, target.id, value, outer, inner)


def _read_attribute(
    collector: Collector,
    node: ast.ClassDef,
    name: str,
    value: ast.expr,
    outer: Scope,
    inner: Scope,
) -> None:
    for base in _bases(node, outer):
        row = index().member(base, CLASS, name)
        if row is not None:
            slot = slot_of(row, f"{base}.{name}")
            collector.add(value, inner, slot)
            if isinstance(value, ast.Tuple | ast.List | ast.Set | ast.Call):
                handing.read_members(collector, value, inner, slot)
            return
    slot = Slot(
        Role.RESPONSE,
        f"class attribute {name}",
        "conventions",
        EnumSafety.SEEN if shows_fields(node) else EnumSafety.KEPT,
        is_certain=False,
        strings_matter=False,
    )
    bases = [tail for tail in map(tail_of, node.bases) if tail]
    if is_status_name(name) or (name == "STATUS_CODE"):
        if not any(_MODEL.search(tail) for tail in bases):
            collector.add(value, inner, slot)
    elif name in ("code", "status", "default_status", "default_code"):
        if any(_WEB_ERROR.search(tail) for tail in bases) and collector.speaks_http:
            collector.add(value, inner, slot)


def _bases(node: ast.ClassDef, scope: Scope, depth: int = 0) -> list[str]:
    """Return the qualified bases, those of local classes included."""
    names: list[str] = []
    for base in node.bases:
        name = qualify(base, scope)
        if name is None:
            continue
        if name.startswith("<local>.") and isinstance(base, ast.Name) and depth < 5:
            found = scope.find(base.id)
            definition = found[1][-1].node if found else None
            if isinstance(definition, ast.ClassDef) and definition is not node and found:
                names.extend(_bases(definition, found[0], depth + 1))
            continue
        names.append(name)
    return names


def bases_of(node: ast.ClassDef, scope: Scope) -> list[str]:
    """Return the qualified names of a class's bases, looking through classes of the module."""
    return _bases(node, scope)
