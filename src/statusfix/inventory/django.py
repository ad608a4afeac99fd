"""The routes of Django: urlpatterns from the root downward, through include() and routers."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from statusfix.inventory.model import Endpoint, Everywhere, Unknown
from statusfix.inventory.program import Found, Known, Module, Program
from statusfix.inventory.routers import Registered, Routers
from statusfix.inventory.routes import UNKNOWN_PART, answers_of, keyword_of, text_of, view_name
from statusfix.inventory.views import Views
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import Scope
from statusfix.reading.names.syntax import FunctionNode

_PATHS = {
    "django.urls.path": False,
    "django.urls.re_path": True,
    "django.conf.urls.url": True,
}
_INCLUDES = ("django.urls.include", "django.conf.urls.include")
_TRANSPARENT = (
    "rest_framework.urlpatterns.format_suffix_patterns",
    "django.conf.urls.i18n.i18n_patterns",
)
_ALIASES = {
    "django.urls.conf.path": "django.urls.path",
    "django.urls.conf.re_path": "django.urls.re_path",
    "django.urls.conf.include": "django.urls.include",
    "django.conf.urls.re_path": "django.urls.re_path",
}
_SETTING, _PATTERNS = "ROOT_URLCONF", "urlpatterns"
_DEPTH = 12


class Pattern(NamedTuple):
    """A leaf of the tree of patterns; `is_regex` says what the path is written in."""

    path: str
    view: ast.expr | None
    scope: Scope
    module: Module
    registered: Registered | None = None


class DjangoRoutes:
    """Collects the patterns of a program's URL configuration."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.unknown: list[Unknown] = []
        self.routers = Routers(program)
        self.views = Views(program)
        self.patterns: list[Pattern] = []
        self._included: set[str] = set()

    def read(self) -> None:
        """Read the URL configuration that settings name, or those that nobody includes."""
        self.routers.read()
        self.views.read_settings()
        for module in self._roots():
            for pattern in self._module(module, "", 0):
                self.patterns.append(pattern)

    def _roots(self) -> list[Module]:
        named: list[Module] = []
        for module in self.program.modules:
            found = self.program.lookup(ast.Name(_SETTING), module.scope, module)
            if isinstance(found, Known) and found.module is module:
                text = text_of(found.node, found.scope, module, self.program)
                root = self.program.module_named(text, module) if text else None
                if root is not None and root not in named:
                    named.append(root)
        if named:
            return named
        with_patterns = [one for one in self.program.modules if _PATTERNS in one.scope.bindings]
        included = {module.path for one in with_patterns for module in self._includes(one)}
        return [one for one in with_patterns if one.path not in included]

    def _includes(self, module: Module) -> Iterator[Module]:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and self._name(node.func, module) in _INCLUDES:
                found = self._included_module(node, module.scope, module)
                if isinstance(found, Module):
                    yield found

    def _name(self, node: ast.expr, module: Module, scope: Scope | None = None) -> Found:
        found = self.program.lookup(node, scope or module.scope, module)
        return _ALIASES.get(found, found) if isinstance(found, str) else found

    def _module(self, module: Module, prefix: str, depth: int) -> Iterator[Pattern]:
        """Yield the patterns of a module's urlpatterns, in every statement that sets them."""
        if depth > _DEPTH:
            return
        for value in _set_values(module.tree.body):
            yield from self._list(value, prefix, module.scope, module, depth)

    def _list(
        self, node: ast.expr, prefix: str, scope: Scope, module: Module, depth: int
    ) -> Iterator[Pattern]:
        if depth > _DEPTH:
            return
        if isinstance(node, ast.List | ast.Tuple):
            for element in node.elts:
                if isinstance(element, ast.Starred):
                    yield from self._list(element.value, prefix, scope, module, depth + 1)
                else:
                    yield from self._element(element, prefix, scope, module, depth)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            yield from self._list(node.left, prefix, scope, module, depth + 1)
            yield from self._list(node.right, prefix, scope, module, depth + 1)
        elif isinstance(node, ast.Call) and self._name(node.func, module, scope) in _TRANSPARENT:
            for given in node.args:
                yield from self._list(given, prefix, scope, module, depth + 1)
        elif isinstance(node, ast.Name | ast.Attribute):
            yield from self._named(node, prefix, scope, module, depth)
        else:
            self.unknown.append(Unknown(module.place(node), f"patterns below /{prefix}"))

    def _named(
        self, node: ast.Name | ast.Attribute, prefix: str, scope: Scope, module: Module, depth: int
    ) -> Iterator[Pattern]:
        if isinstance(node, ast.Attribute) and node.attr == "urls":
            registered = self.routers.registered(node.value, scope, module)
            if registered is not None:
                for path, one in registered:
                    yield Pattern(f"{prefix}{path}", None, scope, module, one)
                return
        found = self.program.lookup(node, scope, module)
        if isinstance(found, Known) and isinstance(found.node, ast.expr):
            yield from self._list(found.node, prefix, found.scope, found.module, depth + 1)
        else:
            self.unknown.append(Unknown(module.place(node), f"patterns below /{prefix}"))

    def _element(
        self, node: ast.expr, prefix: str, scope: Scope, module: Module, depth: int
    ) -> Iterator[Pattern]:
        if isinstance(node, ast.Name | ast.Attribute):
            found = self.program.lookup(node, scope, module)
            if isinstance(found, Known) and isinstance(found.node, ast.Call):
                yield from self._element(found.node, prefix, found.scope, found.module, depth + 1)
                return
        if not isinstance(node, ast.Call) or self._name(node.func, module, scope) not in _PATHS:
            self.unknown.append(Unknown(module.place(node), f"a pattern below /{prefix}"))
            return
        is_regex = _PATHS[str(self._name(node.func, module, scope))]
        keyword = "regex" if is_regex else "route"
        text = text_of(argument(node, keyword, 0), scope, module, self.program)
        path = prefix + (UNKNOWN_PART if text is None else _plain(text) if is_regex else text)
        view = argument(node, "view", 1)
        if isinstance(view, ast.Call) and self._name(view.func, module, scope) in _INCLUDES:
            yield from self._include(view, path, scope, module, depth)
        elif isinstance(view, ast.Attribute) and view.attr == "urls":
            self.unknown.append(Unknown(module.place(node), f"what is below /{path}"))
        else:
            yield Pattern(path, view, scope, module)

    def _include(
        self, node: ast.Call, path: str, scope: Scope, module: Module, depth: int
    ) -> Iterator[Pattern]:
        found = self._included_module(node, scope, module)
        if isinstance(found, Module):
            yield from self._module(found, path, depth + 1)
        elif isinstance(found, ast.expr):
            yield from self._list(found, path, scope, module, depth + 1)
        else:
            self.unknown.append(Unknown(module.place(node), f"what is included below /{path}"))

    def _included_module(
        self, node: ast.Call, scope: Scope, module: Module
    ) -> Module | ast.expr | None:
        given = node.args[0] if node.args else keyword_of(node, "arg")
        if isinstance(given, ast.Tuple) and given.elts:
            given = given.elts[0]
        if given is None:
            return None
        text = text_of(given, scope, module, self.program)
        if text is not None:
            return self.program.module_named(text, module)
        found = self.program.lookup(given, scope, module)
        if isinstance(found, Known) and isinstance(found.node, ast.Module):
            return found.module
        if isinstance(found, Known) and isinstance(found.node, ast.Tuple):
            return found.node.elts[0]
        return given if not isinstance(found, str) else None

    # -- the result --------------------------------------------------------------------------

    def endpoints(self) -> Iterator[Endpoint]:
        """Yield each pattern with each method that its view answers."""
        for pattern in self.patterns:
            if pattern.registered is not None:
                yield from self.views.of_action(f"/{pattern.path}", pattern.registered)
                continue
            found = list(
                self.views.of(f"/{pattern.path}", pattern.view, pattern.scope, pattern.module)
            )
            if not found:
                place = pattern.module.place(pattern.view or pattern.module.tree)
                name = ast.unparse(pattern.view) if pattern.view is not None else "?"
                self.unknown.append(Unknown(place, f"the view of /{pattern.path}: {name}"))
            yield from found

    def everywhere(self) -> Iterator[Everywhere]:
        """Yield what middleware and the views for errors answer."""
        for what, function, owner in (*self.views.middleware(), *self._error_views()):
            outcome = self.views.interpreter().run(function, {}, owner)
            for answer in answers_of(outcome, unknown_is_plain=False):
                if answer.why not in ("default", "dynamic"):
                    yield Everywhere(f"{what} {view_name(owner or function)}", answer)

    def _error_views(self) -> Iterator[tuple[str, Known, Known | None]]:
        for root in self._roots():
            for name in ("handler400", "handler403", "handler404", "handler500"):
                for binding in root.scope.bindings.get(name, ()):
                    text = text_of(binding.node, root.scope, root, self.program)
                    found = self.program.qualified(text, root) if text else None
                    if isinstance(found, Known) and isinstance(found.node, FunctionNode):
                        yield name, found, None


def _set_values(body: Sequence[ast.stmt]) -> Iterator[ast.expr]:
    """Yield what is assigned and added to urlpatterns, in branches too."""
    for statement in body:
        if isinstance(statement, ast.Assign):
            if any(isinstance(one, ast.Name) and one.id == _PATTERNS for one in statement.targets):
                yield statement.value
        elif isinstance(statement, ast.AnnAssign | ast.AugAssign):
            if isinstance(statement.target, ast.Name) and statement.target.id == _PATTERNS:
                if statement.value is not None:
                    yield statement.value
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            func = statement.value.func
            if isinstance(func, ast.Attribute) and func.attr in ("append", "extend"):
                if isinstance(func.value, ast.Name) and func.value.id == _PATTERNS:
                    given = statement.value.args[0]
                    yield (
                        given
                        if func.attr == "extend"
                        else ast.copy_location(ast.List([given], ast.Load()), given)
                    )
        elif isinstance(statement, ast.If | ast.Try):
            yield from _set_values(statement.body)
            yield from _set_values(statement.orelse)


def _plain(regex: str) -> str:
    """Return a regular expression of a route without the anchors at its ends."""
    return regex.removeprefix("^").removesuffix("$").removesuffix("\\Z")
