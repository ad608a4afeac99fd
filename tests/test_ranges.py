"""What HSC007 and HSC013 say of a range is so: each one is evaluated for every status."""

from __future__ import annotations

import re
from pkgutil import resolve_name

import httpx
import pytest
import requests

from statusfix.frameworks.class_helpers import HELPERS
from statusfix.options import Options
from statusfix.scan import check

STATUSES = range(100, 600)
OFF = re.compile(r"(\d{3}) is (left out|let in): (\d)xx goes from (\d{3}) to (\d{3}), ")
# An expression that is reported, and the range that is meant.
REPORTED = {
    "200 < r.status_code < 300": (200, 299),
    "200 < r.status_code < 299": (200, 299),
    "200 <= r.status_code < 299": (200, 299),
    "200 <= r.status_code <= 300": (200, 299),
    "199 <= r.status_code < 300": (200, 299),
    "400 < r.status_code < 500": (400, 499),
    "500 < r.status_code < 600": (500, 599),
    "400 <= r.status_code < 599": (400, 599),
    "200 < r.status_code < 400": (200, 399),
    "300 > r.status_code > 200": (200, 299),
    "r.status_code in range(200, 299)": (200, 299),
    "r.status_code in range(200, 301)": (200, 299),
    "r.status_code > 200 and r.status_code < 300": (200, 299),
    "not (r.status_code <= 200 or r.status_code >= 300)": (200, 299),
    "not (r.status_code < 200 or r.status_code > 300)": (200, 299),
}
ALWAYS = (
    "r.status_code >= 200 or r.status_code <= 300",
    "r.status_code >= 200 or r.status_code < 205",
)
NEVER = (
    "r.status_code < 200 and r.status_code > 299",
    "r.status_code < 200 and r.status_code >= 300",
)
RIGHT = {
    "200 <= r.status_code < 300": (200, 299),
    "199 < r.status_code <= 299": (200, 299),
    "r.status_code in range(400, 600)": (400, 599),
    "not (r.status_code < 200 or r.status_code > 299)": (200, 299),
}


def holding(expression: str) -> set[int]:
    """The statuses of real responses for which an expression is true."""
    response = requests.Response()
    found: set[int] = set()
    for status in STATUSES:
        response.status_code = status
        if eval(expression, {"r": response}):
            found.add(status)
    return found


def messages(expression: str) -> list[str]:
    source = f"import requests\n\n\ndef f(r: requests.Response):\n    return {expression}\n"
    return [one.message for one in check(source, "f.py", Options(select=("HSC013",))).findings]


@pytest.mark.parametrize("expression", REPORTED)
def test_the_status_is_left_out_or_let_in(expression: str) -> None:
    first, last = REPORTED[expression]
    (message,) = messages(expression)
    said = OFF.match(message)
    assert said is not None
    status, what = int(said[1]), said[2]
    wrong = holding(expression) ^ set(range(first, last + 1))
    assert status in wrong
    assert (status in holding(expression)) is (what == "let in")
    assert int(said[4]) == int(said[3]) * 100
    assert int(said[5]) == int(said[3]) * 100 + 99
    assert wrong <= {first - 1, first, last, last + 1}


@pytest.mark.parametrize("expression", ALWAYS)
def test_every_status(expression: str) -> None:
    assert holding(expression) == set(STATUSES)
    assert messages(expression) == [
        "every status is in this range: one side is always true, write and (RFC 9110 15)"
    ]


@pytest.mark.parametrize("expression", NEVER)
def test_no_status(expression: str) -> None:
    assert holding(expression) == set()
    assert messages(expression) == [
        "no status is in this range: it can't be above and below, write or (RFC 9110 15)"
    ]


@pytest.mark.parametrize("expression", RIGHT)
def test_whole_classes(expression: str) -> None:
    first, last = RIGHT[expression]
    assert holding(expression) == set(range(first, last + 1))
    assert messages(expression) == []


def test_bounds_may_be_names_alone() -> None:
    source = """
from http import HTTPStatus


def f(response):
    return HTTPStatus.OK < response.status_code < HTTPStatus.MULTIPLE_CHOICES
"""
    (found,) = check(source, "f.py", Options(select=("HSC013",))).findings
    assert found.message.startswith("200 is left out")


@pytest.mark.parametrize("row", HELPERS, ids=lambda row: f"{row[0]}.{row[1]}")
def test_a_helper_takes_any_code(row: tuple[str, str, int, int, str]) -> None:
    """Those that nobody registered too; it says what the range says."""
    module, function, first, last, _ = row
    helper = resolve_name(f"{module}.{function}")
    assert [code for code in range(1000) if helper(code)] == list(range(first, last + 1))


@pytest.mark.parametrize(
    "expression",
    ["200 <= code < 300", "199 < code <= 299", "code in range(200, 300)", "code // 100 == 2"],
)
def test_what_is_told_to_write_is_the_same(expression: str) -> None:
    source = f"import httpx\n\nresponse = httpx.get(URL)\n\nprint({expression})\n"
    source = source.replace("code", "response.status_code")
    (found,) = check(source, "f.py", Options(select=("HSC007",))).findings
    instead = found.message.partition(", write ")[2].partition(" (")[0]
    assert instead == "httpx.codes.is_success(response.status_code)"
    for code in STATUSES:
        names = {"httpx": httpx, "response": httpx.Response(code)}
        written = expression.replace("code", "response.status_code")
        assert eval(written, names) == eval(instead, names)
