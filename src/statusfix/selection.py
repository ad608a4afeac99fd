"""Which codes count for which file: flake8's select, ignore and per-file-ignores, per-file-select.

The longest prefix that names a code wins; a code that is selected and ignored by prefixes of the
same length is ignored. Of the patterns of per-file-ignores that match a file, the longest one
counts and no other. This is what flake8 does; the tests ask its own decision engine.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from fnmatch import fnmatch

from statusfix.options import LEVELS, PREFIX, Options


def is_selected(code: str, options: Options, default: bool = True) -> bool:
    """Return whether findings of a code are reported.

    `default` tells whether the rule is on by itself; an opt-in rule is on when a selected prefix
    longer than the plugin's own names it.
    """
    if _matching(code, options.confined) and not _matching(code, options.chosen):
        return False
    chosen = (*(options.select or ()), *options.extend_select)
    asked = _matching(code, (*chosen, *options.chosen))
    if not default and not any(len(one) > len(PREFIX) for one in asked):
        return False
    selected = _longest(code, chosen)
    ignored = _longest(code, (*(options.ignore or ()), *options.extend_ignore))
    if selected is None:
        return options.select is None and ignored is None
    if options.select is None:
        selected = max(selected, PREFIX, key=len)  # the plugin's codes are selected by themselves
    return ignored is None or len(selected) > len(ignored)


def is_admitted(level: str, options: Options) -> bool:
    """Return whether demands of a level ("must", "should", "may") are reported unasked."""
    return LEVELS.index(level) <= LEVELS.index(options.level)


def ignores_of(path: str, options: Options) -> tuple[str, ...]:
    """Return the prefixes that per-file-ignores adds for a file."""
    fitting = [pair for pair in options.per_file_ignores if matches(path, (normalize(pair[0]),))]
    return max(fitting, key=lambda pair: len(normalize(pair[0])), default=("", ()))[1]


def for_file(path: str, options: Options) -> Options:
    """Return the options with what they say about one file by its path settled.

    Its own ignores are among the explicit ones; the codes that per-file-select names are confined
    to the files that it names, and those that it names for this file are chosen.
    """
    extra = ignores_of(path, options)
    pairs = options.per_file_select
    if not extra and not pairs:
        return options
    fitting = [codes for pattern, codes in pairs if matches(path, (normalize(pattern),))]
    return options._replace(
        extend_ignore=(*options.extend_ignore, *extra),
        confined=tuple(code for _, codes in pairs for code in codes),
        chosen=tuple(code for codes in fitting for code in codes),
        per_file_ignores=(),
        per_file_select=(),
    )


def matches(path: str, patterns: Sequence[str]) -> bool:
    """Return whether a path matches a normalized pattern by its last part or as a whole."""
    if not patterns:
        return False
    name = os.path.basename(path)
    if name not in (".", "..") and any(fnmatch(name, pattern) for pattern in patterns):
        return True
    absolute = os.path.abspath(path)
    return any(fnmatch(absolute, pattern) for pattern in patterns)


def normalize(pattern: str, parent: str = os.curdir) -> str:
    """Make a pattern with a slash absolute, from the folder that it was written in."""
    separators = os.sep + (os.altsep or "")
    if pattern == "." or any(separator in pattern for separator in separators):
        pattern = os.path.abspath(os.path.join(parent, pattern))
    return pattern.rstrip(separators)


def _matching(code: str, prefixes: Iterable[str]) -> list[str]:
    return [prefix for prefix in prefixes if code.startswith(prefix)]


def _longest(code: str, prefixes: Iterable[str]) -> str | None:
    return max(_matching(code, prefixes), key=len, default=None)
