"""Every row of every table has a line in fixtures/rows that it alone speaks for.

What is found and fixed there is checked with all other fixtures; here is counted which rows the
reading used on a line that expects a finding.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from statusfix.frameworks import Sink, all_sinks, index
from statusfix.frameworks._schema import METHODS, VIEW
from statusfix.reading import calls, classes, handing
from statusfix.reading.flow import views
from statusfix.reading.sites import read_sites

ROWS = Path(__file__).resolve().parents[2] / "fixtures" / "rows"
FILES = sorted(path for path in ROWS.glob("*.py") if not path.name.endswith(".fixed.py"))
EXPECTED = "  # HSC"

# Rows that need no finding: a line of text is what they take, and only its type can be wrong.
WITHOUT_A_FINDING = {("*.start_response", "status")}


class Used(NamedTuple):
    """A row that the reading used for a place in a file."""

    row: Sink
    file: str


def used_in(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Used]:
    """Read a file and yield the rows that took something in it."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    found: list[Sink] = []
    monkeypatch.setattr(calls, "_read_row", _recording_calls(found, lines, calls._read_row))
    for module in (calls, handing, classes):
        if module is not calls:
            monkeypatch.setattr(module, "slot_of", _recording_slots(found, module.slot_of))
    monkeypatch.setattr(calls, "_is_meant", _recording_keywords(found, calls._is_meant))
    monkeypatch.setattr(views, "_order_of_rows", _recording_views(found, views._order_of_rows))
    read_sites(ast.parse(text), text)
    monkeypatch.undo()
    return (Used(row, path.stem) for row in found)


def _recording_calls(
    found: list[Sink], lines: list[str], real: Callable[..., None]
) -> Callable[..., None]:
    def read_row(collector: Any, call: ast.Call, row: Sink, scope: Any) -> None:
        given = views.argument(call, row.parameter, row.position)
        is_silent = row.kind == VIEW or (row.name, row.parameter) in WITHOUT_A_FINDING
        if given is not None and (is_silent or _is_expected(given, lines)):
            found.append(row)
        real(collector, call, row, scope)

    return read_row


def _recording_slots(found: list[Sink], real: Callable[..., Any]) -> Callable[..., Any]:
    def slot_of(row: Sink, name: str = "") -> Any:
        found.append(row)
        return real(row, name)

    return slot_of


def _recording_keywords(found: list[Sink], real: Callable[..., bool]) -> Callable[..., bool]:
    def is_meant(collector: Any, call: ast.Call, parameter: str) -> bool:
        if real(collector, call, parameter):
            found.extend(index().by_keyword[parameter])
            return True
        return False

    return is_meant


def _recording_views(found: list[Sink], real: Callable[..., Any]) -> Callable[..., Any]:
    def order_of_rows(name: str, kind: str) -> Any:
        order = real(name, kind)
        if order is not None:
            found.extend(row for row in index().called(name) if row.kind in (VIEW, METHODS))
        return order

    return order_of_rows


def _is_expected(node: ast.expr, lines: list[str]) -> bool:
    return EXPECTED in lines[node.lineno - 1]


@pytest.fixture(scope="module")
def used() -> frozenset[Used]:
    patch = pytest.MonkeyPatch()
    return frozenset(one for path in FILES for one in used_in(path, patch))


def test_every_row_has_a_line(used: frozenset[Used]) -> None:
    lines = {(one.row, one.file) for one in used}
    missing = [
        f"fixtures/rows/{row.framework}.py has no line for {row.name} {row.kind} {row.parameter}"
        for row in all_sinks()
        if (row, row.framework) not in lines
    ]
    assert not missing, "\n".join(missing)


def test_every_table_has_its_silent_file() -> None:
    names = {path.stem for path in FILES}
    frameworks = {row.framework for row in all_sinks()}
    assert names == frameworks | {f"{name}_beside" for name in frameworks}
    for path in FILES:
        is_silent = EXPECTED not in path.read_text(encoding="utf-8")
        assert is_silent == path.stem.endswith("_beside")
