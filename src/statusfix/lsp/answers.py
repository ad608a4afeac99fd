"""What the server answers about one text: diagnostics, quick fixes and hovers. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from statusfix.api import fix
from statusfix.lsp.columns import Columns
from statusfix.model import Finding, Position
from statusfix.options import Options
from statusfix.report.pages import linked, status_summary
from statusfix.rules import find_rule

SOURCE = "statusfix"
FIX_ALL = "source.fixAll.statusfix"
_NAMING = types.DiagnosticSeverity.Information
_WRONG = types.DiagnosticSeverity.Warning


def diagnostics(findings: Sequence[Finding], columns: Columns) -> list[types.Diagnostic]:
    """Return the findings as an editor shows them."""
    return [
        types.Diagnostic(
            range=range_of(one.position, columns),
            message=_message(one),
            severity=_severity(one),
            code=one.code,
            source=SOURCE,
        )
        for one in findings
    ]


def actions(
    uri: str,
    text: str,
    path: str,
    options: Options,
    findings: Sequence[Finding],
    columns: Columns,
    wanted: types.CodeActionParams,
) -> list[types.CodeAction]:
    """Return the quick fixes for what stands in a range, and the one for the whole file."""
    found: list[types.CodeAction] = []
    for one in findings:
        place = range_of(one.position, columns)
        if one.fix is not None and _touch(place, wanted.range):
            edits = [
                types.TextEdit(range_of(position, columns), new) for position, new in one.fix.edits
            ]
            doubt = "" if one.fix.is_safe else " (may change what the program does)"
            found.append(
                types.CodeAction(
                    title=f"Write {one.fix.replacement}{doubt}",
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=diagnostics([one], columns),
                    edit=types.WorkspaceEdit(changes={uri: edits}),
                    is_preferred=one.fix.is_safe,
                )
            )
    if any(one.fix is not None and one.fix.is_safe for one in findings):
        found += _for_all(uri, text, path, options, columns, is_near=bool(found))
    only = wanted.context.only
    if only is None:
        return found
    return [one for one in found if any(_is_kind(str(one.kind), str(kind)) for kind in only)]


def hover(findings: Sequence[Finding], columns: Columns, at: types.Position) -> types.Hover | None:
    """Return why a place is reported, and what its status means; None where nothing is."""
    point = types.Range(at, at)
    for one in findings:
        place = range_of(one.position, columns)
        if _touch(place, point):
            return types.Hover(
                types.MarkupContent(types.MarkupKind.Markdown, _why(one)), range=place
            )
    return None


def range_of(position: Position, columns: Columns) -> types.Range:
    """Return a position as a range of the protocol."""
    return types.Range(
        types.Position(*columns.start(position)), types.Position(*columns.end(position))
    )


def _for_all(
    uri: str, text: str, path: str, options: Options, columns: Columns, is_near: bool
) -> list[types.CodeAction]:
    fixed = fix(text, path, options).text
    if fixed == text:
        return []
    whole = types.Range(types.Position(0, 0), types.Position(*columns.whole()))
    edit = types.WorkspaceEdit(changes={uri: [types.TextEdit(whole, fixed)]})
    title = "Fix all statuses in this file that are safe to fix"
    kinds = [types.CodeActionKind.QuickFix] if is_near else []
    return [types.CodeAction(title, kind=kind, edit=edit) for kind in [*kinds, FIX_ALL]]


def _message(finding: Finding) -> str:
    refused = f" [no fix: {finding.refused.message}]" if finding.refused else ""
    return f"{finding.message}{refused}"


def _severity(finding: Finding) -> types.DiagnosticSeverity:
    rule = find_rule(finding.code)
    return _NAMING if rule is not None and rule.is_about_naming else _WRONG


def _why(finding: Finding) -> str:
    parts = [f"**{finding.code}** {linked(_message(finding))}"]
    rule = find_rule(finding.code)
    if rule is not None:
        parts.append(f"{rule.name}: {rule.summary}.")
    if finding.status is not None:
        parts.append(status_summary(finding.status))
    return "\n\n---\n\n".join(part for part in parts if part)


def _touch(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end


def _is_kind(kind: str, wanted: str) -> bool:
    """Whether a kind is the wanted one or below it: kinds are hierarchical."""
    return kind == wanted or kind.startswith(f"{wanted}.")
