"""One cache file: read if it is whole and ours, and written at once.

What is read is JSON behind a line with the digest of key and content. It is data and never code,
whoever wrote it. Everything that doesn't fit (damaged, cut off, of another format or another
user) counts as nothing there; a folder that can't be written gets nothing.
"""

from __future__ import annotations

import json
import os
import re
import stat
import time
from contextlib import suppress
from typing import Any

from statusfix.marks import digest

Document = dict[str, Any]

_FORMAT = b"statusfix cache 1 "
_SUFFIX = ".json"
_OURS = re.compile(r"[0-9a-f]{32}(?:\.json|\..*\.tmp)", re.DOTALL)
_MOST_BYTES = 1 << 28
_KEPT = 24  # files: configurations, Pythons, versions; outside of projects also folders
_ABANDONED = 3600  # seconds until a temporary file belongs to a run that was killed
_MARKERS = {
    ".gitignore": "# Made by statusfix: caches are not kept by git.\n*\n",
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# Made by statusfix.\n",
}


def read(folder: str, key: str) -> Document:
    """Return what was written under a key; nothing where that can't be told for sure."""
    path = os.path.join(folder, key + _SUFFIX)
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
            return {}
        if not _is_trusted(status):
            return {}
        with open(path, "rb") as file:
            head, _, body = file.read().partition(b"\n")
        if head != _head(key, body):
            return {}
        document = json.loads(body)
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def write(folder: str, key: str, document: Document, name_of: Any) -> None:
    """Write a document; nothing is written where the folder or the disk refuses.

    `name_of` gives text for values that JSON has no form for.
    """
    body = json.dumps(document, separators=(",", ":"), default=name_of).encode("ascii")
    with suppress(OSError):
        _make(folder)
        path = os.path.join(folder, key + _SUFFIX)
        is_new = not os.path.exists(path)
        _replace(folder, key, _head(key, body) + b"\n" + body)
        if is_new:
            _prune(folder)


def _head(key: str, body: bytes) -> bytes:
    return _FORMAT + digest(key.encode() + body).encode()


def _is_trusted(status: os.stat_result) -> bool:
    """Whether a file is the user's own; root reads what others wrote, as containers need it."""
    return not hasattr(os, "geteuid") or os.geteuid() in (0, status.st_uid)


def _make(folder: str) -> None:
    """Make the folder, and tell git and backups of one that is new to leave it alone."""
    if os.path.isdir(folder):
        return
    os.makedirs(folder)
    for name, content in _MARKERS.items():
        with open(os.path.join(folder, name), "x", encoding="utf-8") as file:
            file.write(content)


def _replace(folder: str, key: str, content: bytes) -> None:
    import tempfile

    handle, temporary = tempfile.mkstemp(prefix=f"{key}.", suffix=".tmp", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(temporary, os.path.join(folder, key + _SUFFIX))
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _prune(folder: str) -> None:
    """Remove the files that were written longest ago, and what killed runs left."""
    with os.scandir(folder) as entries:
        ours = [(one.stat().st_mtime, one.path) for one in entries if _OURS.fullmatch(one.name)]
    ours.sort(reverse=True)
    old = [path for _, path in [one for one in ours if one[1].endswith(_SUFFIX)][_KEPT:]]
    before = time.time() - _ABANDONED
    old += [path for when, path in ours if when < before and not path.endswith(_SUFFIX)]
    for path in old:
        with suppress(OSError):  # another run prunes too
            os.unlink(path)
