"""HSC030: a status that an endpoint answers, and that its declaration doesn't name."""

from __future__ import annotations

from statusfix.model import Edit, Finding, Form, Refused, Role, Site
from statusfix.options import Options
from statusfix.registry import find_status
from statusfix.rules._rule import Rule
from statusfix.rules.edits import change

_FIRST_ERROR = 400
_SECTION = "(OpenAPI 3.1 4.8.16)"


def undocumented_status(site: Site, options: Options) -> Finding | None:
    """The endpoint answers with a status that its declaration doesn't document.

    ## What it does
    Compares the statuses that a handler itself returns or raises with those that its decorators
    document: `responses=` and `status_code=` of FastAPI (the route's, its router's, its
    application's, those of `include_router` in the same file) and of Litestar, `response={...}` of
    Django Ninja, `@extend_schema` of drf-spectacular, `@swagger_auto_schema` of drf-yasg,
    `@blp.response` and `@blp.alt_response` of flask-smorest, `@app.output` and `@app.doc` of
    APIFlask, `@ns.response` and `@api.doc` of Flask-RESTX. What frameworks document by themselves
    counts, such as 422 of FastAPI. An error is reported only where the declaration names errors at
    all; where a part of the declaration is known to the running program only, nothing is.

    ## Why is this bad?
    Clients are generated from the OpenAPI document, and people read it. What it names looks
    complete: a status that is missing there is one that nobody handles. Off unless it is selected,
    because many teams document the main statuses only, and on purpose.

    ## Example
    ```python
    from fastapi import FastAPI, HTTPException

    app = FastAPI()


    @app.get("/parcels/{number}", responses={404: {"description": "Not Found"}})
    def show(number: int, parcels: str = ""):
        if number < 0:
            raise HTTPException(status_code=410, detail="taken away")
        raise HTTPException(status_code=404, detail="no such parcel")
    ```

    ## Use instead
    ```python
    from fastapi import FastAPI, HTTPException, status

    app = FastAPI()


    @app.get(
        "/parcels/{number}",
        responses={404: {"description": "Not Found"}, 410: {"description": "Gone"}},
    )
    def show(number: int, parcels: str = ""):
        if number < 0:
            raise HTTPException(status_code=status.HTTP_410_GONE, detail="taken away")
        raise HTTPException(status_code=status.HTTP_404_NOT_FOUND, detail="no such parcel")
    ```

    ## Fix safety
    Unsafe: the fix adds an entry with the phrase of the status to a mapping that is written out in
    the decorator, and so changes the OpenAPI document. Mappings whose entries need a schema
    (Litestar, Django Ninja) have no fix, and neither has a declaration that only names one status.

    ## References
    - OpenAPI, Responses Object: <https://spec.openapis.org/oas/latest.html#responses-object>
    - FastAPI: <https://fastapi.tiangolo.com/advanced/additional-responses/>
    - Django Ninja: <https://django-ninja.dev/guides/response/>
    """
    found = site.documented
    if found is None or site.code is None or site.role is not Role.RESPONSE:
        return None
    if site.code in found.codes or site.code in options.allow_codes:
        return None
    if site.code >= _FIRST_ERROR and not any(code >= _FIRST_ERROR for code in found.said):
        return None
    named = ", ".join(str(code) for code in sorted(found.said)[:6])
    edit = _edit(site, options)
    return Finding(
        "HSC030",
        f"{site.text} is not documented: the declaration of the endpoint names {named} {_SECTION}",
        site.position,
        site.code,
        edit=edit if isinstance(edit, Edit) else None,
        refused=edit if isinstance(edit, Refused) else None,
    )


def _edit(site: Site, options: Options) -> Edit | Refused | None:
    """Return the edit that adds an entry for the status to the mapping of the declaration."""
    found, status = site.documented, find_status(site.code or 0)
    if found is None or found.span is None or status is None:
        return None
    entry = f"{site.code}: {found.entry.format(phrase=status.phrase)}"
    return change(Form.ENTRY, found.span, entry, site, options)


DOCUMENTS = (
    Rule(
        "HSC030",
        "undocumented-status",
        undocumented_status,
        "unsafe",
        is_default=False,
        reports_names=True,
    ),
)
