"""Whether a text may send or declare what is no status, by its shape: for the prefilter.

Texts with a registered number that may be a status are let through before this is asked. So a
value has to be another literal, or a constant at the wrong place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from statusfix.reading.outline import code_of
from statusfix.reading.rows import ANY_NAME, rows_named
from statusfix.reading.values import RETURNING, Outline, arguments_of, returned_in, tuples_in
from statusfix.reading.vocabulary import PARAMETERS

_WORD = re.compile(rb"\w+")
_CLASS = re.compile(rb"\bclass\s+([\w\x80-\xff]+)")
_RETURN = re.compile(rb"\breturn\b([^\r\n;]*)")
_IN_BRACKETS = re.compile(rb"(?:\A|\W)\$")
# What stands before another name for something, in an assignment.
_ASSIGNED = re.compile(rb"=\s*(?:\(\s*)*(?:\w+\s*\.\s*)*\Z")
_ENDS = (b"", b"\r", b"\n", b";", b")", b",")
_NEAR = 200
_LOOSE = frozenset((b"*",))  # where `harvest.calls` has what no package is needed for
_SETTERS = (b"setattr", b"object")  # mock.patch.object
# Text that begins like a status, in its digits or in ways to write them.
_DIGITS = re.compile(
    rb"[\"'](?:[0-9]{3}[\"' ]|[0-9]{1,2}[\"']\s*[\"']|[\"']\s+[\"'][0-9]|[0-9]*\\[xuUN0-7])"
)
_TEXT = re.compile(rb"\w{0,2}\"|[A-Za-z_]\w*")
# An attribute that responses don't have (`misuses.UNREAD`).
_UNREAD = re.compile(rb"\.\s*status\s*=(?!=)\s*([^\r\n;]*)")
# A status that is declared for a handler, or set on a response that it is handed.
_BESIDE = re.compile(rb"(?m)\.\s*status_code\s*=(?!=)|^[ \t]*@[^@]*?\bstatus_code\s*=(?!=)")
# The package whose handlers may answer with a bare number.
_BARE = b"microdot"
_REGISTRARS = frozenset((b"add_url_rule", b"register_error_handler"))


class Said(NamedTuple):
    """What the packages of a text have that takes a status which is sent or declared.

    `calls` has the places of a status among the arguments, `limited` those of calls that take some
    statuses only, `misnamed` the keywords that calls don't have.
    """

    calls: dict[bytes, frozenset[int]]
    limited: dict[bytes, frozenset[int]]
    misnamed: dict[bytes, frozenset[bytes]]
    attributes: frozenset[bytes]
    unraised: frozenset[bytes]

    names: frozenset[bytes]
    words: frozenset[bytes]


@cache
def said_by(packages: frozenset[bytes]) -> Said:
    """Return what the packages have; `words` are all of it that a text may name."""
    calls, limited = _marked("CALLS", packages), _marked("LIMITED", packages)
    misnamed, attributes = _marked("MISNAMED", packages), _all("ATTRIBUTES", packages)
    unraised = _all("UNRAISED", packages)
    names = frozenset((*calls, *limited, *misnamed, *unraised))
    return Said(
        {name: frozenset(map(int, places)) for name, places in calls.items()},
        {name: frozenset(map(int, places)) for name, places in limited.items()},
        misnamed,
        attributes,
        unraised,
        names,
        names | attributes,
    )


def may_be_wrong(
    text: bytes,
    code: bytes | None,
    words: frozenset[bytes],
    packages: frozenset[bytes],
    answers: bool,
    names_one: bool,
) -> bool:
    """Whether the code of a text has a value in a place where it would be wrong.

    `code` is b"" where it is not known yet. `answers` tells whether functions may answer with
    tuples, `names_one` whether constants may be at the wrong place.
    """
    said = said_by(packages | _LOOSE if b"start_response" in words else packages)
    if not answers and not names_one and words.isdisjoint(said.words):
        return False
    code = code or code_of(text)
    if code is None:
        return True
    outline = Outline(code)
    holds = ANY_NAME.search(code) is not None
    return (
        may_say(outline, said, words, holds)
        or (answers and may_return(outline, text, words))
        or (names_one and may_return_constant(outline, holds))
    )


def may_say(outline: Outline, said: Said, words: frozenset[bytes], holds: bool) -> bool:
    """Whether a call or an assignment may say a status that is wrong, or a constant in vain."""
    if _escapes(said.names & words, outline):
        return True
    taking = said.names.union(_SETTERS)
    if any(
        _says(outline, said, group, holds)
        for group in outline.groups
        if group[0].rpartition(b".")[2] in taking
    ):
        return True
    if said.attributes:
        values = _assigned(said.attributes).findall(outline.lines)
        if not all(map(outline.is_unknown, values)):
            return True
    if any(_may_hold(outline, value, holds) for value in _UNREAD.findall(outline.lines)):
        return True
    return bool(said.unraised) and _returns(said.unraised, outline)


def may_return(outline: Outline, text: bytes, words: frozenset[bytes]) -> bool:
    """Whether a function may return a tuple with a status that is wrong."""
    if _BARE in words or (b"lambda" in words and not words.isdisjoint(_REGISTRARS)):
        return True
    tuples = tuples_in(outline)
    if any(outline.has_number(one) for one in tuples):
        return True
    if _DIGITS.search(text) is None:
        return False
    parts = (part for one in tuples for part in re.split(rb",|\breturn\b|=", one))
    return any(_TEXT.fullmatch(part.strip()) is not None for part in parts)


def may_return_constant(outline: Outline, holds: bool) -> bool:
    """Whether a handler may return a constant in a tuple, or set one beside the response."""
    if b"Response" in outline.code and _BESIDE.search(outline.code) is not None:
        return True
    return any(
        _may_hold(outline, part, holds)
        for one in returned_in(outline)
        for part in re.split(rb",|\breturn\b", one)
    )


def _says(outline: Outline, said: Said, group: tuple[bytes, bytes, bytes], holds: bool) -> bool:
    """Whether a call may say a status that is wrong."""
    before, bracket, inside = group
    name = before.rpartition(b".")[2]
    if bracket == b"{" or not inside.strip():
        return False
    given, keywords, is_certain = arguments_of(inside)
    if name in _SETTERS:
        return len(given) > 2 and bool(said.attributes) and not outline.is_unknown(given[2])
    if not is_certain or not said.misnamed.get(name, frozenset()).isdisjoint(keywords):
        return True
    values = [value for keyword, value in keywords.items() if keyword in PARAMETERS]
    if name in said.calls:
        placed = [given[place] for place in said.calls[name] if place < len(given)]
        if not all(map(outline.is_unknown, (*values, *placed))):
            return True
    if name not in said.limited:
        return False
    values += [given[place] for place in said.limited[name] if place < len(given)]
    return any(value == b"$" or _may_hold(outline, value, holds) for value in values)


def _may_hold(outline: Outline, value: bytes, holds: bool) -> bool:
    parts = re.split(rb"\b(?:if|else|or|and)\b|:=", value)
    return any(outline.may_be_constant(part, holds) for part in parts)


def _escapes(names: frozenset[bytes], outline: Outline) -> bool:
    """Whether something may be called by another name: of an import, a variable, a class."""
    if any(_is_renamed(name, outline.code) for name in names):
        return True
    classes = frozenset(_CLASS.findall(outline.code))
    return any(
        before.rstrip(b"$") in classes and not names.isdisjoint(_WORD.findall(inside))
        for before, _, inside in (outline.groups if classes else ())
    )


def _is_renamed(name: bytes, code: bytes) -> bool:
    """Whether an import or a variable gives something another name; an `except` doesn't."""
    start = code.find(name)
    while start >= 0:
        end = start + len(name)
        behind = code[end : end + _NEAR].lstrip(b" \t")
        before = code[max(0, start - _NEAR) : start]
        if behind[:2] == b"as" and behind[2:3].isspace():
            if not before.endswith(b".") and not before.rstrip().endswith(b"except"):
                return True
        elif behind[:1] in _ENDS and _ASSIGNED.search(before) is not None:
            return True
        start = code.find(name, end)
    return False


