"""Adds `# noqa` comments to lines: those that flake8 obeys, and that change nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping

from statusfix.reading.noqa import LINE, joined_lines, read_noqa
from statusfix.reading.text import parse

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_Silenced = tuple[int, str]


def add_noqa(text: str, findings: Iterable[_Silenced]) -> tuple[str, frozenset[_Silenced]]:
    """Return a text with comments that silence findings, and the findings that they silence.

    A finding is its 1-based line and its code. A comment that is there already gets the new codes
    behind its own. What can't be silenced without another change, because the line ends inside
    a string for example, is left as it is: the syntax tree must be the same, place by place.
    """
    wanted = sorted(set(findings))
    whole = _with_comments(text, wanted)
    if _is_proved(text, whole, wanted):
        return whole, frozenset(wanted)
    done: list[_Silenced] = []
    for line in dict.fromkeys(line for line, _ in wanted):
        more = [*done, *(one for one in wanted if one[0] == line)]
        longer = _with_comments(text, more)
        if _is_proved(text, longer, more):
            done = more
    return _with_comments(text, done), frozenset(done)


def _with_comments(text: str, findings: Iterable[_Silenced]) -> str:
    lines = _LINES.findall(text)
    stretches = joined_lines([line.rstrip("\r\n") + "\n" for line in lines])
    by_stretch: dict[tuple[int, int], list[str]] = {}
    for line, code in findings:
        stretch = next((one for one in stretches if one[0] <= line <= one[1]), (line, line))
        by_stretch.setdefault(stretch, []).append(code)
    for (first, last), codes in by_stretch.items():
        lines[first - 1 : last] = _commented(lines[first - 1 : last], codes)
    return "".join(lines)


def _commented(lines: list[str], codes: list[str]) -> list[str]:
    """Return the lines of one stretch with a comment; their number stays."""
    joined = "".join(lines)
    found = LINE.search(joined)
    if found is not None and found["codes"]:
        end = found.end("codes")
        separator = ", " if ", " in found["codes"] or "," not in found["codes"] else ","
        joined = joined[:end] + separator + separator.join(_new(codes)) + joined[end:]
        return _LINES.findall(joined)
    body = lines[-1].rstrip("\r\n")
    ending = lines[-1][len(body) :]
    body = body.rstrip(" \t")
    return [*lines[:-1], f"{body}  # noqa: {', '.join(_new(codes))}{ending}"]


def _new(codes: Iterable[str]) -> Mapping[str, None]:
    return dict.fromkeys(codes)


def _is_proved(before: str, after: str, findings: Iterable[_Silenced]) -> bool:
    noqa = read_noqa(after)
    if not all(noqa.silences(code, line) for line, code in findings):
        return False
    return _tree(before) == _tree(after)


def _tree(text: str) -> str | None:
    from statusfix.model import StatusfixError

    try:
        return ast.dump(parse(text), include_attributes=True)
    except StatusfixError:
        return None
