"""The routers of Django REST framework: which paths a registered view set gets."""

from __future__ import annotations

import ast
from collections import defaultdict
from typing import NamedTuple

from statusfix.inventory import tables
from statusfix.inventory.program import Known, Module, Program
from statusfix.inventory.routes import UNKNOWN_PART, calls_in, keyword_of, text_of, words_of
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import Scope
from statusfix.reading.names.syntax import FunctionNode

_ACTION = "rest_framework.decorators.action"
_ROOT_VIEW = "API root"


class Registered(NamedTuple):
    """One method of one path that a router makes: the action of a view set (None: the root)."""

    method: str
    action: str
    view: Known | None
    router: Known


class Routers:
    """Collects what is registered at the routers of a program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.calls: dict[int, list[tuple[ast.Call, Scope, Module]]] = defaultdict(list)
        self.extended: dict[int, list[Known]] = defaultdict(list)

    def read(self) -> None:
        """Read every register() call on a router, and registries that are added to another."""
        for module in self.program.modules:
            for call, scope in calls_in(module):
                if not isinstance(call.func, ast.Attribute):
                    continue
                if call.func.attr == "register" and call.args:
                    router = self._router(call.func.value, scope, module)
                    if router is not None:
                        self.calls[id(router.node)].append((call, scope, module))
                elif call.func.attr == "extend" and call.args:
                    self._extends(call, scope, module)

    def registered(
        self, node: ast.expr, scope: Scope, module: Module
    ) -> list[tuple[str, Registered]] | None:
        """Return the paths of a router with their actions, None if it is none that is known."""
        router = self._router(node, scope, module)
        if router is None:
            return None
        found: list[tuple[str, Registered]] = []
        if self._kind(router) in tables.ROUTERS_WITH_ROOT:
            found.append(("", Registered("GET", _ROOT_VIEW, None, router)))
        for one in (router, *self.extended[id(router.node)]):
            for call, where, home in self.calls[id(one.node)]:
                found += self._paths(router, call, where, home)
        return found

    def _extends(self, call: ast.Call, scope: Scope, module: Module) -> None:
        """`router.registry.extend(other.registry)`."""
        assert isinstance(call.func, ast.Attribute)
        given = call.args[0]
        into = call.func.value
        if isinstance(into, ast.Attribute) and isinstance(given, ast.Attribute):
            if into.attr == given.attr == "registry":
                router = self._router(into.value, scope, module)
                other = self._router(given.value, scope, module)
                if router is not None and other is not None:
                    self.extended[id(router.node)].append(other)

    def _router(self, node: ast.expr, scope: Scope, module: Module) -> Known | None:
        found = self.program.lookup(node, scope, module)
        if isinstance(found, Known) and isinstance(found.node, ast.Call):
            return found if self._kind(found) in tables.SIMPLE_ROUTERS else None
        return None

    def _kind(self, router: Known) -> str:
        assert isinstance(router.node, ast.Call)
        maker = self.program.lookup(router.node.func, router.scope, router.module)
        bases = [one for one in self.program.lineage(maker) if isinstance(one, str)]
        return next((one for one in bases if one in tables.SIMPLE_ROUTERS), "")

    def _paths(
        self, router: Known, call: ast.Call, scope: Scope, module: Module
    ) -> list[tuple[str, Registered]]:
        prefix = text_of(argument(call, "prefix", 0), scope, module, self.program)
        view_node = argument(call, "viewset", 1)
        view = self.program.lookup(view_node, scope, module) if view_node is not None else None
        if not isinstance(view, Known) or not isinstance(view.node, ast.ClassDef):
            return []
        base = UNKNOWN_PART if prefix is None else prefix
        slash = self._slash(router)
        before = f"{base}/" if base else ""
        detail = f"{before}{self._lookup(view)}"
        actions = self._actions(view)
        found = [
            (f"{base}{slash}", Registered(method, action, view, router))
            for method, action in tables.ROUTER_LIST
            if action in actions
        ]
        found += [
            (f"{detail}{slash}", Registered(method, action, view, router))
            for method, action in tables.ROUTER_DETAIL
            if action in actions
        ]
        for name, path, methods, is_detail in self._extra(view):
            start = f"{detail}/" if is_detail else before
            found += [
                (f"{start}{path}{slash}", Registered(method, name, view, router))
                for method in methods
            ]
        return found

    def _slash(self, router: Known) -> str:
        assert isinstance(router.node, ast.Call)
        given = keyword_of(router.node, "trailing_slash")
        return "" if isinstance(given, ast.Constant) and given.value is False else "/"

    def _lookup(self, view: Known) -> str:
        for name in ("lookup_url_kwarg", "lookup_field"):
            found = self.program.attribute(view, name)
            if found is not None and isinstance(found.node, ast.expr):
                text = text_of(found.node, found.scope, found.module, self.program)
                if text:
                    return f"<{text}>"
        return "<pk>"

    def _actions(self, view: Known) -> set[str]:
        names = {name for _, name in (*tables.ROUTER_LIST, *tables.ROUTER_DETAIL)}
        found = {
            name
            for name in names
            if (one := self.program.attribute(view, name)) and isinstance(one.node, FunctionNode)
        }
        for base in self.program.outside_bases(view):
            for mixin in tables.DRF_MIXINS.get(base, (base,)):
                found |= set(tables.DRF_ACTIONS.get(mixin, {}))
        return found

    def _extra(self, view: Known) -> list[tuple[str, str, tuple[str, ...], bool]]:
        """Return (name, path, methods, is about one object) of the functions with @action."""
        found: dict[str, tuple[str, str, tuple[str, ...], bool]] = {}
        for one in self.program.lineage(view):
            if not isinstance(one, Known) or not isinstance(one.node, ast.ClassDef):
                continue
            for function in one.node.body:
                if isinstance(function, FunctionNode) and function.name not in found:
                    extra = self._action(function, one)
                    if extra is not None:
                        found[function.name] = extra
        return list(found.values())

    def _action(
        self, function: ast.FunctionDef | ast.AsyncFunctionDef, owner: Known
    ) -> tuple[str, str, tuple[str, ...], bool] | None:
        scope = Scope(owner.node, owner.scope)
        for decorator in function.decorator_list:
            if isinstance(decorator, ast.Call):
                if self.program.lookup(decorator.func, scope, owner.module) != _ACTION:
                    continue
                methods = words_of(
                    argument(decorator, "methods", 0), scope, owner.module, self.program
                )
                detail = argument(decorator, "detail", 1)
                path = text_of(
                    keyword_of(decorator, "url_path"), scope, owner.module, self.program
                )
                is_detail = isinstance(detail, ast.Constant) and detail.value is True
                upper = tuple(one.upper() for one in methods or ("GET",))
                return function.name, path or function.name, upper, is_detail
        return None
