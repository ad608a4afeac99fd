"""The frameworks' tables as one index: which calls, attributes and classes take a status.

FRAMEWORKS is the list of table modules; `_schema.py` documents their columns. The index is built
at the first question, so importing this package costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from statusfix.frameworks._schema import ATTRIBUTE, CLASS, METHODS, VIEW
from statusfix.model import EnumSafety, Role

FRAMEWORKS = (
    "flask", "flask_family", "django", "drf", "ninja", "starlette", "litestar", "aiohttp", "aiohttp_jinja2", "tornado",
    "sanic", "bottle", "falcon", "pyramid", "asgi", "wsgi", "serverless", "stdlib", "clients",
    "doubles", "services", "conventions",
)  # fmt: skip
# The table that the user writes, with the option `sinks`.
OWN_TABLE = "sinks"
_REMEMBERED = 4096


class Sink(NamedTuple):
    """A row of a SINKS table, with the name of its table."""

    name: str
    kind: str
    parameter: str
    position: int
    accepts: str
    enum_safety: EnumSafety
    role: Role
    source: str
    framework: str

    @property
    def is_convention(self) -> bool:
        """True where only the name speaks for the row, not an import."""
        return self.framework == "conventions" or self.name.startswith("*")


class TupleOrder(NamedTuple):
    """Where a status stands in what a view returns: (length, place) pairs, by container type.

    `enum_safety` and `role` are those of the rows of the views that answer so.
    """

    containers: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    enum_safety: EnumSafety = EnumSafety.YES
    role: Role = Role.RESPONSE


class Tables(NamedTuple):
    """Sinks by what a reader has in hand: a qualified name, a method's name, a keyword."""

    by_name: dict[str, tuple[Sink, ...]]
    by_method: dict[str, tuple[Sink, ...]]
    by_keyword: dict[str, tuple[Sink, ...]]
    exact_aliases: dict[str, str]
    prefix_aliases: tuple[tuple[str, str], ...]
    bases: dict[str, str]
    not_sinks: frozenset[str]
    owners: frozenset[str]
    tuples: tuple[tuple[str, TupleOrder], ...]
    prefixes: tuple[str, ...]  # those of prefix_aliases
    roots: frozenset[str]  # what stands before the first dot of any name in the tables


