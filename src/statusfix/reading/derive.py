"""Derives the prefilter's words from the tables: `python -m statusfix.reading.derive` writes them.

The words (`harvest`) are kept in `vocabulary`, so that a file that has none of them costs no look
at the tables; the tests derive them again.
"""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from statusfix.frameworks import conventions
from statusfix.frameworks.stdlib import MESSAGES
from statusfix.reading import harvest
from statusfix.reading.harvest import Words
from statusfix.registry import (
    Constant,
    all_statuses,
    constants_of,
    demanding_statuses,
    family,
    find_status,
)
from statusfix.registry.classes import CLASS_SIZE, CLASSES
from statusfix.registry.families import PREFIXES

ALWAYS = 0  # the code under which names stand that are reported whatever they mean
_JUDGED_STATES = ("deprecated", "obsoleted", "reserved")
_HEAD = '"""What the prefilter looks for, by what it is: written by `derive` from the tables."""\n'


def names() -> dict[str, dict[str, Words]]:
    """Return the constants that a rule may report by their name, by code, by where they live.

    Places are dotted names, those with the same constants together; names under ALWAYS are
    deprecated, or stand for what is no status.
    """
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for place, families in PREFIXES:
        places[families].append(place)
    alike: dict[str, list[str]] = defaultdict(list)
    found: dict[str, dict[str, Words]] = {}
    for families, where in places.items():
        rows: dict[int, set[str]] = defaultdict(set)
        for key in families:
            for constant in constants_of(key).values():
                for code in _judged(constant, family(key).kind == "class"):
                    rows[code].update(_longest(constant.name))
        ordered = {str(code): frozenset(rows[code]) for code in sorted(rows)}
        found[repr(ordered)] = ordered
        alike[repr(ordered)].extend(where)
    return {" ".join(alike[key]): rows for key, rows in found.items()}


def _judged(constant: Constant, is_class: bool) -> Iterator[int]:
    status = find_status(constant.code)
    if (status is None or constant.deprecated) and not is_class:
        yield ALWAYS
    is_retired = status is not None and status.state in _JUDGED_STATES
    if is_retired or constant.code in demanding_statuses():
        yield constant.code


def render() -> str:
    """Return the text of the module `vocabulary`."""
    statuses = all_statuses()
    parts = [
        _HEAD,
        _words("ANYWHERE", harvest.words_anywhere()),
        _words("CODES", [*(str(status.code) for status in statuses), *_ends()]),
        _words("CLIENT_METHODS", conventions.CLIENT_METHODS),
        _words("HTTP_PACKAGES", conventions.HTTP_PACKAGES),
        _words("TEST_DOUBLES", conventions.TEST_DOUBLES),
        _words("SAID_ANYWHERE", harvest.said_anywhere()),
        _words("TUPLES", harvest.packages_of_tuples()),
        _words("PACKAGES", harvest.packages()),
        _words("MISREAD", harvest.misread()),
        _words("PARAMETERS", harvest.parameters()),
        _words("PHRASED", harvest.phrased()),
        _table("KIN", harvest.kin()),
        _table("TAKERS", harvest.takers()),
        _words("ASSERTIONS", conventions.ASSERT_PAIRS),
        _words("REDIRECTING", harvest.redirecting()),
        _words("OPENED", harvest.OPENED),
        _table("CALLS", harvest.calls()),
        _table("ATTRIBUTES", harvest.attributes()),
        _table("LIMITED", harvest.limited()),
        _table("MISNAMED", harvest.misnamed()),
        _table("UNRAISED", harvest.unraised()),
        _table("MISUSED", harvest.misused()),
        _table("VIEWS", harvest.views()),
        _table("MESSAGES", _messages()),
        _table("PHRASES", {str(one.code): one.phrase.lower().split() for one in statuses}),
    ]
    tables = [
        f'    (\n        b"{places}",\n        {_block(_keyed(rows), 8)},\n    ),\n'
        for places, rows in names().items()
    ]
    return "".join((*parts, f"\nNAMES = (\n{''.join(tables)})\n"))


def _ends() -> Iterator[str]:
    """Yield the last number of each class, and the first behind all: where ranges end."""
    for digit in CLASSES:
        yield str((digit + 1) * CLASS_SIZE - 1)
    yield str((CLASSES[-1] + 1) * CLASS_SIZE)


def _messages() -> dict[str, Words]:
    """Return the words that stand in a message of a protocol beside the key of its status."""
    return {
        str(number): frozenset((key, marker, *re.findall(r"\w+", wanted)))
        for number, (marker, wanted, key, _) in enumerate(MESSAGES)
    }


def _words(name: str, words: Iterable[str]) -> str:
    return f"\n{name} = frozenset(\n    {_block(sorted(set(words)), 4)}.split()\n)\n"


def _table(name: str, rows: Mapping[str, Iterable[str]]) -> str:
    return f"\n{name} = {_block(_keyed(rows), 0)}\n"


def _keyed(rows: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the words of rows in one line; a word that ends with a colon begins a row."""
    return [
        word
        for key, words in rows.items()
        for word in (f"{key}:", *(sorted(words) if isinstance(words, frozenset) else words))
    ]


def _block(words: Iterable[str], indent: int) -> str:
    margin = " " * indent
    lines = textwrap.wrap(
        " ".join(words), 99 - indent, break_long_words=False, break_on_hyphens=False
    )
    body = "".join(f"{margin}{line}\n" for line in lines)
    return f'b"""\n{body}{margin}"""'


def _longest(name: str) -> list[str]:
    """Return the longest part of a name that a text without punctuation has as a word.

    requests has `\\o/` among its codes.
    """
    parts = sorted(re.findall(r"[A-Za-z0-9_]+", name), key=len)
    return parts[-1:]


if __name__ == "__main__":
    Path(__file__).with_name("vocabulary.py").write_text(render(), encoding="utf-8")
