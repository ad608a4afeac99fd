"""Responses of Starlette and FastAPI: arguments, fields that are added, content that is lost."""

from statusfix.frameworks.responses._schema import (
    ALWAYS,
    FILLED,
    PLAIN,
    Added,
    Carrier,
)

_RESPONSES = "starlette 1.10.0 starlette/responses.py"

CARRIERS: tuple[Carrier, ...] = (
    ("starlette.responses.Response", "returned", "headers", 2, "content", 0, PLAIN, f"{_RESPONSES}:34"),
    ("starlette.responses.JSONResponse", "returned", "headers", 2, "content", 0, ALWAYS, f"{_RESPONSES}:189"),
    ("fastapi.responses.UJSONResponse", "returned", "headers", 2, "content", 0, ALWAYS, "fastapi 0.165.0 fastapi/responses.py:48"),
    ("fastapi.responses.ORJSONResponse", "returned", "headers", 2, "content", 0, ALWAYS, "fastapi 0.165.0 fastapi/responses.py:78"),
    ("starlette.responses.HTMLResponse", "returned", "headers", 2, "content", 0, PLAIN, f"{_RESPONSES}:34"),
    ("starlette.responses.PlainTextResponse", "returned", "headers", 2, "content", 0, PLAIN, f"{_RESPONSES}:34"),
    ("starlette.responses.RedirectResponse", "returned", "headers", 2, "", -1, PLAIN, f"{_RESPONSES}:210"),
    ("starlette.responses.StreamingResponse", "returned", "headers", 2, "content", 0, FILLED, f"{_RESPONSES}:230"),
    ("starlette.responses.FileResponse", "returned", "headers", 2, "path", 0, FILLED, f"{_RESPONSES}:305"),
    ("starlette.templating.Jinja2Templates.TemplateResponse", "returned", "headers", 4, "name", 1, FILLED, "starlette 1.10.0 starlette/templating.py:117"),
    ("starlette.exceptions.HTTPException", "raised", "headers", 2, "detail", 1, FILLED, "starlette 1.10.0 starlette/exceptions.py:8"),
)

FIELDS = ()

ADDED: tuple[Added, ...] = (
    ("starlette.responses.RedirectResponse", "Location", f"{_RESPONSES}:218"),
    ("starlette.responses.FileResponse", "Content-Range", f"{_RESPONSES}:444"),
)

SINCE = (
    ("starlette.exceptions.HTTPException", "starlette", (0, 19), "Starlette 0.19.0 release notes"),
)

LOST = (
    ("fastapi", (100, 101, 102, 103, 204, 205, 304), "FastAPI throws it away", "fastapi 0.165.0 fastapi/utils.py:40"),
)  # fmt: skip
