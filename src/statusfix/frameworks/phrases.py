"""Which calls take a reason phrase beside their status.

PHRASES: (callable, status parameter, its place, phrase parameter, its place, source): the place
is 0-based among the positional arguments without self, -1 where there is none; a status parameter
of "" means that the class itself is the status, and the row is for a family of such classes.
`*.method` is a method on whatever object.
"""

from __future__ import annotations

_AIOHTTP = "aiohttp 3.14.5 aiohttp"
_SERVER = "CPython 3.11.7 http/server.py"

PHRASES: tuple[tuple[str, str, int, str, int, str], ...] = (
    ("*.send_response", "code", 0, "message", 1, f"{_SERVER}:493"),
    ("*.send_response_only", "code", 0, "message", 1, f"{_SERVER}:506"),
    ("*.send_error", "code", 0, "message", 1, f"{_SERVER}:440"),
    ("aiohttp.web.Response", "status", -1, "reason", -1, f"{_AIOHTTP}/web_response.py:660"),
    ("aiohttp.web.StreamResponse", "status", -1, "reason", -1, f"{_AIOHTTP}/web_response.py:80"),
    ("aiohttp.web.json_response", "status", -1, "reason", -1, f"{_AIOHTTP}/web_response.py:860"),
    ("aiohttp", "", -1, "reason", -1, f"{_AIOHTTP}/web_exceptions.py:90"),
    ("django.http.HttpResponse", "status", 2, "reason", 3, "Django 5.2.19 django/http/response.py:117"),
    ("django.http.StreamingHttpResponse", "status", -1, "reason", -1, "Django 5.2.19 django/http/response.py:117"),
    ("django.http.JsonResponse", "status", -1, "reason", -1, "Django 5.2.19 django/http/response.py:117"),
    ("*.set_status", "status_code", 0, "reason", 1, "tornado 6.6.1 tornado/web.py:344"),
    ("tornado.web.RequestHandler.send_error", "status_code", 0, "reason", -1, "tornado 6.6.1 tornado/web.py:1343"),
    ("tornado.web.HTTPError", "status_code", 0, "reason", -1, "tornado 6.6.1 tornado/web.py:2714"),
)
