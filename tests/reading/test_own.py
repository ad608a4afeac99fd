"""The user's own functions: how a file's path and an import say that one is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

import statusfix
from statusfix import Options
from statusfix.reading.own import forms_of, words
from statusfix.reading.prefilter import may_have_sites
from statusfix.sinks import own_sinks

ENTRIES = ("shop.errors.api_error:code@1", "shop.testing.Client.expect:1", "shop.Money:0")
DEFINITION = "def api_error(message, code): ...\n\n\napi_error('x', 404)\n"


def codes(source: str, path: str | Path, *entries: str) -> list[str]:
    report = statusfix.check(source, path, Options(sinks=entries or ENTRIES))
    return [one.code for one in report.findings]


@pytest.mark.parametrize(
    ("path", "is_meant"),
    [
        ("shop/errors.py", True),
        ("src/shop/errors.py", True),
        ("shop/errors/__init__.py", True),
        ("shop/errors.pyi", True),
        ("shop/error.py", False),
        ("workshop/errors.py", False),
        ("shop/errors/more.py", False),
        ("shop/other/errors.py", False),
        ("", False),
    ],
)
def test_the_path_says_which_module_it_is(path: str, is_meant: bool, tmp_path: Path) -> None:
    full = tmp_path / path if path else ""
    assert codes(DEFINITION, full) == (["HSC001"] if is_meant else [])


def test_the_working_directory_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shop").mkdir()
    monkeypatch.chdir(tmp_path / "shop")
    assert codes(DEFINITION, "errors.py") == ["HSC001"]


@pytest.mark.parametrize(
    ("path", "statement", "is_meant"),
    [
        ("shop/views.py", "from .errors import api_error", True),
        ("shop/views.py", "from . import api_error", True),
        ("shop/views.py", "from .errors import api_error as api_error", True),
        ("shop/__init__.py", "from .errors import api_error", True),
        ("shop/api/views.py", "from ..errors import api_error", True),
        ("shop/api/__init__.py", "from ..errors import api_error", True),
        ("shop/api/views.py", "from .errors import api_error", False),
        ("shop/api/__init__.py", "from .errors import api_error", False),
        ("bank/views.py", "from .errors import api_error", False),
        ("bank/views.py", "from shop.errors import api_error", True),
        ("bank/views.py", "from shop.errors import *", True),
        ("bank/views.py", "from shop import api_error", True),
        ("bank/views.py", "from shop.views import api_error", False),
        ("bank/views.py", "from errors import api_error", False),
        ("", "from shop.errors import api_error", True),
        ("", "from .errors import api_error", False),
    ],
)
def test_imports(path: str, statement: str, is_meant: bool, tmp_path: Path) -> None:
    full = tmp_path / path if path else ""
    found = codes(f"{statement}\n\napi_error('x', 404)\n", full)
    assert found == (["HSC001"] if is_meant else [])


def test_forms() -> None:
    assert forms_of("shop.errors.web.fail") == {
        "shop.errors.web.fail", "shop.errors.fail", "shop.fail",
    }  # fmt: skip
    assert forms_of("shop.testing.Client.expect") == {
        "shop.testing.Client.expect", "shop.Client.expect",
    }  # fmt: skip
    assert forms_of("shop.Money") == {"shop.Money"}


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("shop.fail:0", "HSC001"),
        ("shop.fail:0:response", "HSC001"),
        ("shop.fail:0:comparison", "HSC002"),
        ("shop.fail:0:declaration", "HSC003"),
        ("shop.fail:0:elsewhere", "HSC004"),
        ("shop.expect_it:0", "HSC002"),
        ("shop.assert_it:0", "HSC002"),
        ("shop.check:0", "HSC002"),
        ("shop._verify:0", "HSC002"),
        ("shop.check:0:response", "HSC001"),
        ("shop.recheck:0", "HSC001"),
    ],
)
def test_roles(entry: str, code: str) -> None:
    name = entry.partition(":")[0].removeprefix("shop.")
    assert codes(f"from shop import {name}\n\n{name}(404)\n", "", entry) == [code]


def test_wrong_codes_are_wrong_here_too() -> None:
    source = "from shop.errors import api_error\n\napi_error('x', {})\n"
    assert codes(source.format(1000), "") == ["HSC011"]
    assert codes(source.format(299), "") == ["HSC010"]
    assert codes(source.format("'404'"), "") == []
    assert codes(source.format("None"), "") == []
    assert codes(source.format(299), "", "shop.errors.api_error:1:comparison") == []


def test_what_a_status_demands_is_not_asked_of_them() -> None:
    source = "from shop.errors import api_error\n\ndef show():\n    return api_error('x', {})\n"
    for status in (101, 204, 301, 401, 405, 416):
        assert codes(source.format(status), "") == ["HSC001"]


@pytest.mark.parametrize(
    "source",
    [
        "api_error(f, 404)\n",
        "c.expect(x, 200)\n",
        "def expect(a, b=0o620): ...\n",
        "Money(9999)\n",
    ],
)
def test_the_prefilter_lets_their_names_through(source: str) -> None:
    own = words(own_sinks(ENTRIES))
    assert may_have_sites(source, own=own)
    assert not may_have_sites(
        source.replace("api_error", "apierror")
        .replace("expect", "respect")
        .replace("Money", "Honey"),
        own=own,
    )


def test_a_member_is_safe_where_the_body_shows_it(tmp_path: Path) -> None:
    """Of a body in another file nothing is known: unsafe before 3.11, safe from then on."""
    call = "from shop.errors import api_error\n\napi_error('x', 404)\n"
    shown = "def api_error(message, code):\n    raise ValueError({})\n\n\napi_error('x', 404)\n"
    old, new = Options(sinks=ENTRIES), Options(sinks=ENTRIES, target_version=(3, 11))

    def is_safe(source: str, options: Options) -> bool:
        (finding,) = statusfix.check(source, tmp_path / "shop/errors.py", options).findings
        return finding.fix is not None and finding.fix.is_safe

    assert [is_safe(call, old), is_safe(call, new)] == [False, True]
    for body, safety in {
        "message": [True, True],
        "code == message": [True, True],
        "str(code)": [False, True],
        "repr(code)": [False, False],
    }.items():
        assert [is_safe(shown.format(body), old), is_safe(shown.format(body), new)] == safety
