"""Which codes count for which file: flake8's select, ignore and per-file-ignores.

The longest prefix that names a code wins; a code that is both selected and ignored by the same
prefix is ignored. This is what flake8's documentation says of its options, kept here so that the
command and flake8 answer alike; the tests ask both.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from fnmatch import fnmatch

from statusfix.options import PREFIX, Options


def is_selected(code: str, options: Options, default: bool = True) -> bool:
    """Return whether findings of a code are reported, file-independent options only.

    `default` tells whether the rule is on by itself; an opt-in rule is on when a selected prefix
    longer than the plugin's own names it.
    """
    chosen = (*(options.select or ()), *options.extend_select)
    if not default and not any(len(one) > len(PREFIX) for one in _matching(code, chosen)):
        return False
    selected = _longest(code, chosen)
    ignored = _longest(code, (*(options.ignore or ()), *options.extend_ignore))
    if selected is None:
        return options.select is None and ignored is None
    return ignored is None or len(selected) > len(ignored)


def ignores_of(path: str, options: Options) -> tuple[str, ...]:
    """Return the prefixes that per-file-ignores adds for a file."""
    return tuple(
        code
        for pattern, codes in options.per_file_ignores
        if matches(path, (pattern,))
        for code in codes
    )


def for_file(path: str, options: Options) -> Options:
    """Return the options with the file's own ignores among the explicit ones."""
    extra = ignores_of(path, options)
    if not extra:
        return options
    return options._replace(extend_ignore=(*options.extend_ignore, *extra))


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Return whether a path matches a pattern by its last part or as a whole, as flake8 does."""
    patterns = tuple(patterns)
    if not patterns:
        return False
    name = os.path.basename(path)
    if name not in (".", "..") and any(fnmatch(name, pattern) for pattern in patterns):
        return True
    absolute = os.path.abspath(path)
    return any(fnmatch(absolute, normalize(pattern)) for pattern in patterns)


def normalize(pattern: str, parent: str = os.curdir) -> str:
    """Make a pattern with a slash absolute, from the folder that it was written in."""
    if "/" in pattern or (os.altsep and os.altsep in pattern):
        pattern = os.path.abspath(os.path.join(parent, pattern))
    return pattern.rstrip("/")


def _matching(code: str, prefixes: Iterable[str]) -> list[str]:
    return [prefix for prefix in prefixes if code.startswith(prefix)]


def _longest(code: str, prefixes: Iterable[str]) -> str | None:
    return max(_matching(code, prefixes), key=len, default=None)
