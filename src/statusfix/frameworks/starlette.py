"""Starlette and FastAPI: responses, exceptions, route decorators, documented responses."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, CLASS, INT, INT_TEXT, KEYS, Row

_RESPONSES = "starlette 1.10.0 starlette/responses.py"
_ROUTES = "fastapi 0.165.0 fastapi/applications.py"

_RESPONSE_CLASSES = (
    ("Response", f"{_RESPONSES}:34"),
    ("JSONResponse", f"{_RESPONSES}:189"),
    ("HTMLResponse", f"{_RESPONSES}:34"),
    ("PlainTextResponse", f"{_RESPONSES}:34"),
    ("StreamingResponse", f"{_RESPONSES}:230"),
    ("RedirectResponse", f"{_RESPONSES}:210"),
    ("FileResponse", f"{_RESPONSES}:305"),
    ("UJSONResponse", "fastapi 0.165.0 fastapi/responses.py"),
    ("ORJSONResponse", "fastapi 0.165.0 fastapi/responses.py"),
)
_ROUTE_METHODS = (
    "get", "post", "put", "patch", "delete", "head", "options", "trace", "api_route",
    "add_api_route",
)
_DOCUMENTED = (*(f"fastapi.FastAPI.{method}" for method in _ROUTE_METHODS), "fastapi.FastAPI", "fastapi.APIRouter", "fastapi.FastAPI.include_router")

SINKS: tuple[Row, ...] = (
    *(
        (f"starlette.responses.{name}", ARGUMENT, "status_code", 1, INT, "kept", "response", source)
        for name, source in _RESPONSE_CLASSES
    ),
    *(
        (f"fastapi.FastAPI.{method}", ARGUMENT, "status_code", -1, INT, "yes", "declaration", _ROUTES)
        for method in _ROUTE_METHODS
    ),
    *((name, KEYS, "responses", -1, INT_TEXT, "3.11", "declaration", _ROUTES) for name in _DOCUMENTED),
    ("starlette.templating.Jinja2Templates.TemplateResponse", ARGUMENT, "status_code", 3, INT, "kept", "response", "starlette 1.10.0 starlette/templating.py:117"),
    ("starlette.responses.Response", ATTRIBUTE, "status_code", -1, INT, "kept", "response", f"{_RESPONSES}:42"),
    ("starlette.responses.Response", CLASS, "status_code", -1, INT, "kept", "response", f"{_RESPONSES}:42"),
    ("starlette.exceptions.HTTPException", ARGUMENT, "status_code", 0, INT, "kept", "response", "starlette 1.10.0 starlette/exceptions.py:8"),
    ("starlette.exceptions.HTTPException", CLASS, "status_code", -1, INT, "kept", "response", "starlette 1.10.0 starlette/exceptions.py:8"),
    ("starlette.applications.Starlette", KEYS, "exception_handlers", 3, INT, "yes", "declaration", "starlette 1.10.0 starlette/middleware/exceptions.py:41"),
    ("fastapi.FastAPI", KEYS, "exception_handlers", -1, INT, "yes", "declaration", "fastapi 0.165.0 fastapi/applications.py:70"),
    ("starlette.applications.Starlette.exception_handler", ARGUMENT, "exc_class_or_status_code", 0, INT, "yes", "declaration", "fastapi 0.165.0 fastapi/applications.py:5087"),
    ("starlette.applications.Starlette.add_exception_handler", ARGUMENT, "exc_class_or_status_code", 0, INT, "yes", "declaration", "starlette 1.10.0 starlette/applications.py:109"),
    ("starlette.authentication.requires", ARGUMENT, "status_code", 1, INT, "kept", "response", "starlette 1.10.0 starlette/authentication.py:25"),
    ("sse_starlette.EventSourceResponse", ARGUMENT, "status_code", 1, INT, "kept", "response", "sse-starlette 3.7.0 sse_starlette/sse.py:281"),
)

ALIASES = (
    ("fastapi.responses.", "starlette.responses."),
    ("fastapi.Response", "starlette.responses.Response"),
    ("fastapi.HTTPException", "starlette.exceptions.HTTPException"),
    ("fastapi.exceptions.HTTPException", "starlette.exceptions.HTTPException"),
    ("fastapi.templating.", "starlette.templating."),
    ("fastapi.applications.FastAPI", "fastapi.FastAPI"),
    ("fastapi.routing.APIRouter", "fastapi.APIRouter"),
    ("sse_starlette.sse.EventSourceResponse", "sse_starlette.EventSourceResponse"),
)

SUBCLASSES = (
    *((f"starlette.responses.{name}", "starlette.responses.Response") for name, _ in _RESPONSE_CLASSES[1:]),
    ("fastapi.APIRouter", "fastapi.FastAPI"),
    ("fastapi.FastAPI", "starlette.applications.Starlette"),
)

NOT_SINKS = (
    ("starlette.exceptions.WebSocketException", "a close code of WebSocket"),
    ("fastapi.WebSocketException", "a close code of WebSocket"),
    ("fastapi.exceptions.WebSocketException", "a close code of WebSocket"),
)
