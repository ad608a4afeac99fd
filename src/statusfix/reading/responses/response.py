"""The response around a status: what makes it, what it carries, how it leaves, who answers.

Asked for one site at a time, by rules about what a status demands. Where the file doesn't show
the whole way of the response, its facts are unknown.
"""

from __future__ import annotations

import ast

from statusfix.frameworks.responses import (
    Carrier,
    added_by,
    conventions,
    fate_of_content,
)
from statusfix.frameworks.stdlib import MESSAGES
from statusfix.model import Leaving, Response, Site, Spelling
from statusfix.reading.classes import bases_of
from statusfix.reading.names.bindings import FunctionNode, Scope, class_of
from statusfix.reading.names.calls import Calls
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.objects import dotted
from statusfix.reading.names.places import Place, Places
from statusfix.reading.names.syntax import parameters_of, walk
from statusfix.reading.responses.contents import (
    content_of,
    content_of_call,
    content_of_returns,
    returned_by,
)
from statusfix.reading.responses.drafts import Draft, by_exits, is_answered, is_parameter, passes
from statusfix.reading.responses.fields import NONE, OPEN, Fields
from statusfix.reading.responses.handlers import Handler, family_of, handler_at
from statusfix.reading.responses.hooks import written_by
from statusfix.reading.responses.later import Later
from statusfix.reading.responses.leaving import Way, is_expected, way_out
from statusfix.reading.responses.made import Making, carrier_at, writes_fields
from statusfix.reading.responses.rooms import room_at
from statusfix.reading.responses.written import Written, ends_of
from statusfix.reading.text import LineIndex

_INTERFACES = dict(conventions.INTERFACES)
_ACTS = {"sent": Leaving.SENT, "raised": Leaving.RAISED}
_DEPTH = 3


