"""HSC100 to HSC599: does the response keep what its status promises? The code is the status.

One function for each kind of demand; what is demanded of which status stands in the registry.
"""

from __future__ import annotations

from statusfix.model import (
    Content,
    Edit,
    Finding,
    Leaving,
    Presence,
    Reason,
    Refused,
    Response,
    Room,
    Site,
)
from statusfix.options import Options
from statusfix.registry import find_status, requirements_of
from statusfix.registry.demands import (
    ANSWERED_METHODS,
    FIELD_DEMANDS,
    FILLED,
    HOP_BY_HOP,
    INSTEAD,
    METHOD_DEMANDS,
    NO_CONTENT,
    USE_DEMANDS,
)
from statusfix.rules._rule import Rule
from statusfix.rules.contract_pages import page_of
from statusfix.rules.edits import change, quoted

_ORDER = ("must", "should", "may")
_METHODS = dict(ANSWERED_METHODS)
_INSTEAD = dict(INSTEAD)
_FILLED = dict(FILLED)
_FIELDS = {row[0]: row for row in FIELD_DEMANDS}
_USES = {row[0]: row for row in USE_DEMANDS}
_ANSWERS = {row[0]: row for row in METHOD_DEMANDS}
_EMPTY = {row[0]: row for row in NO_CONTENT}


def missing_field(site: Site, response: Response) -> Finding | None:
    """The response leaves without a field that its status demands."""
    row = _FIELDS.get(site.code or 0)
    if row is None or _is_returned_exception(site, response):
        return None
    code, field, level, _ = row
    wanted = _METHODS.get(code, ())
    if wanted and not (response.methods and response.methods <= frozenset(wanted)):
        return None
    if response.field(field) is not Presence.ABSENT:
        return None
    if any(response.field(one) is not Presence.ABSENT for one in _INSTEAD.get(code, ())):
        return None
    if field in HOP_BY_HOP and response.interface == "wsgi":
        message = (
            f"{site.text} belongs to the server: it demands {field}, "
            f"which a WSGI application may not send ({_reference(code, field)})"
        )
    else:
        word = "demands" if level == "must" else "asks for"
        message = (
            f"{site.text} {word} {field}, and this response has none ({_reference(code, field)})"
        )
    return _finding(site, message, level)


def content_where_none_may_be(site: Site, response: Response) -> Finding | None:
    """The response has content, and its status says that there is none."""
    row = _EMPTY.get(site.code or 0)
    if row is None or response.content is not Content.SOME:
        return None
    if response.leaving is Leaving.UNSEEN:
        return None
    what = response.lost or "this response has some"
    return _finding(site, f"{site.text} has no content: {what} ({row[2]})", row[1])


def status_of_somebody_else(site: Site, response: Response) -> Finding | None:
    """The status is one that an application doesn't send."""
    row = _USES.get(site.code or 0)
    if row is None or response.leaving is Leaving.UNSEEN:
        return None
    return _finding(site, f"{site.text} {row[2]} ({row[3]})", row[1])


def status_for_other_methods(site: Site, response: Response) -> Finding | None:
    """The status doesn't fit the only methods that the handler answers."""
    row = _ANSWERS.get(site.code or 0)
    if row is None or response.leaving is Leaving.UNSEEN or not response.methods:
        return None
    _, level, methods, what, reference = row
    if not response.methods - {"OPTIONS"} <= frozenset(methods):
        return None
    named = ", ".join(sorted(response.methods))
    return _finding(site, f"{site.text} {what}, not {named} ({reference})", level)


_KINDS = (
    content_where_none_may_be,
    missing_field,
    status_of_somebody_else,
    status_for_other_methods,
)


def broken_contract(site: Site, options: Options) -> Finding | None:
    """Return the strongest demand of a site's status that its response breaks."""
    response = site.response
    if response is None or not site.role.is_said or site.code in options.known_codes:
        return None
    found = [one for kind in _KINDS if (one := kind(site, response)) is not None]
    finding = min(found, key=lambda one: _ORDER.index(one.level), default=None)
    option = _FILLED.get(site.code or 0)
    if finding is None or option is None or response.room is None:
        return finding
    edit = _adding_field(site, response.room, getattr(options, option), options)
    if isinstance(edit, Edit):
        return finding._replace(edit=edit)
    return finding._replace(refused=edit)


def _adding_field(
    site: Site, room: Room | Refused, value: str, options: Options
) -> Edit | Refused:
    """Return the edit that gives a response the field that its status demands."""
    if isinstance(room, Refused):
        return room
    if room.since is not None:
        minimum = options.minimum(room.since[0])
        if minimum is not None and minimum < room.since[1]:
            return Refused(Reason.TOO_OLD)
    field = written_field(_FIELDS[site.code or 0][1], value, room.pairs)
    return change(room.form, room.span, f"{room.before}{field}{room.after}", site, options)


def written_field(name: str, value: str, pairs: str) -> str:
    """Return a field as Python: an entry of a mapping, or with `pairs` a pair of a list."""
    if pairs == "bytes":  # ASGI has names in lower case
        return f"(b{quoted(name.lower())}, b{quoted(value)})"
    if pairs:
        return f"({quoted(name)}, {quoted(value)})"
    return f"{quoted(name)}: {quoted(value)}"


def _is_returned_exception(site: Site, response: Response) -> bool:
    """Where an exception that is returned answers 200, its fields are the least problem."""
    is_exception = response.carrier.endswith("Exception")
    return is_exception and response.leaving is Leaving.RETURNED and bool(response.handler)


def _finding(site: Site, message: str, level: str) -> Finding:
    return Finding(f"HSC{site.code}", message, site.position, site.code, level=level)


def _reference(code: int, field: str) -> str:
    for row in requirements_of(code):
        if row.kind == "field" and row.field == field:
            return row.reference
    return f"RFC 9110 {code}"


def _strongest(code: int) -> str:
    """Return the strongest word of what a status demands."""
    tables = (_FIELDS, _USES, _ANSWERS, _EMPTY)
    levels = {word for table in tables if code in table for word in table[code] if word in _ORDER}
    return min(levels, key=_ORDER.index)


def _rule(code: int) -> Rule:
    def check(site: Site, options: Options) -> Finding | None:
        return broken_contract(site, options) if site.code == code else None

    status = find_status(code)
    if status is None:
        raise LookupError(f"{code} is not registered")
    return Rule(
        f"HSC{code}",
        f"contract-of-{code}",
        check,
        "unsafe" if code in _FILLED else "none",
        is_default=_strongest(code) == _ORDER[0],
        page=page_of(status),
        statuses=(code,),
    )


CONTRACTS = tuple(_rule(code) for code in sorted({*_FIELDS, *_USES, *_ANSWERS, *_EMPTY}))
