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
# The innermost brackets, with the name before them.
_INNERMOST = re.compile(rb"(?:([\w.$\x80-\xff]+)\s*)?([(\[{])([^()\[\]{}]*)[)\]}]")


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


def groups_in(code: bytes) -> list[tuple[bytes, bytes, bytes]]:
    """Return what stands before each pair of brackets, the opening one, and what stands in them.

    Brackets within brackets are a `$` there. A name before a bracket is what is called, or a
    keyword of the language.
    """
    found: list[tuple[bytes, bytes, bytes]] = []
    while inner := _INNERMOST.findall(code):
        found += inner
        code = _INNERMOST.sub(rb"\1$", code)
    return found
