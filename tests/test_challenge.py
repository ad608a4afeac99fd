"""The fix of HSC401: afterwards the real framework sends the field, where the fix was made."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import statusfix
from statusfix.options import Options

for needed in ("flask", "django", "rest_framework", "fastapi", "httpx"):
    pytest.importorskip(needed)

# Each application, with a driver that asks every path and prints what it got.
ASK_ASGI = """
import json
from starlette.testclient import TestClient
from app import app
client = TestClient(app)
paths = [one.path for one in app.routes if "/a" <= one.path < "/d" or one.path.startswith("/x")]
answers = {path: client.get(path) for path in paths}
print(json.dumps({path: [one.status_code, one.headers.get("www-authenticate")]
                  for path, one in answers.items()}))
"""
FASTAPI = """
from fastapi import FastAPI, HTTPException, Response, status
from fastapi.responses import JSONResponse, PlainTextResponse

app = FastAPI()
BASE = {"X-Shop": "north"}


@app.get("/a")
def a():
    raise HTTPException(401)


@app.get("/a-lines")
def a_lines():
    raise HTTPException(
        status_code=status.HTTP_401_UNAUTHORIZED,
        detail={"why": "no token"},  # for the reader
    )


@app.get("/b")
def b():
    return JSONResponse({"a": 1}, 401, {"X-Shop": "north"})


@app.get("/b-none")
def b_none():
    return PlainTextResponse("no", status_code=401, headers=None)


@app.get("/b-kept")
def b_kept():
    response = Response("no", status_code=401)
    response.headers["X-Shop"] = "north"
    return response


@app.get("/x-elsewhere")
def x_elsewhere():
    raise HTTPException(401, headers=BASE)


@app.get("/x-either")
def x_either(token: str = "t"):
    raise HTTPException(401 if token else 403)
"""
STARLETTE = """
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route


async def a(request):
    raise HTTPException(401, "no")


async def b(request):
    return JSONResponse({}, status_code=401)


async def x(request):
    status = 401
    raise HTTPException(**{"status_code": status})


app = Starlette(routes=[Route("/a", a), Route("/b", b)])
"""
ASGI = """
from starlette.routing import Route


async def a(scope, receive, send):
    await send({"type": "http.response.start", "status": 401})
    await send({"type": "http.response.body", "body": b"who?"})


async def b(scope, receive, send):
    await send(
        {
            "type": "http.response.start",
            "status": 401,
            "headers": [(b"content-type", b"text/plain")],
        }
    )
    await send({"type": "http.response.body", "body": b"who?"})


async def app(scope, receive, send):
    await {"/a": a, "/b": b}[scope["path"]](scope, receive, send)


app.routes = [Route("/a", a), Route("/b", b)]
"""
ASK_WSGI = """
import json
from werkzeug.test import Client
from app import PATHS, app
client = Client(app)
answers = {path: client.get(path) for path in PATHS}
print(json.dumps({path: [one.status_code, one.headers.get("WWW-Authenticate")]
                  for path, one in answers.items()}))
"""
FLASK = """
from functools import wraps

from flask import Flask, Response, abort, jsonify, make_response
from flask.views import MethodView

app = Flask(__name__)


def login_required(view):
    @wraps(view)
    def checked(*args, **kwargs):
        if not kwargs:
            return jsonify(error="who?"), 401
        return view(*args, **kwargs)

    return checked


def refused():
    return jsonify(error="who?"), 401


class Shelf(MethodView):
    def get(self):
        return "who?", 401


@app.route("/a")
def a():
    return "who?", 401


@app.route("/a-brackets")
def a_brackets():
    return (
        jsonify(error="who?"),
        401,
    )


@app.route("/a-three")
def a_three():
    return "who?", 401, {}


@app.route("/b-made")
def b_made():
    return make_response(jsonify(error="who?"), 401)


@app.route("/b-row")
def b_row():
    return make_response(("who?", 401))


@app.route("/b-object")
def b_object():
    return Response("who?", status=401, mimetype="text/plain")


@app.route("/c-decorated")
@login_required
def c_decorated():
    return "never"


@app.route("/c-handled")
def c_handled():
    raise PermissionError


@app.errorhandler(PermissionError)
def denied(error):
    return {"error": "who?"}, 401


@app.route("/x-helper")
def x_helper():
    return refused()


@app.route("/x-aborted")
def x_aborted():
    abort(401)


app.add_url_rule("/c-class", view_func=Shelf.as_view("shelf"))
PATHS = [str(rule) for rule in app.url_map.iter_rules() if "static" not in str(rule)]
"""
WSGI = """
def app(environ, start_response):
    if environ["PATH_INFO"] == "/a":
        start_response("401 Unauthorized", [])
    elif environ["PATH_INFO"] == "/b":
        start_response("401 Unauthorized", [("Content-Type", "text/plain")])
    else:
        start_response("401 Unauthorized", list(FIELDS))
    return [b"who?"]


FIELDS = (("Content-Type", "text/plain"),)
PATHS = ["/a", "/b", "/x"]
"""
DJANGO = """
import django
from django.conf import settings

settings.configure(
    ROOT_URLCONF="app",
    ALLOWED_HOSTS=["*"],
    INSTALLED_APPS=["rest_framework"],
    REST_FRAMEWORK={"DEFAULT_AUTHENTICATION_CLASSES": [], "UNAUTHENTICATED_USER": None},
)
django.setup()

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import path
from rest_framework.decorators import api_view
from rest_framework.response import Response


