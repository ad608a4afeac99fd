"""A file's text: decoded as Python decodes it, with what it takes to write the same bytes back."""

from __future__ import annotations

import codecs
import io
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from statusfix.model import Position, Span, StatusfixError

if TYPE_CHECKING:
    import ast

_BOM = codecs.BOM_UTF8


class SourceText(NamedTuple):
    """The decoded text of a file. `text` has neither BOM nor translated newlines."""

    text: str
    encoding: str
    has_bom: bool

    def encode(self, text: str) -> bytes:
        """Return `text` as this file would store it (same encoding, same BOM).

        Raises StatusfixError where the encoding can't.
        """
        try:
            return (_BOM if self.has_bom else b"") + text.encode(self.encoding)
        except UnicodeError as error:
            raise StatusfixError(f"not rewritten: not storable as {self.encoding}") from error


def decode(content: bytes) -> SourceText:
    """Decode a Python file by its BOM or encoding cookie (PEP 263); UTF-8 where neither is there.

    Raises StatusfixError with a sentence for the user where Python could not read it either.
    """
    encoding = _encoding(content)
    has_bom = content.startswith(_BOM)
    body = content[len(_BOM) :] if has_bom else content
    codec = "utf-8" if has_bom else encoding
    try:
        text = body.decode(codec)
    except (UnicodeError, LookupError) as error:
        raise StatusfixError(
            f"not readable as {codec}: {error}; save the file as UTF-8 or name its encoding"
        ) from error
    if "\0" in text:
        raise StatusfixError("source code cannot contain null bytes")
    return SourceText(text, codec, has_bom)


def _encoding(content: bytes) -> str:
    second = content.find(b"\n", content.find(b"\n") + 1)
    if b"coding" not in (content if second < 0 else content[:second]):
        return "utf-8"
    from tokenize import detect_encoding

    try:
        return detect_encoding(io.BytesIO(content).readline)[0]
    except (SyntaxError, UnicodeError) as error:
        reason = getattr(error, "msg", None) or error
        raise StatusfixError(f"{reason}: save the file as UTF-8") from error


def parse(text: str) -> ast.Module:
    """Parse a module; raises StatusfixError with the line that Python's parser stumbles over.

    The message names the Python that runs: it reads no syntax that came after it.
    """
    import ast
    import sys
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # invalid escapes are other linters' business
            return ast.parse(text)
    except SyntaxError as error:
        place = f"line {error.lineno}: " if error.lineno else ""
        version = ".".join(map(str, sys.version_info[:2]))
        raise StatusfixError(f"{place}no valid Python {version}: {error.msg}") from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise StatusfixError(f"not parsed: {error or type(error).__name__}") from error


class LineIndex:
    """Byte offsets of the lines of a text, as Python's parser counts lines."""

    __slots__ = ("encoded", "starts")

    def __init__(self, text: str) -> None:
        self.encoded = text.encode("utf-8")
        self.starts = _line_starts(self.encoded)

    def span(self, node: ast.expr | ast.stmt | ast.pattern | ast.keyword) -> Span:
        """Return the bytes of a node that `ast` made from this text."""
        end_line, end_column = node.end_lineno, node.end_col_offset
        if end_line is None or end_column is None:
            raise ValueError("a node without an end was not made by the parser")
        return Span(
            self.starts[node.lineno - 1] + node.col_offset,
            self.starts[end_line - 1] + end_column,
        )

    def position(self, span: Span) -> Position:
        """Return where a span stands."""
        from bisect import bisect_right

        first = bisect_right(self.starts, span.start) - 1
        last = bisect_right(self.starts, span.end) - 1
        return Position(
            first + 1, span.start - self.starts[first], last + 1, span.end - self.starts[last]
        )

    def slice(self, span: Span) -> str:
        """Return the text of a span."""
        return self.encoded[span.start : span.end].decode("utf-8")


def position_of(node: ast.expr | ast.stmt | ast.pattern) -> Position:
    """Return where a parsed node stands."""
    end_line, end_column = node.end_lineno, node.end_col_offset
    if end_line is None or end_column is None:
        raise ValueError("a node without an end was not made by the parser")
    return Position(node.lineno, node.col_offset, end_line, end_column)


def _line_starts(encoded: bytes) -> list[int]:
    """Lines end at LF, CRLF or CR: nothing else (form feed and U+2028 don't end a line)."""
    starts = list(accumulate(map(len, encoded.splitlines(keepends=True)), initial=0))
    if len(starts) > 1 and not encoded.endswith((b"\n", b"\r")):
        del starts[-1]
    return starts
