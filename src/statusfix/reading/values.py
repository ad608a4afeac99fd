"""Which values of a text can be known before it runs, by their shape: for the prefilter.

An attribute, what a call or a subscript gives, and a name that is never given anything else are
unknown to every reader. All others may be a literal, or stand for one.
"""

from __future__ import annotations

import re
from functools import cached_property

from statusfix.reading.outline import groups_in
from statusfix.reading.vocabulary import OPENED

_LITERAL = rb"(?<![\w.$\x80-\xff])(?:\.?[0-9]|True\b|False\b)"
_KNOWN_NUMBER = re.compile(_LITERAL)
_UNKNOWN = re.compile(
    rb"(?!(?:await|not|lambda|yield|True|False)(?:\$|\Z))"
    rb"(?:await\s+)?[A-Za-z_]\w*(?:\s*\.\s*\w+|\$)*"
)
_PLAIN = re.compile(rb"(?<![.\w])[A-Za-z_]\w*(?![\w.$])")
_CHOICE = re.compile(rb"\b(?:if|else|or|and)\b|:?=")
_DOTTED = re.compile(rb"\w+(?:\s*\.\s*\w+)*")
_OPENED = re.compile(rb"\b(?:%b)\$" % b"|".join(sorted(OPENED)))
_NAMED = re.compile(rb"(?<![\w.$\x80-\xff])([A-Za-z_]\w*)\s*(?::[^=\n,]*)?:?=(?!=)([^\n;,]*)")
_IN_BRACKETS = re.compile(rb"(?:\A|[\r\n;=])\s*\$\s*(?::[^=\r\n]*)?=(?!=)")
_PARAMETER = re.compile(rb"\w*\s*:.*", re.DOTALL)
_KEYWORD = re.compile(rb"(\w+)\s*=(?!=)\s*(.*)", re.DOTALL)
_BARE = re.compile(rb"(?:\A|[^\w$.])\$")
RETURNING = (b"return", b"else", b"if", b"or", b"and")
# Words before a bracket that call nothing.
_NO_CALLS = frozenset(
    b"and assert await case del elif else for from if import in is lambda not or raise return "
    b"while with yield".split()
)


class Outline:
    """A text without strings and comments, with its brackets apart.

    `groups` are those of `outline.groups_in`; `lines` is what stands outside of all brackets.
    """

    def __init__(self, code: bytes) -> None:
        self.code = code
        self.groups, self.lines = groups_in(code)

    @cached_property
    def _given(self) -> dict[bytes, list[bytes]]:
        """What is assigned or handed over under each name."""
        found: dict[bytes, list[bytes]] = {}
        for part in (self.lines, *(inside for _, _, inside in self.groups)):
            for name, value in _NAMED.findall(part):
                found.setdefault(name, []).append(value.strip())
        if _IN_BRACKETS.search(self.lines) is not None:  # (name) = 404
            for before, _, inside in self.groups:
                if not before:
                    found.setdefault(inside.strip(), []).append(b"")
        return found

    @cached_property
    def numbered(self) -> frozenset[bytes]:
        """Names that may stand for a number, if only by way of another name."""
        heirs: dict[bytes, list[bytes]] = {}
        pending: list[bytes] = []
        for name, values in self._given.items():
            for value in values:
                if not value or _BARE.search(value) or _KNOWN_NUMBER.search(value):
                    pending.append(name)
                    break
                for other in _PLAIN.findall(value):
                    heirs.setdefault(other, []).append(name)
        found: set[bytes] = set()
        while pending:
            name = pending.pop()
            if name not in found:
                found.add(name)
                pending += heirs.get(name, ())
        return frozenset(found)

    def has_number(self, text: bytes) -> bool:
        """Whether a text has a number or a truth value, or a name that may stand for one."""
        if _KNOWN_NUMBER.search(text) is not None:
            return True
        return not self.numbered.isdisjoint(_PLAIN.findall(text))

    @cached_property
    def _literal(self) -> frozenset[bytes]:
        """Names that are given anything but what nothing is known of."""
        return frozenset(
            name
            for name, values in self._given.items()
            if not all(value == b"None" or is_made(value) for value in values)
        )

    @cached_property
    def _naming(self) -> frozenset[bytes]:
        """Names that are given another name, or something in brackets."""
        return frozenset(
            name
            for name, values in self._given.items()
            for value in values
            for part in _CHOICE.split(value)
            if part.strip() == b"$" or _DOTTED.fullmatch(part.strip()) is not None
        )

    def is_unknown(self, value: bytes) -> bool:
        """Whether nothing can be known of the value of an expression."""
        value = value.strip()
        if _UNKNOWN.fullmatch(value) is None or _OPENED.search(value) is not None:
            return value in (b"", b'f"')
        return b"." in value or b"$" in value or value == b"None" or value not in self._literal

    def may_be_constant(self, value: bytes, holds: bool) -> bool:
        """Whether an expression may name a constant; `holds` tells that the text names one."""
        value = value.strip()
        if _DOTTED.fullmatch(value) is None or value == b"None":
            return False
        last = value.rpartition(b".")[2].strip()
        return last[:1].isupper() or (holds and b"." in value) or value in self._naming


def is_made(value: bytes) -> bool:
    """Whether an expression is an attribute, or what a call gives."""
    if _UNKNOWN.fullmatch(value) is None or _OPENED.search(value) is not None:
        return False
    return b"." in value or b"$" in value


def arguments_of(inside: bytes) -> tuple[list[bytes], dict[bytes, bytes], bool]:
    """Return the positional arguments of a call, those by keyword, and whether that is certain.

    It isn't where something is unpacked that is written out there.
    """
    given: list[bytes] = []
    keywords: dict[bytes, bytes] = {}
    is_certain = b"lambda" not in inside
    is_counted = True
    for part in map(bytes.strip, inside.split(b",")):
        keyword = _KEYWORD.fullmatch(part)
        if keyword is not None:
            keywords[keyword[1]] = keyword[2]
        elif part.startswith(b"*"):
            is_certain = is_certain and _is_unpacked_unknown(part.lstrip(b"* \t"))
            is_counted = False
        elif part and is_counted:
            given.append(part)
    return given, keywords, is_certain


def _is_unpacked_unknown(value: bytes) -> bool:
    """Whether nothing is known of what is unpacked; a name with an annotation is a parameter."""
    if _DOTTED.fullmatch(value) is not None or is_made(value):
        return True
    return _PARAMETER.fullmatch(value) is not None


def tuples_in(outline: Outline) -> list[bytes]:
    """Return what stands in each tuple of up to three, and each line that may be one."""
    found = [
        inside
        for before, bracket, inside in outline.groups
        if bracket == b"("
        and (not before or (before in _NO_CALLS and b"," in inside))
        and inside.count(b",") < 4
    ]
    return [*found, *_lines(outline)]


def returned_in(outline: Outline) -> list[bytes]:
    """Return what stands in each tuple that is returned as it is written."""
    pairs = [row for row in outline.groups if row[1] == b"("]
    found = [inside for before, _, inside in pairs if before in RETURNING]
    if any(_BARE.search(inside) is not None for inside in found):
        found += [inside for before, _, inside in pairs if not before]
    else:  # a constant may stand in brackets of its own
        found += [inside for before, _, inside in pairs if not before and b"," not in inside]
    return [*found, *(line for line in _lines(outline) if b"return" in line)]


def _lines(outline: Outline) -> list[bytes]:
    return [line for line in re.split(rb"[\r\n;]", outline.lines) if b"," in line]
