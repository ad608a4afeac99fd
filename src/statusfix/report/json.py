"""The JSON format: an interface with a version; see docs/json.md for its promise."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from statusfix.model import FileError, Finding, Fix
from statusfix.report.entry import Entry

VERSION = 1


def render(entries: Iterable[Entry], errors: Iterable[FileError]) -> str:
    """Return the document for all files; lines and columns are 1-based, columns in UTF-8 bytes."""
    document = {
        "version": VERSION,
        "findings": [_finding(entry.path, entry.finding) for entry in entries],
        "errors": [{"path": error.path, "message": error.message} for error in errors],
    }
    return json.dumps(document, indent=2)  # plain ASCII: safe in any terminal and pipe


def _finding(path: str, finding: Finding) -> dict[str, Any]:
    return {
        "path": path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "code": finding.code,
        "status": finding.status,
        "message": finding.message,
        "fix": _fix(finding.fix) if finding.fix is not None else None,
        "refused": finding.refused.message if finding.refused else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
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
