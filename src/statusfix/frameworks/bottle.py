"""Bottle: responses, abort, error handlers."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, CLASS, INT_LINE, INT_TEXT, Row

SINKS: tuple[Row, ...] = (
    ("bottle.HTTPResponse", ARGUMENT, "status", 1, INT_LINE, "kept", "response", "bottle 0.13.4 bottle.py:1965"),
    ("bottle.HTTPError", ARGUMENT, "status", 0, INT_LINE, "kept", "response", "bottle 0.13.4 bottle.py:1982"),
    ("bottle.abort", ARGUMENT, "code", 0, INT_LINE, "kept", "response", "bottle 0.13.4 bottle.py:2811"),
    ("bottle.redirect", ARGUMENT, "code", 1, INT_LINE, "kept", "response", "bottle 0.13.4 bottle.py:2816"),
    ("bottle.Bottle.error", ARGUMENT, "code", 0, INT_TEXT, "yes", "declaration", "bottle 0.13.4 bottle.py:953"),
    ("bottle.error", ARGUMENT, "code", 0, INT_TEXT, "yes", "declaration", "bottle 0.13.4 bottle.py:953"),
    ("bottle.BaseResponse", ARGUMENT, "status", 1, INT_LINE, "kept", "response", "bottle 0.13.4 bottle.py:1657"),
    ("bottle.BaseResponse", ATTRIBUTE, "status", -1, INT_LINE, "kept", "response", "bottle 0.13.4 bottle.py:1657"),
    ("bottle.response", ATTRIBUTE, "status", -1, INT_LINE, "kept", "response", "bottle 0.13.4 bottle.py:1657"),
    ("bottle.BaseResponse", CLASS, "default_status", -1, INT_LINE, "kept", "response", "bottle 0.13.4 bottle.py:1657"),
)

ALIASES = (
    ("bottle.Response", "bottle.BaseResponse"),
)

SUBCLASSES = (
    ("bottle.HTTPResponse", "bottle.BaseResponse"),
    ("bottle.HTTPError", "bottle.HTTPResponse"),
    ("bottle.LocalResponse", "bottle.BaseResponse"),
)
