"""The classes of a module: who inherits from whom, and what their attributes are set to."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from statusfix.reading.hazards.showing import shows_fields
from statusfix.reading.names.bindings import FunctionNode, Scope, ScopeKind
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.syntax import bodies_of


class Class(NamedTuple):
    """A class of the module, with the scope that it stands in and its own."""

    node: ast.ClassDef
    outer: Scope
    inner: Scope


class Hierarchy:
    """Answers for the classes of one module; `add` takes them in the order of the walk."""

    def __init__(self) -> None:
        self._classes: dict[int, Class] = {}
        self._derived: dict[int, list[Class]] | None = None
        self._assigned: dict[int, dict[str, list[tuple[ast.expr, Scope]]]] = {}
        self._methods: dict[int, dict[str, FunctionNode]] = {}

    def add(self, node: ast.ClassDef, outer: Scope, inner: Scope) -> None:
        """Remember a class that the walk meets."""
        self._classes[id(node)] = Class(node, outer, inner)
        self._derived = None

    def get(self, node: ast.AST) -> Class | None:
        """Return what is known about a definition of a class."""
        return self._classes.get(id(node))

    def named(self, expression: ast.AST, scope: Scope) -> Class | None:
        """Return the class of the module that a name stands for, or None."""
        found = scope.find(expression.id) if isinstance(expression, ast.Name) else None
        return self._classes.get(id(found[1][-1].node)) if found else None

    def around(self, scope: Scope) -> Class | None:
        """Return the class whose method a scope stands in, or None."""
        inner: Scope | None = scope
        while inner is not None and inner.kind is not ScopeKind.CLASS:
            inner = inner.parent
        return self._classes.get(id(inner.node)) if inner is not None else None

    def bases(self, one: Class) -> list[Class]:
        """Return the bases of a class that the module defines."""
        found = (self.named(base, one.outer) for base in one.node.bases)
        return [base for base in found if base is not None and base.node is not one.node]

    def lineage(self, one: Class) -> list[Class]:
        """Return a class and every class of the module that it inherits from, nearest first."""
        seen: dict[int, Class] = {}
        pending = [one]
        while pending:
            current = pending.pop(0)
            if id(current.node) not in seen:
                seen[id(current.node)] = current
                pending.extend(self.bases(current))
        return list(seen.values())

    def derived(self, one: Class) -> list[Class]:
        """Return every class of the module that inherits from a class."""
        if self._derived is None:
            self._derived = {}
            for each in self._classes.values():
                for base in self.bases(each):
                    self._derived.setdefault(id(base.node), []).append(each)
        seen: dict[int, Class] = {}
        pending = [*self._derived.get(id(one.node), ())]
        while pending:
            current = pending.pop()
            if id(current.node) not in seen:
                seen[id(current.node)] = current
                pending.extend(self._derived.get(id(current.node), ()))
        return list(seen.values())

    def method(self, one: Class, name: str) -> tuple[FunctionNode, Class] | None:
        """Return the method that a class has under a name, inherited ones included."""
        for each in self.lineage(one):
            found = self._own_methods(each.node).get(name)
            if found is not None:
                return found, each
        return None

    def _own_methods(self, node: ast.ClassDef) -> dict[str, FunctionNode]:
        """Return the methods that a class defines itself, the first under each name."""
        if id(node) not in self._methods:
            methods = [one for one in node.body if isinstance(one, FunctionNode)]
            self._methods[id(node)] = {one.name: one for one in reversed(methods)}
        return self._methods[id(node)]

    def set_to(self, one: Class, attribute: str) -> list[tuple[ast.expr, Scope]]:
        """Return what the class body and the methods of a class set an attribute to."""
        if id(one.node) not in self._assigned:
            found: dict[str, list[tuple[ast.expr, Scope]]] = {}
            for name, value, scope in _assignments(one):
                found.setdefault(name, []).append((value, scope))
            self._assigned[id(one.node)] = found
        return self._assigned[id(one.node)].get(attribute, [])

    def fields(self, one: Class) -> list[str] | None:
        """Return the fields that a class takes in its calls, in order; None if it writes
        an `__init__` of its own."""
        if self.method(one, "__init__") is not None or not shows_fields(one.node):
            return None
        names: list[str] = []
        for each in reversed(self.lineage(one)):
            for statement in each.node.body:
                if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                    names.append(statement.target.id)
        return list(dict.fromkeys(names))


def own_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements of a body and its blocks, without those of nested definitions."""
    pending = body[::-1]
    while pending:
        statement = pending.pop()
        yield statement
        if not isinstance(statement, FunctionNode | ast.ClassDef):
            for block in bodies_of(statement):
                pending.extend(reversed(block))


def _assignments(one: Class) -> Iterator[tuple[str, ast.expr, Scope]]:
    for statement in one.node.body:
        if isinstance(statement, FunctionNode):
            scope = Scope(statement, one.inner)
            for inner in own_statements(statement.body):
                for target, value in targets_of(inner):
                    if isinstance(target, ast.Attribute) and tail_of(target.value) == "self":
                        yield target.attr, value, scope
        else:
            for target, value in targets_of(statement):
                if isinstance(target, ast.Name):
                    yield target.id, value, one.inner


def targets_of(statement: ast.stmt) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield the targets of an assignment, each with its value."""
    if isinstance(statement, ast.Assign):
        for target in statement.targets:
            if isinstance(target, ast.Tuple) and isinstance(statement.value, ast.Tuple):
                yield from zip(target.elts, statement.value.elts, strict=False)
            else:
                yield target, statement.value
    elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
        yield statement.target, statement.value
