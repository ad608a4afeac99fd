"""Where a response takes one header field more: the argument, the mapping, the list for it."""

from __future__ import annotations

import ast
from collections.abc import Callable

from statusfix.frameworks.responses import conventions, fields_since
from statusfix.model import Form, Reason, Refused, Room, Site, Spelling
from statusfix.reading.flow.views import argument
from statusfix.reading.names.bindings import FunctionNode
from statusfix.reading.names.evidence import tail_of
from statusfix.reading.names.places import Place
from statusfix.reading.responses.handlers import Handler, called
from statusfix.reading.responses.made import carrier_at
from statusfix.reading.text import LineIndex

_NOTHING = Refused(Reason.NO_ROOM)


def room_at(
    site: Site,
    place: Place,
    handler: Handler,
    lines: LineIndex,
    is_called: Callable[[str], bool],
) -> Room | Refused:
    """Return where the response around a site takes one field more, or why no place is certain.

    Only what takes this status and no other counts: a field that is added to it is added to this
    response alone. `is_called` tells whether the module itself calls a function by its name.
    """
    path = place.path
    at = len(path) - 1
    parent = path[at - 1]
    if isinstance(parent, ast.keyword):
        parent = path[at - 2]
    if isinstance(parent, ast.Call):
        if (site.spelling is Spelling.CLASS) is not (parent.func is path[at]):
            return _NOTHING
        return _in_call(parent, place, lines)
    if isinstance(parent, ast.Tuple):
        return _in_row(parent, place, handler, lines, is_called)
    if isinstance(parent, ast.Dict):
        return _in_message(parent, lines)
    return _NOTHING


def _in_call(call: ast.Call, place: Place, lines: LineIndex) -> Room | Refused:
    if place.function is not None and call in getattr(place.function, "decorator_list", ()):
        return _NOTHING
    found = carrier_at(call, place.scope)
    if found is None or not (found[1].headers or found[1].position >= 0):
        return _NOTHING
    name, carrier = found
    words = carrier.headers.split() or [""]
    given = next((one for word in words if (one := argument(call, word, carrier.position))), None)
    since = fields_since(name)
    if given is not None:
        room = _in_fields(given, lines)
        return room if isinstance(room, Refused) else room._replace(since=since)
    if name.startswith("*."):  # a method by that name; nobody knows whose
        return _NOTHING
    if carrier.headers:
        return Room(Form.ARGUMENT, lines.span(call), f"{words[0]}={{", "}", since=since)
    if len(call.args) == carrier.position and not call.keywords:
        return Room(Form.ARGUMENT, lines.span(call), "{", "}", since=since)
    return _NOTHING


def _in_fields(given: ast.expr, lines: LineIndex, pairs: str = "text") -> Room | Refused:
    """Return the room in what is given for the fields: a mapping, a list of pairs, nothing."""
    span = lines.span(given)
    if isinstance(given, ast.Dict):
        return Room(Form.ENTRY, span)
    if isinstance(given, ast.Constant) and given.value is None:
        return Room(Form.EXPRESSION, span, "{", "}")
    if isinstance(given, ast.List):
        for pair in given.elts:
            if isinstance(pair, ast.Tuple) and isinstance(pair.elts[0], ast.Constant):
                pairs = "bytes" if isinstance(pair.elts[0].value, bytes) else "text"
        return Room(Form.ELEMENT, span, pairs=pairs)
    return Refused(Reason.FIELDS_ELSEWHERE)


def _in_row(
    row: ast.Tuple,
    place: Place,
    handler: Handler,
    lines: LineIndex,
    is_called: Callable[[str], bool],
) -> Room | Refused:
    """`return body, 401`: a view may return its fields as the third."""
    framework = handler.framework or handler.family
    if framework not in conventions.ROWS_WITH_FIELDS or place.path[-1] is not row.elts[1]:
        return _NOTHING
    if not _goes_to_framework(row, place, handler, is_called):
        return Refused(Reason.OTHER_READERS)
    if len(row.elts) > 2:
        return _in_fields(row.elts[2], lines)
    return Room(Form.ELEMENT, lines.span(row), "{", "}")


def _goes_to_framework(
    row: ast.Tuple, place: Place, handler: Handler, is_called: Callable[[str], bool]
) -> bool:
    """Whether nobody but the framework can read a row that a function returns."""
    above = place.path[place.path.index(row) - 1]
    if isinstance(above, ast.Call):
        return tail_of(above.func) in conventions.ROW_READERS
    function = place.function
    if not isinstance(function, FunctionNode) or is_called(function.name):
        return False
    decorators = {tail_of(called(one)) for one in function.decorator_list}
    return bool(handler.framework) or bool(decorators & {*conventions.ANSWERING_DECORATORS})


def _in_message(message: ast.Dict, lines: LineIndex) -> Room | Refused:
    """`{"type": "http.response.start", "status": 401}`: its fields are pairs of bytes."""
    for key, value in zip(message.keys, message.values, strict=True):
        if isinstance(key, ast.Constant) and key.value == conventions.MESSAGE_FIELDS:
            return _in_fields(value, lines, "bytes")
    before = f'"{conventions.MESSAGE_FIELDS}": ['
    return Room(Form.ENTRY, lines.span(message), before, "]", "bytes")