class Responses:
    """Answers for the sites of one module; what it finds out is kept for the next question."""

    def __init__(
        self, module: Scope, packages: tuple[str, ...], lines: LineIndex, calls: Calls
    ) -> None:
        self._module = module
        self._lines = lines
        self._packages = packages
        self._places = Places(module)
        self._making = Making(self._places)
        self._written = Written(self._making, family_of(packages))
        self._later = Later(module, self._places, self._making, calls)

    def place(self, site: Site) -> Place | None:
        """Return where a site stands."""
        return self._places.at(site.position)

    def of(self, site: Site) -> Response:
        """Return the response around a site; an open one where nothing is known."""
        place = self._places.at(site.position)
        if place is None or is_expected(place.path):
            return Response()
        handler = handler_at(place, self._packages)
        draft = self._draft(site, place)
        if draft is None:
            return Response(methods=handler.methods, handler=handler.framework)
        return self._finished(draft, site, place, handler)

    # -- what makes it --------------------------------------------------------------------------

    def _draft(self, site: Site, place: Place) -> Draft | None:
        path = place.path
        at = len(path) - 1
        if site.spelling is Spelling.CLASS:
            return self._of_class(site, place, at)
        while at > 1 and passes(path[at - 1], path[at]):
            at -= 1
        parent = path[at - 1]
        if isinstance(parent, ast.keyword):
            parent, at = path[at - 2], at - 1
        if isinstance(parent, ast.Call):
            return self._of_call(site, place, at - 1)
        if isinstance(parent, ast.Tuple):
            return self._of_tuple(place, at - 1)
        if isinstance(parent, ast.Assign | ast.AnnAssign):
            owner = path[at - 2]
            if isinstance(owner, ast.ClassDef):
                return self._of_attribute(owner, place)
            return self._of_assignment(place, parent)
        if isinstance(parent, ast.Dict):
            return self._of_message(place, at - 1)
        return None

    def _of_class(self, site: Site, place: Place, at: int) -> Draft | None:
        """`raise Unauthorized`, `return HttpResponseNotAllowed(["GET"])`."""
        expression = place.path[at]
        parent = place.path[at - 1]
        if isinstance(parent, ast.Call) and parent.func is expression:
            return self._of_call(site, place, at - 1)
        found = carrier_at(expression, place.scope) if isinstance(expression, ast.expr) else None
        if found is None or not isinstance(parent, ast.Raise):
            return None
        way = way_out(place.path, at, None)
        name, carrier = found
        added = added_by(name)
        return Draft(name, carrier.framework, way.leaving, Fields(added, added))

    def _of_call(self, site: Site, place: Place, at: int) -> Draft | None:
        call = place.path[at]
        if not isinstance(call, ast.Call):
            return None
        function = place.path[at - 1]
        if isinstance(function, FunctionNode) and call in function.decorator_list:
            return self._of_decorator(call, function, place, site.framework)
        found = carrier_at(call, place.scope) or self._written.beginning(call, place)
        if found is None:
            return None
        name, carrier = found
        acts = None
        if carrier.leaving == "sent" or name.endswith(".abort"):
            acts = _ACTS[carrier.leaving]
        way = way_out(place.path, at, acts)
        statement = place.statement
        fields = self._making.of_call(call, name, carrier, site.code, place.scope, statement)
        content = content_of_call(call, carrier, place.scope)
        draft = Draft(name, carrier.framework, way.leaving, fields, content)
        if name.rpartition(".")[2] in conventions.BEGINNINGS:
            return self._written.begun(draft, call, place)
        if way.receiver:
            return self._stored(draft, way, carrier, place)
        if way.leaving is Leaving.RETURNED:
            return self._later.through_callers(draft, place)
        return draft

    def _stored(self, draft: Draft, way: Way, carrier: Carrier, place: Place) -> Draft:
        """A response that a variable holds: follow it to where the variable leaves."""
        function = place.function
        scope = place.scope.function
        if scope is None or not isinstance(function, FunctionNode) or way.statement is None:
            return self._kept_by_module(draft, way, carrier)
        trace = self._making.trace(way.receiver, way.statement, scope, 0)
        trace.run(function.body, OPEN)
        left = by_exits(draft, trace.exits)
        if left.leaving is Leaving.RETURNED:
            return self._later.through_callers(left, place)
        return left

    def _kept_by_module(self, draft: Draft, way: Way, carrier: Carrier) -> Draft:
        """`Denied = HTTPException(401)` at the level of a module: raised here or elsewhere."""
        if carrier.leaving != "raised" or "." in way.receiver:
            return draft
        owners = self._module.once("owners", self._owners)
        return draft if way.receiver in owners else draft._replace(leaving=Leaving.RAISED)

    def _owners(self) -> frozenset[str | None]:
        """Return the dotted names of which the module takes an attribute somewhere."""
        nodes = walk(self._module.node)
        return frozenset(dotted(node.value) for node in nodes if isinstance(node, ast.Attribute))

    def _of_tuple(self, place: Place, at: int) -> Draft | None:
        row = place.path[at]
        if not isinstance(row, ast.Tuple) or len(row.elts) not in (2, 3):
            return None
        if way_out(place.path, at, None).leaving is not Leaving.RETURNED:
            return None
        if place.path[at + 1] is row.elts[0]:
            return self._of_status_first(place, row)
        body = row.elts[0]
        fields = self._making.body(body, place.scope, place.statement)
        if len(row.elts) == 3:
            more = self._making.mapping(row.elts[2], place.scope, place.statement)
            fields = fields.then(more)
        made = carrier_at(body, place.scope) if isinstance(body, ast.Call) else None
        if made is not None and isinstance(body, ast.Call):
            content = content_of_call(body, made[1], place.scope)
        else:
            content = content_of(body, "body", place.scope)
        framework = "quart" if family_of(self._packages) == "quart" else "flask"
        return Draft("", framework, Leaving.RETURNED, fields, content)

    def _of_status_first(self, place: Place, row: ast.Tuple) -> Draft | None:
        """`return 401, {"error": "no"}`: the header fields are those of the injected response."""
        if family_of(self._packages) != "ninja" or not isinstance(place.function, FunctionNode):
            return None
        fields = self._injected(place.function)
        content = content_of(row.elts[1], "serialized", place.scope)
        return Draft("", "ninja", Leaving.RETURNED, fields, content)

    def _injected(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> Fields:
        """Return what a function may write to a response that the framework hands to it."""
        for parameter in parameters_of(function.args):
            if "Response" in ast.dump(parameter.annotation or ast.Constant(None)):
                return written_by(function, self._module)
        return NONE

    def _of_attribute(self, node: ast.ClassDef, place: Place) -> Draft | None:
        """`status_code = 401` in the body of an exception."""
        if writes_fields(node):
            return None
        for base in bases_of(node, place.scope.parent or place.scope):
            found = self._making.class_row(base)
            if found is not None and found[1].leaving == "raised" and not found[1].headers:
                added = added_by(found[0])
                fields = Fields(added, added)
                return Draft(found[0], found[1].framework, Leaving.RAISED, fields)
        return None

    def _of_assignment(self, place: Place, statement: ast.stmt) -> Draft | None:
        """`response.status_code = 405`."""
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        scope, function = place.scope.function, place.function
        if not isinstance(target, ast.Attribute) or target.attr not in conventions.STATUSES:
            return None
        receiver = dotted(target.value)
        if receiver is None or scope is None or not isinstance(function, FunctionNode):
            return None
        owner = class_of(target.value, place.scope) or ""
        row = self._making.class_row(owner) if owner else None
        framework = row[1].framework if row else ""
        trace = self._making.trace(receiver, statement, scope, 0)
        draft = Draft(owner, framework, Leaving.UNSEEN, OPEN)
        if framework == "starlette" and is_parameter(function, receiver):
            ends = ends_of(trace, function, NONE)
            return by_exits(draft, ends)._replace(leaving=Leaving.RETURNED)
        handed = self._written.handed(statement, receiver, function, trace)
        if handed is not None:
            return handed
        trace.run(function.body, OPEN)
        left = by_exits(draft, trace.exits)
        if left.leaving is Leaving.RETURNED:
            return self._later.through_callers(left, place)
        return left

    def _of_message(self, place: Place, at: int) -> Draft | None:
        node = place.path[at]
        if not isinstance(node, ast.Dict):
            return None
        entries = {
            key.value: value
            for key, value in zip(node.keys, node.values, strict=True)
            if isinstance(key, ast.Constant)
        }
        is_message = any(
            isinstance(marked := entries.get(marker), ast.Constant) and marked.value == wanted
            for marker, wanted, _, _ in MESSAGES
        )
        parent = place.path[at - 1]
        if not is_message or not isinstance(parent, ast.Call):
            return None
        if None in node.keys or "send" not in (tail_of(parent.func) or ""):
            return None
        fields = self._making.mapping(entries.get("headers"), place.scope, place.statement)
        return Draft("http.response.start", "asgi", Leaving.SENT, fields)

    def _of_decorator(
        self, call: ast.Call, function: ast.AST, place: Place, framework: str
    ) -> Draft | None:
        """`@app.post("/", status_code=201)`: holds where the function returns data."""
        row = carrier_at(call, place.scope)
        if row is not None and row[1].leaving == "raised":  # requires(): it raises by itself
            added = added_by(row[0])
            return Draft(row[0], row[1].framework, Leaving.RAISED, Fields(added, added))
        is_given = any(
            isinstance(one, ast.keyword) and one.arg in conventions.DECLARING for one in place.path
        )
        if not isinstance(function, FunctionNode) or not is_given:
            return None
        inner = self._places.scope(function, place.scope)
        fields = NONE
        if any(one.arg in conventions.MAKING for one in call.keywords):
            fields = OPEN
        for value in returned_by(function):
            if value is not None and not isinstance(value, ast.Constant):
                at = next((n for n in walk(function) if getattr(n, "value", 0) is value), None)
                statement = at if isinstance(at, ast.stmt) else None
                fields = fields.then(self._making.body(value, inner, statement))
        fields = fields.then(self._injected(function))
        content = content_of_returns(function, inner)
        return Draft("", framework, Leaving.DECLARED, fields, content)

    def _finished(self, draft: Draft, site: Site, place: Place, handler: Handler) -> Response:
        hooks, written = self._later.hooks()
        fields = draft.fields.then(Fields(possible=written.possible, is_open=written.is_open))
        if handler.is_open:
            fields = fields.opened()
        if handler.is_rest and draft.framework in ("django", "drf"):
            later = added_by("rest_framework.response.Response")
            fields = fields.then(Fields(possible=later))
        is_error = draft.leaving is Leaving.RAISED
        if (is_error and is_answered(draft, site, hooks)) or self._written.is_elsewhere(
            draft, place
        ):
            fields = fields.opened()
        fields = fields.then(self._later.decorators(place))
        framework = handler.framework or handler.family or draft.framework
        drops = framework if draft.framework in ("starlette", "") else draft.framework
        if draft.framework == "starlette" and draft.leaving is not Leaving.DECLARED:
            drops = "starlette"
        return Response(
            draft.name,
            draft.leaving,
            fields.sure,
            fields.possible,
            fields.is_open,
            draft.content,
            handler.methods,
            handler.framework,
            _INTERFACES.get(draft.framework, ""),
            fate_of_content(drops, site.code or 0),
            room_at(site, place, handler, self._lines, self._later.is_called),
        )
