"""Which numbers of a text can be statuses, by the shape that they stand in: for the prefilter.

A number is idle where no reader looks: as an operand of a calculation, and as a keyword argument
that nothing but the function which takes it can read. All others count.
"""

from __future__ import annotations

import re

from statusfix.reading.outline import groups_in
from statusfix.reading.vocabulary import CODES, PARAMETERS

# What stands before a number is looked at last: a pattern that begins with digits is found fast.
_CODE = re.compile(rb"[1-6][0-9]{2}(?![\w.\x80-\xff])(?<![\w.$\x80-\xff][0-9]{3})")
_KEYWORD = re.compile(rb"(?:^|,)\s*(\w+)\s*=\s*([1-6][0-9]{2})\s*(?=,|$)")
_NAME = re.compile(rb"\w+")
_DEFINED = re.compile(rb"\b(?:def|class)\s+(\w+)")
# What a calculation may have before and behind a number; `|` stands between patterns, too.
_BEFORE, _BEHIND = b"-+*/%&^", b"-+*/%&^"
_MOST_KEYWORDS = 64  # each is looked for in the whole text
# Calls that hand on what their keywords are given.
_HANDING = frozenset((b"dict", b"partial", b"partialmethod"))


def has_status(code: bytes, text: bytes) -> bool:
    """Whether a registered code stands where it can be a status.

    `code` is the text without its strings and comments (`outline`).
    """
    count = 0
    for match in _CODE.finditer(code):
        if match[0] not in CODES or _is_calculated(code, *match.span()):
            continue
        if not _may_be_given(code, *match.span()):
            return True
        count += 1
    return count > 0 and count > _idle(code, text)


def _is_calculated(code: bytes, start: int, end: int) -> bool:
    """Whether a number is an operand, or the end of a slice; what 100 divides is a class."""
    before = code[max(0, start - 9) : start].rstrip(b" \t")
    behind = code[end : end + 9].lstrip(b" \t")
    if behind[:1] and behind[:1] in _BEHIND:
        return True
    if before.endswith((b"//", b"[:")):
        return before.endswith(b":")
    return bool(before) and before[-1:] in _BEFORE


def _may_be_given(code: bytes, start: int, end: int) -> bool:
    """Whether a number may be what a keyword is given."""
    return code[max(0, start - 9) : start].rstrip().endswith(b"=") and (
        code[end : end + 99].lstrip()[:1] in (b",", b")")
    )


def _idle(code: bytes, text: bytes) -> int:
    """Count the registered codes that are given to keywords which nobody reads."""
    defined = frozenset(_DEFINED.findall(code))
    known: dict[bytes, bool] = {}
    idle = 0
    for before, bracket, inside in groups_in(code)[0]:
        if bracket != b"(" or not _is_foreign(before, defined):
            continue
        for keyword, number in _KEYWORD.findall(inside):
            if number in CODES:
                if keyword not in known:
                    if len(known) == _MOST_KEYWORDS:
                        return 0
                    known[keyword] = _may_be_read(keyword, text)
                idle += not known[keyword]
    return idle


def _is_foreign(called: bytes, defined: frozenset[bytes]) -> bool:
    """Whether a call is of something that another file defines."""
    name = called.rpartition(b".")[2]
    return _NAME.fullmatch(name) is not None and name not in _HANDING and name not in defined


def _may_be_read(keyword: bytes, text: bytes) -> bool:
    """Whether a keyword is a status by its name, or is more in the text than a keyword."""
    lowered = keyword.lower()
    if keyword in PARAMETERS or b"status" in lowered or b"code" in lowered:
        return True
    return re.search(rb"\b%b\b(?!\s*=[^=])" % keyword, text) is not None
