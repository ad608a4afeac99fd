"""Carries a plan out: libcst rewrites the pieces with edits, the rest of the bytes stays."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

import libcst as cst
from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper

from statusfix.fixing.edits import Change, TextEdit, splice
from statusfix.fixing.namer import File, PlannedEdit
from statusfix.fixing.plan import Plan
from statusfix.fixing.replacer import Replacer, meant_by
from statusfix.fixing.statements import newline_of
from statusfix.fixing.units import Unit, units_of
from statusfix.model import Form, Reason, Refused, Span


def rewrite(file: File, plan: Plan) -> str | Refused:
    """Return the text of a file with the plan carried out, or why that can't be done.

    Nothing outside the planned spans changes. What it costs depends on the statements with edits
    in them, not on the file.
    """
    units = units_of(file.tree, file.lines, [one.edit.span for one in plan.edits])
    if units is None:
        return Refused(Reason.NOT_FOUND)
    inside: dict[Unit, list[PlannedEdit]] = {}
    for one in plan.edits:
        inside.setdefault(units[one.edit.span], []).append(one)
    pieces: list[TextEdit] = []
    newline = newline_of(file.lines.encoded)
    for unit, edits in inside.items():
        text = _rewritten(file.lines.slice(unit.span), unit, edits, newline)
        if isinstance(text, Refused):
            return text
        pieces.append(TextEdit(unit.span, text))
    wrong = next((one for one in plan.imports.changes if not _is_import(file, one)), None)
    if wrong is not None:
        return Refused(Reason.NOT_PROVED, "the changed import is no import")
    pieces += plan.imports.text_edits
    return splice(file.lines.encoded, sorted(pieces, key=lambda piece: piece.span))


def _rewritten(text: str, unit: Unit, edits: Sequence[PlannedEdit], newline: str) -> str | Refused:
    """Return the text of one unit with its edits made on libcst's tree."""
    # an expression of a head may go over lines that only the head's own brackets allow
    before, behind = ("", "") if unit.is_statement else ("(", ")")
    whole = f"{before}{text}{behind}"
    try:
        module = cst.parse_module(whole)
    except (cst.ParserSyntaxError, RecursionError) as error:
        return Refused(Reason.NO_ROUND_TRIP, str(error).partition("\n")[0])
    if module.code != whole:
        return Refused(Reason.NO_ROUND_TRIP)
    if "\n" not in whole and "\r" not in whole:  # new lines end as the file's do
        module = module.with_changes(default_newline=newline)
    nodes = _nodes(module, list(_moved(edits, len(before) - unit.span.start)))
    if nodes is None:
        return Refused(Reason.NOT_FOUND)
    try:
        changed = module.visit(Replacer(nodes, whole, module)).code
    except (cst.CSTValidationError, cst.ParserSyntaxError) as error:
        return Refused(Reason.NOT_PROVED, str(error).partition("\n")[0])
    return changed[len(before) : len(changed) - len(behind)]


def _moved(edits: Sequence[PlannedEdit], shift: int) -> Iterator[PlannedEdit]:
    for one in edits:
        own = tuple(change._replace(span=_shifted(change.span, shift)) for change in one.own)
        edit = one.edit._replace(span=_shifted(one.edit.span, shift))
        yield one._replace(edit=edit, own=own)


def _shifted(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)


def _nodes(
    module: cst.Module, edits: Sequence[PlannedEdit]
) -> dict[cst.CSTNode, PlannedEdit] | None:
    """Return the nodes that the edits mean; None where one of them is not there."""
    spans = MetadataWrapper(module, unsafe_skip_copy=True).resolve(ByteSpanPositionProvider)
    wanted = {(one.edit.form, one.edit.span): one for one in edits}
    nodes: dict[cst.CSTNode, PlannedEdit] = {}
    found: set[tuple[Form, Span]] = set()
    for node in spans:
        for key in meant_by(node, spans):
            if key in wanted and key not in found:
                nodes[node] = wanted[key]
                found.add(key)
    return nodes if found == wanted.keys() else None


def _is_import(file: File, change: Change) -> bool:
    """Whether an import with other names, as the plan's text edits write it, is one to libcst."""
    statement = file.tree.body[change.at]
    span = file.lines.span(statement)
    end = max(span.end, *(edit.span.end for edit in change.edits))
    moved = [edit._replace(span=_shifted(edit.span, -span.start)) for edit in change.edits]
    try:
        module = cst.parse_module(splice(file.lines.encoded[span.start : end], sorted(moved)))
    except cst.ParserSyntaxError:
        return False
    first = module.body[0]
    small = first.body[0] if isinstance(first, cst.SimpleStatementLine) else None
    kind = cst.ImportFrom if isinstance(statement, ast.ImportFrom) else cst.Import
    return isinstance(small, kind)
