"""The user's own functions that take a status: which call is one, and what it hands over.

A function is known by its dotted name. In the module that defines it, the end of the file's path
has to be the module's name; elsewhere an import has to say it, through a package above the module
if that re-exports it.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from statusfix.frameworks import OWN_TABLE, Sink, index
from statusfix.frameworks._schema import ARGUMENT, INT
from statusfix.model import EnumSafety
from statusfix.reading.flow.hierarchy import targets_of
from statusfix.reading.names.bindings import (
    BindingKind,
    FunctionNode,
    Scope,
    ScopeKind,
    class_of,
    qualify,
)
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.slot import Slot, slot_of
from statusfix.sinks import ANY_OWNER, OwnSink

_SELF = ("self", "cls")
_LOCAL = "<local>."
_CONSTRUCTOR = "__init__"
_PACKAGE = "__init__"
_DEPTH = 5


class LocalClass(NamedTuple):
    """A class of the module and the scope that it stands in."""

    node: ast.ClassDef
    outer: Scope


class Own:
    """Answers for one module; `path` is that of its file, "" where it has none."""

    def __init__(self, sinks: tuple[OwnSink, ...] = (), path: str = "") -> None:
        self._by_last: dict[str, list[OwnSink]] = {}
        for sink in sinks:
            self._by_last.setdefault(sink.last, []).append(sink)
        self._module, self._package = modules_of(path) if sinks and path else ("", "")
        self.is_given = bool(sinks)
        self._root = f"{self._module.partition('.')[0]}."

    def called(self, function: ast.expr, scope: Scope) -> list[Sink]:
        """Return a row for each parameter that is a status where an expression is called."""
        if not self._by_last:
            return []
        found: dict[Sink, None] = {}
        for name, definition, bound in self._meanings(function, scope):
            for sink in self._named(name):
                row = _completed(sink, definition, bound)
                if row is not None:
                    found[row] = None
        return list(found)

    def parameters(self, node: FunctionNode, scope: Scope) -> Iterator[tuple[ast.arg, Slot]]:
        """Yield the parameters of a definition that are a status, each with what takes it."""
        if not self._by_last:
            return
        name, bound = node.name, 0
        if isinstance(scope.node, ast.ClassDef):
            name = f"{scope.node.name}.{node.name}"
            if node.name == _CONSTRUCTOR:
                name = scope.node.name
            bound = _bound(node)
        elif scope.kind is not ScopeKind.MODULE:
            return
        positional = _positional(node)
        for sink in self._named(f"{self._module}.{name}"):
            row = _completed(sink, node, bound)
            for parameter in (*positional, *node.args.kwonlyargs):
                if row is not None and parameter.arg == row.parameter:
                    yield parameter, slot_of(row)

    def _named(self, name: str) -> Iterator[OwnSink]:
        for sink in self._by_last.get(name.rpartition(".")[2], ()):
            if sink.name.startswith(ANY_OWNER):
                owner = name.rpartition(".")[0]
                is_meant = not owner or not index().is_known_class(owner)
            elif self._module and name.startswith(self._root):
                is_meant = any(name.endswith(f".{form}") for form in forms_of(sink.name))
            else:
                is_meant = name in forms_of(sink.name)
            if is_meant:
                yield sink

    # -- what an expression that is called can mean --------------------------------------------

    def _meanings(
        self, function: ast.expr, scope: Scope
    ) -> Iterator[tuple[str, FunctionNode | None, int]]:
        """Yield dotted names, each with its definition and the parameters that are filled."""
        if isinstance(function, ast.Name):
            yield from self._of_name(function, scope)
            return
        if not isinstance(function, ast.Attribute):
            return
        owner = function.value
        qualified = qualify(function, scope)
        if qualified is not None and not qualified.startswith(_LOCAL):
            yield self._absolute(qualified), None, 0
            return
        is_super = isinstance(owner, ast.Call) and tail_of(owner.func) == "super"
        if is_super or (isinstance(owner, ast.Name) and owner.id in _SELF):
            around = _class_around(scope)
            if around is not None:
                yield from self._of_method(around, function.attr, skips_own=is_super)
                return
        made = self._class_of(owner, scope) or qualify(owner, scope)
        local = _local_class(made, scope) if made is not None else None
        if local is not None:
            yield from self._of_method(local, function.attr)
        else:
            yield f"{self._absolute(made) if made else ''}.{function.attr}", None, 0

    def _of_name(
        self, function: ast.Name, scope: Scope
    ) -> Iterator[tuple[str, FunctionNode | None, int]]:
        found = scope.find(function.id)
        definition = found[1][-1].node if found is not None else None
        if found is not None and isinstance(definition, ast.ClassDef):
            yield from self._of_method(LocalClass(definition, found[0]), _CONSTRUCTOR)
        elif found is not None and isinstance(definition, FunctionNode):
            if found[0].kind is ScopeKind.MODULE:
                yield f"{self._module}.{function.id}", definition, 0
        else:
            qualified = qualify(function, scope)
            if qualified is not None:
                yield self._absolute(qualified), None, 0
            elif found is None:
                yield f".{function.id}", None, 0

    def _of_method(
        self, one: LocalClass, method: str, skips_own: bool = False, depth: int = 0
    ) -> Iterator[tuple[str, FunctionNode | None, int]]:
        """Yield what a method of a class of the module is: its own, or those of its bases."""
        if not skips_own:
            defined = _method(one.node, method)
            is_constructor = method == _CONSTRUCTOR
            if defined is not None or is_constructor:
                name = one.node.name if is_constructor else f"{one.node.name}.{method}"
                yield f"{self._module}.{name}", defined, _bound(defined) if defined else 0
            if defined is not None:
                return
        for base in one.node.bases:
            name = qualify(base, one.outer) or ""
            local = _local_class(name, one.outer) if depth < _DEPTH else None
            if local is not None and local.node is not one.node:
                yield from self._of_method(local, method, depth=depth + 1)
            elif name and not name.startswith(_LOCAL):
                full = self._absolute(name)
                yield full if method == _CONSTRUCTOR else f"{full}.{method}", None, 0

    def _class_of(self, owner: ast.expr, scope: Scope) -> str | None:
        """Return the class of an object, also of one that the class around keeps in `self.x`."""
        if not (isinstance(owner, ast.Attribute) and tail_of(owner.value) in _SELF):
            return class_of(owner, scope)
        around = _class_around(scope)
        for method in around.node.body if around is not None else ():
            inner = method.body if isinstance(method, FunctionNode) else [method]
            where = Scope(method, around.outer) if around is not None else scope
            for statement in inner:
                for target, value in targets_of(statement):
                    if tail_of(target) == owner.attr:
                        found = class_of(value, where)
                        if found is not None:
                            return found
        return None

    def _absolute(self, name: str) -> str:
        """Return an imported name; a relative one is told by where the file is."""
        above = len(name) - len(name.lstrip(".")) - 1
        if above < 0 or not self._module:
            return name
        parts = self._package.split(".")
        return ".".join([*parts[: max(len(parts) - above, 0)], name.lstrip(".")])


NONE = Own()


@cache
def forms_of(name: str) -> frozenset[str]:
    """Return a dotted name as it can be imported: from its module, or a package above it."""
    parts = name.split(".")
    first_class = next((at for at, part in enumerate(parts) if part[:1].isupper()), len(parts))
    last = min(first_class, len(parts) - 1)
    return frozenset(".".join((*parts[:at], *parts[last:])) for at in range(1, last + 1))


def modules_of(path: str) -> tuple[str, str]:
    """Return the dotted names that the whole path of a file gives its module and its package."""
    parts = re.split(r"[\\/]", re.sub(r"\.pyi?\Z", "", os.path.abspath(path)))
    package = ".".join(parts[:-1])
    return (package if parts[-1] == _PACKAGE else ".".join(parts)), package


def own_in(text: str, sinks: tuple[OwnSink, ...], path: str) -> Own:
    """Return what answers for a module: nothing is asked where no name of the functions stands."""
    named = tuple(sink for sink in sinks if re.search(rf"\b{re.escape(sink.last)}\b", text))
    return Own(named, path) if named else NONE


def words(sinks: tuple[OwnSink, ...]) -> re.Pattern[str] | None:
    """Return the pattern of the names without which no file uses one of them."""
    return _pattern(tuple(sorted({sink.last for sink in sinks}))) if sinks else None


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _completed(sink: OwnSink, definition: FunctionNode | None, bound: int) -> Sink | None:
    """Return the row of an entry; the definition tells the name to a place and back.

    None where the definition has no such parameter.
    """
    parameter, position = sink.parameter, sink.position
    if definition is not None:
        names = [one.arg for one in _positional(definition)][bound:]
        if not parameter and position < len(names):
            parameter = names[position]
        elif parameter in names:
            position = names.index(parameter)
        elif parameter not in [one.arg for one in definition.args.kwonlyargs]:
            return None
    # The body tells what becomes of a status (`flow`); of a body elsewhere nothing is known.
    safety = EnumSafety.KEPT if definition is None else EnumSafety.YES
    source = "the option sinks"
    return Sink(
        sink.name, ARGUMENT, parameter, position, INT, safety, sink.role, source, OWN_TABLE
    )


def _positional(node: FunctionNode) -> list[ast.arg]:
    return [*node.args.posonlyargs, *node.args.args]


def _bound(node: FunctionNode) -> int:
    """Return how many parameters of a method its callers don't write."""
    return 0 if any(tail_of(one) == "staticmethod" for one in node.decorator_list) else 1


def _method(node: ast.ClassDef, name: str) -> FunctionNode | None:
    for statement in node.body:
        if isinstance(statement, FunctionNode) and statement.name == name:
            return statement
    return None


def _class_around(scope: Scope) -> LocalClass | None:
    inner: Scope | None = scope
    while inner is not None and inner.kind is not ScopeKind.CLASS:
        inner = inner.parent
    if inner is None or inner.parent is None or not isinstance(inner.node, ast.ClassDef):
        return None
    return LocalClass(inner.node, inner.parent)


def _local_class(name: str, scope: Scope) -> LocalClass | None:
    """Return the class of the module that `<local>.Name` stands for."""
    if not name.startswith(_LOCAL):
        return None
    found = scope.find(name.removeprefix(_LOCAL))
    if found is None or found[1][-1].kind is not BindingKind.CLASS:
        return None
    node = found[1][-1].node
    return LocalClass(node, found[0]) if isinstance(node, ast.ClassDef) else None
