"""Exception classes of werkzeug.exceptions with the status that each answers (Werkzeug 3.1.9).

Rows of one code stand in the order in which they are preferred.
"""

from __future__ import annotations

# (name, code, added, deprecated, replacement, note)
CONSTANTS: tuple[tuple[str, int, str, str, str, str], ...] = (
    ("BadRequest", 400, "", "", "", ""),
    ("BadRequestKeyError", 400, "", "", "", ""),
    ("ClientDisconnected", 400, "", "", "", ""),
    ("SecurityError", 400, "", "", "", ""),
    ("BadHost", 400, "", "", "", ""),
    ("Unauthorized", 401, "", "", "", ""),
    ("Forbidden", 403, "", "", "", ""),
    ("NotFound", 404, "", "", "", ""),
    ("MethodNotAllowed", 405, "", "", "", ""),
    ("NotAcceptable", 406, "", "", "", ""),
    ("RequestTimeout", 408, "", "", "", ""),
    ("Conflict", 409, "", "", "", ""),
    ("Gone", 410, "", "", "", ""),
    ("LengthRequired", 411, "", "", "", ""),
    ("PreconditionFailed", 412, "", "", "", ""),
    ("RequestEntityTooLarge", 413, "", "", "", ""),
    ("RequestURITooLarge", 414, "", "", "", ""),
    ("UnsupportedMediaType", 415, "", "", "", ""),
    ("RequestedRangeNotSatisfiable", 416, "", "", "", ""),
    ("ExpectationFailed", 417, "", "", "", ""),
    ("ImATeapot", 418, "", "", "", ""),
    ("MisdirectedRequest", 421, "", "", "", ""),
    ("UnprocessableEntity", 422, "", "", "", ""),
    ("Locked", 423, "", "", "", ""),
    ("FailedDependency", 424, "", "", "", ""),
    ("PreconditionRequired", 428, "", "", "", ""),
    ("TooManyRequests", 429, "", "", "", ""),
    ("RequestHeaderFieldsTooLarge", 431, "", "", "", ""),
    ("UnavailableForLegalReasons", 451, "", "", "", ""),
    ("InternalServerError", 500, "", "", "", ""),
    ("NotImplemented", 501, "", "", "", ""),
    ("BadGateway", 502, "", "", "", ""),
    ("ServiceUnavailable", 503, "", "", "", ""),
    ("GatewayTimeout", 504, "", "", "", ""),
    ("HTTPVersionNotSupported", 505, "", "", "", ""),
)
