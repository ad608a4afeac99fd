"""The short way: named files that can have no finding are told without loading the program.

Most runs of a hook or an editor are about a few files that have no status in them. Whatever else
the arguments, the folders or the files ask for is left to the long way.
"""

import os

from statusfix.nearby import is_anything_configured
from statusfix.reading.prefilter import may_have_sites

_MOST_FILES = 24  # more may be worth several processes
_HARMLESS = frozenset(
    (
        "--apply", "--disable-noqa", "--exit-zero", "--force-exclude", "--isolated", "--no-cache",
        "--quiet", "-q",
    )
)  # fmt: skip
_QUIET = frozenset(("--quiet", "-q"))
_BOM = b"\xef\xbb\xbf"
_LEFTOVER = ".statusfix"  # the end of the names that `temporary` gives


def answer(arguments: list[str]) -> str | None:
    """Return what the command prints where nothing is found; None where it takes more to tell.

    A clean file that --force-exclude would leave out is clean all the same.
    """
    flags = {one for one in arguments if one.startswith("-")}
    paths = [one for one in arguments if not one.startswith("-")]
    if not flags <= _HARMLESS or not 0 < len(paths) <= _MOST_FILES:
        return None
    if "--isolated" not in flags and is_anything_configured():
        return None
    if "--apply" in flags and any(_has_leftovers(os.path.dirname(one)) for one in paths):
        return None
    if not all(map(_is_clean, paths)):
        return None
    return "no findings" if flags.isdisjoint(_QUIET) else ""


def _has_leftovers(folder: str) -> bool:
    try:
        return any(name.endswith(_LEFTOVER) for name in os.listdir(folder or os.curdir))
    except OSError:
        return True


def _is_clean(path: str) -> bool:
    """Whether a file can be read as UTF-8 and has nothing that a rule could speak about."""
    try:
        with open(path, "rb") as file:
            content = file.read()
        text = content.decode("utf-8")
    except (OSError, UnicodeError):
        return False
    second = content.find(b"\n", content.find(b"\n") + 1)
    head = content if second < 0 else content[:second]
    is_special = content.startswith(_BOM) or b"coding" in head or b"\0" in content
    return not is_special and not may_have_sites(text)
