"""Exception classes of sanic.exceptions with their default status (Sanic 25.12.1).

Rows of one code stand in the order in which they are preferred.
"""

from __future__ import annotations

# (name, code, added, deprecated, replacement, note)
CONSTANTS: tuple[tuple[str, int, str, str, str, str], ...] = (
    ("BadRequest", 400, "", "", "", ""),
    ("InvalidUsage", 400, "", "", "", ""),
    ("BadURL", 400, "", "", "", ""),
    ("HeaderNotFound", 400, "", "", "", ""),
    ("InvalidHeader", 400, "", "", "", ""),
    ("Unauthorized", 401, "", "", "", ""),
    ("Forbidden", 403, "", "", "", ""),
    ("NotFound", 404, "", "", "", ""),
    ("FileNotFound", 404, "", "", "", ""),
    ("MethodNotAllowed", 405, "", "", "", ""),
    ("MethodNotSupported", 405, "", "", "", ""),
    ("RequestTimeout", 408, "", "", "", ""),
    ("PayloadTooLarge", 413, "", "", "", ""),
    ("URITooLong", 414, "", "", "", ""),
    ("RangeNotSatisfiable", 416, "", "", "", ""),
    ("ContentRangeError", 416, "", "", "", ""),
    ("InvalidRangeType", 416, "", "", "", ""),
    ("ExpectationFailed", 417, "", "", "", ""),
    ("HeaderExpectationFailed", 417, "", "", "", ""),
    ("ServerError", 500, "", "", "", ""),
    ("SanicException", 500, "", "", "", "base class"),
    ("HTTPException", 500, "", "", "", ""),
    ("InternalServerError", 500, "", "", "", ""),
    ("URLBuildError", 500, "", "", "", ""),
    ("PyFileError", 500, "", "", "", ""),
    ("LoadFileException", 500, "", "", "", ""),
    ("InvalidSignal", 500, "", "", "", ""),
    ("WebsocketClosed", 500, "", "", "", ""),
    ("ServiceUnavailable", 503, "", "", "", ""),
)
