"""Exception classes of litestar.exceptions with their default status (Litestar 2.25.0).

Rows of one code stand in the order in which they are preferred.
"""

from __future__ import annotations

# (name, code, added, deprecated, replacement, note)
CONSTANTS: tuple[tuple[str, int, str, str, str, str], ...] = (
    ("ClientException", 400, "", "", "", ""),
    ("ValidationException", 400, "", "", "", ""),
    ("NotAuthorizedException", 401, "", "", "", ""),
    ("PermissionDeniedException", 403, "", "", "", ""),
    ("NotFoundException", 404, "", "", "", ""),
    ("MethodNotAllowedException", 405, "", "", "", ""),
    ("TooManyRequestsException", 429, "", "", "", ""),
    ("InternalServerException", 500, "", "", "", ""),
    ("HTTPException", 500, "", "", "", "base class"),
    ("ImproperlyConfiguredException", 500, "", "", "", ""),
    ("NoRouteMatchFoundException", 500, "", "", "", ""),
    ("TemplateNotFoundException", 500, "", "", "", ""),
    ("ServiceUnavailableException", 503, "", "", "", ""),
)
