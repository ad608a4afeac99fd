"""The table of a rehearsal, in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.rehearsal.laboratory import Outcome
from benchmarks.rehearsal.measure import Applied, Style
from benchmarks.rehearsal.packages import Package

_HEAD = (
    "| package | style | found | edited | safely | others | executed | passed / failed before "
    "| after | differences |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---:|"
)


class Row(NamedTuple):
    """One package in one style, or the trouble that kept it from being rehearsed."""

    package: Package
    style: Style | None = None
    applied: Applied | None = None
    before: Outcome | None = None
    after: Outcome | None = None
    reached: int = 0
    changed: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def lost(self) -> tuple[str, ...]:
        return self.changed

    @property
    def name(self) -> str:
        return f"{self.package.name} {self.package.version}"


def render(rows: Sequence[Row]) -> str:
    """Return the table, then what it can't hold: reasons, differences and what was left out."""
    lines = [_HEAD, *(_line(row) for row in rows)]
    places = sum(len(row.applied.places) for row in rows if row.applied)
    if places:
        reached = sum(row.reached for row in rows)
        lines += [
            "",
            f"The suites execute {reached} of {places} edited places: {reached / places:.1%}.",
        ]
    for row in rows:
        lines += _details(row)
    lines += _left_out(rows)
    return "\n".join(lines)


def _left_out(rows: Sequence[Row]) -> list[str]:
    lines = [
        f"- {package.name} {argument}: {reason}"
        for package in dict.fromkeys(row.package for row in rows)
        for argument, reason in package.left_out
    ]
    return ["", "Left out of the suites:", "", *lines] if lines else []


def _line(row: Row) -> str:
    if row.applied is None or row.before is None or row.after is None or row.style is None:
        return f"| {row.name} | | | | | | | | | not run |"
    applied = row.applied
    cells = (
        row.name,
        row.style.label,
        str(applied.found),
        str(applied.edited),
        _share(applied.edited, applied.found),
        str(applied.others),
        _share(row.reached, len(applied.places)),
        f"{len(row.before.passed)} / {len(row.before.failed)}",
        f"{len(row.after.passed)} / {len(row.after.failed)}",
        str(len(row.changed)),
    )
    return f"| {' | '.join(cells)} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def _details(row: Row) -> list[str]:
    lines: list[str] = []
    if row.trouble:
        lines.append(f"- not run: {row.trouble}")
    if row.applied is not None:
        for reason, count in row.applied.left.most_common():
            lines.append(f"- left {count}: {reason}")
        lines += [f"- error: {one}" for one in row.applied.errors]
    for test in row.changed:
        assert row.before is not None
        verb = "no longer passes" if test in row.before.passed else "passes only after"
        lines.append(f"- {verb}: {test}")
    if row.changed and row.after is not None:
        lines.append(f"- see {row.after.log}")
    title = f"{row.name}, {row.style.label}" if row.style else row.name
    return ["", f"{title}:", "", *lines] if lines else []
