"""Files: which ones to look at, how to read them, how to write one without losing anything."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from statusfix.marks import Mark, mark_of
from statusfix.model import FileError, StatusfixError
from statusfix.selection import matches

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (".py", ".pyi")
SKIPPED_FOLDERS = frozenset(
    (
        ".bzr", ".direnv", ".eggs", ".git", ".hg", ".ipynb_checkpoints", ".mypy_cache", ".nox",
        ".pytest_cache", ".ruff_cache", ".statusfix_cache", ".svn", ".tox", ".venv", "CVS",
        "__pycache__", "__pypackages__", "node_modules", "site-packages", "dist-packages",
    )
)  # fmt: skip
_ENVIRONMENT = "pyvenv.cfg"  # stands in the folder of a virtual environment
_NAME = attrgetter("name")
_INSTALLED = frozenset(("site-packages", "dist-packages"))
_BUILD_FOLDERS = ("build", "dist")
_PROJECT_FILES = ("pyproject.toml", "setup.py", "setup.cfg")
_GENERATED = re.compile(
    rb"^\s*#.*(?:@generated\b|\bgenerated\b[^\n]*\bdo not (?:edit|modify)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 2048


class Found(NamedTuple):
    """A file to look at; `is_named` where the user gave this very path and wants it done."""

    path: str
    is_named: bool
    size: int = 0  # in bytes
    mark: Mark | None = None  # None where the file can't be looked at
    beside: set[str] | None = None  # the names in its folder, where that was walked


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
        if force_exclude and is_excluded(given, exclude):
            continue
        for one in _under(given, tuple(exclude), not force_exclude):
            if isinstance(one, Found):
                key, mark = _identity(one.path)
                if key in seen:
                    continue
                seen.add(key)
                one = Found(one.path, one.is_named, mark[0] if mark else 0, mark, one.beside)
            yield one


def is_excluded(path: str, exclude: Sequence[str]) -> bool:
    """Return whether the walk would leave out a path, by itself or by a folder above it."""
    parts = os.path.normpath(path).split(os.sep)
    for end in range(1, len(parts) + 1):
        upper = os.sep.join(parts[:end]) or os.sep
        if matches(upper, exclude):
            return True
        if os.path.isdir(upper) and parts[end - 1] not in (os.curdir, os.pardir, ""):
            if _is_skipped_folder(upper):
                return True
    return _Ignored.above(path).covers_any(path)


def is_installed(path: str) -> bool:
    """Return whether a path lies among installed packages, or is the folder of them."""
    parts = os.path.realpath(path).split(os.sep)
    return not _INSTALLED.isdisjoint(parts)


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
    """Replace a file's content at once, keeping its mode, owner and extended attributes.

    The file is written beside the old one and then renamed over it, so that whoever reads sees
    the old or the new bytes, never a part. Raises StatusfixError, and leaves the file as it was,
    where it is read-only, is not what was read any more, has other hard links, or where the
    folder or the disk refuses. It is done where another run has just written the same.
    """
    try:
        _replace(path, before, after)
    except OSError as error:
        raise StatusfixError(f"not written: {_reason(error)}") from error


def _replace(path: str, before: bytes, after: bytes) -> None:
    from statusfix.attributes import copy_attributes
    from statusfix.temporary import make_temporary

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
    handle, temporary = make_temporary(folder, name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
            copy_attributes(path, status, temporary)
            if sys.platform == "win32":
                file.close()  # an open file can't be renamed there
            now = read(path)
            if now == before:
                os.replace(temporary, path)
            elif now == after:
                os.unlink(temporary)
            else:
                raise StatusfixError("not written: somebody else changed the file meanwhile")
    except BaseException:
        with suppress(FileNotFoundError):  # an interrupt may come right after the renaming
            os.unlink(temporary)
        raise


def _under(given: str, exclude: tuple[str, ...], is_named: bool) -> Iterator[Found | FileError]:
    if os.path.isdir(given):
        ignored = _Ignored.above(given)
        # who names an ignored folder wants what is in it
        yield from _walk(given, exclude, _Ignored() if ignored.covers_any(given) else ignored)
    elif os.path.lexists(given):
        yield Found(given, is_named)
    else:
        yield FileError(given, "no such file or folder")


def _walk(folder: str, exclude: tuple[str, ...], ignored: _Ignored) -> Iterator[Found | FileError]:
    """Yield what is in a folder: its files by their names, then what is in each of its folders."""
    left = [(folder, ignored)]
    while left:
        current, ignored = left.pop()
        try:
            with os.scandir(current) as scanned:
                entries = sorted(scanned, key=_NAME)
        except OSError as error:
            yield FileError(current, _reason(error))
            continue
        names = {entry.name for entry in entries}
        if _ENVIRONMENT in names and current != folder:
            continue
        ignored = ignored.below(current, names)
        folders: list[tuple[str, _Ignored]] = []
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            skipped = _is_skipped_name(entry.path, names) if is_folder else not _is_source(entry)
            if skipped or ignored.covers(entry.path, is_folder) or matches(entry.path, exclude):
                continue
            if is_folder:
                folders.append((entry.path, ignored))
            else:
                yield Found(entry.path, False, beside=names)
        left.extend(reversed(folders))


def _is_source(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith(SUFFIXES) and entry.is_file(follow_symlinks=False)


def _is_skipped_folder(path: str) -> bool:
    return _is_skipped_name(path) or os.path.exists(os.path.join(path, _ENVIRONMENT))


def _is_skipped_name(path: str, names_beside: set[str] | None = None) -> bool:
    name = os.path.basename(path)
    if name in SKIPPED_FOLDERS or name.endswith((".egg", ".egg-info", ".dist-info")):
        return True
    if name in _BUILD_FOLDERS:
        beside = _names_beside(path) if names_beside is None else names_beside
        return not beside.isdisjoint(_PROJECT_FILES)
    return False


def _names_beside(path: str) -> set[str]:
    try:
        return set(os.listdir(os.path.dirname(path) or os.curdir))
    except OSError:
        return set()


class _Ignored(NamedTuple):
    """What git's ignore files say about a folder, outermost first: the innermost decides."""

    root: str = ""
    rules: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    @classmethod
    def above(cls, path: str) -> _Ignored:
        """Return what holds for a path by the folders above it, up to the repository's root."""
        above: list[str] = []
        current = os.path.abspath(path)
        while not os.path.exists(os.path.join(current, ".git")):
            parent = os.path.dirname(current)
            if parent == current:
                return cls()
            above.append(parent)
            current = parent
        spec = _load_ignore(os.path.join(current, ".git", "info", "exclude"))
        ignored = cls(current, ((current, spec),) if spec is not None else ())
        for folder in reversed(above):
            ignored = ignored.below(folder, {".gitignore"})
        return ignored

    def below(self, folder: str, names: set[str]) -> _Ignored:
        """Return the rules with those of a folder's own .gitignore."""
        if ".gitignore" not in names:
            return self
        spec = _load_ignore(os.path.join(folder, ".gitignore"))
        if spec is None:
            return self
        return _Ignored(self.root, (*self.rules, (os.path.abspath(folder), spec)))

    def covers(self, path: str, is_folder: bool) -> bool:
        """Return whether git ignores the path, given that it ignores none of its folders."""
        if not self.rules:
            return False
        absolute = os.path.abspath(path)
        for folder, spec in reversed(self.rules):
            relative = os.path.relpath(absolute, folder).replace(os.sep, "/")
            if relative == "." or relative.startswith("../"):
                continue
            result = spec.check_file(relative + ("/" if is_folder else ""))
            if result.include is not None:
                return bool(result.include)
        return False

    def covers_any(self, path: str) -> bool:
        """Return whether git ignores the path or a folder above it."""
        if not self.rules:
            return False
        current = os.path.abspath(path)
        is_folder = os.path.isdir(current)
        while current != self.root and os.path.dirname(current) != current:
            if self.covers(current, is_folder):
                return True
            current, is_folder = os.path.dirname(current), True
        return False


def _load_ignore(path: str) -> GitIgnoreSpec | None:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = [line for line in file.read().split("\n") if line.strip()]
    except OSError:
        return None  # a file that isn't there or can't be read ignores nothing, as in git
    lines = [line.rstrip("\r") for line in lines if not line.startswith("#")]
    if not lines:
        return None
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    """Whether a line is a pattern; git takes no notice of one that is none."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _identity(path: str) -> tuple[tuple[int, int], Mark | None]:
    """Return what tells a file from others, and what changes with it."""
    try:
        status = os.stat(path)
    except OSError:
        return (hash(path), -1), None
    return (status.st_ino, status.st_dev), mark_of(status)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
