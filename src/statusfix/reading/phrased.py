"""Whether a text writes a reason phrase beside a status, by its shape: for the prefilter."""

from __future__ import annotations

import re

from statusfix.reading.outline import groups_in
from statusfix.reading.vocabulary import PHRASED

# A method that takes a phrase: whatever it is given, but names and numbers, can be one.
_METHOD = re.compile(
    rb"(?<!def )\b(?:%b)\s*\((?!\s*[\w.]*\s*(?:,\s*[\w.]+\s*)*,?\s*\))"
    % b"|".join(sorted(PHRASED - {b"reason"}))
)
_KEYWORD = re.compile(rb"\breason\s*=\s*(?:[rRuU]?\"|\()")
# Calls of pytest, which has reasons of its own.
_SKIPS = re.compile(rb"(?:\w+\.)*(?:skip|skipif|xfail|importorskip)")
_RENAMED = re.compile(rb"\bas\s+(?:skip|skipif|xfail|importorskip)\b")


def writes_phrase(code: bytes) -> bool:
    """Whether a phrase may be written out, in a text without comments (`outline`)."""
    if _METHOD.search(code) is not None:
        return True
    count = len(_KEYWORD.findall(code))
    if not count or _RENAMED.search(code) is not None:
        return count > 0
    return count > sum(
        len(_KEYWORD.findall(inside))
        for before, _, inside in groups_in(code)[0]
        if _SKIPS.fullmatch(before) is not None
    )
