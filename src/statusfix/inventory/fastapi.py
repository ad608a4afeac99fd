"""The routes of FastAPI and Starlette: routers within routers, and their dependencies."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from statusfix.inventory import tables
from statusfix.inventory.documented import documented_codes
from statusfix.inventory.interpret import Interpreter
from statusfix.inventory.model import Answer, Endpoint, Everywhere, Unknown
from statusfix.inventory.parameters import Parameters
from statusfix.inventory.program import Known, Module, Program
from statusfix.inventory.routes import (
    UNKNOWN_PART,
    answers_of,
    calls_in,
    functions_of,
    keyword_of,
    place_of,
    sorted_answers,
    text_of,
    view_name,
    words_of,
)
from statusfix.inventory.values import Kind, Value
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import Scope
from statusfix.reading.names.syntax import FunctionNode

_APP, _ROUTER = "fastapi.FastAPI", "fastapi.APIRouter"
_METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
_ROUTES = ("starlette.routing.Route",)


class _Call(NamedTuple):
    """A call with the place to read its arguments in."""

    node: ast.Call
    scope: Scope
    module: Module


class _Route(NamedTuple):
    """A path operation before its prefixes are known."""

    owner: int
    call: _Call
    methods: tuple[str, ...]
    view: Known


class FastapiRoutes:
    """Collects the path operations of all applications and routers of a program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.made: dict[int, _Call] = {}
        self.apps: set[int] = set()
        self.mounts: dict[int, str] = {}
        self.parents: dict[int, list[tuple[int, _Call]]] = defaultdict(list)
        self.routes: list[_Route] = []
        self.plain: list[tuple[_Call, Known]] = []
        self.handlers: dict[int, Known] = {}
        self.others: list[tuple[str, Known]] = []
        self.unknown: list[Unknown] = []
        self.parameters = Parameters(program)

    def read(self) -> None:
        """Read every module."""
        for module in self.program.modules:
            for call, scope in calls_in(module):
                self._read(_Call(call, scope, module))
            for function, _ in functions_of(module):
                for decorator in getattr(function.node, "decorator_list", ()):
                    if isinstance(decorator, ast.Call):
                        self._decorated(function, _Call(decorator, function.scope, module))

    def _read(self, call: _Call) -> None:
        name = call.node.func.attr if isinstance(call.node.func, ast.Attribute) else ""
        if name in ("include_router", "add_api_route", "add_exception_handler", "mount"):
            assert isinstance(call.node.func, ast.Attribute)
            owner = self._owner(call.node.func.value, call.scope, call.module)
            if owner is not None:
                self._configured(name, owner, call)
            return
        kind = self.program.lookup(call.node.func, call.scope, call.module)
        if kind in _ROUTES:
            view = self._function(argument(call.node, "endpoint", 1), call)
            if view is not None and isinstance(view.node, FunctionNode):
                self.plain.append((call, view))

    def _configured(self, name: str, owner: int, call: _Call) -> None:
        if name == "include_router":
            given = argument(call.node, "router", 0)
            inner = self._owner(given, call.scope, call.module) if given is not None else None
            if inner is None:
                self.unknown.append(self._unknown(call, "a router that is not in these files"))
            else:
                self.parents[inner].append((owner, call))
        elif name == "add_api_route":
            view = self._function(argument(call.node, "endpoint", 1), call)
            if view is not None:
                self.routes.append(_Route(owner, call, self._methods(call), view))
        elif name == "add_exception_handler" and len(call.node.args) > 1:
            handler = self._function(call.node.args[1], call)
            self._handles(call.node.args[0], handler, call)
        elif name == "mount":
            path = self._text(argument(call.node, "path", 0), call)
            given = argument(call.node, "app", 1)
            inner = self._owner(given, call.scope, call.module) if given is not None else None
            if inner is None or inner == owner:
                self.unknown.append(self._unknown(call, f"what is mounted at {path}"))
            else:
                self.mounts[inner] = path.rstrip("/")

    def _unknown(self, call: _Call, what: str) -> Unknown:
        return Unknown(call.module.place(call.node), what)

    def _decorated(self, function: Known, call: _Call) -> None:
        target = call.node.func
        if not isinstance(target, ast.Attribute):
            return
        owner = self._owner(target.value, call.scope, call.module)
        if owner is None:
            return
        if target.attr in _METHODS:
            self.routes.append(_Route(owner, call, (target.attr.upper(),), function))
        elif target.attr == "api_route":
            self.routes.append(_Route(owner, call, self._methods(call), function))
        elif target.attr == "middleware":
            self.others.append(("middleware", function))
        elif target.attr == "exception_handler" and call.node.args:
            self._handles(call.node.args[0], function, call)

    def _handles(self, what: ast.expr, handler: Known | None, call: _Call) -> None:
        if handler is None:
            return
        self.others.append(("exception handler", handler))
        found = self.program.lookup(what, call.scope, call.module)
        if isinstance(found, Known) and isinstance(found.node, ast.ClassDef):
            self.handlers[id(found.node)] = handler

    def _owner(self, node: ast.expr, scope: Scope, module: Module) -> int | None:
        found = self.program.lookup(node, scope, module)
        if not isinstance(found, Known) or not isinstance(found.node, ast.Call):
            return None
        kind = set(self.program.lineage(
            self.program.lookup(found.node.func, found.scope, found.module)
        ))  # fmt: skip
        if not kind & {_APP, _ROUTER}:
            return None
        key = id(found.node)
        if key not in self.made:
            self.made[key] = _Call(found.node, found.scope, found.module)
            if _APP in kind:
                self.apps.add(key)
                self._declared_handlers(self.made[key])
        return key

    def _declared_handlers(self, call: _Call) -> None:
        handlers = keyword_of(call.node, "exception_handlers")
        if isinstance(handlers, ast.Dict):
            for key, value in zip(handlers.keys, handlers.values, strict=True):
                if key is not None:
                    self._handles(key, self._function(value, call), call)

    def _function(self, node: ast.expr | None, call: _Call) -> Known | None:
        if isinstance(node, ast.Lambda):
            return Known(call.module, call.scope, node)
        found = self.program.lookup(node, call.scope, call.module) if node is not None else None
        if isinstance(found, Known) and isinstance(found.node, FunctionNode | ast.Lambda):
            return found
        return None

    def _methods(self, call: _Call) -> tuple[str, ...]:
        given = keyword_of(call.node, "methods")
        words = words_of(given, call.scope, call.module, self.program)
        return tuple(word.upper() for word in words) if words else tables.UNSET_HTTP_METHODS

    def _text(self, node: ast.expr | None, call: _Call) -> str:
        if node is None:
            return ""
        text = text_of(node, call.scope, call.module, self.program)
        return UNKNOWN_PART if text is None else text

    # -- the result --------------------------------------------------------------------------

    def endpoints(self) -> Iterator[Endpoint]:
        """Yield each path operation with each of its methods."""
        for route in self.routes:
            own = self._text(argument(route.call.node, "path", 0), route.call)
            for prefix, chain in self._chains(route.owner, frozenset(), route):
                for method in route.methods:
                    yield self._endpoint(route, method, f"{prefix}{own}", chain)
        for call, view in self.plain:
            path = self._text(argument(call.node, "path", 0), call)
            for method in self._methods(call):
                outcome = Interpreter(self.program, "fastapi", method, self.handlers).run(view)
                answers = answers_of(outcome, unknown_is_plain=False)
                yield Endpoint("starlette", path, method, view_name(view), place_of(view), answers)

    def _chains(
        self, owner: int, seen: frozenset[int], route: _Route
    ) -> Iterator[tuple[str, tuple[_Call, ...]]]:
        """Yield the prefixes of a router, with the calls whose declarations it inherits."""
        made = self.made[owner]
        own = self._text(keyword_of(made.node, "prefix"), made)
        if owner in self.apps:
            yield f"{self.mounts.get(owner, '')}{own}", (made,)
            return
        parents = self.parents.get(owner, [])
        if owner in seen or not parents:
            what = "its router is included nowhere in these files"
            self.unknown.append(self._unknown(route.call, what))
            yield f"{UNKNOWN_PART}{own}", (made,)
            return
        for parent, call in parents:
            added = self._text(keyword_of(call.node, "prefix"), call)
            for prefix, chain in self._chains(parent, seen | {owner}, route):
                yield f"{prefix}{added}{own}", (*chain, call, made)

    def _endpoint(
        self, route: _Route, method: str, path: str, chain: tuple[_Call, ...]
    ) -> Endpoint:
        interpreter = Interpreter(self.program, "fastapi", method, self.handlers)
        default = self._default(route, interpreter)
        needs = self.parameters.of(route.view, path)
        response = needs.response
        arguments = {response: Value(Kind.RESPONSE, frozenset((default,)))} if response else {}
        outcome = interpreter.run(route.view, arguments, response=response)
        code = default.code or tables.DEFAULT_OK
        found: set[Answer] = set()
        for answer in answers_of(outcome, unknown_is_plain=True, default=code):
            is_plain = answer.why == "default" and answer.code == code and response == ""
            found.add(default if is_plain and default.why != "default" else answer)
        depends = [*needs.depends, *self._declared_dependencies(route.call, chain)]
        can_fail = needs.can_fail
        for dependency in dict.fromkeys(depends):
            more, fails = self._required(dependency, path, interpreter, set())
            found |= more
            can_fail = can_fail or fails
        if can_fail:
            found.add(Answer(tables.FASTAPI_INVALID, place_of(route.view), "framework"))
        has_any = needs.has_any or self._any(depends, path)
        declared = [(one.node, one.scope, one.module) for one in (route.call, *chain)]
        documented = documented_codes(self.program, default.code, declared, has_any)
        return Endpoint(
            "fastapi",
            path,
            method,
            view_name(route.view),
            place_of(route.view),
            sorted_answers(found),
            documented,
        )

    def _default(self, route: _Route, interpreter: Interpreter) -> Answer:
        """Return what the operation answers where it returns data."""
        given = keyword_of(route.call.node, "status_code")
        place = place_of(route.view)
        if given is None:
            return Answer(tables.DEFAULT_OK, place, "default")
        value = interpreter.read(given, route.call.scope, route.call.module)
        if value.kind is Kind.STATUS:
            return next(iter(value.answers))
        if isinstance(given, ast.Constant) and given.value is None:
            return Answer(tables.DEFAULT_OK, place, "default")
        return Answer(None, place, "dynamic")

    def _declared_dependencies(self, call: _Call, chain: tuple[_Call, ...]) -> Iterator[Known]:
        for one in (call, *chain):
            given = keyword_of(one.node, "dependencies")
            if isinstance(given, ast.List | ast.Tuple):
                for element in given.elts:
                    found = self.parameters.dependency(element, None, one.scope, one.module)
                    if found is not None:
                        yield found

    def _required(
        self, dependency: Known, path: str, interpreter: Interpreter, seen: set[int]
    ) -> tuple[set[Answer], bool]:
        """Return what a dependency and those that it needs answer, and if a request can fail."""
        if id(dependency.node) in seen:
            return set(), False
        seen.add(id(dependency.node))
        view = self.parameters.callable_of(dependency)
        if view is None:
            return set(self.parameters.refusals(dependency)), False
        outcome = interpreter.run(view)
        found = {answer for one in outcome.raised for answer in one.answers}
        needs = self.parameters.of(view, path)
        can_fail = needs.can_fail
        for one in needs.depends:
            more, fails = self._required(one, path, interpreter, seen)
            found |= more
            can_fail = can_fail or fails
        return found, can_fail

    def _any(self, depends: list[Known], path: str, depth: int = 0) -> bool:
        for one in depends:
            view = self.parameters.callable_of(one)
            if view is None or depth > 8:
                continue
            needs = self.parameters.of(view, path)
            if needs.has_any or self._any(list(needs.depends), path, depth + 1):
                return True
        return False

    def everywhere(self) -> Iterator[Everywhere]:
        """Yield what middleware and exception handlers answer."""
        for what, function in self.others:
            outcome = Interpreter(self.program, "fastapi", handlers=self.handlers).run(function)
            for answer in answers_of(outcome, unknown_is_plain=False):
                if answer.why not in ("default", "dynamic"):
                    yield Everywhere(f"{what} {view_name(function)}", answer)
