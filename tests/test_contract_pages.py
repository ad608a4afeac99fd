"""The examples of the contract pages, served by Django: they break and keep what they say."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from test_contracts import free_port, wait_until_open

from statusfix.registry.demands import FIELD_DEMANDS, HOP_BY_HOP, NO_CONTENT
from statusfix.rules.contracts import CONTRACTS

for needed in ("gunicorn", "django"):
    pytest.importorskip(needed)

EXAMPLE = re.compile(r"## (?P<title>[^\n]+)\n```python\n(?P<code>.*?)```", re.DOTALL)
TITLES = {"Example": "broken", "Use instead": "kept"}
APPLICATION = """\
import importlib

from django.conf import settings

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="parcels", USE_TZ=True)

import django

django.setup()

from django.core.wsgi import get_wsgi_application
from django.urls import path


def view(name):
    module = importlib.import_module(name)
    views = [
        one
        for one in vars(module).values()
        if callable(one) and getattr(one, "__module__", "") == name
    ]
    return views[-1]


urlpatterns = [path(name, view(name)) for name in NAMES]
app = get_wsgi_application()
"""
# Interim answers: gunicorn ends the connection with them, no client sees the rest.
INTERIM = range(100, 200)


def examples() -> dict[str, str]:
    """Return the code of each page by its name, `broken_401` and `kept_401`."""
    found: dict[str, str] = {}
    for rule in CONTRACTS:
        for one in EXAMPLE.finditer(rule.documentation):
            if one["title"] in TITLES:
                found[f"{TITLES[one['title']]}_{rule.statuses[0]}"] = one["code"]
    return found


def method_of(code: str) -> str:
    found = re.search(r"@require_(?:http_methods\(\[\"(\w+)\"|([A-Z]+))", code)
    return (found[1] or found[2]) if found else "GET"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("pages")
    codes = examples()
    for name, code in codes.items():
        (folder / f"{name}.py").write_text(code)
    (folder / "answering.py").write_text(f"NAMES = {list(codes)!r}\n{APPLICATION}")
    number = free_port()
    command = ["-m", "gunicorn", "-b", f"127.0.0.1:{number}", "--no-control-socket"]
    server = subprocess.Popen(
        [sys.executable, *command, "--log-level", "critical", "answering:app"],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_until_open(server, number)
        yield number
    finally:
        server.terminate()
        server.communicate(timeout=20)


def answer(port: int, name: str, method: str) -> tuple[int, str, bytes]:
    """Return the status, the header section and what follows it, byte by byte."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(
            f"{method} /{name} HTTP/1.1\r\nHost: localhost\r\n"
            "Content-Length: 0\r\nConnection: close\r\n\r\n".encode()
        )
        data = b""
        while received := connection.recv(65536):
            data += received
    head, _, content = data.partition(b"\r\n\r\n")
    return int(head.split()[1]), head.decode("latin-1"), content


@pytest.mark.parametrize("code", [row[0] for row in FIELD_DEMANDS if row[0] not in INTERIM])
def test_the_example_lacks_the_field_and_what_to_use_instead_has_it(port: int, code: int) -> None:
    field = next(row[1] for row in FIELD_DEMANDS if row[0] == code)
    written = examples()
    for name, is_there in ((f"broken_{code}", False), (f"kept_{code}", True)):
        if name not in written or (is_there and field in HOP_BY_HOP):
            continue  # the page says in words what to do; WSGI leaves the field to the server
        status, head, _ = answer(port, name, method_of(written[name]))
        assert status == code, head
        has_field = re.search(rf"^{field}:", head, re.IGNORECASE | re.MULTILINE) is not None
        assert has_field is is_there, head


@pytest.mark.parametrize("code", [row[0] for row in NO_CONTENT])
def test_the_example_gives_content_and_what_to_use_instead_none(port: int, code: int) -> None:
    written = examples()
    assert re.search(r'HttpResponse\("\w', written[f"broken_{code}"])
    assert not re.search(r'HttpResponse\("\w', written[f"kept_{code}"])
    status, _, content = answer(port, f"kept_{code}", method_of(written[f"kept_{code}"]))
    assert (status, content.replace(b"0\r\n\r\n", b"")) == (code, b"")
    if code == 205:  # gunicorn drops the content of 204 and 304 itself
        assert b"done" in answer(port, f"broken_{code}", "GET")[2]


def test_every_example_is_answered_with_its_status(port: int) -> None:
    for name, code in examples().items():
        number = int(name.rpartition("_")[2])
        if name.startswith("broken_") and number not in INTERIM:
            assert answer(port, name, method_of(code))[0] == number, name
