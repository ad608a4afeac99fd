"""What became of a file as rows of JSON, and back: the same values, whoever wrote the rows."""

from __future__ import annotations

from enum import Enum
from typing import Any

from statusfix.model import (
    Applicability,
    Edit,
    FileError,
    Finding,
    Fix,
    Form,
    Position,
    Reason,
    Refused,
    Span,
)
from statusfix.process import Done

Row = list[Any]

# What rows that nobody of us wrote end in, when values are made of them.
MALFORMED = (TypeError, ValueError, LookupError, AttributeError)
_APPLICABILITIES = {one.name: one for one in Applicability}
_FORMS = {one.name: one for one in Form}
_REASONS = {one.name: one for one in Reason}


def to_row(done: Done) -> Row:
    """Return what is to be said about a file; an empty row where nothing is.

    Tuples of values are lists in JSON: what `json` needs help with are members of enums, see
    `name_of`. The lines of the source are not in it.
    """
    if not done.findings and not done.unnamed and done.error is None:
        return []
    return [done.findings, done.unnamed, done.error.message if done.error else None]


def name_of(member: object) -> str:
    """Return what stands for a member of an enum."""
    if not isinstance(member, Enum):
        raise TypeError(f"no place in a cache for {member!r}")
    return member.name


def from_row(path: str, row: Row, wants_fixes: bool = True) -> Done:
    """Return what became of the file at `path`; raises one of MALFORMED for any other row."""
    if not row:
        return Done(path)
    findings, unnamed, message = row
    return Done(
        path,
        tuple([_finding(wants_fixes, *one) for one in findings]),
        tuple([(_number(code), _number(count)) for code, count in unnamed]),
        error=None if message is None else FileError(path, _text(message)),
    )


def _finding(
    wants_fixes: bool, code: Any, message: Any, position: Any, status: Any, edit: Any,
    refused: Any, fix: Any, level: Any,
) -> Finding:  # fmt: skip
    if not type(code) is type(message) is type(level) is str:
        raise TypeError
    return Finding(
        code,
        message,
        _position(*position),
        None if status is None else _number(status),
        None if edit is None else _edit(*edit),
        None if refused is None else Refused(_REASONS[refused[0]], _text(refused[1])),
        None if fix is None or not wants_fixes else _fix(*fix),
        level,
    )


def _edit(
    span: Any, position: Any, family: Any, name: Any, code: Any, applicability: Any, form: Any,
    text: Any, then: Any,
) -> Edit:  # fmt: skip
    start, end = span
    if not type(family) is type(name) is type(text) is str:
        raise TypeError
    if not type(start) is type(end) is type(code) is int:
        raise TypeError
    return Edit(
        Span(start, end),
        _position(*position),
        family,
        name,
        code,
        _APPLICABILITIES[applicability],
        _FORMS[form],
        text,
        None if then is None else _edit(*then),
    )


def _fix(replacement: Any, is_safe: Any, edits: Any) -> Fix:
    if type(is_safe) is not bool:
        raise TypeError
    made = tuple([(_position(*position), _text(text)) for position, text in edits])
    return Fix(_text(replacement), is_safe, made)


def _position(line: Any, column: Any, end_line: Any, end_column: Any) -> Position:
    if not type(line) is type(column) is type(end_line) is type(end_column) is int:
        raise TypeError
    return Position(line, column, end_line, end_column)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError
    return value
