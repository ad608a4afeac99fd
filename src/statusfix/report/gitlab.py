"""The GitLab format: a code quality report, which GitLab shows in merge requests."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from typing import Any

from statusfix.model import FileError
from statusfix.report.entry import Entry, fingerprints, is_mistake, shown_path


def render(entries: Sequence[Entry], errors: Sequence[FileError]) -> str:
    """Return the JSON document: paths start at the folder that GitLab has checked out."""
    issues: list[dict[str, Any]] = []
    for entry, fingerprint in zip(entries, fingerprints(entries), strict=True):
        finding = entry.finding
        issues.append(
            {
                "description": f"{finding.code} {finding.message}",
                "check_name": finding.code,
                "fingerprint": fingerprint,
                "severity": "major" if is_mistake(finding) else "minor",
                "location": {
                    "path": _path(entry.path),
                    "positions": {
                        "begin": {"line": finding.line, "column": finding.column},
                        "end": {"line": finding.end_line, "column": finding.end_column},
                    },
                },
            }
        )
    issues.extend(_of_error(error) for error in errors)
    return json.dumps(issues, indent=2)


def _of_error(error: FileError) -> dict[str, Any]:
    path = _path(error.path)
    key = f"{path}\0{error.message}"
    return {
        "description": f"statusfix could not do this file: {error.message}",
        "check_name": "statusfix-error",
        "fingerprint": hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }


def _path(path: str) -> str:
    root = os.environ.get("CI_PROJECT_DIR")
    if not root:
        return shown_path(path)
    relative = os.path.relpath(path, root)
    return shown_path(path) if relative.startswith(os.pardir) else relative.replace(os.sep, "/")