def a(request):
    return HttpResponse(status=401)


def a_json(request):
    return JsonResponse(
        {"error": "who?"},
        status=401,
    )


def b(request):
    return StreamingHttpResponse(["who?"], status=401, headers={"X-Shop": "north"})


@api_view(["GET"])
def c(request):
    return Response({"error": "who?"}, 401)


def x(request):
    status = {"status": 401}
    return HttpResponse("who?", **status)


VIEWS = {"a": a, "a_json": a_json, "b": b, "c": c, "x": x}
urlpatterns = [path(name, view) for name, view in VIEWS.items()]
PATHS = [f"/{name}" for name in VIEWS]
app = get_wsgi_application()
"""
CASES = {
    "fastapi": (FASTAPI, ASK_ASGI),
    "starlette": (STARLETTE, ASK_ASGI),
    "asgi": (ASGI, ASK_ASGI),
    "flask": (FLASK, ASK_WSGI),
    "wsgi": (WSGI, ASK_WSGI),
    "django": (DJANGO, ASK_WSGI),
}
CHALLENGES = ("Bearer", 'Basic realm="shop"', 'Newauth title="it\'s \\"here\\"", Negotiate')


def answered(folder: Path, source: str, driver: str) -> dict[str, list[Any]]:
    (folder / "app.py").write_text(source)
    (folder / "driver.py").write_text(driver)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "driver.py"], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("challenge", CHALLENGES)
@pytest.mark.parametrize("name", CASES)
def test_the_field_is_sent(name: str, challenge: str, tmp_path: Path) -> None:
    source, driver = CASES[name]
    options = Options(challenge=challenge, select=("HSC401",))
    before = answered(tmp_path, source, driver)
    assert len(before) >= 2
    assert {tuple(one) for one in before.values()} == {(401, None)}
    fixed = statusfix.fix(source, options=options, unsafe=True)
    after = answered(tmp_path, fixed.text, driver)
    for path, (status, field) in after.items():
        assert status == 401
        assert field == (None if path.startswith("/x") else challenge), path
    again = statusfix.fix(fixed.text, options=options, unsafe=True)
    assert again.text == fixed.text
    assert all(one.refused is not None for one in fixed.findings)


def test_without_the_flag_nothing_is_changed() -> None:
    options = Options(select=("HSC401",))
    fixed = statusfix.fix(FLASK, options=options)
    assert fixed.text == FLASK
    assert any(one.fix is not None and not one.fix.is_safe for one in fixed.findings)


def test_names_and_the_field_come_in_one_run() -> None:
    source = 'from flask import Flask\napp = Flask("x")\n\n\n@app.get("/")\ndef a():\n'
    fixed = statusfix.fix(source + "    return 'no', 401\n", unsafe=True)
    assert fixed.text.endswith(
        '    return \'no\', HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": "Bearer"}\n'
    )
    assert [one.code for one in fixed.fixed] == ["HSC001", "HSC401"]
    assert fixed.findings == ()


def test_what_is_shown_is_what_is_written() -> None:
    """The text edits of the report, made by hand, are what the rewriting gives."""
    for source, _ in CASES.values():
        options = Options(select=("HSC401",))
        report = statusfix.check(source, options=options)
        lines = source.splitlines(keepends=True)
        edits = [edit for one in report.findings if one.fix for edit in one.fix.edits]
        for (line, column, end_line, end_column), text in sorted(edits, reverse=True):
            assert line == end_line or text.startswith("{")
            head, tail = lines[line - 1][:column], lines[end_line - 1][end_column:]
            lines[line - 1 : end_line] = [head + text + tail]
        assert "".join(lines) == statusfix.fix(source, options=options, unsafe=True).text


def test_every_face_shows_the_same_edit(tmp_path: Path) -> None:
    """JSON, SARIF, the diff and the language server: one argument more, on a line of its own."""
    source = (
        "from fastapi import HTTPException\n\n\ndef refuse():\n    raise HTTPException(\n"
        "        401,\n        detail='é',  # why\n    )\n"
    )
    added = '\n        headers={"WWW-Authenticate": "Bearer"},'
    path = tmp_path / "view.py"
    path.write_text(source, encoding="utf-8")

    def run(*flags: str) -> str:
        command = [sys.executable, "-m", "statusfix", "--isolated", "--select", "HSC401", *flags]
        return subprocess.run(
            [*command, "view.py"], cwd=tmp_path, capture_output=True, text=True, check=False
        ).stdout

    fix = json.loads(run("--format", "json"))["findings"][0]["fix"]
    assert fix["safe"] is False
    assert [edit["text"] for edit in fix["edits"]] == [added]
    assert (fix["edits"][0]["line"], fix["edits"][0]["end_line"]) == (7, 7)
    result = json.loads(run("--format", "sarif"))["runs"][0]["results"][0]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert [one["insertedContent"]["text"] for one in change["replacements"]] == [added]
    shown = [line for line in run("--diff", "--unsafe-fixes").splitlines() if line[:1] in "+-"]
    assert shown[2:] == ["+" + added.lstrip("\n")]
    assert "headers=" not in run("--diff")
    run("--apply", "--unsafe-fixes")
    assert path.read_text(encoding="utf-8") == source.replace("# why", f"# why{added}")
    path.write_text(source.replace("401,", "401,  # noqa: HSC401"), encoding="utf-8")
    assert "headers=" not in run("--diff", "--unsafe-fixes")
