"""What the results of a whole run depend on: the options, the Python that parses, our own code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from statusfix import __version__
from statusfix.marks import blake2b, digest, mark_of
from statusfix.options import Options
from statusfix.selection import normalize

_DISCOVERY = ("exclude", "extend_exclude")  # they say which files are checked, not how
_PATTERNS = ("per_file_ignores", "per_file_select")
_SKIPPED = "__pycache__"


def key_of(options: Options) -> str:
    """Return the digest of all but files and our own code that results depend on."""
    settings = [
        f"{name}={_plain(name, value)!r}"
        for name, value in options._asdict().items()
        if name not in _DISCOVERY
    ]
    longest = getattr(sys, "get_int_max_str_digits", int)()  # of a number that can be parsed
    python = (sys.implementation.name, sys.version, longest)
    return digest("\0".join((__version__, repr(python), *settings)).encode("utf-8", "replace"))


def _plain(name: str, value: object) -> object:
    """Return a value in a form that is the same in each process and each working directory."""
    if isinstance(value, frozenset):
        return sorted(value)
    if name in _PATTERNS and isinstance(value, tuple):
        return [(normalize(pattern), codes) for pattern, codes in value]
    return value


class Code:
    """Our own code: `mark` tells quickly that it is as it was, `digest` for sure.

    An installed package is told from the next version by its number, but code under development
    has the same number every day.
    """

    def __init__(self) -> None:
        self._home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        marks = sorted((path, *mark_of(os.stat(path))) for path in _files(self._home))
        self.latest = max((max(one[2:4]) for one in marks), default=0)
        self.mark = digest(repr(marks).encode("utf-8", "replace"))

    @property
    def digest(self) -> str:
        """The digest of all files; raises OSError where one can't be read."""
        made = blake2b(digest_size=16)
        for path in sorted(_files(self._home)):
            with open(path, "rb") as file:
                content = file.read()
            name = os.path.relpath(path, self._home)
            made.update(f"{name}\0{len(content)}\0".encode("utf-8", "replace"))
            made.update(content)
        return made.hexdigest()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != _SKIPPED:
                    yield from _files(entry.path)
            else:
                yield entry.path
