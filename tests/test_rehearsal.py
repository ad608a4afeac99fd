"""The rehearsal measures what it says: which edited places a suite has run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = b"""\
@app.errorhandler(
    404,
)
def missing(error, status=404):
    return (
        "gone",
        410,
    )


match response.status_code:
    case 500:
        retry()
"""


@pytest.fixture
def measure(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT)
    from benchmarks.rehearsal import measure

    return measure


@pytest.mark.parametrize(
    "line,lines",
    [
        (2, {1}),  # a decorator's argument runs with the definition
        (4, {1, 4}),
        (7, {5}),  # the tracer sees the first line of a statement only
        (11, {11}),
    ],
)
def test_a_place_is_executed_with_its_statement(
    measure: ModuleType, line: int, lines: set[int]
) -> None:
    places = [measure.Place("a.py", line)]
    sources = {"a.py": SOURCE}
    assert measure.executed(places, sources, {"a.py": frozenset(lines)}) == 1
    assert measure.executed(places, sources, {"a.py": frozenset({12})}) == 0
    assert measure.executed(places, sources, {}) == 0


def test_packages_are_pinned_once_and_what_is_left_out_has_a_reason(measure: ModuleType) -> None:
    from benchmarks.rehearsal.packages import ALL

    assert max(Counter(one.name for one in ALL).values()) == 1
    for package in ALL:
        assert package.version
        assert all(argument and reason for argument, reason in package.left_out)
