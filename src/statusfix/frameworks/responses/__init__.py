"""What frameworks do to a response: who takes its header fields and content, what they add.

TABLES is the list of table modules; `_schema.py` documents their columns. Everything is looked up
at the first question, so importing this package costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from statusfix.frameworks import index

TABLES = (
    "flask", "quart", "django", "drf", "ninja", "starlette", "litestar", "aiohttp", "tornado",
    "sanic", "bottle", "falcon", "pyramid", "stdlib",
)  # fmt: skip


class Carrier(NamedTuple):
    """A row of a CARRIERS table, with the name of its table."""

    name: str
    leaving: str
    headers: str
    position: int
    content: str
    place: int
    kind: str
    source: str
    framework: str


class FieldArgument(NamedTuple):
    """A row of a FIELDS table: an argument that sets one header field."""

    name: str
    code: int
    parameter: str
    position: int
    field: str
    source: str


@cache
def _carriers() -> dict[str, Carrier]:
    return {row[0]: Carrier._make((*row, table)) for table, row in _rows("CARRIERS")}


@cache
def _field_arguments() -> dict[str, tuple[FieldArgument, ...]]:
    found: dict[str, tuple[FieldArgument, ...]] = {}
    for _, row in _rows("FIELDS"):
        found[row[0]] = (*found.get(row[0], ()), FieldArgument(*row))
    return found


@cache
def _added() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for _, (name, field, _source) in _rows("ADDED"):
        found[name] = found.get(name, frozenset()) | {field.lower()}
    return found


@cache
def _bases() -> tuple[tuple[str, str], ...]:
    rows = [(prefix, base) for _, (prefix, base, _source) in _rows("BASES")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _lineage(name: str) -> Iterator[str]:
    """Yield a class and its bases, the family of its name among them."""
    yield from index().lineage(name)
    canonical = index().canonical(name)
    for prefix, base in _bases():
        if canonical.startswith(prefix) and canonical != base:
            yield from index().lineage(base)
            return


def carrier_of(name: str) -> Carrier | None:
    """Return the row for a call of `name`: a class, a function, `*.method` for any object's."""
    for base in _lineage(name):
        found = _carriers().get(base)
        if found is not None:
            return found
    owner, _, method = index().canonical(name).rpartition(".")
    for base in index().lineage(owner) if owner else ():
        found = _carriers().get(f"{base}.{method}")
        if found is not None:
            return found
    return _carriers().get(f"*.{method}")


def field_arguments_of(name: str) -> tuple[FieldArgument, ...]:
    """Return the rows for arguments of a call of `name` that set one field each."""
    return tuple(
        row for base in _lineage(name) for row in _field_arguments().get(base, ())
    )


def added_by(name: str) -> frozenset[str]:
    """Return the fields, in lower case, that the framework adds to what `name` makes."""
    found: frozenset[str] = frozenset()
    for base in _lineage(name):
        found |= _added().get(base, frozenset())
    return found


def fields_since(name: str) -> tuple[str, tuple[int, ...]] | None:
    """Return the distribution, and its first version, in which `name` takes header fields.

    None where it always did, as far as anyone declares versions today.
    """
    lineage = tuple(index().lineage(name))
    for _, (row, distribution, version, _source) in _rows("SINCE"):
        if row in lineage:
            return distribution, version
    return None


def fate_of_content(framework: str, code: int) -> str:
    """Return what becomes of the content of a status that has none; "" where it is sent."""
    for _, (name, codes, what, _source) in _rows("LOST"):
        if name == framework and code in codes:
            return str(what)
    return ""


def _rows(table: str) -> Iterator[tuple[str, Any]]:
    for name in TABLES:
        module = import_module(f"statusfix.frameworks.responses.{name}")
        for row in getattr(module, table, ()):
            yield name, row
