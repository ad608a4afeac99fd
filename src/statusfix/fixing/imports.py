"""Where a new import goes, and how: extend a statement, join a group, or start one.

A file that is sorted stays sorted; one that isn't gets the import at the nearest fitting place.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from statusfix.fixing.edits import ImportPlan, Insertion, Needed
from statusfix.fixing.groups import Groups
from statusfix.fixing.names import Names
from statusfix.fixing.statements import Statements
from statusfix.reading.text import LineIndex


def plan_imports(
    tree: ast.Module,
    lines: LineIndex,
    needed: Sequence[Needed],
    first_line: int,
    unused: frozenset[str] = frozenset(),
) -> ImportPlan:
    """Return how the needed imports come in, before line `first_line`, and unused names go.

    `unused` are names that no expression of the result reads any more.
    """
    statements = Statements(tree, lines)
    names = Names(statements, first_line)
    groups = Groups(statements, first_line)
    added: dict[int, list[Needed]] = {}
    insertions: list[Insertion] = []
    impossible: set[Needed] = set()
    for one in needed:
        index = names.extendable(one)
        if index is not None:
            added.setdefault(index, []).append(one)
            continue
        insertion = groups.insertion(one)
        if insertion is None:
            impossible.add(one)
        else:
            insertions.append(insertion)
    removed = names.removable(unused)
    changes = [
        names.change(index, added.get(index, []), removed.get(index, []))
        for index in sorted({*added, *removed})
        if added.get(index) or not names.is_emptied(index, removed.get(index, []))
    ]
    removals = [
        (index, names.removal(index))
        for index in sorted(removed)
        if not added.get(index) and names.is_emptied(index, removed[index])
    ]
    return ImportPlan(
        tuple(_merged(insertions)), tuple(changes), tuple(removals), frozenset(impossible)
    )


def _merged(insertions: list[Insertion]) -> list[Insertion]:
    """Order several insertions at one place by their statements."""
    return sorted(insertions, key=lambda one: (one.edit.span, one.needed.name != "", one.needed))
