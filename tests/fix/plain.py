"""The plain way to carry a plan out: all of a file as libcst's tree, imports by statement."""

from __future__ import annotations

import ast
import copy
from collections.abc import Collection, Mapping, Sequence

import libcst as cst
from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper

from statusfix.fixing.edits import Change, ImportPlan, Insertion
from statusfix.fixing.forms import Replacing
from statusfix.fixing.namer import File, PlannedEdit
from statusfix.fixing.plan import Plan
from statusfix.fixing.replacer import Replacer, meant_by
from statusfix.model import Form, Reason, Refused, Span


def rewrite(text: str, plan: Plan) -> str | Refused:
    """Return the text with the plan carried out, or why that can't be done.

    `text` is the decoded source without a BOM; nothing outside the planned spans changes.
    """
    try:
        module = cst.parse_module(text)
    except (cst.ParserSyntaxError, RecursionError) as error:
        return Refused(Reason.NO_ROUND_TRIP, str(error).partition("\n")[0])
    if module.code != text:
        return Refused(Reason.NO_ROUND_TRIP)
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    spans = wrapper.resolve(ByteSpanPositionProvider)
    wanted = {(one.edit.form, one.edit.span): one for one in plan.edits}
    nodes: dict[cst.CSTNode, PlannedEdit] = {}
    found: set[tuple[Form, Span]] = set()
    for node in spans:
        for key in meant_by(node, spans):
            if key in wanted and key not in found:
                nodes[node] = wanted[key]
                found.add(key)
    if found != wanted.keys():
        return Refused(Reason.NOT_FOUND)
    try:
        changed = module.visit(Replacer(nodes, text, module))
        return _with_imports(changed, plan).code
    except (cst.CSTValidationError, cst.ParserSyntaxError) as error:
        return Refused(Reason.NOT_PROVED, str(error).partition("\n")[0])


def _with_imports(module: cst.Module, plan: Plan) -> cst.Module:
    imports = plan.imports
    body: list[cst.BaseStatement] = list(module.body)
    rows = _rows(body)
    for change in imports.changes:
        row, part = rows[change.at]
        body[row] = _changed(body[row], part, change, module)
    inserted: dict[int, list[Insertion]] = {}
    for insertion in imports.insertions:
        row = rows[insertion.at][0] if insertion.at < len(rows) else len(body)
        inserted.setdefault(row, []).append(insertion)
    return _assembled(module, body, inserted, {rows[index][0] for index, _ in imports.removals})


def _assembled(
    module: cst.Module,
    body: Sequence[cst.BaseStatement],
    inserted: Mapping[int, Sequence[Insertion]],
    removed: Collection[int],
) -> cst.Module:
    """Build the new body in one pass; `above` holds the lines that wait for the next statement."""
    new_body: list[cst.BaseStatement] = []
    header: Sequence[cst.EmptyLine] = module.header
    above: list[cst.EmptyLine] = []
    for row in range(len(body) + 1):
        lines = module.footer if row == len(body) else getattr(body[row], "leading_lines", ())
        if row - 1 in removed and _starts_blank(lines):
            is_first = all(one in removed for one in range(row))
            if _ends_blank(above or (module.header if is_first else ()), is_first):
                lines = lines[1:]
        above.extend(lines)
        if row in inserted:
            if row == 0:
                header, above = (), [*header, *above]
            above = _insert(new_body, above, inserted[row])
        if row == len(body):
            break
        if row not in removed:
            new_body.append(body[row].with_changes(leading_lines=above))
            above = []
    is_end_removed = len(body) - 1 in removed and not module.footer
    return module.with_changes(
        header=header,
        body=new_body,
        footer=above,
        has_trailing_newline=module.has_trailing_newline or is_end_removed,
    )


def _ends_blank(lines: Sequence[cst.EmptyLine], is_first: bool) -> bool:
    """Whether a blank line, or the start of the file, stands above rows that are taken away."""
    return lines[-1].comment is None if lines else is_first


