"""The JSON format: an interface with a version; see docs/json.md for its promise."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from statusfix.model import FileError, Finding

if TYPE_CHECKING:
    from statusfix.fixing.plan import PlannedFix

VERSION = 1


def render(
    findings: Iterable[tuple[str, Finding, PlannedFix | None]], errors: Iterable[FileError]
) -> str:
    """Return the document for all files; lines and columns are 1-based, columns in UTF-8 bytes."""
    document = {
        "version": VERSION,
        "findings": [_finding(path, finding, fix) for path, finding, fix in findings],
        "errors": [{"path": error.path, "message": error.message} for error in errors],
    }
    return json.dumps(document, indent=2)  # plain ASCII: safe in any terminal and pipe


def _finding(path: str, finding: Finding, fix: PlannedFix | None) -> dict[str, Any]:
    position = finding.position
    return {
        "path": path,
        "line": position.line,
        "column": position.column + 1,
        "end_line": position.end_line,
        "end_column": position.end_column + 1,
        "code": finding.code,
        "status": finding.status,
        "message": finding.message,
        "fix": _fix(fix) if fix is not None else None,
        "refused": finding.refused.message if finding.refused else None,
    }


def _fix(fix: PlannedFix) -> dict[str, Any]:
    return {
        "replacement": fix.replacement,
        "safe": fix.is_safe,
        "edits": [
            {
                "line": position.line,
                "column": position.column + 1,
                "end_line": position.end_line,
                "end_column": position.end_column + 1,
                "text": text,
            }
            for position, text in fix.edits
        ],
    }
