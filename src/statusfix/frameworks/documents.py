"""Declarations of the statuses that an endpoint answers: what ends up in the OpenAPI document.

DECLARATIONS: one row for each argument of a decorator that documents statuses.

    package    the package whose import speaks for the row
    decorator  the last name of the decorator
    form       what the argument is, see the constants below
    parameter  the argument's name ("" where the decorator alone declares)
    position   its 0-based place among the positional arguments, -1: keyword only
    entry      what a new entry of a literal says, "" where nobody can know its schema
    source     where the fact is from: package, version and place in its source

ROUTERS: (package, class, parameter, source): what a router or an application documents for each of
its endpoints. BY_ITSELF: (package, codes, source): statuses that the framework documents.
"""

from __future__ import annotations

KEYS = "keys"  # a mapping by status
CODE = "code"  # one status
CODES = "codes"  # statuses in a list, or a mapping by status
EXCEPTIONS = "exceptions"  # exception classes: what they answer counts as documented

Row = tuple[str, str, str, str, int, str, str]

_ROUTE = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
_FASTAPI = "fastapi 0.165.0 fastapi/applications.py:1796"
_LITESTAR = "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:239"
_NINJA = "django-ninja 1.7.1 ninja/main.py:123"
_RESTX = "flask-restx 1.3.2 flask_restx/namespace.py"
_SMOREST = "flask-smorest 0.47.0 flask_smorest"

DECLARATIONS: tuple[Row, ...] = (
    *(("fastapi", name, KEYS, "responses", -1, '{{"description": "{phrase}"}}', _FASTAPI) for name in (*_ROUTE, "api_route")),
    *(("fastapi", name, CODE, "status_code", -1, "", _FASTAPI) for name in (*_ROUTE, "api_route")),
    *(("litestar", name, KEYS, "responses", -1, "", _LITESTAR) for name in (*_ROUTE, "route")),
    *(("litestar", name, CODE, "status_code", -1, "", _LITESTAR) for name in (*_ROUTE, "route")),
    *(("litestar", name, EXCEPTIONS, "raises", -1, "", _LITESTAR) for name in (*_ROUTE, "route")),
    *(("ninja", name, KEYS, "response", -1, "", _NINJA) for name in (*_ROUTE, "api_operation")),
    ("flask_smorest", "response", CODE, "status_code", 0, "", f"{_SMOREST}/response.py:25"),
    ("flask_smorest", "alt_response", CODE, "status_code", 0, "", f"{_SMOREST}/response.py:135"),
    ("flask_smorest", "doc", KEYS, "responses", -1, '{{"description": "{phrase}"}}', f"{_SMOREST}/blueprint.py:281"),
    ("apiflask", "output", CODE, "status_code", 1, "", "APIFlask 3.1.2 apiflask/scaffold.py:369"),
    ("apiflask", "doc", CODES, "responses", -1, '"{phrase}"', "APIFlask 3.1.2 apiflask/scaffold.py:579"),
    ("drf_spectacular", "extend_schema", KEYS, "responses", -1, "None", "drf-spectacular 0.30.0 drf_spectacular/utils.py:347"),
    ("drf_yasg", "swagger_auto_schema", KEYS, "responses", -1, '"{phrase}"', "drf-yasg 1.21.18 drf_yasg/utils.py:42"),
    ("flask_restx", "response", CODE, "code", 0, "", f"{_RESTX}:306"),
    ("flask_restx", "doc", KEYS, "responses", -1, '"{phrase}"', f"{_RESTX}:129"),
    ("flask_restx", "marshal_with", CODE, "code", -1, "", f"{_RESTX}:242"),
    ("flask_restx", "marshal_list_with", CODE, "code", -1, "", f"{_RESTX}:271"),
)

ROUTERS: tuple[tuple[str, str, str, str], ...] = (
    ("fastapi", "APIRouter", "responses", "fastapi 0.165.0 fastapi/routing.py:2439"),
    ("fastapi", "FastAPI", "responses", "fastapi 0.165.0 fastapi/applications.py:70"),
    ("fastapi", "include_router", "responses", "fastapi 0.165.0 fastapi/applications.py:1565"),
)

BY_ITSELF: tuple[tuple[str, tuple[int, ...], str], ...] = (
    ("fastapi", (200, 422), "fastapi 0.165.0 fastapi/openapi/utils.py:509"),
    ("litestar", (200, 201, 204, 400), "litestar 2.25.0 litestar/_openapi/responses.py:126"),
    ("ninja", (), _NINJA),
    ("flask_smorest", (422,), f"{_SMOREST}/arguments.py:78"),
    ("apiflask", (200, 401, 404, 422), "APIFlask 3.1.2 apiflask/app.py:1152"),
    ("drf_spectacular", (), "drf-spectacular 0.30.0 drf_spectacular/utils.py:347"),
    ("drf_yasg", (200, 201, 204), "drf-yasg 1.21.18 drf_yasg/inspectors/view.py:241"),
    ("flask_restx", (200,), f"{_RESTX}:306"),
)

# Keys that stand for every status that isn't named.
EVERY = ("default",)
