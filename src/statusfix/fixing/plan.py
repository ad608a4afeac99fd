"""Decides what every edit will say: which name, through which import, in which bytes.

The plan is text edits on the source, so that a report can show them without libcst; nothing is
changed here. An edit that can't be made safely gets a reason instead.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from statusfix.fixing.edits import ImportPlan, Needed, TextEdit
from statusfix.fixing.forms import disjoint, names_brought, names_in
from statusfix.fixing.imports import plan_imports
from statusfix.fixing.namer import File, Namer, PlannedEdit
from statusfix.fixing.places import Place, find_places
from statusfix.model import (
    Applicability,
    Edit,
    Finding,
    Fix,
    Form,
    Position,
    Reason,
    Refused,
    Span,
)
from statusfix.reading.names.syntax import walk


class Plan(NamedTuple):
    """Everything that will change in a file, and what won't with its reason."""

    edits: tuple[PlannedEdit, ...]
    imports: ImportPlan
    refused: tuple[tuple[Edit, Refused], ...]

    @property
    def text_edits(self) -> tuple[TextEdit, ...]:
        """All text edits, sorted and disjoint."""
        own = [change for one in self.edits for change in one.changes]
        return tuple(sorted([*own, *self.imports.text_edits], key=lambda edit: edit.span))


def plan(file: File, edits: Iterable[Edit], removes_unused: bool = True) -> Plan:
    """Return the plan for a file's edits; each lands in `edits` or in `refused`.

    Without `removes_unused` the imports that no expression reads any more stay: then every edit
    can be made alone.
    """
    wanted, refused = disjoint(edits)
    spans = {part.span for edit in wanted for part in edit.parts}
    places = find_places(file.tree, file.scope, file.lines, spans)
    namer = Namer(file, places)
    planned: list[PlannedEdit] = []
    for edit in wanted:
        parts = _parts(edit, places, namer)
        if isinstance(parts, Refused):
            refused.append((edit, parts))
        else:
            planned += parts
    unused = _names_left_unused(file, planned, places) if removes_unused else frozenset()
    return _with_imports(file, planned, refused, unused)


def _parts(edit: Edit, places: dict[Span, Place], namer: Namer) -> list[PlannedEdit] | Refused:
    planned: list[PlannedEdit] = []
    for part in edit.parts:
        place = places.get(part.span)
        named = Refused(Reason.NOT_FOUND) if place is None else namer.name(part, place)
        if isinstance(named, Refused):
            return named
        planned.append(named._replace(root=edit) if edit.then else named)
    return planned


def planned_fixes(file: File, findings: Sequence[Finding], whole: Plan) -> list[Finding]:
    """Return findings as a report shows them, from the plan of the whole file.

    A finding whose edit is planned gets its fix; one whose edit is refused, the reason in its
    place; one whose edit waits for another stays as it is.
    """
    planned: dict[Edit, list[PlannedEdit]] = {}
    for one in whole.edits:
        planned.setdefault(one.whole, []).append(one)
    reasons = {edit: one for edit, one in whole.refused if one.reason is not Reason.OVERLAPS}
    shown: list[Finding] = []
    showing = _Showing(file, whole.imports)
    for finding in findings:
        if finding.edit in reasons:
            finding = finding._replace(edit=None, refused=reasons[finding.edit])
        elif finding.edit in planned:
            finding = finding._replace(fix=showing.fix(planned[finding.edit]))
        shown.append(finding)
    return shown


class _Showing:
    """Makes fixes as reports show them; where an import goes is looked up once for all of them."""

    def __init__(self, file: File, imports: ImportPlan) -> None:
        self.file = file
        self.imports = imports
        self.brought: dict[Needed, list[tuple[Span, Position, str]]] = {}

    def fix(self, parts: Sequence[PlannedEdit]) -> Fix:
        edits = [
            (span, self.file.lines.position(span), text)
            for one in parts
            for span, text in one.changes
        ]
        for needed in dict.fromkeys(one.needs for one in parts if one.needs is not None):
            edits += self.edits_of(needed)
        edits.sort()
        whole = parts[0].whole
        is_safe = whole.applicability is Applicability.SAFE
        return Fix(parts[0].text, is_safe, tuple((place, text) for _, place, text in edits))

    def edits_of(self, needed: Needed) -> list[tuple[Span, Position, str]]:
        if needed not in self.brought:
            self.brought[needed] = [
                (span, self.file.lines.position(span), text)
                for span, text in self.imports.edits_of(needed)
            ]
        return self.brought[needed]


def _with_imports(
    file: File,
    planned: list[PlannedEdit],
    refused: list[tuple[Edit, Refused]],
    unused: frozenset[str],
) -> Plan:
    needed = list(dict.fromkeys(one.needs for one in planned if one.needs is not None))
    first = min((one.edit.position.line for one in planned if one.needs), default=0)
    imports = plan_imports(file.tree, file.lines, needed, first, unused)
    without = dict.fromkeys(
        one.whole for one in planned if one.needs is not None and one.needs in imports.impossible
    )
    refused += [(edit, Refused(Reason.NO_PLACE_FOR_IMPORT)) for edit in without]
    kept = tuple(one for one in planned if one.whole not in without)
    return Plan(kept, imports, tuple(refused))


def _names_left_unused(
    file: File, planned: Sequence[PlannedEdit], places: dict[Span, Place]
) -> frozenset[str]:
    """Return the names of imports that only the edited expressions used."""
    replaced: Counter[str] = Counter()
    brought = {name for one in planned for name in names_brought(one.edit)}
    for one in planned:
        node: ast.AST = places[one.edit.span].node
        if one.edit.form is Form.EXPRESSION:
            replaced += names_in(node)
        elif one.edit.form is Form.CONSTANT:
            while isinstance(node, ast.Attribute):
                node = node.value
            if isinstance(node, ast.Name) and not one.text.startswith(f"{node.id}."):
                replaced[node.id] += 1
    replaced = Counter({name: replaced[name] for name in replaced if name not in brought})
    if not replaced or file.path.endswith("__init__.py"):
        return frozenset()
    loads = dict.fromkeys(replaced, 0)
    exported: set[str] = set()
    for inner in walk(file.tree):
        if isinstance(inner, ast.Name) and inner.id in loads:
            loads[inner.id] += 1
        elif isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            exported.update(name for name in replaced if name in inner.value)
    return frozenset(
        name for name, count in replaced.items() if loads[name] == count and name not in exported
    )
