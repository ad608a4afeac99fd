"""The places where libraries take a status, against what the tables and the reading know.

`entry_points` lists them with their sources. Each is a row of a table, is seen by what stands
around it, looks alike and stays silent, or has its reason for being unseen.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import statusfix
from statusfix.frameworks import all_sinks

NAMING = ("HSC001", "HSC002", "HSC003", "HSC004")


def _load() -> Any:
    path = Path(__file__).with_name("entry_points.py")
    spec = importlib.util.spec_from_file_location("entry_points", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


known: Any = _load()


def named(code: str) -> list[int | None]:
    """Return the statuses that the rules about naming report in a piece of code."""
    found = statusfix.check(code.lstrip("\n")).findings
    return [one.status for one in found if one.code in NAMING]


def test_every_entry_point_is_accounted_for() -> None:
    """A place that is found in a library is written down here before anything else is done."""
    lists = (known.ROWS, known.READ, known.SILENT, known.UNSEEN)
    assert sum(len(one) for one in lists) >= 378, "an entry point is gone"
    assert len(known.UNSEEN) <= 27, "another one has neither a row nor evidence"
    sources = [(entry[0], entry[1]) for one in lists for entry in one]
    assert all(re.search(r"[0-9]", package) or package == "generic" for package, _ in sources)
    assert all("/" in source or ".py" in source or "shape" in source for _, source in sources)


def test_every_row_that_is_named_is_there() -> None:
    rows = {f"{row.name}, {row.kind}, {row.parameter}" for row in all_sinks()}
    missing = [
        (package, source, name)
        for package, source, names in known.ROWS
        for name in names
        if name not in rows
    ]
    assert missing == []
    assert all(names for _, _, names in known.ROWS)


@pytest.mark.parametrize(("package", "source", "code"), known.READ)
def test_what_is_read_without_a_row(package: str, source: str, code: str) -> None:
    statuses = [int(number) for number in re.findall(r"\b(?:404|302)\b", code)]
    assert named(code) == statuses[:1], f"{package} {source}"


@pytest.mark.parametrize(("package", "source", "why", "code"), known.SILENT)
def test_what_looks_alike(package: str, source: str, why: str, code: str) -> None:
    assert named(code) == [], f"{package} {source}: {why}"


def test_what_is_unseen_has_a_reason() -> None:
    assert all(len(why.split()) > 3 for *_, why in known.UNSEEN)
    kinds = Counter(why for *_, why in known.UNSEEN)
    assert len(kinds) < len(known.UNSEEN)