class Index:
    """What the tables say of a name; files ask for the same few names again and again."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.by_name = tables.by_name
        self.by_method = tables.by_method
        self.by_keyword = tables.by_keyword
        self.not_sinks = tables.not_sinks
        self.roots = tables.roots
        remember = lru_cache(maxsize=_REMEMBERED)
        self.canonical = remember(self._canonical)
        self.lineage = remember(self._lineage)
        self.called = remember(self._called)
        self.is_known_class = remember(self._is_known_class)

    def _canonical(self, name: str) -> str:
        """Return the name under which the tables know a class or function."""
        aliases = self.tables.exact_aliases
        exact = aliases.get(name)
        if exact is not None:
            return exact
        if name.startswith(self.tables.prefixes):
            for prefix, replacement in self.tables.prefix_aliases:
                if name.startswith(prefix):
                    return self.canonical(replacement + name[len(prefix) :])
        owner, dot, member = name.rpartition(".")
        if dot and owner in aliases:
            return f"{aliases[owner]}.{member}"
        return name

    def _lineage(self, name: str) -> tuple[str, ...]:
        """Return a class and the classes that it inherits sinks from."""
        found = [self.canonical(name)]
        while found[-1] in self.tables.bases:
            found.append(self.tables.bases[found[-1]])
        return tuple(found)

    def _called(self, name: str) -> tuple[Sink, ...]:
        """Return the rows for a call of `name`, which may be a method of a subclass."""
        if name.partition(".")[0] not in self.roots:
            return ()
        canonical = self.canonical(name)
        rows = self.by_name.get(canonical)
        if rows:
            return _without_members(rows)
        owner, _, method = canonical.rpartition(".")
        for base in self.lineage(owner):
            rows = self.by_name.get(f"{base}.{method}")
            if rows:
                return _without_members(rows)
        for base in self.lineage(canonical):
            rows = _without_members(self.by_name.get(base, ()))
            if rows:
                return rows
        return ()

    def member(self, name: str, kind: str, attribute: str) -> Sink | None:
        """Return the row for an attribute of an instance (ATTRIBUTE) or of a subclass (CLASS)."""
        if name.partition(".")[0] not in self.roots:
            return None
        for base in self.lineage(name):
            for row in self.by_name.get(base, ()):
                if row.kind == kind and row.parameter == attribute:
                    return row
        return None

    def order_of(self, name: str) -> TupleOrder | None:
        """Return how the views of the package that a name belongs to answer with a tuple."""
        fitting = [row for row in self.tables.tuples if name.startswith(row[0])]
        return max(fitting, key=lambda row: len(row[0]))[1] if fitting else None

    def _is_known_class(self, name: str) -> bool:
        """Return True where some row speaks about the class or a base of it."""
        if name.partition(".")[0] not in self.roots:
            return False
        return any(base in self.by_name or base in self.tables.owners for base in self.lineage(name))


@cache
def index() -> Index:
    """Build the index of all tables, once a process."""
    by_name: dict[str, tuple[Sink, ...]] = {}
    by_method: dict[str, tuple[Sink, ...]] = {}
    by_keyword: dict[str, tuple[Sink, ...]] = {}
    for sink in all_sinks():
        if sink.name == "*":
            by_keyword[sink.parameter] = (*by_keyword.get(sink.parameter, ()), sink)
        elif sink.name.startswith("*."):
            by_method[sink.name[2:]] = (*by_method.get(sink.name[2:], ()), sink)
        else:
            by_name[sink.name] = (*by_name.get(sink.name, ()), sink)
    aliases = [row for module in table_modules() for row in getattr(module, "ALIASES", ())]
    bases = dict(row for module in table_modules() for row in getattr(module, "SUBCLASSES", ()))
    tables = Tables(
        by_name,
        by_method,
        by_keyword,
        {old: new for old, new in aliases if not old.endswith(".")},
        tuple((old, new) for old, new in aliases if old.endswith(".")),
        bases,
        frozenset(
            name for module in table_modules() for name, _ in getattr(module, "NOT_SINKS", ())
        ),
        frozenset(name.rpartition(".")[0] for name in by_name),
        tuple(_orders()),
        tuple(old for old, _ in aliases if old.endswith(".")),
        frozenset(
            name.partition(".")[0]
            for name in ("", *by_name, *bases, *(name for row in aliases for name in row))
        ),
    )
    return Index(tables)


def all_sinks() -> Iterator[Sink]:
    """Yield every row of every table."""
    for module in table_modules():
        framework = module.__name__.rpartition(".")[2]
        for name, kind, parameter, position, accepts, enum, role, source in module.SINKS:
            yield Sink(
                name,
                kind,
                parameter,
                position,
                accepts,
                EnumSafety(enum),
                Role(role),
                source,
                framework,
            )


def table_modules() -> tuple[Any, ...]:
    """Return the table modules, imported."""
    return tuple(import_module(f"statusfix.frameworks.{name}") for name in FRAMEWORKS)


def _orders() -> Iterator[tuple[str, TupleOrder]]:
    rows = [row for module in table_modules() for row in getattr(module, "TUPLES", ())]
    prefixes = [row[0] for row in rows]
    views: dict[str, list[Sink]] = {}
    for sink in all_sinks():
        if sink.kind in (VIEW, METHODS):
            fitting = [prefix for prefix in prefixes if sink.name.startswith(prefix)]
            views.setdefault(max(fitting, key=len), []).append(sink)
    ranks = list(EnumSafety)  # from the one that allows most to the one that allows nothing
    for prefix, containers, places, _ in rows:
        pairs = (pair.split(":") for pair in places.split())
        order = TupleOrder(
            tuple(containers.split()),
            tuple((int(length), int(place)) for length, place in pairs),
        )
        for sink in views.get(prefix, ()):
            safety = max(order.enum_safety, sink.enum_safety, key=ranks.index)
            order = order._replace(enum_safety=safety, role=sink.role)
        yield prefix, order


def _without_members(rows: tuple[Sink, ...]) -> tuple[Sink, ...]:
    return tuple(row for row in rows if row.kind not in (ATTRIBUTE, CLASS))
