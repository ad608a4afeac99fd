"""Decides from the text alone that a file can have no finding, so that it is never parsed.

The words come from the tables themselves: every sink has a name, and every constant a family.
The filter errs on one side only: what it lets through may have nothing, what it stops has
nothing. The tests hold it against the unfiltered findings.
"""

from __future__ import annotations

import re
from functools import cache

from statusfix.frameworks import all_sinks, conventions

# Anything that can be said to be a status: three digits, or a constant of some family.
_DIGIT = re.compile(r"[0-9]")
_CONSTANT = re.compile(r"HTTPStatus|HTTP_[1-9]|http\.client|codes\.|\bcodes\b")


def may_have_sites(text: str) -> bool:
    """Return False where no rule can have anything to say about the text."""
    if _DIGIT.search(text) is None and _CONSTANT.search(text) is None:
        return False
    return sink_words().search(text) is not None


@cache
def sink_words() -> re.Pattern[str]:
    """Return the pattern of the words without which no sink is there."""
    words = {"status", "code", "responses", "getcode", "get_status", "HTTP_", "codes", *_BODY}
    for sink in all_sinks():
        words.add(sink.name.rpartition(".")[2])
        words.add(sink.parameter)
    words.update(conventions.HANDLER_NAMES)
    words.update(conventions.VIEW_DECORATORS)
    words -= {"", "*"}
    return re.compile(
        "|".join(sorted(re.escape(word) for word in _shortest(words))), re.IGNORECASE
    )


_BODY = conventions.BODY_CALLS


def _shortest(words: set[str]) -> set[str]:
    """Drop words that contain another word: the shorter one finds them too."""
    return {
        word
        for word in words
        if not any(other != word and other.lower() in word.lower() for other in words)
    }
