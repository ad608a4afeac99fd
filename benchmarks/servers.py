"""Serve fixtures/apps before and after `statusfix --apply`: are the answers the same bytes?

    python benchmarks/servers.py python3.10 python3.13
    python benchmarks/servers.py --here

For each Python a virtual environment is made in a cache folder. Flask and Django run under
gunicorn, FastAPI under uvicorn, on the loopback interface, and get a fixed list of requests for
every endpoint. The raw answers are compared but for the field Date: status line, fields, content,
the OpenAPI document, the frames of a web socket. `--here` takes the running Python as it is.

The exit status is 1 if any answer differs.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
APPS = ROOT / "fixtures" / "apps"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "statusfix-servers"
PACKAGES = (
    "flask>=3", "requests>=2.32", "django>=4.2", "djangorestframework>=3.15", "fastapi>=0.116",
    "starlette>=0.48", "httpx>=0.27", "gunicorn>=23", "uvicorn>=0.30", "websockets>=13",
)  # fmt: skip
STYLES = {"auto": (), "httpstatus": ("--style", "httpstatus")}
GUNICORN = ("gunicorn", "--workers=1", "--bind={host}:{port}")
UVICORN = ("uvicorn", "--host={host}", "--port={port}", "--lifespan=off")
HOST, NAME = "127.0.0.1", "app.example"
CLOSE_FRAME = b"\x88\x02\x03\xe8"
DATE = re.compile(rb"(?im)^date:[^\r\n]*\r\n")


class Request(NamedTuple):
    """One request; `status` is what the application answers to it."""

    status: int
    method: str
    path: str
    content: bytes = b""
    fields: tuple[str, ...] = ()

    @property
    def raw(self) -> bytes:
        lines = [f"{self.method} {self.path} HTTP/1.1", f"Host: {NAME}", *self.fields]
        given = " ".join(self.fields).lower()
        if "content-length" not in given and (self.content or self.method in ("POST", "PUT")):
            lines.append(f"Content-Length: {len(self.content)}")
        if "upgrade" not in given:
            lines.append("Connection: close")
        return "\r\n".join([*lines, "", ""]).encode() + self.content


class Served(NamedTuple):
    """One way to serve an application, and what to ask it."""

    app: str
    name: str
    command: tuple[str, ...]
    requests: tuple[Request, ...]
    extra_files: tuple[tuple[str, str], ...] = ()
    environment: tuple[tuple[str, str], ...] = ()


def ask(status: int, what: str, content: object = b"", *fields: str) -> Request:
    """Make a request from `METHOD path`; what is neither bytes nor text goes as JSON."""
    method, _, path = what.partition(" ")
    if isinstance(content, bytes):
        return Request(status, method, path, content, fields)
    if not any(field.startswith("Content-Type") for field in fields):
        fields = ("Content-Type: application/json", *fields)
    text = content if isinstance(content, str) else json.dumps(content)
    return Request(status, method, path, text.encode(), fields)


OWNER = "Authorization: Bearer letmein"
SHOP = (
    ask(200, "GET /health"),
    ask(405, "POST /health"),
    ask(200, "OPTIONS /health"),
    ask(204, "GET /favicon.ico"),
    ask(404, "GET /nowhere"),
    ask(404, "GET /nowhere", b"", "Accept: text/html"),
    ask(200, "GET /products"),
    ask(200, "HEAD /products"),
    ask(200, "GET /products?limit=2"),
    ask(400, "GET /products?limit=501"),
    ask(422, "POST /products"),
    ask(422, "POST /products", {"name": "Kettle"}),
    ask(422, "POST /products", {"name": "x" * 300}),
    ask(201, "POST /products", {"name": "Kettle", "price": 500}),
    ask(409, "POST /products", {"name": "Kettle", "price": 500}),
    ask(413, "POST /products", b"", "Content-Type: application/json", "Content-Length: 600000"),
    ask(405, "PUT /products"),
    ask(200, "GET /products/404"),
    ask(304, "GET /products/404", b"", 'If-None-Match: "404-1200-100"'),
    ask(204, "DELETE /products/404"),
    ask(404, "DELETE /products/404"),
    ask(404, "GET /products/404"),
    ask(301, "GET /p/1"),
    ask(415, "PUT /products/1/photo", b"x", "Content-Type: text/plain"),
    ask(202, "PUT /products/1/photo", b"x", "Content-Type: image/png"),
    ask(404, "PUT /products/9/photo", b"x", "Content-Type: image/png"),
    ask(200, "GET /products/1/manual"),
    ask(206, "GET /products/1/manual", b"", "Range: bytes=0-99"),
    ask(416, "GET /products/1/manual", b"", "Range: bytes=500-"),
    ask(418, "GET /coffee"),
    ask(200, "GET /orders"),
    ask(400, "POST /orders"),
    ask(422, "POST /orders", {"product_id": 500}),
    ask(400, "POST /orders", {"product_id": 1, "quantity": 101}),
    ask(409, "POST /orders", {"product_id": 2, "quantity": 100}),
    ask(405, "PATCH /orders"),
    ask(404, "GET /orders/1"),
    ask(201, "POST /orders", {"product_id": 2, "quantity": 2}),
    ask(200, "GET /orders/1"),
    ask(303, "POST /orders/1"),
    ask(409, "POST /orders/1"),
    ask(200, "GET /orders/1"),
    ask(200, "GET /orders?status=200"),
    ask(200, "GET /admin/revenue", b"", OWNER),
    ask(204, "DELETE /orders/1"),
    ask(409, "DELETE /orders/1"),
    ask(201, "POST /orders", {"product_id": 1, "quantity": 100}),
    ask(402, "POST /orders/2"),
    ask(401, "GET /admin/revenue"),
    ask(403, "GET /admin/revenue", b"", "Authorization: Bearer x"),
    ask(200, "GET /admin/reports", b"", OWNER),
    ask(202, "POST /admin/reports", b"", OWNER),
    ask(201, "POST /orders", {"product_id": 405}),
    ask(201, "POST /orders", {"product_id": 405}),
    ask(429, "POST /admin/reports", b"", OWNER),
    ask(405, "GET /admin/shutdown", b"", OWNER),
    ask(501, "POST /admin/shutdown", b"", OWNER),
)
SHOP_CLOSED = (
    ask(200, "GET /health"),
    ask(503, "GET /products"),
    ask(503, "GET /nowhere"),
    ask(503, "GET /admin/revenue", b"", OWNER),
)
BROKEN_SHOP = """\
from shop import create_app
from shop.payments import GatewayError


