"""The calls of a module, by the last name of what is called."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.scopes import Scope
from statusfix.reading.names.syntax import walk

Met = Mapping[str, Sequence[tuple[ast.Call, Scope]]]


class Calls:
    """Answers for one module: what a walk has met, and what stands where it did not go.

    `met` may have a call under another name as well; `passed` are the annotations, f-strings and
    parameters that the walk left out, in which a call is rare.
    """

    def __init__(self, met: Met, passed: Sequence[ast.AST]) -> None:
        self._met = met
        self._passed = passed
        self._others: list[ast.Call] | None = None

    def of(self, name: str) -> list[ast.Call]:
        """Return the calls of whatever has a name."""
        found = [call for call, _ in self._met.get(name, ()) if tail_of(call.func) == name]
        known = {id(one) for one in found}
        more = (one for one in self._beside() if tail_of(one.func) == name)
        return [*found, *(one for one in more if id(one) not in known)]

    def everywhere(self) -> Iterator[ast.Call]:
        """Yield every call; one can come twice."""
        for calls in self._met.values():
            yield from (call for call, _ in calls)
        yield from self._beside()

    def _beside(self) -> list[ast.Call]:
        if self._others is None:
            self._others = [
                node for one in self._passed for node in walk(one) if isinstance(node, ast.Call)
            ]
        return self._others
