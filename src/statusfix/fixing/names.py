"""Names that come into a from-import, and names that go: in its order, comments untouched."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from statusfix.fixing.edits import Change, Needed, TextEdit
from statusfix.fixing.statements import Statements
from statusfix.model import Span
from statusfix.reading.names.bindings import module_name


def name_key(name: str) -> tuple[int, str]:
    """The place of a name in a from-import: constants, classes, functions, each by letters."""
    bare = name.partition(" as ")[0]
    kind = 0 if bare.isupper() and len(bare) > 1 else 1 if bare[:1].isupper() else 2
    return kind, bare.lower()


class Names:
    """Plans changes of the names that the module's imports have."""

    def __init__(self, statements: Statements, first_line: int) -> None:
        self.statements = statements
        self.first_line = first_line

    # -- extending ------------------------------------------------------------------------------

    def extendable(self, needed: Needed) -> int | None:
        """Return the index of a top-level from-import of the same module, or None."""
        if not needed.name or needed.alias:
            return None  # isort keeps an import with `as` in a statement of its own
        for index, statement in enumerate(self.statements.body):
            if (
                isinstance(statement, ast.ImportFrom)
                and module_name(statement) == needed.module
                and (statement.end_lineno or 0) < self.first_line
                and statement.names[0].name != "*"
            ):
                return index
        return None

    def change(self, index: int, added: list[Needed], removed: list[ast.alias]) -> Change:
        """Return the edits of one from-import that gains and loses names."""
        statement = self.statements.body[index]
        assert isinstance(statement, ast.ImportFrom | ast.Import)
        edits: list[TextEdit] = []
        names = [_written(alias) for alias in statement.names]
        gone = [_written(alias) for alias in removed]
        new = sorted((one.imported for one in added), key=name_key)
        for alias in removed:
            if new:
                edits.append(TextEdit(self.statements.span_of(alias), new[0]))
                names[names.index(_written(alias))] = new.pop(0)
            else:
                edits.append(TextEdit(self.alias_with_comma(statement, alias, removed), ""))
                names.remove(_written(alias))
        for name in new:
            place = _place(names, name)
            edits.extend(self.insert_name(statement, gone, names, place, name))
            names.insert(place, name)
        return Change(
            index,
            self.statements.span_of(statement).start,
            tuple(names),
            tuple(added),
            tuple(_joined(edits)),
        )

    def insert_name(
        self,
        statement: ast.ImportFrom | ast.Import,
        gone: list[str],
        names: list[str],
        place: int,
        name: str,
    ) -> list[TextEdit]:
        """Return the edits that put a name into a from-import before the name at `place`."""
        aliases = {_written(alias): alias for alias in statement.names}
        old = [one for one in names if one in aliases and one not in gone]
        following = next((one for one in names[place:] if one in aliases), None)
        preceding = next((one for one in reversed(names[:place]) if one in aliases), None)
        anchor = aliases[preceding or old[0]]
        if self.is_one_per_line(statement):
            return self.insert_line(aliases, preceding, following, name)
        if preceding is not None:
            end = self.statements.span_of(anchor).end
            if following is None or _same_line(aliases[following], anchor):
                return [TextEdit(Span(end, end), f", {name}")]
        start = self.statements.span_of(aliases[following or old[0]]).start
        return [TextEdit(Span(start, start), f"{name}, ")]

    def is_one_per_line(self, statement: ast.ImportFrom | ast.Import) -> bool:
        rows = [alias.lineno for alias in statement.names]
        return (
            len(set(rows)) == len(rows)
            and rows[0] > statement.lineno
            and b"(" in self.statements.lines.encoded[slice(*self.statements.span_of(statement))]
        )

    def insert_line(
        self,
        aliases: dict[str, ast.alias],
        preceding: str | None,
        following: str | None,
        name: str,
    ) -> list[TextEdit]:
        """A name on a line of its own: behind the line of the name before it, comment and all."""
        if preceding is None:
            assert following is not None
            alias = aliases[following]
            start = self.statements.span_of(alias).start
            indent = self.statements.indent_of(alias)
            return [TextEdit(Span(start, start), f"{name},{self.statements.newline}{indent}")]
        alias = aliases[preceding]
        end = self.statements.span_of(alias).end
        line_end = self.statements.next_line(alias.end_lineno or alias.lineno)
        rest = self.statements.lines.encoded[end:line_end].decode("utf-8")
        edits: list[TextEdit] = []
        if not rest.lstrip().startswith(","):
            edits.append(TextEdit(Span(end, end), ","))
        text = f"{self.statements.indent_of(alias)}{name},{self.statements.newline}"
        edits.append(TextEdit(Span(line_end, line_end), text))
        return edits

    # -- removing -------------------------------------------------------------------------------

    def removable(self, unused: frozenset[str]) -> dict[int, list[ast.alias]]:
        """Return the aliases of unused names, by the index of their top-level statement."""
        found: dict[int, list[ast.alias]] = {}
        for index, statement in enumerate(self.statements.body):
            if isinstance(statement, ast.Import | ast.ImportFrom) and self.statements.is_alone(
                index
            ):
                for alias in statement.names:
                    bound = alias.asname or alias.name
                    if bound in unused and alias.asname != alias.name:
                        found.setdefault(index, []).append(alias)
        return found

    def is_emptied(self, index: int, removed: list[ast.alias]) -> bool:
        statement = self.statements.body[index]
        assert isinstance(statement, ast.ImportFrom | ast.Import)
        return len(statement.names) == len(removed)

    def removals(self, indices: Sequence[int]) -> list[tuple[int, TextEdit]]:
        """Return the edits that take statements away, their lines, and blank lines too many."""
        gone: set[int] = set()
        found: list[tuple[int, TextEdit]] = []
        rows = self.statements.lines.starts
        for index in sorted(indices):
            statement = self.statements.body[index]
            below = (statement.end_lineno or statement.lineno) + 1
            above = statement.lineno - 1
            while above in gone:
                above -= 1
            end = self.statements.next_line(below - 1)
            gone.update(range(statement.lineno, below))
            is_blank_above = above == 0 or not self.statements.line(above).strip()
            if is_blank_above and below <= len(rows) and self.is_blank_row(below):
                end = self.statements.next_line(below)
                gone.add(below)
            found.append((index, TextEdit(Span(rows[statement.lineno - 1], end), "")))
        return found

    def is_blank_row(self, row: int) -> bool:
        line = self.statements.line(row)
        return bool(line) and not line.strip()

    def alias_with_comma(
        self,
        statement: ast.ImportFrom | ast.Import,
        alias: ast.alias,
        removed: Sequence[ast.alias],
    ) -> Span:
        """Return the bytes of a name with the comma that goes along, disjoint for neighbours."""
        place = statement.names.index(alias)
        after = statement.names[place + 1 :]
        if any(one not in removed for one in after):
            return Span(
                self.statements.span_of(alias).start, self.statements.span_of(after[0]).start
            )
        before = statement.names[place - 1]
        return Span(self.statements.span_of(before).end, self.statements.span_of(alias).end)


def _joined(edits: list[TextEdit]) -> list[TextEdit]:
    """Join insertions at one offset: edits of a file are disjoint."""
    joined: dict[Span, str] = {}
    for span, text in edits:
        joined[span] = joined.get(span, "") + text
    return [TextEdit(span, text) for span, text in sorted(joined.items())]


def _place(names: list[str], name: str) -> int:
    """Return where a name goes: by isort's order or by letters if the names have it, else last."""
    for key in (name_key, lambda one: (0, one.lower())):
        if names == sorted(names, key=key):
            return sum(key(one) <= key(name) for one in names)
    return len(names)


def _written(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name


def _same_line(one: ast.alias, two: ast.alias) -> bool:
    return one.lineno == two.lineno
