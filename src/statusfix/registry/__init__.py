"""What HTTP says about status codes, and what Python code calls them.

The tables are plain literals (`statuses`, `requirements`, `vendors`, `families`, `constants/`);
this module looks things up in them. A table is imported, and its rows become named tuples,
when the first lookup asks for it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Constant",
    "Family",
    "Requirement",
    "Status",
    "Vendor",
    "all_families",
    "all_statuses",
    "choose_name",
    "class_of",
    "constant_names",
    "constants_of",
    "demanding_statuses",
    "family",
    "find_status",
    "is_registered",
    "names_of",
    "requirements_of",
    "resolve_constant",
    "statuses_giving_meaning_to",
    "vendors_of",
]

CLASSES = ("informational", "successful", "redirection", "client error", "server error")


class Status(NamedTuple):
    """A row of the status code registry; see `statuses`."""

    code: int
    phrase: str
    state: str
    http_version: str
    specification: str
    section: str
    explanation: str

    @property
    def reference(self) -> str:
        """Specification and section, `RFC 9110 15.5.5`."""
        return f"{self.specification} {self.section}".rstrip()


class Requirement(NamedTuple):
    """One thing that a status demands of its response; see `requirements`."""

    code: int
    kind: str
    field: str
    level: str
    specification: str
    section: str
    condition: str

    @property
    def reference(self) -> str:
        """Specification and section, `RFC 9110 15.5.6`."""
        return f"{self.specification} {self.section}".rstrip()


class Vendor(NamedTuple):
    """A meaning that somebody gives to a code without registration; see `vendors`."""

    code: int
    name: str
    vendor: str
    basis: str


class Family(NamedTuple):
    """A set of names for status codes that live in one place; see `families`."""

    key: str
    module: str
    version_of: str
    kind: str
    floor: str
    table: str
    note: str


class Constant(NamedTuple):
    """A name for a status code; versions are those of the family's `version_of`."""

    family: str
    name: str
    code: int
    added: str
    deprecated: str
    replacement: str
    note: str


@cache
def _statuses() -> dict[int, Status]:
    from statusfix.registry.statuses import STATUSES

    return {row[0]: Status._make(row) for row in STATUSES}


def find_status(code: int) -> Status | None:
    """The registry's row for `code`; None where no specification registers it."""
    return _statuses().get(code)


@cache
def all_statuses() -> tuple[Status, ...]:
    """Every registered status, the lowest code first."""
    return tuple(_statuses().values())


def is_registered(code: int) -> bool:
    """Whether the registry has a row for `code`, whatever its state."""
    return code in _statuses()


