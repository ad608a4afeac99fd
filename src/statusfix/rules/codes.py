"""HSC010 and HSC011: is it a status code at all?"""

from __future__ import annotations

from statusfix.model import Applicability, Edit, Finding, Refused, Site, Spelling
from statusfix.options import Options
from statusfix.registry import find_status, is_registered, vendors_of
from statusfix.rules._rule import Rule
from statusfix.rules.names import constant_for, edit_to, written

_FIRST, _LAST = 100, 599


def unregistered_code(site: Site, options: Options) -> Finding | None:
    """The code sends or declares a status that nobody registered.

    ## What it does
    Reports codes within 100 to 599 that the IANA registry doesn't have, where the program sends
    or declares them. The message names the vendor where one is known to use the code. Clients
    may well expect such codes from others: comparisons are not reported.

    ## Why is this bad?
    A client treats an unknown code as the x00 of its class (RFC 9110 section 15), so what the
    number was meant to say is lost, and the next version of HTTP may give it another meaning.

    ## Example
    ```python
    from django.http import HttpResponse


    def expired(request):
        return HttpResponse("Page expired", status=419)
    ```

    ## Use instead
    ```python
    from http import HTTPStatus

    from django.http import HttpResponse


    def expired(request):
        return HttpResponse("Page expired", status=HTTPStatus.FORBIDDEN)
    ```

    A code that is meant can be allowed: `known-codes = 419`.

    ## Fix safety
    There is no fix: what the code should be, only its author knows.

    ## References
    - RFC 9110 section 16.2.1: <https://www.rfc-editor.org/rfc/rfc9110#section-16.2.1>
    - RFC 9205 section 4.6: <https://www.rfc-editor.org/rfc/rfc9205#section-4.6>
    """
    code = site.code
    if code is None or not site.role.is_said or not site.is_certain or site.fault is not None:
        return None
    if not _FIRST <= code <= _LAST or is_registered(code) or code in options.known_codes:
        return None
    users = " and ".join(f"{vendor.vendor} ({vendor.name})" for vendor in vendors_of(code)[:2])
    known = f", known from {users}" if users else ""
    message = f"{code} is not a registered status code{known} (RFC 9110 16.2.1)"
    return Finding("HSC010", message, site.position, code)


def no_status_code(site: Site, options: Options) -> Finding | None:
    """The code sends or declares something that is no status code.

    ## What it does
    Reports values outside 100 to 599 and values of a wrong type (`"404"` where an int is
    needed, `404` where a status line is needed, `4.04`, `True`), where the program sends or
    declares them.

    ## Why is this bad?
    Django raises ValueError, uvicorn drops the connection, Starlette fails when it builds the
    status line: the client sees a 500 or nothing.

    ## Example
    ```python
    from starlette.responses import JSONResponse


    def missing(request):
        return JSONResponse({"detail": "no such parcel"}, status_code="404")
    ```

    ## Use instead
    ```python
    from starlette import status
    from starlette.responses import JSONResponse


    def missing(request):
        return JSONResponse({"detail": "no such parcel"}, status_code=status.HTTP_404_NOT_FOUND)
    ```

    ## Fix safety
    Unsafe, and only for text that holds a registered code: the program did something else
    before, if only to fail.

    ## References
    - RFC 9110 section 15: <https://www.rfc-editor.org/rfc/rfc9110#section-15>
    """
    if not site.role.is_said or not site.is_certain or site.fault is not None:
        return None
    wanted = _wanted(site)
    if wanted is None:
        return None
    if site.code is not None and not _FIRST <= site.code <= _LAST:
        if site.code in options.known_codes:
            return None
        message = f"{site.text} is no status code: codes go from 100 to 599 (RFC 9110 15)"
        return Finding("HSC011", message, site.position, site.code)
    if wanted == "":
        return None
    change = _number_for_text(site, options)
    hint = f", write {written(change)}" if isinstance(change, Edit) else ""
    message = f"{site.text} is no status here: {site.sink} takes {wanted}{hint} (RFC 9110 15)"
    edit = change if isinstance(change, Edit) else None
    return Finding("HSC011", message, site.position, site.code, edit=edit)


def _wanted(site: Site) -> str | None:
    """Return what the sink wants where the site's type is wrong, "" where it is right."""
    takes_text = "text" in site.accepts
    takes_line = "line" in site.accepts
    takes_int = "int" in site.accepts
    if site.spelling is Spelling.NUMBER and not takes_int:
        return 'a status line such as "404 Not Found"'
    if site.spelling is Spelling.TEXT and not takes_text:
        return "an int" if takes_int else 'a status line such as "404 Not Found"'
    if site.spelling is Spelling.LINE and not takes_line:
        return "an int"
    if site.spelling is Spelling.OTHER:
        if takes_line and site.text[-1:] in "'\"":
            return ""
        return "an int" if takes_int else 'a status line such as "404 Not Found"'
    return ""


def _number_for_text(site: Site, options: Options) -> Edit | Refused | None:
    if site.spelling is not Spelling.TEXT or site.code is None or "int" not in site.accepts:
        return None
    constant = constant_for(site.code, options) if find_status(site.code) else None
    if constant is None:
        return None
    change = edit_to(constant, site, options)
    if isinstance(change, Edit):
        return change._replace(applicability=Applicability.UNSAFE)
    return change


CODES = (
    Rule("HSC010", "unregistered-code", unregistered_code, "none"),
    Rule("HSC011", "no-status-code", no_status_code, "unsafe"),
)
