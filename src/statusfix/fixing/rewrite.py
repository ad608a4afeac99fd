"""Carries a plan out: libcst rewrites the pieces with edits, the rest of the bytes stays.

A piece is as small as it can be: for a constant the expression that it replaces, for any other
form the statement. libcst has no say in what the result is: `prove` refuses every other text than
the one that the plan's text edits make, and every other tree than the edited one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import libcst as cst

from statusfix.fixing.edits import Change, TextEdit, splice
from statusfix.fixing.namer import File, PlannedEdit
from statusfix.fixing.plan import Plan
from statusfix.fixing.replacer import Replacer, in_place_of, meant_by, parsed
from statusfix.fixing.statements import newline_of
from statusfix.fixing.units import Unit, units_of
from statusfix.model import Form, Reason, Refused, Span


def rewrite(file: File, plan: Plan) -> str | Refused:
    """Return the text of a file with the plan carried out, or why that can't be done.

    Nothing outside the planned spans changes. What it costs depends on the edits, not on the
    file.
    """
    alone = {one.edit.span: one for one in plan.edits if _is_alone(one, file.lines.encoded)}
    units = units_of(
        file.tree, file.lines, [one.edit.span for one in plan.edits if one.edit.span not in alone]
    )
    if units is None:
        return Refused(Reason.NOT_FOUND)
    inside: dict[Unit, list[PlannedEdit]] = {}
    for one in plan.edits:
        unit = units.get(one.edit.span) or _around(one.edit.span, units)
        if unit is not None:
            alone.pop(one.edit.span, None)
            inside.setdefault(unit, []).append(one)
    pieces: list[TextEdit] = []
    newline = newline_of(file.lines.encoded)
    for unit, edits in inside.items():
        text = _rewritten(file.lines.slice(unit.span), unit, edits, newline)
        if isinstance(text, Refused):
            return text
        pieces.append(TextEdit(unit.span, text))
    for span, one in alone.items():
        text = _replaced(file.lines.slice(span), one.text)
        if isinstance(text, Refused):
            return text
        pieces.append(TextEdit(span, text))
    wrong = next((one for one in plan.imports.changes if not _is_import(file, one)), None)
    if wrong is not None:
        return Refused(Reason.NOT_PROVED, "the changed import is no import")
    pieces += plan.imports.text_edits
    return splice(file.lines.encoded, sorted(pieces, key=lambda piece: piece.span))


def _is_alone(planned: PlannedEdit, encoded: bytes) -> bool:
    """Whether an edit names a constant, and touches no word that the new text could join."""
    start, end = planned.edit.span
    beside = encoded[max(start - 1, 0) : start] + encoded[end : end + 1]
    is_apart = beside.isascii() and not any(map(_is_of_word, beside))
    return planned.edit.form is Form.CONSTANT and is_apart


def _is_of_word(byte: int) -> bool:
    return chr(byte).isalnum() or byte == ord("_")


def _around(span: Span, units: Mapping[Span, Unit]) -> Unit | None:
    """Return the unit of another edit in which a span stands."""
    found = (one for one in units.values() if one.span.start <= span.start < one.span.end)
    return next(found, None)


@lru_cache(maxsize=1000)
def _replaced(text: str, new: str) -> str | Refused:
    """Return what becomes of an expression that another one takes the place of."""
    whole = f"({text})"
    try:
        module = cst.parse_module(whole)
        line = module.body[0]
        statement = line.body[0] if isinstance(line, cst.SimpleStatementLine) else line
        if module.code != whole:
            return Refused(Reason.NO_ROUND_TRIP)
        if not isinstance(statement, cst.Expr):
            return Refused(Reason.NOT_FOUND)
        expression = parsed(new, module.config_for_parsing)
        replaced = in_place_of(statement.value, expression)
        changed = cst.Module([cst.SimpleStatementLine([cst.Expr(replaced)])])
    except (cst.ParserSyntaxError, cst.CSTValidationError) as error:
        return Refused(Reason.NOT_PROVED, str(error).partition("\n")[0])
    return changed.code.removesuffix("\n")[1:-1]


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
    from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper

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
