"""Sanic and Sanic Extensions."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, CLASS, INT, Row

SINKS: tuple[Row, ...] = (
    ("sanic.response.json", ARGUMENT, "status", 1, INT, "kept", "response", "sanic 25.12.1 sanic/response/convenience.py:36"),
    ("sanic.response.text", ARGUMENT, "status", 1, INT, "kept", "response", "sanic 25.12.1 sanic/response/convenience.py:67"),
    ("sanic.response.html", ARGUMENT, "status", 1, INT, "kept", "response", "sanic 25.12.1 sanic/response/convenience.py:122"),
    ("sanic.response.raw", ARGUMENT, "status", 1, INT, "kept", "response", "sanic 25.12.1 sanic/response/convenience.py:97"),
    ("sanic.response.file", ARGUMENT, "status", 1, INT, "kept", "response", "sanic 25.12.1 sanic/response/convenience.py:206"),
    ("sanic.response.file_stream", ARGUMENT, "status", 1, INT, "kept", "response", "sanic 25.12.1 sanic/response/convenience.py:334"),
    ("sanic.response.empty", ARGUMENT, "status", 0, INT, "kept", "response", "sanic 25.12.1 sanic/response/convenience.py:21"),
    ("sanic.response.redirect", ARGUMENT, "status", 2, INT, "kept", "response", "sanic 25.12.1 sanic/response/convenience.py:304"),
    ("sanic.response.HTTPResponse", ARGUMENT, "status", 1, INT, "kept", "response", "sanic 25.12.1 sanic/response/types.py:230"),
    ("sanic.response.JSONResponse", ARGUMENT, "status", 1, INT, "kept", "response", "sanic 25.12.1 sanic/response/types.py:281"),
    ("sanic.response.ResponseStream", ARGUMENT, "status", 1, INT, "kept", "response", "sanic 25.12.1 sanic/response/types.py:502"),
    ("sanic.response.HTTPResponse", ATTRIBUTE, "status", -1, INT, "kept", "response", "sanic 25.12.1 sanic/response/types.py:230"),
    ("sanic.Request.respond", ARGUMENT, "status", -1, INT, "kept", "response", "sanic 25.12.1 sanic/request/types.py:323"),
    ("sanic.exceptions.SanicException", ARGUMENT, "status_code", 1, INT, "kept", "response", "sanic 25.12.1 sanic/exceptions.py:61"),
    ("sanic.exceptions.SanicException", CLASS, "status_code", -1, INT, "kept", "response", "sanic 25.12.1 sanic/exceptions.py:61"),
    ("sanic.exceptions.SanicException", ATTRIBUTE, "status_code", -1, INT, "kept", "response", "sanic 25.12.1 sanic/exceptions.py:61"),
    ("sanic_ext.openapi.response", ARGUMENT, "status", 0, INT, "kept", "declaration", "sanic-ext 25.12.0 sanic_ext/extensions/openapi/openapi.py:302"),
    ("sanic_ext.extensions.openapi.definitions.Response", ARGUMENT, "status", 1, INT, "kept", "declaration", "sanic-ext 25.12.0 sanic_ext/extensions/openapi/definitions.py:130"),
)

ALIASES = (
    ("sanic.json", "sanic.response.json"),
    ("sanic.text", "sanic.response.text"),
    ("sanic.html", "sanic.response.html"),
    ("sanic.raw", "sanic.response.raw"),
    ("sanic.file", "sanic.response.file"),
    ("sanic.empty", "sanic.response.empty"),
    ("sanic.redirect", "sanic.response.redirect"),
    ("sanic.HTTPResponse", "sanic.response.HTTPResponse"),
    ("sanic.SanicException", "sanic.exceptions.SanicException"),
    ("sanic.response.types.HTTPResponse", "sanic.response.HTTPResponse"),
)

SUBCLASSES = (
    ("sanic.response.JSONResponse", "sanic.response.HTTPResponse"),
    ("sanic.exceptions.HTTPException", "sanic.exceptions.SanicException"),
)
