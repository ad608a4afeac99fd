"""Tornado: handlers, their errors, and its HTTP client."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, INT, Row

SINKS: tuple[Row, ...] = (
    ("tornado.web.RequestHandler.set_status", ARGUMENT, "status_code", 0, INT, "kept", "response", "tornado 6.6.1 tornado/web.py:344"),
    ("tornado.web.RequestHandler.send_error", ARGUMENT, "status_code", 0, INT, "kept", "response", "tornado 6.6.1 tornado/web.py:1343"),
    ("tornado.web.RequestHandler.redirect", ARGUMENT, "status", 2, INT, "kept", "response", "tornado 6.6.1 tornado/web.py:949"),
    ("tornado.web.HTTPError", ARGUMENT, "status_code", 0, INT, "kept", "response", "tornado 6.6.1 tornado/web.py:2714"),
    ("tornado.web.HTTPError", ATTRIBUTE, "status_code", -1, INT, "kept", "response", "tornado 6.6.1 tornado/web.py:2714"),
    ("tornado.httpclient.HTTPClientError", ARGUMENT, "code", 0, INT, "kept", "elsewhere", "tornado 6.6.1 tornado/httpclient.py:716"),
    ("tornado.httpclient.HTTPClientError", ATTRIBUTE, "code", -1, INT, "kept", "comparison", "tornado 6.6.1 tornado/httpclient.py:716"),
    ("tornado.httpclient.HTTPResponse", ARGUMENT, "code", 1, INT, "kept", "elsewhere", "tornado 6.6.1 tornado/httpclient.py:634"),
    ("tornado.httpclient.HTTPResponse", ATTRIBUTE, "code", -1, INT, "kept", "comparison", "tornado 6.6.1 tornado/httpclient.py:634"),
)

ALIASES = (
    ("tornado.httpclient.HTTPError", "tornado.httpclient.HTTPClientError"),
)

SUBCLASSES = (
    ("tornado.web.MissingArgumentError", "tornado.web.HTTPError"),
)
