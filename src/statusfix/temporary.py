"""The temporary files that a rewrite goes through: made, told from others, and cleared away."""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import suppress

_SUFFIX = ".statusfix"
_OURS = re.compile(rf"\..*\.[a-z0-9_]{{8}}\{_SUFFIX}", re.DOTALL)
# As `tempfile` does it, which takes as long to load as a file takes to be rewritten.
_ANEW = (
    os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
_KEPT_OF_NAME = 50  # characters; all of a long name would be too long for a file system


def make_temporary(folder: str, name: str) -> tuple[int, str]:
    """Make a file beside another one; return it open, and locked against `sweep`."""
    while True:
        path = os.path.join(folder, f".{name[:_KEPT_OF_NAME]}.{os.urandom(4).hex()}{_SUFFIX}")
        try:
            handle = os.open(path, _ANEW, 0o600)
        except FileExistsError:
            continue
        if not _lock(handle, waits=True) or _is_at(handle, path):
            return handle, path
        os.close(handle)  # another run took it for a leftover before it was locked


def sweep(folder: str) -> None:
    """Remove the temporary files that killed runs left in a folder.

    A run keeps each of its own locked for as long as it has that name, and the system takes the
    locks of a dead process away: what can be locked belongs to nobody.
    """
    try:
        with os.scandir(folder) as entries:
            left = [one.path for one in entries if _OURS.fullmatch(one.name)]
    except OSError:
        return
    for path in left:
        with suppress(OSError):  # another run sweeps too, or the file belongs to another user
            if stat.S_ISREG(os.lstat(path).st_mode):
                with open(path, "r+b") as file:
                    if _lock(file.fileno(), waits=False) and _is_at(file.fileno(), path):
                        os.unlink(path)


def _lock(handle: int, waits: bool) -> bool:
    """Lock an open file until it is closed; return whether that was possible."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # locked by another, or a file system without locks
        return False
    return True


def _is_at(handle: int, path: str) -> bool:
    """Return whether a path names the file that is open."""
    try:
        return os.path.samestat(os.fstat(handle), os.lstat(path))
    except FileNotFoundError:
        return False
