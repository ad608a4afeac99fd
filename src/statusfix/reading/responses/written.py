"""Responses that handlers write to: http.server's and Tornado's `self`, what Falcon hands over."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from statusfix.frameworks.responses import Carrier, carrier_of, conventions
from statusfix.model import Content, Leaving
from statusfix.reading.classes import bases_of
from statusfix.reading.names.bindings import FunctionNode, ScopeKind
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.objects import dotted
from statusfix.reading.names.places import Place
from statusfix.reading.names.syntax import walk
from statusfix.reading.responses.contents import content_of
from statusfix.reading.responses.drafts import Draft, by_exits, is_parameter
from statusfix.reading.responses.fields import NONE, Fields
from statusfix.reading.responses.made import Making
from statusfix.reading.responses.tracing import Exit, Trace

_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Written:
    """What the handlers of one module write; `family` is the framework that its imports name."""

    def __init__(self, making: Making, family: str) -> None:
        self._making = making
        self._family = family

    def beginning(self, call: ast.Call, place: Place) -> tuple[str, Carrier] | None:
        """Return the row of a method by which a handler of the class begins its response."""
        method = tail_of(call.func)
        for base, framework in conventions.HANDLER_CLASSES:
            if framework == self._family and _is_derived(place, base):
                found = carrier_of(f"{base}.{method}")
                return (f"{base}.{method}", found) if found is not None else None
        return None

    def begun(self, draft: Draft, call: ast.Call, place: Place) -> Draft:
        """`self.send_response(401)`, `self.set_status(401)`: the fields are set on the same."""
        scope, function = place.scope.function, place.function
        receiver = dotted(call.func.value) if isinstance(call.func, ast.Attribute) else None
        method = tail_of(call.func) or ""
        if scope is None or receiver is None or not isinstance(function, FunctionNode):
            return draft._replace(leaving=Leaving.UNSEEN)
        ending = dict(conventions.BEGINNINGS_THAT_END).get(method)
        is_view = function.name in conventions.VIEW_METHODS
        if (ending is None and not is_view) or ending not in (None, *_methods_called(function)):
            return draft._replace(leaving=Leaving.UNSEEN)
        trace = self._making.trace(receiver, place.statement, scope, 0)
        ends = by_exits(draft, ends_of(trace, function, NONE))
        content = _written_beside(place, receiver)
        return ends._replace(leaving=Leaving.SENT, content=content)

    def handed(
        self, statement: ast.stmt, receiver: str, function: _Function, trace: Trace
    ) -> Draft | None:
        """`resp.status = 401`: the response that the framework hands to a responder."""
        is_responder = function.name.startswith(conventions.RESPONDER_PREFIX)
        if self._family != conventions.HANDING_OVER or not is_responder:
            return None
        if not is_parameter(function, receiver):
            return None
        draft = Draft("", self._family, Leaving.RETURNED, NONE)
        found = by_exits(draft, ends_of(trace, function, NONE))
        block = next((one for one in _blocks(function) if statement in one), [])
        return found._replace(leaving=Leaving.RETURNED, content=_content(block, receiver, trace))

    def is_elsewhere(self, draft: Draft, place: Place) -> bool:
        """Whether a class that the file doesn't show may write the page of an error."""
        bases = [base for base, name in conventions.HANDLER_CLASSES if name == self._family]
        if draft.leaving not in (Leaving.RAISED, Leaving.SENT):
            return False
        return bool(bases) and not any(_is_derived(place, base) for base in bases)


def ends_of(trace: Trace, function: ast.AST, entry: Fields) -> list[Exit]:
    """Run a trace; return the states at every end of the function where the object is ours."""
    if not isinstance(function, FunctionNode):
        return []
    end = trace.run(function.body, entry)
    found = [Exit(function, end.fields)] if end is not None and end.is_ours else []
    for node in walk(function):
        state = trace.at.get(id(node))
        if isinstance(node, ast.Return) and state is not None and state.is_ours:
            found.append(Exit(node, state.fields))
    return found


def _is_derived(place: Place, base: str) -> bool:
    """Whether a place stands in a class whose one base is `base` itself."""
    scope = place.scope.function
    outer = scope.parent if scope is not None else None
    if outer is None or outer.kind is not ScopeKind.CLASS:
        return False
    if not isinstance(outer.node, ast.ClassDef) or len(outer.node.bases) != 1:
        return False
    return base in bases_of(outer.node, outer.parent or outer)


def _methods_called(function: ast.AST) -> Iterator[str | None]:
    for node in walk(function):
        if isinstance(node, ast.Call):
            yield tail_of(node.func)


def _blocks(function: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in walk(function):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                yield block


def _written_beside(place: Place, receiver: str) -> Content:
    """Return the content that the statements beside a place write."""
    function, scope = place.function, place.scope
    block = (
        next((one for one in _blocks(function) if place.statement in one), []) if function else []
    )
    for statement in block:
        call = statement.value if isinstance(statement, ast.Expr | ast.Return) else None
        if not isinstance(call, ast.Call) or not call.args:
            continue
        is_written = tail_of(call.func) in conventions.WRITING_METHODS
        owner = dotted(call.func.value) if isinstance(call.func, ast.Attribute) else None
        if is_written and owner in (receiver, f"{receiver}.{conventions.WRITING_FILE}"):
            return content_of(call.args[0], "plain", scope)
    return Content.UNKNOWN


def _content(block: list[ast.stmt], receiver: str, trace: Trace) -> Content:
    """Return the content that the statements of a block assign to a response."""
    for statement in block:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if not isinstance(statement, ast.Assign) or not isinstance(target, ast.Attribute):
            continue
        kind = dict(conventions.CONTENT_ATTRIBUTES).get(target.attr)
        if kind is not None and dotted(target.value) == receiver:
            return content_of(statement.value, kind, trace.scope)
    return Content.UNKNOWN
