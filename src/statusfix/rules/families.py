"""HSC005: one family of constants in a project, and no other spelling of the same statuses."""

from __future__ import annotations

import re

from statusfix.model import (
    Applicability,
    Edit,
    EnumSafety,
    Finding,
    Reason,
    Refused,
    Role,
    Site,
    Spelling,
)
from statusfix.options import Options
from statusfix.registry import Constant, constants_of, family, find_status
from statusfix.rules._rule import Rule
from statusfix.rules.names import constant_for, edit_to, written

# What people put around a name to make it a constant of theirs: HTTP_STATUS_NOT_FOUND.
_AROUND = re.compile(
    r"\A_*(?:(?:HTTP|STATUS|RESPONSE|SC|CODE)_)*(?:(?P<code>[0-9]{3})(?:_|\Z))?"
    r"(?P<name>.*?)(?:_(?:STATUS|CODE|HTTP))*\Z"
)
_SAME_OBJECTS = frozenset((("http.client", "httpstatus"), ("starlette", "fastapi")))


def other_family(site: Site, options: Options) -> Finding | None:
    """A constant is of another family than the others.

    ## What it does
    Reports constants for a status that are not of the preferred family: the members of
    `http.client`, `requests.codes`, `httpx.codes`, the `status` modules of other frameworks, and
    constants that the module makes itself and that only repeat a name (`HTTP_OK = 200`, not
    `MISSING = 404`, which says more). `style` is the family that is preferred; with `auto` it is
    the one that the file uses most.

    ## Why is this bad?
    Whoever looks for all places that answer 404 has to look for five spellings. Off unless it is
    selected, because two spellings do no harm.

    ## Example
    ```python
    import requests


    def is_there(url):
        return requests.get(url).status_code == requests.codes.ok
    ```

    ## Use instead
    ```python
    from http import HTTPStatus

    import requests


    def is_there(url):
        return requests.get(url).status_code == HTTPStatus.OK
    ```

    ## Fix safety
    Safe between families of plain integers (`starlette.status`, `fastapi.status`,
    `rest_framework.status`, `litestar.status_codes`, `requests.codes`), and from `http.client`
    to `HTTPStatus`, which are the same objects. From an integer to a member it is as safe as
    for a number, see HSC001. From a member to an integer it is safe where the place only
    compares the value or sends it, and unsafe where something could read `.phrase` of it or
    print it. Where nothing is known to take the constant, only integers for integers are
    edited. The definition of a constant that the module makes itself stays: others may import it.

    ## References
    - RFC 9110 section 15: <https://www.rfc-editor.org/rfc/rfc9110#section-15>
    - <https://docs.python.org/3/library/http.html#http.HTTPStatus>
    """
    if options.style == "numeric" or site.code is None or site.code in options.allow_codes:
        return None
    status = find_status(site.code)
    constant = constant_for(site.code, options)
    if status is None or constant is None or constant.family == site.family:
        return None
    kind = _kind(site)
    if kind is None or (kind == "value" and family(constant.family).kind == "enum"):
        return None
    change = _change(kind, constant, site, options)
    origin = f"of {family(site.family).module}" if site.family else "made here"
    message = f"{site.text} is a constant {origin}, write {written(constant)} ({status.reference})"
    if isinstance(change, Edit):
        return Finding("HSC005", message, site.position, site.code, edit=change)
    return Finding("HSC005", message, site.position, site.code, refused=change)


def _kind(site: Site) -> str | None:
    """Return what stands there now: an int, an enum, the value of an enum; None for the rest."""
    if site.spelling is Spelling.LOCAL:
        return "int" if not site.family and _repeats_a_name(site) else None
    if site.spelling is not Spelling.NAME:
        return None
    kind = family(site.family).kind
    if kind not in ("enum", "int"):
        return None
    return "value" if site.text.endswith(".value") else kind


def _repeats_a_name(site: Site) -> bool:
    """Whether a home-made name says no more than the number or a constant's name."""
    match = _AROUND.match(site.name)
    if match is None or match["code"] not in (None, str(site.code)):
        return False
    if not match["name"]:
        return match["code"] is not None
    known = constants_of("httpstatus").get(match["name"])
    return known is not None and known.code == site.code


def _change(kind: str, constant: Constant, site: Site, options: Options) -> Edit | Refused:
    change = edit_to(constant, site, options)
    becomes = family(constant.family).kind
    if (site.family, constant.family) in _SAME_OBJECTS:
        if options.is_migration:
            return Refused(Reason.MIGRATION)
        return _edit(constant, site, Applicability.SAFE)
    if isinstance(change, Refused):
        return change
    if becomes == "int" and kind in ("int", "value"):
        return change
    if site.role is Role.MENTION:
        return Refused(Reason.UNKNOWN_USE)
    if kind == "enum" and site.enum_safety is not EnumSafety.YES:
        return _edit(constant, site, Applicability.UNSAFE)
    return change


def _edit(constant: Constant, site: Site, applicability: Applicability) -> Edit:
    return Edit(
        site.span, site.position, constant.family, constant.name, constant.code, applicability
    )


FAMILIES = (
    Rule(
        "HSC005",
        "other-family",
        other_family,
        "safe",
        is_default=False,
        is_about_naming=True,
        reports_names=True,
    ),
)
