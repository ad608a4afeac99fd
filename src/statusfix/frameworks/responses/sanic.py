"""Responses of Sanic: arguments, fields that are added, content that is lost."""

from statusfix.frameworks.responses._schema import (
    ALWAYS,
    FILLED,
    NEVER,
    PLAIN,
    Added,
    Base,
    Carrier,
    Field,
    Lost,
)

_MAKING = "sanic 25.12.1 sanic/response/convenience.py"
_TYPES = "sanic 25.12.1 sanic/response/types.py"
_EXCEPTIONS = "sanic 25.12.1 sanic/exceptions.py"

CARRIERS: tuple[Carrier, ...] = (
    ("sanic.response.text", "returned", "headers", 2, "body", 0, PLAIN, f"{_MAKING}:67"),
    ("sanic.response.json", "returned", "headers", 2, "body", 0, ALWAYS, f"{_MAKING}:36"),
    ("sanic.response.html", "returned", "headers", 2, "body", 0, PLAIN, f"{_MAKING}:122"),
    ("sanic.response.raw", "returned", "headers", 2, "body", 0, PLAIN, f"{_MAKING}:97"),
    ("sanic.response.empty", "returned", "headers", 1, "", -1, NEVER, f"{_MAKING}:21"),
    ("sanic.response.redirect", "returned", "headers", 1, "", -1, NEVER, f"{_MAKING}:304"),
    ("sanic.response.file", "returned", "headers", 5, "location", 0, FILLED, f"{_MAKING}:206"),
    ("sanic.response.file_stream", "returned", "headers", 4, "location", 0, FILLED, f"{_MAKING}:334"),
    ("sanic.response.HTTPResponse", "returned", "headers", 2, "body", 0, PLAIN, f"{_TYPES}:230"),
    ("sanic.response.JSONResponse", "returned", "headers", 2, "body", 0, ALWAYS, f"{_TYPES}:281"),
    ("sanic.exceptions.SanicException", "raised", "headers", -1, "message", 0, FILLED, f"{_EXCEPTIONS}:61"),
)

FIELDS: tuple[Field, ...] = (
    ("sanic.exceptions.Unauthorized", 0, "scheme", 1, "WWW-Authenticate", f"{_EXCEPTIONS}:662"),
    ("sanic.exceptions.MethodNotAllowed", 0, "allowed_methods", 2, "Allow", f"{_EXCEPTIONS}:209"),
    ("sanic.exceptions.RangeNotSatisfiable", 0, "content_range", 1, "Content-Range", f"{_EXCEPTIONS}:482"),
)

ADDED: tuple[Added, ...] = (
    ("sanic.response.redirect", "Location", f"{_MAKING}:304"),
    ("sanic.response.file", "Content-Range", f"{_MAKING}:206, for requests of a range"),
    ("sanic.response.file_stream", "Content-Range", f"{_MAKING}:334, for requests of a range"),
)

LOST: tuple[Lost, ...] = (
    ("sanic", (100, 101, 102, 103, 204, 304), "Sanic throws it away", "sanic 25.12.1 sanic/helpers.py:123"),
)

BASES: tuple[Base, ...] = (
    ("sanic.exceptions.", "sanic.exceptions.SanicException", f"{_EXCEPTIONS}:20"),
)
