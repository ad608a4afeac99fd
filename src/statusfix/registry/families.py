"""The families of names for status codes, and where each family lives.

`module` is what a program imports from, `version_of` the distribution whose version decides
which names exist, `kind` what a name stands for: an int, an enum member, a status line (str)
or a class whose instances answer with the status.
`floor` is the oldest version that counts where a project declares nothing: a name that came
later is not safe to choose, and neither is one that any later version deprecates.
"""

from __future__ import annotations

# (key, module, version_of, kind, floor, table, note); table: the module in registry/constants
FAMILIES: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    ("httpstatus", "http.HTTPStatus", "python", "enum", "3.10", "httpstatus", ""),
    (
        "http.client",
        "http.client",
        "python",
        "enum",
        "3.10",
        "httpstatus",
        "the members of http.HTTPStatus themselves",
    ),
    ("starlette", "starlette.status", "starlette", "int", "0.21", "starlette", ""),
    (
        "fastapi",
        "fastapi.status",
        "starlette",
        "int",
        "0.21",
        "starlette",
        "no module of its own: only `from fastapi import status` imports it",
    ),
    ("drf", "rest_framework.status", "djangorestframework", "int", "3.14", "drf", ""),
    ("litestar", "litestar.status_codes", "litestar", "int", "2.0", "litestar", ""),
    ("requests", "requests.codes", "requests", "int", "2.0", "requests", ""),
    ("httpx", "httpx.codes", "httpx", "enum", "0.18", "httpx", ""),
    ("falcon", "falcon", "falcon", "str", "3.0", "falcon", "status lines such as '404 Not Found'"),
    ("falcon.exceptions", "falcon", "falcon", "class", "3.0", "falcon_exceptions", ""),
    (
        "aiohttp",
        "aiohttp.web",
        "aiohttp",
        "class",
        "3.8",
        "aiohttp",
        "also in aiohttp.web_exceptions",
    ),
    ("django", "django.http", "django", "class", "4.2", "django", "also in django.http.response"),
    ("werkzeug", "werkzeug.exceptions", "werkzeug", "class", "2.0", "werkzeug", ""),
    (
        "drf.exceptions",
        "rest_framework.exceptions",
        "djangorestframework",
        "class",
        "3.14",
        "drf_exceptions",
        "",
    ),
    (
        "litestar.exceptions",
        "litestar.exceptions",
        "litestar",
        "class",
        "2.0",
        "litestar_exceptions",
        "",
    ),
    ("sanic", "sanic.exceptions", "sanic", "class", "22.3", "sanic", ""),
    ("pyramid", "pyramid.httpexceptions", "pyramid", "class", "2.0", "pyramid", ""),
)

# The part of a qualified name before its last dot, and the families to look in.
PREFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("http.HTTPStatus", ("httpstatus",)),
    ("http.server.HTTPStatus", ("httpstatus",)),
    ("http.client", ("http.client",)),
    ("starlette.status", ("starlette",)),
    ("fastapi.status", ("fastapi",)),
    ("rest_framework.status", ("drf",)),
    ("litestar.status_codes", ("litestar",)),
    ("requests.codes", ("requests",)),
    ("requests.status_codes.codes", ("requests",)),
    ("httpx.codes", ("httpx",)),
    ("httpx._status_codes.codes", ("httpx",)),
    ("falcon", ("falcon", "falcon.exceptions")),
    ("falcon.status_codes", ("falcon",)),
    ("falcon.errors", ("falcon.exceptions",)),
    ("falcon.redirects", ("falcon.exceptions",)),
    ("aiohttp.web", ("aiohttp",)),
    ("aiohttp.web_exceptions", ("aiohttp",)),
    ("django.http", ("django",)),
    ("django.http.response", ("django",)),
    ("werkzeug.exceptions", ("werkzeug",)),
    ("rest_framework.exceptions", ("drf.exceptions",)),
    ("litestar.exceptions", ("litestar.exceptions",)),
    ("litestar.exceptions.http_exceptions", ("litestar.exceptions",)),
    ("sanic.exceptions", ("sanic",)),
    ("pyramid.httpexceptions", ("pyramid",)),
)
