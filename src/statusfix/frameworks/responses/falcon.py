"""Responses of Falcon: errors and redirects that are raised; responders write to what they get."""

from statusfix.frameworks.responses._schema import FILLED, PLAIN, Added, Base, Carrier, Field, Lost

_ERRORS = "falcon 4.4.0 falcon/errors.py"
_REDIRECTS = "falcon 4.4.0 falcon/redirects.py"

CARRIERS: tuple[Carrier, ...] = (
    ("falcon.HTTPError", "raised", "headers", -1, "description", -1, FILLED, "falcon 4.4.0 falcon/http_error.py:122"),
    ("falcon.HTTPStatus", "raised", "headers", 1, "text", 2, PLAIN, "falcon 4.4.0 falcon/http_status.py:57"),
)

FIELDS: tuple[Field, ...] = (
    ("falcon.HTTPUnauthorized", 0, "challenges", -1, "WWW-Authenticate", f"{_ERRORS}:361"),
    ("falcon.HTTPContentTooLarge", 0, "retry_after", -1, "Retry-After", f"{_ERRORS}:2745"),
    ("falcon.HTTPPayloadTooLarge", 0, "retry_after", -1, "Retry-After", f"{_ERRORS}:2745"),
    ("falcon.HTTPTooManyRequests", 0, "retry_after", -1, "Retry-After", f"{_ERRORS}:2745"),
    ("falcon.HTTPServiceUnavailable", 0, "retry_after", -1, "Retry-After", f"{_ERRORS}:2745"),
)

ADDED: tuple[Added, ...] = (
    ("falcon.HTTPMethodNotAllowed", "Allow", f"{_ERRORS}:613"),
    ("falcon.HTTPRangeNotSatisfiable", "Content-Range", f"{_ERRORS}:1251"),
    ("falcon.HTTPMovedPermanently", "Location", f"{_REDIRECTS}:48"),
    ("falcon.HTTPFound", "Location", f"{_REDIRECTS}:79"),
    ("falcon.HTTPSeeOther", "Location", f"{_REDIRECTS}:115"),
    ("falcon.HTTPTemporaryRedirect", "Location", f"{_REDIRECTS}:146"),
    ("falcon.HTTPPermanentRedirect", "Location", f"{_REDIRECTS}:174"),
)

LOST: tuple[Lost, ...] = (
    ("falcon", (100, 101, 204, 304), "Falcon throws it away", "falcon 4.4.0 falcon/app.py:77"),
)

BASES: tuple[Base, ...] = (
    ("falcon.HTTP", "falcon.HTTPError", f"{_ERRORS}:228"),
)
