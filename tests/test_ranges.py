"""What HSC013 says of a range is so: each one is evaluated for every status."""

from __future__ import annotations

import re

import pytest
import requests

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
