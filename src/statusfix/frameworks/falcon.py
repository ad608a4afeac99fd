"""Falcon: responses, HTTPError and HTTPStatus, results of its test client."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, INT, INT_TEXT_LINE, Row

SINKS: tuple[Row, ...] = (
    ("falcon.Response", ATTRIBUTE, "status", -1, INT_TEXT_LINE, "kept", "response", "falcon 4.4.0 falcon/response.py:165"),
    ("falcon.Response", ATTRIBUTE, "status_code", -1, INT, "yes", "response", "falcon 4.4.0 falcon/response.py:192"),
    ("falcon.HTTPError", ARGUMENT, "status", 0, INT_TEXT_LINE, "kept", "response", "falcon 4.4.0 falcon/http_error.py:122"),
    ("falcon.HTTPStatus", ARGUMENT, "status", 0, INT_TEXT_LINE, "kept", "response", "falcon 4.4.0 falcon/http_status.py:57"),
    ("falcon.testing.Result", ATTRIBUTE, "status_code", -1, INT, "yes", "comparison", "falcon 4.4.0 falcon/testing/client.py:335"),
    ("falcon.code_to_http_status", ARGUMENT, "status", 0, INT_TEXT_LINE, "yes", "elsewhere", "falcon 4.4.0 falcon/util/misc.py:484"),
)

ALIASES = (
    ("falcon.response.Response", "falcon.Response"),
    ("falcon.errors.", "falcon."),
    ("falcon.redirects.", "falcon."),
)

SUBCLASSES = (
    ("falcon.asgi.Response", "falcon.Response"),
)
