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
_OPENING = (b"(", b"[", b"{")
_LONGEST_NAME = 300
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
    returned beside it. What stands before is a name that is called, `$` for the result of another
    call, a keyword of the language, or nothing.
    """
    found: list[tuple[bytes, bytes, bytes]] = []
    stack: list[tuple[list[bytes], bytes, bytes]] = []
    pieces = _BRACKET.split(code)
    parts: list[bytes] = []
    for text, bracket in zip(pieces[::2], pieces[1::2], strict=False):
        parts.append(text)
        if bracket in _OPENING:
            before = text.rstrip() if stack else text.rstrip(b" \t")  # a line ends outside only
            if before:
                before = before[-_LONGEST_NAME:].translate(_NAMES).rpartition(b" ")[2]
            elif parts[-2:-1] == [b"$"]:
                before = b"$"
            stack.append((parts, before, bracket))
            parts = []
        elif stack:
            inside = b"".join(parts)
            parts, before, opening = stack.pop()
            found.append((before, opening, inside))
            parts.append(b"$")
    for outer, _, bracket in reversed(stack):  # brackets that nothing closes
        parts = [*outer, bracket, *parts]
    return found, b"".join((*parts, pieces[-1]))
