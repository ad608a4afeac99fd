"""What statusfix says about a tree, what it does to it, and whether tests reach what it did."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.rehearsal.laboratory import Trouble
from statusfix.files import read
from statusfix.model import Applicability
from statusfix.options import Options
from statusfix.reading.text import decode
from statusfix.scan import check

REPOSITORY = Path(__file__).resolve().parents[2]
NAMING = ("HSC001", "HSC002", "HSC003", "HSC004")


class Style(NamedTuple):
    """One way to run statusfix: its style, the lowest Python it may assume, further flags."""

    name: str
    target: str = ""
    extra: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.name + (f", {self.target}" if self.target else "")

    @property
    def flags(self) -> list[str]:
        target = ["--target-version", self.target] if self.target else []
        return ["--isolated", "--style", self.name, *target, *self.extra]


class Place(NamedTuple):
    """Where a finding stands that was edited: a file, relative to the tree, and a line."""

    path: str
    line: int


class Applied(NamedTuple):
    """What a run of --apply did: literals found, edits made, why the others were left."""

    found: int
    edited: int
    others: int
    left: Counter[str]
    places: tuple[Place, ...]
    errors: tuple[str, ...]


def apply(tree: Path, style: Style) -> Applied:
    """Run --apply on the tree and tell what it did. A second run has to change nothing."""
    before = _statusfix(tree, style)
    reasons = _unsafe_sinks(tree, style, before["findings"])
    first = _statusfix(tree, style, "--apply")
    written = {path: path.read_bytes() for path in tree.rglob("*.py")}
    _statusfix(tree, style, "--apply")
    errors = [f"{one['path']}: {one['message']}" for one in first["errors"]]
    errors += [
        f"{path.relative_to(tree)}: a second --apply changes it again"
        for path, content in written.items()
        if path.read_bytes() != content
    ]
    naming = [one for one in before["findings"] if one["code"] in NAMING]
    others = [one for one in before["findings"] if one["code"] not in NAMING]
    left = [one for one in first["findings"] if one["code"] in NAMING]
    safe = [one for one in before["findings"] if one["fix"] and one["fix"]["safe"]]
    return Applied(
        found=len(naming),
        edited=len(naming) - len(left),
        others=sum(one["fix"] is not None and one["fix"]["safe"] for one in others),
        left=Counter(
            _why(one, reasons) for one in naming if not (one["fix"] and one["fix"]["safe"])
        ),
        places=tuple(Place(os.path.normpath(one["path"]), one["line"]) for one in safe),
        errors=tuple(errors),
    )


def executed(
    places: Sequence[Place], sources: Mapping[str, bytes], lines: Mapping[str, frozenset[int]]
) -> int:
    """Count the places whose statement the suite ran; lines are those before the edit."""
    ranges = {path: _statements(sources[path]) for path in {one.path for one in places}}
    count = 0
    for path, line in places:
        first, last = min(
            ((a, b) for a, b in ranges[path] if a <= line <= b),
            key=lambda one: one[1] - one[0],
            default=(line, line),
        )
        count += bool(lines.get(path, frozenset()) & set(range(first, last + 1)))
    return count


def sources_of(tree: Path) -> dict[str, bytes]:
    """Return the content of every source of a tree by its relative path."""
    return {str(path.relative_to(tree)): path.read_bytes() for path in tree.rglob("*.py")}


def _statusfix(tree: Path, style: Style, *flags: str) -> dict[str, Any]:
    program = [sys.executable, "-m", "statusfix", "--no-cache", "--format", "json"]
    command = [*program, *style.flags, *flags, "."]
    variables = os.environ | {"PYTHONPATH": str(REPOSITORY / "src")}
    done = subprocess.run(
        command, cwd=tree, env=variables, capture_output=True, text=True, check=False
    )
    if not done.stdout.startswith("{"):
        raise Trouble(f"statusfix gave no document: {done.stderr[-2000:]}")
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def _why(finding: Mapping[str, Any], sinks: Mapping[tuple[str, int, int], str]) -> str:
    if finding["refused"]:
        return "refused: " + str(finding["refused"])
    place = (finding["path"], finding["line"], finding["column"])
    return "unsafe: " + sinks.get(place, "elsewhere")


def _unsafe_sinks(
    tree: Path, style: Style, findings: Sequence[Mapping[str, Any]]
) -> dict[tuple[str, int, int], str]:
    """Return what takes the status at each unsafe edit: the document doesn't tell."""
    target = tuple(int(one) for one in style.target.split(".")) if style.target else None
    options = Options(style=style.name, target_version=target)
    sinks: dict[tuple[str, int, int], str] = {}
    for path in sorted({one["path"] for one in findings if one["fix"] and not one["fix"]["safe"]}):
        place = str(tree / path)
        checked = check(decode(read(place)).text, place, options)
        if checked.reading is None:
            continue
        by_span = {site.span: site for site in checked.reading.sites}
        for one in checked.findings:
            if one.edit is None or one.edit.applicability is Applicability.SAFE:
                continue
            site = by_span.get(one.edit.span)
            if site is not None:
                kind = "key, " if site.is_key else ""
                sinks[path, one.line, one.column] = f"{kind}{site.enum_safety.name} at {site.sink}"
    return sinks


def _statements(source: bytes) -> list[tuple[int, int]]:
    """Return the lines of every simple statement, and of the head of every compound one."""
    ranges: list[tuple[int, int]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.match_case):
            ranges.append((node.pattern.lineno, node.body[0].lineno - 1))
        if not isinstance(node, ast.stmt):
            continue
        first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])
        body = getattr(node, "body", None) or getattr(node, "cases", None)
        if not body:
            ranges.append((first, node.end_lineno or first))
            continue
        inner = body[0].pattern if isinstance(body[0], ast.match_case) else body[0]
        ranges.append((first, max(first, inner.lineno - 1)))
    return ranges
