"""Where a new import goes, and how: extend a statement, join a group, or start one.

A file that is sorted stays sorted; one that isn't gets the import at the nearest fitting place.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from statusfix.fixing.edits import ImportPlan, Insertion, Needed
from statusfix.fixing.groups import Groups, section_of_module
from statusfix.fixing.names import Names
from statusfix.fixing.statements import Statements
from statusfix.model import Span
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
    if not needed and not unused:
        return ImportPlan()
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
    removed = names.removable(unused) if unused else {}
    changes = [
        names.change(index, added.get(index, []), removed.get(index, []))
        for index in sorted({*added, *removed})
        if added.get(index) or not names.is_emptied(index, removed.get(index, []))
    ]
    removals = names.removals(
        [
            index
            for index in removed
            if not added.get(index) and names.is_emptied(index, removed[index])
        ]
    )
    return ImportPlan(
        tuple(_merged(insertions, statements.newline)),
        tuple(changes),
        tuple(removals),
        frozenset(impossible),
    )


def _merged(insertions: list[Insertion], newline: str) -> list[Insertion]:
    """Order several insertions at one place by their statements; one section has no gaps."""
    merged: list[Insertion] = []
    for one in sorted(insertions, key=_order):
        last = merged[-1] if merged else None
        if last is not None and (last.at, last.edit.span) == (one.at, one.edit.span):
            if section_of_module(last.needed.module) == section_of_module(one.needed.module):
                merged[-1] = last.without_blanks(newline, after=True)
                one = one.without_blanks(newline, before=True)
        merged.append(one)
    return merged


def _order(one: Insertion) -> tuple[Span, int, bool, Needed]:
    return one.edit.span, section_of_module(one.needed.module), one.needed.name != "", one.needed
