"""A result that is not read again has no finding: the long way says the same of every source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from statusfix import api
from statusfix.fixing import rest
from statusfix.model import StatusfixError
from statusfix.options import Options

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("fixtures", "benchmarks")
OPTIONS = {
    "default": Options(),
    "all levels": Options(level="may", disable_noqa=True),
    "starlette": Options(style="starlette", disable_noqa=True),
    "every rule": Options(level="may", extend_select=("HSC",), disable_noqa=True),
    "numeric": Options(style="numeric"),
}


def sources() -> Iterator[tuple[str, str]]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            try:
                yield str(path), api.decode(path.read_bytes()).text
            except StatusfixError:
                continue


@pytest.mark.parametrize("name", OPTIONS)
def test_the_short_way_says_what_the_long_one_says(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    options, seen = OPTIONS[name], 0
    short = rest.is_all_named
    for path, text in sources():
        answers: list[bool] = []

        def noted(*arguments: object, answers: list[bool] = answers) -> bool:
            answers.append(short(*arguments))  # type: ignore[arg-type]
            return answers[-1]

        for unsafe in (False, True):
            try:
                monkeypatch.setattr(rest, "is_all_named", noted)
                fixed = api.fix(text, path, options, unsafe=unsafe)
                monkeypatch.setattr(rest, "is_all_named", lambda *_: False)
                assert fixed == api.fix(text, path, options, unsafe=unsafe), path
            except StatusfixError:
                break
        seen += any(answers)
    assert seen > 30 or name in ("every rule", "numeric")


HEAD = "from flask import abort\n\n\ndef view(item):\n    abort(404)\n"


@pytest.mark.parametrize(
    ("more", "is_read_again"),
    [
        ("", False),
        ("    abort(403)\n", False),
        ("    return 'no 404', 12, 1000, 2.5, 404.0, item[:10]  # 404\n", False),
        ("    return item, limit == 400\n", True),
        ("    return item[0x190]\n", True),
        ("    return item[4_00]\n", True),
        ("    return f'{item[400]}'\n", True),
        ("    abort(501)  # noqa: HSC001\n", True),
    ],
)
def test_a_number_that_is_left_is_a_reason_to_read_again(
    more: str, is_read_again: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    scan = api.scan
    monkeypatch.setattr(api, "scan", lambda text, *rest: read.append(text) or scan(text, *rest))
    fixed = api.fix(HEAD + more)
    assert "abort(HTTPStatus.NOT_FOUND)" in fixed.text
    assert fixed.findings == ()
    assert (len(read) == 2) is is_read_again
