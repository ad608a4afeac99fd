"""Responses of Quart: Flask's ways without WSGI."""

from statusfix.frameworks.responses._schema import (
    ALWAYS,
    BODY,
    FILLED,
    PLAIN,
    Added,
    Carrier,
    Field,
)

_WERKZEUG = "Werkzeug 3.1.9 werkzeug"
_HELPERS = "Quart 0.22.0 quart/helpers.py"

CARRIERS: tuple[Carrier, ...] = (
    ("quart.Response", "returned", "headers", 2, "response", 0, PLAIN, "Quart 0.22.0 quart/wrappers/response.py:264"),
    ("quart.Quart.response_class", "returned", "headers", 2, "response", 0, PLAIN, "Quart 0.22.0 quart/wrappers/response.py:264"),
    ("quart.make_response", "returned", "", 2, "", 0, BODY, f"{_HELPERS}:69"),
    ("quart.jsonify", "returned", "", -1, "", 0, ALWAYS, "Quart 0.22.0 quart/json/__init__.py:46"),
    ("quart.redirect", "returned", "", -1, "", -1, FILLED, f"{_HELPERS}:398"),
    ("quart.Quart.redirect", "returned", "", -1, "", -1, FILLED, "Flask 3.1.3 flask/sansio/app.py:893"),
    ("quart.abort", "raised", "", -1, "", -1, FILLED, f"{_HELPERS}:390"),
)

FIELDS: tuple[Field, ...] = (
    ("quart.abort", 0, "www_authenticate", -1, "WWW-Authenticate", f"{_WERKZEUG}/exceptions.py:310"),
    ("quart.abort", 401, "www_authenticate", 3, "WWW-Authenticate", f"{_WERKZEUG}/exceptions.py:310"),
    ("quart.abort", 405, "valid_methods", 1, "Allow", f"{_WERKZEUG}/exceptions.py:378"),
    ("quart.abort", 416, "length", 1, "Content-Range", f"{_WERKZEUG}/exceptions.py:535"),
    ("quart.abort", 429, "retry_after", 3, "Retry-After", f"{_WERKZEUG}/exceptions.py:662"),
    ("quart.abort", 503, "retry_after", 3, "Retry-After", f"{_WERKZEUG}/exceptions.py:662"),
)

ADDED: tuple[Added, ...] = (
    ("quart.redirect", "Location", f"{_HELPERS}:398"),
    ("quart.Quart.redirect", "Location", "Flask 3.1.3 flask/sansio/app.py:893"),
)

LOST = ()
