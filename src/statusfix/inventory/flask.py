"""The routes of Flask: decorators, add_url_rule, blueprints within blueprints, class views."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from statusfix.inventory import tables
from statusfix.inventory.interpret import Interpreter
from statusfix.inventory.model import Answer, Endpoint, Everywhere, Place, Unknown
from statusfix.inventory.program import Found, Known, Module, Program
from statusfix.inventory.routes import (
    UNKNOWN_PART,
    answers_of,
    calls_in,
    class_methods,
    functions_of,
    keyword_of,
    place_of,
    text_of,
    view_name,
    words_of,
)
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import Scope
from statusfix.reading.names.syntax import FunctionNode

_APP, _BLUEPRINT = "flask.Flask", "flask.Blueprint"
_SHORT = {name: (name.upper(),) for name in ("get", "post", "put", "patch", "delete")}
_HOOKS = ("before_request",)
_APP_HOOKS = ("before_app_request",)
_VIEW_CLASSES = ("flask.views.MethodView", "flask.views.View")
_THE_APP = -1


class _Route(NamedTuple):
    """A rule on an application or blueprint, before its prefixes are known."""

    owner: int
    rule: str | None
    methods: tuple[str, ...]
    view: Known
    place: Place


class FlaskRoutes:
    """Collects the routes of all Flask objects of a program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.prefixes: dict[int, str | None] = {}
        self.parents: dict[int, list[tuple[int, str | bool | None]]] = defaultdict(list)
        self.routes: list[_Route] = []
        self.hooks: dict[int, list[tuple[Known, str]]] = defaultdict(list)
        self.handlers: dict[int, Known] = {}
        self.error_views: list[Known] = []
        self.unknown: list[Unknown] = []
        self.is_used = False

    def read(self) -> None:
        """Read every module that has something from elsewhere: Flask, or an application."""
        for module in self.program.modules:
            if _imports_something(module):
                self._read(module)

    def _read(self, module: Module) -> None:
        for call, scope in calls_in(module):
            if not isinstance(call.func, ast.Attribute):
                continue
            owner = self._owner(call.func.value, scope, module)
            name = call.func.attr
            if owner is None:
                if name in tables.RESOURCE_METHODS:
                    rules = (text_of(one, scope, module, self.program) for one in call.args[1:])
                    text = f"a resource at {', '.join(filter(None, rules)) or 'a rule'}: {name}()"
                    self.unknown.append(Unknown(module.place(call), text))
                continue
            if name == "add_url_rule":
                self._rule(call, owner, scope, module)
            elif name == "register_blueprint":
                self._registered(call, owner, scope, module)
            elif name == "register_error_handler" and len(call.args) > 1:
                handler = self._function(call.args[1], scope, module)
                self._handles(call.args[0], handler, scope, module)
        for function, _ in functions_of(module):
            for decorator in getattr(function.node, "decorator_list", ()):
                self._decorated(function, decorator, module)

    def _decorated(self, function: Known, decorator: ast.expr, module: Module) -> None:
        call = decorator if isinstance(decorator, ast.Call) else None
        target = call.func if call is not None else decorator
        if not isinstance(target, ast.Attribute):
            return
        owner = self._owner(target.value, function.scope, module)
        if owner is None:
            return
        name = target.attr
        if call is not None and (name == "route" or name in _SHORT):
            rule = argument(call, "rule", 0)
            methods = self._methods(call, function.scope, module) or _SHORT.get(name, ("GET",))
            text = text_of(rule, function.scope, module, self.program)
            self.routes.append(_Route(owner, text, methods, function, module.place(decorator)))
        elif name in _HOOKS:
            self.hooks[owner].append((function, name))
        elif name in _APP_HOOKS:
            self.hooks[_THE_APP].append((function, name))
        elif call is not None and name in ("errorhandler", "app_errorhandler") and call.args:
            self._handles(call.args[0], function, function.scope, module)

    def _owner(self, node: ast.expr, scope: Scope, module: Module) -> int | None:
        """Return which application or blueprint an expression is; None where it is none."""
        found = self.program.lookup(node, scope, module)
        if isinstance(found, Known) and isinstance(found.node, ast.Call):
            kind = self.program.lookup(found.node.func, found.scope, found.module)
            names = set(self.program.lineage(kind))
            if _APP in names or _BLUEPRINT in names:
                self.is_used = True
                if _APP in names:
                    return _THE_APP
                key = id(found.node)
                if key not in self.prefixes:
                    prefix = keyword_of(found.node, "url_prefix")
                    self.prefixes[key] = self._prefix(prefix, found.scope, found.module)
                return key
            if isinstance(kind, Known) and isinstance(kind.node, FunctionNode):
                return _THE_APP if _makes_app(kind, self.program) else None
        if found is None and isinstance(node, ast.Name) and node.id in ("app", "application"):
            return _THE_APP  # the parameter of register(app), init_app(app)
        return None

    def _prefix(self, node: ast.expr | None, scope: Scope, module: Module) -> str | None:
        if node is None or (isinstance(node, ast.Constant) and node.value is None):
            return ""
        return text_of(node, scope, module, self.program)

    def _methods(self, call: ast.Call, scope: Scope, module: Module) -> tuple[str, ...] | None:
        words = words_of(keyword_of(call, "methods"), scope, module, self.program)
        return tuple(word.upper() for word in words) if words is not None else None

    def _rule(self, call: ast.Call, owner: int, scope: Scope, module: Module) -> None:
        rule = text_of(argument(call, "rule", 0), scope, module, self.program)
        view = self._function(argument(call, "view_func", 2), scope, module)
        if view is None:
            self.unknown.append(Unknown(module.place(call), f"the view of {rule or 'a rule'}"))
            return
        methods = self._methods(call, scope, module) or ()
        self.routes.append(_Route(owner, rule, methods, view, module.place(call)))

    def _registered(self, call: ast.Call, owner: int, scope: Scope, module: Module) -> None:
        given = argument(call, "blueprint", 0)
        inner = self._owner(given, scope, module) if given is not None else None
        if inner is None or inner == _THE_APP:
            self.unknown.append(
                Unknown(module.place(call), "a blueprint that is not in these files")
            )
            return
        prefix = keyword_of(call, "url_prefix")
        is_given = prefix is not None and not (
            isinstance(prefix, ast.Constant) and prefix.value is None
        )
        self.parents[inner].append(
            (owner, self._prefix(prefix, scope, module) if is_given else True)
        )

    def _function(self, node: ast.expr | None, scope: Scope, module: Module) -> Known | None:
        """Return the function or class behind a view: itself, as_view(), or wrapped in a call."""
        if isinstance(node, ast.Lambda):
            return Known(module, scope, node)
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr == "as_view":
                return self._function(node.func.value, scope, module)
            return self._function(node.args[0], scope, module) if node.args else None
        found: Found = self.program.lookup(node, scope, module) if node is not None else None
        if not isinstance(found, Known):
            return None
        if isinstance(found.node, FunctionNode | ast.ClassDef | ast.Lambda):
            return found
        if isinstance(found.node, ast.Call):
            return self._function(found.node, found.scope, found.module)
        return None

    def _handles(
        self, what: ast.expr, handler: Known | None, scope: Scope, module: Module
    ) -> None:
        if handler is None:
            return
        self.error_views.append(handler)
        found = self.program.lookup(what, scope, module)
        if isinstance(found, Known) and isinstance(found.node, ast.ClassDef):
            self.handlers[id(found.node)] = handler

    # -- the result --------------------------------------------------------------------------

    def endpoints(self) -> Iterator[Endpoint]:
        """Yield each route with each of its methods."""
        for route in self.routes:
            for prefix in self._full_prefixes(route.owner, frozenset(), route):
                path = _joined(prefix, UNKNOWN_PART if route.rule is None else route.rule)
                for method, view, inner in self._views(route):
                    yield Endpoint(
                        "flask",
                        path,
                        method,
                        view_name(route.view),
                        place_of(view),
                        self._answers(route, method, view, inner),
                    )

    def _full_prefixes(self, owner: int, seen: frozenset[int], route: _Route) -> Iterator[str]:
        if owner == _THE_APP:
            yield ""
            return
        own = self.prefixes.get(owner, "")
        parents = self.parents.get(owner, [])
        if owner in seen or not parents:
            self.unknown.append(
                Unknown(route.place, "its blueprint is registered nowhere in these files")
            )
            yield UNKNOWN_PART
            return
        for parent, given in parents:
            mine = own if given is True else given
            text = UNKNOWN_PART if mine is None or isinstance(mine, bool) else mine
            for outer in self._full_prefixes(parent, seen | {owner}, route):
                yield _joined(outer, text) if text else outer

    def _views(self, route: _Route) -> Iterator[tuple[str, Known, Known | None]]:
        """Yield (method, function, overridden dispatcher) of a route."""
        view = route.view
        if not isinstance(view.node, ast.ClassDef):
            for method in route.methods or ("GET",):
                yield method, view, None
            return
        dispatcher = self.program.attribute(view, "dispatch_request")
        methods = class_methods(self.program, view, tables.HTTP_METHODS)
        for method, function in methods.items():
            if not route.methods or method in route.methods:
                yield method, function, dispatcher
        if not methods and dispatcher is not None:
            declared = self.program.attribute(view, "methods")
            words = (
                words_of(declared.node, declared.scope, declared.module, self.program)
                if declared is not None and isinstance(declared.node, ast.expr)
                else None
            )
            for method in route.methods or words or ("GET",):
                yield method, dispatcher, None

    def _answers(
        self, route: _Route, method: str, view: Known, dispatcher: Known | None
    ) -> tuple[Answer, ...]:
        interpreter = Interpreter(self.program, "flask", method, self.handlers)
        owner = route.view if isinstance(route.view.node, ast.ClassDef) else None
        outcome = interpreter.run(view, {}, owner)
        if dispatcher is not None:
            outcome = interpreter.run(dispatcher, {}, owner, inner=outcome)
        found = set(answers_of(outcome, unknown_is_plain=False))
        for hook, _ in self.hooks.get(route.owner, ()) if route.owner != _THE_APP else ():
            found |= set(self._hook_answers(hook, method))
        return tuple(sorted(found, key=lambda one: (one.code or 1000, one.place)))

    def _hook_answers(self, hook: Known, method: str = "ANY") -> Iterator[Answer]:
        """What a hook answers in place of the view: it goes on where it returns nothing."""
        outcome = Interpreter(self.program, "flask", method, self.handlers).run(hook)
        for answer in answers_of(outcome, unknown_is_plain=False):
            if answer.why not in ("default", "dynamic"):
                yield answer

    def everywhere(self) -> Iterator[Everywhere]:
        """Yield what hooks of the application and error handlers answer."""
        for hook, name in self.hooks.get(_THE_APP, ()):
            for answer in self._hook_answers(hook):
                yield Everywhere(f"{name} {view_name(hook)}", answer)
        for handler in self.error_views:
            for answer in self._hook_answers(handler):
                yield Everywhere(f"error handler {view_name(handler)}", answer)


def _joined(prefix: str, rule: str) -> str:
    """Join as Flask does: flask/sansio/blueprints.py, add_url_rule."""
    if not prefix:
        return rule
    return f"{prefix.rstrip('/')}/{rule.lstrip('/')}" if rule else prefix


def _imports_something(module: Module) -> bool:
    return any(isinstance(node, ast.ImportFrom | ast.Import) for node in ast.walk(module.tree))


def _makes_app(function: Known, program: Program) -> bool:
    """Whether a function of the program returns an application: `app = create_app()`."""
    inner = Scope(function.node, function.scope)
    for node in ast.walk(function.node):
        if isinstance(node, ast.Return) and node.value is not None:
            found = program.lookup(node.value, inner, function.module)
            if isinstance(found, Known) and isinstance(found.node, ast.Call):
                kind = program.lookup(found.node.func, found.scope, found.module)
                if _APP in set(program.lineage(kind)):
                    return True
    return False
