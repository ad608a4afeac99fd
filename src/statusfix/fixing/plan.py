"""Decides what every edit will say: which name, through which import, in which bytes.

The plan is text edits on the source, so that a report can show them without libcst; nothing is
changed here. An edit that can't be made safely gets a reason instead.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from statusfix.fixing.edits import ImportPlan, TextEdit
from statusfix.fixing.imports import plan_imports
from statusfix.fixing.namer import File, Namer, PlannedEdit
from statusfix.fixing.places import Place, find_places
from statusfix.model import Applicability, Edit, Finding, Fix, Reason, Refused, Span


class Plan(NamedTuple):
    """Everything that will change in a file, and what won't with its reason."""

    edits: tuple[PlannedEdit, ...]
    imports: ImportPlan
    refused: tuple[tuple[Edit, Refused], ...]

    @property
    def text_edits(self) -> tuple[TextEdit, ...]:
        """All text edits, sorted and disjoint."""
        own = [TextEdit(one.edit.span, one.text) for one in self.edits]
        return tuple(sorted([*own, *self.imports.text_edits], key=lambda edit: edit.span))


def plan(file: File, edits: Iterable[Edit], removes_unused: bool = True) -> Plan:
    """Return the plan for a file's edits; each lands in `edits` or in `refused`.

    Without `removes_unused` the imports that no expression reads any more stay: then every edit
    can be made alone.
    """
    wanted = {edit.span: edit for edit in edits}
    places = find_places(file.tree, file.scope, file.lines, wanted.keys())
    namer = Namer(file, places)
    planned: list[PlannedEdit] = []
    refused: list[tuple[Edit, Refused]] = []
    for span, edit in sorted(wanted.items()):
        place = places.get(span)
        if place is None:
            refused.append((edit, Refused(Reason.NOT_FOUND)))
            continue
        name = namer.name(edit, place)
        if isinstance(name, Refused):
            refused.append((edit, name))
        else:
            planned.append(name)
    unused = _names_left_unused(file, planned, places) if removes_unused else frozenset()
    return _with_imports(file, planned, refused, unused)


def planned_fixes(file: File, findings: Sequence[Finding], whole: Plan) -> list[Finding]:
    """Return findings as a report shows them, from the plan of the whole file.

    A finding whose edit is planned gets its fix; one whose edit is refused, the reason in its
    place.
    """
    planned = {one.edit: one for one in whole.edits}
    reasons = dict(whole.refused)
    shown: list[Finding] = []
    for finding in findings:
        if finding.edit in reasons:
            finding = finding._replace(edit=None, refused=reasons[finding.edit])
        elif finding.edit in planned:
            finding = finding._replace(fix=_shown(file, planned[finding.edit], whole.imports))
        shown.append(finding)
    return shown


def _shown(file: File, one: PlannedEdit, imports: ImportPlan) -> Fix:
    edits = [TextEdit(one.edit.span, one.text)]
    if one.needs is not None:
        edits.extend(imports.edits_of(one.needs))
    positions = tuple((file.lines.position(span), text) for span, text in sorted(edits))
    return Fix(one.text, one.edit.applicability is Applicability.SAFE, positions)


def _with_imports(
    file: File,
    planned: list[PlannedEdit],
    refused: list[tuple[Edit, Refused]],
    unused: frozenset[str],
) -> Plan:
    needed = list(dict.fromkeys(one.needs for one in planned if one.needs is not None))
    first = min((one.edit.position.line for one in planned if one.needs), default=0)
    imports = plan_imports(file.tree, file.lines, needed, first, unused)
    kept: list[PlannedEdit] = []
    for one in planned:
        if one.needs is not None and one.needs in imports.impossible:
            refused.append((one.edit, Refused(Reason.NO_PLACE_FOR_IMPORT)))
        else:
            kept.append(one)
    return Plan(tuple(kept), imports, tuple(refused))


def _names_left_unused(
    file: File, planned: Sequence[PlannedEdit], places: dict[Span, Place]
) -> frozenset[str]:
    """Return the names of imports that only the edited expressions used."""
    replaced: dict[str, int] = {}
    for one in planned:
        node: ast.AST = places[one.edit.span].node
        while isinstance(node, ast.Attribute):
            node = node.value
        if isinstance(node, ast.Name) and not one.text.startswith(f"{node.id}."):
            replaced[node.id] = replaced.get(node.id, 0) + 1
    if not replaced or file.path.endswith("__init__.py"):
        return frozenset()
    loads = dict.fromkeys(replaced, 0)
    exported: set[str] = set()
    for inner in ast.walk(file.tree):
        if isinstance(inner, ast.Name) and inner.id in loads:
            loads[inner.id] += 1
        elif isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            exported.update(name for name in replaced if name in inner.value)
    return frozenset(
        name for name, count in replaced.items() if loads[name] == count and name not in exported
    )
