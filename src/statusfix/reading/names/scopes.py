"""Scopes: the names that a module, class, function or comprehension binds, and how.

A scope looks at its own statements the first time somebody asks it for a name, so a file pays
only for the functions in which something of interest stands. The rules are those of the language
reference, section 4.2 (naming and binding).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Hashable, Iterable, Sequence
from enum import Enum
from typing import Any, NamedTuple, TypeVar

from statusfix.reading.names.syntax import (
    COMPOUND,
    FunctionNode,
    bodies_of,
    captures,
    imported,
    is_type_checking,
    module_name,
    names_literal,
    own_expressions,
    parameters_of,
    same_scope,
)

_Answer = TypeVar("_Answer")

Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


class BindingKind(Enum):
    """How a name comes to have its value."""

    IMPORT = "import"
    PARAMETER = "parameter"
    VALUE = "value"
    LOOP = "loop"
    CONTEXT = "context"
    EXCEPTION = "exception"
    FUNCTION = "function"
    CLASS = "class"
    OTHER = "other"


class Binding(NamedTuple):
    """One place that binds a name.

    `target` is the qualified name of an import; `node` the value, the iterable, the definition,
    the parameter or the import statement; `place` the position in a tuple that is unpacked
    (-1: the whole value), `within` the places of the tuples around it, outermost first.
    """

    kind: BindingKind
    node: ast.AST
    target: str = ""
    place: int = -1
    is_typing_only: bool = False
    is_conditional: bool = False
    within: tuple[int, ...] = ()


class ScopeKind(Enum):
    """The four kinds of scope that differ in how names are found."""

    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    COMPREHENSION = "comprehension"


class Scope:
    """The names of one module, class, function, lambda or comprehension."""

    __slots__ = (
        "_answers", "_bindings", "_global", "_text", "has_walrus", "kind", "node", "parent", "stars",
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
            self._bindings = {}
            _Collector(self, self._bindings, self._global).collect()
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


_BINDING_NOTHING = frozenset(
    (ast.Expr, ast.Return, ast.Raise, ast.Assert, ast.Pass, ast.Break, ast.Continue, ast.Nonlocal)
)
_COMPOUND = frozenset(COMPOUND)


class _Collector:
    """Fills the bindings of one scope from its own statements, not from nested scopes'."""

    def __init__(
        self, scope: Scope, bindings: dict[str, list[Binding]], declared_global: set[str]
    ) -> None:
        self.scope = scope
        self.bindings = bindings
        self.declared_global = declared_global

    def collect(self) -> None:
        node = self.scope.node
        if isinstance(node, Comprehension):
            for generator in node.generators:
                self.bind_target(generator.target, BindingKind.LOOP, generator.iter)
            return
        if isinstance(node, FunctionNode | ast.Lambda):
            self.bind_parameters(node.args)
        if isinstance(node, ast.Lambda):
            self.bind_walrus(node.body)
            return
        if isinstance(node, ast.Module | ast.ClassDef | FunctionNode):
            self.collect_body(node.body, False, False)

    def bind(self, name: str, binding: Binding) -> None:
        self.bindings.setdefault(name, []).append(binding)

    def bind_parameters(self, arguments: ast.arguments) -> None:
        for argument in parameters_of(arguments):
            self.bind(argument.arg, Binding(BindingKind.PARAMETER, argument))
        for rest in (arguments.vararg, arguments.kwarg):
            if rest is not None:
                self.bind(rest.arg, Binding(BindingKind.OTHER, rest))

    def collect_body(self, body: Sequence[ast.stmt], typing_only: bool, conditional: bool) -> None:
        for statement in body:
            self.collect_statement(statement, typing_only, conditional)

    def collect_statement(self, statement: ast.stmt, typing_only: bool, conditional: bool) -> None:
        if self.scope.has_walrus:
            for expression in own_expressions(statement):
                self.bind_walrus(expression)
        kind = type(statement)
        if kind in _BINDING_NOTHING:
            return
        if isinstance(statement, ast.Assign):
            for target in statement.targets:
                self.bind_target(target, BindingKind.VALUE, statement.value, conditional)
        elif kind in _COMPOUND:
            self.collect_compound(statement, typing_only)
        elif isinstance(statement, FunctionNode):
            self.bind(
                statement.name,
                Binding(BindingKind.FUNCTION, statement, is_conditional=conditional),
            )
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            self.bind_import(statement, typing_only, conditional)
        elif isinstance(statement, ast.AnnAssign):
            is_followed = statement.value is not None and not names_literal(statement.annotation)
            how = BindingKind.VALUE if is_followed else BindingKind.OTHER
            self.bind_target(statement.target, how, statement.value or statement, conditional)
        elif isinstance(statement, ast.AugAssign):
            self.bind_target(statement.target, BindingKind.OTHER, statement, conditional)
        elif isinstance(statement, ast.ClassDef):
            self.bind(
                statement.name, Binding(BindingKind.CLASS, statement, is_conditional=conditional)
            )
        elif isinstance(statement, ast.Global):
            self.declared_global.update(statement.names)
        elif isinstance(statement, ast.Delete):
            for target in statement.targets:
                self.bind_target(target, BindingKind.OTHER, statement, conditional)

    def collect_compound(self, statement: ast.stmt, typing_only: bool) -> None:
        if isinstance(statement, ast.If):
            body_is_typing = typing_only or is_type_checking(statement.test)
            self.collect_body(statement.body, body_is_typing, True)
            self.collect_body(statement.orelse, typing_only, True)
            return
        if isinstance(statement, ast.For | ast.AsyncFor):
            self.bind_target(statement.target, BindingKind.LOOP, statement.iter, True)
        elif isinstance(statement, ast.With | ast.AsyncWith):
            for item in statement.items:
                if item.optional_vars is not None:
                    self.bind_target(
                        item.optional_vars, BindingKind.CONTEXT, item.context_expr, True
                    )
        elif isinstance(statement, ast.Match):
            for case in statement.cases:
                for name in captures(case.pattern):
                    self.bind(name, Binding(BindingKind.OTHER, case))
        for body in bodies_of(statement):
            self.collect_body(body, typing_only, True)
        for handler in getattr(statement, "handlers", ()):
            if handler.name:
                self.bind(handler.name, Binding(BindingKind.EXCEPTION, handler))

    def bind_import(
        self, statement: ast.Import | ast.ImportFrom, typing_only: bool, conditional: bool
    ) -> None:
        for alias in statement.names:
            if alias.name == "*" and isinstance(statement, ast.ImportFrom):
                self.scope.stars.append(module_name(statement))
                continue
            name, target = imported(statement, alias)
            self.bind(
                name,
                Binding(
                    BindingKind.IMPORT,
                    statement,
                    target,
                    is_typing_only=typing_only,
                    is_conditional=conditional,
                ),
            )

    def bind_target(
        self,
        target: ast.expr,
        kind: BindingKind,
        value: ast.AST,
        conditional: bool = False,
        index: int = -1,
        within: tuple[int, ...] = (),
    ) -> None:
        if isinstance(target, ast.Name):
            binding = Binding(kind, value, "", index, False, conditional, within)
            self.bind(target.id, binding)
        elif isinstance(target, ast.Tuple | ast.List):
            elements = value.elts if isinstance(value, ast.Tuple | ast.List) else []
            pairs = len(elements) == len(target.elts)
            around = (*within, index) if index >= 0 else within
            for place, element in enumerate(target.elts):
                if pairs and kind is BindingKind.VALUE:
                    self.bind_target(element, kind, elements[place], conditional)
                else:
                    self.bind_target(element, kind, value, conditional, place, around)
        elif isinstance(target, ast.Starred):
            self.bind_target(target.value, BindingKind.OTHER, value, conditional)

    def bind_walrus(self, expression: ast.AST) -> None:
        for node in same_scope(expression):
            if isinstance(node, ast.NamedExpr):
                self.bind(node.target.id, Binding(BindingKind.VALUE, node.value))
