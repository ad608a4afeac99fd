"""Several files as one program: what a name means when its import leads to another file."""

from __future__ import annotations

import ast
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from statusfix.frameworks import index
from statusfix.inventory.model import Place
from statusfix.reading.names.bindings import BindingKind, Scope, module_scope
from statusfix.reading.names.syntax import FunctionNode

_DEPTH = 12


class Module:
    """A parsed file: its dotted path from the root of the file system, and its names."""

    __slots__ = ("is_package", "parts", "path", "scope", "tree")

    def __init__(self, path: str, text: str, tree: ast.Module, folder: str = "") -> None:
        self.path = path
        self.tree = tree
        self.scope = module_scope(tree, text)
        whole = os.path.abspath(os.path.join(folder, path))
        parts = whole.removesuffix(".py").strip(os.sep).split(os.sep)
        self.is_package = parts[-1] == "__init__"
        self.parts = tuple(parts[:-1] if self.is_package else parts)

    def place(self, node: ast.AST) -> Place:
        """Return where a node of this module stands."""
        return Place(self.path, getattr(node, "lineno", 1))


class Known(NamedTuple):
    """Something that the program defines: a function, a class, a module or a value.

    `scope` is the scope in which `node` is to be read.
    """

    module: Module
    scope: Scope
    node: ast.AST


Found = Known | str | None


class Program:
    """All modules, found by the ends of their dotted names: no root has to be known."""

    def __init__(self, modules: Iterable[Module]) -> None:
        self.modules = tuple(modules)
        self._by_last: dict[str, list[Module]] = defaultdict(list)
        for module in self.modules:
            self._by_last[module.parts[-1]].append(module)

    def lookup(self, node: ast.AST, scope: Scope, module: Module, depth: int = 0) -> Found:
        """Return what a name or dotted name means.

        A Known of this program, the qualified name of something outside of it (as the tables
        know it), or None where it is neither.
        """
        if depth > _DEPTH:
            return None
        if isinstance(node, ast.Attribute):
            base = self.lookup(node.value, scope, module, depth + 1)
            return self.member(base, node.attr, depth + 1)
        if not isinstance(node, ast.Name):
            return None
        found = scope.find(node.id)
        if found is None:
            return self._from_stars(node.id, module, depth)
        where, bindings = found
        binding = bindings[-1]
        if binding.kind is BindingKind.IMPORT:
            return self.qualified(binding.target, module, depth + 1)
        if binding.kind in (BindingKind.FUNCTION, BindingKind.CLASS):
            return Known(module, where, binding.node)
        if binding.kind is BindingKind.VALUE and binding.place < 0:
            if isinstance(binding.node, ast.Name | ast.Attribute):
                if isinstance(binding.node, ast.Name) and binding.node.id == node.id:
                    return None
                return self.lookup(binding.node, where, module, depth + 1)
            return Known(module, where, binding.node)
        return None

    def qualified(self, target: str, importer: Module, depth: int = 0) -> Found:
        """Return what the target of an import means: `shop.errors.problem`, `..store.Store`."""
        if depth > _DEPTH:
            return None
        parts = [part for part in target.split(".") if part]
        dots = len(target) - len(target.lstrip("."))
        for end in range(len(parts), -1, -1):
            module = self._module(tuple(parts[:end]), importer, dots)
            if module is not None:
                found: Found = Known(module, module.scope, module.tree)
                for name in parts[end:]:
                    found = self.member(found, name, depth + 1)
                return found
        return None if dots else index().canonical(target)

    def member(self, base: Found, name: str, depth: int = 0) -> Found:
        """Return what an attribute of a module, a class or an outside name means."""
        if isinstance(base, str):
            return index().canonical(f"{base}.{name}")
        if base is None:
            return None
        if isinstance(base.node, ast.Module):
            found = self.lookup(ast.Name(name), base.scope, base.module, depth + 1)
            if found is None and base.module.is_package:
                inner = self._exact((*base.module.parts, name))
                return Known(inner, inner.scope, inner.tree) if inner else None
            return found
        if isinstance(base.node, ast.ClassDef):
            return self.attribute(base, name)
        return None

    def attribute(self, base: Known, name: str) -> Known | None:
        """Return the attribute or method of a class, looked for in its bases too."""
        for one in self.lineage(base):
            if isinstance(one, Known) and isinstance(one.node, ast.ClassDef):
                inner = Scope(one.node, one.scope)
                bindings = inner.bindings.get(name)
                if bindings and bindings[-1].place < 0:
                    return Known(one.module, inner, bindings[-1].node)
        return None

    def lineage(self, base: Found, depth: int = 0) -> Iterator[Known | str]:
        """Yield a class and its bases, nearest first; those from outside by their names."""
        if base is None or depth > _DEPTH:
            return
        yield base
        if isinstance(base, Known) and isinstance(base.node, ast.ClassDef):
            for expression in base.node.bases:
                if isinstance(expression, ast.Subscript):
                    expression = expression.value
                found = self.lookup(expression, base.scope, base.module)
                if found != base:
                    yield from self.lineage(found, depth + 1)

    def outside_bases(self, base: Found) -> tuple[str, ...]:
        """Return the names of the bases of a class that other packages define."""
        return tuple(one for one in self.lineage(base) if isinstance(one, str))

    def module_named(self, name: str, importer: Module) -> Module | None:
        """Return the module with a dotted name, the nearest where there are several."""
        return self._module(tuple(name.split(".")), importer, 0)

    def _from_stars(self, name: str, module: Module, depth: int) -> Found:
        for star in module.scope.stars:
            found = self.qualified(star, module, depth + 1)
            if isinstance(found, Known) and found.module is not module:
                inner = self.member(found, name, depth + 1)
                if inner is not None:
                    return inner
            elif isinstance(found, str) and len(module.scope.stars) == 1:
                return index().canonical(f"{found}.{name}")
        return None

    def _module(self, parts: tuple[str, ...], importer: Module, dots: int) -> Module | None:
        if dots:
            up = dots - 1 if importer.is_package else dots
            base = importer.parts[: len(importer.parts) - up]
            return self._exact((*base, *parts))
        if not parts:
            return None
        candidates = [one for one in self._by_last[parts[-1]] if one.parts[-len(parts) :] == parts]
        if len(parts) == 1:  # `import json` is not some json.py deep in another folder
            candidates = [one for one in candidates if self._is_near(one, importer)]
        return max(candidates, key=lambda one: _shared(one, importer), default=None)

    def _is_near(self, module: Module, importer: Module) -> bool:
        """Whether a module of one name stands at a root above its importer."""
        root = module.parts[:-1]
        return importer.parts[: len(root)] == root and self._exact(root) is None

    def _exact(self, parts: tuple[str, ...]) -> Module | None:
        for one in self._by_last[parts[-1]] if parts else ():
            if one.parts == parts:
                return one
        return None


def functions_in(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield all functions of a tree."""
    for node in ast.walk(tree):
        if isinstance(node, FunctionNode):
            yield node


def _shared(one: Module, other: Module) -> int:
    count = 0
    for left, right in zip(one.parts, other.parts, strict=False):
        if left != right:
            break
        count += 1
    return count
