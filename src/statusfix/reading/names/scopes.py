"""Scopes: the names that a module, class, function or comprehension binds, and how.

A scope looks at its own statements the first time somebody asks it for a name, so a file pays
only for the functions in which something of interest stands. The rules are those of the language
reference, section 4.2 (naming and binding).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Hashable, Iterable, Sequence
from enum import Enum
from typing import Any, TypeVar

from statusfix.reading.names.binder import Binder, Binding, BindingKind, Comprehension

_Answer = TypeVar("_Answer")


class ScopeKind(Enum):
    """The four kinds of scope that differ in how names are found."""

    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    COMPREHENSION = "comprehension"


class Scope:
    """The names of one module, class, function, lambda or comprehension."""

    __slots__ = (
        "_answers", "_bindings", "_global", "_text", "has_walrus", "kind", "node", "parent",
        "stars",
    )  # fmt: skip

    def __init__(self, node: ast.AST, parent: Scope | None, text: str | None = None) -> None:
        self.node = node
        self.parent = parent
        self.kind = _kind_of(node)
        self.stars: list[str] = []
        self._global: set[str] = set()
        self.has_walrus: bool = parent.has_walrus if parent else text is None or ":=" in text
        self._text = text
        self._bindings: dict[str, list[Binding]] | None = None
        self._answers: dict[Hashable, Any] | None = None

    def once(self, question: Hashable, find: Callable[[], _Answer]) -> _Answer:
        """Return what `find` says, which is asked once: a name can be bound in 1,000 places."""
        if self._answers is None:
            self._answers = {}
        if question not in self._answers:
            self._answers[question] = find()
        answer: _Answer = self._answers[question]
        return answer

    def imported(self, name: str) -> str | None:
        """Return the qualified name of the first import that binds a name in this scope."""
        bindings = self.bindings.get(name, ())
        if len(bindings) == 1:
            only = bindings[0]
            return only.target if only.kind is BindingKind.IMPORT else None
        return self.once(("imported", name), lambda: _first_import(bindings))

    @property
    def bindings(self) -> dict[str, list[Binding]]:
        """Every name that this scope binds, with the places that bind it, in source order."""
        if self._bindings is None:
            binder = Binder(self.has_walrus)
            binder.collect(self.node)
            self._bindings, self._global = binder.bindings, binder.declared_global
            self.stars = binder.stars
        return self._bindings

    def mentions(self, words: Iterable[str], times: int = 1) -> bool:
        """Return False where no word stands so often in the module's text, not even as a part.

        A name can be written in several ways where the text has more than ASCII.
        """
        text = self.module._text
        if text is None or not text.isascii():
            return True
        if times == 1:
            return any(word in text for word in words)
        return any(text.count(word) >= times for word in words)

    @property
    def module(self) -> Scope:
        """The scope of the module."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    @property
    def function(self) -> Scope | None:
        """The nearest function around this place, or None at the level of a module or class."""
        scope: Scope | None = self
        while scope is not None and scope.kind is ScopeKind.COMPREHENSION:
            scope = scope.parent
        return scope if scope is not None and scope.kind is ScopeKind.FUNCTION else None

    def find(self, name: str) -> tuple[Scope, list[Binding]] | None:
        """Return the scope that gives `name` its meaning here, and the bindings there."""
        scope: Scope | None = self
        is_own = True
        while scope is not None:
            if is_own or scope.kind is not ScopeKind.CLASS:
                bindings = scope._bindings
                found = (scope.bindings if bindings is None else bindings).get(name)
                if scope._global and name in scope._global:
                    module = scope.module
                    at_module = module.bindings.get(name)
                    return (module, at_module) if at_module else None
                if found:
                    return scope, found
            is_own = is_own and scope.kind is ScopeKind.COMPREHENSION
            scope = scope.parent
        return None


def module_scope(tree: ast.Module, text: str | None = None) -> Scope:
    """Return the scope of a parsed module; its text, where it is given, spares some looking."""
    return Scope(tree, None, text)


def _first_import(bindings: Sequence[Binding]) -> str | None:
    imports = (one.target for one in bindings if one.kind is BindingKind.IMPORT)
    return next(imports, None)


def _kind_of(node: ast.AST) -> ScopeKind:
    if isinstance(node, ast.Module):
        return ScopeKind.MODULE
    if isinstance(node, ast.ClassDef):
        return ScopeKind.CLASS
    if isinstance(node, Comprehension):
        return ScopeKind.COMPREHENSION
    return ScopeKind.FUNCTION
