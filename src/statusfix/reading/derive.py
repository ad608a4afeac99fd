"""Derives the prefilter's words from the tables: `python -m statusfix.reading.derive` writes them.

A row of a sink speaks only where its package is imported and its name or its keyword stands in
the text, a constant only where its name does. The words are kept in `vocabulary`, so that a file
that has none of them costs no look at the tables; the tests derive them again.
"""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from statusfix.frameworks import Sink, all_sinks, conventions, index, misuses, table_modules
from statusfix.frameworks._schema import METHODS, VIEW
from statusfix.frameworks.phrases import PHRASES
from statusfix.frameworks.responses.conventions import FAMILIES
from statusfix.frameworks.stdlib import MESSAGES
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
# What the readers ask for by name, in no table: getcode(), make_response(), redirect(code=).
_READ = ("HTTPStatus", "get_status", "getcode", "make_response", "redirect", "redirect_chain")
_HEAD = '"""What the prefilter looks for, by what it is: written by `derive` from the tables."""\n'

Words = frozenset[str]


def words_anywhere() -> Words:
    """Return the words beside which a number may be a status, whatever the module imports."""
    loose = [sink for sink in all_sinks() if _root(sink.name) == ""]
    return frozenset(
        (
            *(sink.name.removeprefix("*.") for sink in loose if sink.name != "*"),
            *(sink.parameter for sink in loose if sink.name == "*"),
            *conventions.HANDLER_NAMES,
            *conventions.HANDLER_DECORATORS,
            *conventions.STATUS_KEYS,
            *conventions.STATUS_KEYWORDS,
            *conventions.STATUS_TABLES,
            *conventions.RESPONSES,
            *conventions.TUPLE_FRAMEWORKS,
            *conventions.OTHER_TUPLES,
            *(key for _, _, key, _ in MESSAGES if key != "status"),
            *_READ,
            "route",
        )
    )


def packages() -> Words:
    """Return the packages that some row speaks about."""
    return frozenset((*(_root(sink.name) for sink in all_sinks()), *kin())) - {""}


def kin() -> dict[str, Words]:
    """Return of each package those whose rows count for names of its own: aliases and heirs."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, origin in _heirs():
        found[_root(name)].add(_root(origin))
    before = -1
    while before != (before := sum(map(len, found.values()))):
        for origins in found.values():
            origins.update(*(found.get(one, ()) for one in tuple(origins)))
    return {
        root: frozenset(found[root] - {root}) for root in sorted(found) if found[root] - {root}
    }


def said_anywhere() -> Words:
    """Return the words of rows that are certain by themselves, without a package."""
    return frozenset(
        sink.name.removeprefix("*.")
        for sink in all_sinks()
        if sink.role.is_said
        and not _root(sink.name)
        and (not sink.is_convention or sink.kind == VIEW)
    )


def packages_of_tuples() -> Words:
    """Return the packages whose views answer with tuples, on objects of any other file."""
    names = (*conventions.TUPLE_FRAMEWORKS, *conventions.OTHER_TUPLES)
    return frozenset(
        name
        for name in names
        if name in conventions.TUPLE_FRAMEWORKS or index().order_of(f"{name}.") is not None
    )


def said_keywords() -> dict[str, Words]:
    """Return the keywords and attributes whose value is sent or declared, by package."""
    return _by_package(
        (one.name, one.parameter)
        for one in _said()
        if one.kind not in (VIEW, METHODS) and one.parameter
    )


def said_calls() -> dict[str, Words]:
    """Return the calls that take, without a keyword, what is sent or declared, by package.

    Those that are misused count, too: any keyword and any constant may be wrong there.
    """
    rows = (one for one in _said() if one.kind not in (VIEW, METHODS) and one.position >= 0)
    tables = (
        misuses.KEYWORDS,
        misuses.UNKEYED,
        misuses.PLACES,
        misuses.LIMITS,
        misuses.UNREAD,
        misuses.TEXT_KEYS,
    )
    misused = (str(row[0]) for table in tables for row in table)
    unraised = (row[1] for row in misuses.UNRAISED)
    return _named((*(one.name for one in rows), *misused, *unraised))


def misused() -> dict[str, Words]:
    """Return the words beside which a constant may be at the wrong place, by package."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, words in _named(row[0] for row in misuses.IGNORED).items():
        found[name].update(words)
    for package in misread():
        found[package].add("return")
    return {package: frozenset(found[package]) for package in sorted(found)}


