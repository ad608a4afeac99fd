"""Responses of Litestar: arguments, fields that are added, content that it refuses."""

from statusfix.frameworks.responses._schema import FILLED, SERIALIZED, Added, Base, Carrier, Lost

_RESPONSES = "litestar 2.25.0 litestar/response"
_EXCEPTIONS = "litestar 2.25.0 litestar/exceptions/http_exceptions.py"

CARRIERS: tuple[Carrier, ...] = (
    ("litestar.response.Response", "returned", "headers", -1, "content", 0, SERIALIZED, f"{_RESPONSES}/base.py:220"),
    ("litestar.response.Template", "returned", "headers", -1, "template_name", 0, FILLED, f"{_RESPONSES}/template.py:36"),
    ("litestar.response.Stream", "returned", "headers", -1, "content", 0, FILLED, f"{_RESPONSES}/streaming.py:153"),
    ("litestar.response.File", "returned", "headers", -1, "path", 0, FILLED, f"{_RESPONSES}/file.py:285"),
    ("litestar.response.Redirect", "returned", "headers", -1, "", -1, "unknown", f"{_RESPONSES}/redirect.py:90"),
    ("litestar.exceptions.HTTPException", "raised", "headers", -1, "detail", 0, FILLED, f"{_EXCEPTIONS}:51"),
)

FIELDS = ()

ADDED: tuple[Added, ...] = (
    ("litestar.response.Redirect", "Location", f"{_RESPONSES}/redirect.py:90"),
)  # fmt: skip

LOST: tuple[Lost, ...] = (
    ("litestar", (100, 101, 102, 103, 204, 304), "Litestar refuses it", f"{_RESPONSES}/base.py:101"),
)

BASES: tuple[Base, ...] = (
    ("litestar.exceptions.", "litestar.exceptions.HTTPException", f"{_EXCEPTIONS}:36"),
)
