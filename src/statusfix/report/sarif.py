"""The SARIF format, version 2.1.0: what code scanning services and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from statusfix import __version__
from statusfix.model import FileError, Fix, Position
from statusfix.report.entry import (
    Entry,
    fingerprints,
    is_about_style,
    is_mistake,
    shown_path,
    utf16_columns,
)
from statusfix.report.links import link_of
from statusfix.rules import RULES, Rule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_FINGERPRINT = "statusfixLine/v1"  # the number goes up when the fingerprint is made differently


def render(entries: Sequence[Entry], errors: Sequence[FileError]) -> str:
    """Return the document: one run, with all rules, their help, and fixes."""
    marks = fingerprints(entries)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "statusfix",
                "semanticVersion": __version__,
                "version": __version__,
                "rules": [_rule(rule) for rule in RULES],
            }
        },
        "columnKind": "utf16CodeUnits",
        "invocations": [
            {
                "executionSuccessful": not errors,
                "toolExecutionNotifications": [_notification(error) for error in errors],
            }
        ],
        "results": [_result(entry, mark) for entry, mark in zip(entries, marks, strict=True)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": f"{rule.summary}."},
        "help": {"text": rule.documentation, "markdown": rule.documentation},
        "defaultConfiguration": {
            "enabled": rule.is_default,
            "level": "warning" if is_about_style(rule) else "error",
        },
        "properties": {"tags": ["http", "style" if is_about_style(rule) else "correctness"]},
    }
    link = link_of(rule)
    if link:
        described["helpUri"] = link
    return described


def _notification(error: FileError) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": error.message},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(error.path)}}],
    }


def _result(entry: Entry, fingerprint: str) -> dict[str, Any]:
    finding = entry.finding
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": next(i for i, rule in enumerate(RULES) if rule.code == finding.code),
        "level": "error" if is_mistake(finding) else "warning",
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(entry.path),
                    "region": _region(finding.position, entry.lines),
                }
            }
        ],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if finding.fix is not None:
        result["fixes"] = [_fix(finding.fix, entry)]
    if finding.refused is not None:
        result["properties"] = {"noFix": finding.refused.message}
    return result


def _fix(fix: Fix, entry: Entry) -> dict[str, Any]:
    safety = "" if fix.is_safe else " (may change what the program does)"
    return {
        "description": {"text": f"Write {fix.replacement}{safety}"},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(entry.path),
                "replacements": [
                    {
                        "deletedRegion": _region(position, entry.lines),
                        "insertedContent": {"text": text},
                    }
                    for position, text in fix.edits
                ],
            }
        ],
    }


def _region(position: Position, lines: Mapping[int, str]) -> dict[str, int]:
    start, end = utf16_columns(position, lines)
    return {
        "startLine": position.line,
        "startColumn": start,
        "endLine": position.end_line,
        "endColumn": end,
    }


def _artifact(path: str) -> dict[str, str]:
    shown = shown_path(path)
    if os.path.isabs(shown):
        return {"uri": Path(shown).as_uri()}
    return {"uri": quote(shown, errors="surrogateescape"), "uriBaseId": "SRCROOT"}
