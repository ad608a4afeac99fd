"""Decides from the text alone that a file can have no finding, so that it is never parsed.

The words come from the tables themselves (`vocabulary`). The filter errs on one side only: what
it lets through may have nothing, what it stops has nothing. The tests hold it against the
unfiltered findings. A text is split into its words once, and patterns are searched for only
where the words allow it: splitting takes a tenth of the time of one pattern.
"""

from __future__ import annotations

import re
from functools import cache

from statusfix.reading.vocabulary import ANSWERS, CALLS, CARRIERS, JUDGED, KEYWORDS, PACKAGES

# An integer that can be a registered code, or is written in an unusual way.
_CODE = re.compile(rb"(?<![\w.])[1-5][0-9]{2}(?![0-9.])|(?<!\w)0[xXoObB]|[0-9]_[0-9]")
_THREE_DIGITS = frozenset(b"%d" % number for number in range(100, 600))
# What evidence.py and flow.py start from, whatever the tables say.
_EVIDENCE = re.compile(rb"(?i:http_?code)|(?<![a-zA-Z])code\b")
_CARRIERS = CARRIERS.union(
    (b"getcode", b"make_response", b"redirect", b"redirect_chain", b"responses", b"route")
)
_ANY_NAME = re.compile(rb"HTTP_[1-5][0-9]{2}|HTTPStatus|\bcodes\b|\bclient\b")
# One of these stands in every text that names a constant.
_HOLDERS = (b"HTTP", b"codes", b"http.client", b"import client")
_MESSAGE = b"http.response."
_VOCABULARY = _CARRIERS.union(KEYWORDS, CALLS, PACKAGES, ANSWERS, JUDGED)

_SPACE, _ASCII = ord(" "), 128
_WORDS = bytes(
    byte if byte < _ASCII and (chr(byte).isalnum() or chr(byte) == "_") else _SPACE
    for byte in range(256)
)
_DIGITS = bytes(byte if chr(byte) in "0123456789" else _SPACE for byte in range(256))
_SHAPES = bytes.maketrans(b"123456789XoObB", b"000000000xxxxx")


def may_have_sites(
    text: str, reports_names: bool = False, own: re.Pattern[str] | None = None
) -> bool:
    """Return False where no rule can have anything to say about the text.

    `reports_names` tells whether some rule reports constants that have nothing wrong with them,
    `own` is the pattern of the names of the user's own functions that take a status.
    """
    encoded = text.encode("utf-8")
    found = _VOCABULARY.intersection(encoded.translate(_WORDS).split())
    if not found.isdisjoint(ANSWERS) or not found.isdisjoint(PACKAGES) or _MESSAGE in encoded:
        return True
    if _has_carrier(encoded, found) and _has_number(encoded):
        return True
    if any(holder in encoded for holder in _HOLDERS):
        if not found.isdisjoint(JUDGED) or (reports_names and _ANY_NAME.search(encoded)):
            return True
    if own is not None and own.search(text) is not None:
        return True
    # the places where any value at all can be a mistake (HSC011)
    return any(_assigned(word).search(encoded) for word in found & KEYWORDS) or any(
        _called(word).search(encoded) for word in found & CALLS
    )


def _has_carrier(encoded: bytes, found: frozenset[bytes]) -> bool:
    """Whether a text has a word without which a number is no status."""
    if b"status" in encoded or not found.isdisjoint(_CARRIERS):
        return True
    return b"code" in encoded.lower() and _EVIDENCE.search(encoded) is not None


def _has_number(encoded: bytes) -> bool:
    """Whether a text has a number that can be a code, however it is written."""
    if _THREE_DIGITS.isdisjoint(encoded.translate(_DIGITS).split()):
        shape = encoded.translate(_SHAPES)
        if b"0x" not in shape and b"0_0" not in shape:
            return False
    return _CODE.search(encoded) is not None


@cache
def _assigned(word: bytes) -> re.Pattern[bytes]:
    """Return the pattern of a keyword with its value; it begins with letters to be fast."""
    return re.compile(rb"%b(?<!\w%b)\s*(?::|=(?!=))" % (word, word))


@cache
def _called(word: bytes) -> re.Pattern[bytes]:
    """Return the pattern of a call; it begins with letters to be fast."""
    return re.compile(rb"%b(?<!\w%b)\s*\(" % (word, word))
