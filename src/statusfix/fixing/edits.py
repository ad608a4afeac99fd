"""The values of a plan for imports: what is needed, and the text edits that bring it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from statusfix.model import Span


class Needed(NamedTuple):
    """An import that edits need: `from module import name as alias`, or `import module`."""

    module: str
    name: str = ""
    alias: str = ""

    @property
    def bound(self) -> str:
        """The name that it binds."""
        return self.alias or self.name or self.module

    @property
    def target(self) -> str:
        """The qualified name of what it binds."""
        return f"{self.module}.{self.name}" if self.name else self.module

    @property
    def statement(self) -> str:
        """The statement on a line of its own, without a newline."""
        if not self.name:
            return f"import {self.module}"
        return f"from {self.module} import {self.imported}"

    @property
    def imported(self) -> str:
        """The part behind `import`."""
        return f"{self.name} as {self.alias}" if self.alias else self.name


class TextEdit(NamedTuple):
    """Replace the bytes of a span by a text."""

    span: Span
    text: str


def splice(encoded: bytes, edits: Sequence[TextEdit]) -> str:
    """Return the text of UTF-8 bytes with edits made; the edits are sorted and disjoint."""
    parts: list[bytes] = []
    end = 0
    for span, new in edits:
        parts += (encoded[end : span.start], new.encode("utf-8"))
        end = span.end
    parts.append(encoded[end:])
    return b"".join(parts).decode("utf-8")


class Insertion(NamedTuple):
    """A new statement before the top-level statement `at` of the source.

    `kept_lines` counts the lines above that statement (comments, blank lines) that stay with it;
    `blank_before` and `blank_after` count the blank lines that come along.
    """

    at: int
    kept_lines: int
    blank_before: int
    blank_after: int
    needed: Needed
    edit: TextEdit

    def without_blanks(self, newline: str, before: bool = False, after: bool = False) -> Insertion:
        """Return the insertion without the blank lines that it brings before or after it."""
        span, text = self.edit
        if before:
            text = text.removeprefix(newline * self.blank_before)
        if after:
            text = text.removesuffix(newline * self.blank_after)
        return self._replace(
            blank_before=0 if before else self.blank_before,
            blank_after=0 if after else self.blank_after,
            edit=TextEdit(span, text),
        )


class Change(NamedTuple):
    """A from-import with other names than before: the top-level statement `at`.

    `start` is the byte at which the statement begins.
    """

    at: int
    start: int
    names: tuple[str, ...]
    added: tuple[Needed, ...]
    edits: tuple[TextEdit, ...]


class ImportPlan(NamedTuple):
    """All changes to the imports of a file."""

    insertions: tuple[Insertion, ...] = ()
    changes: tuple[Change, ...] = ()
    removals: tuple[tuple[int, TextEdit], ...] = ()
    impossible: frozenset[Needed] = frozenset()

    @property
    def text_edits(self) -> tuple[TextEdit, ...]:
        """All text edits, unsorted."""
        return (
            *(one.edit for one in self.insertions),
            *(edit for one in self.changes for edit in one.edits),
            *(edit for _, edit in self.removals),
        )

    def edits_of(self, needed: Needed) -> tuple[TextEdit, ...]:
        """Return the text edits that bring one import."""
        found = [one.edit for one in self.insertions if one.needed == needed]
        for change in self.changes:
            if needed in change.added:
                found.extend(change.edits)
        return tuple(found)
