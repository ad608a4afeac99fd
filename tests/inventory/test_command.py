"""The command's --inventory in its four formats; the page is looked at in a browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statusfix.cli import main

APPS = Path(__file__).resolve().parent.parent.parent / "fixtures" / "apps"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FILES = {
    "shop/app.py": "from flask import Flask\nfrom shop.api import bp\n"
    "app = Flask(__name__)\napp.register_blueprint(bp, url_prefix='/api')\n",
    "shop/errors.py": "def problem(text, status=400):\n    return {'error': text}, status\n",
    "shop/api.py": """\
from flask import Blueprint, abort
import elsewhere
from shop.errors import problem

bp = Blueprint("api", __name__)


@bp.get("/items/<int:number>")
def show(number):
    if number < 0:
        return problem("too small", 422)
    if number > 99:
        return problem("too large")
    if number == 7:
        abort(404)
    try:
        return elsewhere.item(number)
    except ValueError:
        return problem("odd", status=elsewhere.STATUS)
""",
}


@pytest.fixture
def shop(write: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_text_names_the_lines(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--isolated", "--inventory", "shop"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("GET /api/items/<int:number>  shop/api.py:9 api.show\n")
    assert "    400 Bad Request  shop/errors.py:1\n" in out
    assert "    404 Not Found  shop/api.py:15\n" in out
    assert "    422 Unprocessable Content  shop/api.py:11\n" in out
    assert "    dynamic  " in out
    assert "1 endpoint at 1 path; 3 different statuses" in out


def test_json_is_a_document(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--isolated", "--inventory", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["version"] == 1
    (endpoint,) = document["endpoints"]
    assert endpoint["route"] == "/api/items/<int:number>"
    assert [one["status"] for one in endpoint["answers"]][:3] == [400, 404, 422]
    assert document["errors"] == []


def test_markdown_is_a_table(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--isolated", "--inventory", "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert "| GET | `/api/items/<int:number>` | 400, 404, 422, dynamic |" in out


def test_what_is_not_followed_is_said(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "shop" / "app.py").unlink()
    assert main(["--isolated", "--inventory", "shop"]) == 0
    out = capsys.readouterr().out
    assert "GET {?}/items/<int:number>" in out
    assert "shop/api.py:8: its blueprint is registered nowhere in these files" in out


def test_a_resource_of_an_extension_is_not_followed(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "shop" / "parcels.py").write_text(
        "from flask_restful import Api, Resource\n\napi = Api()\n\n\n"
        "class Parcel(Resource):\n    def get(self):\n        return {}, 404\n\n\n"
        'api.add_resource(Parcel, "/parcel", "/parcels")\n'
    )
    assert main(["--isolated", "--inventory", "shop"]) == 0
    said = "shop/parcels.py:11: a resource at /parcel, /parcels: add_resource()"
    assert said in capsys.readouterr().out


def test_a_file_that_does_not_parse_is_an_error(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "shop" / "broken.py").write_text("def (", encoding="utf-8")
    assert main(["--isolated", "--inventory", "shop"]) == 2
    captured = capsys.readouterr()
    assert "GET /api/items/<int:number>" in captured.out
    assert "shop/broken.py: error: " in captured.err


@pytest.mark.parametrize(
    "arguments",
    [("--inventory", "--apply"), ("--format", "html"), ("--inventory", "--format", "sarif")],
)
def test_what_does_not_fit_together(arguments: tuple[str, ...]) -> None:
    assert main(["--isolated", *arguments]) == 2


def test_the_page_stands_alone_and_shows_in_a_browser(tmp_path: Path) -> None:
    page = tmp_path / "endpoints.html"
    command = ["--isolated", "--inventory", "--format", "html", "--output-file", str(page)]
    assert main([*command, str(APPS)]) == 0
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"""(?:src|href)=|url\(|@import|https?://""", text) == []
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("no browser: install Debian's chromium to look at the page")
    picture = tmp_path / "page.png"
    common = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path}/b",
    ]
    script = page.read_text(encoding="utf-8").replace(
        "</body>",
        """<script>field.value = "teapot"; field.dispatchEvent(new Event("input"));
        const box = document.querySelector("svg").getBoundingClientRect();
        document.body.dataset.seen = [rows.filter((row) => !row.hidden).length,
          document.querySelectorAll("svg rect").length, box.width > 400 && box.height > 100];
        </script></body>""",
    )
    probe = tmp_path / "probe.html"
    probe.write_text(script, encoding="utf-8")
    dumped = subprocess.run(
        [*common, "--dump-dom", probe.as_uri()], capture_output=True, text=True, timeout=120,
        check=False,
    ).stdout  # fmt: skip
    seen = re.search(r'data-seen="([^"]*)"', dumped)
    assert seen is not None
    shown, squares, is_large = seen[1].split(",")
    assert (int(shown), is_large) == (2, "true")
    assert int(squares) > 50
    subprocess.run(
        [*common, f"--screenshot={picture}", "--window-size=1280,1000", page.as_uri()],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 20_000
