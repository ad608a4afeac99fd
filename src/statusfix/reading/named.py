"""Whether a constant of a text may be sent, by the shape that it stands in: for the prefilter.

A constant that is only compared, or only imported, breaks no contract of a response.
"""

from __future__ import annotations

import re

from statusfix.reading.outline import groups_in
from statusfix.reading.vocabulary import ASSERTIONS

_WORD = re.compile(rb"\w+")
_DEFINED = re.compile(rb"\b(?:def|class)\s+(\w+)|\bas\s+(\w+)|\b(\w+)\s*:?=(?!=)")
_COMPARED_WITH = re.compile(rb"[=!]=[ \t]*(?:\w+\.)*\Z")
_COMPARING = re.compile(rb"[ \t]*[=!]=")
_IMPORTING = re.compile(rb"\A[ \t]*(?:from[ \t]+[\w.]+[ \t]+)?import[ \t][\w., \t]*\Z")
_NEAR = 200


def sends_name(code: bytes, names: frozenset[bytes]) -> bool:
    """Whether one of some names stands where it can be sent.

    `code` is the text without its strings and comments (`outline`).
    """
    count = 0
    for match in _WORD.finditer(code):
        if match[0] in names and not _is_idle(code, *match.span()):
            count += 1
    return count > 0 and count > _asserted(code, names)


def _is_idle(code: bytes, start: int, end: int) -> bool:
    """Whether a name is an operand of a comparison, or stands in an import under its own name."""
    before, behind = code[max(0, start - _NEAR) : start], code[end : end + _NEAR]
    if _COMPARING.match(behind) is not None:
        return True
    behind = behind.lstrip()
    if _COMPARED_WITH.search(before) is not None:
        return behind[:1] not in (b".", b"(", b"[")
    line = before.rpartition(b"\n")[2]
    return behind[:2] != b"as" and _IMPORTING.match(line) is not None


def _asserted(code: bytes, names: frozenset[bytes]) -> int:
    """Count the names that assertions of tests are given as they are."""
    defined = frozenset(word for pair in _DEFINED.findall(code) for word in pair)
    return sum(
        part.strip().rpartition(b".")[2] in names
        for before, bracket, inside in groups_in(code)[0]
        if bracket == b"(" and before.rpartition(b".")[2] in ASSERTIONS - defined
        for part in inside.split(b",")
        if b" " not in part.strip()
    )
