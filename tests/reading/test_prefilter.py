"""The prefilter stops no file that has a finding, and stops files that have none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from statusfix import scan
from statusfix.model import StatusfixError
from statusfix.options import Options
from statusfix.reading.derive import render
from statusfix.reading.prefilter import may_have_sites

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([*ROOT.glob("fixtures/**/*.py"), *ROOT.glob("src/**/*.py")])


SETTINGS = {
    "default": Options(),
    "every rule": Options(select=tuple(rule.code for rule in scan.RULES), level="may"),
    "numeric": Options(style="numeric"),
    "one rule": Options(select=("HSC204",)),
}


def findings(path: Path, options: Options) -> object:
    try:
        text = path.read_bytes().decode("utf-8")
        checked = scan.check(text, str(path), options._replace(disable_noqa=True))
        return checked.findings, checked.unnamed
    except (UnicodeDecodeError, StatusfixError):
        return None


@pytest.mark.parametrize("setting", SETTINGS)
def test_findings_are_the_same_without_it(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    options = SETTINGS[setting]
    with_filter = {path: findings(path, options) for path in FILES}
    monkeypatch.setattr(scan, "may_have_sites", lambda *_: True)
    assert with_filter == {path: findings(path, options) for path in FILES}
    assert sum(bool(found) for found in with_filter.values()) > 100


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x = 404\n",
        "print('status', 7)\n",
        "for page in range(100, 200):\n    print(page)\n",
        "def area(width, height):\n    return width * height * 300\n",
        "import decimal\nprice = decimal.Decimal('404')\n",
        "from flask_babel import gettext as found\n\nstatus = found('gone')  # 404, say\n",
        "from http import HTTPStatus\n\nGONE = HTTPStatus.GONE\n",
        "from django.urls import path\n\nNAMES = ['status', path]\n",
        "from .views import show\n\n\ndef route(app):\n    app.add_url_rule('/', show)\n",
        '"""A status of 404."""\n\nimport requests\n',
    ],
)
def test_it_stops_what_has_nothing(text: str) -> None:
    assert not may_have_sites(text)


@pytest.mark.parametrize(
    "text",
    [
        "abort(404)\n",
        "@bp.route('/x')\ndef x():\n    return '', 204\n",
        "start_response(404, [])\n",
        "from aiohttp import web\n\nraise web.HTTPUseProxy('x')\n",
        "from starlette.status import HTTP_306_RESERVED\n\nx = HTTP_306_RESERVED\n",
        "def f(r):\n    return r.status_code == 4_04\n",
        "def f(r):\n    return 404if r else 200, 'status_code'\n",
        "def f():\n    return 'user not found', 404\n",
        "def f():\n    return {}, [404]  # response\n",
        "from http import HTTPStatus as S\n\nSENT = S.NO_CONTENT\n",
        "from requests.status_codes import codes\n\nn = codes.bandwidth\n",
        "from django.http import HttpResponse as R\n\nr = R(status=WRONG)\n",
        "from django import http\n\nr = http.JsonResponse({}, **{'status': 1000})\n",
        "from django import \\\n    http\n\nr = http.JsonResponse({}, status='4')\n",
        "import fastapi\n\nsetattr(fastapi.Response(), 'status_code', 'x')\n",
        "from fastapi import status\n\ndef f():\n    return {}, status.HTTP_404_NOT_FOUND\n",
        "from aiohttp import web\n\nr = web.json_response({}, status_code=MISSING)\n",
        "async def f(send):\n    await send({'type': 'http.response.start', 'status': '200'})\n",
        """x = f'{a["it's"]}', r.status_code == 404, ""\n""",
    ],
)
def test_it_lets_through_what_may_have_something(text: str) -> None:
    assert may_have_sites(text)


def test_the_words_are_those_of_the_tables() -> None:
    path = ROOT / "src" / "statusfix" / "reading" / "vocabulary.py"
    assert path.read_text() == render(), "run `python -m statusfix.reading.derive`"


@pytest.mark.parametrize(
    ("use", "is_let_through"),
    [
        ("assert r.status == HTTPStatus.NO_CONTENT", False),
        ("self.assertEqual(r.status, HTTPStatus.NO_CONTENT)", False),
        ("assert HTTPStatus.NO_CONTENT != r.status", False),
        ("assert r.status == HTTPStatus.NO_CONTENT.value", True),
        ("assert r.status in (HTTPStatus.NO_CONTENT, 7)", True),
        ("self.assertEqual(f(HTTPStatus.NO_CONTENT), 7)", True),
        ("from http import send as assertEqual; assertEqual(HTTPStatus.NO_CONTENT)", True),
        ("assertEqual = send\nassertEqual(HTTPStatus.NO_CONTENT)", True),
        ("def assertEqual(a): send(a)\nassertEqual(HTTPStatus.NO_CONTENT)", True),
        ("x = r == 7 or HTTPStatus.NO_CONTENT", True),
        ("from http.HTTPStatus import NO_CONTENT as GONE", True),
        ("assert r == HTTPStatus.NO_CONTENT; send(HTTPStatus.NO_CONTENT)", True),
    ],
)
def test_a_name_counts_where_it_can_be_sent(use: str, is_let_through: bool) -> None:
    assert may_have_sites(f"from http import HTTPStatus\n\n{use}\n") == is_let_through


@pytest.mark.parametrize(
    ("codes", "is_let_through"), [({204}, True), ({401, 405}, False), (set(), False)]
)
def test_a_name_counts_where_its_status_is_judged(codes: set[int], is_let_through: bool) -> None:
    text = "from http import HTTPStatus\n\nSENT = HTTPStatus.NO_CONTENT\n"
    assert may_have_sites(text, codes=frozenset(codes)) == is_let_through
    assert may_have_sites(text, reports_names=True, codes=frozenset(codes))


def test_it_looks_at_no_table() -> None:
    program = (
        "import sys; from statusfix.reading.prefilter import may_have_sites as ask; "
        "ask('abort(x)'); print([n for n in sys.modules if n.startswith('statusfix.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    loaded = done.stdout.decode().split()
    assert all("'statusfix.reading" in one for one in loaded)
    assert len(loaded) < 9
