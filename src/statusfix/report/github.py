"""The GitHub format: workflow commands that become annotations on the changed lines."""

from __future__ import annotations

from collections.abc import Sequence

from statusfix.model import FileError
from statusfix.report.entry import Entry, characters, is_mistake, shown_path
from statusfix.rules import find_rule

_VALUE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(entries: Sequence[Entry], errors: Sequence[FileError]) -> str:
    """Return a command for each finding and each error, a line each."""
    lines = [_command(entry) for entry in entries]
    for error in errors:
        path = shown_path(error.path).translate(_PROPERTY)
        lines.append(f"::error file={path},title=statusfix::{error.message.translate(_VALUE)}")
    return "\n".join(lines)


def _command(entry: Entry) -> str:
    finding = entry.finding
    rule = find_rule(finding.code)
    title = f"{finding.code} {rule.name}" if rule is not None else finding.code
    properties: dict[str, object] = {
        "file": shown_path(entry.path),
        "line": finding.line,
        "col": characters(entry.line, finding.position.column) + 1,
        "endLine": finding.end_line,
        "endColumn": characters(
            entry.lines.get(finding.end_line), finding.position.end_column
        ) + 1,
        "title": title,
    }  # fmt: skip
    listed = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items()
    )
    level = "error" if is_mistake(finding) else "warning"
    return f"::{level} {listed}::{finding.code} {finding.message.translate(_VALUE)}"
