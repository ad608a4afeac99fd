"""Exception classes of rest_framework.exceptions with their default status.

Source: Django REST framework 3.18.3.
Rows of one code stand in the order in which they are preferred.
"""

from __future__ import annotations

# (name, code, added, deprecated, replacement, note)
CONSTANTS: tuple[tuple[str, int, str, str, str, str], ...] = (
    ("ValidationError", 400, "", "", "", ""),
    ("ParseError", 400, "", "", "", ""),
    ("NotAuthenticated", 401, "", "", "", ""),
    ("AuthenticationFailed", 401, "", "", "", ""),
    ("PermissionDenied", 403, "", "", "", ""),
    ("NotFound", 404, "", "", "", ""),
    ("MethodNotAllowed", 405, "", "", "", ""),
    ("NotAcceptable", 406, "", "", "", ""),
    ("UnsupportedMediaType", 415, "", "", "", ""),
    ("Throttled", 429, "", "", "", ""),
    ("APIException", 500, "", "", "", "base class"),
)