class Gateway:
    def charge(self, order_id, amount):
        raise GatewayError("down", 504) if order_id == 1 else RuntimeError("surprise")


app = create_app(Gateway())
"""
SHOP_BROKEN = (
    ask(204, "GET /admin/reports", b"", OWNER),
    ask(201, "POST /orders", {"product_id": 1}),
    ask(502, "POST /orders/1"),
    ask(201, "POST /orders", {"product_id": 1}),
    ask(500, "POST /orders/2"),
)

CARD, OTHER_CARD, LIBRARIAN = (f"Library-Card: {number}" for number in (100, 101, 500))
BOOK = {"title": "Cosmos", "dewey": 404, "pages": 365, "copies": 1}
LIBRARY = (
    ask(302, "GET /"),
    ask(302, "HEAD /"),
    ask(405, "POST /"),
    ask(200, "GET /health/"),
    ask(301, "GET /health"),
    ask(404, "GET /nowhere/"),
    ask(404, "GET /api/nowhere/"),
    ask(200, "GET /books/"),
    ask(200, "GET /books/?page=2"),
    ask(405, "POST /books/"),
    ask(200, "GET /books/1/"),
    ask(405, "POST /books/1/"),
    ask(404, "GET /books/405/"),
    ask(405, "GET /books/1/note/"),
    ask(413, "PUT /books/1/note/", b"x" * 401),
    ask(201, "PUT /books/1/note/", b"Lent often"),
    ask(204, "PUT /books/1/note/", b"Lent rarely"),
    ask(204, "DELETE /books/1/note/"),
    ask(404, "DELETE /books/9/note/"),
    ask(500, "PUT /books/1/note/", b"\xff"),
    ask(200, "GET /books/1/cover/"),
    ask(304, "GET /books/1/cover/", b"", 'If-None-Match: "1"'),
    ask(301, "GET /catalogue/"),
    ask(405, "GET /suggestions/"),
    ask(400, "POST /suggestions/", "{"),
    ask(422, "POST /suggestions/", {"title": "x" * 201}),
    ask(303, "POST /suggestions/", {"title": "Walden"}),
    ask(409, "POST /suggestions/", {"title": "Walden"}),
    ask(410, "GET /books/405/"),
    ask(200, "GET /shelves/200/"),
    ask(400, "GET /shelves/250/"),
    ask(404, "GET /shelves/600/"),
    ask(503, "GET /shelves/300/"),
    ask(401, "POST /shelves/200/"),
    ask(405, "PUT /shelves/200/"),
    ask(200, "GET /api/books/"),
    ask(401, "POST /api/books/", BOOK),
    ask(403, "POST /api/books/", BOOK, CARD),
    ask(401, "POST /api/books/", BOOK, "Library-Card: 600"),
    ask(201, "POST /api/books/", BOOK, LIBRARIAN),
    ask(400, "POST /api/books/", BOOK, LIBRARIAN),
    ask(400, "POST /api/books/", "{", LIBRARIAN),
    ask(415, "POST /api/books/", "x", LIBRARIAN, "Content-Type: text/odd"),
    ask(405, "PATCH /api/books/", BOOK, LIBRARIAN),
    ask(451, "GET /books/406/cover/"),
    ask(200, "GET /api/books/404/"),
    ask(404, "GET /api/books/500/"),
    ask(401, "GET /api/loans/"),
    ask(200, "GET /api/loans/", b"", CARD),
    ask(400, "POST /api/loans/", {"book": 9}, CARD),
    ask(201, "POST /api/loans/", {"book": 1}, CARD),
    ask(409, "POST /api/loans/", {"book": 1}, CARD),
    ask(409, "DELETE /api/books/1/", b"", LIBRARIAN),
    ask(204, "DELETE /api/books/406/", b"", LIBRARIAN),
    ask(404, "DELETE /api/books/406/", b"", LIBRARIAN),
    ask(201, "POST /api/loans/", {"book": 2}, CARD),
    ask(201, "POST /api/loans/", {"book": 404}, CARD),
    ask(429, "POST /api/loans/", {"book": 2}, CARD),
    ask(200, "GET /api/loans/", b"", CARD),
    ask(200, "POST /api/loans/1/extend/", b"", CARD),
    ask(202, "POST /api/loans/1/extend/", b"", CARD),
    ask(409, "POST /api/loans/1/extend/", b"", CARD),
    ask(404, "POST /api/loans/404/extend/", b"", CARD),
    ask(403, "DELETE /api/loans/1/", b"", OTHER_CARD),
    ask(409, "PUT /api/reservations/2/", b"", OTHER_CARD),
    ask(201, "PUT /api/reservations/1/", b"", OTHER_CARD),
    ask(200, "PUT /api/reservations/1/", b"", OTHER_CARD),
    ask(404, "PUT /api/reservations/9/", b"", OTHER_CARD),
    ask(200, "GET /api/reservations/1/", b"", CARD),
    ask(204, "DELETE /api/reservations/1/", b"", OTHER_CARD),
    ask(404, "GET /api/reservations/1/", b"", CARD),
    ask(204, "DELETE /api/loans/1/", b"", CARD),
    ask(422, "POST /api/loans/1/extend/", b"", CARD),
)
LIBRARY_CLOSED = (
    ask(200, "GET /health/"),
    ask(503, "GET /books/"),
    ask(503, "POST /api/loans/", {"book": 1}, CARD),
)

KEY, GRACE, BLOCKED = (f"Authorization: Bearer key-{number}" for number in (100, 200, 451))
PARCEL: dict[str, Any] = {"address": "Route 404", "weight": 200}
SOCKET = (
    "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)  # fmt: skip
PARCELS = (
    ask(200, "GET /openapi.json"),
    ask(200, "GET /docs"),
    ask(404, "GET /nowhere"),
    ask(200, "GET /health"),
    ask(204, "GET /health", b"", "Prefer: return=minimal"),
    ask(405, "POST /health"),
    ask(200, "GET /robots.txt"),
    ask(200, "HEAD /robots.txt"),
    ask(304, "GET /robots.txt", b"", 'If-None-Match: "robots"'),
    ask(405, "POST /robots.txt"),
    ask(405, "PUT /robots.txt"),
    ask(426, "GET /legacy/1"),
    ask(410, "GET /legacy/404"),
    ask(204, "PUT /depot?size=100"),
    ask(507, "PUT /depot?size=500"),
    ask(429, "PUT /depot?size=429"),
    ask(422, "PUT /depot?size=many"),
    ask(413, "PUT /depot", b"x" * 501),
    ask(401, "GET /parcels"),
    ask(401, "GET /parcels", b"", "Authorization: Bearer key-404"),
    ask(403, "GET /parcels", b"", BLOCKED),
    ask(200, "GET /parcels", b"", KEY),
    ask(422, "GET /parcels?limit=501", b"", KEY),
    ask(201, "POST /parcels", PARCEL, KEY),
    ask(409, "POST /parcels", PARCEL, KEY),
    ask(413, "POST /parcels", {**PARCEL, "weight": 501}, KEY),
    ask(422, "POST /parcels", {**PARCEL, "weight": "heavy"}, KEY),
    ask(422, "POST /parcels", {**PARCEL, "service": 404}, KEY),
    ask(201, "POST /parcels", {"address": "Route 500", "service": 200}, KEY),
    ask(200, "GET /parcels?limit=500", b"", KEY),
    ask(202, "GET /parcels/export", b"", KEY),
    ask(200, "GET /parcels/export", b"", KEY),
    ask(200, "GET /parcels/400"),
    ask(404, "GET /parcels/999"),
    ask(422, "GET /parcels/none"),
    ask(202, "POST /parcels/400/duty", b"", KEY),
    ask(402, "POST /parcels/400/duty", b"", GRACE),
    ask(202, "POST /parcels/400/duty?amount=200", b"", GRACE),
    ask(200, "GET /parcels/400/label"),
    ask(307, "GET /parcels/400/label?format=pdf"),
    ask(418, "GET /parcels/400/label?format=tea"),
    ask(406, "GET /parcels/400/label?format=gif"),
    ask(200, "POST /parcels/400/scans", {"code": 200}, KEY),
    ask(409, "DELETE /parcels/400", b"", KEY),
    ask(422, "POST /parcels/400/scans", {"code": 418}, KEY),
    ask(422, "POST /parcels/400/scans", {"code": 99}, KEY),
    ask(200, "POST /parcels/400/scans", {"code": 400}, KEY),
    ask(409, "POST /parcels/400/scans", {"code": 100}, KEY),
    ask(410, "GET /parcels/400"),
    ask(204, "DELETE /parcels/401", b"", KEY),
    ask(404, "DELETE /parcels/401", b"", KEY),
    ask(204, "GET /carriers/1/ping"),
    *(
        ask(status, f"GET /carriers/{number}/ping")
        for number, status in {
            404: 404, 500: 404, 503: 504, 429: 504, 306: 502, 499: 520, 422: 502, 300: 502,
        }.items()
    ),
    ask(101, "GET /carriers/1/events", b"", *SOCKET),
    ask(403, "GET /carriers/100/events", b"", *SOCKET),
)  # fmt: skip

SERVED = (
    Served("flask_shop", "shop", (*GUNICORN, "wsgi:app"), SHOP),
    Served(
        "flask_shop", "shop, closed", (*GUNICORN, "shop:create_app(MAINTENANCE=True)"), SHOP_CLOSED
    ),
    Served(
        "flask_shop", "shop, no gateway", (*GUNICORN, "broken:app"), SHOP_BROKEN,
        (("broken.py", BROKEN_SHOP),),
    ),
    Served("django_library", "library", (*GUNICORN, "config.wsgi"), LIBRARY),
    Served(
        "django_library", "library, closed", (*GUNICORN, "config.wsgi"), LIBRARY_CLOSED,
        (("closed.py", "from config.settings import *\n\nLIBRARY_CLOSED = True\n"),),
        (("DJANGO_SETTINGS_MODULE", "closed"),),
    ),
    Served("fastapi_parcels", "parcels", (*UVICORN, "parcels.main:app"), PARCELS),
)  # fmt: skip


def apply(python: str, folder: Path, flags: Sequence[str]) -> int:
    """Rewrite the application in a folder; return how many files have changed."""
    before = {path: path.read_bytes() for path in folder.rglob("*.py")}
    done = subprocess.run(
        [python, "-m", "statusfix", "--isolated", "--no-cache", "--apply", *flags, "."],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode not in (0, 1):
        raise SystemExit(f"statusfix --apply failed: {done.stderr}")
    return sum(path.read_bytes() != content for path, content in before.items())


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def serving(python: str, served: Served, folder: Path) -> Iterator[int]:
    """Start the server of an application; yield its port when it answers."""
    port = free_port()
    words = [word.format(host=HOST, port=port) for word in served.command]
    own = {key: value for key, value in os.environ.items() if not key.startswith("DJANGO_")}
    own |= {"HOME": str(folder.parent), "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    own["PYTHONHASHSEED"] = "0"  # Flask and DRF write the field Allow in the order of a set
    with (folder.parent / "server.log").open("w+b") as log:
        server = subprocess.Popen(
            [python, "-m", *words],
            cwd=folder, env=own | dict(served.environment), stdout=log, stderr=log,
        )  # fmt: skip
        try:
            wait_until_open(port, server, log.name)
            yield port
            if server.poll() is not None:
                raise SystemExit(f"the server has died:\n{Path(log.name).read_text()}")
        finally:
            server.terminate()
            server.wait(60)


def wait_until_open(port: int, server: subprocess.Popen[bytes], log: str) -> None:
    last = time.monotonic() + 120
    while server.poll() is None and time.monotonic() < last:
        with socket.socket() as tried:
            if tried.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"the server did not start:\n{Path(log).read_text(errors='replace')}")


def answer(port: int, request: Request) -> bytes:
    """Send a request over a new connection; return the raw answer without the field Date."""
    received = b""
    with socket.create_connection((HOST, port), timeout=60) as connection:
        connection.sendall(request.raw)
        while not (request.status == 101 and received.endswith(CLOSE_FRAME)):
            part = connection.recv(65536)
            if not part:
                break
            received += part
    head, blank, content = received.partition(b"\r\n\r\n")
    return DATE.sub(b"", head + b"\r\n") + blank[2:] + content


def answers(python: str, served: Served, folder: Path) -> list[bytes]:
    """Serve an application; return its answers to all requests, in order."""
    for name, text in served.extra_files:
        (folder / name).write_text(text)
    with serving(python, served, folder) as port:
        return [answer(port, request) for request in served.requests]


def copy(app: str, folder: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__", ".*_cache")
    return Path(shutil.copytree(APPS / app, folder / app, ignore=ignored))


class Row(NamedTuple):
    """What became of one application under one Python and style."""

    python: str
    name: str
    style: str
    changed: int
    requests: int
    statuses: int
    different: int

    def __str__(self) -> str:
        head = f"{self.python:<9}{self.name:<18}{self.style:<12}{self.changed:>7}"
        return f"{head}{self.requests:>10}{self.statuses:>10}{self.different:>11}"


TITLE = (
    f"{'Python':<9}{'application':<18}{'style':<12}{'changed':>7}"
    f"{'requests':>10}{'statuses':>10}{'different':>11}"
)


def compare(python: str, version: str, served: Served, styles: Sequence[str]) -> Iterator[Row]:
    """Hold the answers after each rewrite against those before it."""
    with tempfile.TemporaryDirectory(prefix="servers-") as name:
        before = answers(python, served, copy(served.app, Path(name)))
    unexpected = different(
        served, [b"HTTP/1.1 %d " % one.status for one in served.requests], before
    )
    for style in styles:
        with tempfile.TemporaryDirectory(prefix="servers-") as name:
            folder = copy(served.app, Path(name))
            changed = apply(python, folder, STYLES[style])
            after = answers(python, served, folder)
        bad = unexpected + different(served, before, after) + (not changed)
        statuses = len({one.split()[1] for one in before})
        yield Row(version, served.name, style, changed, len(before), statuses, bad)


def different(served: Served, expected: Sequence[bytes], got: Sequence[bytes]) -> int:
    """Count the answers that are not as expected, and print them.

    An expectation that has no line of its own is only the beginning of the answer.
    """
    count = 0
    for request, one, other in zip(served.requests, expected, got, strict=True):
        if one != other and (b"\n" in one or not other.startswith(one)):
            count += 1
            print(f"{served.name}: {request.method} {request.path}\n  {one!r}\n  {other!r}")
    return count


def environment(python: str) -> str:
    """Return the Python of a virtual environment, made now if it is not there yet."""
    folder = CACHE / version_of(python)
    inner = folder / "bin" / "python"
    if not inner.exists():
        subprocess.run([python, "-m", "venv", "--clear", str(folder)], check=True)
    pip = [str(inner), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, *PACKAGES, "-e", str(ROOT)], check=True)
    return str(inner)


def version_of(python: str) -> str:
    script = "import platform; print(platform.python_version())"
    done = subprocess.run([python, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pythons", nargs="*", default=["python3.10", "python3.13"])
    parser.add_argument("--here", action="store_true", help="the running Python, as it is")
    parser.add_argument("--style", action="append", choices=STYLES, help="one of the styles")
    parser.add_argument("--app", action="append", choices=sorted({one.app for one in SERVED}))
    flags = parser.parse_args()
    pythons = [sys.executable] if flags.here else [environment(one) for one in flags.pythons]
    rows: list[Row] = []
    print(TITLE)
    for python in pythons:
        for served in SERVED:
            if not flags.app or served.app in flags.app:
                styles = flags.style or list(STYLES)
                for row in compare(python, version_of(python), served, styles):
                    print(row, flush=True)
                    rows.append(row)
    total = sum(row.different for row in rows)
    answered = sum(row.requests for row in rows)
    print(f"{answered} answers compared, {total} different")
    return 1 if total or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
