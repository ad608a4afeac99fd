"""The places that read a name, by the step that they take into its value.

A table can have thousands of entries, each looked up somewhere: whoever follows one of them asks
for its own lookups and must not go through those of all the others.
"""

from __future__ import annotations

import ast
from functools import reduce

from statusfix.model import EnumSafety
from statusfix.reading.flow.paths import EACH, KEY, VALUE, Path, Step, field, step_of
from statusfix.reading.hazards.readers import Readers
from statusfix.reading.hazards.showing import worse_safety
from statusfix.reading.names.bindings import Scope

_ALL = (EACH, KEY, VALUE)
_WHOLE = Step("whole")
# Methods that put entries into a mapping, whichever entry is asked for.
_STORING = (field("update"), field("extend"), field("setdefault"))

Groups = dict[str, dict[Step, list[ast.Name]]]


class Lookups:
    """Answers for the names of one module; each is sorted once."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._groups: dict[tuple[int, str], Groups] = {}
        self._effects: dict[tuple[int, str, str, int], EnumSafety] = {}

    def storing(self, scope: Scope, name: str, step: Step) -> list[ast.Name]:
        """Return the places where a name is read that may put something under a step."""
        if step in _ALL:
            return self._readers.loads(scope, name)
        groups = self._grouped(scope, name)
        found = list(groups.get(step.kind, {}).get(step, ()))
        for method in _STORING:
            found.extend(groups.get(method.kind, {}).get(method, ()))
        return found

    def effect(self, scope: Scope, name: str, path: Path) -> EnumSafety:
        """Return what the readers of what a name holds at a path make of a member of an enum.

        Who reads another element, entry or attribute is no reader of it.
        """
        inside = len(path)
        if not path:
            return self._worst(self._readers.loads(scope, name), scope, inside)
        worst = EnumSafety.YES
        for kind, groups in self._grouped(scope, name).items():
            if kind == path[0].kind:
                found = self._worst(groups.get(path[0], []), scope, inside)
            else:
                found = self._of_kind(scope, name, kind, inside)
            worst = worse_safety(worst, found)
        return worst

    def _of_kind(self, scope: Scope, name: str, kind: str, inside: int) -> EnumSafety:
        key = (id(scope.node), name, kind, inside)
        if key not in self._effects:
            groups = self._grouped(scope, name)[kind].values()
            loads = [load for group in groups for load in group]
            self._effects[key] = self._worst(loads, scope, inside)
        return self._effects[key]

    def _worst(self, loads: list[ast.Name], scope: Scope, inside: int) -> EnumSafety:
        readers = self._readers
        effects = (
            readers.effect(load, scope, inside)
            for load in loads
            if id(load) not in readers.accounted
        )
        return reduce(worse_safety, effects, EnumSafety.YES)

    def _grouped(self, scope: Scope, name: str) -> Groups:
        key = (id(scope.node), name)
        if key not in self._groups:
            groups: Groups = {}
            for load in self._readers.loads(scope, name):
                step = _step_into(self._readers.parent(load))
                groups.setdefault(step.kind, {}).setdefault(step, []).append(load)
            self._groups[key] = groups
        return self._groups[key]


def _step_into(parent: ast.AST | None) -> Step:
    if isinstance(parent, ast.Subscript):
        return step_of(parent.slice)
    return field(parent.attr) if isinstance(parent, ast.Attribute) else _WHOLE
