"""The views of Django and Django REST framework: their methods and what each of them answers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from statusfix.inventory import tables
from statusfix.inventory.interpret import Interpreter
from statusfix.inventory.model import ANY_METHOD, Answer, Endpoint
from statusfix.inventory.program import Known, Module, Program
from statusfix.inventory.routers import Registered
from statusfix.inventory.routes import (
    answers_of,
    class_methods,
    keyword_of,
    place_of,
    sorted_answers,
    text_of,
    view_name,
    words_of,
)
from statusfix.inventory.schemas import Operation, documented_by_schema
from statusfix.reading.names.bindings import Scope
from statusfix.reading.names.syntax import FunctionNode

_SETTINGS, _HANDLER = "REST_FRAMEWORK", "EXCEPTION_HANDLER"
_PERMISSIONS = "permission_classes"
_DRF = "rest_framework."


class Views:
    """Reads views: functions, classes, and the actions of view sets."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.exception_handler: Known | None = None
        self._middleware: list[tuple[str, Known, Known | None]] = []

    def read_settings(self) -> None:
        """Look for DRF's exception handler and the middleware that settings name."""
        for module in self.program.modules:
            for binding in module.scope.bindings.get(_SETTINGS, ()):
                if isinstance(binding.node, ast.Dict):
                    self._read_handler(binding.node, module)
            for binding in module.scope.bindings.get("MIDDLEWARE", ()):
                if isinstance(binding.node, ast.List | ast.Tuple):
                    for element in binding.node.elts:
                        self._read_middleware(element, module)

    def interpreter(self, method: str = ANY_METHOD) -> Interpreter:
        """Return an interpreter for views of Django."""
        return Interpreter(
            self.program, "django", method, exception_handler=self.exception_handler
        )

    def middleware(self) -> list[tuple[str, Known, Known | None]]:
        """Return the middleware of the program: words for it, its function, its class."""
        return self._middleware

    def of(
        self, path: str, node: ast.expr | None, scope: Scope, module: Module
    ) -> Iterator[Endpoint]:
        """Yield the endpoints of a view as a pattern names it; nothing if it isn't known."""
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr == "as_view":
                yield from self._of_class(path, node, scope, module)
            elif node.args:  # csrf_exempt(view)
                yield from self.of(path, node.args[0], scope, module)
            return
        found = self.program.lookup(node, scope, module) if node is not None else None
        if not isinstance(found, Known):
            return
        if isinstance(found.node, FunctionNode | ast.Lambda):
            yield from self._of_function(path, found)
        elif isinstance(found.node, ast.Call):
            yield from self.of(path, found.node, found.scope, found.module)

    def of_action(self, path: str, registered: Registered) -> Iterator[Endpoint]:
        """Yield the endpoint of an action that a router registers."""
        view = registered.view
        if view is None:
            place = registered.router.module.place(registered.router.node)
            answers = (Answer(tables.DEFAULT_OK, place, "framework"),)
            yield Endpoint("drf", path, registered.method, registered.action, place, answers)
            return
        yield self._action(path, registered.method, registered.action, view)

    def _action(self, path: str, method: str, action: str, view: Known) -> Endpoint:
        function = self.program.attribute(view, action)
        found: set[Answer] = set()
        place = place_of(view)
        if function is not None and isinstance(function.node, FunctionNode):
            place = place_of(function)
            found |= set(self._run(function, method, view))
        else:
            found |= set(self._inherited(view, action))
        found |= set(self._denied(view, function))
        name = f"{view_name(view)}.{action}"
        documented = self._documented(view, method, action, function)
        return Endpoint("drf", path, method, name, place, sorted_answers(found), documented)

    def _documented(
        self, view: Known, method: str, action: str, function: Known | None
    ) -> tuple[int, ...] | None:
        creates = action == "create" or bool(
            set(tables.CREATING_VIEWS) & set(self.program.outside_bases(view))
        )
        names = (action, method.lower())
        operation = Operation(method, names, function, view, creates)
        return documented_by_schema(self.program, operation)

    def _run(self, function: Known, method: str, owner: Known | None) -> tuple[Answer, ...]:
        outcome = self.interpreter(method).run(function, {}, owner)
        return answers_of(outcome, unknown_is_plain=False)

    # -- functions -------------------------------------------------------------------------------

    def _of_function(self, path: str, view: Known) -> Iterator[Endpoint]:
        methods, extra, is_drf = self._decorated(view)
        for method in methods:
            found = {*self._run(view, method, None), *extra}
            yield Endpoint(
                "drf" if is_drf else "django",
                path,
                method,
                view_name(view),
                place_of(view),
                sorted_answers(found),
                documented_by_schema(self.program, Operation(method, (), view)),
            )

    def _decorated(self, view: Known) -> tuple[tuple[str, ...], set[Answer], bool]:
        """Return the methods that decorators admit, and what they answer themselves."""
        methods: tuple[str, ...] = (ANY_METHOD,)
        extra: set[Answer] = set()
        is_drf = False
        for decorator in getattr(view.node, "decorator_list", ()):
            target = decorator.func if isinstance(decorator, ast.Call) else decorator
            name = self.program.lookup(target, view.scope, view.module)
            place = view.module.place(decorator)
            if not isinstance(name, str):
                continue
            is_drf = is_drf or name.startswith(_DRF)
            if name in tables.METHOD_DECORATORS:
                methods = tables.METHOD_DECORATORS[name]
            elif name in tables.METHOD_LIST_DECORATORS:
                given = decorator.args[0] if getattr(decorator, "args", None) else None
                words = words_of(given, view.scope, view.module, self.program)
                if words is None:
                    words = tables.METHOD_LIST_DECORATORS[name]
                methods = tuple(word.upper() for word in words) or (ANY_METHOD,)
            elif name in tables.ANSWERING_DECORATORS:
                code, is_certain = tables.ANSWERING_DECORATORS[name]
                extra.add(Answer(code, place, "framework", is_certain))
            elif name == f"{_DRF}decorators.{_PERMISSIONS}":
                given = decorator.args[0] if decorator.args else None
                extra |= set(self._refused(given, view.scope, view.module))
        return methods, extra, is_drf

    # -- classes ---------------------------------------------------------------------------------

    def _of_class(
        self, path: str, node: ast.Call, scope: Scope, module: Module
    ) -> Iterator[Endpoint]:
        assert isinstance(node.func, ast.Attribute)
        view = self.program.lookup(node.func.value, scope, module)
        if isinstance(view, str):
            place = module.place(node)
            for method, codes in _django_answers(view).items():
                answers = tuple(Answer(code, place, "framework") for code in codes)
                yield Endpoint("django", path, method, view.rpartition(".")[2], place, answers)
            return
        if view is None or not isinstance(view.node, ast.ClassDef):
            return
        if node.args and isinstance(node.args[0], ast.Dict):
            for key, value in zip(node.args[0].keys, node.args[0].values, strict=True):
                verb = text_of(key, scope, module, self.program)
                action = text_of(value, scope, module, self.program)
                if verb and action:
                    yield self._action(path, verb.upper(), action, view)
            return
        yield from self._methods(path, view)

    def _methods(self, path: str, view: Known) -> Iterator[Endpoint]:
        bases = self.program.outside_bases(view)
        is_drf = any(base.startswith(_DRF) for base in bases)
        allowed = self._allowed(view)
        written = class_methods(self.program, view, tables.HTTP_METHODS)
        found: dict[str, set[Answer]] = {}
        for method, function in written.items():
            found[method] = set(self._run(function, method, view))
        for base in bases:
            actions = tables.DRF_GENERIC_ACTIONS.get(base.rpartition(".")[2], {})
            for method, action in actions.items() if base.startswith(_DRF) else ():
                if method not in written:
                    new = self._action_answers(view, action, method)
                    found.setdefault(method, set()).update(new)
            for method, codes in _django_answers(base).items():
                if method not in written:
                    place = place_of(view)
                    new = {Answer(code, place, "framework", False) for code in codes}
                    found.setdefault(method, set()).update(new)
        denied = set(self._denied(view, None)) if is_drf else set()
        for method, answers in found.items():
            if method in allowed:
                place = place_of(written.get(method, view))
                yield Endpoint(
                    "drf" if is_drf else "django",
                    path,
                    method,
                    view_name(view),
                    place,
                    sorted_answers(answers | denied),
                    self._documented(view, method, "", written.get(method)),
                )

    def _allowed(self, view: Known) -> tuple[str, ...]:
        declared = self.program.attribute(view, "http_method_names")
        words = None
        if declared is not None and isinstance(declared.node, ast.expr):
            words = words_of(declared.node, declared.scope, declared.module, self.program)
        return tuple(word.upper() for word in words or tables.HTTP_METHODS)

    def _action_answers(self, view: Known, action: str, method: str) -> set[Answer]:
        own = self.program.attribute(view, action)
        if own is not None and isinstance(own.node, FunctionNode):
            return set(self._run(own, method, view))
        return set(self._inherited(view, action))

    def _inherited(self, view: Known, action: str) -> Iterator[Answer]:
        """Yield what the mixin of DRF that has the action answers."""
        place = place_of(view)
        for base in self.program.outside_bases(view):
            for mixin in tables.DRF_MIXINS.get(base, (base,)):
                for code in tables.DRF_ACTIONS.get(mixin, {}).get(action, ()):
                    yield Answer(code, place, "framework", is_certain=False)

    def _denied(self, view: Known, function: Known | None) -> Iterator[Answer]:
        """Yield what DRF answers to who has no permission, for a class with permissions."""
        declared = self.program.attribute(view, _PERMISSIONS)
        if function is not None:
            for decorator in getattr(function.node, "decorator_list", ()):
                given = (
                    keyword_of(decorator, _PERMISSIONS)
                    if isinstance(decorator, ast.Call)
                    else None
                )
                if given is not None:
                    yield from self._refused(given, function.scope, function.module)
                    return
        if declared is not None and isinstance(declared.node, ast.expr):
            yield from self._refused(declared.node, declared.scope, declared.module)

    def _refused(self, given: ast.expr | None, scope: Scope, module: Module) -> Iterator[Answer]:
        elements = given.elts if isinstance(given, ast.List | ast.Tuple) else ()
        names = {self.program.lookup(one, scope, module) for one in elements}
        if given is not None and names - set(tables.OPEN_PERMISSIONS):
            for code in tables.DENIED:
                yield Answer(code, module.place(given), "framework", is_certain=False)

    # -- settings --------------------------------------------------------------------------------

    def _read_handler(self, settings: ast.Dict, module: Module) -> None:
        for key, value in zip(settings.keys, settings.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == _HANDLER:
                text = text_of(value, module.scope, module, self.program)
                found = self.program.qualified(text, module) if text else None
                if isinstance(found, Known) and isinstance(found.node, FunctionNode):
                    self.exception_handler = found

    def _read_middleware(self, element: ast.expr, module: Module) -> None:
        text = text_of(element, module.scope, module, self.program)
        found = self.program.qualified(text, module) if text else None
        if not isinstance(found, Known):
            return
        if isinstance(found.node, FunctionNode):
            self._middleware.append(("middleware", found, None))
        elif isinstance(found.node, ast.ClassDef):
            for name in ("__call__", "process_request", "process_view", "process_exception"):
                method = self.program.attribute(found, name)
                if method is not None and isinstance(method.node, FunctionNode):
                    self._middleware.append(("middleware", method, found))


def _django_answers(name: str) -> dict[str, tuple[int, ...]]:
    """Return what a generic view of Django answers, by the short name of its class."""
    short = name.rpartition(".")[2]
    for known, answers in tables.DJANGO_VIEWS.items():
        if name.startswith("django.views.generic") and known.rpartition(".")[2] == short:
            return answers
    return {}
