"""HSC001 to HSC004 and HSC006: is the status named, and by a name that is still good?"""

from __future__ import annotations

from statusfix.model import Applicability, Edit, Finding, Reason, Refused, Role, Site, Spelling
from statusfix.options import Options
from statusfix.registry import choose_name, constants_of, family, find_status
from statusfix.rules._rule import Rule
from statusfix.rules.names import constant_for, edit_to, is_safe_enum, written


def number_in_response(site: Site, options: Options) -> Finding | None:
    """A response says its status as a bare number.

    ## What it does
    Reports integer literals that a response is sent with: arguments of response classes and of
    `abort()`, statuses in returned tuples, assignments to `status_code`, class attributes.

    ## Why is this bad?
    A reader has to know the table by heart, and a typing error (`402` for `403`) looks like any
    other number. A constant says what is meant, and one that doesn't exist fails at once.

    ## Example
    ```python
    from flask import abort

    def show(item):
        if item is None:
            abort(404)
    ```

    ## Use instead
    ```python
    from http import HTTPStatus

    from flask import abort

    def show(item):
        if item is None:
            abort(HTTPStatus.NOT_FOUND)
    ```

    ## Fix safety
    Safe where the framework sends the same bytes for the constant. Unsafe where the program
    declares a Python older than 3.11 and the framework hands the value back or turns it into
    text: `str(HTTPStatus.NOT_FOUND)` is `HTTPStatus.NOT_FOUND` there. Constants that are plain
    integers (`starlette.status`, `fastapi.status`, `rest_framework.status`) are safe everywhere.

    ## References
    - RFC 9110 section 15: <https://www.rfc-editor.org/rfc/rfc9110#section-15>
    - <https://docs.python.org/3/library/http.html#http.HTTPStatus>
    """
    return _bare_number("HSC001", Role.RESPONSE, "in a response", site, options)


def number_in_comparison(site: Site, options: Options) -> Finding | None:
    """A status is compared with a bare number.

    ## What it does
    Reports integer literals on either side of `==` and `!=`, in the collections of `in`, in the
    cases of `match`, and in the arguments of assert methods and test clients that take the
    expected status. Bounds (`>= 400`, `range(200, 300)`) are no codes and are left alone.

    ## Why is this bad?
    A test or a client that says `== 422` leaves the reader to look up what it expects.

    ## Example
    ```python
    def test_show(client):
        response = client.get("/items/1")
        assert response.status_code == 200
    ```

    ## Use instead
    ```python
    from http import HTTPStatus


    def test_show(client):
        response = client.get("/items/1")
        assert response.status_code == HTTPStatus.OK
    ```

    ## Fix safety
    Safe: a member of `HTTPStatus` equals its number and has the same hash. A comparison with
    `is` is reported and never edited, since a member is not the same object as the number.

    ## References
    - RFC 9110 section 15: <https://www.rfc-editor.org/rfc/rfc9110#section-15>
    """
    return _bare_number("HSC002", Role.COMPARISON, "in a comparison", site, options)


def number_in_declaration(site: Site, options: Options) -> Finding | None:
    """A declaration names a status by a bare number.

    ## What it does
    Reports integer literals in route decorators (`status_code=`), in documented responses
    (`responses={...}`) and in the registration of error handlers.

    ## Why is this bad?
    What an endpoint promises is read more often than it is written, by people who decide from
    it how to call the endpoint.

    ## Example
    ```python
    from fastapi import FastAPI

    app = FastAPI()


    @app.post("/items", status_code=201)
    def create() -> None: ...
    ```

    ## Use instead
    ```python
    from fastapi import FastAPI, status

    app = FastAPI()


    @app.post("/items", status_code=status.HTTP_201_CREATED)
    def create() -> None: ...
    ```

    ## Fix safety
    Safe for constants that are plain integers. A member of `HTTPStatus` as a key of documented
    responses is unsafe: before Python 3.11 its text becomes the key of the OpenAPI document, and
    type checkers tell `dict[int, ...]` from `dict[HTTPStatus, ...]`.

    ## References
    - OpenAPI 3.1, Responses Object: <https://spec.openapis.org/oas/v3.1.0#responses-object>
    """
    return _bare_number("HSC003", Role.DECLARATION, "in a declaration", site, options)