def _returns(names: frozenset[bytes], outline: Outline) -> bool:
    """Whether something of a name may be returned."""
    lines = _RETURN.findall(outline.lines)
    if not names.isdisjoint(_WORD.findall(b" ".join(lines))):
        return True
    return any(
        _IN_BRACKETS.search(inside) is not None or not names.isdisjoint(_WORD.findall(inside))
        for before, _, inside in outline.groups
        if before in RETURNING
    )


@cache
def _assigned(keywords: frozenset[bytes]) -> re.Pattern[bytes]:
    return re.compile(
        rb"(?<![\w$\x80-\xff])(?:%b)\s*(?::[^=\r\n]*)?=(?!=)\s*([^\r\n;]*)"
        % b"|".join(sorted(keywords))
    )


def _marked(table: str, packages: frozenset[bytes]) -> dict[bytes, frozenset[bytes]]:
    """Return what the words of a table are marked with."""
    found: dict[bytes, set[bytes]] = {}
    for word in _all(table, packages):
        name, _, mark = word.partition(b"/")
        found.setdefault(name, set()).add(mark)
    return {name: frozenset(marks) for name, marks in found.items()}


def _all(table: str, packages: frozenset[bytes]) -> frozenset[bytes]:
    rows = rows_named(table)
    return frozenset(word for package in packages for word in rows.get(package, ()))