def _starts_blank(lines: Sequence[cst.EmptyLine]) -> bool:
    return bool(lines) and lines[0].comment is None


def _insert(
    body: list[cst.BaseStatement],
    above: list[cst.EmptyLine],
    insertions: Sequence[Insertion],
) -> list[cst.EmptyLine]:
    """Append new lines to a body; return the blank lines and comments that are still to come."""
    blank = cst.EmptyLine(indent=False)
    for insertion in sorted(insertions, key=lambda one: -one.kept_lines):
        keep = min(insertion.kept_lines, len(above))
        own, above = above[: len(above) - keep], above[len(above) - keep :]
        line = cst.parse_module(insertion.needed.statement + "\n").body[0]
        body.append(line.with_changes(leading_lines=[*own, *[blank] * insertion.blank_before]))
        above = [*[blank] * insertion.blank_after, *above]
    return above


def _rows(body: Sequence[cst.BaseStatement]) -> list[tuple[int, int]]:
    """Return for each statement of `ast` its line in libcst's body and its place in that line."""
    rows: list[tuple[int, int]] = []
    for row, statement in enumerate(body):
        if isinstance(statement, cst.SimpleStatementLine):
            rows.extend((row, part) for part in range(len(statement.body)))
        else:
            rows.append((row, 0))
    return rows


def _changed(
    statement: cst.BaseStatement, part: int, change: Change, module: cst.Module
) -> cst.BaseStatement:
    """Return a line whose import has other names, written as the plan's text edits write them."""
    if not isinstance(statement, cst.SimpleStatementLine):
        raise cst.CSTValidationError("the import is not where the plan says")
    code = module.code_for_node(statement.body[part])
    parsed = cst.parse_module(_spliced(code, change)).body[0]
    if not isinstance(parsed, cst.SimpleStatementLine):
        raise cst.CSTValidationError("the changed import is no import")
    small = list(statement.body)
    semicolon = small[part].semicolon
    small[part] = parsed.body[0].with_changes(semicolon=semicolon)
    return statement.with_changes(body=small)


def _spliced(code: str, change: Change) -> str:
    """Apply the plan's edits to the code of the one statement that they stand in."""
    encoded = code.encode("utf-8")
    base = change.start
    for span, text in sorted(change.edits, reverse=True):
        encoded = encoded[: span.start - base] + text.encode("utf-8") + encoded[span.end - base :]
    return encoded.decode("utf-8")


def expected(file: File, plan: Plan) -> ast.Module:
    """Return the source's tree with the declared edits made on it."""
    replacing = Replacing(file.lines, ((one.edit, one.text) for one in plan.edits))
    tree = copy.deepcopy(file.tree)
    replacing.visit(tree)
    body: list[ast.stmt | None] = list(tree.body)
    _change_imports(body, plan.imports)
    inserted: dict[int, list[Insertion]] = {}
    for insertion in plan.imports.insertions:
        inserted.setdefault(insertion.at, []).append(insertion)
    result: list[ast.stmt] = []
    for index in range(len(body) + 1):
        for insertion in sorted(inserted.get(index, ()), key=lambda one: one.edit.span):
            result.extend(ast.parse(insertion.needed.statement).body)
        statement = body[index] if index < len(body) else None
        if statement is not None:
            result.append(statement)
    tree.body = result
    return tree


def _change_imports(body: list[ast.stmt | None], imports: ImportPlan) -> None:
    for change in imports.changes:
        statement = body[change.at]
        if isinstance(statement, ast.ImportFrom | ast.Import):
            statement.names = [_alias(name) for name in change.names]
    for index, _ in imports.removals:
        body[index] = None


def _alias(written: str) -> ast.alias:
    name, _, bound = written.partition(" as ")
    return ast.alias(name=name, asname=bound or None)
