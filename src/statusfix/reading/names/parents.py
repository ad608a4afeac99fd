"""The parent of every node of a module, found statement by statement, when it is asked for."""

from __future__ import annotations

import ast
from bisect import bisect_right

from statusfix.reading.names.syntax import children


class Parents:
    """Answers for one tree; of most of it nobody ever asks."""

    def __init__(self, tree: ast.AST) -> None:
        self._tree = tree
        self._parents: dict[int, ast.AST] = {}
        # What is looked at as a whole, by where it begins: a statement of the module or of a
        # class, or the head of a class. None once it has been looked at.
        self._roots: list[ast.AST | None] = []
        self._starts: list[tuple[int, int]] = []
        self._is_whole = False

    def of(self, node: ast.AST) -> ast.AST | None:
        """Return the parent; None for the module, and for a node that is not in the tree."""
        found = self._parents.get(id(node))
        if found is None and not self._is_whole and node is not self._tree:
            if not self._roots:
                self._add_roots(self._tree)
            self._look_around(node)
            found = self._parents.get(id(node))
            if found is None:  # an f-string can say that its parts stand anywhere
                self._look_at(self._tree)
                self._is_whole = True
                found = self._parents.get(id(node))
        return found

    def _add_roots(self, owner: ast.AST) -> None:
        for statement in getattr(owner, "body", ()):
            self._parents[id(statement)] = owner
            first = next(iter(getattr(statement, "decorator_list", ())), statement)
            self._roots.append(statement)
            self._starts.append((first.lineno, first.col_offset))
            if isinstance(statement, ast.ClassDef):
                self._add_roots(statement)

    def _look_around(self, node: ast.AST) -> None:
        """Look at the statement that a node stands in."""
        row, column = getattr(node, "lineno", None), getattr(node, "col_offset", None)
        if row is None or column is None:
            return
        place = bisect_right(self._starts, (row, column)) - 1
        root = self._roots[place] if place >= 0 else None
        if root is None:
            return
        self._roots[place] = None
        if isinstance(root, ast.ClassDef):
            for part in children(root):
                if not isinstance(part, ast.stmt):
                    self._parents[id(part)] = root
                    self._look_at(part)
        else:
            self._look_at(root)

    def _look_at(self, root: ast.AST) -> None:
        parents = self._parents
        pending = [root]
        while pending:
            parent = pending.pop()
            for child in children(parent):
                parents[id(child)] = parent
                pending.append(child)
