"""The full text format: each finding with the line that it is about, for people at a terminal."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

from statusfix.report.entry import Entry, characters
from statusfix.report.links import link_of
from statusfix.report.text import CYAN, GREEN, RESET, finding_line
from statusfix.rules import find_rule

_TAB = 4


def finding_block(entry: Entry, colour: bool) -> str:
    """Return a finding's line with its source, marked, and the replacement below.

    With `colour` the rule's code leads to its page, in terminals that know OSC 8.
    """
    finding = entry.finding
    head = finding_line(entry.path, finding, colour)
    rule = find_rule(finding.code)
    if colour and rule is not None and (link := link_of(rule)):
        head = head.replace(finding.code, _link(finding.code, link), 1)
    if not entry.line.strip():
        return head
    start = characters(entry.line, finding.position.column)
    is_long = finding.end_line > finding.line
    end = len(entry.line) if is_long else characters(entry.line, finding.position.end_column)
    bare = entry.line.lstrip()
    cut = len(entry.line) - len(bare)
    number = str(finding.line)
    margin = " " * len(number)
    mark = " " * _width(entry.line[cut:start]) + "^" * max(1, _width(entry.line[start:end]))
    offer = _offer(entry)
    if colour:
        mark = f"{CYAN}{mark}{RESET}"
        offer = f"{GREEN}{offer}{RESET}" if offer else ""
    return "\n".join(
        (
            head,
            f"  {number} | {bare.expandtabs(_TAB)}",
            f"  {margin} | {mark} {offer}".rstrip(),
        )
    )


def _offer(entry: Entry) -> str:
    fix = entry.finding.fix
    if fix is None:
        return ""
    return fix.replacement if fix.is_safe else f"{fix.replacement} (unsafe)"


def _link(text: str, address: str) -> str:
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


def _width(text: str) -> int:
    """Return how many columns a terminal takes for a text."""
    return sum(
        0 if combining(one) else 1 + (east_asian_width(one) in "WF")
        for one in text.expandtabs(_TAB)
    )
