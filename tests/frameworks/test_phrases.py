"""Reason phrases as real servers send them: what HSC012 reports is on the wire, then fixed."""

from __future__ import annotations

import inspect
import re
import socket
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

import statusfix
from statusfix.frameworks.phrases import PHRASES
from statusfix.options import Options
from statusfix.reading.vocabulary import PHRASED

for needed in ("flask", "django", "aiohttp", "tornado"):
    pytest.importorskip(needed)

# Each program serves on the port that it is given; "{}" is where the phrase stands.
WSGIREF = """
import sys
from wsgiref.simple_server import make_server


def application(environ, start_response):
    start_response("403 {}", [("Content-Type", "text/plain")])
    return [b"no"]


make_server("127.0.0.1", int(sys.argv[1]), application).serve_forever()
"""
FLASK = """
import sys
from flask import Flask, Response

app = Flask(__name__)


@app.route("/")
def view():
    return Response("no", status="403 {}")


app.run(port=int(sys.argv[1]))
"""
SERVER = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(403, "{}")
        self.end_headers()


HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""
SERVER_ERROR = SERVER.replace('send_response(403, "{}")', 'send_error(403, "{}")').replace(
    "        self.end_headers()\n", ""
)
AIOHTTP = """
import sys
from aiohttp import web


async def view(request):
    return web.Response(status=403, reason="{}")


app = web.Application()
app.router.add_get("/", view)
web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None)
"""
AIOHTTP_RAISED = AIOHTTP.replace(
    'return web.Response(status=403, reason="{}")', 'raise web.HTTPForbidden(reason="{}")'
)
TORNADO = """
import asyncio
import sys
from tornado.web import Application, RequestHandler


class Main(RequestHandler):
    def get(self):
        self.set_status(403, "{}")


async def main():
    Application([("/", Main)]).listen(int(sys.argv[1]), "127.0.0.1")
    await asyncio.Event().wait()


asyncio.run(main())
"""
TORNADO_RAISED = TORNADO.replace("import Application,", "import Application, HTTPError,").replace(
    'self.set_status(403, "{}")', 'raise HTTPError(403, reason="{}")'
)
DJANGO = """
import sys
import django
from django.conf import settings

settings.configure(ROOT_URLCONF="__main__", ALLOWED_HOSTS=["*"], SECRET_KEY="x")
django.setup()

from wsgiref.simple_server import make_server
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path


def view(request):
    return HttpResponse("no", status=403, reason="{}")


urlpatterns = [path("", view)]
make_server("127.0.0.1", int(sys.argv[1]), get_wsgi_application()).serve_forever()
"""
PROGRAMS = {
    "wsgiref": WSGIREF,
    "flask": FLASK,
    "http.server": SERVER,
    "http.server error": SERVER_ERROR,
    "aiohttp": AIOHTTP,
    "aiohttp raised": AIOHTTP_RAISED,
    "tornado": TORNADO,
    "tornado raised": TORNADO_RAISED,
    "django": DJANGO,
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def status_line(program: str, folder: Path) -> str:
    """Serve a program and return the first line that it answers with."""
    (folder / "program.py").write_text(program)
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "program.py", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for _ in range(300):
            assert server.poll() is None, server.communicate()[1]
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
                    client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    return client.makefile("rb").readline().decode().rstrip()
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server doesn't answer")
    finally:
        server.terminate()
        server.communicate(timeout=20)


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_wrong_phrase_is_sent_and_the_fix_is_right(name: str, tmp_path: Path) -> None:
    options = Options(select=("HSC012",))
    wrong = PROGRAMS[name].replace("{}", "Unauthorized", 1)
    assert re.fullmatch(r"HTTP/1\.[01] 403 Unauthorized", status_line(wrong, tmp_path))
    fixed = statusfix.fix(wrong, options=options, unsafe=True)
    assert [one.code for one in fixed.fixed] == ["HSC012"]
    assert fixed.text == PROGRAMS[name].replace("{}", "Forbidden", 1)
    assert re.fullmatch(r"HTTP/1\.[01] 403 Forbidden", status_line(fixed.text, tmp_path))
    for own in ("Forbidden", "No entry here"):
        assert (
            statusfix.check(PROGRAMS[name].replace("{}", own, 1), options=options).findings == ()
        )


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row[0])
def test_the_rows_are_the_signatures(row: tuple[str, str, int, str, int, str]) -> None:
    name, status, place, phrase, phrase_place, _ = row
    samples = {
        "*.send_response": "http.server.BaseHTTPRequestHandler.send_response",
        "*.send_response_only": "http.server.BaseHTTPRequestHandler.send_response_only",
        "*.send_error": "http.server.BaseHTTPRequestHandler.send_error",
        "*.set_status": "tornado.web.RequestHandler.set_status",
        "aiohttp": "aiohttp.web.HTTPForbidden",
    }
    module, *attributes = _split(samples.get(name, name))
    found = import_module(module)
    for attribute in attributes:
        found = getattr(found, attribute)
    parameters = [one for one in inspect.signature(found).parameters if one != "self"]
    if "args" in parameters and "kwargs" in parameters:  # handed on to the base class
        base = inspect.signature(found.__mro__[1].__init__).parameters
        rest = [one for one in base if one != "self"]
        parameters = [*parameters[: parameters.index("args")], *rest, "kwargs"]
    for parameter, at in ((status, place), (phrase, phrase_place)):
        if parameter and at >= 0:
            assert parameters[at] == parameter
        elif parameter and parameter not in parameters:
            assert "kwargs" in parameters, (name, parameters)


def _split(name: str) -> list[str]:
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            import_module(".".join(parts[:end]))
        except ImportError:
            continue
        return [".".join(parts[:end]), *parts[end:]]
    raise AssertionError(name)


def test_the_prefilter_knows_what_takes_a_phrase() -> None:
    words = {name.removeprefix("*.") for name, *_ in PHRASES if name.startswith("*.")}
    words |= {phrase for name, _, _, phrase, _, _ in PHRASES if not name.startswith("*.")}
    assert {word.encode() for word in words} == PHRASED
