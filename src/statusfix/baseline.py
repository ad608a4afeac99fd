"""The baseline: findings that were there before, told from new ones by what their lines say.

A baseline file has no line numbers, so that it stays as it is when lines move. A finding is known
where the file has one of the same rule with the same text of the line; of what is left, one of
the same rule and status in the same file is taken for a known one whose line was edited.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from statusfix.model import StatusfixError
from statusfix.report.document import write_document
from statusfix.report.entry import Entry

VERSION = 1


class Known(NamedTuple):
    """A finding of the baseline; its path starts at the folder of the baseline's file."""

    path: str
    code: str
    status: int | None
    line: str


class Compared(NamedTuple):
    """What a run and a baseline have in common: new findings, and known ones that are gone.

    `kept` is what the baseline would be now.
    """

    new: tuple[Entry, ...]
    gone: tuple[Known, ...]
    kept: tuple[Known, ...]


def read(path: str) -> tuple[Known, ...]:
    """Return the findings of a baseline file.

    Raises StatusfixError where there is no such file, it can't be read, is damaged, or has a
    version that this statusfix doesn't know.
    """
    try:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
    except FileNotFoundError as error:
        raise StatusfixError(
            f"--baseline {path}: no such file; --update-baseline makes it"
        ) from error
    except OSError as error:
        raise StatusfixError(f"--baseline {path}: {error.strerror or error}") from error
    except ValueError as error:
        raise StatusfixError(f"--baseline {path}: damaged: {error}") from error
    version = document.get("version") if isinstance(document, dict) else None
    if version is None:
        raise StatusfixError(f"--baseline {path}: damaged: it has no version")
    if version != VERSION:
        raise StatusfixError(
            f"--baseline {path}: has version {version!r}, this statusfix reads {VERSION}; "
            "--update-baseline makes a new one"
        )
    try:
        return tuple(_known(row) for row in document["findings"])
    except (KeyError, TypeError, AttributeError) as error:
        raise StatusfixError(
            f"--baseline {path}: damaged: not every finding has its keys"
        ) from error


def write(path: str, known: Iterable[Known]) -> None:
    """Write a baseline file; raises StatusfixError where that can't be done."""
    rows = [one._asdict() for one in sorted(known, key=_sorted_by)]
    lines = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
    findings = f"[\n{lines}\n  ]" if rows else "[]"
    write_document(path, f'{{\n  "version": {VERSION},\n  "findings": {findings}\n}}\n')


def compare(
    known: Sequence[Known], entries: Sequence[Entry], path: str, checked: Iterable[str]
) -> Compared:
    """Compare the findings of a run with a baseline.

    `path` is the baseline's file, `checked` are the files of the run: of other files nothing is
    known, and nothing of theirs is gone as long as they exist.
    """
    folder = os.path.dirname(os.path.abspath(path))
    now = [_known_of(entry, folder) for entry in entries]
    left = Counter(known)
    unmatched: list[int] = []
    for index, one in enumerate(now):
        if left[one]:
            left[one] -= 1
        else:
            unmatched.append(index)
    edited: Counter[tuple[str, str, int | None]] = Counter()
    for one, count in left.items():
        edited[_loosely(one)] += count
    new: list[Entry] = []
    for index in unmatched:
        key = _loosely(now[index])
        if edited[key]:
            edited[key] -= 1
        else:
            new.append(entries[index])
    seen = {_relative(one, folder) for one in checked}
    gone: list[Known] = []
    kept = list(now)
    for one in left.elements():
        if one.path not in seen and os.path.exists(os.path.join(folder, one.path)):
            kept.append(one)
        elif edited[_loosely(one)]:
            edited[_loosely(one)] -= 1
            gone.append(one)
    return Compared(tuple(new), tuple(gone), tuple(kept))


def _known(row: dict[str, object]) -> Known:
    path, code, status, line = row["path"], row["code"], row["status"], row["line"]
    if not (isinstance(path, str) and isinstance(code, str) and isinstance(line, str)):
        raise TypeError
    if not (status is None or isinstance(status, int)):
        raise TypeError
    return Known(path, code, status, line)


def _known_of(entry: Entry, folder: str) -> Known:
    line = " ".join(entry.line.split())
    return Known(_relative(entry.path, folder), entry.finding.code, entry.finding.status, line)


def _relative(path: str, folder: str) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")


def _loosely(one: Known) -> tuple[str, str, int | None]:
    return one.path, one.code, one.status


def _sorted_by(one: Known) -> tuple[str, str, str]:
    return one.path, one.line, one.code
