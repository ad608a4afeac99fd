"""Where something stands in a file: spans of bytes, positions of lines and columns."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of bytes in the UTF-8 encoding of a file's text (without its BOM)."""

    start: int
    end: int


class Position(NamedTuple):
    """Where an expression stands: lines 1-based, columns 0-based in UTF-8 bytes."""

    line: int
    column: int
    end_line: int
    end_column: int
