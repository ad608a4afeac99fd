"""What a file has beside its content: owner, mode, access lists and extended attributes."""

from __future__ import annotations

import errno
import os
import stat

# The kernel's own sums over a content: those of the old content would be wrong for the new one.
_SUMS = ("security.ima", "security.evm")
_NOTHING_THERE = (errno.ENOTSUP, errno.ENODATA, errno.EINVAL)


def copy_attributes(source: str, status: os.stat_result, target: str) -> None:
    """Give a new file what the file has whose place it will take; `status` is that of the source.

    Raises OSError where the system refuses anything of it. Access lists are extended attributes
    on Linux; other systems' lists are not copied, since Python can't read them.
    """
    own = os.stat(target)
    if hasattr(os, "chown") and (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        os.chown(target, status.st_uid, status.st_gid)
    os.chmod(target, stat.S_IMODE(status.st_mode))  # after chown, which takes bits away
    _copy_extended(source, target)


def _copy_extended(source: str, target: str) -> None:
    wanted, there = _extended(source), _extended(target)
    if wanted == there:
        return
    for name in there.keys() - wanted.keys():  # a folder may hand an access list to new files
        os.removexattr(target, name)
    for name, value in wanted.items():
        if there.get(name) != value:
            os.setxattr(target, name, value)


def _extended(path: str) -> dict[str, bytes]:
    if not hasattr(os, "listxattr"):
        return {}
    try:
        names = os.listxattr(path)
    except OSError as error:
        if error.errno in _NOTHING_THERE:
            return {}
        raise
    return {name: os.getxattr(path, name) for name in names if name not in _SUMS}
