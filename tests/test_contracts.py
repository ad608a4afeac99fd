"""What the contract rules say, held against real frameworks under real servers.

Every answer that is reported breaks its contract on the wire, every answer that keeps it is left
alone; where httplint has an opinion of its own about the bytes, it is the same.
"""

from __future__ import annotations

import ast
import http.client
import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from contract_apps import APPLICATIONS, EMPTY, Answer, answers
from contract_apps import HOP_BY_HOP as HOP_BY_HOP_ANSWERS
from contract_more_apps import MORE_APPLICATIONS

from statusfix.options import Options
from statusfix.registry.demands import FIELD_DEMANDS, HOP_BY_HOP
from statusfix.rules.contracts import CONTRACTS
from statusfix.scan import check

for needed in ("gunicorn", "uvicorn", "flask", "django", "rest_framework", "fastapi", "httplint"):
    pytest.importorskip(needed)

ALL = {**APPLICATIONS, **MORE_APPLICATIONS}
# The packages that an application needs beyond those that every one needs, by its name.
PACKAGES = {"http.server": "http.server", "wsgi": "gunicorn", "asgi": "uvicorn", "drf": "django"}

# What httplint says of an answer that breaks the contract; it has no note for the others.
NOTES = {
    201: "CREATED_WITHOUT_LOCATION",
    204: "CONTENT_NOT_ALLOWED",
    205: "CONTENT_NOT_ALLOWED",
    206: "PARTIAL_WITHOUT_RANGE",
    301: "REDIRECT_WITHOUT_LOCATION",
    302: "REDIRECT_WITHOUT_LOCATION",
    303: "REDIRECT_WITHOUT_LOCATION",
    304: "CONTENT_NOT_ALLOWED",
    307: "REDIRECT_WITHOUT_LOCATION",
    308: "REDIRECT_WITHOUT_LOCATION",
}


# Rules that no application here breaks, and why no response of a framework shows them broken.
NOT_SERVED = {
    **dict.fromkeys((100, 101, 103, 104), "an interim answer: the client waits for the final one"),
    202: "advice about the method that is answered",
    203: "advice about who may send it: every response that has the status breaks it",
    402: "reserved: every response that has the status breaks it",
    418: "reserved: every response that has the status breaks it",
    501: "advice about the method that is answered",
    511: "advice about who may send it: every response that has the status breaks it",
}
# The same for one framework: what keeps the contract there whatever the source says.
KEPT_BY_ITSELF = {
    ("drf", 405): "views of Django REST framework put Allow on every response",
    **dict.fromkeys(
        ((one, code) for one in ("wsgi", "asgi") for code in EMPTY),
        "another call than the one with the status sends the content",
    ),
}


class Served(NamedTuple):
    """A running application, its source and its kind."""

    framework: str
    source: str
    port: int

    @property
    def interface(self) -> str:
        return ALL[self.framework].interface


class Received(NamedTuple):
    """An answer as it came over the wire."""

    status: int
    fields: list[tuple[str, str]]
    content: bytes

    def has(self, field: str) -> bool:
        return any(name.lower() == field.lower() for name, _ in self.fields)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module", params=ALL)
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    if importlib.util.find_spec(PACKAGES.get(request.param, request.param)) is None:
        pytest.skip(f"{request.param} is not installed")
    make, interface, *_ = ALL[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    source = make()
    (folder / "answering.py").write_text(source)
    port = free_port()
    address = f"127.0.0.1:{port}"
    quiet = ["--log-level", "critical"]
    command = {
        "asgi": ["-m", "uvicorn", "--port", str(port), "--http", "h11", *quiet, "answering:app"],
        "wsgi": ["-m", "gunicorn", "-b", address, "--no-control-socket", *quiet, "answering:app"],
        "own": ["answering.py", str(port)],
    }[interface]
    server = subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(folder)},
        text=True,
    )
    try:
        wait_until_open(server, port)
        yield Served(request.param, source, port)
    finally:
        server.terminate()
        server.communicate(timeout=20)


def wait_until_open(server: subprocess.Popen[str], port: int) -> None:
    for _ in range(300):
        assert server.poll() is None, server.communicate()[1]
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server doesn't answer")