def class_of(code: int) -> str:
    """The class that the first digit of `code` gives it (RFC 9110 15).

    Raises LookupError for a number outside 100 to 599, which has none.
    """
    if not 100 <= code <= 599:
        raise LookupError(f"{code} is no status code: they go from 100 to 599")
    return CLASSES[code // 100 - 1]


@cache
def _requirements() -> dict[int, tuple[Requirement, ...]]:
    from statusfix.registry.requirements import REQUIREMENTS

    found: dict[int, list[Requirement]] = {}
    for row in REQUIREMENTS:
        found.setdefault(row[0], []).append(Requirement._make(row))
    return {code: tuple(rows) for code, rows in found.items()}


def requirements_of(code: int) -> tuple[Requirement, ...]:
    """What a response with status `code` must, should or may have; () where nothing special."""
    return _requirements().get(code, ())


@cache
def demanding_statuses() -> frozenset[int]:
    """The statuses of which a source file can show a demand broken; see `demands`."""
    from statusfix.registry import demands

    tables = (
        demands.FIELD_DEMANDS,
        demands.USE_DEMANDS,
        demands.METHOD_DEMANDS,
        demands.NO_CONTENT,
    )
    return frozenset(row[0] for table in tables for row in table)


def statuses_giving_meaning_to(field: str) -> tuple[int, ...] | None:
    """The only statuses in which header `field` means something; None: not tied to a status."""
    from statusfix.registry.requirements import FIELD_MEANINGS

    wanted = field.lower()
    for name, codes, _specification, _section in FIELD_MEANINGS:
        if name.lower() == wanted:
            return codes
    return None


@cache
def _vendors() -> dict[int, tuple[Vendor, ...]]:
    from statusfix.registry.vendors import VENDORS

    found: dict[int, list[Vendor]] = {}
    for row in VENDORS:
        found.setdefault(row[0], []).append(Vendor._make(row))
    return {code: tuple(rows) for code, rows in found.items()}


def vendors_of(code: int) -> tuple[Vendor, ...]:
    """Who uses `code` without registration, and for what; () where nobody is known."""
    return _vendors().get(code, ())


@cache
def _families() -> dict[str, Family]:
    from statusfix.registry.families import FAMILIES

    return {row[0]: Family._make(row) for row in FAMILIES}


def family(key: str) -> Family:
    """The family called `key`, such as "httpstatus" or "drf"; KeyError for any other word."""
    return _families()[key]


def all_families() -> tuple[Family, ...]:
    """Every family, in the order of the table."""
    return tuple(_families().values())


@cache
def constants_of(family_key: str) -> Mapping[str, Constant]:
    """Every name of a family with its constant, from that family's module in `constants/`."""
    from importlib import import_module

    table = import_module(f"statusfix.registry.constants.{family(family_key).table}")
    found = {row[0]: Constant(family_key, *row) for row in table.CONSTANTS}
    if family_key == "requests":
        for name, constant in tuple(found.items()):
            if not name.startswith(("\\", "/")):
                found.setdefault(name.upper(), constant._replace(name=name.upper()))
    elif family_key == "httpx":
        for name, constant in tuple(found.items()):
            found[name.lower()] = constant._replace(name=name.lower())
    return found


@cache
def constant_names() -> frozenset[str]:
    """Every name that some family has a constant of."""
    return frozenset(name for one in all_families() for name in constants_of(one.key))


@cache
def _constants_by_code(family_key: str) -> Mapping[int, tuple[Constant, ...]]:
    found: dict[int, list[Constant]] = {}
    for constant in constants_of(family_key).values():
        found.setdefault(constant.code, []).append(constant)
    return {code: tuple(constants) for code, constants in found.items()}


def names_of(family_key: str, code: int) -> tuple[Constant, ...]:
    """Every constant of a family for `code`, the preferred one first; () where it has none."""
    return _constants_by_code(family_key).get(code, ())


@cache
def _prefixes() -> dict[str, tuple[str, ...]]:
    from statusfix.registry.families import PREFIXES

    return dict(PREFIXES)


@lru_cache(maxsize=4096)
def resolve_constant(qualified_name: str) -> Constant | None:
    """The constant behind a fully qualified name, such as "http.HTTPStatus.NOT_FOUND".

    Also understands the other places that a family can be imported from, such as
    "requests.status_codes.codes.ok". None where the name is no status code of a known family.
    """
    prefix, _, name = qualified_name.rpartition(".")
    for family_key in _prefixes().get(prefix, ()):
        constant = constants_of(family_key).get(name)
        if constant is not None:
            return constant
    return None


@lru_cache(maxsize=4096)
def choose_name(
    family_key: str,
    code: int,
    minimum: tuple[int, ...] | None,
    below: tuple[int, ...] | None = None,
) -> Constant | None:
    """A constant of a family that exists, undeprecated, in every version that may be installed.

    Those are the versions from `minimum` up to, but not including, `below`. Without `minimum`
    the family's floor counts; without `below` a name that any known version deprecates is out.
    None where the family has no such name for `code`.
    """
    if minimum is None:
        minimum = _version(family(family_key).floor)
    oldest = _significant(minimum)
    for constant in names_of(family_key, code):
        if constant.added and _version(constant.added) > oldest:
            continue
        if constant.deprecated:
            if below is None or _version(constant.deprecated) < _significant(below):
                continue
        if _can_be_written(constant.name):
            return constant
    return None


def _version(text: str) -> tuple[int, ...]:
    return _significant(tuple(int(part) for part in text.split(".")))


def _significant(version: tuple[int, ...]) -> tuple[int, ...]:
    """The version without trailing zeros, so that 0.48 and 0.48.0 compare as the same."""
    end = len(version)
    while end and version[end - 1] == 0:
        end -= 1
    return version[:end]


def _can_be_written(name: str) -> bool:
    """Whether the name can stand behind a dot (`requests.codes` also has `\\o/`)."""
    from keyword import iskeyword

    return name.isidentifier() and not iskeyword(name)
