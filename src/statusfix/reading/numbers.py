"""Which numbers of a text can be statuses, by the shape that they stand in: for the prefilter.

A number is idle where no reader looks: as an operand of a calculation, and as a keyword argument
that nothing but the function which takes it can read. All others count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from statusfix.reading.outline import groups_in
from statusfix.reading.vocabulary import CODES, PARAMETERS

# What stands before a number is looked at last: a pattern that begins with digits is found fast.
_NUMBER = rb"[1-6][0-9]{2}(?<![\w.$\x80-\xff][0-9]{3})(?![\w.\x80-\xff])"
_CODE = re.compile(_NUMBER)
# A calculation or a slice. `|` stands between patterns, too; what is divided by 100 is a class.
_CALCULATED = re.compile(
    rb"(?:[-+*%%&^]|(?<!/)/|\[:)[ \t]*%b|%b[ \t]*[-+*/%%&^]" % (_NUMBER, _NUMBER)
)
_KEYWORD = re.compile(rb"(?:^|,)\s*(\w+)\s*=\s*(%b)\s*(?=,|$)" % _NUMBER)
_GIVEN = re.compile(rb"[(,]\s*\w+\s*=\s*(%b)\s*(?=[,)])" % _NUMBER)
_NAME = re.compile(rb"\w+")
# Calls that hand on what their keywords are given.
_HANDING = frozenset((b"dict", b"partial", b"partialmethod"))


def has_status(code: bytes, text: bytes) -> bool:
    """Whether a registered code stands where it can be a status.

    `code` is the text without its strings and comments (`outline`).
    """
    code = _CALCULATED.sub(b" ", code)
    count = _count(_CODE.findall(code))
    if count > _count(_GIVEN.findall(code)):
        return True
    idle = 0
    for before, bracket, inside in groups_in(code)[0] if count else ():
        given = _KEYWORD.findall(inside) if bracket == b"(" else ()
        if given and _is_foreign(before, code):
            idle += _count(number for name, number in given if not _may_be_read(name, text))
    return idle < count


def _count(numbers: Iterable[bytes]) -> int:
    return sum(number in CODES for number in numbers)


def _is_foreign(called: bytes, code: bytes) -> bool:
    """Whether a call is of something that another file defines."""
    name = called.rpartition(b".")[2]
    if _NAME.fullmatch(name) is None or name in _HANDING:
        return False
    return re.search(rb"\b(?:def|class)\s+%b\b" % name, code) is None


def _may_be_read(keyword: bytes, text: bytes) -> bool:
    """Whether a keyword is a status by its name, or is more in the text than a keyword."""
    lowered = keyword.lower()
    if keyword in PARAMETERS or b"status" in lowered or b"code" in lowered:
        return True
    return re.search(rb"\b%b\b(?!\s*=[^=])" % keyword, text) is not None
