"""The statistics of a run: what is found where, and what `--apply` would do about it."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from statusfix import registry
from statusfix.model import Finding, Form
from statusfix.report.entry import Entry, shown_path
from statusfix.rules import find_rule

VERSION = 1
_FOLDERS = 20
_DEPTH = 2


class Row(NamedTuple):
    """One line of a table: how many findings, and how many of them have which fix."""

    key: str
    name: str
    findings: int
    safe: int
    unsafe: int


def tables(entries: Sequence[Entry], root_of: Callable[[str], str]) -> dict[str, list[Row]]:
    """Return the tables by their headings; the largest rows come first.

    `root_of` gives the repository of a path.
    """
    rules = {one: rule.name for one in _codes(entries) if (rule := find_rule(one)) is not None}
    statuses = {
        str(code): status.phrase
        for code in {one.finding.status for one in entries if one.finding.status}
        if (status := registry.find_status(code)) is not None
    }
    return {
        "rule": _table(entries, lambda one: one.finding.code, rules),
        "status": _table(entries, lambda one: str(one.finding.status or "none"), statuses),
        "name": _table([one for one in entries if one.finding.fix], _written, {}),
        "folder": _table(entries, lambda one: folder_of(one.path), {})[:_FOLDERS],
        "repository": _table(entries, lambda one: root_of(one.path), {}),
    }


def folder_of(path: str) -> str:
    """Return the folder that a file is counted in: its own, at most two levels deep."""
    folder = os.path.dirname(shown_path(path))
    root = "/" if folder.startswith("/") else ""
    return root + "/".join(folder.strip("/").split("/")[:_DEPTH]) or "."


def render(entries: Sequence[Entry], root_of: Callable[[str], str]) -> str:
    """Return the tables as text; that of repositories where there are several."""
    blocks: list[str] = []
    headings = {
        "rule": "by rule",
        "status": "by status",
        "name": "by family that the fixes write",
        "folder": "by folder",
        "repository": "by repository",
    }
    for key, rows in tables(entries, root_of).items():
        if rows and (key != "repository" or len(rows) > 1):
            blocks.append("\n".join(_lines(headings[key], rows)))
    return "\n\n".join(blocks)


def render_json(entries: Sequence[Entry], root_of: Callable[[str], str]) -> str:
    """Return the tables as a JSON document."""
    document: dict[str, Any] = {"version": VERSION, "statistics": {}}
    for key, rows in tables(entries, root_of).items():
        document["statistics"][key] = [row._asdict() for row in rows]
    return json.dumps(document, indent=2)


def _codes(entries: Iterable[Entry]) -> set[str]:
    return {one.finding.code for one in entries}


def _written(entry: Entry) -> str:
    """Return the object that a fix takes its name from: HTTPStatus, status."""
    fix, edit = entry.finding.fix, entry.finding.edit
    if fix is None:
        return ""
    if edit is not None and edit.form is not Form.CONSTANT:
        return "no name"
    head = fix.replacement.rpartition(".")[0]
    return head or ("a number" if fix.replacement.isdecimal() else "an imported name")


def _table(
    entries: Iterable[Entry], key_of: Callable[[Entry], str], names: dict[str, str]
) -> list[Row]:
    findings: Counter[str] = Counter()
    safe: Counter[str] = Counter()
    unsafe: Counter[str] = Counter()
    for entry in entries:
        key = key_of(entry)
        findings[key] += 1
        safe[key] += _has_fix(entry.finding, True)
        unsafe[key] += _has_fix(entry.finding, False)
    order = sorted(findings, key=lambda key: (-findings[key], key))
    return [Row(key, names.get(key, ""), findings[key], safe[key], unsafe[key]) for key in order]


def _has_fix(finding: Finding, is_safe: bool) -> bool:
    return finding.fix is not None and finding.fix.is_safe is is_safe


def _lines(heading: str, rows: Sequence[Row]) -> Iterable[str]:
    labels = [f"{row.key} {row.name}".rstrip() for row in rows]
    width = max(len(heading), *(len(label) for label in labels))
    yield f"{heading:<{width}}  findings  --apply  --unsafe-fixes"
    for row, label in zip(rows, labels, strict=True):
        yield f"{label:<{width}}  {row.findings:>8}  {row.safe:>7}  {row.unsafe:>14}"
