"""Where a word stands in a source: what is nowhere in the bytes is nowhere in the tree.

Plans ask for a name here before they look through a tree, and then through its statements with
that name only. Python compares names in their normal form (NFKC), so a source that isn't written
in it may say a name in other letters: there every row may hold every word.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from statusfix.reading.names.syntax import bodies_of, children
from statusfix.reading.text import LineIndex

_NAMED = (
    ast.MatchAs
    | ast.MatchStar
    | ast.ExceptHandler
    | ast.FunctionDef
    | ast.AsyncFunctionDef
    | ast.ClassDef
)
_DECORATED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Words:
    """The words of one source, for questions about the tree that was made of it."""

    def __init__(self, tree: ast.Module, lines: LineIndex) -> None:
        self.tree = tree
        self.lines = lines
        self._is_sure = _is_normal(lines.encoded)
        self._rows: dict[str, Sequence[int]] = {}

    def rows(self, word: str) -> Sequence[int]:
        """Return the rows, sorted, in which a word may stand as a name."""
        known = self._rows.get(word)
        if known is None:
            known = self._rows[word] = self._found(word)
        return known

    def _found(self, word: str) -> Sequence[int]:
        if not self._is_sure:
            return range(1, len(self.lines.starts) + 1)
        if word.encode("utf-8") not in self.lines.encoded:
            return ()
        found = (one.start() for one in _pattern(word).finditer(self.lines.encoded))
        return rows_of(self.lines, found)

    def may_stand_in(self, word: str, node: ast.AST) -> bool:
        """Whether a word may stand in the rows of a node, without its decorators."""
        first, last = getattr(node, "lineno", 0), getattr(node, "end_lineno", None)
        return last is None or is_any_within(self.rows(word), first, last)

    def statements(self, word: str) -> Iterator[ast.stmt]:
        """Yield the statements with a word in their rows, those inside of them included."""
        rows = self.rows(word)
        pending = [self.tree.body] if rows else []
        for body in pending:
            for statement in body:
                if holds_any(statement, rows):
                    yield statement
                    pending.extend(bodies_of(statement))

    def nodes(self, word: str) -> Iterator[ast.AST]:
        """Yield the nodes of the tree without the statements that a word doesn't stand in."""
        return nodes_in(self.tree, self.rows(word))

    def rebound(self) -> frozenset[str]:
        """Return the names of the module that functions declare `global`, to bind them there."""
        found = (one for one in self.statements("global") if isinstance(one, ast.Global))
        return frozenset(name for one in found for name in one.names)

    def is_read_unbound(self, name: str) -> bool:
        """Whether a name is read somewhere and bound nowhere, by an inner scope or the module."""
        if not self.rows(name):
            return False
        is_read = False
        for node in self.nodes(name):
            if _bound_by(node) == name:
                return False
            is_read = is_read or (isinstance(node, ast.Name) and node.id == name)
        return is_read


def _bound_by(node: ast.AST) -> str | None:
    """Return the name that a node binds, if it does."""
    if isinstance(node, ast.Name):
        return None if isinstance(node.ctx, ast.Load) else node.id
    if isinstance(node, ast.arg):
        return node.arg
    if isinstance(node, ast.alias):
        return (node.asname or node.name).partition(".")[0]
    return node.name if isinstance(node, _NAMED) else None


def rows_of(lines: LineIndex, offsets: Iterable[int]) -> list[int]:
    """Return the rows in which ascending offsets stand, each once."""
    rows: list[int] = []
    end = 0
    for offset in offsets:
        if offset >= end:
            row = bisect_left(lines.starts, offset + 1)
            rows.append(row)
            end = lines.starts[row] if row < len(lines.starts) else len(lines.encoded) + 1
    return rows


def nodes_in(tree: ast.Module, rows: Sequence[int]) -> Iterator[ast.AST]:
    """Yield the nodes of a tree without the statements that are in none of the sorted rows."""
    pending: list[ast.AST] = [tree] if rows else []
    for node in pending:
        if not isinstance(node, ast.stmt) or holds_any(node, rows):
            yield node
            pending += children(node)


def holds_any(statement: ast.stmt, rows: Sequence[int]) -> bool:
    """Whether one of the sorted rows is a statement's, its decorators included."""
    first = statement.lineno
    if isinstance(statement, _DECORATED) and statement.decorator_list:
        first = min(first, *(one.lineno for one in statement.decorator_list))
    return is_any_within(rows, first, statement.end_lineno or first)


def is_any_within(rows: Sequence[int], first: int, last: int) -> bool:
    """Whether one of the sorted rows is between two others, these included."""
    at = bisect_left(rows, first)
    return at < len(rows) and rows[at] <= last


@lru_cache(maxsize=64)
def _pattern(word: str) -> re.Pattern[bytes]:
    # the word stands first, so that the search skips to it; what is before it is asked behind it
    code = re.escape(word.encode("utf-8"))
    return re.compile(rb"%b(?<!\w%b)(?!\w)" % (code, code))


def _is_normal(encoded: bytes) -> bool:
    if encoded.isascii():
        return True
    from unicodedata import is_normalized

    return is_normalized("NFKC", encoded.decode("utf-8"))
