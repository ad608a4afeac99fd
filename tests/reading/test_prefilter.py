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


def findings(path: Path, style: str) -> object:
    try:
        text = path.read_bytes().decode("utf-8")
        return scan.check(text, str(path), Options(style=style, disable_noqa=True)).findings
    except (UnicodeDecodeError, StatusfixError):
        return None


@pytest.mark.parametrize("style", ["auto", "numeric"])
def test_findings_are_the_same_without_it(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_filter = {path: findings(path, style) for path in FILES}
    monkeypatch.setattr(scan, "may_have_sites", lambda text, reports_names, own: True)
    assert with_filter == {path: findings(path, style) for path in FILES}
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
        "raise web.HTTPUseProxy('x')\n",
        "from starlette.status import HTTP_306_RESERVED\n",
    ],
)
def test_it_lets_through_what_may_have_something(text: str) -> None:
    assert may_have_sites(text)


def test_the_words_are_those_of_the_tables() -> None:
    path = ROOT / "src" / "statusfix" / "reading" / "vocabulary.py"
    assert path.read_text() == render(), "run `python -m statusfix.reading.derive`"


def test_it_looks_at_no_table() -> None:
    program = (
        "import sys; from statusfix.reading.prefilter import may_have_sites as ask; "
        "ask('abort(x)'); print([n for n in sys.modules if n.startswith('statusfix.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.decode().split() == [
        "['statusfix.reading',",
        "'statusfix.reading.vocabulary',",
        "'statusfix.reading.prefilter']",
    ]
