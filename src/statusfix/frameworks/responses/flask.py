"""Responses of Flask and Werkzeug: arguments, fields that are added, content that is lost."""

from statusfix.frameworks.responses._schema import (
    BODY,
    FILLED,
    PLAIN,
    Added,
    Carrier,
    Field,
)

_WERKZEUG = "Werkzeug 3.1.9 werkzeug"

CARRIERS: tuple[Carrier, ...] = (
    ("werkzeug.wrappers.Response", "returned", "headers", 2, "response", 0, PLAIN, f"{_WERKZEUG}/wrappers/response.py:144"),
    ("flask.Flask.response_class", "returned", "headers", 2, "response", 0, PLAIN, f"{_WERKZEUG}/wrappers/response.py:144"),
    ("flask.make_response", "returned", "", 2, "", 0, BODY, "Flask 3.1.3 flask/helpers.py:146"),
    ("flask.jsonify", "returned", "", -1, "", 0, "always", "Flask 3.1.3 flask/json/__init__.py:138"),
    ("flask.redirect", "returned", "", -1, "", -1, FILLED, "Flask 3.1.3 flask/helpers.py:249"),
    ("flask.Flask.redirect", "returned", "", -1, "", -1, FILLED, "Flask 3.1.3 flask/sansio/app.py:893"),
    ("werkzeug.utils.redirect", "returned", "", -1, "", -1, FILLED, f"{_WERKZEUG}/utils.py:235"),
    ("werkzeug.utils.append_slash_redirect", "returned", "", -1, "", -1, FILLED, f"{_WERKZEUG}/utils.py:275"),
    ("flask.abort", "raised", "", -1, "", -1, FILLED, "Flask 3.1.3 flask/helpers.py:273"),
    ("werkzeug.exceptions.abort", "raised", "", -1, "", -1, FILLED, f"{_WERKZEUG}/exceptions.py:890"),
    ("werkzeug.exceptions.HTTPException", "raised", "", -1, "", -1, FILLED, f"{_WERKZEUG}/exceptions.py:79"),
    ("flask_restful.abort", "raised", "", -1, "", -1, FILLED, "Flask-RESTful 0.3.10 flask_restful/__init__.py:26"),
    ("flask_restx.abort", "raised", "", -1, "", -1, FILLED, "flask-restx 1.3.2 flask_restx/errors.py:15"),
)

FIELDS: tuple[Field, ...] = (
    ("werkzeug.exceptions.Unauthorized", 0, "www_authenticate", 2, "WWW-Authenticate", f"{_WERKZEUG}/exceptions.py:310"),
    ("werkzeug.exceptions.MethodNotAllowed", 0, "valid_methods", 0, "Allow", f"{_WERKZEUG}/exceptions.py:378"),
    ("werkzeug.exceptions.RequestedRangeNotSatisfiable", 0, "length", 0, "Content-Range", f"{_WERKZEUG}/exceptions.py:535"),
    ("werkzeug.exceptions.TooManyRequests", 0, "retry_after", 2, "Retry-After", f"{_WERKZEUG}/exceptions.py:662"),
    ("werkzeug.exceptions.ServiceUnavailable", 0, "retry_after", 2, "Retry-After", f"{_WERKZEUG}/exceptions.py:662"),
    ("flask.abort", 0, "www_authenticate", -1, "WWW-Authenticate", f"{_WERKZEUG}/exceptions.py:310"),
    ("flask.abort", 401, "www_authenticate", 3, "WWW-Authenticate", f"{_WERKZEUG}/exceptions.py:310"),
    ("flask.abort", 405, "valid_methods", 1, "Allow", f"{_WERKZEUG}/exceptions.py:378"),
    ("flask.abort", 416, "length", 1, "Content-Range", f"{_WERKZEUG}/exceptions.py:535"),
    ("flask.abort", 429, "retry_after", 3, "Retry-After", f"{_WERKZEUG}/exceptions.py:662"),
    ("flask.abort", 503, "retry_after", 3, "Retry-After", f"{_WERKZEUG}/exceptions.py:662"),
)

ADDED: tuple[Added, ...] = (
    ("flask.redirect", "Location", "Flask 3.1.3 flask/helpers.py:249"),
    ("flask.Flask.redirect", "Location", "Flask 3.1.3 flask/sansio/app.py:893"),
    ("werkzeug.utils.redirect", "Location", f"{_WERKZEUG}/utils.py:235"),
    ("werkzeug.utils.append_slash_redirect", "Location", f"{_WERKZEUG}/utils.py:275"),
    ("werkzeug.routing.RequestRedirect", "Location", f"{_WERKZEUG}/routing/exceptions.py:73"),
)

LOST: tuple[tuple[str, tuple[int, ...], str, str], ...] = (
    ("flask", (100, 101, 102, 103, 204, 304), "Werkzeug throws it away", f"{_WERKZEUG}/wrappers/response.py:538"),
)
