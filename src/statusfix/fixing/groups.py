"""Where a new import statement goes: the group, and the place in it, that isort would choose.

Sections in isort's default order: standard library, third party and own code, relative imports;
plain imports before from-imports, unless the group mixes them.
"""

from __future__ import annotations

import ast
import sys
from itertools import pairwise

from statusfix.fixing.edits import Insertion, Needed, TextEdit
from statusfix.fixing.statements import Statements, first_row
from statusfix.model import Span
from statusfix.reading.names.bindings import module_name

# More blank lines than these before a definition are too many (PEP 8): one is free to use.
_BLANK_LINES = 2


class Groups:
    """The groups of imports that a module has before a line."""

    def __init__(self, statements: Statements, first_line: int) -> None:
        self.statements = statements
        self.first_line = first_line

    # -- inserting ------------------------------------------------------------------------------

    def insertion(self, needed: Needed) -> Insertion | None:
        """Return where a new statement goes, or None where no place is before its first use."""
        run = self.run()
        if not run:
            return self.first_import(needed)
        return self.sorted_place(run, needed) or self.any_place(run, needed)

    def sorted_place(self, run: list[int], needed: Needed) -> Insertion | None:
        """Return the place in a stretch of imports that isort would choose, if it is a line's."""
        groups = self.groups(run)
        section = section_of_module(needed.module)
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

    def any_place(self, run: list[int], needed: Needed) -> Insertion | None:
        """Return the first place between imports where a line begins: not behind `import os;`."""
        places = (self.at(index, needed, 0, 0) for index in run)
        return next((one for one in places if one is not None), None)

    def run(self) -> list[int]:
        """Return the indices of the first stretch of imports, without `__future__`."""
        found: list[int] = []
        for index, statement in enumerate(self.statements.body):
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
        for before, index in pairwise(run):
            if self.statements.has_blank_between(before, index) or index != before + 1:
                groups.append([])
            groups[-1].append(index)
        return groups

    def group_for(self, groups: list[list[int]], module: str, section: int) -> list[int] | None:
        package = module.partition(".")[0]
        for group in groups:
            if any(package == _package(self.statements.body[index]) for index in group):
                return group
        own = [group for group in groups if self.section_of(group) == section]
        holding = [
            group
            for group in groups
            if any(_section_of(self.statements.body[index]) == section for index in group)
        ]
        return next(iter((*own, *holding)), None)

    def section_of(self, group: list[int]) -> int:
        sections = [_section_of(self.statements.body[index]) for index in group]
        most: int = max(sorted(set(sections)), key=sections.count)
        return most

    def place_in(self, group: list[int], needed: Needed) -> int:
        """Return the index before which the statement goes, in the order that the group has."""
        key = needed.module.lower()
        own = [
            index
            for index in group
            if _section_of(self.statements.body[index]) == section_of_module(needed.module)
        ]
        members = own or group
        plain = [index for index in members if isinstance(self.statements.body[index], ast.Import)]
        froms = [
            index for index in members if isinstance(self.statements.body[index], ast.ImportFrom)
        ]
        is_mixed = bool(plain and froms) and plain[-1] > froms[0]
        candidates = members if is_mixed else (froms if needed.name else plain)
        for index in candidates:
            if _module_key(self.statements.body[index]) > key:
                return index
        if candidates:
            return candidates[-1] + 1
        if needed.name:
            return members[-1] + 1
        return members[0]

    def first_import(self, needed: Needed) -> Insertion | None:
        """The file has no import yet: behind the docstring and `__future__`, else at its head."""
        body = self.statements.body
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
        """Return the insertion before statement `index`; `after`: right behind the one before."""
        body = self.statements.body
        if after and not self.statements.ends_its_line(index - 1):
            return None
        if after:
            row = (body[index - 1].end_lineno or 0) + 1
            if blank_before:
                row = self.statements.below_comments(row)
                if self.statements.blank_lines(row) > _BLANK_LINES:
                    row, blank_before = row + 1, 0
        else:
            row = first_row(body[index])
            if not self.statements.starts_its_line(index):
                return None
            if above_comments:
                row = self.statements.above_comments(index, row)
        kept = (first_row(body[index]) - row) if index < len(body) else 0
        offset = (
            self.statements.lines.starts[row - 1]
            if row <= len(self.statements.lines.starts)
            else None
        )
        text = (
            self.statements.newline * blank_before
            + needed.statement
            + self.statements.newline
            + self.statements.newline * blank_after
        )
        if offset is None:
            offset = len(self.statements.lines.encoded)
            text = self.statements.newline + text.removesuffix(self.statements.newline)
        edit = TextEdit(Span(offset, offset), text)
        return Insertion(index, kept, blank_before, blank_after, needed, edit)


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
    return section_of_module(_package(statement))


def section_of_module(module: str) -> int:
    """0: standard library, 1: everything else that is absolute, 2: relative."""
    if module.startswith("."):
        return 2
    return 0 if module.partition(".")[0] in sys.stdlib_module_names else 1
