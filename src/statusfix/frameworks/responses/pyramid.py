"""Responses of WebOb and Pyramid: arguments, fields by keyword, content that is lost."""

from statusfix.frameworks.responses._schema import FILLED, PLAIN, Added, Base, Carrier, Field, Lost

_RESPONSE = "WebOb 1.8.11 webob/response.py"
_EXCEPTIONS = "pyramid 2.1 pyramid/httpexceptions.py"

CARRIERS: tuple[Carrier, ...] = (
    ("webob.Response", "returned", "headers headerlist", 2, "body text json json_body app_iter", 0, PLAIN, f"{_RESPONSE}:171"),
    ("pyramid.httpexceptions.HTTPException", "raised", "headers headerlist", 1, "", -1, FILLED, f"{_EXCEPTIONS}:216"),
    ("pyramid.httpexceptions.exception_response", "raised", "headers headerlist", -1, "", -1, FILLED, f"{_EXCEPTIONS}:1313"),
)

FIELDS: tuple[Field, ...] = (
    ("webob.Response", 0, "**", -1, "", f"{_RESPONSE}:171"),
    ("pyramid.httpexceptions.HTTPException", 0, "**", -1, "", f"{_EXCEPTIONS}:216"),
    ("pyramid.httpexceptions.exception_response", 0, "**", -1, "", f"{_EXCEPTIONS}:1313"),
)

ADDED: tuple[Added, ...] = tuple(
    (f"pyramid.httpexceptions.{name}", "Location", f"{_EXCEPTIONS}:518")
    for name in (
        "HTTPMultipleChoices", "HTTPMovedPermanently", "HTTPFound", "HTTPSeeOther",
        "HTTPUseProxy", "HTTPTemporaryRedirect", "HTTPPermanentRedirect",
    )
)  # fmt: skip

LOST: tuple[Lost, ...] = (
    ("pyramid", (100, 101, 102, 103, 204, 205, 304), "WebOb throws it away", f"{_RESPONSE}:222"),
)

BASES: tuple[Base, ...] = (
    ("pyramid.httpexceptions.HTTP", "pyramid.httpexceptions.HTTPException", f"{_EXCEPTIONS}:156"),
)
