"""Where a new import goes, and how: extend a statement, join a group, or start one.

Follows what isort does with its default sections: standard library, third party, own code; plain
imports before from-imports; names by constant, class, function. A file that is sorted stays
sorted; one that isn't gets the import at the nearest fitting place.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Sequence
from typing import NamedTuple

from statusfix.model import Span
from statusfix.reading.bindings import module_name
from statusfix.reading.text import LineIndex

_WRAP_AT = 88


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


def plan_imports(
    tree: ast.Module,
    lines: LineIndex,
    needed: Sequence[Needed],
    first_line: int,
    unused: frozenset[str] = frozenset(),
) -> ImportPlan:
    """Return how the needed imports come in, before line `first_line`, and unused names go.

    `unused` are names that no expression of the result reads any more.
    """
    planner = _Planner(tree, lines, first_line)
    added: dict[int, list[Needed]] = {}
    insertions: list[Insertion] = []
    impossible: set[Needed] = set()
    for one in needed:
        index = planner.extendable(one)
        if index is not None:
            added.setdefault(index, []).append(one)
            continue
        insertion = planner.insertion(one)
        if insertion is None:
            impossible.add(one)
        else:
            insertions.append(insertion)
    removed = planner.removable(unused)
    changes = [
        planner.change(index, added.get(index, []), removed.get(index, []))
        for index in sorted({*added, *removed})
        if added.get(index) or not planner.is_emptied(index, removed.get(index, []))
    ]
    removals = [
        (index, planner.removal(index))
        for index in sorted(removed)
        if not added.get(index) and planner.is_emptied(index, removed[index])
    ]
    return ImportPlan(
        tuple(_merged(insertions)), tuple(changes), tuple(removals), frozenset(impossible)
    )


def name_key(name: str) -> tuple[int, str]:
    """The place of a name in a from-import: constants, classes, functions, each by letters."""
    bare = name.partition(" as ")[0]
    kind = 0 if bare.isupper() and len(bare) > 1 else 1 if bare[:1].isupper() else 2
    return kind, bare.lower()


class _Planner:
    def __init__(self, tree: ast.Module, lines: LineIndex, first_line: int) -> None:
        self.tree = tree
        self.lines = lines
        self.first_line = first_line
        self.newline = _newline(lines.encoded)

    # -- extending ------------------------------------------------------------------------------

    def extendable(self, needed: Needed) -> int | None:
        """Return the index of a top-level from-import of the same module, or None."""
        if not needed.name:
            return None
        for index, statement in enumerate(self.tree.body):
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
        statement = self.tree.body[index]
        assert isinstance(statement, ast.ImportFrom | ast.Import)
        edits: list[TextEdit] = []
        names = [_written(alias) for alias in statement.names]
        gone = [_written(alias) for alias in removed]
        new = [one.imported for one in added]
        for alias in removed:
            if new:
                edits.append(TextEdit(self.span_of(alias), new[0]))
                names[names.index(_written(alias))] = new.pop(0)
            else:
                edits.append(TextEdit(self.alias_with_comma(statement, alias), ""))
                names.remove(_written(alias))
        for name in new:
            place = _place(names, name)
            edits.extend(self.insert_name(statement, gone, names, place, name))
            names.insert(place, name)
        return Change(index, self.span_of(statement).start, tuple(names), tuple(added), tuple(_joined(edits)))

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
            end = self.span_of(anchor).end
            if following is None or _same_line(aliases[following], anchor):
                return [TextEdit(Span(end, end), f", {name}")]
        start = self.span_of(aliases[following or old[0]]).start
        return [TextEdit(Span(start, start), f"{name}, ")]

    def is_one_per_line(self, statement: ast.ImportFrom | ast.Import) -> bool:
        rows = [alias.lineno for alias in statement.names]
        return (
            len(set(rows)) == len(rows)
            and rows[0] > statement.lineno
            and b"(" in self.lines.encoded[slice(*self.span_of(statement))]
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
            start = self.span_of(alias).start
            indent = self.indent_of(alias)
            return [TextEdit(Span(start, start), f"{name},{self.newline}{indent}")]
        alias = aliases[preceding]
        end = self.span_of(alias).end
        line_end = self.next_line(alias.end_lineno or alias.lineno)
        rest = self.lines.encoded[end:line_end].decode("utf-8")
        edits: list[TextEdit] = []
        if not rest.lstrip().startswith(","):
            edits.append(TextEdit(Span(end, end), ","))
        text = f"{self.indent_of(alias)}{name},{self.newline}"
        edits.append(TextEdit(Span(line_end, line_end), text))
        return edits

    # -- removing -------------------------------------------------------------------------------

    def removable(self, unused: frozenset[str]) -> dict[int, list[ast.alias]]:
        """Return the aliases of unused names, by the index of their top-level statement."""
        found: dict[int, list[ast.alias]] = {}
        for index, statement in enumerate(self.tree.body):
            if isinstance(statement, ast.Import | ast.ImportFrom) and self.is_alone(index):
                for alias in statement.names:
                    bound = alias.asname or alias.name
                    if bound in unused and alias.asname != alias.name:
                        found.setdefault(index, []).append(alias)
        return found

    def is_emptied(self, index: int, removed: list[ast.alias]) -> bool:
        statement = self.tree.body[index]
        assert isinstance(statement, ast.ImportFrom | ast.Import)
        return len(statement.names) == len(removed)

    def removal(self, index: int) -> TextEdit:
        """Return the edit that takes a statement away with its line."""
        statement = self.tree.body[index]
        span = self.span_of(statement)
        start = self.lines.starts[statement.lineno - 1]
        end = self.next_line(statement.end_lineno or statement.lineno)
        return TextEdit(Span(min(start, span.start), end), "")

    def alias_with_comma(
        self, statement: ast.ImportFrom | ast.Import, alias: ast.alias
    ) -> Span:
        place = statement.names.index(alias)
        if place + 1 < len(statement.names):
            return Span(
                self.span_of(alias).start, self.span_of(statement.names[place + 1]).start
            )
        return Span(self.span_of(statement.names[place - 1]).end, self.span_of(alias).end)

    # -- inserting ------------------------------------------------------------------------------

    def insertion(self, needed: Needed) -> Insertion | None:
        """Return where a new statement goes, or None where no place is before its first use."""
        run = self.run()
        if not run:
            return self.first_import(needed)
        groups = self.groups(run)
        section = _section(needed.module)
        chosen = self.group_for(groups, needed.module, section)
        if chosen is not None:
            index = self.place_in(chosen, needed)
            before = index > chosen[-1]
            return self.at(index, needed, 0, 0, after=before)
        later = [group for group in groups if self.section_of(group) > section]
        if later:
            index = later[0][0]
            return self.at(index, needed, 0, 1, above_comments=True)
        return self.at(groups[-1][-1] + 1, needed, 1, 0, after=True)

    def run(self) -> list[int]:
        """Return the indices of the first stretch of imports, without `__future__`."""
        found: list[int] = []
        for index, statement in enumerate(self.tree.body):
            if statement.lineno >= self.first_line:
                break
            if isinstance(statement, ast.Import | ast.ImportFrom):
                if not _is_future(statement):
                    found.append(index)
            elif found:
                break
        return found

    def groups(self, run: list[int]) -> list[list[int]]:
        """Split a stretch of imports at its blank lines."""
        groups: list[list[int]] = [[run[0]]]
        for before, index in zip(run, run[1:], strict=False):
            if self.has_blank_between(before, index) or index != before + 1:
                groups.append([])
            groups[-1].append(index)
        return groups

    def has_blank_between(self, before: int, index: int) -> bool:
        first = self.tree.body[before].end_lineno or 0
        return any(
            not self.line(number).strip()
            for number in range(first + 1, self.tree.body[index].lineno)
        )

    def group_for(self, groups: list[list[int]], module: str, section: int) -> list[int] | None:
        package = module.partition(".")[0]
        for group in groups:
            if any(package == _package(self.tree.body[index]) for index in group):
                return group
        own = [group for group in groups if self.section_of(group) == section]
        holding = [
            group
            for group in groups
            if any(_section_of(self.tree.body[index]) == section for index in group)
        ]
        return next(iter((*own, *holding)), None)

    def section_of(self, group: list[int]) -> int:
        sections = [_section_of(self.tree.body[index]) for index in group]
        most: int = max(sorted(set(sections)), key=sections.count)
        return most

    def place_in(self, group: list[int], needed: Needed) -> int:
        """Return the index before which the statement goes, in the order that the group has."""
        key = needed.module.lower()
        own = [index for index in group if _section_of(self.tree.body[index]) == _section(needed.module)]
        members = own or group
        plain = [index for index in members if isinstance(self.tree.body[index], ast.Import)]
        froms = [index for index in members if isinstance(self.tree.body[index], ast.ImportFrom)]
        is_mixed = bool(plain and froms) and plain[-1] > froms[0]
        candidates = members if is_mixed else (froms if needed.name else plain)
        for index in candidates:
            if _module_key(self.tree.body[index]) > key:
                return index
        if candidates:
            return candidates[-1] + 1
        if needed.name:
            return members[-1] + 1
        return members[0]

    def first_import(self, needed: Needed) -> Insertion | None:
        """The file has no import yet: behind the docstring and `__future__`, else at its head."""
        body = self.tree.body
        index = 0
        if body and _is_docstring(body[0]):
            index = 1
        while index < len(body) and _is_future(body[index]):
            index += 1
        if index < len(body) and body[index].lineno > self.first_line:
            return None
        if index:
            return self.at(index, needed, 1, 0, after=True)
        following = body[0] if body else None
        is_definition = isinstance(
            following, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        )
        return self.at(0, needed, 0, 2 if is_definition else 1)

    def at(
        self,
        index: int,
        needed: Needed,
        blank_before: int,
        blank_after: int,
        after: bool = False,
        above_comments: bool = False,
    ) -> Insertion | None:
        """Return the insertion before statement `index`, right behind the one before if `after`."""
        body = self.tree.body
        if after and not self.ends_its_line(index - 1):
            return None
        if after:
            row = (body[index - 1].end_lineno or 0) + 1
        else:
            row = _first_row(body[index])
            if not self.starts_its_line(index):
                return None
            if above_comments:
                row = self.above_comments(index, row)
        kept = (_first_row(body[index]) - row) if index < len(body) else 0
        offset = self.lines.starts[row - 1] if row <= len(self.lines.starts) else None
        text = (
            self.newline * blank_before + needed.statement + self.newline
            + self.newline * blank_after
        )
        if offset is None:
            offset = len(self.lines.encoded)
            text = self.newline + text.removesuffix(self.newline)
        edit = TextEdit(Span(offset, offset), text)
        return Insertion(index, kept, blank_before, blank_after, needed, edit)

    def above_comments(self, index: int, row: int) -> int:
        """Step over the comments right above a statement, unless they open the file."""
        top = row
        lowest = (self.tree.body[index - 1].end_lineno or 0) if index else 0
        while top - 1 > lowest and self.line(top - 1).lstrip().startswith(b"#"):
            top -= 1
        return row if top == 1 else top

    def ends_its_line(self, index: int) -> bool:
        """Whether nothing but a comment follows a statement on its last line."""
        statement = self.tree.body[index]
        end = self.span_of(statement).end
        rest = self.lines.encoded[end : self.next_line(statement.end_lineno or 0)]
        return re.fullmatch(rb"[ \t\f]*(?:#[^\r\n]*)?[\r\n]*", rest) is not None

    def is_alone(self, index: int) -> bool:
        """Whether a statement shares its lines with no other."""
        return self.starts_its_line(index) and self.ends_its_line(index)

    def starts_its_line(self, index: int) -> bool:
        row = _first_row(self.tree.body[index])
        start = self.lines.starts[row - 1]
        before = self.lines.encoded[start : start + self.tree.body[index].col_offset]
        return not before.strip()

    # -- text -----------------------------------------------------------------------------------

    def span_of(self, node: ast.alias | ast.stmt) -> Span:
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or 0
        return Span(
            self.lines.starts[node.lineno - 1] + node.col_offset,
            self.lines.starts[end_line - 1] + end_column,
        )

    def indent_of(self, alias: ast.alias) -> str:
        start = self.lines.starts[alias.lineno - 1]
        return self.lines.encoded[start : start + alias.col_offset].decode("utf-8")

    def next_line(self, row: int) -> int:
        starts = self.lines.starts
        return starts[row] if row < len(starts) else len(self.lines.encoded)

    def line(self, row: int) -> bytes:
        return self.lines.encoded[self.lines.starts[row - 1] : self.next_line(row)]


def _merged(insertions: list[Insertion]) -> list[Insertion]:
    """Order several insertions at one place by their statements."""
    return sorted(insertions, key=lambda one: (one.edit.span, one.needed))


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


def _first_row(statement: ast.stmt) -> int:
    decorators = getattr(statement, "decorator_list", None)
    return min([statement.lineno, *(one.lineno for one in decorators or ())])


def _is_docstring(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _is_future(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.module == "__future__"


def _package(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Import):
        return statement.names[0].name.partition(".")[0]
    if isinstance(statement, ast.ImportFrom):
        return module_name(statement).partition(".")[0]
    return ""


def _module_key(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Import):
        return statement.names[0].name.lower()
    return module_name(statement).lower() if isinstance(statement, ast.ImportFrom) else ""


def _section_of(statement: ast.stmt) -> int:
    if isinstance(statement, ast.ImportFrom) and statement.level:
        return 2
    return _section(_package(statement))


def _section(module: str) -> int:
    """0: standard library, 1: everything else that is absolute, 2: relative."""
    if module.startswith("."):
        return 2
    return 0 if module.partition(".")[0] in sys.stdlib_module_names else 1


def _newline(encoded: bytes) -> str:
    found = re.search(rb"\r\n|\n|\r", encoded)
    return found[0].decode() if found else "\n"
