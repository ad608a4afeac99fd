"""Decides from the text alone that a file can have no finding, so that it is never parsed.

The words come from the tables themselves: a row of a sink speaks only where its name, its
keyword or its package stands in the text, a constant only where its name does. The filter errs on
one side only: what it lets through may have nothing, what it stops has nothing. The tests hold it
against the unfiltered findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from statusfix.frameworks import Sink, all_sinks, conventions
from statusfix.frameworks._schema import ATTRIBUTE, CLASS, METHODS, VIEW
from statusfix.frameworks.stdlib import MESSAGES
from statusfix.registry import all_families, constants_of, demanding_statuses, find_status

# An integer that can be a registered code, or is written in an unusual way.
_CODE = re.compile(r"(?<![\w.])[1-5][0-9]{2}(?![0-9.])|(?<!\w)0[xXoObB]|[0-9]_[0-9]")
_GENERIC = frozenset(
    ("add", "delete", "get", "head", "mock", "options", "patch", "post", "put", "replace",
     "reply", "request", "respond", "route", "status", "trace")
)  # fmt: skip
# What evidence.py and flow.py start from, whatever the tables say.
_EVIDENCE = r"status|(?i:http_?code)|(?<![a-zA-Z])code\b|\bgetcode\b|\bredirect_chain\b"
_JUDGED_STATES = ("deprecated", "obsoleted", "reserved")
# One of these stands in every text that names a constant.
_HOLDERS = ("HTTP", "codes", "http.client", "import client")
_ANY_NAME = r"HTTP_[1-5][0-9]{2}|HTTPStatus|\bcodes\b|\bclient\b"


def may_have_sites(text: str, reports_names: bool = False) -> bool:
    """Return False where no rule can have anything to say about the text.

    `reports_names` tells whether some rule reports constants that have nothing wrong with them.
    """
    has_word = "status" in text or words().search(text) is not None
    if has_word and _CODE.search(text) is not None:
        return True
    if any(holder in text for holder in _HOLDERS):
        names = any_name() if reports_names else bad_names()
        if names.search(text) is not None:
            return True
    return handings().search(text) is not None or answers().search(text) is not None


@cache
def words() -> re.Pattern[str]:
    """Return the pattern of the words without which a number is no status."""
    plain = {_word(sink) for sink in all_sinks()}
    plain.update(conventions.HANDLER_NAMES, conventions.TUPLE_FRAMEWORKS)
    plain.update(
        ("responses", "redirect", "make_response", "route", *conventions.TEST_DOUBLE_KEYWORDS)
    )
    return re.compile(rf"{_EVIDENCE}|\b(?:{_alternatives(plain)})\b")


@cache
def handings() -> re.Pattern[str]:
    """Return the pattern of the places where any value at all can be a mistake (HSC011)."""
    said = [
        sink
        for sink in all_sinks()
        if sink.role.is_said and not sink.is_convention and sink.kind not in (VIEW, METHODS)
    ]
    keywords = {sink.parameter for sink in said}
    calls = {sink.name.rpartition(".")[2] for sink in said if sink.position >= 0}
    packages = _alternatives(conventions.TUPLE_FRAMEWORKS)
    messages = _alternatives(value for _, value, _, _ in MESSAGES)
    return re.compile(
        rf"\b(?:{_alternatives(keywords)})\s*(?::|=(?!=))|\b(?:{_alternatives(calls)})\s*\("
        rf"|\b(?:{packages}|{messages})\b"
    )


@cache
def answers() -> re.Pattern[str]:
    """Return the pattern of the names that say a status of which the response must show more."""
    names = {
        constant.name
        for family in all_families()
        for constant in constants_of(family.key).values()
        if constant.code in demanding_statuses()
    }
    return re.compile(rf"\b(?:{_alternatives(names)})\b")


@cache
def bad_names() -> re.Pattern[str]:
    """Return the pattern of the constants that some rule reports by their name."""
    return re.compile(rf"\b(?:{_alternatives(_reported_names())})\b")


@cache
def any_name() -> re.Pattern[str]:
    """Return the pattern of any constant's name, for those who report them all."""
    return re.compile(_ANY_NAME)


def _reported_names() -> Iterable[str]:
    for family in all_families():
        for constant in constants_of(family.key).values():
            status = find_status(constant.code)
            if (status is not None and status.state in _JUDGED_STATES) or (
                family.kind != "class" and (status is None or constant.deprecated)
            ):
                yield constant.name


def _word(sink: Sink) -> str:
    """Return the sharpest word that stands in every text where a row can speak."""
    owner, _, name = sink.name.rpartition(".")
    if sink.name == "*" or sink.position < 0 or sink.kind in (ATTRIBUTE, CLASS):
        if sink.parameter:
            return sink.parameter
    if name in _GENERIC and not sink.name.startswith("*"):
        return owner.partition(".")[0]
    return name


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(word) for word in words if word and word != "*"}))
