"""Applications whose answers break or keep the contract of each status, one for each framework.

Each answer is a function of its own, `breaks_401` or `keeps_401`, at the path of its name. The
sources are what a project would write: they are served as they stand here, and checked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Application(NamedTuple):
    """What makes the source of an application, and how it is served: wsgi, asgi, by itself.

    `with_methods` tells whether its functions show the methods that they answer.
    """

    make: Callable[[], str]
    interface: str
    with_methods: bool = True


class Answer(NamedTuple):
    """One answer: its status, whether it keeps the contract, and what it says."""

    code: int
    keeps: bool
    content: str
    fields: dict[str, str]
    method: str = "GET"

    @property
    def name(self) -> str:
        return f"{'keeps' if self.keeps else 'breaks'}_{self.code}"


FIELDS: dict[int, dict[str, str]] = {
    201: {"Location": "/orders/7"},
    206: {"Content-Range": "bytes 0-3/6"},
    226: {"ETag": '"7"'},
    301: {"Location": "/new"},
    302: {"Location": "/new"},
    303: {"Location": "/orders/7"},
    307: {"Location": "/new"},
    308: {"Location": "/new"},
    401: {"WWW-Authenticate": "Bearer"},
    405: {"Allow": "GET, HEAD"},
    413: {"Retry-After": "60"},
    415: {"Accept": "application/json"},
    416: {"Content-Range": "bytes */6"},
    429: {"Retry-After": "60"},
    451: {"Link": '<https://court.example>; rel="blocked-by"'},
    503: {"Retry-After": "120"},
}
# Fields of one connection: an ASGI application may send them, a WSGI application may not.
HOP_BY_HOP: dict[int, dict[str, str]] = {
    407: {"Proxy-Authenticate": "Basic"},
    426: {"Upgrade": "HTTP/2.0", "Connection": "upgrade"},
}
EMPTY = (204, 205, 304)
POSTED = (201,)


def answers(with_hop_by_hop: bool, with_methods: bool = True) -> list[Answer]:
    """Return every answer that an application gives.

    Without `with_methods` those are left out that break a contract only in answer to a method.
    """
    fields = {**FIELDS, **(HOP_BY_HOP if with_hop_by_hop else {})}
    found: list[Answer] = []
    for code, needed in fields.items():
        method = "POST" if code in POSTED else "GET"
        if code in POSTED and not with_methods:
            continue
        found.append(Answer(code, False, "parc", {}, method))
        found.append(Answer(code, True, "parc", needed, method))
    for code in EMPTY:
        found.append(Answer(code, False, "parc", {}))
        found.append(Answer(code, True, "", {}))
    return found


def _headers(answer: Answer) -> str:
    return f", headers={answer.fields!r}" if answer.fields else ""


def starlette() -> str:
    """Return a Starlette application; its functions don't show what they are routed to."""
    lines = [
        "from starlette.applications import Starlette",
        "from starlette.responses import Response",
        "from starlette.routing import Route",
        "",
    ]
    routes: list[str] = []
    for one in answers(True, with_methods=False):
        lines += [
            "",
            f"def {one.name}(request):",
            f"    return Response({one.content!r}, status_code={one.code}{_headers(one)})",
            "",
        ]
        routes.append(f'Route("/{one.name}", {one.name}, methods=["{one.method}"])')
    return "\n".join([*lines, "", f"app = Starlette(routes=[{', '.join(routes)}])", ""])


def fastapi() -> str:
    """Return a FastAPI application that raises its errors."""
    lines = ["from fastapi import FastAPI, HTTPException, Response", "", "app = FastAPI()", ""]
    for one in answers(True):
        lines += ["", f'@app.{one.method.lower()}("/{one.name}")', f"def {one.name}():"]
        if one.code >= 400:
            made = f"raise HTTPException({one.code}, {one.content!r}{_headers(one)})"
        else:
            content = f"content={one.content!r}, " if one.content else ""
            made = f"return Response({content}status_code={one.code}{_headers(one)})"
        lines += [f"    {made}", ""]
    return "\n".join(lines)


def flask() -> str:
    """Return a Flask application."""
    lines = ["from flask import Flask", "", "app = Flask(__name__)", ""]
    for one in answers(False):
        fields = f", {one.fields!r}" if one.fields else ""
        lines += [
            "",
            f'@app.{one.method.lower()}("/{one.name}")',
            f"def {one.name}():",
            f"    return {one.content!r}, {one.code}{fields}",
            "",
        ]
    return "\n".join(lines)


DJANGO_HEAD = """\
from django.conf import settings

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="parcels", USE_TZ=True)

import django

django.setup()

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST
"""


def django() -> str:
    """Return a Django application in one module."""
    lines = [DJANGO_HEAD]
    for one in answers(False):
        lines += [
            "",
            *(["@require_POST"] if one.method == "POST" else []),
            f"def {one.name}(request):",
            f"    return HttpResponse({one.content!r}, status={one.code}{_headers(one)})",
            "",
        ]
    paths = ", ".join(f'path("{one.name}", {one.name})' for one in answers(False))
    return "\n".join([*lines, "", f"urlpatterns = [{paths}]", "app = get_wsgi_application()", ""])


def drf() -> str:
    """Return an application of Django REST framework, whose views add Allow by themselves."""
    head = DJANGO_HEAD.replace("from django.http import HttpResponse\n", "")
    lines = [
        head.replace(
            "USE_TZ=True)", 'USE_TZ=True, REST_FRAMEWORK={"UNAUTHENTICATED_USER": None})'
        ),
        "from rest_framework.decorators import api_view",
        "from rest_framework.response import Response",
        "",
    ]
    for one in answers(False):
        content = f"{one.content!r}, " if one.content else ""
        lines += [
            "",
            f'@api_view(["{one.method}"])',
            f"def {one.name}(request):",
            f"    return Response({content}status={one.code}{_headers(one)})",
            "",
        ]
    paths = ", ".join(f'path("{one.name}", {one.name})' for one in answers(False))
    return "\n".join([*lines, "", f"urlpatterns = [{paths}]", "app = get_wsgi_application()", ""])


APPLICATIONS = {
    "starlette": Application(starlette, "asgi", with_methods=False),
    "fastapi": Application(fastapi, "asgi"),
    "flask": Application(flask, "wsgi"),
    "django": Application(django, "wsgi"),
    "drf": Application(drf, "wsgi"),
}
