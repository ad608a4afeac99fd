"""Files: which ones to look at, how to read them, how to write one without losing anything."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from statusfix.model import FileError, StatusfixError
from statusfix.selection import matches

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (".py", ".pyi")
SKIPPED_FOLDERS = frozenset(
    (
        ".bzr", ".direnv", ".eggs", ".git", ".hg", ".ipynb_checkpoints", ".mypy_cache", ".nox",
        ".pytest_cache", ".ruff_cache", ".svn", ".tox", ".venv", "CVS", "__pycache__",
        "__pypackages__", "node_modules", "site-packages", "dist-packages",
    )
)  # fmt: skip
_BUILD_FOLDERS = ("build", "dist")
_PROJECT_FILES = ("pyproject.toml", "setup.py", "setup.cfg")
_GENERATED = re.compile(
    rb"^\s*#.*(?:@generated\b|\bgenerated\b[^\n]*\bdo not (?:edit|modify)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 2048


class Found(NamedTuple):
    """A file to look at. `is_named` is true where the user gave this very path."""

    path: str
    is_named: bool


def discover(
    paths: Sequence[str], exclude: Sequence[str] = (), force_exclude: bool = False
) -> Iterator[Found | FileError]:
    """Yield the files under the paths, each once, in a stable order.

    A path given by name is always yielded, unless `force_exclude` says that the exclusions
    count for it too. Folders are walked without following links. A path that doesn't exist, or
    a folder that can't be read, yields an error.
    """
    seen: set[tuple[int, int]] = set()
    for given in paths:
        if os.path.isdir(given):
            if force_exclude and _is_excluded_by_name(given, exclude):
                continue
            found: Iterator[Found | FileError] = _walk(given, tuple(exclude), _Ignored.above(given))
        elif os.path.lexists(given):
            if force_exclude and _is_excluded_by_name(given, exclude):
                continue
            found = iter((Found(given, True),))
        else:
            found = iter((FileError(given, "no such file or folder"),))
        for one in found:
            if isinstance(one, Found):
                key = _identity(one.path)
                if key in seen:
                    continue
                seen.add(key)
            yield one


def read(path: str) -> bytes:
    """Return the bytes of a file; raises StatusfixError with the reason."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise StatusfixError(_reason(error)) from error


def is_generated(content: bytes) -> bool:
    """Return whether the head of a file says that a program wrote it."""
    head = content[:_HEAD]
    return b"enerated" in head and _GENERATED.search(head) is not None


def write(path: str, before: bytes, after: bytes) -> None:
    """Replace a file's content at once, keeping its mode and owner.

    The file is written beside the old one and then renamed over it, so that whoever reads sees
    the old or the new bytes, never a part. Raises StatusfixError, and leaves the file as it was,
    where it is read-only, is not what was read any more, has other hard links, or where the
    folder or the disk refuses.
    """
    try:
        _replace(path, before, after)
    except OSError as error:
        raise StatusfixError(f"not written: {_reason(error)}") from error


def _replace(path: str, before: bytes, after: bytes) -> None:
    import tempfile

    if os.path.islink(path):
        raise StatusfixError("not written: it is a symbolic link; name the file it points to")
    status = os.stat(path)
    if not status.st_mode & 0o222 or not os.access(path, os.W_OK):
        raise StatusfixError("not written: the file is read-only")
    if status.st_nlink > 1:
        raise StatusfixError(
            "not written: the file has other hard links, which a rewrite would part from it"
        )
    folder, name = os.path.split(os.path.abspath(path))
    handle, temporary = tempfile.mkstemp(prefix=f".{name}.", suffix=".statusfix", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, stat.S_IMODE(status.st_mode))
        _keep_owner(temporary, status)
        if read(path) != before:
            raise StatusfixError("not written: somebody else changed the file meanwhile")
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _keep_owner(path: str, status: os.stat_result) -> None:
    own = os.stat(path)
    if hasattr(os, "chown") and (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        os.chown(path, status.st_uid, status.st_gid)


def _walk(
    folder: str, exclude: tuple[str, ...], ignored: _Ignored
) -> Iterator[Found | FileError]:
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        yield FileError(folder, _reason(error))
        return
    names = {entry.name for entry in entries}
    ignored = ignored.below(folder, names)
    folders: list[os.DirEntry[str]] = []
    for entry in entries:
        if entry.is_symlink():
            continue
        if entry.is_dir():
            folders.append(entry)
        elif entry.name.endswith(SUFFIXES) and not ignored.covers(entry.path, is_folder=False):
            if not matches(entry.path, exclude):
                yield Found(entry.path, False)
    for entry in folders:
        if _is_skipped_folder(entry, names) or ignored.covers(entry.path, is_folder=True):
            continue
        if not matches(entry.path, exclude):
            yield from _walk(entry.path, exclude, ignored)


def _is_skipped_folder(entry: os.DirEntry[str], siblings: set[str]) -> bool:
    name = entry.name
    if name in SKIPPED_FOLDERS or name.endswith((".egg", ".egg-info", ".dist-info")):
        return True
    if name in _BUILD_FOLDERS and not siblings.isdisjoint(_PROJECT_FILES):
        return True
    return os.path.exists(os.path.join(entry.path, "pyvenv.cfg"))


def _is_excluded_by_name(path: str, exclude: Sequence[str]) -> bool:
    """Whether the exclusions cover a path that the user named: itself or a folder above it."""
    parts = os.path.normpath(path).split(os.sep)
    if any(part in SKIPPED_FOLDERS for part in parts):
        return True
    for end in range(1, len(parts) + 1):
        if matches(os.sep.join(parts[:end]) or os.sep, exclude):
            return True
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    return _Ignored.above(folder).covers(path, is_folder=os.path.isdir(path))


class _Ignored(NamedTuple):
    """The .gitignore files that hold for a folder, outermost first."""

    rules: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    @classmethod
    def above(cls, folder: str) -> _Ignored:
        """Return what the folders above say, up to the root of the repository."""
        chain: list[str] = []
        current = os.path.abspath(folder)
        while not os.path.exists(os.path.join(current, ".git")):
            parent = os.path.dirname(current)
            if parent == current:
                return cls()
            chain.append(parent)
            current = parent
        ignored = cls()
        for one in reversed(chain):
            ignored = ignored.below(one, {".gitignore"})
        exclude = os.path.join(current, ".git", "info", "exclude")
        spec = _load_ignore(exclude)
        return cls((*ignored.rules, (current, spec))) if spec is not None else ignored

    def below(self, folder: str, names: set[str]) -> _Ignored:
        """Return the rules with those of a folder's own .gitignore."""
        if ".gitignore" not in names:
            return self
        spec = _load_ignore(os.path.join(folder, ".gitignore"))
        if spec is None:
            return self
        return _Ignored((*self.rules, (os.path.abspath(folder), spec)))

    def covers(self, path: str, is_folder: bool) -> bool:
        """Return whether git ignores the path; the innermost file that speaks decides."""
        if not self.rules:
            return False
        absolute = os.path.abspath(path)
        for folder, spec in reversed(self.rules):
            relative = os.path.relpath(absolute, folder).replace(os.sep, "/")
            if relative.startswith("../"):
                continue
            result = spec.check_file(relative + ("/" if is_folder else ""))
            if result.include is not None:
                return bool(result.include)
        return False


def _load_ignore(path: str) -> GitIgnoreSpec | None:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = [line for line in file if line.strip() and not line.startswith("#")]
    except OSError:
        return None  # a file that isn't there or can't be read ignores nothing, as in git
    if not lines:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _identity(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return hash(path), -1
    return status.st_ino, status.st_dev


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
