"""The results of earlier runs: what is known of the files of a run, and what is new of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from statusfix.cache.key import Code, key_of
from statusfix.cache.rows import MALFORMED, Row, from_row, name_of, to_row
from statusfix.cache.store import read, write
from statusfix.declared import Digests
from statusfix.files import Found
from statusfix.files import read as read_file
from statusfix.marks import Mark, digest
from statusfix.model import StatusfixError
from statusfix.options import Options
from statusfix.process import Done, with_lines

# By the folder: the digest of what is declared for it, and the rows of its files by their names.
Folders = dict[str, tuple[str, dict[str, Row]]]

_MARGIN = 2_000_000_000  # ns: the coarsest clock of a file system that is in use (FAT)
_NO_MARK = (-1, -1, -1, -1)
# Where these stand in the row of a file; what follows is the row of its result.
_DIGEST, _IS_NAMED, _RESULT = 4, 5, 6


class Wanted(NamedTuple):
    """What a run wants of the results.

    `lines` are those of the source, which are read again; `fixes` say what a fix would write.
    Without `findings`, files that something is to be said about are not known.
    """

    lines: bool = False
    fixes: bool = True
    findings: bool = True


_EVERYTHING = Wanted()


class Cache:
    """The results of earlier runs with the same key, and what this run adds to them.

    `folder` is where caches are, `begun` the time in ns before any file was looked at.
    """

    def __init__(
        self,
        folder: str,
        options: Options,
        begun: int,
        wanted: Wanted = _EVERYTHING,
    ) -> None:
        self._folder = folder
        self._latest = begun - _MARGIN
        self._wanted = wanted
        self._key = key_of(options)
        self._code = Code()
        self._declared = Digests()
        self._is_changed = False
        self._document = self._read()
        self._rows: dict[str, dict[str, Row]] = {}
        self._absolute: dict[str, str] = {}

    def known(self, found: Sequence[Found]) -> dict[int, Done]:
        """Return what is known to become of files, by their index."""
        try:
            return self._known(found)
        except MALFORMED:
            self._document = {}
            self._rows = {}
            self._is_changed = True
            return {}

    def keep(self, one: Found, done: Done) -> None:
        """Take what became of a file that was not known, if it may be kept.

        What was known of a file that has changed may stay: it never fits again.
        """
        if not done.digest or done.fixed:
            return
        if self._wanted.findings or _says_nothing(done):
            rows = self._rows_beside(one)
            row = [*self._safe(one.mark), done.digest, one.is_named, *to_row(done)]
            rows[os.path.basename(one.path)] = row
            self._is_changed = True

    def save(self, covered: Iterable[str], found: Sequence[Found]) -> None:
        """Write what has changed, without files that are gone: `covered` folders hold `found`."""
        if not self._is_changed:
            return
        roots = tuple(
            os.path.join(os.path.abspath(one), "") for one in covered if os.path.isdir(one)
        )
        seen: dict[str, set[str]] = {}
        for one in found:
            folder, name = os.path.split(one.path)
            seen.setdefault(self._above(folder), set()).add(name)
        folders: dict[str, object] = {}
        for folder, (declared, rows) in self._everything().items():
            is_covered = os.path.join(folder, "").startswith(roots)
            there = seen.get(folder, set()) if is_covered else _there(folder, rows)
            left = {name: row for name, row in rows.items() if name in there}
            if left:
                folders[folder] = [declared, left]
        document = {"code": [self._code_mark(), self._digest], "folders": folders}
        write(self._folder, self._key, document, name_of)

    def _read(self) -> Folders:
        """Return the folders of the cache file, where our own code is the same as it was."""
        document = read(self._folder, self._key)
        try:
            mark, before = document["code"]
            folders = {name: (one[0], dict(one[1])) for name, one in document["folders"].items()}
        except MALFORMED:
            mark, before, folders = "", "", {}
        self._digest = before if mark == self._code.mark else self._code.digest
        self._is_changed = mark != self._code_mark()
        return folders if before == self._digest else {}

    def _code_mark(self) -> str:
        return self._code.mark if self._code.latest < self._latest else ""

    def _known(self, found: Sequence[Found]) -> dict[int, Done]:
        known: dict[int, Done] = {}
        last, rows = None, {}
        for index, one in enumerate(found):
            folder, name = _parted(one.path)
            if folder != last:
                last, rows = folder, self._rows_beside(one)
            row = rows.get(name)
            if row is None or row[_IS_NAMED] is not one.is_named:
                continue
            if not self._wanted.findings and len(row) > _RESULT:
                continue
            if tuple(row[:_DIGEST]) != one.mark and not self._is_same(one, row):
                continue
            done: Done | None = from_row(one.path, row[_RESULT:], self._wanted.fixes)
            if self._wanted.lines and done is not None and done.findings:
                done = _with_lines(done, row[_DIGEST])
            if done is not None:
                known[index] = done
        return known

    def _is_same(self, one: Found, row: Row) -> bool:
        """Whether a file has the content that it had; its row then has what it looks like now."""
        try:
            content = read_file(one.path)
        except StatusfixError:
            return False
        if digest(content) != row[_DIGEST]:
            return False
        mark = list(self._safe(one.mark))
        self._is_changed |= row[:_DIGEST] != mark
        row[:_DIGEST] = mark
        return True

    def _safe(self, mark: Mark | None) -> Mark:
        """Return the mark of a file, if no later change can have the same."""
        if mark is None or max(mark[1], mark[2]) >= self._latest:
            return _NO_MARK
        return mark

    def _above(self, folder: str) -> str:
        absolute = self._absolute.get(folder)
        if absolute is None:
            absolute = self._absolute[folder] = os.path.abspath(folder)
        return absolute

    def _rows_beside(self, one: Found) -> dict[str, Row]:
        """Return the rows of a folder's files, none where other versions count there now."""
        folder = self._above(os.path.dirname(one.path))
        rows = self._rows.get(folder)
        if rows is None:
            if one.beside is not None:
                self._declared.take(folder, one.beside)
            declared, rows = self._document.get(folder, ("", {}))
            if declared != self._declared.of(folder):
                rows = {}
            self._rows[folder] = rows
        return rows

    def _everything(self) -> Folders:
        """Return what is known of each folder, with what was declared then."""
        seen = {folder: (self._declared.of(folder), rows) for folder, rows in self._rows.items()}
        return self._document | seen


def _parted(path: str) -> tuple[str, str]:
    """Return the folder and the name; os.path.split takes its time."""
    if os.altsep:
        return os.path.split(path)
    folder, _, name = path.rpartition(os.sep)
    return folder, name


def _says_nothing(done: Done) -> bool:
    return not done.findings and done.error is None


def _there(folder: str, rows: dict[str, Row]) -> set[str]:
    return {name for name in rows if os.path.lexists(os.path.join(folder, name))}


def _with_lines(done: Done, wanted: str) -> Done | None:
    """Add the lines of the source; None where it is another one meanwhile."""
    try:
        content = read_file(done.path)
        return with_lines(done, content) if digest(content) == wanted else None
    except StatusfixError:
        return None
