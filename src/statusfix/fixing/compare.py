"""Holds the tree of a result against the source's: statement by statement, edits made.

A statement without an edit has the same tree where it has the same bytes between the same
neighbours: the parser makes it from nothing else. So trees are compared where edits are, and
bytes everywhere else.
"""

from __future__ import annotations

import ast
import copy
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from statusfix.fixing.edits import Insertion
from statusfix.fixing.forms import REPLACING, Replacing
from statusfix.fixing.namer import File, PlannedEdit
from statusfix.fixing.places import whole_span
from statusfix.fixing.plan import Plan
from statusfix.model import Span
from statusfix.reading.text import LineIndex

_Block = ast.stmt | ast.ExceptHandler | ast.match_case
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")


def says_what_was_planned(file: File, plan: Plan, tree: ast.Module, lines: LineIndex) -> bool:
    """Return whether a result, parsed, is the source's tree with the declared edits made."""
    return Comparison(file, plan).is_module_same(tree, lines)


class Comparison:
    """Compares trees of a result with those of its source, with a plan's edits made on them."""

    def __init__(self, file: File, plan: Plan) -> None:
        self.file = file
        self.plan = plan
        self.lines = file.lines  # those of the tree that is compared
        self.replacing = Replacing(file.lines, ((one.edit, one.text) for one in plan.edits))
        self.edits = sorted(plan.edits, key=lambda one: one.edit.span)
        self.starts = [one.edit.span.start for one in self.edits]
        self.texts: dict[int, dict[Span, str]] = {}
        for (form, span), text in self.replacing.texts.items():
            if form in REPLACING:
                self.texts.setdefault(span.start, {})[span] = text

    def is_module_same(self, tree: ast.Module, lines: LineIndex, stop: int | None = None) -> bool:
        """Return whether a module is the source's, edited, down to its statement `stop`."""
        self.lines = lines
        expected = list(self.expected(stop))
        return len(expected) == len(tree.body) and all(
            ast.dump(one) == ast.dump(new) if is_new else self.is_same(one, new)
            for (one, is_new), new in zip(expected, tree.body, strict=True)
        )

    def is_statement_same(self, old: ast.stmt, new: ast.stmt, lines: LineIndex) -> bool:
        """Return whether a statement is one of the source, edited."""
        self.lines = lines
        return self.is_same(old, new)

    def expected(self, stop: int | None = None) -> Iterator[tuple[ast.stmt, bool]]:
        """Yield the top-level statements of the result, and whether the plan made them new.

        Those before the source's statement `stop`, if one is given.
        """
        imports = self.plan.imports
        changed = {one.at: one.names for one in imports.changes}
        removed = {index for index, _ in imports.removals}
        inserted: dict[int, list[Insertion]] = {}
        for insertion in imports.insertions:
            inserted.setdefault(insertion.at, []).append(insertion)
        body = self.file.tree.body
        stop = len(body) if stop is None else stop
        for index in range(stop + 1):
            for insertion in sorted(inserted.get(index, ()), key=lambda one: one.edit.span):
                for statement in ast.parse(insertion.needed.statement).body:
                    yield statement, True
            if index == stop or index in removed:
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
        start, end = _span_of(old, self.file.lines)
        if end and not self.edits_in(start, end):
            return type(old) is type(new) and _bytes(old, self.file.lines) == _bytes(
                new, self.lines
            )
        return self.is_head_same(old, new) and all(
            len(before) == len(after) and all(map(self.is_same, before, after))
            for before, after in zip(_blocks(old), _blocks(new), strict=True)
        )

    def is_head_same(self, old: _Block, new: _Block) -> bool:
        """Return whether blocks are the same but for the blocks in them, edits made.

        The head is what stands before the first of these: without an edit its bytes tell.
        """
        span = _head_span(old, self.file.lines)
        edits = self.edits_in(*span) if span.end else self.edits
        if all(one.edit.form in REPLACING for one in edits):
            if type(old) is not type(new):
                return False
            if edits or not span.end:
                return self.agree(_head(old), _head(new))
            after = _head_span(new, self.lines)
            return self.file.lines.slice(span) == self.lines.slice(after)
        head = self.replacing.visit(copy.deepcopy(_head(old)))
        return ast.dump(head) == ast.dump(_head(new))

    def edits_in(self, start: int, end: int) -> Sequence[PlannedEdit]:
        """Return the edits that begin within some bytes of the source."""
        return self.edits[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def agree(self, old: ast.AST, new: ast.AST) -> bool:
        """Return whether two trees are the same but for expressions that edits replace."""
        if isinstance(old, ast.expr):
            start = self.file.lines.starts[old.lineno - 1] + old.col_offset
            if start in self.texts:
                text = self.texts[start].get(self.file.lines.span(old))
                if text is not None:
                    return _dump_of(text) == ast.dump(new)
        if type(old) is not type(new):
            return False
        for field in old._fields:
            before, after = getattr(old, field, None), getattr(new, field, None)
            if not isinstance(before, list):
                if not self.is_value_same(before, after):
                    return False
            elif (
                not isinstance(after, list)
                or len(before) != len(after)
                or not all(map(self.is_value_same, before, after))
            ):
                return False
        return True

    def is_value_same(self, old: object, new: object) -> bool:
        if isinstance(old, ast.AST):
            return old is new or (isinstance(new, ast.AST) and self.agree(old, new))
        if type(old) is not type(new):
            return False
        return old == new if isinstance(old, str | bytes | int) else repr(old) == repr(new)


@lru_cache(maxsize=1000)
def _dump_of(text: str) -> str:
    return ast.dump(ast.parse(text, mode="eval").body)


def _bytes(node: _Block, lines: LineIndex) -> bytes:
    return lines.encoded[slice(*_span_of(node, lines))]


def _span_of(node: _Block, lines: LineIndex) -> Span:
    """Return the bytes of a block; none for a case, which `ast` gives no place."""
    return Span(0, 0) if isinstance(node, ast.match_case) else whole_span(node, lines)


def _head_span(node: _Block, lines: LineIndex) -> Span:
    """Return the bytes of a block up to the blocks in it, if it has any."""
    span = _span_of(node, lines)
    first = next((one[0] for one in _blocks(node) if one), None)
    if isinstance(first, ast.match_case):
        return Span(span.start, lines.span(first.pattern).start)
    return (
        span if first is None or not span.end else Span(span.start, whole_span(first, lines).start)
    )


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