def ask(served: Served, answer: Answer) -> Received | None:
    """Return what the server answers; None where it can't."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    try:
        connection.request(answer.method, f"/{answer.name}")
        response = connection.getresponse()
        return Received(response.status, response.getheaders(), response.read())
    except http.client.HTTPException:
        return None
    finally:
        connection.close()


def reported(source: str) -> dict[str, str]:
    """Return the message about each answer of a source that a contract rule reports."""
    tree = ast.parse(source)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    answering = [node for node in tree.body if isinstance(node, kinds)]
    found: dict[str, str] = {}
    for finding in check(source, "answering.py", Options(level="may")).findings:
        if finding.status is not None and finding.code == f"HSC{finding.status}":
            around = [one for one in answering if one.lineno <= finding.line]
            found[around[-1].name] = finding.message
    return found


def judged(served: Served) -> list[Answer]:
    return answers(served.interface != "wsgi", ALL[served.framework].with_methods)


def is_unseen(served: Served, answer: Answer) -> bool:
    """Whether no source shows that the contract is broken, or something else keeps it."""
    return (served.framework, answer.code) in KEPT_BY_ITSELF


def test_every_rule_is_served_by_every_framework_or_is_said_why_not() -> None:
    rules = {rule.statuses[0] for rule in CONTRACTS}
    for name, application in ALL.items():
        served = {one.code for one in answers(application.interface != "wsgi")}
        hop_by_hop = {code for code, fields in HOP_BY_HOP_ANSWERS.items() if fields}
        left = rules - served - NOT_SERVED.keys()
        assert left <= (hop_by_hop if application.interface == "wsgi" else set()), name
    assert NOT_SERVED.keys() <= rules


def test_what_breaks_is_reported_and_nothing_else(served: Served) -> None:
    breaking = {one.name for one in judged(served) if not one.keeps and not is_unseen(served, one)}
    assert set(reported(served.source)) == breaking


def test_fields_are_missing_on_the_wire_where_we_say_so(served: Served) -> None:
    said = reported(served.source)
    checked = 0
    for answer in judged(served):
        fields = [row[1] for row in FIELD_DEMANDS if row[0] == answer.code]
        received = ask(served, answer) if fields else None
        for field in fields:
            assert received is not None, answer.name
            assert received.status == answer.code, answer.name
            if answer.keeps:
                assert received.has(field), (answer.name, field)
            elif answer.name in said:
                assert field in said[answer.name]
                assert not received.has(field), (answer.name, field)
                checked += 1
    assert checked >= 12


def sent(served: Served, answer: Answer) -> tuple[int, bytes]:
    """Return the status and every byte after the header section, which http.client may skip."""
    request = f"GET /{answer.name} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as connection:
        connection.sendall(request.encode())
        data = b""
        while received := connection.recv(65536):
            data += received
    head, _, content = data.partition(b"\r\n\r\n")
    return int(head.split()[1]), content


def test_content_is_sent_dropped_or_refused_as_we_say(served: Served) -> None:
    said = reported(served.source)
    for answer in judged(served):
        if answer.code not in EMPTY:
            continue
        status, content = sent(served, answer)
        message = said.get(answer.name, "")
        if "refuses it" in message:
            assert status == 500, answer.name
        elif "throws it away" in message or answer.keeps:
            assert status == answer.code
            assert content in (b"", b"0\r\n\r\n"), answer.name
        elif answer.code == 205:  # servers drop the content of 204 and 304, never of this one
            assert message or is_unseen(served, answer)
            assert b"parc" in content, answer.name


def test_httplint_agrees(served: Served) -> None:
    said = reported(served.source)
    for answer in judged(served):
        note = NOTES.get(answer.code)
        if note is None or is_unseen(served, answer):
            continue
        received = ask(served, answer)
        if received is None or received.status != answer.code:
            continue
        has_note = note in notes_on(received, with_content=answer.content.encode())
        assert has_note == (answer.name in said), (answer.name, said.get(answer.name))


def notes_on(received: Received, with_content: bytes) -> set[str]:
    """Return the kinds of httplint's notes on an answer with the content that it was given."""
    from httplint import HttpResponseLinter

    linter = HttpResponseLinter()
    linter.process_response_topline(b"HTTP/1.1", str(received.status).encode(), b"")
    fields = [(name.encode(), value.encode("latin-1")) for name, value in received.fields]
    linter.process_headers(fields)
    linter.feed_content(received.content or with_content)
    linter.finish_content(True)
    return {type(note).__name__ for note in linter.notes}


def test_fields_of_the_connection_are_the_servers_under_wsgi() -> None:
    source = "from flask import Flask\napp = Flask(__name__)\n\n\n@app.get('/')\ndef f():\n"
    for code, field in ((407, "Proxy-Authenticate"), (426, "Upgrade"), (101, "Upgrade")):
        assert field in HOP_BY_HOP
        (finding,) = (
            one
            for one in check(f"{source}    return '', {code}\n", "x.py", Options()).findings
            if one.code == f"HSC{code}"
        )
        assert "belongs to the server" in finding.message
