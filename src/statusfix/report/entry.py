"""One finding as reports need it: with its path, its lines, and a fingerprint that lasts."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from statusfix.model import Finding, Position

if TYPE_CHECKING:
    from statusfix.rules import Rule


class Entry(NamedTuple):
    """A finding in a file. `lines` holds the text of the lines that it and its fix stand on."""

    path: str
    finding: Finding
    lines: Mapping[int, str] = {}

    @property
    def line(self) -> str:
        """The text of the finding's first line."""
        return self.lines.get(self.finding.line, "")


def shown_path(path: str) -> str:
    """Return a path as documents have it: relative where it can be, with forward slashes."""
    relative = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)
    outside = relative.startswith(os.pardir) and os.path.isabs(path)
    return (os.path.normpath(path) if outside else relative).replace(os.sep, "/")


def fingerprints(entries: Iterable[Entry]) -> list[str]:
    """Return a fingerprint for each finding, in order, different for each.

    It is made of the rule, the path and the text of the line, so that it stays when lines move;
    findings that have all of that in common are counted.
    """
    import hashlib

    seen: Counter[str] = Counter()
    made: list[str] = []
    for path, finding, lines in entries:
        line = " ".join(lines.get(finding.line, "").split())
        key = "\0".join((finding.code, shown_path(path), str(finding.status), line))
        seen[key] += 1
        made.append(hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:32])
    return made


def is_mistake(finding: Finding) -> bool:
    """Return whether the program does something wrong, and does not only say it badly."""
    from statusfix.rules import find_rule

    rule = find_rule(finding.code)
    return rule is not None and not is_about_style(rule)


def is_about_style(rule: Rule) -> bool:
    """Return whether a rule is about how a status is written: such rules have safe fixes."""
    return rule.is_about_naming or rule.fix == "safe"


def utf16_columns(position: Position, lines: Mapping[int, str]) -> tuple[int, int]:
    """Return the 1-based columns of a place's start and end, in UTF-16 code units."""
    start = _units(lines.get(position.line), position.column, 2)
    return start + 1, _units(lines.get(position.end_line), position.end_column, 2) + 1


def characters(line: str | None, column: int) -> int:
    """Return how many characters of a line stand before a 0-based column of UTF-8 bytes."""
    return _units(line, column, 4)


def _units(line: str | None, column: int, width: int) -> int:
    if line is None or line.isascii():
        return column
    before = line.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "replace")
    return len(before.encode(f"utf-{width * 8}-le", "surrogatepass")) // width