def views() -> dict[str, Words]:
    """Return the words of what makes a function a view whose tuples have a status, by package."""
    return _named(one.name for one in _said() if one.kind in (VIEW, METHODS))


def takers() -> dict[str, Words]:
    """Return the names of all that takes a status in any way, by package."""
    tables = (
        misuses.KEYWORDS,
        misuses.UNKEYED,
        misuses.PLACES,
        misuses.LIMITS,
        misuses.UNREAD,
        misuses.TEXT_KEYS,
        misuses.IGNORED,
    )
    misused = (str(row[0]) for table in tables for row in table)
    unraised = (row[1] for row in misuses.UNRAISED)
    return _named((*(one.name for one in all_sinks()), *misused, *unraised))


def parameters() -> Words:
    """Return the keywords under which something takes a status, or the phrase of one."""
    tables = (
        misuses.KEYWORDS,
        misuses.UNKEYED,
        misuses.IGNORED,
        misuses.LIMITS,
        misuses.TEXT_KEYS,
        misuses.DECLARED,
    )
    misused = (word for table in tables for row in table for word in str(row[1]).split())
    return frozenset(
        (
            *(sink.parameter for sink in all_sinks()),
            *(str(row[3]) for row in misuses.PLACES),
            *misused,
            *conventions.STATUS_KEYWORDS,
            *conventions.TEST_DOUBLE_KEYWORDS,
            *conventions.HANDLER_NAMES,
            conventions.CLIENT_KEYWORD,
        )
    ) - {""}


def phrased() -> Words:
    """Return the words beside which a text may be the phrase of a status."""
    return frozenset(
        name.removeprefix("*.") if name.startswith("*.") else keyword
        for name, _, _, keyword, _, _ in PHRASES
    )


def misread() -> Words:
    """Return the packages whose handlers may return a status that their framework doesn't read."""
    members = dict(FAMILIES)
    frameworks = {row[0] for row in (*misuses.TUPLES, *misuses.INJECTED, *misuses.DECLARED)}
    return frozenset(
        package for framework in frameworks for package in members.get(framework, (framework,))
    )


def _said() -> list[Sink]:
    return [one for one in all_sinks() if one.role.is_said and not one.is_convention]


def _named(names: Iterable[str]) -> dict[str, Words]:
    """Return the last words of names by package, with those of their aliases and heirs."""
    known = set(names)
    before = -1
    while before != (before := len(known)):
        known.update(name for name, origin in _heirs() if origin in known or name.endswith("."))
    return _by_package((name, _last(name)) for name in known)


def _by_package(pairs: Iterable[tuple[str, str]]) -> dict[str, Words]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, word in pairs:
        if _root(name) and word:
            found[_root(name)].add(word)
    return {root: frozenset(found[root]) for root in sorted(found)}


def _heirs() -> list[tuple[str, str]]:
    return [
        (row[0], row[1])
        for module in table_modules()
        for row in (*getattr(module, "ALIASES", ()), *getattr(module, "SUBCLASSES", ()))
    ]


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
        _words("ANYWHERE", words_anywhere()),
        _words("CODES", [*(str(status.code) for status in statuses), *_ends()]),
        _words("CLIENT_METHODS", conventions.CLIENT_METHODS),
        _words("HTTP_PACKAGES", conventions.HTTP_PACKAGES),
        _words("TEST_DOUBLES", conventions.TEST_DOUBLES),
        _words("SAID_ANYWHERE", said_anywhere()),
        _words("TUPLES", packages_of_tuples()),
        _words("PACKAGES", packages()),
        _words("MISREAD", misread()),
        _words("PARAMETERS", parameters()),
        _words("PHRASED", phrased()),
        _table("KIN", kin()),
        _table("TAKERS", takers()),
        _table("SAID_CALLS", said_calls()),
        _table("SAID_KEYWORDS", said_keywords()),
        _table("MISUSED", misused()),
        _table("VIEWS", views()),
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


def _root(name: str) -> str:
    """Return the package that an import names, "" for what stands under no package."""
    root, dot, _ = name.partition(".")
    return root if dot and root != "*" else ""


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _longest(name: str) -> list[str]:
    """Return the longest part of a name that a text without punctuation has as a word.

    requests has `\\o/` among its codes.
    """
    parts = sorted(re.findall(r"[A-Za-z0-9_]+", name), key=len)
    return parts[-1:]


if __name__ == "__main__":
    Path(__file__).with_name("vocabulary.py").write_text(render(), encoding="utf-8")
