"""Who sees a response after the function that makes it: callers, hooks, decorators."""

from __future__ import annotations

import ast

from statusfix.model import Leaving
from statusfix.reading.names.bindings import FunctionNode, Scope
from statusfix.reading.names.calls import Calls
from statusfix.reading.names.places import Place, Places
from statusfix.reading.responses.drafts import Draft, least
from statusfix.reading.responses.fields import NONE, OPEN, Fields
from statusfix.reading.responses.hooks import Hooks, hooks_of, written_by
from statusfix.reading.responses.leaving import way_out
from statusfix.reading.responses.made import Making
from statusfix.reading.responses.tracing import Exit
from statusfix.reading.text import position_of


class Later:
    """What the rest of a module does to the responses of its functions."""

    def __init__(self, module: Scope, places: Places, making: Making, calls: Calls) -> None:
        self._module = module
        self._places = places
        self._making = making
        self._hooks: tuple[Hooks, Fields] | None = None
        self._calls = calls

    def through_callers(self, draft: Draft, place: Place) -> Draft:
        """A helper's response goes through the functions of the module that call the helper."""
        function = place.function
        if not isinstance(function, FunctionNode):
            return draft
        found: list[Exit] = []
        calls = self._calls.of(function.name)
        for call in calls:
            where = self._places.at(position_of(call))
            if where is None or where.function is function:
                return draft._replace(fields=draft.fields.opened())
            way = way_out(where.path, len(where.path) - 1, None)
            scope, outer = where.scope.function, where.function
            if way.leaving in (Leaving.RETURNED, Leaving.RAISED, Leaving.SENT):
                found.append(Exit(ast.Pass(), draft.fields))
            elif way.receiver and scope is not None and isinstance(outer, FunctionNode):
                trace = self._making.trace(way.receiver, way.statement, scope, 0)
                trace.run(outer.body, OPEN)
                found.extend(one for one in trace.exits)
            else:
                found.append(Exit(ast.Pass(), OPEN))
        if not calls:
            return draft
        return draft._replace(fields=least(one.fields for one in found))

    def is_called(self, name: str) -> bool:
        """Whether the module itself calls a function by a name."""
        return bool(self._calls.of(name))

    def hooks(self) -> tuple[Hooks, Fields]:
        if self._hooks is None:
            hooks = hooks_of(self._module, self._calls)
            written = NONE
            for writer in hooks.writers:
                written = written.then(written_by(writer, self._module))
            self._hooks = hooks, written
        return self._hooks

    def decorators(self, place: Place) -> Fields:
        """What decorators that the module defines may write."""
        function = place.function
        found = NONE
        for decorator in function.decorator_list if isinstance(function, FunctionNode) else ():
            name = decorator.func if isinstance(decorator, ast.Call) else decorator
            bound = place.scope.find(name.id) if isinstance(name, ast.Name) else None
            definition = bound[1][-1].node if bound else None
            if isinstance(definition, FunctionNode):
                found = found.then(written_by(definition, self._module))
        return found
