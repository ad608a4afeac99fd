"""Derives the prefilter's words from the tables: `python -m statusfix.reading.derive` writes them.

A row of a sink speaks only where its name, its keyword or its package stands in the text, a
constant only where its name does. The words are kept in `vocabulary`, so that a file that has
none of them costs no look at the tables; the tests derive them again.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

from statusfix.frameworks import Sink, all_sinks, conventions
from statusfix.frameworks._schema import ATTRIBUTE, CLASS, METHODS, VIEW
from statusfix.registry import all_families, constants_of, demanding_statuses, find_status

_GENERIC = frozenset(
    ("add", "delete", "get", "head", "mock", "options", "patch", "post", "put", "replace",
     "reply", "request", "respond", "route", "status", "trace")
)  # fmt: skip
_JUDGED_STATES = ("deprecated", "obsoleted", "reserved")
_HEAD = '"""What the prefilter looks for, by what it is: written by `derive` from the tables."""\n'


def vocabulary() -> dict[str, frozenset[str]]:
    """Return the words of the tables by the name that `vocabulary` gives them."""
    said = [
        sink
        for sink in all_sinks()
        if sink.role.is_said and not sink.is_convention and sink.kind not in (VIEW, METHODS)
    ]
    return {
        "CARRIERS": _words(
            *map(_word, all_sinks()),
            *conventions.HANDLER_NAMES,
            *conventions.TUPLE_FRAMEWORKS,
            *conventions.TEST_DOUBLE_KEYWORDS,
        ),
        "KEYWORDS": _words(*(sink.parameter for sink in said)),
        "CALLS": _words(*(sink.name.rpartition(".")[2] for sink in said if sink.position >= 0)),
        "PACKAGES": _words(*conventions.TUPLE_FRAMEWORKS),
        "ANSWERS": _words(*_demanding_names()),
        "JUDGED": _words(*_judged_names()),
    }


def render() -> str:
    """Return the text of the module `vocabulary`."""
    parts = [_HEAD]
    for name, words in vocabulary().items():
        lines = textwrap.wrap(
            " ".join(sorted(words)), 95, break_long_words=False, break_on_hyphens=False
        )
        body = "\n".join(f"    {line}" for line in lines)
        parts.append(f'\n{name} = frozenset(\n    b"""\n{body}\n    """.split()\n)\n')
    return "".join(parts)


def _demanding_names() -> Iterable[str]:
    """Yield the names that say a status of which the response must show more."""
    for family in all_families():
        for constant in constants_of(family.key).values():
            if constant.code in demanding_statuses():
                yield constant.name


def _judged_names() -> Iterable[str]:
    """Yield the constants that some rule reports by their name."""
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


def _words(*names: str) -> frozenset[str]:
    """Return of each name the longest part that a text without punctuation has as a word."""
    found = (max(re.findall(r"[A-Za-z0-9_]+", name), key=len, default="") for name in names)
    return frozenset(word for word in found if len(word) > 1)


if __name__ == "__main__":
    Path(__file__).with_name("vocabulary.py").write_text(render(), encoding="utf-8")
