"""What of a module sees responses before they leave: hooks, middleware, exception handlers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from statusfix.frameworks.responses import conventions
from statusfix.reading.names.bindings import FunctionNode, Scope, qualify
from statusfix.reading.names.calls import Calls
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.syntax import parameters_of, statements, walk
from statusfix.reading.names.values import values_of
from statusfix.reading.responses.fields import NONE, Fields, field_name, fields_of, set_of
from statusfix.reading.responses.handlers import called

_NOT_RESPONSES = ("self", "cls", "request", "req", "environ", "scope", "receive", "send")
_HANDLERS = "exception_handlers"
_CALLED_NEXT = ("call_next", "get_response", "handler", "app", "super", "dispatch")


class Hooks(NamedTuple):
    """What of a module sees responses later.

    `writers` are the functions through which each response goes; `answered` the statuses and
    exceptions (by their last name) that a handler of the module answers in its own way.
    """

    writers: tuple[ast.AST, ...] = ()
    answered: frozenset[str] = frozenset()


def hooks_of(module: Scope, calls: Calls) -> Hooks:
    """Return the hooks, middleware and exception handlers that a module defines."""
    writers: list[ast.AST] = []
    answered: set[str] = set()
    for node in statements(getattr(module.node, "body", ())):
        if isinstance(node, FunctionNode):
            for decorator in node.decorator_list:
                name = tail_of(called(decorator)) or ""
                if name in conventions.HOOK_DECORATORS:
                    writers.append(node)
                if name in conventions.ERROR_DECORATORS and isinstance(decorator, ast.Call):
                    answered.update(_answers(decorator, module))
        elif isinstance(node, ast.ClassDef):
            writers.extend(_class_hooks(node))
    for name in conventions.ERROR_CALLS:
        for call in calls.of(name):
            answered.update(_answers(call, module))
    for call in calls.everywhere() if module.mentions((_HANDLERS,)) else ():
        for keyword in call.keywords:
            if keyword.arg == _HANDLERS and isinstance(keyword.value, ast.Dict):
                for key in keyword.value.keys:
                    answered.update(_names(key, module) if key is not None else ())
    return Hooks(tuple(writers), frozenset(answered))


def _class_hooks(node: ast.ClassDef) -> Iterator[ast.AST]:
    is_middleware = re.search(conventions.MIDDLEWARE_NAME, node.name) is not None
    is_middleware |= any(
        re.search(conventions.MIDDLEWARE_NAME, tail_of(base) or "") for base in node.bases
    )
    for statement in node.body:
        if isinstance(statement, FunctionNode):
            is_call = is_middleware and statement.name == "__call__"
            if is_call or statement.name in conventions.HOOK_METHODS:
                yield statement


def _answers(call: ast.Call, module: Scope) -> Iterator[str]:
    if call.args:
        yield from _names(call.args[0], module)
    for keyword in call.keywords:
        if keyword.arg in ("code_or_exception", "code", "exc_class_or_status_code", "context"):
            yield from _names(keyword.value, module)


def _names(expression: ast.expr, module: Scope) -> Iterator[str]:
    """Yield what a handler is registered for: "404", or the last name of an exception."""
    if isinstance(expression, ast.Constant):
        yield str(expression.value)
        return
    for value in values_of(expression, module):
        if value.code is not None:
            yield str(value.code)
    name = tail_of(expression)
    if name is not None:
        yield name
    qualified = qualify(expression, module)
    if qualified is not None:
        yield qualified.rpartition(".")[2]


def written_by(function: ast.AST, module: Scope) -> Fields:
    """Return the fields that a hook may write; open where it hands a response to other code."""
    found = NONE
    names = {*_responses_in(function), *_selves(function)}
    for node in walk(function):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            found = _with(found, field_name(node.slice, module))
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            name = dict(conventions.FIELD_ATTRIBUTES).get(node.attr)
            found = found.then(Fields(possible=set_of(name).possible)) if name else found
        elif isinstance(node, ast.Call):
            found = found.then(_of_call(node, names, module))
    return found


def _with(found: Fields, name: str | None) -> Fields:
    return found.opened() if name is None else found.then(Fields(possible=frozenset({name})))


def _responses_in(function: ast.AST) -> Iterator[str]:
    """Yield the names in a hook that may be the response."""
    if isinstance(function, FunctionNode):
        for parameter in parameters_of(function.args):
            if parameter.arg not in _NOT_RESPONSES:
                yield parameter.arg
    for node in walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value.value if isinstance(node.value, ast.Await) else node.value
            if isinstance(value, ast.Call) and tail_of(value.func) in _CALLED_NEXT:
                yield node.targets[0].id


def _selves(function: ast.AST) -> Iterator[str]:
    """Yield the name of the handler in a method of it: a response may be written to there."""
    if isinstance(function, FunctionNode) and function.args.args:
        if function.name in conventions.HOOK_METHODS:
            yield function.args.args[0].arg


def _of_call(call: ast.Call, names: set[str], module: Scope) -> Fields:
    tail = tail_of(call.func) or ""
    first = call.args[0] if call.args else None
    found = NONE
    if isinstance(call.func, ast.Attribute) and first is not None:
        if tail in conventions.SET_FIELDS and _speaks_of_fields(call.func.value, names):
            found = Fields(possible=fields_of(first, module, lambda _: NONE).possible)
            is_known = isinstance(first, ast.Dict | ast.List)
            found = found if is_known else found.opened()
        elif tail in conventions.SET_FIELD and _speaks_of_fields(call.func.value, names):
            found = _with(found, field_name(first, module))
    for keyword in call.keywords:
        if keyword.arg == "headers":
            more = fields_of(keyword.value, module, lambda _: NONE)
            found = found.then(Fields(possible=more.possible))
    if tail in _CALLED_NEXT or tail in conventions.HARMLESS_CALLS:
        return found
    handed = any(isinstance(one, ast.Name) and one.id in names for one in call.args)
    return found.opened() if handed else found


def _speaks_of_fields(owner: ast.expr, names: set[str]) -> bool:
    tail = tail_of(owner) or ""
    return tail in conventions.HOLDERS or tail in names or tail == "headers"