def number_elsewhere(site: Site, options: Options) -> Finding | None:
    """A bare number ends as a status by another way.

    ## What it does
    Reports integer literals in lists of statuses to retry, in defaults of parameters that are a
    status, in test doubles (`Mock(status_code=200)`) and in keywords that say `status_code` to
    a function of the project.

    ## Why is this bad?
    Far from the response, a bare number has even less around it that tells what it is.

    ## Example
    ```python
    from urllib3.util import Retry

    policy = Retry(total=3, status_forcelist=[502, 503])
    ```

    ## Use instead
    ```python
    from http import HTTPStatus

    from urllib3.util import Retry

    policy = Retry(
        total=3, status_forcelist=[HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE]
    )
    ```

    ## Fix safety
    Safe where the receiver only compares the value or turns it into an int, see HSC001.

    ## References
    - RFC 9110 section 15: <https://www.rfc-editor.org/rfc/rfc9110#section-15>
    """
    return _bare_number("HSC004", Role.ELSEWHERE, "that ends as a status", site, options)


def deprecated_name(site: Site, options: Options) -> Finding | None:
    """A constant has a deprecated name.

    ## What it does
    Reports constants whose library deprecated their name in favour of a new one, in projects
    whose declared lower bound has the new name. Starlette did so in 0.48 for 413, 414, 416 and
    422, following the phrases of RFC 9110.

    ## Why is this bad?
    The old name warns when it is used, which fails a test suite that turns warnings into
    errors, and will go away.

    ## Example
    ```python
    # pyproject.toml: dependencies = ["starlette>=0.48"]
    from starlette import status

    REFUSED = status.HTTP_422_UNPROCESSABLE_ENTITY
    ```

    ## Use instead
    ```python
    from starlette import status

    REFUSED = status.HTTP_422_UNPROCESSABLE_CONTENT
    ```

    ## Fix safety
    Safe: both names are the same number.

    ## References
    - RFC 9110 section 15.5.21: <https://www.rfc-editor.org/rfc/rfc9110#section-15.5.21>
    - <https://www.starlette.io/release-notes/>
    """
    if site.spelling is not Spelling.NAME:
        return None
    old = constants_of(site.family).get(site.name)
    if old is None or not old.deprecated:
        return None
    minimum = options.minimum(family(site.family).version_of)
    new = choose_name(site.family, old.code, minimum) if minimum is not None else None
    if new is None or new.name == old.name:
        return None
    change = edit_to(new, site, options)
    message = (
        f"{old.name} is deprecated since {family(site.family).version_of} {old.deprecated}, "
        f"write {new.name}"
    )
    return _finding("HSC006", message, site, change)


def _bare_number(
    code: str, role: Role, place: str, site: Site, options: Options
) -> Finding | None:
    if site.role is not role or site.code is None:
        return None
    status = find_status(site.code)
    if status is None or site.code in options.allow_codes:
        return None
    if options.style == "numeric":
        return _name_to_number(code, place, site, options)
    if site.spelling is not Spelling.NUMBER or "int" not in site.accepts:
        return None
    constant = constant_for(site.code, options)
    if constant is None:
        return None
    message = (
        f"{site.text} is a bare number {place}, write {written(constant)} ({status.reference})"
    )
    return _finding(code, message, site, edit_to(constant, site, options))


def _name_to_number(code: str, place: str, site: Site, options: Options) -> Finding | None:
    """The numeric style: what the other styles write is what this one undoes."""
    if site.spelling is not Spelling.NAME or family(site.family).kind not in ("enum", "int"):
        return None
    if site.code is None or site.text.endswith(".value"):
        return None
    status = find_status(site.code)
    reference = f" ({status.reference})" if status else ""
    message = f"{site.text} is a name {place}, write {site.code}{reference}"
    is_safe = family(site.family).kind == "int" or is_safe_enum(site, options)
    applicability = Applicability.SAFE if is_safe else Applicability.UNSAFE
    change: Edit | Refused = Edit(
        site.span, site.position, "numeric", str(site.code), site.code, applicability
    )
    if site.is_identity:
        change = Refused(Reason.IDENTITY)
    return _finding(code, message, site, change)


def _finding(code: str, message: str, site: Site, change: Edit | Refused) -> Finding:
    if isinstance(change, Edit):
        return Finding(code, message, site.position, site.code, edit=change)
    return Finding(code, message, site.position, site.code, refused=change)


def unnamed(site: Site, options: Options) -> bool:
    """Return whether a site is a registered number that no name exists for (counted, silent)."""
    return (
        options.style != "numeric"
        and site.spelling is Spelling.NUMBER
        and site.code is not None
        and site.code not in options.allow_codes
        and find_status(site.code) is not None
        and constant_for(site.code, options) is None
    )


NAMING = (
    Rule("HSC001", "number-in-response", number_in_response, "safe", is_about_naming=True),
    Rule("HSC002", "number-in-comparison", number_in_comparison, "safe", is_about_naming=True),
    Rule("HSC003", "number-in-declaration", number_in_declaration, "safe", is_about_naming=True),
    Rule("HSC004", "number-elsewhere", number_elsewhere, "safe", is_about_naming=True),
    Rule("HSC006", "deprecated-name", deprecated_name, "safe"),
)
