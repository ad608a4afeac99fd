"""Positions as editors count them: lines from 0, columns in UTF-8, UTF-16 or UTF-32 units."""

from __future__ import annotations

from statusfix.model import Position
from statusfix.reading.text import LineIndex

_BOM = "\ufeff"
_UNIT = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
_CODEC = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


class Columns:
    """The lines of one text, and the places in them as an editor counts."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._bom = text.startswith(_BOM)
        self._index = LineIndex(text.removeprefix(_BOM))
        self._encoding = encoding if encoding in _UNIT else "utf-16"

    def start(self, position: Position) -> tuple[int, int]:
        """Return line and column where a position starts."""
        return self._place(position.line, position.column)

    def end(self, position: Position) -> tuple[int, int]:
        """Return line and column behind the end of a position."""
        return self._place(position.end_line, position.end_column)

    def whole(self) -> tuple[int, int]:
        """Return line and column of the end of the text."""
        starts = self._index.starts
        return self._place(len(starts), len(self._index.encoded) - starts[-1])

    def _place(self, line: int, column: int) -> tuple[int, int]:
        start = self._index.starts[line - 1]
        before = self._index.encoded[start : start + column].decode("utf-8")
        if line == 1 and self._bom:
            before = _BOM + before
        width = len(before.encode(_CODEC[self._encoding], "surrogatepass"))
        return line - 1, width // _UNIT[self._encoding]
