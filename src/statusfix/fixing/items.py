"""Where one item more goes in a call, a tuple, a list or a mapping: laid out as the others are."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from statusfix.fixing.edits import TextEdit
from statusfix.model import Span
from statusfix.reading.text import LineIndex

_NEWLINE = re.compile(r"\r\n|\n|\r")
_NOT_CODE = " \t\f\r\n\\"


def insertions(node: ast.AST, text: str, lines: LineIndex) -> tuple[TextEdit, ...]:
    """Return the text edits that put `text` behind the last item of a display or a call.

    What stands one to a line gets a line of its own. Comments stay with the item that they are
    about, and a trailing comma stays where one was. Empty where one item more would make another
    thing: `()` has no comma, and a generator that is the only argument no brackets of its own.
    """
    items = _items(node, lines)
    if items is None or not isinstance(node, ast.expr):
        return ()
    closing = _closing(node, items, lines)
    if not items and isinstance(node, ast.Tuple):
        return ()
    if not items:
        return (TextEdit(Span(closing, closing), text),)
    last = items[-1]
    if last.end > closing:
        return ()
    gap = lines.slice(Span(last.end, closing))
    code = _without_comments(gap)
    comma = code.find(",")
    indent = _indent(node, last, lines) if _NEWLINE.search(gap) else None
    if comma >= 0:
        after = last.end + _size(gap[: comma + 1])
        if indent is None:
            trailing = "" if isinstance(node, ast.Tuple) and len(items) == 1 else ","
            return (TextEdit(Span(after, after), f" {text}{trailing}"),)
        return (_on_new_line(gap, comma + 1, last.end, f"{indent}{text},"),)
    behind = len(code.rstrip(_NOT_CODE))
    after = last.end + _size(gap[:behind])
    if indent is None:
        return (TextEdit(Span(after, after), f", {text}"),)
    line = _on_new_line(gap, behind, last.end, f"{indent}{text}")
    if line.span.start == after:
        return (TextEdit(line.span, f",{line.text}"),)
    return (TextEdit(Span(after, after), ","), line)


def _items(node: ast.AST, lines: LineIndex) -> Sequence[Span] | None:
    """Return the spans of a node's items in the order of the text; None where it has none."""
    if isinstance(node, ast.Call):
        return sorted([*map(lines.span, node.args), *map(lines.span, node.keywords)])
    if isinstance(node, ast.Tuple | ast.List):
        return [lines.span(one) for one in node.elts]
    if isinstance(node, ast.Dict):
        return [lines.span(one) for one in node.values]
    return None


def _closing(node: ast.expr, items: Sequence[Span], lines: LineIndex) -> int:
    """Return where a node's items end: before its closing bracket, if it has one."""
    start, end = lines.span(node)
    if isinstance(node, ast.Tuple) and items and not _has_brackets(items, start, end, lines):
        return end
    return end - 1


def _has_brackets(items: Sequence[Span], start: int, end: int, lines: LineIndex) -> bool:
    """Whether a tuple stands in brackets of its own; its first item may have some as well."""
    opening = _without_comments(lines.slice(Span(start, items[0].start))).count("(")
    after = items[1].start if len(items) > 1 else end
    behind = _without_comments(lines.slice(Span(items[0].end, after))).partition(",")[0]
    return opening > behind.count(")")


def _indent(node: ast.expr, last: Span, lines: LineIndex) -> str | None:
    """Return the indentation of the last item's line; None on the line of the opening bracket."""
    opens = (node.func.end_lineno if isinstance(node, ast.Call) else None) or node.lineno
    row = lines.position(last).line
    if row == opens:
        return None
    line = lines.slice(Span(lines.starts[row - 1], last.start))
    return line[: len(line) - len(line.lstrip(" \t\f"))]


def _on_new_line(gap: str, start: int, offset: int, line: str) -> TextEdit:
    """Return the edit that puts a line behind the one in which `start` of the gap stands."""
    newline = _NEWLINE.search(gap, start)
    if newline is None:  # the end of the line is another item's: this one goes beside it
        at = offset + _size(gap[:start])
        return TextEdit(Span(at, at), f" {line.lstrip()}")
    at = offset + _size(gap[: newline.start()])
    return TextEdit(Span(at, at), newline.group() + line)


def _size(text: str) -> int:
    return len(text.encode("utf-8"))


def _without_comments(code: str) -> str:
    """Return code between two items with blanks for its comments; it holds no strings."""
    return re.sub(r"#[^\r\n]*", lambda found: " " * len(found.group()), code)
