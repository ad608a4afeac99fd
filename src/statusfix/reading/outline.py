"""What stands in the code of a text, seen without parsing it: for the prefilter.

Where the text is not plain enough to be sure, nothing is told, and the file has to be parsed.
"""

from __future__ import annotations

import re
from itertools import chain

# A comment, which is marked by a group, or a string. An f-string of Python 3.12 may quote within
# itself by its own mark: what looks like one is marked by another group.
_QUOTED = re.compile(
    rb"#[^\r\n]*()"
    rb"|\"(?:(?<=[fFtT]\")|(?<=[fFtT][rR]\"))(?:\\.|[^\"\\\r\n])*\{[^\"\r\n}]*\"()"
    rb"|'(?:(?<=[fFtT]')|(?<=[fFtT][rR]'))(?:\\.|[^'\\\r\n])*\{[^'\r\n}]*'()"
    rb'|"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""'
    rb"|'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''"
    rb'|"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"'
    rb"|'[^'\\\r\n]*(?:\\.[^'\\\r\n]*)*'",
    re.DOTALL,
)
_CONTINUED = re.compile(rb"\\\r?\n?")
_BRACKET = re.compile(rb"([()\[\]{}])")
_OPENING, _CLOSING = (b"(", b"[", b"{"), (b")", b"]", b"}")
_NAMES = bytes(
    byte if byte > 127 or chr(byte).isalnum() or chr(byte) in "_.$" else ord(" ")
    for byte in range(256)
)


def code_of(text: bytes) -> bytes | None:
    """Return a text without its comments, and with a `"` for each string.

    Lines that a backslash continues are one. None where quotation marks are left over.
    """
    pieces = _QUOTED.split(text)
    if any(one is not None for group in (pieces[2::4], pieces[3::4]) for one in group):
        return None
    marks = [b'"' if comment is None else b"" for comment in pieces[1::4]]
    code = b"".join(chain.from_iterable(zip(pieces[::4], (*marks, b""), strict=True)))
    if code.count(b'"') > marks.count(b'"') or b"'" in code:
        return None
    return _CONTINUED.sub(b" ", code) if b"\\" in code else code


def groups_in(code: bytes) -> tuple[list[tuple[bytes, bytes, bytes]], bytes]:
    """Return what stands before each pair of brackets, the opening one, and what stands in them.

    Brackets within brackets are a `$` there, as they are in what stands outside of all, which is
    returned beside it. A name before a bracket is what is called, or a keyword of the language.
    """
    found: list[tuple[bytes, bytes, bytes]] = []
    stack: list[tuple[list[bytes], bytes, bytes]] = []
    lines = [b""]
    for piece in _BRACKET.split(code):
        if piece in _OPENING:
            is_alone = stack and len(lines) > 1 and lines[-1].isspace()
            called = b"".join(lines[-2:]) if is_alone else lines[-1]  # f(\n  g\n  (x)) calls g
            stack.append((lines, _last_name(called), piece))
            lines = [b""]
        elif piece in _CLOSING and stack:
            inside = b"".join(lines)
            lines, before, bracket = stack.pop()
            found.append((before, bracket, inside))
            lines[-1] = (lines[-1].rstrip() if before else lines[-1]) + b"$"
        else:
            first, newline, last = piece.rpartition(b"\n")
            lines[-1] += first
            if newline:
                lines.append(newline)
            lines[-1] += last
    for outer, _, bracket in reversed(stack):  # brackets that nothing closes
        lines = [*outer, bracket, *lines]
    return found, b"".join(lines)


def _last_name(line: bytes) -> bytes:
    """Return the name at the end of a line, before an opening bracket; b"" where there is none."""
    names = line.translate(_NAMES).split()
    return names[-1] if names and line.rstrip().endswith(names[-1]) else b""
