"""`# noqa` as flake8 means it: which lines are silenced, for which codes.

flake8 joins the physical lines of a multi-line string (and of a line continued by a backslash)
and looks for the comment anywhere in them; codes count as prefixes, in the case they are written
in. A line that starts with the comment `flake8: noqa` silences the file, whatever follows it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

_CODES = r"[A-Z]+[0-9]+(?:[,\s]*[A-Z]+[0-9]+)*"
LINE = re.compile(rf"# noqa(?::\s?(?P<codes>{_CODES}))?", re.IGNORECASE)
_FILE = re.compile(r"\s*# flake8[:=]\s*noqa", re.IGNORECASE)
_ANY_FILE = re.compile(r"# flake8[:=]\s*noqa", re.IGNORECASE)
_REST = re.compile(r"[^\r\n]*")


class Noqa(NamedTuple):
    """What the comments of a file silence: all of it, or codes by 1-based line.

    An empty tuple of codes silences every code of its line.
    """

    whole_file: bool
    lines: Mapping[int, tuple[str, ...]]

    def silences(self, code: str, line: int) -> bool:
        """Return whether a finding of `code` on `line` is silenced."""
        if self.whole_file:
            return True
        codes = self.lines.get(line)
        return codes is not None and (not codes or code.startswith(codes))


NOTHING = Noqa(False, {})


def read_noqa(text: str, wanted: Collection[tuple[int, str]] | None = None) -> Noqa:
    """Return what the comments of a file silence.

    With `wanted`, lines and codes, it is told of these lines only, which is cheap where none is
    silenced.
    """
    if "noqa" not in text.lower():
        return NOTHING
    if wanted is not None and not _may_silence(text, {code for _, code in wanted}):
        return NOTHING
    lines = io.StringIO(text, newline=None).readlines()
    if any(_FILE.match(line) for line in lines):
        return Noqa(True, {})
    numbers = sorted({line for line, _ in wanted or ()})
    if wanted is not None and all(_is_alone(lines, number) for number in numbers):
        stretches = [(number, number) for number in numbers]
    else:
        stretches = joined_lines(lines)
    silenced: dict[int, tuple[str, ...]] = {}
    for first, last in stretches:
        match = LINE.search("".join(lines[first - 1 : last]))
        if match is not None:
            silenced.update(dict.fromkeys(range(first, last + 1), _named(match)))
    return Noqa(False, silenced)


def _is_alone(lines: list[str], number: int) -> bool:
    """Whether flake8 surely reads a line by itself on which more than a string stands."""
    around = lines[max(number - 2, 0) : number]
    quotes = (one in around[-1] for one in ('"""', "'''"))
    return not any(quotes) and not any(line.endswith("\\\n") for line in around)


def _may_silence(text: str, codes: Collection[str]) -> bool:
    """Whether some comment, wherever it stands, would silence one of the codes.

    Whether the codes of a comment may go on behind the end of its line, the tokens would tell.
    """
    if _ANY_FILE.search(text) is not None:
        return True
    for match in LINE.finditer(text):
        alone = LINE.match(_REST.match(text, match.start())[0])  # type: ignore[index]
        for one in (match, alone):
            names = _named(one) if one is not None else ()
            if not names or any(code.startswith(names) for code in codes):
                return True
    return False


def _named(comment: re.Match[str]) -> tuple[str, ...]:
    """Return the codes that a comment names."""
    return tuple(code for code in re.split(r"[,\s]+", comment["codes"] or "") if code)


def joined_lines(lines: list[str]) -> list[tuple[int, int]]:
    """Return the first and last line of each stretch that flake8 reads as one."""
    import tokenize

    joined: list[tuple[int, int]] = []
    unset = len(lines) + 2
    first, last = unset, -1
    try:
        for token in tokenize.generate_tokens(iter(lines).__next__):
            if token.type in (tokenize.ENDMARKER, tokenize.DEDENT):
                continue
            first, last = min(first, token.start[0]), max(last, token.end[0])
            if token.type in (tokenize.NL, tokenize.NEWLINE):
                joined.append((first, last))
                first, last = unset, -1
    except (tokenize.TokenError, SyntaxError):
        return [(number, number) for number in range(1, len(lines) + 1)]
    return joined
