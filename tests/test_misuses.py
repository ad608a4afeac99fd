"""What the bug rules say, held against the real frameworks: each misuse breaks the answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from misuse_apps import KEYED, MISUSES, NINJA, Misuse

from statusfix.options import Options
from statusfix.scan import check

for needed in ("flask", "django", "rest_framework", "fastapi", "starlette"):
    pytest.importorskip(needed)

BUGS = {"HSC020", "HSC021", "HSC022", "HSC023", "HSC024", "HSC025"}


@pytest.fixture(scope="module", autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


WITHOUT_USERS = {"DEFAULT_AUTHENTICATION_CLASSES": [], "UNAUTHENTICATED_USER": None}


@pytest.fixture(scope="module", autouse=True)
def _django() -> None:
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(
            ALLOWED_HOSTS=["*"],
            ROOT_URLCONF=__name__,
            SECRET_KEY="x",
            INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
            REST_FRAMEWORK=WITHOUT_USERS,
        )
        django.setup()


def answer(misuse: Misuse, source: str) -> tuple[int, str]:
    """Return the status and the content that a client of the framework gets."""
    space: dict[str, Any] = {"__name__": "parcels"}
    exec(compile(source, misuse.name, "exec"), space)
    if misuse.framework in ("fastapi", "starlette"):
        return asyncio.run(answer_of_asgi(space["app"]))
    if misuse.framework == "flask":
        answered = space["app"].test_client().get("/parcel")
        return answered.status_code, answered.text
    return answer_of_django(misuse, space)


async def answer_of_asgi(app: Any) -> tuple[int, str]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        got = await client.get("/parcel")
        return got.status_code, got.text


def answer_of_django(misuse: Misuse, space: dict[str, Any]) -> tuple[int, str]:
    from django.core.handlers.base import BaseHandler
    from django.test import RequestFactory, override_settings
    from django.urls import path

    view = path("", space["app"].urls) if "app" in space else path("parcel", space["parcel"])
    routes = type("Routes", (), {"urlpatterns": [view]})
    with override_settings(ROOT_URLCONF=routes, MIDDLEWARE=[], REST_FRAMEWORK=WITHOUT_USERS):
        handler = BaseHandler()
        handler.load_middleware()
        try:
            got = handler.get_response(RequestFactory().get("/parcel"))
        except (AttributeError, TypeError):
            return 500, ""  # what the server makes of it
        return got.status_code, got.content.decode()


def test_django_ninja_takes_each_character_of_a_text_for_a_status() -> None:
    pytest.importorskip("ninja")
    source = NINJA.replace("NAME", "keys") + KEYED
    assert [one.code for one in bugs_in(source)] == ["HSC025"]
    assert bugs_in(source.replace('"200"', "200")) == []
    keyed = Misuse("HSC025", "ninja", "", "", "", 500, 200)
    assert answer(keyed, source)[0] == keyed.breaks
    assert answer(keyed, source.replace('"200"', "200").replace("keys", "ints"))[0] == keyed.keeps


@pytest.mark.parametrize("misuse", MISUSES, ids=lambda one: one.name)
def test_a_misuse_is_reported_and_breaks_the_answer(misuse: Misuse) -> None:
    if misuse.framework == "ninja":
        pytest.importorskip("ninja")
    wrong = misuse.source(is_wrong=True).replace("NAME", f"{MISUSES.index(misuse)}w")
    right = misuse.source(is_wrong=False).replace("NAME", f"{MISUSES.index(misuse)}r")
    assert [one.code for one in bugs_in(wrong)] == [misuse.code]
    assert bugs_in(right) == []
    if "HttpResponseRedirect('/x', 301)" in wrong and pytest.importorskip("django").VERSION < (
        5,
        2,
    ):
        pytest.skip("there the second argument is the content")
    status, content = answer(misuse, wrong)
    assert status == misuse.breaks
    assert misuse.content in content
    assert answer(misuse, right)[0] == misuse.keeps


def bugs_in(source: str) -> list[Any]:
    found = check(source, "parcels.py", Options()).findings
    return [one for one in found if one.code in BUGS]


@pytest.mark.parametrize(("code", "repeated"), [(302, "GET"), (301, "GET"), (307, "POST")])
def test_clients_repeat_a_post_as_the_redirect_lets_them(code: int, repeated: str) -> None:
    source = f"""\
from flask import Flask, redirect, request

app = Flask(__name__)


@app.post("/form")
def form():
    return redirect("/parcel", {code})


@app.route("/parcel", methods=["GET", "POST"])
def parcel():
    return request.method
"""
    found = check(source, "parcels.py", Options(select=("HSC040",))).findings
    assert [one.status for one in found] == ([code] if repeated == "GET" else [])
    space: dict[str, Any] = {"__name__": "parcels"}
    exec(compile(source, "parcels.py", "exec"), space)
    transport = httpx.WSGITransport(space["app"])
    with httpx.Client(transport=transport, base_url="http://testserver") as client:
        assert client.post("/form", follow_redirects=True).text == repeated
