"""Holds a result against its source piece by piece: the statements with edits, and the imports.

A result is the source's bytes but for the planned spans. Between two statements Python's tokenizer
carries nothing over but the indentation, and its parser reads one statement after the other. So a
statement whose new text, parsed alone at its indentation, is one statement, ends where the text
ends, and is the old one with its edits made, is that statement in the result too; and what has no
edit is what it was, between the same neighbours. Imports come and go near the head of a module:
there all of the result is parsed, down to a line with which a statement at the margin begins.

What can't be shown so is no refusal: then the whole result is parsed, and tells.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from statusfix.fixing.compare import Comparison
from statusfix.fixing.edits import TextEdit, splice
from statusfix.fixing.namer import File
from statusfix.fixing.places import whole_span
from statusfix.fixing.plan import Plan
from statusfix.fixing.statements import first_row
from statusfix.fixing.words import holds_any, rows_of
from statusfix.model import Form, Span, StatusfixError
from statusfix.reading.names.syntax import bodies_of
from statusfix.reading.text import LineIndex, parse

_BLOCK = b"if 1:\n"  # what a statement that is not at the margin stands in
_INDENTATION = (b" ", b"\t", b"\f")


def is_same_by_pieces(file: File, plan: Plan) -> bool:
    """Return whether a plan of constants makes what it says of every statement, and no more.

    False where that takes a look at the whole result.
    """
    if any(one.edit.form is not Form.CONSTANT or one.own for one in plan.edits):
        return False
    try:
        return _Pieces(file, plan).are_same()
    except (StatusfixError, SyntaxError):  # a piece, or a planned text, that is no Python alone
        return False


class _Pieces:
    def __init__(self, file: File, plan: Plan) -> None:
        self.file = file
        self.plan = plan
        self.encoded = file.lines.encoded
        self.comparison = Comparison(file, plan)
        self.rows = rows_of(file.lines, self.comparison.starts)

    def are_same(self) -> bool:
        body = self.file.tree.body
        first = 0
        if self.plan.imports.text_edits:
            first = self.first_below_imports()
            if first == len(body) or not self.is_head_same(first):
                return False
        return all(map(self.is_piece_same, self.pieces(body[first:])))

    def first_below_imports(self) -> int:
        """Return the index of a top-level statement that begins a line below all new imports."""
        imports, body = self.plan.imports, self.file.tree.body
        below = [one.at for one in imports.insertions]
        below += [one.at + 1 for one in imports.changes]
        below += [at + 1 for at, _ in imports.removals]
        index = max(below, default=0)
        while index < len(body) and not self.begins_a_line(index):
            index += 1
        return index

    def begins_a_line(self, index: int) -> bool:
        body = self.file.tree.body
        above = (body[index - 1].end_lineno or 0) if index else 0
        return body[index].col_offset == 0 and first_row(body[index]) > above

    def is_head_same(self, first: int) -> bool:
        """Return whether the result is right down to a top-level statement."""
        end = self.file.lines.starts[first_row(self.file.tree.body[first]) - 1]
        if any(edit.span.end > end for edit in self.plan.imports.text_edits):
            return False
        changes = [one for one in self.plan.text_edits if one.span.end <= end]
        head = splice(self.encoded[:end], changes)
        is_apart = not head or head.endswith(("\n", "\r"))
        return is_apart and self.comparison.is_module_same(parse(head), LineIndex(head), first)

    def pieces(self, statements: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
        """Yield the smallest statements that hold the edits and can stand alone."""
        for statement in statements:
            if not holds_any(statement, self.rows):
                continue
            inner = [one for one in self.inside(statement) if holds_any(one, self.rows)]
            if sum(map(self.count, inner)) < self.count(statement):
                yield statement
            else:
                yield from self.pieces(inner)

    def inside(self, statement: ast.stmt) -> Iterator[ast.stmt]:
        """Yield the statements in a statement's blocks; `elif` is a part of its `if`."""
        for body in bodies_of(statement):
            for one in body:
                start = whole_span(one, self.file.lines).start
                if isinstance(one, ast.If) and self.encoded.startswith(b"elif", start):
                    yield from self.inside(one)
                else:
                    yield one

    def count(self, statement: ast.stmt) -> int:
        return len(self.comparison.edits_in(*whole_span(statement, self.file.lines)))

    def is_piece_same(self, old: ast.stmt) -> bool:
        """Return whether the new text of a statement, alone, is the statement with its edits."""
        start, end = whole_span(old, self.file.lines)
        row = self.file.lines.starts[first_row(old) - 1]
        before = self.encoded[row:start].rstrip(b"@ \t")
        if before.strip():  # another statement, or the head of one, stands before it
            row = start
        prefix = _BLOCK if self.encoded[row : row + 1] in _INDENTATION else b""
        shift = len(prefix) - row
        changes = [
            TextEdit(Span(one.edit.span.start + shift, one.edit.span.end + shift), one.text)
            for one in self.comparison.edits_in(start, end)
        ]
        text = splice(prefix + self.encoded[row:end], changes)
        lines, body = LineIndex(text), parse(text).body
        if prefix and len(body) == 1 and isinstance(body[0], ast.If) and not body[0].orelse:
            body = body[0].body
        if len(body) != 1 or whole_span(body[0], lines) != Span(start + shift, len(lines.encoded)):
            return False
        return self.comparison.is_statement_same(old, body[0], lines)
