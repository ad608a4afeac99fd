"""What stands in the code of a text, seen without parsing it: for the prefilter.

Where the text is not plain enough to be sure, nothing is told, and the file has to be parsed.
"""

from __future__ import annotations

import re

# A comment or a string. An f-string of Python 3.12 may quote within itself by its own mark: what
# looks like one keeps the mark.
_QUOTED = re.compile(
    rb"(#)[^\r\n]*"
    rb"|[fFtT][rR]?(\"|')(?:\\.|(?!\2)[^\\\r\n])*\{(?:(?!\2)[^\r\n}])*\2"
    rb'|"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""'
    rb"|'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''"
    rb'|"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"'
    rb"|'[^'\\\r\n]*(?:\\.[^'\\\r\n]*)*'",
    re.DOTALL,
)
_MARK = b"\x01"
_CONTINUED = re.compile(rb"\\\r?\n?")
_BRACKET = re.compile(rb"([()\[\]{}])")
_OPENING, _CLOSING = (b"(", b"[", b"{"), (b")", b"]", b"}")
# The name at the end of a line that is called, or is a keyword of the language.
_CALLED = re.compile(rb"([\w.$\x80-\xff]+)\s*\Z")


def code_of(text: bytes) -> bytes | None:
    """Return a text without its comments, and with a `"` for each string.

    Lines that a backslash continues are one. None where quotation marks are left over.
    """
    code = _QUOTED.sub(rb"\1\2" + _MARK, text).replace(b"#" + _MARK, b"")
    if b'"' in code or b"'" in code:
        return None
    if b"\\" in code:
        code = _CONTINUED.sub(b" ", code)
    return code.replace(_MARK, b'"')


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
            called = _CALLED.search(lines[-1])
            stack.append((lines, called[1] if called is not None else b"", piece))
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
