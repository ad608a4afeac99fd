"""Pairs of file patterns and codes, in the spelling of flake8's per-file-ignores."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statusfix.model import StatusfixError

Pairs = tuple[tuple[str, tuple[str, ...]], ...]


def parse_pairs(value: str, origin: str) -> Pairs:
    """Parse a mapping of file patterns to codes: `a.py,b.py: HSC001 c/*: HSC`.

    Behind a colon a word of capitals and digits is a code; any other word starts the next files.
    Raises StatusfixError, beginning with `origin`, for anything else.
    """
    pairs: list[tuple[str, tuple[str, ...]]] = []
    files: list[str] = []
    codes: list[str] = []
    behind_colon = False
    for kind, word in _words(value):
        if behind_colon and kind == "code":
            codes.append(word)
        elif behind_colon and kind == "file":
            pairs.extend((name, tuple(codes)) for name in files if codes)
            files, codes, behind_colon = [word], [], False
        elif not behind_colon and kind == "file":
            files.append(word)
        elif not behind_colon and kind == "colon":
            behind_colon = True
        else:
            raise StatusfixError(f"{origin} takes `files: codes` pairs; {word!r} is out of place")
    if value.strip() and not behind_colon:
        raise StatusfixError(f"{origin} has no codes behind {(files or [value.strip()])[-1]!r}")
    pairs.extend((name, tuple(codes)) for name in files if codes)
    return tuple(pairs)


def _words(value: str) -> Iterator[tuple[str, str]]:
    pattern = r"(?P<code>[A-Z]+[0-9]*(?=$|\s|,))|(?P<file>[^\s:,]+)|(?P<colon>:)"
    for match in re.finditer(pattern, value):
        yield str(match.lastgroup), match[0]
