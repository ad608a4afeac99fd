"""What tells that a file is as it was: its mark quickly, the digest of its content for sure."""

from __future__ import annotations

import os

try:  # what hashlib hands out, without OpenSSL, which takes as long to load as all of this
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["Mark", "blake2b", "digest", "mark_of"]

# Size in bytes, times of content and inode in ns, number of the inode.
Mark = tuple[int, int, int, int]


def mark_of(status: os.stat_result) -> Mark:
    """Return what changes with a file."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def digest(content: bytes) -> str:
    """Return the digest of a content, which no other content has."""
    return blake2b(content, digest_size=16).hexdigest()
