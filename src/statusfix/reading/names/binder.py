"""What binds the names of one scope: its own statements, not those of nested scopes."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

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


_BINDING_NOTHING = frozenset(
    (ast.Expr, ast.Return, ast.Raise, ast.Assert, ast.Pass, ast.Break, ast.Continue, ast.Nonlocal)
)
_COMPOUND = frozenset(COMPOUND)


class Binder:
    """Collects the bindings of one scope, in source order.

    `stars` are the modules that it imports everything from, `declared_global` the names that it
    says to be the module's.
    """

    def __init__(self, has_walrus: bool) -> None:
        self.has_walrus = has_walrus
        self.bindings: dict[str, list[Binding]] = {}
        self.stars: list[str] = []
        self.declared_global: set[str] = set()

    def collect(self, node: ast.AST) -> None:
        """Add what the module, class, function, lambda or comprehension `node` binds."""
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
        if self.has_walrus:
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
                self.stars.append(module_name(statement))
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
