"""Where the statements of a module stand in its bytes: lines, indents, neighbours."""

from __future__ import annotations

import ast
import re

from statusfix.model import Span
from statusfix.reading.text import LineIndex


class Statements:
    """The top-level statements of a parsed module, with the bytes they were parsed from."""

    def __init__(self, tree: ast.Module, lines: LineIndex) -> None:
        self.body = tree.body
        self.lines = lines
        self.newline = newline_of(lines.encoded)

    def span_of(self, node: ast.alias | ast.stmt) -> Span:
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or 0
        return Span(
            self.lines.starts[node.lineno - 1] + node.col_offset,
            self.lines.starts[end_line - 1] + end_column,
        )

    def indent_of(self, alias: ast.alias) -> str:
        start = self.lines.starts[alias.lineno - 1]
        return self.lines.encoded[start : start + alias.col_offset].decode("utf-8")

    def next_line(self, row: int) -> int:
        starts = self.lines.starts
        return starts[row] if row < len(starts) else len(self.lines.encoded)

    def line(self, row: int) -> bytes:
        return self.lines.encoded[self.lines.starts[row - 1] : self.next_line(row)]

    def is_alone(self, index: int) -> bool:
        """Whether a statement shares its lines with no other."""
        return self.starts_its_line(index) and self.ends_its_line(index)

    def ends_its_line(self, index: int) -> bool:
        """Whether nothing but a comment follows a statement on its last line."""
        statement = self.body[index]
        end = self.span_of(statement).end
        rest = self.lines.encoded[end : self.next_line(statement.end_lineno or 0)]
        return re.fullmatch(rb"[ \t\f]*(?:#[^\r\n]*)?[\r\n]*", rest) is not None

    def starts_its_line(self, index: int) -> bool:
        """Whether nothing stands before a statement on its first line."""
        row = first_row(self.body[index])
        start = self.lines.starts[row - 1]
        before = self.lines.encoded[start : start + self.body[index].col_offset]
        return not before.strip()

    def has_blank_between(self, before: int, index: int) -> bool:
        """Whether a blank line parts two statements."""
        first = self.body[before].end_lineno or 0
        return any(
            not self.line(number).strip() for number in range(first + 1, self.body[index].lineno)
        )

    def above_comments(self, index: int, row: int) -> int:
        """Return the first row of the comments right above a statement; not those of the head."""
        top = row
        lowest = (self.body[index - 1].end_lineno or 0) if index else 0
        while top - 1 > lowest and self.line(top - 1).lstrip().startswith(b"#"):
            top -= 1
        return row if top == 1 else top

    def below_comments(self, row: int) -> int:
        """Return the first row from `row` on that holds no comment of its own."""
        while row <= len(self.lines.starts) and self.line(row).startswith(b"#"):
            row += 1
        return row

    def blank_lines(self, row: int) -> int:
        """Return how many blank lines stand from `row` on."""
        count = 0
        while row + count < len(self.lines.starts) and not self.line(row + count).strip():
            count += 1
        return count


def first_row(statement: ast.stmt) -> int:
    """Return the row on which a statement begins, its decorators included."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(one.lineno for one in decorators)])


def newline_of(encoded: bytes) -> str:
    """Return how the first line of a source ends; LF where it has one line only."""
    found = re.search(rb"\r\n|\n|\r", encoded)
    return found[0].decode() if found else "\n"
