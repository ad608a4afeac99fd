"""Holds the tree of a result against the source's: statement by statement, edits made.

A statement without an edit has the same tree where it has the same bytes between the same
neighbours: the parser makes it from nothing else. So trees are compared where edits are, and
bytes everywhere else.
"""

from __future__ import annotations

import ast
import copy
from bisect import bisect_left
from collections.abc import Iterator

from statusfix.fixing.edits import Insertion
from statusfix.fixing.forms import Replacing
from statusfix.fixing.namer import File
from statusfix.fixing.places import whole_span
from statusfix.fixing.plan import Plan
from statusfix.reading.text import LineIndex

_Block = ast.stmt | ast.ExceptHandler | ast.match_case
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")


def says_what_was_planned(file: File, plan: Plan, tree: ast.Module, lines: LineIndex) -> bool:
    """Return whether a result, parsed, is the source's tree with the declared edits made."""
    return _Comparison(file, plan, lines).modules(tree)


class _Comparison:
    def __init__(self, file: File, plan: Plan, lines: LineIndex) -> None:
        self.file = file
        self.plan = plan
        self.lines = lines
        self.replacing = Replacing(file.lines, ((one.edit, one.text) for one in plan.edits))
        self.starts = sorted(one.edit.span.start for one in plan.edits)

    def modules(self, tree: ast.Module) -> bool:
        expected = list(self.expected())
        return len(expected) == len(tree.body) and all(
            ast.dump(one) == ast.dump(new) if is_new else self.is_same(one, new)
            for (one, is_new), new in zip(expected, tree.body, strict=True)
        )

    def expected(self) -> Iterator[tuple[ast.stmt, bool]]:
        """Yield the top-level statements of the result, and whether the plan made them new."""
        imports = self.plan.imports
        changed = {one.at: one.names for one in imports.changes}
        removed = {index for index, _ in imports.removals}
        inserted: dict[int, list[Insertion]] = {}
        for insertion in imports.insertions:
            inserted.setdefault(insertion.at, []).append(insertion)
        body = self.file.tree.body
        for index in range(len(body) + 1):
            for insertion in sorted(inserted.get(index, ()), key=lambda one: one.edit.span):
                for statement in ast.parse(insertion.needed.statement).body:
                    yield statement, True
            if index == len(body) or index in removed:
                continue
            statement = body[index]
            if index in changed and isinstance(statement, ast.ImportFrom | ast.Import):
                statement = copy.copy(statement)
                statement.names = [_alias(name) for name in changed[index]]
                yield statement, True
            else:
                yield statement, False

    def is_same(self, old: _Block, new: _Block) -> bool:
        """Return whether a block of the result is one of the source with its edits made."""
        if not isinstance(old, ast.match_case) and not self.is_edited(old):
            return (
                isinstance(new, ast.stmt | ast.ExceptHandler)
                and type(old) is type(new)
                and _bytes(old, self.file.lines) == _bytes(new, self.lines)
            )
        if not _blocks(old):
            return ast.dump(self.replacing.visit(copy.deepcopy(old))) == ast.dump(new)
        head = self.replacing.visit(copy.deepcopy(_head(old)))
        if type(old) is not type(new) or ast.dump(head) != ast.dump(_head(new)):
            return False
        return all(
            len(before) == len(after) and all(map(self.is_same, before, after))
            for before, after in zip(_blocks(old), _blocks(new), strict=True)
        )

    def is_edited(self, node: ast.stmt | ast.ExceptHandler) -> bool:
        span = whole_span(node, self.file.lines)
        return bisect_left(self.starts, span.start) < bisect_left(self.starts, span.end)


def _bytes(node: ast.stmt | ast.ExceptHandler, lines: LineIndex) -> bytes:
    return lines.encoded[slice(*whole_span(node, lines))]


def _blocks(node: _Block) -> list[list[_Block]]:
    """Return the lists of blocks that a block has; an absent `else` is an empty one."""
    return [getattr(node, name) for name in _BLOCKS if name in node._fields]


def _head(node: _Block) -> _Block:
    """Return a block without the blocks in it."""
    head = copy.copy(node)
    for name in _BLOCKS:
        if name in node._fields:
            setattr(head, name, [])
    return head


def _alias(written: str) -> ast.alias:
    name, _, bound = written.partition(" as ")
    return ast.alias(name=name, asname=bound or None)
