"""The parameters of FastAPI's functions: dependencies, the response, what a request gets wrong."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from statusfix.inventory import tables
from statusfix.inventory.model import Answer
from statusfix.inventory.program import Found, Known, Module, Program
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import Scope
from statusfix.reading.names.syntax import FunctionNode, parameters_of

_DEPENDS = frozenset(("fastapi.Depends", "fastapi.Security", "fastapi.params.Depends"))
_ALWAYS_FITS = ("str", "Any")


class Needs(NamedTuple):
    """What a function asks of a request.

    `has_any` says that it reads a parameter or body, `can_fail` that a request can have it wrong;
    `response` is the name of the parameter that stands for the response to be.
    """

    depends: tuple[Known, ...] = ()
    has_any: bool = False
    can_fail: bool = False
    response: str = ""


class Parameters:
    """Reads the parameters of functions as FastAPI does, from annotations and defaults."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def of(self, function: Known, path: str) -> Needs:
        """Return what a function asks of a request to a path."""
        node = function.node
        if not isinstance(node, FunctionNode):
            return Needs()
        in_path = set(re.findall(r"{(\w+)", path))
        depends: list[Known] = []
        has_any = can_fail = False
        response = ""
        for parameter, default in _with_defaults(node.args, self._is_bound(function)):
            annotation = parameter.annotation
            given = self.dependency(default, annotation, function.scope, function.module)
            metadata = self._metadata(annotation, function.scope, function.module)
            for one in metadata.extras:
                given = given or self.dependency(
                    one, metadata.base, metadata.scope, metadata.module
                )
            if given is not None:
                depends.append(given)
                continue
            kind = self._lookup(metadata.base, metadata.scope, metadata.module)
            if kind in tables.FASTAPI_INJECTED:
                response = parameter.arg if kind in tables.FASTAPI_RESPONSES else response
                continue
            has_any = True
            is_text = metadata.base is None or _fits_all(metadata.base)
            is_required = _is_required(default)
            if parameter.arg in in_path:
                can_fail = can_fail or not is_text
            else:
                can_fail = can_fail or is_required or not is_text or _has_limits(default)
        return Needs(tuple(depends), has_any, can_fail, response)

    def dependency(
        self, node: ast.expr | None, annotation: ast.expr | None, scope: Scope, module: Module
    ) -> Known | None:
        """Return what `Depends(...)` depends on; with nothing in it, the annotated class."""
        if not isinstance(node, ast.Call):
            return None
        if self.program.lookup(node.func, scope, module) not in _DEPENDS:
            return None
        target = argument(node, "dependency", 0) or annotation
        if isinstance(target, ast.Call):
            return Known(module, scope, target)
        found = self._lookup(target, scope, module)
        return found if isinstance(found, Known) else None

    def callable_of(self, dependency: Known) -> Known | None:
        """Return the function that a dependency runs."""
        node = dependency.node
        if isinstance(node, FunctionNode):
            return dependency
        if isinstance(node, ast.ClassDef):
            init = self.program.attribute(dependency, "__init__")
            return init if init is not None and isinstance(init.node, FunctionNode) else None
        if isinstance(node, ast.Call):  # an instance: its __call__
            made = self._lookup(node.func, dependency.scope, dependency.module)
            if isinstance(made, Known) and isinstance(made.node, ast.ClassDef):
                call = self.program.attribute(made, "__call__")
                return call if call is not None and isinstance(call.node, FunctionNode) else None
        return None

    def refusals(self, dependency: Known) -> Iterator[Answer]:
        """Yield what a security scheme of FastAPI's answers to who doesn't fit it."""
        node = dependency.node
        if isinstance(node, ast.Call):
            made = self._lookup(node.func, dependency.scope, dependency.module)
            for base in self.program.lineage(made):
                code = tables.FASTAPI_SECURITY.get(base) if isinstance(base, str) else None
                if code is not None:
                    yield Answer(code, dependency.module.place(node), "framework", False)

    def _is_bound(self, function: Known) -> bool:
        return isinstance(function.scope.node, ast.ClassDef)

    def _lookup(self, node: ast.expr | None, scope: Scope, module: Module) -> Found:
        return self.program.lookup(node, scope, module) if node is not None else None

    def _metadata(self, node: ast.expr | None, scope: Scope, module: Module) -> _Annotation:
        """Take Annotated[...] apart, also behind a name of another module."""
        for _ in range(4):
            if isinstance(node, ast.Subscript) and _is_named(node.value, "Annotated"):
                parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
                inner = self._metadata(parts[0], scope, module)
                if inner.extras:
                    return inner
                return _Annotation(parts[0], tuple(parts[1:]), scope, module)
            if not isinstance(node, ast.Name | ast.Attribute):
                break
            found = self._lookup(node, scope, module)
            if not isinstance(found, Known) or not isinstance(found.node, ast.expr):
                break
            node, scope, module = found.node, found.scope, found.module
        return _Annotation(node, (), scope, module)


class _Annotation(NamedTuple):
    """An annotation without its metadata, and the metadata; both read in `scope`."""

    base: ast.expr | None
    extras: tuple[ast.expr, ...]
    scope: Scope
    module: Module


def _with_defaults(
    arguments: ast.arguments, is_bound: bool
) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    positional = [*arguments.posonlyargs, *arguments.args]
    count = len(positional) - len(arguments.defaults)
    defaults: list[ast.expr | None] = [*([None] * count), *arguments.defaults]
    pairs = [*zip(positional, defaults, strict=True)]
    pairs += zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    assert len(pairs) == len(parameters_of(arguments))
    yield from pairs[1:] if is_bound else pairs


def _is_named(node: ast.expr, name: str) -> bool:
    return name in (getattr(node, "id", ""), getattr(node, "attr", ""))


def _fits_all(annotation: ast.expr) -> bool:
    """Whether any text of a request fits: `str`, `str | None`, `Optional[str]`."""
    names = {one.id for one in ast.walk(annotation) if isinstance(one, ast.Name)}
    return bool(names) and names <= {*_ALWAYS_FITS, "Optional", "Union", "None", "list", "List"}


def _is_required(default: ast.expr | None) -> bool:
    if default is None:
        return True
    if isinstance(default, ast.Constant):
        return default.value is ...
    if isinstance(default, ast.Call):  # Query(...), Header()
        first = default.args[0] if default.args else None
        if first is None:
            return not any(one.arg in ("default", "default_factory") for one in default.keywords)
        return isinstance(first, ast.Constant) and first.value is ...
    return False


def _has_limits(default: ast.expr | None) -> bool:
    limits = {"min_length", "max_length", "pattern", "regex", "gt", "ge", "lt", "le"}
    return isinstance(default, ast.Call) and any(one.arg in limits for one in default.keywords)
