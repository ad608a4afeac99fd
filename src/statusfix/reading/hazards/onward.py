"""Where a value goes on in a module: into a helper, back to the callers, into an attribute."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import reduce
from typing import NamedTuple, Protocol

from statusfix.model import EnumSafety
from statusfix.reading.flow.callers import Callers
from statusfix.reading.hazards.showing import worse_safety
from statusfix.reading.names.bindings import FunctionNode, Scope
from statusfix.reading.names.syntax import walk

DEPTH = 4


class Read(NamedTuple):
    """A place that reads a value: the expression, and in how many collections the value is."""

    node: ast.AST
    inside: int
    depth: int = 0
    keyword: str = ""


class Judge(Protocol):
    """What this needs of whoever judges the single places of a module."""

    tree: ast.AST

    def effect(
        self, node: ast.AST, scope: Scope, inside: int = 0, depth: int = 0
    ) -> EnumSafety: ...

    def loads(self, scope: Scope, name: str) -> list[ast.Name]: ...

    def parent(self, node: ast.AST) -> ast.AST | None: ...

    def shows_all(self, scope: Scope) -> bool: ...


class Onward:
    """Says what the places that a value is handed on to make of a member of an enum.

    Each place is looked at once for each depth, so the time is linear in the file. `callers` is
    set by who follows statuses; until then nothing is known.
    """

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._attributes: dict[str, list[ast.Attribute]] | None = None
        self._known: dict[tuple[int, str, int, int], EnumSafety] = {}
        self.callers: Callers | None = None

    def returned(self, statement: ast.Return, inside: int, depth: int) -> EnumSafety:
        """A value that goes back to the callers of a function of the module."""
        function: ast.AST | None = statement
        while function is not None and not isinstance(function, FunctionNode):
            function = self._judge.parent(function)
        if function is None or self.callers is None:
            return EnumSafety.KEPT
        key = (id(function), "return", inside, depth)
        if key not in self._known:
            self._known[key] = EnumSafety.YES
            callers = self.callers.of_function(function)
            effects = [
                self._judge.effect(one.call, one.scope, inside, depth + 1) for one in callers
            ]
            self._known[key] = reduce(worse_safety, effects or [EnumSafety.KEPT])
        return self._known[key]

    def attribute(self, name: str, scope: Scope, inside: int, depth: int = 0) -> EnumSafety:
        """Return what whoever reads an attribute of that name makes of a value, at least KEPT."""
        key = (0, name, inside, depth)
        if key not in self._known:
            self._known[key] = EnumSafety.KEPT
            worst = EnumSafety.KEPT
            for load in self._loads_of(name):
                effect = self._judge.effect(load, scope.module, inside, depth + 1)
                worst = worse_safety(worst, effect)
            self._known[key] = worst
        return self._known[key]

    def _loads_of(self, name: str) -> list[ast.Attribute]:
        if self._attributes is None:
            self._attributes = defaultdict(list)
            for node in walk(self._judge.tree):
                if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                    self._attributes[node.attr].append(node)
        return self._attributes.get(name, [])

    def handed_on(self, call: ast.Call, read: Read, scope: Scope) -> EnumSafety | None:
        """An argument of a function of the module is what that function makes of it."""
        if self.callers is None or read.depth >= DEPTH:
            return None
        worst: EnumSafety | None = None
        for function, outer, name in self.callers.parameters(call, read.node, scope):
            key = (id(function), name, read.inside, read.depth)
            if key not in self._known:
                self._known[key] = EnumSafety.YES
                self._known[key] = self._parameter(Scope(function, outer), name, read)
            worst = worse_safety(worst or EnumSafety.YES, self._known[key])
        return worst

    def _parameter(self, scope: Scope, name: str, read: Read) -> EnumSafety:
        worst = EnumSafety.SEEN if self._judge.shows_all(scope) else EnumSafety.YES
        rest = [one.arg for one in _rests(scope.node)]
        inside = read.inside + 1 if name in rest else read.inside
        for load in self._judge.loads(scope, name):
            worst = worse_safety(worst, self._judge.effect(load, scope, inside, read.depth + 1))
        return worst


def _rests(function: ast.AST) -> list[ast.arg]:
    """Return the `*args` and `**kwargs` of a function."""
    if not isinstance(function, FunctionNode):
        return []
    return [one for one in (function.args.vararg, function.args.kwarg) if one is not None]
