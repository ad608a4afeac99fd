"""Which calls the tables may speak of, by the last name of what is called: of most, none does."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from statusfix.frameworks import index
from statusfix.frameworks.misuses import IGNORED, KEYWORDS, LIMITS, PLACES, TEXT_KEYS, UNKEYED
from statusfix.frameworks.phrases import PHRASES
from statusfix.registry import constant_names

_TABLES: tuple[Sequence[tuple[object, ...]], ...] = (
    KEYWORDS, UNKEYED, PLACES, LIMITS, IGNORED, TEXT_KEYS, PHRASES,
)  # fmt: skip
_ANY = "*"
_RENAMING = frozenset((ast.Name, ast.Attribute, ast.Tuple, ast.List))


class Known:
    """Answers for one module, whose statements, imports and imported packages it is given.

    `has_walrus` tells whether the module binds names by `:=`, which stand in no statement's head.
    """

    def __init__(
        self,
        statements: Iterable[ast.stmt],
        imports: Iterable[ast.Import | ast.ImportFrom],
        packages: Iterable[str],
        has_walrus: bool,
    ) -> None:
        renamed = frozenset(
            alias.asname for node in imports for alias in node.names if alias.asname
        )
        self._given = renamed.union(_given(statements))
        # the last parts of names that a constant can have, which most names have not
        self.constants = constant_names() | renamed if renamed else constant_names()
        self._has_walrus = has_walrus
        self._tails = _tails(index().roots.intersection(packages))

    def may_be_called(self, function: ast.expr, tail: str) -> bool:
        """Return False where no table has a row for what is called, whatever it turns out to be.

        Imports, aliases and classes of the module give a function another name than the tables
        know; the last part of a dotted name is always what they know it by.
        """
        if tail in self._tails or tail in constant_names():
            return True
        return type(function) is ast.Name and (tail in self._given or self._has_walrus)


def _given(statements: Iterable[ast.stmt]) -> set[str]:
    """Return the names that stand for something else: classes, and what is set to a name."""
    found: set[str] = set()
    for one in statements:
        if isinstance(one, ast.Assign | ast.AnnAssign):
            if type(one.value) not in _RENAMING:
                continue
            for target in one.targets if isinstance(one, ast.Assign) else (one.target,):
                if isinstance(target, ast.Name):
                    found.add(target.id)
                elif isinstance(target, ast.Tuple | ast.List):
                    found.update(
                        inner.id for inner in ast.walk(target) if isinstance(inner, ast.Name)
                    )
        elif isinstance(one, ast.ClassDef):
            found.add(one.name)
    return found


@lru_cache(maxsize=1024)
def _tails(packages: frozenset[str]) -> frozenset[str]:
    """Return the last part of every name that a table has for what some packages bring.

    What no import brings has no dot in its name, or is a method on whatever object.
    """
    pending = [*packages]
    reached = set(packages)
    while pending:
        for one in _kin().get(pending.pop(), ()):
            if one not in reached:
                reached.add(one)
                pending.append(one)
    names = (name for root in reached for name in _names().get(root, ()))
    return frozenset(name.rpartition(".")[2] for name in (*names, *_names()[""]))


@cache
def _names() -> dict[str, list[str]]:
    """Return every name of the tables by its package, those of no package under ""."""
    table = index().tables
    found: dict[str, list[str]] = {"": []}
    for name in (
        *table.by_name, *table.exact_aliases, *table.bases, *table.not_sinks,
        *(str(row[0]) for rows in _TABLES for row in rows),
        *(f"*.{method}" for method in table.by_method),
    ):  # fmt: skip
        root, dot, _ = name.partition(".")
        found.setdefault(root if dot and root != _ANY else "", []).append(name)
    return found


@cache
def _kin() -> dict[str, set[str]]:
    """Return the packages that bring what the tables know under another package's name."""
    table = index().tables
    found: dict[str, set[str]] = {}
    pairs = (*table.exact_aliases.items(), *table.prefix_aliases, *table.bases.items())
    for name, other in pairs:
        found.setdefault(name.partition(".")[0], set()).add(other.partition(".")[0])
    return found
