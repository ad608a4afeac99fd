"""Which words of the tables let a file through to the reading, by what they are: for `derive`.

A row of a sink speaks only where its package is imported and its name or its keyword stands in
the text, a constant only where its name does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from statusfix.frameworks import Sink, all_sinks, conventions, index, misuses, table_modules
from statusfix.frameworks._schema import ATTRIBUTE, CLASS, METHODS, SUBSCRIPT, VIEW
from statusfix.frameworks.phrases import PHRASES
from statusfix.frameworks.redirects import DEFAULTS
from statusfix.frameworks.responses.conventions import FAMILIES
from statusfix.frameworks.stdlib import MESSAGES

# What the readers ask for by name, in no table: getcode(), make_response(), redirect(code=).
_READ = ("HTTPStatus", "get_status", "getcode", "make_response", "redirect", "redirect_chain")

# Calls that hand on what is written in their arguments (`flow.paths`, `handing`, `comparisons`).
OPENED = (
    "get", "pop", "setdefault", "getattr", "cast", "next", "min", "max", "choice", "param", "dict",
    "fromkeys", "set", "frozenset", "list", "tuple", "sorted", "reversed", "iter", "copy",
    "deepcopy", "repeat", "chain", "enumerate", "zip", "product", "zip_longest", "items", "keys",
    "values",
)  # fmt: skip
NOWHERE = 99  # the place of an argument that is given by keyword only

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


def calls() -> dict[str, Words]:
    """Return all that takes what is sent or declared, by package.

    Behind each word stands the place of the status, or of its phrase, among the arguments. `*` has
    what no package is needed for.
    """
    rows = [one for one in _said() if one.kind not in (VIEW, METHODS)]
    places = [(one.name, 0 if one.kind == SUBSCRIPT else one.position) for one in rows]
    phrases = [(name, place) for name, _, _, _, place, _ in PHRASES]
    loose = {f"{one.name}/{one.position}" for one in rows if _root(one.name) == ""}
    return {**_placed((*places, *phrases)), "*": frozenset(loose)}


def attributes() -> dict[str, Words]:
    """Return the attributes of objects and classes that are sent or declared, by package."""
    kinds = (ATTRIBUTE, CLASS)
    return _by_package((one.name, one.parameter) for one in _said() if one.kind in kinds)


def limited() -> dict[str, Words]:
    """Return what takes a constant amiss, by package, with the place where it stands."""
    limits = ((str(row[0]), int(row[2])) for row in misuses.LIMITS)
    places = ((row[0], row[1]) for row in misuses.PLACES)
    ignored = ((str(row[0]), int(str(row[2]))) for row in misuses.IGNORED)
    return _placed((*limits, *places, *ignored))


def misnamed() -> dict[str, Words]:
    """Return the calls that don't have a keyword, by package, each with the keyword."""
    keywords: dict[str, set[str]] = defaultdict(set)
    for row in (*misuses.KEYWORDS, *misuses.UNKEYED):
        for keyword in str(row[1]).split():
            keywords[keyword].add(str(row[0]))
    return _marked(keywords)


def unraised() -> dict[str, Words]:
    """Return the exceptions that are not to be returned, by package."""
    return _named(row[1] for row in misuses.UNRAISED)


def _placed(rows: Iterable[tuple[str, int]]) -> dict[str, Words]:
    places: dict[str, set[str]] = defaultdict(set)
    for name, place in rows:
        places[str(place if place >= 0 else NOWHERE)].add(name)
    return _marked(places)


def _marked(names: Mapping[str, set[str]]) -> dict[str, Words]:
    """Return the last words of names by package, each with the mark that its name has."""
    found: dict[str, set[str]] = defaultdict(set)
    for mark, row in names.items():
        for package, words in _named(row).items():
            found[package].update(f"{word}/{mark}" for word in words)
    return {package: frozenset(found[package]) for package in sorted(found)}


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
    returned = (row[1] for row in misuses.UNRAISED)
    return _named((*(one.name for one in all_sinks()), *misused, *returned))


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


def redirecting() -> Words:
    """Return the names of what sends a status of its own where the call gives none."""
    return frozenset().union(*_named(row[0] for row in DEFAULTS).values())


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


def _root(name: str) -> str:
    """Return the package that an import names, "" for what stands under no package."""
    root, dot, _ = name.partition(".")
    return root if dot and root != "*" else ""


def _last(name: str) -> str:
    return name.rpartition(".")[2]
